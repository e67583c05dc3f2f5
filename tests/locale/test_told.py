"""Messages for those who write courses: in English as they stand, and in their own language where it is translated."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from course.commands.main import main
from course.locale.compiling import DRAFTED, compiled_text, parsed_po, read_po
from course.locale.faults import faults_of
from course.locale.reading import ALL_TOLD, TOLD
from course.locale.tellers import in_english, languages_told, teller_of
from course.reading.telling import language_told, tell, tell_many, told_by
from course.reading.wording import counted
from devtools import told

FILES = sorted(TOLD.glob("*.po"))
ANEW = "run `python3 build.py words` and commit what it writes"
COURSE = Path(__file__).parents[1] / "course"
# What hands over to authors what it is called with; and errors of ours, of which no author hears.
TOLD_BY_NAME = {"say", "complain", "Problem", "Fault", "Refused", "Found", "Reading", "Line", "WrongUsage"}
TOLD_BY_PLACE = {"problems.add", "self._problems.add", "self.problems.add", "self.lost.append", "made.to_do.append"}
OF_OURS = {"AssertionError", "AttributeError", "KeyError", "TypeError", "UnpicklingError", "ValueError"}
A_SENTENCE = re.compile(r"[a-z]{2,},? [a-z{]")
IN_ENGLISH_ALONE = {"pages/sections.py", "pages/translating.py"}  # what templates do wrong, which are a theme's
BANK = "quizzes/calling.yml"
SETTINGS = """\
site_name: First Aid Training
docs_dir: modules
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, course]
"""


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a course in which one option says what QZ01 forbids, on a machine whose language nobody has set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COURSE_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(COURSE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    change(tmp_path, BANK, "text: Who is to blame", "text: All of the above")
    return tmp_path


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def checked(broken: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what ``check`` says of QZ01, or at first."""

    def check(*options: str, behind: tuple[str, ...] = ()) -> str:
        main(["--root", str(broken), *options, "check", *behind])
        lines = "".join(capsys.readouterr()).splitlines()
        return next((line for line in lines if "[QZ01" in line), lines[0])

    return check


IN_ENGLISH = (
    "quizzes/calling.yml:63:15: the option is `All of the above`; let each option say one thing; for several right "
    "ones use multiple-choice [QZ01, error]"
)
IN_GERMAN = (
    "quizzes/calling.yml:63:15: die Antwort ist `All of the above`; lassen Sie jede Antwort eines sagen; für mehrere "
    "richtige nehmen Sie multiple-choice [QZ01, error]"
)


@pytest.mark.long
def test_messages_are_told_in_the_language_that_is_asked_for(checked: Callable[..., str]) -> None:
    assert checked() == IN_ENGLISH
    assert checked("--messages", "de") == IN_GERMAN
    assert checked("--messages=de-AT") == IN_GERMAN
    assert checked() == IN_ENGLISH, "what was found is kept in the language in which it was told"


def test_the_language_may_be_asked_for_behind_the_command(checked: Callable[..., str]) -> None:
    assert checked(behind=("--messages", "de")) == IN_GERMAN
    assert checked(behind=("--messages=de",)) == IN_GERMAN


def test_a_course_is_told_of_in_its_own_language(checked: Callable[..., str], broken: Path) -> None:
    change(broken, "modules/catalogue.yml", "language: en", "language: de")
    change(broken, BANK, "text: All of the above", "text: Alle genannten")
    assert checked() == IN_GERMAN.replace("All of the above", "Alle genannten")
    assert checked("--messages", "en") == IN_ENGLISH.replace("All of the above", "Alle genannten")


def test_the_environment_names_a_language_before_the_course_does(
    checked: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_MESSAGES", "de")
    assert checked() == IN_GERMAN
    assert checked("--messages", "en") == IN_ENGLISH


def test_a_language_that_nobody_knows_is_told(checked: Callable[..., str]) -> None:
    assert checked("--messages", "xx") == f"No messages are in `xx`; write one of {', '.join(languages_told())}."


def test_without_a_course_the_machine_says_which_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    monkeypatch.chdir(tmp_path)
    told_in: list[str] = []

    def run(_: object) -> int:
        told_in.append(language_told())
        return 0

    monkeypatch.setattr("course.commands.main._run", run)
    main(["check"])
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    main(["check"])
    main(["new", "course", "somewhere", "--language", "de"])
    assert told_in == ["de-AT", "en", "de"]


def test_what_is_not_translated_is_told_in_english() -> None:
    teller = teller_of("de")
    assert teller is not None
    with told_by(teller):
        assert tell("nobody has translated %(this)s", this="that") == "nobody has translated that"
        assert tell_many("%(number)s hen", "%(number)s hens", 2.5) == "2,5 hens"
        assert counted(2, "question") == "2 Fragen"
        assert tell("keep the longest within %(option_length_ratio)s times the shortest", option_length_ratio=1.6) == (
            "lassen Sie die längste höchstens 1,6-mal so lang sein wie die kürzeste"
        )
    assert counted(1, "question") == "1 question"
    assert tell("keep to %(share)s%%", share=12.5) == "keep to 12.5%"


@pytest.mark.long
def test_every_message_of_the_code_is_gathered() -> None:
    assert ALL_TOLD.read_text("utf-8") == told.template_text(), ANEW


def test_a_message_says_in_words_what_stands_at_each_of_its_places() -> None:
    places = set(re.findall(r"%\((\w+)\)", ALL_TOLD.read_text("utf-8")))
    assert {name for name in places if name[-1].isdigit()} == set()


@cache
def known() -> set[object]:
    """Return what is told, in English."""
    return {message.id for message in parsed_po(ALL_TOLD.read_bytes(), "en")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_the_places_of_its_english(path: Path) -> None:
    assert list(faults_of(path, ALL_TOLD)) == []
    translated = read_po(path)
    assert {message.id for message in translated} == known(), ANEW
    assert path.with_suffix(".json").read_text("utf-8") == compiled_text(translated), ANEW
    assert path.read_text("utf-8").splitlines()[1] == f"# {DRAFTED}"
    assert in_english(path.stem)[0] == 0, "what a language has not is told in English, in the midst of its own"


@pytest.mark.long
def test_every_sentence_that_authors_read_is_told() -> None:
    found = [
        f"{path.relative_to(told.COURSE).as_posix()}:{line}: {text}"
        for path in sorted(told.COURSE.rglob("*.py"))
        if path.relative_to(told.COURSE).as_posix() not in IN_ENGLISH_ALONE
        for line, text in untold(path.read_text("utf-8"))
    ]
    assert found == [], "say it with `tell`"


def test_a_sentence_that_is_not_told_is_found() -> None:
    code = (
        'raise Lost("the way is lost")\n'
        'say(f"{number} ways are lost")\n'
        'problems.add(at, tell("the way is lost"), "look for it")\n'
        'raise ValueError("our own mistake")\n'
        'complain(tell("the way is lost"))\n'
    )
    assert list(untold(code)) == [(1, "the way is lost"), (2, "{} ways are lost"), (3, "look for it")]


def untold(code: str) -> Iterator[tuple[int, str]]:
    """Yield sentences that a module hands to authors as they stand in it, with their lines."""
    nodes = list(ast.walk(ast.parse(code)))
    raised = [node.exc for node in nodes if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        what = call.func
        name = what.id if isinstance(what, ast.Name) else what.attr if isinstance(what, ast.Attribute) else ""
        hands_over = name in TOLD_BY_NAME if isinstance(what, ast.Name) else ast.unparse(what) in TOLD_BY_PLACE
        if hands_over or (call in raised and name not in OF_OURS):
            for text in map(_text_of, (*call.args, *(keyword.value for keyword in call.keywords))):
                if A_SENTENCE.search(text):
                    yield call.lineno, text


def _text_of(node: ast.AST) -> str:
    """Return the text that stands in an argument; what it calls tells its own."""
    match node:
        case ast.Call():
            return ""
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)  # type: ignore[misc]
        case ast.Constant(value=str(text)):
            return text
    return " ".join(filter(None, map(_text_of, ast.iter_child_nodes(node))))


def test_records_are_told_of_in_the_words_of_pages_and_programs_read_english(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "kim.json").write_text('{"kind": "coursewright-record", "format": 4}', "utf-8")
    command = ["--root", str(broken), "--messages", "de", "verify", str(broken / "kim.json")]
    main(command)
    lines = capsys.readouterr().out
    assert lines.startswith("kim.json: Kein Nachweis. Das ist kein Nachweis: `id` fehlt; `made` fehlt; ")
    main([*command, "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["lines"][0].startswith("This is not a record: `id` is missing; `made` is missing; ")


OWN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "the option is %(words)s"
msgstr "Da steht %(words)s"
"""


@pytest.mark.long
def test_a_project_tells_single_messages_otherwise(
    checked: Callable[..., str], broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "locale").mkdir()
    own = broken / "locale" / "de.po"
    own.write_text(OWN, "utf-8")
    assert checked("--messages", "de").startswith("quizzes/calling.yml:63:15: Da steht `All of the above`; ")
    assert list(faults_of(own)) == []
    assert main(["--root", str(broken), "words"]) == 0
    assert 'msgid "the option is %(words)s"\nmsgstr "Da steht %(words)s"' in own.read_text("utf-8")
    own.write_text(OWN.replace("steht %(words)s", "steht %(worte)s"), "utf-8")
    (fault,) = faults_of(own)
    assert fault.message == "`Da steht %(worte)s` has the place %(worte)s, which its English has not"


def test_a_language_of_a_project_alone_is_told_as_far_as_its_file_goes(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "locale").mkdir()
    gone = OWN + '\nmsgid "nobody says this"\nmsgstr "sådan"\n'
    (broken / "locale" / "da.po").write_text(gone.replace("Da steht", "svaret er"), "utf-8")
    change(broken, "modules/catalogue.yml", "language: en", "language: da")
    _, count = in_english("da")
    main(["--root", str(broken), "--messages", "da", "check"])
    said = capsys.readouterr().out.splitlines()
    assert f"locale/da.po tells 1 of the {count} messages to authors, and the others are told in English." in said


@pytest.mark.process
def test_english_needs_nothing_that_knows_languages() -> None:
    code = (
        "import sys; from course.commands.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(sorted({'babel', 'course.locale'} & sys.modules.keys()), file=sys.stderr)"
    )
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stderr.strip() == "[]"
