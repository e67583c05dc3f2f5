"""What `bench build` tells, word for word, from figures that are given."""

from __future__ import annotations

from devtools.bench_figures import Figure, figures_table
from devtools.bench_measure import Run
from devtools.bench_profile import Stage
from devtools.bench_report import (
    Result,
    Told,
    course_table,
    edits_section,
    files,
    machine_table,
    mkdocs_alone,
    profile_table,
    targets_table,
)
from devtools.edits import Compared


def result(modules: int = 1000, times: float = 1) -> Result:
    """Figures of two builders: two rounds cold, one with an edit."""
    return Result(
        modules,
        {
            ("Coursewright", "cold"): [
                Run(10 * times, 5 * times, 100_000_000),
                Run(14 * times, 7 * times, 160_000_000),
            ],
            ("mkdocs-quiz", "cold"): [
                Run(40 * times, 41 * times, 248_000_000),
                Run(40 * times, 41 * times, 240_000_000),
            ],
            ("Coursewright", "lesson"): [Run(0.9, 0.95, 90_000_000)],
        },
        {"Coursewright": (84_000_000, 3106), "mkdocs-quiz": (351_000_000, 1002)},
        {"Coursewright": [0.3, 0.2, 0.9, 0.4, 0.2, 0.3, 0.2, 0.2, 5.0, 0.2]},
    )


def test_a_course_is_told_in_a_table() -> None:
    assert (
        course_table(result())
        == """\
## 1000 modules

| Processor seconds (by the clock) | Coursewright | mkdocs-quiz |
| --- | --- | --- |
| cold | 12.00 (6.00; 0.30 of mkdocs-quiz) | 40.00 (41.00) |
| one lesson edited | 0.90 (0.95) | - |
| `serve`, save to reload told, nine of ten | (0.90) | - |
| peak memory of any process, MB | 160 | 248 |
| output, MB | 84.0 | 351.0 |
| pages | 3,106 | 1,002 |"""
    )


def test_targets_say_by_how_much_they_are_met_or_missed() -> None:
    assert (
        targets_table([result(100, 0.125), result()])
        == """\
## Targets, 1000 modules

| | measured | target | | stretch | |
| --- | --- | --- | --- | --- | --- |
| cold, against mkdocs-quiz | 0.30 times | 0.35 times | met, 14% below | 0.25 times | missed, 1.2 times as much |
| cold by the clock, against mkdocs-quiz | 0.15 times | 0.22 times | met, 33% below | 0.16 times | met, 9% below |
| one lesson edited | 0.90 s | 1 s | met, 10% below | 0.55 s | missed, 1.6 times as much |
| `serve`, save to reload told, nine of ten | 0.90 s | 1 s | met, 10% below | 0.5 s | missed, 1.8 times as much |
| peak memory of any process | 160 MB | 150 MB | missed, 1.1 times as much | 120 MB | missed, 1.3 times as much |
| output, search included | 84 MB | 85 MB | met, 1% below | 70 MB | missed, 1.2 times as much |
| time of 1000 against 100 | 8.00 times | 9.5 times | met, 16% below |  |  |"""
    )


def test_there_are_no_targets_for_fewer_modules() -> None:
    assert targets_table([result(100)]) == ""


def test_the_report_says_how_it_was_made_and_on_what() -> None:
    versions = {"mkdocs-quiz": {"mkdocs-quiz": "1.7.1", "mkdocs": "1.6.1"}}
    text = files(Told([result()], [Stage("Markdown", 3)], versions, "--rounds 2"))["BENCHMARKS.md"]
    assert "Made by `python3 build.py bench build --rounds 2` on " in text
    assert "Made courses: modules of about 800 words in five sections, ten questions each. Every builder" in text
    assert "| mkdocs-quiz 1.7.1 | mkdocs 1.6.1 |" in text
    assert machine_table(versions) in text
    assert course_table(result()) in text
    assert targets_table([result()]) in text
    assert profile_table([Stage("Markdown", 3)], 1000) in text


def test_rich_courses_have_no_targets() -> None:
    text = files(Told([result()], [], {}, "--rich", rich=True))["BENCHMARKS.md"]
    assert "modules as rich as those of the shipped course" in text
    assert "Targets" not in text


def test_stages_are_told_by_their_share_and_small_ones_left_out() -> None:
    stages = [Stage("Markdown", 3), Stage("rules", 1), Stage("records", 0.001)]
    assert (
        profile_table(stages, 10)
        == """\
## Where a cold build of 10 modules spends its time

| Stage | share |
| --- | --- |
| Markdown | 75.0% |
| rules | 25.0% |"""
    )


def test_figures_say_by_how_much_they_are_within_their_limits() -> None:
    figures = [Figure("`check`", 0.6, "s", 0.8), Figure("fetched", 240, "kB", 120), Figure("printing", 17.259, "s")]
    assert (
        figures_table("A course", figures)
        == """\
## A course

| | measured | target | |
| --- | --- | --- | --- |
| `check` | 0.60 s | 0.8 s | met, 25% below |
| fetched | 240 kB | 120 kB | missed, 2.0 times as much |
| printing | 17.26 s | | |"""
    )
    assert figures_table("A course", []) == ""


def test_what_mkdocs_alone_takes_is_told_by_the_page() -> None:
    one = result()
    assert mkdocs_alone(one) == ""
    one.runs["mkdocs-material", "cold"] = [Run(24, 24, 73_000_000)]
    one.output["mkdocs-material"] = (272_000_000, 1000)
    assert (
        mkdocs_alone(one)
        == """\
## What MkDocs alone would cost, 1000 modules

MkDocs with its theme takes 24.00 s of the processor for 1,000 plain pages, without a question, 24.0 ms a page. \
Coursewright makes 3,106 pages in 12.00 s, 3.9 ms a page, and starts no MkDocs."""
    )


def test_random_edits_are_told_by_kind_with_the_files_that_differed() -> None:
    compared = Compared(7, {"change_word": 12, "add": 10}, ["after edit 3, add: index.html differs"])
    assert (
        edits_section(compared)
        == """\
## Random edits, each built on from the last build and anew

| Edit | times |
| --- | --- |
| add | 10 |
| change word | 12 |

22 edits with seed 7; 1 file differed."""
    )
    assert compared.told() == "22 edits with seed 7: add 10, change_word 12\n1 file differed"


def test_the_report_has_every_part_that_was_measured() -> None:
    own, visits = [Figure("`--help`", 0.1, "s", 0.15)], [Figure("first search, fetched", 31, "kB", 120)]
    told = Told([result()], [], {}, "", own=own, visits=visits, edits=Compared(1, {"add": 3}, []))
    text = files(told)["BENCHMARKS.md"]
    assert figures_table("The shipped course", own) in text
    assert figures_table("In a browser, 1000 modules", visits) in text
    assert "3 edits with seed 1; 0 files differed." in text


def test_plots_are_there_where_there_is_something_to_plot() -> None:
    small, large = result(100, 0.1), result()
    assert sorted(files(Told([small, large], [], {}, ""))) == ["BENCHMARKS.md", "docs/benchmarks-time.svg"]
    large.runs["Coursewright", "cold"].append(Run(1, 1, 1, ((0.1, 1_000_000), (0.2, 5_000_000))))
    plots = files(Told([large], [], {}, ""))
    assert sorted(plots) == ["BENCHMARKS.md", "docs/benchmarks-memory.svg"]
    assert "![Memory of all processes during a cold build](docs/benchmarks-memory.svg)" in plots["BENCHMARKS.md"]
    assert (
        '<desc id="told">MB by seconds by the clock. Coursewright: 5 at 0.2.</desc>'
        in (plots["docs/benchmarks-memory.svg"])
    )
