"""Answers everything a reader may ask of a generation, whichever engine holds its postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np

from archive.model import TextUnit
from archive.search.counting.appearing import appearances, counted, showing
from archive.search.counting.concordance import concordance, lines
from archive.search.counting.dispersion import markings, numbered, strip, texts_in
from archive.search.counting.frequencies import frequencies, speaking
from archive.search.counting.occurrences import Occurrences
from archive.search.counting.wordforms import Counted, form_counts
from archive.search.finding.answering import Answer
from archive.search.finding.evaluation import Bound, Evaluator
from archive.search.finding.filtering import allowed
from archive.search.finding.leaves import heard
from archive.search.finding.ranking import Norms, norms
from archive.search.finding.runs import Places
from archive.search.finding.showing import Words
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.kept import KeptCounts, Lent
from archive.search.holding.postings import Source
from archive.search.holding.register import Register
from archive.search.holding.running_text import RunningText
from archive.search.limits import MAX_STRUCK
from archive.search.query.binding import bound, bound_for, simplified
from archive.search.query.naming import Names
from archive.search.query.tree import NOTHING, And, Named, Query
from archive.search.quoting.places import Quoting
from archive.search.quoting.quotation import Quotations
from archive.search.results import (
    ALL,
    ANY,
    Appearances,
    Cell,
    Collation,
    FacetValue,
    FormCount,
    Frequencies,
    Hit,
    Line,
    Lines,
    Marking,
    Request,
    Results,
    Speaking,
    Strip,
)
from archive.search.suggesting.completing import Suggesting
from archive.search.suggesting.nearest import Nearness
from archive.search.suggesting.suggestion import Suggestion
from archive.search.words.lexicon import Lexicon
from archive.search.words.spelling import written
from archive.search.words.word_list import WordList

QUERIES = 64
"""Queries that are kept as they were made ready: those of some pages."""


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
        self._lent: Lent[Occurrences] = Lent()
        self._bound = lru_cache(maxsize=QUERIES)(self._bind)

    def search(self, request: Request) -> Results:
        """Answer a request."""
        ready = self._ready(request)
        return self._answer(request, ready).results(ready.notes)

    def forms(self, request: Request) -> tuple[FormCount, ...]:
        """List the word forms found."""
        with self._counting(request) as found:
            if not request.without:
                return form_counts(found, None, frozenset())
            with self._counting(replace(request, without=())) as unstruck:
                return form_counts(found, unstruck, frozenset(request.without[:MAX_STRUCK]))

    def concordance(
        self, request: Request, collation: Sequence[Collation] = (), start: int = 0, size: int = 100, cell: Cell = ANY
    ) -> Lines:
        """Give some lines of the concordance."""
        notes = self._ready(request).notes
        if size <= 0 and cell == ANY:
            with self._counting(request) as counted:
                return Lines(counted.total, (), notes)
        with self._occurring(request) as found:
            return concordance(found, collation, start, size, cell, notes)

    def hits(self, request: Request) -> Iterator[Hit]:
        """Give every hit, one after the other."""
        return self._answer(request, self._ready(request)).hits()

    def items(self, request: Request) -> tuple[str, ...]:
        """Give the items with a hit."""
        return self._answer(request, self._ready(request)).items()

    def lines(self, request: Request, collation: Sequence[Collation] = (), cell: Cell = ANY) -> Iterator[Line]:
        """Give every line of the concordance, one after the other."""
        with self._occurring(request) as found:
            yield from lines(found, collation, cell)

    def frequencies(self, request: Request) -> Frequencies:
        """Count the occurrences by year."""
        with self._found_alone(request) as found:
            return frequencies(found, self._allowed(request), heard(self._ready(request).query))

    def speaking(self, request: Request) -> tuple[Speaking, ...]:
        """Count the occurrences by who says them."""
        with self._found_alone(request) as found:
            return speaking(found, self._allowed(request))

    def dispersion(self, request: Request, texts: Iterable[tuple[str, str]]) -> tuple[Strip, ...]:
        """Tell where in some texts the occurrences are."""
        numbers = [numbered(self._generation.collection, *text) for text in texts]
        with self._within(request, numbers) as found:
            return tuple(strip(found, number) for number in numbers)

    def marked(self, request: Request, item: str) -> Mapping[str, Marking]:
        """Tell what the pages of an item mark, by passage."""
        with self._within(request, texts_in(self._generation.collection, item)) as found:
            return markings(found, item)

    def appearances(self, request: Request, marked: Query = NOTHING) -> Appearances:
        """Give the texts found with the passages in each."""
        collection, ready = self._generation.collection, self._ready(request)
        evaluator = self._evaluator(ready)
        texts, passages = (
            evaluator.matches(level) & allowed(collection, request.filters, level) for level in ("texts", "passages")
        )
        query, page = ready.query, (request.start, request.start + request.size)
        voices = query.keys if isinstance(query, Named) and query.field == "speaker" else ()
        show = showing(collection, self._generation.words, self._bound(marked).query)
        return appearances(collection, self._register, texts, passages, page, voices, show)

    def counted(self, request: Request, attribute: str) -> tuple[FacetValue, ...]:
        """Count what is found by the values of an attribute."""
        collection = self._generation.collection
        found = self._evaluator(self._ready(request)).matches(request.level)
        found = found & allowed(collection, request.filters, request.level)
        return counted(collection, attribute, found, request.level)

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in a field that a name may mean."""
        return self._names.resolve(text, self._generation.collection.keys(field))

    def suggest(self, typed: str, size: int, narrowed: Request = ALL) -> tuple[Suggestion, ...]:
        """Complete the last word or value of a query."""
        held = self._generation

        def count(query: Query) -> int:
            found = self._evaluator(self._bound(And((query, narrowed.query)))).matches("passages")
            return int(np.count_nonzero(found & allowed(held.collection, narrowed.filters, "passages")))

        counted, titles = self._passages if narrowed == ALL else count, held.collection.titles
        suggesting = Suggesting(held.collection, titles, held.word_list, self._written_as, self._names, counted)
        return suggesting.suggestions(typed, size)

    def nearest(self, query: Query, size: int) -> tuple[Query, ...]:
        """Give what may have been meant by a query that finds little."""
        held = self._generation
        nearness = Nearness(held.word_list, self._passages, self._written_as)
        return nearness.queries(simplified(query), size)

    def quoted(self, text: str, size: int) -> Quotations:
        """Find where a quotation stands."""
        held = self._generation
        return Quoting(held.collection, held, held.word_list, held.running_text, held.words).quoted(text, size)

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages."""
        return self._generation.collection.texts

    def close(self) -> None:
        """Let go of the generation."""
        self._generation.close()

    @cached_property
    def _lexicon(self) -> Lexicon:
        """Every word; that of the running text, unless this also has some of passages that no longer count."""
        forms, running = self._generation.word_list.forms, self._generation.running_text
        return running.lexicon if forms == running.forms else Lexicon(forms)

    @cached_property
    def _register(self) -> Register:
        return Register(self._generation.collection, self._generation.running_text)

    @cached_property
    def _norms(self) -> Norms:
        return norms(self._generation.collection, self._generation.running_text)

    def _passages(self, query: Query) -> int:
        """Count the passages that a query finds."""
        return int(np.count_nonzero(self._evaluator(self._bound(query)).matches("passages")))

    def _written_as(self, form: str) -> str:
        """Give how a form is mostly written."""
        return written(form, self._generation, self._generation.words)

    def _bind(self, query: Query) -> Bound:
        return bound(query, self.resolve, lambda: self._lexicon)

    def _ready(self, request: Request) -> Bound:
        return bound_for(request, self._bound)

    def _evaluator(self, ready: Bound) -> Evaluator:
        return Evaluator(self._generation.collection, self._generation, ready, self._kept)

    def _answer(self, request: Request, ready: Bound) -> Answer:
        held, evaluator = self._generation, self._evaluator(ready)
        return Answer(
            held.collection, evaluator, Places(evaluator, held.running_text), ready.query, request, held.words, self._norms
        )

    @contextmanager
    def _occurring(self, request: Request) -> Iterator[Occurrences]:
        """Lend the occurrences of a request to one thread, those of the last requests as they were left."""
        key = request.query, request.without, request.filters, request.within
        found = self._lent.take(key) or self._found(request)
        yield found
        self._lent.give_back(key, found, found.size)

    def _counting(self, request: Request) -> AbstractContextManager[Counted]:
        """Lend the occurrences of a request where they are only counted by form."""
        return self._found_alone(request)

    def _found_alone(self, request: Request) -> AbstractContextManager[Occurrences]:
        """Lend the occurrences of a request where no others are looked at than those in the passages found."""
        return self._occurring(request)

    def _within(self, request: Request, _texts: Sequence[int]) -> AbstractContextManager[Occurrences]:
        """Lend the occurrences of a request where those in some texts (by number) alone are looked at, found or not."""
        return self._occurring(request)

    def _found(self, request: Request) -> Occurrences:
        evaluator = self._evaluator(self._ready(request))
        return self._occurrences(request, evaluator, evaluator.matches("passages") & self._allowed(request))

    def _occurrences(self, request: Request, evaluator: Evaluator, found: Bits, among: Numbers | None = None) -> Occurrences:
        """Give the occurrences of a request in what is found; ``among`` are the passages that the evaluator knows, None all."""
        held, query = self._generation, self._ready(request).query
        places = Places(evaluator, held.running_text, among)
        return Occurrences(held.collection, held.running_text, self._register, places, query, found, held.words)

    def _allowed(self, request: Request) -> Bits:
        collection = self._generation.collection
        looked_in = self._evaluator(self._bound(request.within)).matches("passages")
        return allowed(collection, request.filters, "passages") & looked_in
