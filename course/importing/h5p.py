"""H5P packages: the contents that are questions of ours (``h5p_types``), alone, in sets, or within others.

Input: the files of a package. Output: each question, with its place in ``content.json`` as a JSON Pointer; wherever
something else holds questions, such as a Column or an Interactive Book, they are found in it. All other types are told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from course.importing.h5p_questions import Content, library_of
from course.importing.h5p_types import READERS, REFUSED, SETS, TASKS, Reader
from course.importing.items import CannotHold, CannotRead, Found, Place, Refused, Taken, shortened
from course.importing.texts import PICTURES, plain
from course.reading.telling import tell, tellable

MANIFEST, CONTENT = "h5p.json", "content/content.json"
_MOST_DEEP = 60  # contents within contents
_ALONE = tellable("questions stand by themselves in a bank")


def read_h5p(files: Mapping[str, bytes], path: str) -> Iterator[Found]:
    """Yield what stands in an H5P package. Raises ``CannotRead``."""
    manifest, params = _data(files, MANIFEST, path), _data(files, CONTENT, path)
    inside = {name.removeprefix("content/"): files[name] for name in files if name.lower().endswith(PICTURES)}
    whole = {"library": manifest.get("mainLibrary"), "params": params, "metadata": {"title": manifest.get("title")}}
    yield from _Package(f"{path}/{CONTENT}", inside).of_content(whole, "", 0)


def _data(files: Mapping[str, bytes], name: str, path: str) -> dict[str, Any]:
    try:
        found = json.loads(files[name].decode("utf-8-sig"))
        json.dumps(found, ensure_ascii=False).encode()  # which half of a letter, \ud800, is not
    except KeyError:
        raise CannotRead(tell("%(path)s: this package has no %(name)s, as H5P has", path=path, name=name)) from None
    except (ValueError, RecursionError) as error:
        raise CannotRead(
            tell("%(path)s/%(name)s: this is not JSON that can be read: %(error)s", path=path, name=name, error=error)
        ) from None
    if not isinstance(found, dict):
        raise CannotRead(tell("%(path)s/%(name)s: it holds no keys with values, as H5P does", path=path, name=name))
    return found


class _Package:
    """Walks through the contents of a package."""

    def __init__(self, path: str, pictures: Mapping[str, bytes]) -> None:
        self.path, self.pictures = path, pictures

    def of_content(self, content: Mapping[str, Any], pointer: str, depth: int) -> Iterator[Found]:
        """Yield the questions of one content, or of those in it; or why there are none."""
        library, params = library_of(content), content["params"]
        about = content.get("metadata")
        title = plain(str((about if isinstance(about, dict) else {}).get("title") or ""), "html")
        place, own = self._place(pointer), str(content.get("subContentId") or title)
        if library in READERS:
            yield self._question(READERS[library], params, place, title or library, own)
            return
        if library in SETS:
            yield from self._of_set(library, params, pointer, title or library)
            return
        inside = [] if library in REFUSED or depth > _MOST_DEEP else list(_contents(params, f"{pointer}/params"))
        if not inside:
            unlike = (
                tell("the type %(library)s cannot be one of ours", library=library)
                if library
                else tell("it does not say of what type it is")
            )
            why = tell(REFUSED[library]) if library in REFUSED else unlike
            yield Refused(place, title or library or tell("a content without a type"), why)
            return
        yield from self._rules_of_set(params, place)
        for below, one in inside:
            yield from self.of_content(one, below, depth + 1)

    def _place(self, pointer: str) -> Place:
        return Place(f"{self.path}#{pointer.removeprefix('/params')}" if pointer else self.path)

    def _question(
        self,
        reader: Reader,
        params: Mapping[str, Any],
        place: Place,
        title: str,
        own: str,
        around: Mapping[str, Any] | None = None,
    ) -> Found:
        content = Content(params, self.pictures, title, around)
        try:
            fields = reader(content)
        except CannotHold as why:
            return Refused(place, title, str(why))
        return Taken(place, own, title, fields, tuple(content.losses.lost), content.losses.files)

    def _of_set(self, library: str, params: Mapping[str, Any], pointer: str, title: str) -> Iterator[Found]:
        key, reader = SETS[library]
        listed = params.get(key)
        if task := _words(params.get(TASKS.get(library, ""))):
            yield Refused(self._place(pointer), tell("its task: %(task)s", task=task), tell(_ALONE))
        yield from self._said_of_results(params, self._place(pointer))
        for at, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict):
                place = self._place(f"{pointer}/params/{key}/{at}")
                own = str(one.get("subContentId") or "")
                yield self._question(reader, one, place, title, own, params)

    def _rules_of_set(self, params: Mapping[str, Any], place: Place) -> Iterator[Found]:
        """Tell what a Question Set or an Interactive Video says of all in it, for which a bank has keys or no place."""
        mark, pool = params.get("passPercentage"), params.get("poolSize")
        if isinstance(mark, int) and 1 <= mark <= 100:
            yield Refused(
                place,
                tell("its pass mark, %(mark)s %%", mark=mark),
                tell("write `pass_mark: %(mark)s` into the bank", mark=mark),
            )
        if isinstance(pool, int) and pool > 0:
            yield Refused(
                place,
                tell("that it asks %(pool)s of its questions", pool=pool),
                tell("write `draw: %(pool)s` into the bank", pool=pool),
            )
        start, end = params.get("introPage"), params.get("endGame")
        if isinstance(start, dict) and start.get("showIntroPage") and (words := _words(start.get("introduction"))):
            yield Refused(place, tell("its first page: %(words)s", words=words), tell("put it into the lesson"))
        if isinstance(end, dict):
            yield from self._said_of_results(end, place)
        film = params.get("interactiveVideo")
        if isinstance(film, dict) and isinstance(film.get("video"), dict) and film["video"].get("files"):
            yield Refused(place, tell("its film"), tell("a bank has none, so what is asked has to be clear without it"))

    def _said_of_results(self, params: Mapping[str, Any], place: Place) -> Iterator[Found]:
        listed = params.get("overallFeedback")
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict) and (words := _words(one.get("feedback"))):
                yield Refused(
                    place,
                    tell("what is said of a result: %(words)s", words=words),
                    tell("a bank says nothing of results"),
                )


def _words(value: object) -> str:
    """Return the beginning of a text, "" for anything else."""
    return shortened(plain(value, "html")) if isinstance(value, str) else ""


def _contents(value: object, pointer: str, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the contents that stand in parameters, each with its pointer, and not those within them."""
    if depth > _MOST_DEEP:
        return
    if isinstance(value, dict):
        if isinstance(value.get("library"), str) and isinstance(value.get("params"), dict):
            yield pointer, value
            return
        for key, one in value.items():
            yield from _contents(one, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}", depth + 1)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _contents(one, f"{pointer}/{at}", depth + 1)
