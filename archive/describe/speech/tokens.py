"""The words around a verb of saying, with their punctuation: where a sentence, a clause or an aside ends among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.describe.speech.sayings import Saying

EDGES = "\"“”„«»‹›‘’'()[]{},.;:!?—–-_*"
_TOKEN = re.compile(r"(?:[LlDd]|[Uu]n|[Dd]ell|[Aa]ll|[Qq]uell)['’](?=\w)|[^\s—]+(?:—(?=\s|$))?|—")
_SENTENCE_END = re.compile(r"[.!?][\"“”’'»«)\]]*$")
_SHORT = re.compile(
    r"(?:(?<![^\W\d_])(?:[^\W\d_]\.)+|(?<![^\W\d_])(?:Mr|Mrs|Ms|Dr|St|No|Hon|Gen|Col|Sen|Rep|Maj|Capt|Lt|Prof|[Jj]r|[Ss]r|Esq)\.)$"
)
_CLAUSE_END = frozenset(",;:—-)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text with its punctuation, half-open offsets."""

    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """The word without punctuation, in small letters."""
        return self.text.strip(EDGES).lower()

    @property
    def is_capital(self) -> bool:
        """The word begins with a capital."""
        core = self.text.strip(EDGES)
        return bool(core) and core[0].isupper()

    @property
    def ends_clause(self) -> bool:
        """A comma or the like stands behind the word, which no abbreviation has."""
        return self.text[-1] in _CLAUSE_END and not _SHORT.search(self.text)


def tokens_between(words: str, start: int, end: int) -> list[Token]:
    """Give the words between two offsets; one that the first offset cuts is left out."""
    tokens = [Token(token.start(), token.end(), token[0]) for token in _TOKEN.finditer(words, start, end)]
    return (
        tokens[1:]
        if start and tokens and words[start - 1].isalnum() and tokens[0].start == start and words[start].isalnum()
        else tokens
    )


def of_sentence(tokens: list[Token]) -> list[Token]:
    """Leave out what stands before the last end of a sentence or a clause that a semicolon or a colon parts off."""
    for number in range(len(tokens) - 2, -1, -1):
        text = tokens[number].text
        if text[-1] in ";:" or (_SENTENCE_END.search(text) and not _SHORT.search(text)):
            return tokens[number + 1 :]
    return tokens


def parts_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part words at commas and dashes."""
    parts: list[list[Token]] = [[]]
    for number, token in enumerate(tokens):
        parts[-1].append(token)
        if token.ends_clause and number + 1 < len(tokens):
            parts.append([])
    return parts


def without_comma(tokens: Sequence[Token]) -> list[Token]:
    """Take the comma or dash from the last word."""
    last = tokens[-1]
    text = last.text.rstrip(",—-)")
    return [*tokens[:-1], Token(last.start, last.start + len(text), text)] if text else list(tokens[:-1])


def is_aside(part: Sequence[Token], saying: Saying) -> bool:
    """Tell whether a part of a sentence is put in between, such as a date or "in a letter"."""
    first = part[0]
    starts = first.bare in saying.asides or first.bare[:1].isdigit() or first.bare.endswith("ing")
    is_figure = len(part) <= 4 and part[-1].bare.isdigit()
    return starts or is_figure or (len(part) == 1 and not first.is_capital) or first.bare in ("jr", "sr", "esq")


def is_adverb(token: Token, saying: Saying) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return token.bare in saying.adverbs or (token.text.islower() and token.bare.endswith("ly"))


def stops(token: Token) -> bool:
    """Tell whether a word ends a subject that follows its verb."""
    return (token.text[-1] in ',;:!?—-(“"«„' or token.text[-1] == ".") and not _SHORT.search(token.text)


def end_of(token: Token) -> int:
    """Give the offset at which a word ends without its punctuation."""
    text = token.text.rstrip('"“”„«»‹›‘([—_*,;:!?')
    return token.start + len(text if _SHORT.search(text) else text.rstrip("."))
