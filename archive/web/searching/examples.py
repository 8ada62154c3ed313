"""Searches offered under the box: taken from what the archive holds, and each tried before it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from archive.model import TextUnit
from archive.search import FacetValue

_TRIED = 12
"""Candidates of one kind that are tried before the kind is given up."""

_LONG = 7
"""Letters of a word that is likely to be worth searching for."""


def examples(
    texts: Sequence[TextUnit],
    people: Sequence[FacetValue],
    years: Sequence[FacetValue],
    finds: Callable[[str], int],
) -> tuple[tuple[str, int], ...]:
    """Give up to four queries that find something, each with its count: a word, a phrase, a speaker, a year.

    ``texts`` come with the most interesting first; ``finds`` counts the hits of a query.
    """
    kinds = (_words(texts), _phrases(texts), _speakers(people), (f"date:{year.key}" for year in _by_count(years)))
    tried = (((query, finds(query)) for query in islice(kind, _TRIED)) for kind in kinds)
    found = (next((pair for pair in kind if pair[1]), None) for kind in tried)
    return tuple(pair for pair in found if pair is not None)


def _words(texts: Sequence[TextUnit]) -> Iterator[str]:
    for text in texts:
        words = {word.lower() for word in re.findall(rf"[^\W\d_]{{{_LONG},}}", text.title)}
        yield from sorted(words, key=lambda word: (-len(word), word))


def _phrases(texts: Sequence[TextUnit]) -> Iterator[str]:
    for text in texts:
        words = re.findall(r"[^\W\d_]+", text.title.lower())
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            if min(len(first), len(third)) >= _LONG - 2:
                yield f"“{first} {second} {third}”"


def _speakers(people: Sequence[FacetValue]) -> Iterator[str]:
    for person in _by_count(people):
        name = re.sub(r"\(.*?\)", "", person.label)
        words = re.findall(r"[^\W\d_]+", name.partition(",")[0])
        if words:
            yield f"speaker:{words[-1]}"


def _by_count(values: Sequence[FacetValue]) -> list[FacetValue]:
    return sorted(values, key=lambda value: -value.count)
