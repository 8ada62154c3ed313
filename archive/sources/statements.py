"""The checking of single statements of the catalogue; each fault is a sentence with its cure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from archive.dates import Calendar, DateInterval, is_day, parse_edtf
from archive.reference import ITEM_ID
from archive.sources.characters import NOT_XML, code_of
from archive.sources.encodings import encoding_named

_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""A well-formed tag (BCP 47, 2.1), without the names of languages in 4 to 8 letters, of which none exists."""

_OF_WHOLE = ("id", "encoding", "bibliography", "licence")
"""Columns that no section has a value of its own in."""

_OLD_STYLE = re.compile(r"\s*os\s*$", re.IGNORECASE)
_NEW_STYLE = re.compile(r"\s*ns\s*$", re.IGNORECASE)


_REFORMATTED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
"""A day in figures with the year last; with points the day stands first, otherwise it depends on the country."""


def stated_date(words: str) -> DateInterval:
    """Read a date of the catalogue: EDTF in the Gregorian calendar, or with ``os`` at its end in the Julian one. Raise
    ValueError, a sentence, for an impossible one.
    """
    if _OLD_STYLE.search(words):
        return parse_edtf(_OLD_STYLE.sub("", words), Calendar.JULIAN)
    return parse_edtf(_NEW_STYLE.sub("", words))


def faults_of(source: str, values: Mapping[str, str]) -> Iterator[str]:
    """Give a sentence for each statement of a row that cannot be used."""
    if not source:
        yield "does not say which source it is about. Write the file's path below seeds/ into the column “source”."
    elif source.startswith("/") or ".." in source.split("/") or re.match("[A-Za-z]:", source):
        yield f"names “{source}”, which is no path below seeds/. Write it as from that folder on, such as letters/1917.txt."
    item = values.get("id")
    if item is not None and not ITEM_ID.fullmatch(item):
        yield f"has the id “{item}”. An id is made of a to z, 0 to 9 and hyphens, 80 at most{_suggested(item)}."
    yield from _control_faults({"source": source, **values})
    yield from _date_faults(values.get("date"))
    language = values.get("language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"has the language “{language}”. Write its tag (BCP 47), such as en for English or it for Italian."
    yield from _encoding_faults(values.get("encoding"))


def section_faults(section: str, values: Mapping[str, str]) -> Iterator[str]:
    """Give a sentence for each statement that is of a source as a whole and stands in the row of a section."""
    for column in _OF_WHOLE if section else ():
        if column in values:
            yield f"states the {column} of section “{section}”, which is that of the whole. Move it into the row of its source."


def _control_faults(values: Mapping[str, str]) -> Iterator[str]:
    for column, value in values.items():
        found = NOT_XML.search(value)
        if found:
            code = code_of(found[0])
            yield f"has the control character {code} in the column “{column}”, which XML cannot hold. Take it out."


def _date_faults(words: str | None) -> Iterator[str]:
    if words is None:
        return
    try:
        stated_date(words)
    except ValueError as error:
        reason = _as_reformatted(words) or str(error).removeprefix(f"“{words}” is ")
        advice = "" if "rite " in reason else " Write it as 1917-12-01, 1917-12, 1917, 1917~ or 1917-11-18os (Old Style)."
        yield f"has the date “{words}”: {reason}{advice}"


def _as_reformatted(words: str) -> str:
    """Say what to write for a day in figures, as spreadsheets make one of a date; "" for anything else, or no such day."""
    figures = _REFORMATTED.fullmatch(words)
    if figures is None:
        return ""
    one, other, year = int(figures[1]), int(figures[3]), int(figures[4])
    orders = [(other, one, "day")] if figures[2] == "." else [(other, one, "day"), (one, other, "month")]
    days = {f"{year}-{month:02}-{day:02}": first for month, day, first in orders if is_day(year, month, day)}
    if not days:
        return ""
    meant = [f"{day} if the {first} stands first" for day, first in days.items()] if len(days) > 1 else list(days)
    return f"a spreadsheet has rewritten it. Write {', or '.join(meant)}; an apostrophe before it keeps it as it is."


def _encoding_faults(name: str | None) -> Iterator[str]:
    if name is None:
        return
    try:
        encoding_named(name)
    except ValueError as error:
        yield f"has an unknown encoding: {error}"


def _suggested(item: str) -> str:
    plain = unicodedata.normalize("NFKD", item).encode("ascii", "ignore").decode().lower()
    made = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
    return f", such as “{made}”" if ITEM_ID.fullmatch(made) else ""
