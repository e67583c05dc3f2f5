"""Word files: begun, brought up to date, compiled, and what is told of a translator's mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.commands.main import main
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
    found = faults_of(path)
    return [f"{one.line}{f':{one.column}' if one.column > 1 else ''}: {one.message}; {one.hint}" for one in found]


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
    assert write_updated(path, parsed_po(MESSAGES.encode(), "en")) == 1
    assert path.read_text("utf-8") == before


def test_what_a_guess_was_made_from_does_not_stay_as_a_comment(tmp_path: Path) -> None:
    path = po(
        tmp_path, '\n# Ours.\n#| msgid "Goes on: %(title)s"\nmsgid "Go on: %(title)s"\nmsgstr "Weiter: %(title)s"\n'
    )
    write_updated(path, parsed_po(MESSAGES.encode(), "en"))
    text = path.read_text("utf-8")
    assert '\n# Ours.\n#, python-format\nmsgid "Go on: %(title)s"\nmsgstr "Weiter: %(title)s"\n' in text
    assert "Goes on" not in text


def test_what_is_empty_or_marked_to_be_looked_at_is_said_in_english(tmp_path: Path) -> None:
    entries = '\n#, fuzzy\nmsgid "Take the quiz"\nmsgstr "Zum Quizz"\n\nmsgid "Quiz"\nmsgstr ""\n'
    entries += '\nmsgid "Day"\nmsgstr "Tag"\n'
    assert compiled(read_po(po(tmp_path, entries))) == {"Day": "Tag"}


MISTAKES = {
    "a place that the English has not": (
        '\nmsgid "Go on: %(title)s"\nmsgstr "Weiter: %(titel)s"\n',
        ["13: `Weiter: %(titel)s` has the place %(titel)s, which its English has not; write %(title)s"],
    ),
    "a place that was lost": (
        '\nmsgid "Go on: %(title)s"\nmsgstr "Weiter"\n',
        ["13: `Weiter` has not the place %(title)s of its English; write %(title)s where its value belongs"],
    ),
    "a per cent sign by itself": (
        '\nmsgid "%(pass_mark)s%% passes. Try as many times as you like."\nmsgstr "%(pass_mark)s % genügen."\n',
        ["13: `%(pass_mark)s % genügen.` has a per cent sign by itself; write %% for a per cent sign"],
    ),
    "a tag that was lost": (
        '\nmsgid "<b>Pause point:</b> %(when)s"\nmsgstr "<b>Haltepunkt: %(when)s"\n',
        ["13: `<b>Haltepunkt: %(when)s` has not the tags of its English; write <b> </b>, each once"],
    ),
    "a tag that is closed before it is open": (
        '\nmsgid "<b>Pause point:</b> %(when)s"\nmsgstr "</b>Haltepunkt:<b> %(when)s"\n',
        [
            "13: `</b>Haltepunkt:<b> %(when)s` closes a tag before it is open; write them in this order: <b> </b>",
        ],
    ),
    "a script": (
        '\nmsgid "Menu"\nmsgstr "</script><script>alert(1)</script>"\n',
        ["13: `</script><script>alert(1)</script>` has not the tags of its English; write no tags"],
    ),
    "a script that another plural would allow": (
        '\nmsgid "%(number)s day"\nmsgid_plural "<script>%(number)s</script>"\n'
        'msgstr[0] "<script>%(number)s</script>"\nmsgstr[1] "<script>%(number)s</script>"\n',
        [
            "13: the plural of `%(number)s day` is `%(number)s days`, but `<script>%(number)s</script>` was found; "
            'write msgid_plural "%(number)s days"'
        ],
    ),
    "a plural that was lost": (
        '\nmsgid "%(number)s day"\nmsgstr "%(number)s Tag"\n',
        [
            "13: the plural of `%(number)s day` is `%(number)s days`, but none was found; "
            'write msgid_plural "%(number)s days"'
        ],
    ),
    "a plural of what has none": (
        '\nmsgid "Menu"\nmsgid_plural "Menus"\nmsgstr[0] "Menü"\nmsgstr[1] "Menüs"\n',
        ["13: `Menu` has no plural, but `msgid_plural` was found; write msgid and msgstr alone"],
    ),
    "a sign of markup": (
        '\nmsgid "Menu"\nmsgstr "\\"Menü\\""\n',
        ['13: `"Menü"` has the sign ", which would be taken for markup; write quotes such as “ ”'],
    ),
    "a message that is none of ours": (
        '\nmsgid "Menue"\nmsgstr "Menü"\n\nmsgid "xyzzy"\nmsgstr "Zauber"\n',
        [
            "13: `Menue` is no message of Coursewright, so its translation stands nowhere; "
            'if it is "Menu", write that; `words` brings the file up to date',
            "16: `xyzzy` is no message of Coursewright, so its translation stands nowhere; "
            "`words` brings the file up to date",
        ],
    ),
    "a message in a context": (
        '\nmsgctxt "frame"\nmsgid "Menu"\nmsgstr "Menü"\n',
        ["13: `msgctxt` was found, and no message has a context; remove it"],
    ),
    "a message that stands twice": (
        '\nmsgid "Menu"\nmsgstr "Menü"\n\nmsgid ""\n"Me"\n"nu"\nmsgstr "Auswahl"\n',
        ["16:8: `Menu` stands twice, first in line 13; keep one of the two"],
    ),
    "a header that stands twice": (
        '\nmsgid ""\nmsgstr "Language: de\\n"\n',
        ["13:8: the header stands twice, first in line 3; keep one of the two"],
    ),
    "a translation without its message": (
        '\nmsgid "Menu"\nmsgstr "Menü"\nmsgstr "Auswahl"\n',
        ["15: `msgstr` was found where no message is before it; write its msgid first"],
    ),
    "quotes that are not closed": (
        '\nmsgid "Menu\nmsgstr "Menü\n\nmsgid "Quiz"\nmsgstr ""\n  "Test\\"\n',
        [
            '13:7: the quotation mark " that opens here is not closed; write " behind the text',
            '14:8: the quotation mark " that opens here is not closed; write " behind the text',
            '18:3: the quotation mark " that opens here is not closed; write " behind the text',
        ],
    ),
    "quotes that are closed too early": (
        '\nmsgid "Menu"\nmsgstr "Das "Menü""\n',
        ['14:13: the text ends at this quotation mark ", but the line goes on; write \\" for one within a text'],
    ),
    "no quotes": (
        "\nmsgid \"Menu\"\nmsgstr 'Menü'\n",
        ["14:8: the text is not in double quotes; write msgstr \"'Menü'\""],
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


@pytest.mark.parametrize("text", ["", "\n# Nothing yet.\n"])
def test_a_file_with_nothing_in_it_is_told_and_words_writes_every_message_into_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "de.po"
    path.write_text(text, "utf-8")
    assert told(path) == ["1: the file is empty; `words` writes every message into it"]
    assert write_updated(path, parsed_po(MESSAGES.encode(), "en")) == 2
    assert path.read_text("utf-8").count("msgid ") == 3
    assert told(path) == []


def test_what_words_takes_away_does_not_keep_it_from_doing_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a new version of this program a message may be gone: that blocks no course, and one command mends it."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n", "utf-8")
    (tmp_path / "locale").mkdir()
    path = po(tmp_path / "locale", '\nmsgid "Gone now"\nmsgstr "Fort"\n')
    assert [(fault.blocks, fault.is_mended) for fault in faults_of(path)] == [(False, True)]
    assert main(["--root", str(tmp_path), "words"]) == 0
    assert capsys.readouterr().err == ""
    assert told(path) == []
    assert '#~ msgstr "Fort"' in path.read_text("utf-8")


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
        "2: this is no file of words: Unknown or misformatted keyword; write msgid and msgstr as gettext has them"
    ]


def test_a_file_of_a_region_comes_before_its_language_s(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    folder.mkdir()
    po(folder, '\nmsgid "Menu"\nmsgstr "Menü"\n\nmsgid "Quiz"\nmsgstr "Test"\n', "gsw")
    po(folder, '\nmsgid "Quiz"\nmsgstr "Prüfung"\n', "gsw-LI")
    words = words_for("gsw-LI", tmp_path)
    assert (words.say("Menu"), words.say("Quiz"), words.say("Hint")) == ("Menü", "Prüfung", "Hint")


NO_TEXTS = {
    "Latin-1": (
        b'msgid "Menu"\nmsgstr "Men\xfc"\n',
        "2:12: not UTF-8: byte 0xFC (`ü` in Windows-1252) was found; save",
    ),
    "UTF-16": ('msgid "Menu"\n'.encode("utf-16"), "1:1: the file is saved as UTF-16; save it as UTF-8"),
    "a control character": (
        b'msgid "Menu"\nmsgstr "a\x01"\n',
        "2:10: the invisible control character U+0001 was found",
    ),
}


@pytest.mark.parametrize("name", NO_TEXTS)
def test_what_is_no_text_is_told_as_in_any_other_file(tmp_path: Path, name: str) -> None:
    written_as, message = NO_TEXTS[name]
    path = tmp_path / "de.po"
    path.write_bytes(written_as)
    (fault,) = faults_of(path)
    assert f"{fault.line}:{fault.column}: {fault.message}; {fault.hint}".startswith(message)


def test_a_folder_or_a_link_to_nowhere_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "de.po").mkdir()
    (tmp_path / "fr.po").symlink_to("nowhere")
    assert told(tmp_path / "de.po") == ["1: a file must stand here, and something else was found; put a text file here"]
    assert told(tmp_path / "fr.po") == [
        "1: the file cannot be read (no such file or directory); check that it is there and readable"
    ]


def test_a_file_whose_name_is_no_language_tag_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    assert told(po(tmp_path, "", "de_AT")) == [
        "1: `de_AT` is no language tag, so nothing would read this file; rename it to de-AT.po"
    ]
    path = tmp_path / "my words.po"
    path.write_text("", "utf-8")
    assert told(path) == [
        "1: `my words` is no language tag, so nothing would read this file; rename it, such as da.po or pt-BR.po"
    ]


@pytest.mark.parametrize("forms", ["nplurals=zwei; plural=(n != 1);", "nplurals=2; plural=(n !=;", "two"])
def test_a_header_that_chooses_no_form_is_told_with_its_line(tmp_path: Path, forms: str) -> None:
    path = po(tmp_path, "")
    path.write_text(path.read_text("utf-8").replace(plural_forms("de"), forms), "utf-8")
    assert told(path) == [
        f"7: `Plural-Forms: {forms}` does not say which form a number takes; "
        f'write "Plural-Forms: {plural_forms("de")}\\n"'
    ]


def test_every_word_file_is_utf_8_with_or_without_its_mark_whatever_its_header_says(tmp_path: Path) -> None:
    path = po(tmp_path, '\nmsgid "Menu"\nmsgstr "\u200fMenü"\n')
    for charset in ("utf-8", "iso-8859-1", "klingon-8"):
        text = path.read_text("utf-8").replace("charset=utf-8", f"charset={charset}")
        (tmp_path / "fr.po").write_text(text, "utf-8-sig")
        assert told(tmp_path / "fr.po") == []
        assert compiled(read_po(tmp_path / "fr.po")) == {"Menu": "\u200fMenü"}
        write_updated(tmp_path / "fr.po", parsed_po(MESSAGES.encode(), "en"))
        assert "charset=utf-8" in (tmp_path / "fr.po").read_text("utf-8")
