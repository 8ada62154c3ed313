"""The place a dateline or a deed names: as it is written, without the small words around it.

"Di Stucart a' 9 luglio 1616" names Stucart, "Dall'Haya" Haya, "Gegeben zu Wien" Wien, "Berlin, den 3. Mai" Berlin,
"[ New York ,]" New York, "Done at the City of Washington" Washington.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.authorities import Kind
from archive.describe.evidence import Evidence
from archive.describe.people.words import Words, words_of
from archive.describe.structure import forms
from archive.describe.structure.greetings import weekday_at

_EDGES = " \t,;:.–—-[](){}<>"
_LONGEST = 90
_MOST_WORDS = 10
_SMALL = frozenset(
    "the at in near on of and a am an der dem im bei ob i auf sur les la le lez di de del della d li du da des von sul"
    " off upon by nigh guerra casa campo mare sea board camp field felde presso sulla unweit bey"
    " vor bei zu sotto beim nel nella".split()
)
_NO_PLACES = frozenset(
    "undated date no day number secret confidential telegram letter memorandum dated anno annum dear"
    " session sitting meeting sitzung tagung versammlung seduta tornata adunanza séance sesión".split()
)
_TIME = re.compile(r"\d{1,2}\s*[:.]\d{2}|\d\s*[ap]\.?\s?m\.?(?!\w)|\bnoon\b|\bmidnight\b|\bUhr\b|\bore\b", re.IGNORECASE)
_CITY = re.compile(r"(?:the\s+)?(?:city|town|village|port|haven)\s+of\s+(?=[^\W\d_])|(?:der\s+)?Stadt\s+", re.IGNORECASE)
_UNDATED = re.compile(r"(?:undated|no date|n\.\s?d\.|s\.\s?d\.|o\.\s?D\.|ohne Datum|senza data)\W*$", re.IGNORECASE)
_UNTIL_DAY = re.compile(r"(?<=[,\s])(?:le|ce|el|den|de[nr]?|d|a)(?!\w)")
"""What stands between place and day in languages without a table of words: "Paris, le 3 octobre"."""

_LAST_PASSAGES = 6
_FIRST_PASSAGES = 8
_DEED_REACH = 80


def dateline_places(evidence: Evidence) -> Iterator[tuple[int, int, int]]:
    """Give (passage, start, end) of the places that datelines name, in the order of the text."""
    for number, passage in enumerate(evidence.passages):
        for mark in passage.marks:
            if mark.element == "dateline":
                extent = place_in(evidence, number, mark.start, mark.end)
                if extent:
                    yield number, *extent


def place_in(evidence: Evidence, number: int, start: int, end: int) -> tuple[int, int] | None:
    """Give the stretch of the place in a dateline: what stands before its date, else behind it."""
    text, words = evidence.words[number], words_of(evidence.language)
    if end - start > 2 * _LONGEST:
        return None
    dates = [date for date in evidence.dates[number] if start <= date.start and date.end <= end]
    undated = _UNDATED.search(text, start, end)
    weekday = None if dates or undated else weekday_at(text[start:end], evidence.language)
    end = end if weekday is None else start + weekday
    first = dates[0].start if dates else undated.start() if undated else end
    last = dates[-1].end if dates else end
    start += forms.lead_end(text[start:first])
    return _trimmed(text, start, first, words) or _trimmed(text, last, end, words)


def deed_places(evidence: Evidence) -> Iterator[tuple[int, int, int]]:
    """Give the places where a deed says that it was done: "Done at the City of Washington", "Gegeben zu Berlin"."""
    words = words_of(evidence.language)
    last = len(evidence.passages) - _LAST_PASSAGES
    for number, passage in enumerate(evidence.passages if words else ()):
        if words is None or (_FIRST_PASSAGES <= number < last) or passage.element == "head":
            continue
        text = evidence.words[number]
        for given in (one for one in words.given.finditer(text) if one[0][0].isupper()):
            end = min(len(text), given.end() + _DEED_REACH)
            day = next((date.start for date in evidence.dates[number] if date.start >= given.end()), end)
            begin = given.end() + (text[given.end() : given.end() + 1] == " ")
            article = words.article.match(text, begin, end)
            begin = article.end() if article else begin
            extent = _trimmed(text, begin, _stop(text, begin, max(begin, min(day, end))), words)
            if extent:
                yield number, *extent


def _stop(text: str, start: int, end: int) -> int:
    """End at the first small letter behind a comma ("Washington, this 3d day"), or at the end of a clause."""
    stop = re.compile(r",\s+(?:[^\W\d_A-ZÀ-Þ]|\d)|[.;:]|\s(?:this|the|under|den|am|il|li|on)\s").search(text, start, end)
    return stop.start() if stop else end


def _trimmed(text: str, start: int, end: int, words: Words | None) -> tuple[int, int] | None:
    while True:
        begun = start, end
        while start < end and text[start] in _EDGES:
            start += 1
        while start < end and text[end - 1] in _EDGES and not _closes_initial(text, start, end):
            end -= 1
        city = _CITY.match(text, start, end)
        start = city.end() if city else start
        if words and (origin := words.origin.match(text, start, end)) and origin.end() < end and origin.start() == start:
            start = origin.end() if not _is_named_so(text, start, end) else start
        until_day = words.until_day if words else _UNTIL_DAY
        before_day = [day for day in until_day.finditer(text, start, end) if day.end() == end and text[day.start() - 1] in " ,"]
        end = before_day[0].start() if before_day else end
        if (start, end) == begun:
            break
    return (start, end) if start < end and _is_place(text[start:end]) else None


def _closes_initial(text: str, start: int, end: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation such as "D.C." or a bracket to one inside the name."""
    if text[end - 1] == ")" and "(" in text[start:end]:
        return True
    return text[end - 1] == "." and bool(re.search(r"\b[A-Z]\.\s?[A-Z]\.$", text[start:end]))


def _is_named_so(text: str, start: int, end: int) -> bool:
    """Tell whether a place is called by words that look like a preposition: "At Sea", "In camp"."""
    return bool(re.fullmatch(r"(?:at|on|in|near)\s+(?:sea|board|camp|the field)\b.*", text[start:end], re.IGNORECASE))


def _is_place(words: str) -> bool:
    """Tell whether all words have capitals, but for small ones."""
    tokens = [token for token in re.split(r"[\s,.'’()\[\]/–—-]+", words) if token]
    if not tokens or len(tokens) > _MOST_WORDS or len(words) > _LONGEST or _TIME.search(words):
        return False
    if any(token.lower() in _NO_PLACES for token in tokens):
        return False
    has_capitals = all(token[0].isupper() or token.lower() in _SMALL or token.isdigit() for token in tokens)
    return has_capitals and any(token[0].isupper() and len(token) > 1 for token in tokens)


def places_linked(evidence: Evidence, number: int, start: int, end: int) -> tuple[str, ...]:
    """Give the keys of the places that bear a name, or its article with it, or the first of the names in it."""
    text = evidence.words[number]
    for form in _forms(text, start, end):
        keys = evidence.authorities.resolve(form, Kind.PLACE)
        if keys:
            return keys
    inside = [place.key for name, place in evidence.named(number, Kind.PLACE) if start <= name.start and name.end <= end]
    return tuple(inside[:1])


def _forms(text: str, start: int, end: int) -> Iterator[str]:
    """Give the ways in which an authority may spell a name in a text: as it stands, with the article before it, before a comma
    or "in".
    """
    name = " ".join(text[start:end].split())
    yield name
    before = re.search(r"(?:[Dd]al|[Dd]el|[Nn]el|[Aa]l)(l['’]|la|lo|le|)\s*\Z", text[max(0, start - 8) : start])
    if before:
        article = before[1] or "il"
        yield f"{article.capitalize()}{name}" if article.endswith(("'", "’")) else f"{article.capitalize()} {name}"
    yield re.split(r",|\s+in\s|\s+\(", name)[0].strip()
