"""Who wrote or sent a text: the label at its head, its heading, its signature, and what two of these say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.authorities import Kind
from archive.authorities.alike import has_surname
from archive.describe.evidence import Evidence
from archive.describe.people.claims import Claim, assertion_of, known_as
from archive.describe.people.designations import in_small_letters
from archive.describe.structure import forms
from archive.model import Agent, Assertion, Certainty, Rejected

_SIGNED = re.compile(
    r"[\[(]?\s*(?:signed|sgd|gezeichnet|gez|firmato|f\.to|signé|/?s/)[.:,]?\s*[\])]?\s*[:.,]?\s*(?=\S)", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:[Ii]n (?:[Ll]iebe|[Tt]reue)|[Yy]ours?|[Dd]eine?|[Ii]hre?|[Ee]uere?|[Ee]ure?"
    r"|(?:[Ii]l |[Ll]a )?(?:[Tt]u|[Ss]u|[Vv]ostr)[oa])"
    r"(?:,?\s+[a-zà-ÿ]+,?){0,5}\s+(?=[^\W\d_a-zà-ÿ])"
)
"""What stands before the name in a signature such as "Ihre Clara Hoffmann", "Your obedient servant John Adams"."""

_SUPPLIED = re.compile(r"[\[\]]")


def name_in_signature(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of the name in a signature: without "(signed)" before it, brackets around it, an office behind it."""
    for before in (_SIGNED, _OWN):
        lead = before.match(text, start, end)
        start = lead.end() if lead else start
    if text[start] in "[(" and text[start + 1 : end].rstrip(" .,").endswith(("]", ")")[text[start] == "("]):
        start, end = start + 1, text.rindex(")" if text[start] == "(" else "]", start, end)
    while start < end and text[start] in " /":
        start += 1
    return start, start + forms.name_end(text[start:end].rstrip(" /")) if start < end else end


def signature(evidence: Evidence) -> tuple[Claim, bool] | None:
    """Give the first signature, and whether its place is plain: below a valediction or above an office. A name below "By the
    President:" is that of a witness, which comes after it.
    """
    for number in evidence.of("closer"):
        for mark in evidence.passages[number].marks:
            if mark.element != "signed":
                continue
            text = evidence.words[number]
            start, end = name_in_signature(text, mark.start, mark.end)
            if start >= end:
                continue
            agent, rejected = person_named(evidence, text[start:end])
            span = evidence.span(number, start, end)
            claim = Claim(agent, "the signature", agent.name, span, Kind.PERSON, rejected, is_plain=True)
            return claim, _is_set_off(evidence, number, mark.end)
    return None


def person_named(evidence: Evidence, name: str) -> tuple[Agent, tuple[Rejected, ...]]:
    """Give the person whom a name alone means."""
    keys = evidence.authorities.resolve(name, Kind.PERSON)
    authority = evidence.authorities.get(keys[0]) if len(keys) == 1 else None
    if authority is not None:
        return Agent(authority.key, authority.name), ()
    plain = _SUPPLIED.sub("", name)
    if plain != name and plain.strip():
        return person_named(evidence, " ".join(plain.split()))
    return Agent.unlinked(in_small_letters(name)), tuple(Rejected(key, f"several people are called “{name}”") for key in keys)


def sent_by(headed: tuple[Claim, ...], signed: tuple[Claim, bool] | None) -> tuple[tuple[Agent, ...], tuple[Assertion, ...]]:
    """Weigh the heading against the signature."""
    if signed is None:
        pairs = [(claim.agent, _headed(claim)) for claim in headed]
    elif not headed:
        pairs = [_signed(*signed)]
    else:
        pairs = list(_weighed(headed, signed[0]))
    return tuple(agent for agent, _ in pairs), tuple(why for _, why in pairs)


def _headed(claim: Claim) -> Assertion:
    rule = f"{_begun(claim.where)} names {claim.label} as the one it comes from; nobody signs."
    return assertion_of("author", claim, "medium" if claim.is_plain else "high", rule)


def _signed(claim: Claim, is_set_off: bool) -> tuple[Agent, Assertion]:
    rule = f"“{claim.span.words}” stands as the signature at the end of the text; {known_as(claim)}."
    certainty: Certainty = "high" if claim.agent.is_linked or (is_set_off and not claim.rejected) else "medium"
    return claim.agent, assertion_of("author", claim, certainty, rule)


def _weighed(headed: tuple[Claim, ...], signed: Claim) -> Iterator[tuple[Agent, Assertion]]:
    agreeing = [claim for claim in headed if claim.agrees(signed)]
    for claim in agreeing or headed[:1]:
        if agreeing:
            best = _fuller(claim, signed)
            rule = f"{_begun(claim.where)} names {claim.label}, and “{signed.span.words}” signs: the two agree."
            yield best.agent, assertion_of("author", best, "high", rule, claim, signed)
        elif claim.names_nobody:
            yield _signs_for(claim, signed)
        else:
            yield _outweighs(claim, signed)
    for claim in headed if agreeing else headed[1:]:
        if claim not in agreeing:
            rule = f"{_begun(claim.where)} names {claim.label} as one of those it comes from."
            yield claim.agent, assertion_of("author", claim, "medium", rule)


def _fuller(headed: Claim, signed: Claim) -> Claim:
    """Take the one that the authorities know, else the signature, unless it is initials or a part of the name only."""
    if headed.agent.is_linked or not (signed.agent.is_linked or has_surname(signed.agent.name)):
        return headed
    if signed.agent.is_linked or len(signed.agent.name) >= len(headed.agent.name):
        return replace(signed, label=signed.agent.name, rejected=())
    return headed


def _signs_for(claim: Claim, signed: Claim) -> tuple[Agent, Assertion]:
    what = "the body that it comes from" if claim.kind is Kind.ORGANISATION else "the office that it comes from"
    rule = f"“{signed.span.words}” signs; {claim.where} names {what}: {claim.label}."
    certainty: Certainty = "medium" if signed.rejected else "high"
    ruled_out = Rejected(claim.agent.key, f"{claim.where} names no person, and a person signs")
    return signed.agent, assertion_of("author", signed, certainty, rule, claim, rejected=(ruled_out,))


def _outweighs(claim: Claim, signed: Claim) -> tuple[Agent, Assertion]:
    rule = f"{_begun(claim.where)} says that it comes from {claim.label}; “{signed.span.words}” signs."
    reason = f"“{signed.span.words}” signs, which may be short for the name, or another who signs for {claim.agent.name}"
    ruled_out = Rejected(signed.agent.key, reason)
    return claim.agent, assertion_of("author", claim, "medium", rule, rejected=(ruled_out,))


def _is_set_off(evidence: Evidence, number: int, end: int) -> bool:
    """Tell whether a signature stands below a valediction or above an office, or has an office behind it."""
    if end < len(evidence.words[number].rstrip(" .,")):
        return True
    around = [each for each in (number - 1, number) if each >= 0 and evidence.passages[each].element == "closer"]
    if any(mark.element == "salute" for each in around for mark in evidence.passages[each].marks):
        return True
    below = evidence.passages[number + 1] if number + 1 < len(evidence.passages) else None
    return below is not None and below.element == "closer" and forms.is_office(below.received)


def _begun(where: str) -> str:
    return where[0].upper() + where[1:]
