"""The hits of a search on a page: numbered down the page once all of it is written, and the one in view told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.tei.html_frame import HIT_IN_VIEW
from archive.tei.html_safety import Html
from archive.tei.html_words import HIT

Highlights = Mapping[str, Sequence[tuple[int, int]]]
"""Half-open ranges to be marked, in order, by passage: offsets in its text as the page shows it."""

_PIECES = re.compile(f"<(mark|span){HIT}(\\d+){HIT}>")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A section as HTML. ``hits`` name each hit as (passage, which of its ranges, from 0) in the order of the page."""

    hits: tuple[tuple[str, int], ...]
    _html: Html
    _numbers: Mapping[int, int]

    @classmethod
    def of(cls, html: Html, serials: Sequence[tuple[str, int]]) -> Drawn:
        """Number the hits in the order of the page, which is known only now that notes stand where they stand."""
        order = dict.fromkeys(int(piece[2]) for piece in _PIECES.finditer(html))
        return cls(tuple(serials[serial] for serial in order), html, {serial: n for n, serial in enumerate(order, 1)})

    def markup(self, current: int | None = None) -> Markup:
        """Give the page; the hit that is ``current`` (from 1) has the class ``here``, and the id ``hit`` just before it."""

        def put(piece: re.Match[str]) -> str:
            number = self._numbers[int(piece[2])]
            is_here = number == current
            if piece[1] == "span":
                return f'<span class="hit{" here" if is_here else ""}">'
            mark = f'<mark id="hit-{number}"'
            return f'<span id="{HIT_IN_VIEW}"></span>{mark} class="here">' if is_here else f"{mark}>"

        return Markup(_PIECES.sub(put, self._html))  # noqa: S704 - made by html_safety alone
