"""Has ``mkdocs gh-deploy`` say where it pushes to, and what a refused push means.

MkDocs commits the site to the branch and pushes in one step, says nothing of the remote, and ends with a
traceback and a branch that is one commit ahead when the push is refused. There is no event between the two, so
its one call is taken over here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ghp_import
from mkdocs.commands import gh_deploy
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from course.site import deploy

log = get_plugin_logger("course")


class _WithOurPush:
    """Stands in for the module ``ghp_import`` in MkDocs."""

    GhpError = ghp_import.GhpError

    def __init__(self, root: Path, address: str) -> None:
        self.root, self.address = root, address

    def ghp_import(self, folder: str, **options: Any) -> None:
        """Commit the site, then push it, or put the branch back."""
        remote, branch = options["remote"], options["branch"]
        log.info(deploy.announcement(self.root, remote, branch, self.address))
        before = deploy.tip_of(self.root, branch)
        try:
            ghp_import.ghp_import(folder, **{**options, "push": False})
            deploy.push(self.root, remote, branch, force=bool(options.get("force") or options.get("no_history")))
        except BaseException as problem:
            deploy.put_back(self.root, branch, before)
            if isinstance(problem, deploy.DeployProblem):
                raise ghp_import.GhpError(str(problem)) from None
            raise


def take_over(root: Path, config: MkDocsConfig) -> None:
    """Have MkDocs push as said above, once it has built."""
    gh_deploy.ghp_import = _WithOurPush(root, config.site_url or "")  # type: ignore[attr-defined]  # not declared
