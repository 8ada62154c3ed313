"""One speech with dates of every kind."""

from __future__ import annotations

from archive.dates import Calendar, DateInterval, parse_edtf
from archive.model import Description

from .specimens import LENIN, described, old_style_day

_FIRST, _LAST = old_style_day(1917, 11, 18), old_style_day(1917, 11, 20)

DATES = {
    "a day": parse_edtf("1917-05-06"),
    "a month": parse_edtf("1917-05"),
    "an uncertain day": parse_edtf("1917-05-06~"),
    "an uncertain year": parse_edtf("1917~"),
    "days": parse_edtf("1917-05-06/1917-05-09"),
    "days of two months": parse_edtf("1917-05-30/1917-06-02"),
    "years": parse_edtf("1917/1919"),
    "before a year's end": parse_edtf("../1917-12-31"),
    "after a day": parse_edtf("1917-05-06/.."),
    "a year before Christ": parse_edtf("-0043"),
    "a day in the old style": _FIRST,
    "days in the old style": DateInterval(_FIRST.first, _LAST.first, Calendar.JULIAN, "18-20 November"),
    "days in the old style over a year's end": DateInterval(
        old_style_day(1917, 12, 30).first, old_style_day(1918, 1, 2).first, Calendar.JULIAN, "30 December to 2 January"
    ),
    "an uncertain day in the old style": DateInterval(
        _FIRST.first, _FIRST.first, Calendar.JULIAN, "c. 18 Nov", approximate=True
    ),
    "no date": None,
}

DATED = {
    name: described(Description("A Title", genre="speech", language="en", speakers=(LENIN,), date=date))
    for name, date in DATES.items()
}
"""The speech cited with each."""
