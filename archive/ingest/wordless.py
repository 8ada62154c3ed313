"""Says of a master that it has no words: only what is known about it can be found, and its text is elsewhere."""

from __future__ import annotations

import re

from archive.model import Item

_INCLUDED = re.compile(rb"""<(?:[\w.-]+:)?include\b[^>]*?\bhref\s*=\s*["']([^"']*)["']""")


def lack_of_words(data: bytes, item: Item) -> str:
    """Give a note on a text of no words, with the names of the files it takes its words from (XInclude); "" for any other."""
    if any(passage.received.strip() for passage in item.passages):
        return ""
    included = [f"“{found[1].decode(errors='replace')}”" for found in _INCLUDED.finditer(data)]
    if included:
        return f"it has no words of its own but includes {', '.join(included)}; put the files themselves into seeds/ instead"
    return "it has no words in its text"
