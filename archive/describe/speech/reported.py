"""Speech that a text reports: who is said to have said which words.

Three ways of reporting are known, and nothing else is taken for speech: words behind a verb of saying and a colon; a whole
paragraph in quotation marks behind such an introduction; and the writer's own speech, kept up over paragraphs by "I said".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authorities import Kind
from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.describe.speech.quotations import opens_with_quotation, quotations
from archive.model import Agent, Certainty, Span

_VERBS = (
    "said asked replied answered declared exclaimed remarked stated cried continued added observed responded retorted inquired"
    " enquired concluded began insisted objected protested announced told"
).split()
_VERB = rf"(?:{'|'.join(_VERBS)})"
_INTRODUCED = re.compile(rf"\b{_VERB}\b(?P<between>[^.!?:;\"“]{{0,60}}):\s*")
_FIRST_PERSON = re.compile(r"(?<!\w)I(?:\s+\w+)?\s*$")
_ASIDE = re.compile(r"(?P<before>--|[,—–(])\s*I (?:said|continued|went on|added|argued|replied|answered)\s*(?:--|[,—–)])")
_HEDGE = re.compile(
    r"\bif I am not mistaken\b|\bif I remember\b|\bas far as I (?:remember|recall|know)\b"
    r"|\bI (?:think|believe|suppose)\b(?= it| that|,|\))|\b(?:apparently|perhaps|possibly|probably)\b|\bit seems\b",
    re.IGNORECASE,
)
_SUBJECT_REACH = 60
"""Characters between a name and the verb of saying of which it is the subject."""

_CLOSING = '"”»'


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one passage, half-open offsets; ``is_whole`` when they are all of it."""

    passage: int
    start: int
    end: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """One reported speech: its stretches in order, who says it, how sure that is, and the words that say so."""

    who: Agent
    stretches: tuple[Stretch, ...]
    certainty: Certainty
    rule: str
    evidence: tuple[Span, ...]


def utterances(evidence: Evidence, people: People) -> tuple[Utterance, ...]:
    """Give the reported speeches of a text in order; no two of them overlap."""
    introduced = [*_introduced(evidence, people)]
    found = [*introduced, *_own_speech(evidence, people, introduced)]
    found.sort(key=lambda utterance: (utterance.stretches[0].passage, utterance.stretches[0].start))
    kept: list[Utterance] = []
    for utterance in found:
        first = utterance.stretches[0]
        last = kept[-1].stretches[-1] if kept else None
        if last is None or (last.passage, last.end) <= (first.passage, first.start):
            kept.append(utterance)
    return tuple(kept)


def _introduced(evidence: Evidence, people: People) -> Iterator[Utterance]:
    for number in evidence.of("p"):
        if evidence.passages[number].within:
            continue
        words = evidence.words[number]
        for verb in _INTRODUCED.finditer(words):
            who = _subject(evidence, people, number, verb.start())
            if who is None:
                continue
            stretches = _said_behind(evidence, number, verb.end(), who in people.authors)
            if stretches:
                yield _reported(evidence, number, verb, who, stretches)


def _reported(evidence: Evidence, number: int, verb: re.Match[str], who: Agent, stretches: tuple[Stretch, ...]) -> Utterance:
    words = evidence.words[number]
    start, _ = evidence.sentence(number, verb.start())
    hedge = _HEDGE.search(words, start, verb.end())
    quoted = opens_with_quotation(evidence.words[stretches[0].passage][stretches[0].start :])
    introduction = evidence.span(number, start, verb.start() + len(verb[0].rstrip()))
    rule = f"“{_shortened(introduction.words)}” introduces the words of {who.name}"
    rule += ", which stand in quotation marks." if quoted else ", which run to the end of the paragraph."
    if hedge:
        rule += f" The text itself is not sure of it: “{hedge[0]}”."
    certainty: Certainty = "low" if hedge else "high" if quoted else "medium"
    return Utterance(who, stretches, certainty, rule, (introduction,))


def _subject(evidence: Evidence, people: People, number: int, verb: int) -> Agent | None:
    """Find whose verb of saying it is: the writer's "I", or the last person named shortly before."""
    words = evidence.words[number]
    start, _ = evidence.sentence(number, verb)
    if _FIRST_PERSON.search(words, start, verb):
        return people.authors[0] if people.authors else None
    named = [
        (mention, person)
        for mention, person in evidence.named(number, Kind.PERSON)
        if start <= mention.start and mention.end <= verb
    ]
    if named and verb - named[-1][0].end <= _SUBJECT_REACH:
        return Agent(named[-1][1].key, named[-1][1].name)
    return None


def _said_behind(evidence: Evidence, number: int, start: int, is_own: bool) -> tuple[Stretch, ...]:
    """Give the words behind an introduction: a quotation here or in the next paragraphs, or, where the writer reports
    himself, the rest of the paragraph.
    """
    words = evidence.words[number]
    if start == len(words):
        return _quoted_paragraphs(evidence, number + 1)
    for first, end in quotations(words):
        if first == start:
            return (Stretch(number, first, end, is_whole=False),)
    if opens_with_quotation(words[start:]):
        after = _quoted_paragraphs(evidence, number + 1)
        return (Stretch(number, start, len(words), is_whole=False), *after) if after else ()
    return (Stretch(number, start, len(words), is_whole=False),) if is_own else ()


def _quoted_paragraphs(evidence: Evidence, number: int) -> tuple[Stretch, ...]:
    """Give paragraphs that each begin with a quotation mark, up to the first that ends with one; none where they do not
    begin so at once, or never end.
    """
    found: list[Stretch] = []
    while number < len(evidence.passages) and evidence.passages[number].element == "p" and not evidence.passages[number].within:
        words = evidence.words[number]
        if not opens_with_quotation(words):
            return ()
        found.append(Stretch(number, 0, len(words), is_whole=True))
        if words[-1] in _CLOSING:
            return tuple(found)
        number += 1
    return ()


def _own_speech(evidence: Evidence, people: People, introduced: list[Utterance]) -> Iterator[Utterance]:
    """Give the writer's own speech: it begins with a paragraph whose first sentence has "I said" as an aside, and goes on as
    long as a later paragraph has it again, then to where somebody else is introduced.
    """
    if not people.authors:
        return
    who = people.authors[0]
    turns = sorted({_number_of(evidence, utterance) for utterance in introduced})
    run: list[int] = []
    for number in [*evidence.of("p"), len(evidence.passages)]:
        is_turn = number == len(evidence.passages) or number in turns or bool(run and number != run[-1] + 1)
        if is_turn and run:
            yield _own_utterance(evidence, who, run, is_ended=number in turns)
            run = []
        if not is_turn and not evidence.passages[number].within and (run or _begins_own_speech(evidence, number)):
            run.append(number)


def _own_utterance(evidence: Evidence, who: Agent, run: list[int], is_ended: bool) -> Utterance:
    asides = [(number, aside) for number in run if (aside := _ASIDE.search(evidence.words[number]))]
    last = run[-1] if len(asides) > 1 and is_ended else asides[-1][0]
    kept = [number for number in run if number <= last]
    spans = tuple(evidence.span(number, *aside.span()) for number, aside in asides if number <= last)
    first, again = (span.words.strip(" ,") for span in (spans[0], spans[-1]))
    rule = f"“{first}” makes these words of {who.name} a report of what he said himself."
    if len(kept) > 1:
        rule = f"“{first}” here and “{again}” in a later paragraph make all between a report of what {who.name} said himself"
        rule += "; it goes on until another speaker is introduced." if last != asides[-1][0] else "."
    return Utterance(who, tuple(_whole(evidence, number) for number in kept), "medium", rule, spans)


def _whole(evidence: Evidence, number: int) -> Stretch:
    return Stretch(number, 0, len(evidence.words[number]), is_whole=True)


def _begins_own_speech(evidence: Evidence, number: int) -> bool:
    aside = _ASIDE.search(evidence.words[number])
    return aside is not None and evidence.sentence(number, 0)[1] >= aside.end()


def _number_of(evidence: Evidence, utterance: Utterance) -> int:
    """Give the number of the passage that introduces an utterance."""
    return next(number for number, passage in enumerate(evidence.passages) if passage.id == utterance.evidence[0].passage)


def _shortened(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:50].rsplit(' ', 1)[0]} … {words[-60:].split(' ', 1)[-1]}"
