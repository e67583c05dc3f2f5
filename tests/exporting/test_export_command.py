"""What ``export`` writes and says, on a whole course."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from course.commands.arguments import EXPORTED
from course.exporting import losses
from course.exporting.files import FORMATS
from tests.in_process import command

CLOZE = """\
  - id: gaps
    kind: fill-in
    points: 2
    hint: Look up.
    prompt: Say it with $x$ in {braces}.
    text: First {act} it, then {who}.
    blanks:
      - {id: act, accept: [close]}
      - {id: who, accept: [call, "ring #1"], options: [call, wait, "ring #1"]}
  - id: look
    kind: hotspot
    picture: stairs.svg
    alt: A staircase
    prompt: Where?
    places:
      - {text: The step, x: 0, y: 0, width: 10, height: 10, correct: true}
      - {text: The door, x: 50, y: 50, width: 10, height: 10}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    root = tmp_path / "course"
    bank = root / "quizzes/first-steps.yml"
    bank.write_text(bank.read_text("utf-8") + CLOZE, "utf-8")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    (root / "modules/first-steps/stairs.svg").write_text(svg, "utf-8")
    return root


def test_moodle_xml_holds_gaps_formulas_and_pictures(root: Path) -> None:
    ended = command(root, "export", "moodle-xml")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[-5:] == [
        "first-steps/gaps: lost: its points, 2: each gap has one there",
        "first-steps/gaps: lost: that accents, spaces, a full stop at the end, and signs which keyboards change, "
        "make no difference",
        "first-steps/look: lost: that places are chosen in the picture: here they are chosen by their names",
        f"first-steps/look: lost: {losses.MATCHED}",
        "4 questions written to questions.xml, 3 with losses.",
    ]
    document = etree.fromstring((root / "questions.xml").read_bytes())
    gaps = document.xpath("question[name/text='gaps']")[0]
    assert gaps.findtext("questiontext/text") == (
        r"<p>Say it with \(x\) in {braces}.</p>"
        "\n"
        r"<p>First {1:SHORTANSWER:=close} it, then {1:MULTICHOICE:=call~wait~=ring \#1}.</p>"
    )
    look = document.xpath("question[name/text='look']")[0]
    assert '<img alt="A staircase" src="@@PLUGINFILE@@/stairs.svg"/>' in look.findtext("questiontext/text").replace(
        'src="@@PLUGINFILE@@/stairs.svg" alt="A staircase"', 'alt="A staircase" src="@@PLUGINFILE@@/stairs.svg"'
    )
    assert look.find("questiontext/file").get("name") == "stairs.svg"
    assert [hint.findtext("text") for hint in gaps.findall("hint")] == ["Look up."]


@pytest.mark.long
@pytest.mark.parametrize(("form", "start"), [("qti21", "assessmentItem"), ("qti30", "qti-assessment-item")])
def test_a_package_of_qti_has_an_item_to_a_file_and_the_same_bytes_each_time(form: str, start: str, root: Path) -> None:
    assert command(root, "export", form, "--to", "one.zip").returncode == 0
    assert command(root, "export", form, "--to", "two.zip").returncode == 0
    assert (root / "one.zip").read_bytes() == (root / "two.zip").read_bytes()
    with zipfile.ZipFile(root / "one.zip") as archive:
        assert archive.namelist()[0] == "imsmanifest.xml"
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        named = [file.get("href") for file in manifest.iter("{*}file")]
        assert sorted({*named, "imsmanifest.xml"}) == sorted(archive.namelist())
        assert "first-steps/stairs.svg" in named
        root_of = etree.fromstring(archive.read("first-steps/gaps.xml"))
        assert etree.QName(root_of).localname == start
        assert "<math" in archive.read("first-steps/gaps.xml").decode()


@pytest.mark.long
def test_texts_of_qti_3_stand_in_bodies_as_its_schema_asks_for_and_come_back(root: Path) -> None:
    bank = root / "quizzes/first-steps.yml"
    say = (
        "  - id: say\n    kind: say-it\n    prompt: Say it.\n    model_answer: I *say* it.\n"
        "    criteria: [{text: It is said}]\n    explanation: All $x$ said.\n"
    )
    bank.write_text(bank.read_text("utf-8") + say, "utf-8")
    assert command(root, "export", "qti30", "--to", "one.zip").returncode == 0
    with zipfile.ZipFile(root / "one.zip") as archive:
        items = [
            etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("first-steps/") and name.endswith(".xml")
        ]
        feedback = [one for item in items for one in item.iter("{*}qti-modal-feedback", "{*}qti-rubric-block")]
    assert feedback
    for one in feedback:
        assert [etree.QName(child).localname for child in one] == ["qti-content-body"]
        assert not (one.text or "").strip()
        assert "".join(one.itertext()).strip()
    rubrics = [one for one in feedback if one.tag.endswith("rubric-block")]
    assert [one.get("use") for one in rubrics] == ["scoring"]
    command(root, "new", "module", "again")
    command(root, "import", "one.zip", "--to", "again")
    assert "Close the place first, then call." in (root / "quizzes/again.yml").read_text("utf-8")


@pytest.mark.long
def test_what_was_exported_comes_back(root: Path) -> None:
    command(root, "export", "qti30", "--to", "one.zip")
    command(root, "new", "module", "again")
    ended = command(root, "import", "one.zip", "--to", "again")
    assert ", 0 refused; written into quizzes/again.yml.\n" in ended.stdout


def test_gift_leaves_out_what_it_cannot_hold_and_says_so(root: Path) -> None:
    ended = command(root, "export", "gift", "--module", "first-steps")
    assert "first-steps/gaps: lost: all of it: GIFT has no way to write such a question\n" in ended.stdout
    assert "first-steps/look: lost: its picture, for GIFT holds none\n" in ended.stdout
    text = (root / "questions.gift").read_text("utf-8")
    assert text.startswith("$CATEGORY: $course$/top/First steps\n\n// [id:")
    assert "::gaps::" not in text


def test_nothing_is_written_over(root: Path) -> None:
    (root / "questions.gift").write_text("mine", "utf-8")
    ended = command(root, "export", "gift")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        2,
        "",
        "questions.gift is there already. Name another file, or add --force to replace it.\n",
    )
    assert (root / "questions.gift").read_text("utf-8") == "mine"
    assert command(root, "export", "gift", "--force").returncode == 0


def test_help_names_every_format() -> None:
    assert tuple(FORMATS) == EXPORTED
