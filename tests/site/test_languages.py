"""A site in two languages: each page in both, with a switch to the same page, and what is not translated says so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.folders import digests
from tests import in_process
from tests.edits import files_of
from tests.german import GERMAN, german

pytestmark = pytest.mark.long
Write = Callable[[Mapping[str, str | None]], Path]


def built(root: Path, *more: str) -> Path:
    digests.forget()  # as a new process does
    ended = in_process.command(root, "build", *more)
    assert ended.returncode == 0, ended.stderr
    return root / "site"


def anew(root: Path) -> dict[str, bytes]:
    """Return the site of the same course, built where nothing was ever built."""
    other = root.with_name("anew")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache"))
    return files_of(built(other))


def text_of(page: Path) -> str:
    return re.sub(r"<[^>]*>", "", page.read_text("utf-8"))


def test_each_page_stands_in_each_language_and_leads_to_the_same_in_the_other(course_files: Write) -> None:
    site = built(course_files(GERMAN))
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    english = {name for name in pages if not name.startswith("de/")}
    assert pages - english == {f"de/{name}" for name in english}
    for name in english - {"404.html"}:
        up = "../" * name.count("/") or "./"
        one, other = ((site / folder / name).read_text("utf-8") for folder in ("", "de"))
        assert '<html lang="en" dir="ltr"' in one
        assert '<html lang="de" dir="ltr"' in other
        for page, to_english, to_german in ((one, "", "de/"), (other, "../", "")):
            assert f'<link rel="alternate" hreflang="de" href="{up}{to_german}{name}">' in page
            assert f'<link rel="alternate" hreflang="x-default" href="{up}{to_english}{name}">' in page
            assert f'<a href="{up}{to_english}{name}" lang="en" hreflang="en"' in page
            assert f'<a href="{up}{to_german}{name}" lang="de" hreflang="de"' in page
    lesson = (site / "de/people/lesson.html").read_text("utf-8")
    headings = re.findall(r'<h2 id="([^"]+)">([^<]+)', lesson)
    assert headings[:2] == [("look-and-call", "Schauen und rufen"), ("stay", "Bleiben")]
    assert "Nächster Schritt" in text_of(site / "de/people/lesson.html")
    assert 'class="course-translation"' not in lesson
    assert '<span lang="en"' not in lesson


def test_where_the_site_stands_goes_into_each_address(course_files: Write) -> None:
    settings = GERMAN["mkdocs.yml"] + "site_url: https://example.org/training/\n"
    site = built(course_files({**GERMAN, "mkdocs.yml": settings}))
    page = (site / "de/people/lesson.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/training/de/people/lesson.html">' in page
    assert 'hreflang="en" href="https://example.org/training/people/lesson.html"' in page
    assert 'hreflang="de" href="https://example.org/training/de/people/lesson.html"' in page
    assert "https://example.org/training/de/people/quiz.html" in (site / "de/sitemap.xml").read_text("utf-8")


def test_what_browsers_keep_has_the_same_names_in_each_language(course_files: Write) -> None:
    site = built(course_files(GERMAN))
    kept = re.compile(
        r"data-(?:course|catalogue|kept|fingerprint|edition|version|module|checklist|scenario|key|part|sections|id"
        r'|requires|core|electives|asked|day|code)="[^"]*"|<(?:input|select|textarea) [^>]*name="[^"]*"'
    )
    for path in site.rglob("*.html"):
        if "de" not in path.parts:
            other = site / "de" / path.relative_to(site)
            assert kept.findall(path.read_text("utf-8")) == kept.findall(other.read_text("utf-8")), path


def test_what_is_not_translated_says_so_and_in_which_language_it_is(course_files: Write) -> None:
    files = german("quizzes/people.de.yml", "    prompt: Jeder kann helfen.\n", "")
    site = built(course_files({path: text for path, text in files.items() if path != "modules/people/lesson.de.md"}))
    lesson = (site / "de/people/lesson.html").read_text("utf-8")
    told = (
        '<p class="course-translation">Diese Seite ist noch nicht übersetzt; gezeigt wird das Original (Englisch).</p>'
    )
    assert told in lesson
    assert '<div lang="en" dir="ltr"><h2 id="look-and-call">' in lesson
    assert lesson.count('<div lang="de" dir="ltr">') == 3  # the parts that it places, which are translated
    quiz = (site / "de/people/quiz.html").read_text("utf-8")
    assert "course-translation" not in quiz
    assert '<span lang="en" dir="ltr">Anybody can help.</span>' in quiz


def test_titles_that_nobody_has_translated_say_their_language_wherever_a_page_shows_them(course_files: Write) -> None:
    without = {"quizzes/people.de.yml", "modules/people/index.de.md", "modules/people/checklists.de.yml"}
    site = built(course_files({path: text for path, text in GERMAN.items() if path not in without}))
    title, listed = "People: Until Help Comes", "After a call"
    for page, words in (("people/index.html", title), ("index.html", title), ("learning.html", title),
                        ("people/checklist-after-a-call.html", listed)):  # fmt: skip
        text = (site / "de" / page).read_text("utf-8")
        article = text[text.index("<article") : text.index("</article>")]
        shown = re.findall(rf">([^<>]*{words})<", article)
        assert shown, page
        assert article.count(f'<span lang="en" dir="ltr">{words}</span>') == len(shown), page
        assert f"<title>{words}" in text or page in ("index.html", "learning.html") or "Checkliste: " in text


def test_a_page_is_older_than_its_original_until_somebody_has_looked(course_files: Write) -> None:
    root = course_files(GERMAN)
    ended = in_process.command(root, "words", "confirm", "de")
    assert ended.stdout == "12 parts of 7 files are up to date with what they translate.\n"
    site = built(root)
    page = site / "de/people/quiz.html"
    old = "Das Original (Englisch) hat sich geändert, seit diese Seite übersetzt wurde."
    assert old not in text_of(page)
    bank = root / "quizzes/people.yml"
    bank.write_text(bank.read_text("utf-8").replace("Tea can wait.", "Tea can wait a while."), "utf-8")
    assert old in text_of(built(root) / "de/people/quiz.html")
    assert old in text_of(site / "de/people/lesson.html")  # which shows the question
    assert old not in text_of(site / "de/people/index.html")
    told = (
        "quizzes/people.de.yml:5:15: `questions/first-call` of quizzes/people.yml has changed since it was translated; "
        "translate it anew, then run `coursewright words confirm de quizzes/people.de.yml`\n"
    )
    assert told in in_process.command(root, "check").stdout.replace("python3 build.py", "coursewright")
    ended = in_process.command(root, "words", "confirm", "de", "quizzes/people.de.yml")
    assert ended.stdout == "1 part of 1 file is up to date with what they translate.\n"
    assert old not in text_of(built(root) / "de/people/quiz.html")


def test_an_edit_makes_what_a_build_from_nothing_makes(course_files: Write) -> None:
    root = course_files(GERMAN)
    made = files_of(built(root))
    for path, old, new in (
        ("quizzes/people.de.yml", "Ein Hilferuf", "Ein Notruf"),
        ("quizzes/people.yml", "A cup of tea", "A cup of coffee"),
        ("modules/people/lesson.de.md", "Jeder kann", "Alle können"),
        ("modules/people/lesson.md", "## Look and call", "## Look, and call"),
        ("modules/catalogue.de.yml", "title: Schulung", "title: Unterricht"),
        ("modules/sources.de.yml", "Hilfe ist nah", "Hilfe ist in der Nähe"),
        ("modules/people/checklists.de.yml", "Bei der Person", "Bei ihr"),
    ):
        file, before = root / path, made
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        made, wanted = files_of(built(root)), anew(root)
        assert made != before, path
        assert [name for name in made.keys() | wanted.keys() if made.get(name) != wanted.get(name)] == [], path
        ended = in_process.command(root, "build")
        assert ended.stdout.startswith("Nothing has changed since the last build: 22 pages in "), path


def test_a_language_that_is_taken_out_takes_its_pages_along(course_files: Write) -> None:
    root = course_files(GERMAN)
    site = built(root)
    assert (site / "de/index.html").exists()
    for path in (*root.glob("*/*.de.*"), *root.glob("*/*/*.de.*")):
        path.unlink()
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("languages: [de]\n", ""), "utf-8")
    assert not (built(root) / "de").exists()
    assert files_of(site) == anew(root)
