"""Passages partition the text: every character outside ``fw`` belongs to exactly one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from archive.errors import SourceError
from archive.model.white_space import WHITE_SPACE
from archive.tei import parse
from archive.tei.names import SKIPPED, local
from archive.tei.passages import Place, is_lifted, places
from archive.tei.reading import read
from archive.tei.sections import text_elements

DATA = os.environ.get("TEI_ARCHIVE_DATA", "")
HOME = Path(__file__).parents[2]
OURS = sorted((HOME / "tei").glob("*.xml"))
OTHERS = sorted(Path(DATA).rglob("*.xml")) if DATA else []

SHAPES = [
    ("paragraphs", "<p>a</p><p>b</p>", ["a", "b"]),
    ("a note lifted out of its sentence", "<p>a<note>n</note> b</p>", ["a b", "n"]),
    ("a paragraph in a note", "<p>a <note><p>n</p></note></p>", ["a", "n"]),
    ("speech", "<sp><speaker>A</speaker><p>x <stage>y</stage></p></sp>", ["A", "x y"]),
    ("a run of lines", "<l>a</l><pb/><l>b</l><stage>s</stage><l>c</l>", ["a b", "s", "c"]),
    ("a stanza with a head", "<lg><head>h</head><l>a</l><l>b</l></lg>", ["a b", "h"]),
    ("stanzas in a poem", "<lg><lg><l>a</l></lg><lg><l>b</l></lg></lg>", ["a", "b"]),
    ("a list in a list", "<list><label>1</label><item>x<list><item>y</item></list></item></list>", ["1", "x", "y"]),
    ("a row", "<table><row><cell>a</cell><cell>b</cell></row></table>", ["a b"]),
    ("speech transcribed", "<u><seg>a</seg><seg>b</seg></u>", ["a", "b"]),
    ("a page marker", "<p>a <fw>--- 1 ---</fw>b</p><fw>2</fw>", ["a b"]),
    ("an element nobody knows", "<frage>a <b>b</b></frage>", ["a b"]),
    ("a line in a paragraph", "<p>a <l>b</l> c</p>", ["a c", "b"]),
    ("a no-break space alone", "<p>\u00a0</p><p> </p>", ["\u00a0"]),
    ("comments and instructions", "<p>a<!-- no --> b<?no no?></p>", ["a b"]),
    ("said around paragraphs", "<said><p>a</p><p>b</p></said>", ["a", "b"]),
    ("said with words of its own", "<said>a <hi>b</hi></said>", ["a b"]),
    ("a floating text", "<p>a <floatingText><body><p>b</p></body></floatingText></p>", ["a", "b"]),
]


@pytest.mark.parametrize(("body", "texts"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_a_passage_is_the_lowest_block_that_carries_words(body: str, texts: list[str]) -> None:
    element = etree.fromstring(f"<body>{body}</body>")
    assert [read(place, "received").text for place in places(element)] == texts


@pytest.mark.parametrize("body", [case[1] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_every_character_is_in_exactly_one_passage(body: str) -> None:
    _check_partition(etree.fromstring(f"<body>{body}</body>"))


def test_our_masters_are_partitioned() -> None:
    for path in OURS:
        for text in text_elements(parse(path.read_bytes(), path.name).root):
            _check_partition(text)


@pytest.mark.skipif(not OTHERS, reason="TEI_ARCHIVE_DATA names no folder with TEI")
def test_all_tei_of_others_is_partitioned() -> None:
    count = 0
    for path in OTHERS:
        try:
            root = parse(path.read_bytes(), path.name).root
        except SourceError:
            continue
        for text in text_elements(root):
            _check_partition(text)
            count += 1
    assert count


def _check_partition(text: etree._Element) -> None:
    counted = Counter(node for place in places(text) for node in _nodes_of(place))
    expected = set(_all_nodes(text))
    assert counted.keys() == expected
    assert set(counted.values()) <= {1}


def _all_nodes(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Give every text node with words outside ``fw``."""
    if not local(element) or local(element) in SKIPPED:
        return
    if _has_words(element.text):
        yield element, False
    for child in element:
        yield from _all_nodes(child)
        if _has_words(child.tail):
            yield child, True


def _nodes_of(place: Place) -> Iterator[tuple[etree._Element, bool]]:
    """Give the text nodes of a passage: all below it but what is lifted out."""
    for element in place.elements:
        yield from _below(element)


def _below(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    if _has_words(element.text) and local(element):
        yield element, False
    for child in element:
        if local(child) and not is_lifted(child):
            yield from _below(child)
        if _has_words(child.tail):
            yield child, True


def _has_words(words: str | None) -> bool:
    return bool(words and words.strip(WHITE_SPACE))
