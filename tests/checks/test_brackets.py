"""What somebody can have meant who wrote a name in two square brackets, word for word."""

from __future__ import annotations

import pytest

from course.checks.typed_files import _meant_by


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("E01", "`[^E01]` cites the source of this id"),
        ("_TOC_", "remove it; the page makes its own table of contents"),
        ("toc", "remove it; the page makes its own table of contents"),
        ("plan.png|A plan", "for a picture write ![what it shows](picture.svg), for a link [words](page.md)"),
        ("call-withn", "did you mean `call-within`?"),
        (
            "E02",
            "[^E02] cites a source; for a link write [words](page.md); a question is placed by <!-- question: id -->",
        ),
        ("A Page", "for a link write [words](page.md); a question is placed by <!-- question: id -->"),
    ],
)
def test_two_brackets_around_what_is_no_local_standard(name: str, meant: str) -> None:
    assert _meant_by(name, ["call-within"], ["E01"]) == meant
