"""The signs of other systems' markup, each with what it is and what to write instead.

A table and no code: whoever meets another system adds a row here, and a line to its test. A pattern is
tried on lines that hold its ``trigger``; none may look further than 200 characters from where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from course.reading.yaml_words import KEEP_ONE, UNMERGED

Where = Literal["both", "lesson", "data"]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One kind of markup: ``what`` it is, what to ``write``; the pattern's group ``key`` chooses among ``by_key``."""

    trigger: str
    written: str
    what: str
    write: str
    by_key: Mapping[str, str] = field(default_factory=dict)
    where: Where = "both"
    refused: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when a text first holds its trigger: most never do."""
        return re.compile(self.written, re.IGNORECASE)

    def remedy(self, match: re.Match[str]) -> str:
        """Return what to write in the place of one match."""
        key = match.groupdict().get("key") or ""
        return self.by_key.get(key.casefold(), self.write)


def sign(trigger: str, written: str, what: str, write: str, where: Where = "both", *, refused: bool = False) -> Sign:
    """Return the sign of these, in the order in which the table has them."""
    return Sign(
        trigger=trigger,
        written=written,
        what=what,
        write=write,
        where=where,
        refused=refused,
    )


_BOX = 'write `!!! note "A title"` and indent the text below it by four spaces'
_BOXES = {
    **{kind: f"write `!!! {kind}` and indent the text below it by four spaces" for kind in (
        "tip", "note", "info", "warning", "danger", "example", "question", "quote", "success", "failure", "bug"
    )},
    "details": 'write `??? note "A title"` and indent the text below it by four spaces',
    "important": "write `!!! warning` and indent the text below it by four spaces",
    "caution": "write `!!! danger` and indent the text below it by four spaces",
    **dict.fromkeys(("tabs", "tab", "code-group"), 'write `=== "Title"` and indent the text below it by four spaces'),
    "mermaid": "draw it as SVG, and write ![what it shows](diagram.svg)",
    "video": 'write `!!! video "A title"` in a lesson, with its file below it',
}  # fmt: skip
_HTML = {
    "kbd": "write the keys between plus signs, such as ++ctrl+c++",
    "br": "begin a new paragraph, or end the line with two spaces; in a table, write another row",
    "details": 'write `??? note "A title"` and indent the text below it by four spaces',
    "summary": 'write `??? note "A title"` and indent the text below it by four spaces',
    "img": "write ![what it shows](picture.svg)",
    "picture": "write ![what it shows](picture.svg)",
    "figure": "write ![what it shows](picture.svg), and a caption below it",
    "svg": "keep the drawing as a file, and write ![what it shows](picture.svg)",
    "iframe": "write a link, and say in words what is there",
    "video": 'write `!!! video "A title"` in a lesson, with its file below it',
    "audio": 'write `!!! audio "A title"` in a lesson, with its file below it',
    "a": "write [words](address)",
    "b": "write **words**",
    "strong": "write **words**",
    "i": "write *words*",
    "em": "write *words*",
    "u": "write ^^words^^",
    "ins": "write ^^words^^",
    "mark": "write ==words==",
    "s": "write ~~words~~",
    "strike": "write ~~words~~",
    "del": "write ~~words~~",
    "sub": "write H~2~O",
    "sup": "write x^2^",
    "code": "write `words` in backticks",
    "pre": "write the code between two lines of three backticks",
    "hr": "write a line of three hyphens, with an empty line before it",
    "quiz": "write the question in the bank in quizzes/, and place it with <!-- question: id -->",
    **dict.fromkeys(("table", "tr", "td", "th", "thead", "tbody"), "write the table with | between its cells"),
    **dict.fromkeys(("ul", "ol", "li"), "write the list with - or 1. before its items"),
    **dict.fromkeys(("dl", "dt", "dd"), "write the term, and below it `:   ` and its definition"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write ## before a heading"),
    **dict.fromkeys(
        ("tabs", "tabitem", "codegroup"), 'write `=== "Title"` and indent the text below it by four spaces'
    ),
}
_TAGS = "|".join(
    sorted(
        {
            *_HTML,
            *("abbr", "article", "aside", "big", "blockquote", "button", "canvas", "center", "cite", "col", "colgroup"),
            *("div", "embed", "figcaption", "font", "footer", "form", "header", "input", "label", "main", "nav"),
            *("object", "option", "p", "q", "script", "section", "select", "small", "source", "span", "style"),
            *("template", "textarea", "tfoot", "time", "track", "tt", "var", "wbr"),
            *("acronym", "bdi", "bdo", "dfn", "fieldset", "marquee", "nobr", "noscript", "rp", "rt", "ruby", "samp"),
        }
    )
)
_QUIZ = "write the question in the bank in quizzes/, and place it with <!-- question: id -->"
_MEDIA = r"\.(?:mp4|m4v|webm|mov|avi|ogv|mp3|m4a|wav|ogg|flac)"

SIGNS: tuple[Sign, ...] = (
    Sign(
        trigger="<<<<<<<",
        written=UNMERGED,
        what="where git could not merge two versions of the text",
        write=KEEP_ONE,
        refused=True,
    ),
    Sign(
        trigger=":::",
        written=r"^[ \t]*:{3,}[ \t]*\{?\.?(?P<key>[a-z][\w-]*)[^\n]{0,80}",
        what="a container of Docusaurus, VuePress or Pandoc",
        write=_BOX,
        by_key=_BOXES,
    ),
    Sign(
        trigger="[!",
        written=r"^[ \t]*>[ \t>]*\[!(?P<key>[a-z]+)\][-+]?",
        what="an alert of GitHub or a callout of Obsidian",
        write=_BOX,
        by_key=_BOXES,
    ),
    Sign(
        trigger="///",
        written=r"^[ \t]*/{3,}[ \t]*(?P<key>[a-z][\w-]*)[^\n]{0,80}",
        what="a block of PyMdown's newer form",
        write=_BOX,
        by_key=_BOXES,
    ),
    sign(
        "<!",
        "<! ?[\u2013\u2014\u2212]",
        "a comment whose hyphens a word processor has joined",
        "write `<!--` and `-->`",
    ),
    sign("{%", r"\{%[^\n]{0,120}?%\}", "a tag of Jinja or Liquid", "write the text itself; nothing is filled in"),
    sign("{{<", r"\{\{<[^\n]{0,120}?>\}\}", "a shortcode of Hugo", "write the text, picture or link itself"),
    sign("{{%", r"\{\{%[^\n]{0,120}?%\}\}", "a shortcode of Hugo", "write the text, picture or link itself"),
    sign(
        "{{",
        r"\{\{(?![<%])[^\n]{0,120}?\}\}",
        "a place to fill in of Jinja, Liquid or Handlebars",
        "write the text itself; [[name]] places a local standard of the catalogue",
    ),
    sign(
        "8<", r"-{1,8}8<-{1,8}(?:[ \t]+\"[^\"\n]{0,80}\")?", "a snippet", "write the text itself; no file is taken in"
    ),
    sign("{!", r"\{![^\n]{1,100}?!\}", "a file to take in", "write the text itself; no file is taken in"),
    sign("![[", r"!\[\[[^\]\n]{1,100}\]\]", "an embedded file of Obsidian", "write ![what it shows](picture.svg)"),
    sign("[(", r"^[ \t]*(?:[-*+][ \t]+)?\[\([ xX]\)\]", "a quiz of LiaScript", _QUIZ),
    sign(
        "^[",
        r"\^\[[^\]\n]{1,200}\]",
        "an inline note of Pandoc",
        "write [^1], and `[^1]: ...` on a line of its own",
        "lesson",
    ),
    sign("{", r"(?<![\w`])\{[a-z][\w:.-]{0,40}\}(?=`[^`])", "a role of MyST", "write a link as [words](page.md)"),
    sign("`", r"(?<![\w:]):[a-z][\w:.-]{0,40}:(?=`[^`])", "a role of Sphinx", "write a link as [words](page.md)"),
    sign("::", r"^[ \t]*\.\.[ \t]+[a-z][\w-]{0,40}::[^\n]{0,80}", "a directive of reStructuredText", _BOX),
    sign(
        ":",
        r"(?<![\w:/.])(?::[a-z][a-z0-9_-]{0,60}[a-z0-9]:|:[+-]1:)(?![\w:`/])",
        "the name of an emoji or icon",
        "write the sign itself, or leave it out",
    ),
    sign(
        "{",
        r"\{(?:\+\+|--|~~|==|>>)[^\n]{0,150}?(?:\+\+|--|~~|==|<<)\}",
        "a mark of CriticMarkup",
        "write the text as it is to be",
    ),
    sign(
        "@[",
        r"@\[[^\]\n]{0,60}\](?:\([^)\n]{0,120}\))?",
        "an embedded film",
        "write a link, and say in words what the film shows",
    ),
    sign(
        "\\begin", r"\\begin\{[a-z*]{1,30}\}", "TeX without dollar signs", "write $$ before it and after its \\end{...}"
    ),
    sign(
        "\\(",
        r"\\\((?=[^\n]{0,200}?(?:[\^_=]|\\[a-z]))[^\n]{1,200}?\\\)",
        "TeX without dollar signs",
        "write it between two dollar signs",
    ),
    sign(
        "\\[",
        r"^[ \t]*\\\[(?=[ \t]*$|[^\n]{0,200}?(?:[\^_=]|\\[a-z]))[^\n]{0,120}",
        "TeX without dollar signs",
        "write it between $$ and $$",
    ),
    Sign(
        trigger="<",
        written=rf"(?<!\]\()</?(?P<key>{_TAGS})(?:[ \t]+[a-z@:][^<>\n]{{0,300}})?[ \t]*/?>",
        what="HTML",
        write="remove it; put it in backticks if readers are to see it",
        by_key=_HTML,
    ),
    sign(
        "](",
        r"!\[[^\]\n]{0,200}\]\([ \t]*<?(?:https?:)?//[^)\n]{0,200}\)?",
        "a picture of another host, and a page fetches nothing from elsewhere",
        "put the file beside this one, and write ![what it shows](picture.svg)",
        refused=True,
    ),
    sign(
        "](",
        rf"!\[[^\]\n]{{0,200}}\]\((?![ \t]*<?(?:https?:)?//)[^)\n]{{0,200}}?{_MEDIA}\b[^)\n]{{0,80}}\)",
        "a film or a recording, and it is written as a picture",
        "write a link to it, [words](film.mp4), and say in words what it shows",
        refused=True,
    ),
    sign(
        "](",
        r"!\[[^\]\n]{0,200}\]\([^)\n]{1,200}?[ \t]+=\d*x\d*\)",
        "a picture with a size in its address",
        "write ![what it shows](picture.svg){ width=300 }",
    ),
    sign(
        "]{",
        r"(?<!!)\[[^\]\[\n]{1,200}\]\{[ \t]*[.#:][^}\n]{0,100}\}",
        "a span of Pandoc",
        "write the words alone, or **words**",
    ),
    sign(
        "import",
        r"^import\s[^\n]{1,100}?from\s+[\"'][^\n]{1,100}",
        "a line of MDX",
        "remove it; pages hold no components",
    ),
    sign("+++", r"^\+{3}[ \t]*$", "front matter in TOML", "write it in YAML between two lines `---`"),
    sign("%%", r"%%[^%\n]{1,120}%%", "a comment of Obsidian", "write it as <!-- ... -->, or remove it"),
    sign(
        "::",
        r"^(?:image|video|audio|include|toc|xref):{1,2}[^\s\[]{0,80}\[[^\]\n]{0,80}\]",
        "a macro of AsciiDoc",
        "write ![what it shows](picture.svg), or a link",
    ),
    sign(
        "#+",
        r"^#\+[a-z_]{2,30}:?",
        "a keyword of Org",
        "remove it; code stands between two lines of three backticks",
    ),
    sign(
        "\\",
        r"\\(?:(?:sub)*section|chapter|textbf|textit|texttt|emph|underline|item|cite|footnote|includegraphics|usepackage"
        r"|label|ref|url|href|caption|tableofcontents|maketitle|(?:new|clear)page|pagebreak|[vh]space|(?:small|med|big)skip"
        r"|noindent|centering|hfill|LaTeX)(?=[\s{\[*]|$)",
        "a command of LaTeX",
        "write it in Markdown: ## before a heading, **words**, *words*, - before an item",
    ),
    sign("{::", r"\{::/?[a-z]{0,20}(?:[ \t][^}\n]{0,60})?/?\}", "a mark of kramdown", "remove it"),
    sign("+-", r"^\+(?:[-=:]{2,}\+){1,40}[ \t]*$", "a grid table", "write the table with | between its cells"),
    sign(
        "[@",
        r"\[-?@[\w:.#$%&+?<>~/-]{1,60}[^\]\n]{0,60}\](?!\()",
        "a citation of Pandoc",
        "cite a claim or evidence of sources.yml by its id, such as [^000-01]",
    ),
    sign(
        "[/",
        r"\[/(?:b|i|u|s|url|img|quote|code|details|spoiler|color|size|list|caption|video|audio)\]",
        "a tag of BBCode",
        "write it in Markdown, such as **words**, *words* or > before a quotation",
    ),
    sign(
        "[",
        r"\[(?:gallery|embed|playlist|caption|video|audio)(?:[ \t][^\]\n]{0,120})?\](?!\(|\[)",
        "a shortcode of WordPress",
        "write the picture or link itself",
    ),
    sign("::", r"^::[^:\n]{1,80}::", "a question of GIFT", _QUIZ),
    sign("{", r"(?<![\w$^_}])\{[ \t]*[=~](?![=~]|[a-z]{1,12}\})[^}\n]{1,200}\}", "a question of GIFT", _QUIZ),
    sign("{=", r"\{=[a-z]{1,20}\}", "a mark for raw text of Pandoc", "remove it; a page shows HTML and TeX as text"),
    sign("==", r"^={2,6}[ \t]+[^=\n]{1,120}[ \t]+={2,6}[ \t]*$", "a heading of MediaWiki", "write ## before it"),
    sign("'''", r"'''[^'\n]{1,120}'''", "bold type of MediaWiki", "write **words**"),
    sign(
        "{",
        r"^[ \t]*\{(?:code|panel|noformat|info|note|warning|tip|quote)(?::[^}\n]{0,80})?\}",
        "a macro of Jira or Confluence",
        "write code between two lines of three backticks, and a box as `!!! note`",
    ),
    sign("h", r"^h[1-6]\.[ \t]", "a heading of Jira", "write ## before it"),
    sign(
        "@start",
        r"^@start(?:uml|mindmap|json|yaml|gantt|wbs)",
        "a diagram of PlantUML",
        "draw it as SVG, and write ![what it shows](diagram.svg)",
    ),
    sign(
        "<<<", r"^<<<[ \t]*[@/.\w][^\n]{0,80}", "a snippet of VitePress", "write the code itself; no file is taken in"
    ),
    sign("[=", r"\[=\d{1,3}(?:\.\d+)?%[^\]\n]{0,60}\]", "a progress bar", "write it in words"),
    sign("\\", r"(?<=\S)\\$", "a line end of CommonMark", "end the line with two spaces"),
    sign(
        "$$",
        r"^[ \t>]*\$\$(?!\$)|(?<![\w$])\$\$(?=[^\s$])",
        "the start of a formula without an end",
        "write $$ after it too, with no empty line between",
    ),
    sign(
        "$",
        r"(?<![\w$])\$[ \t]+(?=[^$\n]{0,200}[\\^_{])[^$\n]{1,200}?[ \t]+\$(?![\w$])",
        "a formula with spaces at its dollar signs",
        "write $x$ without them",
    ),
    sign("\u2022", r"^[ \t]*\u2022[ \t]*", "a bullet", "write - before an item, and an empty line before the first"),
    sign("[toc]", r"^\[TOC\][ \t]*$", "a table of contents", "remove it", "data"),
    sign(
        "{:toc",
        r"^[ \t]*\{:[ \t]*toc[ \t]*\}",
        "a table of contents of kramdown",
        "remove it; the page makes its own",
    ),
    sign("{", r"^[ \t]*\{:[^}\n]{0,100}\}[ \t]*$", "a list of attributes", "remove it", "data"),
    sign("<!--", r"<!--[^\n]{0,80}", "a comment", "remove it, or write it after # outside the text", "data"),
    sign(
        "[^",
        r"\[\^[^\]\s]{1,80}\]",
        "a note",
        "cite claims in `claims:`, and write the note's words in the text",
        "data",
    ),
    sign(
        "{",
        r"(?<=[)*_`])\{:?[ \t]*(?:[.#][\w-]{1,60}[ \t]+){0,9}"
        r"(?!(?:id|class|title|lang|dir|width|height|start|alt)=)[a-z-]{1,30}=[^}\n]{0,100}\}",
        "a list with an attribute that is left out",
        "remove it; id, class, title, lang, dir, width, height, start and alt can be set",
        "lesson",
    ),
    # What works in lessons alone.
    sign(
        "===",
        r'^===[!+]?[ \t]*"[^"\n]{0,80}"?',
        "a tab, and tabs work in lessons alone",
        "write one text below the other",
        "data",
    ),
    sign("!!!", r"^!!!\+?[ \t]*[a-z][\w-]*", "a box, and boxes work in lessons alone", "write a paragraph", "data"),
    sign(
        "???",
        r"^\?\?\?\+?[ \t]*[a-z][\w-]*",
        "a folded block, and those work in lessons alone",
        "write a paragraph",
        "data",
    ),
    sign(
        "[",
        r"^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]",
        "a box of a task, and those work in lessons alone",
        "write the item alone",
        "data",
    ),
)
