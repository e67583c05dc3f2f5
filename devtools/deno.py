"""The one tool of the browser half: it checks types, lints, forms, tests and bundles what is in ``web/``.

It comes from PyPI, so nothing needs Node. Its bundler is esbuild, which it fetches from npm once; that and
what it has read stay in ``.cache/deno``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
NO_BUNDLER = """The bundler of deno could not be had: it is fetched from npm once, and kept in {cache}.
Check the connection and run this again. Behind a proxy: set HTTPS_PROXY. With a mirror of npm of your own: set
NPM_CONFIG_REGISTRY to its address. Without any network: copy .cache/deno from a machine that has it."""


class DenoProblem(Exception):
    """Why deno could not do what it was asked, in words for a person."""


def program() -> str:
    """Return the program."""
    from deno import find_deno_bin

    return str(find_deno_bin())


def environment(root: Path = ROOT) -> Mapping[str, str]:
    """Return what deno runs with: its folder in the project, no colours, no word of a newer release, one time zone."""
    kept = {"DENO_DIR": str(root / ".cache" / "deno"), "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1", "TZ": "UTC"}
    return {**os.environ, **kept}


def run(*arguments: str, said: str = "", folder: Path = WEB) -> str:
    """Run deno with ``arguments`` and the text ``said``; return what it writes.

    Raises DenoProblem with what it says, where it fails, or its bundler warns: of a name that no module has, say.
    """
    ended = subprocess.run(
        [program(), *arguments],
        cwd=folder,
        env=environment(),
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode == 0 and "bundler warning" not in ended.stderr:
        return ended.stdout
    is_missing = "esbuild" in ended.stderr and ("npm" in ended.stderr or "error sending request" in ended.stderr)
    if ended.returncode and is_missing:
        raise DenoProblem(NO_BUNDLER.format(cache=environment()["DENO_DIR"]) + "\n" + ended.stderr.strip())
    raise DenoProblem(ended.stdout + ended.stderr)


class Modules:
    """The modules of ``web/`` in one process without a browser, asked as a page of Playwright is."""

    def __init__(self) -> None:
        self.program = subprocess.Popen(
            [program(), "run", "--quiet", "--no-check", "tests/answer.js"],
            cwd=WEB,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def evaluate(self, script: str, argument: object = None) -> Any:
        """Return what a script comes to, or what its function returns for ``argument``."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(json.dumps([script, argument]) + "\n")
        self.program.stdin.flush()
        said = json.loads(self.program.stdout.readline() or '{"thrown": "deno has ended"}')
        if "thrown" in said:
            raise DenoProblem(said["thrown"])
        return said.get("found")

    def close(self) -> None:
        """End the process."""
        self.program.communicate()


def main(arguments: list[str]) -> int:
    """Run deno on ``web/`` as a person would, and return its exit code: ``python3 -m devtools.deno lint``.

    Tests run in New York's time, where midnight in Greenwich is the day before: a day alone must stay that day.
    """
    zone = {"TZ": "America/New_York"} if arguments[:1] == ["test"] else {}
    return subprocess.run([program(), *arguments], cwd=WEB, env={**environment(), **zone}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
