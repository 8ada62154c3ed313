"""Nothing executable leaves, whatever a file holds: hostile text in every element, every attribute and every address."""

from __future__ import annotations

from collections import Counter
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from archive.tei.html.drawing import render
from archive.tei.html.frame import RESERVED_IDS
from archive.tei.html.safety import ATTRIBUTES, MATHEMATICS, TAGS, safe_address
from archive.tei.reading import View
from tests.tei.hostile_texts import bodies, each_attribute, elements, mathematics, with_ids
from tests.tei.html_pages import LINKS, master_of, tree_of

BODIES = dict(bodies())
OF_MATHEMATICS = frozenset(
    "accent accentunder columnspan depth dir display displaystyle fence form height largeop linethickness lspace mathvariant"
    " maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width".split()
)
VIEWS: tuple[View, ...] = ("received", "corrected")


def assert_harmless(page: str) -> None:
    for element in tree_of(page).iter():
        if element.tag in MATHEMATICS:
            assert set(element.attrib) <= OF_MATHEMATICS
            continue
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        if "href" in element.attrib:
            assert safe_address(element.get("href")) == element.get("href")
            assert element.get("href", "").startswith(("/items/letter/", "/people/", "#", "https://a.example/", "mailto:"))
        assert not any(part.startswith(("javascript", "data:")) for part in element.values())


@pytest.mark.parametrize("attack", BODIES)
def test_no_element_and_no_attribute_lets_an_attack_through(attack: str) -> None:
    master = master_of(BODIES[attack])
    for view in VIEWS:
        assert_harmless(render(master, "text", view=view, links=LINKS))


def test_no_formula_lets_an_attack_through() -> None:
    assert_harmless(render(master_of(mathematics()), "text", view="corrected", links=LINKS))


def test_no_attribute_alone_lets_an_attack_through() -> None:
    assert_harmless(render(master_of(each_attribute()), "text", view="corrected", links=LINKS))


def test_an_id_that_is_the_pages_own_is_never_written_and_none_is_written_twice() -> None:
    tree = tree_of(render(master_of(with_ids()), "text", view="corrected", links=LINKS))
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert not ids.keys() & {*RESERVED_IDS, "hit-1"}
    assert set(ids.values()) == {1}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(elements()), st.text(), st.text())
def test_any_text_and_any_attribute_are_only_text(name: str, words: str, value: str) -> None:
    plain = "".join(letter for letter in words + value if letter.isprintable())
    body = f"<p>{escape(plain)}<{name} target={quoteattr(plain)} n={quoteattr(plain)} rend={quoteattr(plain)}>a</{name}></p>"
    assert_harmless(render(master_of(body), "text", view="received", links=LINKS))


def test_elements_of_other_languages_are_words_and_nothing_else() -> None:
    body = (
        '<p><script xmlns="http://www.w3.org/1999/xhtml" src="//evil.example/x.js">alert(1)</script>'
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><a href="javascript:alert(1)">x</a></svg>'
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><annotation-xml encoding="text/html"><style>x</style>'
        "</annotation-xml></math>"
        '<img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/><style>p{}</style><iframe src="x">y</iframe></p>'
    )
    page = render(master_of(body), "text", view="corrected", links=LINKS)
    assert_harmless(page)
    assert "alert(1)" in html.fragment_fromstring(page).text_content()


def test_links_that_lead_astray_are_left_out_even_when_the_site_gives_them() -> None:
    class Astray:
        def passage(self, id: str, /) -> str:  # noqa: A002
            return "javascript:alert(1)"

        def agent(self, key: str, /) -> str | None:
            return "javascript:alert(1)"

    page = render(master_of('<p>a <persName ref="#x">b</persName></p>'), "text", view="corrected", links=Astray())
    assert "javascript" not in page
