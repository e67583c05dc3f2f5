"""A site that a device lists among its programs has a manifest of its own, and icons made of its look."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests import in_process
from tests.conftest import SETTINGS, VALID

pytestmark = pytest.mark.long

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#ff0000"/></svg>'
)
LOOK = 'look: {name: Harbour, colour: "#005a00", favicon: icon.svg}\ncontact:\n'


def with_look() -> dict[str, str | bytes]:
    catalogue = VALID["modules/catalogue.yml"].replace("contact:\n", LOOK)
    return {"mkdocs.yml": SETTINGS, "modules/catalogue.yml": catalogue, "modules/icon.svg": LOGO}


@pytest.mark.parametrize("settings", [SETTINGS, f"{SETTINGS}hooks: [hook.py]\n"], ids=["ours", "with hooks"])
def test_manifest_and_icons_come_from_the_look(course_files: Callable[..., Path], settings: str) -> None:
    root = course_files({**with_look(), "mkdocs.yml": settings, "hook.py": ""})
    in_process.building(root, root / "site")
    site = root / "site"
    said = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert (said["short_name"], said["lang"], said["dir"]) == ("Harbour", "en", "ltr")
    assert said["theme_color"] == "#005a00"
    assert (said["start_url"], said["scope"], said["display"]) == ("index.html", "./", "standalone")
    for icon in (*said["icons"], {"src": "assets/icons/touch.png", "sizes": "180x180"}):
        with Image.open(site / icon["src"]) as picture:
            side = picture.width
            assert f"{side}x{picture.height}" == icon["sizes"]
            colours = [picture.convert("RGB").getpixel((side // 2, at)) for at in (1, side // 2, side - 2)]
        assert colours == [(0, 90, 0), (255, 0, 0), (0, 90, 0)]
    page = (site / "people/lesson.html").read_text("utf-8")
    assert '<link rel="apple-touch-icon" href="../assets/icons/touch.png">' in page
    assert 'data-manifest="../manifest.webmanifest"' in page


def test_icons_are_made_anew_with_another_colour_alone(course_files: Callable[..., Path]) -> None:
    root = course_files(with_look())
    in_process.building(root, root / "site")
    icon = root / "site/assets/icons/512.png"
    first, number = icon.read_bytes(), icon.stat().st_ino
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("Anybody", "Everybody"), "utf-8")
    in_process.building(root, root / "site")
    assert icon.stat().st_ino == number
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("#005a00", "#00005a"), "utf-8")
    in_process.building(root, root / "site")
    assert icon.read_bytes() != first


def test_a_favicon_that_no_icon_can_be_made_of_is_told(course_files: Callable[..., Path]) -> None:
    empty = b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'
    ended = in_process.command(course_files(with_look() | {"modules/icon.svg": empty}), "build")
    assert (ended.returncode, ended.stdout, ended.stderr.splitlines()[0]) == (
        1,
        "",
        "modules/icon.svg:1:1: `icon.svg` cannot be made into an icon: failed to parse SVG (width, height, or viewbox "
        "is invalid); save it anew as a plain SVG, or as a PNG",
    )
