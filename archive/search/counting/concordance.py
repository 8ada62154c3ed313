"""The concordance: every occurrence as a line in its context, sorted by the words beside it, by who says it, or by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from archive.reference import Reference
from archive.search.counting.occurrences import Occurrences
from archive.search.finding.runs import Runs
from archive.search.finding.snippets import context
from archive.search.holding.attribution import agent
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import UNDATED, day_of, sort_name
from archive.search.holding.running_text import NO_WORD, WORD_BITS
from archive.search.results import Cell, Collation, Line, Lines

MOST_COLLATIONS = 3
"""What lines are sorted by at once: more columns than three words of context nobody reads down."""

MADE = 500
"""Lines made at once where all are asked for: the first are sent before a million are put in order."""

CONTEXT = 60
"""Code points each side of a hit: a line on a wide page."""


def concordance(
    occurrences: Occurrences, collation: Sequence[Collation], start: int, size: int, cell: Cell, notes: tuple[str, ...]
) -> Lines:
    """Give some of the lines, sorted by up to three collations, ties in order of the text (see Searcher)."""
    found = occurrences.found.where(_behind(occurrences, cell))
    first = _first(occurrences, found, collation, max(0, start) + max(0, size))
    order = _order(occurrences, first, collation)[max(0, start) : max(0, start) + max(0, size)]
    return Lines(len(found.begins), tuple(_lines(occurrences, first.at(order))), notes)


def lines(occurrences: Occurrences, collation: Sequence[Collation], cell: Cell) -> Iterator[Line]:
    """Give all lines in the same order, each made when it is needed."""
    found = occurrences.found.where(_behind(occurrences, cell))
    first = _first(occurrences, found, collation, MADE)
    yield from _lines(occurrences, first.at(_order(occurrences, first, collation)[:MADE]))
    if len(found.begins) <= MADE:
        return
    order = _order(occurrences, found, collation)
    for start in range(MADE, len(order), MADE):
        yield from _lines(occurrences, found.at(order[start : start + MADE]))


def _first(occurrences: Occurrences, found: Runs, collation: Sequence[Collation], size: int) -> Runs:
    """Leave out what cannot be among the first lines, by the weightiest key alone: sorting millions takes seconds."""
    if not 0 < size < len(found.begins):
        return found.at(slice(0, max(0, size)))
    if not collation:
        return found.at(slice(0, size))
    key = _keys(occurrences, found, collation[0])[0]
    return found.where(key <= np.partition(key, size - 1)[size - 1])


def _order(occurrences: Occurrences, found: Runs, collation: Sequence[Collation]) -> Numbers:
    keys = [key for each in collation[:MOST_COLLATIONS] for key in _keys(occurrences, found, each)]
    order = np.arange(len(found.begins))
    for key in reversed(keys):
        for digit in _digits(key):
            order = order[np.argsort(digit[order], kind="stable")]
    return order


def _digits(key: Numbers) -> Iterator[NDArray[np.uint16]]:
    """Give a key in digits of sixteen bits, the lightest first: numpy sorts these in half the time, without comparing them."""
    rest = key - key.min(initial=0)
    for shift in range(0, int(rest.max(initial=0)).bit_length(), 16):
        yield (rest >> shift).astype(np.uint16)


def _behind(occurrences: Occurrences, cell: Cell) -> Bits:
    """Tell which occurrences are behind a cell of a table."""
    found, register = occurrences.found, occurrences.register
    kept = np.ones(len(found.begins), np.bool_)
    if cell.voice is not None:
        voices = [number for number, key in enumerate(register.voices) if key == cell.voice]
        kept &= np.isin(occurrences.voice(found.passages, found.words), voices)
    if cell.year is not None:
        year = None if cell.year == "undated" else cell.year
        kept &= np.isin(register.year[found.passages], [number for number, each in enumerate(register.years) if each == year])
    return kept


def _keys(occurrences: Occurrences, found: Runs, collation: Collation) -> list[Numbers]:
    """Give what the lines are sorted by, as numbers in the order of what they stand for, the weightiest first."""
    match collation:
        case "speaker":
            return [_speakers(occurrences, found)]
        case "date" | "-date":
            days = np.array([day_of(text) for text in occurrences.collection.texts], np.int64)
            day = days[occurrences.register.text_of[found.passages]]
            return [day if collation == "date" else np.where(day == UNDATED, day, -day)]
        case "hit":
            length = found.ends - found.begins
            longer = (_ranks(occurrences, found, found.words + word, length > word) for word in range(1, length.max(initial=1)))
            return [occurrences.rank(found.passages, found.words), *longer]
        case _:
            is_left, distance = collation.startswith("left"), int(collation[-1])
            last = found.words + (found.ends - found.begins) - 1
            at = found.words - distance if is_left else last + distance
            return [occurrences.rank(found.passages, at)]


def _ranks(occurrences: Occurrences, found: Runs, words: Numbers, is_meant: Bits) -> Numbers:
    ranks = np.full(len(words), NO_WORD, np.int64)
    ranks[is_meant] = occurrences.rank(found.passages[is_meant], words[is_meant])
    return ranks


def _speakers(occurrences: Occurrences, found: Runs) -> Numbers:
    """Rank lines by the name that their text gives to who says them, those of nobody last."""
    collection, register = occurrences.collection, occurrences.register
    size = len(register.voices)
    pairs = register.text_of[found.passages] * size + occurrences.voice(found.passages, found.words)
    each, of = np.unique(pairs, return_inverse=True)
    names = []
    for text, voice in (divmod(pair, size) for pair in each.tolist()):
        who = agent(collection, collection.texts[text], register.voices[voice] or None)
        names.append((False, sort_name(who.name)) if who else (True, ""))
    ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
    return np.array([ranks[name] for name in names], np.int64)[of]


def _lines(occurrences: Occurrences, page: Runs) -> Iterator[Line]:
    voices = [occurrences.register.voices[voice] for voice in occurrences.voice(page.passages, page.words).tolist()]
    runs = zip(page.passages.tolist(), page.begins.tolist(), page.ends.tolist(), voices, strict=True)
    return (_line(occurrences, *each) for each in runs)


def _line(occurrences: Occurrences, passage: int, begin: int, end: int, voice: str) -> Line:
    collection, number = occurrences.collection, occurrences.collection.text_of[passage]
    text, row = collection.texts[number], collection.passages[passage]
    words, places, is_received = occurrences.text(passage)
    base = passage << WORD_BITS
    first, last = places[begin - base][0], places[end - base - 1][1]
    left, right = context(words, first, last, CONTEXT)
    marks = occurrences.in_text(number).begins
    before, before_passage = np.searchsorted(marks, [begin, base]).tolist()
    return Line(
        reference=Reference(text.item, text.version, row.id, None, *((first, last) if is_received else ())),
        item=text.item,
        section=text.section,
        passage=row.id,
        title=text.title,
        authors=text.authors,
        voice=agent(collection, text, voice or None),
        date=text.date,
        left=left,
        hit=words[first:last],
        right=right,
        reading=occurrences.reading(passage),
        index=before - before_passage,
        ordinal=before + 1,
    )
