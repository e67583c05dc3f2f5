"""A module of which the offering and the facts are at hand, and all else is fetched when somebody asks for it.

Whoever has one need not know: it is a ``Module``. What looks at every module of a course asks for its facts alone, so
that a course of a thousand modules takes the memory, and the time to load, of a few.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from course.model.module import Module, Offering
from course.model.module_facts import ModuleFacts

_OF_FACTS = ("minutes", "fingerprint", "sources", "cited", "former")
_OF_WHOLE = ("overview", "lessons", "quiz", "checklists", "scenarios", "overview_page", "trainer", "section_ids")


class KeptModule(Module):
    """A module that was checked and kept; ``fetch`` returns the whole, and is not handed from process to process."""

    def __init__(self, slug: str, offering: Offering, facts: ModuleFacts) -> None:
        self.__dict__.update(slug=slug, offering=offering, facts=facts)

    def fetched_by(self, fetch: Callable[[], Module]) -> KeptModule:
        """Have ``fetch`` return the whole module, and return this one."""
        self.__dict__["fetch"] = fetch
        return self

    def whole(self) -> Module:
        """Return the module with everything in it."""
        found: Module = self.__dict__["fetch"]()
        return found

    @property
    def derived(self) -> dict[str, Any]:
        """What others make of it."""
        return self.whole().derived

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in ("slug", "offering", "facts")}


def _part(of: Callable[[KeptModule], Any], name: str) -> property:
    return property(lambda module: getattr(of(module), name))


for _name in _OF_FACTS:
    setattr(KeptModule, _name, _part(lambda module: module.facts, _name))
for _name in _OF_WHOLE:
    setattr(KeptModule, _name, _part(KeptModule.whole, _name))


def kept(module: Module) -> KeptModule:
    """Return what is to be at hand of a module."""
    return KeptModule(module.slug, module.offering, module.facts)
