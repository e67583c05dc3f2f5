"""A translation is brought up to date by a translator's file alone, however far its original has gone on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from course.locale.compiling import parsed_po, written
from tests.commands.test_translations import told_of_translations, words
from tests.german import GERMAN

Write = Callable[[Mapping[str, str | None]], Path]
LESSON, BANK = "modules/people/lesson", "quizzes/people"
NEW = "## Who comes\n\nSomebody in a yellow coat.\n\n"


@pytest.fixture
def root(course_files: Write) -> Path:
    root = course_files(GERMAN)
    words(root, "confirm", "de")
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")


def exported(root: Path) -> tuple[dict[str, tuple[str, bool]], Catalog, str]:
    """Return the translations of a new export by their places, each with whether it is fuzzy; and what was said."""
    (root / "de-course.po").unlink(missing_ok=True)
    code, said, told = words(root, "export", "de")
    assert (code, told) == (0, "")
    catalog = parsed_po((root / "de-course.po").read_bytes(), "de")
    texts = {one.context or "": (str(one.string), one.fuzzy) for one in catalog if one.id}
    return texts, catalog, said


def bring(root: Path, catalog: Catalog, texts: Mapping[str, str], *, also_fuzzy: bool = False) -> tuple[int, str, str]:
    """Import what was exported, with these translations."""
    for message in catalog:
        if (place := message.context or "") in texts:
            message.string = texts[place]
        if place in texts or also_fuzzy:
            message.flags.discard("fuzzy")
    (root / "de-course.po").write_text(written(catalog), "utf-8")
    return words(root, "import", "de-course.po")


@pytest.mark.long
@pytest.mark.parametrize("place", ["## Look and call", "## Stay", None], ids=["first", "between", "last"])
def test_a_new_section_is_handed_out_empty_and_written_where_it_belongs(root: Path, place: str | None) -> None:
    lesson = root / f"{LESSON}.md"
    if place:
        change(root, f"{LESSON}.md", place, NEW + place)
    else:
        lesson.write_text(f"{lesson.read_text('utf-8')}\n{NEW}", "utf-8")
    number = ["## Look and call", "## Stay", None].index(place) + 1
    assert any("heading" in line for line in told_of_translations(root))
    texts, catalog, said = exported(root)
    assert said == "de-course.po: 107 texts, 1 of them to translate or to look at again.\n"
    assert texts[f"{LESSON}.md#body/{number}"] == ("", False)
    assert bring(root, catalog, {f"{LESSON}.md#body/{number}": "## Wer kommt\n\nJemand mit gelber Jacke."}) == (
        *(0, "107 texts written into 7 files; `coursewright check` looks at them.\n", ""),
    )
    assert told_of_translations(root) == []
    headings = re.findall("^## (.*)", (root / f"{LESSON}.de.md").read_text("utf-8"), re.MULTILINE)
    assert headings == sorted(["Schauen und rufen", "Bleiben", "Wer kommt"], key=headings.index)
    assert headings[number - 1] == "Wer kommt"
    assert exported(root)[2] == "de-course.po: 107 texts, 0 of them to translate or to look at again.\n"


@pytest.mark.long
def test_a_section_that_stays_untranslated_is_handed_out_again(root: Path) -> None:
    change(root, f"{LESSON}.md", "## Stay", f"{NEW}## Stay")
    _, catalog, _ = exported(root)
    bring(root, catalog, {})
    assert "Somebody in a yellow coat." in (root / f"{LESSON}.de.md").read_text("utf-8")
    texts, _, said = exported(root)
    assert said == "de-course.po: 107 texts, 1 of them to translate or to look at again.\n"
    assert texts[f"{LESSON}.md#body/2"] == ("", False)


@pytest.mark.long
def test_without_a_mark_what_stands_beside_a_section_is_to_be_looked_at(course_files: Write) -> None:
    root = course_files(GERMAN)
    change(root, f"{LESSON}.md", "## Look and call", f"{NEW}## Look and call")
    texts, _, _ = exported(root)
    assert texts[f"{LESSON}.md#body/1"] == ("", False)
    for number, heading in ((2, "## Schauen und rufen"), (3, "## Bleiben")):
        text, is_fuzzy = texts[f"{LESSON}.md#body/{number}"]
        assert (text.split("\n")[0], is_fuzzy) == (heading, True)


@pytest.mark.long
def test_lists_that_grew_and_standards_that_were_lost_are_put_right(root: Path) -> None:
    change(root, "modules/people/index.md", "topics: [The first minute]", "topics: [Before, The first minute]")
    change(root, f"{LESSON}.de.md", "[[call-within]]", "einer Minute")
    more = "      - text: A blanket\n        feedback: It comes later.\n"
    change(root, f"{BANK}.yml", "      - text: A cup of tea\n", f"{more}      - text: A cup of tea\n")
    assert len(told_of_translations(root)) >= 3
    texts, catalog, _ = exported(root)
    german, is_fuzzy = texts[f"{LESSON}.md#body/1"]
    assert is_fuzzy
    brought = {
        f"{LESSON}.md#body/1": german.replace("einer Minute", "[[call-within]]"),
        "modules/people/index.md#topics/1": "Davor",
        "modules/people/index.md#topics/2": "Die erste Minute",
        **{
            f"{BANK}.yml#questions/first-call/choices/{place}": text
            for place, text in {
                "a/text": "Ein Hilferuf",
                "a/feedback": "Hilfe braucht Zeit.",
                "b/text": "Eine Decke",
                "b/feedback": "Sie kommt später.",
                "c/text": "Eine Tasse Tee",
                "c/feedback": "Der Tee kann warten.",
            }.items()
        },
    }
    code, _, told = bring(root, catalog, brought, also_fuzzy=True)
    assert (code, told) == (0, "")
    assert told_of_translations(root) == []
    assert "- Davor\n- Die erste Minute\n" in (root / "modules/people/index.de.md").read_text("utf-8")
    assert "- text: Eine Decke\n" in (root / f"{BANK}.de.yml").read_text("utf-8")


@pytest.mark.long
def test_what_has_no_place_any_more_is_told_and_kept(root: Path) -> None:
    change(root, f"{LESSON}.de.md", "## Bleiben", "## Wer kommt\n\nJemand mit gelber Jacke.\n\n## Bleiben")
    bank = root / f"{BANK}.yml"
    bank.write_text(bank.read_text("utf-8").partition("  - id: anybody-can-help")[0].replace("section: stay", ""))
    _, catalog, said = exported(root)
    assert said.endswith(
        "Translated, and without a place in the course any more: 4 texts, at the end of the file, behind `#~`.\n"
    )
    text = (root / "de-course.po").read_text("utf-8")
    assert (
        '#~ msgctxt "quizzes/people.yml#questions/anybody-can-help/prompt"\n'
        '#~ msgid "The course has this text no more."\n'
        '#~ msgstr "Jeder kann helfen."\n'
    ) in text
    assert '#~ msgctxt "modules/people/lesson.md#body/2"\n' in text
    (root / "de-left-over.txt").write_text("before\n", "utf-8")
    _, said, told = bring(root, catalog, {})
    assert told == ""
    assert said.endswith(
        "Taken out, because the course has no place for it any more: 4 texts, kept in de-left-over.txt.\n"
    )
    assert "gelber Jacke" not in (root / f"{LESSON}.de.md").read_text("utf-8")
    kept = (root / "de-left-over.txt").read_text("utf-8")
    assert kept.startswith("before\n\n")
    assert "\nquizzes/people.de.yml: questions/anybody-can-help/prompt\n\nJeder kann helfen.\n" in kept
    assert "\nmodules/people/lesson.de.md: body/2\n\n## Wer kommt\n\nJemand mit gelber Jacke.\n" in kept
    assert "Jeder kann helfen" not in (root / f"{BANK}.de.yml").read_text("utf-8")


@pytest.mark.parametrize("what", [("export", "de"), ("import", "de.po")], ids=["export", "import"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title: [\n", "quizzes/people.de.yml:1:8: the list that starts here is not closed; "),
        ("title: Tür\n".encode("latin-1"), "quizzes/people.de.yml:1:9: not UTF-8"),
        (b"titel: A\n", "quizzes/people.de.yml:1:1: unknown key `titel`"),
    ],
    ids=["no YAML", "another encoding", "an unknown key"],
)
def test_a_file_that_cannot_be_read_stays_as_it_is(
    root: Path, what: tuple[str, str], content: bytes, said: str
) -> None:
    (root / f"{BANK}.de.yml").write_bytes(content)
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n'
    (root / "de.po").write_text(f'{head}msgctxt "{BANK}.yml#title"\nmsgid "A"\nmsgstr "B"\n', "utf-8")
    code, out, told = words(root, *what)
    assert (code, out) == (1, "")
    assert told.startswith(said)
    assert (root / f"{BANK}.de.yml").read_bytes() == content
    assert not (root / "de-course.po").exists()


@pytest.mark.long
def test_sections_that_moved_while_a_translator_worked_are_written_where_they_stand_now(root: Path) -> None:
    _, catalog, _ = exported(root)
    change(root, f"{LESSON}.md", "## Look and call", f"{NEW}## Look and call")
    bring(root, catalog, {})
    text = (root / f"{LESSON}.de.md").read_text("utf-8")
    headings = re.findall("^## (.*)", text, re.MULTILINE)
    assert headings == ["Who comes", "Schauen und rufen", "Bleiben"]
    _, catalog, _ = exported(root)
    change(root, f"{LESSON}.md", NEW, "")
    code, said, told = bring(root, catalog, {f"{LESSON}.md#body/1": "## Wer kommt\n\nJemand."})
    assert code == 1
    assert re.fullmatch(
        r"de-course\.po:\d+:35: modules/people/lesson\.md has this text no more, and another in its place; "
        r"`words export de` hands out what the course has now\n",
        told,
    )
    assert "Left out, because the course has no place for it: 1 text.\n" in said
    headings = re.findall("^## (.*)", (root / f"{LESSON}.de.md").read_text("utf-8"), re.MULTILINE)
    assert headings == ["Schauen und rufen", "Bleiben"]
    assert told_of_translations(root) == []
