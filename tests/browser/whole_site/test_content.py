"""What authors write beyond words, on whole pages: code, tabs, folded blocks, formulas and wide tables.

Each must be reachable by keys and without scripts, say what it is, and be whole on a phone and on paper.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.site import mkdocs_process
from tests import content_policy
from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import Scheme, violations
from tests.browser.whole_site.conftest import ROOT, Visit
from tests.browser.whole_site.test_paper import one_line, printed
from tests.conftest import VALID
from tests.serving import served

pytestmark = pytest.mark.browser

LONG = "const words = " + '"' + "long" * 60 + 'END-OF-CODE";'
WORD = "averyveryverylongwordwithoutspaces"
LESSON = f"""
```python title="greet.py" linenums="1" hl_lines="2"
# the name of the file
print("Hello", 1 + 2)
```

```js
{LONG}
```

```diff
- gone
+ come
```

=== "First tab"
    Words in the first.

=== "Second tab"
    Words in the second, with `code`.

??? note "Folded"
    Words that were folded.

!!! warning "A box"
    Words in a box.

- [ ] still to do
- [x] done

Term
:   Definition of it.

Press ++ctrl+c++; ~~gone~~, ==marked==, ^^new^^, H~2~O, x^2^, $\\frac{{a}}{{b}}$.

$$\\begin{{aligned}}a &= b\\\\c &= d\\end{{aligned}} + \\overline{{x}} + \\cancel{{y}}$$

| Column one | Column two | Column three | Column four | Column five | Column six | Column seven | Column eight |
|---|---|---|---|---|---|---|---|
| {WORD} | {WORD} | {WORD} | b | c | d | e | END-OF-ROW |

| One | Two |
|---|---|
| {WORD} | 2 |
"""
QUESTION = """
  - id: code-prompt
    kind: single-choice
    objective: "1.1"
    section: stay
    prompt: |
      What does this print?

      ```python
      for x in [1, 2]:
          print(x)
      ```
    choices:
      - {id: right, text: "1 and 2", correct: true, feedback: The loop runs twice.}
      - id: wrong
        text: |
          ```
          1
            2
          ```
        feedback: |
          First paragraph.

          Second paragraph with $x^2$.

          ```
          code of
            feedback
          ```
      - id: listed
        text: |
          A list:

          - one
          - two

          | a | b |
          |---|---|
          | 1 | 2 |
        feedback: Neither of them.
"""


@pytest.fixture(scope="session")
def content_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small built site whose lesson and quiz hold every element."""
    root = tmp_path_factory.mktemp("content")
    changed = {
        "modules/people/lesson.md": VALID["modules/people/lesson.md"].replace("## Stay\n", f"## Stay\n{LESSON}"),
        "quizzes/people.yml": VALID["quizzes/people.yml"] + QUESTION,
    }
    for name, text in (VALID | changed).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    mkdocs_process.build(root, root / "site")
    return root / "site"


@pytest.fixture(scope="session")
def content(content_site: Path) -> Iterator[str]:
    """Return where it is served."""
    with served(content_site, {content_policy.NAME: content_policy.header(content_site)}) as address:
        yield address


def answer(page: Page) -> None:
    """Choose the wrong answer, and hand the quiz in."""
    page.locator("[name=code-prompt][value=wrong]").check()
    page.get_by_role("button", name="Submit answers").click()
    expect(page.locator("course-quiz")).to_contain_text("Second paragraph")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing(visit: Visit, content: str, width: int, scheme: Scheme) -> None:
    page = visit(f"{content}people/lesson.html", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    acts.open_everything(page)
    found = violations(page, [scheme])
    page.goto(f"{content}people/quiz.html")
    found += violations(page, [scheme])
    answer(page)
    acts.open_everything(page)
    assert found + violations(page, [scheme]) == []


@pytest.mark.parametrize("name", ["lesson", "quiz"])
def test_nothing_scrolls_the_page_sideways_and_ids_are_unique(visit: Visit, content: str, name: str) -> None:
    page = visit(f"{content}people/{name}.html", viewport={"width": 320, "height": 640})
    acts.open_everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((part) => part.id)")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("scripts", [True, False])
def test_tabs_work_by_keys_with_scripts_and_without(visit: Visit, content: str, scripts: bool) -> None:
    page = visit(f"{content}people/lesson.html", java_script_enabled=scripts)
    first, second = page.get_by_text("Words in the first."), page.get_by_text("Words in the second")
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.get_by_role("radio", name="First tab").focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    page.get_by_text("First tab").click()
    expect(first).to_be_visible()


def test_a_wide_table_scrolls_by_keys_and_says_what_it_is(visit: Visit, content: str) -> None:
    page = visit(f"{content}people/lesson.html", viewport={"width": 360, "height": 640})
    frame = page.get_by_role("group", name="Table: Column one, Column two")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(frame) => frame.scrollLeft > 0", arg=frame.element_handle())


def test_blocks_stay_blocks_in_a_question(visit: Visit, content: str) -> None:
    page = visit(f"{content}people/quiz.html")
    question = page.locator("#question-code-prompt")
    assert question.locator("pre").first.inner_text().rstrip() == "for x in [1, 2]:\n    print(x)"
    label = question.locator("label", has=page.locator("[value=wrong]"))
    assert label.locator("code").inner_text().rstrip() == "1\n  2"
    assert label.locator("p, pre, ul, table, div").count() == 0  # HTML allows phrases alone in a label
    answer(page)
    why = question.locator("[data-for=wrong]")
    assert "First paragraph." in why.inner_text()
    assert why.locator("p").inner_text().startswith("Second paragraph")
    assert why.locator("pre").inner_text().rstrip() == "code of\n  feedback"


@pytest.mark.parametrize(("size", "scripts"), [("A4", True), ("Letter", True), ("A4", False)])
def test_everything_is_whole_on_paper(visit: Visit, content: str, size: str, scripts: bool) -> None:
    page = visit(f"{content}people/lesson.html", java_script_enabled=scripts)
    text = one_line(*printed(page, size))
    squashed = text.replace(" ", "")
    for words in ("greet.py", "First tab", "Words in the first", "Second tab", "Words in the second", "Folded",
                  "Words that were folded", "Words in a box", "still to do", "Definition of it", "Column"):  # fmt: skip
        assert words in text, words
    assert squashed.count(WORD) == 4
    for words in ("END-OF-ROW", "END-OF-CODE", "long" * 60):
        assert words in squashed, words
    page.set_viewport_size({"width": 672 if size == "A4" else 695, "height": 900})  # the sheet less its margins
    page.emulate_media(media="print")
    if scripts:
        beyond = page.evaluate("""[...document.querySelectorAll('.md-content *')].filter((part) =>
          part.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(part).position !== 'absolute')
          .map((part) => part.outerHTML.slice(0, 80))""")
        assert beyond == []
