"""Reads what a reader typed as a query tree; never fails, and says what it could not use.

The language: words side by side must all occur; ``"a phrase"``, ``AND OR NOT ( )``, ``-word``, ``=exact``, ``prefix*``,
``wild?c*rd``, ``fuzzy~`` and ``fuzzy~2``, ``a NEAR/5 b``, ``field:value`` and ``field:"a value"``. AND binds tighter than OR.
``=`` before a word asks for that very form, before a name for that very name, before a date for certainly within it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.dates import read_days
from archive.errors import QueryError
from archive.search.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_DISTANCE, MAX_NEAR, MAX_TERMS, PATTERN_TERMS
from archive.search.query.lexer import NAMED, Lexeme, lexemes
from archive.search.query.tree import (
    NOTHING,
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Titled,
    Wildcard,
    Word,
)  # fmt: skip
from archive.search.words.analysis import Token, tokens

NEAR = 10
"""The distance of NEAR without a number, in words: a clause."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query read. ``hints`` say what could not be used as typed, and where; ``notes`` which limit cut what."""

    query: Query
    hints: tuple[QueryError, ...] = ()
    notes: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Read a query; an empty one asks for everything, one of signs alone for nothing. Never raises."""
    hints: list[QueryError] = []
    notes: list[str] = []
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS].rpartition(" ")[0] or text[:MAX_CHARACTERS]
        notes.append(f"A query has at most {MAX_CHARACTERS:,} characters; what came after “{text[-20:].strip()}” was left out.")
    pieces = _bracketed(_counted(lexemes(text, hints), notes), hints, notes)
    query = _Parser(_operated(pieces, hints), hints).read()
    if query is None and text.strip():
        hints.append(QueryError(0, "There is nothing to look for: a query needs a letter or a digit."))
        query = NOTHING
    return Parsed(query or Everything(), tuple(sorted(hints, key=lambda hint: hint.position)), tuple(notes))


def _counted(pieces: Iterable[Lexeme], notes: list[str]) -> list[Lexeme]:
    """Keep pieces while the limit on terms allows, the last phrase perhaps in part."""
    kept, count = list[Lexeme](), 0
    for piece in pieces:
        if piece.kind in ("word", "phrase", "field"):
            words = list(tokens(piece.text))
            size = max(1, len(words)) * (PATTERN_TERMS if piece.kind == "word" and set(piece.text) & set("*?~") else 1)
            if count + size > MAX_TERMS:
                cut = f"“{piece.text[:40]}” and what follows was left out."
                notes.append(f"A query has at most {MAX_TERMS} words, half as many with * ? or ~; {cut}")
                if piece.kind == "phrase" and count < MAX_TERMS:
                    kept.append(replace(piece, text=piece.text[: words[MAX_TERMS - count - 1].end]))
                break
            count += size
        kept.append(piece)
    return kept


def _bracketed(pieces: list[Lexeme], hints: list[QueryError], notes: list[str]) -> list[Lexeme]:
    """Leave out brackets without a partner, and pairs deeper than the limit."""
    opened: list[int] = []
    dropped: set[int] = set()
    lonely: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "open":
            opened.append(index)
        elif piece.kind == "close":
            if not opened:
                lonely.append(index)
            elif len(opened) > MAX_DEPTH:
                dropped.update((opened.pop(), index))
            else:
                opened.pop()
    lonely.extend(opened)
    if lonely:
        position = pieces[min(lonely)].position
        hints.append(QueryError(position, f"“{pieces[min(lonely)].text}” has no partner; the query was read without it."))
    if dropped:
        notes.append(f"Brackets are read {MAX_DEPTH} deep; those inside were left out.")
    dropped.update(lonely)
    return [piece for index, piece in enumerate(pieces) if index not in dropped]


def _operated(pieces: list[Lexeme], hints: list[QueryError]) -> list[Lexeme]:
    """Turn operators that have nothing to join into words; a minus sign is left out."""
    kept: list[Lexeme] = []
    for index, piece in enumerate(pieces):
        after = pieces[index + 1].kind if index + 1 < len(pieces) else "close"
        before = kept[-1].kind if kept else "open"
        begins = after not in ("close", "and", "or", "near")
        if piece.kind in ("not", "minus"):
            is_used = begins
        elif piece.kind in ("and", "or", "near"):
            is_used = begins and before not in ("open", "and", "or", "near", "not", "minus")
        else:
            is_used = True
        if is_used:
            kept.append(piece)
        elif piece.kind != "minus":
            word = "NEAR" if piece.kind == "near" else piece.text
            hints.append(QueryError(piece.position, f"{word} has nothing to join here, so it was read as a word."))
            kept.append(Lexeme("word", word, piece.position))
    return kept


class _Parser:
    """Recursive descent over pieces that are balanced; the recursion is bounded by the limit on depth."""

    def __init__(self, pieces: list[Lexeme], hints: list[QueryError]) -> None:
        self._pieces, self._hints, self._at = pieces, hints, 0

    def _kind(self) -> str:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else "close"

    def read(self) -> Query | None:
        """Read what stands in one pair of brackets, or all; None when there is nothing to look for in it."""
        parts = [self._all()]
        while self._kind() == "or":
            self._at += 1
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Query | None:
        parts: list[Query | None] = []
        while self._kind() not in ("close", "or"):
            if self._kind() == "and":
                self._at += 1
            parts.append(self._one())
        return _joined(And, parts)

    def _one(self) -> Query | None:
        is_negative = False
        while self._kind() in ("not", "minus"):
            is_negative, self._at = not is_negative, self._at + 1
        part = self._near()
        return Not(part) if is_negative and part is not None else part

    def _near(self) -> Query | None:
        parts = [self._primary()]
        while self._kind() == "near":
            operator = self._pieces[self._at]
            self._at += 1
            left, right = parts[-1], self._primary()
            if isinstance(left, Near) and isinstance(right, Term):
                parts.append(Near(left.right, right, self._distance(operator)))
            elif isinstance(left, Term) and isinstance(right, Term):
                parts[-1] = Near(left, right, self._distance(operator))
            else:
                self._hints.append(QueryError(operator.position, "NEAR joins two words or phrases; it was read as AND."))
                parts.append(right)
        return _joined(And, parts)

    def _distance(self, operator: Lexeme) -> int:
        if not operator.text:
            return NEAR
        asked = int(operator.text)
        distance = min(max(asked, 1), MAX_NEAR)
        if distance != asked:
            says = f"NEAR takes 1 to {MAX_NEAR} words between; this was read as NEAR/{distance}."
            self._hints.append(QueryError(operator.position, says))
        return distance

    def _primary(self) -> Query | None:
        piece = self._pieces[self._at]
        self._at += 1
        match piece.kind:
            case "open":
                inner = self.read()
                self._at += 1
                return inner
            case "phrase":
                return self._phrase(piece)
            case "field":
                return self._field(piece)
            case _:
                return self._word(piece)

    def _word(self, piece: Lexeme) -> Query | None:
        text = _without_end(piece.text)
        fuzzy = re.fullmatch(r"(.*[\w.])~(\d?)", text, re.DOTALL)
        if fuzzy is not None:
            distance = int(fuzzy[2] or 1)
            if not 1 <= distance <= MAX_DISTANCE:
                self._hints.append(
                    QueryError(piece.position, f"A word may differ by 1 to {MAX_DISTANCE} letters, not {distance}.")
                )
                distance = min(max(distance, 1), MAX_DISTANCE)
            return _chained(Fuzzy(token.raw, distance) for token in tokens(fuzzy[1]))
        text = _without_end(text.rstrip("~"))
        if "*" in text or "?" in text:
            return self._pattern(piece, text)
        words = list(tokens(text))
        return Word(text[words[0].start : words[-1].end], piece.is_exact) if words else None

    def _pattern(self, piece: Lexeme, text: str) -> Query | None:
        """Read a word with wildcards; each part between hyphens is a pattern or a word of its own."""
        found = [text[token.start : token.end] for token in tokens(text.replace("*", "x").replace("?", "x"))]
        patterns = [part.rstrip("?") for part in found if any(tokens(part))]
        if not patterns:
            self._hints.append(QueryError(piece.position, f"“{piece.text}” needs at least one letter beside the * or ?."))
        return _chained(_pattern(part, piece.is_exact) for part in patterns)

    def _phrase(self, piece: Lexeme) -> Query | None:
        words = tuple(Word(token.raw, piece.is_exact or _is_marked(piece.text, token)) for token in tokens(piece.text))
        if "*" in piece.text:
            self._hints.append(
                QueryError(piece.position, "Inside quotation marks * stands for itself; join words with NEAR/1 instead.")
            )
        return (words[0] if len(words) == 1 else Phrase(words)) if words else None

    def _field(self, piece: Lexeme) -> Query | None:
        words = tuple(Word(token.raw, piece.is_exact or _is_marked(piece.text, token)) for token in tokens(piece.text))
        if not words:
            self._hints.append(QueryError(piece.position, f"“{piece.field}:” needs a value with at least one letter or digit."))
            return None
        if piece.field in NAMED:
            return Named(piece.field, f"={piece.text}" if piece.is_exact else piece.text)
        match piece.field:
            case "title":
                return Titled(words)
            case "date":
                return self._date(piece)
            case _:
                return Kinded(piece.field, piece.text)

    def _date(self, piece: Lexeme) -> Query:
        if piece.text.casefold() == "undated":
            return Dated(None, None, undated=True)
        try:
            days = read_days(piece.text)
        except ValueError as error:
            self._hints.append(QueryError(piece.position, f"{error} It was read as words."))
            words = tuple(Word(token.raw) for token in tokens(piece.text))
            return words[0] if len(words) == 1 else And(words)
        return Dated(days.first, days.last, days.also, days.calendar, certain=piece.is_exact, yearly=days.yearly)


def _joined(kind: type[And] | type[Or], parts: Iterable[Query | None]) -> Query | None:
    """Join the parts that are there, those of parts of the same kind among them."""
    flat: list[Query] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.parts)
        elif part is not None:
            flat.append(part)
    return kind(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def _chained(terms: Iterable[Term]) -> Query | None:
    """Join the parts of one hyphenated word, some of them patterns: each beside the next."""
    found = list(terms)
    if len(found) == 1:
        return found[0]
    return _joined(And, [Near(left, right, 1) for left, right in pairwise(found)])


def _pattern(part: str, is_exact: bool) -> Term:
    begin = part.rstrip("*")
    if not set(part) & {"*", "?"}:
        return Word(part, is_exact)
    return Prefix(begin) if not set(begin) & {"*", "?"} else Wildcard(part)


def _without_end(text: str) -> str:
    """Leave out what closes a sentence: a question mark there is no wildcard."""
    while text and text[-1] not in "*~" and unicodedata.category(text[-1])[0] in "PSCZ":
        text = text[:-1]
    return text


def _is_marked(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1] == "="
