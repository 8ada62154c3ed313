"""A master opened by its access copy, element by element as asked for, is the master read whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from archive import tei
from archive.errors import SourceError
from archive.model import Origin
from archive.repository import LEAST, AccessCopies
from archive.tei.names import identifier
from tests.tei.html_pages import LINKS
from tests.tei.items import AUTHORITIES
from tests.tei.received_files import header

DATA = os.environ.get("TEI_ARCHIVE_DATA")
FILES = (
    sorted(path for path in Path(DATA).rglob("*.xml") if path.stat().st_size >= LEAST and b"<TEI" in path.read_bytes()[:9_000])
    if DATA
    else []
)

DRAWN = 3
"""Sections of a real edition that are drawn both ways; all there is to draw them from is compared for every one."""

BODIES = {
    "a run of lines": "<div><head>A</head><l>one</l><lb/><l>two<note>a note</note></l><!-- c --><p>p</p><l>three</l></div>",
    "lines of a group": "<div><head>A</head><lg><l>one</l><l>two</l></lg><sp><speaker>X</speaker><l>three</l><l>four</l>"
    "</sp></div>",
    "a text in a text": "<div><head>A</head><p>one <floatingText><body><div><head>B</head><p>two</p></div></body>"
    "</floatingText></p></div>",
    "sections in sections": "<div><head>A</head><div><head>B</head><p>b</p></div><p>a</p><div><head>C</head><p>c</p></div>"
    "</div>",
    "notes and corrections": '<div><head>A</head><p>one<note xml:id="n">n <p>in</p></note> <ref target="#n">see</ref> '
    "<choice><sic>l9</sic><corr>19</corr></choice></p></div>",
    "notes at the end": '<div><head>A</head><l>one<ptr target="#n1"/></l><l>two <ref target="#n2">2</ref></l></div>'
    '<div><head>B</head><note xml:id="n1">first</note><note xml:id="n2"><p>second</p></note></div>',
    "names": '<div><head>A</head><p><persName ref="#x">X</persName> <persName corresp="#nobody">N</persName></p></div>'
    '<div><list><item><persName xml:id="x">Xavier</persName></item></list></div>',
    "a section without words": "<div><head>A</head><div><head>B</head></div></div><div type='letter'/>",
    "an id with blanks": '<div xml:id=" s1 "><head>A</head><p xml:id=" q ">one <ref target="#q">q</ref></p></div>',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_reopened_master_is_the_one_read_whole(body: str, tmp_path: Path) -> None:
    namespace = 'xmlns="http://www.tei-c.org/ns/1.0"'
    whole, later = _both(f"<TEI {namespace}>{header()}<text><body>{body}</body></text></TEI>".encode(), tmp_path)
    assert later.item == whole.item
    assert dict(later.places).keys() == whole.places.keys()
    assert list(later.places) == list(whole.places)
    assert len(later.places) == len(whole.places)
    assert "no-such" not in later.places
    assert later.element("no-such") is None
    assert _stands(later) == _stands(whole)
    _know_their_passages(later)
    assert _pages(later) == _pages(whole)
    with pytest.raises(KeyError):
        later.places["no-such"]


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_section_of_a_real_edition_is_the_same(path: Path, tmp_path: Path) -> None:
    try:
        whole, later = _both(path.read_bytes(), tmp_path)
    except SourceError as error:
        pytest.skip(str(error))
    assert later.item == whole.item
    assert _stands(later) == _stands(whole)
    _know_their_passages(later)
    assert _pages(later, DRAWN) == _pages(whole, DRAWN)


def _both(data: bytes, folder: Path) -> tuple[tei.Master, tei.Master]:
    """Give a file as read whole, and as reopened with what its access copy says."""
    origin = Origin("seeds/a.xml", "ab" * 32, 12, "utf-8")
    adopted = tei.adopt(
        data, "a.xml", item="an-item", origin=origin, ingested="2026-11-22", language="en", authorities=AUTHORITIES
    )
    whole = tei.parse(adopted, "a.xml")
    copies = AccessCopies(folder / "index")
    copies.put("an-item", "0" * 64, whole.item)
    copy = copies.get("an-item", "0" * 64)
    assert copy is not None
    return whole, tei.reopened(adopted, "a.xml", copy.item)


def _pages(master: tei.Master, most: int = 1_000) -> Mapping[str, str]:
    """Draw sections, with a word of each passage marked as a hit: all of them, or so many from the beginning to the end."""
    step = -(-len(master.item.sections) // most)
    return {
        section.id: str(
            tei.render(
                master,
                section.id,
                view="received" if number % 2 else "corrected",
                links=LINKS,
                highlights=dict.fromkeys(section.ids, ((0, 1),)),
            )
        )
        for number, section in enumerate(master.item.sections[::step])
    }


def _stands(master: tei.Master) -> tuple[Mapping[str, list[int]], ...]:
    """Tell where each passage, section and element with an id stands, by the numbers of their elements."""
    number = {element: place for place, element in enumerate(master.root.iter(etree.Element))}
    ids = (identifier(element) for element in master.root.iter(etree.Element))
    return (
        {passage: [number[element] for element in place.elements] for passage, place in master.places.items()},
        {key: [number[element]] for key, element in master.sections.items()},
        {key: [number[element]] for key in ids if key and (element := master.element(key)) is not None},
    )


def _know_their_passages(master: tei.Master) -> None:
    """See that an element, asked alone, belongs to the passage that has it among its own."""
    of = {part: passage for passage, place in master.places.items() for part in place.elements}
    assert {element: key for element in master.root.iter(etree.Element) if (key := master.passage_of(element))} == of
