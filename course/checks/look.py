"""The look of a course as it will be seen: pictures that can be shown everywhere, colours that can be read.

Input: ``look`` of the catalogue. Output: a problem with its place for what cannot be shown or read, with what to write:
for a colour its ratio, and the nearest one of its hue that is far enough from all that is beside it. What is inside a
picture, ``published.look`` looks at.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from pathlib import Path

from course.checks import published
from course.folders import theme
from course.model import Catalogue, colours
from course.model.look import PICTURES, Look
from course.reading.problems import Position, Problem, Problems, nearest, shown
from course.reading.telling import tell, tell_number
from course.settings.site_settings import SiteSettings

MOST_BYTES = 100_000  # of a picture that every page loads
MOST_LETTERS = 120  # of the line at the foot: two lines of a sheet
_KEYS = ("logo", "favicon")


def check_look(
    root: Path, catalogue: Catalogue, settings: SiteSettings, slugs: Collection[str], problems: Problems
) -> list[Problem]:
    """Report what of a course's look cannot be shown or read; return warnings of what may not look as it is meant."""
    look = catalogue.look
    for key in _KEYS:
        if (path := getattr(look, key)) is not None:
            _check_picture(root, _place(look, key), key, path, slugs, problems)
            _check_settings(look, key, settings, problems)
    _check_words(catalogue, problems)
    problems.extend(_pale(look))
    return list(_letters(root, look))


def _place(look: Look, key: str) -> Position:
    return Position(look.at.path, *look.at.entries[key].place)


def _check_picture(root: Path, at: Position, key: str, path: str, slugs: Collection[str], problems: Problems) -> None:
    """Report a picture that is not there, that learners do not get, or that is too large for every page."""
    place = root / "modules" / path
    if not place.is_file():
        there = [name for name in theme.names_below(root / "modules") if name.lower().endswith(PICTURES)]
        hint = nearest(path.removeprefix("modules/"), there) if there else tell("put it there")
        problems.add(at, tell("there is no file %(path)s below modules/", path=shown(path)), hint)
    elif published.is_trainers(path, slugs):
        problems.add(
            at,
            tell("%(path)s is the trainer's by its name, and learners get no such file", path=shown(path)),
            tell("rename it"),
        )
    elif (size := place.stat().st_size) > MOST_BYTES:
        message = tell(
            "the %(key)s has %(ceil)s kB, and %(most_bytes)s kB is the limit: every page loads it",
            key=key,
            ceil=math.ceil(size / 1000),
            most_bytes=MOST_BYTES // 1000,
        )
        problems.add(at, message, tell("save it smaller"))


def _check_settings(look: Look, key: str, settings: SiteSettings, problems: Problems) -> None:
    """Report a picture that mkdocs.yml names too, of which one would be passed over."""
    if (other := getattr(settings, key)) != getattr(SiteSettings, key):
        message = tell("mkdocs.yml names a %(key)s too, %(other)s", key=key, other=shown(other))
        problems.add(_place(look, key), message, tell("remove `theme.%(key)s` there, or `%(key)s` here", key=key))


def _check_words(catalogue: Catalogue, problems: Problems) -> None:
    look = catalogue.look
    if look.logo and not (look.logo_alt or look.name or catalogue.organisation.name):
        message = tell("nothing says in words what the logo shows, for whoever cannot see it")
        problems.add(
            _place(look, "logo"),
            message,
            tell("add `name: ...` with the name of your organisation, or `logo_alt: ...`"),
        )
    if look.logo_alt and not look.logo:
        problems.add(
            _place(look, "logo_alt"),
            tell("`logo_alt` says what a logo shows, and there is no `logo`"),
            tell("remove it"),
        )
    if len(look.footer) > MOST_LETTERS:
        message = tell(
            "`footer` is %(footer_count)s characters long, and %(most_letters)s is what fits at the foot of a sheet",
            footer_count=len(look.footer),
            most_letters=MOST_LETTERS,
        )
        problems.add(_place(look, "footer"), message, tell("shorten it"))


def _pale(look: Look) -> Iterator[Problem]:
    """Yield a problem for each colour that is too near to what stands on it or behind it."""
    better = colours.nearest_that(colours.can_be_behind, look.background or colours.DEFAULT_BACKGROUND)
    if look.background and better != look.background:
        yield _too_dark_behind(look, look.background, better)
    if look.colour and not colours.can_be_read(look.colour, better):
        yield _too_pale_on(look, look.colour, better)


def _too_dark_behind(look: Look, background: str, better: str) -> Problem:
    """Return what is wrong with the background; ``better`` is the nearest that would do."""
    uses = (
        (colours.contrast(on, behind), least, what) for what, on, behind, least in colours.of_background(background)
    )
    ratio, least, what = min((use for use in uses if use[0] < use[1]), key=lambda use: use[0] / use[1])
    message = tell(
        "`background` %(background)s is too dark behind %(what)s: %(ratio)s, and %(least)s:1 is the least",
        background=background,
        what=what,
        ratio=_ratio(ratio),
        least=least,
    )
    hint = tell('write `"%(better)s"`, the nearest of its hue that is light enough', better=better)
    return Problem(_place(look, "background"), message, hint)


def _too_pale_on(look: Look, colour: str, background: str) -> Problem:
    """Return what is wrong with the colour on a background that would do."""
    uses = ((colours.contrast(colour, on), what) for what, on in colours.behind_colour(colour, background))
    ratio, what = min(uses)
    nearer = colours.nearest_that(lambda found: colours.can_be_read(found, background), colour)
    found = tell(
        "words in `colour` %(colour)s are too pale on %(what)s: %(ratio)s",
        colour=colour,
        what=what,
        ratio=_ratio(ratio),
    )
    message = tell("%(found)s, and %(text)s:1 is the least", found=found, text=colours.TEXT)
    hint = tell('write `"%(nearer)s"`, the nearest of its hue that is dark enough', nearer=nearer)
    return Problem(_place(look, "colour"), message, hint)


def _ratio(ratio: float) -> str:
    """Return a ratio in two places, never rounded up to one that would do."""
    return f"{tell_number(math.floor(ratio * 100) / 100, places=2)}:1"


def _letters(root: Path, look: Look) -> Iterator[Problem]:
    """Yield a warning for a logo with text in it, which each machine sets in the letters that it has."""
    place = root / "modules" / (look.logo or "")
    if look.logo and look.logo.lower().endswith(".svg") and place.is_file() and b"<text" in place.read_bytes():
        message = tell(
            "%(logo)s holds text, which each browser, and paper, sets in letters of its own", logo=shown(look.logo)
        )
        yield Problem(_place(look, "logo"), message, tell("have the drawing program turn its text into paths"))
