"""A whole package: pages, what an LMS opens, the manifest, and the archive of all that.

Input: the folder of a project and of its built site, and what is packed. Output: the bytes of an archive, the same for
the same site.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import rcssmin

from course.folders import theme
from course.model import Content
from course.model.links import Links
from course.packaging import cmi5, scorm
from course.packaging.facts import facts_of
from course.packaging.packed import Packed
from course.packaging.pages import files_of
from course.pages.fragments import Fragments
from course.pages.parts import rules_of, steps_of
from course.site.assets import in_words
from course.site.site_files import OF_PACKAGES

_STAMP = (1980, 1, 1, 0, 0, 0)  # of files in an archive, so that the same package is the same bytes
MANIFESTS: dict[str, Callable[[Packed, Collection[str]], bytes]] = {
    "scorm12": scorm.manifest_12,
    "scorm2004": scorm.manifest_2004,
    "cmi5": cmi5.structure,
}
NAMES = dict.fromkeys(MANIFESTS, scorm.MANIFEST) | {"cmi5": cmi5.STRUCTURE}


def package(root: Path, site: Path, content: Content, packed: Packed, form: str) -> bytes:
    """Return a package in a format of ``MANIFESTS``."""
    files = files_of(site, content, packed)
    pages = [name for name in files if name.endswith(".html")]
    files |= _scripts(root, content)
    files[scorm.START] = shell(root, content, packed, form, pages).encode()
    manifest = MANIFESTS[form](packed, files)
    return _zipped({NAMES[form]: manifest, **files}, NAMES[form])


def shell(root: Path, content: Content, packed: Packed, form: str, pages: Collection[str]) -> str:
    """Return the page that an LMS opens; those of the package stand in a frame in it."""
    fragments = Fragments(content, root / theme.OVERRIDES, Links())
    facts = json.dumps(facts_of(packed, pages), ensure_ascii=False, separators=(",", ":"))
    return str(
        fragments.render(
            "package.html",
            "package.md",
            form=form,
            packed=packed,
            rules=rules_of(packed.requires),
            modules=[steps_of(content, module) for module in packed.modules],
            facts=facts,
        )
    )


def _scripts(root: Path, content: Content) -> dict[str, bytes]:
    """Return what packages alone have of the theme."""
    found: dict[str, bytes] = {}
    for name in OF_PACKAGES:
        text = theme.file_of(root, name).read_text("utf-8")
        is_script = name.endswith(".js")
        said = in_words(Path(name).stem, text, content.words) if is_script else str(rcssmin.cssmin(text))
        found[name] = said.encode()
    return found


def _zipped(files: Mapping[str, bytes], first: str) -> bytes:
    """Return an archive: the manifest first, where platforms look for it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)
    return made.getvalue()
