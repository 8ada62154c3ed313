"""The searches behind somebody's page: for one part they have in the texts, and for any; and which page is theirs."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search import Named, Or, Query, spelled
from archive.web.addresses import url_of_authority, url_of_name
from archive.web.holdings import Holdings
from archive.web.people.naming import by_key, exactly
from archive.web.searching.asking import Asked

FIELDS = {"voice": "speaker", "mention": "mentions"}
"""The fields of a query that are not called as the part is."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted, called as one is called, and the search that finds just so many."""

    label: str
    count: int
    url: str


def anywhere(key: str, holdings: Holdings) -> Asked:
    """Give the question for every text in which somebody has any part."""
    named = tuple(by_key(holdings.index, FIELDS.get(part, part), key) for part in holdings.parts(key))
    return texts_of(named[0] if len(named) == 1 else Or(named))


def url_of_agent(key: str, holdings: Holdings) -> str | None:
    """Give the page of whoever has a key; that of a name which no authority has; None where no text has it either.

    A key whose authority was taken out leads to its texts.
    """
    authority = holdings.authorities.get(key)
    if authority is not None:
        return url_of_authority(authority)
    if holdings.searcher is None or not holdings.parts(key):
        return None
    name = key.removeprefix("name:")
    return anywhere(key, holdings).url() if name == key else url_of_name(name)


def asking(key: str, part: str, holdings: Holdings) -> Named:
    """Give the query for a part of somebody."""
    return exactly(holdings.index, FIELDS.get(part, part), key, holdings.name(key))


def texts_of(query: Query) -> Asked:
    """Give the question that lists the texts a query finds, in order of date."""
    return Asked(q=spelled(query), view="texts", order="date")
