"""CL10: words of an article are found wherever they stand, without the article being there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.commands.main import main
from course.model.article_runs import ArticleRuns, fingerprint, parsed, shared, written
from course.reading.problems import Problems

RULE = "CL10"
RUNS = "modules/sources.runs"
ARTICLE = (
    "The kettle had gone cold by the time the last of the carpenters put down his plane, and nobody in the long shed "
    "by the river could say who had been meant to fill it again that afternoon. They asked one another, and they "
    "asked the boy."
)
FIFTEEN = "kettle had gone cold by the time the last of the carpenters put down his"
FOURTEEN_WORDS = "nobody in the long shed\nby the river could say who had been meant"
LESSON = "modules/calling/lesson.md"
Found = Callable[..., list[str]]


@pytest.fixture
def runs() -> tuple[str, str, str]:
    return (RUNS, "", written((ArticleRuns("000", fingerprint(ARTICLE)),)))


def test_a_run_in_a_lesson_is_told_at_its_line(found_by: Found, runs: tuple[str, str, str]) -> None:
    taken = (LESSON, "Speak to them.", f"Speak to them. It is said that {FOURTEEN_WORDS} to.")
    assert found_by(RULE, runs, taken) == [
        "modules/calling/lesson.md:10:94: 15 words in a row are those of article 000: "
        '"nobody in the long shed by the river could say who had been ..."; '
        "say it in words of your own, or quote it between quotation marks with its source"
    ]


def test_a_run_in_a_data_file_is_told_at_its_text(found_by: Found, runs: tuple[str, str, str]) -> None:
    taken = ("quizzes/calling.yml", "feedback: The place comes first, because", f"feedback: The {FIFTEEN}, because")
    assert found_by(RULE, runs, taken) == [
        "quizzes/calling.yml:44:19: 16 words in a row are those of article 000: "
        '"The kettle had gone cold by the time the last of the carpenters ..."; '
        "say it in words of your own, or quote it between quotation marks with its source"
    ]


def test_twelve_words_may_be_shared(found_by: Found, runs: tuple[str, str, str]) -> None:
    twelve = " ".join(FIFTEEN.split()[:12])
    assert found_by(RULE, runs, (LESSON, "Speak to them.", f"Speak to them. {twelve} here.")) == []


@pytest.mark.parametrize("quoted", ['"{}"', "\u201c{}\u201d"])
def test_a_quotation_may_be_longer(quoted: str, found_by: Found, runs: tuple[str, str, str]) -> None:
    marked = (LESSON, "Speak to them.", f"Speak to them. {quoted.format('The ' + FIFTEEN)}")
    assert found_by(RULE, runs, marked) == []


def test_a_quotation_has_its_limit(found_by: Found, runs: tuple[str, str, str]) -> None:
    whole = " ".join(ARTICLE.split()[:37])
    marked = (LESSON, "Speak to them.", f'Speak to them. "{whole}"')
    assert found_by(RULE, runs, marked) == [
        "modules/calling/lesson.md:10:79: a quotation from article 000 has 37 words; quote 25 words at most"
    ]


def test_case_punctuation_apostrophes_and_citations_make_no_difference() -> None:
    known = dict.fromkeys(fingerprint("It's the cook's day, and we won't eat before the bell has rung twice."), "000")
    text = "IT\u2019S the cook\u2019s day[^000-01] and we won\u2019t (eat) before the bell has rung twice"
    assert [one.words for one in shared(text, known)] == [14]


def test_two_stretches_are_told_apart() -> None:
    known = dict.fromkeys(fingerprint(ARTICLE), "000")
    words = ARTICLE.split()
    text = " ".join([*words[:15], "something", "else", *words[20:34]])
    assert [(one.words, text[one.start :].split()[0]) for one in shared(text, known)] == [(15, "The"), (14, words[20])]


@given(st.integers(0, 20), st.integers(13, 20))
def test_every_run_of_13_words_is_found(start: int, length: int) -> None:
    known = dict.fromkeys(fingerprint(ARTICLE), "000")
    part = ARTICLE.split()[start : start + length]
    assert [one.words for one in shared(" ".join(["Zebras", *part, "zebras"]), known)] == [len(part)]


def test_the_file_holds_hashes_alone_and_comes_back_as_it_was() -> None:
    runs = (ArticleRuns("000", fingerprint(ARTICLE)), ArticleRuns("001", frozenset()))
    text = written(runs)
    assert "carpenters" not in text
    problems = Problems()
    assert parsed(text, RUNS, problems) == runs
    assert len(problems) == 0


def test_a_damaged_file_is_told(found_by: Found, content_of: Callable[..., object]) -> None:
    from course.reading.problems import CourseProblems

    with pytest.raises(CourseProblems) as stopped:
        content_of((RUNS, "", "article 000\n00055abfd345041c not-a-hash\n"))
    assert str(stopped.value) == (
        "modules/sources.runs:2:1: this is not a list of hashes; "
        "make the file anew with `coursewright fingerprint ARTICLE FILE`"
    )
    with pytest.raises(CourseProblems) as stopped:
        content_of((RUNS, "", "article 007\n00055abfd345041c\n"))
    assert str(stopped.value) == "modules/sources.runs:1:1: there is no article `007`; did you mean `001`?"


def test_fingerprint_keeps_the_runs_of_other_articles(
    rule_course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = rule_course()
    (root / "mkdocs.yml").write_text("site_name: Trial\n", encoding="utf-8")
    for article, text in (("000", ARTICLE), ("001", ARTICLE.upper() + " More words at the end of it.")):
        (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        assert main(["--root", str(root), "fingerprint", article, str(tmp_path / "text.txt")]) == 0
    assert capsys.readouterr().out == (
        "modules/sources.runs holds 35 runs of 13 words of article 000.\n"
        "modules/sources.runs holds 42 runs of 13 words of article 001.\n"
    )
    assert main(["--root", str(root), "fingerprint", "000", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err == f"There is no file {tmp_path / 'none.txt'}.\n"
