"""CK: checklists for the job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from course.model import Checklist, Content, Item, Standard
from course.model.questions.faults import repeated
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.wording import counted
from course.rules import verbs
from course.rules.rule import Finding, Rule
from course.rules.word_lists import is_english
from course.rules.words import WORD, words

_MOMENT = re.compile(
    r"\b(?:before|after|as|when|whenever|at|once|on|during|straight|just|each|every|while|between|until|first|last|start|"
    r"end|daily|weekly|monthly|minutes?|hours?|days?)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(r"\b[A-Z]{3,}(?:\s+[A-Z]{3,})+\b")
_SECOND_ACTION = re.compile(r"\band\s+(?:then\s+)?([a-z]+)\b")
_NOUNS_TOO = frozenset(
    (
        "answer",
        "contact",
        "date",
        "label",
        "name",
        "need",
        "note",
        "open",
        "order",
        "record",
        "report",
        "review",
        "time",
    )
)
WORDS_A_SECOND, SECONDS_AN_ITEM = 2.5, 3


def all_checklists(content: Content) -> Iterator[Checklist]:
    """Yield every checklist."""
    for module in content.modules:
        yield from module.checklists


def all_items(content: Content) -> Iterator[tuple[Checklist, Item]]:
    """Yield every item with its checklist."""
    for checklist in all_checklists(content):
        for item in checklist.items:
            yield checklist, item


def number_of_items(content: Content, house: House) -> Iterator[Finding]:
    """CK01."""
    for checklist in all_checklists(content):
        found = len(checklist.items)
        if not house.items_min <= found <= house.items_max:
            hint = tell(
                "keep to %(items_min)s to %(items_max)s at one pause point: what hurts most if missed",
                items_min=house.items_min,
                items_max=house.items_max,
            )
            yield Finding(
                checklist.at.at("items"),
                tell("the checklist has %(items)s", items=counted(found, "item")),
                hint,
                checklist.at,
            )


def pause_point(content: Content, _: House) -> Iterator[Finding]:
    """CK02; the schema asks for the method."""
    for checklist in all_checklists(content):
        text = checklist.pause_point
        if text and (len(words(text)) < 2 or not _MOMENT.search(text)):
            hint = tell('name a moment that everybody notices, such as "as you hang up"')
            yield Finding(
                checklist.at.at("pause_point"),
                tell("%(text)s is not a moment to pause at", text=shown(text)),
                hint,
                checklist.at,
            )


def first_word(content: Content, house: House) -> Iterator[Finding]:
    """CK04."""
    for checklist, item in all_items(content):
        first = (WORD.findall(item.text) or [""])[0]
        place = item.at.at("text")
        if first.casefold() in {verb.casefold() for verb in house.verbs}:
            continue
        if first.casefold() in verbs.NOT_ACTIONS:
            hint = tell("write what somebody can be seen to do")
            yield Finding(place, tell("nobody can see whether %(first)s was done", first=shown(first)), hint, item.at)
        elif checklist.method == "do-confirm" and not verbs.is_past(first):
            hint = tell(
                "a DO-CONFIRM item starts with a verb in the past tense, such as Greeted or Gave; a house "
                "may add verbs under `house: verbs`"
            )
            yield Finding(place, tell("%(first)s is not a verb in the past tense", first=shown(first)), hint, item.at)
        elif checklist.method == "read-do" and not verbs.is_imperative(first):
            hint = tell(
                "a READ-DO item starts with an imperative, such as Check; a house may add verbs under `house: verbs`"
            )
            yield Finding(place, tell("%(first)s is not among the imperatives", first=shown(first)), hint, item.at)


def one_action(content: Content, house: House) -> Iterator[Finding]:
    """CK05."""
    for checklist, item in all_items(content):
        place = item.at.at("text")
        found = len(words(re.sub(Standard.PLACE, "standard", item.text)))
        if found > house.item_words_max:
            yield Finding(
                place,
                tell("the item has %(found)s words", found=found),
                tell("cut it to %(item_words_max)s", item_words_max=house.item_words_max),
                item.at,
            )
        for match in _SECOND_ACTION.finditer(item.text) if is_english(content) else ():
            past = checklist.method == "do-confirm" and verbs.is_past(match.group(1), house.verbs)
            if past or (
                checklist.method == "read-do"
                and verbs.is_imperative(match.group(1), house.verbs)
                and match.group(1) not in _NOUNS_TOO
            ):
                hint = tell("make two items of it, or drop the lesser action")
                yield Finding(
                    place, tell("the item has a second action, %(match)s", match=shown(match.group(1))), hint, item.at
                )
                break


def mixed_case(content: Content, _: House) -> Iterator[Finding]:
    """CK06, what the text shows; type, size and contrast are for a test that looks at the page."""
    for _checklist, item in all_items(content):
        letters = [letter for letter in re.sub(Standard.PLACE, "", item.text) if letter.isalpha()]
        loud = _LOUD.search(item.text)
        if loud or (len(letters) > 3 and sum(letter.isupper() for letter in letters) > len(letters) / 2):
            found = loud.group() if loud else item.text
            yield Finding(
                item.at.at("text"),
                tell("%(found)s is in capitals", found=shown(found)),
                tell("write it in lower case"),
                item.at,
            )


def titled_and_dated(content: Content, _: House) -> Iterator[Finding]:
    """CK07; the schema asks for purpose, date, revision and owner, and a test looks for them on the page."""
    for checklist in all_checklists(content):
        at = checklist.at
        if is_english(content) and (
            len([word for word in words(checklist.title) if word.casefold() not in ("checklist", "the", "a", "list")])
            < 2
        ):
            hint = tell('say what it is for, such as "After a call for help"')
            yield Finding(
                at.at("title"),
                tell("the title %(checklist)s does not say what the list is for", checklist=shown(checklist.title)),
                hint,
                at,
            )
        review = checklist.next_review
        if checklist.date and review and review <= checklist.date:
            hint = tell("put the review after the date of this revision")
            yield Finding(at.at("next_review"), tell("the next review is not after the list's own date"), hint, at)


def trialled(content: Content, _: House) -> Iterator[Finding]:
    """CK08; an issued list without a trial is stopped by the loader."""
    for checklist in all_checklists(content):
        newest = max((trial.date for trial in checklist.trials), default=None)
        review = checklist.next_review
        if checklist.status == "issued" and newest and review and review <= newest:
            hint = tell("plan the next review after the trial")
            yield Finding(
                checklist.at.at("next_review"), tell("the next review is not after the last trial"), hint, checklist.at
            )


def read_aloud(content: Content, house: House) -> Iterator[Finding]:
    """CK09."""
    for checklist in all_checklists(content):
        spoken = sum(len(words(item.text)) for item in checklist.items) / WORDS_A_SECOND
        seconds = spoken + SECONDS_AN_ITEM * len(checklist.items)
        if seconds > house.checklist_seconds_max:
            hint = tell(
                "keep to %(checklist_seconds_max)s: shorten the items",
                checklist_seconds_max=house.checklist_seconds_max,
            )
            yield Finding(
                checklist.at.at("items"),
                tell("reading it aloud takes %(seconds)s seconds", seconds=ceil(seconds)),
                hint,
                checklist.at,
            )


def standards_set(content: Content, _: House) -> Iterator[Finding]:
    """CK10."""
    unset = {standard.id for standard in content.catalogue.standards if not standard.value}
    for checklist, item in all_items(content):
        for name in re.findall(Standard.PLACE, item.text):
            if checklist.status == "issued" and name in unset:
                hint = tell("give it a `value` in modules/catalogue.yml, or set the list back to draft")
                yield Finding(
                    item.at.at("text"),
                    tell("the local standard %(name)s has no value yet", name=shown(name)),
                    hint,
                    item.at,
                )


def traced(content: Content, _: House) -> Iterator[Finding]:
    """CK11."""
    objectives = [(one.items, module.offering.objectives) for module in content.modules for one in module.checklists]
    for item, choice in ((item, choice) for items, choice in objectives for item in items):
        if item.objective is None and choice:
            first = choice[0].id
            hint = tell(
                'write `objective: "%(first)s"` or another of the module, or move the item to where it belongs',
                first=first,
            )
            yield Finding(item.at.at("text"), tell("the item serves no objective"), hint, item.at)
        if not item.claims:
            hint = tell("write `claims: [...]` with what it rests on, or [house] for a rule of your own")
            yield Finding(item.at.at("text"), tell("the item rests on no claim"), hint, item.at)


def told_apart(content: Content, _: House) -> Iterator[Finding]:
    """CK12."""
    for checklist in all_checklists(content):
        for number, text in repeated(item.text for item in checklist.items):
            item = checklist.items[number]
            hint = tell("say of each when or where, such as before and after; or drop one of the two")
            yield Finding(
                item.at.at("text"), tell("%(text)s is an item of this list already", text=shown(text)), hint, item.at
            )


_BOEING = "Boeing's practice, as told in a book on checklists"

RULES = (
    Rule(
        id="CK01",
        scope="module",
        full="error",
        practice="warning",
        says="A checklist has 5 to 9 items for its pause point.",
        why=f"{_BOEING}: five to nine, as many as people keep in view; a second guide asks for fewer than ten.",
        fix="Keep what would hurt most if it were missed, or make two lists with two pause points.",
        example="items: five to nine entries",
        settings=("items_min", "items_max"),
        check=number_of_items,
    ),
    Rule(
        id="CK02",
        scope="module",
        english="all",
        full="error",
        practice="warning",
        says="A checklist names the moment at which people pause for it, and is DO-CONFIRM or READ-DO.",
        why=f"{_BOEING}: without a clear pause point a list is not picked up.",
        fix="Name a moment that everybody notices.",
        example="pause_point: as you hang up",
        check=pause_point,
        judged_by=("course/reading/schema.py",),
    ),
    Rule(
        id="CK03",
        scope="module",
        full="error",
        says="A checklist prints on one page.",
        why=f"{_BOEING}, and a second guide: one page, so that nothing is on the back.",
        fix="Shorten it.",
        example="nine items of thirteen words fit on a page with room to sign",
        judged_by=("tests/browser/test_checklist_paper.py",),
    ),
    Rule(
        id="CK04",
        scope="module",
        english="all",
        full="error",
        practice="warning",
        says="READ-DO items start with an imperative, DO-CONFIRM items with a past tense, and none with be, feel "
        "or know.",
        why="An item has to be an action that somebody can be seen to do; the tense is the house's way to tell "
        "the two apart.",
        fix="Start with the action.",
        example="Said where you are (DO-CONFIRM); Test the line (READ-DO)",
        settings=("verbs",),
        check=first_word,
    ),
    Rule(
        id="CK05",
        scope="module",
        english="part",
        counts_words=True,
        full="warning",
        practice="warning",
        says="An item has at most 13 words, and one action.",
        why=f"{_BOEING}: simple, exact wording. The number is the house's; with two actions, a tick may stand for one.",
        fix="Cut it, or make two items of it.",
        example="Said who is hurt, and where",
        settings=("item_words_max", "verbs"),
        check=one_action,
    ),
    Rule(
        id="CK06",
        scope="module",
        full="error",
        practice="warning",
        says="Items are in lower case, a sans-serif of 11 pt or more, dark on light (7:1), in two colours at most.",
        why=f"{_BOEING}, and a second guide: easy to read at arm's length. The 11 pt and 7:1 are the house's.",
        fix="Write items as sentences; leave their looks to the style sheet.",
        example="Test the line (instead of: TEST THE LINE)",
        check=mixed_case,
        judged_by=("tests/browser/test_checklist_paper.py",),
    ),
    Rule(
        id="CK07",
        scope="module",
        english="part",
        full="error",
        practice="warning",
        says="The title says what the list is for; date, revision and owner stand on its page.",
        why="A guide for makers of checklists asks for the date; revision number and owner are the house's.",
        fix="Give it a title of two words or more, and a next review after its date.",
        example="title: After a call for help",
        check=titled_and_dated,
        judged_by=("course/reading/schema.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="CK08",
        scope="module",
        full="error",
        practice="warning",
        says="A list is issued only with a dated trial by its users and a review ahead; until then it prints as a "
        "draft.",
        why=f"{_BOEING}: however careful the thought, a list has to be tested in the real world.",
        fix="Let the people who will use it try it, and add the trial; or write `status: draft`.",
        example="trials: [{date: 2026-12-01, by: the night shift, note: Item 3 moved up.}]",
        check=trialled,
        judged_by=("course/checks/references.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="CK09",
        scope="module",
        counts_words=True,
        full="warning",
        practice="warning",
        says="A list can be read aloud in 90 seconds.",
        why=f"{_BOEING}: after 60 to 90 seconds a list becomes a distraction. Estimated at 2.5 words a second and "
        "3 an item.",
        fix="Shorten the items.",
        example="seven items of eight words",
        settings=("checklist_seconds_max",),
        check=read_aloud,
    ),
    Rule(
        id="CK10",
        scope="module",
        full="error",
        says="An issued list leaves no local standard blank.",
        why="A house rule: the sources give no numbers, so an organisation sets its own before a list counts.",
        fix="Set the standard in the catalogue, or keep the list a draft.",
        example='standards: - {id: call-within, label: ..., unit: seconds, value: "30"}',
        check=standards_set,
    ),
    Rule(
        id="CK11",
        scope="module",
        full="error",
        says="Every item serves an objective and rests on a claim, or on [house].",
        why="A house rule: an item that nobody taught and nothing supports is only a habit.",
        fix="Add `objective` and `claims`.",
        example='objective: "1.2" / claims: [000-02]',
        check=traced,
    ),
    Rule(
        id="CK12",
        scope="module",
        full="warning",
        practice="warning",
        says="No two items of a list say the same.",
        why="WCAG 2.4.6 asks for labels that say what each box is for: whoever hears one of two equal ones does not "
        "know which it is.",
        fix="Say of each when or where it is done.",
        example="Washed your hands before you touched the dressing; Washed your hands after you left the bed",
        check=told_apart,
    ),
)
