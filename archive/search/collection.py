"""What a generation holds beside its words: texts and passages in their order, and who, where, when and what kind they are.

Texts and passages are numbered in order of item, section and passage; sets of them are bit sets over these numbers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from archive.model import Agent, TextUnit
from archive.search import bitsets, scoring
from archive.search.analysis import fold, forms, stemming, stems, tokens
from archive.search.query import Dated, Kinded, Titled
from archive.search.results import Level

UNDATED = 1 << 40
"""Where texts without a day stand in order of date: after every day there is, whichever way the order runs."""


class PassageRow(NamedTuple):
    """What is known of a passage without its words. ``length`` is in tokens as received; ``voices`` are the keys of those who
    speak in it, in order; ``is_whole`` is true when one of them says all of it.
    """

    id: str
    language: str
    length: int
    voices: tuple[str, ...]
    is_whole: bool


class TextRow(NamedTuple):
    """A text without its words; ``ordinal`` is its number among those of its item."""

    text: TextUnit
    ordinal: int
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class _Values:
    """One attribute: the texts that have each value, and the passages where they differ from those of these texts."""

    texts: dict[str, int]
    passages: dict[str, int] | None
    labels: dict[str, str] = field(default_factory=dict)


class Collection:
    """The texts and passages of a generation with their attributes. Nothing in it changes once it is made."""

    def __init__(self, rows: Iterable[TextRow]) -> None:
        self.rows: tuple[TextRow, ...] = tuple(rows)
        self.texts: tuple[TextUnit, ...] = tuple(row.text for row in self.rows)
        self.passages: tuple[PassageRow, ...] = tuple(chain.from_iterable(row.passages for row in self.rows))
        self.starts: tuple[int, ...] = tuple(accumulate((len(row.passages) for row in self.rows), initial=0))
        self.text_of = array("I", chain.from_iterable([number] * len(row.passages) for number, row in enumerate(self.rows)))
        self.speeches: tuple[tuple[int, str], ...] = tuple(
            (number, key) for number, row in enumerate(self.passages) if not row.is_whole for key in row.voices
        )
        """The extra documents of the index: (passage, key) for each voice that says a part of a passage."""
        self._values = cache(self._make_values)
        self._spread = cache(self._make_spread)
        self._ranks = cache(self._make_ranks)

    def size(self, level: Level) -> int:
        """Count the texts or passages."""
        return len(self.texts) if level == "texts" else len(self.passages)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The languages stems are kept in."""
        return tuple(sorted({stemming(language) for language in {row.language for row in self.passages}}))

    @cached_property
    def lengths(self) -> dict[Level, list[int]]:
        """The number of tokens of each text and passage."""
        return {
            "passages": [row.length for row in self.passages],
            "texts": [sum(passage.length for passage in row.passages) for row in self.rows],
        }

    @cached_property
    def norms(self) -> dict[Level, list[float]]:
        """What the length of each text and passage takes from a count (see scoring)."""
        return {level: scoring.norms(lengths) for level, lengths in self.lengths.items()}

    def texts_of(self, passages: int) -> int:
        """Give the texts that hold any of these passages."""
        return bitsets.of(map(self.text_of.__getitem__, bitsets.members(passages)), len(self.texts))

    def passages_of(self, texts: int) -> int:
        """Give all passages of these texts."""
        ranges = ((self.starts[number], self.starts[number + 1]) for number in bitsets.members(texts))
        return bitsets.of_ranges(ranges, len(self.passages))

    def keys(self, attribute: str) -> Iterable[str]:
        """Give the values an attribute has in this collection."""
        values = self._values(attribute)
        return values.texts.keys() | (values.passages or {}).keys()

    def label(self, attribute: str, key: str) -> str:
        """Give the words for a value; the value itself where there are none."""
        return self._values(attribute).labels.get(key, key.removeprefix("name:"))

    def having(self, attribute: str, key: str, level: Level) -> int:
        """Give the texts or passages of which an attribute has a value."""
        values = self._values(attribute)
        if level == "texts":
            return values.texts.get(key, 0)
        if values.passages is not None:
            return values.passages.get(key, 0)
        return self._spread(attribute, key)

    def said_whole(self, key: str) -> int:
        """Give the passages that one voice says from beginning to end."""
        return self._whole.get(key, 0)

    def having_any(self, attribute: str, keys: Iterable[str], level: Level) -> int:
        """Give the texts or passages of which an attribute has any of these values."""
        found = 0
        for key in keys:
            found |= self.having(attribute, key, level)
        return found

    def kinded(self, query: Kinded, level: Level) -> int:
        """Give what is of a genre, or in a language or a variety of it (``en`` asks for ``en-GB`` too)."""
        wanted = query.value.casefold()
        is_language = query.field == "language"
        found = (
            key
            for key in self.keys(query.field)
            if key.casefold() == wanted or (is_language and key.casefold().startswith(f"{wanted}-"))
        )
        return self.having_any(query.field, found, level)

    def dated(self, query: Dated) -> int:
        """Give the texts of a range of days."""
        return bitsets.of((number for number, text in enumerate(self.texts) if _is_dated(text, query)), len(self.texts))

    def titled(self, query: Titled) -> int:
        """Give the texts whose titles hold all these words."""
        found = bitsets.full(len(self.texts))
        for word in query.words:
            for token in tokens(word.text):
                terms = (
                    {fold(token.raw)} if word.exact else {stem for code in self._title_codes for stem in stems(token.raw, code)}
                )
                held = 0
                for term in terms:
                    held |= self._title_words.get(term, 0)
                found &= held
        return found

    def ranks(self, order: str, level: Level) -> list[int]:
        """Give for each text or passage its place in an order; equal ones have equal places."""
        return self._ranks(order, level)

    def _make_ranks(self, order: str, level: Level) -> list[int]:
        if order == "speaker":
            return _ranked(self._speakers(level))
        days = [day_of(text) for text in self.texts]
        by_text: list[int] = {
            "date": lambda: _ranked(days),
            "-date": lambda: _ranked([day if day == UNDATED else -day for day in days]),
            "title": lambda: _ranked([fold_words(text.title) for text in self.texts]),
            "-ingested": lambda: _ranked([-int(text.ingested.replace("-", "") or 0) for text in self.texts]),
        }[order]()
        return by_text if level == "texts" else [by_text[number] for number in self.text_of]

    def _speakers(self, level: Level) -> list[tuple[bool, str]]:
        if level == "texts":
            names = [next((agent.name for agent in (*text.voices, *text.authors)), "") for text in self.texts]
        else:
            names = [self.label("speaker", row.voices[0]) if row.voices else "" for row in self.passages]
        return [(not name, sort_name(name)) for name in names]

    @cached_property
    def _title_codes(self) -> frozenset[str]:
        return frozenset(stemming(text.language) for text in self.texts)

    @cached_property
    def _title_words(self) -> dict[str, int]:
        """The texts whose titles hold each stem (with its language) and each form (without)."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for token in tokens(text.title):
                for term in (fold(token.raw), *stems(token.raw, text.language)):
                    found[term].append(number)
        return {term: bitsets.of(numbers, len(self.texts)) for term, numbers in found.items()}

    @cached_property
    def _whole(self) -> dict[str, int]:
        """The passages that each voice says from beginning to end."""
        return _inverted([row.voices if row.is_whole else () for row in self.passages])

    def _make_spread(self, attribute: str, key: str) -> int:
        return self.passages_of(self.having(attribute, key, "texts"))

    def _make_values(self, attribute: str) -> _Values:
        match attribute:
            case "language":
                return _Values(
                    _inverted([(text.language,) for text in self.texts]), _inverted([(row.language,) for row in self.passages])
                )
            case "genre" | "year":
                return _Values(_inverted([_plain(text, attribute) for text in self.texts]), None)
            case "speaker" | "person":
                heard = [{voice for row in text.passages for voice in row.voices} for text in self.rows]
                agents = [_AGENTS[attribute](text) for text in self.texts]
                keys = [{agent.key for agent in named} | voices for named, voices in zip(agents, heard, strict=True)]
                passages = _inverted([row.voices for row in self.passages])
                return _Values(_inverted(keys), passages, {agent.key: agent.name for named in agents for agent in named})
            case _:
                agents = [_AGENTS[attribute](text) for text in self.texts]
                labels = {agent.key: agent.name for named in agents for agent in named}
                return _Values(_inverted([{agent.key for agent in named} for named in agents]), None, labels)


def fold_words(text: str) -> str:
    """Give the words of a text as they are compared, in order."""
    return " ".join(forms(text))


def sort_name(name: str) -> str:
    """Give what a person's name is sorted by: as it stands when it has a comma, else its last word first."""
    first, _, last = name.rpartition(" ")
    return fold_words(name if "," in name else f"{last} {first}")


_AGENTS: dict[str, Callable[[TextUnit], tuple[Agent, ...]]] = {
    "speaker": lambda text: text.voices,
    "person": lambda text: (*text.voices, *text.authors),
    "author": lambda text: text.authors,
    "addressee": lambda text: text.addressees,
    "mentions": lambda text: text.mentions,
    "venue": lambda text: (text.venue,) if text.venue else (),
    "place": lambda text: (text.place,) if text.place else (),
    "occasion": lambda text: (text.occasion,) if text.occasion else (),
}
"""The part of a text in which each field names somebody."""


def _plain(text: TextUnit, attribute: str) -> tuple[str, ...]:
    if attribute == "genre":
        return (text.genre,) if text.genre else ()
    year = text.date.year if text.date else None
    return () if year is None else (str(year),)


def _inverted(values: Sequence[Iterable[str]]) -> dict[str, int]:
    members: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(values):
        for key in keys:
            members[key].append(number)
    return {key: bitsets.of(numbers, len(values)) for key, numbers in members.items()}


def _is_dated(text: TextUnit, query: Dated) -> bool:
    if query.undated or text.date is None:
        return query.undated and text.date is None
    if query.yearly is not None:
        return query.yearly.holds(text.date) if query.certain else query.yearly.touches(text.date)
    test = text.date.is_within if query.certain else text.date.touches
    return test(query.first, query.last) or (query.also is not None and test(*query.also))


def day_of(text: TextUnit) -> int:
    """Give the day by which a text stands in order of date: its first, else its last, else UNDATED."""
    if text.date is None:
        return UNDATED
    if text.date.first is not None:
        return text.date.first
    return UNDATED if text.date.last is None else text.date.last


def _ranked(keys: Sequence[object]) -> list[int]:
    places = {key: place for place, key in enumerate(sorted(set(keys)))}  # type: ignore[type-var]
    return [places[key] for key in keys]
