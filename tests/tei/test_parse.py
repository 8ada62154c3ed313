"""Every file that cannot be kept is refused with one sentence that names the place and the cure."""

from __future__ import annotations

import gzip
import importlib

import pytest

from archive.errors import EncodingError, SourceError
from archive.tei import decode, parse

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:id="text"><body>{}</body></text></TEI>'
WHOLE = TEI.format("<p>words</p>").encode()

REFUSED = [
    ("malformed", b"<TEI>\n<text>\n</TEI>", 3, "not well-formed at column 3"),
    ("a prefix that is not bound", b"<x:TEI/>", 1, "unbound prefix"),
    ("a DOCTYPE", b"<?xml version='1.0'?>\n<!DOCTYPE TEI [<!ENTITY a 'b'>]>\n" + WHOLE, 2, "DOCTYPE is not accepted"),
    ("a DOCTYPE in UTF-16", ("<!DOCTYPE TEI>" + WHOLE.decode()).encode("utf-16"), 1, "DOCTYPE is not accepted"),
    ("an id used twice", TEI.format('<p xml:id="a"/>\n<p xml:id="a"/>').encode(), 2, "“a” is already used in line 1"),
    ("not TEI", b"<html/>", 1, "not TEI (its root is “html”)"),
    ("TEI without its namespace", b"<TEI/>", 1, 'add xmlns="http://www.tei-c.org/ns/1.0"'),
    ("TEI P4", b"<TEI.2/>", 1, "convert it to TEI P5"),
    ("a control character", b"<TEI>\n\x01</TEI>", 2, "the control character U+0001 at byte 6"),
    ("gzip", gzip.compress(WHOLE), None, "unpack it first"),
    ("nothing", b" \n", None, "empty"),
    ("an unknown encoding", b'<?xml version="1.0" encoding="klingon"?><TEI/>', 1, "klingon"),
    ("bytes that are not UTF-8", WHOLE.replace(b"words", b"w\xf6rds"), 1, "not well-formed"),
]


@pytest.mark.parametrize(("data", "line", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_cannot_be_kept_is_refused_with_line_and_cure(data: bytes, line: int | None, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        parse(data, "seeds/a.xml")
    assert words in str(refused.value)
    assert (refused.value.path, refused.value.line) == ("seeds/a.xml", line)


@pytest.mark.parametrize(("limit", "words"), [("MAX_BYTES", "larger than"), ("MAX_ELEMENTS", "elements; divide")])
def test_a_file_beyond_a_limit_is_refused(limit: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("archive.tei.parse"), limit, 2)
    with pytest.raises(SourceError, match=words):
        parse(WHOLE, "a.xml")


def test_nesting_beyond_what_lxml_takes_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        parse(TEI.format("<div>" * 300 + "</div>" * 300).encode(), "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encodings_of_xml_are_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + TEI.format('<p xml:id="p1">Zürich</p>')
    assert decode(text.encode(encoding), "a.xml").passages[0].received == "Zürich"


@pytest.mark.parametrize(
    ("body", "place"),
    [("\n<p>words</p>", "p in line 2"), ('<div type="letter"><p xml:id="p1">words</p></div>', "div in line 1")],
    ids=["a passage", "a section"],
)
def test_a_passage_or_section_without_an_id_is_an_error_that_names_its_line(body: str, place: str) -> None:
    with pytest.raises(EncodingError, match="has no xml:id") as error:
        decode(TEI.format(body).encode(), "tei/a.xml")
    assert error.value.element == place


def test_a_master_knows_its_passages_and_sections_by_id_in_document_order() -> None:
    body = '<p xml:id="a">one</p><p>none</p><div xml:id="s1"><head xml:id="b">two</head></div>'
    master = parse(TEI.format(body).encode(), "a.xml")
    assert list(master.places) == ["a", "b"]
    assert list(master.sections) == ["text", "s1"]
