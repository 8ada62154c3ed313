"""What every engine must answer as Whoosh does, kind by kind: sets, counts, orders, scores, words shown, words offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import FACETS, Collation, Level, Order, Query, Request, Searcher, parse
from tests.search.queries import queries, resembling, spoken
from tests.search.shelf import Drawn, Shelf, numbers

_few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
_ALL = 1_000
_LEVELS: tuple[Level, ...] = ("texts", "passages")
_ORDERS: tuple[Order, ...] = get_args(Order)
_TYPED = (
    "l", "la", "land b", "pe", "author:l", "speaker:ka", "title:la", "venue:con", "genre:l", "language:f", "-ba", "=ban",
    '"of th', "été", "об", "бан", "東", "U", "10", "l9", "land OR te", "nothing", "",
)  # fmt: skip
_PASTED = (
    "land tenure of the peasants", "the bank of the land", "land lands tenure", "东京 東京都 東京", "l'homme aimé land",
    "1,000 banks of the", "банки банк land",
)  # fmt: skip
_SLIPS = ("lnad", "tenrue", "peasnats bank", '"lnad tenure"', "land-tenur", "bnak OR land", "lands NEAR/2 tenur", "стро")

_filters = st.lists(
    st.sampled_from((("person", "lenin"), ("person", "kautsky"), ("year", "1917"), ("genre", "letter"), ("language", "fr"))),
    max_size=2,
).map(tuple)
_forms = st.lists(st.sampled_from("land lands bank banks of the ete etes peasants банк 東 l909".split()), max_size=2).map(tuple)
_within = st.sampled_from(("", "genre:letter", "date:1917", "author:kautsky", "title:land"))
_collations: st.SearchStrategy[tuple[Collation, ...]] = st.lists(
    st.sampled_from(get_args(Collation)), max_size=3, unique=True
).map(tuple)
requests = st.builds(
    lambda query, level, filters, without, within, order: Request(
        query, level, filters, order, size=_ALL, without=without, within=parse(within).query
    ),
    st.one_of(queries, queries, spoken, resembling),
    st.sampled_from(_LEVELS),
    _filters,
    _forms,
    _within,
    st.sampled_from(_ORDERS),
)
"""Questions with everything that may narrow them."""

Told = Callable[[Drawn, Request], Any]


def _orders(drawn: Drawn, request: Request) -> list[list[Any]]:
    asked = [Request(request.query, request.level, request.filters, order, size=_ALL) for order in _ORDERS]
    return [[(hit.reference, hit.section) for hit in drawn.searcher.search(each).hits] for each in asked]


def _lines(drawn: Drawn, request: Request) -> list[Any]:
    by: tuple[tuple[Collation, ...], ...] = ((), ("right1", "left1"), ("hit", "-date"), ("speaker", "date"))
    return [drawn.searcher.concordance(request, each, size=_ALL) for each in by]


def _pages(drawn: Drawn, request: Request) -> list[Any]:
    asked = [Request(request.query, request.level, request.filters, request.order, at, 3) for at in (0, 2, 5)]
    return [[hit.reference for hit in drawn.searcher.search(each).hits] for each in asked]


def _counted(drawn: Drawn, request: Request) -> list[Any]:
    return [drawn.searcher.counted(request, name) for name in (*FACETS, "author", "addressee", "mentions", "place")]


def _strips(drawn: Drawn, request: Request) -> Any:
    return drawn.searcher.dispersion(request, [(text.item, text.section) for text in drawn.corpus.texts])


def _marks(drawn: Drawn, request: Request) -> list[Any]:
    marked = [drawn.searcher.marked(request, item) for item in drawn.corpus.items]
    return [{key: (each.reading, each.runs.tolist()) for key, each in found.items()} for found in marked]


KINDS: dict[str, Told] = {
    "hits": lambda drawn, request: {(hit.reference, hit.section) for hit in drawn.searcher.search(request).hits},
    "totals": lambda drawn, request: _totals(drawn.searcher, request),
    "facets": lambda drawn, request: drawn.searcher.search(request).facets,
    "years": lambda drawn, request: drawn.searcher.frequencies(request),
    "orders": _orders,
    "pages": _pages,
    "snippets": lambda drawn, request: [(hit.voice, hit.snippets) for hit in drawn.searcher.search(request).hits],
    "hits told whole": lambda drawn, request: [_bare(hit) for hit in drawn.searcher.hits(request)],
    "lines": _lines,
    "forms": lambda drawn, request: drawn.searcher.forms(request),
    "speakers": lambda drawn, request: drawn.searcher.speaking(request),
    "strips": _strips,
    "marks": _marks,
    "everybody": _counted,
    "appearances": lambda drawn, request: drawn.searcher.appearances(request, request.query),
}
"""What is compared, each with how it is asked for."""


class AgreementContract:
    """Tests run over the engine that a module gives as a fixture; ``known`` are the drawn archives as Whoosh holds them."""

    @pytest.mark.parametrize("kind", KINDS)
    @_few
    @given(number=numbers, asked=st.lists(requests, min_size=3, max_size=3))
    def test_this_is_told_as_whoosh_tells_it(
        self, drawn: Shelf, known: Shelf, kind: str, number: int, asked: list[Request]
    ) -> None:
        for request in asked:
            assert KINDS[kind](drawn[number], request) == KINDS[kind](known[number], request)

    @_few
    @given(number=numbers, asked=st.lists(requests, min_size=3, max_size=3))
    def test_scores_are_those_of_whoosh(self, drawn: Shelf, known: Shelf, number: int, asked: list[Request]) -> None:
        for request in asked:
            for level in _LEVELS:
                ours, theirs = (_scores(shelf[number].searcher, request.query, level) for shelf in (known, drawn))
                assert theirs == pytest.approx(ours, abs=1e-4)

    @_few
    @given(number=numbers, typed=st.sampled_from(_TYPED), narrowed=requests)
    def test_the_same_is_offered_while_one_types(
        self, drawn: Shelf, known: Shelf, number: int, typed: str, narrowed: Request
    ) -> None:
        for within in (Request(parse("").query), narrowed):
            ours, theirs = (shelf[number].searcher.suggest(typed, 8, within) for shelf in (known, drawn))
            assert theirs == ours

    @_few
    @given(number=numbers, typed=st.sampled_from(_SLIPS))
    def test_the_same_is_offered_for_a_slip(self, drawn: Shelf, known: Shelf, number: int, typed: str) -> None:
        ours, theirs = (shelf[number].searcher.nearest(parse(typed).query, 5) for shelf in (known, drawn))
        assert theirs == ours

    @_few
    @given(number=numbers, data=st.data())
    def test_a_quotation_is_found_in_the_same_places(
        self, drawn: Shelf, known: Shelf, number: int, data: st.DataObject
    ) -> None:
        held = [each.received for text in known[number].corpus.texts for each in text.passages]
        pasted = data.draw(st.sampled_from((*_PASTED, *held)))
        ours, theirs = (shelf[number].searcher.quoted(pasted, 5) for shelf in (known, drawn))
        assert theirs == ours


def _totals(searcher: Searcher, request: Request) -> tuple[Any, ...]:
    results = searcher.search(request)
    return results.total, results.texts, results.passages, results.notes, searcher.items(request)


def _bare(hit: Any) -> tuple[Any, ...]:
    """Give everything of a hit but its score."""
    return tuple(getattr(hit, name) for name in hit.__slots__ if name != "score")


def _scores(searcher: Searcher, query: Query, level: Level) -> dict[Any, float]:
    hits = searcher.search(Request(query, level, size=_ALL)).hits
    return {(hit.reference, hit.section): hit.score for hit in hits}
