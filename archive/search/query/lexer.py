"""The first step of reading a query: its words, phrases, named parts, operators and brackets, each with its place."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from archive.dates import read_days
from archive.errors import QueryError

NAMED = ("speaker", "author", "addressee", "mentions", "person", "venue", "place", "occasion")
"""Fields that name a person, place, organisation or event."""

FIELDS = (*NAMED, "title", "date", "genre", "language")
"""Every field, in the order shown to readers."""

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
"""Double quotation marks of all kinds; any of them opens and closes a phrase."""

Kind = Literal["word", "phrase", "field", "open", "close", "and", "or", "not", "minus", "near"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query at a 0-based offset in code points. ``text`` is a word or a phrase without its marks, the value of
    a ``field``, the operator as typed, or the digits after NEAR; ``is_exact`` that ``=`` stood before word, phrase or value.
    """

    kind: Kind
    text: str
    position: int
    is_exact: bool = False
    field: str = ""


_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
_NEAR = re.compile(r"NEAR(?:/(\d+))?")
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(rf"(?:[^\s(){QUOTES}]|(?<=\w)[{QUOTES}](?=\w))+")
_VALUE = re.compile(rf"[^\s(){QUOTES}]+")
_PHRASE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
_JOINED = re.compile(rf"(?:AND|OR|NOT)(?=[{QUOTES}])")
_ONE = rf"(?:[{QUOTES}][^{QUOTES}]*[{QUOTES}]|[^\s{QUOTES}()]+)"
_SMALL = re.compile(rf"\s*{_ONE}\s+(or|not)\s+{_ONE}\s*")
_NEARNESS = re.compile(r"(?:near/|[nw]?/)(\d+)", re.IGNORECASE)
_SLOP = re.compile(r"~(\d*)(?!\S)")
_DAY = r"(?:\d{1,2}\.?\s+)?[^\W\d_]+\.?\s+(?:\d{1,2},?\s+)?\d{4}(?:\s?[on]s)?(?!\w)"
_DATE = re.compile(rf"{_DAY}(?:\.\.(?:{_DAY}|[-\w]*))?|[-\w]*\.\.{_DAY}", re.IGNORECASE)
_EITHER = re.compile(r"(0?[1-9]|1[0-2])/(?!0?\1/)(?:0?[1-9]|1[0-2])/\d{4}")
_BEGINS = re.compile(rf"[\w={QUOTES}(]|[*?]+\w")


def lexemes(text: str, hints: list[QueryError]) -> Iterator[Lexeme]:
    """Cut a query into its pieces; what does not fit is told to ``hints`` and read as words."""
    small = _SMALL.fullmatch(text)
    if small is not None:
        hints.append(QueryError(small.start(1), f"“{small[1]}” was read as a word; in capitals it is an operator."))
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in "()":
            yield Lexeme("open" if character == "(" else "close", character, at)
            at += 1
        elif character == "-" and _BEGINS.match(text, at + 1):
            yield Lexeme("minus", "-", at)
            at += 1
        elif character in QUOTES or (character == "=" and at + 1 < len(text) and text[at + 1] in QUOTES):
            at = yield from _quoted(text, at, hints)
        else:
            at = yield from _bare(text, at, hints)


def _quoted(text: str, at: int, hints: list[QueryError]) -> Generator[Lexeme, None, int]:
    is_exact = text[at] == "="
    begin = at + is_exact
    phrase = _PHRASE.match(text, begin)
    if phrase is None:
        hints.append(QueryError(begin, "This quotation mark has no partner; the words are looked for one by one."))
        return begin + 1
    yield Lexeme("phrase", phrase[1], phrase.start(1), is_exact)
    slop = _SLOP.match(text, phrase.end())
    if slop is None:
        return phrase.end()
    says = f"“{slop[0]}” was left out: words near each other are asked for with {_near(slop[1])}."
    hints.append(QueryError(slop.start(), says))
    return slop.end()


def _bare(text: str, at: int, hints: list[QueryError]) -> Generator[Lexeme, None, int]:
    field = _FIELD.match(text, at)
    if field is not None:
        name = field[1].casefold()
        if name in FIELDS:
            return (yield from _field(text, field, name, hints))
        if _BEGINS.match(text, field.end()):
            hints.append(QueryError(at, f"“{field[0]}” is not a field, so it was read as a word. {_instead(name)}"))
    found = _JOINED.match(text, at) or _BARE.match(text, at)
    word = found[0] if found else text[at]
    near = _NEAR.fullmatch(word)
    if word in _OPERATORS:
        yield Lexeme(_OPERATORS[word], word, at)
    elif near is not None:
        yield Lexeme("near", near[1] or "", at)
    else:
        nearness = _NEARNESS.fullmatch(word)
        if nearness is not None:
            hints.append(QueryError(at, f"“{word}” was read as words: what is near is asked for with {_near(nearness[1])}."))
        yield Lexeme("word", word.removeprefix("="), at, word.startswith("="))
    return at + len(word)


def _near(distance: str) -> str:
    """Write the operator as an example."""
    return f"“peace NEAR{'/' * bool(distance)}{distance} war”"


def _field(text: str, field: re.Match[str], name: str, hints: list[QueryError]) -> Generator[Lexeme, None, int]:
    """Read a value, also where a blank was typed after the colon."""
    begin = field.end()
    while begin < len(text) and text[begin].isspace():
        begin += 1
    is_exact = text.startswith("=", begin)
    phrase = _PHRASE.match(text, begin + is_exact)
    value = (_dated(text, begin + is_exact) if name == "date" else None) or _VALUE.match(text, begin + is_exact)
    if phrase is not None:
        yield Lexeme("field", phrase[1].strip(), field.start(), is_exact, name)
        return phrase.end()
    if value is not None and value[0] not in _OPERATORS:
        if name == "date" and _EITHER.fullmatch(value[0]):
            hints.append(QueryError(begin, f"“{value[0]}” was read with the month first."))
        yield Lexeme("field", value[0], field.start(), is_exact, name)
        return value.end()
    hints.append(
        QueryError(field.start(), f"“{name}:” needs a value right after it, in quotation marks when it has several words.")
    )
    return field.end()


def _dated(text: str, begin: int) -> re.Match[str] | None:
    """Find a day or month with its year in several words, as people type it without quotation marks."""
    found = _DATE.match(text, begin)
    try:
        return found if found is not None and read_days(found[0]) else None
    except ValueError:
        return None


_SYNONYMS = {
    "about": "mentions", "by": "author", "from": "author", "kind": "genre", "lang": "language", "names": "mentions",
    "said": "speaker", "says": "speaker", "to": "addressee", "type": "genre", "when": "date", "where": "place",
    "who": "person", "wrote": "author", "year": "date",
}  # fmt: skip
"""What people type for a field when they have not read the help."""


def _instead(name: str) -> str:
    """Say which field was meant, as far as that can be guessed, else which there are."""
    meant = _SYNONYMS.get(name) or next(iter(get_close_matches(name, FIELDS, 1, 0.7)), None)
    known = ", ".join(f"{field}:" for field in FIELDS)
    return f"Perhaps {meant}: was meant." if meant else f"The fields are {known}."
