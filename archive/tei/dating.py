"""Dates in TEI's attributes: ``@when`` and its kin are Gregorian, ``@when-custom`` is what the wording says (TEI P5, 14.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.dates import Calendar, DateInterval, day_number, day_parts, is_day, month_length

_FORM = re.compile(r"(?P<year>-?\d{4,6})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*|Z)?")
_JULIAN = f"#{Calendar.JULIAN}"


def date_attributes(date: DateInterval) -> dict[str, str]:
    """Give the attributes of a ``date``: ``@when`` for a day, and for a month or year as a whole; else ``@notBefore`` and
    ``@notAfter``. In the Julian calendar the same stands once more as worded, and ``@calendar`` where there are words.
    """
    attributes = _spelled(date, Calendar.GREGORIAN, "")
    if date.calendar is Calendar.JULIAN:
        attributes |= _spelled(date, Calendar.JULIAN, "-custom") | {"datingMethod": _JULIAN}
        attributes |= {"calendar": _JULIAN} if date.wording else {}
    if date.approximate:
        attributes["precision"] = "low"
    return attributes


def read_date(attributes: Mapping[str, str], wording: str) -> DateInterval | None:
    """Read the attributes of a ``date``; None when they tell no time. A day with a time is read as the day."""
    when = _value(attributes, "when")
    first = last = None
    if when is not None:
        first, last = when
    else:
        starts = _value(attributes, "from") or _value(attributes, "notBefore")
        ends = _value(attributes, "to") or _value(attributes, "notAfter")
        first = starts[0] if starts else None
        last = ends[1] if ends else None
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        first, last = last, first
    calendar = f"{attributes.get('calendar', '')} {attributes.get('datingMethod', '')}".lower()
    return DateInterval(
        first,
        last,
        Calendar.JULIAN if "julian" in calendar else Calendar.GREGORIAN,
        wording,
        attributes.get("precision") == "low",
    )


def read_days(text: str) -> tuple[int, int] | None:
    """Read a day, month or year as ISO 8601 writes it: its first and last day; None for anything else."""
    form = _FORM.fullmatch(text.strip())
    if form is None:
        return None
    year, month, day = int(form["year"]), form["month"], form["day"]
    if month is None:
        return day_number(year, 1, 1), day_number(year, 12, 31)
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        start = day_number(year, int(month), 1)
        return start, start + month_length(year, int(month)) - 1
    if not is_day(year, int(month), int(day)):
        return None
    return day_number(year, int(month), int(day)), day_number(year, int(month), int(day))


def _value(attributes: Mapping[str, str], name: str) -> tuple[int, int] | None:
    text = attributes.get(name) or attributes.get(f"{name}-iso")
    return read_days(text) if text else None


def _spelled(date: DateInterval, calendar: Calendar, suffix: str) -> dict[str, str]:
    whole = _whole(date, calendar)
    pairs = {"when": whole} if whole else {"notBefore": _day(date.first, calendar), "notAfter": _day(date.last, calendar)}
    return {f"{name}{suffix or _iso(text)}": text for name, text in pairs.items() if text}


def _whole(date: DateInterval, calendar: Calendar) -> str:
    """Spell a day, or a month or year as a whole; "" for any other time."""
    if date.first is None or date.last is None:
        return ""
    if date.first == date.last:
        return _day(date.first, calendar)
    year, month, day = day_parts(date.first, calendar)
    if day == 1 and date.last == date.first + month_length(year, month, calendar) - 1:
        return f"{_year(year)}-{month:02}"
    if (month, day) == (1, 1) and date.last == day_number(year, 12, 31, calendar):
        return _year(year)
    return ""


def _day(day: int | None, calendar: Calendar) -> str:
    if day is None:
        return ""
    year, month, number = day_parts(day, calendar)
    return f"{_year(year)}-{month:02}-{number:02}"


def _year(year: int) -> str:
    return f"{year:05}" if year < 0 else f"{year:04}"


def _iso(text: str) -> str:
    """Choose ``@when-iso`` for years up to 0, which the datatype of ``@when`` counts in two ways."""
    return "-iso" if text.startswith(("-", "0000")) else ""
