"""The words that a pattern stands for, found in the sorted list of an archive's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from archive.search.analysis import fold
from archive.search.query import Fuzzy, Prefix, Wildcard


def expansions(pattern: Prefix | Wildcard | Fuzzy, words: Sequence[str]) -> Iterator[str]:
    """Give the words, sorted by code point, that a pattern stands for, in that order; not those struck out of it."""
    found = _expansions(pattern, words)
    return (word for word in found if word not in pattern.without) if pattern.without else found


def stands_for(pattern: Prefix | Wildcard | Fuzzy, form: str) -> bool:
    """Tell whether a pattern stands for one folded form."""
    return any(True for _ in expansions(pattern, (form,)))


def shares(needs: Sequence[int], limit: int) -> list[int]:
    """Part a limit among patterns by what they need: nobody gets more than an equal share while another goes short."""
    given = [0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda index: (needs[index], index))
    for rank, index in enumerate(waiting):
        given[index] = min(needs[index], limit // (len(waiting) - rank))
        limit -= given[index]
    return given


def _expansions(pattern: Prefix | Wildcard | Fuzzy, words: Sequence[str]) -> Iterator[str]:
    match pattern:
        case Prefix(text):
            return _begin(fold(text), words)
        case Wildcard(text):
            return _match(text, words)
        case Fuzzy(text, distance):
            return resembling(fold(text), distance, words)


def _begin(prefix: str, words: Sequence[str]) -> Iterator[str]:
    for index in range(bisect_left(words, prefix), len(words)):
        if not words[index].startswith(prefix):
            return
        yield words[index]


def _match(pattern: str, words: Sequence[str]) -> Iterator[str]:
    begin = fold(re.split(r"[*?]", pattern, maxsplit=1)[0])
    fits = _shape(pattern).fullmatch
    return (word for word in (_begin(begin, words) if begin else words) if fits(word))


@lru_cache(maxsize=256)
def _shape(pattern: str) -> re.Pattern[str]:
    pieces = [_piece(part) for part in re.split(r"\*+", pattern)]
    # Atomic groups: each piece is taken where it first fits, so that no pattern needs more than one pass over a word.
    middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
    form = pieces[0] if len(pieces) == 1 else f"{pieces[0]}{middle}.*{pieces[-1]}"
    return re.compile(form, re.DOTALL)


def _piece(part: str) -> str:
    return ".".join(re.escape(fold(literal)) for literal in part.split("?"))


def resembling(word: str, distance: int, words: Sequence[str]) -> Iterator[str]:
    """Give the words at an edit distance (Levenshtein 1966; no transpositions).

    Cut into one piece more than edits are allowed, a word has a piece that no edit touched: few words hold one of them.
    """
    size = len(word)
    shortest, longest = size - distance, size + distance
    cuts = [size * part // (distance + 1) for part in range(distance + 2)]
    pieces = [word[begin:end] for begin, end in pairwise(cuts)]
    places = {letter: sum(1 << at for at, each in enumerate(word) if each == letter) for letter in word}
    for candidate in words:
        if shortest <= len(candidate) <= longest:
            for piece in pieces:
                if piece in candidate:
                    if _edits(places, size, candidate) <= distance:
                        yield candidate
                    break


def _edits(places: Mapping[str, int], size: int, candidate: str) -> int:
    """Count the letters that two words differ by: a column of the table of distances as two integers of a bit a letter (Myers
    1999, in the form of Hyyrö 2003). ``places`` has a bit for each place of a letter in the first word.
    """
    whole = (1 << size) - 1
    last = 1 << size - 1
    more, less, count = whole, 0, size
    for letter in candidate:
        same = places.get(letter, 0)
        across = (((same & more) + more) ^ more) | same
        same |= less
        up, down = less | (whole & ~(across | more)), more & across
        count += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        more, less = (down << 1 | ~(same | up)) & whole, up & same
    return count
