"""The attributes of texts and passages: the values that these are found and counted by, with the words for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from types import MappingProxyType

from archive.model import Agent, TextUnit
from archive.search.holding.columns import Column
from archive.search.holding.rows import Rows
from archive.search.words.analysis import fold, stems, words_of


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """The values of the texts, and those of the passages where they differ from their text's; ``labels`` has the words for each
    value there is.
    """

    texts: Column
    passages: Column | None
    labels: dict[str, str]


def attribute(rows: Rows, name: str) -> Attribute:
    """Make an attribute by its name; the values of “title” are the words of titles."""
    if name == "title":
        return Attribute(Column.of(list(map(_title_terms, rows.texts))), None, {})
    if name == "language":
        return _attribute([(text.language,) for text in rows.texts], rows.passages.languages)
    if name in ("genre", "year"):
        return _attribute([_plain(text, name) for text in rows.texts])
    agents = [_AGENTS[name](text) for text in rows.texts]
    named = {agent.key: agent.name for each in agents for agent in each}
    keys = [[agent.key for agent in each] for each in agents]
    if name in ("speaker", "person"):
        voices = rows.passages.voices
        bounds = voices.starts[rows.starts].tolist()
        heard = (voices.values(first, last) for first, last in pairwise(bounds))
        return _attribute([[*own, *more] for own, more in zip(keys, heard, strict=True)], voices, named)
    return _attribute(keys, rows.passages.mentions if name == "mentions" else None, named)


OF_TEXTS = ("author", "addressee", "venue", "place", "occasion", "genre", "year")
"""Attributes of which a passage has the values of its text."""

OF_EACH = ("person", "speaker", "mentions", "language")
"""Attributes of which a passage has values of its own."""

ATTRIBUTES = (*OF_TEXTS, *OF_EACH)
"""The attributes that have labels."""

_AGENTS: dict[str, Callable[[TextUnit], tuple[Agent, ...]]] = {
    "speaker": lambda text: text.voices,
    "person": lambda text: (*text.voices, *text.authors),
    "author": lambda text: text.authors,
    "addressee": lambda text: text.addressees,
    "mentions": lambda text: text.mentions,
    "venue": lambda text: (text.venue,) if text.venue else (),
    "place": lambda text: (text.place,) if text.place else (),
    "occasion": lambda text: (text.occasion,) if text.occasion else (),
}
"""The part of a text in which each field names somebody."""


def _title_terms(text: TextUnit) -> list[str]:
    """Give the stems (with their language) and forms (without) of the words of a title."""
    return [term for word in words_of(text.title) for term in (fold(word), *stems(word, text.language))]


def _attribute(
    texts: Sequence[Iterable[str]], passages: Column | None = None, named: Mapping[str, str] = MappingProxyType({})
) -> Attribute:
    column = Column.of(texts)
    keys = dict.fromkeys(chain(column.keys, passages.keys if passages else ()))
    return Attribute(column, passages, {key: named.get(key) or key.removeprefix("name:") for key in keys})


def _plain(text: TextUnit, name: str) -> tuple[str, ...]:
    if name == "genre":
        return (text.genre,) if text.genre else ()
    year = text.date.year if text.date else None
    return () if year is None else (str(year),)
