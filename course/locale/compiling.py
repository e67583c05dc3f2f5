"""From a language's ``.po`` to what a build reads of it, and from all messages to a ``.po`` that has them.

Input: files of gettext's. Output: messages by their English, those with a number by CLDR's categories. What is not
translated, or is marked ``fuzzy``, is left out, so that it is said in English and not wrongly.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError
from babel.messages.pofile import read_po as read
from babel.messages.pofile import write_po as write
from babel.plural import to_gettext

from course.locale.words import Message as Said
from course.locale.words import categories_of, locale_of

NOTE = "# The words of Coursewright in {name}.\n# {drafted}\n"
DRAFTED = "Drafted by a machine; nobody who speaks the language has read them yet. Corrections are welcome."
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: Coursewright messages\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {forms}\n"

"""
_COUNTED_LINE = re.compile(r" on \d+\Z")
# What Babel writes anew each time.
_CHANGING = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To): '
    r'.*\\n"\n',
    re.MULTILINE,
)


def read_po(path: Path) -> Catalog:
    """Return a word file; raises ``ValueError``, which names the line, for what is none."""
    return parsed_po(path.read_bytes(), path.stem)


def parsed_po(text: bytes, language: str) -> Catalog:
    """Return a word file by its text, which is UTF-8 whatever its header says; raises as ``read_po``."""
    try:
        found = read(io.StringIO(text.decode("utf-8-sig")), abort_invalid=True)
    except PoFileError as error:  # which names the line a second time, counted from nought
        raise ValueError(f"line {error.lineno + 1}: {_COUNTED_LINE.sub('', str(error))}") from error
    found.charset = "utf-8"
    found.locale = locale_of(language)
    for message in found:  # Babel takes `#| msgid`, what a guess was made from, for a comment, and keeps it for ever
        message.user_comments = [comment for comment in message.user_comments if not comment.startswith("|")]
    return found


def begun(language: str, drafted: str = "") -> Catalog:
    """Return a word file of a language that has no messages yet."""
    note = NOTE.format(name=locale_of(language).english_name or language, drafted=drafted)
    header = HEADER.format(language=language.replace("-", "_"), forms=plural_forms(language))
    return parsed_po((note + header).encode(), language)


def compiled(catalog: Catalog) -> dict[str, Said]:
    """Return what is translated in a word file, by what it is in English."""
    categories = categories_of(catalog.locale or locale_of("en"))
    messages: dict[str, Said] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str):
            if message.string:
                messages[message.id] = str(message.string)
        elif len(forms := forms_of(message)) == len(categories) and all(forms):
            messages[message.id[0]] = dict(zip(categories, forms, strict=True))
    return messages


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translations of a message, one for each form; empty where there is none."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def compiled_text(catalog: Catalog) -> str:
    """Return what stands in ``<tag>.json``: a line for each message, so that a change shows as one."""
    return json.dumps(compiled(catalog), ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def plural_forms(language: str) -> str:
    """Return the header ``Plural-Forms`` of a language by CLDR's categories, in the letters that gettext reads."""
    return re.sub(r"\be\b", "0", to_gettext(locale_of(language).plural_form))


def written(catalog: Catalog) -> str:
    """Return a word file as it is kept: with long lines as they are, and nothing that changes by itself."""
    kept = io.BytesIO()
    write(kept, catalog, width=0, include_lineno=False, include_previous=True, ignore_obsolete=False)
    return _CHANGING.sub("", kept.getvalue().decode())
