"""The timeline: honest counts, few labels, bars inside the picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.web.counting.timeline import HEIGHT, MOST_STEPS, WIDTH, timeline, year_label

YEARS = st.dictionaries(st.integers(-3000, 2100), st.integers(0, 500), max_size=40)


def test_nothing_is_drawn_of_nothing() -> None:
    assert timeline({}) is None
    assert timeline({1917: 0}) is None


def test_decades_are_labelled_as_a_reader_says_them() -> None:
    drawn = timeline({1886: 1, 1894: 2, 1906: 3, 1931: 1})
    assert drawn is not None
    assert [(step.label, step.years, step.count) for step in drawn.steps] == [
        ("1880s", "1880..1889", 1),
        ("1890s", "1890..1899", 2),
        ("1900s", "1900..1909", 3),
        ("1910s", "1910..1919", 0),
        ("1920s", "1920..1929", 0),
        ("1930s", "1930..1939", 1),
    ]
    assert drawn.words == "1886: 1, 1894: 2, 1906: 3, 1931: 1"


def test_one_year_stands_in_its_decade() -> None:
    drawn = timeline({1917: 4})
    assert drawn is not None
    assert [(step.label, step.years, step.count) for step in drawn.steps] == [("1910s", "1910..1919", 4)]


def test_a_few_years_are_labelled_one_by_one() -> None:
    drawn = timeline({1917: 4, 1919: 1})
    assert drawn is not None
    assert [step.label for step in drawn.steps] == ["1917", "1918", "1919"]


def test_years_before_christ_are_counted_as_people_count_them() -> None:
    assert year_label(0) == "1 BC"
    assert year_label(-43) == "44 BC"


@given(YEARS)
def test_every_text_is_counted_in_exactly_one_step(counts: dict[int, int]) -> None:
    drawn = timeline(counts)
    if drawn is None:
        assert not any(counts.values())
        return
    assert sum(step.count for step in drawn.steps) == sum(counts.values())
    assert len(drawn.steps) <= MOST_STEPS
    assert len(drawn.bars) == sum(count > 0 for count in counts.values())
    for bar in drawn.bars:
        assert -1 <= float(bar.x) <= WIDTH
        assert 0 <= float(bar.y) <= HEIGHT
        assert abs(float(bar.y) + float(bar.height) - HEIGHT) < 0.2
