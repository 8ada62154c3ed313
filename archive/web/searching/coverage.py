"""How much an archive holds: what a count of hits has to be read against."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from archive.dates import DateInterval, display
from archive.search import Everything, FacetValue, Request
from archive.web.holdings import Holdings
from archive.web.presentation import counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """The size of a generation. ``words`` are those of the received texts; ``first`` is the date that begins earliest and
    ``last`` the one that ends latest, None where no text is dated; ``languages`` count texts, most first.
    """

    items: int
    texts: int
    passages: int
    words: int
    first: DateInterval | None
    last: DateInterval | None
    undated: int
    languages: tuple[FacetValue, ...]

    @property
    def described(self) -> str:
        """The size in words: “3 items, 5 texts, 19 passages, 850 words, dated 1899 to 1917, 2 undated”."""
        sizes = ((self.items, "item"), (self.texts, "text"), (self.passages, "passage"), (self.words, "word"))
        size = ", ".join(counted(value, noun) for value, noun in sizes)
        if self.first is None or self.last is None:
            return f"{size}, all undated"
        days = " to ".join(dict.fromkeys((display(self.first), display(self.last))))
        return f"{size}, dated {days}{f', {self.undated:,} undated' if self.undated else ''}"


_kept: WeakKeyDictionary[Holdings, Coverage] = WeakKeyDictionary()


def coverage(holdings: Holdings) -> Coverage:
    """Measure a generation, once; raise LookupError when there is no index."""
    if holdings not in _kept:
        _kept[holdings] = _measured(holdings)
    return _kept[holdings]


def _measured(holdings: Holdings) -> Coverage:
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    dates = [text.date for text in holdings.texts if text.date is not None]
    size = holdings.searcher.frequencies(Request(Everything())).total
    return Coverage(
        items=holdings.items,
        texts=len(holdings.texts),
        passages=size.passages,
        words=size.words,
        first=min((date for date in dates if _begin(date) is not None), key=lambda date: _begin(date) or 0, default=None),
        last=max((date for date in dates if _end(date) is not None), key=lambda date: _end(date) or 0, default=None),
        undated=len(holdings.texts) - len(dates),
        languages=holdings.facets["language"],
    )


def _begin(date: DateInterval) -> int | None:
    return date.last if date.first is None else date.first


def _end(date: DateInterval) -> int | None:
    return date.first if date.last is None else date.last
