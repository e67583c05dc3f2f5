"""The folder in which typst finds what a document is made of: templates, pictures, and what is printed, as data.

Input: the paths of templates and of the project. Output: the folder, for as long as its press is there. As files, which
typst knows again by what is in them, templates are read once; what it is given in memory it reads anew for each sheet.
"""

from __future__ import annotations

import os
import re
import shutil
import weakref
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePath

from course.folders.workplaces import open_workplace, remove

_MAIN = "main.typ"
_NAMED = re.compile(r'"/([^"\\]+)"')  # a file of the project


class PressFolder:
    """What typst is to find, by the names that ``templates`` have for each other, and by the project's own paths."""

    def __init__(self, root: Path, templates: Mapping[str, Path]) -> None:
        self._root, self._templates = root, templates
        self._given: dict[str, str] = {}

    @property
    def main(self) -> Path:
        """The template that prints every document."""
        return self.path / _MAIN

    @cached_property
    def path(self) -> Path:
        """The folder, with the templates in it and what these name in the project; it is gone with the press."""
        folder, lock = open_workplace()
        weakref.finalize(self, remove, folder, lock)
        for name, template in self._templates.items():
            _copy(template, folder / name)
        self._bring(folder, self._named_in_templates() - self._templates.keys())
        return folder

    def give(self, texts: Mapping[str, str], pictures: Iterable[str]) -> None:
        """Have a document found: its texts, as ``given/NAME.json``, and its pictures, by their paths in the project."""
        self._bring(self.path, pictures)
        for name, text in texts.items():
            if self._given.get(name) != text:
                path = self.path / f"given/{name}.json"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(text.encode())
                self._given[name] = text

    def unnamed(self, message: str) -> str:
        """Return what typst says of a file without this folder, which nobody else knows."""
        return message.replace(f"{self.path}{os.sep}", "")

    def _bring(self, folder: Path, names: Iterable[str]) -> None:
        """Copy files of the project, as they are now."""
        for name in names:
            if ".." not in PurePath(name).parts and (self._root / name).is_file():
                _copy(self._root / name, folder / name)

    def _named_in_templates(self) -> set[str]:
        """Return what templates name by its path from the top, as those of a site may."""
        texts = (path.read_text("utf-8", "replace") for name, path in self._templates.items() if name.endswith(".typ"))
        return {name for text in texts for name in _NAMED.findall(text)}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
