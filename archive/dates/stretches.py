"""Dates joined to a stretch of time, and the words before a date that bound it: "from 30 April to 2 May", "about 5 May"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from archive.dates.worded import Bound, Parts, WordedDate

_TO = re.compile(
    r"(?:\s?[-–—]\s?|,?\s+(?:until|till|through|bis|fino\s+al|jusqu['’]au|hasta)\s+|"
    r"(?P<weak>,?\s+(?:to|and|und|al|all['’]|a['’]|e|au|et|y)\s+))(?:the\s+|zum\s+|dem\s+|den\s+|il\s+|le\s+|el\s+)?",
    re.IGNORECASE,
)
"""Words that join two dates to a stretch; the weak ones also join two dates that are none."""

_FROM = re.compile(
    r"(?<!\w)(?:from|between|vom|von|zwischen|dal(?:l['’]|li)?|da|du|del?|desde)\s+(?:the\s+|dem\s+|den\s+|el\s+|il\s+)?$",
    re.IGNORECASE,
)

_BOUNDS: dict[Bound, dict[str, str]] = {
    "about": {
        "": r"circa|ca\.?|c\.",
        "en": r"about|around|approximately|on\s+or\s+about",
        "de": r"um(?:\s+den)?|gegen(?:\s+den)?|etwa(?:\s+am)?|ungefähr(?:\s+am)?",
        "it": r"verso\s+il|verso|intorno\s+al|circa\s+il",
        "fr": r"vers\s+le|vers|environ\s+le|autour\s+du",
        "es": r"hacia\s+el|hacia|alrededor\s+del",
    },
    "not before": {
        "en": r"not\s+(?:before|earlier\s+than)|no\s+earlier\s+than",
        "de": r"nicht\s+vor(?:\s+dem)?|frühestens(?:\s+am)?",
        "it": r"non\s+prima\s+del(?:l['’])?",
        "fr": r"pas\s+avant(?:\s+le)?",
        "es": r"no\s+antes\s+del",
    },
    "not after": {
        "en": r"not\s+(?:after|later\s+than)|no\s+later\s+than|on\s+or\s+before",
        "de": r"nicht\s+nach(?:\s+dem)?|spätestens(?:\s+am)?",
        "it": r"non\s+dopo\s+il|non\s+oltre\s+il",
        "fr": r"au\s+plus\s+tard(?:\s+le)?",
        "es": r"no\s+después\s+del",
    },
    "before": {
        "en": r"before|prior\s+to",
        "de": r"vor\s+dem|vor",
        "it": r"prima\s+del(?:l['’])?|avanti\s+il",
        "fr": r"avant(?:\s+le)?",
        "es": r"antes\s+del?",
    },
    "after": {
        "en": r"after",
        "de": r"nach\s+dem|nach",
        "it": r"dopo\s+il|dopo",
        "fr": r"après(?:\s+le)?",
        "es": r"después\s+del?",
    },
}
_BEFORE = 32
"""Characters in which such words stand."""

_THIRD: dict[str, dict[str, str]] = {
    "early": {
        "en": r"early(?:\s+in)?|(?:the\s+)?beginning\s+of",
        "de": r"anfangs?",
        "it": r"(?:ai\s+)?primi\s+di|inizio(?:\s+di)?",
        "fr": r"début",
        "es": r"principios\s+de",
    },
    "mid": {
        "en": r"mid[-\s]|(?:the\s+)?middle\s+of",
        "de": r"mitte",
        "it": r"metà(?:\s+di)?",
        "fr": r"mi-",
        "es": r"mediados\s+de",
    },
    "late": {
        "en": r"late(?:\s+in)?|(?:the\s+)?end\s+of",
        "de": r"ende",
        "it": r"fine(?:\s+di)?",
        "fr": r"fin",
        "es": r"fines\s+de",
    },
}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, None)}
"""Early, mid and late are the three decades of a month; what they name is about then."""


def joined(text: str, dates: Iterable[WordedDate], language: str) -> tuple[WordedDate, ...]:
    """Join dates between which a word of extent stands, and take in the words that bound a date."""
    whole: list[WordedDate] = []
    for date in dates:
        stretch = _stretch(text, whole[-1], date) if whole else None
        if stretch is not None:
            whole[-1] = stretch
        else:
            whole.append(date)
    return tuple(_bounded(text, date, whole[number - 1].end if number else 0, language) for number, date in enumerate(whole))


def _stretch(text: str, first: WordedDate, last: WordedDate) -> WordedDate | None:
    if (
        first.relative
        or last.relative
        or not first.is_single
        or not last.is_single
        or (first.day is None) != (last.day is None)
    ):
        return None
    gap = _TO.fullmatch(text, first.end, last.start)
    if gap is None or (gap["weak"] and not _FROM.search(text, max(0, first.start - _BEFORE), first.start)):
        return None
    year = first.year
    if year is None and last.year is not None:
        year = last.year if (first.month or 0) <= (last.month or 0) else last.year - 1
    begin: Parts = (year, first.month, first.day)
    end: Parts = (last.year if last.year is not None else year, last.month, last.day)
    if [part or 0 for part in begin] >= [part or 0 for part in end]:
        return None
    is_plain = first.is_plain and last.is_plain and first.also is None and last.also is None
    return replace(
        first, end=last.end, year=year, until=end, calendar=first.calendar or last.calendar, is_plain=is_plain, also=None
    )


def _bounded(text: str, date: WordedDate, earliest: int, language: str) -> WordedDate:
    if date.relative:
        return date
    from_ = max(earliest, date.start - _BEFORE)
    if date.day is None and date.until is None and date.year is not None and date.month is not None:
        part = _thirds(language).search(text, from_, date.start)
        if part and part.lastgroup:
            first, last = _DAYS[part.lastgroup]
            until = (date.year, date.month, last) if last else (date.year, date.month, None)
            return replace(date, start=part.start(), day=first, until=until, bound="about")
    bound = _bounds(language).search(text, from_, date.start)
    if bound is None or bound.lastgroup is None:
        return date
    return replace(date, start=bound.start(), bound=_NAMES[bound.lastgroup])


_NAMES: dict[str, Bound] = {bound.replace(" ", "_"): bound for bound in _BOUNDS}


@cache
def _bounds(language: str) -> re.Pattern[str]:
    groups = (
        rf"(?P<{bound.replace(' ', '_')}>{'|'.join(filter(None, (words.get(''), words.get(language)))) or '(?!)'})"
        for bound, words in _BOUNDS.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\s*(?:the\s+)?$", re.IGNORECASE)


@cache
def _thirds(language: str) -> re.Pattern[str]:
    groups = (rf"(?P<{part}>{words.get(language, '(?!)')})" for part, words in _THIRD.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\s*$", re.IGNORECASE)
