"""The same text twice: word for word, or nearly so.

Texts are compared by sketches of their shingles (runs of words): the least of all hash values, a sample that is the same for
the same text (Broder, “On the resemblance and containment of documents”, 1997).
"""

from __future__ import annotations

import hashlib
import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from archive.ingest.health.report import Report, listed

SHINGLE = 4
"""Words of a shingle: a text with every twentieth word changed keeps two thirds of them."""

SKETCH = 128
"""Hash values kept of a text; the resemblance estimated from them is off by 0.04 (one standard deviation)."""

SAME = 0.65
"""Resemblance from which two texts are one. Two proclamations that follow one form, thirty years apart, have 0.58, the most of
any different two among 384 speeches; the same speech in two transcriptions has 0.99.
"""

FEWEST = 5
"""Words below which texts are the same by chance."""

FEWEST_NEAR = 25
"""Words below which only equal texts are the same: forms differ in a name and a date."""

_CROWD = 30
"""Texts that may share a shingle; more share a formula."""

_PROMISING = 3
"""One in so many values of a sketch must be shared for a pair to be looked at: half of what ``SAME`` makes likely."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text is compared by: how many ``words`` it has, the ``digest`` of them all, and the ``sketch`` in order."""

    words: int
    digest: str
    sketch: tuple[int, ...]


def likeness_of(texts: Iterable[str]) -> Likeness:
    """Sketch a text that is given in parts; case, punctuation and white space do not matter."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    data = [word.encode("utf-8", "surrogatepass") for word in words]
    runs = {zlib.crc32(b" ".join(data[at : at + SHINGLE])) for at in range(len(data) - SHINGLE + 1)}
    return Likeness(len(words), digest, tuple(heapq.nsmallest(SKETCH, runs)))


def duplicates(texts: Sequence[tuple[str, Likeness]]) -> Iterator[Report]:
    """Report each group of texts (ids with what they are compared by) that are the same."""
    same = defaultdict(list)
    for item, likeness in texts:
        if likeness.words >= FEWEST:
            same[likeness.digest].append(item)
    for items in same.values():
        if len(items) > 1:
            yield Report("duplicate", f"{listed(items)} are the same text, word for word.", tuple(items))
    first = {items[0] for items in same.values()}
    for items in _groups([(item, one) for item, one in texts if item in first and one.words >= FEWEST_NEAR]):
        yield Report("duplicate", f"{listed(items)} are nearly the same text.", tuple(items))


def _groups(texts: Sequence[tuple[str, Likeness]]) -> Iterator[list[str]]:
    """Join texts that are nearly the same, and those joined to the same."""
    group = {item: [item] for item, _ in texts}
    for one, other in _pairs([likeness for _, likeness in texts]):
        joined, added = group[texts[one][0]], group[texts[other][0]]
        if joined is not added:
            joined += added
            group |= dict.fromkeys(added, joined)
    seen: set[int] = set()
    for items in group.values():
        if len(items) > 1 and id(items) not in seen:
            seen.add(id(items))
            yield sorted(items)


def _pairs(texts: Sequence[Likeness]) -> Iterator[tuple[int, int]]:
    bearers = defaultdict(list)
    for number, likeness in enumerate(texts):
        for value in likeness.sketch:
            bearers[value].append(number)
    shared = Counter(pair for numbers in bearers.values() if len(numbers) <= _CROWD for pair in combinations(numbers, 2))
    for (one, other), count in shared.items():
        sketches = texts[one].sketch, texts[other].sketch
        if _PROMISING * count >= min(map(len, sketches)) and _resemblance(*sketches) >= SAME:
            yield one, other


def _resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate the share of shingles that two texts have in common."""
    least = heapq.nsmallest(SKETCH, {*one, *other})
    return len({*one} & {*other} & {*least}) / max(1, len(least))
