"""The query language taught by examples made of the archive's own words, people, places and dates, each tried and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.dates import Calendar, DateInterval, day_parts
from archive.model import Agent, TextUnit
from archive.search import Everything, FacetValue, Hit, Request, Searcher, spelled
from archive.search.words.analysis import words_of
from archive.web.people.naming import exactly

SAMPLED = 200
"""Passages whose beginnings are looked at for words to show: enough to meet one with several long words."""

_LONG = 6
"""Letters of a word that is likely to be worth searching for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it finds, and in how many passages; None where the archive has nothing to show it with."""

    typed: str
    meaning: str
    count: int | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """Examples about one thing."""

    title: str
    examples: tuple[Example, ...]


_LESSONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Words",
        (
            ("*{one} {two}", "both words, in one passage or anywhere in one text"),
            ("*“{phrase}”", "the words in this order"),
            ("*{one} OR {other}", "either word, or both"),
            ("*{one} -{other}", "the first word without the second; NOT says the same"),
            ("({one} OR {other}) {two}", "brackets hold together what is asked as one"),
            ("*={one}", "this very form; without the sign the other forms of a word are found too"),
            ("*{prefix}*", "words that begin so"),
            ("{wild}", "? stands for one letter, * for any number of letters"),
            ("*{slip}~", "words that differ by one letter; ~2 allows two"),
            ("{one} NEAR/{apart} {two}", "at most so many words apart, in either order; NEAR alone allows ten"),
        ),
    ),
    (
        "Who",
        (
            ("*speaker:{speaker} {said}", "the person says the words, wherever they stand"),
            ("*author:{author}", "texts the person wrote"),
            ("addressee:{addressee}", "texts written to the person"),
            ("mentions:{mention}", "passages that name the person, organisation or place"),
            ("person:{speaker}", "the person speaks or is the author"),
            ("{exactly}", "= before a name: this very name or key, where a name means several"),
        ),
    ),
    (
        "Where",
        (
            ("*venue:{venue}", "spoken at or before"),
            ("place:{place}", "spoken or written there"),
            ("occasion:{occasion}", "spoken on this occasion"),
        ),
    ),
    (
        "When",
        (
            ("*date:{year}", "possibly in this year; a month is 1917-11, a decade 1910s, a century “19th century”"),
            ("date:={year}", "= before a date: certainly in this year, so that no vague date is among them"),
            ("*date:{year}..{later}", "from the beginning of one to the end of the other; either may be left out"),
            ("date:{day}", "this day in either calendar, Old Style or New"),
            ("date:{styled}", "this day in one calendar: os is Old Style (Julian), ns New Style (Gregorian)"),
            ("date:{yearly}", "this day of any year; a month of any year is --11"),
            ("date:undated", "texts without a date"),
        ),
    ),
    (
        "What",
        (
            ("title:{title}", "words of the title"),
            ("genre:{genre}", "a kind of text"),
            ("language:{language}", "a language, by its code"),
        ),
    ),
)
"""The language, line by line; a star before a query puts it among the first examples."""

_GENERAL = {
    "one": "land", "two": "tenure", "phrase": "land tenure", "other": "bank", "prefix": "peasant", "wild": "p?asant",
    "slip": "peasent", "apart": "5", "speaker": "name", "said": "word", "author": "name", "addressee": "name",
    "mention": "name", "exactly": 'speaker:="the whole name"', "venue": "name", "place": "name", "occasion": "name",
    "year": "1917", "later": "1918", "day": "1917-11-18", "styled": "1917-11-18os", "yearly": "--11-18", "title": "word",
    "genre": "letter", "language": "en",
}  # fmt: skip
"""What an example is made of where the archive has nothing of its own for it."""


def lessons(
    searcher: Searcher, texts: Sequence[TextUnit], facets: Mapping[str, Sequence[FacetValue]], count: Callable[[str], int]
) -> tuple[Lesson, ...]:
    """Give the lessons; ``count`` tells how many passages a query finds."""
    hits = searcher.search(Request(Everything(), size=SAMPLED)).hits
    own = dict((*_worded(hits), *_named(texts, hits, searcher), *_dated(texts), *_described(texts, facets)))

    def example(pattern: str, meaning: str) -> Example:
        names = re.findall(r"{(\w+)}", pattern)
        typed = pattern.removeprefix("*").format(**_GENERAL | own)
        found = count(typed) if all(name in own for name in names) else 0
        return Example(typed, meaning, found or None, pattern.startswith("*"))

    return tuple(Lesson(title, tuple(example(*row) for row in rows)) for title, rows in _LESSONS)


def _worded(hits: Iterable[Hit]) -> Iterator[tuple[str, str]]:
    """Take words from the passage that begins with most long ones, and another word from elsewhere."""
    openings = sorted((_long(_words(hit)) for hit in hits), key=len, reverse=True)
    if not openings or len(openings[0]) < 2:
        return
    words = dict.fromkeys(sorted(word for word, _ in openings[0]))
    (one, place), (two, next_place) = openings[0][:2]
    other = next((word for opening in openings[1:] for word, _ in opening if word not in words), None)
    longest = max(words, key=len)
    yield from (("one", one), ("two", two), ("apart", str(next_place - place)))
    yield from (("prefix", longest[:-2]), ("wild", f"{longest[:2]}?{longest[3:]}"), ("slip", longest[:2] + longest[3:]))
    yield from _first("other", [other])
    yield from _first("phrase", (pair for hit in hits for pair in _pairs(_words(hit))))


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Give two words that follow each other, neither short nor a name."""
    for before, after in pairwise(words):
        if min(len(before), len(after)) >= _LONG - 1 and f"{before}{after}".islower():
            yield f"{before} {after}"


def _long(words: Sequence[str]) -> list[tuple[str, int]]:
    """Give the long words, each once, with their places."""
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        if len(word) >= _LONG and word.isalpha() and word.islower():
            found.setdefault(word, place)
    return list(found.items())


def _words(hit: Hit) -> list[str]:
    return words_of("".join(words for _, snippet in hit.snippets for words, _ in snippet))


def _named(texts: Sequence[TextUnit], hits: Iterable[Hit], searcher: Searcher) -> Iterator[tuple[str, str]]:
    """Take names that a text has in each part, the voice with a word it says."""
    for hit in hits:
        said = _long(_words(hit))
        name = _short("speaker", hit.voice, searcher)
        if hit.voice and name and said:
            yield from (
                ("speaker", name),
                ("said", said[0][0]),
                ("exactly", spelled(exactly(searcher, "speaker", hit.voice.key, hit.voice.name))),
            )
            break
    for field, example in (("author", "author"), ("addressee", "addressee"), ("mentions", "mention")):
        agents = (agent for text in texts for agent in getattr(text, f"{example}s"))
        yield from _first(example, (_short(field, agent, searcher) for agent in agents))
    for field in ("venue", "place", "occasion"):
        yield from _first(field, (_short(field, getattr(text, field), searcher) for text in texts))


def _short(field: str, agent: Agent | None, searcher: Searcher) -> str | None:
    """Give the last word of a name, as people type it, where it means the one who is called so."""
    words = words_of(re.sub(r"\(.*?\)", "", agent.name).partition(",")[0]) if agent else []
    if agent is None or not words or agent.key not in searcher.resolve(field, words[-1]):
        return None
    return words[-1]


def _first(name: str, found: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    value = next(filter(None, found), None)
    if value:
        yield name, value


def _dated(texts: Sequence[TextUnit]) -> Iterator[tuple[str, str]]:
    """Take the year with most texts, and a day, one in Old Style if there is any."""
    years = [text.date.year for text in texts if text.date and text.date.year and 0 < text.date.year < 9999]
    for year, _ in Counter(years).most_common(1):
        yield from (("year", f"{year:04}"), ("later", f"{year + 1:04}"))
    days = [text.date for text in texts if text.date and text.date.is_day and text.date.year and text.date.year > 0]
    for date in sorted(days, key=lambda date: date.calendar is not Calendar.JULIAN)[:1]:
        day = _day(date)
        suffix = "os" if date.calendar is Calendar.JULIAN else "ns"
        yield from (("day", day), ("styled", f"{day}{suffix}"), ("yearly", f"-{day[4:]}"))


def _day(date: DateInterval) -> str:
    year, month, day = day_parts(date.first or 0, date.calendar)
    return f"{year:04}-{month:02}-{day:02}"


def _described(texts: Sequence[TextUnit], facets: Mapping[str, Sequence[FacetValue]]) -> Iterator[tuple[str, str]]:
    titles = (word for text in texts for word in words_of(text.title) if len(word) >= _LONG and word.isalpha())
    yield from _first("title", (word.lower() for word in titles))
    for facet in ("genre", "language"):
        yield from _first(facet, (value.key for value in facets.get(facet, ()) if re.fullmatch(r"[\w-]+", value.key)))
