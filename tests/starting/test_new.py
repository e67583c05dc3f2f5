"""``new``: a small course, and one more of each of its parts, which build, and write over nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import examine
from course.model.questions import KINDS
from course.starting import names, templates
from tests.folders.whole_projects import sources
from tests.in_process import Ended, command

NEXT = "Next: write your own words into it; `coursewright check` says what is missing.\n"


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Return a course that ``new`` has made, in a path with blanks and letters of other languages."""
    folder = tmp_path / "Höhe & Sturz"
    assert command(tmp_path, "new", "course", str(folder)).returncode == 0
    return folder


def new(root: Path, *arguments: str) -> str:
    """Run ``new``, which must do what it is asked, and return what it says."""
    ended = command(root, "new", *arguments)
    assert (ended.returncode, ended.stderr) == (0, ""), ended
    return ended.stdout


def told(root: Path) -> list[str]:
    """Return everything that ``check`` tells of a course."""
    verdict = examine(root)
    return [str(problem) for problem in (*verdict.problems, *verdict.warnings)]


@pytest.mark.long
def test_a_new_course_is_listed_and_has_nothing_to_be_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "Höhe & Sturz"
    said = command(tmp_path, "new", "course", str(folder)).stdout
    assert said == (
        "Wrote Höhe & Sturz/.github/workflows/publish.yml\n"
        "Wrote Höhe & Sturz/.gitignore\n"
        "Wrote Höhe & Sturz/.gitlab-ci.yml\n"
        "Wrote Höhe & Sturz/.schemas/catalogue.json\n"
        "Wrote Höhe & Sturz/.schemas/checklists.json\n"
        "Wrote Höhe & Sturz/.schemas/lesson.json\n"
        "Wrote Höhe & Sturz/.schemas/module.json\n"
        "Wrote Höhe & Sturz/.schemas/page.json\n"
        "Wrote Höhe & Sturz/.schemas/quiz.json\n"
        "Wrote Höhe & Sturz/.schemas/scenarios.json\n"
        "Wrote Höhe & Sturz/.schemas/sources.json\n"
        "Wrote Höhe & Sturz/.schemas/trainer.json\n"
        "Wrote Höhe & Sturz/.vscode/extensions.json\n"
        "Wrote Höhe & Sturz/.vscode/settings.json\n"
        "Wrote Höhe & Sturz/mkdocs.yml\n"
        "Wrote Höhe & Sturz/modules/catalogue.yml\n"
        "Wrote Höhe & Sturz/modules/first-steps/checklists.yml\n"
        "Wrote Höhe & Sturz/modules/first-steps/index.md\n"
        "Wrote Höhe & Sturz/modules/first-steps/lesson.md\n"
        "Wrote Höhe & Sturz/quizzes/first-steps.yml\n"
        "Wrote Höhe & Sturz/requirements.txt\n"
        f'Next: cd "{folder}", then `coursewright serve` shows the course, and again after each change.\n'
    )
    assert told(folder) == []
    assert "id: hohe-sturz # learners" in (folder / "modules/catalogue.yml").read_text("utf-8")
    built = command(folder)
    assert built.returncode == 0, built.stderr
    assert "Höhe &amp; Sturz" in (folder / "site/index.html").read_text("utf-8")
    assert (folder / "site/first-steps/checklist-before-you-leave.html").is_file()


def test_a_title_may_hold_any_sign(tmp_path: Path) -> None:
    new(tmp_path, "course", "here", "--title", 'Say "no": #1 of {ten} \\ rules')
    assert told(tmp_path / "here") == []
    assert 'title: "Say \\"no\\": #1 of {ten} \\\\ rules"' in (tmp_path / "here/modules/catalogue.yml").read_text(
        "utf-8"
    )


@pytest.mark.long
def test_every_part_can_be_added_and_is_right_as_it_stands(started: Path) -> None:
    assert new(started, "module", "wet-floors") == (
        f"Wrote modules/wet-floors/index.md\nWrote modules/wet-floors/lesson.md\nWrote quizzes/wet-floors.yml\n{NEXT}"
    )
    index = (started / "modules/wet-floors/index.md").read_text("utf-8")
    assert 'code: MOD-102\ntitle: "Wet floors"\n' in index
    assert 'id: "2.1"' in index
    assert new(started, "lesson", "wet-floors/at-night") == f"Wrote modules/wet-floors/at-night.md\n{NEXT}"
    placed = "Place it in a lesson, on a line of its own: <!-- {} -->\n"
    assert new(started, "checklist", "wet-floors/after-a-spill") == (
        f"Wrote modules/wet-floors/checklists.yml\n{placed.format('checklist: after-a-spill')}{NEXT}"
    )
    assert new(started, "scenario", "wet-floors/a-spill") == (
        f"Wrote modules/wet-floors/scenarios.yml\n{placed.format('scenario: a-spill')}{NEXT}"
    )
    assert new(started, "guide", "wet-floors/broken") == (
        f"Added to modules/wet-floors/scenarios.yml\n{placed.format('scenario: broken')}{NEXT}"
    )
    (started / "quizzes/wet-floors.yml").unlink()
    assert new(started, "quiz", "wet-floors") == f"Wrote quizzes/wet-floors.yml\n{NEXT}"
    assert examine(started).problems == ()
    assert command(started).returncode == 0


@pytest.mark.long
@pytest.mark.parametrize("kind", [kind.called() for kind in KINDS])
def test_a_question_of_each_kind_is_right_as_it_stands_and_more_than_once(started: Path, kind: str) -> None:
    for name in ("one", "two"):
        new(started, "question", kind, "--quiz", "first-steps", "--id", name)
    new(started, "question", kind, "--quiz", "first-steps")
    assert examine(started).problems == ()
    bank = (started / "quizzes/first-steps.yml").read_text("utf-8")
    assert re.findall(r"^  - id: (\S+)$", bank, re.MULTILINE)[-3:-1] == ["one", "two"]
    assert bank.count(f'kind: {kind}\n    objective: "1.1"\n    section: the-first-step\n') >= 3
    assert not [one for one in told(started) if " [FB" in one]


def test_a_question_leads_back_to_the_first_section_that_learners_read(started: Path) -> None:
    lesson = started / "modules/first-steps/lesson.md"
    head = lesson.read_text("utf-8").partition("\n## ")[0]
    texts = "!!! trainer\n\n    ## For trainers\n\n## Yes\n\nText.\n\n## At last\n\nText.\n"
    lesson.write_text(f"{head}\n{texts}", "utf-8")
    new(started, "question", "numeric", "--quiz", "first-steps")
    assert '    section: "yes"\n' in (started / "quizzes/first-steps.yml").read_text("utf-8")
    lesson.write_text(f"{head}\nText without a heading.\n", "utf-8")
    (started / "quizzes/first-steps.yml").unlink()
    new(started, "quiz", "first-steps")
    assert "section:" not in (started / "quizzes/first-steps.yml").read_text("utf-8")
    assert examine(started).problems == ()


def test_every_kind_has_a_text_to_start_from() -> None:
    assert set(templates.kinds()) == {kind.called() for kind in KINDS}


BANKS = {
    "comments": (
        "# A bank.\nformat: 1\nquestions:   # all of them\n  # the first\n"
        "  - {id: a, kind: true-false, prompt: It is so., answer: true}   # short\n\n# the end\n",
        "# A bank.\nformat: 1\nquestions:   # all of them\n  # the first\n"
        "  - {id: a, kind: true-false, prompt: It is so., answer: true}   # short\n",
        "\n# the end\n",
    ),
    "no indent, and a key behind": (
        "questions:\n- id: a\n  kind: true-false\n  prompt: |\n    # It is\n    so.\n  answer: true\n"
        "\n# how many\ndraw: 1\n",
        "questions:\n- id: a\n  kind: true-false\n  prompt: |\n    # It is\n    so.\n  answer: true\n",
        "\n# how many\ndraw: 1\n",
    ),
    "lines of Windows": (
        "questions:\r\n  - id: a\r\n    kind: true-false\r\n    prompt: It is so.\r\n    answer: true\r\n",
        "questions:\r\n  - id: a\r\n    kind: true-false\r\n    prompt: It is so.\r\n    answer: true\r\n",
        "",
    ),
    "no end of the last line": (
        "questions:\n  - id: a\n    kind: true-false\n    prompt: It is so.\n    answer: true",
        "questions:\n  - id: a\n    kind: true-false\n    prompt: It is so.\n    answer: true\n",
        "",
    ),
}


@pytest.mark.long
@pytest.mark.parametrize(("bank", "before", "behind"), BANKS.values(), ids=BANKS)
def test_a_question_is_put_behind_the_others_and_nothing_else_changes(
    started: Path, bank: str, before: str, behind: str
) -> None:
    path = started / "quizzes/first-steps.yml"
    path.write_bytes(bank.encode())
    assert new(started, "question", "numeric", "--quiz", "first-steps") == f"Added to quizzes/first-steps.yml\n{NEXT}"
    text = path.read_bytes().decode()
    assert text.startswith(before)
    assert text.endswith(behind)
    assert "id: numeric" in text[len(before) :]
    assert ("\r\n" in text) is ("\r\n" in bank)
    assert text.count("\n") == text.count("\r\n") or "\r" not in bank
    assert examine(started).problems == ()


def test_entries_that_stand_a_blank_line_apart_go_on_so(started: Path) -> None:
    path = started / "quizzes/first-steps.yml"
    entry = "  - {{id: {}, kind: true-false, prompt: It is so., answer: true}}\n"
    path.write_text(f"questions:\n{entry.format('a')}\n{entry.format('b')}", "utf-8")
    new(started, "question", "numeric", "--quiz", "first-steps")
    assert f"{entry.format('b')}\n  - id: numeric\n" in path.read_text("utf-8")


def test_a_lesson_is_listed_where_its_module_lists_lessons(started: Path) -> None:
    index = started / "modules/first-steps/index.md"
    text = index.read_text("utf-8")
    index.write_text(text.replace("purpose:", "lessons: [lesson.md] # in this order\npurpose:"), "utf-8")
    assert new(started, "lesson", "first-steps/second") == (
        f"Wrote modules/first-steps/second.md\nAdded to modules/first-steps/index.md\n{NEXT}"
    )
    assert "\nlessons: [lesson.md, second.md] # in this order\n" in index.read_text("utf-8")
    index.write_text(text.replace("purpose:", "lessons:\n  - lesson.md\n  - second.md\npurpose:"), "utf-8")
    assert new(started, "lesson", "first-steps/third") == (
        f"Wrote modules/first-steps/third.md\nAdd third.md to `lessons` in modules/first-steps/index.md.\n{NEXT}"
    )


IS_THERE = (
    "modules/first-steps/ is there already. Choose another name; `new lesson first-steps/NAME` adds a lesson to it, "
    "`new question KIND --quiz first-steps` a question.\n"
)
REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "a module that is there": (
        ("module", "first-steps"), 2,
        IS_THERE,
    ),
    "a module of another's code": (
        ("module", "second", "--code", "MOD-101"), 2,
        "The code MOD-101 is taken. Choose another, or leave --code out.\n",
    ),
    "a module that no folder can be": (
        ("module", "Nasse Böden"), 2,
        "`Nasse Böden` cannot name a module: write lower-case words joined by hyphens, 60 characters at most, "
        "such as nasse-boden.\n",
    ),
    "a module without letters": (
        ("module", "???"), 2,
        "`???` cannot name a module: write lower-case words joined by hyphens, 60 characters at most, "
        "such as wet-floors.\n",
    ),
    "a lesson that is there": (
        ("lesson", "first-steps/lesson"), 2,
        "modules/first-steps/lesson.md is there already, and nothing is written over it. Choose another name.\n",
    ),
    "a lesson of no module": (
        ("lesson", "first-step/more"), 2, "There is no module `first-step`; did you mean `first-steps`?\n",
    ),
    "a module called as the folder of pages": (
        ("module", "pages"), 2,
        "`pages` cannot name a module: `pages/` holds pages of your own for learners, and is not a module. "
        "Choose another name.\n",
    ),
    "a module called as a folder of the site": (
        ("module", "families"), 2,
        "`families` cannot name a module: the site keeps its own files in `families/`. Choose another name.\n",
    ),
    "a lesson called as a page of the site": (
        ("lesson", "first-steps/quiz"), 2,
        "`quiz` cannot name a lesson: the site makes a page `quiz.md` itself. Choose another name.\n",
    ),
    "a lesson called as what is for trainers": (
        ("lesson", "first-steps/trainer"), 2,
        "`trainer` cannot name a lesson: what is for trainers alone stands in a file of this name. "
        "Choose another name.\n",
    ),
    "a lesson called nearly so": (
        ("lesson", "first-steps/trainers"), 2,
        "`trainers` cannot name a lesson: it may have been meant for `trainer.md`, which is not a lesson. "
        "Choose another name.\n",
    ),
    "a lesson without its module": (
        ("lesson", "more"), 2, "Write the module before the name: new lesson MODULE/more\n",
    ),
    "a quiz that is there": (
        ("quiz", "first-steps"), 2,
        "quizzes/first-steps.yml is there already; `new question KIND --quiz first-steps` adds a question to it.\n",
    ),
    "a question of no kind": (
        ("question", "multiple", "--quiz", "first-steps"), 2,
        "There is no kind of question `multiple`; did you mean `multiple-choice`?\n",
    ),
    "a question for no quiz": (
        ("question", "numeric"), 2,
        "Say which module's question bank it goes into: new question numeric --quiz MODULE\n",
    ),
    "a question whose id is taken": (
        ("question", "numeric", "--quiz", "first-steps", "--id", "single-choice"), 2,
        "quizzes/first-steps.yml has something of the id single-choice already. Choose another, or leave --id out.\n",
    ),
    "a checklist that is there": (
        ("checklist", "first-steps/before-you-leave"), 2,
        "modules/first-steps/checklists.yml has a checklist before-you-leave already, and records know checklists by "
        "that name alone.\n",
    ),
    "an option of another part": (
        ("quiz", "first-steps", "--title", "A quiz"), 2,
        "--title is for `new course`, `new module` and `new lesson` alone.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    started: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = sources(started)
    assert command(started, "new", *arguments) == Ended(code, "", said)
    assert sources(started) == before


def test_a_list_in_brackets_is_told_with_its_place(started: Path) -> None:
    path = started / "quizzes/first-steps.yml"
    path.write_text("questions: [{id: a, kind: true-false, prompt: It is so., answer: true}]\n", "utf-8")
    before = sources(started)
    assert command(started, "new", "question", "numeric", "--quiz", "first-steps") == Ended(
        1,
        "",
        "quizzes/first-steps.yml:1:12: nothing can be put into this list; "
        'write each entry on lines of its own, the first of which starts with "- "\n',
    )
    assert sources(started) == before


def test_a_name_with_which_the_course_would_not_build_is_told_and_nothing_written(started: Path) -> None:
    index = started / "modules/first-steps/index.md"
    index.write_text(index.read_text("utf-8").replace("title:", "was: [wet-floors]\ntitle:", 1), "utf-8")
    before = sources(started)
    assert command(started, "new", "module", "wet-floors") == Ended(
        1,
        "",
        "modules/first-steps/index.md:4:7: `wet-floors` is the name of another module now, at "
        "modules/wet-floors/index.md:2; give that one another name, or take this one out of `was`\n\n"
        "This is what would be wrong under this name, so nothing was written.\n",
    )
    assert sources(started) == before
    (started / "modules/catalogue.yml").write_text("id: [", "utf-8")
    assert "Wrote " in new(started, "module", "wet-floors")  # a course with mistakes already can be added to


@pytest.mark.parametrize("name", ["x", "third", "in", "indoor-rain", "edges", "night"])
def test_a_lesson_may_be_called_anything_but_what_an_overview_is(started: Path, name: str) -> None:
    assert f"Wrote modules/first-steps/{name}.md" in new(started, "lesson", f"first-steps/{name}")
    assert told(started) == []


def test_a_course_is_not_put_where_one_is(tmp_path: Path, started: Path) -> None:
    before = sources(started)
    assert command(tmp_path, "new", "course", str(started)) == Ended(
        2,
        "",
        f"{started} has a folder modules/ already, and nothing is written over it: `new module NAME` adds to the "
        "course in it; or choose another folder.\n",
    )
    assert sources(started) == before


def test_where_one_file_cannot_be_written_none_is(started: Path) -> None:
    for path in (started / "quizzes").iterdir():
        path.unlink()
    (started / "quizzes").rmdir()
    (started / "quizzes").write_text("a file", "utf-8")
    before = sources(started)
    ended = command(started, "new", "module", "wet-floors")
    assert ended.returncode == 1
    assert ended.stderr.endswith("quizzes cannot be written: File exists.\n")
    assert sources(started) == before
    assert not (started / "modules/wet-floors").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Wet floors", "wet-floors"),
        ("Straße & Höfe", "strasse-hofe"),
        ("  1, 2 ", "1-2"),
        ("سلامة", ""),
        ("a" * 70, "a" * 60),
    ],
)
def test_an_id_is_made_of_words(words: str, name: str) -> None:
    assert names.id_from(words) == name


@pytest.mark.parametrize(
    ("there", "code"), [([], "MOD-101"), (["FA-102", "FA-099"], "FA-103"), (["FA-099", "X-ABC"], "FA-100")]
)
def test_a_code_follows_the_last(tmp_path: Path, there: list[str], code: str, write: Callable[..., Path]) -> None:
    for number, one in enumerate(there):
        write(tmp_path / f"modules/m{number}/index.md", f"---\ncode: {one}\n---\n")
    assert names.next_code(tmp_path) == code


@pytest.mark.parametrize("written", ["  - id: all\n    code: {}\n", "  - {{id: all, code: {}}}\n", '  - code: "{}"\n'])
def test_a_code_that_a_course_has_is_taken(tmp_path: Path, written: str, write: Callable[..., Path]) -> None:
    write(tmp_path / "modules/m/index.md", "---\ncode: FA-102\n---\n")
    write(tmp_path / "modules/catalogue.yml", f"courses:\n{written.format('FA-103')}")
    assert (names.codes(tmp_path), names.next_code(tmp_path)) == ({"FA-102", "FA-103"}, "FA-104")


@pytest.fixture
def write() -> Callable[[Path, str], Path]:
    """Write a text into a file of a folder that may not be there."""

    def written(path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return written
