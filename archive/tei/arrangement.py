"""Finds a valid arrangement for the passages of a section, whatever their order, without losing or moving a word.

TEI's order is strict: nothing but closing matter after a ``closer``, no ``head`` after a ``p``, no ``p`` after a ``div``. Where
passages come in another order, the rest goes on in a ``div`` of type ``continuation``, or in a second container like the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from archive.errors import EncodingError
from archive.model import Container, Mark, Passage
from archive.tei.names import LIFTED
from archive.tei.nesting import PARTS
from archive.tei.shapes import ANYWHERE, BACK, DIVISION, FRONT, HOLDERS, PASSAGES, SHAPES, SWALLOWING, Shape


@dataclass(slots=True)
class Box:
    """A container with what it holds."""

    container: Container
    content: list[Box | Passage] = field(default_factory=list)

    @property
    def element(self) -> str:
        """The TEI name."""
        return self.container.element


@dataclass(frozen=True, slots=True)
class Filler:
    """An element without words that TEI demands."""

    element: str


Block = Box | Passage | Filler


def boxed(passages: Iterable[Passage], region: str) -> list[Box | Passage]:
    """Put passages into their containers; ``region`` is ``front``, ``body`` or ``back``.

    A container that TEI does not allow there is left out, and a voice it gave goes to the words themselves; one that TEI
    demands is added. Raise EncodingError for what cannot be a passage.
    """
    content: list[Box | Passage] = []
    around: list[Box] = []
    for passage in passages:
        containers, changed = _legal(passage, region)
        shared = 0
        while shared < min(len(around), len(containers)) and around[shared].container == containers[shared]:
            shared += 1
        del around[shared:]
        for container in containers[shared:]:
            box = Box(container)
            (around[-1].content if around else content).append(box)
            around.append(box)
        (around[-1].content if around else content).append(changed)
    return content


def runs(content: Iterable[Box | Passage], shape: Shape) -> list[Run]:
    """Cut a sequence into runs, each of which one container of this shape can hold."""
    found: list[Run] = []
    for block in content:
        if not found or not found[-1].take(block):
            found.append(Run(shape))
            found[-1].take(block)
    return found


def is_plain(block: Block, region: str) -> bool:
    """Tell whether a block stands in ``front`` or ``back`` without a ``div`` around it."""
    return block.element in ANYWHERE or block.element in (FRONT if region == "front" else BACK)


class Run:
    """A sequence of blocks that grows while its shape allows; ``has_middle`` when it has what the shape consists of."""

    def __init__(self, shape: Shape) -> None:
        self.has_middle = False
        self._shape = shape
        self._stage = 0
        self._content: list[Block] = []

    @property
    def is_closed(self) -> bool:
        """Closing matter has come."""
        return self._stage == 2

    def take(self, block: Box | Passage) -> bool:
        """Add a block if it may come next."""
        name = block.element
        if name not in ANYWHERE:
            places = (self._shape.top, self._shape.middle, self._shape.bottom)
            stage = next((number for number in range(self._stage, 3) if name in places[number]), None)
            if stage is None:
                return False
            if stage == 2 and not self.has_middle:
                self._content.append(Filler(self._shape.filler))
            self.has_middle = self.has_middle or stage > 0
            self._stage = 1 if name == "speaker" else stage
        self._content.append(block)
        return True

    def finished(self) -> list[Block]:
        """Give the blocks, with the fillers that TEI demands."""
        content = list(self._content)
        if self._shape.needs_middle and not self.has_middle:
            content.append(Filler(self._shape.filler))
        if self._shape.filler == "item" and any(block.element == "label" for block in content):
            return list(_paired(content))
        return content


def _paired(content: Iterable[Block]) -> Iterator[Block]:
    """Let labels and items of a list take turns, as TEI demands where there is a label."""
    expected = "label"
    for block in content:
        if expected == "item" and block.element != "item" and block.element not in ANYWHERE:
            yield Filler("item")
            expected = "label"
        if expected == "label" and block.element == "item":
            yield Filler("label")
        if block.element in ("label", "item"):
            expected = "item" if block.element == "label" else "label"
        yield block
    if expected == "item":
        yield Filler("item")


def _legal(passage: Passage, region: str) -> tuple[tuple[Container, ...], Passage]:
    """Give the containers a passage can have, and the passage with the voices of those it cannot."""
    if passage.element not in PASSAGES or not passage.received:
        reason = "has no words" if not passage.received else f"is a “{passage.element}”, which no plain text holds"
        raise EncodingError("the item", passage.id, f"The passage {reason}.")
    kept: list[Container] = []
    dropped: list[Container] = []
    for container in passage.within:
        is_legal = container.element in SHAPES and _holds(kept, region, container.element)
        (kept if is_legal else dropped).append(container)
    while not _holds(kept, region, passage.element) or _is_swallowed(kept, passage.element):
        holder = HOLDERS.get(passage.element)
        if (
            holder is not None
            and _holds(kept, region, holder)
            and not _is_swallowed([*kept, Container(holder, 0)], passage.element)
        ):
            kept.append(Container(holder, 0))
            break
        dropped.append(kept.pop())
    return tuple(kept), _voiced(passage, dropped)


def _holds(kept: list[Container], region: str, name: str) -> bool:
    if kept:
        return SHAPES[kept[-1].element].holds(name)
    return DIVISION.holds(name) or (region != "body" and name in (FRONT if region == "front" else BACK))


def _is_swallowed(kept: list[Container], name: str) -> bool:
    """Tell whether a container would become the passage in place of a block inside it."""
    around = kept[-1].element if kept else ""
    if name in LIFTED or name == "l" or (name, around) in (("label", "list"), ("seg", "u")):
        return False
    for container in reversed(kept):
        if container.element in SWALLOWING:
            return True
        if container.element in LIFTED:
            return False
    return False


def _voiced(passage: Passage, dropped: list[Container]) -> Passage:
    if passage.element in PARTS:
        return passage
    marks = [
        Mark(0, len(passage.received), container.element, tuple(pair for pair in container.attributes if pair[0] != "xml:id"))
        for container in dropped
        if container.element in ("said", "q", "quote")
    ]
    return replace(passage, marks=(*marks, *passage.marks)) if marks else passage
