"""The pages that ``bench browser`` compares: the same ten questions, made in four ways.

Input: the shipped course's first ten questions with one right choice. Output: two small sites in a
folder. ``ours/`` comes from the plugin as it is; ``stock/`` holds Material as it comes, with the
words alone and (when it can be installed) with mkdocs-quiz, and a page written by hand.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from markupsafe import escape

from course.checks.load import load_course
from course.model.questions.single_choice import SingleChoice
from tests.conftest import VALID

PEER = "mkdocs-quiz==1.7.1"

BARE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Quiz</title><style>body{{font:1rem/1.5 sans-serif;max-width:40rem;margin:auto}}label{{display:block}}</style>
</head><body><h1>Quiz</h1>
{body}<script src="bare.js" defer></script></body></html>
"""
BARE_SCRIPT = """const state = JSON.parse(localStorage.getItem('bare') || '{}');
function show(form) {
  const chosen = [...form.querySelectorAll('input:checked')];
  const right = [...form.querySelectorAll('input')].every((input) => input.checked === ('right' in input.dataset));
  const said = form.querySelector('output');
  said.textContent = right ? 'Right.' : 'Not right.';
  for (const input of chosen) said.append(' ', form.querySelector('#why-' + input.id).textContent);
}
for (const form of document.querySelectorAll('form')) {
  for (const input of form.querySelectorAll('input')) input.checked = (state[form.id] || []).includes(input.id);
  if (state[form.id]) show(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    state[form.id] = [...form.querySelectorAll('input:checked')].map((input) => input.id);
    localStorage.setItem('bare', JSON.stringify(state));
    show(form);
  });
}
"""
STOCK = """site_name: Stock
theme: {{name: material, font: false}}
use_directory_urls: false
plugins: [{plugins}]
markdown_extensions: [attr_list, tables]
"""


@dataclass(frozen=True)
class Sites:
    """Where the pages are; without ``peer`` there is none of mkdocs-quiz, for the reason in ``why``."""

    ours: Path
    stock: Path
    peer: bool
    why: str = ""


def ten_questions(root: Path) -> list[SingleChoice]:
    """Return the first ten questions with one right choice that a quiz of the shipped course asks."""
    content = load_course(root, rules=False)
    asked = [question for module in content.modules for question in module.quiz.tested]
    return [question for question in asked if isinstance(question, SingleChoice)][:10]


def made(root: Path, folder: Path) -> Sites:
    """Build every page below ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    questions = ten_questions(root)
    ours = build_ours(root, folder, questions)
    stock = folder / "stock"
    pages = folder / "pages"
    pages.mkdir()
    (pages / "index.md").write_text("# Home\n")
    (pages / "words.md").write_text(f"# Quiz\n\n{words(questions)}\n")
    peer, why = peer_python(root)
    if peer:
        (pages / "peer.md").write_text("# Quiz\n\n" + "\n\n".join(map(as_peer, questions)) + "\n")
    build(
        peer or Path(sys.executable), folder, stock, STOCK.format(plugins="search, mkdocs_quiz" if peer else "search")
    )
    if peer:  # the plugin puts its styles and scripts on every page; the page that we subtract is Material's own
        (pages / "peer.md").unlink()
        build(Path(sys.executable), folder, folder / "plain", STOCK.format(plugins="search"))
        shutil.copy(folder / "plain" / "words.html", stock / "words.html")
    (stock / "bare.html").write_text(BARE.format(body="".join(map(as_bare, questions))))
    (stock / "bare.js").write_text(BARE_SCRIPT)
    return Sites(ours=ours, stock=stock, peer=bool(peer), why=why)


def peer_python(root: Path) -> tuple[Path | None, str]:
    """Return the Python of an environment with mkdocs-quiz, made when there is none; or why there is not."""
    home = root / ".cache" / PEER.replace("==", "-")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    try:
        if not (home / "complete").is_file():
            venv.create(home, with_pip=True, clear=True)
            like_ours = [f"{name}=={version(name)}" for name in ("mkdocs", "mkdocs-material")]
            run([python, "-m", "pip", "install", "--quiet", PEER, *like_ours])
            (home / "complete").touch()
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stdout", "") or str(problem)
        return None, f"{PEER} could not be installed, so there is nothing to compare with: {said.strip()[-300:]}"
    return python, ""


def run(command: list[object]) -> None:
    """Run a program; its output is kept for whoever asks why it failed."""
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )


def build(python: Path, folder: Path, site: Path, config: str) -> None:
    """Build the Markdown in ``folder/pages`` with MkDocs and Material alone."""
    path = folder / "stock.yml"
    path.write_text(f"{config}docs_dir: {json.dumps(str(folder / 'pages'))}\n")
    run([python, "-m", "mkdocs", "build", "--quiet", "--config-file", path, "--site-dir", site])


def build_ours(root: Path, folder: Path, questions: list[SingleChoice]) -> Path:
    """Build a small course that asks these questions, and beside its quiz a page with their words alone."""
    course, site = folder / "course", folder / "ours"
    placed = "".join(f"\n<!-- question: {question.id} -->\n" for question in questions)
    files = {**VALID, "quizzes/people.yml": as_ours(questions)}
    files["modules/people/lesson.md"] = VALID["modules/people/lesson.md"].replace(
        "<!-- question: first-call -->", placed
    )
    for name, text in files.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    shutil.copytree(root / "overrides", course / "overrides")
    shutil.copy(root / "mkdocs.yml", course)
    run([sys.executable, "-m", "mkdocs", "build", "--config-file", course / "mkdocs.yml", "--site-dir", site])
    # A lesson with nothing in it but the questions, as the quiz page has nothing else.
    for name, tag in (("quiz", "course-quiz"), ("lesson", "course-check")):
        html = (site / f"people/{name}.html").read_text()
        parts = re.compile(rf"<{tag}.*</{tag}>", re.DOTALL)
        assert parts.search(html)
        (site / f"people/{name}-words.html").write_text(parts.sub(lambda _: words(questions), html, count=1))
    return site


def as_ours(questions: list[SingleChoice]) -> str:
    """Return the questions as a bank of the small course."""
    bank = []
    for question in questions:
        choices = [
            {"text": choice.text, "feedback": choice.feedback} | ({"correct": True} if choice.correct else {})
            for choice in question.choices
        ]
        texts = {"hint": question.hint, "explanation": question.explanation}
        bank.append(
            {
                "id": question.id,
                "kind": question.name,
                "objective": "1.1",
                "prompt": question.prompt,
                "choices": choices,
            }
            | {key: text for key, text in texts.items() if text}
            | {"section": "stay"}
        )
    whole = {"format": 1, "title": "People: check yourself", "pass_mark": 80, "questions": bank}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_peer(question: SingleChoice) -> str:
    """Return a question as mkdocs-quiz takes it, with feedback for each answer."""
    answers = [f"- [{'x' if one.correct else ' '}] {one.text}\n> {one.feedback}" for one in question.choices]
    return "\n".join(["<quiz>", question.prompt, *answers, "", question.explanation or "", "</quiz>"])


def as_bare(question: SingleChoice) -> str:
    """Return a question as HTML written by hand."""
    name, rows, whys = question.id, [], []
    for number, one in enumerate(question.choices):
        right = " data-right" if one.correct else ""
        rows.append(
            f'<label><input type="radio" name="{name}" id="{name}-{number}"{right}> {escape(one.text)}</label>\n'
        )
        whys.append(f'<p id="why-{name}-{number}" hidden>{escape(one.feedback)}</p>\n')
    return (
        f'<form id="{name}"><fieldset><legend>{escape(question.prompt)}</legend>\n{"".join(rows)}</fieldset>\n'
        f"{''.join(whys)}<button>Check</button> <output></output></form>\n"
    )


def words(questions: list[SingleChoice]) -> str:
    """Return the authors' own words, a paragraph each: what no way of making the page can save."""
    texts = []
    for question in questions:
        texts += [question.prompt, *(choice.text for choice in question.choices)]
        texts += [*(choice.feedback for choice in question.choices), question.hint or "", question.explanation or ""]
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts if text)
