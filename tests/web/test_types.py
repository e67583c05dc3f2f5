"""The strict type checker has nothing to say about the folders of ``web/`` that are typed."""

from __future__ import annotations

import re

import pytest

from devtools.deno import DenoProblem, run

pytestmark = pytest.mark.process

TYPED = ("entries", "learning", "page", "questions", "quiz", "records", "store", "tests")
PLACE = re.compile(r"^ {4}at file:\S+/web/(\w+)/(\S+?):", re.MULTILINE)


def test_the_folders_that_are_typed_have_no_fault_of_type() -> None:
    try:
        run("check", ".")
        said = ""
    except DenoProblem as problem:
        said = str(problem)
    faults = [f"{folder}/{name}" for folder, name in PLACE.findall(said) if folder in TYPED]
    assert faults == [], said
