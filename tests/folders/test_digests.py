"""The digest of a file is that of its bytes, whichever way it was read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from course.folders.digests import AT_ONCE, digest


@pytest.mark.parametrize("size", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1])
def test_a_file_has_the_digest_of_its_bytes_however_many_there_are(tmp_path: Path, size: int) -> None:
    content = bytes(at % 251 for at in range(size))
    (tmp_path / "file").write_bytes(content)
    assert digest(tmp_path / "file") == hashlib.sha256(content).hexdigest()
