"""``archive catalogue``: a table of the sources, filled with what was inferred, to be corrected and read back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from archive.cli.house import House, with_home
from archive.cli.progress import bar
from archive.cli.shelf import shelf_of
from archive.cli.wording import counted
from archive.errors import SourceError, StorageError
from archive.ingest.catalogue_writing import BYTE_ORDER_MARK, Cells, completed, rows_of, written
from archive.ingest.surveying import Survey
from archive.repository.disk import Disk, draft_of, refused
from archive.sources import discover, read_catalogue

DELIMITERS = {",": ",", ";": ";", "tab": "\t"}


@click.command(epilog="Example:  archive catalogue --output to-correct.csv")
@with_home
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; standard output without it."
)
@click.option("--write", is_flag=True, help="Add rows to seeds/catalogue.csv for the sources that have none there.")
@click.option("--delimiter", type=click.Choice(list(DELIMITERS)), default=",", show_default=True, help="What parts the cells.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def catalogue(house: House, output: Path | None, write: bool, delimiter: str, dry_run: bool) -> None:
    """Write a catalogue of the sources in seeds/, with what is stated and what was inferred of each.

    Correct it in a spreadsheet, put it into the place of seeds/catalogue.csv, and ingest: what you changed is yours, what
    you left is still the importer's. To make a value yours without changing it, take it out of the column “certainty”.
    """
    if write and output:
        raise click.UsageError("Choose one: --write adds to seeds/catalogue.csv, --output writes another file.")
    if output and output.resolve() == house.home.catalogue.resolve():
        raise click.UsageError("--output never writes seeds/catalogue.csv; --write adds to it.")
    rows = _rows(house, is_addition=write)
    if write:
        _add(house, rows, DELIMITERS[delimiter], dry_run=dry_run)
        return
    data = f"{BYTE_ORDER_MARK}{written(rows, DELIMITERS[delimiter])}".encode()
    if dry_run:
        click.echo(f"{counted(len(rows), 'row')} would be written.", err=True)
    elif output:
        _keep(output, data)
        click.echo(f"{counted(len(rows), 'row')} written to {output}.", err=True)
    else:
        sys.stdout.buffer.write(data)


def _rows(house: House, *, is_addition: bool) -> list[Cells]:
    """Give all rows, or those of sources without one; what is refused is named on the side."""
    survey = Survey(shelf_of(house))
    with bar("Reading", len(discover(house.home.seeds))) as step:
        found = [(text.source, list(rows_of(text))) for text in survey.texts(step) if not (is_addition and text.row)]
    for fault in survey.faults:
        click.echo(f"left out: {fault}", err=True)
    return [row for _, rows in sorted(found, key=lambda one: one[0]) for row in rows]


def _add(house: House, rows: Sequence[Cells], delimiter: str, *, dry_run: bool) -> None:
    path = house.home.catalogue
    name = f"{path.parent.name}/{path.name}"
    if read_catalogue(path).faults:
        raise SourceError(name, None, "has faults, so nothing is added to it. Mend what “archive ingest --dry-run” names.")
    if dry_run:
        for row in rows:
            click.echo(row["source"] + (f" {row['section']}" if "section" in row else ""))
    elif rows:
        before = path.read_bytes() if path.exists() else b""
        _replace(path, f"{BYTE_ORDER_MARK}{completed(before, name, rows, delimiter)}".encode())
    verb = "would be" if dry_run else "were" if len(rows) != 1 else "was"
    click.echo(f"{counted(len(rows), 'row')} {verb} added to {name}.", err=True)


def _keep(path: Path, data: bytes) -> None:
    """Write a file that is not there yet: one that is may hold somebody's corrections."""
    if path.exists() and path.stat().st_size:
        raise StorageError(f"{path} is there already and may hold corrections; name another file, or take it away first.")
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    disk, draft = Disk(), draft_of(path)
    try:
        disk.create(draft, data)
        disk.flush(draft)
        disk.rename(draft, path)
    except OSError as error:
        raise refused(error, path, "The file is as it was.") from None
    finally:
        draft.unlink(missing_ok=True)
