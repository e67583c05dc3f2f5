"""Which files a course has, and which format each is of.

Output: ``FORMS``, in the order in which authors meet them; the list of every key and the schemas for editors follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from course.model import Catalogue, Checklist, Offering, PageHead, Quiz, Scenario, Session, Sources
from course.model.lesson_head import LessonHead


@dataclass(frozen=True)
class Form:
    """One format: what it is called, where its files stand, and the dataclass that a file, or an entry of it, becomes.

    ``path`` is what authors read; ``pattern`` is the same as editors take it, and ``but`` what it takes too many: files
    with the texts of a translation alone.
    """

    name: str
    path: str
    pattern: str
    cls: type
    is_list: bool = False
    but: str = ""

    @property
    def is_data(self) -> bool:
        """Whether the whole file is YAML, and not the front matter of a text alone."""
        return self.path.endswith(".yml")


FORMS = (
    Form("catalogue", "modules/catalogue.yml", "modules/catalogue.yml", Catalogue),
    Form("module", "modules/<slug>/index.md", "modules/*/index.md", Offering),
    Form("lesson", "modules/<slug>/lesson.md", "modules/*/*.md", LessonHead),
    Form("quiz", "quizzes/<slug>.yml", "quizzes/*.yml", Quiz, but="quizzes/*.*.yml"),
    Form("checklists", "modules/<slug>/checklists.yml", "modules/*/checklists.yml", Checklist, is_list=True),
    Form("scenarios", "modules/<slug>/scenarios.yml", "modules/*/scenarios.yml", Scenario, is_list=True),
    Form("trainer", "modules/<slug>/trainer.md", "modules/*/trainer.md", Session),
    Form("sources", "modules/sources.yml", "modules/sources.yml", Sources),
    Form("page", "modules/pages/<name>.md", "modules/pages/*.md", PageHead),
)


def form_of(path: str) -> Form | None:
    """Return the format of a file of data, by its path below the course; None for any other file."""
    file = PurePosixPath(path)
    found = (form for form in FORMS if form.is_data and file.match(form.pattern))
    return next((form for form in found if not (form.but and file.match(form.but))), None)
