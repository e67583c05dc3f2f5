"""Task lists in Markdown: `- [ ] to do` and `- [x] done` become boxes with a name, which nobody ticks."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_BOX = re.compile(r"\[([ xX])\][ \n]+")


class TaskBoxes(Treeprocessor):
    """Puts a box where an item of a list starts with one; the page keeps no ticks, so it is not a control."""

    def run(self, root: Element) -> None:
        """Walk the whole tree once."""
        for item in root.iter("li"):
            first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            found = _BOX.match(first.text or "")
            if not found:
                continue
            done = found.group(1) != " "
            box = Element("span", {"class": "course-task", "role": "img", "aria-label": "done:" if done else "to do:"})
            box.text = AtomicString("\N{BALLOT BOX WITH CHECK}" if done else "\N{BALLOT BOX}")
            box.tail = " " + (first.text or "")[found.end() :]
            first.text = ""
            first.insert(0, box)
            item.set("class", "course-task-item")
