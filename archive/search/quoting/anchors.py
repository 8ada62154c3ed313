"""The passages in which a quotation may stand: those where its rare words stand, at the distances they have in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.search.holding.bitsets import Numbers
from archive.search.holding.postings import READINGS, Source

ANCHORS = 24
"""Words of a quotation that are looked up: in trials, more of them found no more."""

MOST_HOLDING = 8_000
"""Passages that the anchors may be in, each counted as often as it is in the quotation, from which on no further word is taken.
The two rarest words are always looked up.
"""

MOST_OFFSETS = 8
"""Times that one word of a quotation is compared, the first ones: what it has more often says little of where it stands."""

MOST_VOTES = 150_000
"""Places of words that are brought together in one reading, the rarest words first; 3 MB, and some 20 milliseconds."""

_BAND = 4
"""Words at nearly the distances they have in the quotation fall into one band of this many bits, or into two neighbours."""

_AHEAD = 1 << 10
"""Added to every place, so that none becomes negative; more than the words of a quotation."""


def chosen_anchors(forms: Sequence[str], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Choose the words of a quotation to be looked up, the rarest first; ``counts`` says in how many passages each form is."""
    times = Counter(forms)
    known = sorted((form for form in counts if counts[form]), key=lambda form: (counts[form], form))
    chosen: list[str] = []
    holding = 0
    for form in known[:ANCHORS]:
        holding += counts[form] * times[form]
        if holding > MOST_HOLDING and len(chosen) >= 2:
            break
        chosen.append(form)
    return tuple(chosen)


def likely_passages(source: Source, forms: Sequence[str], weights: Mapping[str, float], passages: int, size: int) -> list[int]:
    """Give the numbers of the passages that have most of some words in their order, the likeliest first, at most ``size``.

    ``forms`` is the quotation; ``weights`` gives the words to be looked up, the rarest first, and what each is worth;
    ``passages`` says how many passages there are.
    """
    offsets: dict[str, list[int]] = defaultdict(list)
    for offset, form in enumerate(forms):
        if form in weights and len(offsets[form]) < MOST_OFFSETS:
            offsets[form].append(offset)
    worth = np.zeros(passages)
    for reading in READINGS:
        held = np.zeros(passages)
        votes: list[_Votes] = []
        left = MOST_VOTES
        for form in weights:
            postings = source.read("passages", reading, form, stemmed=False)
            if postings is None:
                continue
            held[postings.occurring.numbers] += weights[form]
            if left > 0:
                votes.extend(_votes(postings.places(), offsets[form], weights[form], left))
                left = MOST_VOTES - sum(len(each.places) for each in votes)
        _add_strongest(held, source, votes, size)
        worth = np.maximum(worth, held)
    best = np.argsort(-worth, kind="stable")[:size]
    return [number for number in best.tolist() if worth[number] > 0]


class _Votes(NamedTuple):
    """Places of a word, and the bands they fall into when the quotation has it at some offset."""

    places: Numbers
    bands: Numbers
    weight: float


def _votes(places: Numbers, offsets: Sequence[int], weight: float, most: int) -> list[_Votes]:
    """Give the votes of a word, for one of its offsets at least, for the others while there are not more than ``most``."""
    enough = offsets[: max(1, most // max(1, len(places)))]
    return [_Votes(places, places + (_AHEAD - offset) >> _BAND, weight) for offset in enough]


def _add_strongest(held: NDArray[np.float64], source: Source, votes: Sequence[_Votes], size: int) -> None:
    """Add to what passages are worth what the strongest two neighbouring bands in them are."""
    if not votes:
        return
    bands = np.concatenate([each.bands for each in votes])
    order = np.argsort(bands, kind="stable")
    is_new = np.diff(bands[order], prepend=-1) != 0
    bands, first = bands[order][is_new], order[is_new]
    weights = np.concatenate([np.full(len(each.bands), each.weight) for each in votes])
    worth = np.bincount(np.cumsum(is_new) - 1, weights[order])
    is_beside = np.diff(bands, append=-1) == 1
    both = worth + np.where(is_beside, np.roll(worth, -1), 0.0)
    places = np.concatenate([each.places for each in votes])[first]
    seen: set[int] = set()
    for band in np.argsort(-both, kind="stable")[: 2 * size].tolist():
        for number in source.counted(places[band : band + 1]).numbers.tolist():
            if number not in seen:
                held[number] += both[band]
                seen.add(number)
