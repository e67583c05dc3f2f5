"""Stories of any format, or of none: whatever signs they hold, they are read, and what is not understood is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scenarios.test_twine_chapbook import CHAPBOOK
from tests.scenarios.test_twine_harlowe import HARLOWE
from tests.scenarios.test_twine_snowman import SNOWMAN
from tests.scenarios.test_twine_sugarcube import SUGARCUBE
from tests.scenarios.twine_stories import choices, read

SIGNS = (
    "(", ")", "[", "]", "[[", "]]", "{", "}", "<", ">", "<<", ">>", "<%", "%>", "<!--", "-->", "/*", "*/", "\"",
    "'", "`", "(if: $x)", "(else:)", "(link: \"a\")", "(goto: \"b\")", "<<if $x>>", "<<else>>", "<</if>>",
    "<<link \"a\">>", "<</link>>", "<<goto \"b\">>", "<% if (x) { %>", "<% } else { %>", "<% } %>", "\n[if x]\n",
    "\n[else]\n", "\n--\n", "{link to: 'b'}", "{embed passage: 'a'}", "<a data-passage=\"b\">", "</a>", "[[b]]",
    "[[go->a][$x]]", "$x", "_y", "\n", "words", "(display: \"a\")", "<<include \"b\">>", "<%= render('a') %>",
    "[img[x][b]]", "\ue000", "\ue0010\ue001", "\\",
)  # fmt: skip
FORMATS = ("Harlowe", "SugarCube", "Chapbook", "Snowman", "Other")


@pytest.mark.long
@given(
    st.sampled_from(FORMATS),
    st.lists(st.sampled_from(SIGNS), max_size=40),
    st.lists(st.sampled_from(SIGNS), max_size=9),
)
def test_any_mixture_of_signs_is_read(name: str, one: list[str], two: list[str]) -> None:
    story = f':: StoryData\n{{"format": "{name}"}}\n\n:: a\n{"".join(one)}\n\n:: b\n{"".join(two)}\n'
    nodes, report = read(story)
    assert set(nodes) <= {"a", "b"}
    assert all(choice["goto"] in nodes for node in nodes.values() for choice in node.get("choices", ()))
    assert all(node["says"] for node in nodes.values())
    assert len(report) == len(set(report))


STORIES = {"Harlowe": HARLOWE, "SugarCube": SUGARCUBE, "Chapbook": CHAPBOOK, "Snowman": SNOWMAN}


@pytest.mark.long
@settings(max_examples=200)
@given(
    st.sampled_from(FORMATS),
    st.sampled_from(FORMATS[:4]),
    st.integers(0, 2000),
    st.integers(0, 30),
    st.sampled_from(SIGNS),
)
def test_a_damaged_story_is_read(name: str, of: str, at: int, gone: int, more: str) -> None:
    text = STORIES[of].replace(f'"{of}"', f'"{name}"')
    head = text.index(":: Hall\n") + 8
    read(text[: head + at] + more + text[head + at + gone :] + "\n:: z\nEnd.\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            '"format": "Paperthin"',
            "Words. [[b]]",
            "the story's format `Paperthin` is not known; Harlowe, SugarCube, Chapbook and Snowman are; words and "
            "links alone are read",
        ),
        (
            '"ifid": "X"',
            "One\n<<set $x to 1>> [[b]]",
            "the story names no format (`format` in its StoryData); it is read as SugarCube, for line 6 has `<<set`",
        ),
        (
            '"format": "Paperthin"',
            "(set: $x to 1) [[b]]",
            "the story's format `Paperthin` is not known; Harlowe, SugarCube, Chapbook and Snowman are; it is read as "
            "Harlowe, for line 5 has `(set:`",
        ),
        (
            '"ifid": "X"',
            "<%= x %>[[b]]",
            "the story names no format (`format` in its StoryData); it is read as Snowman, for line 5 has `<%`",
        ),
        (
            '"ifid": "X"',
            "x: 1\n--\n{x} [[b]]",
            "the story names no format (`format` in its StoryData); it is read as Chapbook, for line 6 has `--`",
        ),
    ],
)
def test_a_format_that_is_unknown_or_not_named_is_told(name: str, text: str, said: str) -> None:
    nodes, report = read(f":: StoryData\n{{{name}}}\n\n:: a\n{text}\n:: b\nEnd.\n")
    assert said in report
    assert choices(nodes["a"]) == ["b -> b"]


@pytest.mark.parametrize("name", ["SugarCube 2.36.1", "sugarcube", "Sugarcane", "Jonah"])
def test_a_format_is_known_by_its_names(name: str) -> None:
    nodes, report = read(f':: StoryData\n{{"format": "{name}"}}\n\n:: a\n<<choice "b">>\n:: b\nEnd.\n')
    assert choices(nodes["a"]) == ["b -> b"]
    assert not any("format" in line for line in report)


# What public stories held, each with its words and what is told.
MORE_FORMS = [
    (
        "SugarCube",
        "A //long\nway// and // spaced // words.\n> A quotation\n>> in it\n{{{\none <<x>>\ntwo\n}}}",
        "A long\nway and *spaced* words.\nA quotation\nin it\n`one <<x>>`\n`two`",
        [],
    ),
    ("Snowman", "# A title\nWords.", "**A title**\nWords.", []),
    (
        "Harlowe",
        'A picture: <img src="data:image/png;base64,' + "iVBORw0KGgo" * 100 + "\" alt='a > b'>.",
        "A picture: .",
        ['line 5: HTML tag left out: `<img src="data:image/png;base64,iVBOR...`'],
    ),
    (
        "SugarCube",
        "You wait. (set: $x to 1)",
        "You wait. (set: … to 1)",
        [
            "line 4: `a` holds what looks like code of another format: `(set:`; take it out, or write it as `code`",
            "line 5: variable left out: `$x`",
        ],
    ),
    (
        "Harlowe",
        "<<if $x>>Yes<</if>>",
        "Yes",
        ["line 5: macro left out, 2 times: `<<if $x>>`, `<</if>>`"],
    ),
    (
        "Other",
        "It is {HOUR}.",
        "It is {HOUR}.",
        ["line 4: `a` holds what looks like code of another format: `{HOUR}`; take it out, or write it as `code`"],
    ),
]


@pytest.mark.parametrize(("name", "text", "says", "told"), MORE_FORMS)
def test_what_public_stories_hold_is_read(name: str, text: str, says: str, told: list[str]) -> None:
    nodes, report = read(f':: StoryData\n{{"format": "{name}"}}\n\n:: a [good]\n{text}\n')
    assert nodes["a"]["says"] == says
    assert [line for line in report if line.startswith("line")] == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Words {% if x %}", "{%"),
        ("Words {{ x }}", "{{"),
        ("Words <$ x $>", "<$"),
        ("=== knot ===", "=== knot ==="),
        ("Words.\n-> hall", "-> hall"),
        ("Words -> END", "-> END"),
        ("* [Go on]", "* [Go on]"),
        ("~ x = 1", "~ x"),
        ("VAR x = 1", "VAR x"),
        ("It is {x: warm|cold}.", "{x: warm|cold}"),
    ],
)
def test_code_of_ink_and_of_templates_is_told(text: str, code: str) -> None:
    _, report = read(f':: StoryData\n{{"format": "Paperthin"}}\n\n:: a [good]\n{text}\n')
    said = f"line 4: `a` holds what looks like code of another format: `{code}`; take it out, or write it as `code`"
    assert said in "\n".join(map(str, report))


def test_words_that_are_no_code_of_ink_are_not_told() -> None:
    text = "One - two -> three words.\n* an item\n* [a link](b.md)\n- another = 5\n{this} is it, 5 == 5"
    _, report = read(f':: StoryData\n{{"format": "Paperthin"}}\n\n:: a [good]\n{text.replace("{this}", "this")}\n')
    assert "looks like code" not in "\n".join(map(str, report))
