"""The last good site is shown with what is wrong with the course, until that is fixed."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.reading.program import program
from course.site import building, preview
from course.site.mkdocs_server import PreviewServer
from course.site.preview import Pages, Preview, View
from tests.conftest import SETTINGS

LESSON = "modules/people/lesson.md"


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    return course_files({"mkdocs.yml": f"{SETTINGS}site_url: https://example.org/training/\n"})


def edit(root: Path, old: str, new: str, name: str = LESSON) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


def page(view: View, name: str = "people/lesson.html") -> str:
    assert view.folder
    return (view.folder / name).read_text("utf-8")


@pytest.mark.long
def test_each_build_is_shown_and_a_mistake_leaves_the_last_good_one(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    seen = Preview(root, "learner", place)
    first = seen.build()
    seen.settle()
    assert (first.problems, first.mount) == ((), "/training/")
    assert "Anybody can help." in page(first)

    edit(root, "Anybody can help.", "Everybody can help.")
    second = seen.build()
    seen.settle()
    assert "Everybody can help." in page(second)

    edit(root, "question: first-call", "question: firts-call")
    third = seen.build()
    seen.settle()
    assert third.folder == second.folder
    assert third.problems == (f"{LESSON}:10:1: there is no question `firts-call`; did you mean `first-call`?",)
    assert third.said() == "1 problem. Until it is fixed, the last good site is shown."

    edit(root, "question: firts-call", "question: first-call")
    fourth = seen.build()
    seen.settle()
    assert fourth.problems == ()
    assert "Everybody can help." in page(fourth)
    assert sorted(path.name for path in place.iterdir()) == ["a", "b"]  # the last one too, for who is reading it
    assert not (root / "site").exists()


@pytest.mark.long
def test_a_course_that_starts_with_a_mistake_is_shown_once_it_is_fixed(root: Path, tmp_path: Path) -> None:
    seen = Preview(root, "learner", tmp_path)
    edit(root, "strict: true", "strict: maybe", "mkdocs.yml")
    view = seen.build()
    seen.settle()
    assert view.folder is None
    assert len(view.problems) == 1
    assert view.said() == "1 problem. Until it is fixed, there is no site to show."
    edit(root, "strict: maybe", "strict: true", "mkdocs.yml")
    assert seen.build().problems == ()


@pytest.mark.long
def test_the_trainers_edition_is_shown_without_what_is_printed(root: Path, tmp_path: Path) -> None:
    view = Preview(root, "trainer", tmp_path).build()
    assert view.problems == ()
    assert "trainer\N{RIGHT SINGLE QUOTATION MARK}s edition" in page(view, "index.html")
    assert view.folder
    assert list(view.folder.rglob("*.pdf")) == []


def test_what_old_code_makes_is_not_kept_as_what_new_code_made(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Preview(root, "learner", tmp_path)
    monkeypatch.setattr(building, "digest_of_code", lambda: ["other"])
    assert seen.build().problems == (f"Coursewright itself was changed: end `{program()} serve`, and start it again",)


def test_a_disk_that_cannot_be_written_is_told(root: Path, tmp_path: Path) -> None:
    seen = Preview(root, "learner", tmp_path / "gone")
    (problem,) = seen.build().problems
    assert problem.startswith("The site could not be made: ")


PAGE = b'<html><head></head><body class="page"><p>The site</p></body></html>'
LOADED = b'<script src="/livereload/live.js" data-epoch="7"></script>'


def test_a_page_gets_the_script_and_nothing_else(tmp_path: Path) -> None:
    found = Pages().with_news(PAGE, View(tmp_path), 7)
    assert found == PAGE.replace(b"</body>", LOADED + b"</body>")
    assert Pages().with_news(b"<p>No body", View(tmp_path), 7) == b"<p>No body" + LOADED


def test_problems_stand_first_in_a_page_with_place_and_words_and_as_text_alone(tmp_path: Path) -> None:
    problems = ("modules/a/lesson.md:3:1: `<img src=x onerror=alert(1)>` was found; write a & b", "<b>No place</b>")
    found = Pages().with_news(PAGE, View(tmp_path, problems=problems), 7).decode()
    start = '<html><head></head><body class="page"><div class="live-problems" role="alert">\n  <details open>\n'
    assert found.startswith(start)
    assert "<summary>2 problems. Until they are fixed, the last good site is shown.</summary>" in found
    assert (
        "<li><code>modules/a/lesson.md:3:1</code> `&lt;img src=x onerror=alert(1)&gt;` was found; write a &amp; b</li>"
    ) in found
    assert "<li>&lt;b&gt;No place&lt;/b&gt;</li>" in found
    assert '<link rel="stylesheet" href="/livereload/live.css">' in found


def test_before_the_first_site_a_page_says_so() -> None:
    for view, title, words in (
        (View(), "The site is being built", "This page shows it as soon as it is there."),
        (View(problems=("x",)), "The course has problems", "Fix them and save: this page then shows the site."),
    ):
        page = Pages().waiting(view).decode()
        assert f"<h1>{title}</h1>" in page
        assert words in page


@pytest.mark.parametrize(
    ("count", "folder", "said"),
    [
        (1, "site", "1 problem. Until it is fixed, the last good site is shown."),
        (2, "site", "2 problems. Until they are fixed, the last good site is shown."),
        (1, None, "1 problem. Until it is fixed, there is no site to show."),
        (2, None, "2 problems. Until they are fixed, there is no site to show."),
    ],
)
def test_what_problems_mean_is_said_in_a_line(count: int, folder: str | None, said: str) -> None:
    assert View(Path(folder) if folder else None, problems=("x",) * count).said() == said


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    server = PreviewServer(0)
    server.start()
    yield server
    server.shutdown(wait=False)
    server.serve_thread.join()


def asked(server: PreviewServer, path: str) -> tuple[int, str, str]:
    """Return status, kind and text of what a browser gets."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=60) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers["Content-Type"], answer.read().decode()


def test_a_browser_gets_the_site_and_is_told_what_is_new(server: PreviewServer, tmp_path: Path) -> None:
    status, _, text = asked(server, "/training/index.html")
    assert status == 503
    assert "The site is being built" in text
    epoch = text.partition('data-epoch="')[2].partition('"')[0]

    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "404.html").write_bytes(PAGE.replace(b"The site", b"Not found"))
    (tmp_path / "style.css").write_text("p { margin: 0 }")
    server.show(View(tmp_path, "/training/"))
    assert int(asked(server, f"/livereload/{epoch}/1")[2]) > int(epoch)
    assert asked(server, "/")[0] == 200  # which leads to the address of the site
    status, kind, text = asked(server, "/training/")
    assert (status, kind) == (200, "text/html")
    assert "<p>The site</p>" in text
    assert "/livereload/live.js" in text
    assert asked(server, "/training/style.css") == (200, "text/css", "p { margin: 0 }")
    status, _, text = asked(server, "/training/none.html")
    assert status == 404
    assert "<p>Not found</p>" in text
    assert asked(server, "/training/../../etc/passwd")[0] == 404

    server.show(View(tmp_path, "/training/", ("a.md:1:1: wrong",)))
    text = asked(server, "/training/index.html")[2]
    assert "<code>a.md:1:1</code> wrong" in text
    assert (tmp_path / "index.html").read_bytes() == PAGE


@pytest.mark.parametrize(("name", "kind"), [("live.js", "application/javascript"), ("live.css", "text/css")])
def test_the_server_has_its_script_and_style(server: PreviewServer, name: str, kind: str) -> None:
    status, found, text = asked(server, f"/livereload/{name}")
    assert (status, found) == (200, kind)
    assert text == (preview.LIVE / name).read_text("utf-8")
