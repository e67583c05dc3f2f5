"""The slides of a module: what a lesson's headings show, what is placed, the trainer's notes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model.lesson import Lesson
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.slides import slides_page

COURSE = Path(__file__).parents[1] / "course"
TRAINER = """\
---
session: 30
prepare: [Bring a telephone.]
run:
  - {minutes: 10, sections: [look], do: Ask who has *rung* before.}
  - {minutes: 20, sections: [call], do: Call in pairs.}
discuss: [Where is the nearest telephone?]
---
"""
LESSON = """

## By hand

Not this.

!!! slide "Three moves"
    - Look up
    - Say hello

!!! slide
    A second slide.[^000-02]

!!! trainer "Ask here"
    Who begins?
"""


def texts(html: str) -> str:
    """Return the words of a piece of HTML, with a mark where a slide begins, and one before its notes."""
    marked = re.sub(r'<section class="course-slide [^>]*>', " # ", html)
    marked = marked.replace('<div class="course-slide__notes">', " // ")
    return " ".join(re.sub("<[^>]*>", " ", marked).split())


@pytest.fixture
def slides(tmp_path: Path) -> list[str]:
    """Return the words of each slide of a module, with its notes behind `//`."""
    shutil.copytree(COURSE, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "modules/calling"
    (folder / "trainer.md").write_text(TRAINER, encoding="utf-8")
    with (folder / "lesson.md").open("a", encoding="utf-8") as file:
        file.write(LESSON)
    content = load_course(tmp_path, rules=False)
    fragments = Fragments(content, tmp_path / "overrides", Links(directory_urls=False))
    html = str(slides_page(content, content.by_slug["calling"], fragments).html)
    return [text.strip() for text in texts(html.partition("<course-slides")[2]).split(" # ")[1:]]


def of(lesson: str) -> list[tuple[str, str]]:
    """Return title and words of the slides that a text makes; what is placed is not among them."""
    reading = Lesson("modules/calling/lesson.md", "Title", "", lesson, 1).read(trainer=True, slides=True)
    bodies = re.split("<p>\ufddeD:[^\ufddf]*\ufddf</p>", reading.html)[1::2]
    words = [" ".join(re.sub("<[^>]*>", " ", body).split()) for body in bodies]
    made = zip(reading.slides, words, strict=True)
    return [(slide.title, shown) for slide, shown in made if slide.kind != "placed"]


def test_the_slides_of_a_module_stand_in_the_order_of_its_lessons(slides: list[str]) -> None:
    heads = [slide.partition(" Slide ")[0].split(" // ")[0] for slide in slides]
    assert heads[0] == "Calling: The First Minute The first minute"
    assert heads[1].startswith("Look In one account a welder fell in the middle of a busy hall,")
    assert heads[1].endswith("another had rung. anecdote")
    assert heads[2].startswith("Question A welder sits down on the floor")
    assert heads[2].endswith(
        "Answer He gives no answer to you Whoever gives no answer may stop breathing, and from that moment on each "
        "minute counts."
    )
    assert heads[3] == "Call Look, speak, point One name, one task"
    assert heads[5].startswith("Scenario A fall on the stairs A colleague lies at the foot of the stairs.")
    assert heads[6].startswith("Scenario Moment 1 Ada Holm welder He does not answer. What do you do?")
    assert heads[-3:] == [
        "Three moves Look up Say hello",
        "By hand A second slide. anecdote",
        "To discuss Where is the nearest telephone?",
    ]


def test_beside_a_slide_stands_what_the_trainer_says(slides: list[str]) -> None:
    notes = [slide.partition(" // ")[2] for slide in slides]
    assert notes[0] == "Bring a telephone."
    assert notes[1] == "0 to 10 Ask who has rung before."
    assert notes[2].startswith("0 to 10 Ask who has rung before. Common mistakes He has dropped his mask A mask falls")
    assert notes[3] == "10 to 30 Call in pairs."
    assert notes[-3:] == ["10 to 30 Call in pairs. Who begins?", "10 to 30 Call in pairs.", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One. Two.", "One."),
        ("He met J. Holm and Mrs. Ray. Two.", "He met J. Holm and Mrs. Ray."),
        ("One line with Dr. Holm in it. Two.", "One line with Dr. Holm in it."),
        ("It takes 3.5 minutes, e.g. by bus. Two.", "It takes 3.5 minutes, e.g. by bus."),
        ("**Look at the person first.** Then call.", "Look at the person first."),
        ('She said: "Look up first." Then she called.', 'She said: "Look up first."'),
        ("Look *up first*, with `a.b` in it! Two", "Look up first , with a.b in it!"),
        ("Look **at him. Now** and there. More.", "Look at him. Now and there. More."),
        ("**Look. At** him. More.", "Look. At him. More."),
        ("One [a. b](c.md) and two. More.", "One a. b and two."),
        ("One *and* two *and* three. Four *and* five.", "One and two and three."),
        ("No end", "No end"),
        ("Before.\n\n!!! rule\n    - One\n    - Two", "One Two"),
        ("Before.\n\n1. **Look.** At all.\n2. **Call.** At once.", "Look. Call."),
        ("Before.\n\n- Look\n- Call", "Look Call"),
        ("First of all sentences.\n\n- " + "Look " * 50, "First of all sentences."),
        ("First of all sentences.\n\nTerm\n:   What it means", "Term What it means"),
        ("<!-- question: a -->", ""),
    ],
)
def test_a_heading_shows_what_says_most_in_few_words(text: str, shown: str) -> None:
    assert of(f"## Heading\n\n{text}\n") == [("Heading", shown)]


def test_learners_and_the_trainers_lesson_have_no_word_of_a_slide_block() -> None:
    text = Lesson("modules/calling/lesson.md", "Title", "", '## A\n\nRead.\n\n!!! slide "Planted"\n    Planted\n', 1)
    for reading in (text.reading, text.read(trainer=True)):
        assert "Planted" not in reading.html
        assert "Read." in reading.html
    assert text.reading.words == 2
