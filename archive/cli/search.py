"""``archive search``: ask the index from the command line."""

from __future__ import annotations

import json
from typing import get_args

import click

from archive.cli.house import House, with_home
from archive.cli.wording import counted
from archive.dates import display, to_edtf
from archive.search import Hit, Level, Order, Request, parse


@click.command(epilog="""Example:  archive search 'speaker:lenin "equal land tenure"' --limit 5""")
@click.argument("query")
@with_home
@click.option(
    "--view", type=click.Choice(get_args(Level)), default="passages", show_default=True, help="What to count and list."
)
@click.option("--sort", type=click.Choice(get_args(Order)), default="relevance", show_default=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many hits at most.")
@click.option("--start", default=0, type=click.IntRange(0), help="How many hits to pass over.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object with total and hits.")
def search(house: House, query: str, view: Level, sort: Order, limit: int, start: int, as_json: bool) -> None:
    """Search for QUERY: words, "phrases", AND OR NOT, speaker: author: venue: date: and more."""
    parsed = parse(query)
    for hint in parsed.hints:
        click.echo(str(hint), err=True)
    searcher = house.generations.open()
    try:
        results = searcher.search(Request(parsed.query, level=view, order=sort, start=start, size=limit))
    finally:
        searcher.close()
    for note in (*parsed.notes, *results.notes):
        click.echo(note, err=True)
    if as_json:
        found = {"query": query, "total": results.total, "hits": [_plain(hit) for hit in results.hits]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for hit in results.hits:
        _show(hit)
    click.echo(f"{counted(results.passages, 'passage')} in {counted(results.texts, 'text')}.", err=True)


def _plain(hit: Hit) -> dict[str, object]:
    """A hit as JSON: snippets as lists of [words, matched]; the date as EDTF in the Gregorian calendar."""
    return {
        "reference": str(hit.reference),
        "title": hit.title,
        "speaker": hit.voice.name if hit.voice else None,
        "authors": [author.name for author in hit.authors],
        "date": to_edtf(hit.date) if hit.date else None,
        "venue": hit.venue.name if hit.venue else None,
        "snippets": [
            {"passage": passage, "spans": [[words, matched] for words, matched in snippet]} for passage, snippet in hit.snippets
        ],
    }


def _show(hit: Hit) -> None:
    click.echo(click.style(str(hit.reference), bold=True))
    parts = [hit.title, hit.voice.name if hit.voice else "", display(hit.date) if hit.date else ""]
    click.echo("  " + " · ".join(part for part in parts if part))
    for _, snippet in hit.snippets:
        click.echo(
            "  " + "".join(click.style(words, bold=True, underline=True) if matched else words for words, matched in snippet)
        )
    click.echo()
