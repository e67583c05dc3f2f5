"""The page for trainers of how the questions do: what it says, where it leads, and that it needs no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.model import Content
from course.records.code import Data, completed
from tests.conftest import SETTINGS
from tests.sample_records import of_course, write


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text(SETTINGS)
    return root


def answered(content: Content, number: int) -> Data:
    """Return a record of forty: the better half, of even numbers, takes the tea, and the worse the call for help."""
    data = of_course(content, number)
    better = number % 2 == 0
    firsts = data["modules"][0]["firsts"]
    for first, share in zip(firsts, (not better, better, better), strict=True):
        first["points"] = share * first["of"]
    firsts[0]["response"] = {"b" if better else "a": True}
    return completed(data)


def made(root: Path, *more: str, number: int = 40) -> str:
    """Return the page that the command writes, of so many records and one of format 1."""
    content = load_course(root, rules=False)
    old = of_course(content, 90)
    old["format"] = 1
    for module in old["modules"]:
        del module["firsts"], module["scores"]
    folder = root.parent / "records"
    write(folder, [*(answered(content, one) for one in range(number)), completed(old)])
    out = root.parent / "page.html"
    assert main(["--root", str(root), "statistics", str(folder), "--page", str(out), *more]) == 0
    return out.read_text("utf-8")


def words_of(html: str) -> str:
    return " ".join(re.sub("<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_the_page_says_what_the_command_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = made(root)
    said = capsys.readouterr()
    assert said.err == f"{root.parent / 'page.html'} holds the page for trainers: 3 questions.\n"
    words = words_of(html)
    for sentence in (
        "40 records used.",
        "Of format 1, which does not say which answers were the first: 1 left out",
        "What to look at FA-101 first-call : the key is perhaps wrong: 20 of 20 in the better half took b, more than "
        "took a right choice",
        "first-call 40 0.5 (0.35 to 0.65) -1 (-1 to -1)",
        "Somebody has fallen. What comes first?",
        "first-call, quizzes/people.yml:5:5",
        "a: A call for help (right) 20 0 / 20 20 / 20",
        "b: A cup of tea (wrong) 20 20 / 20 0 / 20",
    ):
        assert sentence in words
    assert "Learner 0" not in html


def test_few_answers_are_marked_and_nothing_stands_out(root: Path) -> None:
    words = words_of(made(root, number=12))
    assert "What to look at Nothing stands out." in words
    assert "first-call 12* 0.5 (0.25 to 0.75)" in words
    assert "too few to judge: 12 answers, and 30 are needed" in words


def test_the_page_needs_no_script_and_no_other_file(root: Path) -> None:
    html = made(root)
    assert "<script" not in html
    assert re.findall(r'(?:src|href)="(?!#)([^"]*)"', html) == []  # the site was never made, so no link leads there


def test_links_lead_to_the_site_where_mkdocs_yml_says_that_it_stands(root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"site_url: https://training.acme.com/\n{SETTINGS}")
    links = re.findall(r'href="(?!#)([^"]*)"', made(root))
    assert links == [
        "https://training.acme.com/people/lesson.html#question-first-call",
        "https://training.acme.com/people/quiz.html#question-what-to-say",
        "https://training.acme.com/people/quiz.html#question-anybody-can-help",
    ]


@pytest.mark.parametrize(("directories", "file"), [(False, "people/quiz.html"), (True, "people/quiz/index.html")])
def test_without_an_address_links_lead_to_the_site_on_this_disk(root: Path, directories: bool, file: str) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS.replace("urls: false", f"urls: {str(directories).lower()}"))
    (root / "site" / file).parent.mkdir(parents=True)
    (root / "site" / file).write_text("")
    links = re.findall(r'href="(?!#)([^"]*)"', made(root))
    assert links == [f"{root.name}/site/{file}#question-{name}" for name in ("what-to-say", "anybody-can-help")]


def test_what_was_counted_apart_is_told(root: Path) -> None:
    content = load_course(root, rules=False)
    data = [answered(content, number) for number in range(3)]
    data[0]["modules"][0]["firsts"][0]["fingerprint"] = "0" * 8
    data[1]["modules"][0]["firsts"][0]["shown"] = True
    write(root.parent / "some", [completed(one) for one in data])
    out = root.parent / "page.html"
    assert main(["--root", str(root), "statistics", str(root.parent / "some"), "--page", str(out)]) == 0
    words = words_of(out.read_text("utf-8"))
    assert (
        "1 more to an earlier key, not counted in. 1 more after the answer was shown in a lesson, not counted in."
        in words
    )


def test_texts_of_authors_are_no_markup(
    course_files: Callable[..., Path], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    changes = replaced("quizzes/people.yml", "A cup of tea", '"<script>alert(1)</script> & tea"')
    html = made(course_files({**changes, "mkdocs.yml": SETTINGS}))
    assert "<script" not in html
    assert "b: &lt;script&gt;alert(1)&lt;/script&gt; &amp; tea (wrong)" in html


def test_a_page_goes_over_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(root)
    folder, out = root.parent / "records", root.parent / "page.html"
    both = root.parent / "both"
    capsys.readouterr()
    for more, said in (
        (("--page", str(out)), f"{out} is there already. Name another file, or add --force to replace it.\n"),
        (("--page", str(both), "--csv", str(both)), f"{both} is the file for --csv, too. Name another file.\n"),
        (
            ("--page", str(root / "modules/page.html")),
            f"{root / 'modules/page.html'} is in modules/, which holds what people write. Name another file.\n",
        ),
    ):
        assert main(["--root", str(root), "statistics", str(folder), *more]) == 2
        assert capsys.readouterr().err == said
