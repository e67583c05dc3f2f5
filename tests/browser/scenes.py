"""The small course with a scenario and a guide that are large enough to go astray in."""

from __future__ import annotations

from pathlib import Path

from course.checks.load import load_course
from course.model import Content
from tests.conftest import VALID

SCENES = Path(__file__).with_suffix(".yml")
FACE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#c98d63"/></svg>'
PEOPLE = """\
people:
  - id: anna
    name: Anna Reed
    job: caretaker
    portraits:
      - {id: glad, picture: faces/glad.svg, alt: Anna smiles}
      - {id: worried, picture: faces/worried.svg, alt: Anna frowns}
"""


def course_with_scenes(folder: Path) -> Content:
    """Write the course into a folder, and return it as it is read."""
    files = VALID | {"modules/faces/glad.svg": FACE, "modules/faces/worried.svg": FACE}
    files["modules/catalogue.yml"] += PEOPLE
    files["modules/catalogue.yml"] = files["modules/catalogue.yml"].replace(
        "{id: calm, label: calm}", "{id: calm, label: calm, sign: faces/glad.svg}"
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "modules/people/scenarios.yml").write_text(SCENES.read_text("utf-8"), "utf-8")
    lesson = folder / "modules/people/lesson.md"
    lesson.write_text(
        lesson.read_text("utf-8").replace("scenario: fall-on-the-stairs", "scenario: fall-at-nine"), "utf-8"
    )
    return load_course(folder, rules=False)
