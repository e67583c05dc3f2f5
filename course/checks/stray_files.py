"""Texts that stand where nothing reads them: an author is told where they belong.

Input: the project's folder. Output: a problem for each Markdown or YAML file below ``modules/``
that is neither a module's, nor a page of one's own, nor one of the two files of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from course.checks.named_files import how_to_rename, markdown_name, same_but_for_its_ending, translation_meant
from course.checks.stray_translations import is_told_as_translation
from course.checks.translator import is_translation
from course.folders.places import OWN_PAGES as FOLDER
from course.reading.files import relative
from course.reading.listing import Listing
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell

TEXTS = (".md", ".yml", ".yaml")
PAGE_NAME = re.compile(r"(?=.{1,60}\Z)[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*\.md")
_TAKEN_PAGES = re.compile(r"(?:index|trainer.*)\.md", re.IGNORECASE)  # the module's, and what is kept from learners
_CATALOGUE = ("catalogue.yml", "sources.yml")
_OWN_PAGE = f"modules/{FOLDER}/"


def page_name_fault(name: str, first: str) -> tuple[str, str] | None:
    """Return what is wrong with the name of a page of one's own, and what to do.

    ``first`` is the name that another file there has, but for small and capital letters, or the same.
    """
    if _TAKEN_PAGES.fullmatch(name):
        hint = tell("rename it; `%(folder)s/` holds pages of your own for learners, and is not a module", folder=FOLDER)
        return tell("a page of your own cannot be called `%(name)s`", name=name), hint
    if not PAGE_NAME.fullmatch(name):
        hint = tell("rename the file with letters, digits, - and _, such as questions-and-answers.md")
        return tell("%(name)s cannot be a web address", name=shown(name)), hint
    if first != name:
        return tell("`%(first)s` appears here too, and on many disks the two would be one page", first=first), tell(
            "rename one of the two"
        )
    return None


def check_stray(root: Path, listing: Listing, problems: Problems, languages: Collection[str] | None = ()) -> None:
    """Report every text that no module and no page is made of; a module's own folder is looked at with it.

    ``languages`` are those into which the course is translated.
    """
    told = " ".join(problem.hint for problem in problems.found)
    for name in _texts(root, listing):
        path = PurePosixPath(name)
        named = languages or ()
        if not markdown_name(path.name) and is_translation(root / name, named):
            continue
        if f" {path.name} " in told:  # to be renamed, where the file that was meant is missed
            continue
        at, depth = Position(name), len(path.parts) - 2
        if depth == 0 and is_told_as_translation(at, root / name, languages, problems):
            continue
        if fault := _fault(root, path, named):
            problems.add(at, *fault)


def _fault(root: Path, path: PurePosixPath, languages: Collection[str]) -> tuple[str, str] | None:
    """Return what is wrong with a text that no page is made of, and what to do; None for one of the catalogue."""
    depth = len(path.parts) - 2  # 0 in modules/ itself, 1 in a module's folder
    if meant := markdown_name(path.name):
        return tell("the ending `%(suffix)s` is not read", suffix=path.suffix), how_to_rename(root / path, meant)
    if path.suffix == ".md" and depth == 0:
        hint = tell(
            "move it to %(own_page)s%(path)s for a page of your own, or into a module's folder for a lesson",
            own_page=_OWN_PAGE,
            path=path.name,
        )
        return tell("no page is made of a file here"), hint
    folder, beside = path.parent.name, path.parent.parent / f"{path.stem}.{path.parent.name}{path.suffix}"
    if depth > 1 and folder in languages and (root / beside.with_stem(path.stem)).is_file():
        return tell("a translation stands beside what it translates"), tell("move it to %(beside)s", beside=beside)
    if path.suffix == ".md" and depth > 1:
        hint = (
            tell("move it to %(own_page)s%(path)s", own_page=_OWN_PAGE, path=path.name)
            if path.parts[1] == FOLDER
            else tell(
                "move it to modules/%(parts)s/%(path)s and name it under `lessons` in index.md there, or "
                "to %(own_page)s%(path)s for a page of your own",
                parts=path.parts[1],
                path=path.name,
                own_page=_OWN_PAGE,
            )
        )
        return tell("no page is made of a file this deep"), hint
    if path.suffix != ".md" and (depth > 0 or path.name not in _CATALOGUE):
        ours = same_but_for_its_ending(path.name, _CATALOGUE) or translation_meant(root / path, languages)
        hint = nearest(path.name, _CATALOGUE) if depth == 0 else tell("remove it")
        return tell("the file belongs to nothing"), how_to_rename(root / path, ours) if ours and depth == 0 else hint
    return None


def _texts(root: Path, listing: Listing) -> Iterator[str]:
    """Yield the paths of texts below ``modules/`` that may not be a module's; what starts with a point is nobody's."""
    for folder in listing.below("modules"):
        if folder.is_hidden or folder.is_linked:
            continue
        is_modules = folder.path.count("/") == 1 and folder.path != f"modules/{FOLDER}"
        for name in folder.files:
            if not name.startswith(".") and (markdown_name(name) or (name.lower().endswith(TEXTS) and not is_modules)):
                yield relative(root, root / folder.path / name)
