"""Colours that were chosen or derived can be read wherever they stand, in light and in dark; ratios are WCAG's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.model import colours
from course.model.colours import DARK, EDGE, LIGHT, TEXT, Palette, Tones, contrast, mixed

STYLE = Path(__file__).parents[2] / "overrides/assets/course/course.css"
# Colours from all around the circle, pale and dark, strong and grey; some are of well-known organisations' sorts.
MANY = [
    *("#ffd400", "#ff8800", "#1f5d4a", "#d4351c", "#1d70b8", "#00ff00", "#0000ff", "#ff00ff", "#00ffff", "#777777"),
    *("#ffffff", "#000000", "#0a1a3f", "#f6f2ea", "#7a1f3d", "#c0ffee", "#808000", "#5a2ca0", "#a52a2a", "#fdf3e0"),
]


def test_ratios_are_those_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffffff", "#0000ff") == pytest.approx(8.592, abs=0.001)


def test_a_colour_has_one_form() -> None:
    assert [colours.normal(text) for text in ("#1F5D4A", "1f5d4a", "#1f5", "FFF")] == [
        *("#1f5d4a", "#1f5d4a", "#11ff55", "#ffffff"),
    ]


def test_what_lies_over_a_colour_is_mixed_with_it() -> None:
    assert mixed("#ffffff", "#000000", 0) == "#ffffff"
    assert mixed("#ffffff", "#000000", 255) == "#000000"
    assert mixed("#ffffff", "#0e5a5e", 0x14) == "#ecf2f2"


def too_near(tones: Tones, palette: Palette) -> list[str]:
    """Return every pair of colours of a page that stands too near together."""
    grounds = {"surface": palette.surface, "background": tones.background}
    grounds |= {
        f"{name} under the pointer": mixed(ground, tones.colour, palette.tint) for name, ground in grounds.items()
    }
    pairs = [
        *(
            (f"{ink} on {name}", getattr(palette, ink), ground, TEXT)
            for ink in ("ink", "quiet")
            for name, ground in grounds.items()
        ),
        *((f"edge on {name}", palette.edge, grounds[name], EDGE) for name in ("surface", "background")),
        *(
            (f"colour on {name}", tones.colour, grounds[name], TEXT)
            for name in ("surface", "background", "surface under the pointer")
        ),
        *((f"strong on {name}", tones.strong, ground, TEXT) for name, ground in grounds.items()),
        ("words on a button", tones.on_colour, tones.colour, TEXT),
        ("words on a button under the pointer", tones.on_colour, tones.strong, TEXT),
    ]
    return [
        f"{tones}: {what} {contrast(one, other):.2f}"
        for what, one, other, least in pairs
        if contrast(one, other) < least
    ]


@pytest.mark.parametrize("background", MANY)
def test_what_is_suggested_and_derived_can_be_read_everywhere(background: str) -> None:
    behind = colours.nearest_that(colours.can_be_behind, background)
    assert colours.can_be_behind(behind)
    for chosen in MANY:
        colour = colours.nearest_that(lambda found: colours.can_be_read(found, behind), chosen)
        assert too_near(colours.light_tones(colour, behind), LIGHT) == []
        assert too_near(colours.dark_tones(colour, behind), DARK) == []


def test_a_colour_that_passes_stays_and_one_that_does_not_keeps_its_hue() -> None:
    assert colours.nearest_that(colours.can_be_behind, "#f6f2ea") == "#f6f2ea"
    assert colours.nearest_that(lambda found: contrast(found, "#ffffff") >= TEXT, "#ffd400") == "#8c7500"
    assert colours.nearest_that(lambda found: contrast(found, "#ffffff") >= TEXT, "#aaaaaa") == "#767676"
    with pytest.raises(ValueError, match="no lightness passes"):
        colours.nearest_that(lambda _: False, "#aaaaaa")


def test_the_theme_has_the_colours_that_ratios_are_taken_of() -> None:
    css = STYLE.read_text("utf-8")
    found = {name: colours.normal(value) for name, value in re.findall(r"--course-([a-z-]+): (#[0-9a-f]{3,6});", css)}
    for palette, end in ((LIGHT, ""), (DARK, "-dark")):
        named = {name: found[f"{name}{end}"] for name in ("surface", "ink", "quiet", "edge")}
        assert Palette(**named, tint=palette.tint) == palette
        tint = re.search(rf"--course-colour-tint{end}: (#[0-9a-f]{{6}})([0-9a-f]{{2}});", css)
        assert tint
        assert (tint[1], int(tint[2], 16)) == (found[f"colour{end}"], palette.tint)
    assert (found["colour"], found["background"]) == (colours.DEFAULT_COLOUR, colours.DEFAULT_BACKGROUND)
    for palette, end in ((LIGHT, ""), (DARK, "-dark")):
        tones = Tones(*(found[f"{name}{end}"] for name in ("colour", "colour-strong", "on-colour", "background")))
        assert too_near(tones, palette) == []
