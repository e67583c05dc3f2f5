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
AS_WRITTEN = "early"  # read by browsers that are too old, too; what shortens the others writes for newer ones
# Before each script: early.js has told an older browser that it gets none; and a script that two parts of a page
# ask for, or that a page asks for again under instant navigation, runs once.
ONCE = (
    "(window.coursewright=window.coursewright||{{}}).isServed===false||"
    "(window.coursewright.ran=window.coursewright.ran||{{}})[{name!r}]||(window.coursewright.ran[{name!r}]=1,0)||"
)
# What the scripts of some pages have in common is a script of its own, which those pages load before theirs.
SHARED = "records"
SHARE = ("certificate", "learning", "observe", "observed", "verify")
TAKEN = re.compile(r'^import \* as (\w+) from "\.\./(.+)";$', re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)|^export \{ (.+?) \}", re.MULTILINE)
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
    entries = sorted((WEB / "entries").glob("*.js"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        short = [entry for entry in entries if entry.stem not in (AS_WRITTEN, *SHARE)]
        make(folder, short)
        make(folder, [entry for entry in entries if entry.stem in SHARE], f"--import-map={shims(folder)}")
        entry = f"entries/{AS_WRITTEN}.js"
        run("bundle", "--quiet", "--platform=browser", "--format=esm", f"--output={folder / AS_WRITTEN}.js", entry)
        made = {path.name: path.read_bytes() for path in sorted(folder.glob("*.js"))}
    written = f"{AS_WRITTEN}.js"
    once = {name: b"" if name == written else ONCE.format(name=Path(name).stem).encode() for name in made}
    return {name: once[name] + text for name, text in made.items()}


def make(folder: Path, entries: list[Path], *options: str) -> None:
    """Write a classic script for each entry into a folder."""
    names = [f"entries/{entry.name}" for entry in entries]
    run("bundle", "--quiet", "--platform=browser", "--format=iife", "--minify", f"--outdir={folder}", *options, *names)


def shared() -> dict[str, Path]:
    """Return the modules that some scripts take from another, by the names that they have there."""
    text = (WEB / "entries" / f"{SHARED}.js").read_text("utf-8")
    return {name: WEB / path for name, path in TAKEN.findall(text)}


def shims(folder: Path) -> Path:
    """Write what stands for each module that is shared, and return a map from those modules to it."""
    place, found = folder / "shared", {}
    place.mkdir()
    for name, path in shared().items():
        shim = place / f"{name}.js"
        exports = ", ".join(exports_of(path.read_text("utf-8")))
        shim.write_text(f"export const {{ {exports} }} = coursewright.shared.{name};\n", "utf-8")
        found[path.as_uri()] = shim.as_uri()
    (place / "map.json").write_text(json.dumps({"imports": found}), "utf-8")
    return place / "map.json"


def exports_of(module: str) -> list[str]:
    """Return the names by which others import what a module has."""
    names = [name for name, _ in EXPORTED.findall(module) if name]
    for _, listed in EXPORTED.findall(module):
        names += [part.split(" as ")[-1].strip() for part in listed.split(",") if part.strip()]
    return names


@functools.cache
def exposed() -> str:
    """Return a script that hangs the pure modules on ``window.coursewright``, for tests and benches alone."""
    return run("bundle", "--quiet", "--platform=browser", "--format=iife", "tests/exposed.js")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
