"""What a command says is to be installed is what the package's own extra installs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from course.records import badge, keys, parquet

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize(
    ("extra", "packages"), [("sign", (keys.PACKAGE,)), ("badge", badge.PACKAGES), ("parquet", parquet.PACKAGES)]
)
def test_the_packages_that_a_command_asks_for_are_those_of_its_extra(extra: str, packages: tuple[str, ...]) -> None:
    assert PROJECT["optional-dependencies"][extra] == list(packages)
