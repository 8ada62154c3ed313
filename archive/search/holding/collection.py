"""What a generation holds beside its words: texts and passages in order of item, section and passage; who, where, when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from archive.dates import DateInterval
from archive.model import TextUnit
from archive.search.holding import bitsets
from archive.search.holding.attributes import ATTRIBUTES, Attribute, attribute
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.rows import Rows
from archive.search.query.tree import Dated, Kinded, Titled
from archive.search.results import Level
from archive.search.words.analysis import fold, forms, stemming, stems, tokens

UNDATED = 1 << 40
"""Where texts without a day stand in order of date: after every day there is, whichever way the order runs."""

ORDERS = ("date", "-date", "speaker", "title", "-ingested")
"""The orders that texts and passages have."""

KEPT = 64
"""Dates, and titles, of which the texts are kept: those of a query, which a page asks for many times."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What a collection makes of its rows when it is first asked for; of a generation it may be kept in a file."""

    attributes: dict[str, Attribute] = field(default_factory=dict)
    ranks: dict[tuple[str, Level], Numbers] = field(default_factory=dict)


class Collection:
    """The texts and passages of a generation with their attributes. Nothing that is asked of it changes once it is made."""

    def __init__(self, rows: Rows, labels: Callable[[str], dict[str, str]] | None = None, tables: Tables | None = None) -> None:
        self.rows, self.texts, self.passages = rows, rows.texts, rows.passages
        self.starts: tuple[int, ...] = tuple(rows.starts.tolist())
        self.text_of: Numbers = np.repeat(np.arange(len(self.texts)), np.diff(rows.starts))
        self.dated = lru_cache(maxsize=KEPT)(self._find_dated)
        """Gives the texts of a range of days."""
        self.titled = lru_cache(maxsize=KEPT)(self._find_titled)
        """Gives the texts whose titles hold all these words."""
        self.labels = labels or (lambda attribute: self._attribute(attribute).labels)
        """Gives the words for each value of an attribute; those of a larger collection where this is a part of one."""
        self._tables = tables or Tables()

    def tables(self) -> Tables:
        """Give all that is made of the rows."""
        for name in (*ATTRIBUTES, "title"):
            self._attribute(name)
        for order in ORDERS:
            self.ranks(order, "texts")
        self.ranks("speaker", "passages")
        return self._tables

    def size(self, level: Level) -> int:
        """Count the texts or passages."""
        return len(self.texts) if level == "texts" else len(self.passages)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The languages stems are kept in."""
        return tuple(sorted(set(map(stemming, self.passages.languages.keys))))

    @cached_property
    def lengths(self) -> dict[Level, Numbers]:
        """The number of tokens of each text and passage."""
        lengths = self.passages.lengths
        return {"passages": lengths, "texts": np.diff(np.concatenate(([0], np.cumsum(lengths)))[self.rows.starts])}

    def texts_of(self, passages: Bits) -> Bits:
        """Give the texts that hold any of these passages."""
        return bitsets.of(self.text_of[bitsets.members(passages)], len(self.texts))

    def passages_of(self, texts: Bits) -> Bits:
        """Give all passages of these texts."""
        return texts[self.text_of]

    def passages_said(self, speeches: Numbers, key: str) -> Bits:
        """Give the passages of those of these speeches that a voice says."""
        passages, voices = self._speeches
        return bitsets.of(passages[speeches[voices[speeches] == self.passages.voices.code(key)]], len(self.passages))

    def keys(self, attribute: str) -> Iterable[str]:
        """Give the values an attribute has in this collection."""
        return self._attribute(attribute).labels.keys()

    def label(self, attribute: str, key: str) -> str:
        """Give the words for a value; the value itself where there are none."""
        return self.labels(attribute).get(key) or key.removeprefix("name:")

    def having_any(self, attribute: str, keys: Iterable[str], level: Level) -> Bits:
        """Give the texts or passages of which an attribute has any of these values."""
        values = self._attribute(attribute)
        if level == "texts":
            return values.texts.having(keys)
        return values.passages.having(keys) if values.passages else self.passages_of(values.texts.having(keys))

    def counts(self, attribute: str, found: Bits, level: Level) -> dict[str, int]:
        """Count the texts or passages found by the values an attribute has in them."""
        values = self._attribute(attribute)
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
        return self.passages.voices.having([key]) & self.passages.is_whole

    def values(self, attribute: str, level: Level) -> Callable[[int], tuple[str, ...]]:
        """Give what gives the values of an attribute by the number of a text or passage."""
        values = self._attribute(attribute)
        if level == "texts":
            return values.texts.row
        return values.passages.row if values.passages else lambda number: values.texts.row(int(self.text_of[number]))

    def each_values(self, attribute: str, level: Level) -> Iterator[tuple[str, ...]]:
        """Give the values of an attribute for every text or passage, one after the other."""
        values = self._attribute(attribute)
        if level == "texts":
            return values.texts.rows()
        if values.passages:
            return values.passages.rows()
        return map(list(values.texts.rows()).__getitem__, self.text_of.tolist())

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
                found &= self.having_any("title", terms, "texts")
        found.flags.writeable = False
        return found

    def titles(self, beginnings: Iterable[str]) -> Iterator[str]:
        """Give in order the titles in which each of some beginnings may begin a word: of a form, or of the name of a stem."""
        words = self._attribute("title").texts
        found = bitsets.full(len(self.texts))
        for beginning in beginnings:
            found &= words.beginning(beginning)
        return (self.texts[number].title for number in bitsets.members(found).tolist())

    def ranks(self, order: str, level: Level) -> Numbers:
        """Give for each text or passage its place in an order; equal ones have equal places."""
        if level == "passages" and order != "speaker":
            return self.ranks(order, "texts")[self.text_of]
        if (order, level) not in self._tables.ranks:
            found = self._by_speaker() if level == "passages" else _ranked(self._sorted_by(order))
            self._tables.ranks[order, level] = found
        return self._tables.ranks[order, level]

    def _sorted_by(self, order: str) -> Sequence[object]:
        """Give what texts are put in order by."""
        match order:
            case "speaker":
                agents = ((*text.voices, *text.authors) for text in self.texts)
                return [_speaker(each[0].name if each else "") for each in agents]
            case "title":
                return [fold_words(text.title) for text in self.texts]
            case "-ingested":
                return [-int(text.ingested.replace("-", "") or 0) for text in self.texts]
        days = [day_of(text) for text in self.texts]
        return days if order == "date" else [day if day == UNDATED else -day for day in days]

    def _by_speaker(self) -> Numbers:
        """Rank passages by who speaks first in each."""
        voices = self.passages.voices
        names = [*(self.label("speaker", key) for key in voices.keys), ""]
        return _ranked([_speaker(name) for name in names])[voices.firsts()]

    @cached_property
    def _title_codes(self) -> frozenset[str]:
        return frozenset(map(stemming, self._attribute("language").texts.keys))

    @cached_property
    def _speeches(self) -> tuple[Numbers, Numbers]:
        """The extra documents of an index, one for each voice that says a part of a passage: (passages, codes of voices)."""
        return self.passages.speeches

    def _attribute(self, name: str) -> Attribute:
        if name not in self._tables.attributes:
            self._tables.attributes[name] = attribute(self.rows, name)
        return self._tables.attributes[name]


def fold_words(text: str) -> str:
    """Give the words of a text as they are compared, in order."""
    return " ".join(forms(text))


def sort_name(name: str) -> str:
    """Give what a person's name is sorted by: as it stands when it has a comma, else its last word first."""
    first, _, last = name.rpartition(" ")
    return fold_words(name if "," in name else f"{last} {first}")


def _speaker(name: str) -> tuple[bool, str]:
    """Give what a speaker is put in order by, nobody last."""
    return not name, sort_name(name)


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
