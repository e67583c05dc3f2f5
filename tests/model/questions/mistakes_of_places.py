"""Mistakes in questions whose parts have places or are looked for, and in what every kind has: a part of a table."""

from __future__ import annotations

from tests.mistakes import Mistake

# Kind, what stood there, what is wrong instead, what fixes it, what is said.
# fmt: off
OF_PLACES: dict[str, Mistake] = {
    "ordering: two items alone": ("ordering", "      - {id: stay, text: Stay, feedback: Third.}\n", "", None, [
        "quizzes/people.yml:43:7: `items` must hold 3 to 10 entries, but 2 were found; add to the list",
    ]),
    "ordering: two items with one id": ("ordering", "id: call", "id: look", None, [
        "quizzes/people.yml:44:14: the id `look` appears twice in `items`; change one of the two",
    ]),
    "ordering: two items with one text": ("ordering", "text: Call", "text: look", None, [
        "quizzes/people.yml:44:26: `look` appears twice in `items`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "matching: two left-hand sides alike": ("matching", "left: Fall", "left: fire", None, [
        "quizzes/people.yml:44:26: `fire` appears twice in `pairs`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "matching: two right-hand sides alike": ("matching", "right: Blanket", "right: water", None, [
        "quizzes/people.yml:44:39: `water` appears twice on the right-hand side; change one of the two",
    ]),
    "matching: an extra that is a right-hand side": ("matching", "[Tea]", "[Tea, Water]", None, [
        "quizzes/people.yml:45:19: `Water` appears twice on the right-hand side; change one of the two",
    ]),
    "matching: two pairs with one id": ("matching", "id: fall", "id: fire", None, [
        "quizzes/people.yml:44:14: the id `fire` appears twice in `pairs`; change one of the two",
    ]),
    "matching: code in a list": ("matching", 'right: Blanket', 'right: "Say:\\n```\\nls\\n```"', None, [
        "quizzes/people.yml:44:39: a list to choose from holds words on one line, but a block of code was found; "
        "write it in words or in letters such as \u00b2, or put it into `left` of a pair",
    ]),
    "matching: a list in a list": ("matching", '[Tea]', '["A:\\n\\n- b\\n- c"]', None, [
        "quizzes/people.yml:45:14: a list to choose from holds words on one line, but a list was found; "
        "write it in words or in letters such as \u00b2, or put it into `left` of a pair",
    ]),
    "matching: math in a list": ("matching", '[Tea]', '[$x^2$]', None, [
        "quizzes/people.yml:45:14: a list to choose from holds words on one line, but a formula was found; "
        "write it in words or in letters such as \u00b2, or put it into `left` of a pair",
    ]),
    "categorise: a table in a list": ("categorise", 'text: Later', 'text: "| a | b |\\n| - | - |\\n| c | d |"', None, [
        "quizzes/people.yml:44:27: a list to choose from holds words on one line, but a table was found; "
        "write it in words or in letters such as \u00b2, or put it into the prompt",
    ]),
    "categorise: a raised letter in a list": ("categorise", 'text: Later', 'text: 25 m^2^', None, [
        "quizzes/people.yml:44:27: a list to choose from holds words on one line, but a raised letter was found; "
        "write it in words or in letters such as \u00b2, or put it into the prompt",
    ]),
    "matching: a lowered letter in a list": ("matching", "[Tea]", '["H~2~O"]', None, [
        "quizzes/people.yml:45:14: a list to choose from holds words on one line, but a lowered letter was found; "
        "write it in words or in letters such as \u00b2, or put it into `left` of a pair",
    ]),
    "matching: words struck out in a list": ("matching", "[Tea]", '["~~Tea~~"]', None, [
        "quizzes/people.yml:45:14: a list to choose from holds words on one line, but a word struck out was found; "
        "write it in words or in letters such as \u00b2, or put it into `left` of a pair",
    ]),
    "categorise: an item in no category": ("categorise", "category: later", "category: latter", None, [
        "quizzes/people.yml:47:46: there is no category `latter` in this question; did you mean `later`?",
    ]),
    "categorise: two categories with one id": ("categorise", "id: later", "id: now", None, [
        "quizzes/people.yml:44:14: the id `now` appears twice in `categories`; change one of the two",
        "quizzes/people.yml:47:46: there is no category `later` in this question; known here: now",
    ]),
    "categorise: two categories with one text": ("categorise", "text: Later", "text: now", None, [
        "quizzes/people.yml:44:27: `now` appears twice in `categories`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "categorise: two items with one text": ("categorise", "text: Report", "text: call", None, [
        "quizzes/people.yml:47:28: `call` appears twice in `items`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "fill-in: a place without a blank": ("fill-in", "{place}", "{places}", None, [
        "quizzes/people.yml:42:11: there is no blank `places` in `blanks`; did you mean `place`?",
    ]),
    "fill-in: a place and a blank that are not alike": ("fill-in", "{place}", "{xy}", None, [
        "quizzes/people.yml:42:11: there is no blank `xy` in `blanks`; known here: name, place",
        "quizzes/people.yml:45:14: the text has no place for the blank `place`; write {place} where it belongs",
    ]),
    "fill-in: a blank within a link": ("fill-in", "{place}", "[a {place}](lesson.md)", None, [
        "quizzes/people.yml:42:11: the blank `{place}` stands within a link, where nobody can type; "
        "write the blank outside of it",
    ]),
    "fill-in: a blank within an address": ("fill-in", "{place}", "<https://example.org/{place}>", None, [
        "quizzes/people.yml:42:11: the blank `{place}` stands within a link, where nobody can type; "
        "write the blank outside of it",
    ]),
    "fill-in: a blank within math": ("fill-in", "{place}", "$x^{place}$", "for $5 {place} at $6", [
        "quizzes/people.yml:42:11: the blank `{place}` stands within a formula, where nobody can type; "
        "write the blank outside of it",
    ]),
    "fill-in: one blank in two places": ("fill-in", "then {place}", "then {place} and {place}", None, [
        "quizzes/people.yml:42:11: the blank `{place}` appears twice in the text; "
        "give each place a blank of its own",
    ]),
    "fill-in: a blank without a place": ("fill-in", ", then {place}", "", None, [
        "quizzes/people.yml:45:14: the text has no place for the blank `place`; write {place} where it belongs",
    ]),
    "fill-in: two blanks with one id": ("fill-in", "id: place", "id: name", None, [
        "quizzes/people.yml:45:14: the id `name` appears twice in `blanks`; change one of the two",
    ]),
    "fill-in: an accepted answer that is no option": ("fill-in", "[here, there]", "[hereabouts, there]", None, [
        "quizzes/people.yml:45:46: an accepted answer is not among the options; add it to `options`",
    ]),
    "fill-in: every option is right": ("fill-in", "[here, there]", "[here]", None, [
        "quizzes/people.yml:45:46: every option is right; add an option that is wrong",
    ]),
    "fill-in: a list in a list": ("fill-in", "[here, there]", '[here, "There:\\n\\n- b"]', None, [
        "quizzes/people.yml:45:53: a list to choose from holds words on one line, but a list was found; "
        "write it in words or in letters such as \u00b2, or put it into the text",
    ]),
    "fill-in: one option twice": ("fill-in", "[here, there]", "[here, there, there]", None, [
        "quizzes/people.yml:45:60: `there` appears twice in `options`; remove one",
    ]),
    "fill-in: two options that are marked alike": ("fill-in", "[here, there]", '[here, there, "there."]', None, [
        "quizzes/people.yml:45:60: `there.` is marked like `there`; remove one",
    ]),
    "fill-in: an answer that nobody can give": ("fill-in", "[here], options: [here, there]", '["."]', None, [
        "quizzes/people.yml:45:30: `.` evens out to nothing, so nobody can give this answer: a full stop at the end, "
        "blanks and accents are evened out; accept it in words, such as `full stop`",
    ]),
    "say-it: a test": ("say-it", "    model_answer", "    use: both\n    model_answer", None, [
        "quizzes/people.yml:42:10: nobody marks a say-it question, so no test can ask it; "
        "write `use: check`, or remove `use`",
    ]),
    "say-it: points": ("say-it", "    model_answer", "    points: 2\n    model_answer", None, [
        "quizzes/people.yml:42:13: a say-it question earns no points; remove `points`",
    ]),
    "say-it: a price": ("say-it", "    model_answer", "    hint: Breathe.\n    hint_cost: 1\n    model_answer", None, [
        "quizzes/people.yml:43:16: the hint costs more than the question earns, which is 0 points; "
        "take `hint_cost` out",
    ]),
    "say-it: two criteria with one text": ("say-it", "It names a step", "it is calm", None, [
        "quizzes/people.yml:45:26: `it is calm` appears twice in `criteria`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "say-it: nothing to look for": (
        "say-it",
        "    criteria:\n      - {id: calm, text: It is calm}\n      - {id: step, text: It names a step}\n",
        "",
        None, [
        "quizzes/people.yml:38:5: a question has no `criteria`; add a line `criteria: [{text: ...}]` to it",
    ]),
    "any kind: a price without a hint": (
        "numeric", "    answer: 12\n",
        "    answer: 12\n    hint_cost: 0.5\n",
        "    answer: 12\n    hint: A dozen.\n    hint_cost: 0.5\n", [
        "quizzes/people.yml:43:16: `hint_cost` is given, but there is no hint; "
        "add `hint: ...`, or take `hint_cost` out",
    ]),
    "any kind: a hint that costs more than the question earns": (
        "numeric", "    answer: 12\n",
        "    answer: 12\n    hint: A dozen.\n    hint_cost: 1.5\n",
        "    answer: 12\n    hint: A dozen.\n    hint_cost: 1\n", [
        "quizzes/people.yml:44:16: the hint costs more than the question earns, which is 1 point; write 1 or less",
    ]),
}
# fmt: on
