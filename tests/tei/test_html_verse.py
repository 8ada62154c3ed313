"""Verse: stanzas, lines, and the numbers that readers cite lines by."""

from __future__ import annotations

import pytest

from archive.tei.html.drawing import render
from tests.tei.html_pages import LINKS, master_of, tree_of, words_of


def numbers(body: str) -> list[tuple[str, str]]:
    """Give the number of each numbered line with the line's words."""
    page = tree_of(render(master_of(body), "text", view="corrected", links=LINKS))
    lines = [(number.text, number.getparent()) for number in page.iter("span") if number.get("class") == "ln ed"]
    return [(number, words_of(line).strip()) for number, line in lines]


def lines(first: int, last: int) -> str:
    return "".join(f"<l>v{number}</l>" for number in range(first, last + 1))


def test_every_fifth_line_has_its_number_through_all_stanzas() -> None:
    assert numbers(f"<lg>{lines(1, 4)}</lg><lg>{lines(5, 7)}</lg>{lines(8, 11)}") == [("5", "v5"), ("10", "v10")]


def test_numbers_of_the_editors_are_kept() -> None:
    body = '<lg><l n="9">a</l><l n="10">b</l><l>c</l><l n="10a">d</l><l n="11">e</l><l n="a-long-number">f</l></lg>'
    assert numbers(body) == [("10", "b"), ("10a", "d")]


def test_the_count_begins_anew_with_each_part_and_each_quotation() -> None:
    inner = f"<quote>{lines(1, 5)}</quote>"
    body = f'<div type="continuation">{lines(1, 4)}{inner}<l>v5</l></div><div type="continuation">{lines(1, 5)}</div>'
    assert numbers(body) == [("5", "v5")] * 3


def test_a_line_that_two_speakers_share_counts_once() -> None:
    shared = '<sp><l part="I">so</l></sp><sp><l part="M">then</l></sp><sp><l part="F">end</l></sp>'
    body = f"<sp>{lines(1, 3)}</sp>{shared}<sp>{lines(5, 6)}</sp>"
    assert numbers(body) == [("5", "v5")]
    page = render(master_of(body), "text", view="corrected", links=LINKS)
    assert '<span class="l later">' in page
    assert '<span class="l last">' in page


@pytest.mark.parametrize("view", ["received", "corrected"])
def test_a_number_is_no_word_of_the_text_and_is_not_read_aloud(view: str) -> None:
    page = render(master_of(f"<lg>{lines(1, 5)}</lg>"), "text", view=view, links=LINKS)  # type: ignore[arg-type]
    assert 'v5<span class="ln ed" aria-hidden="true">5</span></span>' in page
