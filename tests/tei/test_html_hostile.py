"""Nothing executable leaves, whatever a file holds: hostile text in every attribute, text and address."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from archive.tei.html import render
from archive.tei.html_elements import ELEMENTS
from archive.tei.html_safety import ATTRIBUTES, TAGS, safe_address
from tests.tei.html_pages import LINKS, master_of, tree_of

ATTACKS = (
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    '" onclick="alert(1)',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScript:alert(1)//https://a.example/",
    "java\nscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "//evil.example/x.jpg",
    "\\\\evil.example\\x.jpg",
    "https://a.example/\"onfocus='x'.jpg",
    "https://user@evil.example/x.png",
    "#p1\" style='position:fixed'",
    "&lt;script&gt;",
    "{{ 7*7 }}",
    "-->",
    "]]>",
    "\u202egpj.exe",
)
TEI_ATTRIBUTES = (
    "rend rendition ref key target who n when facs url cols rows type level cert reason unit quantity role prev style".split()
)

ROOTS = {"TEI", "teiCorpus", "text"}


def assert_harmless(page: str) -> None:
    for element in tree_of(page).iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        if "href" in element.attrib:
            assert safe_address(element.get("href")) == element.get("href")
        assert not any(part.startswith(("javascript", "data:")) for part in element.values())


@pytest.mark.parametrize("name", sorted(set(ELEMENTS) - ROOTS))
def test_no_element_lets_an_attack_through(name: str) -> None:
    body = ""
    for attack in ATTACKS:
        attributes = " ".join(f"{attribute}={quoteattr(attack)}" for attribute in TEI_ATTRIBUTES)
        held = f"<{name} {attributes} xml:lang={quoteattr(attack)}>{escape(attack)}</{name}>"
        empty = f"<{name} {attributes}/>"
        body += f"{held}{empty}<p>{held}{empty}</p><list>{held}</list><table><row>{held}{empty}</row></table>"
    master = master_of(f'<div type="continuation">{body}</div>')
    for section in master.sections:
        assert_harmless(render(master, section, view="corrected", links=LINKS))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(set(ELEMENTS) - ROOTS)), st.text(), st.text())
def test_any_text_and_any_attribute_are_only_text(name: str, words: str, value: str) -> None:
    plain = "".join(letter for letter in words + value if letter.isprintable())
    body = f"<p>{escape(plain)}<{name} target={quoteattr(plain)} n={quoteattr(plain)} rend={quoteattr(plain)}>a</{name}></p>"
    assert_harmless(render(master_of(body), "text", view="received", links=LINKS))


def test_elements_of_other_languages_are_words_and_nothing_else() -> None:
    body = (
        '<p><script xmlns="http://www.w3.org/1999/xhtml" src="//evil.example/x.js">alert(1)</script>'
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><a href="javascript:alert(1)">x</a></svg>'
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
