"""A Moodle on this machine, from a folder of its code: installed once, asked by a script, served while a block runs.

Input: the folder of Moodle, the address of a PostgreSQL database of its own, and a folder for its files. Output: what
the jobs of ``audit_tools/moodle.php`` find. Nothing of Moodle is changed but its ``config.php``, which is written here.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

JOBS = Path(__file__).parent / "audit_tools" / "moodle.php"
OURS = "// Written by Coursewright's audit, which may replace it."
# Moodle 4.1 is older than PHP 8.2, which calls some of it deprecated: that is not told (22527 is all else).
_WITH = ("max_input_vars=6000", "memory_limit=1G", "error_reporting=22527", "opcache.enable_cli=1")
SETTINGS = tuple(word for setting in _WITH for word in ("-d", setting))
NEEDED = ("pgsql", "xml", "mbstring", "curl", "zip", "gd", "intl", "soap", "openssl", "sodium")
PATIENCE = 60  # seconds for a server that starts
CONFIG = """<?php
{ours}
unset($CFG);
global $CFG;
$CFG = new stdClass();
$CFG->dbtype = 'pgsql';
$CFG->dblibrary = 'native';
$CFG->dbhost = {host};
$CFG->dbname = {name};
$CFG->dbuser = {user};
$CFG->dbpass = {password};
$CFG->prefix = 'mdl_';
$CFG->dboptions = ['dbport' => {port}];
$CFG->wwwroot = {address};
$CFG->dataroot = {data};
$CFG->directorypermissions = 0777;
$CFG->noemailever = true;
$CFG->debug = 0;
$CFG->debugdisplay = 0;
require_once(__DIR__ . '/lib/setup.php');
"""


class Failed(Exception):
    """Moodle, or what it stands on, could not do what it was asked; the text is what it said."""


class Missing(Exception):
    """The audit needs something that is not here; the text says what, and how to get it."""


@dataclass(frozen=True)
class Moodle:
    """A Moodle: its code, its files, its database, and the address that it is served at."""

    folder: Path
    files: Path  # of the Moodles of each database
    database: str
    port: int

    @property
    def data(self) -> Path:
        """Where it keeps its files."""
        return self.files / urlsplit(self.database).path.strip("/")

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.port}"

    def install(self) -> None:
        """Install it into its database, unless it is there."""
        if not (self.folder / "lib/setup.php").is_file():
            raise Missing(f"{self.folder} has no code of Moodle: there is no lib/setup.php in it.")
        config = self.folder / "config.php"
        if config.exists() and OURS not in config.read_text("utf-8"):
            raise Missing(
                f"{config} is of a Moodle in use. Name a folder with Moodle's code alone: without config.php."
            )
        self.data.mkdir(parents=True, exist_ok=True)
        config.write_text(self._config(), "utf-8")
        if self._php(self.folder / "admin/cli/cfg.php", "--name=version").returncode == 0:
            return
        print("Installing Moodle, once: some minutes ...", flush=True)
        ended = self._php(
            self.folder / "admin/cli/install_database.php",
            "--agree-license",
            "--lang=en",
            "--adminuser=admin",
            "--adminpass=Admin-1234",
            "--adminemail=admin@example.org",
            "--fullname=Audit",
            "--shortname=audit",
        )
        if ended.returncode:
            raise Failed(f"Moodle could not be installed:\n{ended.stdout}{ended.stderr}")

    def _config(self) -> str:
        at = urlsplit(self.database)
        return CONFIG.format(
            ours=OURS,
            host=_quoted(at.hostname or "127.0.0.1"),
            name=_quoted(at.path.lstrip("/")),
            user=_quoted(at.username or ""),
            password=_quoted(at.password or ""),
            port=at.port or 5432,
            address=_quoted(self.address),
            data=_quoted(str(self.data)),
        )

    def ask(self, job: str, **asked: object) -> Any:
        """Do a job of ``moodle.php``; raises ``Failed`` with what PHP said where it does not succeed."""
        ended = self._php(JOBS, str(self.folder), job, said=json.dumps(asked))
        if ended.returncode or not ended.stdout.startswith("{"):
            raise Failed(f"Moodle could not do `{job}`:\n{ended.stdout}{ended.stderr}")
        return json.loads(ended.stdout)

    def _php(self, script: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [needed_php(), *SETTINGS, str(script), *words],
            input=said,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve it while the block runs; yield its address."""
        command = [needed_php(), *SETTINGS, "-S", f"127.0.0.1:{self.port}", "-t", str(self.folder)]
        with (self.data / "server.log").open("w") as log:
            server = subprocess.Popen(
                command,
                env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            try:
                _wait_for(f"{self.address}/login/index.php", server)
                yield self.address
            finally:
                os.killpg(server.pid, 15)
                server.wait()


def needed_php() -> str:
    """Return the path of PHP."""
    php = shutil.which("php8.2") or shutil.which("php")
    if not php:
        raise Missing('There is no PHP on PATH. How to get it, and the database: docs/modules/pages/lms.md, "Moodle".')
    return php


def check_php() -> None:
    """Raise ``Missing`` where an extension that Moodle needs is not there."""
    listed = subprocess.run([needed_php(), "-m"], capture_output=True, text=True, check=False).stdout.casefold().split()
    if without := [name for name in NEEDED if name not in listed]:
        raise Missing(f'PHP lacks {", ".join(without)}. How to get them: docs/modules/pages/lms.md, "Moodle".')


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _quoted(text: str) -> str:
    """Return a text as PHP has it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310  # an address of ours
                return
        except urllib.error.HTTPError as error:
            raise Failed(
                f"Moodle answers {error.code} at {address}:\n{error.read().decode(errors='replace')[:2000]}"
            ) from error
        except OSError:
            time.sleep(0.2)
    raise Failed(f"Moodle was not served at {address}.")
