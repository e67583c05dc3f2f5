"""CT: what the catalogue, courses and modules say about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.model import Content, Module
from course.model.thresholds import House
from course.reading.data import Mapping
from course.reading.problems import Position, shown
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.rules.left_out import nothing_left_out, nothing_left_out_beside
from course.rules.lesson_parts import paragraphs
from course.rules.rule import Finding, Rule
from course.rules.texts import Text, catalogue_texts, offered_texts
from course.rules.words import any_of, has_any, words

GRANTED = (
    "certified",
    "certification",
    "certifications",
    "accredited",
    "accreditation",
    "approved",
    "CEU",
    "CEUs",
    "OSHA card",
)
_GRANTS = tuple(word.casefold() for word in GRANTED)  # what to look for first: nearly always there is none
_HOURS = re.compile(r"\b(\d+(?:\.\d+)?)\s+(?:contact\s+)?hours?\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:course|module|modules|takes?|takes you|in all|altogether|contact|total|long)\b", re.IGNORECASE
)


def complete_offering(content: Content, house: House) -> Iterator[Finding]:
    """CT01: how much of each field; that it is there, CT06 sees to, and the template to the order."""
    for module in content.modules:
        offering = module.offering
        at = offering.at
        yield from _length_of_fields(module, house)
        for key, low, high in (
            ("audience", house.audience_min, house.audience_max),
            ("topics", house.topics_min, house.topics_max),
        ):
            found = len(getattr(offering, key))
            if not low <= found <= high:
                message = tell("`%(key)s` has %(entries)s", key=key, entries=counted(found, "entry", "entries"))
                yield Finding(at.at(key), message, tell("write %(low)s to %(high)s", low=low, high=high), at)
        overview = len(words(module.overview))
        if not house.overview_words_min <= overview <= house.overview_words_max:
            room = tell(
                "%(overview_words_min)s to %(overview_words_max)s",
                overview_words_min=house.overview_words_min,
                overview_words_max=house.overview_words_max,
            )
            hint = tell("write %(room)s: for whom, what it stresses, what they will do", room=room)
            yield Finding(at.at(), tell("the overview has %(words)s", words=counted(overview, "word")), hint, at)


def _length_of_fields(module: Module, house: House) -> Iterator[Finding]:
    offering = module.offering
    at = offering.at
    if len(offering.title) > house.title_characters_max:
        message = tell("the title has %(title_count)s characters", title_count=len(offering.title))
        hint = tell("keep to %(title_characters_max)s", title_characters_max=house.title_characters_max)
        yield Finding(at.at("title"), message, hint, at)
    purpose = len(words(offering.purpose))
    if purpose > house.purpose_words_max:
        hint = tell("keep to %(purpose_words_max)s", purpose_words_max=house.purpose_words_max)
        yield Finding(at.at("purpose"), tell("the purpose has %(purpose)s words", purpose=purpose), hint, at)


def related_modules(content: Content, house: House) -> Iterator[Finding]:
    """CT01: a module is related to others, as many as there are."""
    for module in content.modules:
        at, found = module.offering.at, len(module.offering.related)
        low = min(house.related_min, len(content.modules) - 1)
        if not low <= found <= house.related_max:
            message = tell("`related` has %(entries)s", entries=counted(found, "entry", "entries"))
            yield Finding(
                at.at("related"),
                message,
                tell("write %(low)s to %(related_max)s", low=low, related_max=house.related_max),
                at,
            )


def code_pattern(content: Content, house: House) -> Iterator[Finding]:
    """CT02; that codes are unique and resolve, the loader sees to."""
    for module in content.modules:
        if not re.fullmatch(house.code_pattern, module.code):
            hint = tell("write it like FA-102, or set `house: code_pattern`")
            at = module.offering.at
            yield Finding(
                at.at("code"),
                tell("the code %(code)s does not follow the house's pattern", code=shown(module.code)),
                hint,
                at,
            )


def hours_of_courses(content: Content, _: House) -> Iterator[Finding]:
    """CT03, of courses."""
    for course in content.catalogue.courses:
        hours = content.minutes_of(course) * 10 // 60 / 10
        for key in ("purpose", "assessment", "recognition", "order", "delivery"):
            yield from _wrong_hours(getattr(course, key), hours, course.at.at(key), course.at)
        for faq in course.questions:
            yield from _wrong_hours(faq.answer, hours, faq.at.at("answer"), course.at)


def stated_hours(content: Content, _: House) -> Iterator[Finding]:
    """CT03: hours that an author states; those on the pages are computed."""
    for module in content.modules:
        hours = module.minutes * 10 // 60 / 10
        for key in ("purpose", "how", "delivery", "schedule"):
            yield from _wrong_hours(
                getattr(module.offering, key) or "", hours, module.offering.at.at(key), module.offering.at
            )


def _wrong_hours(text: str, hours: float, position: Position, holder: Mapping) -> Iterator[Finding]:
    for found in _HOURS.finditer(text):
        if _TOTAL.search(text) and float(found.group(1)) != hours:
            hint = tell("write %(hours)s hours, or leave the number to the page", hours=f"{hours:g}")
            yield Finding(
                position,
                tell(
                    "%(found)s is stated, and the estimates add up to %(hours)s",
                    found=shown(found.group()),
                    hours=f"{hours:g}",
                ),
                hint,
                holder,
            )


def _forbidden(content: Content) -> re.Pattern[str] | None:
    """Return what finds the words that nobody has authorised, if there are any."""
    if "forbidden" not in content.derived:
        authorised = {one.casefold() for one in content.catalogue.authorised}
        words_left = [word for word in GRANTED if word.casefold() not in authorised]
        content.derived["forbidden"] = any_of(words_left) if words_left else None
    pattern: re.Pattern[str] | None = content.derived["forbidden"]
    return pattern


def granted_words_beside(content: Content, _: House) -> Iterator[Finding]:
    """CT04, in what the catalogue itself says."""
    if pattern := _forbidden(content):
        yield from _granted_in(catalogue_texts(content), pattern)


def _granted_in(texts: Iterable[Text], pattern: re.Pattern[str]) -> Iterator[Finding]:
    all_texts = tuple(texts)
    if not has_any("\n".join(text.text for text in all_texts), _GRANTS):
        return
    for text in all_texts:
        for found in pattern.finditer(text.text):
            if not _denied(text.text, found.start()):
                yield _granted(found.group(), text.position, text.holder)


def granted_words(content: Content, _: House) -> Iterator[Finding]:
    """CT04: in what the catalogue says; in a lesson, where it speaks of this training."""
    pattern = _forbidden(content)
    if pattern is None:
        return
    for module in content.modules:
        yield from _granted_in(offered_texts(module), pattern)
        for found in pattern.finditer(module.overview) if has_any(module.overview, _GRANTS) else ():
            if not _denied(module.overview, found.start()):
                yield _granted(found.group(), module.offering.at.at(), module.offering.at)
        yield from _granted_in_lessons(module, pattern)


def _granted_in_lessons(module: Module, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for lesson in module.lessons:
        for paragraph in paragraphs(lesson) if has_any(lesson.body, _GRANTS) else ():
            for found in pattern.finditer(paragraph.text):
                near = paragraph.text[max(0, found.start() - 80) : found.end() + 80]
                if re.search(r"\b(?:course|module|training|certificate)\b", near) and not _denied(
                    paragraph.text, found.start()
                ):
                    position = paragraph.at(found.start())
                    yield Finding(
                        position,
                        tell("%(found)s is said of this training", found=shown(found.group())),
                        tell(_GRANT),
                        lesson,
                    )


_GRANT = tellable("leave the word out, or add it to `authorised` in the catalogue once somebody has granted it")


def _granted(word: str, position: Position, holder: Mapping) -> Finding:
    return Finding(
        position,
        tell("the word %(word)s stands here, and nobody has authorised it", word=shown(word)),
        tell(_GRANT),
        holder,
    )


def _denied(text: str, at: int) -> bool:
    """Whether the word at this place is denied just before: "not a professional certification"."""
    return re.search(r"\b(?:not|no|nor|without|neither)\b[^.;:!?]{0,40}$", text[:at], re.IGNORECASE) is not None


def says_what_it_certifies(content: Content, _: House) -> Iterator[Finding]:
    """CT05: what a course says; the certificate's own parts are for a test that looks at it."""
    for course in content.catalogue.courses:
        place = course.at.at("recognition")
        if not re.search(r"\bcertificate of completion\b", course.recognition, re.IGNORECASE):
            hint = tell("write that it is a certificate of completion")
            yield Finding(place, tell("the recognition is not called a certificate of completion"), hint, course.at)
        if not re.search(r"\bexpir\w*|\bvalid\b|\brenew\w*", course.recognition, re.IGNORECASE):
            hint = tell("say when it expires, or that it does not")
            yield Finding(place, tell("the recognition does not say whether the certificate expires"), hint, course.at)
        if course.valid_months and re.search(r"\b(?:does not|never) expires?\b", course.recognition, re.IGNORECASE):
            hint = tell(
                "say that it is valid for %(months)s, or take `valid_months` out",
                months=counted(course.valid_months, "month"),
            )
            message = tell(
                "the recognition says that nothing expires, and `valid_months` is %(valid_months)s",
                valid_months=course.valid_months,
            )
            yield Finding(place, message, hint, course.at)


RULES = (
    Rule(
        id="CT01",
        scope="module",
        counts_words=True,
        full="error",
        says="A module's page has every field of the catalogue in the fixed order, each as long as it should be.",
        why="Course catalogues share an order, so that readers find things; the lengths are the house's.",
        fix="Cut or fill the field.",
        example="purpose: 25 words at most; an overview of 60 to 120 words; 4 to 8 topics; 1 to 3 related modules",
        settings=(
            "title_characters_max",
            "purpose_words_max",
            "audience_min",
            "audience_max",
            "topics_min",
            "topics_max",
            "related_min",
            "related_max",
            "overview_words_min",
            "overview_words_max",
        ),
        check=complete_offering,
        course_check=related_modules,
        judged_by=("course/reading/schema.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="CT02",
        scope="module",
        full="error",
        says="Course codes are unique and of one pattern; prerequisites and related modules exist.",
        why="Every catalogue that was looked at numbers its courses, and records name a course by its code.",
        fix="Write a code like FA-102.",
        example="code: FA-102",
        settings=("code_pattern",),
        check=code_pattern,
        judged_by=("course/checks/references.py",),
    ),
    Rule(
        id="CT03",
        scope="module",
        english="all",
        full="error",
        says="Hours are the sum of the modules' estimates, 60 minutes each, in tenths and not rounded up.",
        why="The contact hour of continuing education is 60 minutes; rounding up would promise more than there is.",
        fix="Leave the number to the page, which computes it.",
        example="Each module page shows an estimate of its time.",
        check=stated_hours,
        course_check=hours_of_courses,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="CT04",
        scope="module",
        english="all",
        full="error",
        says="The catalogue says certified, certification, accredited, approved, CEU or OSHA card only where it may.",
        why="A certificate says that somebody completed a course, a certification that a third party's standard "
        "was met.",
        fix="Leave the word out; where somebody has granted it, add it to `authorised`.",
        example="authorised: [CEU]",
        check=granted_words,
        course_check=granted_words_beside,
    ),
    Rule(
        id="CT05",
        scope="course",
        english="all",
        full="error",
        says="A certificate lists modules, pass mark and expiry, and calls itself a certificate of completion.",
        why="So that nobody takes it for a professional qualification, and everybody can see what it took.",
        fix="Say both under `recognition`.",
        example="recognition: A certificate of completion. It does not expire, and it is not a professional "
        "qualification.",
        check=says_what_it_certifies,
        judged_by=("tests/rules/test_pages_made.py", "tests/browser/test_certificate.py"),
    ),
    Rule(
        id="CT06",
        scope="module",
        full="error",
        says="Nothing is left out that readers decide or look things up by: purpose, level, owner, dates and the like.",
        why="A file may leave nearly everything out, and pages then say nothing of it; a catalogue that people choose "
        "from says the same of each of its courses.",
        fix="Add the key, or hold the course to fewer rules.",
        example="purpose: Look, call and stay with a person until help comes.",
        check=nothing_left_out,
        course_check=nothing_left_out_beside,
    ),
)
