"""The values of ``mkdocs.yml``: how each is read, and what is told where it is not what it must be.

Input: a node of the file. Output: a text, the entries of a list, the names of files that are there; a problem, with its
place, for what is none of these.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.problems import Position, Problems, closest, nearest, shown
from course.reading.telling import tell, tell_all, tell_any, tell_plain, tell_row, tellable
from course.reading.values import to_boolean
from course.settings import look_up, options
from course.settings.site_settings import NAME, Found

NOTHING_FETCHED = tellable("the site asks nothing of another host")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TYPES: Any = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"


def is_text(node: Scalar) -> bool:
    """Tell whether MkDocs takes a value for text, and not for a number, a day, nothing, or yes or no."""
    return not node.plain or _TYPES.resolve(yaml.ScalarNode, node.text, (True, False)) == _TEXT


def from_environment(node: Node) -> Node:
    """Return a value with each ``!ENV`` in it as MkDocs reads it: a variable, the next one, or the last word."""
    if isinstance(node, Mapping):
        node.entries.update({key: from_environment(value) for key, value in node.entries.items()})
        return node
    parts = [node] if isinstance(node, Scalar) else node.items
    if node.tag != "!ENV":
        if isinstance(node, Sequence):
            node.items[:] = [from_environment(part) for part in node.items]
        return node
    names = [part.text for part in parts if isinstance(part, Scalar)]
    default = parts[-1] if len(parts) > 1 else Scalar("", node.place, tag="!ENV")
    asked = names[:-1] if len(parts) > 1 else names
    found = next((os.environ[name] for name in asked if name in os.environ), None)
    return default if found is None else Scalar(found, node.place)


class Values:
    """Reads the values of one file, and tells what is wrong with them."""

    def __init__(self, root: Path, node: Mapping, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        self.node = node
        self.found = Found()
        self.misspelt: set[str] = set()  # keys that a key which nobody knows was meant to be
        from_environment(node)

    def add(self, node: Node, message: str, hint: str) -> None:
        """Tell what is wrong with a node, at its place."""
        self.problems.add(Position(NAME, *node.place), message, hint)

    def known(
        self, node: Mapping, work: Collection[str], refused: dict[str, options.Refusal], where: str
    ) -> Iterator[str]:
        """Yield the keys that work; report those that do not, and those that nobody knows."""
        for key in node.entries:
            at = Scalar(key, node.key_places[key])
            if key in work:
                yield key
            elif key in refused:
                message, hint = refused[key]
                self.add(
                    at,
                    tell("`%(key)s` does nothing here: %(message)s", key=key, message=tell_plain(message)),
                    tell_plain(hint),
                )
            else:
                self.misspelt.add(closest(key, work) or key)
                place = options.BELONGS.get(key) if node is self.node else None
                self.add(
                    at,
                    tell("unknown key %(key)s in %(where)s", key=shown(key), where=tell(where)),
                    tell("write it under `%(place)s`", place=place) if place else nearest(key, work),
                )

    def yes_or_no(self, node: Mapping, key: str) -> bool:
        """Return what a key says, which must be true or false; true after a problem."""
        return to_boolean(node.entries[key], key, node, self.problems) is not False

    def text(self, node: Node, key: str, wanted: str = tellable("text")) -> str:
        """Return a value that must be text, or nothing after a problem."""
        is_written = isinstance(node, Scalar) and bool(node.text.strip())
        if isinstance(node, Scalar) and is_written and is_text(node):
            return node.text.strip()
        self.add(
            node,
            tell(
                "`%(key)s` must be %(wanted)s, but %(kind_of)s was found",
                key=key,
                wanted=tell(wanted),
                kind_of=kind_of(node),
            ),
            tell("put it in quotes") if is_written else tell("write %(wanted)s, or remove it", wanted=tell(wanted)),
        )
        return ""

    def one_of(self, node: Node, key: str, words: tuple[str, ...]) -> None:
        """Require one of these words."""
        if not isinstance(node, Scalar) or node.text not in words:
            text = node.text if isinstance(node, Scalar) else ""
            what = tell(
                "`%(key)s` must be %(words)s, but %(kind_of)s was found",
                key=key,
                words=tell_any(words),
                kind_of=kind_of(node),
            )
            self.add(
                node,
                what,
                nearest(text, words) if len(words) > 2 else tell("write %(words)s", words=tell_any(words)),
            )

    def items(self, node: Node, key: str) -> list[Node]:
        """Return the entries of a list, which may be empty; none after a problem."""
        if isinstance(node, Sequence):
            return node.items
        if not isinstance(node, Scalar) or node.text.strip():
            self.add(
                node,
                tell("`%(key)s` must be a list, but %(kind_of)s was found", key=key, kind_of=kind_of(node)),
                tell('start each of its lines with "- "'),
            )
        return []

    def named(self, node: Node, key: str) -> Iterator[tuple[Scalar, Node | None]]:
        """Yield the name of each entry of a list, once, and the options that an entry brings."""
        before: set[str] = set()
        for name, value in self._named(node, key):
            short = name.text.removeprefix("material/").removeprefix("markdown.extensions.")
            if self.is_once(name, short, key, before):
                yield name, value

    def is_once(self, node: Node, name: str, key: str, before: set[str]) -> bool:
        """Tell whether a name stands in a list for the first time; report it where not."""
        if name in before:
            self.add(
                node,
                tell("%(text)s appears twice in `%(field_name)s`", text=shown(name), field_name=key),
                tell("remove one"),
            )
            return False
        before.add(name)
        return True

    def _named(self, node: Node, key: str) -> Iterator[tuple[Scalar, Node | None]]:
        if isinstance(node, Mapping):  # MkDocs takes a set of keys as well as a list
            entries: list[Node] = [
                Mapping(NAME, {name: value}, {name: node.key_places[name]}, node.key_places[name])
                for name, value in node.entries.items()
            ]
        else:
            entries = self.items(node, key)
        for entry in entries:
            if isinstance(entry, Mapping) and len(entry.entries) == 1:
                name, value = next(iter(entry.entries.items()))
                yield Scalar(name, entry.key_places[name]), value
            elif isinstance(entry, Scalar) and entry.text.strip():
                yield entry, None
            elif isinstance(entry, Mapping):
                self.add(
                    entry,
                    tell(
                        "an entry of `%(key)s` must be one name, but %(names)s were found",
                        key=key,
                        names=tell_all(f"`{name}`" for name in entry.entries),
                    ),
                    tell('start each name with "- ", and indent the options of one further than its name'),
                )
            else:
                self.add(
                    entry,
                    tell(
                        "an entry of `%(key)s` must be a name, but %(kind_of)s was found",
                        key=key,
                        kind_of=kind_of(entry),
                    ),
                    tell("write its name"),
                )

    def published(self, node: Node, key: str, endings: tuple[str, ...]) -> None:
        """Require a file of the project, of a kind that belongs there."""
        name = self.text(node, key, tellable("the path of a file"))
        if not name:
            return
        if _ELSEWHERE.match(name):
            self.add(
                node,
                tell(
                    "`%(key)s` leads elsewhere, and %(nothing_fetched)s", key=key, nothing_fetched=tell(NOTHING_FETCHED)
                ),
                tell("put the file into modules/ and name it"),
            )
            return
        path = PurePosixPath(name)
        inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name
        if not inside or not look_up.is_published(self.root, name):
            there = look_up.files_of(self.root, endings)
            hint = (
                nearest(name, there)
                if there
                else tell("put it into modules/; kinds: %(endings)s", endings=tell_row(endings))
            )
            self.add(node, tell("there is no file %(name)s below modules/ or overrides/", name=shown(name)), hint)
        elif path.suffix.lower() not in endings:
            self.add(
                node,
                tell("`%(key)s` cannot be %(name)s", key=key, name=shown(name)),
                tell("it must end in one of %(endings)s", endings=tell_row(endings)),
            )
        else:
            self.found.files.append(path.as_posix())

    def present(self, node: Node, key: str) -> Iterator[Scalar]:
        """Yield each path of a list that leads to something that is there; report the others."""
        for part in self.items(node, key):
            name = self.text(part, key, tellable("a path"))
            if name and not look_up.is_there(self.root / name):
                self.add(
                    part, tell("there is nothing at %(name)s", name=shown(name)), tell("fix the path, or remove it")
                )
            elif name and isinstance(part, Scalar):
                yield part
