"""The arguments that each address of the site knows, and what is said of others, so that none is passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import get_args

from flask import request
from werkzeug.datastructures import MultiDict

from archive.search import Collation
from archive.search.query.lexer import FIELDS
from archive.web.counting.periods import STEPS

FILTERS = ("person", "venue", "year", "genre", "language")
"""The facets that narrow a result, each an argument that may be given several times."""

_MEASURE = ("measure", ("10000",))
_STEP = ("step of years", tuple(map(str, STEPS)))
OWN: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    "concordance.page": {
        "by": ("order of lines", get_args(Collation)),
        "voice": ("voice", ()),
        "undated": ("choice of undated lines", ("yes",)),
    },
    "frequency.page": {"also": ("search", ()), "per": _MEASURE, "step": _STEP},
    "speakers.page": {"per": _MEASURE, "step": _STEP, "people": ("choice of people", ("all",))},
}
"""What the address of a page says beside the question of how its answer is arranged: each argument with what it is called and
the values it may have, none for any.
"""

WHOLE = ("person", "venue", "genre", "language", "forms")
"""The lists beside a result of which the first values are shown; ``all`` names the one that is wanted whole."""

SEVERAL = frozenset((*FILTERS, "without", "by", "also"))
"""Arguments that may be given several times."""

_NARROWED = ("q", *FILTERS, "from", "to", "dates")
_ASKED = (*_NARROWED, "without")
_LISTED = (*_ASKED, "view", "sort")
_LINES, _YEARS, _SPEAKERS = ((*_ASKED, *OWN[f"{page}.page"]) for page in ("concordance", "frequency", "speakers"))
_READING = (
    *(*_ASKED, "view", "lines", "names", "evidence", "whole"),
    *("back", "sort", "page", *OWN["concordance.page"]),
)

KNOWN: dict[str, tuple[str, ...]] = {
    "search.page": (*_LISTED, "page", "all"),
    "browse.items": (*_LISTED, "page", "all"),
    "concordance.page": (*_LINES, "page"),
    "frequency.page": _YEARS,
    "speakers.page": _SPEAKERS,
    "taking.hits": (*_LISTED, "for"),
    "taking.lines": (*_LINES, "for"),
    "taking.years": (*_YEARS, "for"),
    "taking.speakers": (*_SPEAKERS, "for"),
    "record.page": _LISTED,
    "record.text": _LISTED,
    "record.as_json": _LISTED,
    "feeds.search": (*_LISTED, "page"),
    "exports.found": _LISTED,
    "quotation.page": ("q",),
    "quotation.as_json": ("q",),
    "suggest.as_json": _NARROWED,
    "citations.page": ("style", "view"),
    "unapi.records": ("id", "format"),
    "citations.asked": ("of", "from", "to", "size", "words", "passage", "whole", "style", "view"),
    "authorities.listed": ("q", "letter", "part", "sort", "page", "format"),
    "authorities.page": ("format",),
    "authorities.named": ("name",),
    "items.page": (*_READING, "hit", "format"),
    "contents.page": (*_READING, "has"),
    "versions.page": ("old", "new", "only"),
}
"""The arguments of each endpoint that has any."""

TOLD = 5
"""Unknown arguments that are named; who has more has another address in mind."""

_ADDED = re.compile(r"utm_\w+|\w*clid", re.IGNORECASE)
"""What other sites add to their links, to follow readers; nobody asked anything by it."""

_ALIKE = 0.7
"""Likeness (Ratcliff and Obershelp, 0 to 1) of two names of which one may be a slip for the other."""


class RefusedError(ValueError):
    """An address that says what has no meaning here, of which no part is answered.

    ``sentences`` say what and which ones have meaning, ``understood`` is what there was beside it, None where that is nothing.
    ``cure`` is what to do, "" where the sentences say it.
    """

    def __init__(
        self, *sentences: str, understood: Mapping[str, object] | None = None, cure: str = "Mend the address."
    ) -> None:
        super().__init__(" ".join(sentences))
        self.sentences, self.understood, self.cure = sentences, understood, cure


def known_here() -> tuple[str, ...]:
    """Give the arguments that the address of this request knows."""
    return KNOWN.get(request.endpoint or "", ())


def strange(arguments: MultiDict[str, str], known: Sequence[str]) -> Iterator[str]:
    """Say of each argument that is not among those ``known``, and of each that is there too often, what it may have meant."""
    unknown = [name for name in arguments if name not in known and not _ADDED.fullmatch(name)]
    yield from (_unknown(name, arguments[name], known) for name in unknown[:TOLD])
    if len(unknown) > TOLD:
        yield f"Nor are {len(unknown) - TOLD:,} more."
    for name in islice((name for name in known if name not in SEVERAL and len(arguments.getlist(name)) > 1), TOLD):
        yield f"“{name}” may stand in an address once, so the first of {len(arguments.getlist(name)):,} was read."


def refuse_strange() -> None:
    """Raise RefusedError where the address of this request has an argument that is not known."""
    sentences = tuple(strange(request.args, known_here()))
    if sentences:
        raise RefusedError(*sentences)


def _unknown(name: str, value: str, known: Sequence[str]) -> str:
    said = f"“{name[:40]}” is not an argument here"
    near = next(iter(get_close_matches(name.casefold()[:40], (*known, *FIELDS), 1, _ALIKE)), None)
    if near in known:
        return f"{said}; did you mean “{near}”?"
    if near is not None and "q" in known:
        words = value.strip()[:40]
        meant = f'{near}:"{words}"' if " " in words else f"{near}:{words}"
        return f"{said}; did you mean the field “{near}:” of a query, as in q={meant}?"
    return f"{said}; there is {', '.join(known)}." if known else f"{said}; this address has none."
