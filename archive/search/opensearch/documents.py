"""What the cluster is given of each text and passage: fields to be searched, and the whole of it to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple

from archive.model import PassageUnit, TextUnit
from archive.search.finding.selecting import SENTINEL, tag, word_terms
from archive.search.holding.attributes import OF_EACH, OF_TEXTS
from archive.search.holding.collection import Collection, day_of, fold_words
from archive.search.holding.register import NOBODY
from archive.search.holding.rows import PassageRow, TextRow, row_of
from archive.search.holding.running_text import WORD_BITS, said_words
from archive.search.limits import MAX_NEAR
from archive.search.opensearch.units import of_passage, of_text
from archive.search.results import Level
from archive.search.words.analysis import fold, stems, tokens, words_of

Json = dict[str, Any]

BETWEEN = "\u241f"
"""Stands between the terms of one word, which have one place (the picture of the separator of units)."""

NONE = "-"
"""The term of a word that has but one stem."""


class Described(NamedTuple):
    """A text and its passages as documents; of what they share, and of ``gaps``, the rest is made when all texts are known."""

    gaps: Json
    text: Json
    passages: list[Json]


class Documents:
    """Makes the documents of a text and its passages; what depends on other texts is left to be filled in."""

    def __init__(self, collection: Collection, number: int, passages: Sequence[PassageUnit], held: Held) -> None:
        self._collection, self._number, self._passages, self._held = collection, number, passages, held
        self._row = collection.rows.row(number)

    def described(self) -> Described:
        """Give the text, its passages, and what is filled in."""
        text, words, said, spoken = self._row.text, [SENTINEL], [], Counter[str]()
        parts = []
        first = self._collection.starts[self._number]
        for offset, (passage, row) in enumerate(zip(self._passages, self._row.passages, strict=True)):
            own = [self._words(f"passages {at}", each, passage.language) for at, each in enumerate(_readings(passage))]
            tagged = [*self._said(passage, row)]
            heard = _heard(passage, row)
            part: Json = {
                "words": [SENTINEL, *own],
                "unit": of_passage(passage),
                "spoken": _spoken(heard),
                "length": row.length,
            }
            if row.is_whole:
                part["whole"] = row.voices[0]
                tagged = [_tagged(each, passage.language, tag(row.voices[0])) for each in _readings(passage)]
            else:
                part["said"] = tagged
            parts.append(part | self._values(OF_EACH, "passages", first + offset))
            words += own
            said += tagged
            spoken.update(heard)
        length = sum(row.length for row in self._row.passages)
        whole: Json = {"words": words, "said": said, "unit": of_text(text), "spoken": _spoken(spoken), "length": length}
        return Described(self._gaps(), whole | self._values(OF_EACH, "texts", self._number), parts)

    def _gaps(self) -> Json:
        text = self._row.text
        return {
            "item": text.item,
            "ordinal": self._row.ordinal,
            "date": of_text(text)["date"],
            "ingested": int(text.ingested.replace("-", "") or 0),
            "speaker": next((agent.name for agent in (*text.voices, *text.authors)), ""),
            "speakers": [row.voices[0] if row.voices else None for row in self._row.passages],
            "common": self._common(),
        }

    def _values(self, attributes: Iterable[str], level: Level, number: int) -> Json:
        return {name: list(self._collection.values(name, level)(number)) for name in attributes}

    def _common(self) -> Json:
        """Give what a text and its passages share."""
        text = self._row.text
        return {
            "item": text.item,
            "section": text.section,
            "title": sorted({term for token in tokens(text.title) for term in _title_terms(token.raw, text.language)}),
            "by_day": day_of(text),
            "by_title": fold_words(text.title)[:LONGEST_TITLE],
            **self._values(OF_TEXTS, "texts", self._number),
        }

    def _words(self, reading: str, text: str, language: str, before: str = "") -> str:
        found = _each_word(text, language, before)
        self._held.count(reading, {form for form, _ in found})
        return " ".join([joined for _, joined in found])

    def _said(self, passage: PassageUnit, row: PassageRow) -> Iterator[str]:
        if not row.is_whole:
            for key, received, corrected in passage.voiced:
                for at, reading in enumerate((received,) if received == corrected else (received, corrected)):
                    yield self._words(f"speeches {at}", reading, passage.language, tag(key))


class Held:
    """What a part of an archive holds beside its texts: forms of words, by how many passages or speeches have each in a
    reading.
    """

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def count(self, reading: str, forms: Iterable[str]) -> None:
        """Count a reading that has these forms, each once."""
        self.counts.setdefault(reading, Counter()).update(forms)

    def unite(self, other: Held) -> None:
        """Take in what another part holds."""
        for reading, counts in other.counts.items():
            self.counts.setdefault(reading, Counter()).update(counts)

    def most(self) -> Counter[str]:
        """Give each form with how often it is in the reading that has it most."""
        return reduce(or_, self.counts.values(), Counter())


LONGEST_TITLE = 8_000
"""Code points of a title by which it is put in order; Lucene sorts by no more than 32,766 bytes."""


def rows_of(units: Sequence[tuple[TextUnit, int]]) -> Iterator[TextRow]:
    """Give what is known of texts, each with its ordinal."""
    for text, ordinal in units:
        lengths = (len(_raw_words(each.received)) for each in text.passages)
        rows = tuple(row_of(each, length) for each, length in zip(text.passages, lengths, strict=True))
        yield TextRow(replace(text, passages=()), ordinal, rows)


def _readings(passage: PassageUnit) -> tuple[str, ...]:
    return (passage.received,) if passage.corrected == passage.received else (passage.received, passage.corrected)


def _heard(passage: PassageUnit, row: PassageRow) -> Counter[str]:
    """Count the words as received in each voice (see Register)."""
    if row.is_whole:
        return Counter({row.voices[0]: row.length})
    heard: Counter[str] = Counter()
    for first, end, number in said_words(passage.received, passage.voices, row.voices):
        heard[row.voices[number]] += end - first
    heard[NOBODY] += row.length - heard.total()
    return heard


def _spoken(heard: Counter[str]) -> list[Json]:
    return [{"voice": key, "words": words} for key, words in heard.items()]


def _tagged(text: str, language: str, before: str) -> str:
    return " ".join([joined for _, joined in _each_word(text, language, before)])


def _each_word(text: str, language: str, before: str) -> list[tuple[str, str]]:
    """Give the form of each word, and its terms."""
    return [_joined(raw, language, before) for raw in _raw_words(text)]


def _raw_words(text: str) -> list[str]:
    """Give the words of a text, as many as have a number."""
    return words_of(text)[: (1 << WORD_BITS) - MAX_NEAR]


@lru_cache(maxsize=1 << 17)
def _joined(raw: str, language: str, before: str) -> tuple[str, str]:
    form, each = fold(raw), stems(raw, language)
    return form, word_terms("\t".join((form, *each)), before).replace(" ", BETWEEN)


def _title_terms(raw: str, language: str) -> tuple[str, ...]:
    return (f"={fold(raw)}", *stems(raw, language))
