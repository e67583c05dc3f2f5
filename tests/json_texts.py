"""Texts that may be JSON, from a seed: numbers in every notation, names twice, encodings, depth, half characters.

Input: a seed, and sound records. Output: bytes, as a file may hold them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence

NUMBERS = [
    "1e999", "-1e999", "1e400", "1E400", "1e-400", "-0", "-0.0", "0.0", "1.0", "1.00", "100e-2", "1E2", "1e+2",
    "0x10", "NaN", "Infinity", "-Infinity", "+1", "01", "1.", ".5", "1_000", "1,5", "9007199254740991",
    "9007199254740992", "9007199254740993", "18446744073709551616", "1" * 30, "9" * 400, "9" * 5000,
    "1." + "0" * 400 + "1", "0." + "3" * 99, "2.675", "0.29", "1000000", "1000000.01", "1e6", "0.1e1", "4.35", "1e5",
    "1e-2", "5e-324", "99.995", "1e21", "2", "50", "2.0", "1.5", "3.14159", "100000", "100001", "1e0", "-1", "\u0661",
    "\uff11",
]  # fmt: skip
VALUES = [
    "null", "true", "false", "[]", "{}", "[[]]", '""', '"x"', '" "', '"\\u0000"', '"\\ud83d"', '"\\ude00\\ud83d"',
    '"\\ud83d\\ude00"', '"\\x"', '"\\u12"', '"\\/"', '"\t"', '"\x7f"', '"\u2028"', '"\u0085"', "'x'", "undefined",
    '"2026-02-29"', '"2026-02-28"', '"9999-12-31"', '"\\u0032026-01-01"', '"1.0"', '"1.0.0.0"', '"' + "a" * 4001 + '"',
    '"' + "\U0001f600" * 4000 + '"', '"__proto__"', '"constructor"', '{"__proto__": {"points": 1}}', '{"a": true}',
    '{"": true}', '{"\\ud800": "x"}', '{"toString": "x"}', '{"1": true, "10": true, "2": false}', '{"a": 1, "a": true}',
]  # fmt: skip
NAMES = [
    "__proto__", "constructor", "toString", "hasOwnProperty", "rest", "format", "code", "1", "10", "\\ud83d", "",
    "\\u0000", "\\u001b[2J", "\u202eabc", "n" * 61, "n" * 4000, "\U0001f600" * 61, "valid_until", "parts", "length",
]  # fmt: skip
STUFF = [
    ",", ",,", ":", "//x\n", "/* x */", "#r=", "#", "\ufeff", "\0", "\x0b", "\u00a0", "\u2028", "[", "{", "]", "}", '"',
    "\\", "[" * 19, "[" * 21, '{"a":' * 30, "[" * 3000, "]" * 30, "\x1b[31m", "\ud83d", "%", "*", "~", "é",
    "\U0001d518",
]  # fmt: skip
ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7"]


def texts(seed: int, number: int, sound: Sequence[dict[str, object]], links: Sequence[str]) -> Iterator[bytes]:
    """Yield ``number`` files; most were a record before something happened to them."""
    chance = random.Random(seed)  # noqa: S311 - the same texts for the same seed, and no secret
    written = [spaced(record, chance) for record in sound for _ in range(4)]
    for _ in range(number):
        text = chance.choice(written) if chance.random() < 0.85 else chance.choice(links)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
            text = chance.choice(CHANGES)(text, chance)
        yield encoded(text, chance)


def spaced(record: object, chance: random.Random) -> str:
    """Return a record as JSON, written in one of the ways that programs write it."""
    return json.dumps(record, indent=chance.choice((None, None, 1)), ensure_ascii=chance.random() < 0.5)


def encoded(text: str, chance: random.Random) -> bytes:
    """Return a text as bytes, now and then in another encoding, or damaged."""
    if chance.random() < 0.9:
        content = text.encode("utf-8", "surrogatepass")
    else:
        content = text.encode(chance.choice(ENCODINGS), "replace")
    if chance.random() < 0.05 and content:
        at = chance.randrange(len(content))
        content = content[:at] + bytes([chance.randrange(256)]) + content[at + chance.randrange(2) :]
    return content


def _values(text: str) -> list[tuple[int, int]]:
    """Return where values stand, roughly: after a colon, up to a comma or the end of a bracket."""
    found = []
    start = text.find(":")
    while start >= 0:
        begin = start + 1 + (text[start + 1 : start + 2] == " ")
        ends = [at for sign in ",}]" if (at := text.find(sign, begin)) >= 0]
        if ends:
            found.append((begin, min(ends)))
        start = text.find(":", start + 1)
    return found


def _replace_value(text: str, chance: random.Random) -> str:
    places = _values(text)
    if not places:
        return text + chance.choice(VALUES)
    start, end = chance.choice(places)
    return text[:start] + chance.choice(chance.choice((NUMBERS, VALUES))) + text[end:]


def _number_for_number(text: str, chance: random.Random) -> str:
    places = [(start, end) for start, end in _values(text) if text[start:end].strip().replace(".", "").isdecimal()]
    if not places:
        return _replace_value(text, chance)
    start, end = chance.choice(places)
    return text[:start] + chance.choice(NUMBERS) + text[end:]


def _same_number(text: str, chance: random.Random) -> str:
    """Write a number in another way: the record says the same."""
    places = [(start, end) for start, end in _values(text) if text[start:end].strip().replace(".", "").isdecimal()]
    if not places:
        return text
    start, end = chance.choice(places)
    value = float(text[start:end])
    ways = [f"{value:e}", f"{value:.1f}" if value == int(value) else repr(value), f"{value!r}e0", f"{value * 10!r}e-1"]
    return text[:start] + chance.choice(ways) + text[end:]


def _name(text: str, chance: random.Random) -> str:
    at = text.find("{", chance.randrange(max(1, len(text))))
    value = chance.choice(chance.choice((NUMBERS, VALUES)))
    return text[: at + 1] + f'"{chance.choice(NAMES)}": {value}, ' + text[at + 1 :]


def _twice(text: str, chance: random.Random) -> str:
    """Say something of a record twice, the second time otherwise."""
    name = chance.choice(("learner", "format", "hours", "modules", "code", "completed", "kind", "id"))
    end = text.rstrip().rfind("}")
    return text[:end] + f', "{name}": {chance.choice(chance.choice((NUMBERS, VALUES)))}' + text[end:]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(STUFF) + text[at:]


def _around(text: str, chance: random.Random) -> str:
    return chance.choice((" ", "\n", "\ufeff", "\0", "\x0b", "[", "\u00a0", "#r=")) + text + chance.choice(STUFF)


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + (text[at + chance.randrange(40) :] if chance.random() < 0.7 else "")


def _change(text: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(text)))
    return text[:at] + chance.choice('0123456789aZ-.,:{}[]"\\ é') + text[at + 1 :]


def _space(text: str, chance: random.Random) -> str:
    at = text.find(",", chance.randrange(max(1, len(text))))
    return text[: at + 1] + chance.choice((" ", "\n", "\t", "\r\n", "\x0c", "\u00a0", ",")) + text[at + 1 :]


Change = Callable[[str, random.Random], str]
CHANGES: Sequence[Change] = (
    _replace_value, _number_for_number, _number_for_number, _same_number, _name, _twice, _insert, _around, _cut,
    _change, _space,
)  # fmt: skip
