"""Packs for both sides of the paper: where sheets begin, what is on them, and what is on no back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run
from tests.paper.conftest import read
from tests.paper.test_accessible import faults
from tests.paper.test_packs import TWO_MODULES, outline
from tests.pdf_texts import texts_of

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

TRAINER = """\
---
session: 15
group: six to eight
prepare:
  - Look at [[call-within]] for your own house.
bring: [A telephone for each pair]
room: Chairs in a circle
plan: Nine chairs *in a half circle*.
run:
  - minutes: 10
    sections: [look-and-call]
    do: Ask *what everybody saw* first.
  - minutes: 5
    part: Close
    do: Each says one thing.
discuss: [When did you last see this?]
---

## When people resist

Say what [the lesson](lesson.md) says.[^000-01]
"""
GUIDE = """\
- id: on-the-stairs
  title: Somebody on the stairs
  use: guide
  setup: Look first.
  variables: [{id: room, title: Room}]
  start: asked
  way_out: person
  nodes:
    asked:
      says: Do they answer in {room}?
      choices:
        - {text: "Yes", goto: done}
        - {text: "No", goto: person}
    done: {says: Stay with them., ends: done}
    person: {says: Fetch somebody., ends: person}
"""
CHANGES = TWO_MODULES | {
    "modules/people/trainer.md": TRAINER,
    "modules/people/scenarios.yml": VALID["modules/people/scenarios.yml"] + GUIDE,
}
A4 = "--paper", "a4", "--address", "https://training.acme.com/"


def pages(path: Path) -> list[str]:
    return [" ".join(page.split()) for page in texts_of(path)]


def starts(path: Path) -> list[tuple[str, int]]:
    """Return each sheet that bookmarks name, with the number of its page."""
    reader = read(path.read_bytes())
    texts = pages(path)
    found, at = [], 0
    for _, title in outline(reader.outline):
        at = next(
            number
            for number in range(at + 1, len(texts) + 1)
            if title in texts[number - 1] and (at or "Contents" not in texts[number - 1])
        )
        found.append((title, at))
    return found


def test_each_sheet_begins_on_the_front_of_a_leaf(project: Roots, tmp_path: Path) -> None:
    root, folder = project(changes=CHANGES), tmp_path / "out"
    assert run(root, "print", "--pack", "group", "trainer", *A4, "--to", str(folder)) == 0
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    assert made == [
        "courses/essentials/group-a-a4.pdf",
        "courses/essentials/group-b-a4.pdf",
        "keys/courses/essentials-trainer-a4.pdf",
    ]
    for name in made:
        assert faults((folder / name).read_bytes(), tmp_path) == [], name
    assert [title for title, _ in starts(folder / made[0])] == [
        "People: check yourself, worksheet A",
        "After a call",
        "People: check yourself, worksheet A",
        "After a call",
    ]
    assert [title for title, _ in starts(folder / made[2])] == [
        "Attendance: Essentials",
        "Sign-off: Essentials",
        "Certificate of completion",
        "Run sheet: FA-101 People: Until Help Comes",
        "The ways through “A fall on the stairs”",
        "Somebody on the stairs",
        *(f"People: check yourself, {key} to worksheet {one}" for one in "AB" for key in ("one-page key", "key")),
        "Class grid: People: check yourself",
        "Run sheet: FA-102 Stairs: Until Help Comes",
        "The ways through “A fall on the stairs”",
        *(f"People: check yourself, {key} to worksheet {one}" for one in "AB" for key in ("one-page key", "key")),
        "Class grid: People: check yourself",
    ]
    for name in made:
        assert [at for _, at in starts(folder / name) if at % 2 == 0] == [], name


def test_versions_and_keys_are_apart_and_empty_backs_say_nothing(project: Roots, tmp_path: Path) -> None:
    root, folder = project(changes=CHANGES), tmp_path / "out"
    assert run(root, "print", "--pack", "group", *A4, "--module", "people", "--to", str(folder)) == 0
    for version, other in ("a", "B"), ("b", "A"):
        texts = pages(folder / f"modules/people/group-{version}-a4.pdf")
        assert f"worksheet {version.upper()}" in texts[0]
        assert f"worksheet {other}" not in " ".join(texts)
        assert "They bring what is needed." not in " ".join(texts)  # which a key says
        ends = [text.rpartition(f"FA-101, for the group, version {version.upper()} ")[2] for text in texts]
        last = len(texts) - 2 if texts[-2] == "" else len(texts) - 1
        assert ends == [*(f"Page {one} of {last}" for one in range(1, last + 1)), *[""] * (last % 2), "Page 1 of 1"]


def test_the_trainers_pack_holds_what_a_session_is_led_with(project: Roots, tmp_path: Path) -> None:
    root, folder = project(changes=CHANGES), tmp_path / "out"
    assert run(root, "print", "--pack", "trainer", *A4, "--module", "people", "--to", str(folder)) == 0
    (pack,) = folder.rglob("*.pdf")
    assert pack.relative_to(folder).as_posix() == "keys/modules/people-trainer-a4.pdf"
    texts = pages(pack)
    said = " ".join(texts)
    for words in (
        "Session: 15 minutes Group: six to eight The room: Chairs in a circle Prepare",
        "Bring A telephone for each pair The room Nine chairs in a half circle. Run sheet",
        "0 to 10 Look and call Ask what everybody saw first. 10 to 15 Close Each says one thing.",
        "When people resist Say what the lesson says. FA-101",
        "fetch a person. Go to 3. Room 1 Do they answer in [Room]? • Yes → go to 2 • No → go to 3 2 Stay with them.",
        "1, arrival, leads by choice 1 to 2, 2 to 3.",
    ):
        assert words in said
    assert [text.rpartition(" Page ")[2] for text in texts if text] == [
        f"{number} of {len(texts)}" for number, text in enumerate(texts, start=1) if text
    ]
    assert texts[1] == ""


def test_a_pack_has_no_names_and_is_of_no_one_kind(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    people = tmp_path / "people.csv"
    people.write_text("name\nAda\n", "utf-8")
    assert run(root, "print", "--pack", "group", "--people", str(people)) == 2
    assert capsys.readouterr().err == "A pack has no names: print --pack and --people one after the other.\n"
    with pytest.raises(SystemExit):
        run(root, "print", "--pack", "group", "--only", "keys")
    assert "argument --only: not allowed with argument --pack" in capsys.readouterr().err
