"""``archive export``: take texts away, as TEI or as plain text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from archive import tei
from archive.citation import citable
from archive.cli.house import House, with_home
from archive.errors import StorageError
from archive.model import version_of
from archive.reference import Reference
from archive.repository.bundle import bundle
from archive.search import Request, parse

BATCH = 500
"""Hits fetched at once while a result is exported."""


@click.command(epilog="Example:  archive export --query 'speaker:lenin date:1917' --output found.zip")
@click.argument("reference", required=False)
@with_home
@click.option("--query", help="Export the items this search finds, as a zip.")
@click.option("--all", "everything", is_flag=True, help="Export every item, as a zip.")
@click.option("--format", "form", type=click.Choice(["tei", "txt"]), default="tei", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; standard output without it."
)
def export(house: House, reference: str | None, query: str | None, everything: bool, form: str, output: Path | None) -> None:
    """Export REFERENCE (an item as kept, a version, a section, a passage), a search result, or everything.

    A zip holds a manifest of sha256 digests. What is exported as TEI can be ingested again.
    """
    if (reference is not None) + (query is not None) + everything != 1:
        raise click.UsageError("Name one thing to export: a REFERENCE, --query or --all.")
    if reference is not None:
        _write([_one(house, Reference.parse(reference), form)], output)
        return
    items = house.repository.items() if everything else tuple(dict.fromkeys(_found(house, query or "")))
    ending = "xml" if form == "tei" else "txt"
    _write(bundle((f"{item}.{ending}", _one(house, Reference(item), form)) for item in items), output)


def _one(house: House, reference: Reference, form: str) -> bytes:
    data = house.read(reference)
    if reference.first is None and form == "tei":
        return data
    master = tei.parse(data, f"tei/{reference.item}.xml")
    if reference.first is not None:
        permanent = reference.at(version_of(master.item.passages))
        url = citable(
            master.item,
            None,
            permanent,
            title=house.settings.title,
            publisher=house.settings.publisher,
            base_url=house.settings.base_url,
            authorities=house.authorities,
        ).url
        data = tei.excerpt(master, reference.first, reference.last, url=url)
    return data if form == "tei" else tei.plain_text(tei.decode(data, str(reference))).encode()


def _found(house: House, query: str) -> Iterator[str]:
    searcher, asked, start = house.generations.open(), parse(query).query, 0
    try:
        while True:
            results = searcher.search(Request(asked, level="texts", start=start, size=BATCH))
            yield from (hit.reference.item for hit in results.hits)
            start += BATCH
            if start >= results.total:
                return
    finally:
        searcher.close()


def _write(parts: Iterable[bytes], output: Path | None) -> None:
    """Write to standard output, or to a temporary name that becomes the file once it is whole."""
    if output is None:
        for part in parts:
            sys.stdout.buffer.write(part)
        return
    partial = output.with_name(f".{output.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(parts)
        partial.replace(output)
    except OSError as error:
        raise StorageError(f"{output} cannot be written: {error.strerror}.") from None
    finally:
        partial.unlink(missing_ok=True)
