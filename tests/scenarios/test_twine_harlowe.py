"""What Harlowe writes becomes words and choices, and all else is told with its line.

The story holds every form that the format's documentation gives for links, conditions, values and comments.
"""

from __future__ import annotations

from tests.scenarios.twine_stories import choices, elsewhere, read

HARLOWE = r""":: StoryTitle
Tour

:: StoryData
{"format": "Harlowe", "start": "Hall"}

:: Hall
(set: $name to "Ann")You are ''here'', $name, and //it// is (print: $hour). {It
is one line.} A (text: "plain") word, `(set: $x)` as it is. <b>Bold</b> &amp; more \
on one line. (Note: aside) |door>[The door] is shut. [Quiet]<mood|
#A heading
==>
(if: $late)[It is late.](else-if: $early)[It is early.](else:)[It is noon.]
(unless: $rain)[Sun. [[Out->Yard]]]
(font: "Arial")+(text-colour: red)[Red words.]
(link: "Look")[Dust.]
<!-- a
remark -->
* [[Cellar]]
* [[Up->Attic]]
* [[Yard<-Go out]]
* [[Down|Cellar]]
(link-goto: "Attic")
(link-goto: "Climb", "Attic")
(link: "Run")[(set: $run to true)(goto: "Yard")]
(link-reveal: "Jump")[You jump. (go-to: "Yard")]
(link-reveal-goto: "Slide", "Yard")[You slide.]
(click: ?door)[(goto: "Cellar")]
(click-goto: ?mood, "Attic")
(mouseover-goto: "Peek", "Attic")
(link-goto: [Ask (again) first], "Yard")
(link-goto: "Somewhere", (either: "Attic", "Yard"))
(link-goto: "Nowhere", $there)
(link-storylet: "Any", where true)
[[Site->https://example.org]]
[[Lost]]
(cycling-link: bind $hat, "red", "blue")
(live: 2s)[(goto: "Cellar")]
(display: "Sign")
(set: $x to

:: Yard
(link-undo: "Back in")

:: Attic
(undo:)

:: Cellar
(goto: "Attic")

:: Sign
No entry. [[Read on->Yard]]
"""


CHOICES_IN_THE_HALL = [
    "Out -> yard",
    "Cellar -> cellar",
    "Up -> attic",
    "Go out -> yard",
    "Down -> cellar",
    "Attic -> attic",
    "Climb -> attic",
    "Run -> yard",
    "Jump -> yard",
    "Slide -> yard",
    "The door -> cellar",
    "Quiet -> attic",
    "Peek -> attic",
    "Ask (again) first -> yard",
    "Somewhere -> attic",
    "Somewhere -> yard",
    "Read on -> yard",
]


def test_harlowe_becomes_words_and_choices() -> None:
    nodes, _ = read(HARLOWE)
    assert nodes["hall"]["says"] == (
        "You are **here**, …, and *it* is …. It is one line. A plain word, `(set: $x)` as it is. "
        "Bold & more on one line. The door is shut. Quiet\n"
        "**A heading**\n"
        "\n"
        "It is late.\n"
        "Sun. Out\n"
        "Red words.\n"
        "Look Dust.\n"
        "\n"
        "…\n"
        "No entry. Read on"
    )
    assert choices(nodes["hall"]) == CHOICES_IN_THE_HALL
    assert elsewhere(nodes) == {
        "yard": (None, ["Back in -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


LOST = (
    'line 8: macro left out, 2 times: `(set: $name to "Ann")`, `(print: $hour)`',
    "line 8: variable left out: `$name`",
    "line 9: HTML tag left out, 2 times: `<b>`, `</b>`",
    "line 10: macro left out: `(Note: aside)`",
    "line 10: hook name left out, 2 times: `|door>`, `<mood|`",
    "line 13: `(if: $late)` is a condition; its words now always stand",
    "line 13: `(else-if: $early)` shows other words; left out: `It is early.`",
    "line 13: `(else:)` shows other words; left out: `It is noon.`",
    "line 14: the choice `Out` stands under `(unless: $rain)`; it is now always there",
    "line 14: `(unless: $rain)` is a condition; its words now always stand",
    'line 15: macro left out: `(font: "Arial")`',
    "line 16: `Look` was a link that shows more words here; they now always stand",
    "line 17: comment left out: `<!-- a remark -->`",
    "line 21: several choices here lead to `Yard`; keep one, or give each an effect",
    "line 22: several choices here lead to `Cellar`; keep one, or give each an effect",
    "line 23: several choices here lead to `Attic`; keep one, or give each an effect",
    "line 25: macro left out: `(set: $run to true)`",
    "line 26: what `Jump` shows on the way is left out: `You jump.`",
    'line 27: `(link-reveal-goto: "Slide", "Yard")` holds words that are left out: `You slide.`',
    (
        'line 32: `(link-goto: "Somewhere", (either: "At...` leads to `Attic` under a condition; '
        "the choice is always there"
    ),
    (
        'line 32: `(link-goto: "Somewhere", (either: "At...` leads to `Yard` under a condition; '
        "the choice is always there"
    ),
    (
        'line 33: a way out of `Hall` is lost: `(link-goto: "Nowhere", $there)` leads to `$there`, '
        "which only the story knows; write the choice"
    ),
    (
        'line 34: a way out of `Hall` is lost: `(link-storylet: "Any", where true)` leads where '
        "only the story knows; write the choice"
    ),
    "line 35: the link to `https://example.org` leads out of the story, and is left out",
    "line 36: the link to `Lost` leads to no passage, and is left out",
    'line 37: macro left out: `(cycling-link: bind $hat, "red", "blue")`',
    'line 38: `(goto: "Cellar")` goes to `Cellar` by itself; it is a choice now, write its words',
    "line 38: macro left out: `(live: 2s)`",
    'line 39: `(display: "Sign")`: the words and ways of `Sign` stand here now',
    "line 40: a macro has no end here, and is left out to the end of the line",
    "line 40: macro left out: `(set: $x to`",
    "line 42: `Yard` has no text; say what happens",
    "line 45: `Attic` lost every way out (line 46); write its choices, or how it `ends`",
    "line 45: `Attic` has no text; say what happens",
    ("line 46: a way out of `Attic` is lost: `(undo:)` leads back to where the learner came from; write the choice"),
    "line 48: `Cellar` has no text; say what happens",
    'line 49: `(goto: "Attic")` goes to `Attic` by itself; it is a choice now, write its words',
    "line 51: `Sign` is shown in other passages alone, and is not a moment of its own",
    "the story has no `setup`; write what sets the scene",
    "19 choices without effect, consequence or reason; write them",
)


def test_harlowe_tells_all_that_it_loses_by_line() -> None:
    assert read(HARLOWE)[1] == LOST
