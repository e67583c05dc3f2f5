"""What the tests' own process shares between courses is made once, and each course has it as if it were its own."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment, FileSystemLoader

from course.locale import ENGLISH, Words
from course.pages.templates import Templates
from course.site import theme_style

Made = list[str]  # the files of the templates that were compiled, in turn


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    compile_anew, made = Environment._compile, Made()

    def compile_once(self: Environment, source: str, filename: str) -> CodeType:
        made.append(filename)
        return compile_anew(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", compile_once)
    return made


def page(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "page.html").write_text(text, "utf-8")
    return folder


def rendered(kind: type[Environment], folder: Path, words: Words = ENGLISH) -> str:
    environment = kind(loader=FileSystemLoader(folder))
    setattr(environment, "our_words", words)  # noqa: B010 (Jinja's own class has none)
    return environment.get_template("page.html").render(name="Ada")


@pytest.mark.parametrize("kind", [Environment, Templates])
def test_a_template_of_the_same_text_is_compiled_once_wherever_it_stands(
    kind: type[Environment], made: Made, tmp_path: Path
) -> None:
    text = f"<p>{{{{ name }}}} of {kind.__name__}</p>"
    for name in ("one", "two"):
        assert rendered(kind, page(tmp_path / name, text)) == f"<p>Ada of {kind.__name__}</p>"
    assert made == [str(tmp_path / "one/page.html")]
    assert "other" in rendered(kind, page(tmp_path / "three", f"{text} other"))
    assert made == [str(tmp_path / name / "page.html") for name in ("one", "three")]


def test_in_other_words_it_is_another(made: Made, tmp_path: Path) -> None:
    folder = page(tmp_path / "one", "{{ _('Menu') }} of {{ name }}")
    for words, said in (
        (ENGLISH, "Menu of Ada"),
        (Words("en", {"Menu": "List"}), "List of Ada"),
        (Words("de", {"Menu": "Menü"}), "Menü of Ada"),
        (Words("en"), "Menu of Ada"),
    ):
        assert rendered(Templates, folder, words) == said
    assert len(made) == 3


def test_what_fails_in_it_is_told_of_the_file_that_was_asked_for(tmp_path: Path) -> None:
    text = "<p>\n{% block all %}\n{{ 1 // (name | length - 3) }}\n{% endblock %}"
    for name in ("one", "two"):
        folder = page(tmp_path / name, text)
        with pytest.raises(ZeroDivisionError) as error:
            rendered(Templates, folder)
        last = traceback.extract_tb(error.value.__traceback__)[-1]
        assert (last.filename, last.lineno) == (str(folder / "page.html"), 3)


def test_what_is_left_of_a_style_sheet_is_asked_for_by_its_text_and_by_the_words() -> None:
    css = ".md-one{color:red}.md-two{color:blue}"
    for _ in range(2):
        assert theme_style.reduced(css, {"md-one"}) == ".md-one{color:red}"
        assert theme_style.reduced(css, {"md-two"}) == ".md-two{color:blue}"
        assert theme_style.reduced(css.replace("red", "green"), {"md-one"}) == ".md-one{color:green}"


def test_what_a_file_asks_is_that_of_its_kind_and_of_who_wrote_it() -> None:
    asked = [
        theme_style.words_of_file("md-one", kind, is_ours=is_ours)
        for kind, is_ours in [("html", True), ("html", False), ("css", False), ("html", True)]
    ]
    assert asked == [set(), {"md-one"}, set(), set()]
