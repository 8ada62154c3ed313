"""The text of an item: sections in document order, each a run of passages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from archive.model.description import Description


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over words of a passage: half-open offsets in code points of its received text.

    ``element`` is the TEI name. Marks nest and never cross; one of no width (``lb``, ``pb``) has ``start == end``.
    ``content`` is what the element holds beside the received words: the ``corr`` of a ``choice``, the words of a ``fw``;
    None for every other element. ``attributes`` are (name, value) pairs sorted by name, ``xml:id`` and ``xml:lang``
    spelled so.
    """

    start: int
    end: int
    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: str | None = None

    def attribute(self, name: str) -> str | None:
        """Give the value of an attribute, None when it is not there."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class Container:
    """An element between a section and its passages (``said``, ``sp``, ``list``, ``front``); ``serial`` tells two
    neighbours apart: the passages that share one hold equal containers.
    """

    element: str
    serial: int
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str) -> str | None:
        """Give the value of an attribute, None when it is not there."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of a passage that one person says: ``key`` of the agent, half-open offsets in the received text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a source whose own format tells what it is: a passage before it has an id.

    ``element``, ``marks`` and ``within`` are as in Passage, ``text`` as its ``received``. ``level`` is the depth of a ``head``,
    1 being the highest, and 0 for everything else; a head of level 2 or more opens a division inside the one before it.
    """

    element: str
    text: str
    marks: tuple[Mark, ...] = ()
    within: tuple[Container, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable part.

    ``id`` is its ``xml:id``; ``element`` the TEI name of its block. ``received`` is its text as transmitted (``sic``,
    ``orig``, ``abbr``), runs of white space (XML 1.0, 2.3) as one blank, none at the ends; characters are as in the
    master, not normalised. ``corrected`` is the same with ``corr``, ``reg``, ``expan`` and hyphens at line ends joined.
    ``voices`` partition the received text where anybody is known to speak, in order; words of nobody are in none.
    ``mentions`` are the keys of those named in it, as the file tells that it was read from; marks and file say the same.
    """

    id: str
    element: str
    received: str
    corrected: str
    marks: tuple[Mark, ...] = ()
    within: tuple[Container, ...] = ()
    voices: tuple[Voice, ...] = ()
    language: str | None = None
    mentions: tuple[str, ...] = field(default=(), compare=False)


class Later(Sequence[Passage]):
    """Passages of which the ids are known, and the rest is read when it is first asked for; equal to the tuple of them."""

    __slots__ = ("_read", "_these", "ids")

    def __init__(self, ids: tuple[str, ...], read: Callable[[], tuple[Passage, ...]]) -> None:
        self.ids, self._read = ids, read
        self._these: tuple[Passage, ...] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, place: int | slice) -> Passage | tuple[Passage, ...]:
        return self._all()[place]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == tuple(other) if isinstance(other, (tuple, Later)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[Passage, ...]:
        if self._these is None:
            self._these = self._read()
        return self._these


@dataclass(frozen=True, slots=True)
class Section:
    """A part that is read and dated on its own. ``passages`` are its own, not those of sections inside it.

    ``depth`` is 0 for the item's outermost section; ``parent`` is the id of the section around it, None outermost. ``kind``
    is what sort of division it is ("act", "letter", "enclosure"), as ``div/@type``; "" where nothing says.
    """

    id: str
    depth: int
    parent: str | None
    description: Description
    passages: Sequence[Passage]
    kind: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its own passages."""
        return self.passages.ids if isinstance(self.passages, Later) else tuple(passage.id for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a passage that is no more. ``kind`` is removed, merged or split; ``targets`` where the text went."""

    passage: str
    kind: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item came from: the path below ``seeds/`` with ``/``, the sha256 in hex and the size in bytes of the file,
    the encoding it was read in (IANA name), and the characters XML cannot hold, each as (offset, "U+000C").
    """

    path: str
    sha256: str
    size: int
    encoding: str
    left_out: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One described thing, one TEI file. ``sections`` are in document order; the first is the outermost.

    ``agents`` are all whom the text or the description names by key, once each. ``ingested`` is the day of the first
    ingest, ``revised`` the days on which the text became another one, in that order, as far as they are recorded (ISO 8601).
    """

    id: str
    origin: Origin
    sections: tuple[Section, ...]
    agents: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    ingested: str = ""
    revised: tuple[str, ...] = ()

    @property
    def description(self) -> Description:
        """What is said of the item as a whole."""
        return self.sections[0].description

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, in document order of the sections that hold them."""
        return tuple(passage for section in self.sections for passage in section.passages)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every passage, in the same order."""
        return tuple(one for section in self.sections for one in section.ids)

    def named(self, ids: Collection[str]) -> tuple[Passage, ...]:
        """Give the passages that have these ids, in the same order; sections without any of them are not read."""
        wanted = frozenset(ids)
        holders = (section for section in self.sections if not wanted.isdisjoint(section.ids))
        return tuple(passage for section in holders for passage in section.passages if passage.id in wanted)
