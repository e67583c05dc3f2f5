"""How editors learn of the schemas: a folder that holds them, a line in each file, and the settings of VS Code.

Input: paths below a course's folder. Output: what stands in files there.
"""

from __future__ import annotations

import json

from course.folders.places import SCHEMAS
from course.formats.forms import FORMS, form_of
from course.formats.json_schema import schema_texts

SETTINGS = ".vscode/settings.json"
_LINE = "# yaml-language-server: $schema="  # as the language servers of most editors read it


def schema_of_file(path: str) -> str:
    """Return the path of the schema for a file of data, both below the course; "" where there is none for it."""
    form = form_of(path)
    return f"{SCHEMAS}/{form.name}.json" if form else ""


def modeline(path: str) -> str:
    """Return the first line of a file of data, which names its schema; "" where there is none for it."""
    schema = schema_of_file(path)
    return f"{_LINE}{'../' * path.count('/')}{schema}\n" if schema else ""


def schema_files() -> dict[str, str]:
    """Return the schemas as files below the course."""
    return {f"{SCHEMAS}/{name}": text for name, text in schema_texts().items()}


def settings_text() -> str:
    """Return settings of VS Code by which files without a line of their own have a schema too."""
    patterns = {
        f"./{SCHEMAS}/{form.name}.json": [form.pattern, f"!{form.but}"] if form.but else form.pattern
        for form in FORMS
        if form.is_data
    }
    return json.dumps({"yaml.schemas": patterns}, indent=2) + "\n"


def names_schemas(settings: str) -> bool:
    """Tell whether settings of VS Code name our schemas, and leave out what these are not for."""
    but = [f'"!{form.but}"' for form in FORMS if form.but and f'"{form.pattern}"' in settings]
    return f"{SCHEMAS}/" in settings and all(one in settings for one in but)
