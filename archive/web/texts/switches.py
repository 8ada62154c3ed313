"""How a reader wants a text shown: reading, lines, names, evidence, all on one page or not. It stands in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args, get_type_hints

from archive.tei import Manner, View

Lines = Literal["run-on", "source"]
Names = Literal["linked", "plain"]
Evidence = Literal["side", "text"]
Whole = Literal["no", "yes"]

SAID: dict[str, Mapping[str, str]] = {
    "view": {"corrected": "Corrected", "received": "As transmitted"},
    "lines": {"run-on": "Run the lines on", "source": "Show the source’s lines"},
    "names": {"linked": "Link names", "plain": "Show names plain"},
    "evidence": {"side": "Hide evidence in the text", "text": "Show evidence in the text"},
    "whole": {"no": "Show section by section", "yes": "Show all on one page"},
}
"""What the link to each position of each switch says; the first position goes without saying in the address."""


@dataclass(frozen=True, slots=True)
class Switches:
    """The position of each switch, as in the address."""

    view: View = "corrected"
    lines: Lines = "run-on"
    names: Names = "linked"
    evidence: Evidence = "side"
    whole: Whole = "no"

    def arguments(self) -> dict[str, str]:
        """Give the arguments of the address, usual positions left out."""
        positions = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: position for name, position in positions if position != next(iter(SAID[name]))}

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


_POSITIONS = {name: get_args(kind) for name, kind in get_type_hints(Switches).items()}


def switches_in(arguments: Mapping[str, str]) -> tuple[Switches, tuple[str, ...]]:
    """Read the switches of an address, with a sentence about each position that there is not."""
    found, faults = Switches(), []
    for name, known in _POSITIONS.items():
        position = arguments.get(name)
        if position and position not in known:
            faults.append(f"There is no {name} “{position[:40]}” of a text; there is {', '.join(known)}.")
        elif position:
            found = found.turned(name, position)
    return found, tuple(faults)
