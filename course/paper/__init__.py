"""Paper: checklists, worksheets, keys, certificates and whole packs as PDF, ready to print.

Input: a ``Press``, which holds the model and the templates of ``overrides/paper/``, and what is
wanted. Output: the bytes of a PDF, the same for the same input, tagged for accessibility
(PDF/UA-1). What an author wrote that cannot be printed is a ``Problem``.
"""

from course.paper.certificates import certificate_form_pdf
from course.paper.checklists import checklist_pdf
from course.paper.packs import course_keys_pdf, course_pack_pdf, modules_of
from course.paper.papers import PAPERS, Paper
from course.paper.press import Press
from course.paper.versions import VERSIONS, Version
from course.paper.worksheets import key_pdf, one_page_key_pdf, worksheet_pdf

__all__ = [
    "PAPERS",
    "VERSIONS",
    "Paper",
    "Press",
    "Version",
    "certificate_form_pdf",
    "checklist_pdf",
    "course_keys_pdf",
    "course_pack_pdf",
    "key_pdf",
    "modules_of",
    "one_page_key_pdf",
    "worksheet_pdf",
]
