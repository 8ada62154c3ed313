"""TEI of others is adopted whole: ids are added, nothing is lost, no departure from the schema is new."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from archive.authorities import Authorities, Authority, Kind
from archive.errors import SourceError
from archive.model import Origin
from archive.tei import adopt, decode, faults, parse
from archive.tei.names import XML_ID

DATA = os.environ.get("TEI_ARCHIVE_DATA", "")
_TEI = sorted(path for path in Path(DATA).rglob("*.xml") if path.name != "__cts__.xml") if DATA else []
FILES = [path for path in _TEI if path.stat().st_size < 700_000] + sorted(_TEI, key=lambda path: path.stat().st_size)[-1:]
"""All files but the many of several megabytes, and the largest of these."""

ORIGIN = Origin('seeds/a "b" <c>.xml', "ab" * 32, 12, "utf-8")
HEAD = (
    '<?xml version="1.0"?>\n<!-- before -->\n<?xml-model href="x.rng"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
    "<fileDesc><titleStmt><title>A title</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"
)
TAIL = "</body></text></TEI>\n<!-- after -->"
REGISTER = Authorities(
    [Authority("lenin", Kind.PERSON, "V. I. Lenin", "Lenin", identifiers=(("wikidata", "Q1394"), ("viaf", "7393146")))]
)


def adopted(data: bytes, taken: frozenset[str] = frozenset(), authorities: Authorities | None = None) -> bytes:
    return adopt(
        data,
        "seeds/a.xml",
        item="an-item",
        origin=ORIGIN,
        ingested="2026-11-22",
        language="it",
        authorities=authorities or Authorities(),
        taken=taken,
    )


def test_ids_are_added_where_they_are_missing_and_all_else_stays() -> None:
    body = '<!-- c --><p>one &amp; two</p><?pi x?><frage a="b">three</frage><p xml:id="p4">four</p><div><head>five</head></div>'
    master = adopted((HEAD + body + TAIL).encode(), frozenset(("p9",))).decode()
    assert '<text xml:id="text">' in master
    assert '<!-- c --><p xml:id="p10">one &amp; two</p><?pi x?><frage a="b" xml:id="p11">three</frage>' in master
    assert '<p xml:id="p4">four</p><div xml:id="s1"><head xml:id="p12">five</head></div>' in master
    assert master.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- before -->\n<?xml-model href="x.rng"?>\n<?tei-archive '
    )
    assert master.endswith("</TEI>\n<!-- after -->\n")


def test_what_was_adopted_says_which_item_it_is_and_where_it_came_from() -> None:
    item = decode(adopted((HEAD + "<p>words</p>" + TAIL).encode()), "a.xml")
    assert (item.id, item.origin, item.ingested, item.description.language) == ("an-item", ORIGIN, "2026-11-22", "it")


def test_adopting_what_was_adopted_changes_nothing() -> None:
    once = adopted((HEAD + "<p>words</p>" + TAIL).encode())
    assert adopted(once) == once


@pytest.mark.parametrize(
    "pointer",
    ["#lenin", "#vil", "https://www.wikidata.org/wiki/Q1394", "http://viaf.org/viaf/7393146", "#q"],
)
def test_whom_a_pointer_means_is_noted_when_the_archive_knows_him(pointer: str) -> None:
    listed = (
        '<listPerson><person xml:id="vil"><persName ref="https://viaf.org/viaf/7393146">L.</persName></person>'
        '<person xml:id="q"><persName>L.</persName><idno type="wikidata">Q1394</idno></person></listPerson>'
    )
    body = f'{listed}<p>Said <persName ref="{pointer}">he</persName>: <said who="{pointer}">words</said></p>'
    item = decode(adopted((HEAD + body + TAIL).encode(), authorities=REGISTER), "a.xml")
    assert [agent.key for agent in item.description.mentions] == ["lenin"]
    assert [passage.mentions for passage in item.passages if passage.mentions] == [("lenin",)]
    assert [voice.key for passage in item.passages for voice in passage.voices] == ["lenin"]
    assert ("lenin", "V. I. Lenin") in item.agents


def test_a_pointer_to_another_file_is_kept_as_written() -> None:
    item = decode(adopted((HEAD + '<p><said who="bio.xml#cs">words</said></p>' + TAIL).encode()), "a.xml")
    assert item.passages[0].marks[0].attributes == (("who", "bio.xml#cs"),)
    assert item.passages[0].voices[0].key == "name:bio.xml#cs"


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA names no folder with TEI")
def test_tei_of_others_is_adopted_whole_and_without_a_new_departure_from_the_schema() -> None:
    for path in FILES:
        data = path.read_bytes()
        before = parse(data, path.name).root
        master = adopted(data)
        assert list(_content(parse(master, path.name).root)) == list(_content(before)), path
        assert _departures(master) == _departures(data), path
        item = decode(master, path.name)
        assert item.description.title
        assert len({passage.id for passage in item.passages}) == len(item.passages)


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA names no folder with TEI")
def test_xml_that_is_not_tei_is_refused_with_the_reason() -> None:
    for path in set(Path(DATA).rglob("*.xml")) - set(_TEI):
        with pytest.raises(SourceError, match="not TEI"):
            parse(path.read_bytes(), path.name)


def _departures(data: bytes) -> Counter[tuple[str, str]]:
    return Counter((one.element, one.message) for one in faults(data))


def _content(root: etree._Element) -> Iterator[object]:
    """Give everything in a file but the ids."""
    for one in root.iter():
        kept = sorted((str(name), str(value)) for name, value in one.attrib.items() if name != XML_ID)
        yield (one.tag if isinstance(one.tag, str) else type(one).__name__), kept, one.text, one.tail
