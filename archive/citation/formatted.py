"""A citation as readers see it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Formatted:
    """A citation in a style, as HTML that holds no element but ``i`` and as plain text.

    ``html`` and ``text`` are the entry of a list of works; ``note_html`` and ``note_text`` the citation where it is used:
    a footnote (Chicago) or a parenthesis (MLA, APA), which names the passage; empty in a style that cites by numbers.
    """

    html: Markup
    text: str
    note_html: Markup
    note_text: str
