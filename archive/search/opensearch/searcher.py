"""The searcher of one generation in the cluster: what needs the words themselves reads the texts that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from archive.errors import QueryError
from archive.search.finding.leaves import heard
from archive.search.finding.selecting import Selection, allowing
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.counting import Asked, CountingSearcher
from archive.search.opensearch.facts import Facts
from archive.search.opensearch.quoting import Sources
from archive.search.opensearch.reading import PartSearcher, ReadHolding, with_passages
from archive.search.opensearch.units import passage_of
from archive.search.query.binding import simplified
from archive.search.query.naming import Names
from archive.search.query.striking import struck
from archive.search.query.tree import NOTHING, And, Named, Query
from archive.search.quoting.quotation import Quotations
from archive.search.results import (
    ALL,
    ANY,
    Appearances,
    Cell,
    Collation,
    Count,
    FormCount,
    Frequencies,
    Line,
    Lines,
    Marking,
    Request,
    Speaking,
    Strip,
)
from archive.search.suggesting.completing import Suggesting
from archive.search.suggesting.nearest import Nearness
from archive.search.suggesting.suggestion import Suggestion
from archive.search.words.spelling import READ, mostly_written

Json = dict[str, Any]

MOST_READ = 20_000
"""Passages that are read to answer one question: some 10 MB, in about two seconds."""

KEPT = 8
"""Questions of which what was read is kept, for the next page."""

Words = dict[tuple[str, str | None], int]
"""Words by voice and year."""


class _Read(NamedTuple):
    """What was read for a question: whether it is all there is."""

    searcher: PartSearcher
    is_all: bool


class ClusterSearcher(CountingSearcher):
    """See Searcher for what the methods promise."""

    def __init__(self, cluster: Cluster, facts: Facts, names: Names) -> None:
        super().__init__(cluster, facts, names)
        self._read = lru_cache(maxsize=KEPT)(self._read_texts)

    def forms(self, request: Request) -> tuple[FormCount, ...]:
        """List the word forms found."""
        return self._whole(request).forms(request)

    def concordance(
        self, request: Request, collation: Sequence[Collation] = (), start: int = 0, size: int = 100, cell: Cell = ANY
    ) -> Lines:
        """Give some lines of the concordance."""
        read = self._about(request)
        found = read.searcher.concordance(request, collation, start, size, cell)
        return found if read.is_all else replace(found, notes=(*found.notes, _NOT_ALL))

    def lines(self, request: Request, collation: Sequence[Collation] = (), cell: Cell = ANY) -> Iterator[Line]:
        """Give every line of the concordance, one after the other."""
        return self._whole(request).lines(request, collation, cell)

    def frequencies(self, request: Request) -> Frequencies:
        """Count the occurrences by year."""
        found = self._whole(request).frequencies(request)
        speakers = heard(self._ready(request).query)
        words: dict[int | None, int] = {}
        for (_, year), each in self._words(request, speakers).items():
            words[_year(year)] = words.get(_year(year), 0) + each
        counts: dict[int | None, Count] = {None: found.undated}
        counts.update(found.years.items())
        counts = {year: _with_words(counts.get(year, Count()), words.get(year, 0)) for year in {*counts, *words}}
        years = {year: counts[year] for year in sorted(year for year in counts if year is not None) if counts[year] != Count()}
        return Frequencies(_sum(counts.values()), years, counts[None])

    def speaking(self, request: Request) -> tuple[Speaking, ...]:
        """Count the occurrences by who says them."""
        rows = self._whole(request).speaking(request)
        words = self._words(request, [row.key for row in rows])
        return tuple(_spoken(row, {_year(year): each for (key, year), each in words.items() if key == row.key}) for row in rows)

    def dispersion(self, request: Request, texts: Iterable[tuple[str, str]]) -> tuple[Strip, ...]:
        """Tell where in some texts the occurrences are."""
        asked = tuple(texts)
        these = [{"bool": {"filter": [{"term": {"item": item}}, {"term": {"section": section}}]}} for item, section in asked]
        numbers = [number for number, _, _ in self._asking.texts({"bool": {"should": these}})] if these else []
        return self._read(tuple(numbers), MOST_READ).searcher.dispersion(request, asked)

    def marked(self, request: Request, item: str) -> Mapping[str, Marking]:
        """Tell what the pages of an item mark."""
        numbers = tuple(number for number, _, _ in self._asking.texts({"term": {"item": item}}))
        return self._read(numbers, MOST_READ).searcher.marked(request, item)

    def appearances(self, request: Request, marked: Query = NOTHING) -> Appearances:
        """Give the texts found with the passages in each."""
        asked, within = self._asked(request), allowing(request.filters)
        passages = asked.found("passages", *within)
        query = asked.ready.query
        voices = list(query.keys) if isinstance(query, Named) and query.field == "speaker" else None
        words = sum(self._asking.words(passages, voices).values())
        found = asked.found("texts", *within)
        page = self._asking.ordered("texts", found, "date", max(0, request.start), max(0, request.size))
        read = self._read(tuple(sorted(each.number for each in page)), MOST_READ)
        shown = read.searcher.appearances(replace(request, start=0), marked).shown
        return Appearances(self._asking.count("texts", found), self._asking.count("passages", passages), words, shown)

    def suggest(self, typed: str, size: int, narrowed: Request = ALL) -> tuple[Suggestion, ...]:
        """Complete the last word or value of a query."""
        within = allowing(narrowed.filters)

        def count(query: Query) -> int:
            ready = self._bound(query if narrowed == ALL else And((query, narrowed.query)))
            return self._asking.count("passages", Asked(self._facts, ready).found("passages", *within))

        suggesting = Suggesting(self._facts, self._asking.titles, self._facts.word_list, self._written, self._names, count)
        return suggesting.suggestions(typed, size)

    def nearest(self, query: Query, size: int) -> tuple[Query, ...]:
        """Give what may have been meant by a query that finds little."""
        return Nearness(self._facts.word_list, self._passages, self._written).queries(simplified(query), size)

    def quoted(self, text: str, size: int) -> Quotations:
        """Find where a quotation stands: looked for in the texts that have its words, else in those most like it."""
        sources = Sources(self._asking, self._facts.word_list, MOST_READ)
        numbers, standing = sources.holding(text)
        if numbers:
            found = self._read(numbers, MOST_READ).searcher.quoted(text, size)
            if found.texts:
                return replace(found, texts=max(found.texts, standing or 0))
        return self._read(sources.likely(text), MOST_READ).searcher.quoted(text, size)

    def _whole(self, request: Request) -> PartSearcher:
        """Read all texts in which something is found; raise QueryError when they are too many, as a part says nothing."""
        read = self._about(request)
        if not read.is_all:
            raise QueryError(0, _TOO_MANY)
        return read.searcher

    def _about(self, request: Request) -> _Read:
        """Read the texts in which something is found, struck words or not."""
        numbers: set[int] = set()
        for query in dict.fromkeys((struck(request.query, request.without), request.query)):
            within = (*allowing(request.filters), *self._within(request))
            found = Asked(self._facts, self._bound(query)).found("passages", *within)
            # Of more texts than passages may be read, only the first can be; each has one that is found.
            numbers |= {int(number) for number in self._asking.values("passages", found, "text", MOST_READ)}
        return self._read(tuple(sorted(numbers)), MOST_READ)

    def _read_texts(self, numbers: tuple[int, ...], most: int) -> _Read:
        """Read texts with all their passages, in order, as many as have no more passages than ``most``."""
        passages: dict[int, list[Json]] = {}
        found = self._asking.passages({"terms": {"text": list(numbers)}}, most + 1) if numbers else []
        for text, unit in found:
            passages.setdefault(text, []).append(unit)
        is_all = len(found) <= most
        if not is_all and len(passages) > 1:
            passages.pop(found[-1][0])
        texts = (
            (ordinal, with_passages(text, map(passage_of, passages.get(number, ()))))
            for number, ordinal, text in (self._asking.texts({"terms": {"text": list(numbers)}}) if numbers else ())
            if is_all or number in passages
        )
        held = ReadHolding(texts, self._facts.labels, lambda: self._facts.word_list)
        return _Read(PartSearcher(held, self._names, self._bound, self._facts.size("passages")), is_all)

    def _words(self, request: Request, voices: Collection[str] | None) -> Words:
        """Count the words among which there could be an occurrence, by voice and year."""
        everywhere = replace(request, query=request.within, without=())
        looked_in = self._asked(everywhere).found("passages", *allowing(request.filters))
        return self._asking.words(looked_in, None if voices is None else sorted(voices))

    def _within(self, request: Request) -> tuple[Selection, ...]:
        return (Asked(self._facts, self._bound(request.within)).selected("passages"),)

    def _written(self, form: str) -> str:
        """Give how a form is mostly written in the first passages that have it (see spelling.written)."""
        units = self._asking.passages({"term": {"words": f"={form}"}}, 4 * READ)
        return mostly_written(form, (unit["received"] for _, unit in units))


_TOO_MANY = (
    f"What is counted here is counted in the words themselves, of {MOST_READ:,} passages at most, and this search finds more:"
    " narrow it, by years for example."
)
_NOT_ALL = f"Only the first texts are shown, of {MOST_READ:,} passages: narrow the search to see the others."


def _year(key: str | None) -> int | None:
    return None if key is None else int(key)


def _with_words(count: Count, words: int) -> Count:
    return replace(count, words=words)


def _spoken(row: Speaking, words: dict[int | None, int]) -> Speaking:
    counts = {year: _with_words(row.years.get(year, Count()), words.get(year, 0)) for year in {*row.years, *words}}
    ordered = sorted(counts, key=lambda year: (year is None, year or 0))
    years = {year: counts[year] for year in ordered if counts[year] != Count()}
    return replace(row, years=years, whole=_sum(years.values()))


def _sum(counts: Iterable[Count]) -> Count:
    each = tuple(counts)
    return Count(sum(c.hits for c in each), sum(c.passages for c in each), sum(c.words for c in each))
