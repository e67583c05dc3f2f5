"""What `check --since` asks for, against a repository that each test makes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.checks.old_revision import NoOldRevision, course_at
from course.checks.since import kept_share, may_mean_something_else
from course.commands import check
from course.commands.main import main
from course.reading.git import reason
from course.records.judgement import local_day
from tests.checks.published_course import CATALOGUE, INDEX, LESSON, LISTS, QUIZ, Since, git, root, since, write
from tests.conftest import VALID

pytestmark = pytest.mark.process

__all__ = ["root", "since"]  # fixtures

VERSION = 'revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}\n---'
NEXT = """\
revision: {version: "1.1", date: 2026-12-01, next_review: 2027-11-21}
changes:
  - {version: "1.1", date: 2026-12-01, kind: KIND, summary: What is new.}
---"""


def raised(kind: str) -> tuple[str, str, str]:
    return INDEX, VERSION, NEXT.replace("KIND", kind)


def test_nothing_is_asked_where_nothing_changed(since: Since) -> None:
    assert since() == []


def test_a_typing_mistake_costs_nothing(since: Since) -> None:
    assert since((QUIZ, "Somebody has fallen. What comes first?", "Someone has fallen. What comes first?")) == []
    assert since((LISTS, "Said where you are", "Said where you were")) == []


WIDER = "Anybody can help, and nobody has to be a nurse for it: look, call, and stay until somebody comes.[^000-01]"


def test_a_new_text_without_a_new_version_is_a_problem(since: Since) -> None:
    change = (LESSON, "Anybody can help.[^000-01]", WIDER)
    (said,) = since(change)
    assert said == (
        "modules/people/index.md:28:21: the version is still 1.0, and 10% of the words have changed since `published`; "
        'write `version: "1.1"` under `revision` in modules/people/index.md, with an entry in `changes` that says what '
        "is new"
    )
    assert since(change, raised("minor")) == []


def test_a_new_key_without_a_new_version_is_a_problem(since: Since) -> None:
    key = (QUIZ, "    answer: true\n", "    answer: false\n")
    assert since(key) == [
        "modules/people/index.md:28:21: the version is still 1.0, and the test has changed since `published`: "
        'another key: anybody-can-help; write `version: "1.1"` under `revision` in modules/people/index.md, with an '
        "entry in `changes`, so that learners are told what is asked again"
    ]
    assert since(key, raised("major")) == []


def test_a_version_without_a_day_is_given_today_in_what_to_write(since: Since) -> None:
    (said, *_) = since((INDEX, VERSION, 'revision: {version: "1.1"}\n---'))
    assert said.endswith(f'add {{version: "1.1", date: {local_day()}, kind: minor, summary: ...}}')


def test_a_test_that_changed_in_a_minor_version_is_doubted(since: Since) -> None:
    key = (QUIZ, "    answer: true\n", "    answer: false\n")
    assert since(key, raised("minor")) == [
        "modules/people/index.md:28:21: every change since `published` is called minor, and the test has changed: "
        "another key: anybody-can-help; write `kind: major` where learners are asked again"
    ]


def test_a_version_without_its_change_is_a_problem(since: Since) -> None:
    assert since((INDEX, VERSION, VERSION.replace("1.0", "1.1"))) == [
        "modules/people/index.md:28:21: version 1.1 has no entry in `changes`, and was 1.0 at `published`; "
        'add {version: "1.1", date: 2026-11-21, kind: minor, summary: ...}'
    ]


def test_a_version_that_goes_back_is_a_problem(since: Since) -> None:
    assert since((INDEX, VERSION, VERSION.replace("1.0", "0.9"))) == [
        "modules/people/index.md:28:21: the version went back from 1.0 at `published` to 0.9; write a version after 1.0"
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "shown"),
    [
        ("Somebody has fallen. What comes first?", "Which drink goes well with a biscuit?", "prompt",
         "Somebody has fallen. What comes first?"),
        ("Somebody has fallen. What comes first?", "Somebody has fallen. What never comes first?", "prompt",
         "Somebody has fallen. What comes first?"),
        ("A call for help", "Your own safety", "choices, a", "A call for help"),
    ],
)  # fmt: skip
def test_a_question_that_may_ask_something_else_under_the_same_key_is_doubted(
    since: Since, old: str, new: str, place: str, shown: str
) -> None:
    assert since((QUIZ, old, new)) == [
        f"quizzes/people.yml:9:13: the wording of `first-call` ({place}) was `{shown}` at `published`, and "
        "its key is the same, so learners are not asked again; if it asks something else now, write `revision: 2`"
    ]
    # Raised, it is another key; that asks for a new version, and no more.
    revised = (QUIZ, "kind: single-choice\n", "kind: single-choice\n    revision: 2\n")
    assert since((QUIZ, old, new), revised, raised("major")) == []


def test_a_question_that_is_gone_is_noted(since: Since) -> None:
    gone = VALID[QUIZ][VALID[QUIZ].index("  - id: anybody-can-help") :]
    assert since((QUIZ, gone, ""), raised("major")) == [
        "quizzes/people.yml:5:3: the question `people/anybody-can-help` was there at `published`, and what learners "
        "earned with it counts no more; if it is called otherwise now, write `anybody-can-help` into `was` beside its "
        "new name, as `rename` does"
    ]


def test_a_checklist_whose_items_changed_needs_a_revision(since: Since) -> None:
    item = (LISTS, "Stayed with the person", "Wrote the report")
    assert since(item) == [
        "modules/people/checklists.yml:8:13: the revision is still 1, and items have changed since `published`: "
        "stayed; write `revision: 2`, so that old ticks are not taken for new ones"
    ]
    assert since(item, (LISTS, "revision: 1", "revision: 2")) == []
    more = (
        LISTS,
        "      text: Stayed with the person\n",
        "      text: Stayed with the person\n    - {id: third, text: Sat}\n",
    )
    assert since(more) == [
        "modules/people/checklists.yml:8:13: the revision is still 1, and items have changed since `published`: "
        "third; write `revision: 2`, so that old ticks are not taken for new ones"
    ]


def test_a_checklist_that_is_asked_for_otherwise_needs_a_new_version_of_its_module(since: Since) -> None:
    observed = (LISTS, "  revision: 1\n", "  revision: 1\n  required: observed\n")
    assert since(observed) == [
        "modules/people/checklists.yml:9:13: the version of the module is still 1.0, and of the checklist "
        "`after-a-call` `required` is `observed`, and was left out at `published`; "
        'write `version: "1.1"` under `revision` in modules/people/index.md; records name it'
    ]
    assert since(observed, raised("minor")) == []


def test_a_course_of_other_modules_needs_a_new_version(root: Path, since: Since) -> None:
    shutil.copytree(root / "modules/people", root / "modules/more")
    shutil.copy(root / "quizzes/people.yml", root / "quizzes/more.yml")
    for path in (*(root / "modules/more").iterdir(), root / "quizzes/more.yml"):
        text = path.read_text("utf-8").replace("FA-101", "FA-102").replace("after-a-call", "after-all")
        path.write_text(re.sub(r'"1\.(\d)"', r'"2.\1"', text), "utf-8")
    more = (CATALOGUE, "core: [FA-101]", "core: [FA-101, FA-102]")
    assert since(more) == [
        "modules/catalogue.yml:35:25: the version is still 1.0, and other modules complete the course than at "
        '`published`; write `version: "1.1"` under `revision` in modules/catalogue.yml; records name it'
    ]
    assert since(more, (CATALOGUE, 'revision: {version: "1.0"', 'revision: {version: "1.1"')) == []


def test_another_pass_mark_or_other_demands_need_a_new_version(since: Since) -> None:
    assert since((QUIZ, "pass_mark: 80", "pass_mark: 90")) == [
        "quizzes/people.yml:3:12: the version is still 1.0, and the pass mark, which was 80 at `published`, is 90; "
        'write `version: "1.1"` under `revision` in modules/people/index.md, with an entry in `changes`; whoever has '
        "passed has passed"
    ]
    assert since((QUIZ, "pass_mark: 80", "pass_mark: 90"), raised("minor")) == []
    owner = "    owner: Training desk\ncompletion"
    assert since((CATALOGUE, owner, owner.replace("\nc", "\n    requires: {read: none}\nc"))) == [
        "modules/catalogue.yml:35:25: the version is still 1.0, and `requires` of the course is not what it was at "
        '`published`; write `version: "1.1"` under `revision` in modules/catalogue.yml; records name it'
    ]
    assert since((CATALOGUE, "policies:\n", "requires: {read: none}\npolicies:\n")) == [
        "modules/catalogue.yml:38:11: `requires` is not what it was at `published`: learners who are under way are "
        "asked for something else; who has completed a module keeps that; raise the versions of courses, so that "
        "records tell them apart"
    ]


def test_modules_that_have_not_changed_are_not_read_again(root: Path) -> None:
    present = load_course(root, rules=False)
    assert course_at(root, "published", present).by_slug["people"] is present.by_slug["people"]
    (root / LESSON).write_text(VALID[LESSON].replace("Anybody", "Everybody"))
    past = course_at(root, "published", load_course(root, rules=False))
    assert "Anybody can help" in past.by_slug["people"].lessons[0].body


def test_a_mistake_in_the_course_comes_first(since: Since) -> None:
    (said,) = since((QUIZ, "kind: true-false", "kind: true-or-false"))
    assert said.startswith("quizzes/people.yml:31:11: `kind` must be one of")


def test_the_command_prints_all_of_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "check", "--since", "published"]) == 0
    write(root, {QUIZ: VALID[QUIZ].replace("answer: true", "answer: false")})
    capsys.readouterr()
    assert main(["--root", str(root), "check", "--since", "published", "--format", "json"]) == 1
    found = [entry for entry in json.loads(capsys.readouterr().out) if entry["severity"] == "error"]
    assert [(entry["path"], entry["line"]) for entry in found] == [("modules/people/index.md", 28)]


def refused(root: Path, ref: str = "published") -> str:
    with pytest.raises(NoOldRevision) as caught:
        course_at(root, ref)
    return str(caught.value)


def test_a_project_in_a_folder_of_its_repository_is_found(root: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(root, whole / "training", ignore=shutil.ignore_patterns(".git"))
    git(whole, "init", "--quiet")
    git(whole, "add", ".")
    git(whole, "commit", "--quiet", "--message", "All")
    assert [module.code for module in course_at(whole / "training", "HEAD").modules] == ["FA-101"]


def test_there_has_to_be_a_repository(course_files: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = course_files({})
    words = f"{root} is not a git repository, so there is no revision to compare with."
    assert refused(root) == words
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    assert main(["--root", str(root), "check", "--since", "HEAD"]) == 2
    assert capsys.readouterr().err == f"{words}\n"


def test_there_has_to_be_such_a_revision(root: Path) -> None:
    for ref in ("lost", "--all"):
        assert refused(root, ref) == (
            f"There is no revision `{ref}`. Name a commit, a branch or a tag; `git log` and `git tag` list them."
        )


def test_a_day_names_the_newest_revision_at_its_beginning(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    for day, title in (("2026-11-02", "Second"), ("2026-11-03", "Third")):
        write(root, {INDEX: VALID[INDEX].replace('title: "', f'title: "{title} ', 1)})
        git(root, "add", ".")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T09:00:00+00:00")
        git(root, "commit", "--quiet", "--message", title)
    titles = [course_at(root, day).modules[0].title for day in ("2026-11-03", "2026-11-04")]
    assert [title.partition(" ")[0] for title in titles] == ["Second", "Third"]
    assert refused(root, "1999-01-01") == "No revision is older than 1999-01-01; `git log` lists them."
    git(root, "tag", "2026-11-04", "published")  # a name goes before a day
    assert course_at(root, "2026-11-04").modules[0].title.startswith("People")
    assert refused(root, "2026-13-01").startswith("There is no revision `2026-13-01`.")


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(root: Path, tmp_path: Path) -> None:
    (root / "more.txt").write_text("more")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "More")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", root.as_uri(), "shallow")
    assert refused(tmp_path / "shallow") == (
        "There is no revision `published` here, and this clone is shallow: git was told to leave the past out. "
        "Fetch it with: git fetch --unshallow --tags; in GitHub Actions give actions/checkout `fetch-depth: 0`"
    )


def test_git_has_to_be_installed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(root) == (
        "git is not installed, and `--since` compares through it. Debian, Ubuntu: apt-get install git; "
        "macOS: xcode-select --install; Windows: https://git-scm.com/download/win"
    )


def test_what_git_says_is_passed_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess(["git"], 128, "", "fatal: detected dubious ownership in repository\n")
    monkeypatch.setattr("course.checks.old_revision.git", lambda root, *arguments: failed)
    assert refused(root) == f"git cannot read {root}: detected dubious ownership in repository."
    assert reason(failed.stderr) == "detected dubious ownership in repository."


def test_a_checklist_whose_revision_goes_back_is_told(root: Path) -> None:
    write(root, {LISTS: VALID[LISTS].replace("revision: 1\n", "revision: 3\n")})
    git(root, "commit", "--quiet", "--all", "--message", "Third")
    write(root, {LISTS: VALID[LISTS].replace("revision: 1\n", "revision: 2\n")})
    assert [str(one) for one in check.examine_since(root, "HEAD").problems] == [
        "modules/people/checklists.yml:8:13: the revision went back from 3 at `HEAD` to 2; write `revision: 4`"
    ]


def test_the_old_revision_has_to_hold_a_course(root: Path) -> None:
    git(root, "rm", "-r", "--quiet", "quizzes")
    git(root, "commit", "--quiet", "--message", "No quizzes")
    assert refused(root, "HEAD") == (
        "The revision `HEAD` holds no course in modules and quizzes: pathspec 'quizzes' did not match any files."
    )


def test_the_old_course_has_to_be_readable(root: Path) -> None:
    write(root, {QUIZ: VALID[QUIZ].replace("prompt:", "promt:")})
    git(root, "commit", "--quiet", "--all", "--message", "Broken")
    assert refused(root, "HEAD") == (
        "The course at `HEAD` cannot be read: quizzes/people.yml:9:5: unknown key `promt` in a question; did you mean "
        "`prompt`? (2 more problems). Compare with a later revision."
    )


@pytest.mark.parametrize(
    ("old", "new", "other"),
    [
        ("Call for help", "call for  help!", False),
        ("Call for help", "Call for some help", False),
        ("You may promise a time", "You may not promise a time", True),
        ("True", "Never", True),
        ("Don't promise a time", "Don\N{RIGHT SINGLE QUOTATION MARK}t promise a time", False),
        ("Look up first", "Ring the maintenance desk", True),
    ],
)
def test_a_text_may_mean_something_else_when_little_of_it_is_left(old: str, new: str, other: bool) -> None:
    assert may_mean_something_else(old, new) is other
    assert may_mean_something_else(new, old) is other


def test_the_share_of_words_that_were_kept() -> None:
    assert kept_share("abcd", "abcd") == 1
    assert kept_share("abcd", "abcx") == 0.75
