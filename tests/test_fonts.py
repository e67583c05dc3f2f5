"""Every font in the project is one that somebody can trace: name, version, origin, licence, and the very bytes."""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parents[1]
PAPER = ROOT / "overrides/paper"
FONTS = tomllib.loads((PAPER / "fonts.toml").read_text(encoding="utf-8"))["font"]
ENDINGS = (".ttf", ".otf", ".woff", ".woff2", ".ttc")


@pytest.mark.process
def test_every_font_of_the_project_is_listed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {name for name in tracked.splitlines() if name.lower().endswith(ENDINGS)}
    assert found == {f"overrides/paper/{font['file']}" for font in FONTS}


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_a_font_is_what_the_list_says(font: dict[str, str]) -> None:
    path = PAPER / font["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == font["sha256"]
    assert ImageFont.truetype(path).getname() == (font["family"], font["style"])
    assert font["origin"].startswith("https://")
    assert font["version"]
    assert font["licence"] == "OFL-1.1"
    licence = (PAPER / font["licence_file"]).read_text(encoding="utf-8")
    assert licence.startswith("Copyright")
    assert font["origin"] in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.long
@pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])
def test_the_figure_zero_is_plain_and_has_no_stroke(font: dict[str, str]) -> None:
    drawn = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(drawn).text((40, 20), "0", font=ImageFont.truetype(PAPER / font["file"], 150), fill=0)
    parts = 0  # of what is white: what is around it, and what it encloses
    while whites := [at for at, level in enumerate(drawn.tobytes()) if level > 200]:
        ImageDraw.floodfill(drawn, (whites[0] % 200, whites[0] // 200), 0, thresh=60)
        parts += 1
    assert parts == 2
