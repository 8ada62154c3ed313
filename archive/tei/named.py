"""Where a passage names somebody: the words of the elements that point to them."""

from __future__ import annotations

from collections.abc import Collection

from archive.tei.html.pointers import Pointers
from archive.tei.master import Master
from archive.tei.names import local
from archive.tei.people import NAMES, pointer_of
from archive.tei.reading import View, read


def named_in(master: Master, passage: str, view: View, keys: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Give where a passage names any of some agents: half-open offsets in its text in a view, in order and apart.

    A name that points out of the file is known by its words. Raise KeyError for a passage that the master has not.
    """
    reading, pointers = read(master.places[passage], view), Pointers(master)
    found: list[tuple[int, int]] = []
    for element, (start, end) in sorted(reading.extents.items(), key=lambda each: (each[1][0], -each[1][1])):
        if local(element) not in NAMES or start == end or (found and start < found[-1][1]):
            continue
        pointer = pointer_of(element)
        if pointer and not {pointers.key(pointer), f"name:{reading.text[start:end]}"}.isdisjoint(keys):
            found.append((start, end))
    return tuple(found)
