"""The verbs that items of checklists in English may start with, and those they may not.

Output: sets of lower-case words. A house adds its own under ``house: verbs``.
"""

from __future__ import annotations

from course.rules.words import word_set

# Nobody can see from outside whether an item that starts with one of these was done.
NOT_ACTIONS = word_set(
    "be being care cared caring feel feeling felt knew know knowing tried try trying understand understanding "
    "understood was were"
)

PAST_IRREGULAR = word_set(
    "ate became began bought brought built came chose cut did drew drove fed felt found gave got grew had heard "
    "held hid hit kept knew laid led left lent let lit lost made meant met overheard paid put quit ran rang read "
    "rebuilt reread rewrote rose said sat saw sent set shook shot showed shut slept spent split spoke spread "
    "stood stuck swept swore taught thought threw told took understood undid went withdrew woke won wore wrote"
)

IMPERATIVE = word_set(
    "accept acknowledge act add adjust agree answer apologise apologize apply ask assign attach avoid book bring "
    "build call cancel change charge check choose circle clean clear close collect compare complete confirm "
    "connect contact copy correct count cover cut date decide delete describe dial disable disconnect display "
    "divide do draw drop dry empty enable end enter escort explain face fasten fetch fill find finish fit fix "
    "flag fold follow free gather get give go greet hand hang hear help hide hold identify inform insert inspect "
    "invite keep label lead leave let lift light list listen load locate lock log look lower make mark match "
    "measure meet mend mention move name note notice notify offer open order park pass pause pay phone pick place "
    "plan plug point post pour prepare press print promise prop protect pull push put raise reach read record "
    "reduce remind remove rename repair repeat replace reply report reset restart restate return review ring "
    "rinse rotate run save say scan schedule seal search seat secure see select send separate set share show shut "
    "sign sit sort speak stand start state stay step stop store strike summarise summarize switch take tap tell "
    "test thank throw tick tidy tie tighten touch train transfer treat turn type unlock unplug update use verify "
    "visit wait walk warn wash watch wear weigh welcome wipe write"
)


def is_past(word: str, more: tuple[str, ...] = ()) -> bool:
    """Whether a word is a verb in the past tense; ``more`` has a house's own, as they stand in a list."""
    word = word.casefold()
    if word in PAST_IRREGULAR or word in {verb.casefold() for verb in more}:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in ("need", "seed", "feed")


def is_imperative(word: str, more: tuple[str, ...] = ()) -> bool:
    """Whether a word is a verb that tells somebody to act."""
    word = word.casefold()
    return word in IMPERATIVE or word in {verb.casefold() for verb in more}
