"""What every engine must answer to questions that are asked seldom, and to pages that are far."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive.search import (
    FACETS,
    Cell,
    Engine,
    Everything,
    Generations,
    Order,
    Request,
    Searcher,
    Word,
    parse,
)
from tests.search.answers import address, opened
from tests.search.corpus import ALLIANCE, NAMES, SPEECH, STORY, Corpus, passage, text
from tests.search.library import LONG, MANY, ODD, SIXTY


class AskingContract:
    """Tests run over ``searcher`` and ``library``, the story and what is rare as the engine of a module holds them."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", "alliance/p1 alliance/p2 alliance/p3 speech/p1 speech/p2 volume/v0 volume/v1"),
            ("-land", "alliance/p3 volume/v0 volume/v1"),
            ("-(-land)", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ("land land", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ('"land land"', ""),
            ("(bank OR banks) -kautsky", "speech/p1"),
            ("(land OR banque) (tenure OR homme)", "alliance/p1 alliance/p2 speech/p1 speech/p2 volume/v1"),
            ('"peasants and of"', "speech/p1"),
            ('"=banks of"', "alliance/p3"),
            ('"=bank of"', ""),
            ('="the bank"', "speech/p1"),
            ("equal NEAR/1 land NEAR/1 tenure", "alliance/p1"),
            ('"land tenure" NEAR/2 equal', "alliance/p1"),
            ("peas* NEAR/2 land", "speech/p1"),
            ("land-ten*", "alliance/p1 alliance/p2"),
            ("l*d", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ("tenrue~2", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ("ÉTÉS", "volume/v1"),
            ("l’Etat", "volume/v1"),
            ('speaker:lenin "land tenure"', "alliance/p1 alliance/p2"),
            ('speaker:feofilaktov "vote for"', ""),
            ("speaker:lenin act NEAR/9 obliged", ""),
            ("speaker:lenin oblig*", "alliance/p2"),
            ("speaker:lenin =obliged", "alliance/p2"),
            ("speaker:lenin (act OR obliged)", "alliance/p2"),
            ("author:kautsky -genre:letter", "speech/p1 speech/p2"),
            ('title:"workers peasants"', "alliance/p1 alliance/p2 alliance/p3"),
            ("title:=worker", ""),
            ("genre:LETTER language:FR", "volume/v1"),
            ("date:1918", "speech/p1 speech/p2 volume/v1"),
            ("date:=1918", "volume/v1"),
            ("date:1917-12", "alliance/p1 alliance/p2 alliance/p3 speech/p1 speech/p2"),
            ("date:1917-11-18os banks", "alliance/p3 speech/p1"),
            ("-date:undated -date:1918", "alliance/p1 alliance/p2 alliance/p3"),
        ],
    )
    def test_these_passages_are_found(self, searcher: Searcher, query: str, expected: str) -> None:
        assert " ".join(sorted(map(address, searcher.search(Request(parse(query).query)).hits))) == expected

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("land", "ancient early feast later markup odd old-style twice twice twice"),
            ("", "ancient early empty empty feast later markup odd old-style sixty twice twice twice"),
            ("date:undated", "empty empty markup odd sixty"),
            ("date:..1800", "ancient early"),
            ("date:-0043", "ancient early"),
            ("date:=..1800", "ancient"),
            ("date:1899", "early"),
            ("date:1950", "later"),
            ("date:1917-02-23os", "old-style twice twice twice"),
            ("date:1917-03-08ns", "old-style twice twice twice"),
            ("date:=1917-02-23", "old-style"),
            ("date:--02-14 feast", "feast"),
            ("language:en-gb", "feast"),
            ("language:en land", "ancient early feast later markup odd old-style twice twice twice"),
            ("genre:decree", "ancient"),
            ("title:apfel", "feast twice twice twice"),
            ('title:"quoted title"', "odd"),
            ("title:1917", "old-style"),
            ("i land", "markup"),
            ("amp", "markup"),
            ('speaker:"Ö. von (X)" odd', "odd"),
            ("place:petrograd", "sixty"),
            (SIXTY, "sixty"),
            (f'"{SIXTY}"', "sixty"),
            (f'"{SIXTY} at"', "sixty"),
            ('"same land the same"', ""),
        ],
        ids=lambda value: value[:24],
    )
    def test_what_is_rare_is_found(self, library: Searcher, query: str, expected: str) -> None:
        found = searcher_items(library, Request(parse(query).query, size=50))
        assert " ".join(sorted(found)) == expected

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            ("title", "old-style feast twice later markup empty early nothing odd sixty ancient"),
            ("date", "ancient early twice old-style feast later empty markup nothing odd sixty"),
            ("-date", "later feast old-style twice early ancient empty markup nothing odd sixty"),
            ("speaker", "twice odd ancient early empty feast later markup nothing old-style sixty"),
            ("-ingested", "ancient early empty feast later markup nothing odd old-style sixty twice"),
            ("relevance", "ancient early empty feast later markup nothing odd old-style sixty twice"),
        ],
    )
    def test_titles_dates_and_names_that_sort_ill_have_their_places(
        self, library: Searcher, order: Order, expected: str
    ) -> None:
        assert searcher_items(library, Request(Everything(), "texts", order=order)) == expected.split()

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ('"congress how"', ""),
            ("congress NEAR/3 how", ""),
            ("equal kautsky", "alliance"),
            ("bank -obliged", "speech"),
            ("date:1917 -genre:letter", "speech"),
            ("mentions:kautsky obliged", "alliance"),
            ("speaker:lenin made obliged", "alliance"),
            ("language:fr", "volume"),
        ],
    )
    def test_what_is_asked_of_texts_stays_within_passages_and_voices(
        self, searcher: Searcher, query: str, expected: str
    ) -> None:
        assert " ".join(sorted(searcher_items(searcher, Request(parse(query).query, "texts")))) == expected

    def test_a_page_without_room_still_counts(self, searcher: Searcher) -> None:
        whole = searcher.search(Request(Word("land")))
        assert searcher.search(Request(Word("land"), size=0)) == replace(whole, hits=())

    def test_filters_of_several_facets_must_all_hold(self, searcher: Searcher) -> None:
        filters = (("person", "lenin"), ("year", "1917"), ("person", "kautsky"))
        found = searcher.search(Request(Everything(), filters=filters))
        assert sorted(map(address, found.hits)) == ["alliance/p1", "alliance/p2"]
        assert [(value.key, value.count) for value in found.facets["person"]] == [("lenin", 2), ("feofilaktov", 1)]
        assert searcher.search(Request(Everything(), filters=(("genre", "poem"),))).total == 0

    def test_every_value_of_a_facet_leaves_as_many_as_it_says(self, library: Searcher) -> None:
        for level in ("texts", "passages"):
            facets = library.search(Request(Everything(), level, size=0)).facets
            assert {ODD.key} <= {value.key for value in facets["person"]}
            for facet in FACETS:
                for value in facets[facet]:
                    chosen = Request(Everything(), level, ((facet, value.key),), size=0)
                    assert library.search(chosen).total == value.count

    def test_names_of_any_length_and_letters_are_found_by_their_keys(self, library: Searcher) -> None:
        assert library.resolve("mentions", LONG.name) == library.resolve("mentions", f"={LONG.key}") == (LONG.key,)
        assert [value.key for value in library.counted(Request(Everything()), "mentions")] == [LONG.key]
        assert searcher_items(library, Request(parse(f"mentions:={LONG.key}").query)) == ["odd"]

    def test_signs_of_mark_up_are_shown_as_they_stand(self, library: Searcher) -> None:
        (hit,) = library.search(Request(parse("then land so").query)).hits
        assert "".join(words for words, _ in hit.snippets[0][1]) == "if a<b && b>c then <i>land</i> &amp; “so” on"

    def test_equal_passages_count_one_by_one_in_the_order_they_stand(self, library: Searcher) -> None:
        hits = library.search(Request(parse('"the same land"').query)).hits
        assert [hit.passage for hit in hits] == ["p1", "p2", "p10"]
        assert len({hit.score for hit in hits}) == 1

    def test_lines_come_in_pages_and_end(self, searcher: Searcher) -> None:
        request = Request(Word("land"))
        whole = searcher.concordance(request, ("right1",))
        pages = [searcher.concordance(request, ("right1",), start, 2) for start in range(0, 8, 2)]
        assert tuple(line for page in pages for line in page.lines) == whole.lines
        assert {page.total for page in pages} == {5}

    @pytest.mark.parametrize(
        ("cell", "count"),
        [(Cell("lenin"), 2), (Cell(""), 1), (Cell(year=1917), 2), (Cell(year="undated"), 3), (Cell("kautsky", 1917), 0)],
        ids=["a voice", "nobody", "a year", "no one year", "both"],
    )
    def test_a_cell_has_its_own_lines(self, searcher: Searcher, cell: Cell, count: int) -> None:
        lines = searcher.concordance(Request(Word("land")), cell=cell)
        assert lines.total == len(lines.lines) == count

    def test_words_are_counted_where_is_looked(self, searcher: Searcher) -> None:
        within = parse("genre:speech").query
        found = searcher.frequencies(Request(Word("land"), within=within))
        assert (found.total.hits, found.total.passages, found.total.words) == (3, 2, 22)
        assert [line.item for line in searcher.lines(Request(Word("land"), within=within))] == ["speech"] * 3

    def test_when_every_form_is_struck_nothing_is_found_and_all_are_offered_back(self, searcher: Searcher) -> None:
        request = Request(parse("peasants").query, without=("peasants", "peasant's"))
        assert searcher.search(request).total == searcher.concordance(request).total == 0
        assert [(each.form, each.count, each.is_struck) for each in searcher.forms(request)] == [
            ("peasants", 2, True), ("peasant's", 1, True),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("attribute", "expected"),
        [
            ("author", [("kautsky", 3), ("lenin", 3)]),
            ("addressee", [("pravda", 3)]),
            ("place", [("petrograd", 3)]),
            ("genre", [("letter", 4), ("speech", 2)]),
            ("language", [("en", 6), ("fr", 1)]),
            ("year", [("1917", 3), ("1918", 1)]),
        ],
    )
    def test_all_values_of_an_attribute_are_counted(
        self, searcher: Searcher, attribute: str, expected: list[tuple[str, int]]
    ) -> None:
        found = searcher.counted(Request(Everything()), attribute)
        assert [(value.key, value.count) for value in found] == expected

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("tenu", {"tenure": 4}),
            ("land kau", {'land person:"Karl Kautsky"': 1}),
            ("speaker:ulya", {'speaker:"V. I. Lenin"': 2}),
            ('"land ten', {'"land tenure"': 2}),
            ("title:wor", {'title:"Alliance of Workers and Peasants"': 3}),
            ("genre:s", {"genre:speech": 2}),
            ("étés hom", {"étés homme": 1}),
            ("zzz", {}),
        ],
    )
    def test_what_is_offered_says_what_it_finds(self, searcher: Searcher, typed: str, expected: dict[str, int]) -> None:
        found = {each.query: each.count for each in searcher.suggest(typed, 8)}
        assert found == expected
        assert all(searcher.search(Request(parse(query).query)).total == count for query, count in found.items())

    @pytest.mark.parametrize(
        ("pasted", "expected"),
        [
            ("I replied: they would be obliged to vote", ("alliance", ("p2",), True, "lenin")),
            ("Even Kautsky (1899-1909) I said knew the banks", ("alliance", ("p3",), True, None)),
            ("Even Kautsky (1899-l909) l said knew the banks", ("alliance", ("p3",), True, None)),
            ("at the Peasants' Congress. How would they act", ("alliance", ("p1", "p2"), True, "lenin")),
            ("the bank and its land, the land of all peasants", ("speech", ("p1",), False, "kautsky")),
        ],
    )
    def test_a_quotation_is_found_where_it_stands(
        self, searcher: Searcher, pasted: str, expected: tuple[str, tuple[str, ...], bool, str | None]
    ) -> None:
        best = searcher.quoted(pasted, 3).found[0]
        voice = best.voice.key if best.voice else None
        assert (best.reference.item, best.passages, best.is_verbatim, voice) == expected

    def test_pages_go_on_beyond_ten_thousand(self, forgetful: Engine, tmp_path: Path) -> None:
        with opened(forgetful, MANY, tmp_path) as many:
            for order in ("relevance", "title"):
                page = many.search(Request(Word("land"), order=order, start=10_010, size=20))
                assert page.total == 10_020
                assert [hit.passage for hit in page.hits] == [f"p{number}" for number in range(10_010, 10_020)]
            told = [hit.passage for hit in many.hits(Request(Word("land"), order="date"))]
            assert told == [each.id for each in MANY.texts[0].passages]

    def test_what_was_withdrawn_is_nowhere_any_more_and_an_open_reader_keeps_what_it_had(
        self, forgetful: Engine, tmp_path: Path
    ) -> None:
        generations = Generations(tmp_path / "index", forgetful)
        generations.build({"alliance": "a", "speech": "b"}, STORY, NAMES)
        before = generations.open()
        new = text("speech", passage("p1", "Something else of the land"), title="New")
        generations.build({"speech": "c"}, Corpus((new,)), NAMES)
        after = generations.open()
        try:
            assert [hit.reference.item for hit in before.search(Request(parse("obliged").query)).hits] == ["alliance"]
            for typed in ("obliged", "speaker:lenin", "tenure", "title:alliance"):
                assert after.search(Request(parse(typed).query)).total == 0, typed
            assert (after.suggest("oblig", 8), after.resolve("author", "lenin")) == ((), ())
            assert after.quoted(ALLIANCE.passages[1].received, 3).found == ()
            assert [each.title for each in after.texts()] == ["New"] != [SPEECH.title]
            assert not any(after.search(Request(Everything())).facets["person"])
            assert [line.right for line in after.lines(Request(Word("the")))] == [" land"]
        finally:
            before.close()
            after.close()


def searcher_items(searcher: Searcher, request: Request) -> list[str]:
    """Give the item of each hit."""
    return [hit.reference.item for hit in searcher.search(request).hits]
