"""What the one tool of the browser half says when it cannot do what it was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from devtools import deno

pytestmark = pytest.mark.process


def test_without_a_network_and_a_bundler_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = "http://127.0.0.1:9"
    cut_off = {"DENO_DIR": str(tmp_path / "deno"), "HTTPS_PROXY": nowhere, "https_proxy": nowhere, "NO_COLOR": "1"}
    monkeypatch.setattr(deno, "environment", lambda: {**os.environ, **cut_off})
    with pytest.raises(deno.DenoProblem) as problem:
        deno.run("bundle", "--platform=browser", "entries/home.js")
    assert str(problem.value).startswith(
        f"""The bundler of deno could not be had: it is fetched from npm once, and kept in {tmp_path / "deno"}.
Check the connection and run this again. Behind a proxy: set HTTPS_PROXY. With a mirror of npm of your own: set
NPM_CONFIG_REGISTRY to its address. Without any network: copy .cache/deno from a machine that has it.
"""
    )


def test_what_a_module_throws_is_told_in_its_words() -> None:
    modules = deno.Modules()
    with pytest.raises(deno.DenoProblem, match="TypeError: no such thing"):
        modules.evaluate("() => { throw new TypeError('no such thing'); }")
    assert modules.evaluate("([a, b]) => a + b", [1, 2]) == 3
    modules.close()
