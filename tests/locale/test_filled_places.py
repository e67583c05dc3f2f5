"""Places of messages are filled with words that somebody translates, or with what an author writes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from course.locale.tellers import teller_of
from course.reading.telling import tell_all, tell_any, tell_row, told_by
from tests.locale.filled_places import Code

COURSE = Path(__file__).parents[2] / "course"


@pytest.mark.long
def test_no_place_of_a_message_is_filled_with_english() -> None:
    assert list(Code.below(COURSE).untold()) == [], "say it with `tell`, list it with `tell_all` or `tell_any`"


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ('tell("the %(x)s is lost", x="way back")', ["way back"]),
        ('tell("the %(x)s is lost", x=tell("way back"))', []),
        ('tell("the `%(x)s` is lost", x="way")', []),
        ('tell("the %(x)s is lost", x="`way`")', []),
        ('tell("the %(x)s is lost", x="modules/way.md")', []),
        ('CALLED = {"way": tellable("a way")}\ntell("%(x)s is lost", x=CALLED[kind])', ["a way"]),
        ('CALLED = {"way": tellable("a way")}\ntell("%(x)s is lost", x=tell(CALLED[kind]))', []),
        ('tell("write %(x)s", x=" or ".join(ways))', [" or "]),
        ('tell("write %(x)s", x=", ".join(ways))', []),
        ('tell("%(x)s is lost", x=f"{number} to {other}")', ["{0} to {0}"]),
        ('def find(kind):\n    so = "the way" if kind else ""\n    tell("%(x)s is lost", x=so)', ["the way"]),
        ('def one(kind):\n    return f"a {kind} way"\ntell("%(x)s is lost", x=one(kind))', ["a {0} way"]),
        ('def lose(x):\n    tell("%(x)s is lost", x=x)\nlose("the way")\nlose(tell("the hat"))', ["the way"]),
        ('tell("%(x)s is lost", x=way or "nothing else")', ["nothing else"]),
    ],
)
def test_english_in_a_place_is_found_wherever_it_comes_from(code: str, english: list[str]) -> None:
    assert [text for _, text in Code({"lost": code}).untold()] == english


def test_a_place_is_followed_into_another_module() -> None:
    names = 'CALLED = {"way": "a way"}\n'
    code = Code({"names": names, "lost": 'from names import CALLED\ntell("%(x)s is lost", x=CALLED[kind])'})
    assert list(code.untold()) == [("lost:2 x", "a way")]


@pytest.mark.parametrize(
    ("language", "every", "either"),
    [
        ("de", "a, b und c", "a, b oder c"),
        ("fr", "a, b et c", "a, b ou c"),
        ("es", "a, b y c", "a, b o c"),
        ("nl", "a, b en c", "a, b of c"),
        ("pl", "a, b i c", "a, b lub c"),
        ("ar", "a وb وc", "a أو b أو c"),
    ],
)
def test_a_list_is_told_by_the_rule_of_the_language(language: str, every: str, either: str) -> None:
    with told_by(teller_of(language)):
        assert (tell_all("abc"), tell_any("abc")) == (every, either)
        assert tell_row("abc") == ("a، b، c" if language == "ar" else "a, b, c")


def test_english_lists_with_a_word_before_the_last() -> None:
    assert (tell_all("abc"), tell_any("abc")) == ("a, b and c", "a, b or c")
    assert (tell_all("ab"), tell_any("a"), tell_any("")) == ("a and b", "a", "")


@pytest.mark.long
def test_no_place_of_a_message_is_filled_with_a_list_of_commas_that_are_english() -> None:
    """But for one in brackets, which is YAML to write."""
    found = []
    for path in COURSE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("tell", "tell_many"):
                said = " ".join(str(part.value) for part in call.args if isinstance(part, ast.Constant))
                found += [
                    f"{path.relative_to(COURSE)}:{call.lineno}: {place.arg}"
                    for place in call.keywords
                    if f"[%({place.arg})s]" not in said and "', '.join(" in ast.unparse(place.value)
                ]
    assert found == [], "list it with `tell_row`, `tell_all` or `tell_any`"
