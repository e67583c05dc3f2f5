"""Pictures of a slide of each kind as a group sees it, and of their hand-out, small and grey.

Input: a browser, and the course that sheets are pictured with. Output: a picture of each by its name. Pages are set in
the fonts of whoever reads them; here in those of the sheets, unhinted, so that every computer sees the same.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from course.site.building import Builder
from tests.browser import learner
from tests.paper.sheet_pictures import COURSE
from tests.stored_pictures import DOTS, PAGES, grey, in_few_greys, side_by_side

SCREEN = ViewportSize(width=1280, height=720)
HAND_OUT = "hand-out"
_FONTS = learner.PROJECT / "overrides/paper/fonts"
_FACES = (
    ("AtkinsonHyperlegibleNext-Regular", "normal", 400),
    ("AtkinsonHyperlegibleNext-Bold", "normal", 700),
    ("AtkinsonHyperlegibleNext-Italic", "italic", 400),
    ("AtkinsonHyperlegibleNext-BoldItalic", "italic", 700),
)
_LOADED = "Promise.all([...document.fonts].map((face) => face.load())).then((faces) => faces.length)"
_TURN = """([id, shown]) => {
  const deck = document.querySelector("course-slides");
  deck.show();
  deck.go({ ...deck.state, at: deck.items.findIndex((item) => item.id === id), shown });
}"""


@dataclass(frozen=True)
class PicturedSlide:
    """A slide that is pictured, under its name: of which kind, where it stands, and whether its answer is seen."""

    name: str
    kind: str
    id: str
    shown: bool = False


SLIDES = (
    PicturedSlide("slide-title", "title", "slide-title"),
    PicturedSlide("slide-picture", "text", "slide-1-1"),
    PicturedSlide("slide-rule", "text", "slide-1-3"),
    PicturedSlide("slide-text", "text", "slide-1-8"),
    PicturedSlide("slide-of-a-block", "text", "slide-1-9"),
    PicturedSlide("slide-question", "question", "slide-1-2"),
    PicturedSlide("slide-question-answered", "question", "slide-1-2", shown=True),
    PicturedSlide("slide-checklist", "checklist", "slide-1-6"),
    PicturedSlide("slide-scenario", "scenario", "slide-1-7"),
    PicturedSlide("slide-moment", "moment", "slide-1-7-arrival"),
    PicturedSlide("slide-moment-answered", "moment", "slide-1-7-arrival", shown=True),
    PicturedSlide("slide-ending", "moment", "slide-1-7-well"),
    PicturedSlide("slide-guide", "scenario", "slide-1-10"),
    PicturedSlide("slide-discuss", "discuss", "slide-discuss-1"),
)
NAMES = (*(slide.name for slide in SLIDES), HAND_OUT)


def slides_in(root: Path) -> Path:
    """Return the page of the slides of the pictured course, which is built in a folder that is not there yet."""
    shutil.copytree(COURSE, root)
    learner.prepare(root)
    Builder(root, root / "site-trainer", "trainer").renew(lambda _: None, prints=False)
    return root / "site-trainer/calling/trainer-slides.html"


def pictures_of(
    browser: Browser, slides: Path, some: Sequence[PicturedSlide] = SLIDES, *, style: str = ""
) -> Iterator[tuple[str, Image.Image]]:
    """Yield pictures of the hand-out and of some slides, each under its name; ``style`` is CSS of their own."""
    context = browser.new_context(viewport=SCREEN)
    context.add_init_script("delete Element.prototype.requestFullscreen")  # the window has the size of the screen
    page = context.new_page()
    page.goto(slides.as_uri())
    page.add_style_tag(content=_style() + style)
    page.get_by_role("button", name="Show the slides").wait_for()
    if page.evaluate(_LOADED) != len(_FACES):
        raise LookupError("a page of slides has fonts of its own; the pictures need them too")
    yield HAND_OUT, _hand_out(page, slides.with_name("hand-out"))
    for slide in some:
        page.evaluate(_TURN, [slide.id, slide.shown])
        seen = grey(page.screenshot(animations="disabled"))
        yield slide.name, in_few_greys(seen.resize((480, 270), Image.Resampling.BOX))
    context.close()


def _style() -> str:
    """Return CSS that sets all of a page in the fonts of the sheets; by their outlines, whatever the system hints."""
    faces = [
        f"@font-face {{ font-family: Pictured; font-style: {slant}; font-weight: {weight}; "
        f"src: url(data:font/ttf;base64,{base64.b64encode((_FONTS / f'{name}.ttf').read_bytes()).decode()}) }}"
        for name, slant, weight in _FACES
    ]
    everything = "*, ::before, ::after { font-family: Pictured !important; text-rendering: geometricPrecision }"
    return "\n".join([*faces, everything])


def _hand_out(page: Page, folder: Path) -> Image.Image:
    """Return the first pages of the hand-out. Typst draws them, as it is here; large, or it leaves out thin lines."""
    folder.mkdir(exist_ok=True)
    (folder / "hand-out.pdf").write_bytes(page.pdf(format="A4"))
    shown = [f'page(margin: 0pt, image("hand-out.pdf", page: {number}, width: 100%))' for number in range(1, PAGES + 1)]
    (folder / "main.typ").write_text("".join(f"#{one}\n" for one in shown), "utf-8")
    drawn: Any = typst.compile(folder / "main.typ", format="png", ppi=4 * DOTS)  # a list, of several pages
    return side_by_side([grey(page).reduce(4) for page in drawn])
