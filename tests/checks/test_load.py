"""A folder becomes a course; every message of `course.checks.load`."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine, load_course
from course.reading.problems import CourseProblems
from tests.mistakes import Mistake, told_word_for_word

QUIZ = "quizzes/people.yml"
INDEX = "modules/people/index.md"
CHECKLISTS = "modules/people/checklists.yml"
CATALOGUE = "modules/catalogue.yml"
LESSON = "modules/people/lesson.md"
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "a local standard that is not there": (LESSON, "[[call-within]]", "[[call-in]]", None, [
        "modules/people/lesson.md:8:40: there is no local standard `call-in` in modules/catalogue.yml; "
        "did you mean `call-within`?",
    ]),
    "a local standard in a data file": (
        CHECKLISTS,
        "text: Stayed with the person",
        "text: Stayed for [[stay-for]]",
        "text: Stayed for [[call-within]]", [
        "modules/people/checklists.yml:17:13: there is no local standard `stay-for` in modules/catalogue.yml; "
        "known here: call-within",
    ]),
    "a link to a page that is not there": (
        QUIZ,
        "They have to find you.",
        "They have to [find you](lessen.md).",
        "They have to [find you](lesson.md).", [
        "quizzes/people.yml:24:19: there is no page or file `lessen.md` to link to; "
        "did you mean `lesson.md`?",
    ]),
    "a link to a file that is not there": (
        QUIZ,
        "They have to find you.",
        "They have to [find you](map.svg).",
        None, [
        "quizzes/people.yml:24:19: there is no page or file `map.svg` to link to; "
        "known here: ../certificate.md, ../courses/essentials.md, ../due.md, ../index.md, ../learning.md, "
        "../sources.md, ../verify.md, checklist-after-a-call.md, index.md, lesson.md, quiz.md",
    ]),
    "a link out of the modules": (
        QUIZ,
        "They have to find you.",
        "They have to [find you](../../secret.txt).",
        "They have to [find you](../people/quiz.md).", [
        "quizzes/people.yml:24:19: there is no page or file `../../secret.txt` to link to; "
        "known here: ../certificate.md, ../courses/essentials.md, ../due.md, ../index.md, ../learning.md, "
        "../sources.md, ../verify.md, checklist-after-a-call.md, index.md, lesson.md, quiz.md",
    ]),
    "a link that is too long for a file": (
        QUIZ,
        "They have to find you.",
        'They have to [find you](' + 'a' * 3000 + ').',
        None, [
        "quizzes/people.yml:24:19: there is no page or file `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...` to link to; "
        "known here: ../certificate.md, ../courses/essentials.md, ../due.md, ../index.md, ../learning.md, "
        "../sources.md, ../verify.md, checklist-after-a-call.md, index.md, lesson.md, quiz.md",
    ]),
    "too many brackets": (QUIZ, "They have to find you.", "'" + '[ ' * 101 + "'", "'" + '[ ' * 100 + "'", [
        "quizzes/people.yml:24:19: 101 opening brackets are too many for one text; remove some",
    ]),
    "text nested too deeply": (QUIZ, "They have to find you.", "'" + '* ' * 41 + "x'", "'" + '* ' * 40 + "x'", [
        "quizzes/people.yml:24:19: lists or quotations are nested too deeply here; make them flatter",
    ]),
    "a lesson that is not there": (INDEX, "lessons: [lesson.md]", "lessons: [lesson.md, leson.md]", None, [
        "modules/people/index.md:24:22: there is no lesson `leson.md` in this folder; "
        "write it, or take it out of `lessons`",
    ]),
    "a lesson twice": (INDEX, "lessons: [lesson.md]", "lessons: [lesson.md, lesson.md]", None, [
        "modules/people/index.md:24:22: `lesson.md` appears twice in `lessons`; remove one",
    ]),
    "the index as a lesson": (INDEX, "lessons: [lesson.md]", "lessons: [lesson.md, index.md]", None, [
        "modules/people/index.md:24:22: `index.md` has another purpose and is no lesson; take it out of `lessons`",
    ]),
    "a lesson out of the folder": (INDEX, "lessons: [lesson.md]", "lessons: [lesson.md, ../../secret.md]", None, [
        "modules/people/index.md:24:22: there is no lesson `../../secret.md` in this folder; "
        "write it, or take it out of `lessons`",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


def test_the_valid_course_has_no_problem(problems_of: Callable[[Mapping[str, str]], list[str]]) -> None:
    assert problems_of({}) == []


def test_everything_that_is_read_is_in_the_model(course_files: Callable[..., Path]) -> None:
    content = load_course(course_files({}), rules=False)
    [module] = content.modules
    assert (module.slug, module.code, module.title) == ("people", "FA-101", "People: Until Help Comes")
    assert module.overview.strip() == "This module is for anybody who is near when something happens."
    assert [lesson.title for lesson in module.lessons] == ["The first minute"]
    assert [question.id for question in module.quiz.questions] == ["first-call", "what-to-say", "anybody-can-help"]
    assert [checklist.id for checklist in module.checklists] == ["after-a-call"]
    assert [list(scenario.nodes) for scenario in module.scenarios] == [["arrival", "called", "waited"]]
    assert [claim.id for claim in content.sources.claims] == ["000-01", "001-01", "001-02"]
    assert content.catalogue.standards[0].title == "Time to call for help"


def test_a_module_without_checklists_and_scenarios_is_a_module(
    problems_of: Callable[[Mapping[str, str | None]], list[str]],
) -> None:
    lesson = "---\ntitle: A\nsummary: B\n---\n\n## Stay\n"
    assert problems_of({CHECKLISTS: None, "modules/people/scenarios.yml": None, LESSON: lesson}) == []


def test_all_problems_of_all_files_are_told_once_and_in_order(course_files: Callable[..., Path]) -> None:
    root = course_files(
        {
            QUIZ: "format: 1\nformat: 1\n",
            CATALOGUE: "format: one\n",
            CHECKLISTS: "- 1\n- id: B\n",
            "modules/fire/index.md": "no front matter",
        }
    )
    with pytest.raises(CourseProblems) as found:
        load_course(root, rules=False)
    problems = found.value.problems
    assert list(problems) == sorted(set(problems))
    assert {problem.position.path for problem in problems} == {QUIZ, CATALOGUE, CHECKLISTS, "modules/fire/index.md"}
    assert str(found.value).splitlines() == [str(problem) for problem in problems]


def test_a_fault_of_one_module_is_told_though_another_file_is_broken(
    problems_of: Callable[[Mapping[str, str]], list[str]], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    said = problems_of(
        replaced(QUIZ, "        correct: true\n        feedback: Help", "        feedback: Help") | {CATALOGUE: ""}
    )
    assert said == [
        f"{CATALOGUE}:1:1: the file is empty; start it with `format: 1`",
        f"{QUIZ}:11:7: no choice is correct; write `correct: true` under the right one",
    ]


MISPLACED: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "no modules": (
        dict.fromkeys(("modules/catalogue.yml", "modules/sources.yml", INDEX, LESSON, CHECKLISTS))
        | {"modules/people/scenarios.yml": None},
        ["modules:1:1: the folder is missing; create it, or run this in a course's folder"],
    ),
    "no quizzes": ({QUIZ: None}, ["quizzes:1:1: the folder is missing; create it, or run this in a course's folder"]),
    "no module": (
        {
            INDEX: None,
            LESSON: None,
            CHECKLISTS: None,
            "modules/people/scenarios.yml": None,
            QUIZ: None,
            "quizzes/.keep": "",
        },
        ["modules:1:1: there is no module here; make a folder with an `index.md` in it"],
    ),
    "no index": (
        {INDEX: None},
        ["modules/people:1:1: the module has no `index.md`; write one; the authoring guide shows how"],
    ),
    "no question bank": (
        {QUIZ: None, "quizzes/.keep": ""},
        [f"{INDEX}:1:1: the module has no question bank; write `quizzes/people.yml`"],
    ),
    "a question bank of no module": (
        {"quizzes/peple.yml": "format: 1\n"},
        ["quizzes/peple.yml:1:1: there is no module `modules/peple/`; did you mean `people`?"],
    ),
    "something else among the question banks": (
        {"quizzes/people.yaml": ""},
        ["quizzes/people.yaml:1:1: only question banks stand here; name it after its module, ending in .yml"],
    ),
    "a folder that cannot be an address": (
        {"modules/Fire Drill/index.md": "x"},
        [
            "modules/Fire Drill:1:1: a module's folder must be lower-case words joined by hyphens, such as first-aid; "
            "rename it to `fire-drill`"
        ],
    ),
    "a folder that the site needs": (
        {"modules/search/index.md": "x"},
        ["modules/search:1:1: the site keeps its own files in `search/`; rename the folder"],
    ),
    "a folder that families need": (
        {"modules/families/index.md": "x"},
        ["modules/families:1:1: the site keeps its own files in `families/`; rename the folder"],
    ),
    "a folder named as the page of the review": (
        {"modules/due/index.md": "x"},
        [
            "modules/due:1:1: the site has the page `due.html`, which some servers show for `due/` as well; "
            "rename the folder"
        ],
    ),
    "a folder named as a page of the trainer's edition": (
        {"modules/trainer-marks/index.md": "x"},
        [
            "modules/trainer-marks:1:1: the site has the page `trainer-marks.html`, which some servers show for "
            "`trainer-marks/` as well; rename the folder"
        ],
    ),
    "a folder without text is no module": ({"modules/pictures/a.svg": "x"}, []),
    "a lesson that is not listed": (
        {"modules/people/more.md": "x"},
        ["modules/people/more.md:1:1: the file belongs to nothing; add it to `lessons` in index.md, or remove it"],
    ),
    "a text for trainers with another name": (
        {"modules/people/Trainers.md": "x"},
        ["modules/people/Trainers.md:1:1: the file belongs to nothing; did you mean `trainer.md`?"],
    ),
    "a data file with another name": (
        {"modules/people/checklist.yml": "x"},
        ["modules/people/checklist.yml:1:1: the file belongs to nothing; did you mean `checklists.yml`?"],
    ),
    "a list for the quiz": (
        {QUIZ: "- a\n"},
        [f"{QUIZ}:1:1: the quiz must be a set of keys, but a list was found; start with `format: 1`"],
    ),
    "text for the sources": (
        {"modules/sources.yml": "sources\n"},
        [
            "modules/sources.yml:1:1: the file of sources must be a set of keys, but `sources` was found; "
            "start with `format: 1`"
        ],
    ),
    "keys for the checklists": (
        {CHECKLISTS: "id: a\n"},
        [f'{CHECKLISTS}:1:1: the file must be a list, but a set of keys was found; start each entry with "- id: ..."'],
    ),
    "text for a checklist": (
        {CHECKLISTS: "- a\n"},
        [
            f"{CHECKLISTS}:1:3: a checklist must be a set of keys, but `a` was found; write it as "
            "`- {id: a, title: a, items: [{id: first-call, text: ...}]}`"
        ],
    ),
}


@pytest.mark.parametrize(("changes", "said"), MISPLACED.values(), ids=MISPLACED)
def test_a_file_that_is_missing_or_out_of_place_is_told(
    problems_of: Callable[[Mapping[str, str | None]], list[str]], changes: dict[str, str | None], said: list[str]
) -> None:
    assert problems_of(changes) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("quiz.md", "the site makes a page `quiz.md` itself; give the lesson another name"),
        ("checklist-a.md", "the site makes a page `checklist-a.md` itself; give the lesson another name"),
        (
            "a b.md",
            "`a b.md` cannot be a web address; rename it to a-b.md",
        ),
    ],
)
def test_a_lesson_name_that_the_site_cannot_use_is_told(
    problems_of: Callable[[Mapping[str, str]], list[str]],
    replaced: Callable[[str, str, str], dict[str, str]],
    name: str,
    said: str,
) -> None:
    lesson = {f"modules/people/{name}": "---\ntitle: A\nsummary: B\n---\n\nText.\n"}
    assert problems_of(lesson | replaced(INDEX, "lessons: [lesson.md]", f"lessons: [lesson.md, {name}]")) == [
        f"{INDEX}:24:22: {said}"
    ]


def test_memory_is_cleared_again_once_a_course_is_read_or_refused(tmp_path: Path) -> None:
    for root in (Path(__file__).parents[1] / "course", tmp_path):
        examine(root)
        assert gc.isenabled()


def test_what_starts_with_a_point_is_nobodys_and_is_told_by_no_reader(
    problems_of: Callable[[Mapping[str, str]], list[str]],
) -> None:
    names = ("people/._lesson.md", "people/.notes.yml", "pages/.draft.md", "old/.index.md")
    assert problems_of({**{f"modules/{name}": "x" for name in names}, "quizzes/.people.yml": "x"}) == []
