"""Tables that authors write, each in a frame of its own: on a narrow screen the frame scrolls and not the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

FEW = 4  # columns that fit a phone, their words parted where they must be
MANY = 7  # columns from which on paper takes smaller letters


class TableFrames(Treeprocessor):
    """Puts each table into a ``div``; a wide one can be scrolled with keys, and has a name for it."""

    def run(self, root: Element) -> None:
        """Walk the whole tree once."""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[place] = framed(child)


def framed(table: Element) -> Element:
    """Return the frame of a table, with the table in it."""
    row = table.find("thead/tr")
    heads = list(row) if row is not None else []
    frame = Element("div", {"class": "course-frame"})
    if len(heads) > FEW:
        words = ", ".join(filter(None, (" ".join("".join(head.itertext()).split()) for head in heads)))
        size = "course-frame course-frame--many" if len(heads) >= MANY else "course-frame course-frame--wide"
        frame.attrib |= {"class": size, "role": "group", "tabindex": "0", "aria-label": f"Table: {words[:100]}"}
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame
