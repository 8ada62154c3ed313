"""``archive build``: make the index answer for the masters as they are."""

from __future__ import annotations

import click

from archive.cli.house import House, with_home
from archive.cli.progress import bar


@click.command(epilog="Example:  archive build --home ~/my-archive")
@with_home
def build(house: House) -> None:
    """Build the index from the masters.

    A new generation is written beside the old one and becomes current when it has passed its own check; readers never
    see half of it. Texts that did not change are taken over.
    """
    built(house)


def built(house: House) -> None:
    """Build with a bar and a closing sentence."""
    before = house.generations.current()
    count = len(house.repository.items())
    with bar("Indexing", count) as step:
        generation = house.build(step)
    if generation.name == before:
        click.echo(f"The index is up to date: {_texts(count)}, {generation.name}.", err=True)
    else:
        click.echo(f"Indexed {_texts(count)} as {generation.name}.", err=True)


def _texts(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"
