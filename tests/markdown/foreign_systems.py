"""Signs of other systems, as lessons that come from them have.

A text, and what is said of it: line, column, what it is, what to write.
"""

from __future__ import annotations

SYSTEMS: list[tuple[str, list[str]]] = [
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
            "1:4: `<br/>` is HTML; begin a new paragraph, or end the line with two spaces; in a table, write another row",
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
            '1:1: `<video controls src="a.mp4">` is HTML; write `!!! video "A title"` in a lesson, with its file below it',
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
]
