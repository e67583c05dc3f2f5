"""What can be told of a course of which some file cannot be read as it should be, so that one run tells of all.

Input: what was read of it, and which of its modules are none as they stand. Output: problems between those parts that
are known. What hangs on a part that is not known is not told: it would be a second message about one mistake.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from course.checks import media, references
from course.checks.catalogue import check_catalogue_alone, check_sources
from course.checks.glossary import check_glossary
from course.checks.links import Gathered, Mention, check_links
from course.checks.translator import is_translation
from course.checks.unsound_module import Unsound, check_names
from course.folders.places import OWN_PAGES
from course.model import Catalogue, Content, Module, OwnPage, Sources
from course.reading import files, schema
from course.reading.data import Mapping as Keys
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml
from course.settings.site_settings import SiteSettings

_LEAST = "id: course\ntitle: Course\n"  # stands in for a catalogue that cannot be read
_MADE = ("checklist-", "guide-")  # pages that a module gets from files that may be the ones that cannot be read


@dataclass(frozen=True)
class SoFar:
    """What was read of a course; ``catalogue`` and ``sources`` are None where they are not as they should be."""

    catalogue: Catalogue | None
    sources: Sources | None
    modules: tuple[Module, ...]
    unsound: Mapping[str, Unsound]  # by their folders
    own_pages: tuple[OwnPage, ...]
    gathered: Sequence[Gathered]

    @property
    def content(self) -> Content:
        """The same as a course, with stand-ins for what it lacks."""
        return Content(
            catalogue=self.catalogue or _stand_in(),
            sources=self.sources or Sources(),
            modules=self.modules,
            own_pages=self.own_pages,
        )


def _stand_in() -> Catalogue:
    node = parse_yaml(_LEAST, "modules/catalogue.yml", Problems())
    found = schema.read(node, Catalogue, Problems()) if isinstance(node, Keys) else None
    if found is None:
        raise AssertionError("the least catalogue is none")
    return found


def check_so_far(root: Path, so_far: SoFar, settings: SiteSettings, problems: Problems) -> None:
    """Report what is wrong between those parts of a course that could be read."""
    content = so_far.content
    if so_far.catalogue:
        check_catalogue_alone(so_far.catalogue, problems)
        references.check_against_catalogue(content, problems)
    if so_far.sources:
        check_sources(so_far.sources, problems)
        references.check_against_sources(content, problems)
        for one in so_far.unsound.values():
            check_names(one, so_far.sources.by_id, problems)
    slugs = {*content.by_slug, *so_far.unsound}
    for module in content.modules:
        for lesson in module.lessons:
            references.check_placements(lesson, module.slug, slugs, references.uses_in(content), problems)
    check_glossary(content.own_pages, problems)
    _check_links(root, so_far, content, settings, problems)
    media.look(root, (one for part in so_far.gathered for one in part.media), problems)


def _check_links(root: Path, so_far: SoFar, content: Content, settings: SiteSettings, problems: Problems) -> None:
    """Report links to pages and files that are not there, whatever the parts that cannot be read are like."""
    # Made once, and kept by the content: pages of modules that are none as they stand are there too.
    content.__dict__["page_sources"] = content.page_sources | frozenset(_pages_of(root, so_far))
    parts = [
        replace(part, mentions=tuple(one for one in part.mentions if _is_known(one, so_far, content)))
        for part in so_far.gathered
    ]
    check_links(root, content, settings, parts, problems)


def _pages_of(root: Path, so_far: SoFar) -> Iterator[str]:
    """Yield the pages that modules have that are none as they stand, as far as their files tell."""
    for slug in so_far.unsound:
        yield f"{slug}/quiz.md"
        for path in files.names_of(root / "modules" / slug, ".md"):
            if path.name != "trainer.md" and not is_translation(path, None):
                yield f"{slug}/{path.name}"


def _is_known(mention: Mention, so_far: SoFar, content: Content) -> bool:
    """Tell whether it is known where a link leads: no page that is made of something that cannot be read."""
    path, _, part = mention.link.target.strip().partition("#")
    found = PurePosixPath(posixpath.normpath(posixpath.join(posixpath.dirname(mention.src), path)))
    if found.suffix != ".md":
        return bool(path)
    folder = found.parts[0] if len(found.parts) > 1 else ""
    if folder in so_far.unsound:
        return not part and not found.name.startswith(_MADE)
    return folder == OWN_PAGES or folder in content.by_slug
