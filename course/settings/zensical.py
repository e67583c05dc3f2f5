"""Whether a site was moved to Zensical by hand, which knows no plugin and says nothing of the one that it leaves out.

Input: the project's folder. Output: a problem where ``zensical.toml`` would make pages of a course's texts.
"""

from __future__ import annotations

from pathlib import Path

from course.reading.problems import Position, Problems
from course.reading.telling import tell

CONFIG = "zensical.toml"


def check_zensical(root: Path, problems: Problems) -> None:
    """Report the settings with which Zensical would make pages of ``modules/`` that have no quiz."""
    if not (root / CONFIG).is_file():
        return
    import tomllib  # here, because few projects have such a file

    try:
        settings = tomllib.loads((root / CONFIG).read_text("utf-8"))
    except (OSError, ValueError):  # there are none, or none that Zensical could go by
        return
    project = settings.get("project", settings)
    docs = project.get("docs_dir", "docs") if isinstance(project, dict) else ""
    if isinstance(docs, str) and (root / docs).resolve() == (root / "modules").resolve():
        problems.add(
            Position(CONFIG),
            tell("Zensical ignores the plugin `course` without a word: its pages have no questions and no checklists"),
            tell("remove this file; `export zensical` writes a tree that Zensical builds with all of them"),
        )
