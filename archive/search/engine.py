"""What an engine must do; one contract test suite runs over every engine that exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.errors import ArchiveError
from archive.model import TextUnit
from archive.search.query.tree import NOTHING, Query
from archive.search.quoting.quotation import Quotations
from archive.search.results import (
    ALL,
    ANY,
    Appearances,
    Cell,
    Collation,
    FacetValue,
    FormCount,
    Frequencies,
    Hit,
    Line,
    Lines,
    Marking,
    Request,
    Results,
    Speaking,
    Strip,
)
from archive.search.suggesting.suggestion import Suggestion

Units = Callable[[str], Iterable[TextUnit]]
"""Gives the texts of an item, by its id, in order; can be pickled, so that another process may be asked."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The first words of a passage, to be found again where they stand."""

    item: str
    passage: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Census:
    """What went into a generation: (texts, passages) of each item, a random sample, and the items that could not be read."""

    items: Mapping[str, tuple[int, int]]
    samples: tuple[Sample, ...] = ()
    faults: tuple[tuple[str, ArchiveError], ...] = ()


class Searcher(Protocol):
    """One open generation. Safe to share between threads."""

    def search(self, request: Request) -> Results:
        """Answer a request; the cost of its query is bounded before it runs."""
        ...

    def forms(self, request: Request) -> tuple[FormCount, ...]:
        """List the word forms found, most frequent first, at most MAX_FORMS; those struck out too, to be offered back.

        Of a query of one word, the counts of those not struck sum to the total of the concordance.
        """
        ...

    def concordance(
        self, request: Request, collation: Sequence[Collation] = (), start: int = 0, size: int = 100, cell: Cell = ANY
    ) -> Lines:
        """Give lines of the concordance from ``start`` (0-based): each occurrence in the passages found is one.

        They are sorted by up to three collations, ties in order of the text: words folded and in order of code points, lines
        without such a word first, those without a voice or a day last. A ``cell`` leaves those behind it alone. The level,
        order and page of the request do not matter here, nor below.
        """
        ...

    def hits(self, request: Request) -> Iterator[Hit]:
        """Give every hit in the order asked for, one after the other; the page of the request does not matter."""
        ...

    def items(self, request: Request) -> tuple[str, ...]:
        """Give the items with a hit, sorted; the order and the page of the request do not matter."""
        ...

    def lines(self, request: Request, collation: Sequence[Collation] = (), cell: Cell = ANY) -> Iterator[Line]:
        """Give every line of the concordance, sorted as there, one after the other."""
        ...

    def frequencies(self, request: Request) -> Frequencies:
        """Count the occurrences by year."""
        ...

    def speaking(self, request: Request) -> tuple[Speaking, ...]:
        """Count the occurrences by who says them, most first; what nobody is known to say is the last row."""
        ...

    def dispersion(self, request: Request, texts: Iterable[tuple[str, str]]) -> tuple[Strip, ...]:
        """Tell for some texts, each as (item, section), where everything that their pages mark is in them."""
        ...

    def marked(self, request: Request, item: str) -> Mapping[str, Marking]:
        """Tell what the pages of an item mark, whatever passages are found, by passage; those without a mark are left out."""
        ...

    def appearances(self, request: Request, marked: Query = NOTHING) -> Appearances:
        """Give the texts found with the passages in each, those of the page of the request, in order of date.

        A request for one speaker counts the words in this voice. Snippets are cut around what is ``marked``.
        """
        ...

    def counted(self, request: Request, attribute: str) -> tuple[FacetValue, ...]:
        """Count what is found, texts or passages, by the values of an attribute, most first: all of them.

        ``attribute`` is a facet or a field that names somebody.
        """
        ...

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in ``field`` that a name may mean.

        Those are meant whose key, or whose names taken together with their variants, hold every word of ``text``.
        """
        ...

    def suggest(self, typed: str, size: int, narrowed: Request = ALL) -> tuple[Suggestion, ...]:
        """Complete the last word, or the last value of a field, of what was typed: at most ``size`` ways that find something.

        Among words that find the same, the most frequent is offered, as it is mostly written; ``count`` is what a search for
        the whole completed query finds among the passages to which a question is ``narrowed``.
        """
        ...

    def nearest(self, query: Query, size: int) -> tuple[Query, ...]:
        """Give what may have been meant by a query that finds little, the likeliest first: at most ``size`` near queries.

        Words that are unknown or rare are corrected by near and more frequent ones, joined, or parted.
        """
        ...

    def quoted(self, text: str, size: int) -> Quotations:
        """Find where a quotation stands, as it was remembered or printed: at most ``size`` places, best first."""
        ...

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages, in order of item and section, for lists and timelines."""
        ...

    def close(self) -> None:
        """Let go of the generation."""
        ...


class Engine(Protocol):
    """Writes and opens generations, each in a folder of its own."""

    name: str

    @property
    def schema(self) -> str:
        """Name the form of what this version writes; a generation of another form is built anew."""
        ...

    def build(
        self,
        directory: Path,
        items: Sequence[str],
        units: Units,
        names: Mapping[str, tuple[str, ...]],
        *,
        previous: Path | None = None,
        unchanged: frozenset[str] = frozenset(),
        progress: Callable[[int], None] | None = None,
    ) -> Census:
        """Write a generation of ``items`` into an empty directory.

        ``names`` gives every form of each agent's name by key. The ``unchanged`` items may be taken from ``previous``, a
        generation of the same engine and schema that holds them. ``progress`` hears the number of items done so far; where
        they are first read and then written, each counts a half when it is read. An item whose ``units`` raise an ArchiveError
        is left out and told.
        """
        ...

    def open(self, directory: Path) -> Searcher:
        """Open a generation whose manifest has been checked."""
        ...

    def settle(self, kept: Sequence[Path]) -> None:
        """Let go of what was written anywhere but in their folders for all generations but those kept, the current one last."""
        ...
