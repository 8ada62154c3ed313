"""The words of a passage, read as transmitted or as corrected, with the way back from each word to its text node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from archive.model.white_space import WHITE_SPACE, collapsed
from archive.tei.names import BREAKS, CORRECTED_IN_CHOICE, RECEIVED_IN_CHOICE, SEPARATE, local
from archive.tei.passages import Place, is_lifted

View = Literal["received", "corrected"]

HYPHENS = "-\u00ad\u2010\u00ac\u2e17"
"""What stands where a word is broken: hyphen-minus, soft hyphen, hyphen, not sign, double oblique hyphen."""

_TOKENS = ("w", "pc")

_ALTERNATIVES = ("choice", "app", "subst")

_APART = BREAKS.union(_ALTERNATIVES)
"""Elements of which the words that stand in them directly are not read."""


@dataclass(slots=True)
class Reading:
    """A passage read in one view: its text with runs of white space as one blank and none at the ends.

    ``nodes`` give for each text node its half-open stretch of ``text`` without the blanks around it: the key is (element,
    False) for the text inside an element before its first child, (element, True) for the text after the element.
    ``extents`` give the stretch of each element, of no width for an empty one and for one that is lifted out or skipped.
    """

    text: str = ""
    nodes: dict[tuple[etree._Element, bool], tuple[int, int]] = field(default_factory=dict)
    extents: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)


def read(place: Place, view: View) -> Reading:
    """Read a passage."""
    if len(place.elements) == 1 and not len(place.head) and local(place.head) not in _APART:
        return _plain(place.head)
    has_joins = any(token.get("join") for element in place.elements for token in element.iter(*("{*}w", "{*}pc")))
    reader = _Reader(view, has_joins)
    for element in place.elements:
        reader.part()
        reader.element(element)
    return reader.finished()


def read_children(element: etree._Element, view: View) -> Iterator[etree._Element]:
    """Give the children whose words a view reads: of a ``choice`` and an ``app`` one, of a ``subst`` those that stand."""
    children = [child for child in element if local(child)]
    match local(element):
        case "choice":
            wanted = RECEIVED_IN_CHOICE if view == "received" else CORRECTED_IN_CHOICE
            yield from [child for child in children if local(child) in wanted][:1] or children[:1]
        case "app":
            yield from [child for child in children if local(child) == "lem"][:1] or children[:1]
        case "subst" if view == "corrected":
            yield from [child for child in children if local(child) != "del"]
        case _:
            yield from children


def _plain(element: etree._Element) -> Reading:
    """Read a passage that is an element with nothing but words in it, as most are: both views are the same."""
    text = collapsed(element.text or "")
    extent = (0, len(text))
    return Reading(text, {(element, False): extent} if text else {}, {element: extent})


class _Reader:
    """Collects the text; a blank is held back until a word follows it."""

    def __init__(self, view: View, has_joins: bool) -> None:
        self._view: View = view
        self._has_joins = has_joins
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._is_parted = False
        self._is_glued = False
        self._last: tuple[etree._Element, bool] | None = None
        self._reading = Reading()

    def element(self, element: etree._Element) -> None:
        """Read an element that is not lifted."""
        name = local(element)
        if name in BREAKS:
            self._break(element)
            return
        if name in SEPARATE:
            self.part()
        if self._has_joins and name in _TOKENS:
            self._is_parted = self._length > 0 and not self._is_glued and element.get("join") not in ("left", "both")
        before = len(self._starts)
        self._content(element, name)
        start = self._starts[before] if len(self._starts) > before else self._length
        self._reading.extents[element] = (start, self._length)
        if self._has_joins and name in _TOKENS:
            self._is_glued = element.get("join") in ("right", "both")
            self._is_parted = False
        if name in SEPARATE:
            self.part()

    def part(self) -> None:
        """Let what follows be another word."""
        self._is_parted = self._length > 0 and not self._is_glued

    def finished(self) -> Reading:
        """Give the reading."""
        self._reading.text = "".join(self._parts)
        return self._reading

    def _content(self, element: etree._Element, name: str) -> None:
        is_alternative = name in _ALTERNATIVES
        read = set(read_children(element, self._view)) if is_alternative else None
        if not is_alternative:
            self._words(element.text, (element, False))
        for child in element:
            if local(child) and (read is None or child in read):
                if is_lifted(child):
                    self._reading.extents[child] = (self._length, self._length)
                else:
                    self.element(child)
            if not is_alternative:
                self._words(child.tail, (child, True))

    def _words(self, words: str | None, node: tuple[etree._Element, bool]) -> None:
        if not words:
            return
        core = collapsed(words)
        if not core:
            self._is_parted = self._is_parted or (self._length > 0 and not self._is_glued and not self._has_joins)
            return
        if words[0] in WHITE_SPACE and not self._is_glued:
            self._is_parted = self._length > 0
        self._append((" " if self._is_parted else "") + core)
        self._reading.nodes[node] = (self._length - len(core), self._length)
        self._starts.append(self._length - len(core))
        self._last, self._is_glued = node, False
        self._is_parted = words[-1] in WHITE_SPACE

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _break(self, element: etree._Element) -> None:
        if element.get("break") != "no":
            self.part()
        else:
            self._is_parted, self._is_glued = False, True
            if self._view == "corrected":
                self._drop_hyphen()
        self._reading.extents[element] = (self._length, self._length)

    def _drop_hyphen(self) -> None:
        if self._last is None or self._parts[-1][-1] not in HYPHENS or len(self._parts[-1].strip()) == 1:
            return
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        start, end = self._reading.nodes[self._last]
        self._reading.nodes[self._last] = (start, end - 1)
