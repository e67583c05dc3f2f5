"""A page is published without what the build alone reads, and is the same to every reader."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markupsafe import Markup, escape

from course.pages.lean import lean


class Heard(HTMLParser):
    """What a browser makes of HTML: elements with their attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [one for one in attrs if one[0] != "data-search-exclude"]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_marks_for_the_search_are_left_out_and_words_about_them_stay() -> None:
    html = Markup(
        '<details class="a" data-search-exclude data-cost="1"><p data-search-exclude>x</p></details>'
        "<p>Write <code>data-search-exclude</code>: a data-search-exclude there hides it.</p>"
    )
    assert lean(html) == (
        '<details class="a" data-cost="1"><p>x</p></details>'
        "<p>Write <code>data-search-exclude</code>: a data-search-exclude there hides it.</p>"
    )


def test_quotation_marks_are_themselves_in_texts_and_stay_escaped_in_attributes() -> None:
    html = Markup('<p title="a &#34;b&#34; c">It&#39;s &#34;so&#34; &lt;b&gt; &amp;#39; here</p>')
    assert lean(html) == '<p title="a &#34;b&#34; c">It\'s "so" &lt;b&gt; &amp;#39; here</p>'


@pytest.mark.parametrize(
    "text", ["\"'<>&", "' onmouseover='x", '"><svg onload=x>', "a < b > \"c\" &#39; 'd'", "&quot;"]
)
def test_any_text_reads_the_same_in_a_text_and_in_an_attribute(text: str) -> None:
    html = Markup('<p title="{0}" data-search-exclude>{0}</p><p>{0}<br>{0}</p>').format(escape(text))
    assert Heard(lean(html)).found == Heard(html).found
