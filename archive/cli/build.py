"""``archive build``: make the index answer for the masters as they are."""

from __future__ import annotations

import sys

import click

from archive.cli.house import House, with_home
from archive.cli.progress import bar
from archive.cli.wording import counted
from archive.errors import ArchiveError

MANY = 50_000
"""Passages above which a search with Whoosh may take a second."""


@click.command(epilog="Example:  archive build --home ~/my-archive")
@with_home
def build(house: House) -> None:
    """Build the index from the masters.

    A new generation is written beside the old one and becomes current when it has passed its own check; readers never
    see half of it. Texts that did not change are taken over. A master that cannot be read is named and left out, and the
    exit code is 1 then.
    """
    if built(house):
        sys.exit(1)


def built(house: House) -> int:
    """Build with a bar and a closing sentence; give the number of masters left out."""
    before = house.generations.current()
    count = len(house.repository.items())
    faults: list[ArchiveError] = []
    with bar("Indexing", count) as step:
        generation = house.build(step, lambda _item, fault: faults.append(fault))
    for fault in faults:
        click.echo(f"left out: {fault}", err=True)
    for item in house.repository.items():
        if house.repository.state(item) == "edited":
            click.echo(f"tei/{item}.xml was changed since it was kept; it is indexed as kept (archive keep {item}).", err=True)
    said = counted(count - len(faults), "item")
    if generation.name == before:
        click.echo(f"The index is up to date: {said}, {generation.name}.", err=True)
    else:
        click.echo(f"Indexed {said} as {generation.name}.", err=True)
    if house.settings.engine == "whoosh" and house.generations.passages() > MANY:
        click.echo(_hint(house), err=True)
    return len(faults)


def _hint(house: House) -> str:
    """Say how a large archive is made fast."""
    return (
        f"The index has {house.generations.passages():,} passages; above {MANY:,} the engine tantivy searches many times as"
        f' fast. Run “pip install \'tei-archive[fast]\'”, change engine = "whoosh" to engine = "tantivy" in'
        f" {house.home.settings}, and run “archive build” again."
    )
