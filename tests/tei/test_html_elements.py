"""The table of elements leaves out nothing that TEI lets stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from lxml import etree

from archive.tei.html.elements import ELEMENTS, OTHERS, rule_of
from archive.tei.names import EXAMPLES, TEI

RNG = "{http://relaxng.org/ns/structure/1.0}"


def in_texts() -> Iterator[str]:
    """Give the name of each element that tei_all lets stand somewhere in a ``text``."""
    schema = etree.fromstring((files("archive.tei") / "schema" / "tei_all.rng").read_bytes())
    patterns: dict[str, list[etree._Element]] = {}
    for define in schema.iter(f"{RNG}define"):
        patterns.setdefault(define.get("name", ""), []).append(define)
    waiting, seen = ["text"], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for define in patterns.get(name, ()):
            yield from (element.get("name", "") for element in define.iter(f"{RNG}element") if element.get("name"))
            waiting += [reference.get("name", "") for reference in define.iter(f"{RNG}ref")]


def test_every_element_that_may_stand_in_a_text_has_a_rule() -> None:
    assert set(in_texts()) - set(ELEMENTS) == set()


def test_elements_of_others_have_the_rule_of_their_whole_name() -> None:
    for tag, rule in OTHERS.items():
        assert rule_of(tag) is rule
        assert rule_of(tag.rpartition("}")[2]) is not rule


def test_tei_quoted_as_an_example_is_written_as_what_it_is() -> None:
    assert rule_of(f"{{{EXAMPLES}}}salute") is rule_of(f"{{{TEI}}}salute")
