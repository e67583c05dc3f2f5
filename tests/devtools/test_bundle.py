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
