"""Translated files handed to a translator and taken back, and marked as up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.locale.compiling import parsed_po, written
from tests import in_process
from tests.conftest import SETTINGS
from tests.german import GERMAN, LANGUAGES

Write = Callable[[Mapping[str, str | None]], Path]


def words(root: Path, *arguments: str) -> tuple[int, str, str]:
    ended = in_process.command(root, "words", *arguments)
    return ended.returncode, ended.stdout.replace("python3 build.py", "coursewright"), ended.stderr


def translated_files(root: Path) -> dict[str, str]:
    paths = (*root.glob("*/*.de.*"), *root.glob("*/*/*.de.*"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def told_of_translations(root: Path) -> list[str]:
    said = in_process.command(root, "check").stdout
    return [line for line in said.splitlines() if ".de." in line or "translation" in line]


@pytest.fixture
def root(course_files: Write) -> Path:
    return course_files(GERMAN)


@pytest.mark.long
def test_what_is_handed_out_and_comes_back_as_it_was_changes_no_text(root: Path) -> None:
    assert words(root, "confirm", "de") == (0, "12 parts of 7 files are up to date with what they translate.\n", "")
    assert words(root, "export", "de") == (
        *(0, "de-course.po: 106 texts, 0 of them to translate or to look at again.\n", ""),
    )
    said = "106 texts written into 7 files; `coursewright check` looks at them.\n"
    assert words(root, "import", "de-course.po") == (0, said, "")
    assert told_of_translations(root) == []
    first = translated_files(root)
    (root / "de-course.po").unlink()
    words(root, "export", "de")
    words(root, "import", "de-course.po")
    assert translated_files(root) == first


def test_a_course_without_any_translation_becomes_one(course_files: Write) -> None:
    """A translator gets nothing but originals, and brings all of them back."""
    root = course_files({"mkdocs.yml": SETTINGS, "modules/catalogue.yml": LANGUAGES})
    assert words(root, "export", "de")[1] == "de-course.po: 106 texts, 106 of them to translate or to look at again.\n"
    file = root / "de-course.po"
    catalog = parsed_po(file.read_bytes(), "de")
    for message in catalog:
        if message.id and isinstance(message.id, str):
            message.string = message.id if message.id.startswith(("##", "https")) else f"«{message.id}»"
    file.write_text(written(catalog), "utf-8")
    assert words(root, "import", "de-course.po")[0] == 0
    assert told_of_translations(root) == []
    made = translated_files(root)
    assert "- id: first-call\n  original: " in made["quizzes/people.de.yml"]
    assert "prompt: «Somebody has fallen. What comes first?»\n" in made["quizzes/people.de.yml"]
    assert "points" not in made["quizzes/people.de.yml"]
    assert "\n---\n\n## Look and call\n" in made["modules/people/lesson.de.md"]
    assert "- text: «Wait and see»\n" in made["modules/people/scenarios.de.yml"]


@pytest.mark.long
def test_a_text_says_where_it_stands_and_is_fuzzy_once_its_original_has_changed(root: Path) -> None:
    words(root, "confirm", "de")
    bank = root / "quizzes/people.yml"
    bank.write_text(bank.read_text("utf-8").replace("Tea can wait.", "Tea can wait a while."), "utf-8")
    said = "de-course.po: 106 texts, 5 of them to translate or to look at again.\n"
    assert words(root, "export", "de") == (0, said, "")
    text = (root / "de-course.po").read_text("utf-8")
    assert (
        '#, fuzzy\nmsgctxt "quizzes/people.yml#questions/first-call/choices/b/feedback"\n'
        'msgid "Tea can wait a while."\nmsgstr "Der Tee kann warten."\n'
    ) in text
    assert (
        '\n\nmsgctxt "quizzes/people.yml#questions/anybody-can-help/prompt"\n'
        'msgid "Anybody can help."\nmsgstr "Jeder kann helfen."\n'
    ) in text
    # Brought back as it is, what is fuzzy stays as old as it was; looked at, it is new.
    words(root, "import", "de-course.po")
    assert len(told_of_translations(root)) == 1
    (root / "de-course.po").write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    words(root, "import", "de-course.po")
    assert told_of_translations(root) == []


def test_an_item_that_the_original_alone_has_is_to_be_translated_and_nothing_to_be_looked_at_again(root: Path) -> None:
    words(root, "confirm", "de")
    lists = root / "modules/people/checklists.yml"
    given = lists.read_text("utf-8")
    lists.write_text(given.replace("  items:\n", "  items:\n    - {id: wrote-it, text: Wrote it down}\n"), "utf-8")
    (told,) = told_of_translations(root)
    assert "1 text of modules/people/checklists.yml is not translated" in told


@pytest.mark.long
@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("", "2:11: modules/people/lesson.md has changed since it was translated; "),
        ("Before the first heading.\n\n", "1:1: it does not say from which words it was translated, "),
    ],
    ids=["in step", "with a section more, so that nobody knows"],
)
def test_an_original_that_changed_while_a_translator_worked_is_told(root: Path, lead: str, said: str) -> None:
    lesson = root / "modules/people/lesson.md"
    text = lesson.read_text("utf-8").replace("## Look and call", f"{lead}## Look and call")
    lesson.write_text(text, "utf-8")
    words(root, "export", "de")
    assert "lesson.md#body/1" in (root / "de-course.po").read_text("utf-8")
    lesson.write_text(text.replace("Anybody can", "Everybody can"), "utf-8")
    words(root, "import", "de-course.po")
    (told,) = told_of_translations(root)
    assert told.startswith(f"modules/people/lesson.de.md:{said}")


def test_a_mark_is_written_beside_an_id_and_all_else_stays(course_files: Write) -> None:
    bank = GERMAN["quizzes/people.de.yml"].replace(
        "  - id: what-to-say\n", "  # die zweite\n  - id: what-to-say  # so\n"
    )
    root = course_files({**GERMAN, "quizzes/people.de.yml": bank})
    assert words(root, "confirm", "de", "quizzes/people.de.yml")[1].startswith("4 parts of 1 file are up to date")
    made = (root / "quizzes/people.de.yml").read_text("utf-8")
    assert "\n  # die zweite\n  - id: what-to-say  # so\n    original: " in made
    lines = [line for line in made.splitlines() if not line.strip().startswith("original: ")]
    assert "\n".join(lines) + "\n" == bank
    said = "Nothing was to be marked: all are up to date with what they translate.\n"
    assert words(root, "confirm", "de", "quizzes/people.de.yml") == (0, said, "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("confirm",), 2, "Say into which language; known here: de\n"),
        (("export", "fr"), 2, "There is no translation into `fr`; known here: de\n"),
        (("export", "de", "now"), 2, "`words export` takes a language alone, but `now` was found.\n"),
        (
            ("confirm", "de", "quizzes/people.yml"),
            2,
            "`quizzes/people.yml` is no translated file; did you mean `quizzes/people.de.yml`?\n",
        ),
        (
            ("import",),
            2,
            "Say which file, such as `words import de-course.po`; it is looked for in the course's folder.\n",
        ),
        (("da", "no"), 2, "`words da` takes nothing more, but `no` was found.\n"),
        (
            ("import", "fr.po"),
            1,
            "fr.po:3:12: `fr` is no language of the course; known here: de\nNothing was written.\n",
        ),
        (
            ("import", "other.po"),
            1,
            "other.po:6:10: `quizzes/persons.yml` is not there; did you mean `quizzes/people.yml`?\n"
            "Nothing was written.\n",
        ),
    ],
)
def test_what_cannot_be_done_says_why(root: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    one = 'msgctxt "quizzes/persons.yml#title"\nmsgid "A"\nmsgstr "B"\n'
    (root / "fr.po").write_text(head.format("fr") + one, "utf-8")
    (root / "other.po").write_text(head.format("de") + one, "utf-8")
    before = translated_files(root)
    ended = words(root, *arguments)
    assert ended == (code, "", said)
    assert translated_files(root) == before


def test_nothing_that_a_translator_has_done_is_written_over(root: Path) -> None:
    words(root, "export", "de")
    (root / "de-course.po").write_text("mine", "utf-8")
    code, _, said = words(root, "export", "de")
    assert (code, (root / "de-course.po").read_text("utf-8")) == (1, "mine")
    assert said.replace("python3 build.py", "coursewright") == (
        "de-course.po is there already: take it back with `coursewright words import de-course.po`, or move it.\n"
    )


def test_a_course_of_one_language_says_how_to_have_more(course_files: Write) -> None:
    code, _, said = words(course_files({"mkdocs.yml": SETTINGS}), "export", "de")
    assert (code, said) == (
        2,
        "This course has one language alone; name others in modules/catalogue.yml, such as `languages: [de]`.\n",
    )
