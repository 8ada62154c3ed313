"""Completes the last word or the last value of a query: words, people, venues, titles that the archive has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Protocol

from archive.search.limits import MAX_CHARACTERS
from archive.search.query.lexer import FIELDS, QUOTES
from archive.search.query.naming import Names
from archive.search.query.parser import parse
from archive.search.query.tree import Kinded, Named, Query, Titled, Word
from archive.search.query.wording import spelled
from archive.search.suggesting.suggestion import Kind, Suggestion
from archive.search.words.analysis import fold, stems, tokens
from archive.search.words.word_list import WordList

TRIED = 3
"""Words looked at for each that is offered: of those with one stem, which find the same, one is offered."""

COUNTED = 2
"""Queries counted for each suggestion wanted: one that would find nothing is not offered."""

_KINDS: dict[str, Kind] = {
    "speaker": "person", "author": "person", "addressee": "person", "mentions": "person", "person": "person",
    "venue": "venue", "place": "place", "occasion": "occasion", "title": "title", "genre": "genre", "language": "language",
}  # fmt: skip
_BESIDE_WORDS = ("person", "venue", "title")
"""The fields that are offered where no field was typed."""

_FEWEST_LETTERS = 2
"""Letters from which names are offered beside words."""

_VALUE = re.compile(rf"(?P<field>[^\W\d_]+):(?P<value>[^\s(){QUOTES}]+)$")
_QUOTED_VALUE = re.compile(rf"(?P<field>[^\W\d_]+):\s*[{QUOTES}](?P<value>[^{QUOTES}]+)$")
_WORD = re.compile(rf"[^\s(){QUOTES}]*$")
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(/\d*)?")

Offer = tuple[Kind, str, str]
"""The kind, the label, and the text that comes in the place of what was typed."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of what was typed: ``value`` is to be completed, ``head`` stands before it and stays as it is.

    ``field`` is "" for a word; ``closing`` the mark that closes the phrase the word is in.
    """

    head: str
    value: str
    field: str = ""
    closing: str = ""


class Offered(Protocol):
    """The values of each attribute of a generation."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the languages stems are kept in."""
        ...

    def keys(self, attribute: str) -> Iterable[str]:
        """Give the values an attribute has."""
        ...

    def label(self, attribute: str, key: str) -> str:
        """Give the words for a value."""
        ...

    def texts_with(self, attribute: str) -> dict[str, int]:
        """Count all texts by the values an attribute has in them."""
        ...


class Suggesting:
    """Completes queries from one generation: ``titles`` gives those of its texts, at least all in which each of some
    beginnings begins a word, ``written`` how a form is mostly spelled, ``count`` how many passages a query finds.
    """

    def __init__(
        self,
        offered: Offered,
        titles: Callable[[Sequence[str]], Iterable[str]],
        word_list: WordList,
        written: Callable[[str], str],
        names: Names,
        count: Callable[[Query], int],
    ) -> None:
        self._offered, self._titles, self._word_list, self._written = offered, titles, word_list, written
        self._names, self._count = names, count

    def suggestions(self, typed: str, size: int) -> tuple[Suggestion, ...]:
        """Give ways to go on, at most ``size``: names and words by turns, the most frequent first."""
        tail = tail_of(typed)
        if tail is None or size <= 0:
            return ()
        found: list[Suggestion] = []
        for kind, label, text in islice(dict.fromkeys(self._offers(tail, size)), COUNTED * size):
            query = f"{tail.head}{text}{tail.closing}"
            count = self._count(parse(query).query)
            if count:
                found.append(Suggestion(kind, label, text, query, count))
            if len(found) == size:
                break
        return tuple(found)

    def _offers(self, tail: Tail, size: int) -> Iterator[Offer]:
        if tail.field:
            return self._valued(tail.field, tail.value, size)
        is_exact = tail.head.endswith("=")
        words = self._worded(tail.value, size, is_exact=is_exact)
        if tail.closing or is_exact or len(tail.value) < _FEWEST_LETTERS:
            return words
        named = [islice(self._valued(field, tail.value, 2), 2) for field in _BESIDE_WORDS]
        rounds = zip_longest(words, words, *named)
        return (offer for each in rounds for offer in each if offer is not None)

    def _worded(self, value: str, size: int, *, is_exact: bool) -> Iterator[Offer]:
        """Offer the most frequent words that begin so; of those that share a stem the most frequent, unless asked exactly."""
        last = next((token for token in tokens(value) if token.end == len(value)), None)
        if last is None:
            return
        seen: set[str] = set()
        codes = [code for code in self._offered.codes if code and not is_exact]
        for form in self._word_list.beginning(fold(last.raw), TRIED * size):
            stemmed = {stem for code in codes for stem in stems(form, code)}
            if seen.isdisjoint(stemmed):
                seen |= stemmed
                word = self._written(form)
                yield "word", word, f"{value[: last.start]}{word}"

    def _valued(self, field: str, value: str, size: int) -> Iterator[Offer]:
        """Offer the values of a field of which each word that was typed begins one word, those of most texts first."""
        kind, wanted = _KINDS[field], [fold(token.raw) for token in tokens(value)]
        if not wanted:
            return iter(())
        if field == "title":
            titles = _once(self._titles(wanted))
            fitting = (title for title in titles if _begins(wanted, [fold(token.raw) for token in tokens(title)]))
            return (
                (kind, title, spelled(Titled(tuple(Word(token.raw) for token in tokens(title)))))
                for title in islice(fitting, size * COUNTED)
            )
        keys = self._offered.keys(field)
        if kind in ("genre", "language"):
            return ((kind, key, spelled(Kinded(field, key))) for key in sorted(keys) if key.casefold().startswith(wanted[0]))
        found = ((key, self._offered.label(field, key)) for key in keys if _begins(wanted, self._names.words(key)))
        texts = self._offered.texts_with(field)
        ranked = sorted(found, key=lambda pair: (-texts.get(pair[0], 0), pair[1]))
        return ((kind, label, spelled(self._named(field, key, label))) for key, label in ranked[: size * COUNTED])

    def _named(self, field: str, key: str, label: str) -> Named:
        """Ask for one agent: by the name where it means nobody else, else by the key."""
        alone = self._names.resolve(label, self._offered.keys(field)) == (key,)
        return Named(field, label if alone else f"={key}")


def tail_of(typed: str) -> Tail | None:
    """Find what is to be completed at the end of a query; None when nothing is begun."""
    if len(typed) > MAX_CHARACTERS or not typed or typed[-1].isspace():
        return None
    is_open = sum(sign in QUOTES for sign in typed) % 2 == 1
    field = (_QUOTED_VALUE if is_open else _VALUE).search(typed)
    if field is not None and field["field"].casefold() in FIELDS:
        name = field["field"].casefold()
        return Tail(typed[: field.start()], field["value"].lstrip("="), name) if name in _KINDS else None
    value = _WORD.search(typed)[0]  # type: ignore[index]
    signs = len(value) - len(value.lstrip("-="))
    if not value[signs:] or (_OPERATOR.fullmatch(value) and not is_open):
        return None
    return Tail(typed[: len(typed) - len(value) + signs], value[signs:], closing='"' if is_open else "")


def _once(values: Iterable[str]) -> Iterator[str]:
    """Give each value where it comes first."""
    seen: set[str] = set()
    for value in values:
        if value not in seen:
            seen.add(value)
            yield value


def _begins(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether each of some beginnings begins a word."""
    there = tuple(words)
    return all(any(word.startswith(beginning) for word in there) for beginning in wanted)
