"""How a reader wants a text shown: reading, lines, names, evidence, all on one page or not. It stands in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Literal

from archive.model import Item
from archive.reference import Reference
from archive.tei import Manner, View

Lines = Literal["run-on", "source"]
Names = Literal["linked", "plain"]
Evidence = Literal["side", "text"]
Whole = Literal["no", "yes"]

SHORT = 40_000
"""Characters of a text of several sections that opens on one page: about what a long chapter of a book is. Letters with
their enclosures have up to 32,000, plays of one act some 30,000.
"""

SAID: dict[str, Mapping[str, str]] = {
    "view": {"corrected": "Corrected", "received": "As transmitted"},
    "lines": {"run-on": "Run the lines on", "source": "Show the source’s lines"},
    "names": {"linked": "Link names", "plain": "Show names plain"},
    "evidence": {"side": "Hide evidence in the text", "text": "Show evidence in the text"},
    "whole": {"no": "Show section by section", "yes": "Show all on one page"},
}
"""What the link to each position of each switch says; the first one goes without saying in the address, but see ``opening``."""


@dataclass(frozen=True, slots=True)
class Switches:
    """The position of each switch; ``whole`` is None where the address leaves it to the text (see ``opening``)."""

    view: View = "corrected"
    lines: Lines = "run-on"
    names: Names = "linked"
    evidence: Evidence = "side"
    whole: Whole | None = None

    def arguments(self, opening: Whole = "no") -> dict[str, str]:
        """Give the arguments of an address, usual positions left out; ``opening`` is how it opens by itself."""
        usual = {name: next(iter(positions)) for name, positions in SAID.items()} | {"whole": opening}
        positions = {name: getattr(self, name) for name in usual}
        return {name: position for name, position in positions.items() if position not in (None, usual[name])}

    def settled(self, opening: Whole) -> Switches:
        """Give the switches of a page that by itself opens so."""
        return replace(self, whole=self.whole or opening)

    def turned(self, name: str, position: str) -> Switches:
        """Give the switches with one of them in another position."""
        changed: dict[str, Any] = {name: position}
        return replace(self, **changed)

    def others(self, name: str) -> Iterator[tuple[str, Switches]]:
        """Give the other positions of a switch, each with what its link says."""
        for position, said in SAID[name].items():
            if position != getattr(self, name):
                yield said, self.turned(name, position)

    @property
    def manner(self) -> Manner:
        """How the text is written."""
        return Manner(self.lines, self.names, "written" if self.whole == "yes" else "named")


def opening(item: Item, reference: Reference, *, is_searched: bool) -> Whole:
    """Tell whether an address shows all sections by itself: that of a short text as a whole, opened without a search, and of
    one with words in a single section.

    The first section of a letter may hold nothing but links and notes, that of a book nothing at all.
    """
    if reference.first is not None or is_searched or len(item.sections) == 1:
        return "no"
    if sum(1 for section in item.sections if section.ids) == 1:
        return "yes"
    totals = accumulate(len(passage.received) for section in item.sections for passage in section.passages)
    return "yes" if all(total <= SHORT for total in totals) else "no"


def switches_in(arguments: Mapping[str, str]) -> tuple[Switches, tuple[str, ...]]:
    """Read the switches of an address, with a sentence about each position that there is not."""
    found, faults = Switches(), []
    for name, known in SAID.items():
        position = arguments.get(name)
        if position and position not in known:
            faults.append(f"There is no {name} “{position[:40]}” of a text; there is {', '.join(known)}.")
        elif position:
            found = found.turned(name, position)
    return found, tuple(faults)
