"""A Twine story as a scenario: YAML to look through, and a list of what was lost on the way.

Comes in: the text of a ``.twee`` file, which may be anybody's; its size is bounded and no text in
it costs more than a few readings of its lines. Goes out: YAML for ``scenarios.yml``. Nothing is
made up: where a story has no reason or debrief, none is written, and ``check`` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from course.problems import shown
from course.schema import MAX_TEXT
from course.twee import DATA, NoTwee, Passage, json_object, parsed, plain

MAX_BYTES = 1024 * 1024
_LEFT_OUT = {"script", "stylesheet", "widget", "startup", "header", "footer", "haml", "annotation", "twine.private"}
_SPECIAL = re.compile(r"Story[A-Z]\w*|Passage(?:Done|Footer|Header|Ready)|UserScript|UserStylesheet")
_ENDINGS = ("good", "mixed", "poor", "done", "person")
_OURS = re.compile(r"<!-- coursewright (scenario|node|choice) (\{[^\n]*\}) -->")
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--)[^\n]){0,2000}-->")
_MACROS = (re.compile(r"<<[^<>\n]{0,500}>>"), re.compile(r"\((?:[a-zA-Z][\w-]{0,30}):[^()\n]{0,500}\)"))
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_BOLD = re.compile(r"''([^'\n]{1,500})''")
_ITALIC = re.compile(r"(?<!:)//([^/\n]{1,500})//")
_TOLD = 5  # of each kind of loss
_BULLET = re.compile(r"^\s*[-*+>]?\s*$")
_TEXTS = {"choice": ("text", "consequence", "reason", "note"), "node": ("debrief",)}
_LISTS = {"choice": ("items",), "node": ("items",), "scenario": ("objectives",)}


@dataclass(frozen=True)
class Imported:
    """A story as YAML, and what of it was lost or has to be written, a line each."""

    text: str
    report: tuple[str, ...]


def imported(text: str) -> Imported:
    """Return a story as an entry of ``scenarios.yml``; raises ``NoTwee``."""
    if len(text.encode()) > MAX_BYTES:
        raise NoTwee(f"line 1: the file is larger than {MAX_BYTES:,} bytes")
    return _Story(parsed(text)).imported()


class _Story:
    """One story on its way; ``lost`` holds what is left out by kind, ``said`` is told as it stands."""

    def __init__(self, passages: list[Passage]) -> None:
        self.passages = passages
        self.lost: dict[str, list[str]] = {}
        self.said: list[str] = []
        named = {passage.name: passage for passage in reversed(passages)}
        self.title = plain(named["StoryTitle"].text).strip() if "StoryTitle" in named else "Untitled story"
        self.settings = (json_object(named["StoryData"].text) or {}) if "StoryData" in named else {}
        self.data = named.get(DATA)
        self.moments = [passage for passage in passages if self._is_moment(passage)]
        self.ids = self._ids()

    def imported(self) -> Imported:
        if not self.moments:
            raise NoTwee("line 1: the story has no passage to read, only special ones")
        setup, data = self._setup()
        nodes = {}
        for passage in self.moments:
            if passage.name in self.ids and self.ids[passage.name] not in nodes:
                nodes[self.ids[passage.name]] = self._node(passage)
            else:
                self.said.append(f"line {passage.line}: a second passage {shown(passage.name)} is left out")
        story = {"id": data.pop("id", None) or _slug(self.title), "title": self.title, **data}
        if setup:
            story["setup"] = setup
        story |= {"start": self._start(), **_pop(story, "way_out"), "nodes": nodes}
        lines = yaml.safe_dump([story], allow_unicode=True, sort_keys=False, width=110)
        return Imported(lines, tuple(self._report(nodes, setup)))

    def _is_moment(self, passage: Passage) -> bool:
        tags = {tag.lower() for tag in passage.tags}
        if passage.name in ("StoryTitle", "StoryData") or passage is self.data:
            return False
        if tags & _LEFT_OUT or _SPECIAL.fullmatch(passage.name):
            what = next(iter(sorted(tags & _LEFT_OUT)), "special passage")
            self.said.append(f"line {passage.line}: {shown(passage.name)} is left out ({what})")
            return False
        return True

    def _ids(self) -> dict[str, str]:
        """Return an id for each passage's name; a name that is an id already stays."""
        names = list(dict.fromkeys(passage.name for passage in self.moments))
        ids = {name: name for name in names if name == _slug(name)}
        taken = set(ids)
        for name in names:
            if name in ids:
                continue
            slug, number = _slug(name), 1
            while (made := slug if number == 1 else f"{slug[:55]}-{number}") in taken:
                number += 1
            taken.add(made)
            ids[name] = made
        return ids

    def _start(self) -> str:
        for name in (self.settings.get("start"), "Start"):
            if isinstance(name, str) and name in self.ids:
                return self.ids[name]
        return self.ids[self.moments[0].name]

    def _setup(self) -> tuple[str, dict[str, Any]]:
        if self.data is None:
            return "", {"use": "practice"}
        text, _, found = self._taken_apart(self.data)
        data = self._known("scenario", found.get("scenario", {}))
        raw = found.get("scenario", {})
        if raw.get("use") in ("practice", "guide"):
            data = {"use": raw["use"], **data}
        for key in ("id", "way_out"):
            if isinstance(raw.get(key), str) and raw[key] == _slug(raw[key]):
                data[key] = raw[key]
        variables = [
            {"id": part["id"], "title": part["title"]}
            for part in _listed(raw.get("variables"), dict)
            if isinstance(part.get("id"), str) and isinstance(part.get("title"), str)
        ]
        return text, data | ({"variables": variables} if variables else {})

    def _node(self, passage: Passage) -> dict[str, Any]:
        text, choices, found = self._taken_apart(passage)
        node: dict[str, Any] = {}
        kinds = [tag for tag in passage.tags if tag in _ENDINGS]
        self._lose("tag", passage.line, [tag for tag in passage.tags if tag not in kinds[:1]])
        if not choices:
            node["ends"] = kinds[0] if kinds else "mixed"
            if not kinds:
                self.said.append(f"line {passage.line}: {shown(passage.name)} ends; say whether good, mixed or poor")
        node["says"] = text or "..."
        if not text:
            self.said.append(f"line {passage.line}: {shown(passage.name)} has no text; say what happens")
        node |= self._known("node", found.get("node", {}))
        return node | ({"choices": choices} if choices else {})

    def _taken_apart(self, passage: Passage) -> tuple[str, list[dict[str, Any]], dict[str, dict[str, Any]]]:
        """Return a passage's prose, its choices, and the data of our own comments."""
        lines: list[str] = []
        choices: list[dict[str, Any]] = []
        found: dict[str, dict[str, Any]] = {}
        for number, line in enumerate(passage.text.split("\n"), start=passage.line + 1):
            ours = _OURS.fullmatch(line.strip())
            data = json_object(ours.group(2)) if ours else None
            if ours and data is not None:
                if ours.group(1) != "choice":
                    found[ours.group(1)] = data
                elif choices:
                    choices[-1] |= self._known("choice", data)
                continue
            prose, links = self._links(line, number)
            choices += links
            if not (links and _BULLET.match(prose)):
                lines.append(self._prose(prose, number))
        # A link's words stay in a sentence, and a line of links alone is gone.
        return self._cut("\n".join(lines).strip(), passage.line), choices, found

    def _cut(self, text: str, line: int) -> str:
        if len(text) <= MAX_TEXT:
            return text
        self.said.append(f"line {line}: the text has {len(text):,} characters, and is cut after {MAX_TEXT:,}")
        return text[:MAX_TEXT]

    def _links(self, line: str, number: int) -> tuple[str, list[dict[str, Any]]]:
        """Return a line without its links, and the choices they make; on a line with words, theirs stay."""
        parts, inside, links, at = [], [], [], 0
        while (start := line.find("[[", at)) >= 0 and (end := line.find("]]", start + 2)) >= 0:
            words, target = self._link(line[start + 2 : end], number)
            parts.append(line[at:start])
            inside.append(words)
            if target in self.ids:
                links.append({"text": words or target, "goto": self.ids[target]})
            else:
                self.said.append(f"line {number}: the link to {shown(target)} leads to no passage, and is left out")
            at = end + 2
        alone = "".join([*parts, line[at:]])
        if not inside or _BULLET.match(alone):
            return alone, links
        mixed = "".join(part + words for part, words in zip(parts, inside, strict=True))
        return mixed + line[at:], links

    def _link(self, inside: str, number: int) -> tuple[str, str]:
        """Return words and target of ``a``, ``a->b``, ``b<-a`` or ``a|b``."""
        inside, _, setter = inside.partition("][")
        self._lose("macro", number, [setter] if setter else [])
        if "->" in inside:
            words, _, target = inside.rpartition("->")
        elif "<-" in inside:
            target, _, words = inside.partition("<-")
        elif "|" in inside:
            words, _, target = inside.rpartition("|")
        else:
            words = target = inside
        return self._cut(self._prose(words, number).strip(), number), target.strip()

    def _prose(self, text: str, number: int) -> str:
        """Return text without what only Twine understands; in a story of ours, all text is text."""
        if self.data is not None:
            return plain(text)
        text = self._without(_COMMENT, "comment", text, number)
        for macro in _MACROS:
            for _ in range(10):  # from the inside out
                before, text = text, self._without(macro, "macro", text, number)
                if text == before:
                    break
        text = self._without(_TAG, "HTML tag", text, number)
        return plain(_ITALIC.sub(r"*\1*", _BOLD.sub(r"**\1**", text)))

    def _without(self, pattern: re.Pattern[str], what: str, text: str, number: int) -> str:
        self._lose(what, number, pattern.findall(text))
        return pattern.sub("", text)

    def _lose(self, what: str, line: int, texts: Sequence[str]) -> None:
        if texts:
            self.lost.setdefault(what, []).extend(f"line {line} {shown(text)}" for text in texts)

    def _known(self, kind: str, data: dict[str, Any]) -> dict[str, Any]:
        """Return those keys of our own data that are what they should be."""
        texts = [key for key in _TEXTS.get(kind, ()) if isinstance(data.get(key), str)]
        known: dict[str, Any] = {key: data[key][:MAX_TEXT] for key in texts}
        effect = data.get("effect")
        if kind == "choice" and isinstance(effect, dict):
            names = ("reliable", "responsive", "respectful")
            known["effect"] = {name: effect[name] for name in names if effect.get(name) in (-1, 0, 1)}
        for key in _LISTS[kind]:
            if items := _listed(data.get(key), str):
                known[key] = items
        return known

    def _report(self, nodes: dict[str, dict[str, Any]], setup: str) -> list[str]:
        said = list(self.said)
        for what, places in self.lost.items():
            more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
            said.append(f"{_counted(len(places), what)} left out: {', '.join(places[:_TOLD])}{more}")
        if self.data is None and not setup:
            said.append("the story has no `setup`; write what sets the scene")
        choices = [choice for node in nodes.values() for choice in node.get("choices", ())]
        bare = sum("reason" not in choice for choice in choices)
        if bare and self.data is None:
            said.append(f"{_counted(bare, 'choice')} without effect, consequence or reason; write them")
        return said


def _pop(story: dict[str, Any], key: str) -> dict[str, Any]:
    return {key: story.pop(key)} if key in story else {}


def _listed(value: object, kind: type) -> list[Any]:
    return [item for item in value if isinstance(item, kind)] if isinstance(value, list) else []


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name[:200].lower()).strip("-")[:60].strip("-") or "passage"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("s" if number != 1 else "")
