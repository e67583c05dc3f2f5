"""Texts that would act, or that are easily spoilt, in every text field of a whole site, its papers and pictures.

The formats themselves say which fields there are: a field that is added later is tried too. Several texts go into
each field, one after the other, so that few sites have to be built. Each has a mark of its own, before and after it,
so that what comes out says which text it is, and of which field. ``python -m tests.payloads`` prints a table of both.
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
import shutil
import sys
import tempfile
import typing
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, get_args, get_origin
from unittest.mock import patch
from xml.etree import ElementTree

import pypdf
from mkdocs.commands.build import build
from mkdocs.config import load_config

from course.checks.load import load_course
from course.folders.editions import EDITION_VARIABLE
from course.locale import Words
from course.model import Content
from course.paper import Press
from course.paper.printing import File, Wanted, files
from course.reading.data import Mapping
from course.reading.values import Pattern
from course.scenarios import drawing
from tests.conftest import VALID
from tests.examples_of_kinds import all_examples

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Tried:
    """A text, and how else it may be read where an author may write Markdown."""

    name: str
    text: str
    readings: tuple[str, ...] = ()
    of_lessons: tuple[str, ...] = ()  # as a lesson has it, where a comment is the author's own note
    on_paper: bool = True  # the fonts for paper have no such letters, which `print` says

    @property
    def all_readings(self) -> tuple[str, ...]:
        return (self.text, *self.readings)


PAYLOADS = (
    Tried("script", "<script>alert(1)</script>"),
    Tried("image", "<img src=x onerror=alert(1)>"),
    Tried("out of an attribute", '"><svg onload=alert(1)>'),
    Tried("out of quotes", "' onmouseover='alert(1)' x='><iframe srcdoc='x'>"),
    Tried("form", "</div></main><form action=//example.org><input onfocus=alert(1) autofocus>"),
    Tried("address", "[x](javascript:alert(1)) ![z](javascript:alert(1))", ("x", "x z")),
    Tried("template", "{{ 7 * 7 }}{% raw %}{{alert(1)}}<%= 7 %>#{ 7 }"),
    Tried("comment", "--><script>alert(1)</script><!-- ]]> -->", of_lessons=("--><script>alert(1)</script>",)),
    Tried("end of title", "</textarea></title></style></option></select></script><script>alert(1)</script>"),
    Tried("entities", "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
          ("<script>alert(1)</script> <img src=x onerror=alert(1)>",)),
    Tried("base and meta", '<base href=//example.org><meta http-equiv=refresh content="0;url=//example.org">'),
    Tried("typst", '#eval("1") #link("javascript:alert(1)")[x] #include "/etc/passwd"'),
)  # fmt: skip
# No `{name}`: that is a blank, where a question has some, and refused where it has none.
INNOCENT = (
    Tried("ampersand and less", "Q&A: <b&w> 25 kg"),
    Tried("element's name", "When to use <b> in a note"),
    Tried("quotes", "\"double\" 'single' “curly” ‘curly’ «guillemets»"),  # noqa: RUF001 - they are meant
    Tried("braces", "{{ name }} {% if %} ${ x } { 0 }"),
    Tried("double brackets", "[[x]] and [x]"),
    Tried("emoji", "ready 👩🏽‍🚒 ☕ done", on_paper=False),
    Tried("right to left", "סבלנות ושירות 5 דקות", on_paper=False),
    Tried("author's comment", "a <!-- x --> b", of_lessons=("a b",)),
    Tried("backslashes", r"C:\temp\new \\server", (r"C:\temp\new \server",)),
    Tried("percent", "100 % of %s and %(x)d, 5 %"),
    Tried("arithmetic", "2 < 3 > 1 && x <= y; a -> b"),
    Tried("entities of HTML", "write AT&amp;T or &copy; or &nbsp;so", ("write AT&T or © or so",)),
)
ROOM = 160  # letters that each field takes before a checklist is too long for its one sheet
MARKS = 16  # letters around each text


def grouped(texts: Sequence[Tried]) -> Iterator[tuple[Tried, ...]]:
    """Yield the texts in groups that fit into a field, those for paper apart from the others."""
    group: tuple[Tried, ...] = ()
    for tried in sorted(texts, key=lambda tried: not tried.on_paper):
        is_full = sum(len(one.text) + MARKS for one in (*group, tried)) > ROOM
        if group and (is_full or group[0].on_paper != tried.on_paper):
            yield group
            group = ()
        group += (tried,)
    yield group


GROUPS = tuple(grouped((*PAYLOADS, *INNOCENT)))

# Text that names something else, and must go on doing so.
REFERENCES = {
    "family", "core", "electives", "modules", "prerequisites", "related", "lessons", "objective", "objectives",
    "claims", "evidence", "section", "sections", "start", "goto", "category", "id", "path", "body", "capstone",
    "way_out", "code_pattern", "recalls", "items", "article", "speaker",
}  # fmt: skip
EMPTY = {"value"}  # what stays empty where it is: a local standard without a value shows its title
# What `check` alone reads, the language of a lesson, which its file's name says, and the list of badges, which is
# published as it is; nothing that comes out shows it.
UNSEEN = {
    "Claim.state",
    "Side.says",
    "Side.words",
    "Module.overview",
    "Trial.note",
    "Lesson.language",
    "Content.badges",
}

GUIDE = """\
- id: somebody-shouts
  title: Somebody shouts
  use: guide
  objectives: ["1.1"]
  setup: Somebody shouts at you.
  variables: [{id: client, title: Name}]
  start: listen
  way_out: person
  nodes:
    listen:
      says: Listen to them.
      choices:
        - {text: They are calm, goto: done, note: They calmed down, reason: You listened., consequence: It is quiet.}
        - {text: They are not, goto: person}
    done: {ends: done, says: Say thank you., debrief: That was it.}
    person: {ends: person, says: Fetch your supervisor.}
"""
TRAINER = """\
---
session: 60
group: four to twelve
prepare: [Read the lesson]
bring: [A telephone]
room: Chairs in a circle
plan: Nine chairs
run:
  - {minutes: 60, sections: [look-and-call], part: The first part, do: Play it.}
discuss: [Who waits for us?]
---

## Notes

Take your time.
"""
OWN_PAGE = """\
---
title: Privacy
summary: What we keep of you.
---

## What we keep

Nothing.
"""
PEOPLE = """\
people:
  - {id: anna, name: Anna Reed, job: caretaker, portraits: [{id: calm, picture: logo.svg, alt: Anna smiles}]}
"""
DISAGREEMENT = """\
disagreements:
  - issue: Who calls
    views: {"000": Anybody., "001": The one who saw it.}
    position: Whoever is nearest.
"""


def rich() -> dict[str, str]:
    """Return the small valid course with everything in it that the formats know of."""
    files = dict(VALID)
    files["modules/people/scenarios.yml"] += GUIDE
    files["modules/people/trainer.md"] = TRAINER
    files["modules/pages/privacy.md"] = OWN_PAGE
    files["modules/sources.yml"] += DISAGREEMENT
    files["modules/logo.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    changes = {
        "modules/catalogue.yml": [
            (
                "contact:\n",
                f"look: {{logo: logo.svg}}\ncover: {{picture: logo.svg, alt: A square}}\n{PEOPLE}contact:\n",
            ),
            ("    family: first-aid\n", "    family: first-aid\n    cover: {picture: logo.svg, alt: A square}\n"),
            ("    owner: Training desk\n", "    owner: Training desk\n    follow_ups: [7]\n"),
            (
                "unit: seconds}\n",
                "unit: seconds}\n  - {id: stay-for, label: Time to stay, unit: minutes, value: ten}\n",
            ),
        ],
        "modules/sources.yml": [
            (
                "    argues: Anybody can help.\n",
                "    argues: Anybody can help.\n    points: [{says: Help is near., claims: [000-01]}]\n",
            ),
            (
                "    where: https://example.org/survey\n",
                "    where: https://example.org/survey\n"
                "    sides: [{says: many wait, words: [wait]}, {says: some call, words: [call]}]\n",
            ),
        ],
        "modules/people/lesson.md": [("Anybody can help.", "Anybody can help. Stay for [[stay-for]].")],
        "modules/people/index.md": [
            (
                "reviewer: Not yet reviewed\n",
                "reviewer: Not yet reviewed\ncover: {picture: ../logo.svg, alt: A square}\n"
                'changes: [{version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}]\n'
                "signed: [{what: distractors, name: A reviewer, date: 2026-11-21}]\n",
            )
        ],
        "modules/people/scenarios.yml": [
            ("      says: They do not answer.\n", "      speaker: anna\n      says: They do not answer.\n")
        ],
        "modules/people/checklists.yml": [
            ("  next_review: 2027-11-21\n", "  next_review: 2027-11-21\n  trials: [{date: 2026-11-21, by: Us}]\n")
        ],
    }
    for path, pairs in changes.items():
        for old, new in pairs:
            assert files[path].count(old) == 1, (path, old)
            files[path] = files[path].replace(old, new)
    return files


def content_of(root: Path) -> Content:
    """Return the course in ``root`` with an example of every kind in its quiz, and placed in its lesson."""
    content = load_course(root, rules=False)
    module, *others = content.modules
    objective = module.offering.objectives[0].id
    kinds = {part.question.name: part.question for part in all_examples()}
    extra = [
        dataclasses.replace(question, id=f"one-{kind}", objective=objective, section=None)
        for kind, question in kinds.items()
    ]
    lesson, *lessons = module.lessons
    body = lesson.body + "".join(f"\n\n<!-- question: {part.id} -->\n" for part in extra)
    quiz = dataclasses.replace(module.quiz, questions=(*module.quiz.questions, *extra))
    whole = dataclasses.replace(module, quiz=quiz, lessons=(dataclasses.replace(lesson, body=body), *lessons))
    return dataclasses.replace(content, modules=(whole, *others))


@cache
def is_text(annotation: Any) -> bool:
    """Tell whether an annotation lets any text through: not a number, no id, none of a few words."""
    if get_origin(annotation) is Annotated:
        base, *rules = get_args(annotation)
        return is_text(base) and not any(isinstance(rule, Pattern) for rule in rules)
    if get_origin(annotation) in (UnionType, typing.Union):
        return any(is_text(part) for part in get_args(annotation))
    return annotation is str


def is_texts(annotation: Any) -> bool:
    """Tell whether an annotation is one of many texts, and lets any through."""
    base = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return any(is_text(part) or is_texts(part) for part in get_args(base))


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


class Poisoner:
    """Puts texts into every text field of a model, each between two marks that name the field and the text."""

    def __init__(self, texts: Sequence[Tried]) -> None:
        self.texts = texts
        self.fields: list[str] = []

    def around(self, old: str, name: str) -> str:
        """Return a text with all that are tried behind it; each field begins with another, as a picture cuts them."""
        if name not in self.fields:
            self.fields.append(name)
        number, many = self.fields.index(name), len(self.texts)
        parts = [old]
        for which in ((number + step) % many for step in range(many)):
            mark = mark_of(number * many + which)
            parts.append(f"{mark} {self.texts[which].text} {mark}")
        return " ".join(parts).strip()

    def poisoned(self, value: Any) -> Any:
        """Return a value of the model with the text in every free text field, empty ones too."""
        if isinstance(value, tuple):
            return tuple(self.poisoned(part) for part in value)
        if isinstance(value, dict):
            return {key: self.poisoned(part) for key, part in value.items()}
        if not dataclasses.is_dataclass(value) or isinstance(value, type | Mapping | Words):  # our own words
            return value
        hints = hints_of(type(value))
        changes: dict[str, Any] = {}
        for part in dataclasses.fields(value):
            old, name = getattr(value, part.name), f"{type(value).__name__}.{part.name}"
            if part.name in REFERENCES:
                changes[part.name] = self._body(old, name) if part.name == "body" else self.poisoned_parts(old)
            elif old is None or isinstance(old, str):
                if is_text(hints[part.name]) and not (old is None and part.name in EMPTY):
                    changes[part.name] = self.around(old or "", name)
            elif isinstance(old, tuple) and old and all(isinstance(text, str) for text in old):
                changes[part.name] = self._texts(old, name) if is_texts(hints[part.name]) else old
            elif isinstance(old, dict) and all(isinstance(text, str) for text in old.values()):
                changes[part.name] = {key: self.around(text, name) for key, text in old.items()}
            else:
                changes[part.name] = self.poisoned(old)
        return dataclasses.replace(value, **changes)

    def _texts(self, old: tuple[str, ...], name: str) -> tuple[str, ...]:
        return tuple(self.around(text, name) for text in old)

    def poisoned_parts(self, value: Any) -> Any:
        """Return what a name of a reference holds: references as they are, parts of the model with the text."""
        return tuple(map(self.poisoned, value)) if isinstance(value, tuple) else value

    def _body(self, old: str, name: str) -> str:
        return f"{old}\n\n{self.around('Words', name)}\n\n## {self.around('A heading', f'{name} heading')}\n\nText.\n"


def mark_of(number: int) -> str:
    """Return a mark that is a word of its own everywhere, for a screen, a search and paper."""
    return f"zq{number // 26:03d}{chr(ord('a') + number % 26)}zq"


@dataclass
class Outcome:
    """What came out of some texts: where those of each field can be read, and everything that is wrong."""

    tried: Sequence[Tried]
    fields: list[str]
    seen: Counter[tuple[str, int]] = field(default_factory=Counter)  # by field and number of the text
    wrong: list[str] = field(default_factory=list)

    def unseen(self, which: int) -> set[str]:
        """Return the fields of which this text can be read nowhere."""
        return {name for name in self.fields if not self.seen[name, which]}


def survey(tried: Sequence[Tried], root: Path) -> Outcome:
    """Build the trainer's edition, which is all there is, with some texts in every field; look at every file.

    ``root`` is a project from ``project``; one can serve for many builds.
    """
    poisoner = Poisoner(tried)
    content = poisoner.poisoned(content_of(root))
    site = built(root, content, poisoner, on_paper=all(one.on_paper for one in tried))
    outcome = Outcome(tried, poisoner.fields)
    for path, texts, acts in (*looked_at(site), *looked_at(root / "graphs")):
        judge(outcome, path, texts)
        outcome.wrong += [f"{path}: {act}" for act in acts]
    return outcome


def project(root: Path) -> Path:
    """Write the course into an empty folder, and return it."""
    for path, text in rich().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


def built(root: Path, content: Content, poisoner: Poisoner, *, on_paper: bool) -> Path:
    """Build a site of ``content`` by MkDocs, with the pictures that ``graph`` draws beside it."""

    def quoted(old: str, name: str) -> str:
        return json.dumps(poisoner.around(old, f"mkdocs.yml {name}"), ensure_ascii=False)

    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"title: ([^,]*)", lambda at: f"title: {quoted(at[1], 'links')}", settings)
    settings += f"\ncopyright: {quoted('', 'copyright')}\nsite_author: {quoted('', 'site_author')}\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    with (
        patch("course.checks.load.load_course", lambda _, keep=None: content),
        patch("course.paper.printing.files", partial(one_size, on_paper=on_paper)),
        patch.dict("os.environ", {EDITION_VARIABLE: "trainer"}),
    ):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except SystemExit as stop:
            texts = [one.text for one in poisoner.texts]
            raise AssertionError(f"MkDocs gave up on one of {texts}: run with logging to see why") from stop
    (root / "graphs").mkdir(exist_ok=True)
    for module in content.modules:
        for scenario in module.scenarios:
            (root / "graphs" / f"{scenario.id}.svg").write_text(drawing.file_text(scenario), "utf-8")
    return Path(config.site_dir)


def one_size(press: Press, wanted: Wanted, *, on_paper: bool) -> list[File]:
    """Return what there is to print, on one size of paper."""
    return files(press, dataclasses.replace(wanted, papers=("a4",))) if on_paper else []


def looked_at(site: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each file that a text may come out in, what can be read in it, and what would act."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            page = Read(path.read_text("utf-8"))
            yield name, page.texts, page.acts
        elif name == "search/pages.json" or name.startswith("search/text/"):
            yield name, [*strings(json.loads(path.read_text("utf-8")))], []
        elif path.suffix in (".xml", ".svg") and "assets" not in name:
            tree = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314 - we wrote it a moment ago
            yield name, ["".join(tree.itertext())], acts_of(tree)
        elif path.suffix == ".pdf":
            yield name, [text_of(path)], acts_in_pdf(path)


ADDRESSES = {
    "id",
    "href",
    "data-sections",
    "data-was",
    "data-detail",
    "aria-labelledby",
}  # what a heading is found by is no text


class Read(HTMLParser):
    """Reads a page: its text, its attributes, and the elements and attributes that could act."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts = [""]
        self.acts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.acts += acts_in(tag, {name: value or "" for name, value in attrs})
        self.texts += [value for name, value in attrs if value and "zq" in value and name not in ADDRESSES]

    def handle_comment(self, data: str) -> None:
        self.acts += ["a comment"] if "zq" in data else []

    def handle_data(self, data: str) -> None:
        self.texts[0] += data


OURS = re.compile(r"(?:\.\./)*(?:/training/)?(?:\./)*assets/[\w./-]+")


def acts_in(tag: str, attributes: dict[str, str]) -> list[str]:
    """Return what of an element could act and is none of ours, which load files of the site alone."""
    found = [f"<{tag} {name}>" for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "action")]
    found += [
        f"<{tag} {name}={value}>"
        for name, value in attributes.items()
        if value.strip().lower().startswith(("javascript:", "data:", "vbscript:")) or "example.org" in name
    ]
    if tag in ("iframe", "object", "embed", "style", "base", "template", "math"):
        found.append(f"<{tag}>")
    if tag in ("script", "link") and "zq" not in str(attributes):
        address = attributes.get("src", attributes.get("href", ""))
        is_place = attributes.get("rel") in ("prev", "next", "canonical")
        found += [] if OURS.fullmatch(address) or is_place else [f"<{tag} {address}>"]
    if tag == "meta" and "http-equiv" in attributes:
        found.append("<meta http-equiv>")
    return found


def acts_of(tree: ElementTree.Element) -> list[str]:
    """Return what of a picture or a list of addresses could act."""
    found = []
    for part in tree.iter():
        tag = str(part.tag).rpartition("}")[2]
        found += acts_in(
            tag, {name.rpartition("}")[2]: value for name, value in part.attrib.items() if name != "style"}
        )
        found += [f"<{tag}>"] if tag in ("script", "foreignObject", "image", "animate", "set") else []
    return found


def acts_in_pdf(path: Path) -> list[str]:
    """Return what of a PDF could act."""
    raw = path.read_bytes()
    found = [word for word in ("/JavaScript", "/Launch", "/EmbeddedFile", "/SubmitForm") if word.encode() in raw]
    for page in pypdf.PdfReader(path).pages:
        for note in page.get("/Annots") or ():
            address = str(note.get_object().get("/A", {}).get("/URI", ""))
            found += [address] if re.match(r"\s*(?:javascript|data|vbscript):", address, re.IGNORECASE) else []
    return found


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def strings(value: Any) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key != "location"]
    if isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def without_marks(text: str) -> str:
    """Return an entry of the search index as it is read: blocks apart, and unescaped once."""
    return html.unescape(re.sub("</?p>", " ", text))


def judge(outcome: Outcome, path: str, texts: list[str]) -> None:
    """Note where the text of each field can be read, and where something else stands in its place."""
    form = loose if path.endswith((".pdf", ".svg")) else plain
    everywhere = [{form(reading) for reading in tried.all_readings} for tried in outcome.tried]
    in_lessons = [{form(reading) for reading in (*tried.all_readings, *tried.of_lessons)} for tried in outcome.tried]
    for text in texts:
        for mark, number, letter, between in PAIR.findall(text):
            field, which = divmod(int(number) * 26 + ord(letter) - ord("a"), len(outcome.tried))
            name = outcome.fields[field]
            found, readings = form(between), (in_lessons if name.startswith("Lesson.body") else everywhere)[which]
            if found in readings or (path.endswith(".pdf") and any(holds(found, reading) for reading in readings)):
                outcome.seen[name, which] += 1
            elif "…" not in between:  # a picture cuts what is too long for it
                outcome.wrong.append(f"{path}: {name} ({mark}): {plain(between)[:200]}")


PAIR = re.compile(r"(zq(\d\d\d)([a-z])zq)(?!-)(.*?)\1", re.DOTALL)  # a hyphen: in the id of a heading


TYPED_MARKS = str.maketrans("\u201c\u201d\u201e\u2033\u2018\u2019\u2032", '""""\'\'\'')  # as they are typed


def plain(text: str) -> str:
    """Return text with single spaces."""
    return " ".join(text.split())


def loose(text: str) -> str:
    """Return the characters of a text that was set in lines: no spaces, no hyphens, no ligatures, in no order.

    Text from right to left is read back from paper in the order in which it is seen. Quotation marks are plain, since
    paper has those of the language.
    """
    plain_marks = text.translate(TYPED_MARKS)
    kept = re.sub(r"[\s\u00ad\u2010-\u2014-]", "", unicodedata.normalize("NFKC", plain_marks))
    return "".join(sorted(kept))


def holds(found: str, reading: str) -> bool:
    """Tell whether a text that may go over to the next sheet, with its foot and head, has all that was written."""
    return not Counter(reading) - Counter(found)


def table(outcomes: list[Outcome]) -> str:
    """Return how often each text can be read for each field, and what is wrong."""
    names = sorted({name for outcome in outcomes for name in outcome.fields})
    columns = [(outcome, which, tried) for outcome in outcomes for which, tried in enumerate(outcome.tried)]
    lines = [f"{'field':34}" + "".join(f"{number:>5}" for number in range(1, len(columns) + 1))]
    lines += [
        f"{name:34}" + "".join(f"{outcome.seen[name, which]:>5}" for outcome, which, _ in columns) for name in names
    ]
    lines += [f"{number:>3} {tried.name}: {tried.text}" for number, (_, _, tried) in enumerate(columns, 1)]
    wrong = [fault for outcome in outcomes for fault in outcome.wrong]
    places = sum(sum(outcome.seen.values()) for outcome in outcomes)
    lines += [*wrong, f"{len(names)} fields, {len(columns)} texts, read in {places} places: {len(wrong)} leaks"]
    return "\n".join(lines)


def main(names: list[str]) -> None:
    """Print the table of the texts that are named, or of all."""
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder).resolve())
        wanted = [[text for text in group if not names or text.name in names] for group in GROUPS]
        sys.stdout.write(table([survey(group, root) for group in wanted if group]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
