"""The concordance: every occurrence as a line in its context, sorted by the words beside it, by who says it, or by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.model import TextUnit
from archive.reference import Reference
from archive.search.analysis import fold
from archive.search.attribution import agent, year_of
from archive.search.collection import UNDATED, Collection, day_of, sort_name
from archive.search.occurrences import Occurrence, Occurrences
from archive.search.results import Cell, Collation, Line, Lines
from archive.search.snippets import context

MOST_COLLATIONS = 3
"""What lines are sorted by at once: more columns than three words of context nobody reads down."""

CONTEXT = 60
"""Code points each side of a hit: a line on a wide page."""


def concordance(
    occurrences: Occurrences, collation: Sequence[Collation], start: int, size: int, cell: Cell, notes: tuple[str, ...]
) -> Lines:
    """Give some of the lines, sorted by up to three collations, ties in order of the text.

    Words are compared folded, in order of code points; lines without such a word come first, those that nobody is known to
    say and those without a day last.
    """
    found = _sorted(occurrences, collation, cell)
    page = found[max(0, start) : max(0, start) + max(0, size)]
    return Lines(len(found), tuple(_line(occurrences, each) for each in page), notes)


def lines(occurrences: Occurrences, collation: Sequence[Collation], cell: Cell) -> Iterator[Line]:
    """Give all lines in the same order, each made when it is needed."""
    return (_line(occurrences, each) for each in _sorted(occurrences, collation, cell))


def is_within(occurrences: Occurrences, occurrence: Occurrence, cell: Cell) -> bool:
    """Tell whether an occurrence is behind a cell of a table."""
    if cell.voice is not None and (occurrences.voice(occurrence) or "") != cell.voice:
        return False
    if cell.year is None:
        return True
    year = year_of(_text(occurrences.collection, occurrence))
    return year == (None if cell.year == "undated" else cell.year)


def _sorted(occurrences: Occurrences, collation: Sequence[Collation], cell: Cell) -> list[Occurrence]:
    found = [each for each in occurrences if is_within(occurrences, each, cell)]
    for collated in reversed(collation[:MOST_COLLATIONS]):
        found.sort(key=lambda each: _key(occurrences, each, collated))
    return found


def _key(occurrences: Occurrences, occurrence: Occurrence, collation: Collation) -> tuple[object, ...]:
    match collation:
        case "speaker":
            text = _text(occurrences.collection, occurrence)
            who = agent(occurrences.collection, text, occurrences.voice(occurrence))
            return (False, sort_name(who.name)) if who else (True, "")
        case "date" | "-date":
            day = day_of(_text(occurrences.collection, occurrence))
            return (day if collation == "date" or day == UNDATED else -day,)
        case _:
            return _words(occurrences, occurrence, collation)


def _words(occurrences: Occurrences, occurrence: Occurrence, collation: Collation) -> tuple[str, ...]:
    words = occurrences.shown(occurrence.passage)[1].words
    first, last = occurrence.run
    if collation == "hit":
        return tuple(map(fold, words[first:last]))
    distance = int(collation[-1])
    place = first - distance if collation.startswith("left") else last + distance - 1
    return (fold(words[place]),) if 0 <= place < len(words) else ()


def _line(occurrences: Occurrences, occurrence: Occurrence) -> Line:
    collection, passage = occurrences.collection, occurrence.passage
    text, row = _text(collection, occurrence), collection.passages[passage]
    marked = occurrences.shown(passage)[1]
    begin, end = marked.ranges[occurrence.index]
    left, right = context(marked.text, begin, end, CONTEXT)
    is_received = marked.text == occurrences.words(passage).received
    return Line(
        reference=Reference(text.item, text.version, row.id, None, *((begin, end) if is_received else ())),
        item=text.item,
        section=text.section,
        passage=row.id,
        title=text.title,
        authors=text.authors,
        voice=agent(collection, text, occurrences.voice(occurrence)),
        date=text.date,
        left=left,
        hit=marked.text[begin:end],
        right=right,
        reading=occurrence.reading,
        index=occurrence.index,
        ordinal=occurrences.ordinal(passage, occurrence.index),
    )


def _text(collection: Collection, occurrence: Occurrence) -> TextUnit:
    return collection.texts[int(collection.text_of[occurrence.passage])]
