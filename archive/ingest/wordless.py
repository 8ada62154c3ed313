"""Refuses a TEI file without any words: there would be nothing in it to read, to find or to cite."""

from __future__ import annotations

import re

from archive.errors import SourceError
from archive.model import Item

_INCLUDED = re.compile(rb"""<(?:[\w.-]+:)?include\b[^>]*?\bhref\s*=\s*["']([^"']*)["']""")


def must_have_words(data: bytes, item: Item, name: str) -> None:
    """Raise SourceError for a text of no words; where it takes its words from other files (XInclude), with their names."""
    if any(passage.received.strip() for passage in item.passages):
        return
    included = [f"“{found[1].decode(errors='replace')}”" for found in _INCLUDED.finditer(data)]
    if included:
        reason = f"has no words of its own but includes {', '.join(included)}. Put the files themselves into seeds/ instead."
    else:
        reason = "has no words in its text. Put them into it, or take it out of the folder."
    raise SourceError(name, None, reason)
