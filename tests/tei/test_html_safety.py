from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.tei.html.safety import (
    ADDRESS_LENGTH,
    NOTHING,
    direction,
    element,
    foreign_address,
    joined,
    picture_address,
    safe_address,
    safe_language,
    text,
)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "HTTP://example.org", "mailto:a@example.org", "/items/x/p1", "#p1", "a/b.html", "?q=a:b"],
)
def test_addresses_that_lead_somewhere_known_are_kept(address: str) -> None:
    assert safe_address(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "//evil.example/",
        "/\\evil.example/",
        "https:evil",
        "https://",
        "https://bank.example@evil.example/",
        "https://[::1",
        "https://example.org/a b",
        "x y:z",
        "é:alert(1)",
        "https://example.org/" + "a" * ADDRESS_LENGTH,
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    assert safe_address(address) is None
    assert element("a", text("x"), {"href": address}) == "<a>x</a>"


def test_a_reference_leads_out_only_by_a_full_address() -> None:
    assert foreign_address("https://example.org/") == "https://example.org/"
    assert foreign_address("bio.xml#cs") is None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/iiif/1", True),
        ("scans/071v.jpg", False),
        ("0012", False),
        ("mailto:a@example.org", False),
        ("javascript:1.jpg", False),
    ],
)
def test_a_picture_is_a_full_address_as_the_archive_serves_none_of_its_own(address: str, kept: bool) -> None:
    assert (picture_address(address) == address) is kept


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("he", "rtl"), ("ar-EG", "rtl"), ("ku-Arab", "rtl"), ("az-Latn", "ltr"), ("ar-Latn", "ltr"), (None, "ltr")],
)
def test_the_script_decides_the_direction_before_the_language(language: str | None, expected: str) -> None:
    assert direction(language) == expected


def test_a_language_has_the_form_of_a_tag() -> None:
    assert safe_language("zh-Hant-TW") == "zh-Hant-TW"
    assert safe_language('en" onclick="x') is None
    assert safe_language("a" * 40) is None
    assert safe_language(None) is None


def test_only_listed_elements_and_attributes_can_be_written() -> None:
    with pytest.raises(ValueError, match="script"):
        element("script", NOTHING)
    with pytest.raises(ValueError, match="onclick"):
        element("p", NOTHING, {"onclick": "x"})


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("td", text("x"), {"class": "", "colspan": None, "rowspan": 2}) == '<td rowspan="2">x</td>'
    assert joined([element("br"), element("hr")]) == "<br><hr>"


@given(st.text())
def test_words_come_back_from_html_as_they_went_in(words: str) -> None:
    written = text(words)
    assert not set("<>\"'") & set(written)
    plain = "".join(letter for letter in words if letter.isprintable())
    assert html.fragment_fromstring(element("p", text(plain), {"class": plain})).get("class", "") == plain
