"""Dates in words, as the manuals order and abbreviate them, for what a citation style cannot say of itself: a day in two
calendars, an open beginning or end, and with some styles what is uncertain.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.citation.dating import Parts, Span, bounds, edge, old_style
from archive.dates import DateInterval

_MONTHS = tuple("January February March April May June July August September October November December".split())
_SHORT_MONTHS = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())
"""As the MLA Handbook (9th ed., appendix 1) abbreviates them."""

_ABBREVIATED = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_FIGURES = tuple(f"{month:02}." for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a style words a date. ``since``, ``until``, ``circa`` and ``era`` are patterns for the date or year in them;
    ``undated`` is what stands for a date, "" where nothing does.
    """

    months: tuple[str, ...] = _MONTHS
    is_month_first: bool = False
    is_year_leading: bool = False
    since: str = "from {}"
    until: str = "until {}"
    circa: str = "ca. {}"
    era: str = "{} BC"
    undated: str = ""

    def of(self, date: DateInterval | None) -> str:
        """Write a date in full: both calendars for one in the old style, and whether it is open or uncertain."""
        if date is None or (date.first is None and date.last is None):
            return self.undated
        old, known = old_style(date), bounds(date)
        words = self.both(*old) if old is not None else self.span(known) if known is not None else self._open(date)
        if not date.approximate:
            return words
        return f"ca. {words}" if old is not None and "[" in self.circa else self.circa.format(words)

    def year(self, date: DateInterval) -> str:
        """Write the year or years of a date, and whether it is open or uncertain."""
        known = bounds(date)
        words = self.span((known[0][:1], known[1][:1])) if known is not None else self._open(date, whole=1)
        return self.circa.format(words) if date.approximate else words

    def both(self, old: Span, new: Span) -> str:
        """Write days in both styles: "November 18 [December 1], 1917", "December 25, 1917 [January 7, 1918]"."""
        if any(parts[0] != old[0][0] for parts in (*old, *new)):
            return f"{self.span(old)} [{self.span(new)}]"
        return self._with_year(self.both_days(old, new), self._year(old[0]), is_figured_apart=True)

    def both_days(self, old: Span, new: Span) -> str:
        """Write days in both styles without the year that stands elsewhere, the new style's: "March 8 [21]"."""
        if any(parts[0] != old[0][0] for parts in (*old, *new)):
            return self.both(old, new)
        if any(parts[1] != old[0][1] for parts in (*old, *new)) or self.months is _FIGURES:
            return f"{self._days(old)} [{self._days(new)}]"
        return self._day(self.months[old[0][1] - 1], f"{_numbers(old)} [{_numbers(new)}]")

    def days(self, span: Span) -> str:
        """Write days or months of one year without it; "" for years, and for a stretch over several."""
        first, last = span
        return "" if len(first) == 1 or first[0] != last[0] else self._days(span)

    def span(self, span: Span) -> str:
        """Write a day, month or year, or a stretch of them: "May 6–9, 1917", "May–July 1917", "1917–1919", "44 BC"."""
        first, last = span
        if len(first) == 1 or first[0] != last[0]:
            return "–".join(dict.fromkeys(self._single(parts) for parts in span))
        return self._with_year(self._days(span), self._year(last))

    def _open(self, date: DateInterval, whole: int = 3) -> str:
        pattern = self.until if date.first is None else self.since
        return pattern.format(self._single(edge(date)[:whole]))

    def _single(self, parts: Parts) -> str:
        return self._year(parts) if len(parts) == 1 else self._with_year(self._days((parts, parts)), self._year(parts))

    def _year(self, parts: Parts) -> str:
        return str(parts[0]) if parts[0] > 0 else self.era.format(1 - parts[0])

    def _with_year(self, days: str, year: str, *, is_figured_apart: bool = False) -> str:
        if self.is_year_leading:
            return f"{year} {days}"
        comma = "," if self.is_month_first and days[-1:] in "0123456789]" else ""
        blank = "" if self.months is _FIGURES and not is_figured_apart else " "
        return f"{days}{comma}{blank}{year}"

    def _days(self, span: Span) -> str:
        """Write days or months of one year without it: "May 6–9", "6–9 May", "May 30–June 2"; "06.–09.05." in figures."""
        first, last = span
        months = [self.months[parts[1] - 1] for parts in span]
        if len(first) == 2:
            return "–".join(dict.fromkeys(months))
        if self.months is _FIGURES:
            ends = [f"{parts[2]:02}.{month}" for parts, month in zip(span, months, strict=True)]
            return ends[1] if first == last else f"{ends[0] if months[0] != months[1] else f'{first[2]:02}.'}–{ends[1]}"
        if months[0] == months[1]:
            return self._day(months[0], _numbers(span))
        return "–".join(self._day(month, str(parts[2])) for parts, month in zip(span, months, strict=True))

    def _day(self, month: str, days: str) -> str:
        return f"{month} {days}" if self.is_month_first else f"{days} {month}"


def _numbers(span: Span) -> str:
    return "–".join(dict.fromkeys(str(parts[2]) for parts in span))


AMERICAN = DateWords(is_month_first=True)
CHICAGO = DateWords(is_month_first=True, circa="[{}?]", undated="n.d.")
BRITISH = DateWords()
MHRA = DateWords(circa="[{}?]", undated="n.d.")
MLA = DateWords(_SHORT_MONTHS, circa="circa {}")
CITE_THEM_RIGHT = DateWords(circa="c. {}")
OSCOLA = DateWords(circa="c {}")
INFOCLIO = DateWords(_FIGURES, since="ab {}", until="bis {}", era="{} v. Chr.", undated="o. D.")
IEEE = DateWords(tuple(each if each == "May" else f"{each}." for each in _ABBREVIATED), is_month_first=True, undated="n.d.")
CITING_MEDICINE = DateWords(_ABBREVIATED, is_month_first=True, is_year_leading=True, circa="[ca. {}]", undated="[date unknown]")
