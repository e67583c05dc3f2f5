"""QZ: the rules for questions.

``quiz_items`` judges one at a time, ``quiz_banks`` many together, ``quiz_retries`` what a second attempt can ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Content
from course.model.thresholds import House
from course.rules import quiz_banks as banks
from course.rules import quiz_items as items
from course.rules import quiz_retries as retries
from course.rules.question_parts import HALF_GUESSED, ONE_KEY, SEVERAL_KEYS
from course.rules.rule import Finding, Rule

_HALADYNA = "Textbooks on item writing agree (a review of 27 textbooks and 27 studies, 2002)"
_NBME = "The item-writing guide of US medical examiners names it as a flaw"


def key_lengths(content: Content, house: House) -> Iterator[Finding]:
    """QZ07, both halves."""
    yield from items.key_length(content, house)
    yield from banks.key_is_longest(content, house)


RULES = (
    Rule(
        id="QZ01",
        scope="module",
        words=("all_of_the_above",),
        full="error",
        practice="warning",
        says='No option is "all of the above".',
        why=f"{_HALADYNA}: whoever knows two of the options has the answer, and whoever knows one wrong has it too.",
        fix=f"Let each option say one thing; where several are right, use {SEVERAL_KEYS}.",
        example=f"kind: {SEVERAL_KEYS}, with `correct: true` under each right choice",
        check=items.all_of_the_above,
    ),
    Rule(
        id="QZ02",
        scope="module",
        words=("none_of_the_above",),
        full="warning",
        practice="warning",
        says='No option is "none of the above".',
        why="The sources are split on it; for people new to a subject it is better to meet a right answer.",
        fix="Write a wrong answer that somebody would really give.",
        example="a third reply that sounds kind and moves nothing",
        check=items.none_of_the_above,
    ),
    Rule(
        id="QZ03",
        scope="module",
        english="all",
        full="error",
        practice="warning",
        says="No question asks what is NOT so, for an EXCEPTION or for the LEAST likely.",
        why=f"{_HALADYNA}; a study of 2017 found that such wording misleads good candidates even when NOT stands out.",
        fix='Ask for what is right. Asking what was left out in a case ("Which step was not done?") may stand.',
        example="Which act comes before all others?",
        check=items.negative_stem,
    ),
    Rule(
        id="QZ04",
        scope="module",
        words=("negatives",),
        full="warning",
        practice="warning",
        says="No option holds a negative (not, never, ...n't).",
        why=f"{_HALADYNA}: a negative is easily overlooked, and then a known thing is answered wrongly.",
        fix="Say what is done instead.",
        example='"The part is still on order" (instead of: "The part has not come")',
        check=items.negative_option,
    ),
    Rule(
        id="QZ05",
        scope="module",
        full="error",
        practice="warning",
        says="A choice question offers 3 choices; 4 and 5 are allowed.",
        why="80 years of studies find three enough (2005); one exam did better with four (2013), so it is for "
        "you to judge.",
        fix="Add a wrong choice that somebody would take, or drop the one that nobody does.",
        example="one right choice, two wrong ones",
        settings=("options_min", "options_default", "options_max"),
        check=items.number_of_options,
    ),
    Rule(
        id="QZ06",
        scope="module",
        full="warning",
        practice="warning",
        says="The longest choice is at most 1.6 times as long as the shortest, unless all are short.",
        why="Most textbooks ask for even lengths (about 85%, by the review of 2002): a choice that sticks out is "
        "chosen for it.",
        fix="Cut the long one, or give the short ones as much detail.",
        example="three replies of 60 to 80 characters",
        settings=("option_length_ratio", "option_short"),
        check=items.even_lengths,
    ),
    Rule(
        id="QZ07",
        scope="module",
        full="error",
        practice="warning",
        says="The right choice is no longer than 1.25 times the mean of the wrong ones, and not the longest in "
        "over 45%.",
        why=f'{_NBME} ("long correct answer"); 33% would be chance with three choices. The two thresholds are the '
        "house's.",
        fix="Shorten the right choice, or give the wrong ones as much detail.",
        example="a right choice of 70 characters beside wrong ones of 64 and 78",
        settings=("key_length_ratio", "key_longest_share", "option_short", "bank_min"),
        check=key_lengths,
    ),
    Rule(
        id="QZ08",
        scope="module",
        full="error",
        practice="warning",
        says="The right choice is spread evenly over the places, or the order is mixed with a stored seed.",
        why=f"{_HALADYNA}: writers tend to put the right answer in the middle, and learners notice.",
        fix="Leave `shuffle` at true; where the order matters, move the right answers about.",
        example="shuffle: false only for choices with an order of their own, such as times",
        settings=("key_place_margin", "key_run_max", "bank_min"),
        check=banks.key_places,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="QZ09",
        scope="module",
        words=(
            "absolute_words",
            "all_of_the_above",
            "none_of_the_above",
        ),
        full="warning",
        practice="warning",
        says="No option holds an absolute word: always, never, all, none, only, completely.",
        why=f"{_HALADYNA}: such a word gives a wrong answer away, because little is always so.",
        fix="Say how much or when, or leave the word out.",
        example='"each morning" (instead of: "always")',
        check=items.absolute_word,
    ),
    Rule(
        id="QZ10",
        scope="module",
        words=("vague_words",),
        full="warning",
        practice="warning",
        says="No option holds a vague word of frequency: usually, often, may, sometimes.",
        why=f"{_NBME}: people take these words for very different numbers, and they mark the careful, right answer.",
        fix="Say when or how often.",
        example='"twice a week" (instead of: "often")',
        check=items.vague_word,
    ),
    Rule(
        id="QZ11",
        scope="module",
        english="all",
        full="warning",
        practice="warning",
        says="No content word of the question stands in the right choice and in no wrong one.",
        why="Known as clang. The review of 2002 counts it among the clues; a later critique finds weak evidence, "
        "so it warns.",
        fix="Use another word, or use it in a wrong choice too.",
        example='question: "Which reply shows interest?" - no choice says "interest"',
        check=items.clang,
    ),
    Rule(
        id="QZ12",
        scope="module",
        english="all",
        full="warning",
        practice="warning",
        says="Grammar gives nothing away: no stem ends in an article, and the right choice does not alone have "
        "another form.",
        why=f"{_NBME}: readers drop what does not fit the sentence. A program sees only articles and first words.",
        fix="Give all choices the same form.",
        example="three choices that all start with a verb",
        check=items.grammar_cue,
    ),
    Rule(
        id="QZ13",
        scope="module",
        full="error",
        practice="warning",
        says=f"Exactly one choice of a {ONE_KEY} question is right, and no choice repeats or contains another.",
        why="One best answer, say the US medical examiners: of two nested choices, the wider is right whenever "
        "the other is.",
        fix="Make the choices exclude each other.",
        example='"Ring back today" and "Write tomorrow" (not: "Ring back" and "Ring back today")',
        check=items.nested_options,
        judged_by=(f"course/model/questions/{ONE_KEY.replace('-', '_')}.py",),
    ),
    Rule(
        id="QZ14",
        scope="module",
        counts_words=True,
        full="warning",
        practice="warning",
        says="The prompt of a choice question is a whole question of 8 words or more.",
        why="The cover-the-options test: somebody who knows the matter can answer before reading the choices.",
        fix="Put the case and the question into the prompt.",
        example="A welder falls and does not answer. Which act helps most?",
        settings=("stem_words_min",),
        check=items.asks,
    ),
    Rule(
        id="QZ15",
        scope="module",
        full="warning",
        practice="warning",
        says=f"At most 10% of a bank are {HALF_GUESSED} questions.",
        why="Guessing is right half the time, and few things are wholly true or false (the US medical examiners' "
        "guide).",
        fix="Offer three choices.",
        example="Which of these conclusions does the figure support?",
        settings=("true_false_share",),
        check=banks.few_half_guessed,
    ),
    Rule(
        id="QZ16",
        scope="module",
        full="error",
        says="Every question names its objective, the claims its key rests on, and its level of Bloom's.",
        why="A house rule after accredited training practice: question, objective and source can be laid side by side.",
        fix="Add `claims` and `bloom`.",
        example="claims: [001-01] / bloom: apply",
        check=banks.everything_named,
        judged_by=("course/reading/schema.py",),
    ),
    Rule(
        id="QZ17",
        scope="module",
        counts_words=True,
        full="error",
        says="Every objective has 2 questions or more; from apply upwards, one of them puts a case.",
        why="Testing helps what is tested, and applying most of all (122 experiments, reviewed in 2018).",
        fix="Write another question on the objective, with a short case before it asks.",
        example="A driver leans over the wheel and gives no answer. What do you do first?",
        settings=("questions_per_objective", "case_words_min"),
        check=banks.enough_for_each_objective,
    ),
    Rule(
        id="QZ18",
        scope="module",
        full="warning",
        says="At least half of a bank asks to apply, analyse, evaluate or create.",
        why="The gain from testing carries over best to applying and inferring (the same review of 2018).",
        fix="Turn a question about words into one about a case, a rewrite or a next step.",
        example="bloom: apply",
        settings=("application_share",),
        check=banks.enough_application,
    ),
    Rule(
        id="QZ19",
        scope="module",
        full="error",
        says="No key rests on a claim that is unverified or contradicted, unless the question asks to judge it.",
        why="The house's honesty rule: what did not hold up is there to be appraised, and never to be repeated.",
        fix="Ask the learner to judge the claim, with `bloom: evaluate` or analyse; or cite a sounder one.",
        example="Which line is fair to the evidence? / bloom: evaluate",
        check=banks.sound_keys,
    ),
    Rule(
        id="QZ20",
        scope="module",
        english="part",
        counts_words=True,
        full="warning",
        practice="warning",
        says="Prompts have at most 60 words and options 25; none asks for a name, a date or a figure alone.",
        why="The US medical examiners warn of reading tests in disguise, and of trivia.",
        fix="Cut the case to what decides it, and ask what follows from the figure.",
        example="Which conclusion does the figure support?",
        settings=("stem_words_max", "option_words_max"),
        check=items.lengths_and_trivia,
    ),
    Rule(
        id="QZ21",
        scope="module",
        counts_words=True,
        full="error",
        says="No question is answered by the lesson word for word.",
        why="A house rule: finding the same sentence again is reading, and shows nothing about the next case.",
        fix="Ask about another case than the lesson's.",
        example="the lesson tells of a forklift, the question of a crane",
        settings=("copied_share", "stem_words_min"),
        check=banks.not_in_the_lesson,
    ),
    Rule(
        id="QZ22",
        scope="module",
        full="warning",
        practice="warning",
        says="A test of 6 questions or more has other questions on the same objective for whoever tries again.",
        why="Whoever is asked the same again tells what they remember of the last attempt, and not what they can do.",
        fix="Write more questions on the objective than one attempt asks of it, or have an attempt ask fewer.",
        example="draw: 8, with four questions on each of four objectives",
        settings=("bank_min",),
        check=retries.enough_for_a_retry,
    ),
    Rule(
        id="QZ23",
        scope="module",
        counts_words=True,
        full="warning",
        practice="warning",
        says="In at most 45% of a bank's questions with one key, the key alone shares the most words with its "
        "question.",
        why="Learners who are used to tests choose the answer that repeats the question. 33% would be chance with "
        "three choices; the threshold is the house's. It looks at the whole bank: in one question the echo may be "
        "natural.",
        fix="Let a wrong choice speak of the case as well, or say the right one in other words.",
        example="the question tells of a leak above a desk, and a wrong choice speaks of the desk too",
        settings=("key_echo_share", "bank_min"),
        check=banks.key_echoes,
    ),
)
