"""The course: catalogue, modules, quizzes, checklists, scenarios, sources. Frozen and strict.

``course.checks.load`` builds it. Each class is the whole description of its format:
field names are keys, annotations are what may stand there (see ``course.reading.schema`` and ``values``). ``at`` is the
node it was read from, for pointing at places.
"""

from course.model.catalogue import (
    FOLLOW_UP_DAYS,
    Catalogue,
    Contact,
    Course,
    Family,
    Faq,
    Organisation,
    Policies,
    Qualities,
    Quality,
    Requirements,
    Standard,
)
from course.model.checklist import Checklist, Item, Trial
from course.model.content import Content
from course.model.evidence import Article, Claim, ClaimKind, Disagreement, Evidence, Side, Sources, Status
from course.model.look import Look
from course.model.module import Change, Models, Module, Objective, Offering, Quiz
from course.model.own_page import OwnPage, PageHead
from course.model.scenario import Node, Scenario, Step, Variable
from course.model.signer import Signer
from course.model.terms import Revision
from course.model.trainer import RunStep, Session, Trainer

__all__ = [
    "FOLLOW_UP_DAYS",
    "Article",
    "Catalogue",
    "Change",
    "Checklist",
    "Claim",
    "ClaimKind",
    "Contact",
    "Content",
    "Course",
    "Disagreement",
    "Evidence",
    "Family",
    "Faq",
    "Item",
    "Look",
    "Models",
    "Module",
    "Node",
    "Objective",
    "Offering",
    "Organisation",
    "OwnPage",
    "PageHead",
    "Policies",
    "Qualities",
    "Quality",
    "Quiz",
    "Requirements",
    "Revision",
    "RunStep",
    "Scenario",
    "Session",
    "Side",
    "Signer",
    "Sources",
    "Standard",
    "Status",
    "Step",
    "Trainer",
    "Trial",
    "Variable",
]
