"""Who says which words of each passage, and the ``said`` elements that tell so in TEI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from archive.authorities import Authorities
from archive.describe.speech.quotations import quotations
from archive.describe.speech.utterance import Stretch, Utterance
from archive.describe.structure.turns import speaker_key
from archive.model import Assertion, Container, Description, Mark, Passage, Section
from archive.tei.building import pointer_to
from archive.tei.voices import author_of, voices_of


def speech_marks(passages: Sequence[Passage], spoken: Sequence[Utterance]) -> Mapping[int, tuple[Mark, ...]]:
    """Give, by the numbers of passages, the ``said`` marks of speech that begins or ends inside them, and a ``q`` for every
    other quotation in their text.
    """
    said: defaultdict[int, list[Mark]] = defaultdict(list)
    uttered = {stretch for utterance in spoken for stretch in _extents(utterance)}
    for group, attributes in _parts(spoken):
        if not group[0].is_whole:
            said[group[0].passage].append(Mark(group[0].start, group[0].end, "said", attributes))
    for number, passage in enumerate(passages):
        for start, end in quotations(passage.received) if passage.element in ("p", "head") else ():
            if (number, start, end) not in uttered:
                said[number].append(Mark(start, end, "q"))
    return {number: tuple(marks) for number, marks in said.items()}


def with_speech(passages: Sequence[Passage], spoken: Sequence[Utterance]) -> tuple[Passage, ...]:
    """Put ``said`` around paragraphs that are speech as a whole, and number all containers in the order of the text."""
    around: dict[int, Container] = {}
    for group, attributes in _parts(spoken):
        if group[0].is_whole:
            container = Container("said", -1 - len(around), attributes)
            around |= {stretch.passage: container for stretch in group}
    placed = [
        replace(passage, within=(*_without_quote(passage), around[number])) if number in around else passage
        for number, passage in enumerate(passages)
    ]
    serials: dict[Container, int] = {}
    for passage in placed:
        for container in passage.within:
            serials.setdefault(container, len(serials) + 1)
    return tuple(
        replace(passage, within=tuple(replace(container, serial=serials[container]) for container in passage.within))
        if passage.within
        else passage
        for passage in placed
    )


def _without_quote(passage: Passage) -> tuple[Container, ...]:
    """Leave out the quotation that turned out to be speech: its ``said`` stands in its place."""
    return tuple(container for container in passage.within if container.element != "quote")


def with_voices(
    passages: Sequence[Passage], spoken: Sequence[Utterance], description: Description, authorities: Authorities
) -> tuple[Passage, ...]:
    """Say whose words each passage has: those of whom its ``said`` or ``sp`` names, else the author's, else nobody's."""
    labelled = (speaker_key(passage.received, authorities) for passage in passages if passage.element == "speaker")
    keys = {pointer_to(key): key for key in chain(labelled, (utterance.who.key for utterance in spoken))}
    author = author_of(description)
    voiced = ((passage, voices_of(passage, author, keys.__getitem__)) for passage in passages)
    return tuple(replace(passage, voices=voices) if voices else passage for passage, voices in voiced)


def with_inherited_voices(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Let a section that names nobody be in the voice of the author of the section around it."""
    authors: dict[str, str | None] = {}
    voiced: list[Section] = []
    for section in sections:
        is_signed = section.description.authors or section.description.speakers
        inherited = None if is_signed else authors.get(section.parent or "")
        authors[section.id] = author_of(section.description) if is_signed else inherited
        if inherited:
            keys = {pointer_to(voice.key): voice.key for passage in section.passages for voice in passage.voices}
            passages = tuple(replace(each, voices=voices_of(each, inherited, keys.__getitem__)) for each in section.passages)
            section = replace(section, passages=passages)
        voiced.append(section)
    return tuple(voiced)


def voice_assertions(spoken: Sequence[Utterance]) -> Iterator[Assertion]:
    """Say of each reported speech why it is thought to be that person's; the target is its first ``said``."""
    targets = iter(dict(attributes)["xml:id"] for _, attributes in _parts(spoken) if "prev" not in dict(attributes))
    for utterance, target in zip(spoken, targets, strict=True):
        who, why = utterance.who, utterance.rule
        certainty, evidence = utterance.certainty, utterance.evidence
        yield Assertion("voice", who.key, who.name, certainty, "importer", why, evidence, utterance.rejected, target)


def _extents(utterance: Utterance) -> Iterator[tuple[int, int, int]]:
    return ((stretch.passage, stretch.start, stretch.end) for stretch in utterance.stretches)


def _groups(utterance: Utterance) -> list[tuple[Stretch, ...]]:
    """Part an utterance into what one ``said`` can hold: a run of whole paragraphs, or words inside one."""
    groups: list[tuple[Stretch, ...]] = []
    for stretch in utterance.stretches:
        if stretch.is_whole and groups and groups[-1][-1].is_whole:
            groups[-1] = (*groups[-1], stretch)
        else:
            groups.append((stretch,))
    return groups


def _parts(spoken: Sequence[Utterance]) -> Iterator[tuple[tuple[Stretch, ...], tuple[tuple[str, str], ...]]]:
    """Give what each ``said`` holds, in order, with its attributes; the parts of an utterance are joined by ``@next`` and
    ``@prev``.
    """
    number = 0
    for utterance in spoken:
        groups = _groups(utterance)
        shared = {"cert": utterance.certainty, "resp": "#importer", "who": pointer_to(utterance.who.key)}
        for part, group in enumerate(groups):
            number += 1
            pairs = {**shared, "xml:id": f"said{number}"}
            if part + 1 < len(groups):
                pairs["next"] = f"#said{number + 1}"
            if part > 0:
                pairs["prev"] = f"#said{number - 1}"
            yield group, tuple(sorted(pairs.items()))
