"""Harlowe: macros ``(name: ...)``, hooks ``[...]`` that they change or that carry a name, variables.

Format: https://twine2.neocities.org. A hook after ``(if:)`` is a branch, one after ``(link:)`` is
what the link does; brackets are matched once, before the walk, so that nothing is looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from course.reading.telling import tell
from course.scenarios.twine.reading import Chain, Frame, Reading, marked, unquoted
from course.scenarios.twine.told import Lines
from course.scenarios.twine.walker import HTML, Walker

_MACRO = r"\(\s{0,9}[$_]?[^\W\d][\w-]{0,60}:(?!//)"
_TOKEN = re.compile(rf"`+|<!--|\[\[(?!\[)|{_MACRO}|[()\[\]{{}}\"']")
_CONDITIONS = {"if", "unless", "elseif", "else"}
_BRANCHES = {"elseif", "else"}
_TO = re.compile(r"(?:link|click|mouseover|mouseout)(?:reveal)?goto")
_BACK = re.compile(r"(?:link|click|mouseover|mouseout)undo")
_HOOKED = re.compile(r"(?:link|click|mouseover|mouseout|action)(?:replace|reveal|append|prepend|repeat|rerun|show)?")
_PRINTS = {
    "print", "text", "str", "string", "random", "either", "num", "number", "nth", "joined", "upperfirst", "lowerfirst",
    "uppercase", "lowercase", "round", "floor", "ceil", "abs", "min", "max", "weekday", "monthday", "monthname",
    "currentdate", "currenttime", "cyclinglink", "seqlink", "sequencelink", "dropdown", "input", "inputbox", "cond",
    "plural", "digitformat", "trimmed", "strreversed", "lyrics", "source", "hookssource", "sourceof",
}  # fmt: skip
_COMMANDS = {"set", "put", "move", "goto", "redirect", "undo", "restart", "reload", "savegame", "loadgame", "print"}
_COMMANDS |= _PRINTS | {"display", "alert", "prompt", "confirm", "track", "sound", "gotourl", "openurl", "linkstorylet"}
_NAMED = re.compile(r"\|([\w-]{1,60})[>)]\[([^\[\]]{1,300})\]|\[([^\[\]]{1,300})\][<(]([\w-]{1,60})\|")
_CALL = re.compile(r"\s{0,9}\+?\s{0,9}")
_RAISED = re.compile(r"\^\^([^\^\n]{1,500})\^\^|~~([^~\n]{1,500})~~")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]*([^\s#][^\n]*?)[ \t]*$", re.MULTILINE)
_LAYOUT = re.compile(r"^[ \t]*(?:==+>|<=+|=+><=+|<==+>|=*\|+=*|\|=+\|)[ \t]*$", re.MULTILINE)


class Harlowe(Walker):
    """Reads a passage of Harlowe."""

    NAME = "Harlowe"
    SIGNS: ClassVar[re.Pattern[str]] = re.compile(
        rf"(?P<verbatim>`+)|{HTML}|(?P<link>\[\[(?!\[))|(?P<macro>{_MACRO})|(?P<name>\|[\w-]{{1,60}}[>)](?=\[))"
        r"|(?P<hook>\[)|(?P<brace>\{)|(?P<variable>(?:\$|(?<!\w)_)\w*[^\W\d_]\w*)|(?P<joined>\\\n\\?|\n\\)"
    )

    def __init__(self, text: str, out: Reading, lines: Lines, *, inner: int = 0) -> None:
        super().__init__(text, out, lines, inner=inner)
        self.out.style = styled
        self.closes = _closes(text)
        self.chain = Chain()
        self.named: dict[str, str] | None = None
        self.chain_end = -1  # where `(else:)` may stand

    # What stands in the text

    def on_verbatim(self, found: re.Match[str]) -> int:
        """Keep what stands between backticks as it is."""
        end = self.find(found.group(), found.end())
        if end < 0:
            self.out.say(found.group())
            return found.end()
        text = self.text[found.end() : end]
        (self.out.keep_code if self.SIGNS.search(text) else self.out.keep)(text)
        return end + len(found.group())

    def on_variable(self, found: re.Match[str]) -> int:
        """Leave out a variable; one before a hook changes it, and prints nothing."""
        if self.text[found.end() : found.end() + 1] != "[":
            self.out.hole()
        return self.lose("variable", found.start(), found.end())

    def on_joined(self, found: re.Match[str]) -> int:
        """Join two lines."""
        return found.end()

    def on_brace(self, found: re.Match[str]) -> int:
        """Collapse what stands between braces to one line."""
        end = self.closes.get(found.start())
        if end is None or end > self.end:
            return found.end()
        begun = len(self.out.pieces)

        def close() -> int:
            self.out.pieces[begun:] = [re.sub(r"\s+", " ", piece) for piece in self.out.pieces[begun:]]
            return end + 1

        return self.inside(found.end(), end, close)

    def on_name(self, found: re.Match[str]) -> int:
        """Leave out the name of a hook that follows."""
        return self.lose("hook name", found.start(), found.end())

    def on_hook(self, found: re.Match[str]) -> int | None:
        """Read a hook of its own, and the name behind it."""
        return self._hook(found.start(), None)

    def _hook(self, start: int, frame: Frame | None) -> int | None:
        end = self.closes.get(start)
        if end is None or end > self.end:
            return None
        if frame:
            self.out.open(frame)

        def close() -> int:
            if frame:
                self.out.close(frame)
                if frame.chain:
                    self.chain, self.chain_end = frame.chain, end + 1
            after = end + 1
            named = re.compile(r"[<(][\w-]{1,60}\|").match(self.text, after, self.end)
            if named:
                return self.lose("hook name", named.start(), named.end())
            return after

        first = re.compile(r"\[=*").match(self.text, start)
        return self.inside(first.end() if first and end == len(self.text) else start + 1, end, close)

    # Macros

    def on_macro(self, found: re.Match[str]) -> int:
        """Read a macro and the hook that it changes."""
        start = found.start()
        end = self.closes.get(start)
        if end is None or end >= self.end:
            line = self.text.find("\n", start, self.end)
            stop = line if line >= 0 else self.end
            said = tell("a macro has no end here, and is left out to the end of the line")
            self.out.told.say(self.lines.place(start), said)
            return self.lose("macro", start, stop)
        name = re.sub(r"[\s(:_-]", "", found.group()).lower()
        args = self.text[found.end() : end]
        after = end + 1
        hook = None if name in _COMMANDS else self._hook_after(after)
        if name in _CONDITIONS:
            return self._condition(name, start, after, hook)
        return self._call(name, args, start, after, hook)

    def _hook_after(self, at: int) -> int | None:
        """Return where the hook stands that a macro changes, more macros after a plus sign between."""
        for _ in range(20):
            found = _CALL.match(self.text, at, self.end)
            place = found.end() if found else at
            if place in self.closes and self.text[place] == "[":
                return place
            if "+" not in self.text[at:place] or place not in self.closes:
                return None
            at = self.closes[place] + 1
        return None

    def _condition(self, name: str, start: int, after: int, hook: int | None) -> int:
        source = self.text[start:after]
        if hook is not None:
            self.lose("macro", after, hook)
        between = self.text[self.chain_end : start] if 0 <= self.chain_end <= start else "x"
        if name not in _BRANCHES or between.strip():
            self.chain = Chain()
        if hook is None:
            return self.lose("macro", start, after)
        frame = Frame(self.lines.place(start), source, chain=self.chain)
        inside = self._hook(hook, frame)
        return after if inside is None else inside

    def _call(self, name: str, args: str, start: int, after: int, hook: int | None) -> int:
        source, place = self.text[start:after], self.lines.place(start)
        parts = list(arguments(args))
        if _TO.fullmatch(name):
            words = self._said(parts[0], start) if parts else ""
            target = parts[-1] if parts else ""
            self.out.link(words, literal(target) or target, place, source)
        elif _BACK.fullmatch(name):
            self.out.back(self._said(parts[0], start) if parts else "", place, source)
        elif name in ("goto", "redirect"):
            self.out.go(literal(args) or args, place, source)
        elif name == "undo":
            self.out.lose_way(place, source, tell("back to where the learner came from"))
        elif name == "display":
            self.out.show(literal(args) or args, place, source)
        elif name in ("linkstorylet", "openstorylets"):
            self.out.lose_way(place, source, tell("where only the story knows"))
        elif _HOOKED.fullmatch(name) and hook is not None:
            return self._hooked(parts, start, after, hook)
        else:
            self._other(name, parts, start, after)
            return hook if hook is not None else after
        frame = Frame(place, source, muted=True)  # a learner would be gone before reading it
        inside = None if hook is None else self._hook(hook, frame)
        return after if inside is None else inside

    def _hooked(self, parts: list[str], start: int, after: int, hook: int) -> int:
        words = self._said(parts[0], start) if parts else ""
        elsewhere = not self.text.startswith("(link", start)
        frame = Frame(self.lines.place(start), offer=words, elsewhere=elsewhere)
        inside = self._hook(hook, frame)
        self.lose("macro", after, hook)
        return hook if inside is None else inside

    def _other(self, name: str, parts: list[str], start: int, after: int) -> None:
        word = literal(parts[0]) if len(parts) == 1 and name in ("print", "text", "str", "string") else None
        if word is not None:
            self.out.say(self.words(word, start))
            return
        if name in _PRINTS:
            self.out.hole()
        self.lose("macro", start, after)
        if name not in _PRINTS and name not in _COMMANDS:
            self.out.may_lead(self.text[start:after], self.lines.place(start))

    def _said(self, part: str, at: int) -> str:
        """Return the words of a link: a text, or what stands in the hook that ``?name`` means."""
        text = literal(part)
        if text is not None:
            return self.words(text, at)
        if name := re.fullmatch(r"\s*\?([\w-]{1,60})\s*", part):
            return self.finished(self._hook_words().get(name.group(1).lower(), ""))
        return ""

    def _hook_words(self) -> dict[str, str]:
        """Return what stands in the hooks that have a name."""
        if self.named is None:
            named = _NAMED.finditer(self.text)
            self.named = {(one[1] or one[4]).lower(): one[2] or one[3] for one in named}
        return self.named


def styled(text: str) -> str:
    """Return Harlowe's styles as Markdown."""
    text = _LAYOUT.sub("", text)
    text = marked(marked(text, "''", "**"), "//", "*")
    return _HEADING.sub(r"**\1**", _RAISED.sub(r"\1\2", text))


def literal(part: str) -> str | None:
    """Return what a text in quotes, or a hook as a value, says; None for what has to be worked out."""
    part = part.strip()
    if re.fullmatch(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", part, re.DOTALL):
        return unquoted(part)
    if part.startswith("[") and part.endswith("]") and _closes(part).get(0) == len(part) - 1:
        return part[1:-1]
    return None


def arguments(args: str) -> Iterator[str]:
    """Yield the arguments of a macro: what commas part that stand in no text, hook or macro."""
    closes = _closes(f"(a:{args})")
    start = at = 0
    while at < len(args):
        mark = args[at]
        if mark in "\"'" and (end := _string_end(args, at)) > 0:
            at = end
        elif mark in "([" and (close := closes.get(at + 3)) is not None:
            at = close - 3
        elif mark == ",":
            yield args[start:at]
            start = at + 1
        at += 1
    if args[start:].strip():
        yield args[start:]


def _string_end(text: str, at: int) -> int:
    """Return where the text in quotes that starts at ``at`` ends, or -1."""
    found = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+'", re.DOTALL).match(text, at)
    return found.end() - 1 if found else -1


def _closes(text: str) -> dict[int, int]:
    """Return for each bracket that counts the place of the one that closes it."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    at, missing = 0, set[str]()
    while token := _TOKEN.search(text, at):
        sign, start, at = token.group(), token.start(), token.end()
        in_code = bool(stack) and stack[-1][0] == "("
        if sign in "\"'":
            if in_code and sign not in missing:
                end = _string_end(text, start)
                if end < 0:
                    missing.add(sign)
                at = max(at, end + 1)
        elif sign[0] in "`<" or sign == "[[":
            at = _past(text, sign, at, missing) if sign == "[[" or not in_code else at
        elif sign[0] in "([{":
            if len(sign) > 1 or in_code or sign != "(":
                if sign == "[" and text[at : at + 1] == "=":
                    found[start] = len(text)
                else:
                    stack.append((sign[0], start))
        elif stack and stack[-1][0] == {")": "(", "]": "[", "}": "{"}[sign]:
            found[stack.pop()[1]] = start
    return found


def _past(text: str, sign: str, at: int, missing: set[str]) -> int:
    """Return where to go on behind what ``sign`` starts; signs that have no end are searched for once."""
    if sign == "[[":
        line = text[at : at + 2000].partition("\n")[0]
        return at + line.index("]]") + 2 if "]]" in line else at
    close = "-->" if sign == "<!--" else sign
    end = -1 if close in missing else text.find(close, at)
    if end < 0:
        missing.add(close)
        return at
    return end + len(close)
