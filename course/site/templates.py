"""Where a template of the site's own fails, and why, in words for whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2

from course.reading.telling import tell
from course.site.building import TemplateProblem


@contextmanager
def told_of(root: Path) -> Iterator[None]:
    """Raise ``TemplateProblem`` where a template fails in this block."""
    try:
        yield
    except jinja2.TemplateError as error:
        raise TemplateProblem(_told(error, root)) from error


def _told(error: jinja2.TemplateError, root: Path) -> str:
    """Return where a template fails, and why."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or error.name or "", error.lineno
    else:
        name, line = "", 1
        trace = error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename.endswith((".html", ".xml")):
                name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
    path = Path(name)
    place = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return tell(
        "%(place)s:%(line)s: %(error)s; change the template, or remove it: the pages are whole without it",
        place=place,
        line=line,
        error=error,
    )
