"""Random edits of a course, of every sort that an author makes, and the comparison that each must stand.

Input: the folder of a course with a few modules, and a seed. Output: the course after each edit. A build that goes on
from the last one is then to make what one from nothing makes, byte for byte.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from course.checks.former_names import present_names
from course.checks.load import load_as_written
from course.locale import Words
from course.renaming import names
from course.renaming.plan import carry_out
from course.renaming.renames import planned
from course.site import inputs
from tests.many_modules import FIRST, copy_module, write_course

COURSE = Path(__file__).parent / "course"

PIXEL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="{0}"><title>{0}</title>'
    '<path d="M0 0h9v9z"/></svg>'
)
Edit = Callable[["Edits"], None]


class Edits:
    """One course, and what is done to it."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)  # noqa: S311 - nothing here is secret
        self.number = 0
        self.made_with = ""
        self.history: list[tuple[Path, str]] = []

    @property
    def word(self) -> str:
        """A word that stands nowhere yet."""
        self.number += 1
        return f"zebra{self.number}"

    def copy(self) -> str:
        """Return one of the modules that were copied, which no other names; there is one then."""
        copies = sorted(path.parent.name for path in self.root.glob("modules/*-[0-9]*/index.md"))
        return self.random.choice(copies) if copies else self.add()

    def add(self) -> str:
        """Add a module, and return its folder's name."""
        self.number += 1
        number = FIRST + 100 + self.number
        copy_module(self.root, "calling", f"calling-{number}", number=number)
        return f"calling-{number}"

    def change(self, pattern: str, what: str, new: str) -> Path:
        """Change one of the places that match, in one of the files, and remember how it was; return the file."""
        found = [
            (path, place)
            for path in sorted(self.root.glob(pattern))
            for place in re.finditer(what, path.read_text("utf-8"), re.MULTILINE)
        ]
        path, place = self.random.choice(found)
        text = path.read_text("utf-8")
        self.history.append((path, text))
        path.write_text(text[: place.start()] + place.expand(new) + text[place.end() :], "utf-8")
        return path


def text(edits: Edits) -> None:
    """Change a sentence of a lesson."""
    edits.change("modules/*/lesson.md", r"^(Look|Write|Anybody)\b", rf"\1 {edits.word}")


def heading(edits: Edits) -> None:
    """Name a section anew, under its old address."""
    edits.change("modules/*/lesson.md", r"^## Your own case.*", f"## Your own case {edits.word} {{#your-own-case}}")


def lesson_title(edits: Edits) -> None:
    """Give a lesson another title."""
    edits.change("modules/*/lesson.md", r"^title: .*", f"title: The {edits.word}")


def module_title(edits: Edits) -> None:
    """Give a module another title."""
    edits.change("modules/*/index.md", r"^title: .*", f"title: Of {edits.word}")


def revision(edits: Edits) -> None:
    """Date the revision of a module anew, later than any other: pages of the whole catalogue say so."""
    edits.number += 1
    day = f"{2027 + edits.number // 300}-{edits.number // 28 % 12 + 1:02}-{edits.number % 28 + 1:02}"
    edits.change(
        "modules/*/index.md", r"^revision: .*", f'revision: {{version: "1.0", date: {day}, next_review: 2099-01-01}}'
    )


def question(edits: Edits) -> None:
    """Change what a question says of a choice."""
    edits.change("quizzes/*.yml", r"^( +feedback: .*[a-z0-9])\.$", rf"\1 {edits.word}.")


def item(edits: Edits) -> None:
    """Change an item of a checklist, which scenarios elsewhere may show."""
    edits.change("modules/*/checklists.yml", r"^( +text: [A-Z].*[a-z0-9])$", rf"\1 {edits.word}")


def moment(edits: Edits) -> None:
    """Change what is said in a scenario."""
    edits.change("modules/*/scenarios.yml", r"^(  title: .*)$", rf"\1 {edits.word}")


def add(edits: Edits) -> None:
    """Add a module."""
    edits.add()


def remove(edits: Edits) -> None:
    """Remove a module."""
    slug = edits.copy()
    shutil.rmtree(edits.root / "modules" / slug)
    (edits.root / "quizzes" / f"{slug}.yml").unlink()
    edits.history.clear()


def rename(edits: Edits) -> None:
    """Rename a module's folder."""
    slug = edits.copy()
    name = f"{slug.partition('-')[0]}-{FIRST + 100 + edits.number}9"
    edits.number += 1
    (edits.root / "modules" / slug).rename(edits.root / "modules" / name)
    (edits.root / "quizzes" / f"{slug}.yml").rename(edits.root / "quizzes" / f"{name}.yml")
    edits.history.clear()


def former_name(edits: Edits) -> None:
    """Rename something of a module as the command does; its old names are then on every page."""
    slug = edits.copy()
    written = load_as_written(edits.root)
    known = present_names(written.content, [slug])
    edits.number += 1
    while True:
        kind = edits.random.choice(("module", "code", "question", "choice", "scenario", "node", "checklist", "item"))
        places = {name: where().path for of in names.KINDS[kind] for name, where in known[of].items()}
        mine = [name for name, path in places.items() if f"/{slug}/" in path or path == f"quizzes/{slug}.yml"]
        new = {"module": f"{slug.partition('-')[0]}-{FIRST + 100 + edits.number}8", "code": f"ZZ-{edits.number + 5000}"}
        if mine:
            old = names.said(kind, edits.random.choice(mine))
            named = names.find(written.content, kind, old, new.get(kind, f"{edits.word}-new"))
            carry_out(edits.root, planned(edits.root, written, named))
            return edits.history.clear()


def reorder(edits: Edits) -> None:
    """Give a module another code, and with it another place."""
    slug = edits.copy()
    edits.number += 1
    edits.change(
        f"modules/{slug}/index.md",
        r"^code: .*",
        f"code: {'AZ'[edits.number % 2]}X-{edits.number + 1000}",
    )


def template(edits: Edits) -> None:
    """Put a template of the site's own in the place of ours."""
    own = edits.root / "overrides/main.html"
    own.parent.mkdir(exist_ok=True)
    footer = f"{{% block footer %}}{{{{ super() }}}}<p>{edits.word}</p>{{% endblock %}}"
    own.write_text(f'{{% extends "coursewright/main.html" %}}{footer}', "utf-8")


def option(edits: Edits) -> None:
    """Change a setting."""
    path = edits.root / "mkdocs.yml"
    kept = re.sub(r"^(copyright|site_author): .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"{edits.random.choice(('copyright', 'site_author'))}: {edits.word}\n{kept}", "utf-8")


def code(edits: Edits) -> None:
    """Change our own code: here, how a length of time is said."""
    edits.made_with = word = edits.word
    setattr(Words, "hours", lambda _, minutes: f"{minutes} {word}")  # noqa: B010 (mypy)


def picture(edits: Edits) -> None:
    """Show a picture in a lesson, or draw it anew."""
    drawings = sorted(edits.root.glob("modules/*/drawing.svg"))
    if drawings and edits.random.random() < 0.5:
        drawing = edits.random.choice(drawings)
    else:
        new = r"![A drawing](drawing.svg)\n\n\g<0>"
        drawing = edits.change("modules/*/lesson.md", r"^## Your own case", new).with_name("drawing.svg")
    drawing.write_text(PIXEL.format(edits.word), "utf-8")


def own_page(edits: Edits) -> None:
    """Add a page that belongs to no module, or take one away, but not the last."""
    there = sorted(edits.root.glob("modules/pages/*.md"))
    if len(there) > 1 and edits.random.random() < 0.5:
        edits.random.choice(there).unlink()
        edits.history.clear()
    else:
        write_page(edits.root, edits.word, edits.random.choice(("start", "end", "none")))


def page_text(edits: Edits) -> None:
    """Change what a page says that belongs to no module."""
    edits.change("modules/pages/*.md", r"^A \w+", f"A {edits.word}")


def write_page(root: Path, word: str, place: str) -> None:
    """Write a page that belongs to no module."""
    folder = root / "modules/pages"
    folder.mkdir(exist_ok=True)
    (folder / f"{word}.md").write_text(
        f"---\ntitle: Page {word}\nsummary: About {word}.\nplace: {place}\n---\n\n## Part\n\nA {word}.\n", "utf-8"
    )


def catalogue(edits: Edits) -> None:
    """Change what the catalogue says of the organisation."""
    edits.change("modules/catalogue.yml", r"^(  mission: .*[a-z0-9])\.?$", rf"\1 {edits.word}.")


def look(edits: Edits) -> None:
    """Give pages and sheets other colours, a line at the foot, and a logo that is drawn anew."""
    path, word = edits.root / "modules/catalogue.yml", edits.word
    logo = edits.root / "modules/assets/logo.svg"
    logo.parent.mkdir(exist_ok=True)
    logo.write_text(PIXEL.format(word), "utf-8")
    colour = f"#{edits.random.randrange(0x60):02x}{edits.random.randrange(0x60):02x}50"
    kept = re.sub(r"^look: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(
        f'look: {{logo: assets/logo.svg, name: Desk, colour: "{colour}", footer: At {word}}}\n{kept}', "utf-8"
    )
    edits.history.clear()


def language(edits: Edits) -> None:
    """Have the site speak another language, in which other forms of a word are one."""
    path = edits.root / "modules/catalogue.yml"
    kept = re.sub(r"^language: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    edits.number += 1
    path.write_text(f"language: {('de', 'ar', 'fr')[edits.number % 3]}\n{kept}", "utf-8")
    edits.history.clear()


def family(edits: Edits) -> None:
    """Move a module to a new family."""
    path, slug = edits.root / "modules/catalogue.yml", edits.copy()
    word = edits.word
    new = f"families:\n  - {{id: {word}, title: Family {word}, summary: About {word}.}}\n"
    path.write_text(path.read_text("utf-8").replace("families:\n", new, 1), "utf-8")
    edits.history.clear()
    edits.change(f"modules/{slug}/index.md", r"^family: .*", f"family: {word}")
    edits.history.clear()


def on_one_page(edits: Edits) -> None:
    """Give each family a page of its own, or take these pages away."""
    path = edits.root / "modules/catalogue.yml"
    kept = path.read_text("utf-8")
    start = re.sub(r"^on_one_page: .*\n", "", kept, flags=re.MULTILINE)
    path.write_text(f"on_one_page: 2\n{start}" if start == kept else start, "utf-8")
    edits.history.clear()


def source(edits: Edits) -> None:
    """Change what was found of a claim."""
    edits.change("modules/sources.yml", r"^( +found: .*[a-z0-9])\.?$", rf"\1 {edits.word}.")


def back(edits: Edits) -> None:
    """Take the last change back."""
    if edits.history:
        path, before = edits.history.pop()
        path.write_text(before, "utf-8")
    else:
        text(edits)


KINDS: tuple[Edit, ...] = (
    text, heading, lesson_title, module_title, revision, question, item, moment, add, remove, rename, former_name,
    reorder, template, option, code, picture, own_page, page_text, catalogue, look, language, family, on_one_page,
    source, back,
)  # fmt: skip


def new_course(folder: Path) -> Path:
    """Write a course of four modules into a new folder, two of them copies, and a page of its own, and return where."""
    given = folder / "given"
    shutil.copytree(COURSE, given)
    (given / "overrides").mkdir()
    settings = (COURSE.parents[1] / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: overrides\n", "")
    (given / "mkdocs.yml").write_text(settings, "utf-8")
    write_course(given, folder / "course", 4)
    write_page(folder / "course", "first", "start")
    return folder / "course"


def some_edits(root: Path, seed: int, number: int) -> Iterator[tuple[str, Edits]]:
    """Make ``number`` edits of a course, each kind in its turn in a random order; yield the name of each."""
    edits = Edits(root, seed)
    hours, made_with = Words.hours, inputs.made_with
    inputs.made_with = lambda settings, tools: made_with(settings, tools) + edits.made_with
    try:
        waiting: list[Edit] = []
        for _ in range(number):
            waiting = waiting or edits.random.sample(KINDS, len(KINDS))
            edit = waiting.pop()
            edit(edits)
            yield edit.__name__, edits
    finally:
        setattr(Words, "hours", hours)  # noqa: B010 (mypy)
        inputs.made_with = made_with


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
