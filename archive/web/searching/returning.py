"""The way back from a text to the very results it was opened from: their whole state stands in its address."""

from __future__ import annotations

from dataclasses import replace

from werkzeug.datastructures import MultiDict

from archive.reference import Reference
from archive.web.addresses import url_of
from archive.web.arguments import KNOWN
from archive.web.searching.asking import Asked, asked

LISTS = {"passages": "search.page", "texts": "search.page", "lines": "concordance.page"}
"""What the address of a text calls the list it was opened from, each with the page that shows it."""

_OF_THE_TEXT = frozenset(("q", "without", "view"))


def opened_from(question: Asked, reference: Reference, **own: str | int | None) -> str:
    """Give the address of a text in which the words of a question are marked, and from which a link leads back to its results.

    ``own`` are arguments of the text, such as the number of the hit in view.
    """
    if not question.q.strip():
        return url_of(reference, _anchor=own.get("_anchor"))
    return url_of(reference, q=question.q.strip(), without=question.without, **own, **carried(question))


def carried(question: Asked) -> dict[str, list[str]]:
    """Give what the address of a text says of the results it is opened from, beside the words and the forms struck out.

    Nothing where they are the first page of all passages. ``back`` names the list; ``view`` means the reading of the text.
    """
    found: dict[str, list[str]] = {}
    for name, value in question.arguments():
        if name not in _OF_THE_TEXT:
            found.setdefault(name, []).append(value)
    at = "lines" if question.endpoint == LISTS["lines"] else question.view
    return found if at == "passages" else {"back": [at], **found}


def came_from(arguments: MultiDict[str, str]) -> Asked:
    """Read the question that a text was opened from; what has no meaning is told in ``faults``."""
    at = arguments.get("back") or "passages"
    endpoint = LISTS.get(at, LISTS["passages"])
    kept = MultiDict((name, value) for name, value in arguments.items(multi=True) if name not in ("view", "back"))
    question = asked(kept, endpoint, KNOWN["items.page"])
    if at not in LISTS:
        told = f"There is no list “{at[:40]}” to go back to; there is {', '.join(LISTS)}."
        question = replace(question, faults=(*question.faults, told))
    return replace(question, view="texts") if at == "texts" else question
