"""What ``export zensical`` does: it builds the site aside, and writes a tree that Zensical builds it of again.

Input: a folder for the tree. Output: the tree, in place of the last one, and a line for each file left out.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from pathlib import Path

from course.commands import unbuilt
from course.commands.console import DONE, WRONG_USAGE, complain, say
from course.folders import places
from course.model.links import is_real
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.site import building, publish, zensical

DONE_WORDS = tellable(
    "%(pages)s and %(files)s written to %(to)s. Next: cd %(to)s, then `zensical build` makes site/ of them."
)
LEFT_OUT = tellable(
    "%(place)s: lost: Zensical publishes no folder whose name begins with a point; put it there yourself."
)


def run(root: Path, options: Namespace) -> int:
    """Write the tree, or say why nothing was written."""
    to = options.to or Path(zensical.FOLDER)
    if wrong := places.why_not(root, to, outside=True):
        complain(tell("%(to)s %(why)s. Name another folder.", to=to, why=wrong))
        return WRONG_USAGE
    if options.module:
        complain(tell("--module is for questions: a tree for Zensical has the whole site."))
        return WRONG_USAGE
    try:
        return _written(root, to)
    except unbuilt.REASONS as why:
        return unbuilt.complain_of(why, tell("Nothing was written."))


def _written(root: Path, to: Path) -> int:
    builder = building.Builder(root, root / "site", "learner")
    address = builder.settings.site_url
    pages = others = 0
    with tempfile.TemporaryDirectory() as name:
        site = Path(name).resolve()
        built = builder.build(site)
        title = built.engine.content.catalogue.title if built.engine else root.name
        with publish.staged(to.absolute(), "tree", tell=complain) as folder:
            for path, content in zensical.tree(site, title, address if is_real(address) else ""):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
                pages += path.endswith(".md")
                others += path.startswith("docs/") and not path.endswith(".md")
        left = zensical.not_taken(site)
    for place in left:
        say(tell(LEFT_OUT, place=place))
    say(tell(DONE_WORDS, pages=counted(pages, "page"), files=counted(others, "other file"), to=to))
    return DONE
