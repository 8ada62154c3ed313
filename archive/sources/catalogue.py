"""The catalogue: what the archivist states about the sources, one row a source, as spreadsheets write it (RFC 4180)."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from archive.errors import SourceError
from archive.plain_file import NoPlainFile, bytes_of
from archive.sources.spreadsheet import left_as_inferred, unguarded
from archive.sources.statements import faults_of, section_faults
from archive.sources.table import Line, Unreadable, lines_of

COLUMNS = (
    "source",
    "section",
    "id",
    "title",
    "author",
    "addressee",
    "speaker",
    "date",
    "venue",
    "place",
    "occasion",
    "genre",
    "language",
    "bibliography",
    "licence",
    "encoding",
    "certainty",
    "evidence",
)
"""The columns a catalogue may have, in any order; only ``source`` must be there. The last two are the importer's: what it
filled in itself, with its reasons. A value that is still as it was filled in is no statement of the archivist's.
"""

_OTHER_WORDS = {
    "file": "source",
    "filename": "source",
    "path": "source",
    "creator": "author",
    "sender": "author",
    "recipient": "addressee",
    "receiver": "addressee",
    "location": "place",
    "event": "occasion",
    "type": "genre",
    "lang": "language",
    "rights": "licence",
    "license": "licence",
    "charset": "encoding",
}
"""What other catalogues call the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is stated about one source, or one section of it. ``line`` is 1-based, the first of the row; ``source`` the path
    below ``seeds/`` with ``/``; ``values`` are the other cells by column, without white space around them, empty ones and
    those the importer filled in left out. ``section`` is the id of the section, "" for the source as a whole, whose
    row holds those of its ``sections``.
    """

    line: int
    source: str
    values: Mapping[str, str]
    section: str = ""
    sections: tuple[Row, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of the statements in hex: the same wherever in the file, and in whatever order, they stand. "" where
        nothing is stated of the text, which a row does that only gives its id.
        """
        if not (self.values.keys() - {"id"} or any(row.values for row in self.sections)):
            return ""
        said = "".join(f"{column}\x1f{self.values[column]}\x1e" for column in sorted(self.values))
        parts = sorted(f"\x1d{row.section}\x1f{row.sha256}" for row in self.sections if row.values)
        return hashlib.sha256((said + "".join(parts)).encode()).hexdigest()

    def speaks_of(self, path: str) -> bool:
        """Tell whether a path below ``seeds/`` is that of the row, in whichever form of Unicode."""
        return _same(self.source) == _same(path)


@dataclass(frozen=True, slots=True)
class Missing:
    """A row whose source is not there. ``meant`` is the source it was probably written for, None when none is like it."""

    row: Row
    meant: str | None
    fault: SourceError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rows that can be used, and a fault for everything that cannot.

    ``refused`` are the sources of rows with a fault: nothing is known of them until it is mended, so they should wait.
    ``in_doubt`` are sources of whose rows it is not certain that they are theirs. ``is_whole`` is false when of some row not
    even the source can be told, ``is_usable`` when no row at all could be; every source should wait then. ``name`` is
    the file's, for messages.
    """

    rows: tuple[Row, ...] = ()
    faults: tuple[SourceError, ...] = ()
    refused: frozenset[str] = frozenset()
    in_doubt: frozenset[str] = frozenset()
    is_whole: bool = True
    is_usable: bool = True
    name: str = "seeds/catalogue.csv"
    _by_source: Mapping[str, Row] = field(default_factory=dict, repr=False, compare=False)

    def row_for(self, path: str) -> Row | None:
        """Return the row of a source, named by its path below ``seeds/``; None when there is none that can be used."""
        return self._by_source.get(_same(path))

    def waits(self, path: str) -> bool:
        """Tell whether a source must wait until the catalogue is mended."""
        return not self.is_usable or _same(path) in self.refused

    def may_lack_row_of(self, path: str) -> bool:
        """Tell whether a row that cannot be used may be that of a source."""
        return _same(path) in self.in_doubt or not (self.is_whole or self.row_for(path))

    def missing(self, found: Iterable[str]) -> tuple[Missing, ...]:
        """Return the rows whose source is not among those found (paths below ``seeds/``)."""
        there = {_same(path): path for path in found}
        without_row = {same: path for same, path in there.items() if same not in self._by_source}
        return tuple(self._missing(row, without_row) for row in self.rows if _same(row.source) not in there)

    def _missing(self, row: Row, there: Mapping[str, str]) -> Missing:
        near = get_close_matches(_same(row.source), there, 1, 0.6)
        meant = there[near[0]] if near else None
        cure = f"“{meant}” was probably meant." if meant else "Put the file there, or take the row out."
        reason = f"names “{row.source}”, which is not among the sources. {cure}"
        return Missing(row, meant, SourceError(self.name, row.line, reason))


def read_catalogue(path: Path) -> Catalogue:
    """Read a catalogue in UTF-8, UTF-16 with a mark, or Windows-1252, with commas, semicolons or tabs; a file that is not
    there is an empty one. Nothing is raised: every fault is in ``faults``, with its line and the cure.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        data = bytes_of(path)
    except FileNotFoundError:
        return Catalogue()
    except NoPlainFile as error:
        return Catalogue(faults=(SourceError(name, None, f"cannot be read: {error}."),), is_usable=False)
    except OSError as error:
        reason = f"cannot be read ({error.strerror}). Check its permissions, then ingest again."
        return Catalogue(faults=(SourceError(name, None, reason),), is_usable=False)
    try:
        lines = lines_of(data, name)
    except Unreadable as error:
        return Catalogue(faults=error.faults, is_usable=False)
    return _catalogue(name, lines) if lines else Catalogue()


def _catalogue(name: str, lines: list[Line]) -> Catalogue:
    header, *body = lines
    columns = [cell.strip().casefold() for cell in header.cells]
    faults = [SourceError(name, header.line, reason) for reason in _column_faults(columns)]
    if columns.count("source") > 1:
        return Catalogue(faults=tuple(faults), is_usable=False)
    if header.fault or "source" not in columns:
        reason = (
            header.fault
            or f"has no column “source”. Name the columns in its first line: “source” and any of {', '.join(COLUMNS[1:])}."
        )
        return Catalogue(faults=(*faults, SourceError(name, header.line, reason)), is_usable=False)
    rows: dict[tuple[str, str], Row] = {}
    ids: dict[str, Row] = {}
    refused: set[str] = set()
    rivals: set[str] = set()
    is_whole = True
    for line in body:
        row = _row(columns, line)
        key, namesake = (_same(row.source), row.section), ids.get(row.values.get("id", ""))
        reasons = [*_row_faults(columns, line, row), *_twice(row, rows.get(key), namesake)]
        if "id" in row.values and namesake is not None:
            rivals.add(_same(namesake.source))
        is_whole = is_whole and bool(row.source)
        faults.extend(SourceError(name, row.line, reason) for reason in reasons)
        rows.setdefault(key, row)
        ids.setdefault(row.values.get("id", ""), row)
        if reasons or _has_unusable_cell(columns, line):
            refused.add(key[0])
    good = _whole(row for (key, _), row in rows.items() if key not in refused)
    return Catalogue(
        tuple(good.values()),
        tuple(faults),
        refused=frozenset(refused),
        in_doubt=frozenset(rivals),
        is_whole=is_whole,
        name=name,
        _by_source=MappingProxyType(good),
    )


def _column_faults(columns: list[str]) -> Iterator[str]:
    for column in dict.fromkeys(columns):
        if column and column not in COLUMNS:
            yield f"has the unknown column “{column}”. {_meant(column)} Rows with a cell in it wait."
        if column and columns.count(column) > 1:
            yield (
                f"has the column “{column}” twice, so that neither is taken. Rename or remove one of them."
                " Rows with a cell in either wait."
            )


def _has_unusable_cell(columns: list[str], line: Line) -> bool:
    return any(cell.strip() and _is_unusable(column, columns) for column, cell in zip(columns, line.cells, strict=False))


def _is_unusable(column: str, columns: list[str]) -> bool:
    return column not in COLUMNS or columns.count(column) > 1


def _meant(column: str) -> str:
    near = _OTHER_WORDS.get(column) or next(iter(get_close_matches(column, COLUMNS, 1, 0.6)), None)
    return f"“{near}” was probably meant." if near else f"Rename or remove it; the columns are {', '.join(COLUMNS)}."


def _row(columns: list[str], line: Line) -> Row:
    said = [(column, unguarded(cell.strip())) for column, cell in zip(columns, line.cells, strict=False) if cell.strip()]
    values = {column: cell for column, cell in said if not _is_unusable(column, columns)}
    source = values.pop("source", "").replace("\\", "/").removeprefix("./").removeprefix("seeds/")
    section, certainty = values.pop("section", ""), values.pop("certainty", "")
    values.pop("evidence", None)
    inferred = left_as_inferred(certainty, values)
    stated = {column: cell for column, cell in values.items() if column not in inferred}
    return Row(line.line, source, MappingProxyType(stated), section)


def _whole(rows: Iterable[Row]) -> dict[str, Row]:
    """Give one row a source, with those of its sections in it."""
    whole: dict[str, Row] = {}
    sections: dict[str, list[Row]] = {}
    for row in rows:
        key = _same(row.source)
        if row.section:
            sections.setdefault(key, []).append(row)
            whole.setdefault(key, Row(row.line, row.source, MappingProxyType({})))
        else:
            whole[key] = row
    return {key: replace(row, sections=tuple(sections.get(key, ()))) for key, row in whole.items()}


def _row_faults(columns: list[str], line: Line, row: Row) -> Iterator[str]:
    if line.fault:
        yield line.fault
        return
    nameless = [cell for column, cell in zip(columns, line.cells, strict=False) if not column] + line.cells[len(columns) :]
    if any(cell.strip() for cell in nameless):
        yield (
            "has a cell in a column without a name. Name the column, or put a cell that holds the separator into quotation"
            " marks."
        )
    yield from faults_of(row.source, row.values)
    yield from section_faults(row.section, row.values)


def _twice(row: Row, same_source: Row | None, same_id: Row | None) -> Iterator[str]:
    if row.source and same_source is not None:
        part = f"section “{row.section}” of " if row.section else ""
        yield f"is a second row for {part}“{row.source}”, after line {same_source.line}. Join the two in one."
    if "id" in row.values and same_id is not None and same_id is not same_source:
        yield (
            f"gives “{row.source}” the id “{row.values['id']}”, which line {same_id.line} gives to “{same_id.source}”."
            " Write another; an id belongs to one source."
        )


def _same(path: str) -> str:
    # macOS may write the same name in another form of Unicode than the catalogue does.
    return unicodedata.normalize("NFC", path)
