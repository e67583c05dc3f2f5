"""What is the trainer's: read strictly, kept from learners to the last byte, shown in an edition of its own."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.checks.markdown import box_faults
from course.model.lesson import Lesson
from course.pages.answers import answers_to
from course.pages.trainer import shown_by
from tests.conftest import VALID
from tests.in_process import command, mkdocs
from tests.packed_texts import with_packed

PROJECT = Path(__file__).parents[2]
UNREADABLE = (
    "the first line of the `trainer` block cannot be read",
    'write it as `!!! trainer "Run sheet"`, with the title in quotation marks',
)
NOT_INDENTED = (
    "the line is not indented like the `trainer` block above it, so learners would read it",
    "indent it by four spaces; if it is for learners, write a blank line before it and no spaces",
)
EMPTY = ("the trainer block is empty", "write its text below it, indented by four spaces")
SLIDE_UNREADABLE = (
    "the first line of the `slide` block cannot be read",
    'write it as `!!! slide "In one sentence"`, with the title in quotation marks',
)
SLIDE_WITHIN = (
    "the slide block stands in a list or in another block",
    "write it at the left edge, below the heading whose slide it is",
)

FAULTS = [
    ('!!! trainer "X"\nSecret', (2, 1, *NOT_INDENTED)),
    ('!!! trainer "X"\n  Secret', (2, 1, *NOT_INDENTED)),
    ("!!! trainer\n    Secret\nMore", (3, 1, *NOT_INDENTED)),
    ("!!! trainer\n    Secret\n\n  More", (4, 1, *NOT_INDENTED)),
    ("!!! trainer\n\nText", (1, 1, *EMPTY)),
    ("!!! trainer", (1, 1, *EMPTY)),
    ("!!! trainr\n    Secret", (1, 1, "there is no block `trainr`", "did you mean `trainer`?")),
    ("!!! trainers\n    Secret", (1, 1, "there is no block `trainers`", "did you mean `trainer`?")),
    ("!!! exampel\n    Text", (1, 1, "there is no block `exampel`", "did you mean `example`?")),
    ("!!! trainer Run sheet\n    Secret", (1, 1, *UNREADABLE)),
    ('!!! trainer "Run sheet\n    Secret', (1, 1, *UNREADABLE)),
    ("!!!  trainer\n    Secret", (1, 1, *UNREADABLE)),
    ("!! trainer\n    Secret", (1, 1, *UNREADABLE)),
    ("!!!! trainer\n    Secret", (1, 1, *UNREADABLE)),
    ('!!! "Note"\n    Text', (1, 1, "the first line of the block cannot be read", 'write it as `!!! note "A title"`')),
    (
        "!!! trainer\n    Secret\n\n    <!-- question: a -->",
        (
            *(4, 5, "nothing can be placed in a trainer block"),
            "remove it, or move it out of the block; a link can stand there",
        ),
    ),
    ("!!! slide In short\n    Words", (1, 1, *SLIDE_UNREADABLE)),
    ("!! slide\n    Words", (1, 1, *SLIDE_UNREADABLE)),
    ("!!! slides\n    Words", (1, 1, "there is no block `slides`", "did you mean `slide`?")),
    ('!!! slide "X"\n\nText', (1, 1, "the slide block is empty", EMPTY[1])),
    (
        "!!! slide\n    Words\nMore",
        (3, 1, "the line is not indented like the `slide` block above it, so learners would read it", NOT_INDENTED[1]),
    ),
    (
        "!!! trainer\n    Secret\n\n!!! slide\n    Words\n\n    <!-- question: a -->",
        (
            *(7, 5, "nothing can be placed in a slide block"),
            "remove it, or move it out of the block; a link can stand there",
        ),
    ),
    ("- A list\n\n    !!! slide\n        Words", (3, 5, *SLIDE_WITHIN)),
    ("!!! note\n    !!! slide\n        Words", (2, 5, *SLIDE_WITHIN)),
]
SOUND = [
    '!!! trainer "Run sheet"\n    Secret',
    '!!! trainer "Run sheet"\n\n    Secret\n\n\tSecret\n\nText',
    "??? Trainer\n    Secret\n!!! note trainer\n    Secret",
    '!!! task "Your plan"\n    Text',
    '!!! slide\n    Words\n\n!!! slide "Another"\n    Words',
    "```\n!!! trainr\n```",
    "Text with !!! trainer in it",
]


def text(body: str) -> Lesson:
    return Lesson("modules/people/lesson.md", "Title", "Summary", body, 1)


@pytest.mark.parametrize(
    ("body", "fault"), FAULTS, ids=[body.split("\n")[0] + f"-{at}" for at, (body, _) in enumerate(FAULTS)]
)
def test_a_badly_formed_block_is_told(body: str, fault: tuple[int, int, str, str]) -> None:
    assert list(box_faults(text(body))) == [fault]


@pytest.mark.parametrize("body", SOUND)
def test_a_sound_block_is_not(body: str) -> None:
    assert list(box_faults(text(body))) == []


@pytest.mark.parametrize("path", ["modules/people/index.md", "modules/people/trainer.md", "modules/pages/privacy.md"])
def test_a_slide_where_none_is_made_is_told(path: str) -> None:
    page = Lesson(path, "Title", "Summary", "!!! slide\n    Words", 1)
    told = (1, 1, "no slides are made of this page", "put the slide block into a lesson")
    assert list(box_faults(page)) == [told]


def test_a_tab_indents_as_markdown_counts_it() -> None:
    assert text("!!! trainer\n  \tSecret\nText").body_for(trainer=False) == "\n\nText"


def test_a_fence_that_markdown_does_not_see_hides_no_block() -> None:
    for opened in ("```\n", "  ```\n", "``` no code\n"):
        assert "Secret" not in text(f"{opened}!!! trainer\n    Secret\n").reading.html


def test_the_lines_of_the_trainer_and_the_others_are_the_whole_text() -> None:
    body = '??? Trainer "A"\n\tX\n\n    ```\n    Y\n    ```\n\nZ\n\n```\nCode\n```'
    assert text(body).body_for(trainer=True) == '??? Trainer "A"\n\tX\n\n    ```\n    Y\n    ```\n\n\n\n\n\n'
    assert text(body).body_for(trainer=False) == "\n\n\n\n\n\n\nZ\n\n```\nCode\n```"


SESSION = """\
---
session: 30
group: four of Planted-group
prepare: [Bring a Planted-prepare.]
room: A Planted-room.
run:
  - {minutes: 10, sections: [look-and-call], do: Say the Planted-do.}
  - {minutes: 20, part: A Planted-part, do: "Call within [[call-within]]."}
discuss: [Where is the Planted-discuss?]
bring: [A Planted-bring.]
plan: A Planted-plan.
---

## Planted-notes

Anybody can help.[^001-01]

![The room](trainer-room.svg)
"""
TRAINER = "modules/people/trainer.md"
ROOM = "modules/people/trainer-room.svg"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>Planted-picture</title></svg>'
MISTAKES = {
    "minutes that do not add up": (
        "minutes: 20", "minutes: 25",
        "modules/people/trainer.md:2:10: the steps of the run sheet take 35 minutes together, and `session` says 30; "
        "change a step, or write `session: 35`",
    ),
    "minutes unlike the module's": (
        "session: 30\n", "",
        "modules/people/trainer.md:6:3: the steps of the run sheet take 30 minutes together, and the module takes 15; "
        "change a step, or write `session: 30`",
    ),
    "a section that is not there": (
        "look-and-call", "look-and-cal",
        "modules/people/trainer.md:7:30: there is no section `look-and-cal`; did you mean `look-and-call`?",
    ),
    "a step without a name": (
        "part: A Planted-part, ", "",
        "modules/people/trainer.md:8:5: the step names no part of the session; "
        "add `sections: [...]` with headings of the lesson, or `part: ...` with a name of your own",
    ),
    "an unknown key": (
        "room:", "rooom:",
        "modules/people/trainer.md:5:1: unknown key `rooom` in the trainer's page; did you mean `room`?",
    ),
    "a placement": (
        "## Planted-notes", "<!-- question: first-call -->",
        "modules/people/trainer.md:14:1: no question can be placed in the trainer's text; remove it; "
        "a link can stand there",
    ),
    "an unknown claim": (
        "[^001-01]", "[^001-09]",
        "modules/people/trainer.md:16:18: there is no claim or evidence `001-09`; did you mean `001-02`?",
    ),
    "an unknown standard": (
        "[[call-within]]", "[[call-withn]]",
        "modules/people/trainer.md:8:45: there is no local standard `call-withn` in modules/catalogue.yml; "
        "did you mean `call-within`?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_run_sheet_is_told_word_for_word(name: str, problems_of: Callable[..., list[str]]) -> None:
    old, wrong, told = MISTAKES[name]
    assert SESSION.count(old) == 1
    assert problems_of({TRAINER: SESSION, ROOM: PICTURE}) == []
    assert problems_of({TRAINER: SESSION.replace(old, wrong), ROOM: PICTURE}) == [told]


def test_a_file_for_trainers_may_hold_notes_alone_but_not_nothing(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of({TRAINER: "## Notes\n\nText.\n"}) == []
    assert problems_of({TRAINER: "\n"}) == [
        "modules/people/trainer.md:1:1: the file is empty; write the trainer's text, or take the file away"
    ]


@pytest.mark.parametrize("first", ["", "--\n", "\n---\n", " ---\n", "\u2014\n\n", "----\n"])
def test_keys_without_a_line_that_begins_them_are_not_taken_for_notes(
    first: str, problems_of: Callable[..., list[str]]
) -> None:
    line = first.count("\n") + 1
    assert problems_of({TRAINER: SESSION.replace("---\n", first, 1), ROOM: PICTURE}) == [
        f"modules/people/trainer.md:{line}:1: keys begin here, but the front matter has not begun; "
        "write a line `---` as the first of the file"
    ]


def test_notes_may_begin_with_a_rule_or_a_word_and_a_colon(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of({TRAINER: "----\n\nIn short: stay calm.\n\nroom: none.\n"}) == []


def test_a_block_in_an_overview_is_held_to_the_same(problems_of: Callable[..., list[str]]) -> None:
    overview = VALID["modules/people/index.md"] + '\n!!! trainr "Ask"\n    Secret.\n'
    assert problems_of({"modules/people/index.md": overview}) == [
        "modules/people/index.md:33:1: there is no block `trainr`; did you mean `trainer`?"
    ]
    assert problems_of({"modules/people/index.md": overview.replace("trainr", "trainer")}) == []


def test_the_learners_side_of_a_module_knows_nothing_of_the_trainers(course_files: Callable[..., Path]) -> None:
    block = "\n!!! trainer\n    Ten more words that nobody but the trainer ever reads.[^001-01]\n"
    plain = load_course(course_files({}), rules=False).modules[0]
    index, lesson = "modules/people/index.md", "modules/people/lesson.md"
    changes = {index: VALID[index] + block, lesson: VALID[lesson] + block, TRAINER: SESSION, ROOM: PICTURE}
    marked = load_course(course_files(changes), rules=False).modules[0]
    assert marked.overview.strip() == plain.overview.strip()
    assert (marked.reading_minutes, marked.cited, marked.fingerprint) == (
        *(plain.reading_minutes, plain.cited, plain.fingerprint),
    )
    assert marked.trainer is not None
    assert [(start, end) for start, end, _ in marked.trainer.timed] == [(0, 10), (10, 30)]
    shown = shown_by(marked, marked.offering.objectives[0])
    assert (shown.lesson, shown.quiz, shown.scenarios, shown.items) == ((1,), (1, 3), ("A fall on the stairs",), 0)
    assert [answer.right for answer in answers_to(marked.quiz.questions[1])] == [True, True, False]


def test_a_question_for_the_lesson_alone_is_none_of_the_quiz(course_files: Callable[..., Path]) -> None:
    path = "quizzes/people.yml"
    quiz = VALID[path].replace("    kind: single-choice\n", "    kind: single-choice\n    use: check\n")
    module = load_course(course_files({path: quiz}), rules=False).modules[0]
    shown = shown_by(module, module.offering.objectives[0])
    assert (shown.lesson, shown.quiz) == ((1,), (3,))


PLACES = {  # everywhere that trainer's text may stand
    TRAINER: SESSION,
    ROOM: PICTURE,
    "modules/people/index.md": VALID["modules/people/index.md"]
    + '\n!!! trainer "Planted-title"\n    Planted-overview\n',
    "modules/people/lesson.md": VALID["modules/people/lesson.md"]
    + '\n??? Trainer "Run sheet"\n\tPlanted-lesson[^001-02]\n\n    - Planted-list\n\nAfter it.\n',
    "quizzes/people.yml": VALID["quizzes/people.yml"].replace(
        "    section: stay\n", "    section: stay\n    trainer: Ask for the Planted-question.\n"
    ),
}
MARKERS = (
    *("title", "overview", "lesson", "list", "question", "picture"),
    *("group", "prepare", "bring", "room", "plan", "do", "part", "discuss", "notes"),
)


@pytest.fixture
def project(course_files: Callable[..., Path]) -> Path:
    root = course_files(PLACES)
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


def everything_in(site: Path) -> bytes:
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    names = "\n".join(path.relative_to(site).as_posix() for path in files).encode()
    return names + b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else with_packed(path) for path in files
    )


@pytest.mark.long
def test_no_byte_of_the_trainers_is_in_the_learners_site_and_all_of_it_is_in_the_other(project: Path) -> None:
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    learners = everything_in(project / "site")
    assert b"After it." in learners
    for word in (b"Planted", b"trainer.html", b"trainer-keys", b"slides", b"trainer.css", b"001-02]", b"noindex"):
        assert word not in learners.replace(b'"001-02"', b""), word

    done = command(project, "--edition", "trainer")
    assert done.returncode == 0, done.stderr
    assert "To see the site: coursewright --edition trainer serve" in done.stdout
    trainers = everything_in(project / "site-trainer")
    assert [name for name in MARKERS if f"Planted-{name}".encode() not in trainers] == []
    assert everything_in(project / "site") == learners
    for page in (project / "site-trainer").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "trainer\N{RIGHT SINGLE QUOTATION MARK}s edition" in html.partition("</title>")[0], page
        assert '<meta name="robots" content="noindex">' in html, page
        assert page.name == "404.html" or "<b>Trainer\N{RIGHT SINGLE QUOTATION MARK}s edition.</b>" in html, page
    sheet = (project / "site-trainer/people/trainer.html").read_text(encoding="utf-8")
    for words in (
        "0 to 10",
        "10 to 30",
        ">practice</span>",
        'href="lesson.html#look-and-call"',
        "checklist-after-a-call-a4.pdf",
    ):
        assert words in sheet, words
    assert (project / "site-trainer/print/modules/people/checklist-after-a-call-a4.pdf").is_file()
    key = (project / "site-trainer/people/trainer-keys.html").read_text(encoding="utf-8")
    assert "A cup of tea" in key
    assert "Ask for the Planted-question." in key


@pytest.mark.long
def test_the_trainers_edition_is_never_published_by_accident(project: Path) -> None:
    told = (
        "this is the trainer's edition, with every answer in it, and gh-deploy would publish it for learners to find; "
        "take `edition: trainer` out of mkdocs.yml, or COURSE_EDITION out of the environment"
    )
    done = mkdocs(project, "gh-deploy", COURSE_EDITION="trainer")
    assert done.returncode == 1
    assert told in done.stderr
    settings = project / "mkdocs.yml"
    asked = settings.read_text(encoding="utf-8").replace("  - course\n", "  - course: {edition: trainer}\n")
    settings.write_text(asked, encoding="utf-8")
    done = mkdocs(project, "gh-deploy")
    assert done.returncode == 1
    assert told in done.stderr
    done = mkdocs(project, "build", COURSE_EDITION="teacher")
    assert done.returncode == 1
    assert "COURSE_EDITION is `teacher` in the environment; write learner or trainer" in done.stderr
    assert not (project / "site").exists()
