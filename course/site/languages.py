"""A site in several languages: where each stands, and what a translated page says of itself.

Input: a course. Output: the entries of the switch between languages, and for each page what is to be known of its
translation: that there is none, or that its original has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.folders.places import OWN_PAGES
from course.locale.words import locale_of, translatable
from course.model import Content, Module
from course.site.frame import InLanguage

CATALOGUE = "modules/catalogue.yml"


def languages_of(content: Content) -> tuple[InLanguage, ...]:
    """Return the languages of a course, the original first; none where it has one alone."""
    catalogue, translation = content.catalogue, content.translation
    if not catalogue.languages:
        return ()
    original = translation.original if translation else catalogue.language
    up = "../" if translation else ""
    return tuple(
        InLanguage(
            tag=tag,
            name=_own_name(tag),
            root="" if tag == catalogue.language else up if tag == original else f"{up}{tag}/",
            is_original=tag == original,
        )
        for tag in (original, *catalogue.languages)
    )


def _own_name(tag: str) -> str:
    """Return what speakers of a language call it, such as Deutsch or English (United Kingdom)."""
    locale = locale_of(tag)
    name = locale.get_display_name(locale) or tag
    return name[0].upper() + name[1:]


def notices_of(content: Content) -> Callable[[str], str]:
    """Return what says of a page, by its source, what is to be known of its translation."""
    translation, words = content.translation, content.words
    if translation is None:
        return lambda _: ""
    name = words.locale.languages.get(translation.original.partition("-")[0], translation.original)

    def notice(src: str) -> str:
        first, *others = files_of(src, content)
        if first in translation.missing:
            message = translatable("This page has not been translated yet; the original is shown (%(language)s).")
        elif translation.stale.intersection((first, *others)):
            message = translatable("The original (%(language)s) has changed since this page was translated.")
        else:
            return ""
        return words.say(message, language=name)

    return notice


def files_of(src: str, content: Content) -> Iterator[str]:
    """Yield the files whose words a page shows, first the one that it is made of."""
    folder, _, name = src.partition("/")
    module = content.by_slug.get(folder)
    if src == "sources.md":
        yield "modules/sources.yml"
    elif folder == OWN_PAGES:
        yield f"modules/{src}"
    elif module is None or not name:
        yield CATALOGUE
    else:
        yield from _files_of_module(module, name)


def _files_of_module(module: Module, name: str) -> Iterator[str]:
    bank, folder = f"quizzes/{module.slug}.yml", f"modules/{module.slug}"
    if name in ("quiz.md", "trainer-keys.md"):
        yield bank
    elif name == "trainer-slides.md":
        yield from (*(lesson.path for lesson in module.facts.lessons), bank, f"{folder}/scenarios.yml")
    elif name.startswith("checklist-"):
        yield f"{folder}/checklists.yml"
    elif name.startswith("guide-"):
        yield f"{folder}/scenarios.yml"
    else:
        yield f"{folder}/{name}"
        placed = {
            one.kind for lesson in module.facts.lessons if lesson.src.endswith(f"/{name}") for one in lesson.placements
        }
        files = {"question": bank, "scenario": f"{folder}/scenarios.yml", "checklist": f"{folder}/checklists.yml"}
        yield from (files[kind] for kind in sorted(placed))
