"""Previews under ``serve``: one question, checklist, scenario or guide at an address of its own, with every state.

Input: an engine with a course that was built, and an address below ``preview/``. Output: an answer to a browser.
Nothing of this is written to a site: it would show learners every answer.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from course.checks.load import examine
from course.model import Checklist, Module, Scenario
from course.model.questions import Question
from course.pages.alone import checklist_alone, question_alone, scenario_alone
from course.paper.checklists import checklist_document
from course.paper.press import Press
from course.paper.worksheets import key_document, worksheet_document
from course.reading.problems import CourseProblems, Position, Problem
from course.scenarios import drawing
from course.site.frame import root_of
from course.site.module_store import store_of
from course.site.preview import ADDRESS, new_environment
from course.site.preview_states import State, states_of_checklist, states_of_question, states_of_scenario

if TYPE_CHECKING:
    from course.site.engine import Engine

Kind = Literal["question", "checklist", "scenario"]
KINDS: tuple[Kind, ...] = ("question", "checklist", "scenario")
_BANK = re.compile(r"quizzes/([^/]+)\.yml|modules/([^/]+)/(?:checklists|scenarios)\.yml")
_SCRIPT = re.compile(r"<script\b[^>]*></script>\s*")
_NO_SCRIPT = re.compile(r"<(/?)noscript>")
_NEAR = re.compile(r'<course-[^>]* data-near="([^"]*)"')
_FOLDED = re.compile(r"<details(?= )")


@dataclass(frozen=True)
class Answer:
    """What a browser gets; ``tells`` whether it hears of a newer one."""

    kind: str
    content: bytes
    tells: bool = False


@dataclass(frozen=True)
class Shown:
    """A part of a module that has a preview."""

    kind: Kind
    module: Module
    part: Question | Checklist | Scenario

    @property
    def title(self) -> str:
        """What it is called: a question has an id alone."""
        return self.part.id if isinstance(self.part, Question) else self.part.title

    @property
    def at(self) -> Position:
        """Where it begins."""
        return self.part.at.at("id")

    @property
    def states(self) -> list[State]:
        """Every state of it."""
        if isinstance(self.part, Question):
            return list(states_of_question(self.part))
        return list(
            states_of_checklist(self.part) if isinstance(self.part, Checklist) else states_of_scenario(self.part)
        )


class Previews:
    """The previews of one course, made when a browser asks for one."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.content = engine, engine.content
        self.folder = "preview"
        while self.folder in self.content.by_slug:  # a module is called so
            self.folder += "s"
        self._lock = threading.Lock()  # a browser asks for many at once, and Markdown knows one text at a time
        self._templates = new_environment()

    @cached_property
    def _press(self) -> Press:
        return Press(self.content, self.engine.root, links=self.engine.links)

    def answer(self, address: str) -> Answer | None:
        """Return what stands at an address below the site, if it is a preview's; a folder's ends in a slash."""
        first, *names = address.split("/")
        if first != self.folder:
            return None
        with self._lock:
            try:
                return self._answer(names)
            except CourseProblems as found:
                return Answer("text/plain; charset=utf-8", str(found).encode())

    def _answer(self, names: list[str]) -> Answer | None:
        if names == [""]:
            return self._page("index.html", self.folder, parts=self._listed(), told=self._findings)
        slug, kind, name, state, *rest = (*names, "", "", "")
        shown = self._find(slug, kind, name)
        if shown is None or rest.count("") != len(rest):
            return None
        if not state:
            return self._overview(shown)
        known = next((one for one in shown.states if one.name == state), None)
        if known is None:
            return None
        return self._picture(shown, known) if known.is_picture else self._alone(shown, known)

    def _find(self, slug: str, kind: str, name: str) -> Shown | None:
        module = self.content.by_slug.get(slug)
        found = (one for one in _parts_of(module) if (one.kind, one.part.id) == (kind, name)) if module else iter(())
        return next(found, None)

    def _listed(self) -> list[tuple[Module, list[tuple[Kind, str, str]]]]:
        """Return modules with kind, id and title of each of their parts; no module is fetched for it."""
        found = []
        for module in self.content.modules:
            facts = module.facts
            parts: list[tuple[Kind, str, str]] = [("question", one.id, one.id) for one in facts.questions]
            parts += [("checklist", one.id, one.title) for one in facts.checklists]
            parts += [("scenario", one.id, one.title) for one in facts.scenarios]
            found.append((module, parts))
        return found

    def address_at(self, path: str, line: int) -> str:
        """Return the address, below the site, of the preview of what stands at a place; "" where none does."""
        found = _BANK.fullmatch(path)
        module = self.content.by_slug.get(found[1] or found[2]) if found else None
        before = [one for one in _parts_of(module) if one.at.path == path and one.at.line <= line] if module else []
        return self._address(max(before, key=lambda one: one.at.line)) if before else ""

    def _address(self, shown: Shown) -> str:
        return f"{self.folder}/{shown.module.slug}/{shown.kind}/{shown.part.id}/"

    def _overview(self, shown: Shown) -> Answer:
        told = [problem for problem, address in self._findings if address == self._address(shown)]
        return self._page("overview.html", self._address(shown).rstrip("/"), shown=shown, told=told)

    @cached_property
    def _findings(self) -> list[tuple[Problem, str]]:
        """Everything that ``check`` says now, each with the address of the preview of what it is about."""
        verdict = examine(self.engine.root, keep=store_of(self.engine.root))
        found = (*verdict.problems, *verdict.warnings)
        return [(one, self.address_at(one.position.path, one.position.line)) for one in found]

    def _page(self, template: str, address: str, **context: object) -> Answer:
        root = root_of(f"{address}/")
        text = self._templates.get_template(f"preview_{template}").render(root=root, live=ADDRESS, **context)
        return Answer("text/html; charset=utf-8", text.encode(), tells=True)

    def _alone(self, shown: Shown, state: State) -> Answer:
        """Return the part by itself, in one state, with what every page of the site has."""
        src = f"{self._address(shown)}{state.name}/index.md"
        html = str(self._html(shown, src))
        if state.act is None:  # scripts that do not run, a browser complains of
            html = _NO_SCRIPT.sub(r"<\1div>", _SCRIPT.sub("", html))
        if state.is_open:
            html = _FOLDED.sub("<details open", html)
        site = self.engine.site_frame()
        text = self._templates.get_template("preview_alone.html").render(
            html=Markup(html),  # noqa: S704 (what our templates made)
            site=site,
            near=() if state.act is None else sorted({file for names in _NEAR.findall(html) for file in names.split()}),
            root=root_of(src.removesuffix("index.md")),
            live=ADDRESS,
            act=None if state.act is None else json.dumps(state.act),
            title=f"{shown.title}: {state.title}",
        )
        return Answer("text/html; charset=utf-8", text.encode("utf-8", "xmlcharrefreplace"))

    def _html(self, shown: Shown, src: str) -> Markup:
        known = self.content, shown.module
        match shown.part:
            case Question() as question:
                return question_alone(*known, question, self.engine.fragments, src)
            case Checklist() as checklist:
                return checklist_alone(*known, checklist, self.engine.fragments, src)
            case scenario:
                return scenario_alone(*known, scenario, self.engine.fragments, src)

    def _picture(self, shown: Shown, state: State) -> Answer:
        """Return a sheet of paper, or the drawing of a scenario."""
        if isinstance(shown.part, Scenario):
            return Answer("image/svg+xml", drawing.file_text(shown.part).encode())
        if isinstance(shown.part, Checklist):
            document = checklist_document(self._press, shown.module, shown.part, "a4")
            (part,) = document.parts
            return Answer("image/png", self._press.picture(replace(document, parts=[part | {"step": None}])))
        module = _with_one_question(shown.module, shown.part)
        make = key_document if state.name == "key.png" else worksheet_document
        return Answer("image/png", self._press.picture(make(self._press, module, "A", "a4")))


def _parts_of(module: Module) -> Iterator[Shown]:
    yield from (Shown("question", module, one) for one in module.quiz.questions)
    yield from (Shown("checklist", module, one) for one in module.checklists)
    yield from (Shown("scenario", module, one) for one in module.scenarios)


def _with_one_question(module: Module, question: Question) -> Module:
    """Return a module whose quiz asks one question alone."""
    return Module(
        slug=module.slug,
        offering=module.offering,
        overview=module.overview,
        lessons=module.lessons,
        quiz=replace(
            module.quiz, questions=(replace(question, use="test") if question.is_marked else question,), draw=None
        ),
        overview_page=module.overview_page,
    )
