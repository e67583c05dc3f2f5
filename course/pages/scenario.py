"""A scenario as HTML: a scene to play in a lesson, or a guide on a page of its own.

Input: a scenario of the model, and the page it stands on. Output: ``Markup`` that can be read
from the first moment to every ending with JavaScript off; ``scenario.js`` and ``guide.js`` play it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from course.locale import ENGLISH, Words, translatable
from course.model import Content, Module, Node, Qualities, Scenario, Step
from course.pages.fragments import Fragments
from course.scenarios import paths
from course.scenarios.checks import VARIABLE

ENDINGS = {
    "good": translatable("A good ending"),
    "mixed": translatable("A mixed ending"),
    "poor": translatable("A poor ending"),
    "done": translatable("Done"),
    "person": translatable("A person takes over"),
}


@dataclass(frozen=True, kw_only=True)
class Touched:
    """An item of a checklist that a moment or a choice touches."""

    id: str  # after-a-call/stayed
    text: str
    checklist: str  # its title
    src: str  # of its page


def scenario_html(content: Content, module: Module, scenario: Scenario, fragments: Fragments, src: str) -> Markup:
    """Return a practice scenario for the page ``src``, or the way to a guide."""
    name = "guide_placed.html" if scenario.is_guide else "scenario.html"
    return fragments.render(
        name,
        src,
        base=f"{module.slug}/index.md",
        module=module,
        scenario=scenario,
        moments=paths.numbered_nodes(scenario),
        numbers=paths.numbers(scenario),
        touched=lambda part: list(touched(content, part)),
        scored=content.catalogue.scenario_qualities,
        effect_words=lambda step, scored: effect_words(step, scored, content.words),
        came_of=came_of,
        endings=ENDINGS,
        speakers=content.catalogue.speakers,
    )


def guide_html(module: Module, guide: Scenario, fragments: Fragments, src: str) -> Markup:
    """Return a guide for its page ``src``."""
    return fragments.render(
        "guide.html",
        src,
        module=module,
        guide=guide,
        moments=paths.numbered_nodes(guide),
        numbers=paths.numbers(guide),
        persons={name: paths.way_out(guide, name) for name in guide.nodes},
        filled=lambda html: filled(html, guide),
        endings=ENDINGS,
    )


def touched(content: Content, part: Node | Step) -> Iterator[Touched]:
    """Yield the items of checklists that a moment or a choice names."""
    for name in part.items:
        module, checklist, item = content.items[name]
        src = f"{module.slug}/checklist-{checklist.id}.md"
        yield Touched(id=name, text=item.text, checklist=checklist.title, src=src)


def effect_words(step: Step, scored: Qualities, words: Words = ENGLISH) -> list[tuple[str, str]]:
    """Return what a choice did to the house's qualities, in words: ``("helped", "quick, calm")``."""
    values = [(quality.title, (step.effect or {}).get(quality.id, 0)) for quality in scored.qualities]
    said = (("helped", [name for name, by in values if by > 0]), ("hurt", [name for name, by in values if by < 0]))
    return [(verb, words.list_of(names)) for verb, names in said if names]


def came_of(step: Step) -> str:
    """Return what a choice did with the items it touches: it kept them, missed them, or only touched them."""
    return "kept" if step.total > 0 else "missed" if step.total < 0 else "touched"


def filled(html: Markup, guide: Scenario) -> Markup:
    """Put the place of each variable into rendered text; what is in a tag stays as it is."""
    titles = {variable.id: variable.title for variable in guide.variables}

    def place(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in titles:
            return match.group()
        return Markup('<span class="course-variable" data-variable="{}">[{}]</span>').format(name, titles[name])

    return Markup(re.sub(f"<[^>]*>|{VARIABLE.pattern}", place, str(html)))
