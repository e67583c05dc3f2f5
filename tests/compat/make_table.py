"""Makes ``too_new.json``: what of the web is newer than our floor, from MDN's data (CC0-1.0).

    npm pack @mdn/browser-compat-data && tar xzf mdn-browser-compat-data-*.tgz
    python tests/compat/make_table.py package/data.json

The floor stands here and in the README; change both, and run this again.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOOR = {"safari_ios": 15.0, "firefox": 91.0, "chrome": 90.0}
TABLE = Path(__file__).parent / "too_new.json"


def is_served(compat: dict[str, Any]) -> bool:
    """Tell whether every browser of the floor knows a feature, without a flag or a prefix."""
    return all(any(map(is_in(version), entries(compat["support"].get(name)))) for name, version in FLOOR.items())


def entries(support: Any) -> list[dict[str, Any]]:
    """Return the statements on one browser, which may be one or many."""
    return support if isinstance(support, list) else [support] if support else []


def is_in(version: float) -> Any:
    """Return a test of whether one statement serves a version."""

    def test(entry: dict[str, Any]) -> bool:
        added = entry.get("version_added")
        if (
            entry.keys() & {"flags", "prefix", "alternative_name"}
            or number(entry.get("version_removed"), 999) <= version
        ):
            return False
        return added is True or number(added, 999) <= version

    return test


def number(text: Any, otherwise: float) -> float:
    """Return a version such as "15.4" or "≤37" as a number."""
    found = re.match(r"≤?(\d+(?:\.\d+)?)", text) if isinstance(text, str) else None
    return float(found[1]) if found else otherwise


def features(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each feature below a part of the data by its path, and whether the floor has it."""
    for name, part in tree.items():
        if name == "__compat" or not isinstance(part, dict):
            continue
        here = f"{path}.{name}" if path else name
        if "__compat" in part:
            yield here, is_served(part["__compat"])
        yield from features(part, here)


def too_new(tree: dict[str, Any], depth: int) -> list[str]:
    """Return the paths of at most ``depth`` names that the floor lacks."""
    return sorted(path for path, served in features(tree) if not served and path.count(".") < depth)


def members(*trees: dict[str, Any]) -> list[str]:
    """Return the names of members that the floor has in no interface at all."""
    known: dict[str, bool] = {}
    for tree in trees:
        for path, served in features(tree):
            parts = path.removesuffix("_static").split(".")
            if len(parts) == 2 and re.fullmatch(r"[A-Za-z]\w*", parts[1]):
                known[parts[1]] = known.get(parts[1], False) or served
            if len(parts) == 1:
                known[parts[0]] = known.get(parts[0], False) or served
    return sorted(name for name, served in known.items() if not served)


def main() -> None:
    """Read MDN's file that is named, and write the table beside this one."""
    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    builtins = data["javascript"]["builtins"]
    table = {
        "source": f"@mdn/browser-compat-data {data['__meta']['version']}, CC0-1.0",
        "floor": FLOOR,
        "names": sorted(set(too_new(builtins, 1)) | set(too_new(data["api"], 1))),
        "statics": [path for path in too_new(builtins, 2) if "." in path],
        "members": members(builtins, builtins.get("Intl", {}), data["api"]),
        "syntax": [
            f"{part}.{path}"
            for part in ("operators", "statements", "classes", "regular_expressions", "grammar", "functions")
            for path in too_new(data["javascript"][part], 2)
        ],
        "elements": too_new(data["html"]["elements"], 1),
        "properties": too_new(data["css"]["properties"], 1),
        "values": [path for path in too_new(data["css"]["properties"], 2) if "." in path],
        "selectors": too_new(data["css"]["selectors"], 1),
        "rules": too_new(data["css"]["at-rules"], 1),
        "functions": [path.rpartition(".")[2] for path in too_new(data["css"]["types"], 2)],
    }
    lines = [f" {json.dumps(name)}: {json.dumps(found, ensure_ascii=False)}" for name, found in table.items()]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
