"""From the words of a source to a described text: every rule is asked once, and every answer keeps its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from archive.authorities import Authorities
from archive.dates import DateInterval
from archive.describe.corrections import correction_assertions, correction_marks
from archive.describe.date.finding import date_of
from archive.describe.date.marking import date_marks
from archive.describe.date.words import OwnDate
from archive.describe.evidence import Evidence, gather
from archive.describe.genre import genre_of
from archive.describe.header import language_in, language_reason, with_header
from archive.describe.joining import joined
from archive.describe.language import language_of, with_own_languages
from archive.describe.marks import with_marks
from archive.describe.people.names import mentions, name_marks
from archive.describe.people.persons import name_in_place, people_of
from archive.describe.people.setting import place_mark_extent, setting_of
from archive.describe.speech.reported import utterances
from archive.describe.speech.utterance import Utterance
from archive.describe.speech.voices import speech_marks, voice_assertions, with_inherited_voices, with_speech, with_voices
from archive.describe.structure.blocks import blocks_of, drafts_of
from archive.describe.structure.header import fields_of, header_of
from archive.describe.structure.parts import structured
from archive.describe.title import title_of
from archive.model import Assertion, Block, Description, Mark, Passage, Section

SECTION = "text"
"""The id of the outermost section: that of the ``text`` element."""


def describe(text: str | Sequence[Block], *, name: str, language: str, authorities: Authorities) -> tuple[Section, ...]:
    """Describe a text from its words, its file's name and the authorities alone; the outermost section stands first.

    ``text`` is a plain text that has more than white space, and any line ends, or the blocks that the format of its source
    tells, each with words. ``name`` is the file's path or name; ``language`` (BCP 47) holds where the words do not tell. With
    white space removed, the passages of a plain text and the words of its ``fw`` put together equal it. Nothing is invented:
    what no rule finds stays None or empty.
    """
    front, body = header_of(text) if isinstance(text, str) else ((), text)
    blocks = (*front, *(blocks_of(body) if isinstance(body, str) else drafts_of(body)))
    language, why = language_of((block.text for block in blocks), language)
    language = language_in(fields_of(front)) or language
    sections: list[Section] = []
    around: list[str] = []
    parts = structured(blocks, language, authorities)
    kinds = frozenset(part.kind for part in parts)
    for number, part in enumerate(parts):
        del around[part.depth :]
        evidence = gather("" if number else PurePosixPath(name).stem, language, authorities, part.passages)
        description, passages = _described(evidence, None if number else why, frozenset((part.kind,)) if number else kinds)
        key = f"s{number}" if number else SECTION
        sections.append(Section(key, part.depth, around[-1] if around else None, description, passages, part.kind))
        around.append(key)
    return with_inherited_voices(joined(sections))


def _described(evidence: Evidence, why: Assertion | None, kinds: frozenset[str]) -> tuple[Description, tuple[Passage, ...]]:
    """Describe one section, whose language is known for the reason given; ``kinds`` are those of its divisions."""
    people = people_of(evidence)
    setting, dating, (genre, genre_reason) = setting_of(evidence), date_of(evidence, people), genre_of(evidence, people, kinds)
    title, is_incipit, title_reason = title_of(evidence)
    spoken = utterances(evidence, people)
    marked = _marked(evidence, spoken, dating.own, dating.date)
    mentioned, mention_reasons = mentions(marked, evidence.authorities)
    reasons = (
        title_reason,
        dating.assertion,
        *people.assertions,
        *setting.assertions,
        genre_reason,
        language_reason(evidence) or why,
        *mention_reasons,
    )
    description = Description(
        title=title,
        title_is_incipit=is_incipit,
        genre=genre,
        language=evidence.language,
        authors=people.authors,
        addressees=people.addressees,
        speakers=people.speakers,
        venue=setting.venue,
        place=setting.place,
        occasion=setting.occasion,
        date=dating.date,
        mentions=mentioned,
        assertions=(
            *(reason for reason in reasons if reason is not None),
            *voice_assertions(spoken),
            *correction_assertions(evidence),
        ),
    )
    description = with_header(description, evidence)
    return description, with_voices(with_speech(marked, spoken), spoken, description, evidence.authorities)


def _marked(
    evidence: Evidence, spoken: Sequence[Utterance], own: OwnDate | None, date: DateInterval | None
) -> tuple[Passage, ...]:
    said = speech_marks(evidence.passages, spoken)
    return tuple(
        with_marks(passage, (*said.get(number, ()), *_marks(evidence, number, own, date)))
        for number, passage in enumerate(with_own_languages(evidence.passages, evidence.language))
    )


def _marks(evidence: Evidence, number: int, own: OwnDate | None, date: DateInterval | None) -> Iterator[Mark]:
    """Give whatever the rules find inside one passage."""
    yield from correction_marks(evidence, number)
    yield from date_marks(evidence, number, own, date)
    yield from name_in_place(evidence, number)
    yield from name_marks(evidence, number)
    place = place_mark_extent(evidence, number)
    if place and not any(True for _ in evidence.named(number)):
        yield Mark(*place, "placeName")
