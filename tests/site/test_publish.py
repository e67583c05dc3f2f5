"""The last good site stands until the next one is complete, whatever happens in between."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from course.site import publish

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]

# A site of 20 files that all hold the same text is whole.
SITE = """
import os, random, signal, sys, time
from pathlib import Path
from course.site import publish

site = Path(sys.argv[1])

def put(text):
    with publish.staged(site) as folder:
        for number in range(20):
            (folder / f"{number}.html").write_text(text)

def is_whole():
    return len({(site / f"{number}.html").read_text() for number in range(20)}) == 1

def leftovers():
    return [entry.name for entry in site.parent.iterdir() if entry != site]
"""

KILLED_AT_RANDOM = """
put("first")
whole = 0
for _ in range(50):
    child = os.fork()
    if child == 0:
        while True:
            put(str(random.random()))
    time.sleep(random.uniform(0, 0.03))  # waits for nothing: it chooses the moment of the kill
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if RECOVER:
        publish.clear_dead_builds(site)
    whole += is_whole()
put("last")
print(whole, "of 50 whole,", len(leftovers()), "left over")
"""

FOUR_AT_ONCE = """
children = []
for builder in range(4):
    child = os.fork()
    if child == 0:
        for turn in range(25):
            put(f"{builder} {turn}")
        os._exit(0)
    children.append(child)
print([os.waitpid(child, 0)[1] for child in children], is_whole(), leftovers())
"""

NO_EXCHANGE = "publish.exchange = lambda one, other: False\n"


def run(program: str, site: Path) -> str:
    """Run a program in a process of its own and return what it printed."""
    ran = subprocess.run(
        [sys.executable, "-c", SITE + program, str(site)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "parent" / "site"


def put(site: Path, text: str) -> None:
    with publish.staged(site) as folder:
        (folder / "index.html").write_text(text)


def there_is(site: Path, text: str) -> bool:
    """Tell whether the site holds `text`, and nothing else lies beside it."""
    return (site / "index.html").read_text() == text and list(site.parent.iterdir()) == [site]


def test_a_first_site_is_put_in_place(site: Path) -> None:
    put(site, "first")
    assert there_is(site, "first")


def test_a_second_site_replaces_the_first_and_all_of_ours_that_was_in_it(site: Path) -> None:
    with publish.staged(site) as folder:
        (folder / "index.html").write_text("first")
        (folder / "old.html").touch()
    put(site, "second")
    assert there_is(site, "second")
    assert not (site / "old.html").exists()


def test_where_folders_cannot_be_exchanged_two_renames_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    put(site, "first")
    put(site, "second")
    assert there_is(site, "second")


def test_a_failed_build_leaves_the_last_site(site: Path) -> None:
    put(site, "good")
    with pytest.raises(ZeroDivisionError), publish.staged(site) as folder:
        (folder / "index.html").write_text("bad")
        raise ZeroDivisionError
    assert there_is(site, "good")


def test_a_site_that_is_a_link_stays_one(site: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real"
    real.mkdir(parents=True)
    site.parent.mkdir()
    site.symlink_to(real)
    put(site, "linked")
    assert site.is_symlink()
    assert there_is(real, "linked")


def test_everybody_may_read_the_site(site: Path) -> None:
    put(site, "open")
    expected = site.parent.stat().st_mode  # made by the same umask
    assert site.stat().st_mode == expected


def test_whoever_may_not_look_into_the_last_site_may_not_look_into_the_next(site: Path) -> None:
    put(site, "first")
    site.chmod(0o550)
    put(site, "second")
    assert there_is(site, "second")
    assert stat.S_IMODE(site.stat().st_mode) == 0o750


def test_a_file_in_the_place_of_the_site_is_not_overwritten(site: Path) -> None:
    site.parent.mkdir()
    site.write_text("mine")
    with pytest.raises(publish.PublishProblem) as problem:
        put(site, "new")
    assert str(problem.value) == f"{site} is a file, and the site needs a folder of that name. Move the file away."
    site.unlink()
    put(site, "new")
    assert there_is(site, "new")


def test_a_full_disk_leaves_the_last_site_and_says_so_once(site: Path) -> None:
    put(site, "good")
    with pytest.raises(publish.PublishProblem) as problem, publish.staged(site) as folder:
        (folder / "index.html").write_text("bad")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(problem.value) == (
        f"The disk is full, so nothing was published; the last good site is untouched in {site}. Free some space."
    )
    assert there_is(site, "good")


def test_a_full_disk_before_there_is_any_site(site: Path) -> None:
    with pytest.raises(publish.PublishProblem) as problem, publish.staged(site):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(problem.value) == (
        f"The disk is full, so nothing was published; there is no site in {site} yet. Free some space."
    )
    assert list(site.parent.iterdir()) == []


@pytest.mark.parametrize("before", ["", NO_EXCHANGE])
def test_files_that_may_not_grow_are_a_full_disk(site: Path, before: str) -> None:
    limited = """
put("good")
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    put("x" * 2000)
except publish.PublishProblem as problem:
    print(str(problem).partition(";")[0], is_whole(), leftovers())
"""
    assert run(before + limited, site) == "The disk is full, so nothing was published True []\n"


def test_a_folder_that_cannot_be_moved_leaves_the_last_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "good")

    def busy(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, "Device or resource busy", str(other))

    monkeypatch.setattr(publish, "exchange", busy)
    with pytest.raises(publish.PublishProblem) as problem:
        put(site, "bad")
    assert str(problem.value) == (
        f"The site could not be written: [Errno 16] Device or resource busy: '{site}'. "
        f"Nothing was published; the last good site is untouched in {site}."
    )
    assert there_is(site, "good")


def test_when_the_second_rename_fails_the_last_site_comes_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "good")
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EACCES, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(publish.PublishProblem):
        put(site, "bad")
    assert there_is(site, "good")


def test_what_a_dead_build_left_is_removed_and_what_a_live_one_builds_is_not(site: Path) -> None:
    dead = site.parent / ".site-build-1-dead" / "new"
    dead.mkdir(parents=True)
    with publish.staged(site) as alive:
        (alive / "index.html").write_text("slow")
        put(site, "quick")
        assert sorted(site.parent.iterdir()) == sorted([alive.parent, site])
    assert there_is(site, "slow")


@pytest.mark.parametrize(("left", "recovered"), [(("old", "new"), "new"), (("old",), "old")])
def test_an_exchange_that_was_killed_halfway_is_finished(site: Path, left: tuple[str, ...], recovered: str) -> None:
    for name in left:
        (site.parent / ".site-build-1-dead" / name).mkdir(parents=True)
        (site.parent / ".site-build-1-dead" / name / "index.html").write_text(name)
    publish.clear_dead_builds(site)
    assert there_is(site, recovered)


def test_a_killed_build_counts_as_alive_until_its_programs_end(site: Path) -> None:
    orphan = """
import subprocess
with publish.staged(site) as folder:
    subprocess.Popen(["cat"], close_fds=False)  # reads what the test holds open
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.Popen(
        [sys.executable, "-c", SITE + orphan, str(site)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    killed.wait()
    publish.clear_dead_builds(site)
    assert [entry.name.startswith(".site-build-") for entry in site.parent.iterdir()] == [True]
    killed.communicate()  # closes what cat reads, and waits until it ended


@pytest.mark.parametrize("before", ["RECOVER = False\n", "RECOVER = True\n" + NO_EXCHANGE])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: Path, before: str) -> None:
    assert run(before + KILLED_AT_RANDOM, site) == "50 of 50 whole, 0 left over\n"


@pytest.mark.parametrize("before", ["", NO_EXCHANGE])
def test_four_builds_at_once_do_not_mix_and_all_succeed(site: Path, before: str) -> None:
    assert run(before + FOUR_AT_ONCE, site) == "[0, 0, 0, 0] True []\n"
