"""What rules take for a paragraph of a lesson."""

from __future__ import annotations

from course.model.lesson import Lesson
from course.rules.lesson_parts import paragraphs


def test_a_row_of_a_table_is_one_item_however_many_cells_it_has() -> None:
    body = "## Stay\n\nLook first.\n\n| When | Say |\n| --- | --- |\n| Fire | Leave |\n| Smoke | Call |\n"
    found = paragraphs(Lesson("modules/people/lesson.md", "Title", "Summary", body, 1))
    assert [(one.text, one.line, one.is_item) for one in found] == [
        ("Look first.", 3, False),
        ("| When | Say |", 5, True),
        ("| Fire | Leave |", 7, True),
        ("| Smoke | Call |", 8, True),
    ]


def test_an_item_of_a_list_is_one_and_a_heading_is_none() -> None:
    found = paragraphs(Lesson("modules/people/lesson.md", "Title", "Summary", "## Stay\n\n- Look\n- Call\n", 1))
    assert [(one.text, one.is_item, one.heading, one.section) for one in found] == [
        ("- Look", True, "Stay", "stay"),
        ("- Call", True, "Stay", "stay"),
    ]
