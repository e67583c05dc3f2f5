"""Ways of a story that lead back to where the learner came from: they get a target where there is one alone.

Input: the passages of a story as they were read. Output: the same, without the ways that could lead to several, and
what is told of those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from course.reading.problems import shown
from course.reading.telling import tell, tell_any
from course.scenarios.twine.reading import Read, Shown, Way
from course.scenarios.twine.told import Told

MANY = 20  # passages that one passage shows


def lead_back(reads: Mapping[str, Read], inside: Collection[str], told: Told) -> None:
    """Give ways back a target; ``inside`` are passages that are shown in others alone, from which none leads."""
    before: dict[str, list[str]] = {}
    for name in reads:
        for target in [] if name in inside else dict.fromkeys(_targets(reads, name, set())):
            before.setdefault(target, []).append(name)
    for name, read in reads.items():
        for way in [way for way in read.ways if isinstance(way, Way) and way.target is None]:
            found = before.get(name, [])
            way.words = way.words or "Back"
            if len(found) == 1:
                way.target = found[0]
                continue
            read.ways.remove(way)
            read.lost.append(way.place)
            where = tell(
                "back to %(value)s", value=tell_any(map(shown, found[:3])) or tell("where the learner came from")
            )
            said = tell(
                "a way out of %(name)s is lost: %(source)s leads %(where)s; write the choice",
                name=shown(name),
                source=shown(way.source),
                where=where,
            )
            told.say(way.place, said)


def _targets(reads: Mapping[str, Read], name: str, seen: set[str]) -> Iterator[str]:
    """Yield where a passage leads, what it shows included."""
    seen.add(name)
    for way in reads[name].ways:
        if isinstance(way, Shown):
            if way.name not in seen and len(seen) < MANY:
                yield from _targets(reads, way.name, seen)
        elif way.target:
            yield way.target
