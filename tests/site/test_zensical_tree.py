"""What a built site becomes as a tree for Zensical: settings, texts, the frame of each page, and files as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.folders import manifest
from course.site.zensical import not_taken, tree

FRAME = "<body>{{% nav %}}<main class='x'>\n{text}\n</main>{{{{ foot }}}}</body>\n"
CONFIG = """\
# Written by Coursewright (`export zensical`). Pages are in docs/, the frame of each in overrides/pages/.
[project]
site_name = "Harbour \\"Yard\\""
{address}docs_dir = "docs"
site_dir = "site"
use_directory_urls = false # the addresses are in the names of the files

[project.theme]
custom_dir = "overrides"
font = false
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "calling/lesson.html": FRAME.format(text="<p>A {{ brace }}.</p>"),
        "404.html": FRAME.format(text="Nothing here."),
        "moved.html": "<p>Without a frame.</p>",
        "assets/a.js": "{% js %}",
        ".well-known/did.json": "{}",
        manifest.NAME: "{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("address", ["", "https://example.org/yard/"])
def test_a_page_is_its_text_and_its_frame_and_other_files_stay_as_they_are(site: Path, address: str) -> None:
    before, after = "<body>{{ \"{\" }}% nav %}<main class='x'>\n", '\n</main>{{ "{" }}{ foot }}</body>\n'
    assert {name: content.decode() for name, content in tree(site, 'Harbour "Yard"', address)} == {
        "zensical.toml": CONFIG.format(address=f'site_url = "{address}"\n' if address else ""),
        "docs/.well-known/did.json": "{}",
        "overrides/404.html": f"{before}Nothing here.{after}",
        "docs/assets/a.js": "{% js %}",
        "overrides/pages/calling/lesson.html": f"{before}{{{{ page.content }}}}{after}",
        "docs/calling/lesson.md": "---\ntemplate: pages/calling/lesson.html\n---\n\n<p>A {{ brace }}.</p>\n",
        "docs/moved.html": "<p>Without a frame.</p>",
    }


def test_a_folder_that_begins_with_a_point_is_not_taken(site: Path) -> None:
    assert not_taken(site) == [".well-known/did.json"]
