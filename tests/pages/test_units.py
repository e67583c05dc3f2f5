"""Each unit says whose texts its pages show: a page that showed another's would stay as it was when that changes."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2.runtime import Context

from course.checks.load import load_course
from course.folders.theme import OVERRIDES
from course.model import Module
from course.model.kept_module import kept
from course.model.links import Links
from course.pages.fragments import Fragments, PageTexts
from course.pages.units import read_for_learners, units
from tests.edits import new_course


@pytest.mark.parametrize("on_one_page", [2, 50])
@pytest.mark.parametrize("trainer", [False, True])
def test_a_unit_fetches_no_module_that_it_does_not_name(tmp_path: Path, on_one_page: int, trainer: bool) -> None:
    root = new_course(tmp_path)
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(f"on_one_page: {on_one_page}\n{catalogue.read_text('utf-8')}", "utf-8")
    whole = load_course(root)
    fetched: set[str] = set()

    def noted(module: Module) -> Module:
        fetched.add(module.slug)
        return module

    modules = [kept(one).fetched_by(lambda one=one: noted(one)) for one in whole.modules]  # type: ignore[misc]
    content = replace(whole, modules=tuple(modules))
    fragments = Fragments(content, root / OVERRIDES, Links(directory_urls=False))
    names = []
    for unit in units(content, fragments, trainer=trainer, read=read_for_learners):
        fetched.clear()
        assert all(page.html for page in unit.pages(fragments))
        assert all(unit.files().values())
        assert all(one.html for one in unit.lines().values())
        names.append(unit.name)
        if unit.modules is not None:
            assert fetched <= unit.modules | unit.banks, unit.name
    assert {"page-home", "page-learning_page", "page-verify_page", "module-calling"} <= set(names)
    assert ("family-first-aid" in names) is (on_one_page == 2)


@pytest.mark.long
def test_the_pages_of_a_module_leave_nothing_for_the_collector(tmp_path: Path) -> None:
    content = load_course(new_course(tmp_path))
    fragments = Fragments(content, tmp_path / OVERRIDES, Links(directory_urls=False))
    of_modules = [one for one in units(content, fragments) if one.name.startswith("module-")]

    def make() -> None:
        for unit in of_modules:
            assert [*unit.pages(fragments), *unit.lines().values()]

    make()  # what is made once for all pages may lie in a circle
    assert [one for one in _left_in_circles(make) if isinstance(one, Context | PageTexts)] == []


def _left_in_circles(act: Callable[[], None]) -> list[object]:
    """Return what only the collector could take away of what an act has made."""
    gc.freeze()  # what there was before is looked through by nobody
    try:
        gc.disable()
        act()
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        return gc.garbage[:]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
        gc.unfreeze()
