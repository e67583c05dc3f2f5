"""Questions of mkdocs-quiz: blocks from ``<quiz>`` to ``</quiz>`` in a page of Markdown.

Input: the text of a page, and the pictures beside it. Output: each question, with its line. Answers are a list of
tasks, or stand in the text between two brackets; what follows them is said after any answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course.importing import making
from course.importing.cloze import Blank, blank_mark, passage, refuse_blanks, with_blanks
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made
from course.importing.texts import Losses, as_typed, from_markdown
from course.reading.telling import tell

BLOCK = re.compile(r"<quiz>((?:(?!</?quiz>).)*+)</quiz>", re.DOTALL)  # which gives up at the next one
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_ANSWER = re.compile(r"[-*]\s*\[([xX ]?)\]\s*(.*)")
_SAID = re.compile(r"\s*>\s?(.*)")
_GAP = re.compile(r"\[\[([^\]]+)\]\]")
_OPENED = re.compile(r"^[ \t]*<quiz>", re.MULTILINE)
_OLD = re.compile(r"<\?quiz\?>")


def read_quiz_blocks(text: str, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the questions of a page."""
    blocks = [(block.start(), block.end()) for block in BLOCK.finditer(text)]

    def blanked(fence: re.Match[str]) -> str:
        """Return as many empty lines as a fence has, unless it stands within a question."""
        is_within = any(start < fence.start() < end for start, end in blocks)
        return fence[0] if is_within else "\n" * fence[0].count("\n")

    text = _FENCE.sub(blanked, text)  # what is shown as an example asks nothing
    for block in BLOCK.finditer(text):
        yield _Block(block[1], Place(path, text.count("\n", 0, block.start()) + 1), pictures or {}).found()
    left = BLOCK.sub(lambda block: "\n" * block[0].count("\n"), text)
    for opened in _OPENED.finditer(left):
        line = left.count("\n", 0, opened.start()) + 1
        yield Refused(Place(path, line), "<quiz>", tell("it is never closed; write </quiz> below it"))
    for old in _OLD.finditer(text):
        why = tell("it is written as mkdocs-quiz before 1.0 was: have its `mkdocs-quiz migrate` write it anew")
        yield Refused(Place(path, text.count("\n", 0, old.start()) + 1), "<?quiz?>", why)


class _Block:
    """One question, and what is lost of it."""

    def __init__(self, text: str, place: Place, pictures: Mapping[str, bytes]) -> None:
        lines = text.strip("\n").split("\n")
        indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        self.lines = [line[indent:] for line in lines]
        self.place, self.pictures = place, pictures
        self.losses = Losses()

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        called = shortened(next(filter(None, (line.strip() for line in self.lines)), "")) or tell(
            "a quiz without words"
        )
        try:
            first = next((at for at, line in enumerate(self.lines) if _ANSWER.fullmatch(line)), -1)
            fields = self._chosen(first) if first >= 0 else self._filled()
        except CannotHold as why:
            return Refused(self.place, called, str(why))
        return Taken(self.place, "", "", fields, tuple(self.losses.lost), self.losses.files)

    def _text(self, lines: list[str]) -> str:
        return from_markdown("\n".join(lines), self.losses, self.pictures)

    def _chosen(self, first: int) -> Fields:
        prompt = self._text(self.lines[:first])
        if not prompt:
            raise CannotHold(tell("it has no words that ask anything"))
        answers: list[tuple[bool, str, list[str]]] = []
        at = first
        while at < len(self.lines) and (self.lines[at].strip() or self._goes_on(at)):
            if answer := _ANSWER.fullmatch(self.lines[at]):
                answers.append((answer[1] in ("x", "X"), answer[2], []))
            elif said := _SAID.fullmatch(self.lines[at]):
                answers[-1][2].append(said[1])
            elif self.lines[at].strip():
                break
            at += 1
        share = 100 / max(1, sum(is_right for is_right, *_ in answers))
        made = making.ticked([
            Answer(self._text([text]), share * is_right, self._text(said)) for is_right, text, said in answers
        ])  # fmt: skip
        return self._explained({"prompt": prompt}, made, self.lines[at:])

    def _goes_on(self, at: int) -> bool:
        """Tell whether an empty line is one between answers."""
        following = next((line for line in self.lines[at:] if line.strip()), "")
        return bool(_ANSWER.fullmatch(following))

    def _filled(self) -> Fields:
        rule = next((at for at, line in enumerate(self.lines) if line.strip() == "---"), len(self.lines))
        text = "\n".join(self.lines[:rule])
        gaps = _GAP.findall(text)
        if not gaps:
            raise CannotHold(
                tell("it has no answers: write them as a list such as - [x] Yes, or as [[words]] in the text")
            )
        refuse_blanks(len(gaps))
        numbers = iter(range(1, len(gaps) + 1))
        marked = _GAP.sub(lambda _: blank_mark(next(numbers)), text)
        written = with_blanks(self._text([marked]))
        typed = [as_typed(gap, "markdown", self.losses) for gap in gaps]
        made = passage(written, [Blank([gap]) for gap in typed])
        return self._explained({"scoring": "all-or-nothing"}, made, self.lines[rule + 1 :])

    def _explained(self, fields: Fields, made: Made, lines: list[str]) -> Fields:
        for words in made.lost:
            self.losses.tell(words)
        found = {"kind": made.fields["kind"]} | fields | made.fields
        explanation = self._text(lines)
        return found | ({"explanation": explanation} if explanation else {})
