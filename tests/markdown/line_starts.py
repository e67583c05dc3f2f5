"""Lines that look like a list, a table, a note or code, and are none.

A text, and what is said of it: line, column, what it is, what to write.
"""

from __future__ import annotations

STARTS: list[tuple[str, list[str]]] = [
    (
        "a. First\nb. Second\nc. Third",
        [
            "1:1: a list with `a.` before its items would be printed as one line; write 1. before an item, and an empty line before the first",
        ],
    ),
    (
        "a) First\nb) Second",
        [
            "1:1: a list with `a)` before its items would be printed as one line; write 1. before an item, and an empty line before the first",
        ],
    ),
    (
        "(1) First\n(2) Second",
        [
            "1:1: a list with `(1)` before its items would be printed as one line; write 1. before an item, and an empty line before the first",
        ],
    ),
    (
        "i. First\nii. Second",
        [
            "1:1: a list with `i.` before its items would be printed as one line; write 1. before an item, and an empty line before the first",
        ],
    ),
    (
        "A. First\nB. Second",
        [
            "1:1: a list with `A.` before its items would be printed as one line; write 1. before an item, and an empty line before the first",
        ],
    ),
    (
        "\u2013 First\n\u2013 Second",
        [
            "1:1: a list with `\u2013` before its items would be printed as one line; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "\u2192 First\n\u2192 Second",
        [
            "1:1: a list with `\u2192` before its items would be printed as one line; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "· First\n· Second",
        [
            "1:1: a list with `·` before its items would be printed as one line; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "\u2705 First\n\u2705 Second",
        [
            "1:1: a list with `\u2705` before its items would be printed as one line; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "\uf0b7 First\n\uf0b7 Second",
        [
            "1:1: a list with `\uf0b7` before its items would be printed as one line; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "-First\n-Second",
        [
            "1:1: no space stands behind `-`, so the items would be printed as one line; write a space there",
        ],
    ),
    (
        "1.First\n2.Second",
        [
            "1:1: no space stands behind `1.`, so the items would be printed as one line; write a space there",
        ],
    ),
    (
        "-\u00a0First",
        [
            "1:2: a no-break space stands behind the sign, so it would be printed; write a plain space",
        ],
    ),
    (
        "1.\u00a0First",
        [
            "1:3: a no-break space stands behind the sign, so it would be printed; write a plain space",
        ],
    ),
    (
        '!!!\u00a0note "A"\n    Words.',
        [
            "1:4: a no-break space stands behind the sign, so it would be printed; write a plain space",
        ],
    ),
    (
        "\u200b### Words",
        [
            "1:1: the invisible sign U+200B stands before the markup, which would be printed; delete it",
        ],
    ),
    (
        "\u200b- Words",
        [
            "1:1: the invisible sign U+200B stands before the markup, which would be printed; delete it",
        ],
    ),
    (
        "\uff03\uff03 Words",
        [
            "1:1: `\uff03\uff03` is a wide sign, which would be printed; write `##` and a plain space",
        ],
    ),
    (
        "\uff0d Words",
        [
            "1:1: `\uff0d` is a wide sign, which would be printed; write `-` and a plain space",
        ],
    ),
    (
        "One.\n\u00a0\nTwo.",
        [
            "2:1: the line looks empty, and holds a no-break space, so no paragraph ends here; delete what is in it",
        ],
    ),
    (
        "- a\n- b\n1. c",
        [
            "3:1: a list of another kind begins here, and would be printed in the item above; write an empty line before it",
        ],
    ),
    (
        "1. a\n- b",
        [
            "2:1: a list of another kind begins here, and would be printed in the item above; write an empty line before it",
        ],
    ),
    (
        "Right     Left\n-----     ----\n12        12",
        [
            "2:1: a table of Pandoc would be printed as one line; write the table with | between its cells",
        ],
    ),
    (
        "| a | b |\n| 1 | 2 |",
        [
            "1:1: no line of dashes stands below the head of the table, so its signs would be printed; write |---|---| there, with as many cells as the head",
        ],
    ),
    (
        "| a | b |\n|\u2014|\u2014|\n| 1 | 2 |",
        [
            "1:1: no line of dashes stands below the head of the table, so its signs would be printed; write |---|---| there, with as many cells as the head",
        ],
    ),
    (
        "| Roses are red\n| Violets are blue",
        [
            "1:1: a block of lines of Pandoc would be printed as one line; leave the | out, and end each line with two spaces",
        ],
    ),
    (
        "A.[^x]\n\n[^x]: One.\n\n[^x]: Two.",
        [
            "5:1: a note `x` stands above already, and one of the two is lost; give it another name",
        ],
    ),
    (
        "A.[^x]\n\n[^x]: One.\n\n  Two.",
        [
            "5:3: the paragraph is indented by too little to belong to the note above it; indent it by four spaces",
        ],
    ),
    (
        "=== \u201cA tab\u201d\n    Words.",
        [
            '1:1: the first line of the tab cannot be read; write it as `=== "A title"`',
        ],
    ),
    (
        "Call `#!python range(3)` here.",
        [
            "1:6: the language `#!python` would be printed before the code; write the code alone, such as `range(3)`",
        ],
    ),
    (
        "Call `:::js x()` here.",
        [
            "1:6: the language `:::js` would be printed before the code; write the code alone, such as `x()`",
        ],
    ),
    (
        "There are `r nrow(x)` rows.",
        [
            "1:11: `r nrow(x)` is code of R Markdown or Quarto, and nothing is run here; write what it would say",
        ],
    ),
    (
        "There are `{python} len(x)` rows.",
        [
            "1:11: `{python} len(x)` is code of R Markdown or Quarto, and nothing is run here; write what it would say",
        ],
    ),
    (
        "```{=html}\n<b>\n```",
        [
            '1:4: the head `{=html}` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        '```{.python startFrom="100"}\nx\n```',
        [
            '1:4: the head `{.python startFrom="100"}` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        "```dataview\nTABLE x\n```",
        [
            "1:4: `dataview` is a query of Obsidian, and nothing is run here; write what it would say",
        ],
    ),
    (
        "```markmap\n# x\n```",
        [
            "1:4: `markmap` is a diagram for a script, and a page fetches none; draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg) (refused)",
        ],
    ),
]
