"""Finds the browsers for the tests, or installs them in the way that this machine has.

A Chromium, Chrome or Edge is needed, and any of the three will do: without one there is a
``BrowserProblem`` that says how to get it. Best is Chromium without windows: the same engine for two thirds
of the time, and Debian's own Chromium gets it for company. One story runs in Firefox and in WebKit too. Where one of
these cannot be had, the rest is tested all the same, and ``untried`` has what to tell of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "COURSE_BROWSER"
SHELL = "chromium-headless-shell"  # the name of Debian's package, too
COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
NO_BROWSER = f"""The tests need a browser, and none could be found or installed.
Debian: apt-get install {SHELL}
Ubuntu, macOS, Windows: install Google Chrome from https://www.google.com/chrome/
One in an unusual place: set {VARIABLE} to its path.
Then run this command again."""
PLAYWRIGHT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """Another engine that the story runs in: ``programs`` are all needed, each under one of its names."""

    name: str
    variable: str
    programs: tuple[tuple[str, ...], ...]
    mac_application: str
    packages: tuple[str, ...]  # Debian's
    is_ubuntus: bool  # whether Ubuntu has them too, and not as a snap
    other_ways: str


FIREFOX = Engine(
    "Firefox",
    "COURSE_FIREFOX",
    (("firefox-esr", "firefox"),),
    "Firefox.app/Contents/MacOS/firefox",
    ("firefox-esr",),
    is_ubuntus=False,
    other_ways="Elsewhere: Firefox from https://www.mozilla.org/firefox/, on Ubuntu its .deb and not the snap.",
)
WEBKIT = Engine(
    "WebKit",
    "COURSE_WEBKIT",
    (("WebKitWebDriver",), ("Xvfb",)),
    "",
    ("webkit2gtk-driver", "xvfb"),
    is_ubuntus=True,
    other_ways="Elsewhere it cannot be had: run the tests once in a container of Debian.",
)
ENGINES = (FIREFOX, WEBKIT)


class BrowserProblem(Exception):
    """There is no browser to test with; the text says how to get one."""


def browser(*, quiet: bool) -> Path:
    """Return the path of a browser, installing one if there is none; ``quiet`` hides the progress."""
    install_shell(quiet=quiet)
    found = find_browser()
    if found:
        return found
    said = []
    for command in ways_to_install():
        result = run(command, quiet=quiet)
        found = find_browser()
        if result.returncode == 0 and found:
            return found
        said.append(f"{' '.join(command)}\n{result.stdout or ''}".rstrip())
    raise BrowserProblem("\n\n".join([*(said if quiet else []), NO_BROWSER]))


def install_shell(*, quiet: bool) -> None:
    """Install Chromium without windows, of the same version, where there is Debian's with them."""
    if os.environ.get(VARIABLE) or is_ubuntu() or shutil.which(SHELL) or not shutil.which("chromium"):
        return
    administrator = as_administrator()
    if shutil.which("apt-get") and administrator is not None:
        run(apt_get(administrator, [SHELL]), quiet=quiet)


def find_browser() -> Path | None:
    """Return the path of an installed browser, the person's own choice first, or None.

    Raises ``BrowserProblem`` when that choice does not exist: another would not be what was asked for.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise BrowserProblem(f"{VARIABLE} is set to {chosen}, and there is no program there. Correct or unset it.")
        return Path(path)
    for candidate in installed():
        if candidate.is_file() and not is_snap(candidate):
            return candidate
    return playwrights_own()


def find_engine(engine: Engine) -> Path | None:
    """Return the first program of an engine, when all that it needs is installed, or None."""
    chosen = os.environ.get(engine.variable)
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise BrowserProblem(
                f"{engine.variable} is set to {chosen}, and there is no program there. Correct or unset it."
            )
        return Path(path)
    found = [next(programs_of(engine, names), None) for names in engine.programs]
    return found[0] if all(found) else None


def programs_of(engine: Engine, names: tuple[str, ...]) -> Iterator[Path]:
    """Yield where one program of an engine is; a snap cannot read the folders that tests use."""
    for name in names:
        path = shutil.which(name)
        if path and not is_snap(Path(path)):
            yield Path(path)
    if sys.platform == "darwin" and engine.mac_application:
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            if (folder / engine.mac_application).is_file():
                yield folder / engine.mac_application


def install_engines(*, quiet: bool) -> None:
    """Install what is missing of the other engines, where this machine has a way."""
    missing = [engine for engine in ENGINES if find_engine(engine) is None]
    packages = [name for engine in missing if engine.is_ubuntus or not is_ubuntu() for name in engine.packages]
    administrator = as_administrator()
    if packages and shutil.which("apt-get") and administrator is not None:
        run(apt_get(administrator, packages), quiet=quiet)


def untried() -> list[str]:
    """Return, for each engine that the tests cannot run in here, what to tell and how to get it."""
    return [
        f"NOT TRIED in {engine.name}: it is not installed here. "
        f"Debian: apt-get install {' '.join(engine.packages)}. {engine.other_ways}"
        for engine in ENGINES
        if find_engine(engine) is None
    ]


def installed() -> Iterator[Path]:
    """Yield where browsers are, in order of preference; not all of the paths exist."""
    for command in COMMANDS:
        path = shutil.which(command)
        if path:
            yield Path(path)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            for application in MAC_APPLICATIONS:
                yield folder / application
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if os.environ.get(variable):
            for program in WINDOWS_PROGRAMS:
                yield Path(os.environ[variable]) / program


def is_snap(path: Path) -> bool:
    """Tell a browser that is a snap, or Ubuntu's stub for one.

    The stub only says that a snap is needed, and a snap cannot read the folders that tests use.
    """
    if path.resolve().name == "snap":
        return True
    with path.open("rb") as program:
        start = program.read(4096)
    return start.startswith(b"#!") and (b"/snap/bin/" in start or b"snap install" in start)


def playwrights_own() -> Path | None:
    """Return the path of the browser that Playwright downloaded, or None."""
    asked = run([sys.executable, "-c", PLAYWRIGHT_PATH], quiet=True)
    path = Path(asked.stdout.strip().rpartition("\n")[2])  # its last line: warnings may come before
    return path if asked.returncode == 0 and path.is_file() else None


def ways_to_install() -> Iterator[list[str]]:
    """Yield the commands that install a browser here, the best first."""
    administrator = as_administrator()
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get") and administrator is not None:
        if not is_ubuntu():  # whose package is a stub for a snap
            yield apt_get(administrator, [SHELL])
        # Playwright calls sudo itself for the libraries that its browser needs.
        yield [*playwright[:-1], "--with-deps", "chromium"]
    yield playwright


def apt_get(administrator: list[str], packages: list[str]) -> list[str]:
    """Return the command that installs packages of Debian's."""
    install = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    return [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", install]


def as_administrator() -> list[str] | None:
    """Return what to put before a command to run it as root, or None when that would ask for a password."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def is_ubuntu(release: Path = Path("/etc/os-release")) -> bool:
    """Tell Ubuntu, and what is derived from it, from Debian."""
    try:
        lines = release.read_text("utf-8").lower().splitlines()
    except OSError:
        return False
    return any(line.startswith(("id=", "id_like=")) and "ubuntu" in line for line in lines)


def run(command: list[str], *, quiet: bool) -> subprocess.CompletedProcess[str]:
    """Run a command; its output is kept when ``quiet``, and goes to the terminal otherwise."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
