"""Formulas: MathML reaches the browser through a table, words inside it once; TeX is shown as typed, its notation named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tei.html.drawing import render
from archive.tei.html.mathematics import TOKENS
from archive.tei.html.safety import MATHEMATICS
from tests.tei.html_pages import LINKS, master_of, tree_of, words_of

DECLARED = 'xmlns:m="http://www.w3.org/1998/Math/MathML"'


def page(body: str) -> str:
    return str(render(master_of(f"<p {DECLARED}>So {body} it is.</p>"), "text", view="corrected", links=LINKS))


def drawn(mathml: str) -> str:
    """Give what stands in the ``math`` of a formula."""
    written = page(f'<formula notation="mathml"><m:math>{mathml}</m:math></formula>')
    return written.partition("<math>")[2].partition("</math>")[0]


def test_a_formula_in_mathml_is_handed_to_the_browser() -> None:
    mathml = (
        "<m:mfrac><m:mn>1</m:mn><m:msqrt><m:mi>x</m:mi></m:msqrt></m:mfrac><m:mspace width='2em'/><m:mo form='infix'>=</m:mo>"
    )
    assert drawn(mathml) == (
        '<mfrac><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac><mspace width="2em"></mspace><mo form="infix">=</mo>'
    )
    assert '<math display="block"><mi>x</mi></math>' in page('<m:math display="block"><m:mi>x</m:mi></m:math>')


@pytest.mark.parametrize(
    ("mathml", "shown"),
    [
        ("<m:mrow>x<m:mi>y</m:mi></m:mrow>", "<mrow><mtext>x</mtext><mi>y</mi></mrow>"),
        ("<m:mtext>if <hi rend='italic'>n</hi></m:mtext>", "<mtext>if <i>n</i></mtext>"),
        ("<m:mrow><hi rend='bold'>x</hi></m:mrow>", "<mrow><mtext><b>x</b></mtext></mrow>"),
        ("<m:maction actiontype='toggle'><m:mi>x</m:mi></m:maction>", '<mtext><span class="x-maction">x</span></mtext>'),
        ("<m:mi>x<m:mi>y</m:mi></m:mi>", "<mi>xy</mi>"),
        ("<m:mi href='https://a.example/' style='x' onclick='x' id='main' class='y'>x</m:mi>", "<mi>x</mi>"),
        ("<m:mo stretchy='yes'>(</m:mo>", "<mo>(</mo>"),
        ("<m:mspace width='9999em' height='calc(1px)'/>", "<mspace></mspace>"),
    ],
    ids=["loose words", "TEI in words", "TEI between", "what acts", "words in words", "addresses", "a wrong value", "vast"],
)
def test_only_what_the_table_allows_is_mathml(mathml: str, shown: str) -> None:
    assert drawn(mathml) == shown


def test_mathml_outside_a_math_is_its_words() -> None:
    assert "So xy it is." in page("<m:mfrac><m:mi>x</m:mi><m:mi>y</m:mi></m:mfrac>")


def test_a_formula_that_is_typed_is_code_and_says_its_notation() -> None:
    typed = page("<formula notation='TeX'>e^{--x}</formula>")
    assert 'So <span class="formula"><code>e^{--x}</code><span class="ed"> [TeX]</span></span> it is.' in typed
    assert "So <code>a--b</code> it is." in page("<formula>a--b</formula>")


def test_a_hit_in_a_formula_is_marked() -> None:
    master = master_of(f"<p {DECLARED}>So <m:math><m:mi>x</m:mi><m:mo>=</m:mo></m:math></p>")
    shown = render(master, "text", view="corrected", links=LINKS, highlights={"p1": [(3, 5)]})
    assert '<mi><mark id="hit-1">x</mark></mi><mo><span class="hit">=</span></mo>' in shown


@given(st.recursive(st.just("w"), lambda inner: st.tuples(st.sampled_from(sorted(MATHEMATICS)), st.lists(inner, max_size=3))))
def test_each_word_of_any_formula_stands_once_and_only_tokens_hold_words(tree: object) -> None:
    words = 0

    def written(part: object) -> str:
        nonlocal words
        if part == "w":
            words += 1
            return "w"
        name, children = part  # type: ignore[misc]
        return f"<m:{name}>{''.join(map(written, children))}</m:{name}>"  # type: ignore[has-type]

    body = page(f"<m:math>{written(tree)}</m:math>")
    shown = tree_of(body)
    assert "".join(words_of(shown).split()) == f"So{'w' * words}itis."
    for element in shown.iter():
        if element.tag in MATHEMATICS.keys() - TOKENS:
            assert not (element.text or "").strip()
            assert not any((child.tail or "").strip() for child in element)
