"""Checked modules kept from one build to the next, so that only what changed is read, checked and judged again.

    <cache>/modules/<key>.module    a slimmed module, what links it has, and what the rules found in it

A key is a hash of the module's files, of catalogue and sources, and of our own code. What is read back can be nothing
but data of the classes that a module is made of: an entry that somebody else wrote runs nothing.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from contextlib import suppress
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from course.checks.module_files import Checked
from course.folders import digests
from course.reading.outline import PlacedKeys
from course.reading.problems import Problems
from course.settings.mkdocs_yml import read_settings
from course.site.inputs import Inputs
from course.site.state import digest_of, drop_entries, keep_entry, leads_nowhere

_OTHERS = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}
_DIGEST = 32


class ModuleStore:
    """The modules of one course, as ``course.checks.load.Keep`` asks for them."""

    def __init__(self, inputs: Inputs, cache: Path) -> None:
        self.inputs, self.cache, self.folder = inputs, cache, cache / "modules"
        self.used: set[str] = set()

    def get(self, slug: str) -> Checked | None:
        """Return a module as it was kept, if nothing of which it is made has changed."""
        with suppress(OSError):
            if not leads_nowhere(self.folder):
                return None
            content = (self.folder / self._name(slug)).read_bytes()
            made, data = content[:_DIGEST], content[_DIGEST:]
            if hashlib.sha256(data).digest() == made:
                return _read(data)
        return None

    def put(self, slug: str, checked: Checked) -> None:
        """Keep a module, if that can be done; an entry that is half written counts as not there."""
        data = pickle.dumps(checked, protocol=5)
        if leads_nowhere(self.folder):
            keep_entry(self.cache, self.folder / self._name(slug), hashlib.sha256(data).digest() + data)

    def drop_others(self) -> None:
        """Take away the modules that nothing asked for, and nothing else."""
        drop_entries(self.folder, self.used)

    def _name(self, slug: str) -> str:
        name = f"{digest_of([self.inputs.of_all, slug, self.inputs.of_module(slug)])}.module"
        self.used.add(name)
        return name


def store_of(root: Path) -> ModuleStore | None:
    """Return the modules that are kept of a project; None where its settings do not say where."""
    problems = Problems()
    settings = read_settings(root, problems)
    if len(problems) or not settings.has_course:
        return None
    cache = root / settings.cache_dir
    digests.load(cache / "learner/digests.json")
    return ModuleStore(Inputs(root, settings), cache)


class _Reader(pickle.Unpickler):
    """Reads no class but those that a module is made of."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("course."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or found is PlacedKeys):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a module")


def _read(data: bytes) -> Checked | None:
    with suppress(Exception):  # whatever is wrong with an entry, the module is read anew
        found = _Reader(io.BytesIO(data)).load()
        return found if isinstance(found, Checked) else None
    return None
