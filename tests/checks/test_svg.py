"""A drawing that can run or fetch something is refused at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.svg import svg_faults
from tests.conftest import VALID, printed

LESSON = "modules/people/lesson.md"


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
BAD_SVG = {
    "script": ("<script>alert(1)</script>", "2:1: the element `<script>` can run or fetch something"),
    "script of XHTML": (
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>',
        "2:1: the element `<script>` does not belong into a drawing",
    ),
    "event": ('<path onclick="x"/>', "2:1: `onclick` runs a script"),
    "event in capitals": ('<path onLoad="x"/>', "2:1: `onLoad` runs a script"),
    "foreignObject": ("<foreignObject/>", "2:1: the element `<foreignObject>` can run or fetch something"),
    "iframe": ("<iframe/>", "2:1: the element `<iframe>` can run or fetch something"),
    "unknown": ("<handler/>", "2:1: the element `<handler>` can run or fetch something"),
    "javascript": ('<a href="javascript:x"/>', "2:1: `href` leads to `javascript:x`, outside the drawing"),
    "javascript in pieces": (
        '<a href=" java&#10;script:x"/>',
        "2:1: `href` leads to `javascript:x`, outside the drawing",
    ),
    "use elsewhere": ('<use xlink:href="x.svg#a"/>', "2:1: `href` leads to `x.svg#a`, outside the drawing"),
    "image elsewhere": (
        '<image href="https://x/y.png"/>',
        "2:1: `href` leads to `https://x/y.png`, outside the drawing",
    ),
    "image that is a drawing": (
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        "2:1: `href` leads to `data:image/svg+xml;base64,AAAA`, outside the drawing",
    ),
    "animated address": (
        '<animate attributeName="xlink:href" to="x"/>',
        "2:1: the animation changes `xlink:href`, and so where an address leads to or what runs",
    ),
    "set event": (
        '<set attributeName="onload" to="x"/>',
        "2:1: the animation changes `onload`, and so where an address leads to or what runs",
    ),
    "animated value": ('<animate values="javascript:x"/>', "2:1: `values` holds a script"),
    "fill": ('<path fill="url(https://x/y)"/>', "2:1: `fill` fetches something from outside the drawing"),
    "style": ("<path style=\"fill: url( 'x')\"/>", "2:1: `style` fetches something from outside the drawing"),
    "style in disguise": ('<path style="fill: u\\72l(x)"/>', "2:1: `style` fetches something from outside the drawing"),
    "style sheet": (
        "<style>@import 'x';</style>",
        "2:20: the style sheet of the drawing fetches or runs something (`@import`, `url(...)`)",
    ),
    "base": ('<g xml:base="https://x/"/>', "2:1: `xml:base` moves where addresses lead to"),
    "instruction": (
        "<?xml-stylesheet href='x'?>",
        "2:1: the instruction `<?xml-stylesheet?>` can fetch or run something",
    ),
}


@pytest.mark.parametrize(("inside", "said"), BAD_SVG.values(), ids=list(BAD_SVG))
def test_a_drawing_that_runs_or_fetches_is_refused_at_its_line(inside: str, said: str) -> None:
    found = svg_faults(f"{HEAD}{inside}\n</svg>".encode())
    assert [f"{line}:{column}: {message}" for line, column, message, _ in found] == [said]
    assert {hint for *_, hint in found} == {"remove it, or save the drawing as PNG"}


DOCTYPE = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
FIRST = "1:1: the first element must be an `<svg>` of SVG's own namespace"
UNUSED, AGAIN = "delete `<!DOCTYPE ...>`; no browser needs it", "save it again as SVG"
START = 'start it with <svg xmlns="http://www.w3.org/2000/svg">'
NOT_SVG = {
    "doctype": (f"{DOCTYPE}{HEAD}&b;</svg>", "1:15: a DOCTYPE can bring in what is not in the file", UNUSED),
    "no namespace": ("<svg/>", FIRST, START),
    "a page": ("<html/>", FIRST, START),
    "not XML": ("PNG", "1:1: the drawing cannot be read as XML (syntax error)", AGAIN),
    "cut off": (HEAD, "2:1: the drawing cannot be read as XML (no element found)", AGAIN),
    "an entity": (f"{HEAD}&nbsp;</svg>", "2:1: the drawing cannot be read as XML (undefined entity)", AGAIN),
    "another encoding": (
        '<?xml version="1.0" encoding="UTF-7"?><svg/>',
        "1:1: the drawing is written in UTF-7",
        "save it as UTF-8",
    ),
}


@pytest.mark.parametrize(("text", "said", "write"), NOT_SVG.values(), ids=list(NOT_SVG))
def test_what_is_no_plain_drawing_is_refused(text: str, said: str, write: str) -> None:
    found = [(f"{line}:{column}: {message}", hint) for line, column, message, hint in svg_faults(text.encode())]
    assert found == [(said, write)]


LONG = "a" * 41
CUT = "a" * 40


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<{LONG}/>", f"the element `<{CUT}>` can run or fetch something"),
        (f'<b:{LONG} xmlns:b="c"/>', f"the element `<{CUT}>` does not belong into a drawing"),
        (f'<path on{LONG}="b"/>', f"`on{CUT[2:]}` runs a script"),
        (f'<path {LONG}="javascript:b"/>', f"`{CUT}` holds a script"),
        (f'<path {LONG}="url(b)"/>', f"`{CUT}` fetches something from outside the drawing"),
        (f"<?{LONG} b?>", f"the instruction `<?{CUT}?>` can fetch or run something"),
        (f'<a href="{"b" * 60}"/>', f"`href` leads to `{'b' * 60}`, outside the drawing"),
        (f'<a href="{"b" * 61}"/>', f"`href` leads to `{'b' * 60}`..., outside the drawing"),
        (
            f'<set attributeName="src{LONG}"/>',
            f"the animation changes `src{CUT[3:]}`, and so where an address leads to or what runs",
        ),
    ],
)
def test_of_a_long_name_its_beginning_is_told(inside: str, said: str) -> None:
    assert [message for *_, message, _ in svg_faults(f"{HEAD}{inside}</svg>".encode())] == [said]


GOOD_SVG = (
    *(
        '<path d="M0 0h9" fill="url(#a)" style="stroke: red"/>',
        '<use href="#a"/><a href="https://x.org/"><text>x</text></a>',
    ),
    *("<style>.a { fill: url(#b); }</style>", '<image href="data:image/png;base64,AAAA\n BBBB"/>'),
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li/></rdf:RDF></metadata>',
    '<animate attributeName="opacity" values="0;1" dur="1s"/><title>javascript: the good parts</title>',
)


@pytest.mark.parametrize("inside", GOOD_SVG)
def test_a_drawing_that_only_draws_is_not(inside: str) -> None:
    assert svg_faults(f"{HEAD}{inside}</svg>".encode()) == []


def test_every_drawing_of_ours_only_draws(course_files: Callable[..., Path]) -> None:
    drawings = [
        *Path(__file__).parents[2].glob("modules/**/*.svg"),
        *Path(__file__).parents[2].glob("overrides/**/*.svg"),
    ]
    assert {path.name: svg_faults(path.read_bytes()) for path in drawings} == {path.name: [] for path in drawings}


def test_a_scripted_drawing_in_a_lesson_is_told_with_its_place(course_files: Callable[..., Path]) -> None:
    text = VALID[LESSON] + "\n![x](plan.svg)\n"
    assert printed(course_files({LESSON: text, "modules/people/plan.svg": f"{HEAD}<script/></svg>"})) == [
        "modules/people/plan.svg:2:1: the element `<script>` can run or fetch something; "
        "remove it, or save the drawing as PNG"
    ]
