"""The corrections of a section: each ``choice`` of ``sic`` and ``corr`` with what stands, what is read, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.model import Assertion, Certainty, Section, Span
from archive.tei.master import Master
from archive.tei.names import identifier, local, tei
from archive.tei.reading import Reading, read

_CERTAINTIES: dict[str, Certainty] = {"high": "high", "medium": "medium", "low": "low"}


@dataclass(frozen=True, slots=True)
class Correction:
    """One place where the text shown is not the text received.

    ``number`` counts them in their section from 1; the place in the text has the HTML id ``c1``, its line in the
    apparatus ``r1``.
    ``received`` is "" for words that were supplied, ``corrected`` "" for words that were left out. ``reason`` is a
    sentence, "" when none is given.
    """

    number: int
    passage: str
    received: str
    corrected: str
    certainty: Certainty
    reason: str

    @property
    def id(self) -> str:
        """The HTML id of its place in the text."""
        return f"c{self.number}"

    @property
    def entry(self) -> str:
        """The HTML id of its line in the list of readings."""
        return f"r{self.number}"


def corrections(master: Master, *sections: str) -> tuple[Correction, ...]:
    """Give the corrections of sections in the order of their passages; the page lists them under Readings."""
    return tuple(correction_of_choice(master, *sections).values())


def correction_of_choice(master: Master, *sections: str) -> dict[etree._Element, Correction]:
    """Give the corrections of sections, which are on one page, by the ``choice`` each is made with."""
    found: dict[etree._Element, Correction] = {}
    free = (number for number in range(1, 1_000_000) if not master.places.keys() & {f"c{number}", f"r{number}"})
    wanted = frozenset(sections)
    described = [section for section in master.item.sections if section.id in wanted]
    each = ((asserted, *made) for one in described for asserted in (_Asserted(one),) for made in _choices(master, one))
    for asserted_of, passage, choice, readings in each:
        received, corrected = (reading.text[slice(*reading.extents[choice])] for reading in readings)
        asserted = asserted_of.of(choice, passage, readings[0].extents[choice])
        found[choice] = Correction(
            number=next(free),
            passage=passage,
            received=received,
            corrected=corrected,
            certainty=asserted.certainty if asserted else _stated(choice),
            reason=asserted.rule if asserted else "",
        )
    return found


def _choices(master: Master, section: Section) -> Iterator[tuple[str, etree._Element, tuple[Reading, Reading]]]:
    if next(master.sections[section.id].iter(tei("choice")), None) is None:
        return
    for passage in section.passages:
        place = master.places[passage.id]
        choices = [choice for part in place.elements for choice in part.iter(tei("choice")) if _is_correction(choice)]
        if not choices:
            continue
        readings = read(place, "received"), read(place, "corrected")
        for choice in choices:
            if all(choice in reading.extents for reading in readings):
                yield passage.id, choice, readings


def _is_correction(choice: etree._Element) -> bool:
    return {"sic", "corr"} <= {local(child) for child in choice}


def _stated(choice: etree._Element) -> Certainty:
    said = (child.get("cert", "") for child in choice if local(child) == "corr")
    return _CERTAINTIES.get(next(said, ""), "unknown")


class _Asserted:
    """What is asserted of the corrections of a section, by the id that is its target and by the passage it was read from."""

    def __init__(self, section: Section) -> None:
        about = [assertion for assertion in section.description.assertions if assertion.aspect == "correction"]
        self._by_target = {assertion.target: assertion for assertion in reversed(about)}
        self._by_passage: dict[str, list[tuple[Span, Assertion]]] = {}
        for assertion in about:
            for span in assertion.evidence:
                self._by_passage.setdefault(span.passage, []).append((span, assertion))

    def of(self, choice: etree._Element, passage: str, extent: tuple[int, int]) -> Assertion | None:
        """Find what is asserted of a correction: by its id, or by the words it was read from."""
        ids = [identifier(choice), *(identifier(child) for child in choice)]
        named = next((self._by_target[one] for one in ids if one and one in self._by_target), None)
        read_from = self._by_passage.get(passage, ())
        return named or next((said for span, said in read_from if span.start < extent[1] and extent[0] < span.end), None)
