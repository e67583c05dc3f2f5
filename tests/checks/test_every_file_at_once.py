"""One run tells the mistakes of every file, whatever the other files of a module and of the course are like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine
from tests.conftest import VALID
from tests.german import GERMAN, german

Write = Callable[[Mapping[str, str | None]], Path]
FILES = {
    **VALID,
    **GERMAN,
    "modules/pages/privacy.md": "---\ntitle: Privacy\nsummary: What is kept.\n---\n\nNothing.\n",
    "modules/people/trainer.md": "---\nsession: 30\n---\n\nBring a telephone.\n",
}
CATALOGUE, SOURCES, PAGE = "modules/catalogue.yml", "modules/sources.yml", "modules/pages/privacy.md"
INDEX, LESSON, TRAINER = (f"modules/people/{name}.md" for name in ("index", "lesson", "trainer"))
CHECKLISTS, SCENARIOS, BANK = "modules/people/checklists.yml", "modules/people/scenarios.yml", "quizzes/people.yml"
Slip = tuple[str, str, str, str]  # file, what is there, what is written in its place, and what is told
# A mistake in the form of each file, after which that file is not as it should be.
OF_FORM: tuple[Slip, ...] = (
    ("mkdocs.yml", "docs_dir: modules", "docs_dir: module", "2:11: `docs_dir` is `module`"),
    (CATALOGUE, "title: First", "titel: First", "3:1: unknown key `titel` in the catalogue"),
    (SOURCES, "interest: None", "intrest: None", "unknown key `intrest`"),
    (PAGE, "summary:", "sumary:", "3:1: unknown key `sumary` in the page"),
    (INDEX, "topics:", "topix:", "unknown key `topix` in the module"),
    (LESSON, "summary:", "sumary:", "3:1: unknown key `sumary` in the lesson"),
    (TRAINER, "session: 30", "session: long", "2:10: `session` must be a whole number"),
    (CHECKLISTS, "method: do-confirm", "method: do-what", "4:11: `method` must be one of"),
    (SCENARIOS, "title: A fall", "titel: A fall", "2:3: unknown key `titel` in a scenario"),
    (BANK, "pass_mark: 80", "pass_mark: many", "3:12: `pass_mark` must be a whole number"),
    ("quizzes/people.de.yml", "title:", "titel:", "1:1: unknown key `titel` in the quiz"),
)
# What is wrong in files that have their form.
OF_SENSE: tuple[Slip, ...] = (
    (LESSON, "Anybody can help.", "[Help](nowhere.md).", "8:1: there is no page or file `nowhere.md` to link to"),
    (LESSON, "question: first-call", "question: first-cal", "10:1: there is no question `first-cal`"),
    (LESSON, "## Stay\n", "## Stay\n\n<!-- Frage: first-call -->\n", "14:1: `Frage` cannot be placed"),
    (TRAINER, "Bring", "[Bring](away.md)", "5:1: there is no page or file `away.md` to link to"),
    (PAGE, "Nothing.", "[Nothing](none.md).", "6:1: there is no page or file `none.md` to link to"),
    (BANK, "        correct: true\n        feedback: Help", "        feedback: Help", "no choice is correct"),
    (BANK, 'objective: "1.2"', 'objective: "1.3"', "16: there is no objective `1.3`"),
    (BANK, "section: stay", "section: stays", "there is no section `stays`"),
    (CHECKLISTS, 'objective: "1.2"', 'objective: "1.4"', "14:18: there is no objective `1.4`"),
    (SCENARIOS, 'objectives: ["1.1"]', 'objectives: ["1.5"]', "3:16: there is no objective `1.5`"),
    (SCENARIOS, "goto: waited", "goto: wait", "there is no node `wait`"),
    ("modules/people/scenarios.de.yml", "  setup:", "  seutp:", "unknown key `seutp` in a scenario"),
)  # fmt: skip


def told(write: Write, slips: tuple[Slip, ...]) -> list[str]:
    files = dict(FILES)
    for path, old, new, _ in slips:
        assert files[path].count(old) >= 1, (path, old)
        files[path] = files[path].replace(old, new, 1)
    return [str(one) for one in examine(write(files)).problems]


def assert_each_is_told_once(said: list[str], slips: tuple[Slip, ...]) -> None:
    for path, _, _, words in slips:
        assert sum(line.startswith(f"{path}:") and words in line for line in said) == 1, (path, words, said)
    assert len(said) == len(slips), said


# A checklist or a scenario without its form is not asked what it means.
OF_BOTH = OF_FORM + tuple(slip for slip in OF_SENSE if slip[0] not in (CHECKLISTS, SCENARIOS))


@pytest.mark.parametrize("slips", [OF_FORM, OF_SENSE, OF_BOTH], ids=["of form", "of sense", "of both"])
def test_every_mistake_of_every_file_is_told_in_one_run_and_each_once(
    course_files: Write, slips: tuple[Slip, ...]
) -> None:
    assert_each_is_told_once(told(course_files, slips), slips)


@pytest.mark.parametrize("slip", OF_FORM, ids=[path for path, *_ in OF_FORM])
def test_a_file_without_its_form_hides_no_mistake_of_the_others_and_makes_up_none(
    course_files: Write, slip: Slip
) -> None:
    others = tuple(one for one in OF_SENSE if one[0] != slip[0])
    assert_each_is_told_once(told(course_files, (slip,)), (slip,))
    assert_each_is_told_once(told(course_files, (slip, *others)), (slip, *others))


@pytest.mark.parametrize(
    ("path", "old", "new", "hidden"),
    [
        (CATALOGUE, "title: First", "title: [First", ["modules/people/scenarios.de.yml"]),
        (SOURCES, "articles:", "articles: [", []),
        (PAGE, "title:", "title: [", [PAGE]),
        (INDEX, "title:", "title: [", [INDEX, "objective `", "section `"]),
        (TRAINER, "session:", "session: [", [TRAINER]),
        (SCENARIOS, "title:", "title: [", [SCENARIOS, "modules/people/scenarios.de.yml"]),
        (BANK, "title:", "title: [", [BANK, "first-cal`"]),
    ],
)
def test_a_file_that_is_no_yaml_hides_what_hangs_on_it_alone_and_makes_up_nothing(
    course_files: Write, path: str, old: str, new: str, hidden: list[str]
) -> None:
    said = told(course_files, ((path, old, new, ""),))
    assert {line.split(":")[0] for line in said} == {path}
    others = tuple(one for one in OF_SENSE if one[0] not in hidden and not any(name in one[3] for name in hidden))
    rest = [line for line in told(course_files, ((path, old, new, ""), *others)) if line not in said]
    assert_each_is_told_once(rest, others)


def test_a_word_that_places_nothing_is_told_where_it_stands(course_files: Write) -> None:
    files = german("modules/people/lesson.de.md", "<!-- question: first-call -->", "<!-- Frage: first-call -->")
    said = "modules/people/lesson.de.md:10:1: `Frage` cannot be placed; known here: checklist, question, scenario"
    found = [str(one) for one in examine(course_files(files)).problems]
    assert found == [said]


def test_what_appears_twice_is_told_whatever_else_of_its_module_is_without_its_form(course_files: Write) -> None:
    question = FILES[BANK][FILES[BANK].index("  - id: anybody-can-help") :]
    objective = '  - id: "1.2"\n    verb: Say\n    text: what happened\n    bloom: apply\n'
    files = {
        **FILES,
        TRAINER: FILES[TRAINER].replace("30", "long"),
        CHECKLISTS: FILES[CHECKLISTS] * 2,
        SCENARIOS: FILES[SCENARIOS] * 2,
        BANK: FILES[BANK] + question,
        INDEX: FILES[INDEX].replace("topics:", f"{objective}topics:"),
    }
    said = [str(one) for one in examine(course_files(files)).problems]
    assert [line for line in said if not line.startswith(TRAINER)] == [
        f"{CHECKLISTS}:18:7: the checklist `after-a-call` appears here and at {CHECKLISTS}:1; change one of the two",
        f"{INDEX}:22:9: the objective `1.2` appears here and at {INDEX}:18; change one of the two",
        f"{SCENARIOS}:25:7: the scenario `fall-on-the-stairs` appears here and at {SCENARIOS}:1; change one of the two",
        f"{BANK}:38:9: the question `anybody-can-help` appears here and at {BANK}:30; change one of the two",
    ]
