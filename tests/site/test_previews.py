"""What answers at the addresses of previews, what leads there, and that no site has any of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.model.questions import KINDS
from course.site.mkdocs_server import PreviewServer
from course.site.preview import Pages, Preview, View
from course.site.previews import Previews
from tests.conftest import SETTINGS, VALID
from tests.in_process import command
from tests.site.test_preview import asked

pytestmark = pytest.mark.long

QUIZ, INDEX = "quizzes/people.yml", "modules/people/index.md"
HERE = {"mkdocs.yml": f"{SETTINGS}site_url: https://example.org/training/\n"}


@pytest.fixture
def seen(course_files: Callable[..., Path], tmp_path: Path) -> Callable[..., View]:
    """Build a course under `serve`, and return what is shown of it."""

    def build(files: dict[str, str | None] | None = None) -> View:
        (tmp_path / "place").mkdir(exist_ok=True)
        view = Preview(course_files({**HERE, **(files or {})}), "learner", tmp_path / "place").build()
        assert view.problems == ()
        return view

    return build


def previews(view: View) -> Previews:
    assert view.previews
    return view.previews


def page(view: View, address: str) -> str:
    answer = previews(view).answer(address)
    assert answer is not None, address
    assert answer.kind == "text/html; charset=utf-8"
    return answer.content.decode()


def test_no_site_has_previews(seen: Callable[..., View]) -> None:
    view = seen()
    assert "Question: first-call" in page(view, "preview/people/question/first-call/")
    assert view.folder
    assert [path for path in view.folder.rglob("*") if "preview" in path.name] == []
    assert [path for path in view.folder.rglob("*.html") if "act.js" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    "address",
    [
        "index.html", "previews/", "preview/people/", "preview/people/question/", "preview/people/question/nothing/",
        "preview/nobody/question/first-call/", "preview/people/checklist/first-call/",
        "preview/people/question/first-call/unheard-of/", "preview/people/question/first-call/untouched/x/y",
    ],
)  # fmt: skip
def test_other_addresses_are_those_of_the_site(seen: Callable[..., View], address: str) -> None:
    assert previews(seen()).answer(address) is None


def test_a_module_of_that_name_keeps_its_address(seen: Callable[..., View]) -> None:
    index = VALID[INDEX]
    view = seen({
        "modules/preview/index.md": index.replace("FA-101", "FA-102").replace('"1.', '"2.'),
        "modules/preview/lesson.md": re.sub("<!--.*-->", "", VALID["modules/people/lesson.md"]),
        "quizzes/preview.yml": VALID[QUIZ].replace('"1.', '"2.'),
    })  # fmt: skip
    assert previews(view).answer("preview/") is None
    assert "Question: first-call" in page(view, "previews/preview/question/first-call/")


def test_a_finding_leads_to_the_preview_of_what_it_is_about(seen: Callable[..., View]) -> None:
    view = seen()
    lines = VALID[QUIZ].splitlines()
    first, second = (next(at for at, line in enumerate(lines, 1) if name in line) for name in ("first-call", "what-to"))
    find = previews(view).address_at
    assert find(QUIZ, first - 1) == ""
    assert find(QUIZ, first) == find(QUIZ, second - 1) == "preview/people/question/first-call/"
    assert find(QUIZ, second + 2) == "preview/people/question/what-to-say/"
    assert find("modules/people/checklists.yml", 4) == "preview/people/checklist/after-a-call/"
    assert find("modules/people/scenarios.yml", 9) == "preview/people/scenario/fall-on-the-stairs/"
    assert find("modules/people/lesson.md", 9) == find("quizzes/nobody.yml", 9) == find("mkdocs.yml", 1) == ""
    told = View(view.folder, view.mount, (f"{QUIZ}:{first + 1}:3: wrong", "mkdocs.yml:1:1: wrong"), 1, view.previews)
    shown = Pages().with_news(b"<body></body>", told, 7).decode()
    link = ' <a href="/training/preview/people/question/first-call/">Preview</a>'
    assert f"<li><code>{QUIZ}:{first + 1}:3</code> wrong{link}</li>" in shown
    assert "<li><code>mkdocs.yml:1:1</code> wrong</li>" in shown


def test_what_check_says_stands_with_what_it_is_about(seen: Callable[..., View]) -> None:
    view = seen()
    said = "the question leads back to no section; write `section:` with the lesson heading it comes from"
    assert said in page(view, "preview/")
    assert '<a href="../preview/people/question/what-to-say/">Preview</a>' in page(view, "preview/")
    assert said in page(view, "preview/people/question/what-to-say/")
    assert said not in page(view, "preview/people/question/first-call/")


def test_without_scripts_no_script_is_asked_for_and_what_was_for_that_is_shown(seen: Callable[..., View]) -> None:
    view = seen({QUIZ: VALID[QUIZ].replace("  - id: what-to-say\n", "  - id: what-to-say\n    use: test\n")})
    plain = page(view, "preview/people/question/what-to-say/plain/")
    assert "<script" not in plain
    assert "<noscript" not in plain
    assert "JavaScript is off in this browser" in plain
    assert "<details open" not in plain
    assert "<details open" in page(view, "preview/people/question/what-to-say/plain-open/")
    assert "act.js" in page(view, "preview/people/question/what-to-say/untouched/")


def test_a_question_of_each_kind_is_printed_and_so_is_a_checklist(tmp_path: Path) -> None:
    names = [kind.called() for kind in KINDS]
    for words in ("new course .", *(f"new question {kind} --quiz first-steps --id a-{kind}" for kind in names)):
        assert command(tmp_path, *words.split()).returncode == 0
    (tmp_path / "place").mkdir()
    view = Preview(tmp_path, "learner", tmp_path / "place").build()
    sheets = [f"question/a-{kind}/{sheet}.png" for kind in names for sheet in ("worksheet", "key")]
    for address in (*sheets, "checklist/before-you-leave/paper.png"):
        answer = previews(view).answer(f"preview/first-steps/{address}")
        assert answer, address
        assert answer.content.startswith(b"\x89PNG"), answer.content[:300]


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    server = PreviewServer(0)
    server.start()
    yield server
    server.shutdown(wait=False)
    server.serve_thread.join()


def test_the_server_answers_below_the_path_of_the_site_and_without_it(
    server: PreviewServer, seen: Callable[..., View]
) -> None:
    server.show(seen())
    for path in ("/training/preview/", "/preview/"):
        status, kind, text = asked(server, path)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "live.js" in text  # a page of its own is loaded anew after each save
    status, _, text = asked(server, "/training/preview/people/question/first-call/untouched/")
    assert status == 200
    assert "live.js" not in text  # a frame goes with its page
    assert asked(server, "/livereload/act.js")[1] == "application/javascript"
