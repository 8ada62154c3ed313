"""The hits of a search on a page: each with its number, which of them come before which, and the one in view told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.tei.html.safety import NOTHING, Html
from archive.tei.html.words import HIT

Highlights = Mapping[str, Sequence[tuple[int, int]]]
"""Half-open ranges to be marked, in order, by passage: offsets in its text as the page shows it."""

_PIECES = re.compile(f"<(mark|span){HIT}(\\d+){HIT}>")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A section as HTML. ``hits`` are the numbers of its hits in the order of the page.

    They count from 1 over the passages in their order; where one passage stands inside another, the page has another order.
    ``offers`` are the parts of a manner ("lines", "names") that would change something here.
    """

    hits: tuple[int, ...]
    offers: frozenset[str]
    _html: Html
    _title: Html

    @classmethod
    def of(cls, html: Html, offers: Iterable[str] = (), title: Html = NOTHING) -> Drawn:
        """Take HTML whose hits are only numbered yet, and that of a heading that goes before it."""
        hits = tuple(int(piece[2]) for piece in _PIECES.finditer(title + html) if piece[1] == "mark")
        return cls(hits, frozenset(offers), html, title)

    @property
    def is_noted(self) -> bool:
        """Notes stand beside the text, for which a page keeps room."""
        return '<div class="note beside' in self._html

    def markup(self, current: int | None = None) -> Markup:
        """Give the page; the hit of the number ``current`` has the class ``here``."""
        return _told_apart(self._html, current)

    def title(self, current: int | None = None) -> Markup:
        """Give the heading that goes before the page, "" for none; ``current`` as in ``markup``."""
        return _told_apart(self._title, current)


def _told_apart(html: Html, current: int | None) -> Markup:
    def put(piece: re.Match[str]) -> str:
        is_here = int(piece[2]) == current
        if piece[1] == "span":
            return f'<span class="hit{" here" if is_here else ""}">'
        here = ' class="here"' if is_here else ""
        return f'<mark id="hit-{piece[2]}"{here}>'

    return Markup(_PIECES.sub(put, html))  # noqa: S704 - made by html_safety alone
