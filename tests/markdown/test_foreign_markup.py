"""Markup of other systems is named at its place, word for word; code, math and innocent prose are left alone."""

from __future__ import annotations

import time

import pytest

from course.markdown.foreign_markup import foreign

# A text, and what is said of it: line, column, what it is, what to write.
IN_LESSONS: list[tuple[str, list[str]]] = [
    (
        "::: tip\nWords.\n:::",
        [
            "1:1: `::: tip` is a container of Docusaurus, VuePress or Pandoc; write `!!! tip` and indent the text below it by four spaces",
        ],
    ),
    (
        ":::{.callout-note}\nWords.\n:::",
        [
            '1:1: `:::{.callout-note}` is a container of Docusaurus, VuePress or Pandoc; write `!!! note "A title"` and indent the text below it by four spaces',
        ],
    ),
    (
        "::: details More\nWords.\n:::",
        [
            '1:1: `::: details More` is a container of Docusaurus, VuePress or Pandoc; write `??? note "A title"` and indent the text below it by four spaces',
        ],
    ),
    (
        "> [!NOTE]\n> Words.",
        [
            "1:1: `> [!NOTE]` is an alert of GitHub or a callout of Obsidian; write `!!! note` and indent the text below it by four spaces",
        ],
    ),
    (
        "> [!CAUTION]- A title\n> Words.",
        [
            "1:1: `> [!CAUTION]-` is an alert of GitHub or a callout of Obsidian; write `!!! danger` and indent the text below it by four spaces",
        ],
    ),
    (
        "/// note | Title\nWords.\n///",
        [
            "1:1: `/// note | Title` is a block of PyMdown's newer form; write `!!! note` and indent the text below it by four spaces",
        ],
    ),
    (
        'Said {% include "a.html" %} here.',
        [
            '1:6: `{% include "a.html" %}` is a tag of Jinja or Liquid; write the text itself; nothing is filled in',
        ],
    ),
    (
        '{% hint style="info" %}\nWords.\n{% endhint %}',
        [
            '1:1: `{% hint style="info" %}` is a tag of Jinja or Liquid; write the text itself; nothing is filled in',
            "3:1: `{% endhint %}` is a tag of Jinja or Liquid; write the text itself; nothing is filled in",
        ],
    ),
    (
        "{{< youtube abc >}}",
        [
            "1:1: `{{< youtube abc >}}` is a shortcode of Hugo; write the text, picture or link itself",
        ],
    ),
    (
        "{{% notice tip %}}",
        [
            "1:1: `{{% notice tip %}}` is a shortcode of Hugo; write the text, picture or link itself",
        ],
    ),
    (
        "Dear {{ name }},",
        [
            "1:6: `{{ name }}` is a place to fill in of Jinja, Liquid or Handlebars; write the text itself; [[name]] places a local standard of the catalogue",
        ],
    ),
    (
        "The {{c1::heart}} pumps.",
        [
            "1:5: `{{c1::heart}}` is a place to fill in of Jinja, Liquid or Handlebars; write the text itself; [[name]] places a local standard of the catalogue",
        ],
    ),
    (
        'See --8<-- "a.md" there.',
        [
            '1:5: `--8<-- "a.md"` is a snippet; write the text itself; no file is taken in',
        ],
    ),
    (
        "{!a.md!}",
        [
            "1:1: `{!a.md!}` is a file to take in; write the text itself; no file is taken in",
        ],
    ),
    (
        "![[ring.png]]",
        [
            "1:1: `![[ring.png]]` is an embedded file of Obsidian; write ![what it shows](picture.svg)",
        ],
    ),
    (
        "[(X)] right\n[( )] wrong",
        [
            "1:1: `[(X)]` is a quiz of LiaScript; write the question in the bank in quizzes/, and place it with <!-- question: id -->",
            "2:1: `[( )]` is a quiz of LiaScript; write the question in the bank in quizzes/, and place it with <!-- question: id -->",
        ],
    ),
    (
        "A word^[with a note in it] and more.",
        [
            "1:7: `^[with a note in it]` is an inline note of Pandoc; write [^1], and `[^1]: ...` on a line of its own",
        ],
    ),
    (
        "See {ref}`there`.",
        [
            "1:5: `{ref}` is a role of MyST; write a link as [words](page.md)",
        ],
    ),
    (
        "See :ref:`there`.",
        [
            "1:5: `:ref:` is a role of Sphinx; write a link as [words](page.md)",
        ],
    ),
    (
        ".. note:: Words",
        [
            '1:1: `.. note:: Words` is a directive of reStructuredText; write `!!! note "A title"` and indent the text below it by four spaces',
        ],
    ),
    (
        "Well done :smile: :+1:",
        [
            "1:11: `:smile:` is the name of an emoji or icon; write the sign itself, or leave it out",
            "1:19: `:+1:` is the name of an emoji or icon; write the sign itself, or leave it out",
        ],
    ),
    (
        "Press :material-check:",
        [
            "1:7: `:material-check:` is the name of an emoji or icon; write the sign itself, or leave it out",
        ],
    ),
    (
        "It was {--gone--}{++new++} and {==this==}{>>why<<}.",
        [
            "1:8: `{--gone--}` is a mark of CriticMarkup; write the text as it is to be",
            "1:18: `{++new++}` is a mark of CriticMarkup; write the text as it is to be",
            "1:32: `{==this==}` is a mark of CriticMarkup; write the text as it is to be",
            "1:42: `{>>why<<}` is a mark of CriticMarkup; write the text as it is to be",
        ],
    ),
    (
        "@[youtube](abc)",
        [
            "1:1: `@[youtube](abc)` is an embedded film; write a link, and say in words what the film shows",
        ],
    ),
    (
        "\\begin{align}\nx\n\\end{align}",
        [
            "1:1: `\\begin{align}` is TeX without dollar signs; write $$ before it and after its \\end{...}",
        ],
    ),
    (
        "As \\(x^2\\) says.",
        [
            "1:4: `\\(x^2\\)` is TeX without dollar signs; write it between two dollar signs",
        ],
    ),
    (
        "\\[\nx\n\\]",
        [
            "1:1: `\\[` is TeX without dollar signs; write it between $$ and $$",
        ],
    ),
    (
        "Press <kbd>Ctrl</kbd> now",
        [
            "1:7: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++",
        ],
    ),
    (
        "One<br/>two",
        [
            "1:4: `<br/>` is HTML; begin a new paragraph, or end the line with two spaces",
        ],
    ),
    (
        "<details>\n<summary>More</summary>\nWords.\n</details>",
        [
            '1:1: `<details>` is HTML; write `??? note "A title"` and indent the text below it by four spaces',
            '2:1: `<summary>` is HTML; write `??? note "A title"` and indent the text below it by four spaces',
        ],
    ),
    (
        '<img src="a.png" width="3">',
        [
            '1:1: `<img src="a.png" width="3">` is HTML; write ![what it shows](picture.svg)',
        ],
    ),
    (
        '<iframe src="https://example.org"></iframe>',
        [
            '1:1: `<iframe src="https://example.org">` is HTML; write a link, and say in words what is there',
        ],
    ),
    (
        '<video controls src="a.mp4"></video>',
        [
            '1:1: `<video controls src="a.mp4">` is HTML; write a link to the film, and say in words what it shows',
        ],
    ),
    (
        "H<sub>2</sub>O",
        [
            "1:2: `<sub>` is HTML; write H~2~O",
        ],
    ),
    (
        '<div class="grid cards" markdown>\n\nWords.\n\n</div>',
        [
            '1:1: `<div class="grid cards" markdown>` is HTML; remove it; put it in backticks if readers are to see it',
        ],
    ),
    (
        "<quiz>\nWhat?\n- [x] this\n</quiz>",
        [
            "1:1: `<quiz>` is HTML; write the question in the bank in quizzes/, and place it with <!-- question: id -->",
        ],
    ),
    (
        '<Tabs>\n<TabItem value="a">\nWords.\n</TabItem>\n</Tabs>',
        [
            '1:1: `<Tabs>` is HTML; write `=== "Title"` and indent the text below it by four spaces',
            '2:1: `<TabItem value="a">` is HTML; write `=== "Title"` and indent the text below it by four spaces',
        ],
    ),
    (
        "![A map](https://example.org/map.png)",
        [
            "1:1: `![A map](https://example.org/map.png)` is a picture of another host, and a page fetches nothing from elsewhere; put the file beside this one, and write ![what it shows](picture.svg) (refused)",
        ],
    ),
    (
        "![A map](//example.org/map.png)",
        [
            "1:1: `![A map](//example.org/map.png)` is a picture of another host, and a page fetches nothing from elsewhere; put the file beside this one, and write ![what it shows](picture.svg) (refused)",
        ],
    ),
    (
        "![A film](film.mp4)",
        [
            "1:1: `![A film](film.mp4)` is a film or a recording, and it is written as a picture; write a link to it, [words](film.mp4), and say in words what it shows (refused)",
        ],
    ),
    (
        "![A map](map.png =300x200)",
        [
            "1:1: `![A map](map.png =300x200)` is a picture with a size in its address; write ![what it shows](picture.svg){ width=300 }",
        ],
    ),
    (
        "[red words]{.red}",
        [
            "1:1: `[red words]{.red}` is a span of Pandoc; write the words alone, or **words**",
        ],
    ),
    (
        "import Tabs from '@theme/Tabs';",
        [
            "1:1: `import Tabs from '@theme/Tabs';` is a line of MDX; remove it; pages hold no components",
        ],
    ),
    (
        '+++\ntitle = "x"\n+++',
        [
            "1:1: `+++` is front matter in TOML; write it in YAML between two lines `---`",
        ],
    ),
    (
        "{:toc}",
        [
            "1:1: `{:toc}` is a table of contents of kramdown; remove it; the page makes its own",
        ],
    ),
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
        "Words:\n| a | b |\n|---|---|\n| 1 | 2 |",
        [
            "2:1: the table follows a line of words at once, so its signs would be printed; write an empty line before it",
        ],
    ),
    (
        "Words %%not for readers%% go on.",
        [
            "1:7: `%%not for readers%%` is a comment of Obsidian; write it as <!-- ... -->, or remove it",
        ],
    ),
    (
        "image::ring.png[A ring]",
        [
            "1:1: `image::ring.png[A ring]` is a macro of AsciiDoc; write ![what it shows](picture.svg), or a link",
        ],
    ),
    (
        "#+BEGIN_SRC python\nx\n#+END_SRC",
        [
            "1:1: `#+BEGIN_SRC` is a keyword of Org; remove it; code stands between two lines of three backticks",
            "3:1: `#+END_SRC` is a keyword of Org; remove it; code stands between two lines of three backticks",
        ],
    ),
    (
        "\\section{Look}\n\nIt is \\textbf{so}.",
        [
            "1:1: `\\section` is a command of LaTeX; write it in Markdown: ## before a heading, **words**, *words*, - before an item",
            "3:7: `\\textbf` is a command of LaTeX; write it in Markdown: ## before a heading, **words**, *words*, - before an item",
        ],
    ),
    (
        "{::comment}\nWords.\n{:/comment}",
        [
            "1:1: `{::comment}` is a mark of kramdown; remove it",
        ],
    ),
    (
        "+---+---+\n| a | b |\n+---+---+",
        [
            "1:1: `+---+---+` is a grid table; write the table with | between its cells",
            "3:1: `+---+---+` is a grid table; write the table with | between its cells",
        ],
    ),
    (
        "As [@smith2020, p. 3] says.",
        [
            "1:4: `[@smith2020, p. 3]` is a citation of Pandoc; cite a claim or evidence of sources.yml by its id, such as [^000-01]",
        ],
    ),
    (
        "[b]Words[/b]",
        [
            "1:9: `[/b]` is a tag of BBCode; write it in Markdown, such as **words**, *words* or > before a quotation",
        ],
    ),
    (
        '[gallery ids="1,2"]',
        [
            '1:1: `[gallery ids="1,2"]` is a shortcode of WordPress; write the picture or link itself',
        ],
    ),
    (
        "::Title:: What? {=this ~that}",
        [
            "1:1: `::Title::` is a question of GIFT; write the question in the bank in quizzes/, and place it with <!-- question: id -->",
            "1:17: `{=this ~that}` is a question of GIFT; write the question in the bank in quizzes/, and place it with <!-- question: id -->",
        ],
    ),
    (
        "== Look ==",
        [
            "1:1: `== Look ==` is a heading of MediaWiki; write ## before it",
        ],
    ),
    (
        "It is '''so'''.",
        [
            "1:7: `'''so'''` is bold type of MediaWiki; write **words**",
        ],
    ),
    (
        "{panel:title=x}\nWords.\n{panel}",
        [
            "1:1: `{panel:title=x}` is a macro of Jira or Confluence; write code between two lines of three backticks, and a box as `!!! note`",
            "3:1: `{panel}` is a macro of Jira or Confluence; write code between two lines of three backticks, and a box as `!!! note`",
        ],
    ),
    (
        "h2. Look",
        [
            "1:1: `h2.` is a heading of Jira; write ## before it",
        ],
    ),
    (
        "@startuml\nA -> B\n@enduml",
        [
            "1:1: `@startuml` is a diagram of PlantUML; draw it as SVG, and write ![what it shows](diagram.svg)",
        ],
    ),
    (
        "<<< @/a.js",
        [
            "1:1: `<<< @/a.js` is a snippet of VitePress; write the code itself; no file is taken in",
        ],
    ),
    (
        '[=65% "done"]',
        [
            '1:1: `[=65% "done"]` is a progress bar; write it in words',
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
        "1) one\n2) two",
        [
            "1:1: a list with brackets after its numbers would be printed as one line; write 1.",
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
]
IN_DATA: list[tuple[str, list[str]]] = [
    (
        '=== "Tab"\n    Words.',
        [
            '1:1: `=== "Tab"` is a tab, and tabs work in lessons alone; write one text below the other',
        ],
    ),
    (
        "!!! note\n    Words.",
        [
            "1:1: `!!! note` is a box, and boxes work in lessons alone; write a paragraph",
        ],
    ),
    (
        "??? note\n    Words.",
        [
            "1:1: `??? note` is a folded block, and those work in lessons alone; write a paragraph",
        ],
    ),
    (
        "- [ ] one\n- [x] two",
        [
            "1:1: `- [ ]` is a box of a task, and those work in lessons alone; write the item alone",
            "2:1: `- [x]` is a box of a task, and those work in lessons alone; write the item alone",
        ],
    ),
    (
        "As said.[^1]",
        [
            "1:9: `[^1]` is a note; cite claims in `claims:`, and write the note's words in the text",
        ],
    ),
    (
        "Words <!-- a comment -->",
        [
            "1:7: `<!-- a comment -->` is a comment; remove it, or write it after # outside the text",
        ],
    ),
    (
        "Words.\n{: .red }",
        [
            "2:1: `{: .red }` is a list of attributes; remove it",
        ],
    ),
    (
        "[TOC]",
        [
            "1:1: `[TOC]` is a table of contents; remove it",
        ],
    ),
    (
        "::: tip\nWords.\n:::",
        [
            "1:1: `::: tip` is a container of Docusaurus, VuePress or Pandoc; write `!!! tip` and indent the text below it by four spaces",
        ],
    ),
    (
        "Press <kbd>Ctrl</kbd>",
        [
            "1:7: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++",
        ],
    ),
    (
        "```mermaid\ngraph TD\n```",
        [
            "1:4: `mermaid` is a diagram for a script, and a page fetches none; draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg) (refused)",
        ],
    ),
    (
        "$\\foo$",
        [
            '1:2: the formula cannot be read: unknown command "\\foo"; fix the TeX; where no formula is meant, write \\$ (refused)',
        ],
    ),
]
INNOCENT = [
    "![a](<u v.png>) [b](<a b.pdf>)",
    "Q&A :::",
    "We meet at 10:30:45, at a:b:c, or at localhost:8000/x:y.",
    "Prices: $5 and $6, US$5/US$6, between $5 and 10$.",
    "The paths $HOME/$USER.",
    "Dear <Name>, write to <anna@example.org> or <https://example.org>.",
    "5 < 6 and 7 > 6; a <- b; x<y>z",
    "Nothing!!! Really??? === that is it",
    "A brace {name} is filled in, and {this, too}.",
    r"As it is written: \{{ name }}, \$x\$, \<br>",
    "`{{ name }}` and `<br>` and ``::: tip`` and `:smile:`",
    "A span of code `that\ngoes on {{ here }}` and ends.",
    "```\n::: tip\n{{ name }}\n- a\n  - b\n<br>\n```",
    "- item\n\n    ```html\n    <br> {% x %}\n    ```",
    "Words.\n\n    {{ indented }} <br>\n\n    ::: tip\n\nWords.",
    '```python title="a.py" linenums="1" hl_lines="1 3-4"\nx\n```',
    "``` { .python #here }\nx\n```",
    "~~~\nx\n~~~",
    "$x_{{a}}^{{b}}$ and $$\\begin{aligned}a&=b\\end{aligned}$$",
    "- one\n- two\n    - three\n        - four\n\n    Words.\n\n- five",
    "1. one\n\n    Words.\n\n2. two",
    "  - all of it\n  - by two",
    "It was in\n- as far as I know - the year of\nthe fire.",
    "It was in\n1990. Then came\n1991. And so on.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "An accent: caf\u00e9; a range: 5 - 6; a rule:\n\n---\n\nEnd.",
    "![A map](map.svg) [a film](film.mp4) [elsewhere](https://example.org/x.png)",
    "A 50%% chance, two ::: and {a set}, 3) third, [b] and [see above], C:\\\\x\\\\y",
    "He was paid $$ or $$$, #1 of them == all.",
    "Press ++ctrl+alt+del++, ++f5++ or ++enter++; i++ and ++j; C++ and C++.",
    "> - one\n>     - two\n>\n> Words.",
    "```python {.x}\nx\n```",
    "```{.python linenums=1}\nx\n```",
    "1. one\n\n    ```\n    x\n    ```\n\n2. two",
    "Anna: the film of 2020, at :45 past.",
]


def told(text: str, *, lesson: bool) -> list[str]:
    return [
        f"{one.line}:{one.column}: {one.found}; {one.write}{' (refused)' if one.refused else ''}"
        for one in foreign(text, lesson=lesson)
    ]


@pytest.mark.parametrize(("text", "said"), IN_LESSONS)
def test_it_is_named_in_a_lesson(text: str, said: list[str]) -> None:
    assert told(text, lesson=True) == said


@pytest.mark.parametrize(("text", "said"), IN_DATA)
def test_it_is_named_in_a_text_of_a_data_file(text: str, said: list[str]) -> None:
    assert told(text, lesson=False) == said


@pytest.mark.parametrize(("text", "said"), IN_LESSONS)
def test_it_is_found_at_its_place_further_down(text: str, said: list[str]) -> None:
    first = told(f"A line of words.\n\n{text}", lesson=True)
    assert first == [f"{int(one.partition(':')[0]) + 2}:{one.partition(':')[2]}" for one in said]


@pytest.mark.parametrize("text", [text for text, _ in IN_LESSONS if "\n" not in text])
def test_code_is_left_alone(text: str) -> None:
    for code in (
        f"`` {text} ``",
        f"```text\n{text}\n```",
        f"Words:\n\n    {text}",
        f"- item\n\n    ~~~\n    {text}\n    ~~~",
    ):
        assert told(code, lesson=True) == []


@pytest.mark.parametrize(
    "text",
    [
        *INNOCENT,
        '=== "A tab"\n\n    <!-- question: q -->',
        "## Look {: #look }",
        "Words.\n{: .red }",
        "*a*{.red} and `b`{.red}",
        "- a\n{: .red }",
    ],
)
def test_innocent_prose_is_left_alone(text: str) -> None:
    assert told(text, lesson=True) == []


@pytest.mark.parametrize("text", [text for text in INNOCENT if "- [" not in text])
def test_innocent_texts_of_data_files_are_left_alone(text: str) -> None:
    assert told(text, lesson=False) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "<",
        "<a ",
        "{{",
        "```\n",
        "`",
        "\\`",
        "$a ",
        "$$",
        "- a\n",
        "w\n- a\n- b\n",
        "![x](",
        "> ",
        ":a",
        "<!--",
        '=== "a"\n',
        "{++",
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    for _ in foreign((text * 200_000)[:200_000], lesson=True):
        pass
    assert time.process_time() - started < 10


LESSON = """\
## Foreign

::: tip
A container.
:::

=== "Tab one"
    One.

??? note "More"
    Hidden.

> [!WARNING]
> An alert.

- [ ] a task

Term
:   Definition

1. First
   - nested with three spaces

!!! warning "Two spaces"
  of indent only

Press <kbd>Ctrl</kbd><br>and H~2~O, $x^2$, --8<-- "a.md", {{ name }}
"""


def test_a_whole_lesson_of_many_systems_is_told_line_by_line() -> None:
    assert told(LESSON, lesson=True) == [
        "3:1: `::: tip` is a container of Docusaurus, VuePress or Pandoc; write `!!! tip` and indent the text below it by four spaces",
        "13:1: `> [!WARNING]` is an alert of GitHub or a callout of Obsidian; write `!!! warning` and indent the text below it by four spaces",
        "22:4: the nested item is indented by 3 spaces, so it would not be nested; indent it by 4 spaces",
        "25:3: the text of the box is indented by 2 spaces, so it would stand outside; indent it by four spaces",
        "27:7: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++",
        "27:22: `<br>` is HTML; begin a new paragraph, or end the line with two spaces",
        '27:44: `--8<-- "a.md"` is a snippet; write the text itself; no file is taken in',
        "27:59: `{{ name }}` is a place to fill in of Jinja, Liquid or Handlebars; write the text itself; [[name]] places a local standard of the catalogue",
    ]
