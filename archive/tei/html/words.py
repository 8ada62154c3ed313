"""The words of one passage, given out text node by text node, with the marks of a search laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from weakref import WeakKeyDictionary

from lxml import etree

from archive.model.white_space import WHITE_SPACE
from archive.tei.html.safety import NOTHING, Html, element, text
from archive.tei.html.typography import DROPPED, typeset
from archive.tei.master import Master
from archive.tei.passages import Place
from archive.tei.reading import Reading, View, read

_kept: WeakKeyDictionary[Master, dict[tuple[str, View], tuple[Reading, str]]] = WeakKeyDictionary()

HIT = "\x01"
"""Stands around the number of a hit until it is known which one is in view; XML cannot hold it, so no text has it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range to be marked: half-open offsets in the text shown. ``serial`` is the number of a hit; None for the words
    that an address names or a remark is about, which are written as ``tag`` of the class ``css``.
    """

    start: int
    end: int
    serial: int | None
    tag: str = "mark"
    css: str = "words"


@dataclass(slots=True)
class Words:
    """Gives out the words of a passage in their order; each node once.

    ``shown`` is the text as it appears in ``view``, of the same length as the reading's; ``stretches`` are sorted by their
    start.
    """

    view: View
    reading: Reading
    shown: str
    stretches: tuple[Stretch, ...] = ()
    position: int = 0
    _begun: set[int] = field(default_factory=set)
    _around: list[Stretch] = field(default_factory=list)
    _coming: int = 0

    @classmethod
    def of(cls, master: Master, passage: str, view: View, language: str, stretches: tuple[Stretch, ...] = ()) -> Words:
        """Read a passage in a view; the corrected one is typeset. What was read once is kept as long as the master."""
        kept = _kept.setdefault(master, {})
        if (passage, view) not in kept:
            reading = read(master.places[passage], view)
            kept[passage, view] = reading, typeset(reading.text, language) if view == "corrected" else reading.text
        return cls(view, *kept[passage, view], stretches)

    @property
    def is_begun(self) -> bool:
        """Words have been given out."""
        return self.position > 0

    def has(self, node: tuple[etree._Element, bool]) -> bool:
        """Tell whether the view reads words in a text node."""
        return node in self.reading.nodes

    def node(self, node: tuple[etree._Element, bool], source: str, *, as_typed: bool = False) -> Html:
        """Give the words of a text node with the blank before and after them that stands inside it."""
        end = self.reading.nodes[node][1]
        if source[-1] in WHITE_SPACE and self.reading.text[end : end + 1] == " ":
            end += 1
        return self._upto(end, self.reading.text if as_typed else self.shown)

    def blank(self) -> Html:
        """Give the blank that a text node of nothing but white space stands for."""
        return self._upto(self.position + 1, self.shown) if self._is_before_blank() else NOTHING

    def before(self, inner: etree._Element) -> Html:
        """Give the blank between the words already given and an element that begins."""
        start, end = self.reading.extents.get(inner, (0, 0))
        return self._upto(start, self.shown) if self.position < start < end else NOTHING

    def _is_before_blank(self) -> bool:
        return self.reading.text[self.position : self.position + 1] == " "

    def _upto(self, end: int, words: str) -> Html:
        start, self.position = self.position, end
        if not self.stretches:
            return _shown(words[start:end])
        return Html("".join(self._marked(words, *piece) for piece in pairwise(self._edges(start, end))))

    def _edges(self, start: int, end: int) -> list[int]:
        """Give the places from one offset to another where a stretch begins or ends."""
        edges = {start, end, *(stretch.end for stretch in self._around if start < stretch.end < end)}
        for stretch in islice(self.stretches, self._coming, None):
            if stretch.start >= end:
                break
            edges.update(edge for edge in (stretch.start, stretch.end) if start < edge < end)
        return sorted(edges)

    def _marked(self, words: str, start: int, end: int) -> Html:
        """Write a piece that no stretch begins or ends in.

        A hit that runs over elements is several pieces, of which only the first is a ``mark``: as many marks as hits.
        """
        html = _shown(words[start:end])
        self._around = [stretch for stretch in self._around if stretch.end > start]
        while self._coming < len(self.stretches) and self.stretches[self._coming].start <= start:
            self._around.append(self.stretches[self._coming])
            self._coming += 1
        if not self._around:
            return html
        hits = [stretch.serial for stretch in self._around if stretch.serial is not None]
        first = [serial for serial in hits if serial not in self._begun]
        self._begun.update(first)
        tag = "mark" if first else "span"
        for serial in reversed(first or hits[:1]):
            html = Html(f"<{tag}{HIT}{serial}{HIT}>{html}</{tag}>")
        for css, named in {stretch.css: stretch for stretch in self._around if stretch.serial is None}.items():
            html = element(named.tag, html, {"class": css})
        return html


def stretches_in(length: int, ranges: Sequence[tuple[int, int]], first_serial: int) -> tuple[Stretch, ...]:
    """Give the hits of a passage whose text has a length; ranges that hold none of it are left out."""
    within = sorted((max(start, 0), min(end, length)) for start, end in ranges)
    return tuple(
        Stretch(start, end, first_serial + n) for n, (start, end) in enumerate(pair for pair in within if pair[0] < pair[1])
    )


def shown_range(place: Place, view: View, start: int, end: int) -> tuple[int, int]:
    """Find where words of the received text stand in the text of a view; the range is empty when none of them does.

    Words inside a ``sic`` lead to the whole ``corr`` that takes their place.
    """
    return (start, end) if view == "received" else _carried(read(place, "received"), read(place, view), start, end)


def received_range(place: Place, view: View, start: int, end: int) -> tuple[int, int]:
    """Find where words of the text of a view stand in the received text: the way back of ``shown_range``.

    Words inside a ``corr`` lead to the whole ``sic`` they take the place of; the range is empty for words supplied.
    """
    return (start, end) if view == "received" else _carried(read(place, view), read(place, "received"), start, end)


def _carried(one: Reading, other: Reading, start: int, end: int) -> tuple[int, int]:
    """Give the range in another reading of the same passage."""
    edges: list[tuple[int, int]] = []
    for node, (first, last) in one.nodes.items():
        if first < end and start < last:
            edges.append(_counterpart(node, (max(start, first) - first, min(end, last) - first), other))
    return min((edge[0] for edge in edges), default=0), max((edge[1] for edge in edges), default=0)


def _counterpart(node: tuple[etree._Element, bool], within: tuple[int, int], shown: Reading) -> tuple[int, int]:
    if node in shown.nodes:
        first, last = shown.nodes[node]
        return min(first + within[0], last), min(first + within[1], last)
    around = node[0].iterancestors() if node[1] else [node[0], *node[0].iterancestors()]
    return next((shown.extents[outer] for outer in around if outer in shown.extents), (0, 0))


def _shown(words: str) -> Html:
    return text(words.replace(DROPPED, "") if DROPPED in words else words)
