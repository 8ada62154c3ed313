"""An item as plain text, for readers and programs that know no TEI."""

from __future__ import annotations

from archive.model import Item
from archive.tei.reading import View


def plain_text(item: Item, view: View = "received") -> str:
    """Give the words of an item: a paragraph for each passage, an empty line between two, a line end at the end.

    ``view`` chooses the text as transmitted or as corrected.
    """
    texts = (passage.received if view == "received" else passage.corrected for passage in item.passages)
    return "\n\n".join(text for text in texts if text) + "\n"
