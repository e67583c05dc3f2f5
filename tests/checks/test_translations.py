"""Translated files: texts alone, by the ids of what they translate; every mistake in them is told at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine, load_course
from course.checks.translations import translations_of
from course.formats.forms import FORMS
from course.model import Content
from course.model.text_keys import shapes_of
from course.reading.problems import CourseProblems
from tests.conftest import VALID
from tests.german import GERMAN, LANGUAGES, german

Write = Callable[[Mapping[str, str | None]], Path]


def problems_in(root: Path) -> list[str]:
    try:
        translations_of(root, load_course(root, rules=False))
    except CourseProblems as found:
        return [str(problem) for problem in found.problems]
    return []


@pytest.fixture
def both(course_files: Write) -> tuple[Content, Content]:
    root = course_files(GERMAN)
    content = load_course(root, rules=False)
    (translated,) = translations_of(root, content)
    return content, translated.content


def test_a_translated_course_says_the_same_in_another_language(both: tuple[Content, Content]) -> None:
    english, translated = both
    assert translated.catalogue.title == "Schulung in Erster Hilfe"
    assert translated.catalogue.language == translated.words.language == "de"
    (module,) = translated.modules
    assert (module.title, module.lessons[0].title) == ("Menschen: Bis Hilfe kommt", "Die erste Minute")
    first, second, third = module.quiz.questions
    assert [part.text for part in first.parts()] == ["Ein Hilferuf", "Eine Tasse Tee"]
    assert [part.text for part in second.parts()] == ["Wo Sie sind", "Was geschehen ist", "Was Sie zu Mittag hatten"]
    assert third.prompt == "Jeder kann helfen."
    assert module.scenarios[0].nodes["arrival"].choices[1].reason == "Warten kostet Zeit."
    assert translated.sources.claims[0].found == "Die Umfrage stimmt zu."
    assert english.catalogue.title == "First Aid Training"


def test_everything_but_the_texts_is_the_same(both: tuple[Content, Content]) -> None:
    (one,), (other,) = (content.modules for content in both)
    assert one.fingerprint == other.fingerprint
    assert [part.fingerprint for part in one.quiz.questions] == [part.fingerprint for part in other.quiz.questions]
    items = [[item.fingerprint for item in module.checklists[0].items] for module in (one, other)]
    assert items[0] == items[1]
    assert (one.minutes, one.facts.lessons[0].minutes) == (other.minutes, other.facts.lessons[0].minutes)
    assert one.sources == other.sources
    assert one.facts.lessons[0].sections == other.facts.lessons[0].sections == "look-and-call stay"
    assert one.offering.objectives[0].bloom == other.offering.objectives[0].bloom


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            "quizzes/people.de.yml",
            "  - id: what-to-say\n",
            "  - id: what-to-say\n    points: 2\n",
            "quizzes/people.de.yml:9:5: `points` is no text for people; take it out; a translation holds texts alone, "
            "and this holds for every language",
        ),
        (
            "quizzes/people.de.yml",
            "feedback: Hilfe braucht Zeit.}",
            "correct: true}",
            "quizzes/people.de.yml:6:30: `correct` is no text for people; take it out; a translation holds texts "
            "alone, and this holds for every language",
        ),
        (
            "quizzes/people.de.yml",
            "id: what-to-say",
            "id: what-to-sya",
            "quizzes/people.de.yml:8:9: quizzes/people.yml has no `what-to-sya` under `questions`; "
            "did you mean `what-to-say`?",
        ),
        (
            "quizzes/people.de.yml",
            "  - id: what-to-say\n",
            "  - id: what-to-sing\n    prompt: Was singen Sie?\n  - id: what-to-say\n",
            "quizzes/people.de.yml:8:9: quizzes/people.yml has no `what-to-sing` under `questions`; remove it; all "
            "that is there is translated",
        ),
        (
            "quizzes/people.de.yml",
            "    prompt: Was sagen",
            "    promt: Was sagen",
            "quizzes/people.de.yml:9:5: unknown key `promt` in a question; did you mean `prompt`?",
        ),
        (
            "quizzes/people.de.yml",
            "    prompt: Jeder kann helfen.\n",
            "    prompt: Jeder kann helfen.\n    hint: Denken Sie nach.\n",
            "quizzes/people.de.yml:16:5: `hint` translates nothing: quizzes/people.yml has none here; "
            "take it out, or write it there first: at quizzes/people.yml:30:5",
        ),
        (
            "quizzes/people.de.yml",
            "      - {text: Eine Tasse Tee, feedback: Der Tee kann warten.}\n",
            "",
            "quizzes/people.de.yml:6:7: `choices` has 1 entries, and 2 in quizzes/people.yml; "
            "write as many, in the same order",
        ),
        (
            "quizzes/people.de.yml",
            "{id: c, ",
            "{id: a, ",
            "quizzes/people.de.yml:12:9: `a` is translated twice; keep one of the two",
        ),
        (
            "modules/people/index.de.md",
            "roles: [alle]",
            "roles: alle",
            "modules/people/index.de.md:6:8: `roles` is a list in modules/people/index.md, but `alle` was found; "
            "write it as it is there, with other words",
        ),
        (
            "modules/people/scenarios.de.yml",
            "    called: {",
            "    caled: {",
            "modules/people/scenarios.de.yml:10:5: `caled` translates nothing: modules/people/scenarios.yml has none "
            "here; did you mean `called`?",
        ),
        (
            "modules/catalogue.de.yml",
            "organisation:\n",
            "original: yes\norganisation:\n",
            "modules/catalogue.de.yml:2:11: `original` must be eight digits, but `yes` was found; "
            "write nothing yourself: `words confirm` writes it",
        ),
        (
            "modules/people/lesson.de.md",
            "## Bleiben",
            "### Bleiben",
            "modules/people/lesson.de.md:12:1: `### Bleiben` translates `## Stay`, line 12 of "
            "modules/people/lesson.md; begin it with `## `",
        ),
        (
            "modules/people/lesson.de.md",
            "## Bleiben\n",
            "",
            "modules/people/lesson.de.md:15:1: heading 2 of modules/people/lesson.md is missing here: `## Stay`; "
            "translate each heading, in the same order: links and progress go by them",
        ),
        (
            "modules/people/lesson.de.md",
            "## Bleiben\n",
            "## Bleiben\n\n## Gehen\n",
            "modules/people/lesson.de.md:14:1: `## Gehen` is one heading more than modules/people/lesson.md has; "
            "take it out, or make it bold words",
        ),
        (
            "modules/people/lesson.de.md",
            "<!-- question: first-call -->",
            "<!-- question: what-to-say -->",
            "modules/people/lesson.de.md:10:1: `<!-- question: what-to-say -->` is placed; modules/people/lesson.md "
            "has `<!-- question: first-call -->` here; place the same parts in the same order",
        ),
        (
            "modules/people/lesson.de.md",
            "<!-- checklist: after-a-call -->\n",
            "",
            "modules/people/lesson.de.md:14:1: modules/people/lesson.md places `<!-- checklist: after-a-call -->` on "
            "line 16, and nothing does so here; put it where it belongs, on a line of its own",
        ),
        (
            "modules/people/lesson.de.md",
            "[^000-01]",
            "[^001-01]",
            "modules/people/lesson.de.md:8:19: `[^001-01]` is cited here, and not in modules/people/lesson.md; "
            "take it out, or cite it there first\n"
            "modules/people/lesson.de.md:16:1: `[^000-01]` is cited in modules/people/lesson.md, and not here; "
            "write it where it belongs",
        ),
        (
            "modules/people/lesson.de.md",
            "[[call-within]]",
            "dreißig",
            "modules/people/lesson.de.md:16:1: `[[call-within]]` is in modules/people/lesson.md, and not here; "
            "write it where it belongs",
        ),
        (
            "modules/people/lesson.de.md",
            "Jeder kann",
            "[Jeder](nobody.md) kann",
            "modules/people/lesson.de.md:8:1: there is no page or file `nobody.md` to link to; known here: "
            "../certificate.md, ../courses/essentials.md, ../due.md, ../index.md, ../learning.md, "
            "../sources.md, ../verify.md, checklist-after-a-call.md, index.md, lesson.md, quiz.md",
        ),
        (
            "modules/people/index.de.md",
            'title: "Menschen: Bis Hilfe kommt"',
            "title: [Menschen]",
            'modules/people/index.de.md:2:8: `title` is `People: Until Help Comes` in modules/people/index.md, but a '
            "list was found; write it as it is there, with other words",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place_and_mended_it_is_gone(
    course_files: Write, path: str, old: str, new: str, said: str
) -> None:
    found = problems_in(course_files(german(path, old, new)))
    assert "\n".join(found) == said
    assert problems_in(course_files(GERMAN)) == []


def test_a_text_that_loses_a_standard_of_the_organisation_is_told(course_files: Write) -> None:
    bank = VALID["quizzes/people.yml"].replace("prompt: Anybody can help.", "prompt: Call within [[call-within]].")
    root = course_files(GERMAN | {"quizzes/people.yml": bank})
    assert problems_in(root) == [
        "quizzes/people.de.yml:15:13: `[[call-within]]` is in quizzes/people.yml, and not here; "
        "write it where it belongs"
    ]


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("[de, de]", "modules/catalogue.yml:12:17: `de` appears twice in `languages`; remove one"),
        (
            "[en]",
            "modules/catalogue.yml:12:13: `en` is the language of the course itself; name the others alone",
        ),
        (
            "[tlh]",
            "modules/catalogue.yml:12:13: there are no words for the language `tlh`; write one of ar, de, en, es, fr, "
            "nl, pl; or add words of your own: `coursewright words tlh` begins locale/tlh.po, to be translated there",
        ),
    ],
)
def test_languages_that_cannot_be_are_told(course_files: Write, languages: str, said: str) -> None:
    catalogue = LANGUAGES.replace("languages: [de]", f"languages: {languages}")
    found = examine(course_files({"modules/catalogue.yml": catalogue})).problems
    assert [str(one).replace("python3 build.py", "coursewright") for one in found] == [said]


def test_without_languages_a_file_with_two_endings_is_what_it_was(course_files: Write) -> None:
    """A lesson may be called ``lesson.de.md`` in a course that nobody translates."""
    index = VALID["modules/people/index.md"].replace("[lesson.md]", "[lesson.md, second.de.md]")
    second = "---\ntitle: Two\n---\n\nTwo.\n"
    root = course_files({"modules/people/index.md": index, "modules/people/second.de.md": second})
    (module,) = load_course(root, rules=False).modules
    assert [lesson.src for lesson in module.lessons] == ["people/lesson.md", "people/second.de.md"]


def test_a_file_that_translates_nothing_is_told(course_files: Write) -> None:
    text = GERMAN["modules/people/lesson.de.md"]
    more = {
        "modules/people/lessen.de.md": text,
        "modules/people/lesson.fr.md": text,
        "quizzes/persons.de.yml": "title: A\n",
    }
    with pytest.raises(CourseProblems) as found:
        load_course(course_files({**GERMAN, **more}), rules=False)
    assert [
        str(problem) for problem in found.value.problems if "translates" in str(problem) or "none of" in str(problem)
    ] == [
        "modules/people/lessen.de.md:1:1: it translates nothing: there is no modules/people/lessen.md; "
        "rename it after what it translates, or remove it",
        "modules/people/lesson.fr.md:1:1: `fr` is none of the languages of this course; "
        "add it to `languages` in modules/catalogue.yml, or remove the file",
        "quizzes/persons.de.yml:1:1: it translates nothing: there is no quizzes/persons.yml; "
        "rename it after what it translates, or remove it",
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("quizzes/people.yml", "id: what-to-say", "id: say-it\n    was: [what-to-say]"),
        ("modules/people/checklists.yml", "id: stayed", "id: remained\n      was: [stayed]"),
        ("modules/people/checklists.yml", "id: said-where", "id: told-where\n      was: [said-it, said-where]"),
        ("modules/people/scenarios.yml", "    waited:\n", "    delayed:\n      was: [waited]\n"),
    ],
)
def test_a_translation_may_have_something_under_a_name_that_it_had(
    course_files: Write, path: str, old: str, new: str
) -> None:
    files = german(path, old, new)
    files[path] = files[path].replace("goto: waited", "goto: delayed")
    root = course_files(files)
    content = load_course(root, rules=False)
    (translated,) = translations_of(root, content)
    assert translated.content.translation
    assert translated.content.translation.untranslated == frozenset()
    assert translated.content.modules[0].fingerprint == content.modules[0].fingerprint


def test_what_nobody_has_translated_stands_in_the_original_and_is_told(course_files: Write) -> None:
    less = german("quizzes/people.de.yml", "    prompt: Jeder kann helfen.\n", "")
    root = course_files({path: text for path, text in less.items() if path != "modules/people/lesson.de.md"})
    content = load_course(root, rules=False)
    (translated,) = translations_of(root, content)
    (module,) = translated.content.modules
    assert (module.lessons[0].title, module.quiz.questions[2].prompt) == ("The first minute", "Anybody can help.")
    assert module.lessons[0].words == content.modules[0].lessons[0].words
    translation = translated.content.translation
    assert translation
    assert translation.original == "en"
    assert translation.missing == {"modules/people/lesson.md"}
    assert translation.bodies == {"modules/people/lesson.md"}
    assert translation.untranslated == {"Anybody can help.", "The first minute", "Look, call, stay."}
    told = [str(one) for one in translated.warnings if "does not say" not in one.message]
    assert told == [
        "modules/catalogue.yml:12:13: modules/people/lesson.md has no translation into `de`; write its text beside "
        "it, in modules/people/lesson.de.md",
        "quizzes/people.de.yml:1:1: 1 text of quizzes/people.yml is not translated, such as "
        "`questions/anybody-can-help/prompt`; until then the original is shown",
    ]


TYPED = """\
  - id: what-number
    kind: short-answer
    objective: "1.1"
    prompt: Whom do you call?
    accept: [the ambulance, ambulance]
  - id: how-long
    kind: numeric
    objective: "1.1"
    prompt: How long?
    answer: 3
    units: [minutes, min]
  - id: the-words
    kind: fill-in
    objective: "1.1"
    prompt: Fill it in.
    text: First {first}, then {then}.
    blanks:
      - {id: first, accept: [call], options: [call, wait, run]}
      - {id: then, accept: [stay]}
"""
GETIPPT = """\
  - {id: what-number, prompt: Wen rufen Sie?, accept: [den Notarzt, Notarzt, Ambulance]}
  - {id: how-long, prompt: Wie lange?, units: [Minuten, Min.]}
  - id: the-words
    prompt: Füllen Sie aus.
    text: Zuerst {first}, dann {then}.
    blanks:
      - {id: first, options: [anrufen, warten, laufen]}
      - {id: then, accept: [bleiben]}
"""


def test_what_is_typed_counts_in_both_languages_and_keeps_its_key(course_files: Write) -> None:
    files = dict(GERMAN)
    files["quizzes/people.yml"] = VALID["quizzes/people.yml"] + TYPED
    files["quizzes/people.de.yml"] += GETIPPT
    root = course_files(files)
    content = load_course(root, rules=False)
    (translated,) = translations_of(root, content)
    old, new = (one.modules[0].quiz.questions[3:] for one in (content, translated.content))
    assert [one.fingerprint for one in old] == [one.fingerprint for one in new]
    assert new[0].parts()[0].accept == ("den Notarzt", "Notarzt", "Ambulance", "the ambulance")
    assert getattr(new[1], "units") == ("Minuten", "Min.", "minutes")  # noqa: B009
    chosen, written = new[2].parts()
    assert (chosen.options, chosen.accept) == (("anrufen", "warten", "laufen"), ("anrufen",))
    assert (chosen.kept("warten"), chosen.kept_accept) == ("wait", ("call",))
    assert written.accept == ("bleiben", "stay")


def test_every_key_with_text_is_known_as_words_or_as_a_name() -> None:
    """Whoever adds a key decides whether a translation has it: it shows here."""
    found: dict[str, set[str]] = {}
    ahead = [form.cls for form in FORMS]
    while ahead:
        cls = ahead.pop()
        if cls.__name__ in found:
            continue
        shapes = shapes_of(cls)
        found[cls.__name__] = {
            key for key, shape in shapes.items() if shape.sort in ("text", "texts", "typed", "table")
        }
        ahead += [part for shape in shapes.values() for part in shape.classes]
    assert found["Catalogue"] == {"title", "completion"}
    assert found["Offering"] == {
        *("title", "purpose", "delivery", "language", "roles", "audience", "topics", "how", "on_the_job"),
        *("schedule", "owner"),
    }
    assert found["SingleChoice"] == {"prompt", "hint", "explanation", "trainer"}
    assert found["Choice"] == {"text", "feedback"}
    assert found["Blank"] == {"accept", "options", "feedback"}
    assert found["Step"] == {"text", "consequence", "reason", "note"}
    assert found["Checklist"] == {"title", "purpose", "pause_point", "roles", "owner", "columns"}
    assert found["Claim"] == {"says", "found", "state", "excluded"}
    assert found["Disagreement"] == {"issue", "views", "position"}
    assert found["RunStep"] == {"part", "do"}
