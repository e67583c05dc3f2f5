"""From the model to HTML parts, through one Jinja environment of our own.

Input: the model and the templates of the theme, ``overrides/course/``. Output: ``Markup``. HTML enters
only through templates and through our own Markdown; everything else is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from course.folders.theme import theme_folder
from course.locale import ENGLISH, Words, translatable
from course.locale.words import direction
from course.markdown.texts import Texts
from course.model import Content, Module, Standard
from course.model.links import Links
from course.pages.addresses import linked
from course.pages.answers import ended_once
from course.pages.old_ids import old_ids
from course.pages.original_texts import with_language
from course.pages.templates import Templates
from course.pages.terms import Glossary, glossary

STATUS_WORDS = {
    "supported": translatable("supported"),
    "partly": translatable("partly supported"),
    "practice": translatable("practice"),
    "opinion": translatable("opinion"),
    "anecdote": translatable("anecdote"),
    "unverified": translatable("unverified"),
    "contradicted": translatable("contradicted"),
    "source-error": translatable("error in the source"),
    "promo": translatable("promotion"),
}


EVIDENCE_WORDS = {
    "survey": translatable("survey"),
    "experiment": translatable("experiment"),
    "field-study": translatable("field study"),
    "observation": translatable("observation"),
    "review": translatable("review"),
    "book": translatable("book"),
    "guidance": translatable("guidance"),
}
# What files call something is what it is called in English.
LEVEL_WORDS = (translatable("introductory"), translatable("intermediate"), translatable("advanced"))
CHANGE_WORDS = (translatable("minor"), translatable("major"))
BLOOM_WORDS = (
    *(translatable("remember"), translatable("understand"), translatable("apply")),
    *(translatable("analyse"), translatable("evaluate"), translatable("create")),
)

_TOLD = ("<span lang=", "<div lang=")
_BLOCK = re.compile("<(?:p|ul|ol|dl|div|table|blockquote|h[1-6]|hr)[ >]")


class Fragments:
    """Renders templates for one build."""

    def __init__(self, content: Content, overrides: Path, links: Links) -> None:
        self.content = content
        self.links = links
        self.words = content.words
        self.environment = new_environment(overrides, content.words)
        self._standards = {standard.id: standard_html(standard, self.words) for standard in content.catalogue.standards}
        written = {standard.id: standard_words(standard) for standard in content.catalogue.standards}
        self._words = PageTexts(links, "index.md", "index.md", written)
        self._texts: Callable[..., PageTexts] = PageTexts
        self._bodies: frozenset[str] = frozenset()  # pages whose text stands in the language of the original
        self._original = self._spoken = Markup("{}")  # what marks HTML of the original, and of the translation in it
        self._untranslated, self._phrase = frozenset[str](), Markup("{}")
        if translation := content.translation:
            self._untranslated, self._phrase = translation.untranslated, marked_as(translation.original, "span")
            self._bodies = translation.bodies
            self._original, self._spoken = marked_as(translation.original), marked_as(content.catalogue.language)
            self._texts = partial(TranslatedTexts, translation.original, translation.untranslated)

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that lessons explain."""
        return glossary(self.content)

    def render(self, template: str, src: str, *, base: str | None = None, **context: Any) -> Markup:
        """Render one template for the page ``src``; links in texts are relative to ``base``'s folder."""
        known = self.page(src, base)
        html = self.environment.get_template(f"course/{template}").render(known | context)
        return Markup(with_language(html, self._untranslated, str(self._phrase)) if self._untranslated else html)

    def page(self, src: str, base: str | None = None) -> dict[str, Any]:
        """Return what every template of the page ``src`` may use."""
        return {
            "texts": self._texts(self.links, src, base or src, self._standards),
            "link": lambda target: self.links.relative(target, src),
            "content": self.content,
            "catalogue": self.content.catalogue,
            "src": src,
        }

    def as_written(self, html: Markup, path: str) -> Markup:
        """Return the HTML of a page that an author wrote, marked with its language where nobody has translated it."""
        return self._original.format(html) if path in self._bodies and html.strip() else html

    def as_spoken(self, html: Markup, path: str) -> Markup:
        """Return HTML within such a page that is in the language of the translation."""
        return self._spoken.format(html) if path in self._bodies else html

    def plain(self, text: str) -> str:
        """Return a text as words on one line, for what knows no markup: the description of a page."""
        return " ".join(Markup(self._words.inline(text).replace("<br>", " ")).striptags().split())


class PageTexts(Texts):
    """Renders the texts that stand on one page."""

    def __init__(self, links: Links, src: str, base: str, standards: Mapping[str, Markup]) -> None:
        self.links = links
        self.src = src
        self._standards = standards
        # Nothing that holds these texts: a circle would stay until the collector comes, and each page has some of them.
        super().__init__(partial(_resolved, links, src, base.rpartition("/")[0]))

    def standard(self, name: str) -> Markup:
        """Return a local standard, or the blank for it."""
        return self._standards.get(name) or super().standard(name)


def _resolved(links: Links, src: str, folder: str, address: str) -> str:
    """Return an address that an author wrote in a folder as the page ``src`` writes it."""
    if address.startswith("/"):
        return address
    return links.relative(f"{folder}/{address}" if folder else address, src)


class TranslatedTexts(PageTexts):
    """Renders the texts of a translated page; what nobody has translated says in which language it is."""

    def __init__(self, original: str, untranslated: Collection[str], *args: Any) -> None:
        super().__init__(*args)
        self._untranslated = untranslated
        self._block, self._phrase = marked_as(original), marked_as(original, "span")

    def blocks(self, text: str) -> Markup:
        """Return paragraphs and the like."""
        return self._told(text, super().blocks(text))

    def inline(self, text: str) -> Markup:
        """Return what may stand inside a sentence."""
        return self._told(text, super().inline(text))

    def phrase(self, text: str) -> Markup:
        """Return a text for inside a label."""
        return self._told(text, super().phrase(text))

    def flow(self, text: str) -> Markup:
        """Return a text to follow other words."""
        return self._told(text, super().flow(text))

    def lead(self, text: str) -> Markup:
        """Return the first paragraph."""
        return self._told(text, super().lead(text))

    def rest(self, text: str) -> Markup:
        """Return what follows the first paragraph."""
        return self._told(text, super().rest(text))

    def _told(self, text: str, html: Markup) -> Markup:
        if not html or html.startswith(_TOLD) or text.strip() not in self._untranslated:
            return html
        return (self._block if _BLOCK.search(html) else self._phrase).format(html)


def marked_as(language: str, element: str = "div") -> Markup:
    """Return HTML that says of what takes its place in which language it is."""
    return Markup('<{0} lang="{1}" dir="{2}">{{}}</{0}>').format(Markup(element), language, direction(language))


def new_environment(overrides: Path, words: Words = ENGLISH) -> Templates:
    """Return the Jinja environment that all our HTML comes from, whose templates speak one language.

    A template is looked for in a site's ``overrides`` and then in the theme. ``coursewright/main.html`` is the theme's
    own in any case, so that a site's can extend the one whose place it takes.
    """
    theme = FileSystemLoader(theme_folder())
    # Of a link to the theme, the templates are the theme's, which are compiled already.
    own = [] if overrides.resolve() == theme_folder().resolve() else [FileSystemLoader(overrides)]
    environment = Templates(
        loader=ChoiceLoader([*own, theme, PrefixLoader({"coursewright": theme})]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # an environment serves one build, in which no template changes
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.our_words = words
    environment.has_own_questions = bool(own) and (overrides / "course/question").is_dir()
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension brings it
    add_filters(environment, words)
    return environment


def add_filters(environment: Environment, words: Words) -> None:
    """Let templates say texts, numbers and days, in one language."""
    for name in ("inline", "phrase", "flow", "blocks", "lead", "rest"):
        environment.filters[name] = _text_filter(name)
    environment.filters["holder"] = holder
    environment.filters["ended_once"] = ended_once
    environment.filters["words"] = pass_context(lambda context, text: context["texts"].words(text))
    environment.filters["hours"] = words.hours
    environment.filters["counted"] = words.count
    environment.filters["day"] = words.day
    environment.filters["dated"] = words.dated
    environment.filters["number"] = words.number
    environment.filters["listed"] = words.list_of
    environment.filters["category"] = words.category
    environment.filters["said"] = words.say
    environment.filters["source_anchor"] = source_anchor
    environment.filters["linked"] = linked
    environment.filters["old_ids"] = old_ids
    environment.filters["without_root"] = lambda path: path.partition("/")[2]
    environment.filters["evidence_words"] = lambda kind: words.say(EVIDENCE_WORDS[kind])
    for name in ("level", "change_words", "bloom"):
        environment.filters[name] = words.say
    environment.filters["rule"] = lambda question: question.rule_in(words)
    environment.filters["reading"] = lambda question: question.reading_in(words)
    environment.filters["status_words"] = lambda status: words.say(STATUS_WORDS[status])


def _text_filter(name: str) -> Any:
    @pass_context
    def render(context: Context, text: str) -> Markup:
        rendered: Markup = getattr(context["texts"], name)(text)
        return rendered

    return render


def holder(html: Markup) -> str:
    """Return which element can hold HTML that our Markdown made: a paragraph, or more than one."""
    return "div" if "<" in html and _BLOCK.search(html) else "p"


def standard_html(standard: Standard, words: Words = ENGLISH) -> Markup:
    """Return a local standard as it is read: its value, or a blank that says what belongs there."""
    if standard.value:
        return standard_words(standard)
    unit = f" {standard.unit}" if standard.unit else ""
    blank = Markup('<span class="course-blank"><span class="course-visually-hidden">{}</span></span>')
    return blank.format(words.say("blank to fill in: %(what)s", what=standard.title)) + unit


def standard_words(standard: Standard) -> Markup:
    """Return a local standard in words alone."""
    unit = f" {standard.unit}" if standard.unit else ""
    return escape(f"{standard.value or '___'}{unit}")


def source_anchor(name: str) -> str:
    """Return the HTML id of a source on the page of sources."""
    return f"source-{name}"


def sources_of(module: Module, content: Content) -> list[Any]:
    """Return the claims and evidence that a module rests on, in the order of the sources file."""
    cited = set(module.cited)
    return [part for part in content.sources.by_number if part.id in cited]
