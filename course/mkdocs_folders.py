"""What MkDocs may read, empty and fill, where it runs by itself: it empties the folder of the site before it builds.

``build.py`` builds aside and carries over what is not ours. MkDocs knows no such thing, so before it starts a
site that holds anything of somebody else's is refused.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from course import carrying, manifest, old_files, places


def before_emptying(root: Path, site: Path) -> None:
    """Refuse a folder that MkDocs must not empty; note in any other that what comes next is ours."""
    check_site_dir(root, site)
    check_nothing_is_lost(root, site)
    mark(site)


def check_site_dir(root: Path, site: Path) -> None:
    """Refuse a folder given to ``--site-dir`` that holds what people wrote."""
    if why := places.why_not(root, site, outside=True):
        raise PluginError(f"{site} {why}, and MkDocs would empty it; name a folder for the site alone")


def check_nothing_is_lost(root: Path, site: Path) -> None:
    """Refuse to have a site emptied that holds anything that is not ours."""
    found = [one for one in carrying.foreign_in(site, old_files.of_site(root, site)) if one.worth_a_word]
    if found:
        raise PluginError(
            f"MkDocs would delete what no command of this program made: {carrying.names(found, found, site)}. "
            "Build with `python3 build.py`, which leaves it in place; or move it away (what belongs to the site, "
            "such as CNAME or robots.txt, into modules/)"
        )


def mark(site: Path) -> None:
    """Note in ``site`` that MkDocs fills it."""
    site.mkdir(parents=True, exist_ok=True)
    manifest.mark_being_written(site)


def list_ours(site: Path) -> None:
    """Write down everything in ``site`` as ours: it was empty before."""
    manifest.write(site, manifest.everything_in(site))
