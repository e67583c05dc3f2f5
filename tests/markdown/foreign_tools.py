"""Signs of note-taking, publishing and markup tools.

A text, and what is said of it: line, column, what it is, what to write.
"""

from __future__ import annotations

TOOLS: list[tuple[str, list[str]]] = [
    (
        "Hello <% tp.file.title %>",
        [
            "1:7: `<% tp.file.title %>` is a tag of ERB, EJS or Templater; write the text itself; nothing is filled in",
        ],
    ),
    (
        "%%\nhidden",
        [
            "1:1: `%%` is a comment of Obsidian; write it as <!-- ... -->, or remove it",
        ],
    ),
    (
        "Rating:: 9\n\nA [rating:: 9] b.",
        [
            "1:1: `Rating::` is a field of Dataview or Logseq; write it in words, or remove it",
            "3:4: `rating::` is a field of Dataview or Logseq; write it in words, or remove it",
        ],
    ),
    (
        "- collapsed:: true",
        [
            "1:1: `- collapsed::` is a field of Dataview or Logseq; write it in words, or remove it",
        ],
    ),
    (
        "As follows::\n\n    code",
        [
            "1:11: `::` is the mark of reStructuredText before code; write one colon",
        ],
    ),
    (
        "A paragraph. ^abc123",
        [
            "1:14: `^abc123` is the id of a block of Obsidian; remove it",
        ],
    ),
    (
        "Then $`x^2`$ is.",
        [
            "1:6: `$`x^2`$` is a formula of GitHub or GitLab; write $x$ without backticks",
        ],
    ),
    (
        "A ~word~ gone.",
        [
            "1:3: `~word~` is text between single tildes, which is lowered here and not struck out; write ~~words~~ to strike it out",
        ],
    ),
    (
        "export const x = 1;",
        [
            "1:1: `export const x = 1;` is a line of MDX; remove it; pages hold no components",
        ],
    ),
    (
        "{/* a comment */}",
        [
            "1:1: `{/* a comment */}` is a comment of MDX; write it as <!-- ... -->, or remove it",
        ],
    ),
    (
        "<MyPart prop={1} />",
        [
            "1:1: `<MyPart prop={1} />` is a tag of HTML, XML or a component; remove it; put it in backticks if readers are to see it",
        ],
    ),
    (
        '<Note title="a">\nWords.\n</Note>',
        [
            '1:1: `<Note title="a">` is a tag of HTML, XML or a component; remove it; put it in backticks if readers are to see it',
        ],
    ),
    (
        "<my-part />",
        [
            "1:1: `<my-part />` is a tag of HTML, XML or a component; remove it; put it in backticks if readers are to see it",
        ],
    ),
    (
        "<?php echo 1 ?>",
        [
            "1:1: `<?php echo 1 ?>` is code of PHP, XML or HTML; remove it; put it in backticks if readers are to see it",
        ],
    ),
    (
        "<![CDATA[ x ]]>",
        [
            "1:1: `<![CDATA[ x ]]>` is code of PHP, XML or HTML; remove it; put it in backticks if readers are to see it",
        ],
    ),
    (
        "See @fig-plot and @sec-intro.",
        [
            "1:5: `@fig-plot` is a cross-reference of Quarto; write a link such as [words](page.md#section)",
            "1:19: `@sec-intro` is a cross-reference of Quarto; write a link such as [words](page.md#section)",
        ],
    ),
    (
        "As said [see @doe99, pp. 33].",
        [
            "1:9: `[see @doe99, pp. 33]` is a citation of Pandoc; cite a claim or evidence of sources.yml by its id, such as [^000-01]",
        ],
    ),
    (
        "(@) First",
        [
            "1:1: `(@)` is an item of Pandoc that is numbered; write 1. before an item",
        ],
    ),
    (
        "====  ====\nA     B\n====  ====",
        [
            "1:1: `==== ====` is a table of reStructuredText; write the table with | between its cells",
            "3:1: `==== ====` is a table of reStructuredText; write the table with | between its cells",
        ],
    ),
    (
        "(my-target)=\n\n### Head",
        [
            "1:1: `(my-target)=` is a target of MyST; write {#name} behind the heading",
        ],
    ),
    (
        "% A comment",
        [
            "1:1: `% A comment` is a comment of MyST or TeX, or a title of Pandoc; write it as <!-- ... -->, or remove it",
        ],
    ),
    (
        '+++ { "meta": 1 }',
        [
            '1:1: `+++ { "meta": 1 }` is a break of MyST; remove it',
        ],
    ),
    (
        "Words (1)\n{ .annotate }",
        [
            "2:1: `{ .annotate }` is a mark for annotations of Material; write [^1], and `[^1]: ...` on a line of its own",
        ],
    ),
    (
        "A ||spoiler|| here.",
        [
            '1:3: `||spoiler||` is a spoiler of Discord; write `??? note "A title"` in a lesson, and indent the text below it by four spaces',
        ],
    ),
    (
        ">!a spoiler!<",
        [
            '1:1: `>!a spoiler!<` is a spoiler of Reddit; write `??? note "A title"` in a lesson, and indent the text below it by four spaces',
        ],
    ),
    (
        "{+ added +} and [- removed -]",
        [
            "1:1: `{+ added +}` is a change as GitLab marks it; write the text as it is to be",
            "1:17: `[- removed -]` is a change as GitLab marks it; write the text as it is to be",
        ],
    ),
    (
        ">>>\nquoted\n>>>",
        [
            "1:1: `>>>` is the edge of a quotation of GitLab; write > before each line",
            "3:1: `>>>` is the edge of a quotation of GitLab; write > before each line",
        ],
    ),
    (
        ">>> print(1)",
        [
            "1:1: `>>> print(1)` is a prompt of Python; write the code between two lines of three backticks",
        ],
    ),
    (
        "{color:red}x{color}",
        [
            "1:1: `{color:red}` is a macro of Jira or Confluence; remove it",
            "1:13: `{color}` is a macro of Jira or Confluence; remove it",
        ],
    ),
    (
        "[words|https://example.org/a]",
        [
            "1:1: `[words|https://example.org/a]` is a link of Jira; write [words](address)",
        ],
    ),
    (
        "<https://example.org/a|words>",
        [
            "1:1: `<https://example.org/a|words>` is a link of Slack; write [words](address)",
        ],
    ),
    (
        "== Section",
        [
            "1:1: `== Section` is a heading of AsciiDoc or a wiki; write ## before it",
        ],
    ),
    (
        "`words <https://example.org/a>`_",
        [
            "1:32: `_` is the end of a link of reStructuredText; write [words](address)",
        ],
    ),
    (
        '"words":https://example.org/a',
        [
            '1:1: `"words":https://example.org/a` is a link of Textile; write [words](address)',
        ],
    ),
    (
        "** below",
        [
            "1:1: `**` is an item as wikis and Org write it; write - before it, indented by four spaces for each level",
        ],
    ),
    (
        "Term\n  ~ A meaning",
        [
            "2:3: `~` is a definition of Pandoc; write `:   ` before it",
        ],
    ),
    (
        "::include{file=a.md}",
        [
            "1:1: `::include{file=a.md}` is a directive of GitLab or remark; write the text, picture or link itself",
        ],
    ),
    (
        "`<b>x</b>`{=html}",
        [
            "1:11: `{=html}` is a mark for raw text of Pandoc; remove it; a page shows HTML and TeX as text",
        ],
    ),
    (
        "See https://example.org/a, please.",
        [
            "1:5: `https://example.org/a` is an address, and no link here; write <https://...> or [words](https://...); put it in backticks if nobody is to follow it",
        ],
    ),
    (
        "\\newpage",
        [
            "1:1: `\\newpage` is a command of LaTeX; write it in Markdown: ## before a heading, **words**, *words*, - before an item",
        ],
    ),
    (
        "<ruby>a<rt>b</rt></ruby>",
        [
            "1:1: `<ruby>` is HTML; remove it; put it in backticks if readers are to see it",
            "1:8: `<rt>` is HTML; remove it; put it in backticks if readers are to see it",
        ],
    ),
    (
        "<strike>a</strike>",
        [
            "1:1: `<strike>` is HTML; write ~~words~~",
        ],
    ),
    (
        "::: mermaid\ngraph LR\n:::",
        [
            "1:1: `::: mermaid` is a container of Docusaurus, VuePress or Pandoc; draw it as SVG, and write ![what it shows](diagram.svg)",
        ],
    ),
    (
        "::: tabs\nWords.\n:::",
        [
            '1:1: `::: tabs` is a container of Docusaurus, VuePress or Pandoc; write `=== "Title"` and indent the text below it by four spaces',
        ],
    ),
    (
        "::: video\nWords.\n:::",
        [
            '1:1: `::: video` is a container of Docusaurus, VuePress or Pandoc; write `!!! video "A title"` in a lesson, with its file below it',
        ],
    ),
    (
        "\u2018\u2018\u2018yaml\na: 1\n\u2018\u2018\u2018\n\nThen\n\n\u2018\u2018\u2018\nb: 2\n\u2018\u2018\u2018",
        [
            "1:1: `\u2018\u2018\u2018yaml` is a fence of quotation marks or accents; write three backticks on the line before the code, and on the line after it",
            "7:1: `\u2018\u2018\u2018` is a fence of quotation marks or accents; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "\u00b4\u00b4\u00b4\nA\n\u00b4\u00b4\u00b4",
        [
            "1:1: `\u00b4\u00b4\u00b4` is a fence of quotation marks or accents; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "'''\nA\n'''",
        [
            "1:1: `'''` is a fence of quotation marks or accents; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "“““\nA\n“““",
        [
            "1:1: `“““` is a fence of quotation marks or accents; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "``\nA\nB\n``",
        [
            "1:1: two signs are no fence, so the code would be read as words; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "``yaml\na: 1\n\nb: 2\n``",
        [
            "1:1: two signs are no fence, so the code would be read as words; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "~~\nA\n~~",
        [
            "1:1: two signs are no fence, so the code would be read as words; write three backticks on the line before the code, and on the line after it",
        ],
    ),
    (
        "See http:/example.org/a, or http//example.org.",
        [
            "1:5: `http:/example.org/a` is an address whose beginning is mistyped; write https:// or http:// before it",
            "1:29: `http//example.org` is an address whose beginning is mistyped; write https:// or http:// before it",
        ],
    ),
]
