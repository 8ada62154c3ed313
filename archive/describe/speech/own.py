"""The writer's own speech, reported by himself: "I said", put in again and again between what he said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.describe.speech.utterance import Stretch, Utterance
from archive.model import Agent

_ASIDE = re.compile(
    r"(?:--|[,—–(])\s*(?:I (?:said|continued|went on|added|argued|replied|answered)"
    r"|(?:sagte|fuhr|erwiderte|antwortete) ich(?: fort)?|(?:io )?(?:dissi|soggiunsi|risposi)|(?:ai-je dit|disais-je|dis-je))"
    r"\s*(?:--|[,—–)])"
)


def own_speech(evidence: Evidence, people: People, introduced: Sequence[Utterance]) -> Iterator[Utterance]:
    """Give the writer's own speech: it begins with a paragraph whose first sentence has "I said" as an aside, and goes on as
    long as a later paragraph has it again, then to where somebody else is introduced.
    """
    if not people.authors:
        return
    who = people.authors[0]
    places = {passage.id: number for number, passage in enumerate(evidence.passages)}
    turns = {places[utterance.evidence[0].passage] for utterance in introduced}
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
    if aside is None or any(mark in evidence.words[number][: aside.start()] for mark in '"“„«'):
        return False
    return evidence.sentence(number, 0)[1] >= aside.end()
