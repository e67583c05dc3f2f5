"""Texts that would act, or that are easily spoilt, in every text field of a whole site, its papers and pictures.

The formats themselves say which fields there are: a field that is added later is tried too. Several texts go into
each field, one after the other, so that few sites have to be built. Each has a mark of its own, before and after it,
so that what comes out says which text it is, and of which field. ``python -m tests.payloads`` prints a table of both.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from course.folders.editions import EDITION_VARIABLE
from course.model import Content
from course.paper import Press
from course.paper.printing import File, Wanted, files
from course.scenarios import drawing
from tests.poisoner import Poisoner, Tried
from tests.read_back import looked_at
from tests.rich_course import content_of, rich

ROOT = Path(__file__).parents[1]


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
    (root / "mkdocs.yml").unlink(missing_ok=True)  # which holds the texts of the build before
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
