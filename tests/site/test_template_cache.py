"""The theme's templates are compiled once for every course, and again where anything that they are made of changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import FileSystemLoader

from course.checks.load import load_course
from course.folders import theme
from course.locale import ENGLISH, Words
from course.pages.fragments import new_environment
from course.pages.templates import Templates
from course.site import cache
from course.site.cache import TemplateCache
from course.site.inputs import tools
from course.site.theme_templates import compile_theme

LEAST = Path(__file__).parents[1] / "least"
PAGE = "<p>{{ name }}</p>"
Rendered = Callable[..., list[str]]


class Counted(Templates):
    """Notes the templates that it compiles."""

    def __init__(self, folder: Path, kept: TemplateCache) -> None:
        super().__init__(loader=FileSystemLoader(folder), bytecode_cache=kept)
        self.compiled: list[str] = []

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled.append(Path(filename).name)
        return super()._compile(source, filename)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the theme's, with one template."""
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    monkeypatch.setattr(cache, "theme_folder", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def rendered(tmp_path: Path) -> Rendered:
    """Return what renders the page for a course as a new process would, and says what was compiled for it."""

    def render(folder: Path, course: str = "one", *, words: Words = ENGLISH, tools: str = "1") -> list[str]:
        kept = TemplateCache(tmp_path / course / "templates", words, tools, tmp_path / "__pycache__")
        environment = Counted(folder, kept)
        assert environment.get_template("page.html").render(name="Ada") == "<p>Ada</p>"
        return environment.compiled

    return render


def below(tmp_path: Path, name: str) -> list[str]:
    return sorted(path.suffix for path in (tmp_path / name).rglob("*") if path.is_file())


def test_a_second_course_finds_what_the_first_has_compiled(folder: Path, rendered: Rendered, tmp_path: Path) -> None:
    assert rendered(folder) == ["page.html"]
    assert rendered(folder, "two") == []
    assert (below(tmp_path, "__pycache__"), below(tmp_path, "one")) == ([".pyc"], [])


@pytest.mark.parametrize("change", [{"tools": "2"}, {"words": Words("en", {"Menu": "List"})}, {"words": Words("de")}])
def test_other_words_and_other_tools_compile_anew(folder: Path, rendered: Rendered, change: dict[str, str]) -> None:
    rendered(folder)
    assert rendered(folder, **change) == ["page.html"]
    assert rendered(folder, **change) == []


def test_another_language_leaves_what_is_there(folder: Path, rendered: Rendered) -> None:
    rendered(folder)
    rendered(folder, words=Words("de"))
    assert rendered(folder) == []


def test_what_was_damaged_or_changed_is_compiled_again(folder: Path, rendered: Rendered, tmp_path: Path) -> None:
    rendered(folder)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert rendered(folder) == ["page.html"]
    (folder / "page.html").write_text(PAGE + "{# new #}")
    assert rendered(folder) == ["page.html"]


def test_a_template_of_the_sites_own_stays_in_its_cache(folder: Path, rendered: Rendered, tmp_path: Path) -> None:
    own = folder.rename(tmp_path / "overrides")
    assert rendered(own) == ["page.html"]
    assert rendered(own) == []
    assert (below(tmp_path, "__pycache__"), below(tmp_path, "one")) == ([], [".compiled"])


@pytest.mark.parametrize("is_told", [False, True], ids=["a file in the way", "told to write nothing"])
def test_where_nothing_can_be_kept_beside_the_code_the_cache_of_the_course_has_it(
    folder: Path, rendered: Rendered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_told: bool
) -> None:
    if is_told:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        (tmp_path / "__pycache__").write_text("")
    assert rendered(folder) == ["page.html"]
    assert rendered(folder) == []
    assert rendered(folder, "two") == ["page.html"]
    assert below(tmp_path, "one") == [".compiled"]


def test_the_folder_beside_the_code_is_where_python_keeps_what_it_compiles() -> None:
    assert cache.__spec__ is not None
    assert Path(str(cache.__spec__.cached)).parent == cache.BESIDE
    assert not cache.BESIDE.is_relative_to(theme.theme_folder())


@pytest.mark.long
def test_what_is_compiled_when_setting_up_is_all_that_a_course_in_english_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    names = compile_theme(tmp_path / "beside")
    assert names == [name for name in theme.names_below(theme.theme_folder()) if name.endswith((".html", ".xml"))]
    monkeypatch.setattr(Templates, "compile", None)  # whatever is still to be compiled fails
    course = load_course(LEAST)
    environment = new_environment(tmp_path / "overrides", course.words)
    environment.bytecode_cache = TemplateCache(tmp_path / "own", course.words, tools(), tmp_path / "beside")
    for name in names:
        environment.get_template(name)
    assert below(tmp_path, "own") == []


def test_templates_of_a_link_to_the_theme_are_those_of_the_theme(tmp_path: Path) -> None:
    overrides = tmp_path / "overrides"
    overrides.symlink_to(theme.theme_folder(), target_is_directory=True)
    template = new_environment(overrides).get_template("main.html")
    assert template.filename == str(theme.theme_folder() / "main.html")
