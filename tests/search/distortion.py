"""Sentences as people remember and print them: drawn from texts, and distorted by chance with a fixed seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.model import TextUnit
from archive.search.words.analysis import words_of
from tests.search.corpus import passage, text

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])")
_OTHERS = (
    "great people always never country said power because nation every under men could thing good work after which".split()
)


@dataclass(frozen=True)
class Drawn:
    """A sentence with the place it was drawn from."""

    item: str
    passage: str
    sentence: str


def speech(path: Path) -> TextUnit:
    """Read a plain text whose paragraphs are lines or parted by blank lines."""
    paragraphs = re.split(r"\n\s*\n|(?<=[.!?])\n", path.read_text(encoding="utf-8", errors="replace"))
    lines = filter(None, (" ".join(paragraph.split()) for paragraph in paragraphs))
    return text(path.stem, *(passage(f"p{number}", line) for number, line in enumerate(lines, 1)))


def sentences(texts: Iterable[TextUnit], fewest: int = 8, most: int = 60) -> list[Drawn]:
    """Give the sentences of texts that have so many words; of those that are the same, the first."""
    found: dict[str, Drawn] = {}
    for each in texts:
        for unit in each.passages:
            for sentence in _SENTENCE.split(unit.received):
                if fewest <= len(words_of(sentence)) <= most:
                    found.setdefault(sentence, Drawn(each.item, unit.id, sentence))
    return list(found.values())


def lightly(chance: random.Random, sentence: str) -> str:
    """Change about a tenth of the words, and the punctuation."""
    return _distorted(chance, sentence, 0.1)


def heavily(chance: random.Random, sentence: str) -> str:
    """Change about three words of ten, and the punctuation."""
    return _distorted(chance, sentence, 0.3)


DEGREES: dict[str, Callable[[random.Random, str], str]] = {
    "as it is": lambda _, sentence: sentence,
    "lightly distorted": lightly,
    "heavily distorted": heavily,
}


def _distorted(chance: random.Random, sentence: str, share: float) -> str:
    words = sentence.split()
    for _ in range(max(1, round(len(words) * share))):
        at = chance.randrange(len(words))
        chance.choice(_CHANGES)(chance, words, at)
        words = words or sentence.split()
    return _repunctuated(chance, " ".join(words))


def _dropped(_: random.Random, words: list[str], at: int) -> None:
    del words[at]


def _replaced(chance: random.Random, words: list[str], at: int) -> None:
    words[at] = chance.choice(_OTHERS)


def _added(chance: random.Random, words: list[str], at: int) -> None:
    words.insert(at, chance.choice(_OTHERS))


def _transposed(_: random.Random, words: list[str], at: int) -> None:
    words[at : at + 2] = reversed(words[at : at + 2])


def _misspelled(chance: random.Random, words: list[str], at: int) -> None:
    word = words[at]
    place = chance.randrange(len(word))
    letter = chance.choice("aeiounrst")
    words[at] = chance.choice((word[:place] + word[place + 1 :], word[:place] + letter + word[place:], word[:place] + letter))


def _noted(chance: random.Random, words: list[str], at: int) -> None:
    words[at] += chance.choice(("1", "[2]", "³"))


def _interpolated(_: random.Random, words: list[str], at: int) -> None:
    words.insert(at, "[the Congress]")


_CHANGES: Sequence[Callable[[random.Random, list[str], int], None]] = (
    _dropped, _dropped, _replaced, _replaced, _transposed, _misspelled, _misspelled, _added, _noted, _interpolated,
)  # fmt: skip


def _repunctuated(chance: random.Random, sentence: str) -> str:
    """Change punctuation as a print or a memory does: none, other marks, a broken line."""
    kind = chance.randrange(4)
    if kind == 0:
        return re.sub(r"[,.;:!?\"“”]", "", sentence)
    if kind == 1:
        return f"“{sentence.replace(';', ' —').replace(',', '')}”"
    if kind == 2:
        at = chance.randrange(len(sentence))
        blank = sentence.find(" ", at)
        return sentence if blank < 0 else f"{sentence[:blank]}\r\n{sentence[blank + 1 :]}"
    long = list(re.finditer(r"[^\W\d_]{7,}", sentence))
    if not long:
        return sentence.upper()
    place = chance.choice(long).start() + 3
    return f"{sentence[:place]}-\n{sentence[place:]}"
