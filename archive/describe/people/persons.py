"""Who wrote a text and who spoke it: from the label at its head, the signature at its end, and the first person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.authorities import Kind
from archive.describe.evidence import Evidence
from archive.describe.structure import forms
from archive.model import Agent, Aspect, Assertion, Certainty, Mark, Rejected, Span
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


@dataclass(frozen=True, slots=True)
class People:
    """Whom the text is by and who spoke it, with the reasons."""

    authors: tuple[Agent, ...] = ()
    speakers: tuple[Agent, ...] = ()
    assertions: tuple[Assertion, ...] = ()


def people_of(evidence: Evidence) -> People:
    """Give author and speaker; nobody where neither a label nor a signature names one."""
    labelled = _labelled(evidence)
    if labelled:
        return labelled
    signed = _signed(evidence)
    if signed is None:
        return People()
    author, why = signed
    spoken = _spoken(evidence)
    if not spoken:
        return People((author,), (), (why,))
    rule = (
        f"The writer says in the first person that he spoke (“{spoken[0].words}”), and {author.name} signs:"
        " the speech that the text reports is his own."
    )
    speaker = Assertion("speaker", author.key, author.name, why.certainty, "importer", rule, (*spoken, *why.evidence))
    return People((author,), (author,), (why, speaker))


def name_in_place(evidence: Evidence, number: int) -> tuple[Mark, ...]:
    """Mark the name in a byline or signature, linked where one authority alone bears it."""
    marks = [mark for mark in evidence.passages[number].marks if mark.element in ("docAuthor", "signed")]
    return tuple(_name_mark(evidence, number, mark.start, mark.end) for mark in marks)


def _name_mark(evidence: Evidence, number: int, start: int, end: int) -> Mark:
    end = start + forms.name_end(evidence.words[number][start:end])
    agent, _ = _agent(evidence, evidence.words[number][start:end])
    attributes = (("cert", "high"), ("ref", pointer_to(agent.key)), ("resp", "#importer")) if agent.is_linked else ()
    return Mark(start, end, "persName", attributes)


def _labelled(evidence: Evidence) -> People | None:
    for number in evidence.of("byline"):
        label = forms.label(evidence.words[number])
        if label is None:
            continue
        start = label.start("name")
        end = start + forms.name_end(label["name"])
        agent, rejected = _agent(evidence, evidence.words[number][start:end])
        span = (evidence.span(number, 0, end),)
        said = label["label"].lower()
        aspects: tuple[Aspect, ...] = ("author",) if said in forms.WRITERS else ("speaker", "author")
        rule = f"The first line names {agent.name} under the label “{label['label']}”."
        reasons = {"speaker": f"{rule} The label is that of a speaker.", "author": f"{rule} Whoever it names gives the text."}
        assertions = tuple(
            Assertion(aspect, agent.key, agent.name, "high", "importer", reasons[aspect], span, rejected) for aspect in aspects
        )
        return People((agent,), (agent,) if "speaker" in aspects else (), assertions)
    return None


def _signed(evidence: Evidence) -> tuple[Agent, Assertion] | None:
    """Find the first signature; a name below "By the President:" is that of a witness, which comes after it."""
    for number in evidence.of("closer"):
        for mark in evidence.passages[number].marks:
            if mark.element != "signed":
                continue
            start, end = mark.start, mark.start + forms.name_end(evidence.words[number][mark.start : mark.end])
            span = evidence.span(number, start, end)
            agent, rejected = _agent(evidence, evidence.words[number][start:end])
            known = "a name of nobody the authorities know" if not agent.is_linked else f"a name of {agent.name} alone"
            known = "a name that several people bear, so nobody is meant for certain" if rejected else known
            rule = f"“{span.words}” stands as the signature at the end of the text; in the authorities it is {known}."
            certainty: Certainty = "high" if agent.is_linked else "medium"
            return agent, Assertion("author", agent.key, agent.name, certainty, "importer", rule, (span,), rejected)
    return None


def _agent(evidence: Evidence, name: str) -> tuple[Agent, tuple[Rejected, ...]]:
    keys = evidence.authorities.resolve(name, Kind.PERSON)
    authority = evidence.authorities.get(keys[0]) if len(keys) == 1 else None
    if authority is not None:
        return Agent(authority.key, authority.name), ()
    return Agent.unlinked(_in_small_letters(name)), tuple(Rejected(key, f"several people are called “{name}”") for key in keys)


def _in_small_letters(name: str) -> str:
    """Write "FRANKLIN PIERCE" as "Franklin Pierce"; capitals are a matter of the printer's taste."""
    return name.title() if name.isupper() and len(name) > 4 else name


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
