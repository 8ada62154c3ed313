"""What is read of a script: its passages, who says what, and the stage directions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from archive.authorities import Authorities
from archive.describe import describe
from archive.model import Passage
from tests.describe.people import SMALL

SCRIPTS = Path(__file__).parent / "scripts"


def passages(text: str, authorities: Authorities = SMALL) -> list[Passage]:
    sections = describe(text, name="x_1.txt", language="en", authorities=authorities)
    return [passage for section in sections for passage in section.passages]


def script(name: str) -> list[Passage]:
    return passages((SCRIPTS / f"{name}.txt").read_text(encoding="utf-8"))


def words(found: Iterable[Passage], element: str) -> list[str]:
    return [passage.received for passage in found if passage.element == element]


def speech(found: Iterable[Passage]) -> list[tuple[str, str]]:
    """Give who is heard in each block of speech, and how it begins."""
    return [
        (passage.voices[0].key.removeprefix("name:"), passage.received[:12])
        for passage in found
        if passage.within and passage.within[0].element == "sp" and passage.element in ("p", "lg")
    ]


def stages(found: Iterable[Passage]) -> list[str]:
    return [
        words
        for passage in found
        for words in (
            [passage.received]
            if passage.element == "stage"
            else [passage.received[mark.start : mark.end] for mark in passage.marks if mark.element == "stage"]
        )
    ]
