"""Quizzes within Markdown, and of mdBook: LiaScript, mkdocs-quiz, mdbook-quiz; each with its line, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.importing import files
from course.importing.items import CannotRead, Fields, Found, Refused, Taken

LIA = """\
<!-- author: Somebody -->
# Rain

A lesson that asks nothing.

What comes first?
<!-- data-solution-button -->

    [( )] Fetch *a mop*
    [(X)] Close it
    [[?]] Look.
    [[?]] Think.
****************

All said.

****************

Which are wet?

- [[X]] Rain
- [[ ]] Sand
- [[x]] Sea

## What falls?
[[rain]]

Which of these? [[this|is no quiz]]

[[ $x$ | ( $y$ )
 | z ]]

``` markdown
[[ ]] in code
```

Who marks it?

[[!]]
<script> true </script>

Which gender?

[[male] (female)]
[ [X]    [ ]   ] Mann
[ [X]    [X]   ] Kind

Nothing right:

[( )] a
[( )] b
"""
BLOCKS = """\
# Rain

```
<quiz>
What is an example?
- [x] this
- [ ] that
</quiz>
```

<quiz>
What comes first?

![A bell](bell.png) ![](bell.png)
- [ ] Fetch a mop
> No.
> Never.
- [x] Close it

All said.
</quiz>

=== "Tab"

    <quiz>
    Which are wet?
    - [x] Rain
    * [X] Sea
    - [ ] Sand
    </quiz>

<quiz>
Say it.

First [[close]] it, {then} [[call]].

---
All said.
</quiz>

<quiz>
Nothing at all
</quiz>

<?quiz?>
"""
BOOK = """\
[multipart]
rain = "It rains."

[[questions]]
id = "b230bed3-d6ba-4048-8b06-aa655d837b04"
type = "MultipleChoice"
multipart = "rain"
prompt.prompt = "What comes first?"
prompt.distractors = ["Fetch a mop"]
answer.answer = "Close it"
context = "All said."
promptExplanation = true

[[questions]]
type = "MultipleChoice"
prompt.prompt = "Which?"
prompt.distractors = ["Sand"]
answer.answer = ["Rain", "Sea"]

[[questions]]
type = "ShortAnswer"
prompt.prompt = "What falls?"
answer.answer = "rain"
answer.alternatives = ["snow"]

[[questions]]
type = "Tracing"
prompt.program = "fn main() {}"
answer.doesCompile = true

[[questions]]
type = "Essay"
prompt.prompt = "Write."
"""


def read(folder: Path, name: str, text: str) -> list[Found]:
    path = folder / name
    path.write_text(text, "utf-8")
    return files.read(path)


def told(found: list[Found]) -> list[tuple[object, ...]]:
    return [
        (one.place.line, one.fields, one.lost) if isinstance(one, Taken) else (one.place.line, one.what, one.why)
        for one in found
    ]


def single(prompt: str, **more: object) -> Fields:
    return {"kind": "single-choice", "prompt": prompt, **more}


OF_LIASCRIPT = [
    (
        9,
        single(
            "What comes first?",
            choices=[{"text": "Fetch *a mop*"}, {"text": "Close it", "correct": True}],
            hint="Look.",
            explanation="All said.",
        ),
        ("another hint: Think.",),
    ),
    (
        21,
        {
            "kind": "multiple-choice",
            "prompt": "Which are wet?",
            "scoring": "all-or-nothing",
            "choices": [{"text": "Rain", "correct": True}, {"text": "Sand"}, {"text": "Sea", "correct": True}],
        },
        (),
    ),
    (26, {"kind": "short-answer", "prompt": "What falls?", "accept": ["rain"]}, ()),
    (
        30,
        single(
            "Which of these? [[this|is no quiz]]",
            choices=[{"text": "$x$"}, {"text": "$y$", "correct": True}, {"text": "z"}],
        ),
        (),
    ),
    (39, "Who marks it?", "a script of its own marks it, which nobody runs here"),
    (44, "Which gender?", "it is a matrix: write a categorise question, or one for each row"),
    (50, "Nothing right:", "no choice is right; mark one as right"),
]


def test_quizzes_of_liascript(tmp_path: Path) -> None:
    found = told(read(tmp_path, "a.md", LIA))
    assert found == OF_LIASCRIPT


OF_MKDOCS_QUIZ = [
    (
        11,
        single(
            "What comes first?\n\n![A bell](imported/bell-796120.png)",
            choices=[
                {"text": "Fetch a mop", "feedback": "No.\nNever."},
                {"text": "Close it", "correct": True},
            ],
            explanation="All said.",
        ),
        ("the picture bell.png, which does not say what it shows",),
    ),
    (
        25,
        {
            "kind": "multiple-choice",
            "prompt": "Which are wet?",
            "scoring": "all-or-nothing",
            "choices": [{"text": "Rain", "correct": True}, {"text": "Sea", "correct": True}, {"text": "Sand"}],
        },
        (),
    ),
    (
        32,
        {
            "kind": "fill-in",
            "scoring": "all-or-nothing",
            "prompt": "Say it.",
            "text": "First {blank-1} it, (then) {blank-2}.",
            "blanks": [{"id": "blank-1", "accept": ["close"]}, {"id": "blank-2", "accept": ["call"]}],
            "explanation": "All said.",
        },
        (),
    ),
    (
        41,
        "Nothing at all",
        "it has no answers: write them as a list such as - [x] Yes, or as [[words]] in the text",
    ),
    (
        45,
        "<?quiz?>",
        "it is written as mkdocs-quiz before 1.0 was: have its `mkdocs-quiz migrate` write it anew",
    ),
]


def test_quizzes_of_mkdocs_quiz(tmp_path: Path) -> None:
    (tmp_path / "bell.png").write_bytes(b"PNG")
    found = told(read(tmp_path, "a.md", BLOCKS))
    assert found == OF_MKDOCS_QUIZ


def test_quizzes_of_mdbook(tmp_path: Path) -> None:
    found = read(tmp_path, "a.toml", BOOK)
    assert told(found) == [
        (
            4,
            single(
                "It rains.\n\nWhat comes first?",
                choices=[{"text": "Close it", "correct": True}, {"text": "Fetch a mop"}],
                explanation="All said.",
            ),
            ("its `promptExplanation`",),
        ),
        (
            14,
            {
                "kind": "multiple-choice",
                "prompt": "Which?",
                "scoring": "all-or-nothing",
                "choices": [{"text": "Rain", "correct": True}, {"text": "Sea", "correct": True}, {"text": "Sand"}],
            },
            (),
        ),
        (20, {"kind": "short-answer", "prompt": "What falls?", "accept": ["rain", "snow"]}, ()),
        (26, "a question without words", "it traces a program to its output: write a short-answer question"),
        (31, "Write.", "its type Essay is not known here: MultipleChoice and ShortAnswer are taken"),
    ]
    assert isinstance(found[0], Taken)
    assert found[0].own_id == "b230bed3-d6ba-4048-8b06-aa655d837b04"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "[[questions", ": this is not TOML: "),
        ("a.toml", "a = 1\n", ": it has no [[questions]], as a quiz of mdbook-quiz has"),
        ("a.md", "# Rain\n", ": no question is found in this page: LiaScript and mkdocs-quiz are read"),
    ],
)
def test_a_file_without_quizzes_is_told(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as why:
        read(tmp_path, name, text)
    assert str(why.value).startswith(f"{tmp_path / name}{said}")


def test_what_is_refused_keeps_nothing_of_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "bell.png").write_bytes(b"PNG")
    (found,) = read(tmp_path, "a.md", "![A bell](bell.png)\n\n[( )] a\n[( )] b\n")
    assert isinstance(found, Refused)
