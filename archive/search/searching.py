"""Answers everything a reader may ask of a generation, whichever engine holds its postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from archive.model import TextUnit
from archive.search.answering import Answer
from archive.search.binding import bound, simplified
from archive.search.bitsets import Bits
from archive.search.collection import Collection
from archive.search.concordance import concordance, lines
from archive.search.dispersion import strip
from archive.search.evaluation import Bound, Evaluator
from archive.search.filtering import allowed
from archive.search.frequencies import frequencies, speaking
from archive.search.kept import KeptCounts
from archive.search.limits import MAX_STRUCK
from archive.search.naming import Names
from archive.search.nearest import Nearness
from archive.search.occurrences import Occurrences
from archive.search.postings import Source
from archive.search.query import Query
from archive.search.quotation import Quotations
from archive.search.quoting import Quoting
from archive.search.register import Register
from archive.search.results import (
    ANY,
    Cell,
    Collation,
    FormCount,
    Frequencies,
    Hit,
    Line,
    Lines,
    Request,
    Results,
    Speaking,
    Strip,
)
from archive.search.running_text import RunningText
from archive.search.runs import Places
from archive.search.showing import Words
from archive.search.spelling import written
from archive.search.striking import struck
from archive.search.suggesting import Suggesting
from archive.search.suggestion import Suggestion
from archive.search.word_list import WordList
from archive.search.wordforms import form_counts


class Holding(Source, Protocol):
    """An open generation: its texts and passages, the words of these, the list of all words, the postings."""

    collection: Collection

    @property
    def word_list(self) -> WordList:
        """Give every word, with how frequent it is."""
        ...

    @property
    def running_text(self) -> RunningText:
        """Give the words of all passages in the order they stand."""
        ...

    def words(self, passage: int) -> Words:
        """Give the words of a passage by its number."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class GenerationSearcher:
    """The Searcher of every engine that gives lists of postings; what it computes is its own and safe to share."""

    def __init__(self, generation: Holding, names: Names) -> None:
        self._generation, self._names, self._kept = generation, names, KeptCounts()
        self._register = Register(generation.collection, generation.running_text)

    def search(self, request: Request) -> Results:
        """Answer a request."""
        ready, evaluator = self._ready(request)
        generation = self._generation
        return Answer(generation.collection, evaluator, ready.query, request, generation.words).results(ready.notes)

    def forms(self, request: Request) -> tuple[FormCount, ...]:
        """List the word forms found."""
        unstruck = self._occurrences(request, without=()) if request.without else None
        return form_counts(self._occurrences(request), unstruck, frozenset(request.without[:MAX_STRUCK]))

    def concordance(
        self, request: Request, collation: Sequence[Collation] = (), start: int = 0, size: int = 100, cell: Cell = ANY
    ) -> Lines:
        """Give some lines of the concordance."""
        ready, evaluator = self._ready(request)
        return concordance(self._found(request, ready, evaluator), collation, start, size, cell, ready.notes)

    def hits(self, request: Request) -> Iterator[Hit]:
        """Give every hit, one after the other."""
        ready, evaluator = self._ready(request)
        return Answer(self._generation.collection, evaluator, ready.query, request, self._generation.words).hits()

    def lines(self, request: Request, collation: Sequence[Collation] = (), cell: Cell = ANY) -> Iterator[Line]:
        """Give every line of the concordance, one after the other."""
        return lines(self._occurrences(request), collation, cell)

    def frequencies(self, request: Request) -> Frequencies:
        """Count the occurrences by year."""
        return frequencies(self._occurrences(request), self._allowed(request))

    def speaking(self, request: Request) -> tuple[Speaking, ...]:
        """Count the occurrences by who says them."""
        return speaking(self._occurrences(request), self._allowed(request))

    def dispersion(self, request: Request, texts: Iterable[tuple[str, str]]) -> tuple[Strip, ...]:
        """Tell where in some texts the occurrences are."""
        occurrences = self._occurrences(request)
        numbers = {(text.item, text.section): number for number, text in enumerate(self._generation.collection.texts)}
        return tuple(strip(occurrences, numbers[text]) for text in texts)

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in a field that a name may mean."""
        return self._names.resolve(text, self._generation.collection.keys(field))

    def suggest(self, typed: str, size: int) -> tuple[Suggestion, ...]:
        """Complete the last word or value of a query."""
        held = self._generation
        suggesting = Suggesting(held.collection, held, held.word_list, held.words, self._names, self._passages)
        return suggesting.suggestions(typed, size)

    def nearest(self, query: Query, size: int) -> tuple[Query, ...]:
        """Give what may have been meant by a query that finds little."""
        held = self._generation
        nearness = Nearness(held.word_list, self._passages, lambda form: written(form, held, held.words))
        return nearness.queries(simplified(query), size)

    def quoted(self, text: str, size: int) -> Quotations:
        """Find where a quotation stands."""
        generation = self._generation
        return Quoting(generation.collection, generation, generation.word_list, generation.words).quoted(text, size)

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages."""
        return self._generation.collection.texts

    def close(self) -> None:
        """Let go of the generation."""
        self._generation.close()

    def _passages(self, query: Query) -> int:
        """Count the passages that a query finds."""
        return int(np.count_nonzero(self._ready(Request(query))[1].matches("passages")))

    def _ready(self, request: Request, without: tuple[str, ...] | None = None) -> tuple[Bound, Evaluator]:
        generation = self._generation
        query = struck(request.query, request.without if without is None else without)
        ready = bound(query, self.resolve, lambda: generation.word_list.forms)
        if len(request.without) > MAX_STRUCK:
            ready = replace(ready, notes=(*ready.notes, f"Only the first {MAX_STRUCK} word forms are left out."))
        return ready, Evaluator(generation.collection, generation, ready, self._kept)

    def _occurrences(self, request: Request, without: tuple[str, ...] | None = None) -> Occurrences:
        return self._found(request, *self._ready(request, without))

    def _found(self, request: Request, ready: Bound, evaluator: Evaluator) -> Occurrences:
        collection, running, words = self._generation.collection, self._generation.running_text, self._generation.words
        places = Places(evaluator, ready, running)
        found = evaluator.matches("passages") & self._allowed(request)
        return Occurrences(collection, running, self._register, places, ready.query, found, words)

    def _allowed(self, request: Request) -> Bits:
        collection = self._generation.collection
        place = bound(request.within, self.resolve, tuple)
        looked_in = Evaluator(collection, self._generation, place, self._kept).matches("passages")
        return allowed(collection, request.filters, "passages") & looked_in
