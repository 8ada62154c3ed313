"""``archive ingest``: turn sources into masters."""

from __future__ import annotations

import sys

import click

from archive import ingest as archivist
from archive.cli.house import House, with_home
from archive.cli.progress import bar
from archive.cli.shelf import shelf_of
from archive.cli.wording import counted
from archive.sources import discover

QUIET = ("unchanged",)
"""Outcomes that are counted, not listed."""


@click.command(epilog="Example:  archive ingest --home ~/my-archive --dry-run")
@with_home
@click.option("--again", multiple=True, metavar="ITEM", help="Describe ITEM anew even if it was edited by hand. Repeatable.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def ingest(house: House, again: tuple[str, ...], dry_run: bool) -> None:
    """Turn the sources in seeds/ into TEI masters in tei/.

    What did not change is left alone, a master edited by hand is never overwritten, and every earlier state is kept.
    All faults of a run are reported together; good sources are ingested whatever the others are like.
    """
    with bar("Ingesting", len(discover(house.home.seeds))) as step:
        report = archivist.ingest(shelf_of(house), again=frozenset(again), dry_run=dry_run, progress=step)
    for outcome in report.outcomes:
        if outcome.what not in QUIET:
            show(outcome, dry_run)
    for fault in report.faults:
        click.echo(f"refused: {fault}", err=True)
    _sum_up(report)
    if report.faults:
        sys.exit(1)


def show(outcome: archivist.Outcome, dry_run: bool) -> None:
    """Print what happened to an item: the item on standard output, the rest on standard error."""
    click.echo(f"{outcome.what}: {outcome.item}", nl=False)
    click.echo(f" ({outcome.detail})" if outcome.detail else "")
    if dry_run and outcome.difference:
        click.echo(outcome.difference)
    for line in outcome.found:
        click.echo(f"  {line}")


def _sum_up(report: archivist.Report) -> None:
    counts: dict[str, int] = {}
    for outcome in report.outcomes:
        counts[outcome.what] = counts.get(outcome.what, 0) + 1
    if report.faults:
        counts["refused"] = len(report.faults)
    said = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    click.echo(said or "There are no sources yet: put texts into seeds/.", err=True)
    doubts = sum(outcome.doubts for outcome in report.outcomes)
    if doubts:
        click.echo(f"{counted(doubts, 'value')} {'is' if doubts == 1 else 'are'} doubtful: archive review", err=True)
