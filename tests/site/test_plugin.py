"""The course inside MkDocs: what is published, what is refused, and that all ways give the same site."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.german import GERMAN
from tests.in_process import mkdocs, start_mkdocs
from tests.large_course import large
from tests.packed_texts import with_packed

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
CourseFiles = Callable[..., Path]


@pytest.fixture
def project(course_files: CourseFiles) -> Callable[..., Path]:
    """A small course with the real theme around it, ready for MkDocs."""

    def make(changes: dict[str, str | None] | None = None, options: str = "") -> Path:
        root = course_files(changes or {})
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
        if options:
            settings = settings.replace("  - course\n", f"  - course:\n      {options}\n")
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        return root

    return make


def git(root: Path, *arguments: str) -> str:
    name = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    done = subprocess.run(["git", *name, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def files_of(site: Path) -> dict[str, bytes]:
    skipped = ("sitemap.xml.gz", ".nojekyll", ".coursewright.json")  # they hold the time of the build, or git's mark
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name not in skipped and ".git" not in path.parts
    }


def test_a_course_becomes_a_site_and_its_data_files_stay_out_of_it(project: Callable[..., Path]) -> None:
    root = project()
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    names = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*.html")}
    assert {
        "index.html",
        "sources.html",
        "people/index.html",
        "people/lesson.html",
        "people/quiz.html",
        "people/checklist-after-a-call.html",
    } <= names
    assert not list((root / "site").rglob("*.yml"))
    assert not [name for name in files_of(root / "site") if name.endswith((".typ", ".ttf")) or "paper" in name]


def test_a_mistake_is_told_once_and_the_old_site_stays(project: Callable[..., Path]) -> None:
    root = project()
    assert mkdocs(root, "build").returncode == 0
    before = files_of(root / "site")
    quiz = root / "quizzes/people.yml"
    good = quiz.read_text(encoding="utf-8")
    quiz.write_text(good.replace("pass_mark: 80", "pas_mark: 80"), encoding="utf-8")
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert done.stderr.count("unknown key `pas_mark` in the quiz; did you mean `pass_mark`?") == 1
    assert "1 problem in the course; nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(root / "site") == before
    quiz.write_text(good, encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0


def test_what_is_the_trainers_is_in_no_page_and_not_in_the_search_index(project: Callable[..., Path]) -> None:
    root = project()
    lesson = root / "modules/people/lesson.md"
    text = lesson.read_text(encoding="utf-8")
    block = '\n\n!!! trainer "Run sheet PLANTED-ONE"\n    PLANTED-TWO\n\n    - PLANTED-THREE\n\nAfter it.\n'
    lesson.write_text(text + block + "\n<!-- PLANTED-FOUR -->\n", encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0
    found = [name for name, content in files_of(root / "site").items() if b"PLANTED" in content]
    assert found == []
    assert "After it." in (root / "site/people/lesson.html").read_text(encoding="utf-8")


def test_html_in_a_lesson_comes_out_as_text_unless_the_option_says_otherwise(project: Callable[..., Path]) -> None:
    planted = (
        "\n\nPlain <b onclick=x>bold</b>.\n\n<script>alert(1)</script>\n\n"
        "[run](javascript:alert(1)){ onclick=alert(1) }\n"
    )
    root = project()
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + planted, encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0
    html = (root / "site/people/lesson.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "&lt;b onclick=x&gt;bold&lt;/b&gt;" in html
    assert "javascript:alert" not in html
    assert "onclick=" not in html.replace("&lt;b onclick=x&gt;", "")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  - course\n", "  - course:\n      raw_html: true\n")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0
    assert "<b onclick=x>bold</b>" in (root / "site/people/lesson.html").read_text(encoding="utf-8")


def test_the_style_of_content_is_loaded_where_it_is_used(
    project: Callable[..., Path], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    root = project(replaced("modules/people/lesson.md", "## Stay\n", "## Stay\n\n```\ncode\n```\n"))
    assert mkdocs(root, "build", "-q").returncode == 0
    loading = [path.name for path in (root / "site").rglob("*.html") if "content.css" in path.read_text("utf-8")]
    assert loading == ["lesson.html"]


def test_answers_stay_out_of_the_search_index(project: Callable[..., Path]) -> None:
    root = project()
    quiz = root / "quizzes/people.yml"
    text = quiz.read_text(encoding="utf-8")
    assert "feedback: " in text
    quiz.write_text(text.replace("feedback: ", "feedback: Planted-answer "), encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0
    index = {path.name: with_packed(path).decode() for path in (root / "site/search").rglob("*.*")}
    assert "people/quiz.html" in index["pages.json"]
    assert not [name for name, content in index.items() if "planted" in content.lower()]


def test_a_file_that_renders_for_too_long_is_named(project: Callable[..., Path]) -> None:
    root = project(options="seconds_per_file: 1")
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n\n" + "[`x" * 30_000 + "\n", encoding="utf-8")
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert (
        "modules/people/lesson.md:1:1: rendering took more than 1 seconds; "
        "look for long runs of brackets, backticks or nested lists, or split the file"
    ) in done.stderr
    assert "Traceback" not in done.stderr


def with_hook(root: Path) -> Path:
    """Give a course a hook that does nothing, so that MkDocs makes its pages one by one."""
    (root / "hook.py").write_text("def on_post_build(config): pass\n")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}hooks: [hook.py]\n", "utf-8")
    return root


@pytest.mark.parametrize(("edition", "changes"), [("learner", {}), ("trainer", {}), ("learner", large())])
def test_pages_that_mkdocs_makes_one_by_one_are_those_of_the_engine(
    project: Callable[..., Path], edition: str, changes: dict[str, str | None]
) -> None:
    root = project(changes, options=f"edition: {edition}")
    place = root / ("site" if edition == "learner" else "site-trainer")
    assert mkdocs(root, "build").returncode == 0
    expected = files_of(place)
    assert mkdocs(with_hook(root), "build").returncode == 0
    assert files_of(place) == expected


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        (
            "on_page_markdown(markdown, **_): return markdown.replace('## Stay', '## Go')",
            "modules/people/lesson.md:1:1: a hook or another plugin took the heading `stay` from this page; "
            "let it leave the headings of lessons as they are\n",
        ),
        (
            "on_page_content(html, **_): raise RecursionError",
            "1:1: nested too deeply to render; make lists and quotations flatter\n",
        ),
    ],
    ids=["a heading", "nested"],
)
def test_what_a_hook_spoils_is_told_with_its_page(project: Callable[..., Path], hook: str, said: str) -> None:
    root = with_hook(project())
    (root / "hook.py").write_text(f"def {hook}\n")
    done = mkdocs(root, "build")
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_generated_pages_are_written_again_only_when_they_change(project: Callable[..., Path]) -> None:
    root = with_hook(project())
    assert mkdocs(root, "build").returncode == 0
    cache = root / ".cache/course"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*.md")}
    quiz = root / "quizzes/people.yml"
    text = quiz.read_text(encoding="utf-8")
    quiz.write_text(text.replace("feedback: ", "feedback: Indeed, ", 1), encoding="utf-8")
    assert mkdocs(root, "build").returncode == 0
    after = {path: path.stat().st_mtime_ns for path in cache.rglob("*.md")}
    changed = {path.relative_to(cache).as_posix() for path, time in after.items() if before.get(path) != time}
    assert changed == {"people/quiz.md"}


def push_to_a_remote(root: Path, remote: Path) -> None:
    """Make a repository of a project, and one beside it to which it is pushed."""
    (root / ".gitignore").write_text("/site/\n/.cache/\n/.site-build-*/\n", encoding="utf-8")
    git(remote.parent, "init", "--bare", "--initial-branch=main", str(remote))
    git(root, "init", "--initial-branch=main")
    git(root, "config", "user.name", "Tester")
    git(root, "config", "user.email", "tester@example.org")
    git(root, "add", ".")
    git(root, "commit", "-m", "The course")
    git(root, "remote", "add", "origin", str(remote))
    git(root, "push", "-u", "origin", "main")


def assert_a_refusal_publishes_nothing(root: Path, remote: Path) -> None:
    """Have the remote refuse what is pushed to it, this once."""
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Not today.' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = start_mkdocs(root, "gh-deploy")
    assert done.returncode == 1
    assert "refused the push to gh-pages: Not today. (pre-receive hook declined). Nothing was publ" in done.stderr
    assert "Traceback" not in done.stderr
    assert "gh-pages" not in git(root, "branch")
    hook.unlink()


@pytest.mark.process
def test_build_py_mkdocs_and_gh_deploy_give_the_same_site(project: Callable[..., Path], tmp_path: Path) -> None:
    root, remote = project(), tmp_path / "remote.git"
    push_to_a_remote(root, remote)
    assert_a_refusal_publishes_nothing(root, remote)

    done = start_mkdocs(root, "gh-deploy")
    assert done.returncode == 0, done.stderr
    said = f"Publishing to the branch `gh-pages` of the remote `origin` ({remote}); where it will stand is not known"
    assert said in done.stderr
    deployed = tmp_path / "deployed"
    git(tmp_path, "clone", "--branch", "gh-pages", str(remote), str(deployed))

    done = start_mkdocs(root, "build", "--site-dir", str(tmp_path / "plain"))
    assert done.returncode == 0, done.stderr

    own = subprocess.run(
        [sys.executable, "-m", "course.commands.main", "--root", str(root)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert own.returncode == 0, own.stderr

    expected = files_of(tmp_path / "plain")
    assert expected
    assert files_of(deployed) == expected
    assert files_of(root / "site") == expected
    assert filecmp.cmp(tmp_path / "plain/index.html", root / "site/index.html", shallow=False)


@pytest.mark.process
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("no remote", "git remote add origin"),
        ("dirty", "not committed"),
        ("stale", "git pull"),
        (
            "foreign",
            "gh-deploy would publish what no command of this program made: site/CNAME. "
            "Move it away (what belongs to the site, such as CNAME or robots.txt, into modules/)",
        ),
    ],
)
def test_gh_deploy_says_plainly_what_is_wrong_and_builds_nothing(
    project: Callable[..., Path], tmp_path: Path, spoil: str, said: str
) -> None:
    root = project()
    (root / ".gitignore").write_text("/site/\n/.cache/\n", encoding="utf-8")
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--bare", "--initial-branch=main", str(remote))
    git(root, "init", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "-m", "The course")
    if spoil != "no remote":
        git(root, "remote", "add", "origin", str(remote))
        git(root, "push", "-u", "origin", "main")
    if spoil == "dirty":
        lesson = root / "modules/people/lesson.md"
        lesson.write_text(lesson.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    if spoil == "foreign":
        (root / "site").mkdir()
        (root / "site/CNAME").write_text("www.example.org", encoding="utf-8")
    if spoil == "stale":
        other = tmp_path / "other"
        git(tmp_path, "clone", str(remote), str(other))
        (other / "new.txt").write_text("new", encoding="utf-8")
        git(other, "add", ".")
        git(other, "commit", "-m", "Newer")
        git(other, "push")
    done = mkdocs(root, "gh-deploy")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site/index.html").exists()


def test_a_course_in_several_languages_takes_no_hooks_of_its_own(project: Callable[..., Path]) -> None:
    """MkDocs would make the pages of one language alone."""
    root = project(GERMAN)
    assert mkdocs(root, "build").returncode == 0
    before = files_of(root / "site")
    for words in (("build",), ("build", "--dirty")):
        done = mkdocs(with_hook(root) if words == ("build",) else root, *words)
        assert done.returncode == 1
        assert (
            "modules/catalogue.yml:12:12: pages that MkDocs makes one by one, with hooks or plugins of a site, stand "
            "in one language alone; take `languages` out, or those out of mkdocs.yml"
        ) in done.stderr
        assert "Traceback" not in done.stderr
        assert files_of(root / "site") == before
