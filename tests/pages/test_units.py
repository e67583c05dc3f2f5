"""Each unit says whose texts its pages show: a page that showed another's would stay as it was when that changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.folders.theme import OVERRIDES
from course.model import Module
from course.model.kept_module import kept
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.units import read_for_learners, units
from tests.edits import new_course

pytestmark = pytest.mark.long


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
