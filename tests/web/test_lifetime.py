"""A life in the texts: every text of a year is in one bar, and every bar inside the picture."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.authorities import Authority, Kind
from archive.dates import DateInterval, day_number
from archive.model import TextUnit
from archive.web.people.lifetime import COLUMNS, ROW, lifetime
from archive.web.searching.asking import Asked
from tests.search.corpus import text, years

_years = st.lists(st.one_of(st.none(), st.integers(-3000, 2100)), max_size=30)
_few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def _texts(found: list[int | None], part: int) -> list[TextUnit]:
    return [replace(text(f"t{part}-{n}"), date=None if year is None else years(year, year)) for n, year in enumerate(found)]


@_few
@given(st.lists(_years, min_size=1, max_size=4))
def test_every_year_is_in_one_bar(app: Flask, parts: list[list[int | None]]) -> None:
    given_parts = [(f"Part {n}", _texts(found, n), Asked(q=str(n))) for n, found in enumerate(parts)]
    known = {year for found in parts for year in found if year is not None}
    with app.test_request_context():
        drawn = lifetime(None, given_parts)
    if len(known) < 2:
        assert drawn is None
        return
    assert drawn is not None
    assert len(drawn.columns) <= COLUMNS
    assert drawn.outside == sum(found.count(None) for found in parts)
    for row, found in zip(drawn.rows, parts, strict=True):
        bars = [bar for bar in row.bars if bar]
        assert sum(bar.count for bar in bars) == row.count == len(found) - found.count(None)
        assert all(row.top < bar.y <= row.top + ROW and bar.height > 0 for bar in bars)
        assert all(f"{bar.count:,} text" in bar.label and "year=" in bar.url for bar in bars)


def test_a_life_is_a_line_over_the_years_it_lasted(app: Flask) -> None:
    span = DateInterval(day_number(1870, 4, 22), day_number(1924, 1, 21))
    lenin = Authority("lenin", Kind.PERSON, "V. I. Lenin", "Lenin, V. I.", span=span)
    with app.test_request_context():
        drawn = lifetime(lenin, [("Wrote", _texts([1917], 0), Asked(q="x"))])
        alone = lifetime(None, [("Wrote", _texts([1917], 0), Asked(q="x"))])
    assert alone is None
    assert drawn is not None
    assert drawn.life is not None
    assert drawn.life[2] == "Lived 1870–1924"
    assert float(drawn.life[0][:-1]) < float(drawn.life[1][:-1])
    assert drawn.rows[0].top == ROW
