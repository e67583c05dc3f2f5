"""The code of a record, and the short text that a QR code carries.

Input: a record as JSON data. Output: the code that belongs to what it says, which part does not
match, and the text of a link. ``web/records/record.js`` does the same in a browser.

The code is worked out from a short list, the *core*, which a QR code can carry. One entry of the
core is a digest of the whole file, so that one code can be checked from the file and from the link.
A code proves nothing about who made a record: it shows that nothing was changed afterwards.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

from course.reading.telling import tell_word
from course.records.schema import LONE, is_whole, units

KIND = "coursewright-record"
FORMAT = 4  # the latest; all before it are read, and of 2 and 3 is still made what learners make themselves
NUMBERED = 3  # since which a learner may have a staff number and a site
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another

# 5.0, which JavaScript writes as 5; exponents; letters that do not sort by their UTF-16 units as they do by
# themselves. A text that happens to look so costs time and nothing else.
_ODD = re.compile("(?:^|[:,\\[])-?[0-9]+(?:\\.0(?:[,\\]}]|$)|(?:\\.[0-9]+)?e)|[\ud800-\U0010ffff]")

_COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
_ODD_PARTS = (".0,", ".0]", ".0}", "e+", "e-0", "e-1", "e-2", "e-3")  # as Python writes exponents
_HALF_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
# Written out, because Python and JavaScript call different characters blank.
_AROUND = "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1), 0x2028, 0x2029, 0xFEFF)))

PARTS = {
    "record": "its id, or when it was made",
    "catalogue": "the catalogue",
    "learner": "the learner",
    "course": "the course",
    "completion": "the dates or the hours",
    "entered": "who entered it",
}

Data = dict[str, Any]  # a record as json reads it; the reader makes a dataclass of it


@functools.lru_cache(4096)  # few numbers stand in many records
def even(text: str) -> float:
    """Return a number with a point; raises ``ValueError`` where JavaScript writes it in another way."""
    value = float(text)
    if repr(value) != text or text.endswith(".0") or "e" in text:
        raise ValueError(text)
    return value


def canonical(value: object, *, is_even: bool = False) -> str:
    """Return JSON with one form for each value: RFC 8785, for the numbers that a record may hold.

    It ``is_even`` where all of its numbers were read by ``even``: then none is looked for in the text.
    """
    written = _COMPACT.encode(value)
    if is_even and (written.isascii() or not _has_pairs(written)):
        return written
    return canonical_by_hand(value) if _may_be_odd(written) and _ODD.search(written) else written


def _has_pairs(written: str) -> bool:
    """Tell whether letters of a text are two UTF-16 units, or half of them; to encode it is faster than to look."""
    return len(written.encode("utf-16-le", "backslashreplace")) > 2 * len(written)


def _may_be_odd(written: str) -> bool:
    """Tell, in a fraction of the time that ``_ODD`` takes, whether it is worth asking: hardly ever."""
    return not written.isascii() or written.endswith(".0") or any(part in written for part in _ODD_PARTS)


def canonical_by_hand(value: object) -> str:
    """Return the same for values that Python's own encoder may write or sort in another way."""
    if isinstance(value, dict):
        pairs = (f"{canonical_by_hand(key)}:{canonical_by_hand(value[key])}" for key in sorted(value, key=units))
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(canonical_by_hand, value))}]"
    if isinstance(value, float):
        return shown_number(value)
    written = json.dumps(value, ensure_ascii=False)
    return LONE.sub(lambda half: f"\\u{ord(half.group()):04x}", written)


def shown_number(value: float) -> str:
    """Return a number as JavaScript writes it: 5 and not 5.0."""
    return str(int(value)) if value == int(value) else repr(value)


def digest(value: object, letters: int) -> str:
    """Return the first bits of the SHA-256 of what a value says, five to a letter."""
    return _digest_of(canonical(value), letters)


def _digest_of(written: str, letters: int) -> str:
    number = int.from_bytes(hashlib.sha256(written.encode()).digest(), "big") >> 256 - 5 * letters
    return "".join([LETTERS[number >> 5 * place & 31] for place in reversed(range(letters))])


def parts_of(data: Data) -> dict[str, str]:
    """Return four letters for each part, by which an altered part is found."""
    head = [data["kind"], data["format"], data["id"], data["made"]]
    completion = [data["completed"], data["hours"], data.get("valid_until", "")]
    seals = {"record": head, "catalogue": data["catalogue"], "learner": data["learner"], "course": data["course"]}
    seals |= {"completion": completion} | {module["code"]: module for module in data["modules"]}
    seals |= {"entered": data["entered"]} if "entered" in data else {}
    return {part: digest(value, 4) for part, value in seals.items()}


def without_code(data: Data, *, is_even: bool = False) -> str:
    """Return all that a record says but its code, in the canonical form; ``is_even`` as there."""
    return canonical({key: value for key, value in data.items() if key != "code"}, is_even=is_even)


def core(data: Data, written: str = "") -> list[list[str]]:
    """Return what a link carries: a line for the record, and one for each module; ``written`` is ``without_code``."""
    rest = data.get("rest") or _digest_of(written or without_code(data), 16)
    head = [data["format"], data["id"], data["made"], data["catalogue"]["id"], data["learner"]["name"]]
    head += [data["course"]["code"], data["course"]["version"], data["completed"], data["hours"]]
    learner = data["learner"]
    more = [learner.get("number", ""), learner.get("site", "")] if data["format"] >= NUMBERED else []
    return [_shown([*head, data.get("valid_until", ""), rest, *more]), *map(_core_of, data["modules"])]


def _core_of(module: Data) -> list[str]:
    said = [module["code"], module["version"], module["fingerprint"], module["completed"]]
    quiz = module.get("quiz")
    return [*said, *_shown([quiz.get("per_cent", ""), quiz.get("attempts", "")])] if quiz else [*said, "", ""]


def _shown(entries: Iterable[str | float]) -> list[str]:
    return [entry if isinstance(entry, str) else shown_number(entry) for entry in entries]


def code_of(data: Data, written: str = "") -> str:
    """Return the code that belongs to what a record says; ``written`` is ``without_code``, where it is known."""
    return in_fours(_digest_of(canonical(core(data, written), is_even=True), 16))  # it holds no number, texts alone


def completed(data: Data) -> Data:
    """Return the data with the parts and the code that belong to it."""
    known = {key: value for key, value in data.items() if key != "code"} | {"parts": parts_of(data)}
    return known | {"code": code_of(known)}


def altered(data: Data, actual: str) -> list[str]:
    """Return what of a record does not match; nothing, when its code is the ``actual`` one."""
    if data["code"] == actual:
        return []
    if "rest" in data:
        return [tell_word("the address, or the code at its end")]
    now = parts_of(data)
    found = [part for part in sorted({*now, *data["parts"]}, key=units) if now.get(part) != data["parts"].get(part)]
    return [_called(part) for part in found] or [tell_word("the code")]


def _called(part: str) -> str:
    return tell_word(PARTS[part]) if part in PARTS else tell_word("the module %(code)s") % {"code": part}


def short(data: Data) -> str:
    """Return the text that follows ``#r=`` in a link to the verifier."""
    lines = ["*".join(quote(entry, safe="").replace("~", "%7E") for entry in line) for line in core(data)]
    return "~".join([*lines, data["code"].replace("-", "")])


def from_short(link: str) -> Data | None:
    """Return a record with ``rest`` from such a text or a whole link, or None where it carries none."""
    lines = [line.split("*") for line in link.strip(_AROUND).rpartition("#r=")[2].split("~")]
    letters = lines.pop()[0]
    if not lines or any(_HALF_ESCAPE.search(entry) for line in lines for entry in line):
        return None
    try:
        head, *modules = [[unquote(entry, errors="strict") for entry in line] for line in lines]
    except UnicodeDecodeError:
        return None
    format_ = _number(head[0])
    if is_whole(format_) and format_ > FORMAT:
        return {"kind": KIND, "format": int(format_)}  # which is all that can be told of it
    is_numbered = is_whole(format_) and format_ >= NUMBERED
    if len(head) != (13 if is_numbered else 11) or any(len(line) != 6 for line in modules):
        return None
    said = dict(zip(("number", "site"), head[11:], strict=is_numbered))
    data: Data = {
        "kind": KIND,
        "format": format_,
        "id": head[1],
        "made": head[2],
        "catalogue": {"id": head[3]},
        "learner": {"name": head[4], **{name: text for name, text in said.items() if text}},
        "course": {"code": head[5], "version": head[6]},
        "completed": head[7],
        "hours": _number(head[8]),
        "modules": [_short_module(line) for line in modules],
        "rest": head[10],
        "code": in_fours(letters),
    }
    return data | ({"valid_until": head[9]} if head[9] else {})


def _short_module(line: list[str]) -> Data:
    module: Data = dict(zip(("code", "version", "fingerprint", "completed"), line[:4], strict=True))
    if line[4] or line[5]:
        module["quiz"] = {"per_cent": _number(line[4]), "attempts": _number(line[5])}
    return module


def _number(written: str) -> object:
    if not re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,2})?", written):
        return written
    return float(written) if "." in written else int(written)


def in_fours(letters: str) -> str:
    """Return the letters of a code as they are read: in groups of four."""
    return "-".join([letters[place : place + 4] for place in range(0, len(letters), 4)])
