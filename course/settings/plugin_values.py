"""The plugins and Markdown extensions that ``mkdocs.yml`` names, each with its options.

Input: the values of the two lists. Output: which plugins there are, and what ours is told; a problem, with its place,
for what does nothing, is mistyped or stands there twice.
"""

from __future__ import annotations

from course.folders import places
from course.markdown.extensions import IN_LESSONS
from course.reading import schema
from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.problems import closest, nearest, shown
from course.reading.telling import tell, tell_plain, tellable
from course.settings import look_up, options
from course.settings.site_settings import CourseOptions
from course.settings.values import Values, is_text

MARKDOWN = frozenset(
    (*IN_LESSONS, "fenced_code", "extra", "pymdownx.extra")
)  # what those of others may list: we have it


class PluginValues(Values):
    """Judges plugins and Markdown extensions."""

    def judge_plugins(self, node: Node) -> None:
        """Judge the list of plugins, in which ours has to stand."""
        for name, value in self.named(node, "plugins"):
            self._plugin(name, value)
        misspelt = any(closest(name, ["course"]) for name in self.found.plugins)  # which was told
        if "course" not in self.found.plugins and not misspelt and not _mentions(node, "course"):
            self.add(
                node, tell("the plugin `course` is missing, and it makes the pages"), tell("add a line `- course`")
            )

    def _plugin(self, name: Scalar, value: Node | None) -> None:
        short = _short(name.text)
        self.found.plugins.append(short)
        self.found.is_searched = self.found.is_searched or short == "search"
        if short in options.PLUGINS_REFUSED:
            message, hint = options.PLUGINS_REFUSED[short]
            self.add(
                name,
                tell("the plugin `%(name)s` cannot be used: %(message)s", name=name.text, message=tell_plain(message)),
                tell_plain(hint),
            )
        elif short not in options.PLUGINS_WORK and name.text not in look_up.installed("mkdocs.plugins"):
            known = (*options.PLUGINS_WORK, *look_up.installed("mkdocs.plugins"))
            self.add(name, tell("there is no plugin %(name)s", name=shown(name.text)), nearest(name.text, known))
        elif (given := self.options_of(name, value)) and short == "search":
            self._search(given)
        elif given and short == "course":
            self._cache_dir(given.entries.get("cache_dir"))
            self.found.options = schema.read(given, CourseOptions, self.problems)
            self._course(self.found.options)

    def options_of(self, name: Scalar, value: Node | None) -> Mapping | None:
        """Return the options that follow a name, which may have none; report what is no set of keys."""
        if isinstance(value, Mapping):
            return value
        if value and not (isinstance(value, Scalar) and value.plain and not value.text.strip()):
            self.add(
                value,
                tell(
                    "options of `%(name)s` must be a set of keys, but %(kind_of)s was found",
                    name=name.text,
                    kind_of=kind_of(value),
                ),
                tell("write them as `key: value` lines below it, or `- %(name)s` alone", name=name.text),
            )
        return None

    def _search(self, node: Mapping) -> None:
        for key in self.known(node, options.SEARCH_WORKS, options.SEARCH_REFUSED, tellable("the plugin `search`")):
            self.found.is_searched = self.yes_or_no(node, key)

    def _cache_dir(self, node: Node | None) -> None:
        """Require text: MkDocs takes nothing, a number or true for something else."""
        if isinstance(node, Scalar) and (not node.text.strip() or not is_text(node)):
            found = tell("`cache_dir` must be the name of a folder, but %(kind_of)s was found", kind_of=kind_of(node))
            self.add(node, found, tell("write `cache_dir: %(cache_dir)s`, or remove it", cache_dir=places.CACHE_DIR))

    def _course(self, found: CourseOptions | None) -> None:
        if found and (why := places.why_not_cache(self.root, found.cache_dir)):
            message = tell(
                "the cache cannot stand in %(cache_dir)s, which %(why)s", cache_dir=shown(found.cache_dir), why=why
            )
            self.problems.add(
                found.at.at("cache_dir"), message, tell("write `cache_dir: %(cache_dir)s`", cache_dir=places.CACHE_DIR)
            )

    def judge_markdown_extensions(self, node: Node) -> None:
        """Judge the list of Markdown extensions, of which the pages have theirs whatever it says."""
        for name, value in self.named(node, "markdown_extensions"):
            if self.is_extension(name) and (given := self.options_of(name, value)):
                self._extension(_short(name.text), given)

    def is_extension(self, name: Scalar) -> bool:
        """Tell whether an extension is one that every page has; report one that is none, or cannot be had."""
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
        elif name.text in MARKDOWN:  # as most are, so that no package has to be asked what it offers
            return True
        elif name.text not in (known := look_up.installed("markdown.extensions")) and not look_up.is_module(name.text):
            self.add(
                name, tell("there is no Markdown extension %(name)s", name=shown(name.text)), nearest(name.text, known)
            )
        elif _short(name.text) not in MARKDOWN:
            hint = tell("remove it; the authoring guide lists the Markdown that pages have")
            self.add(
                name,
                tell("the course's pages do without the Markdown extension %(name)s", name=shown(name.text)),
                hint,
            )
        else:
            return True
        return False

    def _extension(self, name: str, node: Mapping) -> None:
        """Refuse options of Markdown, but for those that say what every page has anyway."""
        ours = IN_LESSONS.get(name, {}) | options.SAID_ANYWAY.get(name, {})
        for key, value in node.entries.items():
            text = value.text if isinstance(value, Scalar) else ""
            if key not in ours or text.casefold() != str(ours[key]).casefold():
                message = tell(
                    "`%(key)s` of `%(name)s` does nothing here: every page has the same Markdown", key=key, name=name
                )
                self.add(Scalar(key, node.key_places[key]), message, tell("remove it"))


def _short(name: str) -> str:
    """Return a plugin's or an extension's name without the package that it may be called by."""
    return name.removeprefix("material/").removeprefix("markdown.extensions.")


def _mentions(node: Node, name: str) -> bool:
    """Tell whether a name stands in a list that is wrong in its form, which was told."""
    if isinstance(node, Sequence):
        return any(_mentions(part, name) for part in node.items)
    return name in node.entries if isinstance(node, Mapping) else node.text.strip() == name
