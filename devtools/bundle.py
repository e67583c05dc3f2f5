"""The scripts that pages load, made from the modules in ``web/``: ``python3 build.py bundle``.

Each file of ``web/entries/`` becomes one classic script of its name in ``overrides/assets/course/``, because
pages also open from a disk, where browsers load no modules. The scripts stand in the repository, so that a
site builds without any of this; a test says that they are what ``web/`` makes.
"""

from __future__ import annotations

import functools
import json
import re
import sys
import tempfile
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, complain, say
from devtools.deno import ROOT, WEB, DenoProblem, run
from devtools.usage import parser

SCRIPTS = ROOT / "overrides/assets/course"
FOR_ALL = "early"  # read by browsers that are too old, too: it is written for them, and begins as it is
# Before each script: early.js has told an older browser that it gets none; and a script that two parts of a page
# ask for, or that a page asks for again under instant navigation, runs once.
ONCE = (
    "(window.coursewright=window.coursewright||{{}}).isServed===false||"
    "(window.coursewright.ran=window.coursewright.ran||{{}})[{name!r}]||(window.coursewright.ran[{name!r}]=1,0)||"
)
# Scripts that take what they have in common with others from one that came before them on their page, by the modules
# that list it: what is asked for later, and what has to do with records.
PAGE = WEB / "frame/page.js"  # of which every script has its own
KEEPING, RECORDS = "store/shared.js", "entries/records.js"
LATER = ("check", "device", "lesson-marking", "listen", "marks", "note", "quiz-marking", "scenario", "went")
OF_RECORDS = ("certificate", "figures", "learning", "observe", "observed", "verify")
LISTED = re.compile(r'^import \{([^}]+)\} from "(\..+)";$', re.MULTILINE)
KIND = re.compile(r"[a-z]+(?:-[a-z]+)*")
NO_KINDS = ("controls", "grading", "typed")
MADE = "// {words}\n// Made from the files of this folder; do not edit: python3 build.py bundle.\n\n"
GRADING = (
    "How each kind of question is graded: `judge` one part, `unread` why it cannot be marked, `verdict` what is said."
)
CONTROLS = "What kinds of question add to their controls."


def main(arguments: list[str]) -> int:
    """Write every script anew, and return the exit code."""
    told = "Make the scripts that pages load, in overrides/assets/course/, from the modules in web/."
    parser("bundle", told).parse_args(arguments)
    try:
        for path, text in lists().items():
            path.write_text(text, encoding="utf-8")
        made = bundles()
    except DenoProblem as problem:
        complain(str(problem))
        return PROBLEMS
    for old in SCRIPTS.glob("*.js"):
        if old.name not in made:
            old.unlink()
    for name, content in made.items():
        (SCRIPTS / name).write_bytes(content)
    say(f"{len(made)} scripts written to {SCRIPTS.relative_to(ROOT).as_posix()}.")
    return DONE


def kinds() -> list[str]:
    """Return the kinds of question that ``web/questions/`` has a file of."""
    names = sorted(path.stem for path in (WEB / "questions").glob("*.js"))
    return [name for name in names if KIND.fullmatch(name) and name not in NO_KINDS]


def lists() -> dict[Path, str]:
    """Return the two lists of kinds, which follow from the names of files: adding a kind is adding a file."""
    folder = WEB / "questions"
    graded = kinds()
    grading = MADE.format(words=GRADING)
    grading += "".join(f'import * as {variable(kind)} from "./{kind}.js";\n' for kind in graded)
    grading += table("GRADING", graded, 'import("../quiz/grade.js").Grading')
    moved = [kind for kind in graded if (folder / f"{kind}.controls.js").is_file()]
    controls = MADE.format(words=CONTROLS)
    controls += "".join(f'import {{ enliven as {variable(kind)} }} from "./{kind}.controls.js";\n' for kind in moved)
    controls += table("CONTROLS", moved, '(question: import("../quiz/question.js").Question) => void')
    return {folder / "grading.js": grading, folder / "controls.js": controls}


def table(name: str, kinds: list[str], each: str) -> str:
    """Return an object that holds what was imported of each kind, of the type ``each``."""
    known = "".join(f"  {key(kind)}: {variable(kind)},\n" for kind in kinds)
    return f"\n/** @type {{Record<string, {each}>}} */\nexport const {name} = {{\n{known}}};\n"


def variable(kind: str) -> str:
    """Return a kind's name as JavaScript writes names."""
    first, *others = kind.split("-")
    return first + "".join(other.capitalize() for other in others)


def key(kind: str) -> str:
    """Return a kind's name as a key, in quotes where JavaScript needs them."""
    return f'"{kind}"' if "-" in kind else kind


def bundles() -> dict[str, bytes]:
    """Return the scripts by name, as ``web/`` makes them now."""
    alike: dict[tuple[str, ...], list[Path]] = {}
    for entry in sorted((WEB / "entries").glob("*.js")):
        if entry.stem != FOR_ALL:
            alike.setdefault(lists_for(entry.stem), []).append(entry)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for lists, entries in alike.items():
            make(folder, entries, *([f"--import-map={shims(folder, lists)}"] if lists else []))
        make(folder, [WEB / f"entries/{FOR_ALL}.js"], form="esm")
        made = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.js"))}
    once = {name: ONCE.format(name=name).encode() for name in made if name != FOR_ALL}
    made[FOR_ALL] = made[FOR_ALL].replace(b"catch{", b"catch(_){")  # which is all that is shortened for newer ones
    return {f"{name}.js": once.get(name, b"") + text for name, text in made.items()}


def make(folder: Path, entries: list[Path], *options: str, form: str = "iife") -> None:
    """Write a classic script for each entry into a folder."""
    names = [f"entries/{entry.name}" for entry in entries]
    run("bundle", "--platform=browser", f"--format={form}", "--minify", f"--outdir={folder}", *options, *names)


def lists_for(script: str) -> tuple[str, ...]:
    """Return the modules that list what a script, by its name, takes from one that came before it."""
    if script in OF_RECORDS:
        return KEEPING, RECORDS
    return (KEEPING,) if script in LATER else ()


def taken(lists: tuple[str, ...]) -> dict[Path, dict[str, str]]:
    """Return what some lists name: by module, each name in it with that under which it is shared."""
    found: dict[Path, dict[str, str]] = {}
    for place in (WEB / path for path in lists):
        for names, path in LISTED.findall(place.read_text("utf-8")):
            each = (name.split(" as ") for name in map(str.strip, names.split(",")) if name)
            found.setdefault((place.parent / path).resolve(), {}).update((one[0], one[-1]) for one in each)
    return {path: names for path, names in found.items() if path != PAGE}


def shims(folder: Path, lists: tuple[str, ...]) -> Path:
    """Write what stands for each module that is shared, and return a map from those modules to it."""
    place, found = folder / f"taken-{len(lists)}", {}
    place.mkdir()
    for number, (path, names) in enumerate(taken(lists).items()):
        shim = place / f"{number}.js"
        shared = ", ".join(f"{key}: {name}" for name, key in names.items())
        shim.write_text(f"export const {{ {shared} }} = coursewright.shared;\n", "utf-8")
        found[path.as_uri()] = shim.as_uri()
    (place / "map.json").write_text(json.dumps({"imports": found}), "utf-8")
    return place / "map.json"


@functools.cache
def exposed() -> str:
    """Return a script that hangs the pure modules on ``window.coursewright``, for tests and benches alone."""
    return run("bundle", "--quiet", "--platform=browser", "--format=iife", "tests/exposed.js")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
