"""The list of badges that were taken back: that it is whole, and of the address at which the site stands."""

from __future__ import annotations

import json
from pathlib import Path

from course.folders.places import BADGES
from course.model.links import is_real
from course.reading.problems import Position, Problems
from course.reading.telling import tell


def published_list(root: Path, address: str, problems: Problems) -> str:
    """Return what the site publishes of the list; "" where there is none, or the site has no address yet."""
    if not (root / BADGES).exists():
        return ""
    from course.records import badge_list  # all here, because most courses have issued none
    from course.records.json_files import Unreadable
    from course.records.multikey import did_web

    at = Position(BADGES)
    try:
        signed = badge_list.read(root).signed
    except Unreadable as why:
        hint = tell("take it from the last commit, since badges have their numbers in it")
        problems.add(at, tell("badges that were taken back cannot be told: %(why)s", why=str(why)), hint)
        return ""
    if not signed or not is_real(address):
        return ""
    ours, theirs = did_web(f"{address.rstrip('/')}/"), signed["issuer"]["id"]
    if ours != theirs:
        hint = tell("set `site_url` back: badges that were issued there are looked up there")
        problems.add(at, tell("the list is of `%(theirs)s`, and the site is another", theirs=theirs), hint)
        return ""
    return json.dumps(signed, ensure_ascii=False, indent=2) + "\n"
