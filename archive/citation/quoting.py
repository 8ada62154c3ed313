"""Words quoted with their reference, as they go into a manuscript."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from archive.citation.citable import Citable
from archive.citation.formatted import Formatted
from archive.citation.telling import Style

SET_OFF = 100
"""Words from which a quotation is set off as a block, without quotation marks (Chicago Manual of Style, 18th ed., 12.10)."""


def quote(words: Sequence[str], cited: Citable, made: Formatted, style: Style) -> Markup:
    """Write a quotation with its reference as HTML: the words with the parenthesis or the note that belongs to them, and the
    entry of a list of works where it goes with that.

    ``words`` are those of each passage, none where a passage or a text is cited without its words. A text that is cited as a
    whole, and any in a style that cites by numbers, has the entry alone.
    """
    is_set_off = len(words) > 1 or sum(len(part.split()) for part in words) >= SET_OFF
    blocks = [Markup("<p>{}</p>").format(part if is_set_off else f"“{part}”") for part in words]
    note = _linked(made.note_html, cited.url) if cited.paragraphs is not None else Markup("")
    if blocks and note and not style.is_note:
        blocks[-1], note = Markup("{} {}{}</p>").format(blocks[-1].removesuffix("</p>"), note, _stop(words[-1])), Markup("")
    if blocks:
        joined = Markup("").join(blocks)
        blocks = [Markup('<blockquote cite="{}">{}</blockquote>').format(cited.url, joined) if is_set_off else joined]
    blocks += [Markup("<p>{}</p>").format(note)] if note else []
    if not (blocks and style.is_note):
        blocks.append(Markup("<p>{}</p>").format(_linked(made.html, cited.url)))
    return Markup("\n").join(blocks)


def _linked(html: Markup, url: str) -> Markup:
    """Make a link of the address in a citation."""
    return html.replace(escape(url), Markup('<a href="{0}">{0}</a>').format(url))


def _stop(words: str) -> str:
    """Close the sentence behind a parenthesis, unless the words quoted close it."""
    return "" if words.endswith((".", "?", "!", "…")) else "."
