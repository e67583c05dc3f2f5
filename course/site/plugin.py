"""The one adapter to MkDocs: each event hands over to the module that does the work.

Input: MkDocs' configuration, files and pages. Output: the course's pages among them.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext
from tqdm import tqdm

from course import pages
from course.checks.load import load_course
from course.folders.theme import OVERRIDES
from course.markdown.texts import PlainText
from course.model import Content, Module
from course.model.editions import EDITION_VARIABLE, TRAINER_SITE
from course.model.lesson import Lesson, Reading
from course.model.links import Links
from course.pages import citations
from course.pages.fragments import Fragments
from course.paper import printing
from course.reading.problems import CourseProblems
from course.reading.time_limit import TimeLimit
from course.reading.wording import counted
from course.settings.site_links import site_address
from course.site import deploy, mkdocs_folders, mkdocs_process, mkdocs_push
from course.site.assets import squeeze
from course.site.cache import TemplateCache, write_tree
from course.site.mkdocs_frame import SEARCH, Frames, is_searched, sitemap
from course.site.search_index import FOLDER as SEARCH_FOLDER
from course.site.search_index import SearchIndex, write_files

log = get_plugin_logger("course")


class CourseConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook untyped
    """Options of the plugin in ``mkdocs.yml``."""

    raw_html = config_options.Type(bool, default=False)
    cache_dir = config_options.Type(str, default=".cache/course")
    seconds_per_file = config_options.Type((int, float), default=10)
    edition = config_options.Choice(("learner", "trainer"), default="learner")


class CoursePlugin(BasePlugin[CourseConfig]):  # type: ignore[no-untyped-call]  # as above
    """Loads the course once for each build, and adds its pages."""

    content: Content
    fragments: Fragments

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was called for."""
        self.command, self.dirty = command, dirty
        self.empties = command != "serve" and not dirty
        if command == "serve":
            mkdocs_process.end_politely()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the course before MkDocs empties the old site; refuse to go on with mistakes."""
        root = Path(config.config_file_path).parent
        self.trainer = self._is_trainers()
        self.prints: list[printing.File] = []
        if self.command == "gh-deploy":
            self._check_deploy(root, config)
        try:
            self.content = load_course(root)
        except CourseProblems as found:
            raise self._refused(found) from None
        mkdocs_folders.add_theme(config)
        self.fragments = Fragments(self.content, root / OVERRIDES, Links(config.use_directory_urls))
        # Compiling templates would be a quarter of the time of a small build.
        self.compiled = TemplateCache(root / self.config.cache_dir / "templates")
        self.fragments.environment.bytecode_cache = self.compiled
        self.limit = TimeLimit(float(self.config.seconds_per_file))
        catalogue = self.content.catalogue
        config.site_name = catalogue.title
        config.site_description = self.fragments.plain(catalogue.organisation.mission)
        config.theme["language"] = "en"  # the theme's own words; the page says which English it is
        for place in ("course_header", "course_footer"):
            config.extra[place] = [self._site_link(link) for link in config.extra.get(place) or []]
        config.nav = pages.navigation(self.content, trainer=self.trainer)
        if self.trainer:
            config.site_name += ", trainer\N{RIGHT SINGLE QUOTATION MARK}s edition"
            config.extra["trainer"] = self.fragments.links.url(pages.TRAINER_INDEX)
            if self.command != "serve":  # each change would wait for it
                press = printing.press_for(self.content, root)
                self.prints = printing.files(press, printing.Wanted())
            if Path(config.site_dir) == root / "site":  # the learner's stays what it is
                config.site_dir = str(root / TRAINER_SITE)
        if not self.config.raw_html:
            config.markdown_extensions.append(PlainText())  # type: ignore[arg-type]  # Markdown takes instances too
        return config

    def _site_link(self, link: dict[str, str]) -> dict[str, str]:
        """Return a link of the header or footer with the address of the page that it names."""
        return {"title": link["title"], "url": site_address(link["url"], self.content, self.fragments.links)}

    @staticmethod
    def _refused(found: CourseProblems) -> PluginError:
        """Log each problem, and return what stops the build."""
        mkdocs_process.tell_problems(found.problems)
        for problem in found.problems:
            log.error(str(problem))
        return PluginError(f"{counted(len(found.problems), 'problem')} in the course; nothing was built")

    @property
    def printed(self) -> frozenset[str]:
        """Paths of what stands ready to print."""
        return frozenset(file.path for file in self.prints)

    def _is_trainers(self) -> bool:
        """Tell which edition is built; the environment has the last word."""
        edition = os.environ.get(EDITION_VARIABLE) or self.config.edition
        if edition not in ("learner", "trainer"):
            raise PluginError(f"{EDITION_VARIABLE} is `{edition}` in the environment; write learner or trainer")
        if edition == "trainer" and self.command == "gh-deploy":
            raise PluginError(
                "this is the trainer's edition, with every answer in it, and gh-deploy would publish it for learners "
                f"to find; take `edition: trainer` out of mkdocs.yml, or {EDITION_VARIABLE} out of the environment"
            )
        return edition == "trainer"

    def _check_deploy(self, root: Path, config: MkDocsConfig) -> None:
        try:
            deploy.preflight(root, remote=config.remote_name, branch=config.remote_branch)
        except deploy.DeployProblem as problem:
            raise PluginError(str(problem)) from None
        mkdocs_push.take_over(root, config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Look whether MkDocs, which empties the folder of the site next, may do so."""
        if self.empties:
            mkdocs_folders.before_emptying(Path(config.config_file_path).parent, Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages by path, and keep data files and what is for printing out of the site."""
        cache = Path(config.config_file_path).parent / self.config.cache_dir
        made = list(pages.generated(self.content, self.fragments))
        if self.trainer:
            cache = cache.with_name(f"{cache.name}-trainer")
            made += pages.trainer_pages(self.content, self.fragments, self.printed)
        self.run_sheets = {pages.run_sheet_src(module): module for module in self.content.modules}
        self.made = {page.src: page for page in made}
        cache = write_tree(cache, {page.src: page.text() for page in made})
        for page in made:
            files.append(File(page.src, str(cache), config.site_dir, config.use_directory_urls))
        self.lessons = {lesson.src: (module, lesson) for module in self.content.modules for lesson in module.lessons}
        self.modules = {f"{module.slug}/index.md": module for module in self.content.modules}
        self.own_pages = {page.src: page for page in self.content.own_pages}
        texts = {*self.made, *self.lessons, *self.modules, *self.own_pages, *(self.run_sheets if self.trainer else ())}
        mkdocs_folders.leave_out(files, config, texts, self.content.by_slug, trainer=self.trainer)
        for file in files:
            if file.src_uri in self.own_pages and self.own_pages[file.src_uri].head.place == "none":
                file.inclusion = InclusionLevel.NOT_IN_NAV
        self.page: MkDocsPage | None = None
        total = len(files.documentation_pages())
        self.progress = tqdm(total=total, unit="page", desc="Pages", delay=2, disable=None, leave=False)
        return files

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Give MkDocs the text alone: front matter was read by us, strictly, and not by its own loader."""
        src = page.file.src_uri
        if src in self.made:
            return ""
        text = self._text_of(src)
        return text.body if text else "" if src in self.run_sheets else None

    def _text_of(self, src: str) -> Lesson | None:
        """Return what an author wrote for a page."""
        if src in self.lessons:
            return self.lessons[src][1]
        if src in self.own_pages:
            return self.own_pages[src].text
        if src in self.run_sheets:
            trainer = self.run_sheets[src].trainer
            return trainer.notes if trainer else None
        return self.modules[src].overview_page if src in self.modules else None

    @event_priority(-100)  # after plugins and hooks that change the text
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Say what the page is, and read what an author wrote in MkDocs' place."""
        src = page.file.src_uri
        self.page = page
        self.limit.start(PluginError(self._too_slow(src)))
        if src in self.made:
            page.meta = self.made[src].head()
        elif src in self.lessons:
            module, lesson = self.lessons[src]
            page.meta = self._meta(module, lesson.title, lesson.title, lesson.summary)
            page.meta["kept"] = f"read/{module.slug}/{lesson.stem}"
        elif src in self.own_pages:
            own = self.own_pages[src]
            page.meta = {"title": own.head.title, "description": self.fragments.plain(own.head.summary)}
        elif src in self.run_sheets:
            page.meta = pages.run_sheet_head(self.run_sheets[src])
        elif src in self.modules:
            module = self.modules[src]
            page.meta = self._meta(module, module.title, "Overview", module.offering.purpose) | {"hide": ["toc"]}
        self.reading = Reading()
        text = self._text_of(src)
        if text is None:
            return "" if src in self.run_sheets else markdown
        if markdown != text.body:
            text = replace(text, body=markdown)
        self.reading = text.read(trainer=True) if self.trainer else text.reading
        return ""

    def _meta(self, module: Module, title: str, short_title: str, description: str) -> dict[str, object]:
        return {
            "title": title,
            "short_title": short_title,
            "description": self.fragments.plain(description),
            "revision_line": pages.revision_line(module),
        }

    def _too_slow(self, src: str) -> str:
        return (
            f"modules/{src}:1:1: rendering took more than {self.config.seconds_per_file:g} seconds; "
            "look for long runs of brackets, backticks or nested lists, or split the file"
        )

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put our parts around, and into, what Markdown made."""
        src = page.file.src_uri
        whole = pages.with_styles(self._whole(page, html), self.fragments.links, src)
        self.limit.stop()
        self.progress.update()
        # MkDocs checks links to parts of a page against what Markdown made, and ours is not.
        page.present_anchor_ids = set(re.findall(r'\sid="([^"]+)"', whole))
        return whole

    def _whole(self, page: MkDocsPage, html: str) -> str:
        src, reading = page.file.src_uri, self.reading
        if src in self.made:
            return self.made[src].html
        if self._text_of(src):
            contents = citations.filled_contents(reading.toc, self.fragments)
            page.toc = get_toc(contents)  # type: ignore[arg-type]  # a type of MkDocs' own, of the same keys
        if src in self.lessons:
            module, lesson = self.lessons[src]
            return pages.lesson_html(self.content, module, lesson, self.fragments, reading)
        if src in self.own_pages:
            return pages.own_page_html(self.own_pages[src], self.fragments, reading)
        if src in self.run_sheets:
            return pages.run_sheet_html(self.run_sheets[src], self.fragments, reading, self.printed)
        if src in self.modules:
            return pages.offering_html(self.content, self.modules[src], self.fragments, reading)
        return html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the order of the pages for the frame."""
        self.nav = nav
        self.search: SearchIndex | None = None
        if is_searched(config):
            self.search = SearchIndex(self.content.catalogue.language)
            if self.dirty:
                self.search.read_pages(Path(config.site_dir) / SEARCH_FOLDER)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have MkDocs print our own templates, in an environment that escapes: none of the theme's, whose does not."""
        self.progress.close()
        mkdocs_folders.leave_out_unused(files, config, self.content.by_slug, trainer=self.trainer)
        self.frames = Frames(self.content.catalogue, config, self.nav, files)
        if self.search:
            config.plugins[SEARCH].config.enabled = False  # the theme makes no index beside ours
        return self.fragments.environment

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give what a wrong address shows its frame, and the sitemap its addresses."""
        ours = {"frame": self.frames.of_error(), "addresses": sitemap(context["pages"])}
        return cast(TemplateContext, {**context, **ours})

    @event_priority(-100)  # after whatever else changes the content
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the search know each page, and give it its frame."""
        if self.search:
            self.search.add_page(page.url, str(page.meta.get("title") or ""), str(page.content))
        return cast(TemplateContext, {**context, "frame": self.frames.of(page)})

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Have the site built again after a change in a course's other folders, whether or not `watch` names them."""
        root = Path(config.config_file_path).parent
        for folder in (root / "quizzes", root / OVERRIDES):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @event_priority(-100)  # after whatever else writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Shorten our style sheets, and list what is ours."""
        folder = Path(config.site_dir) / pages.TRAINER_PRINTS
        try:
            printing.write(
                self.prints,
                folder,
                lambda files: tqdm(files, unit="file", desc="Printing", delay=2, disable=None, leave=False),
            )
        except CourseProblems as found:
            raise self._refused(found) from None
        if self.search:
            write_files(Path(config.site_dir) / SEARCH_FOLDER, self.search.files())
        if self.command != "serve":
            squeeze(Path(config.site_dir))
        if self.empties:
            mkdocs_folders.list_ours(Path(config.site_dir))

    def on_build_error(self, *, error: Exception) -> None:
        """Say which file was too deeply nested for Markdown."""
        if hasattr(self, "limit"):
            self.limit.stop()
        if isinstance(error, RecursionError) and self.page is not None:
            src = self.page.file.src_uri
            raise PluginError(f"modules/{src}:1:1: nested too deeply to render; make lists and quotations flatter")
