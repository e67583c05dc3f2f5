"""Addresses and DOIs in what is said of a source are links, whatever stands around them."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from course.pages.addresses import linked


def link(address: str, words: str) -> str:
    return f'<a class="course-address" href="{address}">{words}</a>'


CASES = {
    "See https://example.org/a?b=1&c=2.": (
        f"See {link('https://example.org/a?b=1&amp;c=2', 'https://example.org/a?b=1&amp;c=2')}."
    ),
    "(http://example.org/x)": f"({link('http://example.org/x', 'http://example.org/x')})",
    'the "https://example.org", they say': (
        f"the &#34;{link('https://example.org', 'https://example.org')}&#34;, they say"
    ),
    "doi:10.1002/mar.21628": link("https://doi.org/10.1002/mar.21628", "doi:10.1002/mar.21628"),
    "DOI: 10.2753/MIS0742-1222250111; page 4": (
        f"{link('https://doi.org/10.2753/MIS0742-1222250111', 'DOI: 10.2753/MIS0742-1222250111')}; page 4"
    ),
    "10.1000/182": link("https://doi.org/10.1000/182", "10.1000/182"),
    "https://doi.org/10.1000/182": link("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    "10.5 of 12/20, version 10.12/3": "10.5 of 12/20, version 10.12/3",
    "javascript://example.org": "javascript://example.org",
    "https:// alone": "https:// alone",
}


@pytest.mark.parametrize(("text", "html"), CASES.items())
def test_an_address_becomes_a_link_and_nothing_else_does(text: str, html: str) -> None:
    assert linked(escape(text)) == html


def test_what_is_a_link_or_an_attribute_already_stays_as_it_is() -> None:
    html = Markup('<a href="https://example.org/">https://example.org/</a> <img src="https://example.org/a.png">')
    assert linked(html) == html
