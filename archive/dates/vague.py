"""Times that name no month: a season ("Spring 1848"), or a year that is said to be about right ("circa 1848")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.dates.worded import WordedDate

_SEASONS: dict[str, tuple[str, str, str, str]] = {
    "en": (r"Spring", r"Summer", r"Autumn|Fall", r"Winter"),
    "de": (r"Frühling|Frühjahr|Lenz", r"Sommer", r"Herbst|Spätjahr", r"Winter"),
    "it": (r"primavera", r"estate", r"autunno", r"inverno"),
    "fr": (r"printemps", r"été", r"automne", r"hiver"),
    "es": (r"primavera", r"verano", r"otoño", r"invierno"),
}
_MONTHS = ((3, 5), (6, 8), (9, 11), (12, 2))
"""First and last months of the seasons of the north, winter ending in the next year, as meteorologists count them."""

_YEAR = r"(?P<year>[12]\d{3})(?!\w|[-–/]\d|,\d{3})"
_ABOUT = re.compile(
    r"(?<!\w)(?:circa|ca\.?|c\.|(?P<weak>about|around|um|gegen|etwa|verso\s+il|vers|environ|hacia|intorno\s+al))\s*"
    rf"(?:the\s+year\s+|das\s+Jahr\s+|(?<=l)['’]anno\s+)?{_YEAR}(?(weak)(?=\s*(?:[.,;:)\]]|$)))",
    re.IGNORECASE,
)
"""Words that may tell a number of things as well ("about 1850 men") need the end of a clause behind the year."""


def find_vague(text: str, language: str) -> Iterator[WordedDate]:
    """Find seasons with a year, and years that are said to be about right; ``language`` is a primary subtag (BCP 47)."""
    for form in _ABOUT.finditer(text):
        yield WordedDate(form.start(), form.end(), int(form["year"]), None, None, None, None, bound="about")
    if language in _SEASONS:
        for form in _seasons(language).finditer(text):
            first, last = next(months for number, months in enumerate(_MONTHS) if form[f"s{number}"])
            year = int(form["year"])
            until = (year + (last < first), last, None)
            yield WordedDate(form.start(), form.end(), year, first, None, None, None, until, "about")


@cache
def _seasons(language: str) -> re.Pattern[str]:
    names = "|".join(f"(?P<s{number}>{names})" for number, names in enumerate(_SEASONS[language]))
    return re.compile(rf"(?<!\w)(?:{names})(?:,?\s+|\s+(?:of|des\s+Jahres|del|dell['’]anno|de)\s+){_YEAR}")
