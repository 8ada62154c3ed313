"""Intervals of days in two calendars, read from and written as words and EDTF."""

from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length, weekday
from archive.dates.interval import DateInterval

__all__ = ["Calendar", "DateInterval", "day_number", "day_parts", "is_day", "month_length", "weekday"]
