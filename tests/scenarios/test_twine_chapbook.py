"""What Chapbook writes becomes words and choices, and all else is told with its line.

The story holds every form that the format's documentation gives for links, conditions, values and comments.
"""

from __future__ import annotations

from tests.scenarios.twine_stories import choices, elsewhere, read

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


IN_THE_HALL = (
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


def test_chapbook_becomes_words_and_choices() -> None:
    nodes, _ = read(CHAPBOOK)
    assert nodes["hall"]["says"] == IN_THE_HALL
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
    assert elsewhere(nodes) == {
        "yard": (None, ["Back in -> hall"]),
        "attic": (None, []),
        "cellar": (None, ["Attic -> attic"]),
    }


LOST = (
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


def test_chapbook_tells_all_that_it_loses_by_line() -> None:
    assert read(CHAPBOOK)[1] == LOST
