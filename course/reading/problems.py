"""An author's mistakes: where they are, what was found, and what to write instead.

Input: nothing of ours. Output: ``Problem``, and ``Problems``, which collects them.
A mistake of an author is always a ``Problem``; a mistake of ours is a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from course.reading.meant import disguise, plain
from course.reading.telling import tell, tell_row


class Position(NamedTuple):
    """A place in a source file: path relative to the project (POSIX), line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One mistake: what is wrong and was found (``message``), and what to write (``hint``).

    What a rule for content found has the rule's id, and the level at which the course holds that rule.
    """

    position: Position
    message: str
    hint: str = ""
    rule: str = ""
    level: str = ""

    def __str__(self) -> str:
        rule = ", ".join(part for part in (self.rule, self.level) if part)
        return f"{self.position}: {with_hint(self.message, self.hint)}" + (f" [{rule}]" if rule else "")


def with_hint(message: str, hint: str) -> str:
    """Return what is wrong, and what to write if anything is to be written."""
    return message + tell("; ") + hint if hint else message


class CourseProblems(Exception):
    """The content cannot be built; ``problems`` says why, sorted and each told once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """Collects problems while reading goes on, so that an author sees them all at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, position: Position, message: str, hint: str = "", rule: str = "") -> None:
        """Record one problem."""
        self._found.append(Problem(position, message, hint, rule))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record problems that were found elsewhere."""
        self._found.extend(problems)

    @property
    def found(self) -> tuple[Problem, ...]:
        """Return everything found so far, in the order it was found."""
        return tuple(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def stop_if_any(self) -> None:
        """Raise ``CourseProblems`` with everything found so far, if anything was."""
        if self._found:
            raise CourseProblems(self._found)


def shown(text: str) -> str:
    """Return ``text`` as a message shows it: in backticks, on one line, at most 40 characters."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= 40 else line[:37] + '...'}`"


def closest(word: str, known: Iterable[str], *, least: float = 0.6) -> str | None:
    """Return the known word that ``word`` was most likely meant to be, capitals aside, or None.

    ``least`` is how alike the two must be: 1 is the same, 0.6 shares more letters than not.
    """
    by_form = {name.casefold(): name for name in known}
    found = _like(word, by_form, number=1, least=least)
    return by_form[found[0]] if found else None


def _like(word: str, forms: Iterable[str], *, number: int, least: float) -> list[str]:
    import difflib  # here, because most runs find nothing wrong

    return difflib.get_close_matches(word[:80].casefold(), list(forms), n=number, cutoff=least)


def nearest(word: str, known: Iterable[str], place: str = "") -> str:
    """Return a hint that names the known word nearest to ``word``, or those there are to choose from.

    ``place`` says where one is defined, for where there is none: ``under `families` in modules/catalogue.yml``.
    """
    by_form = {name.casefold(): name for name in sorted(known)}
    if not by_form:
        return tell("none is defined yet: write it %(place)s", place=place) if place else tell("none is defined yet")
    if (looks := disguise(word)) and plain(word).casefold() in by_form:
        return tell("write `%(name)s`; it was found%(looks)s", name=by_form[plain(word).casefold()], looks=looks)
    close = closest(word, by_form)
    if close:
        return tell("did you mean `%(name)s`?", name=by_form[close])
    if len(by_form) <= 12:
        return tell("known here: %(values)s", values=tell_row(sorted(by_form.values())))
    likeliest = _like(word, by_form, number=3, least=0)
    return tell(
        "%(by_form_count)s are known here, such as %(by_form)s",
        by_form_count=len(by_form),
        by_form=tell_row(by_form[name] for name in likeliest),
    )
