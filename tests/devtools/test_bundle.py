"""The scripts that pages load are what ``web/`` makes, byte for byte."""

from __future__ import annotations

import pytest

from devtools import bundle

pytestmark = pytest.mark.process


@pytest.mark.process
def test_every_script_in_the_repository_is_what_the_modules_make() -> None:
    made = bundle.bundles()
    stands = {path.name: path.read_bytes() for path in bundle.SCRIPTS.glob("*.js")}
    assert sorted(stands) == sorted(made)
    old = [name for name in made if stands[name] != made[name]]
    assert not old, f"out of date: {', '.join(old)}; run: python3 build.py bundle"


def test_the_lists_of_kinds_follow_from_the_files_there_are() -> None:
    assert {path: path.read_text("utf-8") for path in bundle.lists()} == bundle.lists()


def test_a_page_loads_what_its_script_takes_from_another_before_it() -> None:
    templates = [path.read_text("utf-8") for path in bundle.SCRIPTS.parents[1].rglob("*.html")]
    for name in bundle.SHARE:
        own, common = f"assets/course/{name}.js", f"assets/course/{bundle.SHARED}.js"
        loading = [text for text in templates if own in text]
        assert loading, name
        assert all(common in text.partition(own)[0] for text in loading), name


def test_all_that_a_module_shares_is_taken_by_its_name() -> None:
    module = "export const ONE = 1;\nexport async function two() {}\nexport { own as three, four };\nconst five = 5;\n"
    assert bundle.exports_of(module) == ["ONE", "two", "three", "four"]
    for path in bundle.shared().values():
        exports = [line for line in path.read_text("utf-8").splitlines() if line.startswith("export ")]
        assert len(exports) <= len(bundle.exports_of(path.read_text("utf-8"))), path
        assert not [line for line in exports if line.startswith(("export default", "export let", "export *"))], path


@pytest.mark.process
def test_a_script_is_classic_and_leaves_no_name_behind() -> None:
    for name, content in bundle.bundles().items():
        text = content.decode()
        assert "import " not in text
        assert "export " not in text
        if name != "early.js":
            once = f"window.coursewright.ran['{name.removesuffix('.js')}']=1"
            assert text.startswith("(window.coursewright=window.coursewright||{}).isServed===false||"), name
            assert once in text.partition("(()=>{")[0], name
