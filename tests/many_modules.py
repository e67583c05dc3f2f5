"""A course of any size: the modules of this one, again and again, each with a code and a name of its own.

Input: the folder of a course and a number. Output: another folder with that many modules.
"""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path

FIRST = 200
OBJECTIVES = re.compile(r"^\s*(?:- )?(?:id|objectives?): .*$|\bobjective: \"[\d.]+\"", re.MULTILINE)
CHECKLIST = re.compile(r"^- id: (\S+)", re.MULTILINE)
CODE = re.compile(r"^code: .*$", re.MULTILINE)


def write_course(root: Path, into: Path, number: int) -> None:
    """Write a course with ``number`` modules, or as many as ``root`` has, if that is more."""
    for name in ("modules", "quizzes", "overrides"):
        shutil.copytree(root / name, into / name)
    shutil.copy(root / "mkdocs.yml", into)
    # Copies break rules of good content (an objective comes back in no later module); here they may.
    catalogue = into / "modules/catalogue.yml"
    text = re.sub(r"^rules:.*\n", "", catalogue.read_text("utf-8"), flags=re.MULTILINE)
    catalogue.write_text(f"{text.rstrip()}\nrules: {{profile: full, warning: [ALL]}}\n", "utf-8")
    slugs = sorted(page.parent.name for page in (root / "modules").glob("*/index.md"))
    copies = itertools.islice(itertools.cycle(slugs), max(0, number - len(slugs)))
    for number, slug in enumerate(copies, start=FIRST):
        copy_module(into, slug, f"{slug}-{number}", number=number)


def copy_module(root: Path, slug: str, name: str, *, number: int) -> None:
    """Copy one module of ``root`` under another name, with a code, objectives and checklists of its own."""
    folder = root / "modules" / name
    shutil.copytree(root / "modules" / slug, folder)
    quiz = root / "quizzes" / f"{name}.yml"
    shutil.copy(root / "quizzes" / f"{slug}.yml", quiz)
    checklists = folder / "checklists.yml"
    names = CHECKLIST.findall(checklists.read_text("utf-8")) if checklists.is_file() else []
    for path in (quiz, *folder.glob("*.md"), *folder.glob("*.yml")):
        text = OBJECTIVES.sub(
            lambda line: re.sub(r"\b\d+\.(?=\d)", f"{number}.", line.group()), path.read_text("utf-8")
        )
        for checklist in names:
            text = re.sub(rf"^((?:- id|<!-- checklist): {checklist})\b(?!-)", rf"\1-{number}", text, flags=re.MULTILINE)
        path.write_text(CODE.sub(f"code: XX-{number}", text, count=1), "utf-8")
