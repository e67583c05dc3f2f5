"""Formulas in MathML as TeX, which texts of ours have between dollars.

Input: a <math> element. Output: TeX that shows the same, or "" where an element in it is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4.element import NavigableString, Tag

# TeX of signs by their numbers, for many of them look like letters; what is not seen is nothing.
# fmt: off
_SIGNS: dict[int, str] = {
    0x00D7: r"\times ", 0x00F7: r"\div ", 0x00B7: r"\cdot ", 0x22C5: r"\cdot ", 0x00B1: r"\pm ",
    0x2213: r"\mp ", 0x2212: "-", 0x2217: "*", 0x2264: r"\le ", 0x2265: r"\ge ", 0x2260: r"\ne ",
    0x2248: r"\approx ", 0x2261: r"\equiv ", 0x223C: r"\sim ", 0x221D: r"\propto ", 0x221E: r"\infty ",
    0x2192: r"\to ", 0x21D2: r"\Rightarrow ", 0x21D4: r"\Leftrightarrow ", 0x2208: r"\in ",
    0x2209: r"\notin ", 0x222A: r"\cup ", 0x2229: r"\cap ", 0x2282: r"\subset ", 0x2286: r"\subseteq ",
    0x2205: r"\emptyset ", 0x2200: r"\forall ", 0x2203: r"\exists ", 0x2227: r"\land ", 0x2228: r"\lor ",
    0x00AC: r"\neg ", 0x2211: r"\sum ", 0x220F: r"\prod ", 0x222B: r"\int ", 0x2202: r"\partial ",
    0x2207: r"\nabla ", 0x221A: r"\surd ", 0x2220: r"\angle ", 0x00B0: r"^\circ ", 0x2026: r"\dots ",
    0x03C0: r"\pi ", 0x03B1: r"\alpha ", 0x03B2: r"\beta ", 0x03B3: r"\gamma ", 0x03B4: r"\delta ",
    0x03B8: r"\theta ", 0x03BB: r"\lambda ", 0x03BC: r"\mu ", 0x03C3: r"\sigma ", 0x03C6: r"\varphi ",
    0x03C9: r"\omega ", 0x0394: r"\Delta ", 0x03A9: r"\Omega ", 0x03A3: r"\Sigma ",
    **dict.fromkeys(range(0x2061, 0x2065), ""),
    **{ord(sign): f"\\{sign}" for sign in "#$%&_{}"},
    ord("\\"): r"\backslash ",
    ord("~"): r"\sim ",
    ord("^"): r"\hat{}",
}
# fmt: on
_FUNCTIONS = {"sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min"}
_ROWS = ("math", "mrow", "mstyle", "mpadded", "merror", "semantics")


class _Unknown(Exception):
    """An element that has no TeX here."""


def as_tex(math: Tag) -> str:
    """Return a formula as TeX, "" where it has none here."""
    try:
        return re.sub(r"\s+", " ", _tex(math)).strip()
    except _Unknown:
        return ""


def _tex(tag: Tag) -> str:
    if tag.name in _ROWS:
        if any(isinstance(one, NavigableString) and one.strip() for one in tag.children):
            raise _Unknown
        return " ".join(_tex(one) for one in _elements(tag) if one.name not in ("annotation", "annotation-xml"))
    if tag.name in _MADE:
        return _MADE[tag.name](tag)
    raise _Unknown


def _elements(tag: Tag) -> list[Tag]:
    return [one for one in tag.children if isinstance(one, Tag)]


def _parts(tag: Tag, count: int) -> list[str]:
    parts = _elements(tag)
    if len(parts) != count:
        raise _Unknown
    return [f"{{{_tex(one)}}}" for one in parts]


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _signs(text: str) -> str:
    return text.translate(_SIGNS)


def _name(tag: Tag) -> str:
    word = _words(tag)
    if word in _FUNCTIONS:
        return f"\\{word} "
    return f"\\mathrm{{{_signs(word)}}}" if len(word) > 1 and word.isalpha() else _signs(word)


def _fenced(tag: Tag) -> str:
    inside = " , ".join(map(_tex, _elements(tag)))
    left, right = (_signs(str(tag.get(name, sign))) for name, sign in (("open", "("), ("close", ")")))
    return f"{left} {inside} {right}"


def _root(tag: Tag) -> str:
    under, degree = _parts(tag, 2)
    return f"\\sqrt[{degree}]{under}"


_MADE: dict[str, Callable[[Tag], str]] = {
    "mi": _name,
    "mn": lambda tag: _signs(_words(tag)),
    "mo": lambda tag: _signs(_words(tag)),
    "mtext": lambda tag: f"\\text{{{_words(tag).translate(_SIGNS)}}}" if _words(tag) else "",
    "mspace": lambda _: "\\, ",
    "mfrac": lambda tag: "\\frac" + "".join(_parts(tag, 2)),
    "msup": lambda tag: "^".join(_parts(tag, 2)),
    "msub": lambda tag: "_".join(_parts(tag, 2)),
    "msubsup": lambda tag: "{}_{}^{}".format(*_parts(tag, 3)),
    "munder": lambda tag: "_".join(_parts(tag, 2)),
    "munderover": lambda tag: "{}_{}^{}".format(*_parts(tag, 3)),
    "msqrt": lambda tag: f"\\sqrt{{{' '.join(map(_tex, _elements(tag)))}}}",
    "mroot": _root,
    "mfenced": _fenced,
}
