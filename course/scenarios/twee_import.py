"""A Twine story as a scenario: YAML to look through, and a list of what was lost on the way.

Input: the text of ``.twee`` files or of HTML as Twine publishes it, which may be anybody's; its
size is bounded and no text in it costs more than a few readings of its lines. Output: YAML for
``scenarios.yml``. Nothing is made up: where a story has no reason or debrief, none is written, and
``check`` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from course.reading.problems import shown
from course.reading.telling import tell, tell_number, tell_row
from course.reading.values import MAX_TEXT
from course.reading.wording import counted
from course.scenarios.twee import DATA, NoTwee, Passage, json_object, parsed, plain
from course.scenarios.twine import formats, ours
from course.scenarios.twine.plain import Plain
from course.scenarios.twine.published import is_published, stories
from course.scenarios.twine.reading import Read, Reading, Shown, Way, finished
from course.scenarios.twine.told import Lines, Place, Told
from course.scenarios.twine.walker import Walker, link_parts
from course.scenarios.twine.ways_back import MANY, lead_back

MAX_BYTES = 1024 * 1024  # of a story; a page has its format's scripts beside it
MAX_PAGE = 16 * MAX_BYTES
_LEFT_OUT = {
    "script", "stylesheet", "widget", "init", "startup", "header", "footer", "debug-startup", "debug-header",
    "debug-footer", "haml", "annotation", "twine.private", "twine.image", "twine.audio", "twine.video", "twine.vtt",
}  # fmt: skip
_SPECIAL = re.compile(
    r"Story(?:Init|Caption|Menu|Author|Banner|Subtitle|Interface|Settings|Share|DisplayTitle|JavaScript|Stylesheet"
    r"|Includes?|Format|Metadata)|Passage(?:Done|Footer|Header|Ready)|User(?:Script|Stylesheet)|MenuOptions|MenuStory|ClickThrough"
)
_ENDINGS = ("good", "mixed", "poor", "done", "person")
_LINKS = re.compile(r"\[\[([^\[\]\n]{1,300})\]")
_DEEP = 5  # passages that show passages


@dataclass(frozen=True)
class Imported:
    """A story as YAML, and what of it was lost or has to be written, a line each."""

    text: str
    report: tuple[str, ...]


def imported(*texts: str, names: Sequence[str] = ()) -> Imported:
    """Return the stories in files as entries of ``scenarios.yml``; raises ``NoTwee``.

    Files of Twee are one story together; each story in HTML is one of its own.
    """
    files = names or [""] * len(texts)
    together: list[Passage] = []
    found: list[list[Passage]] = []
    for number, text in enumerate(texts):
        try:
            _check_size(text)
            if is_published(text):
                found += [[replace(one, file=number) for one in story] for story in stories(text)]
            else:
                together += [replace(one, file=number) for one in parsed(text)]
        except NoTwee as problem:
            raise NoTwee(f"{files[number]}, {problem}" if len(files) > 1 else str(problem)) from None
    if together:
        found.insert(0, together)
    made = [_Story(passages, Told(files)).imported() for passages in found]
    return Imported("".join(one.text for one in made), tuple(line for one in made for line in one.report))


def _check_size(text: str) -> None:
    limit = MAX_PAGE if is_published(text) else MAX_BYTES
    if len(text.encode(errors="surrogatepass")) > limit:
        raise NoTwee(tell("line 1: the file is larger than %(limit)s bytes", limit=tell_number(limit)))


class _Story:
    """One story on its way; ``told`` collects what is left out, ``said`` is what holds for all of it."""

    def __init__(self, passages: list[Passage], told: Told) -> None:
        self.told = told
        self.said: list[str] = []
        self.named = {passage.name: passage for passage in reversed(passages)}
        self.title = plain(self.named["StoryTitle"].text).strip() if "StoryTitle" in self.named else "Untitled story"
        self.settings = (json_object(self.named["StoryData"].text) or {}) if "StoryData" in self.named else {}
        self.data = self.named.get(DATA)
        self.moments = [passage for passage in self._once(passages) if self._is_moment(passage)]
        self.ids = self._ids()
        self.reads: dict[str, Read] = {}
        self.style: Callable[[str], str] = str

    def imported(self) -> Imported:
        if not self.moments:
            raise NoTwee(tell("line 1: the story has no passage to read, only special ones"))
        setup, data = self._setup()
        nodes = self._ours() if self.data is not None else self._foreign()
        story = {"id": data.pop("id", None) or _slug(self.title), "title": self.title or "Untitled story", **data}
        if setup:
            story["setup"] = setup
        story |= {"start": self._start(), **_pop(story, "way_out"), "nodes": nodes}
        lines = yaml.safe_dump([story], allow_unicode=True, sort_keys=False, width=110)
        return Imported(lines, (*self.told.lines(), *self.said, *self._to_write(nodes, setup)))

    def _once(self, passages: list[Passage]) -> list[Passage]:
        for passage in passages:
            if self.named[passage.name] is not passage:
                self.told.say(_at(passage), tell("a second passage %(name)s is left out", name=shown(passage.name)))
        return [passage for passage in passages if self.named[passage.name] is passage]

    def _is_moment(self, passage: Passage) -> bool:
        tags = {tag.lower() for tag in passage.tags}
        if passage.name in ("StoryTitle", "StoryData") or passage is self.data:
            return False
        if not tags & _LEFT_OUT and not _SPECIAL.fullmatch(passage.name):
            return True
        what = next(iter(sorted(tags & _LEFT_OUT)), tell("special passage"))
        links = [] if tags & {"script", "stylesheet", "widget"} else _LINKS.findall(passage.text)
        targets = list(dict.fromkeys(link_parts(link)[1] for link in links))
        ways = tell("; its ways are lost: %(shown)s", shown=tell_row(map(shown, targets[:5]))) if targets else ""
        self.told.say(
            _at(passage),
            tell("%(name)s is left out (%(what)s)%(ways)s", name=shown(passage.name), what=what, ways=ways),
        )
        return False

    def _ids(self) -> dict[str, str]:
        """Return an id for each passage's name; a name that is an id already stays."""
        names = [passage.name for passage in self.moments]
        ids = {name: name for name in names if name == _slug(name)}
        taken = set(ids)
        numbers: dict[str, int] = {}
        for name in names:
            if name in ids:
                continue
            slug = _slug(name)
            made = slug
            while made in taken:
                numbers[slug] = numbers.get(slug, 1) + 1
                made = f"{slug[:55]}-{numbers[slug]}"
            taken.add(made)
            ids[name] = made
        return ids

    def _start(self) -> str:
        for name in (self.settings.get("start"), "Start"):
            if isinstance(name, str) and name in self.ids:
                return self.ids[name]
        return self.ids[self.moments[0].name]

    # A story of ours

    def _setup(self) -> tuple[str, dict[str, Any]]:
        if self.data is None:
            return "", {"use": "practice"}
        text, _, found = ours.taken_apart(self.data, self.ids.get)
        raw = found.get("scenario", {})
        data = ours.known("scenario", raw)
        if raw.get("use") in ("practice", "guide"):
            data = {"use": raw["use"], **data}
        for key in ("id", "way_out"):
            if isinstance(raw.get(key), str) and raw[key] == _slug(raw[key]):
                data[key] = raw[key]
        variables = [
            {"id": part["id"], "title": part["title"]}
            for part in ours.listed(raw.get("variables"), dict)
            if isinstance(part.get("id"), str) and isinstance(part.get("title"), str)
        ]
        return text[:MAX_TEXT], data | ({"variables": variables} if variables else {})

    def _ours(self) -> dict[str, dict[str, Any]]:
        nodes = {}
        for passage in self.moments:
            text, choices, found = ours.taken_apart(passage, self.ids.get)
            node = self._node(passage, text, choices, [])
            nodes[self.ids[passage.name]] = node | ours.known("node", found.get("node", {})) | _pop(node, "choices")
        return nodes

    # A story of anybody's

    def _foreign(self) -> dict[str, dict[str, Any]]:
        reader = self._reader()
        for passage in self.moments:
            out = Reading(passage.name, self.ids, self.told)
            reader(passage.text, out, Lines(passage.text, Place(passage.file, passage.first))).walk()
            self.reads[passage.name] = out.finish()
            self.style = out.style
        lead_back(self.reads, self._shown_only(), self.told)
        shown_only = self._shown_only()  # without those to which a way back leads
        nodes = {}
        for passage in self.moments:
            if passage.name in shown_only:
                said = tell(
                    "%(passage)s is shown in other passages alone, and is not a moment of its own",
                    passage=shown(passage.name),
                )
                self.told.say(_at(passage), said)
                continue
            text, ways, lost = self._whole(passage.name, [MANY], ())
            self._say_code(passage, text)
            nodes[self.ids[passage.name]] = self._node(passage, text, self._choices(ways), lost)
        self._say_ways(nodes)
        return nodes

    def _say_code(self, passage: Passage, text: str) -> None:
        """Say what looks like code of another format; to the story's own it is words."""
        if found := formats.CODE.search(re.sub(r"`[^`]*`", "", text)):
            said = tell(
                "%(passage)s holds what looks like code of another format: %(found)s",
                passage=shown(passage.name),
                found=shown(found.group()),
            )
            self.told.say(_at(passage), tell("%(said)s; take it out, or write it as `code`", said=said))

    def _reader(self) -> type[Walker]:
        """Return what reads the story's format; say how that was found where the story does not name it."""
        name = self.settings.get("format")
        known = formats.named(name) if isinstance(name, str) else None
        if known:
            return known
        found = formats.guessed(passage.text for passage in self.moments)
        if name and isinstance(name, str):
            why = tell("the story's format %(name)s is not known; %(names)s are", name=shown(name), names=formats.NAMES)
        else:
            why = tell("the story names no format (`format` in its StoryData)")
        if found is None:
            self.said.append(tell("%(why)s; words and links alone are read", why=why))
            return Plain
        passage, sign = self.moments[found[0]], found[1]
        where = self.told.where(Lines(passage.text, Place(passage.file, passage.first)).place(sign.at))
        self.said.append(
            tell(
                "%(why)s; it is read as %(name)s, for %(where)s has %(sign)s",
                why=why,
                name=sign.reader.NAME,
                where=where,
                sign=shown(sign.text),
            )
        )
        return sign.reader

    def _shown_only(self) -> set[str]:
        shown_here = {way.name for read in self.reads.values() for way in read.ways if isinstance(way, Shown)}
        led = {way.target for read in self.reads.values() for way in read.ways if isinstance(way, Way)}
        start = self._start()
        return {name for name in shown_here if name not in led and self.ids[name] != start}

    def _whole(self, name: str, left: list[int], above: tuple[str, ...]) -> tuple[str, list[Way], list[Place]]:
        """Return the words, ways and losses of a passage and of those it shows; ``left`` bounds how many."""
        read = self.reads[name]
        ways: list[Way] = []
        lost = list(read.lost)
        texts: dict[str, str] = {}
        for way in read.ways:
            if isinstance(way, Way):
                ways.append(way)
            elif way.name not in texts:
                texts[way.name] = ""
                if way.name not in (*above, name) and len(above) < _DEEP and left[0] > 0:
                    left[0] -= 1
                    texts[way.name], more, gone = self._whole(way.name, left, (*above, name))
                    ways += more
                    lost += gone
        atoms = [texts.get(atom.name, "") if isinstance(atom, Shown) else atom for atom in read.atoms]
        return finished(read.text, atoms, self.style), ways, lost

    def _choices(self, ways: list[Way]) -> list[dict[str, Any]]:
        choices: dict[tuple[str, str], dict[str, Any]] = {}
        led: dict[str, int] = {}
        for way in ways:
            goto = self.ids[way.target or ""]
            words = self._cut(way.words, way.place)
            if (words, goto) in choices:
                continue
            led[goto] = led.get(goto, 0) + 1
            if led[goto] == 2:
                said = tell(
                    "several choices here lead to %(value)s; keep one, or give each an effect",
                    value=shown(way.target or ""),
                )
                self.told.say(way.place, said)
            choices[words, goto] = {"text": words, "goto": goto}
        return list(choices.values())

    # Both

    def _node(self, passage: Passage, text: str, choices: list[dict[str, Any]], lost: list[Place]) -> dict[str, Any]:
        node: dict[str, Any] = {}
        kinds = [tag for tag in passage.tags if tag in _ENDINGS]
        for tag in passage.tags:
            if tag not in kinds[:1]:
                self.told.lose(_at(passage), "tag", tag)
        if not choices and (kinds or not lost):
            node["ends"] = kinds[0] if kinds else "mixed"
            if not kinds:
                self.told.say(
                    _at(passage), tell("%(name)s ends; say whether good, mixed or poor", name=shown(passage.name))
                )
        elif not choices:
            where = tell_row(dict.fromkeys(self.told.where(place) for place in lost[:5]))
            said = tell(
                "%(passage)s lost every way out (%(where)s); write its choices, or how it `ends`",
                passage=shown(passage.name),
                where=where,
            )
            self.told.say(_at(passage), said)
        node["says"] = self._cut(text, _at(passage)) or "..."
        if not text:
            self.told.say(_at(passage), tell("%(name)s has no text; say what happens", name=shown(passage.name)))
        if choices:
            node["choices"] = choices
        return node

    def _cut(self, text: str, place: Place) -> str:
        if len(text) <= MAX_TEXT:
            return text
        self.told.say(
            place,
            tell(
                "the text has %(count)s characters, and is cut after %(max_text)s",
                count=tell_number(len(text)),
                max_text=tell_number(MAX_TEXT),
            ),
        )
        return text[:MAX_TEXT]

    def _say_ways(self, nodes: dict[str, dict[str, Any]]) -> None:
        """Say to which moments nothing leads."""
        reached, new = set[str](), [self._start()]
        while new:
            name = new.pop()
            if name not in reached and name in nodes:
                reached.add(name)
                new += [choice["goto"] for choice in nodes[name].get("choices", ())]
        for passage in self.moments:
            if self.ids[passage.name] in nodes and self.ids[passage.name] not in reached:
                said = tell(
                    "nothing leads to %(passage)s; lead a choice to it, or remove it", passage=shown(passage.name)
                )
                self.told.say(_at(passage), said)

    def _to_write(self, nodes: dict[str, dict[str, Any]], setup: str) -> list[str]:
        said = []
        if self.data is None and not setup:
            said.append(tell("the story has no `setup`; write what sets the scene"))
        choices = [choice for node in nodes.values() for choice in node.get("choices", ())]
        bare = sum("reason" not in choice for choice in choices)
        if bare and self.data is None:
            said.append(
                tell("%(choices)s without effect, consequence or reason; write them", choices=counted(bare, "choice"))
            )
        return said


def _at(passage: Passage) -> Place:
    return Place(passage.file, passage.line)


def _pop(story: dict[str, Any], key: str) -> dict[str, Any]:
    return {key: story.pop(key)} if key in story else {}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name[:200].lower()).strip("-")[:60].strip("-") or "passage"
