"""Word files: begun, brought up to date, compiled, and what is told of a translator's mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.locale.catalogues import write_updated
from course.locale.compiling import begun, compiled, parsed_po, plural_forms, read_po, written
from course.locale.faults import faults_of
from course.locale.reading import words_for

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
MESSAGES = HEADER + (
    '\nmsgid "Go on: %(title)s"\nmsgstr ""\n'
    '\nmsgid "%(number)s day"\nmsgid_plural "%(number)s days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
)


def po(tmp_path: Path, entries: str, language: str = "de") -> Path:
    path = tmp_path / f"{language}.po"
    path.write_text(written(begun(language)) + entries, "utf-8")
    return path


def told(path: Path) -> list[str]:
    return [f"{fault.line}: {fault.message}; {fault.hint}" for fault in faults_of(path)]


def test_a_file_that_is_begun_has_every_message_and_as_many_forms_as_the_language(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    assert write_updated(path, parsed_po(MESSAGES.encode(), "en")) == 2
    text = path.read_text("utf-8")
    assert text.startswith("# The words of Coursewright in Arabic.\n")
    assert f'"Plural-Forms: {plural_forms("ar")}\\n"' in text
    assert text.count("msgstr[") == 6
    assert told(path) == []


def test_no_translation_is_lost_when_messages_change(tmp_path: Path) -> None:
    path = po(tmp_path, '\nmsgid "Go on: %(title)s"\nmsgstr "Weiter: %(title)s"\n\nmsgid "Gone now"\nmsgstr "Fort"\n')
    assert write_updated(path, parsed_po(MESSAGES.encode(), "en")) == 1
    assert 'msgstr "Weiter: %(title)s"' in path.read_text("utf-8")
    assert '#~ msgid "Gone now"\n#~ msgstr "Fort"' in path.read_text("utf-8")
    before = path.read_text("utf-8")
    write_updated(path, parsed_po(MESSAGES.encode(), "en"))
    assert path.read_text("utf-8") == before


def test_what_is_empty_or_marked_to_be_looked_at_is_said_in_english(tmp_path: Path) -> None:
    entries = '\n#, fuzzy\nmsgid "Take the quiz"\nmsgstr "Zum Quizz"\n\nmsgid "Quiz"\nmsgstr ""\n'
    entries += '\nmsgid "Day"\nmsgstr "Tag"\n'
    assert compiled(read_po(po(tmp_path, entries))) == {"Day": "Tag"}


MISTAKES = {
    "a place that the English has not": (
        '\nmsgid "Go on: %(title)s"\nmsgstr "Weiter: %(titel)s"\n',
        [
            "13: `Weiter: %(titel)s` has the place %(titel)s, which its English has not; write %(title)s",
            "13: `Weiter: %(titel)s` has not the place %(title)s of its English; "
            "write %(title)s where its value belongs",
        ],
    ),
    "a per cent sign by itself": (
        '\nmsgid "Score %(mark)s%% or more"\nmsgstr "Mindestens %(mark)s %"\n',
        ["13: `Mindestens %(mark)s %` has a per cent sign by itself; write %% for a per cent sign"],
    ),
    "a tag that was lost": (
        '\nmsgid "<b>Pause point:</b> %(when)s"\nmsgstr "<b>Haltepunkt: %(when)s"\n',
        ["13: `<b>Haltepunkt: %(when)s` has not the tags of its English; write <b> </b>, each once"],
    ),
    "a sign of markup": (
        '\nmsgid "Menu"\nmsgstr "\\"Menü\\""\n',
        ['13: `"Menü"` has the sign ", which would be taken for markup; write quotes such as “ ”'],
    ),
    "a form that is missing": (
        '\nmsgid "%(number)s day"\nmsgid_plural "%(number)s days"\nmsgstr[0] "%(number)s Tag"\nmsgstr[1] ""\n',
        ["13: `%(number)s day` is translated for some numbers, but not for other; translate each form, or none"],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_of_a_translator_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    entries, messages = MISTAKES[name]
    assert told(po(tmp_path, entries)) == messages


def test_too_few_forms_are_told_with_the_header_to_write(tmp_path: Path) -> None:
    path = po(tmp_path, '\nmsgid "%(number)s day"\nmsgid_plural "%(number)s days"\nmsgstr[0] ""\nmsgstr[1] ""\n', "pl")
    text = path.read_text("utf-8").replace(plural_forms("pl"), "nplurals=2; plural=(n != 1);")
    path.write_text(text, "utf-8")
    assert told(path) == [
        "1: `Plural-Forms` has 2 forms, but the language has 4: one, few, many, other; "
        f'write "Plural-Forms: {plural_forms("pl")}\\n"'
    ]


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text('msgid "Menu"\nmenu\n', "utf-8")
    assert told(path) == [
        "2: this is no file of words: Unknown or misformatted keyword on 1; write msgid and msgstr as gettext has them"
    ]


def test_a_file_of_a_region_comes_before_its_language_s(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    folder.mkdir()
    po(folder, '\nmsgid "Menu"\nmsgstr "Menü"\n\nmsgid "Quiz"\nmsgstr "Test"\n', "gsw")
    po(folder, '\nmsgid "Quiz"\nmsgstr "Prüfung"\n', "gsw-LI")
    words = words_for("gsw-LI", tmp_path)
    assert (words.say("Menu"), words.say("Quiz"), words.say("Hint")) == ("Menü", "Prüfung", "Hint")
