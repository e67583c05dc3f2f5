"""A page writes numbers of tables, and parts their cells, as the command does in each of our languages."""

from __future__ import annotations

import pytest

from course.locale.reading import shipped, words_for
from course.records.roster import csv_of
from course.records.spreadsheet import form_in
from devtools.deno import Modules

pytestmark = pytest.mark.process

MARK = "language => new Intl.NumberFormat(`${language}-u-ca-gregory-nu-latn`).format(.5).slice(1, -1)"
TABLE = "mark => coursewright.roster.csvOf([['Ada', '-0.5', '=1'], ['a;b,c', '-0,5', '']], mark)"


@pytest.mark.parametrize("language", [*shipped(), "de-AT", "pt", "ja"])
def test_both_part_cells_alike(web: Modules, language: str) -> None:
    form = form_in(words_for(language))
    assert web.evaluate(MARK, language) == form.words.mark
    mine = csv_of([["Ada", "-0.5", "=1"], ["a;b,c", "-0,5", ""]], form)
    assert web.evaluate(TABLE, form.words.mark) == mine.decode()


def test_a_comma_before_decimals_makes_semicolons_between_cells_unless_another_separator_is_asked_for() -> None:
    assert {language: form_in(words_for(language)).separator for language in shipped()} == {
        **dict.fromkeys(("ar", "en"), ","),
        **dict.fromkeys(("de", "es", "fr", "nl", "pl"), ";"),
    }
    german = words_for("de")
    assert [form_in(german, name).separator for name in ("comma", "semicolon", "tab")] == [",", ";", "\t"]
    assert [form_in(german, "tab").number(text) for text in ("7.5", "12", "")] == ["7,5", "12", ""]
    assert form_in(words_for("en"), "semicolon").number("7.5") == "7.5"
