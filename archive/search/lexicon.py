"""The words that a pattern stands for, found in the sorted list of an archive's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
    pieces = [_piece(part) for part in re.split(r"\*+", pattern)]
    begin = re.split(r"[*?]", pattern, maxsplit=1)[0]
    # Atomic groups: each piece is taken where it first fits, so that no pattern needs more than one pass over a word.
    middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
    form = pieces[0] if len(pieces) == 1 else f"{pieces[0]}{middle}.*{pieces[-1]}"
    matches = re.compile(form, re.DOTALL).fullmatch
    return (word for word in _begin(fold(begin), words) if matches(word))


def _piece(part: str) -> str:
    return ".".join(re.escape(fold(literal)) for literal in part.split("?"))


def resembling(word: str, distance: int, words: Sequence[str]) -> Iterator[str]:
    """Walk the sorted words with one row of the table of edit distances for each letter, rows of a shared beginning kept;
    a beginning from which no word can come near is passed over with all its words (Levenshtein 1966; no transpositions).
    """
    rows = [list(range(len(word) + 1))]
    before, index = "", 0
    while index < len(words):
        candidate = words[index]
        shared = _shared(before, candidate, len(rows) - 1)
        del rows[shared + 1 :]
        for letter in candidate[shared:]:
            rows.append(_row(rows[-1], word, letter))
            if min(rows[-1]) > distance:
                break
        before = candidate
        if len(rows) <= len(candidate) or min(rows[-1]) > distance:
            hopeless = candidate[: len(rows) - 1]
            index = bisect_left(words, f"{hopeless}\U0010ffff", index + 1)
            continue
        if rows[-1][-1] <= distance:
            yield candidate
        index += 1


def _shared(before: str, candidate: str, most: int) -> int:
    """Count the letters two words share at their beginning, as far as rows are kept."""
    count = 0
    for one, other in zip(before[:most], candidate, strict=False):
        if one != other:
            break
        count += 1
    return count


def _row(above: list[int], word: str, letter: str) -> list[int]:
    row = [above[0] + 1]
    for index, other in enumerate(word):
        row.append(min(row[index] + 1, above[index + 1] + 1, above[index] + (letter != other)))
    return row
