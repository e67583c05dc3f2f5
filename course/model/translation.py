"""What is known of a course that is a translation of another: what of it is not translated, or not any more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Translation:
    """What a translated course has from its original; paths are those of the original's files."""

    original: str  # the language of the original
    missing: frozenset[str]  # files that nothing translates
    stale: frozenset[str]  # files whose words have changed since they were translated
    bodies: frozenset[str]  # pages whose text, below the front matter, stands in the language of the original
    untranslated: frozenset[str]  # texts of data that stand in it
