"""The texts of a translated file take the place of those of the file that it translates; all else stays as it is.

Input: what was read of a file, and the translation beside it: ``people.de.yml`` beside ``people.yml``. Output: the
same data with the texts of the translation, so that whatever reads it checks and shows a translated course; what is
no text, or translates nothing, is a problem at its place.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, TypeVar

from course.locale.words import LANGUAGE_TAG
from course.markdown.texts import standards_in
from course.model import typed
from course.model.text_keys import (
    NAMED_BY,
    OTHER,
    Shape,
    Steps,
    name_of,
    named_parts,
    parts_of,
    shapes_of,
    texts_of,
    words_of,
)
from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.schema import plan_of
from course.reading.telling import tell, tellable

D = TypeVar("D", Mapping, Sequence)

ORIGINAL = "original"
BODY: Steps = ("body",)  # the steps to what stands below front matter
_HASH = re.compile(r"[0-9a-f]{8}")
_TAKE_OUT = tellable("take it out; a translation holds texts alone, and this holds for every language")


@dataclass(frozen=True)
class Translated:
    """One translated file: which texts have one, and from which texts each part says that it was made."""

    path: str
    base: str  # the path of the file that it translates
    originals: Table[Steps, str]  # every text of that file
    texts: Table[Steps, str]
    made_from: Table[Steps, Scalar]  # what a part says under `original`, by the steps to the part
    absent: frozenset[Steps]  # parts of the original of which the translation says nothing
    node: Node | None  # the translation, or its front matter, as it is written; None where there is none
    original: Node  # the same of the original
    shape: Shape
    left: Table[Steps, str] = field(default_factory=dict)  # texts of the translation that translate nothing any more
    unsure: frozenset[Steps] = frozenset()  # what may translate something else than what it was put beside

    @property
    def exists(self) -> bool:
        """Whether there is a translation."""
        return self.node is not None

    @property
    def missing(self) -> tuple[Steps, ...]:
        """The texts that are not translated."""
        return tuple(steps for steps in self.originals if steps not in self.texts)

    def original_of(self, part: Steps, parts: Collection[Steps] | None = None) -> str:
        """Return what ``original`` of a part has to be, while its originals are what they are; nothing without any.

        ``parts`` are all that say it; without them, those of the file.
        """
        known = self.made_from if parts is None else parts
        texts = {steps: text for steps, text in self.originals.items() if self._part_of(steps, known) == part}
        return digest_of(texts) if texts else ""

    @property
    def stale(self) -> tuple[Steps, ...]:
        """The parts whose originals are others than those they were made from."""
        return tuple(part for part, said in self.made_from.items() if said.text != self.original_of(part))

    @property
    def is_unmarked(self) -> bool:
        """Whether some text does not say from which it was made."""
        return any(self._part_of(steps, self.made_from) is None for steps in self.texts)

    def is_stale(self, steps: Steps) -> bool:
        """Tell whether a text belongs to a part whose originals have changed."""
        return self._part_of(steps, self.made_from) in self.stale

    def _part_of(self, steps: Steps, parts: Collection[Steps]) -> Steps | None:
        """Return the innermost of these parts around a text; None where there is none, or no translation."""
        return part_around(steps, parts) if part_around(steps, self.absent) is None else None


def part_around(steps: Steps, parts: Collection[Steps]) -> Steps | None:
    """Return the innermost of some parts around a text; None where there is none."""
    around = (steps[:end] for end in range(len(steps) - 1, -1, -1))
    return next((part for part in around if part in parts), None)


def digest_of(texts: Table[Steps, str]) -> str:
    """Return eight hex digits that change when one of these texts does; spaces and empty lines make no difference."""
    evened = [[*steps, *(line.strip() for line in text.split("\n") if line.strip())] for steps, text in texts.items()]
    return hashlib.sha256(json.dumps(sorted(evened), ensure_ascii=False).encode()).hexdigest()[:8]


def path_in(path: Path, language: str) -> Path:
    """Return where the translation of a file stands: beside it."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def is_translation(path: Path, languages: Collection[str] | None) -> bool:
    """Tell whether a file is named as a translation into one of these languages is; None, into whichever."""
    if (languages is not None and not languages) or path.suffix not in (".md", ".yml"):
        return False
    stem, mark, tag = path.stem.rpartition(".")
    if languages is None:
        return bool(stem and re.fullmatch(LANGUAGE_TAG, tag)) and path.with_name(f"{stem}{path.suffix}").exists()
    return bool(mark and stem and tag in languages)


def is_of_unnamed_language(path: Path, languages: Collection[str]) -> bool:
    """Tell whether a file is named as a translation into a language that the course does not name.

    A course in one language may have a lesson.old.md; only lesson.de.md and lesson.pt-BR.md look like one there.
    """
    tag = path.stem.rpartition(".")[2]
    is_plain = bool(languages) or re.fullmatch("[a-z]{2}(?:-[A-Z]{2})?", tag) is not None
    return tag not in languages and is_plain and is_translation(path, None)


class Translator:
    """Puts the texts of one language in place of those of a course, file by file."""

    def __init__(self, language: str, overlay: type[Overlay] | None = None) -> None:
        self.language = language
        self.overlay = overlay or Overlay  # which says what becomes of a translation that is out of step
        self.files: list[Translated] = []

    def note_missing(self, base: Node, shape: Shape, paths: tuple[str, str], body: str = "") -> None:
        """Know that nothing translates a file; arguments are those of ``translated``."""
        originals = originals_of(base, shape, body)
        self.files.append(Translated(paths[1], paths[0], originals, {}, {}, frozenset(), None, base, shape))

    def translated(
        self,
        base: D,
        texts: Node,
        shape: Shape,
        paths: tuple[str, str],
        problems: Problems,
        bodies: tuple[str, str] = ("", ""),
    ) -> D:
        """Return data with the texts of its translation.

        ``paths`` are those of the two files, the original first; ``bodies`` what stands below their front matter.
        """
        overlay = self.overlay(*paths, problems)
        found = overlay.of(base, texts, shape, ())
        body, translation = bodies
        originals = originals_of(base, shape, body)
        if translation.strip():
            (overlay.texts if body.strip() else overlay.left)[BODY] = translation
        absent = frozenset(parts_of(base, shape)) - overlay.parts
        read = (originals, overlay.texts, overlay.made_from, absent, texts, base, shape)
        self.files.append(Translated(paths[1], paths[0], *read, overlay.left, frozenset(overlay.unsure)))
        return found if isinstance(found, type(base)) else base


def lost(there: Collection[str], here: Collection[str]) -> list[str]:
    """Return the names in an original that its translation has not."""
    return sorted(set(there) - set(here))


def lost_standard(name: str, base: str) -> tuple[str, str]:
    """Return what to say of a local standard of the original at ``base`` that its translation has not, and do."""
    return tell("`[[%(name)s]]` is in %(path)s, and not here", name=name, path=base), tell("write it where it belongs")


def former_names_of(part: Node) -> list[str]:
    """Return the ids that an entry had before, in its module: a translation may have it under one of them."""
    was = part.entries.get("was") if isinstance(part, Mapping) else None
    return [name for name in words_of(was) if "/" not in name] if was else []


def originals_of(base: Node, shape: Shape, body: str = "") -> dict[Steps, str]:
    """Return every text of a file."""
    found = {steps: text.text for steps, text in texts_of(base, shape)}
    return found | ({BODY: body} if body.strip() else {})


@dataclass
class Overlay:
    """Lays the texts of one file over another; where the two are out of step is a problem."""

    compares: ClassVar[bool] = True  # whether a page is held against its original, heading by heading

    base: str
    path: str
    problems: Problems
    texts: dict[Steps, str] = field(default_factory=dict)
    made_from: dict[Steps, Scalar] = field(default_factory=dict)
    parts: set[Steps] = field(default_factory=set)
    left: dict[Steps, str] = field(default_factory=dict)
    unsure: set[Steps] = field(default_factory=set)

    def of(self, base: Node, new: Node, shape: Shape, steps: Steps) -> Node:
        """Return a node with its texts translated."""
        if type(base) is not type(new):
            values = {"called": _called(steps), "wanted": kind_of(base), "base": self.base, "found": kind_of(new)}
            message = tell("%(called)s is %(wanted)s in %(base)s, but %(found)s was found", **values)
            self.part_ways(new, steps, self._at(new), (message, tell("write it as it is there, with other words")))
            return base
        if isinstance(base, Mapping) and isinstance(new, Mapping):
            return self._keys(base, new, shape, steps)
        if isinstance(base, Sequence) and isinstance(new, Sequence) and shape.sort == "typed":
            return self._typed(base, new, steps)
        if isinstance(base, Sequence) and isinstance(new, Sequence):
            return self._list(base, new, shape, steps)
        if isinstance(new, Scalar) and not new.text.strip():
            return base  # left empty: not translated yet
        if isinstance(new, Scalar) and isinstance(base, Scalar):
            for name in lost(standards_in(base.text), standards_in(new.text)):
                self.part_ways(None, steps, self._at(new), lost_standard(name, self.base))
            self.texts[steps] = new.text
            return replace(new, path=self.path)
        return base

    def part_ways(self, left: Node | None, steps: Steps, at: Position, told: tuple[str, str]) -> None:  # noqa: ARG002 - for those who keep it
        """Report where the two are out of step.

        ``left`` is what translates nothing, at its steps; None where a text lost something of its original.
        """
        self.problems.add(at, *told)

    def paired(self, base: Sequence, new: Sequence, shape: Shape, steps: Steps) -> list[str] | None:  # noqa: ARG002 - as above
        """Return the names of the entries that those of a list of another length translate; None after a problem."""
        message = tell(
            "%(called)s has %(found)s entries, and %(wanted)s in %(base)s",
            called=_called(steps),
            found=len(new.items),
            wanted=len(base.items),
            base=self.base,
        )
        self.problems.add(self._at(new), message, tell("write as many, in the same order"))
        return None

    @staticmethod
    def _names_of(base: Mapping, steps: Steps) -> tuple[str, ...]:
        """Return by what a translation may name an entry."""
        return (name_of(base), *steps[-1:], *former_names_of(base))

    def _at(self, node: Node) -> Position:
        return Position(self.path, *node.place)

    def _keys(self, base: Mapping, new: Mapping, shape: Shape, steps: Steps) -> Mapping:
        of_part = shape.sort == "part"
        shapes = shapes_of(shape.class_of(base)) if of_part else {}
        entries = dict(base.entries)
        self.parts.add(steps)
        now = {} if of_part else {old: name for name, part in base.entries.items() for old in former_names_of(part)}
        for key, value in ((now.get(key, key), value) for key, value in new.entries.items()):
            at = Position(self.path, *new.key_places.get(key, value.place))
            if key == ORIGINAL and of_part:
                self._note_original(value, steps)
            elif of_part and key in NAMED_BY and name_of(new) in self._names_of(base, steps):
                continue
            elif of_part and shapes.get(key, OTHER).sort == "other":
                self._tell_key(at, key, base, shape)
            elif key not in base.entries:
                self.part_ways(value, (*steps, key), at, self._without(key, base, of_part=of_part))
            else:
                entries[key] = self.of(base.entries[key], value, shapes[key] if of_part else shape.inner, (*steps, key))
        if of_part and "options" in base.entries and "accept" in shapes:
            entries["accept"] = self._chosen(base, entries["options"], (*steps, "accept"))
        return Mapping(base.path, entries, base.key_places, base.place)

    def _chosen(self, base: Mapping, options: Node, steps: Steps) -> Node:
        """Return the right ones of options to choose from: those that translate the right ones of the original."""
        names = words_of(base.entries["options"])
        right = base.entries["accept"]
        if not isinstance(right, Sequence) or not isinstance(options, Sequence) or len(options.items) != len(names):
            return right
        found = [options.items[names.index(name)] for name in words_of(right) if name in names]
        self.texts[steps] = "\n".join(part.text for part in found if isinstance(part, Scalar))
        return Sequence(list(found), right.place)

    def _tell_key(self, at: Position, key: str, base: Mapping, shape: Shape) -> None:
        cls = shape.class_of(base)
        if key in plan_of(cls).fields:
            self.problems.add(at, tell("`%(key)s` is no text for people", key=key), tell(_TAKE_OUT))
        else:
            known = [name for name, one in shapes_of(cls).items() if one.sort != "other"]
            self.problems.add(
                at,
                tell("unknown key %(key)s in %(label)s", key=shown(key), label=plan_of(cls).label),
                nearest(key, known),
            )

    def _without(self, key: str, base: Mapping, *, of_part: bool) -> tuple[str, str]:
        hint = (
            tell("take it out, or write it there first: at %(at)s", at=base.at())
            if of_part
            else nearest(key, base.entries)
        )
        return tell("%(key)s translates nothing: %(base)s has none here", key=shown(key), base=self.base), hint

    def _note_original(self, value: Node, steps: Steps) -> None:
        if isinstance(value, Scalar) and _HASH.fullmatch(value.text):
            self.made_from[steps] = value
        else:
            hint = tell("write nothing yourself: `words confirm` writes it")
            message = tell("`original` must be eight digits, but %(kind_of)s was found", kind_of=kind_of(value))
            self.problems.add(self._at(value), message, hint)

    def _typed(self, base: Sequence, new: Sequence, steps: Steps) -> Sequence:
        """Return what may be typed in the translation; what may be typed in the original counts there too."""
        self.texts[steps] = "\n".join(words_of(new))
        known = {typed.evened(text) for text in words_of(new)}
        others = [part for part in base.items if isinstance(part, Scalar) and typed.evened(part.text) not in known]
        own = [replace(part, path=self.path) if isinstance(part, Scalar) else part for part in new.items]
        return Sequence([*own, *others], new.place, path=self.path)

    def _list(self, base: Sequence, new: Sequence, shape: Shape, steps: Steps) -> Sequence:
        one = shape.inner
        names = [name for name, _ in named_parts(base, one)]
        now = {old: name for name, part in named_parts(base, one) for old in former_names_of(part)}
        given = [now.get(name, name) if name not in names else name for name in map(name_of, new.items)]
        if shape.sort == "texts" or not all(given):
            if len(new.items) == len(base.items):
                given = [name or names[number] for number, name in enumerate(given)]
            elif (found := self.paired(base, new, shape, steps)) is not None:
                given = found
            else:
                return base
        items = list(base.items)
        for number, (name, part) in enumerate(zip(given, new.items, strict=True)):
            if name not in names:
                told = self._no_entry(name, steps, [known for known in names if known not in given])
                self.part_ways(part, (*steps, name or str(number + 1)), _place_of(part, self._at(part)), told)
            elif name in given[:number]:
                message = tell("%(name)s is translated twice", name=shown(name))
                self.problems.add(self._at(part), message, tell("keep one of the two"))
            else:
                place = names.index(name)
                items[place] = self.of(base.items[place], part, one, (*steps, name))
        return Sequence(items, base.place, base.tag)

    def _no_entry(self, name: str, steps: Steps, left: Collection[str]) -> tuple[str, str]:
        """Return what to say of an entry that the original has not; ``left`` are those of it without translation."""
        values = {"base": self.base, "name": shown(name), "called": _called(steps)}
        hint = nearest(name, left) if left else tell("remove it; all that is there is translated")
        return tell("%(base)s has no %(name)s under %(called)s", **values), hint


def _place_of(part: Node, at: Position) -> Position:
    return part.at("id") if isinstance(part, Mapping) else at


def _called(steps: Steps) -> str:
    """Return what an author calls what stands at some steps."""
    return f"`{steps[-1]}`" if steps else tell("the file")
