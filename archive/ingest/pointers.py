"""The local pointers of a master: every one must lead somewhere (TEI P5, 17.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.tei import Master
from archive.tei.names import identifier

_POINTER = re.compile(
    r"(?:^|(?<=\s))#(?:string-range\((?P<passage>[^\s,()]+),(?P<start>\d+),(?P<length>\d+)\)|(?P<id>[^\s()]+))(?=\s|$)"
)

_NO_POINTERS = frozenset("n rend style key type subtype role lemma pos msd form unit quantity assertedValue".split())
"""Attributes whose values may begin with a hash and yet point nowhere."""


def dangling(master: Master) -> Iterator[tuple[int, str]]:
    """Give (line, pointer) for each pointer into the file itself that leads to no element, or beyond the words of a
    passage.
    """
    elements = list(master.root.iter())
    ids = {one for element in elements if (one := identifier(element))}
    lengths = {passage.id: len(passage.received) for passage in master.item.passages}
    for element in elements:
        for name, value in element.attrib.items():
            if "#" in str(value) and str(name) not in _NO_POINTERS:
                for found in _POINTER.finditer(str(value)):
                    if not _leads(found, ids, lengths):
                        yield int(str(element.sourceline or 0)), found[0]


def _leads(found: re.Match[str], ids: set[str], lengths: dict[str, int]) -> bool:
    if found["id"]:
        return found["id"] in ids
    return int(found["start"]) + int(found["length"]) <= lengths.get(found["passage"], -1)
