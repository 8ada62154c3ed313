"""All words of a described text as its source has them, so that nothing can be lost unseen."""

import re
from collections.abc import Sequence

from archive.model import Section

WHITE_SPACE = re.compile(r"[ \t\r\n]+")


def words_of(sections: Sequence[Section]) -> str:
    """Put the words of the passages, and of what stands beside them, together as they stand in the text."""
    parts: list[str] = []
    for passage in (passage for section in sections for passage in section.passages):
        at = 0
        for mark in passage.marks:
            if mark.element == "fw":
                parts += [passage.received[at : mark.start], mark.content or ""]
                at = mark.start
        parts.append(passage.received[at:])
    return WHITE_SPACE.sub("", "".join(parts))
