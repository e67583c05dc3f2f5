"""A browser is found where machines keep them, or installed; without one there is an error, never a skip."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from devtools import browser_setup
from devtools.browser_setup import BrowserProblem, browser, find_browser


class Machine:
    """A machine with nothing on it, and a record of what is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ran: list[list[str]] = []
        self.brings: dict[str, Path] = {}  # what a command leaves behind, by its last word
        self.playwrights = ""

    def has(self, path: str, text: str = "\x7fELF") -> Path:
        program = self.folder / path
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(text)
        program.chmod(0o755)
        return program

    def run(self, command: list[str], *, quiet: bool) -> subprocess.CompletedProcess[str]:
        if command[1:2] == ["-c"]:
            return subprocess.CompletedProcess(command, 0, f"a warning\n{self.playwrights}\n")
        self.ran.append(command)
        if command[-1] in self.brings:
            self.playwrights = str(self.brings[command[-1]])
            return subprocess.CompletedProcess(command, 0, "")
        return subprocess.CompletedProcess(command, 1, "no way there\n")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for variable in (
        browser_setup.VARIABLE,
        "COURSE_FIREFOX",
        "COURSE_WEBKIT",
        "PROGRAMFILES",
        "PROGRAMFILES(X86)",
        "LOCALAPPDATA",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browser_setup, "run", machine.run)
    monkeypatch.setattr(browser_setup, "is_ubuntu", lambda: False)
    monkeypatch.setattr(browser_setup, "as_administrator", list)
    monkeypatch.setattr(sys, "platform", "linux")
    return machine


@pytest.mark.parametrize("name", browser_setup.COMMANDS)
def test_a_browser_on_the_path_is_used(machine: Machine, name: str) -> None:
    assert find_browser() is None
    program = machine.has(f"bin/{name}")
    assert browser(quiet=True) == program
    assert machine.ran == []


def test_the_persons_choice_comes_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("bin/chromium")
    chosen = machine.has("my own/chrome")
    monkeypatch.setenv("COURSE_BROWSER", str(chosen))
    assert find_browser() == chosen


def test_a_choice_that_does_not_exist_is_an_error(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("bin/chromium")
    monkeypatch.setenv("COURSE_BROWSER", "/no/such/chrome")
    with pytest.raises(BrowserProblem) as problem:
        browser(quiet=True)
    assert str(problem.value) == (
        "COURSE_BROWSER is set to /no/such/chrome, and there is no program there. Correct or unset it."
    )


@pytest.mark.parametrize("application", browser_setup.MAC_APPLICATIONS)
def test_applications_of_macos_are_found(machine: Machine, monkeypatch: pytest.MonkeyPatch, application: str) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: machine.folder)
    program = machine.has(f"Applications/{application}")
    assert program in list(browser_setup.installed())


@pytest.mark.parametrize("variable", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
@pytest.mark.parametrize("path", browser_setup.WINDOWS_PROGRAMS)
def test_programs_of_windows_are_found(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, variable: str, path: str
) -> None:
    monkeypatch.setenv(variable, str(machine.folder / "Program Files"))
    program = machine.has(f"Program Files/{path}")
    assert find_browser() == program


def test_ubuntus_stub_and_a_snap_are_passed_over(machine: Machine) -> None:
    machine.has(
        "bin/chromium-browser", '#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then echo "snap install chromium"; fi'
    )
    (machine.folder / "bin/chromium").symlink_to(machine.has("bin/snap"))
    assert find_browser() is None
    chrome = machine.has("bin/google-chrome", "#!/bin/bash\nexec /opt/google/chrome/chrome")
    assert find_browser() == chrome


def test_playwrights_own_browser_is_found(machine: Machine) -> None:
    machine.playwrights = str(machine.has("cache/chrome"))
    assert find_browser() == machine.folder / "cache/chrome"
    machine.playwrights = "/not/downloaded/chrome"
    assert find_browser() is None


INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell"
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install"]


def test_debian_installs_its_package(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("bin/apt-get")
    machine.brings[INSTALL] = machine.has("usr/bin/chromium-headless-shell")
    assert browser(quiet=True) == machine.folder / "usr/bin/chromium-headless-shell"
    assert machine.ran == [["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", INSTALL]]


def test_debian_goes_through_sudo_where_it_asks_for_no_password(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_setup, "as_administrator", lambda: ["sudo", "-n"])
    machine.has("bin/apt-get")
    machine.brings[INSTALL] = machine.has("usr/bin/chromium")
    browser(quiet=True)
    assert machine.ran == [["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", INSTALL]]


def test_debians_chromium_gets_the_one_without_windows(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("bin/apt-get")
    chromium = machine.has("bin/chromium")
    assert browser(quiet=True) == chromium  # it could not be installed
    assert machine.ran == [["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", INSTALL]]
    shell = machine.has("bin/chromium-headless-shell")
    assert browser(quiet=True) == shell
    assert len(machine.ran) == 1


def test_nothing_is_installed_beside_a_browser_that_was_chosen_or_without_the_right_to(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.has("bin/apt-get")
    chromium = machine.has("bin/chromium")
    with monkeypatch.context() as changed:
        changed.setenv("COURSE_BROWSER", str(chromium))
        assert browser(quiet=True) == chromium
    with monkeypatch.context() as changed:
        changed.setattr(browser_setup, "as_administrator", lambda: None)
        assert browser(quiet=True) == chromium
    with monkeypatch.context() as changed:
        changed.setattr(browser_setup, "is_ubuntu", lambda: True)
        assert browser(quiet=True) == chromium
    assert machine.ran == []


def test_ubuntu_takes_playwrights_download_and_its_libraries(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_setup, "is_ubuntu", lambda: True)
    machine.has("bin/apt-get")
    machine.brings["chromium"] = machine.has("cache/chrome")
    assert browser(quiet=True) == machine.folder / "cache/chrome"
    assert machine.ran == [[*PLAYWRIGHT, "--with-deps", "chromium"]]


def test_without_an_administrator_playwright_downloads_its_own(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_setup, "as_administrator", lambda: None)
    machine.has("bin/apt-get")
    machine.brings["chromium"] = machine.has("cache/chrome")
    browser(quiet=True)
    assert machine.ran == [[*PLAYWRIGHT, "chromium"]]


NO_BROWSER = (
    "The tests need a browser, and none could be found or installed.\n"
    "Debian: apt-get install chromium-headless-shell\n"
    "Ubuntu, macOS, Windows: install Google Chrome from https://www.google.com/chrome/\n"
    "One in an unusual place: set COURSE_BROWSER to its path.\n"
    "Then run this command again."
)


def test_when_every_way_fails_the_error_says_what_to_do(machine: Machine) -> None:
    with pytest.raises(BrowserProblem) as problem:
        browser(quiet=False)
    assert str(problem.value) == NO_BROWSER
    with pytest.raises(BrowserProblem) as problem:
        browser(quiet=True)
    assert str(problem.value) == f"{' '.join(PLAYWRIGHT)} chromium\nno way there\n\n{NO_BROWSER}"


def test_the_other_engines_are_found_or_installed_in_one_go(machine: Machine) -> None:
    machine.has("bin/apt-get")
    machine.has("bin/WebKitWebDriver")  # and no screen to show it on
    packages = "firefox-esr webkit2gtk-driver xvfb"
    install = f"apt-get update && apt-get install -y --no-install-recommends {packages}"
    browser_setup.install_engines(quiet=True)
    assert machine.ran == [["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", install]]
    for program in ("firefox-esr", "Xvfb"):
        machine.has(f"bin/{program}")
    browser_setup.install_engines(quiet=True)
    assert len(machine.ran) == 1
    assert browser_setup.untried() == []
    assert browser_setup.find_engine(browser_setup.WEBKIT) == machine.folder / "bin/WebKitWebDriver"


def test_ubuntus_firefox_is_a_snap_and_not_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_setup, "is_ubuntu", lambda: True)
    machine.has("bin/apt-get")
    machine.has("bin/firefox", "#!/bin/sh\nexec /snap/bin/firefox\n")
    browser_setup.install_engines(quiet=True)
    assert machine.ran[0][-1].endswith(" install -y --no-install-recommends webkit2gtk-driver xvfb")
    assert browser_setup.find_engine(browser_setup.FIREFOX) is None


def test_firefox_on_macos_is_found(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: machine.folder)
    program = machine.has("Applications/Firefox.app/Contents/MacOS/firefox")
    assert browser_setup.find_engine(browser_setup.FIREFOX) == program


def test_an_engine_that_cannot_be_had_is_named_with_the_way_to_get_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_setup, "as_administrator", lambda: None)
    machine.has("bin/apt-get")
    browser_setup.install_engines(quiet=True)
    assert machine.ran == []
    assert browser_setup.untried() == [
        "NOT TRIED in Firefox: it is not installed here. Debian: apt-get install firefox-esr. Elsewhere: Firefox from "
        "https://www.mozilla.org/firefox/, on Ubuntu its .deb and not the snap.",
        "NOT TRIED in WebKit: it is not installed here. Debian: apt-get install webkit2gtk-driver xvfb. "
        "Elsewhere it cannot be had: run the tests once in a container of Debian.",
    ]


def test_an_engine_of_ones_own_choice_that_does_not_exist_is_an_error(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_FIREFOX", "/no/such/firefox")
    with pytest.raises(BrowserProblem) as problem:
        browser_setup.untried()
    assert str(problem.value) == (
        "COURSE_FIREFOX is set to /no/such/firefox, and there is no program there. Correct or unset it."
    )


@pytest.mark.parametrize(
    ("release", "ubuntu"),
    [
        ('ID=ubuntu\nVERSION_ID="24.04"\n', True),
        ("ID=linuxmint\nID_LIKE=ubuntu\n", True),
        ('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', False),
    ],
)
def test_ubuntu_is_told_from_debian(tmp_path: Path, release: str, *, ubuntu: bool) -> None:
    file = tmp_path / "os-release"
    file.write_text(release)
    assert browser_setup.is_ubuntu(file) is ubuntu
    assert browser_setup.is_ubuntu(tmp_path / "missing") is False


@pytest.mark.process
def test_the_output_of_an_installation_is_kept_when_quiet() -> None:
    command = [sys.executable, "-c", "import sys; print('out', flush=True); print('err', file=sys.stderr)"]
    assert browser_setup.run(command, quiet=True).stdout == "out\nerr\n"
