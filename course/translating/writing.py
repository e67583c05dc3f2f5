"""A translated file, written anew from its texts: the keys and entries of the original, with nothing but texts.

Input: a file as it stands, and what a translator brought of it. Output: the file's text. Each part says of which words
it was made: of those that the translator had, so that a change in the meantime shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from course.checks.translator import BODY, ORIGINAL, Translated, digest_of, part_around
from course.model.text_keys import NAMED_BY, OTHER, Shape, Steps, named_parts, shapes_of
from course.reading.data import Mapping as Keys
from course.reading.data import Node, Scalar, Sequence
from course.translating.confirming import parts_of_file
from course.translating.handing import Brought, texts_of_file
from course.translating.pieces import joined
from course.translating.sections import sections_of


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text.strip() else None)


_Dumper.add_representer(str, _text)


def file_text(file: Translated, brought: Brought) -> str:
    """Return a translated file with what a translator brought, and with what it says already for all else."""
    known = {steps: text for steps, _, text, _ in texts_of_file(file) if text}
    if BODY in brought.texts:
        known = {steps: text for steps, text in known.items() if steps[:1] != BODY}
    texts = {**known, **brought.texts}
    data = _Writer(file, texts, _marks(file, brought)).data(file.original, file.shape, ())
    dumped = yaml.dump(data or {}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    if not file.base.endswith(".md"):
        return dumped
    return f"---\n{dumped}---\n\n{_body(file, texts)}"


def _body(file: Translated, texts: Mapping[Steps, str]) -> str:
    """Return the text of a page; a section that nobody has translated is that of the original."""
    if BODY in texts:
        return texts[BODY].strip("\n") + "\n"
    pieces = [(texts.get(steps), text) for steps, text in sections_of(file).originals.items()]
    return joined([new or old for new, old in pieces]) if any(new for new, _ in pieces) else ""


def _marks(file: Translated, brought: Brought) -> dict[Steps, str]:
    """Return what each part says of which words it was made."""
    parts = {steps for steps, _ in parts_of_file(file.original)}
    unsure = {steps for steps, _, _, is_fuzzy in texts_of_file(file) if is_fuzzy}
    sections = sections_of(file).originals
    originals = dict(file.originals)
    if BODY not in brought.texts:  # and so was handed out by its sections
        originals.pop(BODY, None)
        originals |= sections
    had = {**originals, **brought.originals}
    marks = {}
    for part in parts:
        own = [steps for steps in originals if part_around(steps, parts) == part]
        new = [steps for steps in own if steps in brought.texts]
        said = file.made_from.get(part)
        if not own or not (new or said):
            continue
        is_old = len(new) < len(own) and (part in file.stale or any(one in unsure for one in own if one not in new))
        if not is_old:
            marks[part] = digest_of(_whole({steps: had[steps] for steps in own}))
        elif said:
            marks[part] = said.text  # something in it is as old as it was
    return marks


def _whole(texts: Mapping[Steps, str]) -> dict[Steps, str]:
    """Return texts with the sections of a page as one text again."""
    pieces = [text for steps, text in texts.items() if steps[:1] == BODY]
    rest = {steps: text for steps, text in texts.items() if steps[:1] != BODY}
    return rest | ({BODY: joined(pieces)} if pieces else {})


class _Writer:
    """Makes the data of one translated file."""

    def __init__(self, file: Translated, texts: Mapping[Steps, str], marks: Mapping[Steps, str]) -> None:
        self.file, self.texts, self.marks = file, texts, marks

    def data(self, node: Node, shape: Shape, steps: Steps) -> Any:
        """Return what a translated file says in the place of a node; None where it says nothing."""
        if isinstance(node, Scalar):
            return self.texts.get(steps) if shape.sort == "text" else None
        if isinstance(node, Keys):
            return self._keys(node, shape, steps)
        if shape.sort == "typed":
            return self.texts[steps].split("\n") if steps in self.texts else None
        return self._list(node, shape, steps) if shape.sort in ("texts", "parts") else None

    def _keys(self, node: Keys, shape: Shape, steps: Steps) -> dict[str, Any] | None:
        if shape.sort == "part":
            shapes = shapes_of(shape.class_of(node))
        elif shape.sort in ("table", "named"):
            shapes = dict.fromkeys(node.entries, shape.inner)
        else:
            return None
        has_options = shape.sort == "part" and "options" in node.entries
        found = {
            key: said
            for key, part in node.entries.items()
            if not (has_options and key == "accept")
            and (said := self.data(part, shapes.get(key, OTHER), (*steps, key))) is not None
        }
        mark = {ORIGINAL: self.marks[steps]} if steps in self.marks else {}
        return {**mark, **found} if found else None

    def _list(self, node: Sequence, shape: Shape, steps: Steps) -> list[Any] | None:
        one = shape.inner
        entries: list[Any] = []
        for name, part in named_parts(node, one):
            said = self.data(part, one, (*steps, name))
            named = next((key for key in NAMED_BY if isinstance(part, Keys) and key in part.entries), "")
            if isinstance(part, Keys) and named:
                entries += [{named: name, **said}] if said else []
            else:
                entries.append(said if said is not None else "" if one.sort == "text" else {})
        return entries if any(entries) else None
