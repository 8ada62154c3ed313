"""Texts of no words, or of so few that something went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.ingest.health.report import Report, listed

FEWEST = 5
"""Words below which a text is nearly empty: the shortest telegrams have more with their heading."""


def emptiness(texts: Iterable[tuple[str, int]]) -> Iterator[Report]:
    """Report texts (ids with how many words they have), all that are empty in one sentence and all that nearly are in one."""
    texts = list(texts)
    for items, said in (
        ([item for item, words in texts if words == 0], "no words"),
        ([item for item, words in texts if 0 < words < FEWEST], f"fewer than {FEWEST} words"),
    ):
        if items:
            verb = "has" if len(items) == 1 else "have"
            yield Report("empty", f"{listed(items)} {verb} {said}.", tuple(items))
