"""A look that cannot be shown or read is told where it stands, with what to write; mended, there is nothing to tell."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from course.checks.load import examine
from tests.conftest import SETTINGS, VALID, Changes, printed

CATALOGUE = "modules/catalogue.yml"
LINE = VALID[CATALOGUE].count("\n") + 2  # of the first key of the look
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
ORGANISATION = VALID[CATALOGUE][VALID[CATALOGUE].index("organisation:") : VALID[CATALOGUE].index("contact:")]


def with_look(lines: str, changes: Changes | None = None) -> dict[str, str | bytes | None]:
    """Return the change that adds a look, its lines one below the other, and a logo."""
    body = "".join(f"  {line}\n" for line in lines.splitlines())
    return {CATALOGUE: f"{VALID[CATALOGUE]}look:\n{body}", "modules/assets/logo.svg": LOGO, **(changes or {})}


@pytest.fixture
def told(problems_of: Callable[[Changes], list[str]]) -> Callable[..., list[str]]:
    """Return what is wrong with a look, with the path of the catalogue and the number of its first line taken away."""

    def problems(lines: str, changes: Changes | None = None) -> list[str]:
        found = problems_of(with_look(lines, changes))
        return [
            problem.replace(f"{CATALOGUE}:{LINE}:", "").replace(f"{CATALOGUE}:{LINE + 1}:", "+1:") for problem in found
        ]

    return problems


def test_a_whole_look_has_nothing_wrong(told: Callable[..., list[str]]) -> None:
    look = (
        'logo: assets/logo.svg\nlogo_alt: a lifebelt\nname: Desk\ncolour: "#7A1F3D"\nbackground: fdf3e0\n'
        "favicon: assets/logo.svg\nfooter: Acme Ltd, registered in Exampleton"
    )
    assert told(look) == []
    assert told("name: Desk") == []


COLOURS = {
    "a yellow for links": (
        'colour: "#ffd400"',
        [
            "11: words in `colour` #ffd400 are too pale on the background #f6f2ea: 1.28:1, and 4.5:1 is the least; "
            'write `"#846d00"`, the nearest of its hue that is dark enough'
        ],
        'colour: "#846d00"',
    ),
    "a red that is nearly dark enough": (
        'background: "#fff"\ncolour: "#d4351c"',
        [
            "+1:11: words in `colour` #d4351c are too pale on white under the pointer: 4.32:1, and 4.5:1 is the least; "
            'write `"#ce341b"`, the nearest of its hue that is dark enough'
        ],
        'background: "#fff"\ncolour: "#ce341b"',
    ),
    "a brown that small words nearly have": (
        'background: "#615a4f"',
        [
            "15: `background` #615a4f is too dark behind small words under the pointer: 1.00:1, and 4.5:1 is the "
            'least; write `"#dedbd6"`, the nearest of its hue that is light enough'
        ],
        'background: "#dedbd6"',
    ),
    "an orange behind small words": (
        'background: "#ff8800"',
        [
            "15: `background` #ff8800 is too dark behind the edges of controls: 1.73:1, and 3:1 is the least; "
            'write `"#ffd4a2"`, the nearest of its hue that is light enough'
        ],
        'background: "#ffd4a2"',
    ),
    "two colours at once": (
        'background: "#000"\ncolour: "#ffd400"',
        [
            "15: `background` #000000 is too dark behind words: 1.22:1, and 4.5:1 is the least; "
            'write `"#dbdbdb"`, the nearest of its hue that is light enough',
            "+1:11: words in `colour` #ffd400 are too pale on the background #dbdbdb: 1.03:1, and 4.5:1 is the least; "
            'write `"#735f00"`, the nearest of its hue that is dark enough',
        ],
        'background: "#dbdbdb"\ncolour: "#735f00"',
    ),
}


@pytest.mark.parametrize("case", COLOURS)
def test_a_colour_that_cannot_be_read_is_told_with_its_ratio_and_one_that_can(
    told: Callable[..., list[str]], case: str
) -> None:
    look, problems, mended = COLOURS[case]
    assert told(look) == problems
    assert told(mended) == []


OTHERS = {
    "a colour without quotes": (
        "colour: #1f5d4a",
        "11: YAML takes `#1f5d4a` and what follows for a comment; put the whole text in quotes",
    ),
    "a name of a colour": (
        "colour: green",
        '11: `colour` must be a colour in quotes, such as "#1f5d4a", but `green` was found; change it to that form',
    ),
    "five digits": (
        'background: "#12345"',
        '15: `background` must be a colour in quotes, such as "#1f5d4a", but `#12345` was found; '
        "change it to that form",
    ),
    "an American colour": ('color: "#1f5d4a"', "3: unknown key `color` in the look; did you mean `colour`?"),
    "a logo that is not there": (
        "logo: assets/lgo.svg",
        "9: there is no file `assets/lgo.svg` below modules/; did you mean `assets/logo.svg`?",
    ),
    "a logo by its path in the project": (
        "logo: modules/assets/logo.svg",
        "9: there is no file `modules/assets/logo.svg` below modules/; did you mean `assets/logo.svg`?",
    ),
    "a logo of another kind": (
        "logo: logo.jpg",
        "9: `logo` must be the path of an SVG or PNG below modules/, such as assets/logo.svg, "
        "but `logo.jpg` was found; change it to that form",
    ),
    "a logo from elsewhere": (
        "logo: https://example.org/logo.svg",
        "9: `logo` must be the path of an SVG or PNG below modules/, such as assets/logo.svg, "
        "but `https://example.org/logo.svg` was found; change it to that form",
    ),
    "a favicon outside": (
        "favicon: ../icon.svg",
        "12: `favicon` must be the path of an SVG or PNG below modules/, such as assets/logo.svg, "
        "but `../icon.svg` was found; change it to that form",
    ),
    "words for no logo": (
        "logo_alt: A lifebelt",
        "13: `logo_alt` says what a logo shows, and there is no `logo`; remove it",
    ),
    "a long line at the foot": (
        f"footer: {'x' * 121}",
        "11: `footer` is 121 characters long, and 120 is what fits at the foot of a sheet; shorten it",
    ),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_look_is_told_in_its_place(told: Callable[..., list[str]], case: str) -> None:
    look, problem = OTHERS[case]
    assert told(look) == [problem]


def test_a_colour_without_quotes_in_brackets_is_told_too(problems_of: Callable[[Changes], list[str]]) -> None:
    told = (
        f"{CATALOGUE}:{LINE - 1}:16: YAML takes `#1f5d4a` and what follows for a comment; put the whole text in quotes"
    )
    for brackets in ("look: {colour: #1f5d4a}", "look: {colour: #1f5d4a, name: Desk}"):
        assert problems_of({CATALOGUE: f"{VALID[CATALOGUE]}{brackets}\n"}) == [told]
    assert problems_of({CATALOGUE: f'{VALID[CATALOGUE]}look: {{colour: "#1f5d4a"}} # a green\n'}) == []


def test_a_logo_of_the_trainers_is_told(told: Callable[..., list[str]]) -> None:
    assert told("logo: assets/trainer/logo.svg", {"modules/assets/trainer/logo.svg": LOGO}) == [
        "9: `assets/trainer/logo.svg` is the trainer's by its name, and learners get no such file; rename it"
    ]


def test_a_picture_that_is_too_large_damaged_or_acts_is_told(told: Callable[..., list[str]]) -> None:
    out, chance = io.BytesIO(), random.Random(1)  # noqa: S311 - it is noise
    Image.frombytes("RGB", (200, 200), chance.randbytes(3 * 200 * 200)).save(out, "png")
    assert told("logo: assets/large.png", {"modules/assets/large.png": out.getvalue()}) == [
        "9: the logo has 121 kB, and 100 kB is the limit: every page loads it; save it smaller"
    ]
    assert told("favicon: assets/cut.png", {"modules/assets/cut.png": out.getvalue()[:900]}) == [
        "modules/assets/cut.png:1:1: the picture is damaged or cut off, and cannot be shown; "
        "save it anew, or put a whole copy there"
    ]
    acts = LOGO.replace("<path", "<script>x</script><path")
    assert told("logo: assets/logo.svg", {"modules/assets/logo.svg": acts}) == [
        "modules/assets/logo.svg:1:59: the element `<script>` can run or fetch something; "
        "remove it, or save the drawing as PNG"
    ]


def test_a_logo_that_nothing_says_in_words_is_told(problems_of: Callable[[Changes], list[str]]) -> None:
    text = VALID[CATALOGUE].replace(ORGANISATION, "")
    for more, problems in (
        (
            "",
            [
                f"{CATALOGUE}:{text.count(chr(10)) + 1}:14: nothing says in words what the logo shows, for whoever "
                "cannot see it; add `name: ...` with the name of your organisation, or `logo_alt: ...`"
            ],
        ),
        (", name: Desk", []),
        (", logo_alt: A lifebelt", []),
    ):
        look = f"look: {{logo: assets/logo.svg{more}}}\n"
        assert problems_of({CATALOGUE: text + look, "modules/assets/logo.svg": LOGO}) == problems


def test_a_picture_that_mkdocs_yml_names_too_is_told(told: Callable[..., list[str]]) -> None:
    theme = SETTINGS.replace("  font: false", "  font: false\n  logo: assets/logo.svg\n  favicon: assets/logo.svg")
    assert told("logo: assets/logo.svg\nfavicon: assets/logo.svg", {"mkdocs.yml": theme}) == [
        "9: mkdocs.yml names a logo too, `assets/logo.svg`; remove `theme.logo` there, or `logo` here",
        "+1:12: mkdocs.yml names a favicon too, `assets/logo.svg`; remove `theme.favicon` there, or `favicon` here",
    ]
    assert told("name: Desk", {"mkdocs.yml": theme}) == []


def test_text_in_a_logo_is_worth_a_warning(course_files: Callable[[Changes], Path]) -> None:
    text = LOGO.replace("<path", "<text>Desk</text><path")
    root = course_files(with_look("logo: assets/logo.svg", {"modules/assets/logo.svg": text}))
    assert printed(root) == []
    assert (
        f"{CATALOGUE}:{LINE}:9: `assets/logo.svg` holds text, which each browser, and paper, sets in letters of its "
        "own; have the drawing program turn its text into paths"
    ) in map(str, examine(root).warnings)
