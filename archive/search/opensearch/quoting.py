"""Which texts of a cluster a quotation may stand in: those that have all its words are read first, then the likeliest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from archive.search.finding.clauses import form
from archive.search.finding.selecting import term_of
from archive.search.opensearch.asking import Asking
from archive.search.quoting.places import Wording, wordings
from archive.search.words.analysis import fold, words_of
from archive.search.words.word_list import WordList

Json = dict[str, Any]

LIKELY = 200
"""Passages that share most with a quotation; their texts are looked through for it."""

MOST_FORMS = 400
"""Words of a quotation by which they are found: more than it may have."""

MOST_PAIRED = 128
"""Words of a quotation that are also looked for side by side: passages that have them in its order come first."""

_QUARTERS = 4
"""Runs of words into which a part of a quotation is cut: one that runs over so many passages has one run whole in one."""


class Candidates(NamedTuple):
    """Texts in which all words of a quotation are; ``standing`` counts those that have it where not all are named."""

    texts: tuple[int, ...]
    standing: int | None = None


class Sources:
    """Finds texts to be read for a quotation, of no more passages together than ``most``."""

    def __init__(self, asking: Asking, word_list: WordList, most: int) -> None:
        self._asking, self._word_list, self._most = asking, word_list, most

    def holding(self, text: str) -> Candidates:
        """Give the texts in which a quotation may stand word for word.

        Where texts that have its words are too many, those must have a quarter of it as it is; where these are too many, it
        as it is, in passages, and the earliest are given.
        """
        known = [each for each in wordings(text, self._is_known) if all(self._is_known(one) for part in each for one in part)]
        if not known:
            return Candidates(())
        for query in (_any(map(_has, known)), _any(_all((_has(each), *map(_quarter, each))) for each in known)):
            numbers = self._fitting(query)
            if numbers is not None:
                return Candidates(numbers)
        query = _any(_all(map(_run, each)) for each in known)
        first = [each.number for each in self._asking.ordered("texts", query, "date", 0, self._most)]
        return Candidates(self._cut(first), self._asking.count("texts", query))

    def likely(self, text: str) -> tuple[int, ...]:
        """Give the texts whose passages share most with a quotation, in order."""
        words = [fold(raw) for raw in words_of(text)[:MOST_FORMS]]
        forms = dict.fromkeys(words)
        terms = list(map(_term, sorted(filter(self._is_known, forms), key=self._word_list.count)))
        pairs = [_run(pair) for pair in dict.fromkeys(pairwise(words[:MOST_PAIRED])) if all(map(self._is_known, pair))]
        found = self._asking.few([_any((*terms, *pairs))], LIKELY)[0] if terms else []
        return self._cut(list(dict.fromkeys(each.text for each in found)))

    def _is_known(self, word: str) -> bool:
        return self._word_list.count(word) > 0

    def _fitting(self, query: Json) -> tuple[int, ...] | None:
        """Give the texts found, None when they are too many to be read."""
        if self._asking.count("texts", query) > self._most:
            return None
        numbers = [int(number) for number in self._asking.values("texts", query, "text")]
        return tuple(sorted(numbers)) if sum(self._sizes(numbers).values()) <= self._most else None

    def _cut(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Give as many of the first texts as can be read, in order; one at least."""
        sizes, kept, left = self._sizes(numbers), list[int](), self._most
        for number in numbers:
            left -= sizes.get(number, 0)
            if kept and left < 0:
                break
            kept.append(number)
        return tuple(sorted(kept))

    def _sizes(self, numbers: Sequence[int]) -> dict[int, int]:
        """Count the passages of texts."""
        found = self._asking.values("passages", {"terms": {"text": list(numbers)}}, "text") if numbers else {}
        return {int(number): size for number, size in found.items()}


def _has(wording: Wording) -> Json:
    return _all(map(_term, dict.fromkeys(each for part in wording for each in part)))


def _quarter(part: Sequence[str]) -> Json:
    size = max(1, -(-len(part) // _QUARTERS))
    return _any(_run(part[at : at + size]) for at in range(0, len(part), size))


def _run(forms: Sequence[str]) -> Json:
    return {"match_phrase": {"words": {"query": " ".join(term_of(form(each)) for each in forms)}}}


def _term(each: str) -> Json:
    return {"term": {"words": {"value": term_of(form(each))}}}


def _all(queries: Iterable[Json]) -> Json:
    return {"bool": {"filter": list(queries)}}


def _any(queries: Iterable[Json]) -> Json:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}
