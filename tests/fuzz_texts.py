"""Texts from a seed: sound ones changed the way hands, editors, broken disks and other programs change them.

Input: a random generator and sound texts. Output: bytes or text of anything, most of it nearly sound.
"""

from __future__ import annotations

import random

PIECES = [
    *"&*!|>%@`#,[]{}?:-\"'\\~=<^$\t\n\r\0_()+/;.",
    "---\n", "...\n", "\n---\n", "? ", "- ", ": ", "<<: ", "*a", "&a ", "!!python/object:os.system ", "!!str ",
    "|0\n", ">-\n", "\ufeff", "\u202e", "\u2028", "\x85", "\U0001f600", "\xa0", "'''", "\"\"\"", "\\x00", "\\u202E",
    "\\uD800", "<!-- ", " -->", "<!-- question: x -->", "[^", "[^x]", "[[", "]]", "](", "![](", "](../../x", "`",
    "```\n", "~~~", "# ", "####### ", "!!! trainer\n", "??? x\n", "=== x\n", ":::", "{%", "{{", "    ", "> ",
    "| a | b |\n|---|---|\n", "$$", "$x$", "<b", "</b>", "<script>", "&amp;", "&#0;", "1e999", "-1",
    "999999999999999999999999999999", "true", "no", "null", "2026-02-30", "\u0663", "\u0130", "\ufb01", "\u001b[2J",
    "%zz", "#r=", "::", ":: a\n", "[[a->b]]", "<<if>>", "(if: true)[", "{embed passage: 'x'}", "<tw-storydata",
    "<tw-passagedata pid=1 name=x>", ":: StoryData\n{", "site_url: ", "plugins: [", "extra: {", "\n\n", "e\u0301",
    "\u200b", "..", "...", "\uff11", "\xbd", "12 min",
]  # fmt: skip
LONG = [400, 3000]


def mutated(text: str, chance: random.Random) -> str:
    """Return a text after one to four changes."""
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.randrange(1, 60))
        kind = chance.random()
        if kind < 0.35:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif kind < 0.5:
            text = text[:at] + text[to:]
        elif kind < 0.55:
            text = text[:at]
        elif kind < 0.62:
            text = text[:at] + (text[at:to] or chance.choice(PIECES)) * chance.choice((2, 3, 40, 400)) + text[to:]
        elif kind < 0.66:
            text = text[:at] + chance.choice(PIECES) * chance.choice(LONG) + text[at:]
        elif kind < 0.75:
            text = text[:at] + chr(chance.choice((chance.randrange(128), chance.randrange(0xD800)))) + text[at + 1 :]
        else:
            text = _lines_changed(text, chance)
    return text[:200_000]


def _lines_changed(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            del lines[one]
        case _:
            lines[one] = " " * chance.randrange(1, 5) + lines[one]
    return "".join(lines)


def made_of_pieces(chance: random.Random) -> str:
    """Return a text that no sound one stands behind."""
    return "".join(chance.choices(PIECES, k=chance.randrange(1, 40)))


def any_text(sound: str, chance: random.Random) -> str:
    """Return a changed text, or now and then one of pieces alone."""
    return mutated(sound, chance) if chance.random() < 0.9 else made_of_pieces(chance)


def as_bytes(text: str, chance: random.Random) -> bytes:
    """Return a text as a file holds it, now and then in another encoding or with a byte too many."""
    content = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.06:
        content = text.encode(chance.choice(("utf-16", "utf-8-sig", "latin-1", "utf-32")), "replace")
    if content and chance.random() < 0.05:
        at = chance.randrange(len(content))
        content = content[:at] + bytes([chance.randrange(256)]) + content[at:]
    return content
