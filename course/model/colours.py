"""Colours: how far two stand apart for an eye, and what a course's own two become on pages in light and in dark.

Input: colours as ``#1f5d4a``. Output: ratios as WCAG 2.2 has them, the nearest colour that can be read, and the values
of the tokens of ``overrides/assets/course/course.css``, for each palette. All that stands there beside them is named
here again, since a ratio needs both sides; a test holds the two equal.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from course.reading.telling import tell

TEXT, EDGE = 4.5, 3.0  # the least ratios for words, and for edges and marks (WCAG 2.2, 1.4.3 and 1.4.11)
_EASY = 7.0  # what words of a colour that we choose ourselves have
_STEPS = 1000  # of lightness, from black to white
COLOUR = r"#?(?:[0-9a-fA-F]{3}){1,2}"


@dataclass(frozen=True)
class Palette:
    """What a palette has whatever a course chooses, and how strong the tint under the pointer is."""

    surface: str  # behind texts
    ink: str
    quiet: str  # small words
    edge: str  # of controls
    tint: int  # in parts of 255


LIGHT = Palette(surface="#ffffff", ink="#1d1b18", quiet="#595349", edge="#857b6b", tint=0x14)
DARK = Palette(surface="#201d19", ink="#ece7de", quiet="#bab2a5", edge="#948b7b", tint=0x1F)
DEFAULT_COLOUR, DEFAULT_BACKGROUND = "#0e5a5e", "#f6f2ea"


@dataclass(frozen=True)
class Tones:
    """What a course's colours are in one palette."""

    colour: str  # of links, buttons, edges and the focus
    strong: str  # of a link or button under the pointer
    on_colour: str  # of words on a button
    background: str  # behind navigation, notes and questions


def normal(text: str) -> str:
    """Return a colour in the one form that is used here: ``1F5`` becomes ``#11ff55``."""
    digits = text.lstrip("#").lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(under: str, over: str, share: int) -> str:
    """Return what is seen of a colour that lies over another, ``share`` parts of 255 of it."""
    pairs = zip(_parts(under), _parts(over), strict=True)
    return _of_parts((below * (255 - share) + above * share) / 255 for below, above in pairs)


def nearest_that(passes: Callable[[str], bool], colour: str) -> str:
    """Return the colour, or the one of its hue that passes with the least change of lightness."""
    hue, light, strength = colorsys.rgb_to_hls(*_parts(colour))
    if passes(colour):
        return colour
    middle = round(light * _STEPS)
    for step in sorted(range(_STEPS + 1), key=lambda step: abs(step - middle)):
        if passes(found := _of_hls(hue, step / _STEPS, strength)):
            return found
    raise ValueError("no lightness passes")


def can_be_behind(background: str) -> bool:
    """Tell whether words, small words and edges of controls can be seen on a background in the light palette."""
    return all(contrast(on, behind) >= least for _, on, behind, least in of_background(background))


def can_be_read(colour: str, background: str) -> bool:
    """Tell whether words of a colour can be read wherever they stand in the light palette."""
    return all(contrast(colour, behind) >= TEXT for _, behind in behind_colour(colour, background))


def of_background(background: str) -> Iterator[tuple[str, str, str, float]]:
    """Yield what stands on a background in the light palette: in words, its colour, what is behind it, the least ratio.

    A tint of whatever colour darkens it under the pointer, and none more than black.
    """
    yield tell("words"), LIGHT.ink, background, TEXT
    yield tell("small words"), LIGHT.quiet, background, TEXT
    yield tell("small words under the pointer"), LIGHT.quiet, mixed(background, "#000000", LIGHT.tint), TEXT
    yield tell("the edges of controls"), LIGHT.edge, background, EDGE


def behind_colour(colour: str, background: str) -> Iterator[tuple[str, str]]:
    """Yield what is behind words of a colour in the light palette: in words, and its colour."""
    yield tell("white"), LIGHT.surface
    yield tell("white under the pointer"), mixed(LIGHT.surface, colour, LIGHT.tint)
    yield tell("the background %(background)s", background=background), background


def light_tones(colour: str, background: str) -> Tones:
    """Return what two colours are in the light palette: what they are."""
    hue, light, strength = colorsys.rgb_to_hls(*_parts(colour))
    return Tones(colour, _of_hls(hue, light * 0.62, strength), LIGHT.surface, background)


@lru_cache(maxsize=64)
def dark_tones(colour: str, background: str) -> Tones:
    """Return what two colours are in the dark palette: their hues, as light or dark as words need them."""
    hue, _, strength = colorsys.rgb_to_hls(*_parts(colour))
    its_hue, _, its_strength = colorsys.rgb_to_hls(*_parts(background))
    behind = _of_hls(its_hue, 0.08, min(its_strength, 0.2))
    softer = min(strength, 0.55)

    def is_easy(found: str) -> bool:
        tinted = (mixed(ground, found, DARK.tint) for ground in (DARK.surface, behind))
        return all(contrast(found, ground) >= TEXT for ground in tinted) and contrast(found, DARK.surface) >= _EASY

    steps = (_of_hls(hue, step / _STEPS, softer) for step in range(600, _STEPS + 1))
    chosen = next(filter(is_easy, steps))
    _, light, _ = colorsys.rgb_to_hls(*_parts(chosen))
    return Tones(chosen, _of_hls(hue, min(0.96, light + 0.12), softer), _of_hls(hue, 0.1, softer), behind)


def _of_hls(hue: float, light: float, strength: float) -> str:
    return _of_parts(colorsys.hls_to_rgb(hue, light, strength))


def _parts(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, each from 0 to 1."""
    red, green, blue = (int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour))
    return red, green, blue


def _of_parts(parts: Iterator[float] | tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
