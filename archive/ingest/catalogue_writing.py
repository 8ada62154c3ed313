"""Writes a catalogue of the sources at hand, filled with what was inferred, for somebody to correct in a spreadsheet.

A cell is empty, or the archivist's, or the importer's; of the importer's the columns ``certainty`` and ``evidence`` speak.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from archive.dates import Calendar, DateInterval, day_parts, to_edtf
from archive.ingest.surveying import Surveyed
from archive.model import Agent, Aspect, Assertion, Description, Section
from archive.sources import COLUMNS
from archive.sources.spreadsheet import certainty_cell, guarded
from archive.sources.table import table_of

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""

QUOTED, REASONED = 60, 120
"""Characters of the words and of the rule that a cell of evidence holds."""

_OWN: Sequence[Aspect] = ("date", "author", "addressee", "speaker", "place", "venue", "occasion")
"""A section that says none of these of itself has no row."""

_INFERRED: Sequence[Aspect] = ("title", *_OWN, "genre", "language")

Cells = Mapping[str, str]
"""A row by column."""


def rows_of(text: Surveyed) -> Iterator[Cells]:
    """Give the row of a source, and one for each section that is dated, signed or placed by itself."""
    whole, *sections = text.item.sections
    stated = dict(text.row.values) if text.row else {}
    yield {"source": text.source, "id": text.item.id, **_filled(whole, stated, is_whole=True)}
    of_sections = {row.section: row.values for row in text.row.sections} if text.row else {}
    for section in sections:
        said = of_sections.get(section.id, {})
        if said or any(assertion.aspect in _OWN for assertion in section.description.assertions):
            yield {"source": text.source, "section": section.id, **_filled(section, said, is_whole=False)}


def written(rows: Iterable[Cells], delimiter: str, columns: Sequence[str] = COLUMNS) -> str:
    """Write rows as CSV (RFC 4180), with a head; cells that a spreadsheet would change are guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([guarded(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def completed(data: bytes, name: str, rows: Sequence[Cells], delimiter: str) -> str:
    """Add rows to a catalogue that is there, and the columns it lacks; what it holds stays as it is, character by character.

    Without a head, it is written anew with ``delimiter``. Raise SourceError when it is no table.
    """
    table = table_of(data, name)
    if table is None:
        return written(rows, delimiter)
    lacking = [column for column in COLUMNS if column not in table.columns and any(column in row for row in rows)]
    head = table.head + "".join(f"{table.separator}{column}" for column in lacking)
    added = written(rows, table.separator, [*table.columns, *lacking]).split("\r\n", 1)[1].replace("\r\n", table.line_end)
    body = table.body if table.body.endswith("\n") or not table.body else table.body + table.line_end
    return f"{table.announcement}{head}{table.line_end}{body}{added}"


def _filled(section: Section, stated: Cells, *, is_whole: bool) -> dict[str, str]:
    """Give the cells of a row: what is stated, and beside it what the importer found or the source says of itself."""
    said = section.description
    found: dict[str, str] = {}
    certainties: dict[str, str] = {}
    evidence: list[str] = []
    for aspect in _INFERRED:
        reasons = [one for one in said.assertions if one.aspect == aspect and one.responsible != "archivist"]
        value = _cell(said, aspect)
        if aspect not in stated and value and (reasons or is_whole):
            found[aspect] = value
            certainties[aspect] = _certainty(reasons)
            evidence += [f"{aspect}: {_why(reasons[0])}"] if reasons else []
    return {**stated, **found, "certainty": certainty_cell(certainties, found), "evidence": "; ".join(evidence)}


def _cell(said: Description, aspect: Aspect) -> str:
    match aspect:
        case "title":
            return " ".join(said.title.split())
        case "genre":
            return said.genre or ""
        case "language":
            return said.language if said.language != "und" else ""
        case "date":
            return _date(said.date)
        case "author":
            return _names(said.authors)
        case "addressee":
            return _names(said.addressees)
        case "speaker":
            return _names(said.speakers)
        case "place":
            return _names((said.place,))
        case "venue":
            return _names((said.venue,))
        case _:
            return _names((said.occasion,))


def _names(agents: Iterable[Agent | None]) -> str:
    """Write the ids of authorities, and the names of whom no authority knows; a semicolon parts persons only."""
    return "; ".join(one.key if one.is_linked else " ".join(one.name.replace(";", ",").split()) for one in agents if one)


def _date(date: DateInterval | None) -> str:
    if date is None:
        return ""
    if date.is_day and date.calendar is Calendar.JULIAN and date.first is not None and not date.approximate:
        year, month, day = day_parts(date.first, Calendar.JULIAN)
        return f"{year:04}-{month:02}-{day:02}os"
    return to_edtf(date)


def _certainty(reasons: Sequence[Assertion]) -> str:
    """Give the least of several certainties; ``received`` for what the source says of itself."""
    if all(one.responsible == "received" and one.certainty == "high" for one in reasons):
        return "received"
    order = ("unknown", "low", "medium", "high")
    return min((one.certainty for one in reasons), key=order.index)


def _why(reason: Assertion) -> str:
    words = "".join(f"“{shorten(span.words, QUOTED, placeholder=' …')}”, " for span in reason.evidence[:1])
    source = words or ("the file’s name, " if reason.from_name else "")
    return source + shorten(reason.rule, REASONED, placeholder=" …").rstrip(".")
