"""The signs of note-taking, publishing and markup tools that a lesson may come from; more of ``foreign_signs``.

They are looked for after those of that table: where both know a place, the other one tells of it.
"""

from __future__ import annotations

from course.markdown.foreign_signs import Sign, sign

_FENCES = "write three backticks on the line before the code, and on the line after it"
_WORDS = "write the text itself; nothing is filled in"
_REMOVE = "write it as <!-- ... -->, or remove it"
_LINK = "write [words](address)"
_AS_IT_IS = "write the text as it is to be"
_FOLDED = 'write `??? note "A title"` in a lesson, and indent the text below it by four spaces'
_ATTRIBUTE = r"""[ \t]+[\w@:.-]{1,40}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|\{[^}\n]{0,200}\}|[^\s<>"'={]{1,100})"""

TOOLS: tuple[Sign, ...] = (
    sign("<%", r"<%[^\n]{0,120}?%>", "a tag of ERB, EJS or Templater", _WORDS),
    sign("%%", r"^[ \t]*%%[ \t]*$", "a comment of Obsidian", _REMOVE),
    sign(
        "::",
        r"(?:^[ \t]*(?:[-*+][ \t]+)?|(?<=[\[(]))[a-z][\w-]{0,40}::(?=[ \t])",
        "a field of Dataview or Logseq",
        "write it in words, or remove it",
    ),
    sign("::", r"(?<=[^\W_])::[ \t]*$", "the mark of reStructuredText before code", "write one colon"),
    sign("^", r"(?<=\s)\^[a-z0-9][a-z0-9-]{2,40}[ \t]*$", "the id of a block of Obsidian", "remove it"),
    sign("$`", r"\$`[^`\n]{1,200}`\$", "a formula of GitHub or GitLab", "write $x$ without backticks"),
    sign(
        "~",
        r"(?<![\w~\\\)])~(?=[^\s~])[^~\n]{0,80}[^\s~]~(?![\w~])",
        "text between single tildes, which is lowered here and not struck out",
        "write ~~words~~ to strike it out",
    ),
    sign(
        "export",
        r"^export\s+(?:const|default|function|let|var|class|\{)[^\n]{0,100}",
        "a line of MDX",
        "remove it; pages hold no components",
    ),
    sign("{/*", r"\{/\*[^\n]{0,120}?(?:\*/\}|$)", "a comment of MDX", _REMOVE),
    sign(
        "<",
        rf"</[a-z][\w.:-]{{0,40}}[ \t]*>|<[a-z][\w.:-]{{0,40}}(?:{_ATTRIBUTE}){{0,9}}[ \t]*/>"
        rf"|<[a-z][\w.:-]{{0,40}}(?:{_ATTRIBUTE}){{1,9}}[ \t]*>",
        "a tag of HTML, XML or a component",
        "remove it; put it in backticks if readers are to see it",
    ),
    sign(
        "<",
        r"<(?:\?(?:php|xml|=)|!\[CDATA\[|!doctype\b)[^\n]{0,120}",
        "code of PHP, XML or HTML",
        "remove it; put it in backticks if readers are to see it",
    ),
    sign(
        "@",
        r"(?<![\w/.@\[])@(?:fig|sec|tbl|eq|lst|thm|exm)-[\w-]{1,60}",
        "a cross-reference of Quarto",
        "write a link such as [words](page.md#section)",
    ),
    sign(
        "@",
        r"\[[^\]\[\n@]{1,60}\s-?@[\w:-]{1,60}(?:[,; ][^\]\n]{0,100})?\](?!\()",
        "a citation of Pandoc",
        "cite a claim or evidence of sources.yml by its id, such as [^000-01]",
    ),
    sign("(@", r"^[ \t]*\(@[\w-]{0,20}\)(?=[ \t])", "an item of Pandoc that is numbered", "write 1. before an item"),
    sign(
        "==",
        r"^[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*$",
        "a table of reStructuredText",
        "write the table with | between its cells",
    ),
    sign(")=", r"^\([\w-]{1,60}\)=[ \t]*$", "a target of MyST", "write {#name} behind the heading"),
    sign("%", r"^%[ \t]+\S[^\n]{0,80}", "a comment of MyST or TeX, or a title of Pandoc", _REMOVE, where="lesson"),
    sign("+++", r"^\+{3}[ \t]*\{[^\n]{0,80}", "a break of MyST", "remove it"),
    sign(
        "annotate",
        r"\{:?[ \t]*\.annotate[ \t]*\}",
        "a mark for annotations of Material",
        "write [^1], and `[^1]: ...` on a line of its own",
        where="lesson",
    ),
    sign(
        "||",
        r"(?:^|(?<=\s))\|\|[^\s|][^|\n]{0,150}\|\|(?![\w|])(?![^\n]{0,200}\|)",
        "a spoiler of Discord",
        _FOLDED,
    ),
    sign(">!", r">!(?=\S)[^\n]{1,150}?!<", "a spoiler of Reddit", _FOLDED),
    sign("{+", r"\{\+(?!\+)[^\n+]{1,100}\+\}", "a change as GitLab marks it", _AS_IT_IS),
    sign("[-", r"\[-(?!-)[^\]\n-]{1,100}-\](?!\(|\[|:)", "a change as GitLab marks it", _AS_IT_IS),
    sign(">>>", r"^>>>[ \t]*$", "the edge of a quotation of GitLab", "write > before each line"),
    sign(
        ">>>",
        r"^>>>[ \t](?:import |from |print\b|def |[\w.]{1,40} ?=[^=]|[\w.]{1,40}\()[^\n]{0,80}",
        "a prompt of Python",
        "write the code between two lines of three backticks",
    ),
    sign("{color", r"\{color(?::[^}\n]{1,30})?\}", "a macro of Jira or Confluence", "remove it"),
    sign("|", r"\[[^\]|\n]{1,100}\|(?:https?://|mailto:)[^\]\n]{1,200}\]", "a link of Jira", _LINK),
    sign("|", r"<(?:https?://|mailto:)[^>|\n]{1,200}\|[^>\n]{1,100}>", "a link of Slack", _LINK),
    sign(
        "==",
        r"^(?:==|={4,6})[ \t]+[^\s=\"'\u201c][^\n]{0,100}",
        "a heading of AsciiDoc or a wiki",
        "write ## before it",
    ),
    sign("`_", r"(?<=>`)_{1,2}(?!\w)", "the end of a link of reStructuredText", _LINK),
    sign('":', r"\"[^\"\n]{1,100}\":(?:https?://|/)[^\s]{1,200}", "a link of Textile", _LINK),
    sign(
        "**",
        r"^[ \t]*\*{2,5}[ \t]+(?=[^\s*])",
        "an item as wikis and Org write it",
        "write - before it, indented by four spaces for each level",
    ),
    sign("~", r"^[ \t]{0,3}~[ \t]+(?=[^\W\d])", "a definition of Pandoc", "write `:   ` before it"),
    sign(
        "::",
        r"^::[a-z][\w-]{0,30}(?:\[[^\]\n]{0,100}\])?\{[^}\n]{0,100}\}",
        "a directive of GitLab or remark",
        "write the text, picture or link itself",
    ),
    *(
        sign(
            mark * 3,
            rf"^[ \t]{{0,3}}{mark}{{3}}[\w+-]{{0,20}}[ \t]*$",
            "a fence of quotation marks or accents",
            _FENCES,
        )
        for mark in "\u2018\u2019\u201a\u201b\u00b4\u201c\u201d\u201e'"
    ),
    *(
        sign(
            mark,
            rf"(?<![\w./:@(<\[=\"'-])(?!https?://)(?=[ht])[htps]{{3,7}}{after}(?=\w)[^\s<>()]{{0,100}}[^\s<>().,;:!?]",
            "an address whose beginning is mistyped",
            "write https:// or http:// before it",
        )
        for mark, after in ((":/", ":/{1,3}"), ("//", "[;]?//:?"))
    ),
    sign(
        "://",
        r"(?<![\w(<\"'\[=/.:>])(?<!\]: )https?://[^\s<>)\]]{0,200}[^\s<>)\]}.,;:!?'\"]",
        "an address, and no link here",
        "write <https://...> or [words](https://...); put it in backticks if nobody is to follow it",
        where="lesson",
    ),
)
