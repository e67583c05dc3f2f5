"""Names of boxes in other systems, and tags of HTML, each with what is written here instead."""

from __future__ import annotations

BOXES: list[tuple[str, list[str]]] = [
    *(
        (
            f"::: {kind}\nWords.\n:::",
            [
                f"1:1: `::: {kind}` is a container of Docusaurus, VuePress or Pandoc; write `!!! {kind}` and indent "
                "the text below it by four spaces",
            ],
        )
        for kind in ("info", "example", "question", "quote", "success", "failure", "bug")
    ),
    (
        "<figure>\n<svg></svg>\n</figure>",
        [
            "1:1: `<figure>` is HTML; write ![what it shows](picture.svg), and a caption below it",
            "2:1: `<svg>` is HTML; keep the drawing as a file, and write ![what it shows](picture.svg)",
        ],
    ),
    (
        '<audio src="call.mp3"></audio>',
        [
            '1:1: `<audio src="call.mp3">` is HTML; write `!!! audio "A title"` in a lesson, with its file below it',
        ],
    ),
    (
        "<i>One</i> <em>two</em>",
        [
            "1:1: `<i>` is HTML; write *words*",
            "1:12: `<em>` is HTML; write *words*",
        ],
    ),
    (
        "<u>One</u> <ins>two</ins> <mark>three</mark>",
        [
            "1:1: `<u>` is HTML; write ^^words^^",
            "1:12: `<ins>` is HTML; write ^^words^^",
            "1:27: `<mark>` is HTML; write ==words==",
        ],
    ),
    (
        "x<sup>2</sup> <code>y</code>",
        [
            "1:2: `<sup>` is HTML; write x^2^",
            "1:15: `<code>` is HTML; write `words` in backticks",
        ],
    ),
    (
        "One\n\n<hr>\n\ntwo",
        [
            "3:1: `<hr>` is HTML; write a line of three hyphens, with an empty line before it",
        ],
    ),
    (
        "<ul>\n<li>One</li>\n</ul>",
        [
            "1:1: `<ul>` is HTML; write the list with - or 1. before its items",
            "2:1: `<li>` is HTML; write the list with - or 1. before its items",
        ],
    ),
    (
        "<dl>\n<dt>One</dt>\n<dd>Words</dd>\n</dl>",
        [
            "1:1: `<dl>` is HTML; write the term, and below it `:   ` and its definition",
            "2:1: `<dt>` is HTML; write the term, and below it `:   ` and its definition",
            "3:1: `<dd>` is HTML; write the term, and below it `:   ` and its definition",
        ],
    ),
    (
        "<h2>One</h2>",
        [
            "1:1: `<h2>` is HTML; write ## before a heading",
        ],
    ),
]
