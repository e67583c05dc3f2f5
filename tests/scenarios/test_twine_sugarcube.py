"""What SugarCube writes becomes words and choices, and all else is told with its line.

The story holds every form that the format's documentation gives for links, conditions, values and comments.
"""

from __future__ import annotations

from tests.scenarios.twine_stories import choices, elsewhere, read

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


CHOICES_IN_THE_HALL = [
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
    assert choices(nodes["hall"]) == CHOICES_IN_THE_HALL
    assert elsewhere(nodes) == {
        "yard": (None, ["Back -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


LOST = (
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


def test_sugarcube_tells_all_that_it_loses_by_line() -> None:
    assert read(SUGARCUBE)[1] == LOST


def test_a_way_back_from_passages_that_show_each_other_is_found() -> None:
    nodes, told = read(
        ':: StoryTitle\nTour\n\n:: StoryData\n{"format": "SugarCube", "start": "Hall"}\n\n'
        ':: Hall\nIn.\n[[Yard]]\n\n:: Yard\nOut.\n<<include "Sign">>\n<<back "Home">>\n\n'
        ':: Sign\nRead.\n<<include "Yard">>\n'
    )
    assert elsewhere(nodes) == {"yard": (None, ["Home -> hall"])}
    assert told[:3] == (
        'line 13: `<<include "Sign">>`: the words and ways of `Sign` stand here now',
        "line 16: `Sign` is shown in other passages alone, and is not a moment of its own",
        'line 18: `<<include "Yard">>`: the words and ways of `Yard` stand here now',
    )
