"""What people type is read alike by the browser, which grades, and by ``check``, which looks for dead answers."""

from __future__ import annotations

import random

import pytest

from course.model.typed import evened, is_within, numbers
from devtools.deno import Modules
from tests.model.test_typed import NOTHING, OTHER, READ, SAME
from tests.model.test_typed import UNITS as MINUTES

pytestmark = pytest.mark.process

NUMBER = 20_000
UNITS = (*MINUTES, "$", "€", "%", "m²", "-er")
PIECES = [
    *"0123456789", *"0123456789", *".,.,  ''-+/eE%$°",
    *"\u00a0\u202f\u2009\u3000\u00ad\u200b\u200f\ufeff\u0301\u0307\u0085\x1c",
    *"١٢٫٬،٪۴०१৩๙１９．，％－＋／ｅ　𝟏𝟡𞥐", *"½¾⅓⅞↉²³⁻¹⁄∕÷×·⋅∙^xX*",
    *"‘’´`′“”„«‐‑–—−﹣", *"abßẞİıςΣσΐﬁǅµÅ℃㎏éñü", "min", "minutes", "m²",
    " 10^", "-$12", "**", "e3", "16,000", "1.234", "12 min", ".", "。", "\U0001f600", "\n", "\t",
]  # fmt: skip


def texts() -> list[str]:
    chance = random.Random(28)  # noqa: S311 - no secret
    known = [*READ, *NOTHING, *(text for pair in (*SAME, *OTHER) for text in pair)]
    return known + ["".join(chance.choices(PIECES, k=chance.randrange(1, 9))) for _ in range(NUMBER)]


def test_twenty_thousand_texts_are_read_alike(web: Modules) -> None:
    found = web.evaluate(
        """([texts, units]) => texts.map((text) => {
          const { even, numbers } = coursewright.typed;
          const strict = { case: "match", accents: "match" };
          const right = coursewright.GRADING.numeric.judge({ low: 12, high: 1234.5, unit: units.join("\\n") }, text);
          return [even(text, {}), even(text, strict), numbers(text, units), right];
        })""",
        [texts(), UNITS],
    )
    for text, theirs in zip(texts(), found, strict=True):
        mine = [evened(text), evened(text, case=True, accents=True), numbers(text, UNITS)]
        assert [*mine, is_within(text, UNITS, 12, 1234.5)] == theirs, ascii(text)
