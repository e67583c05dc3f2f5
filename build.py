#!/usr/bin/env python3
"""Set up what Coursewright needs, once, then run the command given.

Input: a command (none means ``build``; see ``python3 build.py --help``). Output: the exit
code of ``course.commands.main``: 0 done, 1 problems in the content or a failed test, 2 wrong usage;
from here, 3 when setting up failed and 130 when interrupted.

The packages go into ``.venv`` beside this file. It belongs to this script: whenever it is
incomplete, out of date or was moved, it is made again; a package of which something is missing is
installed again with those that came with it. Standard library only.
"""

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SETUP_FAILED, INTERRUPTED = 3, 130

# An older Python must get as far as this message: nothing above it, and no syntax below it,
# is newer than Python 3.6.
if sys.version_info < (3, 11):  # noqa: UP036 (the point of this file is to be run by any Python)
    advice = (
        "Install one (Debian 12, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python;\n"
        "Windows and others: https://www.python.org/downloads/), then run build.py with it."
    )
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        if shutil.which(name) and subprocess.call([name, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            advice = f"This machine has one. Run: {name} build.py"
    sys.stderr.write(f"Coursewright needs Python 3.11 or newer, found {sys.version.split()[0]}.\n{advice}\n")
    sys.exit(SETUP_FAILED)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
NEEDS_TESTING_TOOLS = ("test", "audit", "bench", "bundle")

NO_VENV = """This Python cannot make a virtual environment: its modules venv and ensurepip are missing.
Debian, Ubuntu: apt-get install python3-venv
Elsewhere: install Python from https://www.python.org/downloads/
Then run this command again."""
NOT_WRITABLE = """Coursewright keeps its packages in the folder {venv} and cannot write there: {reason}.
Fix that, or copy the project to a folder where you may write, and run this command again."""
NOT_OURS = """{venv} is {what}, so build.py does not touch it: it empties the folder when it installs anew.
Rename or remove it, and run this command again."""
NO_NETWORK = """The packages could not be downloaded: there is no way to the package index from here.
Check the connection and run this command again; the download goes on where it can.
Behind a proxy: set HTTPS_PROXY, as in  HTTPS_PROXY=http://proxy.example:3128 python3 build.py
With a package index of your own: set PIP_INDEX_URL to its address."""
DISK_FULL = """The disk is full. Free some space ({size} MB or so are needed) and run this command again."""
WRONG_HASH = """A package that was downloaded is not the one that requirements/ names, so it was not installed.
The download may be damaged: run  python3 -m pip cache purge  and this command again.
Should it happen again, do not go round it: the package index may have been tampered with."""
PIP_FAILED = """Installing the packages failed; pip says why above.
Fix that, then run this command again."""

DAMAGED = """Something of {name} is missing or damaged in {venv}; installing it again.
"""

# What pip says, in one release or another, when it could not reach an index.
NETWORK_WORDS = re.compile(
    r"connection broken|Connection(?:Timeout|Reset|Refused)?Error|[Tt]imed out|ProxyError|SSLError"
    r"|name resolution|[Nn]etwork is unreachable|from versions: none"
)


class SetupFailure(Exception):
    """Setting up cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Set up if needed and hand over to ``course.commands.main``; on POSIX this does not return."""
    command = [str(PYTHON), "-P", "-m", "course.commands.main", "--root", str(ROOT), *arguments]
    os.environ["COURSE_PROGRAM"] = "py build.py" if sys.platform == "win32" else "python3 build.py"  # in messages
    if arguments[:1] in (["-h"], ["--help"], ["--version"]):  # asking what there is installs nothing
        start = (
            "import sys; sys.path.insert(0, sys.argv.pop(1)); from course.commands.main import main; sys.exit(main())"
        )
        command = [sys.executable, "-P", "-c", start, str(ROOT), *arguments]
    else:
        layers = ["base", "project"]
        if arguments[:1] and arguments[0] in NEEDS_TESTING_TOOLS:
            layers.append("test")
        try:
            set_up(layers)
        except SetupFailure as failure:
            sys.stderr.write(f"{failure}\n")
            return SETUP_FAILED
    if sys.platform != "win32":  # where execv gives the prompt back before the command has ended
        os.execv(command[0], command)
    return subprocess.call(command)


def whole_layers(layers: list[str]) -> tuple[set[str], dict[str, str]]:
    """Return which layers are installed and whole, and what is damaged in others; where pip is, all is made anew."""
    have = intact_layers()  # again: another build.py may have installed them meanwhile
    if "base" not in have:
        have = set()
        make_environment()
    hurt = damaged([layer for layer in layers if layer in have])
    if any(name.startswith("pip") for name in hurt.values()):  # it cannot fix itself
        have, hurt = set(), {}
        make_environment()
    for layer, name in hurt.items():
        sys.stderr.write(DAMAGED.format(name=name, venv=VENV))
        have.discard(layer)
    return have, hurt


def set_up(layers: list[str]) -> None:
    """Install the layers that are not installed as they should be; nothing if all are."""
    if set(layers) <= intact_layers() and not damaged(layers):
        return
    refuse_what_is_not_ours()
    try:
        VENV.mkdir(exist_ok=True)
        lock = os.open(VENV / "build.lock", os.O_RDWR | os.O_CREAT)
    except OSError as problem:
        raise cannot_write(problem) from None
    try:
        take(lock)
        have, hurt = whole_layers(layers)
        for layer in layers:
            if layer not in have:
                # Killed from here on, the environment counts as incomplete and is made again.
                stamp_file().unlink(missing_ok=True)
                try:
                    install(layer, lock, again=layer in hurt)
                except SetupFailure:
                    write_stamp(have)  # pip reads everything before it changes anything
                    raise
                have.add(layer)
                write_contents(layer)
                write_stamp(have)
        compile_ours()
    except OSError as problem:
        raise cannot_write(problem) from None
    finally:
        os.close(lock)


def refuse_what_is_not_ours() -> None:
    """Stop where ``.venv`` was made by somebody else, or leads to another folder: all in it would be lost."""
    what = ""
    if VENV.is_symlink():
        what = f"a link to {os.path.realpath(VENV)}"
    elif VENV.is_dir() and any(VENV.iterdir()) and not (VENV / "build.lock").exists():
        what = "a folder that build.py did not make"
    if what:
        raise SetupFailure(NOT_OURS.format(venv=VENV, what=what))


def cannot_write(problem: OSError) -> SetupFailure:
    """Return what to say about a folder that takes no files."""
    if problem.errno == errno.ENOSPC:
        return SetupFailure(DISK_FULL.format(size=300))
    return SetupFailure(NOT_WRITABLE.format(venv=VENV, reason=problem.strerror))


def take(lock: int) -> None:
    """Wait until no other build.py sets up this folder."""
    if sys.platform == "win32":
        taken = False
        while not taken:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
                taken = True
    else:
        fcntl.flock(lock, fcntl.LOCK_EX)


def make_environment() -> None:
    """Make ``.venv`` from nothing, whatever was there."""
    import importlib.util  # here only: it costs every run some milliseconds

    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupFailure(NO_VENV)
    for entry in VENV.iterdir():
        if entry.name == "build.lock":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    tell(f"Making {VENV} with Python {sys.version.split()[0]} (once; about half a minute).")
    # Not sys.executable: that may be the python of the very .venv that was just emptied.
    maker = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([maker, "-I", "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        said = made.stdout + made.stderr
        if "No space left" in said:
            raise SetupFailure(DISK_FULL.format(size=300))
        raise SetupFailure(f"{said.strip()}\n\nMaking .venv failed, for the reason above.\n{NO_VENV}")


def install(layer: str, lock: int, again: bool) -> None:
    """Install one layer with pip, ``again`` over what is there: its progress on a terminal, silence elsewhere."""
    what = ["--require-hashes", "-r", str(ROOT / "requirements" / f"{layer}.txt")]
    if layer == "project":
        what = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    if again:
        what.insert(0, "--ignore-installed")
    # A person's pip settings for other places would send the packages there.
    settings = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    misleading = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_HASHES", "PYTHONHOME")
    environment = {name: value for name, value in os.environ.items() if name not in misleading}
    loud = sys.stdout.isatty() and layer != "project"
    pip = subprocess.Popen(
        [str(PYTHON), "-I", "-m", "pip", "install", *([] if loud else ["--quiet"]), *what],
        env={**environment, **settings},
        stdout=None if loud else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        # pip holds the lock too: should build.py be killed, the next one waits for this pip to end.
        pass_fds=() if sys.platform == "win32" else (lock,),
    )
    said: list[str] = []
    for line in pip.stderr or ():
        said.append(line)
        tell(line.rstrip("\n"))
    if pip.wait():
        words = "".join(said)
        if not sys.stdout.isatty():  # else it was all said already
            sys.stderr.write("".join(line for line in said if not line.startswith("WARNING:")) + "\n")
        if "No space left" in words:
            raise SetupFailure(DISK_FULL.format(size=700 if layer == "test" else 300))
        if "DO NOT MATCH THE HASHES" in words:
            raise SetupFailure(WRONG_HASH)
        raise SetupFailure(NO_NETWORK if NETWORK_WORDS.search(words) else PIP_FAILED)


def compile_ours() -> None:
    """Compile our own code and templates, as pip has compiled the packages, whatever Python is told to write.

    Where ``PYTHONDONTWRITEBYTECODE`` is set, as images of machines have it, every start would compile all of it anew.
    What cannot be compiled or kept costs time later.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    templates = "from course.site.theme_templates import compile_theme; compile_theme()"
    for words in (["-m", "compileall", "-q", str(ROOT / "course"), str(ROOT / "devtools")], ["-c", templates]):
        with contextlib.suppress(OSError):
            subprocess.run([str(PYTHON), "-I", *words], env=environment, capture_output=True)


def tell(line: str) -> None:
    """Say what is going on, if a person is watching."""
    if sys.stdout.isatty():
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def fingerprint(layer: str) -> str:
    """Return what a layer was made from, in short: it changes when the layer must be made again."""
    if layer == "project":
        source = (ROOT / "pyproject.toml").read_bytes()
    else:
        source = (ROOT / "requirements" / f"{layer}.txt").read_bytes()
    # The folder, because a virtual environment cannot be moved; the interpreter behind .venv,
    # because an upgrade of the system's Python leaves the packages behind.
    place = f"{ROOT}\n{os.path.realpath(PYTHON)}\n".encode("utf-8", "surrogateescape")
    return hashlib.sha256(place + source).hexdigest()


def stamp_file() -> Path:
    """Return where the stamp is kept: with the packages, so that it goes when they go."""
    return next(VENV.glob("[Ll]ib/python*/site-packages"), VENV / "Lib/site-packages") / "coursewright-installed.txt"


def intact_layers() -> set[str]:
    """Return the layers that are completely installed, from what they should be made from now."""
    try:
        lines = stamp_file().read_text("utf-8", errors="replace").split("\n")
    except OSError:
        return set()
    if not PYTHON.exists():
        return set()
    intact = {name for name in ("base", "project", "test") if f"{name} {fingerprint(name)}" in lines}
    return intact if "base" in intact else set()


def contents() -> dict[str, int]:
    """Return what stands in the packages, two levels deep: each file with its size, each folder with -1.

    Deeper would cost every run more than it finds: whoever deletes or cuts off something does it here.
    """
    packages = stamp_file().parent
    found = {}
    for entry in os.scandir(packages):
        if entry.name.startswith(("coursewright-", "__pycache__")):
            continue
        inside = os.scandir(entry.path) if entry.is_dir() else [entry]
        for part in inside:
            if not part.name.endswith((".pyc", "__pycache__")):
                name = os.path.relpath(part.path, str(packages)).replace(os.sep, "/")
                found[name] = -1 if part.is_dir() else part.stat().st_size
    return found


def contents_file() -> Path:
    """Return where it is kept what each layer brought."""
    return stamp_file().with_name("coursewright-contents.json")


def recorded_contents() -> dict[str, dict[str, int]]:
    """Return what each layer brought; nothing where that was not kept."""
    try:
        recorded = json.loads(contents_file().read_text("utf-8"))
        return recorded if all(isinstance(files, dict) for files in recorded.values()) else {}
    except (OSError, ValueError, AttributeError):
        return {}


def write_contents(layer: str) -> None:
    """Record what a layer brought: all that no other layer did."""
    others = {name: files for name, files in recorded_contents().items() if name != layer}
    known = {path for files in others.values() for path in files}
    others[layer] = {path: size for path, size in contents().items() if path not in known}
    contents_file().write_text(json.dumps(others), "utf-8")


def damaged(layers: list[str]) -> dict[str, str]:
    """Return for each of these layers of which something is missing, or has another size, the name of one package."""
    recorded = recorded_contents()
    try:
        present = contents() if recorded else {}
    except OSError:
        present = {}
    found = {}
    for layer in layers:
        lost = sorted(path for path, size in recorded.get(layer, {}).items() if present.get(path) != size)
        if lost:
            found[layer] = next((path for path in lost if path.startswith("pip")), lost[0]).partition("/")[0]
    return found


def write_stamp(layers: set[str]) -> None:
    """Record the layers as completely installed."""
    stamp_file().write_text("".join(f"{name} {fingerprint(name)}\n" for name in sorted(layers)), "utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
