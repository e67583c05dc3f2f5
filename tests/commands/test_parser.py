"""Mistakes on the command line: what was found, what was meant, and all of it in the language of messages."""

from __future__ import annotations

import pytest

from course.commands.arguments import arguments_parser
from course.commands.main import parse
from course.locale.reading import TOLD
from course.locale.tellers import teller_of
from course.reading.telling import tell_number, told_by

COMMANDS = (
    "'build', 'serve', 'clean', 'new', 'import', 'export', 'package', 'check', 'fingerprint', 'rename', 'print', "
    "'graph', 'twee', 'verify', 'enter', 'sign', 'badge', 'statistics', 'roster', 'words', 'chapter', 'schemas', "
    "'test', 'audit', 'bench', 'bundle'"
)
MISTAKES = {
    "chek": (
        f"argument COMMAND: invalid choice: 'chek' (choose from {COMMANDS}); did you mean `check`?",
        f"COMMAND: 'chek' gibt es hier nicht (zur Wahl stehen {COMMANDS}); meinten Sie `check`?",
    ),
    "check --sinse main": (
        "unrecognized arguments: --sinse main; did you mean `--since`?",
        "damit ist nichts anzufangen: --sinse main; meinten Sie `--since`?",
    ),
    "clean --sinse=main": ("unrecognized arguments: --sinse=main", "damit ist nichts anzufangen: --sinse=main"),
    "clean everything": ("unrecognized arguments: everything", "damit ist nichts anzufangen: everything"),
    "new question": ("the following arguments are required: NAME", "es fehlt: NAME"),
    "serve --port": ("argument --port: expected one argument", "--port: dahinter fehlt ein Wert"),
    "export gift --module": (
        "argument --module: expected at least one argument",
        "--module: dahinter fehlt mindestens ein Wert",
    ),
    "serve --port http": (
        "argument --port: must be a whole number, but `http` was found",
        "--port: muss eine ganze Zahl sein, aber `http` wurde gefunden",
    ),
    "build --zip=site.zip": (
        "argument --zip: takes no value, but `site.zip` was found",
        "--zip: nimmt keinen Wert, aber `site.zip` wurde gefunden",
    ),
    "print --course a --module b": (
        "argument --module: not allowed with argument --course",
        "--module: geht nicht zusammen mit --course",
    ),
    "verify --for text": (
        "ambiguous option: --for could match --force, --format",
        "die Option --for ist nicht eindeutig, es könnte --force, --format sein",
    ),
}
ENGLISH = (
    *("usage", "argument ", "invalid choice", "choose from", "did you", "unrecognized", "required", "expected"),
    *("whole number", "takes no value", "was found", "not allowed", "ambiguous option", "could match"),
)


def said(words: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines that a mistake, or help, is told in."""
    with pytest.raises(SystemExit) as ended:
        parse(words.split())
    told = capsys.readouterr()
    assert ended.value.code == (2 if told.err else 0)
    return (told.err or told.out).splitlines()


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistake_is_told_in_the_language_of_messages(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    english, german = MISTAKES[words]
    lines = said(words, capsys)
    assert lines[0].startswith("usage: ")
    assert lines[-1].partition(": error: ")[2] == english
    with told_by(teller_of("de")):
        lines = said(words, capsys)
    assert lines[0].startswith("Aufruf: ")
    assert lines[-1].partition(": Fehler: ")[2] == german


@pytest.mark.parametrize("language", sorted(path.stem for path in TOLD.glob("*.po")))
def test_no_language_tells_a_mistake_half_in_english(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with told_by(teller_of(language)):
        told = "\n".join(line for words in MISTAKES for line in said(words, capsys))
    assert [phrase for phrase in ENGLISH if phrase in told] == []


def test_help_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    with told_by(teller_of("fr")):
        lines = said("schemas --help", capsys)
    assert lines == [
        "utilisation : coursewright schemas [-h]",
        "",
        "options:",
        "  -h, --help  montrer cette aide et terminer",
    ]
    assert said("schemas --help", capsys)[0] == "usage: coursewright schemas [-h]"


def test_what_is_right_is_parsed() -> None:
    options = arguments_parser().parse_args(["new", "module", "stairs"])
    assert (options.what, options.name) == ("module", "stairs")


def test_a_number_is_written_as_the_language_writes_it() -> None:
    assert (tell_number(12.65, places=1), tell_number(1_234_567), tell_number(4, places=2)) == (
        *("12.7", "1,234,567", "4.00"),
    )
    with told_by(teller_of("fr")):
        assert (tell_number(12.65, places=1), tell_number(1_234_567), tell_number(4, places=2)) == (
            *("12,7", "1\u202f234\u202f567", "4,00"),
        )
