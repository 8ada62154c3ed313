"""What a generation holds beside its words: texts and passages in order of item, section and passage; who, where, when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain

import numpy as np

from archive.dates import DateInterval
from archive.model import Agent, TextUnit
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.columns import Column
from archive.search.holding.rows import PassageRow, TextRow
from archive.search.query.tree import Dated, Kinded, Titled
from archive.search.results import Level
from archive.search.words.analysis import fold, forms, stemming, stems, tokens

UNDATED = 1 << 40
"""Where texts without a day stand in order of date: after every day there is, whichever way the order runs."""

KEPT = 64
"""Dates, and titles, of which the texts are kept: those of a query, which a page asks for many times."""


@dataclass(frozen=True, slots=True)
class _Values:
    """One attribute: the values of the texts, and those of the passages where they differ from their text's."""

    texts: Column
    passages: Column | None
    labels: dict[str, str] = field(default_factory=dict)


class Collection:
    """The texts and passages of a generation with their attributes. Nothing in it changes once it is made."""

    def __init__(self, rows: Iterable[TextRow], labels: Callable[[str], dict[str, str]] | None = None) -> None:
        self.rows: tuple[TextRow, ...] = tuple(rows)
        self.texts: tuple[TextUnit, ...] = tuple(row.text for row in self.rows)
        self.passages: tuple[PassageRow, ...] = tuple(chain.from_iterable(row.passages for row in self.rows))
        self.starts: tuple[int, ...] = tuple(accumulate((len(row.passages) for row in self.rows), initial=0))
        self.text_of: Numbers = np.repeat(np.arange(len(self.rows)), np.diff(self.starts))
        self.speeches: tuple[tuple[int, str], ...] = tuple(
            (number, key) for number, row in enumerate(self.passages) if not row.is_whole for key in row.voices
        )
        """The extra documents of the index: (passage, key) for each voice that says a part of a passage."""
        self.dated = lru_cache(maxsize=KEPT)(self._find_dated)
        """Gives the texts of a range of days."""
        self.titled = lru_cache(maxsize=KEPT)(self._find_titled)
        """Gives the texts whose titles hold all these words."""
        self._values = cache(self._make_values)
        self.labels = labels or cache(self._make_labels)
        """Gives the words for each value of an attribute; those of a larger collection where this is a part of one."""
        self._ranks = cache(self._make_ranks)

    def size(self, level: Level) -> int:
        """Count the texts or passages."""
        return len(self.texts) if level == "texts" else len(self.passages)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The languages stems are kept in."""
        return tuple(sorted({stemming(language) for language in {row.language for row in self.passages}}))

    @cached_property
    def lengths(self) -> dict[Level, Numbers]:
        """The number of tokens of each text and passage."""
        return {
            "passages": bitsets.numbers(row.length for row in self.passages),
            "texts": bitsets.numbers(sum(passage.length for passage in row.passages) for row in self.rows),
        }

    def texts_of(self, passages: Bits) -> Bits:
        """Give the texts that hold any of these passages."""
        return bitsets.of(self.text_of[bitsets.members(passages)], len(self.texts))

    def passages_of(self, texts: Bits) -> Bits:
        """Give all passages of these texts."""
        return texts[self.text_of]

    def passages_said(self, speeches: Numbers, key: str) -> Bits:
        """Give the passages of those of these speeches that a voice says."""
        said = speeches[self._voices.having([key])[speeches]]
        return bitsets.of(self._said[said], len(self.passages))

    def keys(self, attribute: str) -> Iterable[str]:
        """Give the values an attribute has in this collection."""
        values = self._values(attribute)
        return {*values.texts.keys, *(values.passages.keys if values.passages else ())}

    def label(self, attribute: str, key: str) -> str:
        """Give the words for a value; the value itself where there are none."""
        return self.labels(attribute).get(key) or key.removeprefix("name:")

    def having_any(self, attribute: str, keys: Iterable[str], level: Level) -> Bits:
        """Give the texts or passages of which an attribute has any of these values."""
        values = self._values(attribute)
        if level == "texts":
            return values.texts.having(keys)
        return values.passages.having(keys) if values.passages else self.passages_of(values.texts.having(keys))

    def counts(self, attribute: str, found: Bits, level: Level) -> dict[str, int]:
        """Count the texts or passages found by the values an attribute has in them."""
        values = self._values(attribute)
        if level == "texts":
            return values.texts.counts(found)
        if values.passages:
            return values.passages.counts(found)
        return values.texts.counts(np.bincount(self.text_of[bitsets.members(found)], minlength=len(self.texts)))

    def texts_with(self, attribute: str) -> dict[str, int]:
        """Count all texts by the values an attribute has in them."""
        return self.counts(attribute, bitsets.full(len(self.texts)), "texts")

    def said_whole(self, key: str) -> Bits:
        """Give the passages that one voice says from beginning to end."""
        return self._whole.having([key])

    def values(self, attribute: str, level: Level) -> Callable[[int], tuple[str, ...]]:
        """Give what gives the values of an attribute by the number of a text or passage."""
        values = self._values(attribute)
        if level == "texts":
            return values.texts.row
        return values.passages.row if values.passages else lambda number: values.texts.row(int(self.text_of[number]))

    def kinded(self, query: Kinded, level: Level) -> Bits:
        """Give what is of a genre, or in a language."""
        return self.having_any(query.field, self.kinds(query), level)

    def kinds(self, query: Kinded) -> tuple[str, ...]:
        """Give the genre meant, or the language with its varieties (``en`` asks for ``en-GB`` too)."""
        return kinds_among(query, self.keys(query.field))

    def _find_dated(self, query: Dated) -> Bits:
        found = np.fromiter((is_dated(text.date, query) for text in self.texts), np.bool_, len(self.texts))
        found.flags.writeable = False
        return found

    def _find_titled(self, query: Titled) -> Bits:
        found = bitsets.full(len(self.texts))
        for word in query.words:
            for token in tokens(word.text):
                terms = (
                    {fold(token.raw)} if word.exact else {stem for code in self._title_codes for stem in stems(token.raw, code)}
                )
                found &= self._title_words.having(terms)
        found.flags.writeable = False
        return found

    def ranks(self, order: str, level: Level) -> Numbers:
        """Give for each text or passage its place in an order; equal ones have equal places."""
        return self._ranks(order, level)

    def _make_ranks(self, order: str, level: Level) -> Numbers:
        if order == "speaker":
            return _ranked(self._speakers(level))
        days = [day_of(text) for text in self.texts]
        by_text: Numbers = {
            "date": lambda: _ranked(days),
            "-date": lambda: _ranked([day if day == UNDATED else -day for day in days]),
            "title": lambda: _ranked([fold_words(text.title) for text in self.texts]),
            "-ingested": lambda: _ranked([-int(text.ingested.replace("-", "") or 0) for text in self.texts]),
        }[order]()
        return by_text if level == "texts" else by_text[self.text_of]

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
    def _title_words(self) -> Column:
        """The stems (with their language) and forms (without) of the words of each title."""
        return Column.of(
            [
                [term for token in tokens(text.title) for term in (fold(token.raw), *stems(token.raw, text.language))]
                for text in self.texts
            ]
        )

    @cached_property
    def _whole(self) -> Column:
        """The voice that says each passage from beginning to end."""
        return Column.of([row.voices if row.is_whole else () for row in self.passages])

    @cached_property
    def _voices(self) -> Column:
        """The voice of each speech."""
        return Column.of([(key,) for _, key in self.speeches])

    @cached_property
    def _said(self) -> Numbers:
        """The passage of each speech."""
        return bitsets.numbers(passage for passage, _ in self.speeches)

    def _make_labels(self, attribute: str) -> dict[str, str]:
        named = self._values(attribute).labels
        return {key: named.get(key) or key.removeprefix("name:") for key in self.keys(attribute)}

    def _make_values(self, attribute: str) -> _Values:
        match attribute:
            case "language":
                return _Values(
                    Column.of([(text.language,) for text in self.texts]), Column.of([(row.language,) for row in self.passages])
                )
            case "genre" | "year":
                return _Values(Column.of([_plain(text, attribute) for text in self.texts]), None)
            case "speaker" | "person":
                heard = [{voice for row in text.passages for voice in row.voices} for text in self.rows]
                agents = [_AGENTS[attribute](text) for text in self.texts]
                keys = [{agent.key for agent in named} | voices for named, voices in zip(agents, heard, strict=True)]
                passages = Column.of([row.voices for row in self.passages])
                return _Values(Column.of(keys), passages, {agent.key: agent.name for named in agents for agent in named})
            case _:
                agents = [_AGENTS[attribute](text) for text in self.texts]
                labels = {agent.key: agent.name for named in agents for agent in named}
                named_in = Column.of([row.mentions for row in self.passages]) if attribute == "mentions" else None
                return _Values(Column.of([[agent.key for agent in named] for named in agents]), named_in, labels)


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


def is_dated(date: DateInterval | None, query: Dated) -> bool:
    """Tell whether a text of this date is meant, None being no date."""
    if query.undated or date is None:
        return query.undated and date is None
    if query.yearly is not None:
        return query.yearly.holds(date) if query.certain else query.yearly.touches(date)
    test = date.is_within if query.certain else date.touches
    return test(query.first, query.last) or (query.also is not None and test(*query.also))


def kinds_among(query: Kinded, keys: Iterable[str]) -> tuple[str, ...]:
    """Give those of some genres or languages that are meant (see Collection.kinds)."""
    wanted, is_language = query.value.casefold(), query.field == "language"
    return tuple(key for key in keys if key.casefold() == wanted or (is_language and key.casefold().startswith(f"{wanted}-")))


def day_of(text: TextUnit) -> int:
    """Give the day by which a text stands in order of date: its first, else its last, else UNDATED."""
    ends = (text.date.first, text.date.last) if text.date else ()
    return next((day for day in ends if day is not None), UNDATED)


def _ranked(keys: Sequence[object]) -> Numbers:
    places = {key: place for place, key in enumerate(sorted(set(keys)))}  # type: ignore[type-var]
    return bitsets.numbers(map(places.__getitem__, keys))
