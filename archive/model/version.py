"""The name of a state of a text: a digest of its words and the ids of its passages, and of nothing else."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from archive.model.text import Passage
from archive.model.white_space import collapsed
from archive.reference import VERSION_DIGITS


def version_of(passages: Iterable[Passage]) -> str:
    """Return the version of a text: the first 12 hex digits of the sha256 over, for each passage in order, its id,
    U+001F, its received text, U+001E, its corrected text, U+001E; texts in NFC, runs of white space as one blank.
    """
    digest = hashlib.sha256()
    for passage in passages:
        received = _plain(passage.received)
        corrected = received if passage.corrected == passage.received else _plain(passage.corrected)
        digest.update(f"{passage.id}\x1f{received}\x1e{corrected}\x1e".encode())
    return digest.hexdigest()[:VERSION_DIGITS]


def _plain(text: str) -> str:
    return collapsed(unicodedata.normalize("NFC", text))
