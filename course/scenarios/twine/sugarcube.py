"""SugarCube, and the formats of Twine 1 before it: macros ``<<name ...>>``, some with an end.

Format: https://www.motoslave.net/sugarcube/2/docs/. What stands between a macro and its end is a
branch, what a link does, words that come later, or nothing that anybody reads.
"""

from __future__ import annotations

import re
from typing import ClassVar

from course.scenarios.twine.reading import Chain, Frame, Reading, marked, unquoted
from course.scenarios.twine.told import Lines
from course.scenarios.twine.walker import HTML, Walker, link_parts

_STRINGS = r"""(?>"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|`[^`\n]*+`|[^>]|>(?!>))*+"""
_MACRO = re.compile(rf"<<\s*(/?)\s*([\w-]+|[=$][\w.]*)?({_STRINGS})>>", re.DOTALL)
_ARGUMENT = re.compile(
    r"""\[[<>]?img\[[^\n]{0,500}?\]\]|\[\[[^\n]{0,500}?\]\]|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|`[^`\n]*+`|[^\s"'`\[]+|\["""
)
_IMAGE = re.compile(r"\[[<>]?img\[([^\[\]\n]*+)\](?:\[([^\[\]\n]*+)\])?(?:\[([^\n]{0,300}?)\])?\]")
_LEADS = {"link", "button", "click"}
_SHOWS = {"linkappend", "linkprepend", "linkreplace"}
_BRANCHES = {"elseif", "else", "case", "default"}
_HIDES = {"silently", "silent", "cycle", "listbox", "createplaylist", "createaudiogroup", "dropdown"}
_AROUND = {
    "nobr", "for", "do", "timed", "repeat", "type", "append", "prepend", "replace", "copy", "capture", "done", "dialog",
    "message",
}  # fmt: skip
_RAW = {"script", "style", "widget"}
_PRINTS = {
    "print",
    "=",
    "-",
    "textbox",
    "numberbox",
    "textarea",
    "textinput",
    "cycle",
    "listbox",
    "radiobutton",
    "checkbox",
}
_KNOWN = {
    "set", "unset", "run", "next", "option", "optionsfrom", "break", "continue", "redo", "addclass", "removeclass",
    "toggleclass", "remove", "audio", "cacheaudio", "track", "masteraudio", "playlist", "removeplaylist", "stop",
    "removeaudiogroup", "waitforaudio", "remember", "forget", "radio", "setplaylist", "stopallaudio", "endsilently",
}  # fmt: skip
_KNOWN |= _AROUND | _HIDES | _RAW | _PRINTS | _BRANCHES | _SHOWS | _LEADS | {"if", "switch"}
_STYLES = (
    (re.compile(r"__([^_\n]{1,500})__|==([^=\n]{1,500})==|\^\^([^\^\n]{1,500})\^\^|~~([^~\n]{1,500})~~"), r"\1\2\3\4"),
    (re.compile(r"^!{1,6}[ \t]*([^\s!][^\n]*?)[ \t]*$", re.MULTILINE), r"**\1**"),
    (re.compile(r"^(?=#[ \t])#(?=[ \t])", re.MULTILINE), "1."),
)


class SugarCube(Walker):
    """Reads a passage of SugarCube."""

    NAME = "SugarCube"
    SIGNS: ClassVar[re.Pattern[str]] = re.compile(
        rf"(?P<macro><<)|(?P<nowiki><nowiki>|\"\"\"|\{{\{{\{{)|{HTML}|(?P<image>\[[<>]?img\[)|(?P<link>\[\[(?!\[))"
        r"|(?P<remark>/\*|/%)|(?P<escaped>\$\$\w*)"
        r"|(?P<variable>(?:\$|(?<!\w)_(?=[A-Za-z]))[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[(?:\d+|[$_]\w+|\"[^\"\n]{0,99}\"|'[^'\n]{0,99}')\])*+)"
        r"|(?P<style>@@(?:(?:[.#][\w.-]+|[\w-]+[ ]?:[^;@\n]{0,200}|[\w-]+\([^)@\n]{0,200}\):);)*)"
        r"|(?P<joined>\\[ \t]*\n|\n[ \t]*\\(?![\w\\]))"
    )

    def __init__(self, text: str, out: Reading, lines: Lines, *, inner: int = 0) -> None:
        super().__init__(text, out, lines, inner=inner)
        self.out.style = styled
        self.open: list[tuple[str, Frame]] = []

    # What stands in the text

    def on_nowiki(self, found: re.Match[str]) -> int | None:
        """Keep what is not markup as it is; code as code."""
        sign = found.group()
        close = {"<nowiki>": "</nowiki>", "{{{": "}}}"}.get(sign, sign)
        end = self.find(close, found.end())
        if end < 0:
            return None
        text = self.text[found.end() : end]
        (self.out.keep_code if sign == "{{{" or self.SIGNS.search(text) else self.out.keep)(text)
        return end + len(close)

    def on_remark(self, found: re.Match[str]) -> int | None:
        """Leave out a comment."""
        return self.until("*/" if found.group() == "/*" else "%/", "comment", found.start())

    def on_escaped(self, found: re.Match[str]) -> int:
        """Keep a dollar sign that is one."""
        self.out.keep(found.group()[1:])
        return found.end()

    def on_variable(self, found: re.Match[str]) -> int:
        """Leave out a variable."""
        self.out.hole()
        return self.lose("variable", found.start(), found.end())

    def on_style(self, found: re.Match[str]) -> int:
        """Leave out the signs of a style."""
        return self.lose("style", found.start(), found.end())

    def on_joined(self, found: re.Match[str]) -> int:
        """Join two lines."""
        return found.end()

    def on_image(self, found: re.Match[str]) -> int | None:
        """Leave out a picture; one that is a link leads somewhere."""
        whole = _IMAGE.match(self.text, found.start(), self.end)
        if not whole:
            return None
        self.lose("picture", whole.start(), whole.end())
        if whole.group(2):
            words, target = _image_link(whole)
            self.out.link(self.words(words, whole.start()), target, self.lines.place(whole.start()), whole.group())
        return whole.end()

    # Macros

    def on_macro(self, found: re.Match[str]) -> int | None:
        """Read a macro; one whose texts have no end goes to the next ``>>``."""
        start = found.start()
        close = self.find(">>", start + 2)
        if close < 0:
            return None
        whole = _MACRO.match(self.text, start, self.end)
        if not whole:
            return self.lose("macro", start, close + 2)
        slash, name, args = whole.group(1), (whole.group(2) or "").lower(), whole.group(3)
        if slash or (name.startswith("end") and name != "end" and any(one == name[3:] for one, _ in self.open)):
            return self._ends_here(name if slash else name[3:], start, whole.end())
        if name in _RAW:
            return self._raw_macro(name, start, whole.end())
        return self._begins(name, args, start, whole.end())

    def _ends_here(self, name: str, start: int, after: int) -> int:
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 100), -1):
            if self.open[index][0] == name:
                self.out.close(self.open[index][1])
                del self.open[index:]
                break
        return after if name in _KNOWN else self.lose("macro", start, after)

    def _raw_macro(self, name: str, start: int, after: int) -> int:
        close = f"<</{name}>>"
        end = self.find(close, after)
        if end < 0:
            return self.lose("macro", start, after)
        if name == "script":
            self.out.run(self.text[after:end], self.lines.place(start))
        return self.lose("macro", start, end + len(close))

    def _begins(self, name: str, args: str, start: int, after: int) -> int:
        place, source = self.lines.place(start), self.text[start:after]
        if name in ("if", "switch"):
            self._part(name, Frame(place, source, chain=Chain()))
        elif name in _BRANCHES:
            self._branch(start, after)
        elif name in _LEADS:
            self._leads(name, args, start, after)
        elif name in _SHOWS:
            words = _words_of(args)
            self._part(name, Frame(place, offer=self.words(words, start)))
        elif name in _HIDES:
            self.lose("macro", start, after)
            self._part(name, Frame(place, source, muted=True))
            if name in _PRINTS:
                self.out.hole()
        else:
            self._single(name, args, start, after)
        return after

    def _part(self, name: str, frame: Frame) -> None:
        self.open.append((name, self.out.open(frame)))

    def _branch(self, start: int, after: int) -> None:
        """Close the branch before, and open this one in the same chain."""
        if not self.open or self.open[-1][0] not in ("if", "switch"):
            self.lose("macro", start, after)
            return
        name, before = self.open.pop()
        self.out.close(before)
        self._part(name, Frame(self.lines.place(start), self.text[start:after], chain=before.chain))

    def _leads(self, name: str, args: str, start: int, after: int) -> None:
        place, source = self.lines.place(start), self.text[start:after]
        parts = _ARGUMENT.findall(args)
        ended = name == "click" or self.find(f"<</{name}", after) >= 0
        words, target = _link_of(parts)
        said = self.words(words, start)
        if target:
            self.out.link(said, target, place, source)
            if ended:
                self._part(name, Frame(place, source, muted=True))
        elif ended:
            self._part(name, Frame(place, offer=said))

    def _single(self, name: str, args: str, start: int, after: int) -> None:
        place, source = self.lines.place(start), self.text[start:after]
        parts = _ARGUMENT.findall(args)
        if name == "goto":
            self.out.go(_link_of(["", *parts[:1]])[1] if parts else "", place, source)
        elif name in ("back", "return"):
            words, target = _link_of(parts)
            if target:
                self.out.link(self.words(words, start), target, place, source)
            else:
                self.out.back(self.words(words, start), place, source)
        elif name == "choice" and parts:
            words, target = _link_of([*(parts[1:2] or [""]), parts[0]])
            self.out.link(self.words(words, start), target, place, source)
        elif name == "actions":
            for part in parts:
                words, target = _link_of(["", part])
                self.out.link(self.words(words, start), target, place, source)
                self.out.pieces.append("\n")
        elif name in ("include", "display") and parts:
            self.out.show(_link_of(["", parts[0]])[1], place, source)
        else:
            self._other(name, args, start, after)

    def _other(self, name: str, args: str, start: int, after: int) -> None:
        text = args.strip()
        if name in ("print", "=", "-") and re.fullmatch(r"\"[^\"\\\n]*\"|'[^'\\\n]*'", text):
            self.out.say(self.words(unquoted(text), start))
            return
        if name in _PRINTS or name.startswith("$"):
            self.out.hole()
        self.lose("macro", start, after)
        self.out.run(args, self.lines.place(start))
        if name not in _KNOWN and not name.startswith(("$", "=")):
            self.out.may_lead(self.text[start:after], self.lines.place(start))


def styled(text: str) -> str:
    """Return SugarCube's styles as Markdown."""
    text = marked(marked(text, "''", "**"), "//", "*")
    for pattern, markdown in _STYLES:
        text = pattern.sub(markdown, text)
    return text


def _image_link(found: re.Match[str]) -> tuple[str, str]:
    words, _ = link_parts(found.group(1))
    return words, (found.group(2) or "").strip()


def _words_of(args: str) -> str:
    parts = _ARGUMENT.findall(args)
    return _value(parts[0]) if parts else ""


def _value(part: str) -> str:
    """Return what an argument says: a text in quotes, or a word; nothing for what has to be worked out."""
    if part[:1] in ("'", '"') and len(part) > 1:
        return unquoted(part)
    return "" if part[:1] in ("$", "_", "`") else part


def _link_of(parts: list[str]) -> tuple[str, str]:
    """Return words and target of a macro's arguments: texts, or a link or a picture as Twine writes it."""
    for part in parts[:2]:
        if part.startswith("[["):
            return link_parts(part[2:-2].partition("][")[0])
        if part.startswith("[") and (image := _IMAGE.fullmatch(part)):
            return _image_link(image)
    words = _value(parts[0]) if parts else ""
    target = parts[1] if len(parts) > 1 else ""
    return words, (_value(target) or target)
