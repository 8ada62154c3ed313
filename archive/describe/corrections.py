"""The corrections of faults as marks in the text, and why each is thought to be one."""

from __future__ import annotations

from collections.abc import Iterator

from archive.describe.evidence import Evidence
from archive.model import Assertion, Mark


def correction_marks(evidence: Evidence, number: int) -> Iterator[Mark]:
    """Give a ``choice`` for every fault of a passage; one that strikes out words has an empty ``corr``."""
    for fault in evidence.faults[number]:
        attributes = (("cert", fault.certainty), ("resp", "#importer"))
        yield Mark(fault.start, fault.end, "choice", attributes, fault.correction)


def correction_assertions(evidence: Evidence) -> Iterator[Assertion]:
    """Say of every correction how it was found."""
    for number, passage in enumerate(evidence.passages):
        for fault in evidence.faults[number]:
            first = fault.start if fault.first is None else fault.first
            span = evidence.span(number, first, fault.end)
            value = fault.correction or passage.received[fault.start : fault.end]
            label = f"“{value}” for “{span.words}”"
            yield Assertion("correction", value, label, fault.certainty, "importer", fault.rule, (span,), target=passage.id)
