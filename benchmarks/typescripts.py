"""Plays and debates written out as typists do, read back as plain text, and compared with their TEI.

    TEI_ARCHIVE_DATA=... python benchmarks/typescripts.py [words of a style ...]

Each play of ``plays/`` and each debate of ``debates/`` is typed in several styles. Since no letter is lost on the way, every
letter of what was typed is also a letter of a passage, so what the typist meant and what the archive read are compared letter
by letter: a turn is right when its words are heard in the voice its label names, a stage direction when it is a ``stage`` of
exactly these words.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pieces import Piece, read
from tally import Tally, data_folder

from archive.authorities import Authorities
from archive.describe import describe
from archive.model import Passage

_SHARE = 0.95
"""The share of a turn's letters that must be heard in its speaker's voice."""

_WIDTH = 72
"""The column at which a typist breaks lines."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a typist writes a turn: the sign behind the label, capitals, brackets, blank lines, broken lines."""

    name: str
    sign: str = ":"
    is_alone: bool = False
    is_capital: bool = False
    brackets: str = "()"
    is_parted: bool = True
    is_wrapped: bool = False
    aside_in_label: bool = False


STYLES = (
    Style("Name: speech"),
    Style("NAME: speech", is_capital=True),
    Style("NAME: speech, no blank lines", is_capital=True, is_parted=False),
    Style("Name: speech, no blank lines", is_parted=False),
    Style("NAME (aside): speech, [stage]", is_capital=True, brackets="[]", aside_in_label=True),
    Style("NAME. speech", sign=".", is_capital=True, brackets="[]"),
    Style("Name. speech", sign="."),
    Style("Name (aside). speech, broken lines", sign=".", is_wrapped=True, aside_in_label=True),
    Style("NAME alone", sign="", is_alone=True, is_capital=True),
    Style("Name: alone, broken lines", is_alone=True, is_wrapped=True),
    Style("NAME: speech, broken lines, no blank lines", is_capital=True, is_parted=False, is_wrapped=True),
)


TARGETS = {"turns": 97.0, "stage directions": 95.0}


def compare(data: Path) -> Tally:
    """Count the turns and stage directions of plays and debates in the plainest style, a name in capitals and a colon."""
    tally = Tally()
    for kind, right, wrong, left in in_styles(data, STYLES[1:2]):
        counts = tally.counts["turns" if kind.endswith("turns") else "stage directions"]
        counts[:3] = [before + more for before, more in zip(counts, (right, wrong, left), strict=False)]
    return tally


def in_styles(data: Path, styles: Iterable[Style]) -> Iterator[tuple[str, int, int, int]]:
    """Give (kind, right, wrong, open) for each kind of text and style, turns and stage directions apart."""
    for folder in ("plays", "debates"):
        sources = [pieces for path in sorted((data / folder).glob("*.xml")) if (pieces := list(read(path)))]
        for style in styles:
            counts: Counter[str] = Counter()
            for pieces in sources:
                counts += compared(pieces, style)
            for kind in ("turns", "stage directions"):
                right, wrong, left = (counts[f"{kind} {verdict}"] for verdict in ("right", "wrong", "open"))
                yield f"{folder}, {style.name}: {kind}", right, wrong, left


def compared(pieces: Iterable[Piece], style: Style) -> Counter[str]:
    """Type the pieces, describe what was typed, and count what came back."""
    typed = list(_typed(list(pieces), style))
    text = _laid_out(typed, style)
    passages = [
        passage
        for section in describe(text, name="typescript.txt", language="und", authorities=Authorities())
        for passage in section.passages
    ]
    return _counted(typed, passages)


def _typed(pieces: list[Piece], style: Style) -> Iterator[Piece]:
    """Give the pieces as this typist words them."""
    label = ""
    for place, piece in enumerate(pieces):
        if piece.kind == "label":
            label = piece.words.upper() if style.is_capital else piece.words
            follows = pieces[place + 1] if place + 1 < len(pieces) else None
            is_aside = style.aside_in_label and follows is not None and follows.kind == "stage" and follows.turn == piece.turn
            yield Piece("label", label if is_aside else label + style.sign, piece.turn)
        elif piece.kind == "stage":
            before = pieces[place - 1] if place else None
            opens = before is not None and before.kind == "label"
            sign = style.sign if opens and style.aside_in_label else ""
            words = f"{style.brackets[0]}{piece.words.strip('()[].: ')}{style.brackets[1]}{sign}"
            yield Piece("stage", words, piece.turn, piece.line and not (opens and (style.aside_in_label or not style.is_alone)))
        else:
            opens = bool(place) and pieces[place - 1].kind == "label"
            is_second = place > 1 and pieces[place - 2].kind == "label" and pieces[place - 1].kind == "stage"
            runs_on = (opens or is_second) and not style.is_alone and piece.kind == "speech"
            yield Piece(piece.kind, piece.words, piece.turn, piece.line and not runs_on)


def _laid_out(typed: Iterable[Piece], style: Style) -> str:
    paragraphs: list[str] = []
    for piece in typed:
        if piece.line or not paragraphs:
            is_apart = style.is_parted and (piece.kind in ("label", "head") or not piece.turn)
            paragraphs.append(("\n" if is_apart and paragraphs else "") + piece.words)
        else:
            paragraphs[-1] += f" {piece.words}"
    if not style.is_wrapped:
        return "\n".join(paragraphs) + "\n"
    return "\n".join("\n" * words.startswith("\n") + "\n".join(_wrapped(words)) for words in paragraphs) + "\n"


def _wrapped(words: str) -> Iterator[str]:
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _counted(typed: Iterable[Piece], passages: Iterable[Passage]) -> Counter[str]:
    heard, stages = _as_read(passages)
    counts: Counter[str] = Counter()
    names: dict[int, str] = {}
    turns: dict[int, list[tuple[int, int]]] = {}
    meant: set[tuple[int, int]] = set()
    at = 0
    for piece in typed:
        end = at + len("".join(piece.words.split()))
        if piece.kind == "label":
            names[piece.turn] = _letters(piece.words)
        elif piece.kind == "speech":
            turns.setdefault(piece.turn, []).append((at, end))
        elif piece.kind == "stage":
            meant.add((at, end))
        at = end
    for turn, extents in turns.items():
        voices = Counter(heard[place] for start, end in extents for place in range(start, end))
        share = voices[names[turn]] / sum(voices.values())
        others = sum(number for name, number in voices.items() if name and name != names[turn]) / sum(voices.values())
        counts[f"turns {'right' if share >= _SHARE else 'wrong' if others > 1 - _SHARE else 'open'}"] += 1
    counts["stage directions right"] = len(meant & stages)
    counts["stage directions open"] = len(meant - stages)
    counts["stage directions wrong"] = len(stages - meant)
    return counts


def _as_read(passages: Iterable[Passage]) -> tuple[list[str], set[tuple[int, int]]]:
    """Give whose voice is heard in each character that is no white space, and the extents of stage directions."""
    heard: list[str] = []
    stages: set[tuple[int, int]] = set()
    for passage in passages:
        places = [len(heard)]
        for character in passage.received:
            places.append(places[-1] + (not character.isspace()))
        voices = [""] * (places[-1] - places[0])
        for voice in passage.voices:
            name = _letters(voice.key.removeprefix("name:"))
            voices[places[voice.start] - places[0] : places[voice.end] - places[0]] = [name] * (
                places[voice.end] - places[voice.start]
            )
        heard += voices
        if passage.element == "stage":
            stages.add((places[0], places[-1]))
        stages.update((places[mark.start], places[mark.end]) for mark in passage.marks if mark.element == "stage")
    return heard, stages


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


if __name__ == "__main__":
    chosen = [style for style in STYLES if all(word in style.name for word in sys.argv[1:])]
    for line in in_styles(data_folder(), chosen):
        found = line[1] + line[2] + line[3]
        if found:
            print(f"{line[0]:75} right {line[1]:5} wrong {line[2]:5} open {line[3]:5}  {line[1] / found:.1%}")
