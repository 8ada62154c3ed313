"""One agent's name as a query asks for that agent alone."""

from __future__ import annotations

from archive.model import Agent
from archive.search import Named, Searcher


def exactly(searcher: Searcher, field: str, key: str, name: str) -> Named:
    """Ask for one agent in a field: an authority by its key; a name that is linked to none as it is, unless two have it."""
    named = Named(field, f"={name}")
    is_meant = not Agent(key, name).is_linked and searcher.resolve(field, named.text) == (key,)
    return named if is_meant else Named(field, f"={key}")
