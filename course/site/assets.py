"""Our style sheets and scripts as a browser needs them: no comments, no indentation, and in the language of the course.

Input: a built site. Output: the same site, its ``assets/course/`` shorter, its scripts with what they say before them.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import rcssmin

from course.folders import theme
from course.locale import Words
from course.locale.reading import said_by
from course.site import site_files
from course.site.theme_style import reduced, words_of_files, words_of_page

FOLDER = "assets/course"


# Before a script, for browsers of every age: what it says, for web/page/language.js.
_BEFORE = (
    "(function(c,w){{c.words=c.words||{{}};for(var k in w)c.words[k]=w[k]}})"
    "(window.coursewright=window.coursewright||{{}},{words});\n"
)


def in_words(script: str, text: str, words: Words) -> str:
    """Return a script of ours, by its name, with what it says in a language before it: those messages and no others."""
    said = {message: words.messages[message] for message in said_by(script) if message in words.messages}
    if not said:
        return text
    return _BEFORE.format(words=json.dumps(said, ensure_ascii=False, separators=(",", ":"))) + text


def speak(site: Path, words: Words) -> None:
    """Put before every script of ours in ``site`` what it says."""
    for path in sorted((site / FOLDER).glob("*.js")):
        text = path.read_text(encoding="utf-8")
        if (said := in_words(path.stem, text, words)) != text:
            path.write_text(said, encoding="utf-8")


def squeeze(site: Path) -> None:
    """Shorten every style sheet of ours in ``site``."""
    for path in sorted((site / FOLDER).glob("*.css")):
        text = path.read_text(encoding="utf-8")
        short = squeezed(text)
        if short != text:
            path.write_text(short, encoding="utf-8")


def fit_theme(site: Path, root: Path) -> None:
    """Leave of the theme's own files in ``site`` what its pages need."""
    stock, ours = site_files.material(), theme.merged(root, "")
    style, script = (site_files.named_in(stock, name) for name in (site_files.STYLE, site_files.SCRIPT))
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    if not any(script in page for page in pages):
        (site / script).unlink(missing_ok=True)
        with suppress(OSError):  # something else is in it
            (site / script).parent.rmdir()
    if style in ours or not (site / style).is_file():
        return
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.suffix in (".js", ".css")}
    files = {name: ours.get(name, path) for name, path in paths.items() if name != style}
    words = words_of_files(root, files).union(*map(words_of_page, pages))
    (site / style).write_text(reduced((stock / style).read_text("utf-8"), words), encoding="utf-8")


def squeezed(text: str) -> str:
    """Return a style sheet without what only its readers need."""
    return str(rcssmin.cssmin(text))
