"""``archive check``: verify every master."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from archive import ingest as archivist
from archive.cli.house import House, with_home
from archive.cli.progress import bar
from archive.cli.shelf import shelf_of


@click.command(epilog="Example:  archive check --home ~/my-archive --json")
@with_home
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object with items, faults and findings.")
def check(house: House, as_json: bool) -> None:
    """Verify fixity, validity, ids, pointers and round trip of every master; exit 1 if anything is wrong."""
    count = len(house.repository.items()) + len(house.repository.withdrawals())
    with bar("Checking", count) as step:
        findings = archivist.check(shelf_of(house), progress=step)
    faults = sum(finding.is_fault for finding in findings)
    if as_json:
        found = {"items": count, "faults": faults, "findings": [asdict(finding) for finding in findings]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{'fault' if finding.is_fault else 'note'}: {finding.sentence}")
        click.echo(f"{count:,} checked, {faults:,} at fault.", err=True)
    if faults:
        sys.exit(1)
