"""The words that are shipped: all there, as the code asks for them, and what their sources make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize
from babel.numbers import format_percent

from course.locale.catalogues import template
from course.locale.compiling import DRAFTED, compiled, compiled_text, read_po
from course.locale.faults import faults_of, untranslated
from course.locale.reading import FOLDER, TEMPLATE, shipped
from devtools import words
from devtools.deno import WEB

FILES = sorted(FOLDER.glob("*.po"))
SENTENCE = re.compile(r" ?[A-Z][a-z]+ .*|.*[a-z]{2,} [a-z]{2,}.*[.!?]", re.DOTALL)
FOR_PROGRAMMERS = "The page has no ."
ANEW = "run `python3 build.py words` and commit what it writes"


@pytest.mark.long
def test_every_message_of_the_code_is_gathered() -> None:
    assert TEMPLATE.read_text("utf-8") == words.template_text(), ANEW
    assert (FOLDER / "scripts.json").read_text("utf-8") == words.scripts_text(), ANEW


def test_no_count_of_several_has_a_verb_that_would_be_wrong_for_one() -> None:
    """Of "%(done)s of %(number)s steps are done", the second number chooses the form; the first may be 1."""
    of_several = re.compile(r"%\(\w+\)s of (the )?%\(\w+\)s( \w+)* (are|have|were|fit)\b")
    ids = (part for one in (message.id for message in template()) for part in ((one,) if isinstance(one, str) else one))
    assert [text for text in ids if of_several.search(text)] == []


@pytest.mark.long
def test_no_sentence_of_a_script_is_said_in_english_alone() -> None:
    ids = (message.id for message in template())
    said = " ".join([FOR_PROGRAMMERS, *(part for one in ids for part in ((one,) if isinstance(one, str) else one))])
    passed_over = []
    for path in sorted(WEB.rglob("*.js")):
        for kind, text, line in tokenize(path.read_text("utf-8")):
            sentence = re.sub(r"\$\{.*?\}", "", text[1:-1].replace('\\"', '"'), flags=re.DOTALL)
            if "string" in kind and SENTENCE.fullmatch(sentence) and sentence not in said:
                passed_over.append(f"{path.relative_to(WEB)}:{line} {text}")
    assert [one for one in passed_over if not one.startswith("tests/")] == []


def test_each_language_of_the_shipped_has_a_file() -> None:
    assert shipped() == sorted({"en", *(path.stem for path in FILES)})
    assert {"ar", "de", "en", "es", "fr", "nl", "pl"} <= set(shipped())


@pytest.mark.long
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_message_and_none_is_broken(path: Path) -> None:
    catalog = read_po(path)
    assert [message.id for message in untranslated(catalog)] == []
    assert {message.id for message in template()} == {message.id for message in catalog}, ANEW
    assert list(faults_of(path)) == []
    assert len(compiled(catalog)) == len(template())


@pytest.mark.long
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_build_reads_is_what_the_file_makes(path: Path) -> None:
    assert path.with_suffix(".json").read_text("utf-8") == compiled_text(read_po(path)), ANEW


def texts_of(path: Path) -> list[str]:
    """Return what a language says: a text for each message, or one for each of its numbers."""
    said = [message.string for message in read_po(path) if message.id]
    return [text for one in said for text in ([one] if isinstance(one, str) else one or [])]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_share_stands_as_its_language_writes_it(path: Path) -> None:
    between = format_percent(0.8, locale=path.stem).removeprefix("80").removesuffix("%")
    assert set(re.findall(r"\)s([^\w%]*)%%", "\n".join(texts_of(path)))) == {between}


def test_no_line_of_french_begins_with_a_mark_or_ends_with_an_opening_one() -> None:
    assert [text for text in texts_of(FOLDER / "fr.po") if re.search("[ \\n][:;?!»]|«[ \\n]", text)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_who_has_read_it(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[1] == f"# {DRAFTED}"
