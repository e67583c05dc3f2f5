"""What MkDocs may read, empty and fill, where it runs by itself: it empties the folder of the site before it builds.

Where it is a shell, it is shown a folder that is not there, and the site is exchanged as by the command ``build``:
what is not ours is carried over. Where it makes the pages it knows no such thing, so before it starts a site that
holds anything of somebody else's is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from course.checks import published
from course.folders import carrying, manifest, old_files, places, theme
from course.model import Content
from course.reading.program import program
from course.reading.telling import tell
from course.site import publish
from course.site.site_files import OF_PACKAGES, SCRIPT, STYLE, TRAINERS_FILES

_DATA = (".yml", ".yaml", ".runs")


def before_emptying(root: Path, site: Path) -> None:
    """Refuse a folder that MkDocs must not empty; note in any other that what comes next is ours."""
    check_site_dir(root, site)
    check_nothing_is_lost(root, site)
    mark(site)


def check_site_dir(root: Path, site: Path) -> None:
    """Refuse a folder given to ``--site-dir`` that holds what people wrote."""
    if why := places.why_not(root, site, outside=True):
        raise PluginError(
            tell(
                "%(site)s %(why)s, and the site would take its place; name a folder for the site alone",
                site=site,
                why=why,
            )
        )


def _not_ours(root: Path, site: Path) -> list[manifest.Foreign]:
    """Return what a site holds that is worth a word and not ours."""
    return [one for one in carrying.foreign_in(site, old_files.of_site(root, site)) if one.worth_a_word]


def check_nothing_is_lost(root: Path, site: Path) -> None:
    """Refuse to have a site emptied that holds anything that is not ours."""
    if found := _not_ours(root, site):
        raise PluginError(
            tell(
                "MkDocs would delete what no command of this program made: %(names)s. Build with "
                "`%(program)s`, which leaves it in place; or move it away (what belongs to the site, such as "
                "CNAME or robots.txt, into modules/)",
                names=carrying.names(found, found, site),
                program=program(),
            )
        )


def check_all_is_ours(root: Path, site: Path) -> None:
    """Refuse to have a site published that holds anything that is not ours: nobody said that it may be known."""
    if found := _not_ours(root, site):
        raise PluginError(
            tell(
                "gh-deploy would publish what no command of this program made: %(names)s. Move it away (what "
                "belongs to the site, such as CNAME or robots.txt, into modules/)",
                names=carrying.names(found, found, site),
            )
        )


def nowhere(site: Path) -> Path:
    """Return a folder beside the site that is not there, so that MkDocs finds in it nothing to empty."""
    return site.with_name(f"{publish.workplace_prefix(site)}aside")


def mark(site: Path) -> None:
    """Note in ``site`` that MkDocs fills it."""
    site.mkdir(parents=True, exist_ok=True)
    manifest.mark_being_written(site)


def list_ours(site: Path) -> None:
    """Write down everything in ``site`` as ours: it was empty before."""
    manifest.write(site, manifest.everything_in(site))


def theme_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders of our theme, in the order in which they count."""
    return theme.folders(Path(config.config_file_path).parent)


def add_theme(config: MkDocsConfig) -> None:
    """Have MkDocs look for files of the theme in a site's own folder, then in ours, and last in Material's."""
    ours = theme_of(config)
    config.theme.dirs = [*map(str, ours), *(name for name in config.theme.dirs if Path(name) not in ours)]


def leave_out(
    files: Files, config: MkDocsConfig, texts: Collection[str], slugs: Collection[str], *, trainer: bool
) -> None:
    """Take out of what MkDocs found whatever no page can show: data, templates, the trainer's, what nobody reads."""
    docs, ours, configured = Path(config.docs_dir), theme_of(config), _configured(config)
    for file in list(files):
        at = Path(file.abs_src_path or "")
        if any(at.is_relative_to(folder) for folder in ours):
            wanted = published.is_for_browsers(file.src_uri) or file.src_uri in configured
            wanted = wanted and file.src_uri not in OF_PACKAGES
            hidden = file.src_uri in TRAINERS_FILES
        elif at.is_relative_to(docs):
            wanted = file.src_uri in texts if file.is_documentation_page() else not file.src_uri.endswith(_DATA)
            hidden = published.is_trainers(file.src_uri, slugs)
        else:
            continue
        if not wanted or (hidden and not trainer):
            files.remove(file)


def leave_out_unused(files: Files, config: MkDocsConfig, content: Content, *, trainer: bool) -> None:
    """Take out an author's files to which no page refers, as the pages are about to be shown."""
    docs = Path(config.docs_dir)
    media = [
        file
        for file in files
        if not file.is_documentation_page() and Path(file.abs_src_path or "").is_relative_to(docs)
    ]
    configured = _configured(config)
    referred = {*configured, *content.catalogue.look.files}
    for file in files.documentation_pages():
        if file.page and file.page.content:
            referred |= published.references(file.page.content, file.url, raw_html=True)
    for file in files:
        if file.src_uri in configured and file.src_uri.endswith(".css"):
            referred |= published.references_of_css(file.content_string, file.src_uri)
    sorts = [(file.src_uri, file.dest_uri) for file in media]
    kept = {*published.on_site(sorts, referred, content.by_slug, trainer=trainer), *configured}
    for file in media:
        if file.src_uri not in kept:
            files.remove(file)
    _leave_out_of_theme(files, config, configured)


def _leave_out_of_theme(files: Files, config: MkDocsConfig, configured: Collection[str]) -> None:
    """Take out what the theme brings and no page of ours loads: source maps, palettes, its search."""
    ours = (Path(config.docs_dir), *theme_of(config))
    for file in list(files):
        at = Path(file.abs_src_path or "")
        is_themes = not file.is_documentation_page() and bool(file.abs_src_path)
        if is_themes and not any(at.is_relative_to(folder) for folder in ours):
            loaded = any(name.fullmatch(file.src_uri) for name in (STYLE, SCRIPT))
            if not loaded and file.src_uri not in configured:
                files.remove(file)


def _configured(config: MkDocsConfig) -> set[str]:
    """Return the files that mkdocs.yml names: logo, favicon, style sheets, scripts."""
    theme = (config.theme.get(key) for key in ("logo", "favicon"))
    return {str(name) for name in (*theme, *config.extra_css, *config.extra_javascript) if name}
