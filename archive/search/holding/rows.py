"""What is known of texts and passages without their words."""

from __future__ import annotations

from typing import NamedTuple

from archive.model import PassageUnit, TextUnit


class PassageRow(NamedTuple):
    """What is known of a passage without its words. ``length`` is in tokens as received; ``voices`` are the keys of those who
    speak in it, in order; ``is_whole`` is true when one of them says all of it; ``mentions`` those of whom it names.
    """

    id: str
    language: str
    length: int
    voices: tuple[str, ...]
    is_whole: bool
    mentions: tuple[str, ...] = ()


class TextRow(NamedTuple):
    """A text without its words; ``ordinal`` is its number among those of its item."""

    text: TextUnit
    ordinal: int
    passages: tuple[PassageRow, ...]

    @property
    def speeches(self) -> int:
        """Count the voices that say a part of a passage and no more."""
        return sum(len(passage.voices) for passage in self.passages if not passage.is_whole)


def row_of(passage: PassageUnit, length: int) -> PassageRow:
    """Give what is known of a passage of so many words as received."""
    keys = tuple(key for key, _, _ in passage.voiced)
    is_whole = [voiced[1:] for voiced in passage.voiced] == [(passage.received, passage.corrected)]
    return PassageRow(passage.id, passage.language, length, keys, is_whole, passage.mentions)
