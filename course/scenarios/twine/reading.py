"""What one passage becomes: words, ways to other passages, and what is told of it.

The reader of a story format calls it from left to right. Words are kept as pieces; a way stands
among them as an atom, so that its words stay in a sentence and go where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from html import unescape

from course.reading.problems import shown
from course.reading.telling import tell
from course.scenarios.twine.told import Place, Told

_DEEP = 100
HOLE = "…"  # stands where a story would print a value
_ATOM = re.compile("\ue000(\\d+)\ue001")
_ATOMS = re.compile("[\ue000\ue001]")
_ALONE = re.compile(r"[\s\-*+>|/•·,;.#)\d]*")  # all that is left of a line of links: a bullet, a number, a comma
_RULE = re.compile(r"[\s\-*+>=_~|]*")  # draws a line, or is the bullet of what was taken out
_QUOTED = re.compile(r"^\s*(?:>\s*)+")  # no text of a scenario has quotations set apart
_OUTSIDE = re.compile(r"\w[\w+.-]*://|mailto:|#|\w+\.html?$", re.IGNORECASE)
_EXPRESSION = re.compile(r"\s*(?:[$_][A-Za-z]|[\w.]+\s*[(\[]|\(|<%|`|s\.)")
_STRING = re.compile(r""""(?:\\.|[^"\\\n]){0,300}"|'(?:\\.|[^'\\\n]){0,300}'""")
_VISITS = re.compile(r"\b(?:has|last)?visit\w*\s{0,9}[(:][^()\n]{0,300}|\btags\s{0,9}\([^()\n]{0,300}", re.IGNORECASE)
_GOES = re.compile(
    r"\b(?:show|play|display|goto|goTo|go)\s{0,9}\(\s{0,9}(?:\"([^\"\n]{1,300})\"|'([^'\n]{1,300})')"
)  # Engine.play("X"), window.story.show("X"), go('X')

_GOES_BACK = re.compile(r"\b(?:[\w.]{1,60}\.)?(?:undo|backward)\s{0,9}\(\s{0,9}\)")


@dataclass
class Way:
    """A choice on its way; without a target it leads back to where the learner came from."""

    words: str
    target: str | None
    place: Place
    source: str


@dataclass
class Chain:
    """A condition and what else follows: the first branch that has words is the one that stands."""

    spoken: bool = False


@dataclass
class Frame:
    """A part of a passage that is open: where its pieces start, and how it ends."""

    place: Place
    source: str = ""
    start: int = 0
    spoken: int = 0
    chain: Chain | None = None
    muted: bool = False  # its words are left out, and told
    offer: str | None = None  # the words of a link whose hook says where it leads
    elsewhere: bool = False  # those words stand in another place too
    went: bool = False
    led: list[str] = field(default_factory=list)  # the pieces of the first way that such a link leads
    closed: bool = False


@dataclass(frozen=True)
class Shown:
    """Another passage that is shown here."""

    name: str


@dataclass(frozen=True)
class Gone:
    """The words of a link that leads nowhere: they stay in a sentence, and go where they stand alone."""

    words: str


Atom = Way | Shown | Gone | str  # a text is one in which nothing is a sign


@dataclass
class Read:
    """A passage that was read: its words with atoms, its ways, and what was lost of them."""

    text: str = ""
    atoms: list[Atom] = field(default_factory=list)
    ways: list[Way | Shown] = field(default_factory=list)
    lost: list[Place] = field(default_factory=list)


class Reading:
    """One passage on its way. ``names`` are the story's passages."""

    def __init__(self, name: str, names: Collection[str], told: Told) -> None:
        self.name = name
        self.names = names
        self.told = told
        self.read = Read()
        self.pieces: list[str] = []
        self.frames: list[Frame] = []
        self.spoken = 0
        self.style: Callable[[str], str] = lambda text: text

    # Words

    def say(self, text: str) -> None:
        """Add words as they stand in the passage."""
        if text:
            self.pieces.append(_ATOMS.sub("\ufffd", text))
            self.spoken += any(mark.isalnum() for mark in text)

    def keep(self, text: str) -> None:
        """Add words in which nothing is a sign of the format."""
        self.spoken += any(mark.isalnum() for mark in text)
        self._atom(_ATOMS.sub("\ufffd", text))

    def keep_code(self, text: str) -> None:
        """Add words that would be signs of the format, as code."""
        for number, line in enumerate(text.strip().split("\n")):
            self.pieces.append("\n" if number else "")
            self.keep(f"`{line.strip()}`" if line.strip() and "`" not in line else line)

    def hole(self) -> None:
        """Add what stands for a value that only the story knows."""
        if self.pieces[-1:] != [HOLE]:
            self.pieces.append(HOLE)

    def cut(self, start: int) -> str:
        """Take back all pieces from ``start`` on, and return them as finished words."""
        taken = "".join(self.pieces[start:])
        del self.pieces[start:]
        return finished(taken, self.read.atoms, self.style)

    def _atom(self, thing: Atom) -> None:
        self.pieces.append(f"\ue000{len(self.read.atoms)}\ue001")
        self.read.atoms.append(thing)

    # Parts

    def open(self, frame: Frame) -> Frame:
        """Open a part: what comes until it is closed belongs to it."""
        frame.start, frame.spoken = len(self.pieces), self.spoken
        if frame.chain:
            frame.muted = frame.chain.spoken
        if len(self.frames) < _DEEP:
            self.frames.append(frame)
        else:
            frame.closed = True  # nobody writes so deep; its words stand as they are
            self.told.lose(frame.place, "condition", frame.source)
        return frame

    def close(self, frame: Frame) -> None:
        """Close a part, and all that is still open in it; one that is closed already stays so."""
        while not frame.closed:
            self._end(self.frames.pop())

    def finish(self) -> Read:
        """Close all that is open, and return what was read."""
        while self.frames:
            self._end(self.frames.pop())
        self.read.text = "".join(self.pieces)
        return self.read

    def _end(self, frame: Frame) -> None:
        frame.closed = True
        spoken = self.spoken > frame.spoken
        if frame.muted:
            words = self.cut(frame.start)
            self.spoken = frame.spoken
            if words and spoken:
                what = tell("shows other words; left out") if frame.chain else tell("holds words that are left out")
                self.told.say(frame.place, f"{shown(frame.source)} {what}: {shown(words)}")
            elif frame.chain:
                self.told.lose(frame.place, "condition", frame.source)
            return
        if frame.chain and spoken:
            frame.chain.spoken = True
            self.told.say(
                frame.place, tell("%(source)s is a condition; its words now always stand", source=shown(frame.source))
            )
        elif frame.chain:
            self.told.lose(frame.place, "condition", frame.source)
        if frame.offer is not None:
            self._settle(frame)

    def _settle(self, frame: Frame) -> None:
        """Close a link with a hook: it led somewhere, or it shows more words here."""
        if frame.went:
            words = self.cut(frame.start)
            self.pieces += frame.led
            if words:
                self.told.say(
                    frame.place,
                    tell(
                        "what %(offer)s shows on the way is left out: %(words)s",
                        offer=shown(frame.offer or ""),
                        words=shown(words),
                    ),
                )
            return
        shows = self.pieces[frame.start :]
        del self.pieces[frame.start :]
        if frame.elsewhere:
            self.pieces += shows
            return
        self.say(frame.offer or "")
        self.pieces += [" " if frame.offer and shows and not shows[0].startswith("\n") else "", *shows]
        if shows and frame.offer:
            said = tell(
                "%(offer)s was a link that shows more words here; they now always stand", offer=shown(frame.offer)
            )
            self.told.say(frame.place, said)

    # Ways

    def link(self, words: str, target: str, place: Place, source: str) -> None:
        """Add a link with its words; where it leads nowhere, say so."""
        name = self._named(target)
        if name is not None:
            self._add(Way(words or name, name, place, source))
        elif not self._computed(words, target, place, source):
            self._atom(Gone(words or target))

    def work_out(self, words: str, expression: str, place: Place, source: str) -> None:
        """Add a link whose target is an expression."""
        if not self._computed(words, expression, place, source, expression=True):
            self._atom(Gone(words))

    def back(self, words: str, place: Place, source: str) -> None:
        """Add a link to where the learner came from."""
        self._add(Way(words, None, place, source))

    def go(self, target: str, place: Place, source: str) -> None:
        """Add a way that the story takes by itself, or as what a link with a hook does."""
        offers = [frame for frame in self.frames if frame.offer is not None]
        if offers:
            start = len(self.pieces)
            offers[-1].went = True
            self.link(offers[-1].offer or "", target, place, source)
            offers[-1].led = offers[-1].led or self.pieces[start:]
            del self.pieces[start:]
            return
        name = self._named(target)
        if name is None:
            self._computed("", target, place, source)
            return
        said = tell(
            "%(source)s goes to %(name)s by itself; it is a choice now, write its words",
            source=shown(source),
            name=shown(name),
        )
        self.told.say(place, said)
        self._add(Way(name, name, place, source))

    def show(self, target: str, place: Place, source: str) -> None:
        """Show another passage here."""
        name = self._named(target)
        if name is None:
            self.told.lose(place, "macro", source)
            return
        self.told.say(
            place,
            tell("%(source)s: the words and ways of %(name)s stand here now", source=shown(source), name=shown(name)),
        )
        self._atom(Shown(name))
        self.read.ways.append(Shown(name))
        self.spoken += 1

    def lose_way(self, place: Place, source: str, where: str) -> None:
        """Say that a way is lost; ``where`` says to where it led."""
        self.read.lost.append(place)
        said = tell(
            "a way out of %(name)s is lost: %(source)s leads %(where)s; write the choice",
            name=shown(self.name),
            source=shown(source),
            where=where,
        )
        self.told.say(place, said)

    def run(self, code: str, place: Place) -> None:
        """Look for ways in code that a format would run."""
        for found in _GOES.finditer(code):
            self.go(found.group(1) or found.group(2), place, found.group() + ")")
        for found in _GOES_BACK.finditer(code):
            self.lose_way(place, found.group(), tell("back to where the learner came from"))

    def may_lead(self, code: str, place: Place) -> None:
        """Say where a macro that is not known here names a passage."""
        for name in strings(_VISITS.sub("", code)):
            if name in self.names:
                self.lose_way(place, code, tell("to %(name)s", name=shown(name)))

    def _named(self, target: str) -> str | None:
        """Return the passage that is meant."""
        for name in (target, target.strip(), unescape(target).strip(), target.strip().strip("\"'")):
            if name in self.names:
                return name
        return None

    def _computed(self, words: str, target: str, place: Place, source: str, *, expression: bool = False) -> bool:
        """Add a way to each passage that an expression names; say what is lost otherwise."""
        found = [name for name in dict.fromkeys(strings(target)) if name in self.names]
        for name in found:
            self.told.say(
                place,
                tell(
                    "%(source)s leads to %(name)s under a condition; the choice is always there",
                    source=shown(source),
                    name=shown(name),
                ),
            )
            self._add(Way(words or name, name, place, source))
        if found:
            return True
        if not target.strip():
            self.lose_way(place, source, tell("nowhere"))
        elif _OUTSIDE.match(target.strip()):
            self.told.say(
                place, tell("the link to %(target)s leads out of the story, and is left out", target=shown(target))
            )
        elif expression or _EXPRESSION.match(target):
            self.lose_way(place, source, tell("to %(target)s, which only the story knows", target=shown(target)))
        else:
            self.read.lost.append(place)
            self.told.say(
                place, tell("the link to %(target)s leads to no passage, and is left out", target=shown(target))
            )
        return False

    def _add(self, way: Way) -> None:
        self.read.ways.append(way)
        branch = next((frame for frame in reversed(self.frames) if frame.chain), None)
        if branch:
            said = tell(
                "the choice %(words)s stands under %(source)s; it is now always there",
                words=shown(way.words),
                source=shown(branch.source),
            )
            self.told.say(way.place, said)
        self._atom(way)


def strings(code: str) -> list[str]:
    """Return the texts in quotes in ``code``."""
    return [unquoted(found.group()) for found in _STRING.finditer(code)]


def marked(text: str, sign: str, markdown: str) -> str:
    """Return a pair of ``sign`` on a line as Markdown's; take out one that goes over lines, and what is left."""
    pairs = re.compile(rf"(?<!:){sign}((?:(?!{sign}).){{1,1000}}){sign}", re.DOTALL)

    def set_in_markdown(found: re.Match[str]) -> str:
        words = found.group(1)
        inner = "" if "\n" in words else words.strip()
        return words.replace(inner, f"{markdown}{inner}{markdown}", 1) if inner else words

    text = pairs.sub(set_in_markdown, text)
    return re.sub(rf"(?<!:){sign}", "", text) if text.count(sign) > 1 else text


def unquoted(text: str) -> str:
    """Return what a text in quotes says."""
    return re.sub(r"\\(.)", r"\1", text.strip()[1:-1])


def finished(text: str, atoms: Sequence[Atom], style: Callable[[str], str]) -> str:
    """Return words as an author would write them: ways in a sentence as their words, lines of ways gone."""
    lines = []
    for line in style(text).split("\n"):
        links = [atoms[int(found)] for found in _ATOM.findall(line)]
        if any(isinstance(atom, Way | Gone) for atom in links):
            left = _ATOM.sub(lambda found: _words(atoms[int(found.group(1))], alone=True), line)
            if _ALONE.fullmatch(left):
                continue
        elif line.strip() and not links and _RULE.fullmatch(line):
            continue
        lines.append(_spaced(_QUOTED.sub("", line), atoms))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _spaced(line: str, atoms: Sequence[Atom]) -> str:
    parts = _ATOM.split(line)
    parts[::2] = [re.sub(r"[ \t\xa0]+", " ", unescape(part)) for part in parts[::2]]
    parts[1::2] = [_words(atoms[int(part)], alone=False) for part in parts[1::2]]
    return re.sub(r" {2,}", " ", "".join(parts)).strip()


def _words(atom: Atom, *, alone: bool) -> str:
    if isinstance(atom, Way | Gone):
        return "" if alone else atom.words
    return atom if isinstance(atom, str) else ""
