"""A course with a look of its own is as accessible as any, in light and in dark, and the certificate prints with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.model import colours
from devtools.bundle import exposed
from tests import content_policy, in_process
from tests.browser.test_certificate import FACTS, KEEP
from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import violations
from tests.browser.whole_site.conftest import Visit
from tests.browser.whole_site.test_accessibility import TOO_WIDE
from tests.browser.whole_site.test_paper import printed
from tests.checks.test_look import with_look
from tests.conftest import SETTINGS, VALID
from tests.serving import served

pytestmark = pytest.mark.browser

COLOUR, BACKGROUND = "#c2185b", "#fff0b3"
LOOK = f"""\
logo: assets/logo.svg
name: Harbour
colour: "{COLOUR}"
background: "{BACKGROUND}"
favicon: assets/logo.svg
footer: Harbour Works Ltd, registered in Exampleton"""
PAGES = (
    *("index.html", "people/lesson.html", "people/quiz.html", "people/checklist-after-a-call.html"),
    *("certificate.html", "verify.html", "learning.html", "404.html"),
)
# The colours of a part of a page, as #rrggbb.
COLOURS_OF = """(part) => ["color", "backgroundColor"].map((name) => {
  const parts = getComputedStyle(part)[name].match(/\\d+/g).slice(0, 3);
  return "#" + parts.map((one) => (+one).toString(16).padStart(2, "0")).join("");
})"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small course with a look, built."""
    root = tmp_path_factory.mktemp("look")
    for name, content in {
        **VALID,
        **with_look(LOOK),
        "mkdocs.yml": f"{SETTINGS}site_url: https://example.org/training/\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(str(content), "utf-8")
    in_process.building(root, root / "site")
    return root


@pytest.fixture(scope="module")
def looked_at(course: Path) -> Iterator[str]:
    """Return where it is served, under the header that the README gives."""
    with served(course / "site", {content_policy.NAME: content_policy.header(course / "site")}) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_page_passes_in_light_and_in_dark(visit: Visit, looked_at: str, width: int) -> None:
    page = visit(f"{looked_at}{PAGES[0]}", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    found = []
    for name in PAGES:
        page.goto(looked_at + name)
        acts.open_everything(page)
        found += [f"{name}: {part}" for part in page.evaluate(TOO_WIDE)]
        found += violations(page)
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_buttons_focus_and_backgrounds_have_the_colours(visit: Visit, looked_at: str, scheme: str) -> None:
    tones_in = colours.light_tones if scheme == "light" else colours.dark_tones
    tones = tones_in(COLOUR, BACKGROUND)
    page = visit(
        f"{looked_at}people/quiz.html",
        viewport={"width": 1280, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    link = page.locator("article").get_by_role("link", name="Catalogue", exact=True)
    assert link.evaluate(COLOURS_OF)[0] == tones.colour
    button = page.get_by_role("button", name="Submit answers")
    assert button.evaluate(COLOURS_OF) == [tones.on_colour, tones.colour]
    button.hover()
    assert button.evaluate(COLOURS_OF) == [tones.on_colour, tones.strong]
    assert page.locator("body").evaluate(COLOURS_OF)[1] == tones.background
    page.keyboard.press("Tab")
    rule = page.locator(":focus-visible").evaluate("(part) => getComputedStyle(part).outlineColor")
    assert rule == "rgb({}, {}, {})".format(*(int(tones.colour[at : at + 2], 16) for at in (1, 3, 5)))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_name_of_the_organisation_is_said_with_the_logo_at_any_width(
    visit: Visit, looked_at: str, width: int
) -> None:
    page = visit(f"{looked_at}index.html", viewport={"width": width, "height": 800})
    expect(
        page.get_by_role("banner").get_by_role("link", name="Harbour First Aid Training", exact=True)
    ).to_be_visible()
    logo = page.locator(".course-name__logo")
    assert logo.evaluate("(logo) => logo.complete && logo.naturalWidth > 0")
    assert logo.bounding_box()["height"] >= 30  # type: ignore[index]


def test_a_page_from_a_disk_has_the_look(course: Path, visit: Visit) -> None:
    page = visit(f"{course.as_uri()}/site/people/lesson.html")
    assert page.locator(".course-name__logo").evaluate("(logo) => logo.complete && logo.naturalWidth > 0")
    assert page.locator("article a").first.evaluate(COLOURS_OF)[0] == COLOUR


def test_a_page_prints_the_line_at_its_foot_and_stays_black_on_white(visit: Visit, looked_at: str) -> None:
    page = visit(f"{looked_at}people/lesson.html", color_scheme="dark")
    assert "Harbour Works Ltd, registered in Exampleton" in " ".join(printed(page))
    page.emulate_media(media="print")
    assert page.locator("article a").last.evaluate(COLOURS_OF)[0] == "#000000"
    page.emulate_media(media="screen")


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_certificate_of_nine_modules_prints_with_logo_and_line_on_a_face_and_a_page_of_details(
    visit: Visit, looked_at: str, size: str
) -> None:
    page = visit(f"{looked_at}certificate.html")
    page.evaluate(exposed())
    page.evaluate(KEEP, FACTS)
    page.reload()
    expect(page.get_by_text("Everything there is to learn")).to_be_visible()
    sheets = printed(page, size)
    assert len(sheets) == 2
    assert "Harbour Works Ltd, registered in Exampleton" in " ".join(" ".join(sheets).split())
    page.emulate_media(media="print")
    edge = page.locator(".course-certificate__face").evaluate("(part) => getComputedStyle(part).borderTopColor")
    assert edge == "rgb(194, 24, 91)"
    assert page.locator(".course-certificate__logo").bounding_box()["height"] > 30  # type: ignore[index]
    page.emulate_media(media="screen")
