"""Checked modules kept from one build to the next, so that only what changed is read, checked and judged again.

    <cache>/modules/<key>.module    a slimmed module, what links it has, and what the rules found in it
    <cache>/modules/<digit>.facts   of every module its facts, its links and what was found: all that is read at first

A key is a hash of the module's files, of catalogue and sources, and of our own code. What is read back can be nothing
but data of the classes that a module is made of: an entry that somebody else wrote runs nothing.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from contextlib import suppress
from dataclasses import is_dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from course.checks.module_files import Checked
from course.folders import digests
from course.locale import Words
from course.model import Module
from course.model.kept_module import kept
from course.reading.again import PlacedKeys
from course.reading.data import Place
from course.reading.problems import Problems
from course.reading.telling import language_told
from course.settings.mkdocs_yml import read_settings
from course.site.cache import TemplateCache
from course.site.inputs import Inputs
from course.site.state import digest_of, drop_entries, keep_entry, leads_nowhere

_OTHERS = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}
_PLACED = (PlacedKeys.__module__, PlacedKeys.__name__)
_DIGEST = 32
PARTS = "0123456789abcdef"  # first digits of the names of modules: one file each, so that an edit writes one
AT_HAND = 64  # whole modules that are in memory at a time

_at_hand: dict[Path, tuple[bytes, object]] = {}  # facts as this process read them last, by their files: for `serve`


class ModuleStore:
    """The modules of one course, as ``course.checks.loader.Keep`` asks for them."""

    def __init__(self, inputs: Inputs, cache: Path) -> None:
        self.inputs, self.cache, self.folder = inputs, cache, cache / "modules"
        self.listing = inputs.listing
        self.used: dict[str, Checked] = {}  # by the names of their entries
        self._of_all = digest_of([language_told(), *inputs.of_all])
        self._at_hand: dict[str, Module] = {}
        self._names: dict[str, str] = {}

    @cached_property
    def _saved(self) -> dict[str, dict[str, Checked]]:
        """The facts of all modules as they were kept; read when a course asks for the first."""
        return {part: self._facts(part) for part in PARTS}

    def get(self, slug: str) -> Checked | None:
        """Return a module by its facts, if nothing of which it is made has changed."""
        name = self._name(slug)
        if name in self._saved[name[0]]:
            return self._saved[name[0]][name]
        found = self._read(name)
        return replace(found, module=kept(found.module)) if isinstance(found, Checked) else None

    def put(self, slug: str, checked: Checked) -> Checked:
        """Keep a module, and return it by its facts; as it is, where it cannot be kept."""
        if not self._write(self._name(slug), checked):
            return checked
        self._hold(slug, checked.module)  # whoever makes its pages next asks for the whole
        return replace(checked, module=kept(checked.module))

    def note(self, slug: str, checked: Checked) -> None:
        """Know a module of this course."""
        self.used[self._name(slug)] = checked

    def whole(self, slug: str) -> Module | None:
        """Return a module with everything in it; the last that were asked for are at hand."""
        if slug in self._at_hand:
            self._at_hand[slug] = self._at_hand.pop(slug)
            return self._at_hand[slug]
        found = self._read(self._name(slug))
        if not isinstance(found, Checked):
            return None
        self._hold(slug, found.module)
        return found.module

    def _hold(self, slug: str, module: Module) -> None:
        """Have a whole module at hand, in the place of the one that was asked for longest ago."""
        if len(self._at_hand) >= AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        self._at_hand[slug] = module

    def templates(self, words: Words) -> TemplateCache:
        """Return where the templates of pages are kept as they were compiled, in these words."""
        return TemplateCache(self.cache / "templates", words, self.inputs.tools)

    def save(self) -> None:
        """Keep the facts of all modules, where any is new."""
        for part in PARTS:
            known = {name: checked for name, checked in self.used.items() if name[0] == part}
            saved = self._saved[part]  # a module may have been judged anew, by more rules
            if saved.keys() != known.keys() or any(saved[name] is not checked for name, checked in known.items()):
                self._write(f"{part}.facts", known)
            self._saved[part] = known

    def drop_others(self) -> None:
        """Take away the modules that nothing asked for, and nothing else."""
        drop_entries(self.folder, self.used)

    def _facts(self, part: str) -> dict[str, Checked]:
        found = self._read(f"{part}.facts", _at_hand)
        if isinstance(found, dict) and all(isinstance(one, Checked) for one in found.values()):
            return found
        return {}

    def _name(self, slug: str) -> str:
        if slug not in self._names:
            self._names[slug] = f"{digest_of([self._of_all, slug, self.inputs.of_module(slug)])}.module"
        return self._names[slug]

    def _read(self, name: str, at_hand: dict[Path, tuple[bytes, object]] | None = None) -> object:
        """Return what an entry holds; None where it is not there, or not as it was written.

        One that this process has read, and that is the same still, is ``at_hand``.
        """
        path = self.folder / name
        with suppress(OSError):
            if leads_nowhere(self.folder):
                content = path.read_bytes()
                made, data = content[:_DIGEST], memoryview(content)[_DIGEST:]
                if hashlib.sha256(data).digest() != made:
                    return None
                if at_hand is None:
                    return _read(data, self.inputs.root)
                if at_hand.get(path, (b"", None))[0] != made:
                    at_hand[path] = made, _read(data, self.inputs.root)
                return at_hand[path][1]
        return None

    def _write(self, name: str, entry: object) -> bool:
        """Keep an entry, if that can be done; one that is half written counts as not there."""
        data = pickle.dumps(entry, protocol=5)
        return leads_nowhere(self.folder) and keep_entry(
            self.cache, f"{self.folder}/{name}", hashlib.sha256(data).digest() + data
        )


def store_of(root: Path) -> ModuleStore | None:
    """Return the modules that are kept of a project; None where its settings do not say where."""
    problems = Problems()
    settings = read_settings(root, problems)
    if len(problems) or not settings.has_course:
        return None
    cache = root / settings.cache_dir
    digests.load(cache / "learner/digests.json")
    return ModuleStore(Inputs(root, settings), cache)


_classes: dict[tuple[str, str], type] = {}  # that a module is made of, as they were found


class _Reader(pickle.Unpickler):
    """Reads no class but those that a module is made of; places are looked up where the project stands now."""

    def __init__(self, data: memoryview, root: Path) -> None:
        super().__init__(io.BytesIO(data))
        self.root = str(root)

    def placed(self, _: str, path: str, place: Place) -> PlacedKeys:
        """Return a set of keys of which the place was kept."""
        return PlacedKeys(self.root, path, place)

    def find_class(self, module: str, name: str) -> Any:
        if known := _classes.get((module, name)):
            return known
        if (module, name) == _PLACED:
            return self.placed
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("course."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or _is_row(found)):
                _classes[module, name] = found
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a module")


def _is_row(kind: type) -> bool:
    """Tell whether a class is a tuple with names for its parts, and no more."""
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def _read(data: memoryview, root: Path) -> object:
    with suppress(Exception):  # whatever is wrong with an entry, the module is read anew
        return _Reader(data, root).load()
    return None
