"""The questions of the course that ships here are about service, of many kinds, and give nothing away by their length.

Like all of this folder, it judges the course and nothing of the engine.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.model.questions.fill_in import FillIn
from course.model.questions.single_choice import SingleChoice
from course.rules.words import words

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]

# What was taught once has been asked often enough after two questions: the hotel study, and the cost of a new client.
ASKED_TWICE_AT_MOST = ({"E01"}, {"E16", "000-21"})

# "The fourth article" makes a learner count; title or author say which one is meant.
NUMBERED_ARTICLE = re.compile(r"\b(?:first|second|third|fourth|fifth)\s+article\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(ROOT)


def kinds_of(content: Content) -> Counter[str]:
    return Counter(question.name for module in content.modules for question in module.quiz.questions)


def single_choices(content: Content) -> list[SingleChoice]:
    questions = (question for module in content.modules for question in module.quiz.questions)
    return [question for question in questions if isinstance(question, SingleChoice)]


def chosen_by_length(questions: list[SingleChoice]) -> float:
    """Return how many of the questions are right, of 1, for somebody who always takes the shortest choice."""
    right = 0.0
    for question in questions:
        shortest = min(len(choice.text) for choice in question.choices)
        taken = [choice.correct for choice in question.choices if len(choice.text) == shortest]
        right += sum(taken) / len(taken)
    return right / len(questions)


def test_a_little_more_than_half_of_them_at_most_ask_for_one_choice(content: Content) -> None:
    kinds = kinds_of(content)
    assert kinds["single-choice"] / kinds.total() <= 0.55


def test_every_kind_that_has_a_natural_place_is_used(content: Content) -> None:
    used = set(kinds_of(content))
    assert {"hotspot", "say-it", "categorise", "matching", "ordering", "fill-in", "numeric", "short-answer"} <= used


def test_each_objective_has_four_or_more(content: Content) -> None:
    for module in content.modules:
        asked = Counter(question.objective for question in module.quiz.questions)
        few = {one.id: asked[one.id] for one in module.offering.objectives if asked[one.id] < 4}
        assert few == {}, module.slug


def test_whoever_takes_the_shortest_choice_does_no_better_than_chance(content: Content) -> None:
    questions = single_choices(content)
    chance = sum(1 / len(question.choices) for question in questions) / len(questions)
    assert abs(chosen_by_length(questions) - chance) <= 0.05


def chosen_by_echo(questions: list[SingleChoice]) -> float:
    """Return how many are right, of 1, for somebody who takes the choice with most words of the question in it."""
    right = 0.0
    for question in questions:
        asked = {word.casefold() for word in words(question.prompt)}
        shared = [len(asked & {word.casefold() for word in words(choice.text)}) for choice in question.choices]
        taken = [choice.correct for choice, count in zip(question.choices, shared, strict=True) if count == max(shared)]
        right += sum(taken) / len(taken)
    return right / len(questions)


def test_whoever_takes_the_choice_with_most_words_of_the_question_does_no_better_than_chance(content: Content) -> None:
    questions = single_choices(content)
    chance = sum(1 / len(question.choices) for question in questions) / len(questions)
    assert abs(chosen_by_echo(questions) - chance) <= 0.05


def test_whoever_takes_the_longest_words_for_a_blank_does_no_better_than_chance(content: Content) -> None:
    right, chance = 0.0, 0.0
    for module in content.modules:
        for question in module.quiz.questions:
            for blank in question.blanks if isinstance(question, FillIn) else ():
                longest = max(len(option) for option in blank.options)
                taken = [option in blank.accept for option in blank.options if len(option) == longest]
                right += sum(taken) / len(taken)
                chance += 1 / len(blank.options)
    assert right <= chance * 1.2


def test_each_blank_offers_three_words_and_no_comma_has_made_four_of_them(content: Content) -> None:
    """A comma parts a list in brackets, unless the words stand in quotes."""
    others = {
        f"{module.slug}/{question.id}/{blank.id}": len(blank.options)
        for module in content.modules
        for question in module.quiz.questions
        for blank in (question.blanks if isinstance(question, FillIn) else ())
        if len(blank.options) != 3
    }
    assert others == {}


@pytest.mark.parametrize("evidence", ASKED_TWICE_AT_MOST, ids=lambda ids: "-".join(sorted(ids)))
def test_what_is_taught_once_is_asked_twice_at_most(content: Content, evidence: set[str]) -> None:
    about = [
        question.id
        for module in content.modules
        for question in module.quiz.questions
        if evidence & set(question.claims)
    ]
    assert len(about) <= 2, about


def test_feedback_has_no_turn_of_phrase_that_comes_again_and_again(content: Content) -> None:
    told: Counter[str] = Counter()
    for module in content.modules:
        for question in module.quiz.questions:
            for part in question.parts():
                words = re.findall(r"[\w']+", part.feedback.casefold())
                told.update({" ".join(words[at : at + 4]) for at in range(len(words) - 3)})
    assert {phrase: count for phrase, count in told.items() if count > 8} == {}


def test_feedback_begins_in_many_ways(content: Content) -> None:
    texts = [
        part.feedback
        for module in content.modules
        for question in module.quiz.questions
        for part in question.parts()
        if part.feedback
    ]
    begun = Counter(" ".join(re.findall(r"[\w']+", text.casefold())[:2]) for text in texts)
    assert {words: count for words, count in begun.items() if count * 25 > len(texts)} == {}


def test_articles_are_named_and_never_numbered() -> None:
    told = []
    for folder in ("modules", "quizzes"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".md", ".yml"}:
                text = path.read_text("utf-8")
                told += [
                    f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, hit.start()) + 1}"
                    for hit in NUMBERED_ARTICLE.finditer(text)
                ]
    assert told == []
