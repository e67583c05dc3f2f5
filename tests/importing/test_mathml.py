"""Formulas in MathML: each element that is known as TeX, and what is told of others."""

from __future__ import annotations

import pytest

from course.importing.texts import Losses, as_markdown


@pytest.mark.parametrize(
    ("inside", "tex"),
    [
        ("<mfrac><mn>1</mn><mi>x</mi></mfrac>", r"\frac{1}{x}"),
        (
            "<mrow><mi>a</mi><mo>&#8800;</mo><mi>&#960;</mi><msup><mi>r</mi><mn>2</mn></msup></mrow>",
            r"a \ne \pi {r}^{2}",
        ),
        ("<msub><mi>x</mi><mn>1</mn></msub><mo>&#8290;</mo><mi>sin</mi><mi>y</mi>", r"{x}_{1} \sin y"),
        (
            "<msqrt><mn>2</mn></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>",
            r"\sqrt{2} \sqrt[{3}]{{x}}".replace("{{x}}", "{x}"),
        ),
        ("<msubsup><mi>x</mi><mn>0</mn><mi>n</mi></msubsup>", r"{x}_{0}^{n}"),
        ("<munderover><mo>&#8721;</mo><mn>1</mn><mi>n</mi></munderover>", r"{\sum }_{1}^{n}"),
        ("<munder><mi>lim</mi><mi>n</mi></munder>", r"{\lim }_{n}"),
        ("<mfenced><mi>x</mi><mi>y</mi></mfenced><mspace></mspace><mtext>5 %</mtext>", r"( x , y ) \, \text{5 \%}"),
        ("<mi>speed</mi><mo>{</mo>", r"\mathrm{speed} \{"),
        ("<semantics><mi>x</mi><annotation>y</annotation></semantics>", "x"),
    ],
)
def test_a_formula_is_kept_as_tex(inside: str, tex: str) -> None:
    losses = Losses()
    assert as_markdown(f"<p>So <math>{inside}</math>.</p>", "html", losses) == f"So ${tex}$."
    assert not losses.lost


@pytest.mark.parametrize("inside", ["<mtable></mtable>", "<mfrac><mn>1</mn></mfrac>", "loose"])
def test_what_is_not_known_is_told(inside: str) -> None:
    losses = Losses()
    assert as_markdown(f"<p>So <math>{inside}</math>.</p>", "html", losses) == "So ."
    assert list(losses.lost) == ["MathML"]
