"""The style sheet of a course's own colours: tokens of the theme, for both palettes.

Input: ``look`` of the catalogue. Output: CSS, and the path below the site where it stands, which changes with it, so
that no browser shows colours of before. A course that chooses no colours has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from course.model import Content
from course.model.colours import DARK, LIGHT, Tones
from course.model.look import Look


def look_files(content: Content) -> dict[str, str]:
    """Return the style sheet by its path; nothing where the catalogue chooses no colours."""
    css = style_of(content.catalogue.look)
    return {f"assets/look-{hashlib.sha256(css.encode()).hexdigest()[:12]}.css": css} if css else {}


def style_of(look: Look) -> str:
    """Return the tokens that the colours of a course set, as CSS; "" where it chooses none."""
    tokens = [*_tokens(look, look.light, LIGHT.tint, ""), *_tokens(look, look.dark, DARK.tint, "-dark")]
    tokens += [("line", look.colour)] if look.colour else []
    return f":root{{{';'.join(f'--course-{name}:{value}' for name, value in tokens)}}}\n" if tokens else ""


def _tokens(look: Look, tones: Tones, tint: int, palette: str) -> Iterator[tuple[str, str]]:
    if look.colour:
        yield f"colour{palette}", tones.colour
        yield f"colour-strong{palette}", tones.strong
        yield f"colour-tint{palette}", f"{tones.colour}{tint:02x}"
        yield f"on-colour{palette}", tones.on_colour
    if look.background:
        yield f"background{palette}", tones.background
