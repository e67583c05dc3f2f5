"""Code, formulas, lists and boxes whose shape is not what Markdown asks for here.

A text, and what is said of it: line, column, what it is, what to write.
"""

from __future__ import annotations

SHAPES: list[tuple[str, list[str]]] = [
    (
        "[here](b.md){ target=_blank }",
        [
            "1:13: `{ target=_blank }` is a list with an attribute that is left out; remove it; id, class, title, lang, dir, width, height, start and alt can be set",
        ],
    ),
    (
        "```mermaid\ngraph TD\n```",
        [
            "1:4: `mermaid` is a diagram for a script, and a page fetches none; draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg) (refused)",
        ],
    ),
    (
        "```{mermaid}\ngraph TD\n```",
        [
            "1:4: `mermaid` is a diagram for a script, and a page fetches none; draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg) (refused)",
        ],
    ),
    (
        "```math\nx\n```",
        [
            "1:4: `math` is code here and no formula; write the formula between two lines `$$`",
        ],
    ),
    (
        "```{note}\nWords.\n```",
        [
            '1:4: `{note}` is a directive of MyST; write `!!! note "A title"` and indent its text by four spaces',
        ],
    ),
    (
        "```{figure} ring.svg\n```",
        [
            "1:4: `{figure}` is a directive of MyST; write ![what it shows](picture.svg)",
        ],
    ),
    (
        "```{code-cell} ipython3\nx\n```",
        [
            "1:4: `{code-cell}` is a cell or directive of MyST or Quarto; write ```python",
        ],
    ),
    (
        "```{python}\nx\n```",
        [
            "1:4: `{python}` is a cell or directive of MyST or Quarto; write ```python",
        ],
    ),
    (
        "```{r, echo=FALSE}\nx\n```",
        [
            "1:4: `{r}` is a cell or directive of MyST or Quarto; write ```r",
        ],
    ),
    ("```{code-cell} !\nx\n```", ["1:4: `{code-cell}` is a cell or directive of MyST or Quarto; write ```text"]),
    ("```{code-block} ruby\nx\n```", ["1:4: `{code-block}` is a cell or directive of MyST or Quarto; write ```ruby"]),
    ("```{:x}\nx\n```", ["1:4: `{:x}` is a cell or directive of MyST or Quarto; write ```text"]),
    (
        "```py " + "x" * 37 + "\nx\n```",
        [
            f'1:4: the head `py {"x" * 37}` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        "```py " + "x" * 38 + "\nx\n```",
        [
            f'1:4: the head `py {"x" * 34}...` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        "- item\n\n    ```js {1,3-4}\n    x\n    ```",
        [
            '3:11: `{1,3-4}` says nothing here; write hl_lines="1 3-4"',
        ],
    ),
    (
        "```js showLineNumbers\nx\n```",
        [
            '1:4: the head `js showLineNumbers` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        "```python title=a.py\nx\n```",
        [
            '1:4: the head `python title=a.py` cannot be read whole; after the language may stand title="...", linenums="1" and hl_lines="2 4-5"',
        ],
    ),
    (
        "Words.\n\n~~~\nx",
        [
            "3:1: the block of code is not closed; write `~~~` on a line of its own below the code, as far indented",
        ],
    ),
    (
        "```python\nx\n~~~",
        [
            "1:1: the block of code is not closed; write ``` on a line of its own below the code, as far indented",
        ],
    ),
    (
        "As $\\foo x$ says.",
        [
            '1:5: the formula cannot be read: unknown command "\\foo"; fix the TeX; where no formula is meant, write \\$ (refused)',
        ],
    ),
    (
        "Words.\n\n$$\na &= b\n$$",
        [
            '4:3: the formula cannot be read: found "&", which may only appear in a table-like environment; fix the TeX; where no formula is meant, write \\$ (refused)',
        ],
    ),
    (
        "$\\frac{1}{2$",
        [
            '1:12: the formula cannot be read: expected closing token "}", but reached end of input; fix the TeX; where no formula is meant, write \\$ (refused)',
        ],
    ),
    (
        "=== Tab\n    Words.",
        [
            '1:1: the first line of the tab cannot be read; write it as `=== "A title"`',
        ],
    ),
    (
        '=== "Tab"\n  Words.',
        [
            "2:3: the text of the tab is indented by 2 spaces, so it would stand outside; indent it by four spaces",
        ],
    ),
    (
        '=== "Tab"\n\nWords.',
        [
            "1:1: the tab has no text; write it below, indented by four spaces",
        ],
    ),
    (
        "??? note A title\n    Words.",
        [
            '1:1: the first line of the folded block cannot be read; write it as `??? note "A title"`',
        ],
    ),
    (
        '??? note "A title"\n\nWords.',
        [
            "1:1: the folded block has no text; write it below, indented by four spaces",
        ],
    ),
    (
        '!!! note "A title"\n  Words.',
        [
            "2:3: the text of the box is indented by 2 spaces, so it would stand outside; indent it by four spaces",
        ],
    ),
    (
        "- item\n\n    !!! note\n      Words.",
        [
            "4:7: the text of the box is indented by 2 spaces, so it would stand outside; indent it by four spaces",
        ],
    ),
    (
        "- one\n  - two",
        [
            "2:3: the nested item is indented by 2 spaces, so it would not be nested; indent it by 4 spaces",
        ],
    ),
    (
        "1. one\n   - two",
        [
            "2:4: the nested item is indented by 3 spaces, so it would not be nested; indent it by 4 spaces",
        ],
    ),
    (
        "- one\n    - two\n      - three",
        [
            "3:7: the nested item is indented by 2 spaces, so it would not be nested; indent it by 8 spaces",
        ],
    ),
    (
        "1. one\n\n   Words.",
        [
            "3:4: the paragraph is indented by 3 spaces, so it would end the list; indent it by 4 spaces to belong to the item",
        ],
    ),
    (
        "Words:\n- one\n- two",
        [
            "2:1: the list follows a line of words at once, so its signs would be printed; write an empty line before it",
        ],
    ),
    (
        "Words:\n1. one\n2. two",
        [
            "2:1: the list follows a line of words at once, so its signs would be printed; write an empty line before it",
        ],
    ),
    (
        "Words:\n  | a | b |\n  |---|---|\n  | 1 | 2 |",
        [
            "2:3: the table follows a line of words at once, so its signs would be printed; write an empty line before it",
        ],
    ),
    (
        "Words:\n| a | b |\n|---|---|\n| 1 | 2 |",
        [
            "2:1: the table follows a line of words at once, so its signs would be printed; write an empty line before it",
        ],
    ),
    (
        "One line\\\nand another.",
        [
            "1:9: `\\` is a line end of CommonMark; end the line with two spaces",
        ],
    ),
    (
        "Words.\n\n$$\na = b",
        [
            "3:1: `$$` is the start of a formula without an end; write $$ after it too, with no empty line between",
        ],
    ),
    (
        "As $ x^2 $ says.",
        [
            "1:4: `$ x^2 $` is a formula with spaces at its dollar signs; write $x$ without them",
        ],
    ),
    (
        "• one\n• two",
        [
            "1:1: `•` is a bullet; write - before an item, and an empty line before the first",
            "2:1: `•` is a bullet; write - before an item, and an empty line before the first",
        ],
    ),
    (
        "1) one\n\n2) two\n\n3) three",
        [
            "1:1: a list with brackets after its numbers would be printed as one line; write 1.",
        ],
    ),
    (
        "1) one\n2) two",
        [
            "1:1: a list with brackets after its numbers would be printed as one line; write 1.",
        ],
    ),
    (
        '!!! rule "Rules to keep"\n- Look up first\n- Ask',
        [
            "1:1: the box has no text; write it below, indented by four spaces",
        ],
    ),
    (
        "<<<<<<< HEAD\nLook up.\n=======\nLook.\n>>>>>>> theirs",
        [
            "1:1: `<<<<<<< HEAD` is where git could not merge two versions of the text; keep one of the two, and delete the "
            "lines that begin with <<<<<<<, ======= and >>>>>>> (refused)",
        ],
    ),
    (
        "Within [[call-within] or [[stay-for, as said.",
        [
            "1:8: `[[call-within` is not closed, so its signs would be printed; write `[[call-within]]`",
            "1:26: `[[stay-for` is not closed, so its signs would be printed; write `[[stay-for]]`",
        ],
    ),
    (
        "See [the next](../property/lesson.md\nand [this](x.md)",
        [
            "1:5: the link is not closed, so its signs would be printed; write `)` behind it",
        ],
    ),
    (
        "**One** and **two.\n\n***Three*** stands.",
        [
            "1:13: `**` is not closed, so it would be printed; write `**` before and behind the words, or \\*\\* for the signs",
        ],
    ),
    (
        "1) one\n2. two",
        [
            "1:1: a list with brackets after its numbers would be printed as one line; write 1.",
        ],
    ),
    (
        "| a |\n| --- | --- |\n| 1 | 2 |",
        [
            "1:1: the head has 1 cell and the line below it 2, so its signs would be printed; write as many in both",
        ],
    ),
    (
        "a | b\n--- | ---\n1 | 2 | 3 | 4",
        [
            "3:9: the row has 4 cells and the head of its table 2, so `3 | 4` would be left out; give the head a cell for "
            "it, or write \\| for a bar that is part of the text (refused)",
        ],
    ),
    (
        "!!! note\n    | a | b |\n    | --- | --- |\n    | 1 |\n    And so on.",
        [
            "4:5: the row has 1 cell and the head of its table 2; write a bar for each cell that stays empty; a text below "
            "a table begins after an empty line",
            "5:5: the row has 1 cell and the head of its table 2; write a bar for each cell that stays empty; a text below "
            "a table begins after an empty line",
        ],
    ),
    (
        "1. one\n\n   ```\n   x\n   ```",
        [
            "3:4: the block of code is indented by 3 spaces, so it would end the list; indent it by 4 spaces to belong to the item",
        ],
    ),
    (
        "1. one\n   ```\n   x\n   ```",
        [
            "2:4: the block of code is indented by 3 spaces, so it would end the list; indent it by 4 spaces to belong to the item",
        ],
    ),
    (
        "- one\n\n  ~~~\n  x\n  ~~~",
        [
            "3:3: the block of code is indented by 2 spaces, so it would end the list; indent it by 4 spaces to belong to the item",
        ],
    ),
    (
        "Press ++foo++ or ++ctrl+what++.",
        [
            "1:7: there is no key `foo`; write a key's usual name, such as ++ctrl+f5++",
            "1:18: there is no key `what`; write a key's usual name, such as ++ctrl+f5++",
        ],
    ),
    (
        "## Look\n{: .red }",
        [
            "2:1: the list of attributes belongs to nothing; write it at the end of the line that it is for, such as `## Look {: #look }`",
        ],
    ),
    (
        "{: .red }\n\nWords.",
        [
            "1:1: the list of attributes belongs to nothing; write it at the end of the line that it is for, such as `## Look {: #look }`",
        ],
    ),
    (
        "Words {.red}",
        [
            "1:7: the list of attributes belongs to nothing; write it with a colon on the next line, such as `{: .red }`, or remove it",
        ],
    ),
    (
        "> - one\n>   - two",
        [
            "2:5: the nested item is indented by 2 spaces, so it would not be nested; indent it by 4 spaces",
        ],
    ),
    (
        "   ## Words",
        [
            "1:4: the heading is indented by 3 spaces, so its signs would be printed; write it at the start of the line",
        ],
    ),
    (
        "A *word* {: .red } here.",
        [
            "1:10: the list of attributes belongs to nothing; write it directly behind words in signs, such as `**Look**{: .red }`, or remove it",
        ],
    ),
    (
        "A word{: .red } here.",
        [
            "1:7: the list of attributes belongs to nothing; write it directly behind words in signs, such as `**Look**{: .red }`, or remove it",
        ],
    ),
    (
        "A *word*{: .{red} }.",
        [
            "1:9: the list of attributes `{: .{red} }` has a brace within; write it as `{: .red }`",
        ],
    ),
    (
        "Words.\n{: .{red} }",
        [
            "2:1: the list of attributes `{: .{red} }` has a brace within; write it as `{: .red }`",
        ],
    ),
]
