"""``archive withdraw``: take an item out of reading, or put it back."""

from __future__ import annotations

import click

from archive import ingest as archivist
from archive.cli.build import built
from archive.cli.house import House, with_home
from archive.cli.ingest import show
from archive.cli.shelf import shelf_of


@click.command(epilog="Example:  archive withdraw lenin-1917-12-01-alliance --why 'At the request of the family.'")
@click.argument("item")
@with_home
@click.option("--why", help="The reason, in a sentence; everybody who asks for the item is told it.")
@click.option("--restore", is_flag=True, help="Put a withdrawn item back as it was.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def withdraw(house: House, item: str, why: str | None, restore: bool, dry_run: bool) -> None:
    """Take ITEM out of reading, search, lists, feeds and exports.

    Every address of it, also one of a version, answers 410 with the date and the reason. The master and its versions stay
    on the shelf, no ingest brings it back by itself, and its ids are never given again. An index that is there is built anew.
    """
    if restore == (why is not None):
        raise click.UsageError("Give a reason with --why “…”, or put the item back with --restore.")
    if why is not None:
        outcome = archivist.withdraw(shelf_of(house), item, why, dry_run=dry_run)
    else:
        outcome = archivist.restore(shelf_of(house), item, dry_run=dry_run)
    show(outcome, dry_run)
    if not dry_run and house.generations.current() is not None:
        built(house)
