"""``archive review``: what needs a human, most doubtful first, and the health of the texts."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

import click

from archive.cli.house import House, with_home
from archive.cli.progress import bar
from archive.cli.shelf import shelf_of
from archive.cli.wording import counted
from archive.ingest.doubting import in_words
from archive.ingest.health import Report
from archive.ingest.proposing import Proposal
from archive.ingest.reviewing import Doubted, Review
from archive.ingest.reviewing import review as reviewed
from archive.sources import discover

WIDTH = 80
"""Columns of the terminal that everybody has."""

REASON = 240
"""Characters of a reason shown; “archive explain” has it whole."""

HEADINGS = {
    "refused": "Sources refused",
    "date": "Dates that cannot be",
    "duplicate": "The same text twice",
    "spelling": "One person, several spellings",
    "empty": "Empty texts",
    "series": "Gaps in a series",
}


@click.command(epilog="Example:  archive review --limit 5")
@with_home
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object with items, proposals and health, all of them.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many texts and proposals at most.")
def review(house: House, as_json: bool, limit: int) -> None:
    """Print what needs a human: doubtful values, names that nobody has identified, and what is wrong with the texts.

    The texts whose gravest doubt weighs most come first. A doubt weighs by what is doubtful (date 4; author, speaker and
    addressee 3; place, venue and occasion 2; anything else 1) times how much (contradicted 5, left open 4, ambiguous or
    of low certainty 3, of medium certainty 1). Among equals, those with the greatest sum come first.
    """
    with bar("Reviewing", len(discover(house.home.seeds))) as step:
        found = reviewed(shelf_of(house), step)
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
        return
    _show_items(found.items, limit)
    _show_proposals(found.proposals, limit)
    _show_reports(found.reports)
    click.echo(
        f"{counted(found.count, 'doubtful value')} in {counted(len(found.items), 'text')} of {found.texts:,},"
        f" {counted(len(found.proposals), 'proposal')}, {counted(len(found.reports), 'health report')}.",
        err=True,
    )


def _show_items(items: Sequence[Doubted], limit: int) -> None:
    if items:
        _heading("Doubtful values, most doubtful first")
    for one in items[:limit]:
        _print(f"{one.item}: {one.title}", "", "  ", bold=True)
        for doubt in one.doubts:
            part = f"{doubt.section}: " if doubt.section else ""
            _print(f"{part}{in_words(doubt)}", "  ", "    ")
            _print(textwrap.shorten(doubt.reason, REASON, placeholder=" …"), "    ")
    _more(len(items) - limit, "text")
    if items:
        click.echo()


def _show_proposals(found: Sequence[Proposal], limit: int) -> None:
    if found:
        _heading("Names that nobody has identified: put what fits into seeds/authorities.toml")
    for one in found[:limit]:
        click.echo(one.toml)
        _print(f"# in {counted(len(one.items), 'text')}, such as {one.items[0]}", "", "# ")
        click.echo()
    if len(found) > limit:
        _more(len(found) - limit, "name")
        click.echo()


def _show_reports(found: Sequence[Report]) -> None:
    for kind, heading in HEADINGS.items():
        of_kind = [report for report in found if report.kind == kind]
        if of_kind:
            _heading(heading)
            for report in of_kind:
                _print(report.sentence, "  ", "    ")
            click.echo()


def _heading(words: str) -> None:
    click.echo(click.style(words, bold=True, underline=True))


def _more(count: int, noun: str) -> None:
    if count > 0:
        click.echo(f"… and {counted(count, f'more {noun}')}; --limit shows more, --json all.")


def _print(words: str, indent: str, further: str = "", *, bold: bool = False) -> None:
    lines = textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=further or indent, break_on_hyphens=False)
    click.echo(click.style("\n".join(lines), bold=bold))


def _plain(found: Review) -> dict[str, object]:
    """A review as JSON; weights as the help explains them."""
    return {
        "texts": found.texts,
        "doubtful": found.count,
        "items": [
            asdict(one) | {"doubts": [asdict(doubt) | {"weight": doubt.weight} for doubt in one.doubts]} for one in found.items
        ],
        "proposals": [asdict(one) | {"toml": one.toml} for one in found.proposals],
        "health": [asdict(one) for one in found.reports],
    }
