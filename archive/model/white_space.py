"""White space of texts, which XML may change as it likes: a run of it is one blank."""

from __future__ import annotations

import re

WHITE_SPACE = " \t\r\n"
"""White space as XML 1.0, 2.3 defines it; a no-break space is a character of the text."""

_RUNS = re.compile(f"[{WHITE_SPACE}]+")


def collapsed(text: str) -> str:
    """Give a text with runs of white space as one blank and none at the ends.

    In most texts every run is one blank already; to look for what else there may be takes an eighth of rewriting them.
    """
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        text = _RUNS.sub(" ", text)
    return text.strip(" ")
