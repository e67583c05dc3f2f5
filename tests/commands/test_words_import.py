"""What a translator brings back is taken whole, or told with its line: nothing of it is lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.checks.translations import translations_of
from course.reading.problems import Problems
from course.translating.taking import Taken, taken
from tests import in_process
from tests.german import GERMAN

Write = Callable[[Mapping[str, str | None]], Path]
HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
PROMPT = 'msgctxt "quizzes/people.yml#questions/first-call/prompt"\nmsgid "What comes first?"\nmsgstr "Was zuerst?"\n'
TITLE = 'msgctxt "quizzes/people.yml#title"\nmsgid "People"\nmsgstr "Menschen"\n'
FILE = HEAD + PROMPT + "\n" + TITLE  # the prompt stands in lines 6 to 8, the title in 10 to 12
AS_EXPORTED = "write msgctxt, msgid and msgstr as `words export` has them"


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | bytes], tuple[Taken | None, list[str]]]:
    from tests.conftest import VALID

    root = tmp_path_factory.mktemp("course")
    for path, text in {**VALID, **GERMAN}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (german,) = translations_of(root, load_course(root, rules=False))

    def take(text: str | bytes) -> tuple[Taken | None, list[str]]:
        problems = Problems()
        raw = text if isinstance(text, bytes) else text.encode()
        found = taken(raw, "de.po", {"de": german.files}, problems)
        return found, [str(one) for one in (*problems.found, *(found.without_place if found else ()))]

    return take


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "nothing": (
            "",
            'de.po:1:1: no line says in which language the texts are; write "Language: de\\n" below the first msgstr',
        ),
        "no header": (
            TITLE,
            'de.po:1:1: no line says in which language the texts are; write "Language: de\\n" below the first msgstr',
        ),
        "another language": (
            FILE.replace("Language: de", "Language: fr"),
            "de.po:3:12: `fr` is no language of the course; known here: de",
        ),
        "a language that does not exist": (
            FILE.replace("Language: de", "Language: German"),
            "de.po:3:12: `German` is no language of the course; known here: de",
        ),
        "another encoding": (
            FILE.replace("zuerst", "für").encode("latin-1"),
            "de.po:8:14: not UTF-8: byte 0xFC (`ü` in Windows-1252) was found; save the file as UTF-8",
        ),
        "UTF-16": (FILE.encode("utf-16"), "de.po:1:1: the file is saved as UTF-16; save it as UTF-8"),
        "a sign that nobody sees": (
            FILE.replace("zuerst", "\u202ezuerst"),
            "de.po:8:13: the invisible control character U+202E was found; delete it",
        ),
        "no quotation marks": (
            FILE.replace('"Was zuerst?"', "Was zuerst?"),
            'de.po:8:8: the text is not in double quotes; write msgstr "Was zuerst?"',
        ),
        "curly quotation marks": (
            FILE.replace('"Was zuerst?"', "\u201eWas zuerst?\u201c"),
            'de.po:8:8: the text is not in double quotes; write msgstr "Was zuerst?"',
        ),
        "an open quotation mark": (
            FILE.replace('zuerst?"', "zuerst?"),
            'de.po:8:8: the quotation mark " that opens here is not closed; write " behind the text',
        ),
        "quotation marks within": (
            FILE.replace("Was zuerst", 'Was "zuerst"'),
            'de.po:8:13: the text ends at this quotation mark ", but the line goes on; '
            'write \\" for one within a text',
        ),
        "a text twice": (
            FILE + PROMPT.replace("zuerst", "danach"),
            "de.po:13:10: `quizzes/people.yml#questions/first-call/prompt` stands twice, first in line 6; "
            "keep one of the two",
        ),
        "two headers": (FILE + HEAD, "de.po:13:8: the header stands twice, first in line 1; keep one of the two"),
        "a plural": (
            FILE.replace('msgstr "Was zuerst?"', 'msgid_plural "x"\nmsgstr[0] "a"\nmsgstr[1] "b"'),
            "de.po:8:15: a text of a course has no plural, but `msgid_plural` was found; write msgid and msgstr alone",
        ),
        "no original": (
            FILE.replace("What comes first?", ""),
            "de.po:7:8: the text that is translated is missing here; write it behind msgid, as `words export` has it",
        ),
        "what two branches left": (
            FILE.replace(PROMPT, f"<<<<<<< HEAD\n{PROMPT}"),
            f"de.po:6:1: this is no file of texts: Unknown or misformatted keyword; {AS_EXPORTED}",
        ),
        "words of pages": (
            HEAD + 'msgid "Menu"\nmsgstr "Menü"\n',
            "de.po:1:1: no text of the file says where in the course it stands; `words export de` writes a file "
            "that does",
        ),
        "texts of another course": (
            HEAD + PROMPT.replace("people.yml", "safety.yml"),
            "de.po:6:10: `quizzes/safety.yml` is not there; did you mean `quizzes/people.yml`?",
        ),
    }.values(),
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told_with_its_line(
    take: Callable[[str | bytes], tuple[Taken | None, list[str]]], text: str | bytes, told: str
) -> None:
    assert take(text) == (None, [told])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "first-call/prompt",
            "first-cal/prompt",
            "de.po:6:29: quizzes/people.yml has no text `questions/first-cal/prompt`; "
            "did you mean `questions/first-call/prompt`?",
        ),
        (
            "first-call/prompt",
            "first-call/points",
            "de.po:6:29: quizzes/people.yml has no text `questions/first-call/points`; "
            "did you mean `questions/first-call/prompt`?",
        ),
        (
            "people.yml#questions/first",
            "persons.yml#questions/first",
            "de.po:6:10: `quizzes/persons.yml` is not there; did you mean `quizzes/people.yml`?",
        ),
        (
            'msgctxt "quizzes/people.yml#questions/first-call/prompt"\n',
            "",
            "de.po:6:8: nothing says where `What comes first?` stands; write the line msgctxt above its msgid, as "
            "`words export` has it",
        ),
    ],
)
def test_what_has_no_place_in_the_course_is_told_and_the_rest_is_taken(
    take: Callable[[str | bytes], tuple[Taken | None, list[str]]], old: str, new: str, told: str
) -> None:
    found, said = take(FILE.replace(old, new))
    assert (found.texts if found else 0, said) == (1, [told])


@pytest.mark.parametrize(
    ("text", "texts"),
    {
        "as it is": (FILE, 2),
        "marked as UTF-8": (b"\xef\xbb\xbf" + FILE.encode(), 2),
        "lines of Windows": (FILE.replace("\n", "\r\n"), 2),
        "lines of old Macs": (FILE.replace("\n", "\r"), 2),
        "no end of the last line": (FILE.rstrip("\n"), 2),
        "a region, as editors write it": (FILE.replace("Language: de", "Language: de_DE"), 2),
        "capitals": (FILE.replace("Language: de", "Language: DE"), 2),
        "another charset in the header": (FILE.replace("charset=utf-8", "charset=iso-8859-1"), 2),
        "marks of direction": (FILE.replace("zuerst", "\u200fzuerst"), 2),
        "fuzzy": (FILE.replace("msgctxt", "#, fuzzy\nmsgctxt", 1), 1),
        "obsolete": (HEAD + "".join(f"#~ {line}\n" for line in PROMPT.splitlines()) + "\n" + TITLE, 1),
        "empty": (FILE.replace("Menschen", ""), 1),
    }.values(),
)
def test_what_editors_of_such_files_make_of_one_is_taken(
    take: Callable[[str | bytes], tuple[Taken | None, list[str]]], text: str | bytes, texts: int
) -> None:
    found, said = take(text)
    assert (found.texts if found else 0, said) == (texts, [])


def test_what_was_taken_and_what_was_not_is_said(course_files: Write) -> None:
    root = course_files(GERMAN)
    bank = (root / "quizzes/people.de.yml").read_bytes()

    def imported(text: str) -> tuple[int, str, str]:
        (root / "de.po").write_text(text, "utf-8")
        ended = in_process.command(root, "words", "import", "de.po")
        return ended.returncode, ended.stdout, ended.stderr

    assert imported(FILE + HEAD) == (
        *(1, "", "de.po:13:8: the header stands twice, first in line 1; keep one of the two\nNothing was written.\n"),
    )
    assert imported(HEAD + TITLE.replace("Menschen", "")) == (
        *(0, "Nothing in it is translated yet, so nothing was written.\n", ""),
    )
    assert (root / "quizzes/people.de.yml").read_bytes() == bank
    fuzzy = '\n#, fuzzy\nmsgctxt "quizzes/people.yml#questions/what-to-say/prompt"\nmsgid "A"\nmsgstr "B"\n'
    code, said, told = imported(FILE.replace("first-call", "last-call") + fuzzy)
    assert code == 1
    assert told.startswith("de.po:6:29: quizzes/people.yml has no text `questions/last-call/prompt`; ")
    assert said.splitlines()[1:] == [
        "Marked `fuzzy`, and so left as it was: 1 text.",
        "Left out, because the course has no place for it: 1 text.",
    ]
    assert said.startswith("1 text written into 1 file; ")
    assert "title: Menschen\n" in (root / "quizzes/people.de.yml").read_text("utf-8")
