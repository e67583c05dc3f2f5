"""Compiles the theme's templates when the generator is set up, as pip compiles the modules that it installs.

Input: nothing; output: compiled templates beside the code, from which every build in English takes them. A build in
another language, or with other packages, compiles its own the first time. ``build.py`` asks for it.
"""

from __future__ import annotations

from pathlib import Path

from course.folders.theme import theme_folder
from course.locale import ENGLISH
from course.pages.fragments import new_environment
from course.site.cache import BESIDE, TemplateCache
from course.site.inputs import tools

KINDS = ("html", "xml")


def compile_theme(beside: Path = BESIDE) -> list[str]:
    """Compile every template of pages that is not compiled yet, keep it in ``beside``, and return the names of all."""
    environment = new_environment(theme_folder())
    environment.bytecode_cache = TemplateCache(beside, ENGLISH, tools(), beside)
    names = [name for name in environment.list_templates(KINDS) if not name.startswith("coursewright/")]
    for name in names:
        environment.get_template(name)
    return names
