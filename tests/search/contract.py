"""What every engine must do; a test file for an engine takes this class and gives it the engine."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.model import TextUnit
from archive.search import (
    FACETS,
    And,
    Collation,
    Engine,
    Everything,
    Hit,
    Level,
    Order,
    Phrase,
    Query,
    Request,
    Searcher,
    Word,
    parse,
)
from archive.search.finding.scoring import comparable
from tests.search.answers import address, opened
from tests.search.contract_appearances import AppearancesContract
from tests.search.contract_asking import AskingContract
from tests.search.contract_scripts import ScriptsContract
from tests.search.corpus import (
    ALLIANCE,
    KAUTSKY,
    LENIN,
    LETTER,
    NAMES,
    SPEECH,
    STORY,
    VOLUME,
    Corpus,
    passage,
    text,
    words,
)
from tests.search.queries import queries
from tests.search.reference import Place, Reference
from tests.search.reference_scores import ScoringReference
from tests.search.shelf import Shelf, numbers

_LEVELS: tuple[Level, ...] = ("texts", "passages")
_few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class EngineContract(AskingContract, ScriptsContract, AppearancesContract):
    """Beside what is found and counted one by one: totals, orders, facets, snippets, and building anew."""

    @_few
    @given(numbers, st.data())
    def test_what_is_found_and_counted_is_what_looking_at_every_word_gives(
        self, drawn: Shelf, number: int, data: st.DataObject
    ) -> None:
        corpus, searcher = drawn[number]
        reference = Reference(corpus, dict(NAMES))
        for query in data.draw(st.lists(queries, min_size=12, max_size=12)):
            for level in _LEVELS:
                chosen = data.draw(st.lists(_chosen, max_size=2)) if level == "passages" else []
                request = Request(query, level, tuple(chosen), size=1_000)
                results = searcher.search(request)
                found = {each: reference.found(request, each) for each in _LEVELS}
                assert sorted(map(_place, results.hits)) == sorted(found[level])
                assert (results.texts, results.passages) == (len(found["texts"]), len(found["passages"]))
                assert results.total == len(results.hits)
                counted = {facet: {value.key: value.count for value in results.facets[facet]} for facet in FACETS}
                assert counted == {facet: reference.facet(request, facet) for facet in FACETS}

    @_few
    @given(numbers, st.lists(st.builds(Word, words.filter(str.isalnum), st.booleans()), min_size=1, max_size=3))
    def test_relevance_is_bm25_with_ties_in_order(self, drawn: Shelf, number: int, asked: list[Word]) -> None:
        asked = [word for word in dict.fromkeys(asked) if "東" not in word.text]
        corpus, searcher = drawn[number]
        reference = ScoringReference(corpus, dict(NAMES))
        for level in _LEVELS:
            hits = searcher.search(Request(And((*asked, Everything())), level, size=1_000)).hits
            scores = [reference.score(asked, _place(hit)) for hit in hits]
            assert [hit.score for hit in hits] == pytest.approx(scores)
            order = reference.places(level)
            fits = comparable(np.array([hit.score for hit in hits])).tolist()
            ranks = [(-fit, order.index(_place(hit))) for fit, hit in zip(fits, hits, strict=True)]
            assert ranks == sorted(ranks)

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            ("date", ["speech", "alliance", "volume/letter-1", "volume"]),
            ("-date", ["volume/letter-1", "alliance", "speech", "volume"]),
            ("title", ["alliance", "volume", "speech", "volume/letter-1"]),
            ("speaker", ["speech", "volume/letter-1", "alliance", "volume"]),
        ],
    )
    def test_orders_put_what_has_no_place_in_them_last(self, searcher: Searcher, order: Order, expected: list[str]) -> None:
        hits = searcher.search(Request(Everything(), level="texts", order=order)).hits
        assert [str(hit.reference.at(None)) for hit in hits] == expected

    def test_passages_follow_the_order_of_their_texts(self, searcher: Searcher) -> None:
        hits = searcher.search(Request(Everything(), order="-date")).hits
        assert [address(hit) for hit in hits] == [
            "volume/v1", "alliance/p1", "alliance/p2", "alliance/p3", "speech/p1", "speech/p2", "volume/v0",
        ]  # fmt: skip
        voiced = searcher.search(Request(Everything(), order="speaker")).hits
        assert [address(hit) for hit in voiced][:3] == ["alliance/p2", "speech/p1", "alliance/p1"]

    def test_pages_follow_each_other_and_end(self, searcher: Searcher) -> None:
        whole = searcher.search(Request(Word("land"))).hits
        pages = [searcher.search(Request(Word("land"), start=start, size=1)).hits for start in range(6)]
        assert [hit for page in pages for hit in page] == list(whole)
        beyond = searcher.search(Request(Word("land"), start=99))
        assert (beyond.hits, beyond.total) == ((), 4)

    @_few
    @given(numbers, queries)
    def test_hits_and_lines_come_one_by_one_as_they_come_in_pages(self, drawn: Shelf, number: int, query: Query) -> None:
        searcher = drawn[number].searcher
        for level in _LEVELS:
            request = Request(query, level, order="-date", size=1_000)
            hits = searcher.search(request).hits
            assert tuple(searcher.hits(request)) == hits
            assert searcher.items(request) == tuple(sorted({hit.reference.item for hit in hits}))
        lines = searcher.concordance(request, ("right1",), size=1_000).lines
        assert tuple(searcher.lines(request, ("right1",))) == lines

    def test_a_thousand_lines_come_one_by_one_in_the_order_of_pages(self, engine: Engine) -> None:
        corpus = Corpus(tuple(text(f"t{n}", passage("p1", "land bank land tenure " * 250)) for n in range(2)))
        request = Request(Word("land"))
        by: tuple[Collation, ...] = ("right1", "left2", "date")
        with opened(engine, corpus) as searcher:
            assert tuple(searcher.lines(request, by)) == searcher.concordance(request, by, size=2_000).lines

    def test_what_was_ingested_last_comes_first(self, engine: Engine) -> None:
        days = ("2024-01-05", "", "2026-03-01", "2025-12-31")
        corpus = Corpus(tuple(text(f"t{n}", passage("p1", "land"), ingested=day) for n, day in enumerate(days)))
        with opened(engine, corpus) as searcher:
            hits = searcher.search(Request(Word("land"), order="-ingested")).hits
        assert [hit.reference.item for hit in hits] == ["t2", "t3", "t0", "t1"]

    def test_several_values_of_a_facet_mean_any_of_them_and_the_others_stay_in_sight(self, searcher: Searcher) -> None:
        one = searcher.search(Request(Everything(), "texts", (("genre", "speech"),)))
        both = searcher.search(Request(Everything(), "texts", (("genre", "speech"), ("genre", "letter"))))
        assert (one.total, both.total) == (1, 3)
        assert [(value.key, value.count) for value in one.facets["genre"]] == [("letter", 2), ("speech", 1)]
        assert [(value.key, value.count) for value in one.facets["year"]] == []

    def test_a_facet_names_its_values(self, searcher: Searcher) -> None:
        facets = searcher.search(Request(Everything(), "texts")).facets
        assert [(value.label, value.count) for value in facets["person"]] == [
            ("Karl Kautsky", 2), ("A. Ye. Feofilaktov", 1), ("V. I. Lenin", 1),
        ]  # fmt: skip
        assert [value.key for value in facets["year"]] == ["1917", "1918"]
        assert [value.label for value in facets["venue"]] == ["Congress of Peasants’ Deputies"]

    def test_a_hit_says_what_it_is_of_and_who_says_it(self, searcher: Searcher) -> None:
        (hit,) = searcher.search(Request(parse("obliged").query)).hits
        assert str(hit.reference) == "alliance@0123456789ab/p2"
        assert (hit.passage, hit.section, hit.title, hit.genre) == ("p2", "text", ALLIANCE.title, "letter")
        assert (hit.authors, hit.addressees, hit.venue, hit.place, hit.date) == (
            ALLIANCE.authors, ALLIANCE.addressees, ALLIANCE.venue, ALLIANCE.place, ALLIANCE.date,
        )  # fmt: skip
        assert hit.voice == LENIN
        ((where, snippet),) = hit.snippets
        assert where == "p2"
        assert [words for words, is_match in snippet if is_match] == ["obliged"]
        assert "".join(words for words, _ in snippet) == ALLIANCE.passages[1].received

    def test_a_bound_speaker_is_marked_in_their_own_words_alone(self, searcher: Searcher) -> None:
        (hit,) = searcher.search(Request(parse("speaker:feofilaktov they would").query)).hits
        marked = [words for words, is_match in hit.snippets[0][1] if is_match]
        assert marked == ["would", "they"]
        assert hit.voice is not None
        assert hit.voice.key == "feofilaktov"

    def test_a_snippet_shows_the_reading_that_matched(self, searcher: Searcher) -> None:
        (hit,) = searcher.search(Request(parse("1909").query)).hits
        assert ("1909", True) in hit.snippets[0][1]
        assert hit.voice is None

    def test_a_text_shows_the_passages_that_match_best(self, searcher: Searcher) -> None:
        hit = searcher.search(Request(parse("equal tenure").query, level="texts")).hits[0]
        assert [where for where, _ in hit.snippets] == ["p1", "p2"]
        bare = searcher.search(Request(parse("title:letters").query, level="texts")).hits[0]
        assert [where for where, _ in bare.snippets] == ["v0"]
        assert (bare.passage, bare.voice, searcher.search(Request(Word("bank"), "texts")).hits[0].voice) == (
            None,
            None,
            KAUTSKY,
        )
        spoken = searcher.search(Request(parse("speaker:lenin speech").query, level="texts")).hits[0]
        assert spoken.voice == LENIN

    def test_texts_come_without_their_passages(self, searcher: Searcher) -> None:
        assert [(each.item, each.section, each.passages) for each in searcher.texts()] == [
            ("alliance", "text", ()), ("speech", "text", ()), ("volume", "text", ()), ("volume", "letter-1", ()),
        ]  # fmt: skip

    def test_patterns_together_stand_for_no_more_words_than_the_limit(self, engine: Engine, tmp_path: Path) -> None:
        held = [" ".join(f"a{n:02}{m:02} b{n:02}{m:02}" for m in range(40)) for n in range(30)]
        many = Corpus(tuple(text(f"i{n:02}", passage("p1", each)) for n, each in enumerate(held)))
        with opened(engine, many, tmp_path) as searcher:
            alone = searcher.search(Request(parse("a*").query, size=0))
            assert alone.total == 26
            (note,) = alone.notes
            assert note.startswith("“a*” stands for more words than one search may look for; the first 1,024, up to “a2523”")
            both = searcher.search(Request(parse("a* OR b29* OR b*").query, size=0))
            assert (both.total, len(both.notes)) == (14, 2)

    def test_a_searcher_answers_many_threads_alike(self, engine: Engine, tmp_path: Path) -> None:
        asked = [parse(query).query for query in ("land", '"land tenure"', "ban*", "speaker:lenin they", "the", "of the")]
        with opened(engine, STORY, tmp_path) as searcher:
            expected = [searcher.search(Request(query)) for query in asked]
        with opened(engine, STORY, tmp_path / "again") as searcher:
            wrong: list[object] = []

            def ask() -> None:
                for _ in range(10):
                    answers = [searcher.search(Request(query)) for query in asked]
                    if answers != expected:
                        wrong.append(answers)

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert wrong == []

    def test_unchanged_items_are_taken_over_and_changed_ones_replaced(self, engine: Engine, tmp_path: Path) -> None:
        first, second = tmp_path / "first", tmp_path / "second"
        for place in (first, second):
            place.mkdir()
        whole: list[int] = []
        engine.build(first, STORY.items, STORY, NAMES, progress=whole.append)
        heard: list[int] = []
        speech = text("speech", passage("p1", "Nothing of the kind"))
        changed = Corpus((ALLIANCE, VOLUME, LETTER, speech, text("new", passage("p1", "New land"))))
        asked: list[str] = []

        def units(item: str) -> list[TextUnit]:
            asked.append(item)
            return changed(item)

        census = engine.build(
            second,
            changed.items,
            units,
            NAMES,
            previous=first,
            unchanged=frozenset({"alliance", "volume"}),
            progress=heard.append,
        )
        assert (whole, heard) in (([0, 1, 2, 3], [2, 3, 4]), ([0, 1, 2, 3], [1, 2, 3, 4]))
        assert sorted(asked) == ["new", "speech"]
        assert dict(census.items) == {"alliance": (1, 3), "new": (1, 1), "speech": (1, 1), "volume": (2, 2)}
        searcher = engine.open(second)
        try:
            _assert_equal(
                searcher, Reference(changed, dict(NAMES)), ("land", "the", "bank*", "lan*", '"of the"', "date:undated")
            )
        finally:
            searcher.close()

    def test_an_empty_archive_answers(self, engine: Engine, tmp_path: Path) -> None:
        with opened(engine, Corpus(()), tmp_path) as searcher:
            for query in (Everything(), Word("land"), Phrase((Word("a"), Word("b")))):
                results = searcher.search(Request(query))
                assert (results.total, results.hits, results.texts, results.passages) == (0, (), 0, 0)

    def test_the_speech_is_found_again_as_it_was_given(self, searcher: Searcher) -> None:
        given = next(each for each in searcher.texts() if each.item == "speech")
        assert (given.title, given.date, given.voices) == (SPEECH.title, SPEECH.date, SPEECH.voices)


_chosen = st.one_of(
    st.tuples(st.just("person"), st.sampled_from(("lenin", "kautsky"))),
    st.sampled_from((("venue", "peasants-congress"), ("year", "1917"), ("genre", "letter"), ("language", "fr"))),
)


def _assert_equal(searcher: Searcher, reference: Reference, asked: tuple[str, ...]) -> None:
    for typed in asked:
        request = Request(parse(typed).query)
        assert sorted(map(_place, searcher.search(request).hits)) == sorted(reference.found(request)), typed


def _place(hit: Hit) -> Place:
    return hit.reference.item, hit.section, hit.passage
