"""The fenced blocks of the authors' guide, what each claims to be, and what our own readers say of it.

A block of YAML or Markdown whose title is a path (``modules/catalogue.yml``) is that whole file; ``In`` before the path
says that it is a part of one, in which required keys may be missing. YAML without a title is a whole question. Lines of
``console`` are commands.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course.commands.main import parse
from course.formats.forms import FORMS
from course.importing.items import Taken
from course.importing.tables import read_csv
from course.markdown.foreign_markup import foreign
from course.model import Quiz
from course.model.questions.base import Question
from course.reading.data import Mapping, Node, Sequence
from course.reading.files import split_front_matter
from course.reading.problems import Problem, Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml
from course.settings.mkdocs_yml import read_settings
from tests.conftest import SETTINGS
from tests.examples_of_kinds import question_from

PROJECT = Path(__file__).parents[2]
GUIDE = PROJECT / "docs"
_FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)(?P=ticks) *$",
    re.MULTILINE | re.DOTALL,
)
PART = "In "
# What people type beside our own commands. ``mkdocs`` is ours as far as a course goes, so its words are looked at.
OTHER_PROGRAMS = frozenset(("cd", "git", "pip", "rsync", "mkdir", "mv", ".", "properdocs", "zensical"))
OF_MKDOCS = frozenset(("build", "serve", "gh-deploy"))
OF_PYTHON = re.compile(r"-m venv \.venv|-m course\.rules\.reference.*|-c .*")
# Blocks that other programs read, or nobody.
OTHER_LANGUAGES = frozenset(("text", "nginx", "apache", "css", "html", "python"))


@dataclass(frozen=True)
class Snippet:
    """One fenced block: where it stands, and what is in it."""

    path: Path
    line: int
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(PROJECT).as_posix()}:{self.line}"

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a file, and not the whole."""
        return self.title.startswith(PART)

    @property
    def name(self) -> str:
        """The path of the file that it is, or is a part of."""
        return self.title.removeprefix(PART)


def pages() -> list[Path]:
    """Return every page of the guide."""
    return sorted((GUIDE / "modules").rglob("*.md"))


def snippets(path: Path) -> Iterator[Snippet]:
    """Yield the fenced blocks of a page, in order."""
    text = path.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        language, _, options = found["info"].strip().partition(" ")
        title = re.search(r'title="([^"]*)"', options)
        indent = len(found["indent"])
        inner = "".join(line[indent:] if line.strip() else line for line in found["text"].splitlines(keepends=True))
        line = text.count("\n", 0, found.start()) + 1
        yield Snippet(path, line, language, title[1] if title else "", inner)


def told(snippet: Snippet, folder: Path) -> list[str]:
    """Return what is wrong with a block; ``folder`` is an empty one, to put settings into."""
    if snippet.language == "console":
        return [fault for line in snippet.text.splitlines() for fault in told_of_line(line)]
    if snippet.language == "csv":
        return [str(found) for found in read_csv(snippet.text, snippet.name) if not isinstance(found, Taken)]
    if snippet.language == "json":
        return [] if json.loads(snippet.text) else ["empty"]
    if snippet.language in OTHER_LANGUAGES:
        return []
    if snippet.language not in ("yaml", "markdown"):
        return [f"nothing reads the language {snippet.language!r}"]
    if snippet.language == "yaml" and not snippet.title:
        return told_of_question(snippet)
    problems = Problems()
    if snippet.name == "mkdocs.yml":
        _read_settings(snippet, folder, problems)
    elif snippet.language == "markdown":
        _read_page(snippet, problems)
    else:
        _read_data(snippet.text, snippet, problems)
    return [str(problem) for problem in problems.found if not (snippet.is_part and is_of_what_is_left_out(problem))]


def is_of_what_is_left_out(problem: Problem) -> bool:
    """Tell whether a part of a file is told of what stands elsewhere in the whole, or beside it."""
    said = r"(?:the|an?) .* has no `\w+`|there is no (?:page or )?file .*|there is no folder overrides/"
    return re.fullmatch(said, problem.message) is not None


def told_of_question(snippet: Snippet) -> list[str]:
    """Return what is wrong with a whole question."""
    problems = Problems()
    node = parse_yaml(snippet.text, snippet.name, problems)
    if not isinstance(node, Mapping) or "kind" not in node.entries:
        return ["YAML without a title is a question, and this is none: give it the path of its file as a title"]
    question_from(node)
    return []


def _read_data(text: str, snippet: Snippet, problems: Problems, first_line: int = 1) -> None:
    """Read YAML as its file is read."""
    named_last = sorted(FORMS, key=lambda form: form.name == "lesson")  # any other text of a module is a lesson
    form = next((form for form in named_last if PurePosixPath(snippet.name).match(form.pattern)), None)
    assert form, f"{snippet}: no file of a course is called {snippet.name!r}"
    node = parse_yaml(text, snippet.name, problems, first_line=first_line)
    if node is None:
        return
    assert isinstance(node, Sequence if form.is_list else Mapping), snippet
    for part in _mappings(node):
        made = read(part, form.cls, problems)
        if isinstance(made, Quiz):
            for question in made.questions:
                assert isinstance(question, Question)
                question.check(problems)


def _mappings(node: Node) -> Iterator[Mapping]:
    for part in node.items if isinstance(node, Sequence) else [node]:
        assert isinstance(part, Mapping)
        yield part


def _read_page(snippet: Snippet, problems: Problems) -> None:
    """Read front matter as its file's, and the text as Markdown: nothing of another system's is in it."""
    front, body, _ = split_front_matter(snippet.text)
    if front is not None:
        _read_data(front, snippet, problems, first_line=2)
    assert front is not None or snippet.is_part, f"{snippet}: a whole page has front matter"
    assert list(foreign(body, lesson=True)) == [], snippet


def _read_settings(snippet: Snippet, folder: Path, problems: Problems) -> None:
    """Read settings; a part is put into the least that mkdocs.yml has to say."""
    text = snippet.text
    if snippet.is_part:
        own = re.findall(r"^(\w+):", text, re.MULTILINE)
        rest = re.split(r"^(?=\w)", SETTINGS, flags=re.MULTILINE)
        text += "".join(part for part in rest if part.partition(":")[0] not in own)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    read_settings(folder, problems)


def commands_of(line: str) -> Iterator[list[str]]:
    """Yield the words of each command on a line."""
    words = shlex.split(line, comments=True)
    while words:
        end = words.index("&&") if "&&" in words else len(words)
        yield words[:end]
        words = words[end + 1 :]


def own_words(words: list[str]) -> list[str] | None:
    """Return what a command gives to our own program; none where it is another's."""
    if words[:1] == ["coursewright"]:
        return words[1:]
    return words[2:] if words[1:2] == ["build.py"] and words[0] in ("python", "python3", "py") else None


def told_of_line(line: str) -> list[str]:
    """Return what is wrong with a line to type."""
    faults = []
    for words in commands_of(line):
        own = own_words(words)
        if own is not None:
            faults += told_of_words(own)
        elif words[0] == "mkdocs":
            faults += [] if words[1] in OF_MKDOCS else [f"mkdocs has no command {words[1]}"]
        elif words[0] in ("python", "python3"):
            faults += [] if OF_PYTHON.fullmatch(" ".join(words[1:])) else [f"what is {' '.join(words)!r}?"]
        elif words[0] not in OTHER_PROGRAMS:
            faults.append(f"what is {words[0]!r}?")
    return faults


def told_of_words(words: list[str]) -> list[str]:
    """Return what our parser says of the words behind the program's name."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            parse(words)
    except SystemExit as end:
        return [said.getvalue().splitlines()[-1]] if end.code else []
    return []
