"""Names that stand for somebody or something the archive knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.authorities import Authorities, Authority, Kind
from archive.describe.evidence import Evidence
from archive.model import Agent, Assertion, Certainty, Mark, Passage, Span
from archive.tei.agents import APART
from archive.tei.building import pointer_to

ELEMENTS = {Kind.PERSON: "persName", Kind.PLACE: "placeName", Kind.ORGANISATION: "orgName", Kind.EVENT: "name"}
"""TEI has no element for the name of an event that versions 4.3 and 4.9 share, so it is a ``name`` of type ``event``."""

_SHOWN = 5
"""As many places as a reader looks at; the marks in the text show the others."""


def name_marks(evidence: Evidence, number: int) -> Iterator[Mark]:
    """Give a mark for every name in a passage that one authority alone bears."""
    for mention, authority in evidence.named(number):
        words = evidence.words[number][mention.start : mention.end]
        attributes = {"cert": _certainty(authority, words), "ref": pointer_to(authority.key), "resp": "#importer"}
        if authority.kind is Kind.EVENT:
            attributes["type"] = "event"
        yield Mark(mention.start, mention.end, ELEMENTS[authority.kind], tuple(sorted(attributes.items())))


def mentions(passages: Sequence[Passage], authorities: Authorities) -> tuple[tuple[Agent, ...], tuple[Assertion, ...]]:
    """Give everybody and everything that marked passages name, in the order of first mention, and why it is thought so;
    blocks that say who writes or speaks mention nobody.
    """
    spans: dict[str, list[Span]] = {}
    for passage in passages:
        for mark in () if passage.element in APART else passage.marks:
            pointer = mark.attribute("ref")
            if pointer and mark.element in ELEMENTS.values():
                span = Span(passage.id, mark.start, mark.end, passage.received[mark.start : mark.end])
                spans.setdefault(pointer.removeprefix("#"), []).append(span)
    known = [each for key in spans if (each := authorities.get(key)) is not None]
    agents = tuple(Agent(authority.key, authority.name) for authority in known)
    return agents, tuple(_assertion(authority, spans[authority.key]) for authority in known)


def _assertion(authority: Authority, spans: list[Span]) -> Assertion:
    forms = list(dict.fromkeys(span.words for span in spans))
    quoted = ", ".join(f"“{form}”" for form in forms[:3])
    sure = any(_certainty(authority, form) == "high" for form in forms)
    return Assertion(
        aspect="mention",
        value=authority.key,
        label=authority.name,
        certainty="high" if sure else "medium",
        responsible="importer",
        rule=f"The text has {quoted}, in the authorities a name of {authority.name} alone; it stands {_times(len(spans))}.",
        evidence=tuple(spans[:_SHOWN]),
    )


def _certainty(authority: Authority, words: str) -> Certainty:
    """Be sure of a name of several words or of the name in full; others may bear a single word that is a variant."""
    return "high" if " " in words or words == authority.name else "medium"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
