"""What a browser needs to keep a whole site for use without a network: an exact list of its files, and their keeper.

Input: the digest and the size of every file of a site. Output: ``offline.json``, which lists what a learner can open,
and ``course-keeper.js``, a service worker that bears the digest of that list. So each build has a keeper of its own:
browsers that keep the site see it, fetch what changed, and go over to it as a whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from course.folders import manifest, theme, whole_files

LIST, KEEPER = "offline.json", "course-keeper.js"
FORMAT = 1
# What no page loads: for search engines and hosts, for programs, and the keepers themselves.
_APART = frozenset(
    ("sitemap.xml", "sitemap.xml.gz", "guide-keeper.js", KEEPER, LIST, "CNAME", "robots.txt", "security.txt")
)
_SCHEMA = ".schema.json"


def is_kept(name: str) -> bool:
    """Tell whether a learner's browser may ask for a file of a site."""
    return name.rpartition("/")[2] not in _APART and not name.endswith(_SCHEMA) and name != manifest.NAME


def files(root: Path, made: Mapping[str, str], size: Callable[[str], int]) -> dict[str, bytes]:
    """Return the list and the keeper by their paths; ``made`` are SHA-256 of all files, and ``size`` their bytes."""
    listed = {name: [made[name], size(name)] for name in sorted(filter(is_kept, made))}
    text = json.dumps({"format": FORMAT, "files": listed}, ensure_ascii=False, separators=(",", ":")).encode()
    edition = hashlib.sha256(text).hexdigest()
    keeper = theme.file_of(root, KEEPER).read_text("utf-8")
    return {LIST: text, KEEPER: f'const EDITION = "{edition}";\n{keeper}'.encode()}


def add_to(site: Path, root: Path) -> None:
    """Write list and keeper into a site that stands in a folder, as new files: the old may be another site's too."""
    made = {name: digests[0] for name, digests in manifest.everything_in(site).items()}
    for name, content in files(root, made, lambda name: (site / name).stat().st_size).items():
        whole_files.replace(site / name, content)
