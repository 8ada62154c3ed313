"""Queries for the benchmark of search, drawn from the words of a corpus with a fixed seed.

No word comes twice within a kind, so that no query is helped by the one before it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from archive.search import And, Or, Phrase, Prefix, Query, Word
from archive.search.words.analysis import forms, stems

SEED = 1917
EACH = 30
"""Queries of a kind."""

COMMON, MIDDLE = slice(0, 150), slice(150, 3000)
"""Ranks of words by the number of passages that hold them; only one word of a stem counts."""

COMMONEST = 8
"""Pairs of words that follow each other more often than any others: “of the”."""

WARM = Word("antidisestablishmentarianism")
"""Asked before anything is measured."""


def drawn(passages: Sequence[str]) -> dict[str, list[Query]]:
    """Draw the queries of each kind."""
    chance = random.Random(SEED)
    words = _ranked(passages)
    common, middle = words[COMMON], words[MIDDLE]
    two = list(zip(chance.sample(common, EACH), chance.sample(middle, EACH), strict=True))
    three = list(zip(*[iter(chance.sample(common, 3 * EACH))] * 3, strict=True))
    beginnings = list(dict.fromkeys(word[: chance.choice((3, 4))] for word in middle if len(word) > 4))
    return {
        "common words": [Word(word) for word in chance.sample(common, EACH)],
        "middling words": [Word(word) for word in chance.sample(middle, EACH)],
        "AND of two": [And((Word(one), Word(other))) for one, other in two],
        "prefix": [Prefix(beginning) for beginning in chance.sample(beginnings, EACH)],
        "phrases": [_phrase(each) for each in _phrases(passages, chance)],
        "OR of three common": [Or(tuple(map(Word, each))) for each in three],
        "commonest phrases": [_phrase(pair) for pair in _commonest(passages)],
    }


def _ranked(passages: Iterable[str]) -> list[str]:
    held = Counter(form for passage in passages for form in set(forms(passage)))
    by_stem = {stems(form, "en"): form for form, _ in reversed(held.most_common()) if form.isascii() and form.isalpha()}
    return sorted(by_stem.values(), key=lambda form: (-held[form], form))


def _phrases(passages: Sequence[str], chance: random.Random) -> list[tuple[str, ...]]:
    """Take two, three or four words that follow each other from any passage: as common as phrases are."""
    found: dict[tuple[str, ...], None] = {}
    while len(found) < EACH:
        words, size = forms(chance.choice(passages)), chance.choice((2, 3, 4))
        if len(words) >= size:
            at = chance.randrange(len(words) - size + 1)
            phrase = words[at : at + size]
            if all(word.isascii() and word.isalpha() for word in phrase):
                found[phrase] = None
    return list(found)


def _commonest(passages: Iterable[str]) -> Iterator[tuple[str, ...]]:
    pairs = Counter(pair for passage in passages for pair in zip(forms(passage), forms(passage)[1:], strict=False))
    return (pair for pair, _ in pairs.most_common(COMMONEST))


def _phrase(words: Iterable[str]) -> Phrase:
    return Phrase(tuple(map(Word, words)))
