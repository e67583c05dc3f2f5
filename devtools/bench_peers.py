"""The peers that pip can install, each in an environment of its own, and the same course as plain pages for them.

Input: the modules of a made course. Output: a folder with an ``mkdocs.yml`` and a page a module: its lesson, with
its ten questions where the peer has quizzes.
"""

from __future__ import annotations

import os
import subprocess
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from devtools.bench_module import Module, Question, module_of

SETTINGS = """site_name: A made course
theme: {name: material, font: false}
use_directory_urls: false
"""
EXTENSIONS = "markdown_extensions: [admonition, attr_list, footnotes, sane_lists, tables]\n"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another way to make a site; ``package`` is what it needs beside MkDocs and Material, and at which version."""

    name: str
    package: str = ""
    plugins: str = "search"

    @property
    def has_quizzes(self) -> bool:
        """Whether it is given the questions."""
        return bool(self.package)


MATERIAL = Peer("mkdocs-material")
QUIZ = Peer("mkdocs-quiz", "mkdocs-quiz==1.7.1", "search, mkdocs_quiz")
PEERS = (MATERIAL, QUIZ)


class NotInstalled(Exception):
    """A peer could not be installed; the text says why."""


def python_of(root: Path, peer: Peer) -> Path:
    """Return the Python of a peer's environment below ``.cache``, made when there is none; or raise ``NotInstalled``.

    MkDocs and Material are of the versions that we have, so that nothing but the peer makes a difference.
    """
    wanted = [f"{name}=={version(name)}" for name in ("mkdocs", "mkdocs-material")]
    wanted += [peer.package] if peer.package else []
    home = root / ".cache/peers" / peer.name
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    complete = home / "complete"
    if complete.is_file() and complete.read_text("utf-8").split() == wanted:
        return python
    try:
        venv.create(home, with_pip=True, clear=True)
        _run([str(python), "-m", "pip", "install", "--quiet", *wanted])
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stdout", "") or str(problem)
        raise NotInstalled(f"{peer.name} could not be installed: {said.strip()[-300:]}") from None
    complete.write_text("\n".join(wanted), "utf-8")
    return python


def versions_of(python: Path) -> dict[str, str]:
    """Return the version of every package of an environment."""
    lines = _run([str(python), "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"]).split()
    return {name.lower().replace("_", "-"): number for name, _, number in (line.partition("==") for line in lines)}


def _run(command: list[str]) -> str:
    return subprocess.run(
        command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ).stdout


def write_pages(folder: Path, number: int, peer: Peer) -> None:
    """Write the course of ``number`` modules as pages for a peer."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    settings = f"{SETTINGS}plugins: [{peer.plugins}]\n{EXTENSIONS}"
    (folder / "mkdocs.yml").write_text(settings, "utf-8", newline="\n")
    (docs / "index.md").write_text("# A made course\n", "utf-8", newline="\n")
    for at in range(1, number + 1):
        module = module_of(at)
        (docs / f"{module.slug}.md").write_text(page(module, peer), "utf-8", newline="\n")


def page(module: Module, peer: Peer) -> str:
    """Return a module as one page."""
    parts = [f"# {module.title}"]
    for heading, text in module.sections:
        parts += [f"## {heading}", text]
    parts += [as_quiz(question) for question in module.questions] if peer.has_quizzes else []
    parts.append(f"[^{module.claim}]: Visitors judge by what they see. A survey agrees.")
    return "\n\n".join(parts) + "\n"


def as_quiz(question: Question) -> str:
    """Return a question as mkdocs-quiz takes it, with feedback for each answer."""
    answers = [
        f"- [{'x' if place == question.right else ' '}] {text}\n> {why}"
        for place, (text, why) in enumerate(question.choices)
    ]
    return "\n".join(["<quiz>", question.prompt, *answers, "</quiz>"])
