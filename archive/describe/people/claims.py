"""What one place of a text says of a person: the name there, whom it means, and how plainly."""

from __future__ import annotations

from dataclasses import dataclass

from archive.authorities import Kind
from archive.authorities.alike import may_be_one
from archive.describe.evidence import Evidence
from archive.describe.people.designations import Designation, agent_of
from archive.model import Agent, Aspect, Assertion, Certainty, Rejected, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody whom a text names. ``where`` says in words what names him ("the heading"), ``label`` are all words that
    designate him, ``span`` is their place. ``is_plain`` when capitals alone make it a name; ``is_office`` when it is an office
    without a name.
    """

    agent: Agent
    where: str
    label: str
    span: Span
    kind: Kind = Kind.PERSON
    rejected: tuple[Rejected, ...] = ()
    is_plain: bool = False
    is_office: bool = False

    @property
    def names_nobody(self) -> bool:
        """The words are an office or a body, behind which somebody stands whom they do not name."""
        return not self.agent.is_linked and (self.is_office or self.kind is Kind.ORGANISATION)

    def agrees(self, other: Claim) -> bool:
        """Tell whether two places may name the same."""
        if self.agent.key == other.agent.key:
            return True
        if self.agent.is_linked and other.agent.is_linked:
            return False
        one, another = (" ".join(claim.label.casefold().split()) for claim in (self, other))
        return one in another or another in one or may_be_one(self.agent.name, other.agent.name)


def claim_of(evidence: Evidence, number: int, found: Designation, where: str) -> Claim:
    """Make a claim of words in a passage that designate somebody."""
    text = evidence.words[number]
    agent, rejected = agent_of(text, found, evidence.authorities)
    label = " ".join(text[found.start : found.end].split())
    span = evidence.span(number, found.start, found.end)
    return Claim(agent, where, label, span, found.kind, rejected, found.is_plain and not agent.is_linked, found.is_office)


def assertion_of(
    aspect: Aspect, claim: Claim, certainty: Certainty, rule: str, *others: Claim, rejected: tuple[Rejected, ...] = ()
) -> Assertion:
    """Assert what a claim says, with other claims that bear it out."""
    label = claim.agent.name if claim.agent.is_linked else claim.label
    spans = tuple(dict.fromkeys((claim.span, *(other.span for other in others))))
    everything = (*claim.rejected, *rejected)
    return Assertion(aspect, claim.agent.key, label, certainty, "importer", rule, spans, everything)


def known_as(claim: Claim) -> str:
    """Say in a clause what the authorities know of a name."""
    if claim.agent.is_linked:
        return f"in the authorities it is a name of {claim.agent.name} alone"
    if claim.rejected:
        return "in the authorities it is a name that several people bear, so nobody is meant for certain"
    return "the authorities know nobody of that name"
