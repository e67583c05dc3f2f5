"""QZ, second part: what a whole bank shows, and how it hangs together with objectives, claims and lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.model import Claim, Content, Module, Objective
from course.model.questions.base import Question
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.wording import counted
from course.rules.lesson_parts import paragraphs
from course.rules.question_parts import APPLIED, all_questions, choices_of, has_one_key, is_shuffled
from course.rules.rule import Finding
from course.rules.words import words

WEAK = ("unverified", "contradicted")
APPRAISING = ("analyse", "evaluate")


def key_is_longest(content: Content, house: House) -> Iterator[Finding]:
    """QZ07, the bank: how many keys are the longest of their three choices."""
    for module, three, longest in _given_away(
        content, house, lambda number: number == 3, _key_sticks_out, house.key_longest_share
    ):
        yield Finding(
            module.quiz.at.at("questions"),
            tell(
                "the right choice is the longest in %(longest_count)s of %(three_count)s questions with three choices",
                longest_count=len(longest),
                three_count=three,
            ),
            tell(
                "keep to %(key_longest_share)s%%: shorten some, such as that of %(id)s",
                key_longest_share=house.key_longest_share,
                id=shown(longest[0].id),
            ),
            module.offering.at,
        )


def _given_away(
    content: Content,
    house: House,
    takes: Callable[[int], bool],
    gives_away: Callable[[Question], bool],
    most: int,
) -> Iterator[tuple[Module, int, list[Question]]]:
    """Yield each module whose bank gives more than ``most`` percent of its keys away, and the questions that do.

    Between them: how many are judged, those with one key and a number of choices that it ``takes``; few are no bank.
    """
    for module in content.modules:
        judged = [one for one in module.quiz.questions if has_one_key(one) and takes(len(choices_of(one)))]
        found = [question for question in judged if gives_away(question)]
        if len(judged) >= house.bank_min and 100 * len(found) > most * len(judged):
            yield module, len(judged), found


def _key_sticks_out(question: Question) -> bool:
    right = max(len(choice.text) for choice in choices_of(question) if choice.right)
    return right > max(len(choice.text) for choice in choices_of(question) if not choice.right)


def key_echoes(content: Content, house: House) -> Iterator[Finding]:
    """QZ23: how many keys alone share the most words with their question, case and all."""
    for module, judged, echoing in _given_away(
        content, house, lambda number: number > 2, _key_echoes, house.key_echo_share
    ):
        yield Finding(
            module.quiz.at.at("questions"),
            tell(
                "the right choice alone shares the most words with its question in %(echoing)s of %(judged)s "
                "questions with one right choice",
                echoing=len(echoing),
                judged=judged,
            ),
            tell(
                "keep to %(key_echo_share)s%%: let a wrong choice share as many, such as in %(id)s",
                key_echo_share=house.key_echo_share,
                id=shown(echoing[0].id),
            ),
            module.offering.at,
        )


def _key_echoes(question: Question) -> bool:
    asked = _words_of(question.prompt)
    shared = [(len(asked & _words_of(choice.text)), choice.right) for choice in choices_of(question)]
    return max(count for count, right in shared if right) > max(count for count, right in shared if not right)


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in words(text)}


def key_places(content: Content, house: House) -> Iterator[Finding]:
    """QZ08: among the questions whose order stays as written; the others are mixed by a stored seed."""
    for module in content.modules:
        fixed = [one for one in module.quiz.questions if has_one_key(one) and not is_shuffled(one)]
        places = [next(at for at, choice in enumerate(choices_of(one)) if choice.right) for one in fixed]
        yield from _long_run(module, fixed, places, house)
        slots = max((len(choices_of(one)) for one in fixed), default=0)
        for slot in range(slots if len(fixed) >= house.bank_min else 0):
            share = 100 * places.count(slot) / len(places)
            if abs(share - 100 / slots) > house.key_place_margin:
                yield Finding(
                    module.quiz.at.at("questions"),
                    tell(
                        "the right choice is number %(slot)s in %(count)s of the %(fixed_count)s questions "
                        "that are not shuffled",
                        slot=slot + 1,
                        count=places.count(slot),
                        fixed_count=len(fixed),
                    ),
                    tell("spread it evenly, or take `shuffle: false` away"),
                    module.offering.at,
                )
                break


def _long_run(module: Module, fixed: list[Question], places: list[int], house: House) -> Iterator[Finding]:
    run = 0
    for number, place in enumerate(places):
        run = run + 1 if number and place == places[number - 1] else 1
        if run == house.key_run_max + 1:
            yield Finding(
                fixed[number].at.at("choices"),
                tell("the right choice is number %(place)s in %(run)s questions in a row", place=place + 1, run=run),
                tell("change the order, or take `shuffle: false` away"),
                module.offering.at,
            )


def few_half_guessed(content: Content, house: House) -> Iterator[Finding]:
    """QZ15: one is not a pattern, however small the bank."""
    for module in content.modules:
        bank = module.quiz.questions
        found = [question for question in bank if question.is_half_guessed]
        if len(found) > 1 and 100 * len(found) > house.true_false_share * len(bank):
            yield Finding(
                found[-1].at.at("kind"),
                tell(
                    "%(found_count)s of %(bank_count)s questions are %(name)s",
                    found_count=len(found),
                    bank_count=len(bank),
                    name=found[-1].name,
                ),
                tell(
                    "keep to %(true_false_share)s%%: offer three choices instead",
                    true_false_share=house.true_false_share,
                ),
                module.offering.at,
            )


def everything_named(content: Content, _: House) -> Iterator[Finding]:
    """QZ16: the schema asks for the objective, and the file for the module."""
    for _module, question in all_questions(content):
        if not question.claims:
            hint = tell("write `claims: [...]` with what its key rests on, or [house] for a rule of your own")
            yield Finding(question.at.at("id"), tell("the question names no claim"), hint, question.at)
        if "bloom" not in question.at.entries:
            hint = tell("write `bloom: apply`, or remember, understand, analyse, evaluate, create")
            yield Finding(question.at.at("id"), tell("the question names no level of Bloom's"), hint, question.at)


def has_case(question: Question, house: House) -> bool:
    """Whether the prompt tells a case before it asks."""
    return len(words(question.prompt)) >= house.case_words_min and question.bloom in APPLIED


def enough_for_each_objective(content: Content, house: House) -> Iterator[Finding]:
    """QZ17."""
    for module in content.modules:
        for objective in module.offering.objectives:
            mine = [question for question in module.quiz.questions if question.objective == objective.id]
            yield from _too_few(module, objective, mine, house)


def _too_few(module: Module, objective: Objective, mine: list[Question], house: House) -> Iterator[Finding]:
    at, place = module.offering.at, objective.at.at("id")
    if len(mine) < house.questions_per_objective:
        found = counted(len(mine), "question")
        hint = tell("write at least %(questions_per_objective)s", questions_per_objective=house.questions_per_objective)
        yield Finding(
            place,
            tell("the objective %(objective)s has %(found)s", objective=shown(objective.id), found=found),
            hint,
            at,
        )
    elif objective.bloom in APPLIED and not any(has_case(question, house) for question in mine):
        hint = tell(
            "give one a case in its prompt (%(case_words_min)s words or more) and `bloom: apply` or above",
            case_words_min=house.case_words_min,
        )
        yield Finding(
            place,
            tell("no question on the objective %(objective)s puts a case", objective=shown(objective.id)),
            hint,
            at,
        )


def enough_application(content: Content, house: House) -> Iterator[Finding]:
    """QZ18."""
    for module in content.modules:
        bank = module.quiz.questions
        found = sum(question.bloom in APPLIED for question in bank)
        if 100 * found < house.application_share * len(bank):
            yield Finding(
                module.quiz.at.at("questions"),
                tell(
                    "%(found)s of %(bank_count)s questions ask to apply, analyse, evaluate or create",
                    found=found,
                    bank_count=len(bank),
                ),
                tell(
                    "make it %(application_share)s%%: put a case, a rewrite or a next step",
                    application_share=house.application_share,
                ),
                module.offering.at,
            )


def sound_keys(content: Content, _: House) -> Iterator[Finding]:
    """QZ19: a weak claim may be judged, and not be the reason for a key."""
    for _module, question in all_questions(content):
        for number, name in enumerate(question.claims):
            claim = content.sources.by_id.get(name)
            if isinstance(claim, Claim) and claim.status in WEAK and question.bloom not in APPRAISING:
                yield Finding(
                    question.at.at("claims", number),
                    tell(
                        "the claim `%(name)s` is `%(status)s`, so no key may rest on it", name=name, status=claim.status
                    ),
                    tell("ask the learner to judge it (`bloom: evaluate`), or rest the key on another claim"),
                    question.at,
                )


def not_in_the_lesson(content: Content, house: House) -> Iterator[Finding]:
    """QZ21: by runs of three words that prompt or right choice share with a lesson."""
    for module in content.modules:
        told = {run for lesson in module.lessons for part in paragraphs(lesson) for run in _threes(part.text)}
        for question in module.quiz.questions:
            right = [choice for choice in choices_of(question) if choice.right]
            for choice in (None, *right):
                mine = _threes(choice.text if choice else question.prompt)
                share = 100 * len(mine & told) / len(mine) if mine else 0
                if len(mine) >= house.stem_words_min - 2 and share > house.copied_share:
                    yield Finding(
                        choice.text_at if choice else question.at.at("prompt"),
                        tell("%(share)s%% of this text stands in the lesson word for word", share=f"{share:.0f}"),
                        tell("ask about another case"),
                        question.at,
                    )


def _threes(text: str) -> set[tuple[str, str, str]]:
    found = " ".join(words(text)).casefold().split()
    return set(zip(found, found[1:], found[2:], strict=False))
