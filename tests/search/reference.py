"""What a search means, said as plainly as can be: every passage is looked at, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import product

from archive.dates import Calendar, DayOfYear, day_parts
from archive.model import PassageUnit, TextUnit
from archive.search import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Level,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Request,
    Term,
    Titled,
    Wildcard,
    Word,
)
from archive.search.words.analysis import fold, forms, stemming, stems, tokens
from tests.search.corpus import Corpus

Place = tuple[str, str, str | None]
"""An item, a section, and a passage or None."""


class Reference:
    """Answers as an engine must, with some word forms struck out."""

    def __init__(self, corpus: Corpus, names: dict[str, tuple[str, ...]], without: Iterable[str] = ()) -> None:
        self.without = frozenset(without)
        self.texts = sorted(corpus.texts, key=lambda text: (text.item, text.section))
        self._names, self._stems = names, dict[str, set[str]]()

    def places(self, level: Level) -> list[Place]:
        """Every text or passage, in order."""
        if level == "texts":
            return [(text.item, text.section, None) for text in self.texts]
        return [(text.item, text.section, passage.id) for text in self.texts for passage in text.passages]

    def found(self, request: Request, level: Level | None = None) -> list[Place]:
        """What is found at a level, in order of item, section and passage."""
        level = level or request.level
        return [
            place for place in self.places(level) if self._holds(request.query, place, None) and self._passes(request, place)
        ]

    def facet(self, request: Request, facet: str) -> dict[str, int]:
        """How many would be found with each value of a facet chosen alone."""
        others = tuple(chosen for chosen in request.filters if chosen[0] != facet)
        keys = {key for place in self.places(request.level) for key in self._values(facet, place)}
        counts = {key: len(self.found(Request(request.query, request.level, (*others, (facet, key))))) for key in keys}
        return {key: count for key, count in counts.items() if count}

    def spans(self, leaf: Term | Near, text: str, language: str) -> list[tuple[int, int]]:
        """Half-open offsets in a text at which a leaf stands; for NEAR those of the left term."""
        found = list(tokens(text))
        return [(found[start].start, found[end - 1].end) for start, end in self.runs(leaf, raws(text), language)]

    def _holds(self, query: Query, place: Place, voice: str | None) -> bool:
        match query:
            case And(parts):
                speakers = [keys for keys in map(self._speakers, parts) if keys is not None]
                others = And(tuple(part for part in parts if self._speakers(part) is None))
                if speakers:
                    return all(
                        any(self._speaks(key, place) and self._holds(others, place, key) for key in keys) for keys in speakers
                    )
                return all(self._holds(part, place, voice) for part in parts)
            case Or(parts):
                return any(self._holds(part, place, voice) for part in parts)
            case Not(part):
                return not self._holds(part, place, voice)
            case Everything():
                return True
            case Named(field, name):
                return bool(self._resolved(field, name) & set(self._values(field, place)))
            case Titled(words):
                return all(self._is_titled(word, place) for word in words)
            case Dated():
                return self._is_dated(query, self._text(place))
            case Kinded(field, value):
                return any(_is_kind(field, value, held) for held in self._values(field, place))
            case _:
                return any(self._says(query, passage, voice) for passage in self.passages(place))

    def _says(self, leaf: Term | Near, passage: PassageUnit, voice: str | None) -> bool:
        if voice is None:
            readings: Iterable[tuple[str, str]] = [(passage.received, passage.corrected)]
        else:
            readings = [(received, corrected) for key, received, corrected in passage.voiced if key == voice]
        return any(self.runs(leaf, raws(text), passage.language) for each in readings for text in each)

    def runs(self, leaf: Term | Near, read: Sequence[str], language: str) -> list[tuple[int, int]]:
        """Half-open runs of words; for NEAR those of the left term."""
        match leaf:
            case Near(left, right, distance):
                pairs = product(self.runs(left, read, language), self.runs(right, read, language))
                return [one for one, other in pairs if 1 <= max(other[0] - one[1], one[0] - other[1]) + 1 <= distance]
            case Phrase(words):
                tests = [self._test(Word(token.raw, word.exact), language) for word in words for token in tokens(word.text)]
            case Word(text, is_exact):
                tests = [self._test(Word(token.raw, is_exact), language) for token in tokens(text)]
            case _:
                tests = [self._test(leaf, language)]
        starts = range(len(read) - len(tests) + 1)
        if not starts:
            return []
        fits = [{raw for raw in dict.fromkeys(read) if test(raw)} for test in tests]
        return [(at, at + len(tests)) for at in starts if all(read[at + n] in words for n, words in enumerate(fits))]

    def _test(self, leaf: Word | Prefix | Wildcard | Fuzzy, language: str) -> Callable[[str], bool]:
        is_meant = self._meant(leaf, language)
        return lambda raw: is_meant(raw) and fold(raw) not in self.without

    def _meant(self, leaf: Word | Prefix | Wildcard | Fuzzy, language: str) -> Callable[[str], bool]:
        match leaf:
            case Word(text, is_exact):
                wanted = self._stemmed(text)
                return lambda raw: fold(raw) == fold(text) if is_exact else bool(wanted & set(stems(raw, language)))
            case Prefix(text):
                return lambda raw: fold(raw).startswith(fold(text))
            case Wildcard(pattern):
                return lambda raw: _fits(pattern, fold(raw))
            case Fuzzy(text, distance):
                return lambda raw: _differs(fold(text), fold(raw)) <= distance

    def _stemmed(self, text: str) -> set[str]:
        """The stems of a word in every language there is."""
        if text not in self._stems:
            self._stems[text] = {stem for code in self.codes for stem in stems(text, code)}
        return self._stems[text]

    @cached_property
    def codes(self) -> set[str]:
        return {stemming(passage.language) for text in self.texts for passage in text.passages}

    def _speakers(self, part: Query) -> set[str] | None:
        match part:
            case Named("speaker", name):
                return self._resolved("speaker", name)
            case Or(parts):
                each = [self._speakers(one) for one in parts]
                return None if None in each else set().union(*(keys for keys in each if keys))
        return None

    def _resolved(self, field: str, name: str) -> set[str]:
        keys = {key for place in self.places("texts") for key in self._values(field, place)}
        if name.startswith("="):
            whole = {key for key in keys if forms(name) in {forms(form) for form in self._names.get(key, (key,))}}
            return keys & {name[1:]} or whole
        wanted = set(forms(name))
        return {
            key
            for key in keys
            if wanted and wanted <= {word for form in (key, *self._names.get(key, ())) for word in forms(form)}
        }

    def _speaks(self, key: str, place: Place) -> bool:
        return key in self._values("speaker", place)

    def _values(self, attribute: str, place: Place) -> list[str]:
        text = self._text(place)
        heard = [key for passage in self.passages(place) for key, _, _ in passage.voiced]
        if attribute in ("speaker", "person") and place[2] is not None:
            return heard
        if attribute == "mentions" and place[2] is not None:
            return [key for passage in self.passages(place) for key in passage.mentions]
        if attribute == "language" and place[2] is not None:
            return [self.passages(place)[0].language]
        year = text.date.year if text.date else None
        return {
            "speaker": lambda: [*heard, *(agent.key for agent in text.voices)],
            "person": lambda: [*heard, *(agent.key for agent in (*text.voices, *text.authors))],
            "author": lambda: [agent.key for agent in text.authors],
            "addressee": lambda: [agent.key for agent in text.addressees],
            "mentions": lambda: [agent.key for agent in text.mentions],
            "venue": lambda: [text.venue.key] if text.venue else [],
            "place": lambda: [text.place.key] if text.place else [],
            "year": lambda: [str(year)] if year is not None else [],
            "genre": lambda: [text.genre] if text.genre else [],
            "language": lambda: [text.language],
        }[attribute]()

    def _passes(self, request: Request, place: Place) -> bool:
        chosen = {facet: {key for other, key in request.filters if other == facet} for facet, _ in request.filters}
        return all(keys & set(self._values(facet, place)) for facet, keys in chosen.items())

    def _is_titled(self, word: Word, place: Place) -> bool:
        text = self._text(place)
        codes = {stemming(each.language) for each in self.texts}
        for token in tokens(word.text):
            wanted = {fold(token.raw)} if word.exact else {stem for code in codes for stem in stems(token.raw, code)}
            held = {form for raw in raws(text.title) for form in ((fold(raw),) if word.exact else stems(raw, text.language))}
            if not wanted & held:
                return False
        return True

    @staticmethod
    def _is_dated(query: Dated, text: TextUnit) -> bool:
        if text.date is None or query.undated:
            return query.undated and text.date is None
        first, last = text.date.first, text.date.last
        if query.yearly is not None:
            return _is_yearly(query.yearly, first, last, query.certain)
        low, high = float("-inf"), float("inf")
        begin, end = (low if first is None else first), (high if last is None else last)
        asked = [(low if query.first is None else query.first, high if query.last is None else query.last)]
        asked += [query.also] if query.also else []
        if query.certain:
            return any(early <= begin and end <= late for early, late in asked)
        return any(begin <= late and early <= end for early, late in asked)

    def _text(self, place: Place) -> TextUnit:
        return next(text for text in self.texts if (text.item, text.section) == place[:2])

    def passages(self, place: Place) -> list[PassageUnit]:
        return [passage for passage in self._text(place).passages if place[2] in (None, passage.id)]


@lru_cache(maxsize=4096)
def raws(text: str) -> tuple[str, ...]:
    """The words of a text, as they stand."""
    return tuple(token.raw for token in tokens(text))


def _is_kind(field: str, wanted: str, held: str) -> bool:
    wanted, held = wanted.lower(), held.lower()
    return held == wanted or (field == "language" and held.startswith(wanted + "-"))


@cache
def _is_yearly(asked: DayOfYear, first: int | None, last: int | None, is_certain: bool) -> bool:
    """Look at every day of a date; one with an open end may be any day."""
    if first is None or last is None:
        return not is_certain
    either = list(Calendar) if asked.day else [Calendar.GREGORIAN]
    calendars = [asked.calendar] if asked.calendar else either
    named = [[day_parts(day, each) for day in range(first, last + 1)] for each in calendars]
    if is_certain:  # within one such day or month, not in those of several years
        return any(len({parts[0] for parts in days}) == 1 and all(_is_day(asked, parts) for parts in days) for days in named)
    return any(_is_day(asked, parts) for days in named for parts in days)


def _is_day(asked: DayOfYear, parts: tuple[int, int, int]) -> bool:
    return parts[1] == asked.month and asked.day in (None, parts[2])


def _fits(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(_fits(pattern[1:], word[at:]) for at in range(len(word) + 1))
    return bool(word) and (pattern[0] == "?" or fold(pattern[0]) == word[0]) and _fits(pattern[1:], word[1:])


def _differs(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        above, row = row, [count]
        for at, each in enumerate(other):
            row.append(min(row[at] + 1, above[at + 1] + 1, above[at] + (letter != each)))
    return row[-1]
