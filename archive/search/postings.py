"""Lists of postings as an engine gives them, and what can be read from them: counts, and the places of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from operator import rshift
from typing import Literal, NamedTuple, Protocol

Space = Literal["passages", "speeches"]
"""What is numbered in a list of postings: passages, or the part of a passage that one voice says (Collection.speeches)."""

SPACES: tuple[Space, ...] = ("passages", "speeches")

Reading = Literal["received", "corrected"]
READINGS: tuple[Reading, ...] = ("received", "corrected")


DOCUMENT_BITS = 24
"""A position in a part is the number of the document shifted so far, plus the position in it: then lists can be compared as
they are, and the document read off. A passage of more words (sixteen million) is larger than a file may be."""


class Postings(NamedTuple):
    """Where a term occurs in one part of a generation.

    ``numbers`` are of the space asked for, each once; ``counts`` say how often in each. ``places`` reads the positions in
    all of them, ascending. ``table`` gives for each document of the part its number, NOBODY for one that no longer counts.
    """

    part: int
    table: Sequence[int]
    numbers: Sequence[int]
    counts: Sequence[int]
    places: Callable[[], Sequence[int]]


NOBODY = -1


class Source(Protocol):
    """The lists of postings of a generation."""

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Iterable[Postings]:
        """Give the postings of a stem (with its language) or of a form, for each part where it occurs."""
        ...


class Places(NamedTuple):
    """Places in one part, ascending, with the table of its documents."""

    positions: Sequence[int]
    table: Sequence[int]

    def counted(self, some: Sequence[int]) -> dict[int, int]:
        """Count some places of the part by number."""
        documents = Counter(map(rshift, some, repeat(DOCUMENT_BITS)))
        counts = {self.table[document]: count for document, count in documents.items()}
        counts.pop(NOBODY, None)
        return counts


def places_by_part(lists: Iterable[Postings]) -> dict[int, Places]:
    """Give the places of a word that stands in several lists, by part."""
    by_part: dict[int, list[Postings]] = defaultdict(list)
    for postings in lists:
        by_part[postings.part].append(postings)
    found = {}
    for part, each in by_part.items():
        places = each[0].places() if len(each) == 1 else sorted(set().union(*(postings.places() for postings in each)))
        found[part] = Places(places, each[0].table)
    return found


def merged(counts: Iterable[Mapping[int, int] | Iterable[tuple[int, int]]]) -> dict[int, int]:
    """Bring counts together; where there are several for one number, the highest."""
    all_counts: dict[int, int] = {}
    for each in counts:
        some = dict(each)
        if all_counts.keys().isdisjoint(some):
            all_counts.update(some)
            continue
        for number, count in some.items():
            if count > all_counts.get(number, 0):
                all_counts[number] = count
    return all_counts
