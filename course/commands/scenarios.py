"""What ``graph`` and ``twee`` do: scenarios as pictures and as Twine stories.

Input: a checked course, and which of its scenarios is meant. Output: text, and files that did
not exist before.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from course.checks.load import load_course
from course.commands import outputs
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.folders import carrying, old_files, places
from course.model import Content, Module, Scenario
from course.reading.files import files_in
from course.reading.problems import CourseProblems, nearest
from course.reading.telling import tell, tell_row
from course.reading.wording import counted
from course.scenarios import drawing
from course.scenarios.twee import NoTwee
from course.scenarios.twee_export import exported
from course.scenarios.twee_import import MAX_PAGE, imported

STORY_FILES = {".twee", ".tw", ".twee2", ".tw2", ".html", ".htm"}


class ScenarioProblem(Exception):
    """The command cannot do what was asked; says why."""


def run(root: Path, options: Namespace) -> int:
    """Draw scenarios, or take one to Twine and back."""
    try:
        said, report = done(root, options)
    except CourseProblems as found:
        for problem in found.problems:
            complain(str(problem))
        return PROBLEMS
    except ScenarioProblem as problem:
        complain(str(problem))
        return WRONG_USAGE
    if report:
        complain(report)
    say(said, end="")
    return DONE


def done(root: Path, options: Namespace) -> tuple[str, str]:
    """Do what was asked; return what to print, and what to say aside. Raises ``CourseProblems`` too."""
    report: tuple[str, ...] = ()
    if options.command == "graph":
        folder = options.to or root / "print" / "graphs"
        if why := places.why_not(root, folder, outside=True):
            raise ScenarioProblem(
                tell(
                    "%(folder)s %(why)s. Name a folder for the pictures alone, such as print/graphs.",
                    folder=folder,
                    why=why,
                )
            )
        return "".join(pictures(load_course(root, rules=False), options.scenario, folder)), ""
    if options.way == "export":
        text = as_twee(load_course(root, rules=False), options.scenario)
    else:
        text, report = from_twee(options.files)
        report = report or (tell("Nothing was lost."),)
    if options.to:
        put(text, options.to)
        text = tell("Written: %(to)s\n", to=options.to)
    return text, "\n".join(report)


def pictures(content: Content, name: str, folder: Path) -> Iterator[str]:
    """Write the picture of one scenario, or of all, and yield a line for each."""
    chosen = [_chosen(content, name)] if name else _all(content)
    drawn = {f"{module.slug}-{scenario.id}.svg": drawing.file_text(scenario).encode() for module, scenario in chosen}
    try:
        carrying.write_into(folder, drawn, old_files.of_graph)
    except carrying.InTheWay as problem:
        raise ScenarioProblem(str(problem)) from None
    except OSError as error:
        raise ScenarioProblem(
            tell("%(folder)s cannot be written: %(strerror)s", folder=folder, strerror=error.strerror)
        ) from None
    for path, (_, scenario) in zip(drawn, chosen, strict=True):
        moments, pages = counted(len(scenario.nodes), "moment"), counted(drawing.pages(scenario), "page")
        yield tell("%(folder)s: %(moments)s, prints on %(pages)s\n", folder=folder / path, moments=moments, pages=pages)


def as_twee(content: Content, name: str) -> str:
    """Return one scenario as a Twine story."""
    module, scenario = _chosen(content, name)
    return exported(module.slug, scenario)


def from_twee(paths: Sequence[Path]) -> tuple[str, tuple[str, ...]]:
    """Return the stories in files and folders as entries of ``scenarios.yml``, and what was lost, a line each."""
    files = [file for path in paths for file in _story_files(path)]
    texts = [_text(file) for file in files]
    try:
        story = imported(*texts, names=[str(file) for file in files])
    except NoTwee as problem:
        said = str(problem) if len(files) > 1 else f"{files[0]}, {problem}"
        raise ScenarioProblem(said) from None
    return story.text, story.report


def _story_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [file for file in files_in(path) if file.suffix.lower() in STORY_FILES]
    if not found:
        raise ScenarioProblem(
            tell(
                "%(path)s holds no story: no file ends in %(story_files)s.",
                path=path,
                story_files=tell_row(sorted(STORY_FILES)),
            )
        )
    return found


def _text(path: Path) -> str:
    if path.suffix.lower() == ".tws":
        raise ScenarioProblem(
            tell("%(path)s is a file of Twine 1, which no text program reads. Export it as Twee there.", path=path)
        )
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_PAGE + 1)
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise ScenarioProblem(
            tell("%(path)s cannot be read: %(strerror)s", path=path, strerror=error.strerror)
        ) from None
    except UnicodeDecodeError:
        raise ScenarioProblem(tell("%(path)s is not UTF-8; save it as UTF-8.", path=path)) from None


def put(text: str, path: Path) -> None:
    """Write a new file; one that is there already stays."""
    if path.exists():
        raise ScenarioProblem(tell("%(path)s is there already, and stays as it is. Name a new file.", path=path))
    outputs.put(path, text)


def _all(content: Content) -> list[tuple[Module, Scenario]]:
    return [(module, scenario) for module in content.modules for scenario in module.scenarios]


def _chosen(content: Content, name: str) -> tuple[Module, Scenario]:
    """Return the scenario that ``calling/fall-on-the-stairs``, or its id alone, means."""
    known = {f"{module.slug}/{scenario.id}": (module, scenario) for module, scenario in _all(content)}
    found = [full for full in known if name in (full, full.partition("/")[2])]
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise ScenarioProblem(tell("%(name)s is in several modules: %(found)s.", name=name, found=tell_row(found)))
    raise ScenarioProblem(tell("There is no scenario %(name)s: %(nearest)s", name=name, nearest=nearest(name, known)))
