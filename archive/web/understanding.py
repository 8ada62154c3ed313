"""What is made of a question before it is answered: the request for the index, and in words what could not be understood."""

from __future__ import annotations

from dataclasses import dataclass

from archive.errors import QueryError
from archive.search import Query, Request, parse
from archive.web.asking import PAGE, Asked
from archive.web.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered; ``hints`` say what was not understood, or is not in the archive."""

    asked: Asked
    query: Query
    request: Request
    hints: tuple[str, ...]


def understood(question: Asked, holdings: Holdings, size: int = PAGE) -> Understood:
    """Read the words and the dates of a question; dates that cannot be are left out with a hint."""
    parsed = parse(question.q)
    hints = [*question.faults, *(str(hint) for hint in parsed.hints), *parsed.notes]
    try:
        request = question.request(parsed.query, holdings.years, size)
    except QueryError as error:
        hints.append(f"{error.reason} The dates were left out.")
        question = question.without_dates()
        request = question.request(parsed.query, holdings.years, size)
    hints += [
        f"The archive has no {facet} “{value}”, so nothing is found with it."
        for facet, value in question.unknown(holdings.years, holdings.keys)
    ]
    return Understood(question, parsed.query, request, tuple(hints))
