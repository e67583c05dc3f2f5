"""What Snowman writes becomes words and choices, and all else is told with its line.

The story holds every form that the format's documentation gives for links, conditions, values and comments.
"""

from __future__ import annotations

from tests.scenarios.twine_stories import choices, elsewhere, read

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
    assert elsewhere(nodes) == {
        "yard": (None, []),
        "attic": (None, ["Cellar -> cellar"]),
        "cellar": ("mixed", []),
    }


LOST = (
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


def test_snowman_tells_all_that_it_loses_by_line() -> None:
    assert read(SNOWMAN)[1] == LOST
