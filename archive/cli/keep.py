"""``archive keep``: take the hand's edit of a master in."""

from __future__ import annotations

import click

from archive import ingest as archivist
from archive.cli.house import House, with_home
from archive.cli.ingest import show
from archive.cli.shelf import shelf_of


@click.command(epilog="Example:  archive keep lenin-1917-12-01-alliance --dry-run")
@click.argument("item")
@with_home
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def keep(house: House, item: str, dry_run: bool) -> None:
    """Keep ITEM as it was edited by hand.

    The edit is validated, the state before it stays citable, and passages that went leave word of where they went.
    """
    show(archivist.keep(shelf_of(house), item, dry_run=dry_run), dry_run)
