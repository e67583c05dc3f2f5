"""Reads and judges ``mkdocs.yml`` as we read everything else: with positions, and nothing in silence.

Input: the project's folder. Output: ``SiteSettings``, and a problem for each setting that does
nothing, is mistyped, or names a file that is not there. MkDocs reads the same file for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path, PurePosixPath

from course.folders import places
from course.folders.theme import OVERRIDES
from course.markdown.extensions import IN_LESSONS
from course.reading import files, schema
from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.meant import plain
from course.reading.problems import Position, Problems, closest, nearest, shown
from course.reading.telling import tell, tell_plain, tellable
from course.reading.yaml_text import parse_yaml
from course.settings import look_up, options
from course.settings.site_settings import NAME, CourseOptions, SiteLink, SiteSettings, site_settings, words_of
from course.settings.values import NOTHING_FETCHED, Values

_SIGN = re.compile("&(?:copy|#169|#xa9|reg|nbsp|ndash|middot);", re.IGNORECASE)  # as HTML writes them
# What makes a site of the course, and how it is written.
_SITE = {
    "docs_dir": "`docs_dir: modules`",
    "theme": tellable("`theme:` with name and font"),
    "plugins": "`plugins: [search, course]`",
}


MARKDOWN = frozenset(
    (*IN_LESSONS, "fenced_code", "extra", "pymdownx.extra")
)  # what those of others may list: we have it


def read_settings(root: Path, problems: Problems) -> SiteSettings:
    """Return the settings of the project in ``root``; a folder without ``mkdocs.yml`` has none."""
    path = root / NAME
    text = files.read_text(root, path, problems) if path.exists() else None
    node = parse_yaml(text, NAME, problems, read_tags=True) if text is not None else None
    if node is None:
        return SiteSettings()
    if not isinstance(node, Mapping):
        problems.add(
            Position(NAME, *node.place), tell("the settings must be a set of keys"), tell("write `key: value` lines")
        )
        return SiteSettings()
    return _Settings(root, node, problems).judged()


class _Settings(Values):
    """Judges one file, key by key."""

    def judged(self) -> SiteSettings:
        for key in self.known(self.node, options.WORK, options.REFUSED, "mkdocs.yml"):
            judge: Callable[[Node], None] | None = getattr(self, f"judge_{key}", None)
            if judge:
                judge(self.node.entries[key])
        entries = self.node.entries
        missing = [key for key in _SITE if key not in entries]
        if len(missing) < len(_SITE):  # with none of them no site is meant: MkDocs makes nothing of it either
            for key in missing:
                self.add(
                    self.node,
                    tell("there is no `%(key)s` in mkdocs.yml", key=key),
                    tell("write %(site)s, as the shipped file has it", site=tell(_SITE[key])),
                )
        return site_settings(self.node, self.found, is_named=not missing)

    def judge_docs_dir(self, node: Node) -> None:
        if (found := self.text(node, "docs_dir")) and found.rstrip("/") not in ("modules", "./modules"):
            self.add(
                node,
                tell("`docs_dir` is %(found)s, and a course stands in modules/", found=shown(found)),
                tell("write `docs_dir: modules`"),
            )

    def judge_site_dir(self, node: Node) -> None:
        if (found := self.text(node, "site_dir")) and found.rstrip("/") not in ("site", "./site"):
            self.add(
                node,
                tell("`site_dir` is %(found)s, and a site goes into site/", found=shown(found)),
                tell("write `site_dir: site`"),
            )

    def judge_site_url(self, node: Node) -> None:
        if isinstance(node, Scalar) and not node.text:
            return
        address = self.text(node, "site_url", tellable("the address of the site"))
        if address and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", address):
            meant = f"https://{plain(address).rstrip('/')}/"
            is_meant = re.fullmatch(r"https://[\w-]+(?:\.[\w-]+)+(?:/[^\s?#]*)?", meant)
            hint = (
                tell("write `%(meant)s`", meant=meant)
                if is_meant
                else tell("write one such as https://training.acme.com/")
            )
            self.add(node, tell("%(address)s is not an address", address=shown(address)), hint)

    def judge_use_directory_urls(self, node: Node) -> None:
        self.one_of(node, "use_directory_urls", ("true", "false"))

    def judge_strict(self, node: Node) -> None:
        self.one_of(node, "strict", ("true", "false"))

    def judge_site_name(self, node: Node) -> None:
        self.text(node, "site_name")

    def judge_site_author(self, node: Node) -> None:
        self.text(node, "site_author")

    def judge_copyright(self, node: Node) -> None:
        found = _SIGN.search(self.text(node, "copyright") or "")
        if found:
            said = tell("`copyright` is text, and %(found)s would be printed as it stands", found=shown(found[0]))
            self.add(node, said, tell("write %(meant)s", meant=shown(unescape(found[0]))))

    def judge_theme(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.add(
                node, tell("`theme` must be a set of keys"), tell("write `name: material` and `font: false` in it")
            )
            return
        entries = node.entries
        self.judge_name_of_theme(entries.get("name"), node)
        if "custom_dir" in entries:
            self.judge_custom_dir(entries["custom_dir"])
        for key in self.known(node, options.THEME_WORKS, options.THEME_REFUSED, tellable("the theme")):
            if key in ("logo", "favicon"):
                self.published(entries[key], key, options.PICTURES if key == "logo" else options.ICONS)
        font = entries.get("font")
        if not isinstance(font, Scalar) or font.text != "false":
            fetched = tell(NOTHING_FETCHED)
            said = tell("fonts of the theme come from elsewhere, and %(nothing_fetched)s", nothing_fetched=fetched)
            self.add(font or node, said, tell("write `font: false`; set the type in a file of `extra_css`"))
        self.judge_features(entries.get("features", Sequence([], (1, 1))))

    def judge_name_of_theme(self, name: Node | None, theme: Node) -> None:
        found = name.text if isinstance(name, Scalar) else ""
        if found not in options.THEMES:
            said = (
                tell("`name` of the theme is %(found)s", found=shown(found))
                if name
                else tell("the theme has no `name`")
            )
            said = tell("%(said)s, and the pages of a course need `material`", said=said)
            self.add(name or theme, said, tell("write `name: material`"))

    def judge_features(self, node: Node) -> None:
        for feature, _ in self.named(node, "features"):
            if feature.text not in options.FEATURES_WORK:
                said = tell(
                    "%(feature)s does nothing here: %(feature_refused)s",
                    feature=shown(feature.text),
                    feature_refused=tell_plain(options.FEATURE_REFUSED),
                )
                self.add(
                    feature,
                    said,
                    tell("remove it; these work: %(features_work)s", features_work=", ".join(options.FEATURES_WORK)),
                )

    def judge_custom_dir(self, node: Node) -> None:
        found = self.text(node, "custom_dir", tellable("the name of a folder"))
        if found and PurePosixPath(found) != PurePosixPath(OVERRIDES):
            what = tell(
                "`custom_dir` of the theme is %(found)s, and what a site changes in it stands in overrides/",
                found=shown(found),
            )
            self.add(node, what, tell("write `custom_dir: overrides`"))
        elif found and not (self.root / OVERRIDES).is_dir():
            self.add(
                node, tell("there is no folder overrides/"), tell("remove `custom_dir`: pages are whole without it")
            )

    def judge_extra(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.add(
                node,
                tell("`extra` must be a set of keys, but %(kind_of)s was found", kind_of=kind_of(node)),
                tell("write `key: value` lines"),
            )
            return
        work = {
            *options.EXTRA_WORKS,
            *look_up.read_by_templates(self.root),
        } - options.EXTRA_REFUSED.keys()
        for key in self.known(node, work, options.EXTRA_REFUSED, "`extra`"):
            value = node.entries[key]
            if key == "generator":
                self.one_of(value, "generator", ("false",))
            elif key in ("course_header", "course_footer"):
                for part in self.items(value, key):
                    if not isinstance(part, Mapping):
                        what = tell(
                            "an entry of `%(key)s` must be a set of keys, but %(kind_of)s was found",
                            key=key,
                            kind_of=kind_of(part),
                        )
                        self.add(part, what, tell("write its keys: title, url"))
                    elif link := schema.read(part, SiteLink, self.problems):
                        self.found.links[key].append(link)

    def judge_extra_css(self, node: Node) -> None:
        for part in self.items(node, "extra_css"):
            self.published(part, "extra_css", (".css",))

    def judge_extra_javascript(self, node: Node) -> None:
        for part in self.items(node, "extra_javascript"):
            if isinstance(part, Mapping):
                for key in self.known(part, ("path", "type", "defer", "async"), {}, "a script"):
                    if key == "path":
                        self.published(part.entries[key], "extra_javascript", (".js", ".mjs"))
                if "path" not in part.entries:
                    self.add(part, tell("a script has no `path`"), tell("add a line `path: ...` to it"))
            else:
                self.published(part, "extra_javascript", (".js", ".mjs"))

    def judge_plugins(self, node: Node) -> None:
        for name, value in self.named(node, "plugins"):
            short = name.text.removeprefix("material/")
            self.found.plugins.append(short)
            self.found.is_searched = self.found.is_searched or short == "search"
            if short in options.PLUGINS_REFUSED:
                message, hint = options.PLUGINS_REFUSED[short]
                self.add(
                    name,
                    tell(
                        "the plugin `%(name)s` does nothing here: %(message)s",
                        name=name.text,
                        message=tell_plain(message),
                    ),
                    tell_plain(hint),
                )
            elif short == "search" and isinstance(value, Mapping):
                self.found.is_searched = words_of(value, "enabled") != "false"
                list(self.known(value, options.SEARCH_WORKS, options.SEARCH_REFUSED, tellable("the plugin `search`")))
            elif short == "course" and isinstance(value, Mapping):
                self.judge_cache_dir(value.entries.get("cache_dir"))
                self.found.options = schema.read(value, CourseOptions, self.problems)
                self.judge_course(self.found.options)
            elif short not in options.PLUGINS_WORK and name.text not in look_up.installed("mkdocs.plugins"):
                known = (*options.PLUGINS_WORK, *look_up.installed("mkdocs.plugins"))
                self.add(name, tell("there is no plugin %(name)s", name=shown(name.text)), nearest(name.text, known))
        misspelt = any(closest(name, ["course"]) for name in self.found.plugins)  # which was told
        if "course" not in self.found.plugins and not misspelt:
            self.add(
                node, tell("the plugin `course` is missing, and it makes the pages"), tell("add a line `- course`")
            )

    def judge_cache_dir(self, node: Node | None) -> None:
        """Require text: MkDocs takes nothing, a number or true for something else."""
        if isinstance(node, Scalar) and (
            not node.text.strip() or (node.plain and options.NO_TEXT.fullmatch(node.text))
        ):
            found = tell("`cache_dir` must be the name of a folder, but %(kind_of)s was found", kind_of=kind_of(node))
            self.add(node, found, tell("write `cache_dir: %(cache_dir)s`, or remove it", cache_dir=places.CACHE_DIR))

    def judge_course(self, found: CourseOptions | None) -> None:
        if found and (why := places.why_not_cache(self.root, found.cache_dir)):
            message = tell(
                "the cache cannot stand in %(cache_dir)s, which %(why)s", cache_dir=shown(found.cache_dir), why=why
            )
            self.problems.add(
                found.at.at("cache_dir"), message, tell("write `cache_dir: %(cache_dir)s`", cache_dir=places.CACHE_DIR)
            )

    def judge_hooks(self, node: Node) -> None:
        self.present(node, "hooks")

    def judge_watch(self, node: Node) -> None:
        self.present(node, "watch")

    def judge_markdown_extensions(self, node: Node) -> None:
        known = look_up.installed("markdown.extensions")
        for name, value in self.named(node, "markdown_extensions"):
            if isinstance(value, Mapping):
                self.judge_extension(name.text.removeprefix("markdown.extensions."), value)
            short = name.text.replace(":", ".").removesuffix(".SnippetExtension")
            if short in options.EXTENSIONS_REFUSED:
                message, hint = options.EXTENSIONS_REFUSED[short]
                self.add(
                    name,
                    tell(
                        "the Markdown extension `%(name)s` cannot be used: %(message)s",
                        name=name.text,
                        message=tell_plain(message),
                    ),
                    tell_plain(hint),
                )
            elif name.text not in known and not look_up.is_module(name.text):
                self.add(
                    name,
                    tell("there is no Markdown extension %(name)s", name=shown(name.text)),
                    nearest(name.text, known),
                )
            elif name.text.removeprefix("markdown.extensions.") not in MARKDOWN:
                hint = tell("remove it; the authoring guide lists the Markdown that pages have")
                self.add(
                    name,
                    tell("the course's pages do without the Markdown extension %(name)s", name=shown(name.text)),
                    hint,
                )

    def judge_extension(self, name: str, node: Mapping) -> None:
        """Refuse options of Markdown, but for those that say what every page has anyway."""
        ours = IN_LESSONS.get(name, {}) | options.SAID_ANYWAY.get(name, {})
        for key, value in node.entries.items():
            text = value.text if isinstance(value, Scalar) else ""
            if key not in ours or text.casefold() != str(ours[key]).casefold():
                message = tell(
                    "`%(key)s` of `%(name)s` does nothing here: every page has the same Markdown", key=key, name=name
                )
                self.add(Scalar(key, node.key_places[key]), message, tell("remove it"))

    def judge_dev_addr(self, node: Node) -> None:
        address = node.text if isinstance(node, Scalar) else ""
        if not options.is_serving_address(address):
            wanted = tell("`dev_addr` must be an address of this computer and a port")
            self.add(
                node,
                tell("%(wanted)s, but %(kind_of)s was found", wanted=wanted, kind_of=kind_of(node)),
                tell("write one such as `dev_addr: 127.0.0.1:8001`"),
            )

    def judge_validation(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.add(
                node,
                tell("`validation` must be a set of keys, but %(kind_of)s was found", kind_of=kind_of(node)),
                tell("write its keys"),
            )
            return
        flat = {key: words for part in options.VALIDATION.values() for key, words in part.items()}
        for key in self.known(node, (*options.VALIDATION, *flat), {}, "`validation`"):
            value = node.entries[key]
            if key in flat:
                self.one_of(value, key, flat[key])
            elif isinstance(value, Mapping):
                for inner in self.known(value, options.VALIDATION[key], {}, f"`validation.{key}`"):
                    self.one_of(value.entries[inner], inner, options.VALIDATION[key][inner])
