"""What of an author's files goes to the site: what a text refers to, of a kind that is known; all else is named.

What lies about in a module's folder (copies that an editor keeps, answers for trainers) is nobody's to publish.
``on_site`` decides for a site that is being made, from the pages as they are shown; ``look`` tells an author
beforehand, from what Markdown made of the texts, with the place of each reference.
"""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from course.checks.media_files import media_fault
from course.checks.raster import raster_fault
from course.checks.svg import svg_faults
from course.reading.files import relative
from course.reading.listing import Listing
from course.reading.problems import Position, Problem, Problems, nearest, shown
from course.reading.telling import tell, tellable

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
KINDS = frozenset(
    (
        *PICTURES,
        *(".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav", ".flac", ".mp4", ".webm", ".ogv", ".m4v", ".vtt", ".srt"),
        *(".pdf", ".csv", ".txt", ".epub", ".ics", ".vcf", ".zip"),
        *(".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf"),
    )
)
SAID_KINDS = tellable("pictures, sound, film, captions, PDF, office files, CSV, TXT, EPUB and ZIP")
# What a host looks for, and no text refers to.
AT_THE_TOP = ("CNAME", "robots.txt", "favicon.ico", "security.txt")
MOST_BYTES = 25 * 1024 * 1024  # of one file: a learner on a telephone waits for it, and hosts refuse larger ones
_TEXTS = (".md", ".yml", ".yaml", ".runs")
_FOR_BROWSERS = frozenset((*PICTURES, ".css", ".js", ".mjs", ".json", ".ico", ".woff", ".woff2", ".ttf", ".otf"))
_OF_OVERRIDES = re.compile(r"assets/.+|(?:course|guide)-keeper\.js")
_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')\s]+)")
# In what we make, < and > are always escaped in texts, and > in attributes, which stand in double quotes.
_TAG = re.compile(r"<[a-z][^>]*>")
_ADDRESS = re.compile(r'\s(?:src|href|data|poster|xlink:href)="([^"]*)"')
_FILE_ENDINGS = "|".join(sorted(kind.removeprefix(".") for kind in KINDS))
# The point stands outside what is in any case: what begins with a sign of its own is found several times as fast.
_ENDS_AS_FILE = re.compile(rf"\.(?i:{_FILE_ENDINGS})")
_MAY_BE_FILE = re.compile(rf"\.(?i:{_FILE_ENDINGS})(?:[?#]|$)")
_ADDRESSES = ("src", "href", "data", "poster", "xlink:href", "srcset")


@dataclass(frozen=True, order=True)
class Reference:
    """A file below ``modules/`` that a text refers to, and where."""

    src: str
    position: Position
    is_trainers: bool = False


def is_trainers(src: str, slugs: Collection[str]) -> bool:
    """Tell whether a file is the trainer's by its name: in any case, ``trainer...`` or in a folder called so."""
    parts = PurePosixPath(src).parts
    return any(part.casefold().startswith("trainer") for part in (parts[1:] if parts[0] in slugs else parts))


def is_known(src: str) -> bool:
    """Tell whether a file may be published where a text refers to it."""
    return PurePosixPath(src).suffix.lower() in KINDS


def is_for_browsers(src: str) -> bool:
    """Tell whether a file of the theme is one that pages load."""
    path = PurePosixPath(src)
    licence = path.name.startswith("LICENSE") and path.suffix == ".txt"
    return bool(_OF_OVERRIDES.fullmatch(src)) and (licence or path.suffix.lower() in _FOR_BROWSERS)


class _Addresses(HTMLParser):
    """Collects what a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes if tag != "base" else ():
            if not value or name not in _ADDRESSES:
                continue
            several = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
            self.found.update(several)


def addresses(html: str) -> set[str]:
    """Return what a page's HTML refers to, as it stands there."""
    reader = _Addresses()
    reader.feed(html)
    reader.close()
    return reader.found


def references(html: str, url: str, *, raw_html: bool = False) -> set[str]:
    """Return the files, of a kind that is published, that a page at ``url`` refers to, as paths below the site.

    With ``raw_html`` it holds HTML of an author's own, which need not be written as ours is.
    """
    if not raw_html and not _ENDS_AS_FILE.search(html):  # as on most pages
        return set()
    folder = posixpath.dirname(url)
    found = addresses(html) if raw_html else set(_addresses_of_ours(html))
    return {path for address in found if _MAY_BE_FILE.search(address) and (path := below(folder, address))}


def _addresses_of_ours(html: str) -> Iterator[str]:
    """Yield what a page that our templates and Markdown made refers to."""
    for tag in _TAG.findall(html):
        yield from map(unescape, _ADDRESS.findall(tag))


def references_of_css(css: str, src: str) -> set[str]:
    """Return the files of the site that a style sheet refers to."""
    return {path for address in _IN_CSS.findall(css) if (path := below(posixpath.dirname(src), address))}


def below(folder: str, address: str) -> str:
    """Return the path below the site, or below modules/, that an address means; "" where it leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    return "" if path.startswith(("../", "/")) else path


def look(
    root: Path,
    listing: Listing,
    slugs: Collection[str],
    configured: Collection[str],
    references: Iterable[Reference],
    problems: Problems,
) -> None:
    """Report files that cannot be published though a text refers to them.

    Looks at every file below ``modules/`` that is not text; ``configured`` are in mkdocs.yml.
    """
    learners: dict[str, Position] = {}
    trainers: dict[str, Position] = {}
    for one in sorted(references):
        (trainers if one.is_trainers else learners).setdefault(one.src, one.position)
    for src in files_to_publish(listing):
        path, name = root / "modules" / src, relative(root, root / "modules" / src)
        mention = learners.get(src)
        if src in AT_THE_TOP or src in configured:
            _check_content(path, name, problems)
        elif is_trainers(src, slugs):
            if mention:
                hint = tell("rename it, or move what refers to it into a trainer block")
                problems.add(
                    mention,
                    tell("%(src)s is the trainer's by its name, and learners get no such file", src=shown(src)),
                    hint,
                )
            if used := mention or trainers.get(src):
                _check_content(path, name, problems, used)
        elif used := mention or trainers.get(src):
            if is_known(src):
                _check_content(path, name, problems, used)
            else:
                message = tell("%(src)s is of a kind that is not published", src=shown(src))
                problems.add(used, message, tell("use one of these: %(said_kinds)s", said_kinds=tell(SAID_KINDS)))


def left_out(
    root: Path, slugs: Collection[str], configured: Collection[str], referred: Collection[str]
) -> Iterator[Problem]:
    """Yield a warning of each file below ``modules/`` that no text refers to, in whichever language."""
    for src in files_to_publish(Listing(root)):
        position = Position(relative(root, root / "modules" / src))
        if src in (*AT_THE_TOP, *configured, *referred) or is_trainers(src, slugs):
            continue
        if is_known(src):
            hint = _near(src, referred) or tell("refer to it in a text, or remove it")
            yield Problem(position, tell("no text refers to the file, so it stays out of the site"), hint)
        else:
            message = tell("the file is of no kind that is published, and stays out of the site")
            yield Problem(position, message, tell("remove it"))


def _near(src: str, referred: Collection[str]) -> str:
    """Return which reference may have been meant for a file: one of the same name elsewhere."""
    same = [other for other in referred if posixpath.basename(other) == posixpath.basename(src)]
    return nearest(src, same) if same else ""


def files_to_publish(listing: Listing, top: str = "modules") -> Iterator[str]:
    """Yield the files below ``top`` that MkDocs would publish, texts apart; what starts with a point it leaves out."""
    for folder in listing.below(top):
        below = f"{folder.path}/".removeprefix(f"{top}/")
        if not folder.is_hidden:
            for name in folder.files:
                if not name.startswith(".") and not name.lower().endswith(_TEXTS):
                    yield f"{below}{name}"


def _check_content(path: Path, name: str, problems: Problems, mention: Position | None = None) -> None:
    """Report a file that is too large or not what its name says, and a drawing that does more than draw."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        message = tell(
            "the file has %(size)s MB, and %(most_bytes)s MB is the limit",
            size=math.ceil(size / 1024 / 1024),
            most_bytes=MOST_BYTES // 1024 // 1024,
        )
        problems.add(Position(name), message, tell("make it smaller, or put it where films belong and link to it"))
    elif path.suffix.lower() == ".svg":
        for line, column, message, hint in svg_faults(path.read_bytes()):
            problems.add(Position(name, line, column), message, hint)
    elif fault := raster_fault(path) or media_fault(path):
        used = tell(" (%(path)s:%(line)s refers to it)", path=mention.path, line=mention.line) if mention else ""
        problems.add(Position(name), f"{fault[0]}{used}", fault[1])


def on_site(
    files: Iterable[tuple[str, str]], referred: Collection[str], slugs: Collection[str], *, trainer: bool
) -> Iterator[str]:
    """Yield those of an author's files (source, path below the site) that are to be published."""
    for src, path in files:
        hidden = is_trainers(src, slugs) and not trainer
        if not hidden and (src in AT_THE_TOP or (path in referred and is_known(src))):
            yield src
