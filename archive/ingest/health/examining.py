"""Examines texts one by one, keeping of each only what the reports need, and then all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.authorities import Authorities
from archive.dates import DateInterval
from archive.errors import ArchiveError
from archive.ingest.health.dates import against_dates
from archive.ingest.health.duplicates import Likeness, duplicates, likeness_of
from archive.ingest.health.emptiness import emptiness
from archive.ingest.health.report import Report
from archive.ingest.health.series import Member, series
from archive.ingest.health.spellings import spellings
from archive.model import Item

UNHEARD = ("play",)
"""Genres whose voices are characters and not people."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is kept of a text: ``names`` are those no authority knows, of writers, recipients and speakers;
    ``contradictions`` (section, "" for the whole, and a clause) speak against its dates.
    """

    item: str
    source: str
    title: str
    date: DateInterval | None
    likeness: Likeness
    names: tuple[str, ...]
    contradictions: tuple[tuple[str, str], ...]


def examine(item: Item, source: str, authorities: Authorities, today: str) -> Examined:
    """Examine a text; ``today`` is ISO 8601."""
    said = item.description
    return Examined(
        item=item.id,
        source=source,
        title="" if said.title_is_incipit else said.title,
        date=said.date,
        likeness=likeness_of(passage.received for passage in item.passages),
        names=tuple(dict.fromkeys(_names(item))),
        contradictions=against_dates(item, source, authorities, today),
    )


def reports(texts: Sequence[Examined], faults: Sequence[ArchiveError], authorities: Authorities) -> tuple[Report, ...]:
    """Report on all texts together, on ``faults`` of sources first."""
    texts = sorted(texts, key=lambda text: text.source)
    return (
        *(Report("refused", str(fault)) for fault in faults),
        *_dates(texts),
        *duplicates([(text.item, text.likeness) for text in texts]),
        *spellings([(text.item, name) for text in texts for name in text.names], authorities),
        *emptiness((text.item, text.likeness.words) for text in texts),
        *series(Member(text.item, text.source, text.title, text.date) for text in texts),
    )


def _dates(texts: Sequence[Examined]) -> Iterator[Report]:
    for text in texts:
        for section, clause in text.contradictions:
            yield Report("date", f"{text.item}{'/' if section else ''}{section}: {clause}.", (text.item,))


def _names(item: Item) -> Iterator[str]:
    """Give the names of people that nobody has identified."""
    names = dict(item.agents)
    for section in item.sections:
        said = section.description
        for agent in (*said.authors, *said.addressees, *said.speakers):
            if not agent.is_linked:
                yield agent.name
        for passage in section.passages if said.genre not in UNHEARD else ():
            for voice in passage.voices:
                if voice.key.startswith("name:"):
                    yield names.get(voice.key, voice.key.removeprefix("name:"))
