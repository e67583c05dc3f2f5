"""The scripts that pages load are what ``web/`` makes, byte for byte."""

from __future__ import annotations

import re

import pytest

from devtools import bundle
from devtools.deno import WEB

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


def test_a_page_loads_what_its_scripts_take_from_another_before_them() -> None:
    templates = [path.read_text("utf-8") for path in bundle.SCRIPTS.parents[1].rglob("*.html")]
    entries = [(path.stem, path.read_text("utf-8")) for path in (WEB / "entries").glob("*.js")]
    sharing = {name for name, text in entries if 'import "../store/shared.js";' in text}
    assert {"lesson", "quiz", "records", "store"} <= sharing
    for name in (*bundle.LATER, *bundle.OF_RECORDS):
        enough = {"records"} if name in bundle.OF_RECORDS else sharing
        own = f'<script src="{{{{ link("assets/course/{name}.js") }}}}"'
        for text in (text for text in templates if own in text):
            before = text.partition(own)[0]
            assert any(f"assets/course/{one}.js" in before for one in enough), name


def test_what_is_shared_is_told_by_its_module_and_the_name_it_has_there() -> None:
    kept = bundle.taken((bundle.KEEPING,))
    assert kept[WEB / "store/store.js"]["peek"] == "peek"
    of_records = bundle.taken((bundle.KEEPING, bundle.RECORDS))
    assert {"peek", "setAside"} <= set(of_records[WEB / "store/store.js"])
    assert of_records[WEB / "observe/observation.js"]["read"] == "readObservation"
    names = [name for names in of_records.values() for name in names.values()]
    assert len(names) == len(set(names))
    for path in (bundle.KEEPING, bundle.RECORDS):
        listed = (WEB / path).read_text("utf-8").partition("page.shared = {")[2]
        here = {name for names in bundle.taken((path,)).values() for name in names.values()}
        assert here == set(re.findall(r"\w+", listed.replace("...page.shared", "")))


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


def test_what_tells_a_browser_that_it_is_too_old_has_nothing_that_such_a_browser_cannot_read() -> None:
    text = (bundle.SCRIPTS / f"{bundle.FOR_ALL}.js").read_text("utf-8")
    newer = r"=>|`|\?\.(?!\d)|\?\?|\*\*|\.\.\.|catch\{|\b(?:let|const|class|async|await|import|export)\b"
    without_texts = re.sub(r'"(?:\\.|[^"\\])*"', '""', text)
    assert re.findall(newer, without_texts) == []
