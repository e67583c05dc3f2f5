"""What search engines and catalogues of courses read of a page: a ``Course`` of schema.org, as JSON-LD.

Input: a course of the catalogue, and where the site stands. Output: data for a block that runs nothing and loads
nothing. It says what the page says, and nothing of anybody who reads it.
"""

from __future__ import annotations

from typing import Any

from course.model import Content, Course
from course.model.links import is_real
from course.pages.fragments import Fragments


def course_data(content: Content, course: Course, fragments: Fragments) -> dict[str, Any] | None:
    """Return a course as schema.org has it; None where the site's address is not known, and so no address is."""
    address = fragments.links.address(course.src)
    if not is_real(address):
        return None
    time = f"PT{content.minutes_of(course)}M"
    said = {
        "name": course.title,
        "description": fragments.plain(course.purpose),
        "url": address,
        "courseCode": course.code,
        "inLanguage": content.catalogue.language,
        "educationalLevel": course.level,
        "teaches": [fragments.plain(line) for line in course.outcomes],
        "timeRequired": time,
        "version": course.revision.version,
        "dateModified": course.revision.date.isoformat() if course.revision.date else "",
        "provider": {"@type": "Organization", "name": content.catalogue.offered_by},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": time},
    }
    known = {key: value for key, value in said.items() if value}
    return {"@context": "https://schema.org", "@type": "Course", **known}
