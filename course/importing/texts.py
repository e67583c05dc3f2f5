"""Texts of other programs as the Markdown that a bank holds: plain text, HTML, Moodle's mixture, Markdown.

Input: a text and its format. Output: Markdown that shows the same words, and what it cannot show.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import Tag
from markdownify import MarkdownConverter

from course.checks.raster import ending_of
from course.importing.items import shortened
from course.importing.mathml import as_tex
from course.reading.telling import tell, tellable
from course.starting.names import id_from

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_SIGNS = re.compile(r"([\\`*_\[\]<~^$=])")
_AT_START = re.compile(r"^(\s*)(\d{1,9})([.)])(?=\s)|^(\s*)([#>+:|-])", re.MULTILINE)
_MATH = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
_MARKDOWN_MATH = re.compile(r"\$\$(.+?)\$\$|(?<!\\)\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?!\d)", re.DOTALL)
_MOST_DEEP = 60  # elements within elements, which are read each within the other
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = r"\(\s*<?([^)\s>\"]+)>?(?:\s*\"[^\"]*\"|\s+'[^']*')?\s*\)"  # and a title
_PICTURE = re.compile(r"!\[([^\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<![!\\])\[([^\[\]]+)\]" + _TARGET)
_ANYWHERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)  # what leads to the same wherever it stands
_FENCED = r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)[`~]*[ \t]*$"
_CODE = re.compile(_FENCED + r"|(?<!`)(?P<tick>`+)(?!`).{1,2000}?(?<!`)(?P=tick)(?!`)", re.DOTALL | re.MULTILINE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>\s*")  # of a drawing, which no browser needs
_BLANK_LINES = re.compile(r"\n{3,}")
_OURS = {
    "script": tellable("a script"),
    "style": tellable("styles"),
    "iframe": tellable("a frame"),
    "object": tellable("an object"),
    "embed": tellable("an object"),
}
_MEDIA = {
    "audio": tellable("a recording"),
    "video": tellable("a film"),
    "svg": tellable("a drawing"),
    "math": tellable("MathML"),
    "input": tellable("a field"),
}
FOLDER = "imported"  # in the module's, where pictures go
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
FILE = re.compile(r"^@@PLUGINFILE@@/(.+)$")


@dataclass
class Losses:
    """What texts of one question could not be shown, each told once; and the pictures that they show."""

    lost: dict[str, None] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def tell(self, words: str) -> None:
        """Keep what was lost."""
        self.lost[words] = None


class _Converter(MarkdownConverter):
    class Options(MarkdownConverter.DefaultOptions):  # type: ignore[misc,name-defined]  # its types leave it out
        """Markdown as this repository writes it."""

        heading_style = "atx"
        bullets = "-"
        strong_em_symbol = "*"
        sub_symbol = "~"
        sup_symbol = "^"
        escape_misc = False

    def escape(self, text: str, parent_tags: object) -> str:
        return text if not text.strip() or {"pre", "code"} & set(parent_tags) else _escaped_within(text)  # type: ignore[call-overload]


def as_markdown(text: str, form: str, losses: Losses, pictures: Mapping[str, bytes] | None = None) -> str:
    """Return a text as Markdown; ``form`` is html, markdown, plain or moodle (plain lines with some HTML in them)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match form:
        case "markdown":
            return text.strip()
        case "html":
            return _from_html(text, losses, pictures or {})
        case "moodle" if _TAG.search(text):
            return _from_html(text.strip().replace("\n", "<br>\n"), losses, pictures or {})
        case _:
            return _with_math(text.strip())


def from_markdown(
    text: str, losses: Losses, pictures: Mapping[str, bytes] | None = None, *, has_links: bool = False
) -> str:
    """Return Markdown of another program as a bank has it: with pictures that came with the file, without comments.

    Code stays as it is, and so do links to files beside it where ``has_links``.
    """
    text, at, parts = text.replace("\r\n", "\n"), 0, []
    for code in _CODE.finditer(text):
        parts += [_from_words(text[at : code.start()], losses, pictures or {}, has_links=has_links), code[0]]
        at = code.end()
    parts.append(_from_words(text[at:], losses, pictures or {}, has_links=has_links))
    return _BLANK_LINES.sub("\n\n", "".join(parts)).strip()


def _from_words(text: str, losses: Losses, pictures: Mapping[str, bytes], *, has_links: bool) -> str:
    """Return a piece of Markdown in which no code stands as a bank has it."""

    def kept(found: re.Match[str]) -> str:
        said = found[1].strip()
        name = _kept_picture(found[2], said, losses, pictures)
        return f"![{said}]({name})" if name else f"({said})" if said else ""

    if _COMMENT.search(text):
        losses.tell(tell("a comment"))
        text = _COMMENT.sub("", text)
    text = _PICTURE.sub(kept, text)
    return text if has_links else _LINK.sub(lambda at: at[0] if _leads(at[2], losses) else at[1], text)


def _leads(target: str, losses: Losses) -> bool:
    """Tell whether a link leads somewhere from here too; one to a file beside the other is lost."""
    if _ANYWHERE.match(target):
        return True
    losses.tell(tell("the link to %(target)s", target=shortened(target)))
    return False


def escaped(text: str) -> str:
    """Return a text whose signs Markdown takes for themselves."""
    text = _SIGNS.sub(r"\\\1", text)
    return _AT_START.sub(lambda at: f"{at[1]}{at[2]}\\{at[3]}" if at[2] else f"{at[4]}\\{at[5]}", text)


def _escaped_within(text: str) -> str:
    """Return a piece of a paragraph escaped; it may begin in the middle of a line, where a colon is a colon."""
    return re.sub(r"^(\s*)\\([:|])", r"\1\2", escaped(text))


def plain(text: str, form: str) -> str:
    """Return the words of a text alone, for what people type."""
    if form in ("html", "moodle") and _TAG.search(text):
        return " ".join(soup_of(text).get_text().split())
    return " ".join(text.split())


def as_typed(text: str, form: str, losses: Losses) -> str:
    """Return the words of a text alone, for what is typed or chosen in a gap: a formula stands there as its signs."""

    def signs(formula: str) -> str:
        formula = " ".join(formula.split())
        losses.tell(
            tell(
                "how the formula `%(tex)s` looks: what is typed or chosen has its signs alone",
                tex=shortened(formula, 40),
            )
        )
        return formula

    if form in ("html", "moodle") and _TAG.search(text):
        soup = soup_of(text)
        is_deep = _is_deep(soup)
        for math in soup.find_all("math"):
            math.replace_with(signs(math.get_text() if is_deep else as_tex(math) or math.get_text()))
        for picture in soup.find_all("img"):
            if tex := str(picture.get("data-equation-content") or ""):
                picture.replace_with(signs(tex))
            else:
                _keep_picture(picture, losses, {})
        text = soup.get_text()
    formulas = _MARKDOWN_MATH if form == "markdown" else _MATH
    return " ".join(formulas.sub(lambda at: signs(next(filter(None, at.groups()))), text).split())


def soup_of(text: str) -> BeautifulSoup:
    """Return the elements of an HTML text, which may well look like the name of a file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(text, "lxml")


def _with_math(text: str) -> str:
    """Escape all but formulas, which Moodle has between $$ or in round or square brackets with a backslash."""
    parts, at = [], 0
    for found in _MATH.finditer(text):
        parts.append(escaped(text[at : found.start()]))
        inline, block, dollars = found.groups()
        tex = (inline or block or dollars or "").strip()
        is_block = inline is None and _stands_alone(text, found)
        parts.append(f"$${tex}$$" if is_block else f"${tex}$")
        at = found.end()
    parts.append(escaped(text[at:]))
    lines = "".join(parts).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()].rpartition("\n")[2], text[found.end() :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _from_html(text: str, losses: Losses, pictures: Mapping[str, bytes]) -> str:
    formulas: list[str] = []

    def keep(found: re.Match[str]) -> str:
        formulas.append(f"${unescape(next(filter(None, found.groups()))).strip()}$")
        return f"coursewrightformula{len(formulas) - 1}x"

    soup = soup_of(_MATH.sub(keep, text))
    if _is_deep(soup):
        losses.tell(
            tell("its layout: more than %(most_deep)s elements stand each within another", most_deep=_MOST_DEEP)
        )
        return _with_math(soup_of(text).get_text(" ", strip=True))
    for math in soup.find_all("math"):
        if tex := as_tex(math):
            formulas.append(f"${tex}$")
            math.replace_with(f"coursewrightformula{len(formulas) - 1}x")
    for shown in soup.find_all("object", type=re.compile("^image/")):
        shown.name, shown.attrs = "img", {"src": str(shown.get("data") or ""), "alt": shown.get_text()}
        shown.clear()
    for name, called in (_OURS | _MEDIA).items():
        for tag in soup.find_all(name):
            losses.tell(tell(called))
            tag.decompose()
    for picture in soup.find_all("img"):
        if tex := str(picture.get("data-equation-content") or "").strip():  # so Canvas shows a formula
            formulas.append(f"${tex}$")
            picture.replace_with(f"coursewrightformula{len(formulas) - 1}x")
        else:
            _keep_picture(picture, losses, pictures)
    _unwrap_what_says_nothing(soup, losses)
    made = str(_Converter().convert_soup(soup))
    made = re.sub(r"coursewrightformula(\d+)x", lambda at: formulas[int(at[1])], made)
    lines = [line.rstrip() for line in made.replace("\xa0", " ").split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _is_deep(soup: BeautifulSoup) -> bool:
    """Tell whether elements stand each within the other deeper than anybody writes them."""
    level: list[Tag] = [soup]
    for _ in range(_MOST_DEEP):
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]
        if not level:
            return False
    return True


def _unwrap_what_says_nothing(soup: BeautifulSoup, losses: Losses) -> None:
    """Keep the words alone of links that lead nowhere from here, and of empty emphasis."""
    for link in soup.find_all("a"):
        if not (target := str(link.get("href") or "").strip()) or not _leads(target, losses):
            link.unwrap()
    for tag in soup.find_all(("b", "i", "strong", "em")):
        if not tag.get_text().strip():
            tag.unwrap()


def _keep_picture(picture: Tag, losses: Losses, pictures: Mapping[str, bytes]) -> None:
    """Keep a picture of HTML; of one that cannot be kept its words stay."""
    said = " ".join(str(picture.get("alt") or "").split())
    if kept := _kept_picture(str(picture.get("src") or ""), said, losses, pictures):
        picture.attrs = {"src": kept, "alt": said}
    else:
        picture.replace_with(f"({said})" if said else "")


def _kept_picture(source: str, said: str, losses: Losses, pictures: Mapping[str, bytes]) -> str:
    """Keep a picture that came with the file, and says what it shows; return its new name, "" for any other."""
    found = FILE.match(source)
    name = unquote((found[1] if found else source).partition("?")[0])
    ending = posixpath.splitext(name)[1].lower()
    is_there = ending in PICTURES and name in pictures
    if is_there and said:
        content = _DOCTYPE.sub(b"", pictures[name], count=1) if ending == ".svg" else pictures[name]
        stem = id_from(posixpath.splitext(posixpath.basename(name))[0]) or "picture"
        digest = hashlib.sha256(content).hexdigest()[:6]
        kept = f"{FOLDER}/{stem[:40]}-{digest}{ending_of(content) or ending}"
        losses.files[kept] = content
        return kept
    why = tell(", which does not say what it shows") if is_there and not said else ""
    losses.tell(tell("the picture %(name)s", name=shortened(name)) + (f" ({shortened(said)})" if said else why))
    return ""
