"""To whom a text is addressed: by its heading, its address, its salutation, and what these say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.describe.evidence import Evidence
from archive.describe.people.claims import Claim, assertion_of, claim_of, known_as
from archive.describe.people.designations import Designation, designations
from archive.describe.people.headings import read_address, read_rubric
from archive.describe.people.words import Words, words_of
from archive.describe.structure import forms
from archive.model import Agent, Assertion, Certainty, Passage, Rejected

_EDGE = 8
"""Passages at the beginning and at the end among which an address may stand without a mark of its own."""

_LONGEST_ADDRESS = 140
_LONGEST_SALUTATION = 60
_ADDRESSES = frozenset(("address", "addrLine"))
_NOT_ADDRESSES = frozenset("dateline salute signed docAuthor".split())
_SENTENCE = re.compile(r"[.!?;]\s+[^\W\d_]|[!?;]\s*\Z|\b(?:is|are|was|were|have|has|ist|sind|war|hat|haben|è|sono|ha|fu)\b")
_CUT_SHORT = re.compile(r"[^\W\d_]{2,}\.(?:m[oaei]|r[eoi]|n[eo]|[oa])(?!\w)")
"""A title with its last letters raised in the hand: "Ill.re", "Col.mo"; no name."""

_SALUTED_END = re.compile(r"[,:;!—–]|\.(?=\s*\Z)|\s-")


def addressed(evidence: Evidence) -> Iterator[Claim]:
    """Give whom an address names: what the structure marks as one, else a line at either end that is one as a whole."""
    words = words_of(evidence.language)
    if words is None:
        return
    last = len(evidence.passages) - _EDGE
    for number, passage in enumerate(evidence.passages):
        if passage.element in ("head", "byline", "speaker", "stage"):
            continue
        marks = [(mark.start, mark.end) for mark in passage.marks if mark.element == "addrLine"]
        marks = marks or [(mark.start, mark.end) for mark in passage.marks if mark.element == "address"]
        is_address = passage.element in _ADDRESSES or any(each.element in _ADDRESSES for each in passage.within)
        if marks or is_address:
            yield from _in_address(evidence, number, marks or [(0, len(passage.received))], words)
        elif (number < _EDGE or number >= last) and _may_be_address(passage):
            found = read_address(evidence.words[number], words)
            yield from (claim_of(evidence, number, one, "the address") for one in found[:1] if not one.is_plain)


def _may_be_address(passage: Passage) -> bool:
    """Tell whether a line is short, says nothing, and is no other part of a letter."""
    if len(passage.received) > _LONGEST_ADDRESS or _SENTENCE.search(passage.received):
        return False
    return not any(mark.element in _NOT_ADDRESSES for mark in passage.marks)


def _in_address(evidence: Evidence, number: int, stretches: list[tuple[int, int]], words: Words) -> Iterator[Claim]:
    text = evidence.words[number]
    for start, end in stretches:
        if read_rubric(text, start, end, words)[0]:
            return
        first, last = forms.addressed_words(text[start:end])
        start, end = start + first, start + last
        to = words.receiver.match(text, start, end)
        found = designations(text, to.end() if to else start, end, words)
        if found and _CUT_SHORT.search(text, found[0].name_start, found[0].name_end):
            continue
        if found and (to or not found[0].is_plain or found[0].name_end >= found[0].end):
            yield claim_of(evidence, number, found[0], "the address")
            return


def saluted(evidence: Evidence) -> Iterator[Claim]:
    """Give whom a salutation calls upon; nobody for "Dear Sir" and the like."""
    words = words_of(evidence.language)
    if words is None:
        return
    for number, passage in enumerate(evidence.passages):
        text = evidence.words[number]
        marks = [mark for mark in passage.marks if mark.element == "salute"] if passage.element == "opener" else []
        found = next((one for mark in marks if (one := read_salutation(text, mark.start, mark.end, words))), None)
        if passage.element == "p" and number < _EDGE:
            found = _unmarked(text, words)
        if found:
            yield claim_of(evidence, number, found, "the salutation")


def _unmarked(text: str, words: Words) -> Designation | None:
    """Read a line that says nothing but a form of respect and an office ("Serenissimo Principe")."""
    if len(text) > _LONGEST_SALUTATION or not words.epithet.match(text):
        return None
    found = read_salutation(text, 0, len(text), words)
    return found if found and found.is_office and not text[found.end :].strip(" ,:;.") else None


def read_salutation(text: str, start: int, end: int, words: Words) -> Designation | None:
    """Read "Dear Mr. Creel:", "Sehr geehrter Herr Müller,", "Serenissimo Principe"; None where nobody is named."""
    to = words.receiver.match(text, start, end)
    greeting = words.greeting.match(text, to.end() if to else start, end)
    at = greeting.end() if greeting else to.end() if to else start
    while at < end and text[at] in " ,":
        at += 1
    stop = next((each.start() for each in _SALUTED_END.finditer(text, at, end) if not _is_abbreviated(text, each)), end)
    found = designations(text, at, stop, words)
    if not found or (found[0].is_plain and greeting is None and to is None):
        return None
    one = found[0]
    if _CUT_SHORT.search(text, one.name_start, one.name_end):
        return None
    if words.nobody.match(text, one.name_start, one.name_end) and not one.is_office:
        return None
    return one


def sent_to(
    headed: tuple[Claim, ...], addresses: tuple[Claim, ...], salutations: tuple[Claim, ...]
) -> tuple[tuple[Agent, ...], tuple[Assertion, ...]]:
    """Weigh the heading, the address and the salutation: the first of them holds, and the others bear it out or not."""
    chosen = headed or addresses[:1] or salutations[:1]
    others = [*(addresses[:1] if headed else ()), *(salutations[:1] if headed or addresses else ())]
    found = [_weighed(claim, others, is_only=len(chosen) == 1) for claim in chosen]
    unique = {agent.key: (agent, why) for agent, why in reversed(found)}
    kept = [unique[key] for key in dict.fromkeys(agent.key for agent, _ in found)]
    return tuple(agent for agent, _ in kept), tuple(why for _, why in kept)


def _weighed(claim: Claim, others: list[Claim], *, is_only: bool) -> tuple[Agent, Assertion]:
    agreeing = [other for other in others if claim.agrees(other)]
    linked = next((other for other in agreeing if other.agent.is_linked), None)
    best = replace(claim, agent=linked.agent, rejected=()) if linked and not claim.agent.is_linked else claim
    named = next((other for other in others if is_only and claim.names_nobody and _may_hold(other)), None)
    rule = f"{claim.where[0].upper()}{claim.where[1:]} names {claim.label}; {known_as(claim)}."
    if agreeing:
        rule += f" {' and '.join(other.where for other in agreeing).capitalize()} names the same: “{agreeing[0].span.words}”."
    if named:
        rule += f" {named.where.capitalize()} calls upon “{named.span.words}”, who is then meant by that office or there."
    against = tuple(
        Rejected(other.agent.key, f"{other.where} calls upon “{other.span.words}”, and {claim.where} is the plainer address")
        for other in others
        if is_only and other not in agreeing and _contradicts(claim, other)
    )
    certainty = _certainty(claim, agreeing, is_contradicted=bool(against))
    return best.agent, assertion_of("addressee", best, certainty, rule, *agreeing, rejected=against)


def _certainty(claim: Claim, agreeing: list[Claim], *, is_contradicted: bool) -> Certainty:
    if is_contradicted or claim.rejected:
        return "medium"
    if agreeing or claim.agent.is_linked:
        return "high"
    is_vague = claim.is_plain or (claim.where == "the salutation" and claim.is_office)
    return "medium" if is_vague else "high"


def _may_hold(other: Claim) -> bool:
    """Tell whether a salutation gives the name of whoever holds an office, or reads for a body."""
    return not other.names_nobody and not other.is_plain


def _contradicts(claim: Claim, other: Claim) -> bool:
    """Tell whether another place calls somebody else: a given name or an office may be the same person's."""
    return not claim.names_nobody and _may_hold(other) and not other.agrees(claim)


def _is_abbreviated(text: str, stop: re.Match[str]) -> bool:
    return stop[0] == "." and bool(
        re.search(r"(?<!\w)(?:Mr|Dr|Mrs|Ms|[^\W\d_])\Z", text[max(0, stop.start() - 5) : stop.start()])
    )
