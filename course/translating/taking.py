"""What a translator brings back: read from a ``.po`` of texts, or told with its line where it cannot be taken.

Input: the bytes of the file, and the translated files of each language of a course. Output: what is brought of each
file; problems, after which nothing is taken; and what has no place in the course, which alone is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from course.checks.translator import BODY, Translated
from course.locale.compiling import parsed_po
from course.locale.entries import Places, faults_of_lines, places_of
from course.model.text_keys import Steps
from course.reading.files import text_in
from course.reading.problems import Position, Problem, Problems, nearest, shown
from course.reading.telling import tell
from course.translating.handing import Brought, texts_of_file

_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"  # which translators into Arabic and Hebrew need
_LANGUAGE = re.compile(r'^"Language: *([^"\\]*)', re.MULTILINE)


@dataclass(frozen=True)
class Taken:
    """What a file brings: of each translated file its texts; and what is left out, with its lines."""

    language: str
    files: Sequence[tuple[Translated, Brought]]
    without_place: Sequence[Problem] = ()
    fuzzy: int = 0  # texts that are still to be looked at, and so stay as they were

    @property
    def texts(self) -> int:
        """How many texts it brings."""
        return sum(len(one.texts) for _, one in self.files)


def taken(raw: bytes, name: str, languages: Mapping[str, Sequence[Translated]], problems: Problems) -> Taken | None:
    """Return what a file brings, which messages call ``name``; None after problems.

    ``languages`` are the translated files by the tags of their languages.
    """
    text = text_in(raw, name, problems, allowed=_MARKS_OF_DIRECTION)
    language = _language_of(text, name, languages, problems) if text is not None else None
    if text is None or language is None:
        return None
    before = len(problems)
    for fault in faults_of_lines(text, in_contexts=True):
        problems.add(Position(name, fault.line, fault.column), fault.message, fault.hint)
    catalog = _catalog(text, name, language, problems) if len(problems) == before else None
    if catalog is None:
        return None
    return _Taker(name, language, languages[language], problems, places_of(text)).taken(catalog)


def _language_of(text: str, name: str, languages: Mapping[str, Sequence[Translated]], problems: Problems) -> str | None:
    """Return which language of the course a file says that it is in: the same, or the one that it is a form of."""
    said = _LANGUAGE.search(text)
    if said is None or not said[1].strip():
        wanted = tell('write "Language: %(language)s\\n" below the first msgstr', language=next(iter(languages)))
        problems.add(Position(name), tell("no line says in which language the texts are"), wanted)
        return None
    tag = said[1].strip().replace("_", "-")
    primary = tag.casefold().partition("-")[0]
    same = [one for one in languages if one.casefold() == tag.casefold()]
    near = [one for one in languages if one.casefold().partition("-")[0] == primary]
    if same or len(near) == 1:
        return (same or near)[0]
    line = text.count("\n", 0, said.start()) + 1
    message = tell("%(language)s is no language of the course", language=shown(said[1].strip()))
    problems.add(Position(name, line, len('"Language: ') + 1), message, nearest(tag, languages))
    return None


def _catalog(text: str, name: str, language: str, problems: Problems) -> Catalog | None:
    try:
        return parsed_po(text.encode(), language)
    except ValueError as error:
        found = re.fullmatch(r"line (\d+): (.*)", str(error))
        line, why = (int(found[1]), found[2]) if found else (1, str(error))
        problems.add(
            Position(name, line),
            tell("this is no file of texts: %(why)s", why=why),
            tell("write msgctxt, msgid and msgstr as `words export` has them"),
        )
        return None


class _Taker:
    """Takes the messages of one file, one by one."""

    def __init__(
        self, name: str, language: str, files: Sequence[Translated], problems: Problems, places: Places
    ) -> None:
        self.name, self.language, self.problems, self.places = name, language, problems, places
        self.files = {file.base: file for file in files}
        self.known = {file.base: {steps: text for steps, text, *_ in texts_of_file(file)} for file in files}
        self.wholes = {file.base for file in files if BODY in file.originals}  # which may come as one text, too
        self.without_place: list[Problem] = []

    def taken(self, catalog: Catalog) -> Taken | None:
        """Return what all of them bring; None where they are no texts of this course, or broken."""
        before = len(self.problems)
        messages = [message for message in catalog if message.id]
        if not any("#" in (message.context or "") for message in messages):
            hint = tell("`words export %(language)s` writes a file that does", language=self.language)
            self.problems.add(Position(self.name), tell("no text of the file says where in the course it stands"), hint)
            return None
        found = list(self._texts(messages))
        if self.without_place and not found:
            self.problems.extend(self.without_place)
        if len(self.problems) > before:
            return None
        fuzzy = sum(message.fuzzy and bool(message.string) for message in messages)
        return Taken(self.language, self._by_file(found), self.without_place, fuzzy)

    def _by_file(self, found: Sequence[tuple[str, Steps, Message]]) -> list[tuple[Translated, Brought]]:
        originals: dict[str, dict[Steps, str]] = {}
        texts: dict[str, dict[Steps, str]] = {}
        for base, steps, message in found:
            originals.setdefault(base, {})[steps] = str(message.id)
            texts.setdefault(base, {})[steps] = str(message.string)
        return [(self.files[base], Brought(originals[base], said)) for base, said in texts.items()]

    def _texts(self, messages: Sequence[Message]) -> Iterator[tuple[str, Steps, Message]]:
        """Yield what is translated, by the path of its original and the steps to it."""
        moved = _Moved(messages, self.known)
        for message in messages:
            context = message.context or ""
            if not isinstance(message.id, str):
                at = self._at(context, message.id[0], "msgid_plural")
                hint = tell("write msgid and msgstr alone")
                self.problems.add(at, tell("a text of a course has no plural, but `msgid_plural` was found"), hint)
            elif not message.fuzzy and str(message.string or "").strip():
                base, _, place = context.partition("#")
                steps = moved.steps_to(base, tuple(place.split("/")), message.id)
                if fault := self._fault(base, steps, place, message.id):
                    keyword, offset = ("msgctxt", len(base) + 1) if base in self.files else ("msgctxt", 0)
                    at = self._at(context, message.id, keyword if place else "msgid", offset if place else 0)
                    self.without_place.append(Problem(at, *fault))
                elif steps is not None:
                    yield base, steps, message

    def _at(self, context: str, text: str, keyword: str, offset: int = 0) -> Position:
        """Return where what a message says under a keyword stands."""
        line, column, length = self.places.get((context, text), {}).get(keyword, (1, 1, 0))
        return Position(self.name, line, column + (offset if offset < length else 0))

    def _fault(self, base: str, steps: Steps | None, place: str, text: str) -> tuple[str, str] | None:
        """Return why a text has no place in the course; None where it has one."""
        if not place:
            hint = tell("write the line msgctxt above its msgid, as `words export` has it")
            return tell("nothing says where %(text)s stands", text=shown(text)), hint
        if base not in self.files:
            return tell("%(base)s is not there", base=shown(base)), nearest(base, self.files)
        if steps in self.known[base] or (steps == BODY and base in self.wholes):
            return None
        if steps is None:
            hint = tell("`words export %(language)s` hands out what the course has now", language=self.language)
            return tell("%(base)s has this text no more, and another in its place", base=base), hint
        known = ["/".join(one) for one in self.known[base]]
        said = tell("%(base)s has no text %(place)s", base=base, place=shown(place))
        return said, nearest(place, known)


class _Moved:
    """Finds texts of numbered places, sections and entries of lists, whose numbers have changed since."""

    def __init__(self, messages: Sequence[Message], known: Mapping[str, Mapping[Steps, str]]) -> None:
        self.known = known
        self.said = {(_parent_of(message.context or ""), message.id) for message in messages}
        self.now: dict[tuple[str, str], Steps] = {}
        for base, texts in known.items():
            for steps, text in texts.items():
                self.now.setdefault((_parent_of(f"{base}#{'/'.join(steps)}"), text), steps)

    def steps_to(self, base: str, steps: Steps, text: str) -> Steps | None:
        """Return where a text stands now; None where it is gone and what has its number is another's."""
        there = self.known.get(base, {}).get(steps)
        if not steps[-1].isdigit() or there == text:
            return steps
        parent = _parent_of(f"{base}#{'/'.join(steps)}")
        if (parent, text) in self.now:
            return self.now[parent, text]
        return None if there is not None and (parent, there) in self.said else steps


def _parent_of(context: str) -> str:
    return context.rpartition("/")[0]
