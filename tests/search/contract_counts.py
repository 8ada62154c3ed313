"""What every engine must count and list one by one: occurrences by line, form, year, voice and place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.search import Cell, Collation, Count, Engine, FormCount, Line, Query, Request, Searcher, Word, parse
from archive.search.words.analysis import forms
from tests.search.answers import AnswersContract, opened
from tests.search.corpus import ALLIANCE, LENIN, NAMES, Corpus, corpora, passage, text
from tests.search.queries import queries, resembling, spoken
from tests.search.reference_counts import CountingReference, Occurrence
from tests.search.shelf import Shelf, numbers

_few = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
_ASKED = 12
_collations: st.SearchStrategy[tuple[Collation, ...]] = st.lists(st.sampled_from(get_args(Collation)), max_size=4).map(tuple)
_filters = st.lists(
    st.sampled_from((("person", "lenin"), ("person", "kautsky"), ("year", "1917"), ("genre", "letter"), ("language", "fr"))),
    max_size=2,
)
_forms = st.lists(st.sampled_from("land lands bank banks of the ete etes peasants банк 東 l909".split()), max_size=2)


class CountingContract(AnswersContract):
    """Tests run over the engine that a module gives as a fixture."""

    @_few
    @given(numbers, st.data())
    def test_lines_are_those_that_looking_at_every_word_gives(self, drawn: Shelf, number: int, data: st.DataObject) -> None:
        corpus, searcher = drawn[number]
        for request in _requests(data):
            reference = CountingReference(corpus, dict(NAMES), request.without)
            collation = data.draw(_collations)
            expected = reference.lines(request, collation)
            lines = searcher.concordance(request, collation, 0, 1_000)
            assert lines.total == len(expected)
            assert list(map(_line, lines.lines)) == list(map(_expected, expected))
            for line, each in zip(lines.lines, expected, strict=True):
                assert each.read[: each.start].endswith(line.left)
                assert each.read[each.end :].startswith(line.right)
            assert tuple(searcher.lines(request, collation)) == lines.lines

    @_few
    @given(numbers, st.data())
    def test_counts_are_those_that_looking_at_every_word_gives(self, drawn: Shelf, number: int, data: st.DataObject) -> None:
        corpus, searcher = drawn[number]
        for request in _requests(data):
            reference = CountingReference(corpus, dict(NAMES), request.without)
            assert _frequencies(searcher, request) == reference.frequencies(request)
            assert _speaking(searcher, request) == reference.speaking(request)
            texts = [(one.item, one.section) for one in corpus.texts]
            for place, strip in zip(texts, searcher.dispersion(request, texts), strict=True):
                counted = reference.strip(request.query, *place, len(strip.bins))
                assert [(each.hits, each.ordinal) for each in strip.bins] == counted

    @_few
    @given(numbers, st.data())
    def test_what_pages_mark_is_what_looking_at_every_word_gives(self, drawn: Shelf, number: int, data: st.DataObject) -> None:
        corpus, searcher = drawn[number]
        for request in _requests(data):
            reference = CountingReference(corpus, dict(NAMES), request.without)
            for item in (*corpus.items, "nowhere"):
                marked = searcher.marked(request, item)
                found = {passage: (marking.reading, marking.runs.tolist()) for passage, marking in marked.items()}
                assert found == reference.marked(request, item)

    @_few
    @given(numbers, st.data())
    def test_forms_are_those_that_looking_at_every_word_gives(self, drawn: Shelf, number: int, data: st.DataObject) -> None:
        corpus, searcher = drawn[number]
        for request in _requests(data):
            reference = CountingReference(corpus, dict(NAMES), request.without)
            unstruck = CountingReference(corpus, dict(NAMES)).form_counts(request) if request.without else {}
            listed = searcher.forms(request)
            counted = {(each.term, each.form): each.count for each in listed if not each.is_struck}
            assert counted == reference.form_counts(request)
            back = {(each.term, each.form): each.count for each in listed if each.is_struck and each.term}
            assert back == {form: count for form, count in unstruck.items() if form[1] in request.without}
            assert {each.form for each in listed if each.is_struck} == set(request.without)
            assert [each.count for each in listed] == sorted((each.count for each in listed), reverse=True)

    @_few
    @given(numbers, st.data())
    def test_counts_agree_everywhere(self, drawn: Shelf, number: int, data: st.DataObject) -> None:
        searcher = drawn[number].searcher
        for request in _requests(data, st.one_of(_asked, st.builds(Word, st.sampled_from(("land", "bank", "the"))))):
            total = searcher.concordance(request, size=0).total
            frequencies = searcher.frequencies(request)
            assert frequencies.total.hits == total
            assert frequencies.total.passages == searcher.search(request).passages
            rows = searcher.speaking(request)
            assert sum(row.whole.hits for row in rows) == total
            for row in rows:
                for year, count in row.years.items():
                    cell = Cell(row.key, "undated" if year is None else year)
                    assert searcher.concordance(request, size=0, cell=cell).total == count.hits
            if isinstance(request.query, Word) and len(forms(request.query.text)) == 1:
                assert sum(each.count for each in searcher.forms(request) if not each.is_struck) == total
                sections = {(line.item, line.section) for line in searcher.lines(request)}
                if not request.filters:
                    assert sum(strip.total for strip in searcher.dispersion(request, sections)) == total

    @settings(_few, max_examples=8)
    @given(corpora(), corpora(), st.data())
    def test_what_is_taken_over_from_a_generation_before_counts_as_if_it_were_new(
        self, engine: Engine, before: Corpus, after: Corpus, data: st.DataObject
    ) -> None:
        kept = data.draw(st.sets(st.sampled_from(before.items)))
        texts = [text for text in before.texts if text.item in kept] + [text for text in after.texts if text.item not in kept]
        corpus = Corpus(tuple(texts))
        with TemporaryDirectory() as folder, opened(engine, before, Path(folder)):
            place = Path(folder) / "next"
            place.mkdir()
            engine.build(place, corpus.items, corpus, NAMES, previous=Path(folder) / "generation", unchanged=frozenset(kept))
            searcher = engine.open(place)
            try:
                for request in _requests(data):
                    reference = CountingReference(corpus, dict(NAMES), request.without)
                    lines = searcher.concordance(request, ("left1", "right1"), 0, 1_000).lines
                    assert list(map(_line, lines)) == list(map(_expected, reference.lines(request, ("left1", "right1"))))
                    assert _speaking(searcher, request) == reference.speaking(request)
                    counted = {(each.term, each.form): each.count for each in searcher.forms(request) if not each.is_struck}
                    assert counted == reference.form_counts(request)
            finally:
                searcher.close()

    def test_every_occurrence_is_a_line_with_its_context(self, searcher: Searcher) -> None:
        found = searcher.concordance(Request(parse("obliged").query))
        (line,) = found.lines
        assert (found.total, found.notes) == (1, ())
        assert (line.left, line.hit, line.right) == (
            "“How would they act?” he asked. I replied: they would be ", "obliged", " to vote for land tenure.",
        )  # fmt: skip
        assert str(line.reference) == "alliance@0123456789ab/p2:57-64"
        assert (line.item, line.section, line.passage, line.title) == ("alliance", "text", "p2", ALLIANCE.title)
        assert (line.authors, line.voice, line.date) == (ALLIANCE.authors, LENIN, ALLIANCE.date)
        assert (line.reading, line.index, line.ordinal) == ("corrected", 0, 1)

    def test_a_line_of_a_correction_has_no_offsets_in_the_received_text(self, searcher: Searcher) -> None:
        (fixed,) = searcher.concordance(Request(parse("1909").query)).lines
        assert (str(fixed.reference), fixed.reading) == ("alliance@0123456789ab/p3", "corrected")
        (faulty,) = searcher.concordance(Request(parse("l909").query)).lines
        assert (str(faulty.reference), faulty.reading) == ("alliance@0123456789ab/p3:19-23", "received")

    @pytest.mark.parametrize(
        ("collation", "expected"),
        [
            ((), "equal land|for land|the land|The land|of land"),
            (("left1",), "equal land|for land|of land|the land|The land"),
            (("right1", "left1"), "of land|The land|equal land|for land|the land"),
            (("speaker",), "the land|The land|equal land|for land|of land"),
            (("-date", "left1"), "equal land|for land|of land|the land|The land"),
        ],
    )
    def test_lines_are_sorted_by_the_words_beside_them(
        self, searcher: Searcher, collation: tuple[Collation, ...], expected: str
    ) -> None:
        lines = searcher.concordance(Request(parse("land").query), collation).lines
        assert "|".join(f"{line.left.split()[-1]} {line.hit}" for line in lines) == expected

    def test_forms_are_listed_and_can_be_struck_out(self, searcher: Searcher) -> None:
        asked = parse("peasants").query
        assert searcher.forms(Request(asked)) == (FormCount("peasants", "peasants", 2), FormCount("peasants", "peasant's", 1))
        request = Request(asked, without=("peasants", "boers"))
        assert searcher.forms(request) == (
            FormCount("peasants", "peasants", 2, is_struck=True),
            FormCount("peasants", "peasant's", 1),
            FormCount("", "boers", 0, is_struck=True),
        )
        assert [line.hit for line in searcher.concordance(request).lines] == ["peasant's"]
        assert searcher.search(request).passages == 1

    def test_no_more_forms_are_struck_out_than_the_limit_and_the_page_says_so(self, searcher: Searcher) -> None:
        request = Request(parse("land").query, without=(*(f"word{number}" for number in range(64)), "land"))
        assert searcher.search(request).notes == ("Only the first 64 word forms are left out.",)
        assert searcher.concordance(request).total == 5

    def test_a_struck_form_is_found_by_no_kind_of_term(self, searcher: Searcher) -> None:
        for typed in ("bank", "=banks", "bank*", "?anks", "banks~", '"the banks"', "knew NEAR/2 banks"):
            found = searcher.search(Request(parse(typed).query, without=("banks",))).hits
            assert "alliance" not in {hit.reference.item for hit in found}, typed

    def test_who_says_it_is_counted_with_the_words_of_each(self, searcher: Searcher) -> None:
        rows = searcher.speaking(Request(parse("they").query))
        assert [(row.key, row.label, row.whole) for row in rows] == [
            ("feofilaktov", "A. Ye. Feofilaktov", Count(1, 1, 4)),
            ("lenin", "V. I. Lenin", Count(1, 1, 24)),
        ]

    def test_a_pattern_that_was_cut_still_counts_all_that_its_passages_mark(self, engine: Engine, tmp_path: Path) -> None:
        held = [" ".join(f"a{n:02}{m:02}" for m in range(40)) for n in range(30)]
        many = Corpus(tuple(text(f"i{n:02}", passage("p1", each)) for n, each in enumerate(held)))
        with opened(engine, many, tmp_path) as searcher:
            request = Request(parse("a*").query)
            found = searcher.concordance(request, size=1)
            assert (searcher.search(request).passages, found.total, len(found.notes)) == (26, 26 * 40, 1)
            assert len(searcher.forms(request)) == 1024

    def test_an_empty_archive_counts_nothing(self, engine: Engine, tmp_path: Path) -> None:
        with opened(engine, Corpus(()), tmp_path) as searcher:
            request = Request(parse("a* OR land").query)
            assert searcher.concordance(request, ("hit", "left1", "speaker")).total == 0
            assert searcher.frequencies(request).total == Count()
            assert (searcher.speaking(request), searcher.forms(request)) == ((), ())


_asked = st.one_of(queries, queries, spoken, resembling)


def _requests(data: st.DataObject, asked: st.SearchStrategy[Query] = _asked) -> list[Request]:
    drawn = st.builds(
        lambda query, filters, without: Request(query, filters=tuple(filters), without=tuple(without)), asked, _filters, _forms
    )
    return data.draw(st.lists(drawn, min_size=_ASKED, max_size=_ASKED))


def _line(line: Line) -> tuple[object, ...]:
    voice = line.voice.key if line.voice else ""
    place = line.item, line.section, line.passage
    return str(line.reference), place, line.reading, line.hit, line.index, line.ordinal, voice


def _expected(each: Occurrence) -> tuple[object, ...]:
    item, _, passage = each.place
    reference = f"{item}@0123456789ab/{passage}"
    if each.is_as_received:
        reference += f":{each.start}-{each.end}"
    return reference, each.place, each.reading, each.read[each.start : each.end], each.index, each.ordinal, each.voice


def _count(count: Count) -> tuple[int, int, int]:
    return count.hits, count.passages, count.words


def _frequencies(searcher: Searcher, request: Request) -> dict[int | None, tuple[int, int, int]]:
    found = searcher.frequencies(request)
    counts: dict[int | None, tuple[int, int, int]] = {year: _count(count) for year, count in found.years.items()}
    if found.undated != Count():
        counts[None] = _count(found.undated)
    assert _count(found.total) == tuple(sum(count[n] for count in counts.values()) for n in range(3))
    return counts


def _speaking(searcher: Searcher, request: Request) -> dict[str, dict[int | None, tuple[int, int, int]]]:
    rows = searcher.speaking(request)
    known = [row for row in rows if row.key]
    assert [row.whole.hits for row in known] == sorted((row.whole.hits for row in known), reverse=True)
    return {row.key: {year: _count(count) for year, count in row.years.items()} for row in rows}
