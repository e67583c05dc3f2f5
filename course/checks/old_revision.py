"""The course as it stood at a revision that git keeps.

Input: the project's folder, a name of a revision, or a day, at whose beginning it was the newest, and the course as it
stands. Output: the course as it stood, read by the same loader from a folder of its own that is gone afterwards;
nothing in the working tree is touched. Modules whose files are the same then and now are not read again: both courses
share them.
"""

from __future__ import annotations

import datetime
import re
import tarfile
import tempfile
from pathlib import Path

from course.checks.load import load_past
from course.checks.loader import FOLDERS
from course.model import Content, Module
from course.reading.files import names_of
from course.reading.git import git, reason
from course.reading.problems import CourseProblems
from course.reading.telling import tell, tell_all
from course.reading.wording import counted


class NoOldRevision(Exception):
    """There is nothing to compare with; the text says why and what to do."""


def course_at(root: Path, ref: str, present: Content | None = None) -> Content:
    """Return the course as it stood at ``ref``; raises ``NoOldRevision``. ``present`` is the course as it stands."""
    commit = _commit(root, ref)
    prefix = git(root, "rev-parse", "--show-prefix").stdout.strip()
    top = root / git(root, "rev-parse", "--show-cdup").stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "course.tar"
        # By tree, so that a project in a folder of its repository comes out at the top.
        made = git(top, "archive", "--format=tar", f"--output={archive}", f"{commit}:{prefix}", *FOLDERS)
        if made.returncode:
            raise NoOldRevision(
                tell(
                    "The revision `%(ref)s` holds no course in %(folders)s: %(reason)s",
                    ref=ref,
                    folders=tell_all(FOLDERS),
                    reason=reason(made.stderr),
                )
            )
        old = Path(folder) / "course"
        _unpack(archive, old)
        try:
            return load_past(old, _shared(root, old, present))
        except CourseProblems as found:
            more = len(found.problems) - 1
            raise NoOldRevision(
                tell("The course at `%(ref)s` cannot be read: %(problems)s", ref=ref, problems=found.problems[0])
                + (f" ({counted(more, 'more problem')})" if more else "")
                + tell(". Compare with a later revision.")
            ) from None


def changed_files(root: Path, ref: str) -> set[str]:
    """Return the paths below ``root`` of what is not as it was at ``ref``, and of what git does not keep yet."""
    commit = _commit(root, ref)
    told = git(root, "diff", "--name-only", "--relative", "-z", commit, "--", *FOLDERS)
    added = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *FOLDERS)
    return {path for made in (told, added) for path in made.stdout.split("\0") if path}


def check_revision(root: Path, ref: str) -> None:
    """Raise ``NoOldRevision`` where git knows none of this name."""
    _commit(root, ref)


def _shared(root: Path, old: Path, present: Content | None) -> dict[str, Module]:
    """Return the modules whose files are the same in both folders, by their slugs."""
    return {
        module.slug: module
        for module in (present.modules if present else ())
        if _texts_of(root, module.slug) == _texts_of(old, module.slug)
    }


def _texts_of(root: Path, slug: str) -> dict[str, bytes]:
    """Return what a module is made of: its texts, by their paths."""
    paths = [*names_of(root / "modules" / slug), root / "quizzes" / f"{slug}.yml"]
    texts = (path for path in paths if path.suffix in (".md", ".yml", ".yaml") and path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in texts}


def _commit(root: Path, ref: str) -> str:
    is_shallow = _is_shallow(root)
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if not found.returncode:
        return found.stdout.strip().splitlines()[-1]
    is_day = _is_day(ref)
    if is_day:
        before = git(root, "rev-list", "--max-count=1", f"--before={ref}T00:00:00", "HEAD")
        if commit := before.stdout.strip():
            return commit
    if is_shallow:
        raise NoOldRevision(
            tell(
                "There is no revision `%(ref)s` here, and this clone is shallow: git was told to leave the "
                "past out. Fetch it with: git fetch --unshallow --tags; in GitHub Actions give "
                "actions/checkout `fetch-depth: 0`",
                ref=ref,
            )
        )
    if is_day:
        raise NoOldRevision(tell("No revision is older than %(day)s; `git log` lists them.", day=ref))
    raise NoOldRevision(
        tell(
            "There is no revision `%(ref)s`. Name a commit, a branch or a tag; `git log` and `git tag` list them.",
            ref=ref,
        )
    )


def _is_shallow(root: Path) -> bool:
    """Tell whether a repository lacks its past; raises ``NoOldRevision`` where there is none, or no git."""
    try:
        inside = git(root, "rev-parse", "--is-shallow-repository")
    except FileNotFoundError:
        raise NoOldRevision(
            tell(
                "git is not installed, and `--since` compares through it. Debian, Ubuntu: apt-get install "
                "git; macOS: xcode-select --install; Windows: https://git-scm.com/download/win"
            )
        ) from None
    if inside.returncode:
        if "not a git repository" in inside.stderr:
            raise NoOldRevision(
                tell("%(root)s is not a git repository, so there is no revision to compare with.", root=root)
            )
        raise NoOldRevision(tell("git cannot read %(root)s: %(reason)s", root=root, reason=reason(inside.stderr)))
    return inside.stdout.strip() == "true"


def _unpack(archive: Path, folder: Path) -> None:
    """Write every plain file of an archive; git keeps no path that leads out of its tree."""
    with tarfile.open(archive) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _is_day(ref: str) -> bool:
    if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", ref):
        return False
    try:
        datetime.date.fromisoformat(ref)
    except ValueError:
        return False
    return True
