"""Passages in the making: what the steps of structure hand from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.authorities import Authorities
from archive.model import Container, Mark


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage that has no id yet; ``element``, ``text``, ``marks``, ``within`` and ``level`` as in Block of the model.

    A draft that no step has recognised is a ``p`` without containers. ``indents`` are the blanks before each of its lines
    (the first, and one behind each ``lb``), none where the source has no lines; ``is_apart`` is false where no blank line
    parts it from the draft before. ``opens`` is the kind of division ("act", "letter", "enclosure") that begins with it, ""
    where none does.
    """

    element: str
    text: str
    marks: tuple[Mark, ...] = ()
    within: tuple[Container, ...] = ()
    level: int = 0
    indents: tuple[int, ...] = ()
    is_apart: bool = True
    opens: str = ""

    @property
    def is_open(self) -> bool:
        """No step has recognised it yet."""
        return self.element == "p" and not self.within

    def as_part(self, element: str, *marks: Mark) -> Draft:
        """Give it another element, and more marks."""
        return replace(self, element=element, marks=(*self.marks, *marks))

    def all_of(self, element: str) -> Mark:
        """Make a mark over all its words."""
        return Mark(0, len(self.text), element)

    def cut(self, start: int, end: int, element: str = "p", within: tuple[Container, ...] = ()) -> Draft:
        """Give the words from ``start`` to ``end`` as a draft of their own, with the marks that lie within them; the end of
        a line at its edge is none.
        """
        marks = (mark for mark in self.marks if start <= mark.start and mark.end <= end)
        moved = tuple(
            Mark(mark.start - start, mark.end - start, mark.element, mark.attributes, mark.content)
            for mark in marks
            if mark.element != "lb" or start < mark.start < end
        )
        ends = [mark.start for mark in self.marks if mark.element == "lb"]
        first = sum(0 < at <= start for at in ends)
        indents = self.indents[first : first + 1 + sum(start < at < end for at in ends)]
        return Draft(element, self.text[start:end], moved, within, 0, indents, self.is_apart and start == 0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every step may ask: the language of the text (BCP 47), and whom the archive knows."""

    language: str
    authorities: Authorities


Step = Callable[[Iterable[Draft], Surroundings], Iterable[Draft]]
"""A rule of structure: it recognises drafts that are still open, parts them, and leaves every other as it is. With white
space removed, the words of all drafts (and of their ``fw``) are the same before and after.
"""


def merged(lines: Sequence[Draft], element: str) -> Draft:
    """Make one draft of the lines of an address: each an ``addrLine``, the ends of lines in them too."""
    marks: list[Mark] = []
    parts: list[Mark] = []
    at = 0
    for line in lines:
        ends = [mark.start for mark in line.marks if mark.element == "lb" and not mark.attributes]
        for start, end in pairwise([0, *ends, len(line.text)]):
            first = start + (line.text[start] == " ")
            parts.append(Mark(at + first, at + end, "addrLine"))
        others = (mark for mark in line.marks if mark.element != "lb" or mark.attributes)
        for mark in others:
            before = 1 if at and mark.end == 0 else 0
            marks.append(replace(mark, start=mark.start + at - before, end=mark.end + at - before))
        at += len(line.text) + 1
    first_marks = [mark for mark in marks if mark.start == 0]
    text = " ".join(line.text for line in lines)
    later = [mark for mark in marks if mark.start > 0]
    return replace(
        lines[0], element=element, text=text, marks=(*first_marks, Mark(0, len(text), "address"), *parts, *later), indents=()
    )
