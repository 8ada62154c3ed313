"""A table as a spreadsheet saves it: separator, quotation marks and encoding are found out, line numbers are kept."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from archive.errors import SourceError
from archive.sources.decoding import BYTE_ORDER_MARKS, decode

SEPARATORS = ",;\t"

_ANNOUNCED = re.compile(r"sep=([,;\t])\r?\n")
"""The line by which Excel is told the separator."""


class Unreadable(Exception):
    """The file is no table at all; ``faults`` say why."""

    def __init__(self, *faults: SourceError) -> None:
        super().__init__(*faults)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; ``line`` is where it begins, 1-based; ``fault`` why it cannot be read, "" when it can."""

    line: int
    cells: list[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is written, for one who adds to it: the line that announces the separator ("" for none), the head
    without its line end, with what stands before it, the ``columns`` it names (in lower case), and everything after it.
    """

    announcement: str
    head: str
    columns: tuple[str, ...]
    body: str
    separator: str
    line_end: str


def table_of(data: bytes, name: str) -> Table | None:
    """Return a table as it is written; None when it holds nothing. Raise SourceError when its head cannot be read."""
    try:
        text = _characters(data, name)
    except Unreadable as error:
        raise error.faults[0] from None
    announced = _ANNOUNCED.match(text)
    announcement = announced[0] if announced else ""
    text = text[len(announcement) :]
    separator = announced[1] if announced else _separator(text)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    try:
        cells = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
    except csv.Error as error:
        raise SourceError(name, 1, _why(error)) from None
    if cells is None:
        return None
    head = "".join(lines[: reader.line_num])
    line_end = head[len(head.rstrip("\r\n")) :] or "\r\n"
    columns = tuple(cell.strip().casefold() for cell in cells)
    return Table(announcement, head.rstrip("\r\n"), columns, "".join(lines[reader.line_num :]), separator, line_end)


def lines_of(data: bytes, name: str) -> list[Line]:
    """Return the rows of a table that are not empty, the one with the names of the columns first.

    A table that is not UTF-8 and has no mark is Windows-1252, as spreadsheets save it. Raise Unreadable when it cannot be
    decoded.
    """
    text = _characters(data, name)
    announced = _ANNOUNCED.match(text)
    lines_before = 1 if announced else 0
    if announced:
        text = text[announced.end() :]
    separator = announced[1] if announced else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    while True:
        first = reader.line_num + lines_before + 1
        try:
            cells = next(reader)
        except StopIteration:
            return lines
        except csv.Error as error:
            lines.append(Line(first, [], _why(error)))
            continue
        if any(cell.strip() for cell in cells):
            lines.append(Line(first, cells))


def _characters(data: bytes, name: str) -> str:
    is_marked = data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS))
    try:
        text = data.decode("utf-8") if not is_marked else decode(data, name)[0]
    except UnicodeDecodeError:
        try:
            text = decode(data, name, "windows-1252")[0]
        except SourceError as error:
            reason = "is neither UTF-8 nor Windows-1252. Save the catalogue as “CSV UTF-8”."
            raise Unreadable(SourceError(name, error.line, reason)) from None
    except SourceError as error:
        raise Unreadable(error) from None
    if "\0" in text:
        raise Unreadable(SourceError(name, None, "is not text but binary data. Save the catalogue as “CSV UTF-8”."))
    return text


def _separator(text: str) -> str:
    header = next(iter(text.splitlines()), "")
    return max(SEPARATORS, key=header.count)


def _why(error: csv.Error) -> str:
    if "end of data" in str(error):
        return "begins a cell with a quotation mark that is never closed. Close it; within a cell, write it twice."
    if "field limit" in str(error):
        return "holds a cell of more than 100,000 characters; a quotation mark is probably not closed. Close it."
    return "has words after a closing quotation mark. Write a quotation mark within a cell twice."
