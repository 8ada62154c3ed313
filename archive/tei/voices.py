"""Who says which words: the nearest ``said``, ``sp`` or ``u`` with ``@who``; without one, the author of the section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from archive.model import Container, Description, Mark, Passage, Section, Voice

_SPEAKING = frozenset("said sp u".split())
_SILENT = frozenset("speaker stage castItem".split())
"""Blocks that stand inside a speech and are no part of it: they are the author's."""


def voices_of(passage: Passage, author: str | None, key_of: Callable[[str], str]) -> tuple[Voice, ...]:
    """Give the voices of a passage. ``author`` is the key of who speaks where nobody is named, None for nobody; ``key_of``
    gives the key that a pointer stands for. Notes are nobody's but those whom they quote.
    """
    if author is None and not (passage.marks or passage.within):
        return ()
    is_note = passage.element == "note" or any(container.element == "note" for container in passage.within)
    nobody = None if is_note else author
    spoken = [
        (mark.start, mark.end, nobody if mark.element == "stage" else key_of(_who(mark)))
        for mark in passage.marks
        if mark.element == "stage" or (mark.element in _SPEAKING and _who(mark))
    ]
    stretches = _stretches(len(passage.received), _around(passage, nobody, key_of), spoken)
    return tuple(
        Voice(key, start, end)
        for start, end, key in _joined(stretches)
        if key is not None and passage.received[start:end].strip(" ")
    )


def with_voices(sections: tuple[Section, ...], key_of: Callable[[str], str]) -> tuple[Section, ...]:
    """Give sections whose passages know their voices; a section without an author is in the voice of the one around it."""
    authors: dict[str, str | None] = {}
    voiced = []
    for section in sections:
        is_signed = section.description.authors or section.description.speakers
        author = author_of(section.description) if is_signed else authors.get(section.parent or "")
        authors[section.id] = author
        passages = ((passage, voices_of(passage, author, key_of)) for passage in section.passages)
        heard = tuple(replace(passage, voices=voices) if voices else passage for passage, voices in passages)
        voiced.append(replace(section, passages=heard))
    return tuple(voiced)


def author_of(description: Description) -> str | None:
    """Give the key of who speaks in a text where nobody is named: its one author, or, with none, its one speaker."""
    speaking = description.authors or description.speakers
    return speaking[0].key if len(speaking) == 1 else None


def _around(passage: Passage, nobody: str | None, key_of: Callable[[str], str]) -> str | None:
    if passage.element in _SILENT:
        return nobody
    for container in reversed(passage.within):
        if container.element == "note":
            break
        if container.element in _SPEAKING and (who := _who(container)):
            return key_of(who)
    return nobody


def _who(holder: Mark | Container) -> str:
    """Give the first pointer of ``@who``; several who speak at once are heard as the first."""
    return next(iter((holder.attribute("who") or "").split()), "")


def _stretches(
    length: int, around: str | None, spoken: Iterable[tuple[int, int, str | None]]
) -> Iterator[tuple[int, int, str | None]]:
    """Cut a passage where the innermost voice changes; ``spoken`` nest, an outer one before those inside it."""
    at, inside = 0, [(length, around)]
    for start, end, key in spoken:
        while len(inside) > 1 and inside[-1][0] <= start:
            yield at, inside[-1][0], inside[-1][1]
            at = inside.pop()[0]
        yield at, start, inside[-1][1]
        at = start
        inside.append((end, key))
    while inside:
        end, key = inside.pop()
        yield at, end, key
        at = end


def _joined(stretches: Iterable[tuple[int, int, str | None]]) -> list[tuple[int, int, str | None]]:
    joined: list[tuple[int, int, str | None]] = []
    for start, end, key in stretches:
        if start >= end:
            continue
        if joined and joined[-1][2] == key and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end, key)
        else:
            joined.append((start, end, key))
    return joined
