"""HTML, script and harmless signs in any text field come out as the text they are, in every file of a whole site."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import Environment

from course.locale import Words
from course.pages import fragments
from tests import payloads
from tests.payloads import GROUPS, PAYLOADS, UNSEEN, Outcome, judge, survey
from tests.poisoner import Tried
from tests.read_back import Read

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project for all texts: compiling the templates takes longer than all the rest."""
    return payloads.project(tmp_path_factory.mktemp("payloads"))


@pytest.mark.parametrize("tried", GROUPS, ids=lambda tried: ", ".join(one.name for one in tried))
def test_texts_in_every_field_act_nowhere_and_are_read_as_they_were_written(
    root: Path, tried: tuple[Tried, ...]
) -> None:
    outcome = survey(tried, root)
    assert outcome.wrong == []
    assert [outcome.unseen(which) for which in range(len(tried))] == [UNSEEN] * len(tried)
    assert len(outcome.fields) > 140


def test_a_template_that_does_not_escape_would_be_found(tmp_path: Path) -> None:
    def careless(overrides: Path, words: Words) -> Environment:
        environment = make(overrides, words)
        environment.autoescape = False
        return environment

    make = fragments.new_environment
    with patch("course.pages.fragments.new_environment", careless):
        found = survey([dataclasses.replace(PAYLOADS[0], on_paper=False)], payloads.project(tmp_path)).wrong
    assert any("<script" in fault for fault in found)


def test_an_element_an_attribute_and_an_address_that_act_are_found() -> None:
    for spoilt in (
        "<p onclick=x>",
        "<script>alert(1)</script>",
        "<script src=//example.org/x></script>",
        "<a href='javascript:x'>y</a>",
        "<iframe></iframe>",
        "<p style='x'>",
        "<form action=x>",
        "<base href=x>",
        "<meta http-equiv=refresh>",
    ):
        assert Read(spoilt).acts, spoilt
    ours = (
        '<script src="../assets/course/site.js" defer></script><form class="course-form"><a href="../index.html">a</a>'
    )
    assert Read(ours).acts == []


def test_a_text_that_lost_a_sign_or_was_escaped_twice_is_found() -> None:
    outcome = Outcome([Tried("sample", "a <b> & c")], ["Course.title"])
    judge(outcome, "a.html", ["zq000azq a <b> & c zq000azq"])
    assert (outcome.seen["Course.title", 0], outcome.wrong) == (1, [])
    judge(outcome, "a.html", ["zq000azq a & c zq000azq", "zq000azq a &lt;b> & c zq000azq"])
    assert len(outcome.wrong) == 2


def test_words_like_these_are_no_fault_where_a_picture_cuts_them() -> None:
    outcome = Outcome([Tried("sample", "a long text")], ["Node.says"])
    judge(outcome, "a.svg", ["zq000azq a lo… zq000azq"])
    assert outcome.wrong == []
