"""Who wrote a text, to whom, and who spoke it: from label, heading, signature, address and salutation, and the first person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authorities import Kind
from archive.describe.evidence import Evidence
from archive.describe.people.addressees import addressed, read_salutation, saluted, sent_to
from archive.describe.people.claims import Claim, claim_of
from archive.describe.people.designations import Designation, agent_of, name_at
from archive.describe.people.headings import Heading, read_heading, read_rubric
from archive.describe.people.senders import name_in_signature, person_named, sent_by, signature
from archive.describe.people.words import words_of
from archive.describe.structure import forms
from archive.model import Agent, Aspect, Assertion, Mark, Span
from archive.tei.building import pointer_to

SPEECH_MADE = re.compile(
    r"\b(?:a|the|my|this|that) (?:[\w-]+ )?(?:speech|address|report|lecture|statement|sermon|toast)"
    r" (?:which |that )?I (?:have )?(?:just )?(?:made|delivered|gave|held|read)\b"
)
"""A first person who says that he spoke; what follows may say where."""

_MY_SPEECH = re.compile(r"\bin my (?:speech|address|report|lecture)\b")
_I_SAID = re.compile(r"\bI (?:said|replied|answered|declared|argued)\b")
"""Said of any conversation too, so it supports what the other two say and tells nothing alone."""

_MOST_EVIDENCE = 3
_RUBRICS = 14
"""Passages at the beginning among which "TO:" and "FROM:" may stand."""

_PARTS = frozenset(("signed", "salute", "dateline"))
_NAMES = {Kind.PERSON: "persName", Kind.ORGANISATION: "orgName"}


@dataclass(frozen=True, slots=True)
class People:
    """Whom the text is by, to whom it goes and who spoke it, with the reasons."""

    authors: tuple[Agent, ...] = ()
    addressees: tuple[Agent, ...] = ()
    speakers: tuple[Agent, ...] = ()
    assertions: tuple[Assertion, ...] = ()


def people_of(evidence: Evidence) -> People:
    """Give author, addressee and speaker; nobody where the text names nobody."""
    senders, to_whom, is_spoken = _headed(evidence)
    receivers, why_to = sent_to(to_whom, *_called(evidence, is_spoken))
    labelled = _labelled(evidence)
    if labelled:
        return People(labelled.authors, receivers, labelled.speakers, (*labelled.assertions, *why_to))
    signed = signature(evidence)
    authors, why = sent_by(senders, signed)
    speakers, why_spoken = _speakers(evidence, authors, why, is_spoken=is_spoken and bool(senders))
    return People(authors, receivers, speakers, (*why, *why_spoken, *why_to))


def name_in_place(evidence: Evidence, number: int) -> Iterator[Mark]:
    """Mark the names by which the parts of a letter name somebody, linked where one authority alone bears them: in a byline
    or signature, a heading, a rubric, a salutation.
    """
    passage, text = evidence.passages[number], evidence.words[number]
    for mark in passage.marks:
        if mark.element == "docAuthor":
            end = mark.start + forms.name_end(text[mark.start : mark.end])
            yield _name_mark(mark.start, end, Kind.PERSON, person_named(evidence, text[mark.start : end])[0])
        elif mark.element == "signed":
            start, end = name_in_signature(text, mark.start, mark.end)
            if start < end:
                yield _name_mark(start, end, Kind.PERSON, person_named(evidence, text[start:end])[0])
    for found in _designated(evidence, number):
        if not found.is_office:
            yield _name_mark(found.name_start, found.name_end, found.kind, agent_of(text, found, evidence.authorities)[0])


def _name_mark(start: int, end: int, kind: Kind, agent: Agent) -> Mark:
    attributes = (("cert", "high"), ("ref", pointer_to(agent.key)), ("resp", "#importer")) if agent.is_linked else ()
    return Mark(start, end, _NAMES[kind], attributes)


def _designated(evidence: Evidence, number: int) -> Iterator[Designation]:
    """Give whom a heading, a rubric or a salutation designates."""
    words = words_of(evidence.language)
    if words is None:
        return
    passage, text = evidence.passages[number], evidence.words[number]
    if passage.element == "head":
        heading = _heading(evidence, number)
        if heading.is_certain:
            yield from (*heading.senders, *heading.receivers)
    for _, found in _rubrics(evidence, number) if number < _RUBRICS else ():
        yield from found
    for mark in passage.marks if passage.element == "opener" else ():
        called = read_salutation(text, mark.start, mark.end, words) if mark.element == "salute" else None
        if called and not called.is_plain:
            yield called


def _heading(evidence: Evidence, number: int) -> Heading:
    words = words_of(evidence.language)
    if words is None:
        return Heading()
    return read_heading(evidence.words[number], (date.start for date in evidence.dates[number]), words)


def _is_letter(evidence: Evidence) -> bool:
    """Tell whether a text has parts of a letter, so that a heading which only capitals make one of names may be believed."""
    return any(mark.element in _PARTS for passage in evidence.passages for mark in passage.marks)


def _headed(evidence: Evidence) -> tuple[tuple[Claim, ...], tuple[Claim, ...], bool]:
    """Give senders and receivers by the first headings or rubrics that name them, and whether a speech is headed."""
    named: dict[str, tuple[Claim, ...]] = {}
    is_spoken = False
    for number in evidence.of("head"):
        heading = _heading(evidence, number)
        is_spoken = is_spoken or heading.is_spoken
        is_first = not named
        if heading.is_spoken and not heading.senders and (above := _name_above(evidence, number)):
            named.setdefault("from", (above,))
        for role, found in (("from", heading.senders), ("to", heading.receivers)):
            if found and (heading.is_certain or not heading.receivers or (is_first and _is_letter(evidence))):
                named.setdefault(role, tuple(claim_of(evidence, number, each, "the heading") for each in found))
    for number in range(min(_RUBRICS, len(evidence.passages))):
        for role, found in _rubrics(evidence, number):
            if found:
                named.setdefault(role, tuple(claim_of(evidence, number, each, f"the line “{role}”") for each in found))
    return named.get("from", ()), named.get("to", ()), is_spoken


def _name_above(evidence: Evidence, number: int) -> Claim | None:
    """Give the name that stands alone above the heading of a speech, as the first line of all."""
    if number == 0 or evidence.passages[0].element != "head":
        return None
    text, words = evidence.words[0], words_of(evidence.language)
    is_name = " " in text and not text.isupper() and forms.is_name(text) and words is not None and not words.body.search(text)
    if not is_name or name_at(text, 0, len(text)) != len(text):
        return None
    found = Designation(0, len(text), 0, len(text), Kind.PERSON, is_plain=True)
    return claim_of(evidence, 0, found, "the line above the heading")


def _rubrics(evidence: Evidence, number: int) -> Iterator[tuple[str, tuple[Designation, ...]]]:
    words = words_of(evidence.language)
    passage, text = evidence.passages[number], evidence.words[number]
    if words is None or passage.element in ("byline", "speaker", "stage", "closer"):
        return
    breaks = sorted({mark.start for mark in passage.marks if mark.element in ("lb", "addrLine") and mark.start})
    for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        begin = start + (text[start : start + 1] == " ")
        role, found = read_rubric(text, begin, min(end, begin + 200), words)
        if role:
            yield role, found


def _called(evidence: Evidence, is_spoken: bool) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Give whom address and salutation call upon; an audience that a speaker greets receives no letter."""
    addresses = tuple(addressed(evidence))
    if is_spoken or any(True for _ in evidence.of("byline")):
        return addresses, tuple(claim for claim in saluted(evidence) if not _is_audience(evidence, claim))
    return addresses, tuple(saluted(evidence))


def _is_audience(evidence: Evidence, claim: Claim) -> bool:
    words = words_of(evidence.language)
    passage = next(passage for passage in evidence.passages if passage.id == claim.span.passage)
    return words is None or words.receiver.match(passage.received) is None


def _labelled(evidence: Evidence) -> People | None:
    for number in evidence.of("byline"):
        label = forms.label(evidence.words[number])
        if label is None:
            continue
        start = label.start("name")
        end = start + forms.name_end(label["name"])
        agent, rejected = person_named(evidence, evidence.words[number][start:end])
        span = (evidence.span(number, 0, end),)
        said = label["label"].lower()
        aspects: tuple[Aspect, ...] = ("author",) if said in forms.WRITERS else ("speaker", "author")
        rule = f"The first line names {agent.name} under the label “{label['label']}”."
        reasons = {"speaker": f"{rule} The label is that of a speaker.", "author": f"{rule} Whoever it names gives the text."}
        assertions = tuple(
            Assertion(aspect, agent.key, agent.name, "high", "importer", reasons[aspect], span, rejected) for aspect in aspects
        )
        return People((agent,), (), (agent,) if "speaker" in aspects else (), assertions)
    return None


def _speakers(
    evidence: Evidence, authors: tuple[Agent, ...], why: tuple[Assertion, ...], *, is_spoken: bool
) -> tuple[tuple[Agent, ...], tuple[Assertion, ...]]:
    """Give who delivered the speech that the text is, or that its writer reports as his own."""
    if is_spoken:
        rule = "The heading calls the text a speech and names whose it is."
        said = tuple(
            Assertion("speaker", one.value, one.label, one.certainty, "importer", rule, one.evidence, one.rejected)
            for one in why
        )
        return authors, said
    spoken = _spoken(evidence) if authors else ()
    if not spoken:
        return (), ()
    author = authors[0]
    rule = (
        f"The writer says in the first person that he spoke (“{spoken[0].words}”), and {author.name} signs:"
        " the speech that the text reports is his own."
    )
    speaker = Assertion("speaker", author.key, author.name, why[0].certainty, "importer", rule, (*spoken, *why[0].evidence))
    return (author,), (speaker,)


def _spoken(evidence: Evidence) -> tuple[Span, ...]:
    """Find where the writer says that he spoke: the plainest words first, and one place a passage."""
    found: list[Span] = []
    for pattern in (SPEECH_MADE, _MY_SPEECH, _I_SAID):
        if pattern is _I_SAID and not found:
            break
        for number in evidence.of("p"):
            said = pattern.search(evidence.words[number])
            if said and not any(span.passage == evidence.passages[number].id for span in found):
                found.append(evidence.span(number, said.start(), said.end()))
    return tuple(found[:_MOST_EVIDENCE])
