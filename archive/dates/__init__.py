"""Intervals of days in two calendars, read from and written as words and EDTF."""

from archive.dates.cldr import territory_names, weekday_name
from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length, weekday
from archive.dates.finding import find_dates
from archive.dates.interval import DateInterval
from archive.dates.notation import parse_edtf, to_edtf
from archive.dates.reforms import is_settled, usual_calendar
from archive.dates.searching import QueryDays, read_days
from archive.dates.worded import Bound, WordedDate
from archive.dates.wording import display, styles
from archive.dates.yearly import DayOfYear

__all__ = [
    "Bound",
    "Calendar",
    "DateInterval",
    "DayOfYear",
    "QueryDays",
    "WordedDate",
    "day_number",
    "day_parts",
    "display",
    "find_dates",
    "is_day",
    "is_settled",
    "month_length",
    "parse_edtf",
    "read_days",
    "styles",
    "territory_names",
    "to_edtf",
    "usual_calendar",
    "weekday",
    "weekday_name",
]
