"""Lays a quotation beside a text: the words both have, in the same order, as near to each other as can be.

The words that both have are seeds, and the best chain of seeds is found, as aligners of long sequences do (Li 2018, Minimap2,
section 2.1): each word earns its weight, each word that one side lacks costs a little, many in a row less and less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from archive.search.quoting.pasted import PastedWord
from archive.search.words.lexicon import resembling

LOOK_BACK = 64
"""Seeds before one that may stand before it in a chain: more than the common words between two rare ones make."""

LOOK_BACK_OVER_GAPS = 512
"""The same where the quotation left something out."""

MOST_SEEDS = 12_000
"""Seeds that are chained, those of the words with fewest places first: as many as has a paragraph
that repeats itself thirty times."""

MOST_STEPS = 800_000
"""Pairs of seeds that are looked at, fewer before each where there are many: some 90 milliseconds."""

_MISSING, _FEW, _MISSING_MORE = 0.25, 4, 0.05
"""What each of the first words costs that one side lacks, how many these are, and what each further one costs."""

_RESEMBLING = 0.6
"""The part of its weight that a word earns which is spelled a little differently."""

_SHORTEST = 4
"""Letters from which two words may resemble each other: shorter ones all do."""


class Seed(NamedTuple):
    """Words both have: ``size`` of them from number ``at`` in the quotation, ``text_size`` from ``text_at`` in the text."""

    text_at: int
    at: int
    text_size: int
    size: int
    weight: float
    is_same: bool


class Chain(NamedTuple):
    """Seeds in order, none overlapping another, and what they earned less what lies between them cost."""

    score: float
    seeds: tuple[Seed, ...]


NOTHING = Chain(0.0, ())


def seeds(
    words: Sequence[PastedWord],
    weights: Sequence[float],
    text: Sequence[str],
    chosen: Iterable[int] | None = None,
    *,
    loosely: bool = False,
    most: int = MOST_SEEDS,
) -> list[Seed]:
    """Give where the words of a quotation stand among the forms of a text, or only those whose numbers are ``chosen``.

    ``loosely`` also finds those that the text has in another spelling, as one word for two, or as two for one. Of more than
    ``most`` seeds, those are given whose words have fewest places.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(text):
        places[form].append(number)
    numbers = range(len(words)) if chosen is None else list(chosen)
    here = sorted((at for at in numbers if words[at].form in places), key=lambda at: len(places[words[at].form]))
    exactly = (Seed(place, at, 1, 1, weights[at], True) for at in here for place in places[words[at].form])
    found = list(islice(exactly, most))
    if loosely:
        missing = [at for at in numbers if words[at].form not in places]
        found.extend(islice(_joined(words, weights, text, places, missing), most))
        found.extend(islice(_resembling(words, weights, places, missing), most))
    return sorted(found)


def best_chain(found: Sequence[Seed], words: Sequence[PastedWord]) -> Chain:
    """Give the best chain of seeds, which stand in the order of the text."""
    if not found:
        return NOTHING
    gaps = list(accumulate(word.is_after_gap for word in words))
    reach = min(LOOK_BACK_OVER_GAPS if gaps[-1] else LOOK_BACK, MOST_STEPS // len(found))
    scores: list[float] = []
    before: list[int] = []
    ends = [(seed.at + seed.size, seed.text_at + seed.text_size, gaps[seed.at]) for seed in found]
    for number, (text_at, at, _, _, weight, _) in enumerate(found):
        best, link, gap = 0.0, -1, gaps[at]
        for other in range(max(0, number - reach), number):
            score = scores[other]
            if score <= best:
                continue
            end, text_end, gap_before = ends[other]
            if end > at or text_end > text_at:
                continue
            gained = score - (_cost(at - end) + _MISSING if gap > gap_before else _cost(max(at - end, text_at - text_end)))
            if gained > best:
                best, link = gained, other
        scores.append(best + weight)
        before.append(link)
    last = max(range(len(found)), key=scores.__getitem__)
    links = [last]
    while before[links[-1]] >= 0:
        links.append(before[links[-1]])
    return Chain(scores[last], tuple(found[link] for link in reversed(links)))


def _cost(missing: int) -> float:
    return _MISSING * missing if missing <= _FEW else _MISSING * _FEW + _MISSING_MORE * (missing - _FEW)


def _joined(
    words: Sequence[PastedWord],
    weights: Sequence[float],
    text: Sequence[str],
    places: Mapping[str, Sequence[int]],
    missing: Sequence[int],
) -> Iterable[Seed]:
    """Find “to day” for “today”, and “today” for “to day”."""
    wanted = {words[at].form: at for at in missing}
    for number in range(len(text) - 1) if wanted else ():
        at = wanted.get(text[number] + text[number + 1])
        if at is not None:
            yield Seed(number, at, 2, 1, _RESEMBLING * weights[at], False)
    for at in range(len(words) - 1):
        for number in places.get(words[at].form + words[at + 1].form, ()):
            yield Seed(number, at, 1, 2, _RESEMBLING * max(weights[at], weights[at + 1]), False)


def _resembling(
    words: Sequence[PastedWord], weights: Sequence[float], places: Mapping[str, Sequence[int]], missing: Sequence[int]
) -> Iterable[Seed]:
    known = sorted(places)
    for at in missing:
        form = words[at].form
        if len(form) < _SHORTEST:
            continue
        distance = 1 if len(form) < 2 * _SHORTEST - 1 else 2
        for other in resembling(form, distance, [one for one in known if abs(len(one) - len(form)) <= distance]):
            yield from (Seed(place, at, 1, 1, _RESEMBLING * weights[at], False) for place in places[other])
