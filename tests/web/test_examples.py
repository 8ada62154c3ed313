"""Searches offered under the box."""

from __future__ import annotations

from archive.model import TextUnit
from archive.search import FacetValue
from archive.web.searching.examples import examples


def text(title: str) -> TextUnit:
    return TextUnit("a", "0" * 12, "text", True, title, "en", None, (), (), (), None, None, None, (), None, ())


PEOPLE = (FacetValue("name:M", "MacDonald, George (1824-1905).", 3),)
YEARS = (FacetValue("1894", "1894", 1), FacetValue("1917", "1917", 5))


def test_only_what_finds_something_is_offered() -> None:
    found = {"tramways": 3, "speaker:MacDonald": 1}
    offered = examples([text("On Tramways")], PEOPLE, YEARS, lambda query: found.get(query, 0))
    assert offered == (("tramways", 3), ("speaker:MacDonald", 1))


def test_the_fullest_year_and_a_phrase_of_a_title_are_tried() -> None:
    offered = examples([text("Alliance Between the Workers")], (), YEARS, lambda _: 1)
    assert offered == (("alliance", 1), ("“between the workers”", 1), ("date:1917", 1))


def test_nothing_is_offered_of_nothing() -> None:
    assert examples([text("")], (FacetValue("name:?", "?", 1),), (), lambda _: 1) == ()


def test_a_kind_is_given_up_after_a_while() -> None:
    tried: list[str] = []

    def finds(query: str) -> int:
        tried.append(query)
        return 0

    assert examples([text(f"tramway{'abcdefghijklmnopqrstuvwxyz'[n]}") for n in range(26)], (), (), finds) == ()
    assert len(tried) < 26
