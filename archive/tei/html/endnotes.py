"""Notes that stand apart from the words they are about, at the end of a text or a file, and the mark of each.

Editions point from the text to the note (``ptr`` or a short ``ref``), or from the note to a place in the text (``@target``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from lxml import etree

from archive.tei.html.safety import NUMBER_LENGTH
from archive.tei.master import Master
from archive.tei.names import identifier, words_of
from archive.tei.reading import View, read
from archive.tei.sections import text_elements


@dataclass(frozen=True, slots=True)
class Endnote:
    """A note apart. ``passage`` is its first one, ``holder`` the passage that its mark stands in, ``number`` what the edition
    calls it ("" for nothing), ``words`` its text by view.
    """

    passage: str
    holder: str
    number: str
    words: Mapping[View, str]

    @property
    def is_numbered(self) -> bool:
        """The words of the note begin with its number."""
        return bool(self.number) and self.words["received"].startswith(self.number)


@dataclass(frozen=True, slots=True)
class Endnotes:
    """The notes apart of a master, by their element and by that of their mark."""

    of_note: dict[etree._Element, Endnote] = field(default_factory=dict)
    of_mark: dict[etree._Element, Endnote] = field(default_factory=dict)


_kept: WeakKeyDictionary[Master, Endnotes] = WeakKeyDictionary()


def endnotes_of(master: Master) -> Endnotes:
    """Find the notes apart of a master and the first mark of each; they are kept as long as the master."""
    found = _kept.get(master)
    if found is None:
        found = _kept[master] = Endnotes()
        for note, mark, holder in _Finder(master).pairs():
            inside = [key for part in note.iter(etree.Element) if (key := identifier(part)) and key in master.places]
            number = (mark.get("n") or words_of(mark) or note.get("n") or "").strip()[:NUMBER_LENGTH]
            endnote = Endnote(inside[0], holder, number, {view: _words(master, inside, view) for view in _VIEWS})
            found.of_note[note] = found.of_mark[mark] = endnote
    return found


_VIEWS: tuple[View, ...] = ("received", "corrected")


def _words(master: Master, passages: list[str], view: View) -> str:
    return " ".join(read(master.places[key], view).text for key in passages)


class _Finder:
    """Pairs notes with their marks in one master."""

    def __init__(self, master: Master) -> None:
        self._master = master
        texts = list(text_elements(master.root))
        notes = [note for text in texts for note in text.iter("{*}note")]
        self._apart = {note: True for note in notes if self._holder(note) is None and self._has_words(note)}
        self._marks = [mark for text in texts for mark in text.iter("{*}ptr", "{*}ref", "{*}anchor")] if self._apart else []

    def pairs(self) -> Iterator[tuple[etree._Element, etree._Element, str]]:
        """Give each note that has a mark, the mark, and the passage around the mark."""
        by_key = {f"#{key}": note for note in self._apart if (key := identifier(note))}
        by_target = {target: note for note in self._apart if (target := _target(note)).startswith("#")}
        taken = set()
        for mark in self._marks:
            note = by_key.get(_target(mark))
            note = by_target.get(f"#{identifier(mark)}") if note is None else note
            holder = self._holder(mark)
            if note is None or note in taken or holder is None or len(words_of(mark)) > NUMBER_LENGTH:
                continue
            if not any(outer in self._apart for outer in mark.iterancestors("{*}note")):
                taken.add(note)
                yield note, mark, holder

    def _holder(self, element: etree._Element) -> str | None:
        return next((key for outer in element.iterancestors() if (key := self._master.passage_of(outer))), None)

    def _has_words(self, note: etree._Element) -> bool:
        return any(self._master.passage_of(part) for part in note.iter(etree.Element))


def _target(element: etree._Element) -> str:
    return next(iter((element.get("target") or "").split()), "")
