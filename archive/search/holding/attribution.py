"""Who says something, and in which year: what lines and counts say of the text they are of."""

from __future__ import annotations

from archive.model import Agent, TextUnit
from archive.search.holding.collection import Collection


def agent(collection: Collection, text: TextUnit, key: str | None) -> Agent | None:
    """Give who has a key, by the name that a text gives where it gives one."""
    if key is None:
        return None
    known = next((each for each in text.voices if each.key == key), None)
    return known or Agent(key, collection.label("speaker", key))


def year_of(text: TextUnit) -> int | None:
    """Give the one year of a text, None when it has none."""
    return None if text.date is None else text.date.year
