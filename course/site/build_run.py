"""One build: it makes what is new, and takes over from the last one what is not.

Input: an engine with its course, and an empty folder; maybe the last site, and what was kept of how it was made.
Output: the site in the folder. Three steps: what each unit makes, the frame of each page, and all else.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from course.checks import published
from course.folders import digests
from course.pages import parts
from course.pages.page import Page, catalogue_line, scripts_of
from course.pages.units import Told, Unit
from course.reading import side_by_side
from course.site import progress, site_files
from course.site.assets import FOLDER as OUR_ASSETS
from course.site.assets import in_words, squeezed
from course.site.frame import is_scripted
from course.site.frames import path_of
from course.site.installing import ICONS, MANIFEST
from course.site.output import Output
from course.site.search_files import Found, SearchFiles, Work
from course.site.search_index import Indexed, SearchIndex, indexed
from course.site.state import Kept, State, UnitFacts, digest_of
from course.site.store import Asked, Made
from course.site.templates import told_of
from course.site.theme_style import RIGHT_TO_LEFT, reduced, words_of_files, words_of_page

if TYPE_CHECKING:
    from course.site.engine import Engine

T = TypeVar("T")
R = TypeVar("R")


class Build:
    """One run of an engine into one folder."""

    def __init__(self, engine: Engine, before: State, output: Output) -> None:
        self.engine, self.before, self.output = engine, before, output
        self.store, self.inputs = engine.store, engine.inputs
        self.facts: dict[str, UnitFacts] = {}
        self.unit_of: dict[str, str] = {}  # source of a page -> its unit

    def run(self) -> State:
        """Make the site, and return of what it was made."""
        self._make_units()
        heads = {page.src: page for facts in self.facts.values() for page in facts.pages}
        self.frames = self.engine.frames(heads.values())
        of_site = digest_of([self.inputs.of_all, repr(self.frames.site)])
        parts = {part: f"{of_site}-{made}" for part, made in self.frames.site_map.parts.items()}
        state, works = State(units=self.facts, frames=parts), list[Work]()
        if self.engine.settings.is_searched:
            state, works = self._write_search(state, heads)
        state = replace(state, pages=self._write_units(heads, of_site, self._spots(parts), works))
        state = self._write_files(state)
        self._write_beside()
        return state

    def _make_units(self) -> None:
        """Make what every unit makes, or know what is kept of it."""
        content = self.engine.content
        # What any page may show beside the modules that its unit names.
        of_course: list[object] = [content.has_family_pages, catalogue_line(content), sorted(self.engine.printed)]
        of_course += [astuple(parts.counted(content, course)) for course in content.catalogue.courses]
        if terms := self.engine.fragments.glossary.terms:  # which any lesson may say
            of_course.append(sorted((word, vars(term)) for word, term in terms.items()))
        if lacks := content.translation:
            of_course += [sorted(lacks.missing), sorted(lacks.untranslated)]
        self.of_any = digest_of([self.inputs.of_all, of_course])
        self._of_facts: dict[Told, str] = {}
        keys = {unit.name: self._key_of(unit) for unit in self.engine.units}
        known = self.before.units
        there = self.store.keys()
        new = [
            unit
            for unit in self.engine.units
            if unit.name not in known or known[unit.name].key != keys[unit.name] or keys[unit.name] not in there
        ]
        made = _each(lambda unit: self._made(unit, keys[unit.name]), new, "Pages")
        found = dict(zip((unit.name for unit in new), made, strict=True))
        for unit in self.engine.units:
            facts = self.facts[unit.name] = found.get(unit.name) or known[unit.name]
            self.unit_of |= dict.fromkeys((page.src for page in facts.pages), unit.name)

    def _key_of(self, unit: Unit) -> str:
        if unit.modules is None:
            return digest_of([self.of_any, unit.name, self.inputs.of_course()])
        inputs, modules = self.inputs, self.engine.content.by_slug
        whole = [(slug, inputs.of_module(slug)) for slug in sorted(unit.modules)]
        banks = [(slug, inputs.of_bank(slug)) for slug in sorted(unit.banks)]
        shown = None if unit.facts is None else [modules[slug].facts.digest for slug in sorted(unit.facts)]
        known = self._told_of_all(unit.told) if shown is None else shown
        own = None if unit.modules else inputs.of_own_pages()
        return digest_of([self.of_any, unit.name, whole, banks, known, own])

    def _told_of_all(self, told: Told) -> str:
        """Return a digest of what is told of all modules: of any fact, where a template may be the site's own."""
        told = Unit.told if self.inputs.has_templates else told
        if told not in self._of_facts:
            modules = self.engine.content.modules
            self._of_facts[told] = digest_of([(module.slug, told(module.facts)) for module in modules])
        return self._of_facts[told]

    def _made(self, unit: Unit, key: str) -> UnitFacts:
        links, settings = self.engine.links, self.engine.settings
        with told_of(self.engine.root):
            pages, files, lines = list(unit.pages(self.engine.fragments)), unit.files(), unit.lines()
        index: list[Indexed] = []
        asked = Asked()
        for page in pages:
            url, html = links.url(page.src), str(page.html)
            index.append(indexed(url, page.title, html))
            asked.files |= published.references(html, url, raw_html=settings.raw_html)
            asked.words |= words_of_page(html)
            asked.is_scripted |= is_scripted(html, settings.features)
        for one in lines.values():
            asked.words |= words_of_page(one.html)
        return self.store.keep(key, Made(pages, index, {**files, **scripts_of(lines)}), asked)

    def _write_units(
        self, heads: dict[str, Kept], of_site: str, spots: Mapping[str, str], works: Sequence[Work]
    ) -> dict[str, str]:
        """Write every page whose content or frame is new, and new files beside; return of what each page is made.

        ``spots`` tell the place of each. ``works`` are what can be done meanwhile; they come first, since each takes
        longer than a unit.
        """
        keys: dict[str, str] = {}
        pages: dict[str, list[str]] = {}
        for src in self.frames.order:
            key = f"{heads[src].body}-{of_site}-{spots[src]}-{self.frames.notices(src)}"
            if self.before.pages.get(src) != key or not self.output.keep(path_of(src, self.engine.links)):
                pages.setdefault(self.unit_of[src], []).append(src)
            keys[src] = key
        files = {name: self._new_files(facts) for name, facts in self.facts.items()}
        wanted = [name for name in self.facts if name in pages or files[name]]
        framed = (partial(self._framed, name, pages.get(name, ()), files[name]) for name in wanted)
        parts: list[Work] = [*works, *framed]
        for made in _each(lambda work: work(), parts, "Writing"):
            self.output.take(made)
        return keys

    def _spots(self, parts: Mapping[str, str]) -> dict[str, str]:
        """Return what tells the place of each page: what did before, where no frame of its part of the site is new."""
        site_map, known = self.frames.site_map, self.before.pages
        same = {part for part, made in parts.items() if self.before.frames.get(part) == made}
        return {
            src: known[src].split("-")[2] if site_map.part_of(src) in same and src in known else site_map.digest(src)
            for src in self.frames.order
        }

    def _new_files(self, facts: UnitFacts) -> list[str]:
        """Return which files beside the pages of a unit are to be written."""
        known = self.before.files
        return [path for path, made in facts.files.items() if known.get(path) != made or not self.output.keep(path)]

    def _framed(self, name: str, sources: Sequence[str], paths: Sequence[str]) -> dict[str, str]:
        """Write pages of a unit with their frames, and files beside them; return the digests of all."""
        pages, texts = self._made_of(name)
        made, may_be_scripted = {page.src: page for page in pages}, self.facts[name].is_scripted
        files = {}
        for src in sources:
            text = self._rendered("main.html", frame=self.frames.of(made[src], may_be_scripted=may_be_scripted))
            path = path_of(src, self.engine.links)
            files[path] = self.output.put(path, text.encode("utf-8", "xmlcharrefreplace"))
        for path in paths:
            files[path] = self.output.put(path, texts[path])
        return files

    def _made_of(self, name: str) -> tuple[Sequence[Page], Mapping[str, bytes]]:
        if found := self.store.made(self.facts[name]):
            return found
        again = self._again(name)
        return again.pages, {path: text.encode() for path, text in again.files.items()}

    def _index_of(self, name: str) -> Sequence[Indexed]:
        return self.store.index(self.facts[name]) or self._again(name).index

    def _again(self, name: str) -> Made:
        """Make a unit that could not be kept, or whose entry was taken away since."""
        unit = next(one for one in self.engine.units if one.name == name)
        pages = list(unit.pages(self.engine.fragments))
        links = self.engine.links
        index = [indexed(links.url(page.src), page.title, str(page.html)) for page in pages]
        return Made(pages, index, {**unit.files(), **scripts_of(unit.lines())})

    def _write_search(self, state: State, heads: dict[str, Kept]) -> tuple[State, list[Work]]:
        """Write what the search asks, and return what is left to do where much is new."""
        # Stems are kept with words, and other tools may find others.
        before = self.before if self.before.made_with == self.inputs.made_with else State()
        units = before.units
        pages = [self._found(heads[src], self.unit_of[src]) for src in self.frames.order]
        old = [self._found(page, name) for name, facts in units.items() for page in facts.pages]
        files = SearchFiles(SearchIndex(self.engine.content.catalogue.language), pages, self._index_of)
        work = files.write(
            self.output, before, {page.url: page for page in old}, lambda name: self.store.index(units[name])
        )
        numbering = [page.url for page in files.ordered]
        state = replace(state, texts=files.texts, numbering=numbering, language=files.form)
        return state, [work] if work else []

    def _found(self, page: Kept, unit: str) -> Found:
        return Found(self.engine.links.url(page.src), page.title, unit, page.known)

    def _write_files(self, state: State) -> State:
        """Copy what the site has beside its pages; our style sheets without what only their readers need."""
        engine = self.engine
        referred = {name for facts in self.facts.values() for name in facts.references}
        referred.update(engine.content.catalogue.look.files)  # the frame refers to them
        authors = site_files.of_authors(
            self.inputs.listing, engine.settings, engine.content.by_slug, referred, trainer=engine.trainer
        )
        files, words = engine.files | authors, engine.content.words
        if not any(facts.is_scripted for facts in self.facts.values()):
            files = {name: source for name, source in files.items() if name != self.frames.site.material}
        asked = {word for facts in self.facts.values() for word in facts.words}
        of_style = digest_of([self.inputs.of_all, sorted(asked), [digests.digest(one) for one in authors.values()]])
        copied = {}
        for name, source in files.items():
            of_file = of_style if (is_themes := site_files.is_style_of_theme(name, source)) else words.digest
            copied[name] = digest_of([self.inputs.made_with, digests.digest(source), of_file])
            if self.before.copied.get(name) == copied[name] and self.output.keep(name):
                continue
            if is_themes:
                self.output.write(name, self._style(source, files, asked).encode())
            elif name.endswith(".css") and name.rpartition("/")[0] == OUR_ASSETS:
                self.output.write(name, squeezed(source.read_text("utf-8")).encode())
            elif name.endswith(".js") and name.rpartition("/")[0] == OUR_ASSETS and words.messages:
                self.output.write(name, in_words(Path(name).stem, source.read_text("utf-8"), words).encode())
            else:
                self.output.copy(name, source)
        return replace(state, copied=copied | self._write_icons())

    def _write_icons(self) -> dict[str, str]:
        """Write what a device asks of a site that is put among its programs, and return of what the icons are made."""
        keys: dict[str, str] = {}
        if installed := self.engine.installed():
            self.output.write(MANIFEST, installed.manifest())
            for name, side in ICONS.items():
                keys[name] = digest_of([self.inputs.made_with, installed.digest])
                if self.before.copied.get(name) != keys[name] or not self.output.keep(name):
                    self.output.write(name, installed.icon(side))
        return keys

    def _style(self, source: Path, files: Mapping[str, Path], asked: Collection[str]) -> str:
        """Return what of the theme's style sheet the site can need."""
        text = source.read_text("utf-8")
        right_to_left = {RIGHT_TO_LEFT} if self.frames.site.direction == "rtl" else set()
        others = {name: path for name, path in files.items() if path != source}
        return reduced(text, right_to_left.union(asked, words_of_files(self.engine.root, others)))

    def _write_beside(self) -> None:
        """Write what a wrong address shows, and what a search engine reads."""
        lost = self._rendered("404.html", frame=self.frames.of_error())
        listed = self._rendered("sitemap.xml", addresses=self.frames.addresses()).encode()
        self.output.write("404.html", lost.encode("utf-8", "xmlcharrefreplace"))
        self.output.write("sitemap.xml", listed)
        self.output.write("sitemap.xml.gz", gzip.compress(listed, mtime=0))

    def _rendered(self, template: str, **context: object) -> str:
        with told_of(self.engine.root):
            return self.engine.fragments.environment.get_template(template).render(context)


def _each(work: Callable[[T], R], parts: Sequence[T], what: str) -> Iterator[R]:
    """Return what ``work`` makes of each part, side by side where there are many, with a bar for whoever waits."""
    return progress.shown(side_by_side.each(work, parts), len(parts), "unit", what)
