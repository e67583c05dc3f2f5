"""Which files are ours in a folder that has no manifest: the first release wrote none, and one can be damaged.

In doubt a file is not ours. Each function tells by path and content, for ``manifest.foreign``.
"""

from __future__ import annotations

import filecmp
import re
from pathlib import Path

from course.folders import manifest, theme

# What the theme, its search and MkDocs put into each site.
_OF_EACH_SITE = re.compile(
    r"(?:404\.html|\.nojekyll|sitemap\.xml(?:\.gz)?|offline\.json|manifest\.webmanifest|(?:course|guide)-keeper\.js"
    r"|(?:courses|families)/[a-z0-9-]+\.js|(?:[A-Za-z-]+/)?[a-z0-9-]+/(?:due|tested|questions|follow-ups|figures)\.js"
    r"|assets/(?:former-[0-9a-f]+\.js|look-[0-9a-f]+\.css)"
    r"|search/(?:(?:search_index|pages|words/[^/]+|texts?/[^/]+)\.json|(?:words|texts)/[^/]+\.dat)"
    r"|assets/(?:course|vendor|javascripts|stylesheets)/.+|assets/images/favicon\.png)"
)
_SIGNATURE = ("404.html", "assets/course/course.css")
_PAGE_OF_OURS = b"assets/course/course.css"
_PRINTED = re.compile(r"(?:print/)?(?:courses|modules|keys)/.+-(?:a4|letter)(?:-fillable)?\.pdf")
_LIST = b'\xef\xbb\xbf"file","sheet","of",'  # how the list of what was printed begins
_PICTURE = re.compile(rb'\A<\?xml[^>]*>\s*<svg class="course-graph"')


def of_site(root: Path, site: Path) -> manifest.Recognise:
    """Return what tells our files in an old site of the project in ``root``."""
    sources = (root / "modules", *theme.folders(root))
    signed = manifest.is_being_written(site) or all((site / name).is_file() for name in _SIGNATURE)

    def recognise(path: str, at: Path) -> bool:
        if not signed:
            return False
        if _OF_EACH_SITE.fullmatch(path) or of_print(path, at):
            return True
        if path.endswith(".html"):
            return _PAGE_OF_OURS in at.read_bytes()
        return any(_is_copy(folder / path, at) for folder in sources)

    return recognise


def _is_copy(source: Path, at: Path) -> bool:
    return source.is_file() and filecmp.cmp(source, at, shallow=False)


def of_print(path: str, at: Path) -> bool:
    """Tell whether a file is a sheet as it was printed; one that somebody filled in is theirs."""
    if path == "sheets.csv":
        return at.read_bytes().startswith(_LIST)
    if not _PRINTED.fullmatch(path):
        return False
    content = at.read_bytes()
    if b">Typst " not in content or content.count(b"startxref") != 1:  # a second one: saved again, with changes
        return False
    return not path.endswith("-fillable.pdf") or _is_blank(at)


def _is_blank(form: Path) -> bool:
    import pikepdf  # here, because most builds print nothing

    try:
        with pikepdf.open(form) as pdf:
            fields = pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else pikepdf.Array()
            return not any(str(field.get("/V", "")).removeprefix("/Off") for field in fields.as_list())
    except pikepdf.PdfError:
        return False


def of_graph(path: str, at: Path) -> bool:
    """Tell whether a file is a picture of a scenario."""
    with at.open("rb") as file:
        return path.endswith(".svg") and bool(_PICTURE.match(file.read(200)))
