"""What the rules of description may look at: the passages, the names and dates in them, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.authorities import Authorities, Authority, Kind, Mention
from archive.dates import WordedDate, find_dates
from archive.describe.faults import Fault, find_faults, put_right, words_of
from archive.describe.structure.header import Field, fields_of
from archive.model import Passage, Span

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Dr|St|No))(?<!\bMrs)[.!?][\"”’»)\]]*\s+(?=[\"“«(\[]?[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text under description; ``words``, ``faults``, ``mentions`` and ``dates`` run parallel to ``passages``.

    ``words`` are those of a passage with faults of transmission put right letter by letter, so that offsets are those of
    the received text. ``name`` is the file's name without its folder and ending. ``header`` is what lines at the head of
    the file state ("#title", "author:").
    """

    name: str
    language: str
    authorities: Authorities
    passages: tuple[Passage, ...]
    words: tuple[str, ...]
    faults: tuple[tuple[Fault, ...], ...]
    mentions: tuple[tuple[Mention, ...], ...]
    dates: tuple[tuple[WordedDate, ...], ...]
    header: tuple[Field, ...] = ()

    def span(self, number: int, start: int, end: int) -> Span:
        """Give words of the passage at ``number`` as evidence."""
        passage = self.passages[number]
        return Span(passage.id, start, end, passage.received[start:end])

    def named(self, number: int, *kinds: Kind) -> Iterator[tuple[Mention, Authority]]:
        """Give the names in a passage that stand for one authority alone, of some kinds or of any."""
        for mention in self.mentions[number]:
            authority = self.authorities.get(mention.keys[0]) if len(mention.keys) == 1 else None
            if authority is not None and (not kinds or authority.kind in kinds):
                yield mention, authority

    def sentence(self, number: int, offset: int) -> tuple[int, int]:
        """Give the stretch of the sentence around an offset of a passage."""
        start, words = 0, self.words[number]
        for end in _SENTENCE_END.finditer(words):
            if end.end() > offset:
                return start, end.start() + 1
            start = end.end()
        return start, len(words)

    def of(self, element: str) -> Iterator[int]:
        """Give the numbers of the passages with a TEI element."""
        return (number for number, passage in enumerate(self.passages) if passage.element == element)


def gather(name: str, language: str, authorities: Authorities, passages: Sequence[Passage]) -> Evidence:
    """Look for faults, names and dates in every passage."""
    known = words_of(passages)
    faults = tuple(find_faults(passage.received, language, _line_ends(passage), known) for passage in passages)
    words = tuple(
        put_right(passage.received, found) if found else passage.received
        for passage, found in zip(passages, faults, strict=True)
    )
    return Evidence(
        name=name,
        language=language,
        authorities=authorities,
        passages=tuple(passages),
        words=words,
        faults=faults,
        mentions=tuple(authorities.find(each) for each in words),
        dates=tuple(find_dates(each, language) for each in words),
        header=fields_of(passages),
    )


def _line_ends(passage: Passage) -> tuple[int, ...]:
    return tuple(mark.start for mark in passage.marks if mark.element == "lb")
