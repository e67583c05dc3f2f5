"""What stands in the way of `mkdocs gh-deploy` is said before anything is built, with the commands that fix it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from course.site.deploy import DeployProblem, address_at_github, announcement, preflight, push, put_back, tip_of

pytestmark = pytest.mark.process


@pytest.fixture(autouse=True)
def own_git_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = A Tester\nemail = tester@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def commit(folder: Path, name: str) -> None:
    (folder / name).write_text(name)
    git(folder, "add", name)
    git(folder, "commit", "--quiet", "-m", name)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    folder = tmp_path / "bare.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder


@pytest.fixture
def course(tmp_path: Path, bare: Path) -> Path:
    """A course that is ready to be deployed."""
    folder = tmp_path / "course"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, "mkdocs.yml")
    git(folder, "remote", "add", "origin", str(bare))
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    return folder


@pytest.fixture
def colleague(tmp_path: Path, bare: Path, course: Path) -> Path:
    """A second clone."""
    folder = tmp_path / "colleague"
    git(tmp_path, "clone", "--quiet", str(bare), str(folder))
    return folder


def deploy_from(folder: Path, name: str) -> None:
    """Do what gh-deploy does: commit a built site to gh-pages and push it."""
    if git(folder, "ls-remote", "--heads", "origin", "gh-pages"):
        git(folder, "fetch", "--quiet", "origin", "+gh-pages:refs/remotes/origin/gh-pages")
        git(folder, "switch", "--quiet", "-C", "gh-pages", "origin/gh-pages")
    else:
        git(folder, "switch", "--quiet", "--orphan", "gh-pages")
    commit(folder, name)
    git(folder, "push", "--quiet", "origin", "gh-pages")
    git(folder, "switch", "--quiet", "main")


def message(folder: Path, remote: str = "origin") -> str:
    with pytest.raises(DeployProblem) as problem:
        preflight(folder, remote)
    return str(problem.value)


def test_a_first_deployment_may_go_ahead(course: Path) -> None:
    assert preflight(course) == []


def test_a_later_deployment_may_go_ahead(course: Path) -> None:
    deploy_from(course, "one.html")
    assert preflight(course) == []


def test_git_that_is_not_installed(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert message(course) == (
        "git is not installed, and publishing goes through it. Debian, Ubuntu: apt-get install git; "
        "macOS: xcode-select --install; Windows: https://git-scm.com/download/win"
    )


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    assert message(tmp_path) == (
        f"{tmp_path} is not a git repository, and gh-deploy publishes through one. Make it one with: "
        'git init && git add . && git commit -m "The course"'
    )


def test_a_repository_that_git_cannot_read(course: Path) -> None:
    (course / ".git/config").write_text("[core\n")
    assert message(course) == f"git cannot read {course}: bad config line 1 in file .git/config."


def test_a_repository_with_nothing_in_it(bare: Path) -> None:
    folder = bare.with_name("empty")
    git(bare.parent, "clone", "--quiet", str(bare), str(folder))
    assert message(folder) == 'Nothing is committed yet. Do it with: git add . && git commit -m "The course"'
    commit(folder, "mkdocs.yml")
    assert preflight(folder) == []


def test_no_remote(course: Path, bare: Path) -> None:
    git(course, "remote", "remove", "origin")
    assert message(course) == ("There is no remote `origin` to publish to. Add it with: git remote add origin URL")
    git(course, "remote", "add", "origin", str(bare))
    assert preflight(course) == []


def test_a_remote_of_another_name(course: Path) -> None:
    git(course, "remote", "rename", "origin", "upstream")
    assert message(course) == (
        "There is no remote `origin` to publish to. Add it with: git remote add origin URL "
        "(there is `upstream`: set remote_name in mkdocs.yml to use one)"
    )
    assert preflight(course, "upstream") == []


def test_a_remote_that_cannot_be_reached(course: Path, bare: Path) -> None:
    moved = bare.rename(bare.with_name("moved.git"))
    assert message(course) == (
        f"The remote `origin` ({bare}) cannot be reached: '{bare}' does not appear to be a git repository. "
        "Check the address with: git remote -v, and that you may read it and are online"
    )
    moved.rename(bare)
    assert preflight(course) == []


def test_one_change_that_is_not_committed(course: Path) -> None:
    (course / "mkdocs.yml").write_text("changed")
    assert message(course) == (
        '1 change not committed: mkdocs.yml. Commit with: git add . && git commit -m "What changed", '
        "or put aside with: git stash --include-untracked"
    )
    git(course, "stash", "--include-untracked")
    assert preflight(course) == []


def test_many_changes_that_are_not_committed(course: Path) -> None:
    for number in range(7):
        (course / f"{number} né.md").touch()
    assert message(course) == (
        "7 changes not committed: 0 né.md, 1 né.md, 2 né.md, 3 né.md, 4 né.md and 2 more. "
        'Commit with: git add . && git commit -m "What changed", or put aside with: git stash --include-untracked'
    )


def test_what_git_ignores_is_no_change(course: Path) -> None:
    (course / ".git/info/exclude").write_text("site/\n")
    (course / "site").mkdir()
    (course / "site/index.html").touch()
    assert preflight(course) == []


def test_a_stale_clone(course: Path, colleague: Path) -> None:
    commit(colleague, "one.md")
    commit(colleague, "two.md")
    git(colleague, "push", "--quiet")
    assert message(course) == (
        "This copy is 2 commits behind origin/main: deploying it would take published changes away. "
        "Get them first with: git pull"
    )
    git(course, "pull", "--quiet")
    assert preflight(course) == []


def test_a_stale_branch_without_an_upstream(course: Path, colleague: Path) -> None:
    git(course, "branch", "--unset-upstream")
    commit(colleague, "one.md")
    git(colleague, "push", "--quiet")
    assert message(course).startswith("This copy is 1 commit behind origin/main:")


def test_a_checked_out_commit_is_taken_as_meant(course: Path) -> None:
    git(course, "switch", "--quiet", "--detach")
    assert preflight(course) == []


def test_standing_on_the_branch_for_the_site(course: Path) -> None:
    deploy_from(course, "one.html")
    git(course, "switch", "--quiet", "gh-pages")
    assert message(course) == (
        "You are on gh-pages, the branch for the built site. Go back to your own branch with: git switch -"
    )
    git(course, "switch", "--quiet", "-")
    assert preflight(course) == []


def test_a_site_branch_that_somebody_else_moved_on_is_brought_up_to_date(course: Path, colleague: Path) -> None:
    deploy_from(course, "one.html")
    deploy_from(colleague, "two.html")
    deploy_from(colleague, "three.html")
    assert preflight(course) == ["Brought gh-pages up to date with origin: 2 newer commits."]
    assert git(course, "rev-parse", "gh-pages") == git(colleague, "rev-parse", "gh-pages")
    assert preflight(course) == []


def test_a_clone_that_never_deployed_knows_where_the_site_branch_is(course: Path, colleague: Path) -> None:
    deploy_from(course, "one.html")
    assert preflight(colleague) == []
    assert git(colleague, "rev-parse", "origin/gh-pages") == git(course, "rev-parse", "gh-pages")


def test_site_branches_that_went_different_ways(course: Path, colleague: Path) -> None:
    deploy_from(course, "one.html")
    git(course, "switch", "--quiet", "gh-pages")
    commit(course, "never pushed.html")
    git(course, "switch", "--quiet", "main")
    assert preflight(course) == []  # only ahead, so nothing is lost
    deploy_from(colleague, "two.html")
    assert message(course) == (
        "Your gh-pages and that of `origin` went different ways, so one deployment would drop the other. "
        "The branch holds built pages only; take theirs with: git branch --force gh-pages origin/gh-pages"
    )
    git(course, "branch", "--force", "gh-pages", "origin/gh-pages")
    assert preflight(course) == []


def test_a_site_branch_that_cannot_be_brought_up_to_date_is_told_with_the_reason(course: Path, colleague: Path) -> None:
    deploy_from(course, "one.html")
    deploy_from(colleague, "two.html")
    lock = course / ".git/refs/heads/gh-pages.lock"
    lock.touch()  # as another program of git leaves it that was killed
    assert message(course).startswith("gh-pages cannot be brought up to date: ")
    assert str(lock) in message(course)
    lock.unlink()
    assert preflight(course) == ["Brought gh-pages up to date with origin: 1 newer commit."]


def test_a_clone_of_one_branch_only_is_no_obstacle(course: Path, bare: Path) -> None:
    deploy_from(course, "one.html")
    single = bare.with_name("single")
    git(bare.parent, "clone", "--quiet", "--single-branch", "--branch", "main", str(bare), str(single))
    assert preflight(single) == []
    assert git(single, "rev-parse", "origin/gh-pages") == git(course, "rev-parse", "gh-pages")


def refusal(folder: Path, **options: bool) -> str:
    """Push a new commit of gh-pages, and put the branch back as gh-deploy does; return what was said."""
    before = tip_of(folder, "gh-pages")
    git(folder, "switch", "--quiet", *([] if before else ["--orphan"]), "gh-pages")
    commit(folder, "new.html")
    git(folder, "switch", "--quiet", "main")
    with pytest.raises(DeployProblem) as problem:
        push(folder, "origin", "gh-pages", **options)
    put_back(folder, "gh-pages", before)
    assert tip_of(folder, "gh-pages") == before
    return str(problem.value)


def test_a_remote_that_refuses_the_push_is_told_with_its_reason(course: Path, bare: Path) -> None:
    hook = bare / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'This branch is protected.' >&2\nexit 1\n")
    hook.chmod(0o755)
    for _ in range(2):
        assert refusal(course) == (
            f"`origin` ({bare}) refused the push to gh-pages: This branch is protected. (pre-receive hook declined). "
            "Nothing was published, and your gh-pages is as it was. Whoever keeps the repository can allow you to push "
            "to gh-pages, where it is protected or a check refuses it"
        )
    hook.unlink()
    deploy_from(course, "one.html")
    before = tip_of(course, "gh-pages")
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert "refused the push to gh-pages: (pre-receive hook declined)." in refusal(course)
    assert tip_of(course, "gh-pages") == before


def test_somebody_else_who_published_meanwhile_is_told(course: Path, colleague: Path) -> None:
    deploy_from(course, "one.html")
    deploy_from(colleague, "two.html")
    assert refusal(course) == (
        "Somebody else published to gh-pages of `origin` meanwhile. Nothing was published, and your gh-pages is as it "
        "was. Run the command again."
    )


def test_a_remote_that_is_gone_at_the_push_is_told(course: Path, bare: Path) -> None:
    bare.rename(bare.with_name("moved.git"))
    assert refusal(course) == (
        f"The push to `origin` ({bare}) failed: '{bare}' does not appear to be a git repository. Nothing was "
        "published, and your gh-pages is as it was. See that you are online and may write there: "
        "git push --dry-run origin HEAD:gh-pages"
    )


def test_what_is_said_before_a_push_names_remote_branch_and_address(course: Path, bare: Path) -> None:
    start = f"Publishing to the branch `gh-pages` of the remote `origin` ({bare}); "
    assert announcement(course, "origin", "gh-pages", "https://training.acme.com/") == (
        f"{start}the site will stand at https://training.acme.com/"
    )
    assert announcement(course, "origin", "gh-pages", "https://example.org/training/") == (
        f"{start}where it will stand is not known: set site_url in mkdocs.yml"
    )
    git(course, "remote", "set-url", "origin", "https://me:secret@github.com/Acme/training.git")
    assert announcement(course, "origin", "gh-pages", "") == (
        "Publishing to the branch `gh-pages` of the remote `origin` (https://github.com/Acme/training.git); "
        "the site will stand at https://acme.github.io/training/"
    )


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("git@github.com:Acme/training.git", "https://acme.github.io/training/"),
        ("ssh://git@github.com/acme/training", "https://acme.github.io/training/"),
        ("https://github.com/acme/acme.github.io", "https://acme.github.io/"),
        ("https://gitlab.com/acme/training.git", ""),
        ("/srv/training.git", ""),
    ],
)
def test_where_github_shows_a_site(url: str, address: str) -> None:
    assert address_at_github(url) == address
