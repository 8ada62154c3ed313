"""With whom somebody wrote letters: how many went to each, and how many came from them."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search import And, Request
from archive.web.holdings import Holdings
from archive.web.people.naming import by_key
from archive.web.people.questions import Counted, texts_of, url_of_agent

SHOWN = 40
"""Correspondents on a page, those with most; eight are in sight."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """One of them with their page: the letters ``to`` them, and those ``by`` them."""

    name: str
    url: str | None
    to: Counted | None
    by: Counted | None


@dataclass(frozen=True, slots=True)
class Letters:
    """The first of ``correspondents`` so many, those with most letters."""

    shown: tuple[Correspondent, ...]
    correspondents: int


NO_LETTERS = Letters((), 0)


def letters(key: str, holdings: Holdings) -> Letters:
    """Count the texts that somebody wrote to others, or was written by them."""
    to = _counts(key, "author", "addressee", holdings)
    by = _counts(key, "addressee", "author", holdings)
    names = {other: holdings.name(other) for other in to.keys() | by.keys()}
    order = sorted(names, key=lambda other: (-to.get(other, 0) - by.get(other, 0), names[other], other))

    def counted(part: str, field: str, other: str, count: int) -> Counted | None:
        if not count:
            return None
        question = And((by_key(holdings.index, part, key), by_key(holdings.index, field, other)))
        return Counted("text", count, texts_of(question).url())

    shown = tuple(
        Correspondent(
            name=names[other],
            url=url_of_agent(other, holdings),
            to=counted("author", "addressee", other, to.get(other, 0)),
            by=counted("addressee", "author", other, by.get(other, 0)),
        )
        for other in order[:SHOWN]
    )
    return Letters(shown, len(order))


def _counts(key: str, part: str, attribute: str, holdings: Holdings) -> dict[str, int]:
    if part not in holdings.parts(key):
        return {}
    found = holdings.index.counted(Request(by_key(holdings.index, part, key), "texts"), attribute)
    return {value.key: value.count for value in found if value.key != key}
