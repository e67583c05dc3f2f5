"""Reads and judges ``mkdocs.yml`` as we read everything else: with positions, and nothing in silence.

Input: the project's folder. Output: ``SiteSettings``, and a problem for each setting that does
nothing, is mistyped, or names a file that is not there. MkDocs reads the same file for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path, PurePosixPath

from course.folders.theme import OVERRIDES
from course.reading import files, schema
from course.reading.addresses import address_meant
from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell, tell_plain, tell_row, tellable
from course.reading.yaml_text import parse_yaml
from course.settings import look_up, options
from course.settings.plugin_values import PluginValues
from course.settings.site_settings import NAME, SiteLink, SiteSettings, site_settings
from course.settings.values import NOTHING_FETCHED

_SIGN = re.compile("&(?:copy|#169|#xa9|reg|nbsp|ndash|middot);", re.IGNORECASE)  # as HTML writes them
_ADDRESS = re.compile(r"https?://(?:[^\s/?#@\\:\[\]]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?(?:/[^\s?#\\]*)?")
_PAGE = re.compile(r"[^/]+\.html?")
_BRANCH = re.compile(r"(?![-/.])(?:[^\s~^:?*\[\\.]|\.(?![./]))+(?<![/.])")
# What makes a site of the course, and how it is written.
_SITE = {
    "site_name": "`site_name: A training course`",
    "docs_dir": "`docs_dir: modules`",
    "theme": tellable("`theme:` with name and font"),
    "plugins": "`plugins: [search, course]`",
}


def read_settings(root: Path, problems: Problems) -> SiteSettings:
    """Return the settings of the project in ``root``; a folder without ``mkdocs.yml`` has none."""
    path = root / NAME
    text = files.read_text(root, path, problems) if path.exists() else None
    other = NAME.replace(".yml", ".yaml")
    if text is not None and (root / other).is_file():
        said = tell("settings are read from %(name)s alone", name=NAME)
        problems.add(
            Position(other), said, tell("remove this file; write what of it you need into %(name)s", name=NAME)
        )
    node = parse_yaml(text, NAME, problems, read_tags=True) if text is not None else None
    if node is None:
        return SiteSettings()
    if not isinstance(node, Mapping):
        problems.add(
            Position(NAME, *node.place), tell("the settings must be a set of keys"), tell("write `key: value` lines")
        )
        return SiteSettings()
    return _Settings(root, node, problems).judged()


class _Settings(PluginValues):
    """Judges one file, key by key."""

    def judged(self) -> SiteSettings:
        for key in self.known(self.node, options.WORK, options.REFUSED, "mkdocs.yml"):
            judge: Callable[[Node], None] | None = getattr(self, f"judge_{key}", None)
            if judge:
                judge(self.node.entries[key])
        entries = self.node.entries
        missing = [key for key in _SITE if key not in entries]
        if {*missing, "site_name"} != {
            *_SITE
        }:  # with none of the others no site is meant: MkDocs makes nothing of it either
            for key in (key for key in missing if key not in self.misspelt):
                self.add(
                    self.node,
                    tell("there is no `%(key)s` in mkdocs.yml", key=key),
                    tell("write %(site)s, as the shipped file has it", site=tell(_SITE[key])),
                )
        return site_settings(self.node, self.found, is_named=not missing)

    def judge_docs_dir(self, node: Node) -> None:
        found = self.text(node, "docs_dir", tellable("`modules`"))
        if found and found.rstrip("/") not in ("modules", "./modules"):
            self.add(
                node,
                tell("`docs_dir` is %(found)s, and a course stands in modules/", found=shown(found)),
                tell("write `docs_dir: modules`"),
            )

    def judge_site_dir(self, node: Node) -> None:
        if (found := self.text(node, "site_dir", tellable("`site`"))) and found.rstrip("/") not in ("site", "./site"):
            self.add(
                node,
                tell("`site_dir` is %(found)s, and a site goes into site/", found=shown(found)),
                tell("write `site_dir: site`"),
            )

    def judge_site_url(self, node: Node) -> None:
        if isinstance(node, Scalar) and not node.text:
            return
        address = self.text(node, "site_url", tellable("the address of the site"))
        folder, _, name = address.rpartition("/")
        if address and not _ADDRESS.fullmatch(address):
            meant = (address_meant(address) or address_meant(f"https://{address}") or "").rstrip("/") + "/"
            hint = (
                tell("write `%(meant)s`", meant=meant)
                if _ADDRESS.fullmatch(meant)
                else tell("write one such as https://training.acme.com/")
            )
            self.add(node, tell("%(address)s is not an address", address=shown(address)), hint)
        elif _PAGE.fullmatch(name) and not folder.endswith("/"):
            said = tell("%(address)s is a page, and `site_url` is the folder of the site", address=shown(address))
            self.add(node, said, tell("write `%(meant)s`", meant=f"{folder}/"))

    def judge_use_directory_urls(self, _node: Node) -> None:
        self.yes_or_no(self.node, "use_directory_urls")

    def judge_strict(self, _node: Node) -> None:
        self.yes_or_no(self.node, "strict")

    def judge_remote_branch(self, node: Node) -> None:
        found = self.text(node, "remote_branch", tellable("the name of a branch"))
        if found and not _BRANCH.fullmatch(found):
            said = tell("`%(key)s` cannot be %(name)s", key="remote_branch", name=shown(found))
            self.add(node, said, tell("write the name of a branch, such as `gh-pages`"))

    def judge_remote_name(self, node: Node) -> None:
        self.text(node, "remote_name")

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
        found = name.text.strip() if isinstance(name, Scalar) else ""
        if found not in options.THEMES:
            said = (
                tell("`name` of the theme is %(found)s", found=shown(found))
                if found
                else tell("the theme has no `name`")
            )
            said = tell("%(said)s, and the pages of a course need `material`", said=said)
            self.add(name or theme, said, tell("write `name: material`"))

    def judge_features(self, node: Node) -> None:
        for feature, value in self.named(node, "features"):
            if value:
                said = tell("the feature %(feature)s takes no options", feature=shown(feature.text))
                self.add(value, said, tell("write `- %(feature)s` alone", feature=feature.text))
            elif feature.text not in options.FEATURES_WORK:
                said = tell(
                    "%(feature)s does nothing here: %(feature_refused)s",
                    feature=shown(feature.text),
                    feature_refused=tell_plain(options.FEATURE_REFUSED),
                )
                self.add(
                    feature,
                    said,
                    tell("remove it; these work: %(features_work)s", features_work=tell_row(options.FEATURES_WORK)),
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
        work = {*options.EXTRA_WORKS}
        if not node.entries.keys() <= work:  # or else no template need be read
            work |= look_up.read_by_templates(self.root) - options.EXTRA_REFUSED.keys()
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
                    elif self.is_link(part) and (link := schema.read(part, SiteLink, self.problems)):
                        self.found.links[key].append(link)

    def is_link(self, node: Mapping) -> bool:
        """Tell whether a link has keys for its title and its address, and not the one as the key of the other."""
        title, address = next(iter(node.entries.items()), ("", None))
        if len(node.entries) != 1 or title in ("title", "url") or not isinstance(address, Scalar):
            return True
        wanted = tell("a link has its title and its address under a key each")
        said = tell("%(wanted)s, but %(kind_of)s was found", wanted=wanted, kind_of=shown(title))
        self.add(node, said, tell("write `{title: %(title)s, url: %(url)s}`", title=title, url=address.text))
        return False

    def judge_extra_css(self, node: Node) -> None:
        before: set[str] = set()
        for part in self.items(node, "extra_css"):
            if not isinstance(part, Scalar) or self.is_once(part, part.text, "extra_css", before):
                self.published(part, "extra_css", (".css",))

    def judge_extra_javascript(self, node: Node) -> None:
        before: set[str] = set()
        for part in self.items(node, "extra_javascript"):
            path = self.path_of_script(part) if isinstance(part, Mapping) else part
            if path and not (
                isinstance(path, Scalar) and not self.is_once(path, path.text, "extra_javascript", before)
            ):
                self.published(path, "extra_javascript", (".js", ".mjs"))

    def path_of_script(self, node: Mapping) -> Node | None:
        """Return the path of a script that is named with how it is loaded; report what is wrong with that."""
        for key in self.known(node, ("path", "type", "defer", "async"), {}, "a script"):
            if key == "type":
                self.one_of(node.entries[key], key, ("module", "text/javascript"))
            elif key != "path":
                self.yes_or_no(node, key)
        if "path" not in node.entries:
            self.add(node, tell("a script has no `path`"), tell("add a line `path: ...` to it"))
        return node.entries.get("path")

    def judge_hooks(self, node: Node) -> None:
        for part in self.present(node, "hooks"):
            if not (self.root / part.text.strip()).is_file() or not part.text.strip().endswith(".py"):
                said = tell("`%(key)s` cannot be %(name)s", key="hooks", name=shown(part.text))
                self.add(part, said, tell("write the path of a file that ends in .py"))

    def judge_watch(self, node: Node) -> None:
        list(self.present(node, "watch"))

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
            else:
                self.add(
                    value,
                    tell("`%(key)s` must be a set of keys, but %(kind_of)s was found", key=key, kind_of=kind_of(value)),
                    tell("write its keys"),
                )
