"""What is made of a question before it is answered: the request for the index, and in words what could not be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.errors import QueryError
from archive.search import Query, Request, parse
from archive.web.holdings import Holdings
from archive.web.searching.asking import NOBODY, PAGE, Asked


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered. ``faults`` say what the address said in vain: what was left out of it, or is not in the
    archive; ``notes`` say how words were read that are not of the language.
    """

    asked: Asked
    query: Query
    request: Request
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def hints(self) -> tuple[str, ...]:
        """All a reader is told."""
        return (*self.faults, *self.notes)


def understood(question: Asked, holdings: Holdings, size: int = PAGE) -> Understood:
    """Read the words and the dates of a question; dates that cannot be are left out and told."""
    parsed = parse(question.q)
    faults = list(question.faults)
    try:
        request = question.request(parsed.query, holdings.years, size)
    except QueryError as error:
        faults.append(f"{error.reason} The dates were left out.")
        question = question.without_dates()
        request = question.request(parsed.query, holdings.years, size)
    unknown = [*question.unknown(holdings.years, holdings.keys), *_voices(question, holdings)]
    faults += [f"The archive has no {facet} “{value[:40]}”, so nothing is found with it." for facet, value in unknown]
    return Understood(question, parsed.query, request, tuple(faults), (*map(str, parsed.hints), *parsed.notes))


def _voices(question: Asked, holdings: Holdings) -> Iterator[tuple[str, str]]:
    """Give the voices asked for that nobody has."""
    known = (NOBODY, *holdings.keys("person"))
    yield from (("voice", voice) for voice in question.given("voice") if voice not in known)
