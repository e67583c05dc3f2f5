"""Where pages of the site stand, for commands whose files lead there."""

from __future__ import annotations

from pathlib import Path

from course.model.links import Links, is_real
from course.reading.problems import Problems
from course.settings.mkdocs_yml import read_settings


def public_links(root: Path) -> Links:
    """Return the addresses of the site; without its own where ``site_url`` says none that a reader can open."""
    settings = read_settings(root, Problems())  # loading the course told what is wrong there
    return Links(settings.directory_urls, settings.site_url if is_real(settings.site_url) else "")
