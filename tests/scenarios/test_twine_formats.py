"""What each story format writes becomes words and choices, and all else is told with its line.

One story for each format holds every form that its documentation gives for links, conditions,
values and comments; what comes out is asserted word for word.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from course.scenarios.twee_import import imported


def read(story: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a story's nodes, and what was told."""
    found = imported(story)
    [entry] = yaml.safe_load(found.text)
    return entry["nodes"], found.report


def choices(node: dict[str, Any]) -> list[str]:
    """Return a node's choices, each as ``words -> goal``."""
    return [f"{choice['text']} -> {choice['goto']}" for choice in node.get("choices", ())]


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
    assert choices(nodes["hall"]) == [
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
    others = {name: (node.get("ends"), choices(node)) for name, node in nodes.items() if name != "hall"}
    assert others == {
        "yard": (None, ["Back in -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


def test_harlowe_tells_all_that_it_loses_by_line() -> None:
    assert read(HARLOWE)[1] == (
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
        (
            "line 46: a way out of `Attic` is lost: `(undo:)` leads back to where the learner came "
            "from; write the choice"
        ),
        "line 48: `Cellar` has no text; say what happens",
        'line 49: `(goto: "Attic")` goes to `Attic` by itself; it is a choice now, write its words',
        "line 51: `Sign` is shown in other passages alone, and is not a moment of its own",
        "the story has no `setup`; write what sets the scene",
        "19 choices without effect, consequence or reason; write them",
    )


SUGARCUBE = r''':: StoryTitle
Tour

:: StoryData
{"format": "SugarCube", "start": "Hall"}

:: Hall
<<set $name to "Ann">>You are ''here'', $name.first, and //it// is <<= $hour>>, $$5 or """$no""". \
On one line. /* a
remark */ /% old %/ <!-- html --> @@color:red;Red@@ words, __under__ {{{code}}}. <b>Bold</b> &amp; more
!A heading
<<if $late>>It is late.<<elseif $early>>It is early.<<else>>It is noon.<</if>>
<<switch $x>><<case 1>>One.<<case 2>>Two. [[Two->Yard]]<</switch>>
<<nobr>>All
here.<</nobr>><<silently>><<set $a to 1>>never<</silently>><<script>>alert("x")<</script>>
<<linkreplace "Look">>Dust.<</linkreplace>>
[img[Map|map.png]] [img[Door|door.png][Cellar]]
* [[Cellar]]
* [[Up->Attic]]
* [[Yard<-Go out]]
* [[Down|Cellar][$x to 2]]
<<link "Climb" "Attic">><</link>>
<<link "Run">><<set $run to true>><<goto "Yard">><</link>>
<<link [[Walk|Yard]]>><<set $y to 1>><</link>>
<<button "Press" "Yard">><</button>>
<<click "Tap" "Yard">><</click>>
<<link "Play">><<script>>Engine.play("Attic")<</script>><</link>>
<<actions "Yard" [[Roof|Attic]]>>
<<choice "Yard" "Choose">>
<<return "Home" "Attic">> <<back [[Again|Cellar]]>>
<a data-passage="Attic">Stairs</a> <button data-passage="Yard" data-setter="$a to 1">Gate</button>
<<link "Somewhere" `either("Attic", "Yard")`>><</link>>
<<link "Nowhere" $there>><</link>>
[[Site->https://example.org]]
[[Lost]]
<<textbox "$who" "">>
<<mylink "Attic">>
<<timed 2s>><<goto "Cellar">><</timed>>
<<include "Sign">>

:: Yard
<<return>>

:: Attic
<<back "Down again">>

:: Cellar
<<goto [[Attic]]>>

:: Sign
No entry. [[Read on->Yard]]
'''


def test_sugarcube_becomes_words_and_choices() -> None:
    nodes, _ = read(SUGARCUBE)
    assert nodes["hall"]["says"] == (
        "You are **here**, …, and *it* is …, $5 or `$no`. On one line. Red words, under `code`. Bold & more\n"
        "**A heading**\n"
        "It is late.\n"
        "One.\n"
        "All\n"
        "here.\n"
        "Look Dust.\n"
        "\n"
        "…\n"
        "\n"
        "No entry. Read on"
    )
    assert choices(nodes["hall"]) == [
        "Two -> yard",
        "Door -> cellar",
        "Cellar -> cellar",
        "Up -> attic",
        "Go out -> yard",
        "Down -> cellar",
        "Climb -> attic",
        "Run -> yard",
        "Walk -> yard",
        "Press -> yard",
        "Tap -> yard",
        "Play -> attic",
        "Yard -> yard",
        "Roof -> attic",
        "Choose -> yard",
        "Home -> attic",
        "Again -> cellar",
        "Stairs -> attic",
        "Gate -> yard",
        "Somewhere -> attic",
        "Somewhere -> yard",
        "Read on -> yard",
    ]
    others = {name: (node.get("ends"), choices(node)) for name, node in nodes.items() if name != "hall"}
    assert others == {
        "yard": (None, ["Back -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


def test_sugarcube_tells_all_that_it_loses_by_line() -> None:
    assert read(SUGARCUBE)[1] == (
        'line 8: macro left out, 2 times: `<<set $name to "Ann">>`, `<<= $hour>>`',
        "line 8: variable left out: `$name.first`",
        "line 9: comment left out: `/* a remark */`",
        "line 10: comment left out, 2 times: `/% old %/`, `<!-- html -->`",
        "line 10: style left out, 2 times: `@@color:red;`, `@@`",
        "line 10: HTML tag left out, 2 times: `<b>`, `</b>`",
        "line 12: `<<if $late>>` is a condition; its words now always stand",
        "line 12: `<<elseif $early>>` shows other words; left out: `It is early.`",
        "line 12: `<<else>>` shows other words; left out: `It is noon.`",
        "line 13: `<<case 1>>` is a condition; its words now always stand",
        "line 13: the choice `Two` stands under `<<case 2>>`; it is now always there",
        "line 13: `<<case 2>>` shows other words; left out: `Two. Two`",
        "line 13: condition left out: `<<switch $x>>`",
        "line 14: macro left out: `<<nobr>>`",
        "line 15: `<<silently>>` holds words that are left out: `never`",
        ('line 15: macro left out, 3 times: `<<silently>>`, `<<set $a to 1>>`, `<<script>>alert("x")<</script>>`'),
        "line 16: `Look` was a link that shows more words here; they now always stand",
        "line 17: picture left out, 2 times: `[img[Map|map.png]]`, `[img[Door|door.png][Cellar]]`",
        "line 18: several choices here lead to `Cellar`; keep one, or give each an effect",
        "line 20: several choices here lead to `Yard`; keep one, or give each an effect",
        "line 21: setter left out: `$x to 2`",
        "line 22: several choices here lead to `Attic`; keep one, or give each an effect",
        "line 23: macro left out: `<<set $run to true>>`",
        "line 24: macro left out: `<<set $y to 1>>`",
        'line 27: macro left out: `<<script>>Engine.play("Attic")<</scri...`',
        (
            'line 32: `<<link "Somewhere" `either("Attic", "...` leads to `Attic` under a condition; '
            "the choice is always there"
        ),
        (
            'line 32: `<<link "Somewhere" `either("Attic", "...` leads to `Yard` under a condition; '
            "the choice is always there"
        ),
        (
            'line 33: a way out of `Hall` is lost: `<<link "Nowhere" $there>>` leads to `$there`, '
            "which only the story knows; write the choice"
        ),
        "line 34: the link to `https://example.org` leads out of the story, and is left out",
        "line 35: the link to `Lost` leads to no passage, and is left out",
        'line 36: macro left out: `<<textbox "$who" "">>`',
        'line 37: a way out of `Hall` is lost: `<<mylink "Attic">>` leads to `Attic`; write the choice',
        'line 37: macro left out: `<<mylink "Attic">>`',
        'line 38: `<<goto "Cellar">>` goes to `Cellar` by itself; it is a choice now, write its words',
        "line 38: macro left out: `<<timed 2s>>`",
        'line 39: `<<include "Sign">>`: the words and ways of `Sign` stand here now',
        "line 41: `Yard` has no text; say what happens",
        "line 44: `Attic` lost every way out (line 45); write its choices, or how it `ends`",
        "line 44: `Attic` has no text; say what happens",
        (
            'line 45: a way out of `Attic` is lost: `<<back "Down again">>` leads back to `Hall` or '
            "`Cellar`; write the choice"
        ),
        "line 47: `Cellar` has no text; say what happens",
        "line 48: `<<goto [[Attic]]>>` goes to `Attic` by itself; it is a choice now, write its words",
        "line 50: `Sign` is shown in other passages alone, and is not a moment of its own",
        "the story has no `setup`; write what sets the scene",
        "24 choices without effect, consequence or reason; write them",
    )


CHAPBOOK = """\
:: StoryTitle
Tour

:: StoryData
{"format": "Chapbook", "start": "Hall"}

:: Hall
name: 'Ann'
late (name == 'Bob'): true
--
You are **here**, {name}, and it is {now.hour}. {embed image: 'a.png', alt: 'A'} <b>Bold</b> &amp; more.

[if late; append]
It is late.

[else]
It is noon. [[Out->Yard]]

[unless rain]
Sun.

[continued]
{reveal link: 'Look', text: 'Dust, *much*'}

[JavaScript]
write('x');

[CSS]
b { color: red }

[note to myself]
Not yet.

[after 1s]
Later.

[align center]
Middle.

[ifnever true]
Never. [[Attic]]

[cont'd]
> [[Cellar]]
> [[Up->Attic]]
> [[Yard<-Go out]]
> [[Down|Cellar]]
> {link to: 'Attic', label: 'Climb'}
> {link to: "Yard"}
> {link to: there, label: 'Nowhere'}
> {link to: 'https://example.org', label: 'Site'}
> [[Lost]]

{cycling link for: 'hat', choices: ['red', 'blue']}
{dropdown menu for: 'cap', choices: ['x']}
{text input for: 'who'}
{ambient sound: 'sea', volume: 0.5}
{reveal link: 'More', passage: 'Sign'}
{embed passage named: 'Sign'}
{restart link, label: 'Again'}

:: Yard
{back link, label: 'Back in'}

:: Attic
{back link}

:: Cellar
[JavaScript]
go('Attic');

:: Sign
No entry. [[Read on->Yard]]
"""


def test_chapbook_becomes_words_and_choices() -> None:
    nodes, _ = read(CHAPBOOK)
    assert nodes["hall"]["says"] == (
        "You are **here**, …, and it is …. Bold & more.\n"
        "\n"
        "It is late.\n"
        "\n"
        "Sun.\n"
        "\n"
        "Look Dust, *much*\n"
        "\n"
        "Later.\n"
        "\n"
        "Middle.\n"
        "\n"
        "…\n"
        "…\n"
        "…\n"
        "\n"
        "More No entry. Read on\n"
        "No entry. Read on"
    )
    assert choices(nodes["hall"]) == [
        "Out -> yard",
        "Cellar -> cellar",
        "Up -> attic",
        "Go out -> yard",
        "Down -> cellar",
        "Climb -> attic",
        "Yard -> yard",
        "Read on -> yard",
    ]
    others = {name: (node.get("ends"), choices(node)) for name, node in nodes.items() if name != "hall"}
    assert others == {
        "yard": (None, ["Back in -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


def test_chapbook_tells_all_that_it_loses_by_line() -> None:
    assert read(CHAPBOOK)[1] == (
        "line 8: variable left out: `name: 'Ann'`",
        "line 9: variable left out: `late (name == 'Bob'): true`",
        "line 11: insert left out, 3 times: `{name}`, `{now.hour}`, `{embed image: 'a.png', alt: 'A'}`",
        "line 11: HTML tag left out, 2 times: `<b>`, `</b>`",
        "line 13: `[if late; append]` is a condition; its words now always stand",
        "line 13: modifier left out: `[append]`",
        "line 16: `[else]` shows other words; left out: `It is noon. Out`",
        "line 17: the choice `Out` stands under `[else]`; it is now always there",
        "line 19: `[unless rain]` is a condition; its words now always stand",
        "line 22: modifier left out: `[continued]`",
        "line 23: `Look` was a link that shows more words here; they now always stand",
        "line 25: modifier left out: `[JavaScript]`",
        "line 26: code left out: `write('x');`",
        "line 28: modifier left out: `[CSS]`",
        "line 29: code left out: `b { color: red }`",
        "line 31: modifier left out: `[note to myself]`",
        "line 32: note left out: `Not yet.`",
        "line 34: modifier left out: `[after 1s]`",
        "line 37: modifier left out: `[align center]`",
        "line 40: modifier left out: `[ifnever true]`",
        "line 41: words that never show left out: `Never. [[Attic]]`",
        "line 43: modifier left out: `[cont'd]`",
        "line 46: several choices here lead to `Yard`; keep one, or give each an effect",
        "line 47: several choices here lead to `Cellar`; keep one, or give each an effect",
        "line 48: several choices here lead to `Attic`; keep one, or give each an effect",
        (
            "line 50: a way out of `Hall` is lost: `{link to: there, label: 'Nowhere'}` leads to "
            "`there`, which only the story knows; write the choice"
        ),
        "line 51: the link to `https://example.org` leads out of the story, and is left out",
        "line 52: the link to `Lost` leads to no passage, and is left out",
        "line 54: insert left out: `{cycling link for: 'hat', choices: ['...`",
        "line 55: insert left out: `{dropdown menu for: 'cap', choices: [...`",
        "line 56: insert left out: `{text input for: 'who'}`",
        "line 57: insert left out: `{ambient sound: 'sea', volume: 0.5}`",
        "line 58: `{reveal link: 'More', passage: 'Sign'}`: the words and ways of `Sign` stand here now",
        "line 58: `More` was a link that shows more words here; they now always stand",
        "line 59: `{embed passage named: 'Sign'}`: the words and ways of `Sign` stand here now",
        "line 60: insert left out: `{restart link, label: 'Again'}`",
        "line 62: `Yard` has no text; say what happens",
        "line 65: `Attic` lost every way out (line 66); write its choices, or how it `ends`",
        "line 65: `Attic` has no text; say what happens",
        ("line 66: a way out of `Attic` is lost: `{back link}` leads back to `Hall` or `Cellar`; write the choice"),
        "line 68: `Cellar` has no text; say what happens",
        "line 69: `go('Attic')` goes to `Attic` by itself; it is a choice now, write its words",
        "line 69: modifier left out: `[JavaScript]`",
        "line 70: code left out: `go('Attic');`",
        "line 72: `Sign` is shown in other passages alone, and is not a moment of its own",
        "the story has no `setup`; write what sets the scene",
        "10 choices without effect, consequence or reason; write them",
    )


SNOWMAN = """\
:: StoryTitle
Tour

:: StoryData
{"format": "Snowman", "start": "Hall"}

:: Hall
<% s.name = "Ann"; %>
You are **here**, <%= s.name %>. <b>Bold</b> &amp; more. /* a
remark */ `a < b`
<% if (s.late) { %>
It is late.
<% } else if (s.early) { %>
It is early.
<% } else { %>
It is noon. [[Out->Yard]]
<% } %>
<% _.each(s.things, function (thing) { %>
A thing: <%- thing %>
<% }); %>
<script>var x = 1;</script>
<style>b { color: red }</style>
* [[Cellar]]
* [[Up->Attic]]
* [[Yard<-Go out]]
* [[Down|Cellar]]
* [[Set->Yard][s.x = 1]]
<a href="javascript:void(0)" data-passage="Attic">Climb</a>
<tw-link role="link" data-passage="Yard">Gate</tw-link>
<a href="javascript:window.story.show('Yard')">Run</a>
<button onclick="Story.goTo('Attic')">Press</button>
<a data-passage="<%= s.there %>">Nowhere</a>
[[Site->https://example.org]]
[[Lost]]
<%= Story.render("Sign") %>

:: Yard
<a role="link" id="return">Back</a>
<% $('#return').on('click', () => { Story.sidebar.undo(); }); %>

:: Attic
<% window.story.show("Cellar"); %>

:: Cellar
End.

:: Sign
No entry. [[Read on->Yard]]
"""


def test_snowman_becomes_words_and_choices() -> None:
    nodes, _ = read(SNOWMAN)
    assert nodes["hall"]["says"] == (
        "You are **here**, …. Bold & more. `a < b`\n\nIt is late.\n\nA thing: …\n\nNo entry. Read on"
    )
    assert choices(nodes["hall"]) == [
        "Out -> yard",
        "Cellar -> cellar",
        "Up -> attic",
        "Go out -> yard",
        "Down -> cellar",
        "Set -> yard",
        "Climb -> attic",
        "Gate -> yard",
        "Run -> yard",
        "Press -> attic",
        "Read on -> yard",
    ]
    others = {name: (node.get("ends"), choices(node)) for name, node in nodes.items() if name != "hall"}
    assert others == {
        "yard": (None, []),
        "attic": (None, ["Cellar -> cellar"]),
        "cellar": ("mixed", []),
    }


def test_snowman_tells_all_that_it_loses_by_line() -> None:
    assert read(SNOWMAN)[1] == (
        'line 8: code left out: `<% s.name = "Ann"; %>`',
        "line 9: code left out: `<%= s.name %>`",
        "line 9: HTML tag left out, 2 times: `<b>`, `</b>`",
        "line 9: comment left out: `/* a remark */`",
        "line 11: `<% if (s.late) { %>` is a condition; its words now always stand",
        "line 13: `<% } else if (s.early) { %>` shows other words; left out: `It is early.`",
        "line 15: `<% } else { %>` shows other words; left out: `It is noon. Out`",
        "line 16: the choice `Out` stands under `<% } else { %>`; it is now always there",
        "line 17: code left out: `<% } %>`",
        "line 18: code left out: `<% _.each(s.things, function (thing) ...`",
        "line 19: code left out: `<%- thing %>`",
        "line 20: code left out: `<% }); %>`",
        "line 21: HTML element left out: `<script>var x = 1;</script>`",
        "line 22: HTML element left out: `<style>b { color: red }</style>`",
        "line 25: several choices here lead to `Yard`; keep one, or give each an effect",
        "line 26: several choices here lead to `Cellar`; keep one, or give each an effect",
        "line 27: setter left out: `s.x = 1`",
        "line 28: several choices here lead to `Attic`; keep one, or give each an effect",
        (
            'line 32: a way out of `Hall` is lost: `<a data-passage="<%= s.there %>">` leads to `<%= '
            "s.there %>`, which only the story knows; write the choice"
        ),
        "line 33: the link to `https://example.org` leads out of the story, and is left out",
        "line 34: the link to `Lost` leads to no passage, and is left out",
        'line 35: `<%= Story.render("Sign") %>`: the words and ways of `Sign` stand here now',
        "line 37: `Yard` lost every way out (line 39); write its choices, or how it `ends`",
        'line 38: HTML tag left out, 2 times: `<a role="link" id="return">`, `</a>`',
        (
            "line 39: a way out of `Yard` is lost: `Story.sidebar.undo()` leads back to where the "
            "learner came from; write the choice"
        ),
        "line 39: code left out: `<% $('#return').on('click', () => { S...`",
        "line 41: `Attic` has no text; say what happens",
        'line 42: `show("Cellar")` goes to `Cellar` by itself; it is a choice now, write its words',
        'line 42: code left out: `<% window.story.show("Cellar"); %>`',
        "line 44: `Cellar` ends; say whether good, mixed or poor",
        "line 47: `Sign` is shown in other passages alone, and is not a moment of its own",
        "the story has no `setup`; write what sets the scene",
        "12 choices without effect, consequence or reason; write them",
    )


SIGNS = (
    "(", ")", "[", "]", "[[", "]]", "{", "}", "<", ">", "<<", ">>", "<%", "%>", "<!--", "-->", "/*", "*/", "\"",
    "'", "`", "(if: $x)", "(else:)", "(link: \"a\")", "(goto: \"b\")", "<<if $x>>", "<<else>>", "<</if>>",
    "<<link \"a\">>", "<</link>>", "<<goto \"b\">>", "<% if (x) { %>", "<% } else { %>", "<% } %>", "\n[if x]\n",
    "\n[else]\n", "\n--\n", "{link to: 'b'}", "{embed passage: 'a'}", "<a data-passage=\"b\">", "</a>", "[[b]]",
    "[[go->a][$x]]", "$x", "_y", "\n", "words", "(display: \"a\")", "<<include \"b\">>", "<%= render('a') %>",
    "[img[x][b]]", "\ue000", "\ue0010\ue001", "\\",
)  # fmt: skip
FORMATS = ("Harlowe", "SugarCube", "Chapbook", "Snowman", "Other")


@given(
    st.sampled_from(FORMATS),
    st.lists(st.sampled_from(SIGNS), max_size=40),
    st.lists(st.sampled_from(SIGNS), max_size=9),
)
def test_any_mixture_of_signs_is_read(name: str, one: list[str], two: list[str]) -> None:
    story = f':: StoryData\n{{"format": "{name}"}}\n\n:: a\n{"".join(one)}\n\n:: b\n{"".join(two)}\n'
    nodes, report = read(story)
    assert set(nodes) <= {"a", "b"}
    assert all(choice["goto"] in nodes for node in nodes.values() for choice in node.get("choices", ()))
    assert all(node["says"] for node in nodes.values())
    assert len(report) == len(set(report))


STORIES = {"Harlowe": HARLOWE, "SugarCube": SUGARCUBE, "Chapbook": CHAPBOOK, "Snowman": SNOWMAN}


@pytest.mark.long
@settings(max_examples=200)
@given(
    st.sampled_from(FORMATS),
    st.sampled_from(FORMATS[:4]),
    st.integers(0, 2000),
    st.integers(0, 30),
    st.sampled_from(SIGNS),
)
def test_a_damaged_story_is_read(name: str, of: str, at: int, gone: int, more: str) -> None:
    text = STORIES[of].replace(f'"{of}"', f'"{name}"')
    head = text.index(":: Hall\n") + 8
    read(text[: head + at] + more + text[head + at + gone :] + "\n:: z\nEnd.\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            '"format": "Paperthin"',
            "Words. [[b]]",
            "the story's format `Paperthin` is not known; Harlowe, SugarCube, Chapbook and Snowman are; words and "
            "links are read, and nothing else looks like code",
        ),
        (
            '"ifid": "X"',
            "One\n<<set $x to 1>> [[b]]",
            "the story names no format (`format` in its StoryData); it is read as SugarCube, for line 6 has `<<set`",
        ),
        (
            '"format": "Paperthin"',
            "(set: $x to 1) [[b]]",
            "the story's format `Paperthin` is not known; Harlowe, SugarCube, Chapbook and Snowman are; it is read as "
            "Harlowe, for line 5 has `(set:`",
        ),
        (
            '"ifid": "X"',
            "<%= x %>[[b]]",
            "the story names no format (`format` in its StoryData); it is read as Snowman, for line 5 has `<%`",
        ),
        (
            '"ifid": "X"',
            "x: 1\n--\n{x} [[b]]",
            "the story names no format (`format` in its StoryData); it is read as Chapbook, for line 6 has `--`",
        ),
    ],
)
def test_a_format_that_is_unknown_or_not_named_is_told(name: str, text: str, said: str) -> None:
    nodes, report = read(f":: StoryData\n{{{name}}}\n\n:: a\n{text}\n:: b\nEnd.\n")
    assert said in report
    assert choices(nodes["a"]) == ["b -> b"]


@pytest.mark.parametrize("name", ["SugarCube 2.36.1", "sugarcube", "Sugarcane", "Jonah"])
def test_a_format_is_known_by_its_names(name: str) -> None:
    nodes, report = read(f':: StoryData\n{{"format": "{name}"}}\n\n:: a\n<<choice "b">>\n:: b\nEnd.\n')
    assert choices(nodes["a"]) == ["b -> b"]
    assert not any("format" in line for line in report)


# What public stories held, each with its words and what is told.
MORE_FORMS = [
    (
        "SugarCube",
        "A //long\nway// and // spaced // words.\n> A quotation\n>> in it\n{{{\none <<x>>\ntwo\n}}}",
        "A long\nway and *spaced* words.\nA quotation\nin it\n`one <<x>>`\n`two`",
        [],
    ),
    ("Snowman", "# A title\nWords.", "**A title**\nWords.", []),
    (
        "Harlowe",
        'A picture: <img src="data:image/png;base64,' + "iVBORw0KGgo" * 100 + "\" alt='a > b'>.",
        "A picture: .",
        ['line 5: HTML tag left out: `<img src="data:image/png;base64,iVBOR...`'],
    ),
    (
        "SugarCube",
        "You wait. (set: $x to 1)",
        "You wait. (set: … to 1)",
        [
            "line 4: `a` holds what looks like code of another format: `(set:`; take it out, or write it as `code`",
            "line 5: variable left out: `$x`",
        ],
    ),
    (
        "Harlowe",
        "<<if $x>>Yes<</if>>",
        "Yes",
        ["line 5: macro left out, 2 times: `<<if $x>>`, `<</if>>`"],
    ),
    (
        "Other",
        "It is {HOUR}.",
        "It is {HOUR}.",
        ["line 4: `a` holds what looks like code of another format: `{HOUR}`; take it out, or write it as `code`"],
    ),
]


@pytest.mark.parametrize(("name", "text", "says", "told"), MORE_FORMS)
def test_what_public_stories_hold_is_read(name: str, text: str, says: str, told: list[str]) -> None:
    nodes, report = read(f':: StoryData\n{{"format": "{name}"}}\n\n:: a [good]\n{text}\n')
    assert nodes["a"]["says"] == says
    assert [line for line in report if line.startswith("line")] == told
