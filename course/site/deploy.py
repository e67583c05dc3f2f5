"""Looks whether ``mkdocs gh-deploy`` can succeed before anything is built.

Input: the project's folder, the remote and the branch for the built site. Output: notes on
what was put right, or a ``DeployProblem`` with the commands that fix it. MkDocs itself notices
most of these faults late or not at all, and leaves a half-done deployment.
"""

from __future__ import annotations

import re
from pathlib import Path

from course.reading.git import git, reason
from course.reading.telling import tell, tell_row
from course.reading.wording import counted

SHOWN_FILES = 5


class DeployProblem(Exception):
    """The site cannot be deployed as things are; the text says why and what to do."""


def preflight(root: Path, remote: str = "origin", branch: str = "gh-pages") -> list[str]:
    """Check that the course in ``root`` can be deployed; return notes on what was put right.

    Fetches from ``remote``, so that what is compared is what is there now; changes no file.
    """
    check_repository(root)
    check_remote(root, remote)
    source = current_branch(root)
    if source == branch:
        raise DeployProblem(
            tell(
                "You are on %(branch)s, the branch for the built site. Go back to your own branch with: git switch -",
                branch=branch,
            )
        )
    check_committed(root)
    check_up_to_date(root, remote, source)
    return bring_site_branch_up_to_date(root, remote, branch)


def check_repository(root: Path) -> None:
    """Require git, and a repository with a commit."""
    try:
        inside = git(root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError:
        raise DeployProblem(
            tell(
                "git is not installed, and publishing goes through it. Debian, Ubuntu: apt-get install git; "
                "macOS: xcode-select --install; Windows: https://git-scm.com/download/win"
            )
        ) from None
    if inside.returncode:
        if "not a git repository" in inside.stderr:
            raise DeployProblem(
                tell(
                    "%(root)s is not a git repository, and gh-deploy publishes through one. Make it one with: "
                    'git init && git add . && git commit -m "The course"',
                    root=root,
                )
            )
        raise DeployProblem(tell("git cannot read %(root)s: %(reason)s", root=root, reason=reason(inside.stderr)))
    if git(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        raise DeployProblem(tell('Nothing is committed yet. Do it with: git add . && git commit -m "The course"'))


def check_remote(root: Path, remote: str) -> None:
    """Require a remote that answers, and fetch from it."""
    if git(root, "remote", "get-url", remote).returncode:
        others = git(root, "remote").stdout.split()
        raise DeployProblem(
            tell(
                "There is no remote `%(remote)s` to publish to. Add it with: git remote add %(remote)s URL",
                remote=remote,
            )
            + (
                tell(" (there is `%(others)s`: set remote_name in mkdocs.yml to use one)", others="`, `".join(others))
                if others
                else ""
            )
        )
    fetched = git(root, "fetch", "--quiet", remote)
    if fetched.returncode:
        url = git(root, "remote", "get-url", remote).stdout.strip()
        raise DeployProblem(
            tell(
                "The remote `%(remote)s` (%(url)s) cannot be reached: %(reason)s Check the address with: git "
                "remote -v, and that you may read it and are online",
                remote=remote,
                url=url,
                reason=reason(fetched.stderr),
            )
        )


def current_branch(root: Path) -> str:
    """Return the branch that is checked out, or nothing when a commit is."""
    return git(root, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()


def check_committed(root: Path) -> None:
    """Require that what will be published is what is committed."""
    entries = git(root, "status", "--porcelain", "-z", "--no-renames", "--", ".").stdout.split("\0")
    changed = [entry[3:] for entry in entries if entry]
    if changed:
        more = len(changed) - SHOWN_FILES
        raise DeployProblem(
            tell(
                "%(changes)s not committed: %(changed)s",
                changes=counted(len(changed), "change"),
                changed=tell_row(changed[:SHOWN_FILES]),
            )
            + (tell(" and %(more)s more", more=more) if more > 0 else "")
            + tell(
                '. Commit with: git add . && git commit -m "What changed", or put aside with: git stash '
                "--include-untracked"
            )
        )


def check_up_to_date(root: Path, remote: str, source: str) -> None:
    """Require that the branch holds everything its upstream has, so that nothing published is lost."""
    if not source:
        return  # a commit is checked out, as CI services do: it was chosen on purpose
    named = git(root, "rev-parse", "--abbrev-ref", "--symbolic-full-name", f"{source}@{{upstream}}")
    upstream = f"{remote}/{source}" if named.returncode else named.stdout.strip()
    behind = git(root, "rev-list", "--count", f"HEAD..{upstream}")
    if not behind.returncode and int(behind.stdout):
        raise DeployProblem(
            tell(
                "This copy is %(commits)s behind %(upstream)s: deploying it would take published changes "
                "away. Get them first with: git pull",
                commits=counted(int(behind.stdout), "commit"),
                upstream=upstream,
            )
        )


def bring_site_branch_up_to_date(root: Path, remote: str, branch: str) -> list[str]:
    """Move the local ``branch`` on to where the remote's is; return a note if it moved."""
    theirs, ours = f"refs/remotes/{remote}/{branch}", f"refs/heads/{branch}"
    listed = git(root, "ls-remote", "--heads", remote, ours)
    if not listed.stdout:
        return []  # the first deployment
    # By name, because a clone of one branch does not fetch the others.
    git(root, "fetch", "--quiet", remote, f"+{ours}:{theirs}")
    if git(root, "rev-parse", "--verify", "--quiet", ours).returncode:
        return []  # MkDocs starts it from the remote's
    missing = int(git(root, "rev-list", "--count", f"{ours}..{theirs}").stdout)
    if not missing:
        return []
    if git(root, "merge-base", "--is-ancestor", ours, theirs).returncode:
        raise DeployProblem(
            tell(
                "Your %(branch)s and that of `%(remote)s` went different ways, so one deployment would drop "
                "the other. The branch holds built pages only; take theirs with: git branch --force "
                "%(branch)s %(remote)s/%(branch)s",
                branch=branch,
                remote=remote,
            )
        )
    moved = git(root, "update-ref", ours, theirs)
    if moved.returncode:
        raise DeployProblem(
            tell("%(branch)s cannot be brought up to date: %(reason)s", branch=branch, reason=reason(moved.stderr))
        )
    return [
        tell(
            "Brought %(branch)s up to date with %(remote)s: %(commits)s.",
            branch=branch,
            remote=remote,
            commits=counted(missing, "newer commit"),
        )
    ]


def announcement(root: Path, remote: str, branch: str, address: str) -> str:
    """Return what is said before a push: the remote, the branch, and where the site will stand."""
    url = url_of(root, remote)
    site = address if address and "example." not in address else address_at_github(url)
    where = (
        tell("the site will stand at %(site)s", site=site)
        if site
        else tell("where it will stand is not known: set site_url in mkdocs.yml")
    )
    return tell(
        "Publishing to the branch `%(branch)s` of the remote `%(remote)s` (%(url)s); %(where)s",
        branch=branch,
        remote=remote,
        url=url,
        where=where,
    )


def url_of(root: Path, remote: str) -> str:
    """Return where a remote is pushed to, without the password that may stand in it."""
    url = git(root, "remote", "get-url", "--push", remote).stdout.strip()
    return re.sub(r"(?<=://)[^/@]+@", "", url)


def address_at_github(url: str) -> str:
    """Return where GitHub shows the site of a repository, or nothing for another host."""
    found = re.fullmatch(r"(?:https://github\.com/|(?:ssh://)?(?:git@)?github\.com[:/])([^/]+)/(.+?)(?:\.git)?/?", url)
    if not found:
        return ""
    owner, name = found[1].lower(), found[2]
    return f"https://{owner}.github.io/" + ("" if name.lower() == f"{owner}.github.io" else f"{name}/")


def tip_of(root: Path, branch: str) -> str:
    """Return the commit that a local branch is at, or nothing without the branch."""
    return git(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}").stdout.strip()


def put_back(root: Path, branch: str, commit: str) -> None:
    """Put a local branch back to where it was; away, where it was not."""
    ours = f"refs/heads/{branch}"
    git(root, "update-ref", ours, commit) if commit else git(root, "update-ref", "-d", ours)


def push(root: Path, remote: str, branch: str, *, force: bool = False) -> None:
    """Push a branch; raises ``DeployProblem`` with what the refusal means."""
    pushed = git(root, "push", *(["--force"] if force else []), remote, f"refs/heads/{branch}:refs/heads/{branch}")
    if pushed.returncode:
        raise _refusal(root, remote, branch, pushed.stderr)


def _refusal(root: Path, remote: str, branch: str, said: str) -> DeployProblem:
    """Return what it means that a push was refused, from what git said."""
    after = tell("Nothing was published, and your %(branch)s is as it was.", branch=branch)
    if "fetch first" in said or "non-fast-forward" in said:
        return DeployProblem(
            tell(
                "Somebody else published to %(branch)s of `%(remote)s` meanwhile. %(after)s Run the command again.",
                branch=branch,
                remote=remote,
                after=after,
            )
        )
    if why := _why_refused(said):
        return DeployProblem(
            tell(
                "`%(remote)s` (%(url_of)s) refused the push to %(branch)s: %(why)s. %(after)s Whoever keeps "
                "the repository can allow you to push to %(branch)s, where it is protected or a check refuses "
                "it",
                remote=remote,
                url_of=url_of(root, remote),
                branch=branch,
                why=why,
                after=after,
            )
        )
    return DeployProblem(
        tell(
            "The push to `%(remote)s` (%(url_of)s) failed: %(reason)s %(after)s See that you are online and "
            "may write there: git push --dry-run %(remote)s HEAD:%(branch)s",
            remote=remote,
            url_of=url_of(root, remote),
            reason=reason(said),
            after=after,
            branch=branch,
        )
    )


def _why_refused(said: str) -> str:
    """Return what the other side said when it refused a push; nothing where it refused none."""
    refused = [line.split("(", 1)[-1].rstrip(")") for line in said.splitlines() if line.lstrip().startswith("! [")]
    told = [line.removeprefix("remote:").strip() for line in said.splitlines() if line.startswith("remote:")]
    return " ".join(filter(None, [*told[:SHOWN_FILES], *(f"({one})" for one in refused)])) if refused else ""
