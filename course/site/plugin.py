"""The one adapter to MkDocs, which is a shell around ``course.site.building``: options, serving, deploying.

Input: MkDocs' configuration. Output: the site, renewed as the command ``build`` does it; MkDocs then has nothing to
empty and nothing to write. Where a site brings hooks, or plugins of its own, MkDocs makes the pages one by one, so that
they can take part; each event then hands over to the module that does the work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, cast, get_args

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from tqdm import tqdm

from course import pages
from course.folders.editions import EDITION_VARIABLE, TRAINER_SITE, Edition
from course.folders.theme import OVERRIDES
from course.markdown.texts import PlainText
from course.model import Content
from course.model.lesson import Lesson, Reading
from course.pages.page import Page
from course.pages.sections import NoSection
from course.reading.problems import CourseProblems, Problem
from course.reading.telling import tell, tellable
from course.reading.time_limit import TimeLimit
from course.reading.wording import counted
from course.settings.options import THEMES
from course.settings.site_settings import NAME
from course.site import deploy, mkdocs_folders, mkdocs_process, mkdocs_push, offline
from course.site.assets import fit_theme, speak, squeeze
from course.site.building import Builder, TemplateProblem, check_code, digest_of_code
from course.site.cache import write_tree
from course.site.engine import Engine, site_title
from course.site.mkdocs_process import CourseRefused
from course.site.output import Output
from course.site.publish import PublishProblem
from course.site.search_index import FOLDER as SEARCH_FOLDER
from course.site.search_index import SearchIndex, write_files
from course.site.state import State

log = get_plugin_logger("course")
SEARCHES = tuple(f"{theme}/search" for theme in THEMES)


class CourseConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook untyped
    """Options of the plugin in ``mkdocs.yml``."""

    raw_html = config_options.Type(bool, default=False)
    cache_dir = config_options.Type(str, default=".cache/course")
    seconds_per_file = config_options.Type((int, float), default=10)
    edition = config_options.Choice(("learner", "trainer"), default="learner")


class CoursePlugin(BasePlugin[CourseConfig]):  # type: ignore[no-untyped-call]  # as above
    """Loads the course once for each build, and makes its site or its pages."""

    content: Content
    engine: Engine
    page: MkDocsPage | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was called for, and of which code this process is made."""
        self.command, self.dirty = command, dirty
        self.empties = command != "serve" and not dirty
        self.code = digest_of_code()
        if command == "serve":
            mkdocs_process.end_politely()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle who makes the pages; where MkDocs does, load the course before it empties the old site."""
        root, edition = Path(config.config_file_path).parent, self._edition()
        self.trainer = edition == "trainer"
        if self.trainer and Path(config.site_dir) == root / "site":  # the learner's stays what it is
            config.site_dir = str(root / TRAINER_SITE)
        if self.command == "gh-deploy":
            self._check_deploy(root, config)
        self.site = Path(config.site_dir)
        self.builder = Builder(root, self.site, edition, directory_urls=config.use_directory_urls)
        self.is_shell = self.builder.is_ours and Path(config.config_file_path).name == NAME
        mkdocs_folders.add_theme(config)
        config.theme["language"] = "en"  # the theme's own words; the page says which English it is
        for name in config.plugins.keys() & SEARCHES:
            config.plugins[name].config.enabled = False  # the theme makes no index beside ours
        if self.is_shell:
            config.nav, config.theme.static_templates = [], set()
        else:
            self._load(config)
        return config

    def _load(self, config: MkDocsConfig) -> None:
        """Load the course for pages that MkDocs makes one by one; refuse to go on with mistakes."""
        try:
            self.engine = self.builder.engine(prints=self._prints)
        except CourseProblems as found:
            raise self._refused(found.problems) from None
        self.content = self.engine.content
        if self.engine.others:
            message = tell(
                "pages that MkDocs makes one by one, with hooks or plugins of a site, stand in one language alone"
            )
            at = self.content.catalogue.at.at("languages")
            raise self._refused([Problem(at, message, tell("take `languages` out, or those out of mkdocs.yml"))])
        config.site_name = site_title(self.content, trainer=self.trainer)
        config.nav = pages.navigation(self.content, trainer=self.trainer)
        if not self.config.raw_html:
            config.markdown_extensions.append(PlainText())  # type: ignore[arg-type]  # Markdown takes instances too
        self.limit = TimeLimit(float(self.config.seconds_per_file))

    @property
    def _prints(self) -> bool:
        """Whether sheets are printed: under ``serve``, each change would wait for them."""
        return self.command != "serve"

    @staticmethod
    def _refused(problems: Sequence[object]) -> PluginError:
        """Log each problem, and return what stops the build."""
        mkdocs_process.tell_problems(problems)
        for problem in problems:
            log.error(str(problem))
        return PluginError(
            tell("%(problems)s in the course; nothing was built", problems=counted(len(problems), "problem"))
        )

    def _edition(self) -> Edition:
        """Return which edition is built; the environment has the last word."""
        edition = os.environ.get(EDITION_VARIABLE) or self.config.edition
        if edition not in get_args(Edition):
            raise PluginError(
                tell(
                    "%(edition_variable)s is `%(edition)s` in the environment; write learner or trainer",
                    edition_variable=EDITION_VARIABLE,
                    edition=edition,
                )
            )
        if edition == "trainer" and self.command == "gh-deploy":
            raise PluginError(
                tell(
                    "this is the trainer's edition, with every answer in it, and gh-deploy would publish it "
                    "for learners to find; take `edition: trainer` out of mkdocs.yml, or %(edition_variable)s "
                    "out of the environment",
                    edition_variable=EDITION_VARIABLE,
                )
            )
        return cast(Edition, edition)

    def _check_deploy(self, root: Path, config: MkDocsConfig) -> None:
        try:
            deploy.preflight(root, remote=config.remote_name, branch=config.remote_branch)
        except deploy.DeployProblem as problem:
            raise PluginError(str(problem)) from None
        mkdocs_push.take_over(root, config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Look whether the site may stand in its folder, and show MkDocs, which empties one next, where it may."""
        root = Path(config.config_file_path).parent
        if self.is_shell:
            mkdocs_folders.check_site_dir(root, self.site)
            config.site_dir = str(mkdocs_folders.nowhere(self.site))
            self.theme_folders, config.theme.dirs = config.theme.dirs, []  # else MkDocs lists them, with 14,000 icons
            if self.command == "gh-deploy":
                mkdocs_folders.check_all_is_ours(root, self.site)
        elif self.empties:
            mkdocs_folders.before_emptying(root, self.site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages by path, and keep data files and what is for printing out of the site."""
        if self.is_shell:
            config.theme.dirs = self.theme_folders  # which `serve --watch-theme` watches
            return Files([])
        fragments, content = self.engine.fragments, self.content
        cache = Path(config.config_file_path).parent / self.config.cache_dir
        made = list(pages.generated(content, fragments))
        if self.trainer:
            cache = cache.with_name(f"{cache.name}-trainer")
            made += pages.trainer_pages(content, fragments, self.engine.printed)
        self.made = {page.src: page for page in made}
        cache = write_tree(cache, {page.src: page.text() for page in made})
        for page in made:
            files.append(File(page.src, str(cache), config.site_dir, config.use_directory_urls))
        scripts = pages.learning_scripts(content, fragments) | pages.module_scripts(content, fragments)
        for src, script in scripts.items():
            files.append(File.generated(config, src, content=script))
        moved = pages.moved_files(content, fragments, trainer=self.trainer)
        issuer = pages.issuer_files(content, fragments.links.site_url)
        for src, text in (moved | pages.look_files(content) | issuer).items():
            files.append(File.generated(config, src, content=text))
        self.texts = pages.texts_of(content, trainer=self.trainer)
        mkdocs_folders.leave_out(files, config, {*self.made, *self.texts}, content.by_slug, trainer=self.trainer)
        unlisted = {page.src for page in content.own_pages if page.head.place == "none"}
        for file in files:
            if file.src_uri in unlisted:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        self.pages: dict[str, Page] = {}
        self.page = None
        total = len(files.documentation_pages())
        self.progress = tqdm(total=total, unit="page", desc="Pages", delay=2, disable=None, leave=False)
        return files

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Give MkDocs the text alone: front matter was read by us, strictly, and not by its own loader."""
        text = self.texts.get(page.file.src_uri)
        return text.body if text else ""

    @event_priority(-100)  # after plugins and hooks that change the text
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Read what an author wrote in MkDocs' place."""
        src = page.file.src_uri
        self.page = page
        self.limit.start(PluginError(self._too_slow(src)))
        text = self.texts.get(src)
        self.reading = Reading() if text is None else self._read(text, markdown)
        return ""

    def _read(self, text: Lesson, markdown: str) -> Reading:
        if markdown != text.body:
            text = replace(text, body=markdown)
        return text.read(trainer=True) if self.trainer else text.reading

    def _too_slow(self, src: str) -> str:
        return tell(
            "modules/%(src)s:1:1: rendering took more than %(seconds_per_file)s seconds; look for long "
            "runs of brackets, backticks or nested lists, or split the file",
            src=src,
            seconds_per_file=f"{self.config.seconds_per_file:g}",
        )

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put our parts around, and into, what Markdown made."""
        src = page.file.src_uri
        made = self.made.get(src) or pages.authored_page(
            self.content, src, self.engine.fragments, self.reading, self.engine.printed
        )
        self.limit.stop()
        self.progress.update()
        page.meta = made.head()
        self.pages[src] = made = pages.styled(made, self.engine.links)
        # MkDocs checks links to parts of a page against what Markdown made, and ours is not.
        page.present_anchor_ids = set(re.findall(r'\sid="([^"]+)"', made.html))
        return made.html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have MkDocs print our own templates, in an environment that escapes: none of the theme's, whose does not."""
        if self.is_shell:
            return env
        self.progress.close()
        mkdocs_folders.leave_out_unused(files, config, self.content, trainer=self.trainer)
        self.frames = self.engine.frames(self.pages.values())
        self.search = SearchIndex(self.content.catalogue.language)
        if self.dirty:
            self.search.read_pages(Path(config.site_dir) / SEARCH_FOLDER)
        return self.engine.fragments.environment

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give what a wrong address shows its frame, and the sitemap its addresses."""
        ours = {"frame": self.frames.of_error(), "addresses": self.frames.addresses()}
        return cast(TemplateContext, {**context, **ours})

    @event_priority(-100)  # after whatever else changes the content
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Let the search know each page, and give it its frame."""
        made = replace(self.pages[page.file.src_uri], html=Markup(page.content or ""))
        self.pages[made.src] = made
        return cast(TemplateContext, {**context, "frame": self.frames.of(made)})

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Have the site built again after a change in a course's other folders, whether or not `watch` names them."""
        root = Path(config.config_file_path).parent
        for folder in (root / "quizzes", root / OVERRIDES):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @event_priority(-100)  # after whatever else writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site, or what of it is no page; list what is ours."""
        try:
            if self.is_shell:
                self._renew()
                config.site_dir = str(self.site)
                return
            self._complete(self.site)
        except CourseProblems as found:
            raise self._refused(found.problems) from None
        if self.empties:
            mkdocs_folders.list_ours(self.site)

    def _renew(self) -> None:
        """Do what the command ``build`` does."""
        try:
            check_code(self.code, "mkdocs serve")
            built = self.builder.renew(log.info, prints=self._prints)
        except CourseRefused as found:
            raise self._refused(found.problems) from None
        except (TemplateProblem, PublishProblem) as problem:
            raise PluginError(str(problem)) from None
        message = (
            tellable("%(pages)s are in %(site)s")
            if built.is_new
            else tellable("%(pages)s stay as they are, since nothing has changed, in %(site)s")
        )
        log.info(tell(message, pages=counted(built.pages, "page"), site=self.site))

    def _complete(self, site: Path) -> None:
        """Write what MkDocs does not: what is for printing, and the index of the search."""
        if self.engine.sheets:
            self.engine.sheets.write(Output(site), State())
        if self.engine.settings.is_searched:
            for src in self.frames.order:
                if src in self.pages:
                    self.search.add_page(self.engine.links.url(src), self.pages[src].title, str(self.pages[src].html))
            write_files(site / SEARCH_FOLDER, self.search.files())
        if self.command != "serve":
            fit_theme(site, self.engine.root)
            squeeze(site)
            speak(site, self.content.words)
            if installed := self.engine.installed():
                installed.add_to(site)
            offline.add_to(site, self.engine.root)

    def on_build_error(self, *, error: Exception) -> None:
        """Say which file was too deeply nested for Markdown, or lost a heading to a hook."""
        if hasattr(self, "limit"):
            self.limit.stop()
        src = self.page.file.src_uri if self.page is not None else ""
        if isinstance(error, RecursionError) and src:
            raise PluginError(
                tell("modules/%(src)s:1:1: nested too deeply to render; make lists and quotations flatter", src=src)
            )
        if isinstance(error, NoSection):
            raise PluginError(
                tell(
                    "modules/%(src)s:1:1: a hook or another plugin took the heading `%(id)s` from this page; let it "
                    "leave the headings of lessons as they are",
                    src=src,
                    id=error,
                )
            )
