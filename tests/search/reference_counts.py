"""What a search counts and lists one by one, said as plainly as can be: every passage is looked at, word by word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.model import PassageUnit, TextUnit, Voice
from archive.search import And, Cell, Near, Not, Or, Phrase, Query, Request, Term, Word, spelled
from archive.search.query.tree import Fuzzy, Prefix, Wildcard
from archive.search.words.analysis import fold, forms, spans, tokens
from tests.search.reference import Place, Reference, raws

Leaf = Term | Near
Numbers = tuple[int, int, int]
Shown = tuple[str, list[tuple[int, int]], dict[str, set[int]], str]


@dataclass(frozen=True)
class Occurrence:
    """One line: ``first`` and ``last`` are half-open numbers of words, ``start`` and ``end`` offsets in the text shown."""

    place: Place
    reading: str
    read: str
    first: int
    last: int
    start: int
    end: int
    index: int
    ordinal: int
    voice: str
    is_as_received: bool


class CountingReference(Reference):
    """Counts as an engine must."""

    def lines(self, request: Request, collation: Sequence[str] = (), cell: Cell | None = None) -> list[Occurrence]:
        """Every occurrence in what is found, sorted."""
        found = [
            each
            for place in self.found(request, "passages")
            for each in self._in_passage(request.query, place)
            if cell is None or self._is_behind(cell, each)
        ]
        return sorted(found, key=lambda each: [self._sorted_by(each, by) for by in collation[:3]])

    def form_counts(self, request: Request) -> Counter[tuple[str, str]]:
        """How often each term of the query is found by each form."""
        counts: Counter[tuple[str, str]] = Counter()
        for place in self.found(request, "passages"):
            read, _, terms, _ = self._shown(request.query, place)
            for term, numbers in terms.items():
                counts.update((term, forms(read)[number]) for number in numbers)
        return counts

    def frequencies(self, request: Request) -> dict[int | None, Numbers]:
        """Occurrences, passages found and words by year."""
        counts: dict[int | None, list[int]] = defaultdict(lambda: [0, 0, 0])
        speakers = self._heard(request.query)
        for place in self._allowed(request):
            passage = self.passages(place)[0]
            whole = len(forms(passage.received))
            said = whole if speakers is None else sum(self._words_of(key, passage) for key in speakers)
            counts[self._year(place)][2] += said
        for place in self.found(request, "passages"):
            counts[self._year(place)][1] += 1
        for line in self.lines(request):
            counts[self._year(line.place)][0] += 1
        return {year: (hits, passages, words) for year, (hits, passages, words) in counts.items() if hits or passages or words}

    def speaking(self, request: Request) -> dict[str, dict[int | None, Numbers]]:
        """Occurrences, passages with any and words by voice and year, for voices with occurrences."""
        lines = self.lines(request)
        counts: dict[str, dict[int | None, Numbers]] = {}
        for key in {line.voice for line in lines}:
            years = {self._year(place) for place in self.places("passages")}
            for year in years:
                said = [line for line in lines if line.voice == key and self._year(line.place) == year]
                places = [place for place in self._allowed(request) if self._year(place) == year]
                words = sum(self._words_of(key, self.passages(place)[0]) for place in places)
                count = len(said), len({line.place for line in said}), words
                if any(count):
                    counts.setdefault(key, {})[year] = count
        return counts

    def strip(self, query: Query, item: str, section: str, bins: int) -> list[tuple[int, int]]:
        """Occurrences of a whole text by stretches, each with the number of its first."""
        places = [place for place in self.places("passages") if place[:2] == (item, section)]
        lengths = [len(forms(self.passages(place)[0].received)) for place in places]
        counted = [(0, 0)] * bins
        for number, place in enumerate(places):
            for line in self._in_passage(query, place):
                at = sum(lengths[:number]) + line.first * lengths[number] / max(1, len(forms(line.read)))
                stretch = min(bins - 1, int(bins * at / max(1, sum(lengths)) + 1e-9))
                hits, first = counted[stretch]
                counted[stretch] = hits + 1, first or line.ordinal
        return counted

    def marked(self, request: Request, item: str) -> dict[str, tuple[str, list[list[int]]]]:
        """In which reading each passage of an item is shown in which anything is marked, and the runs of words marked."""
        shown = {place: self._shown(request.query, place) for place in self.places("passages") if place[0] == item}
        return {str(place[2]): (reading, list(map(list, runs))) for place, (_, runs, _, reading) in shown.items() if runs}

    def _in_passage(self, query: Query, place: Place) -> list[Occurrence]:
        read, runs, _, reading = self._shown(query, place)
        section = [each for each in self.places("passages") if each[:2] == place[:2]]
        before = sum(len(self._shown(query, each)[1]) for each in section[: section.index(place)])
        found = []
        for index, (first, last) in enumerate(runs):
            where = spans(read)
            start, end = where[first][0], where[last - 1][1]
            voice = self._voice(self.passages(place)[0], read, start, reading)
            is_as_received = read == self.passages(place)[0].received
            ordinal = before + index + 1
            found.append(Occurrence(place, reading, read, first, last, start, end, index, ordinal, voice, is_as_received))
        return found

    def _shown(self, query: Query, place: Place) -> Shown:
        """The text shown, its runs, the words by which each term is found, and "received" where that was not corrected."""
        if (query, place) not in self._known:
            self._known[query, place] = self._look_at(query, place)
        return self._known[query, place]

    @cached_property
    def _known(self) -> dict[tuple[Query, Place], Shown]:
        return {}

    def _look_at(self, query: Query, place: Place) -> Shown:
        (passage,) = self.passages(place)
        received = self._marked(query, passage.received, passage.language, passage.voices)
        if passage.corrected == passage.received:
            return passage.received, *received, "corrected"
        corrected = self._marked(query, passage.corrected, passage.language, passage.corrected_voices)
        if len(received[0]) > len(corrected[0]):
            return passage.received, *received, "received"
        return passage.corrected, *corrected, "corrected"

    def _marked(
        self, query: Query, read: str, language: str, voices: Sequence[Voice]
    ) -> tuple[list[tuple[int, int]], dict[str, set[int]]]:
        is_marked, joined = [False] * len(raws(read)), [False] * (len(raws(read)) + 1)
        terms: dict[str, set[int]] = defaultdict(set)
        for leaf, keys in self._leaves(query, None):
            for key in keys or [None]:
                said = [
                    number
                    for number, (start, _) in enumerate(spans(read))
                    if key is None or any(voice.key == key and voice.start <= start < voice.end for voice in voices)
                ]
                for term, first in self._standing(leaf, [raws(read)[number] for number in said], language):
                    for offset, word in enumerate(_words(term)):
                        number = said[first + offset]
                        terms[spelled(word)].add(number)
                        is_marked[number] = True
                        if offset and said[first + offset - 1] == number - 1:
                            joined[number] = True
        runs: list[tuple[int, int]] = []
        for number in range(len(is_marked)):
            if is_marked[number]:
                begin = runs.pop()[0] if joined[number] else number
                runs.append((begin, number + 1))
        return runs, terms

    def _standing(self, leaf: Leaf, words: Sequence[str], language: str) -> Iterator[tuple[Term, int]]:
        if isinstance(leaf, Near):
            for near in (leaf, Near(leaf.right, leaf.left, leaf.distance)):
                for first, _ in set(self.runs(near, words, language)):
                    yield near.left, first
        else:
            for first, _ in self.runs(leaf, words, language):
                yield leaf, first

    def _leaves(self, query: Query, keys: set[str] | None) -> Iterator[tuple[Leaf, set[str] | None]]:
        match query:
            case And(parts):
                speakers = [each for each in map(self._speakers, parts) if each is not None]
                for part in parts:
                    yield from self._leaves(part, set().union(*speakers) if speakers else keys)
            case Or(parts):
                for part in parts:
                    yield from self._leaves(part, keys)
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy() | Near():
                yield query, keys
            case Not():
                return

    def _sorted_by(self, line: Occurrence, by: str) -> object:
        words = [fold(raw) for raw in raws(line.read)]
        text = self._text(line.place)
        if by == "hit":
            return words[line.first : line.last]
        if by == "speaker":
            name = next((agent.name for each in self.texts for agent in each.voices if agent.key == line.voice), line.voice)
            first, _, last = name.rpartition(" ")
            return not line.voice, " ".join(forms(f"{last} {first}"))
        if by in ("date", "-date"):
            days = () if text.date is None else (text.date.first, text.date.last)
            day = next((day for day in days if day is not None), None)
            return day is None, 0 if day is None else day if by == "date" else -day
        at = line.first - int(by[-1]) if by.startswith("left") else line.last + int(by[-1]) - 1
        return words[at : at + 1] if at >= 0 else []

    def _is_behind(self, cell: Cell, line: Occurrence) -> bool:
        year = self._year(line.place)
        return (cell.voice is None or line.voice == cell.voice) and (
            cell.year is None or year == (None if cell.year == "undated" else cell.year)
        )

    def _allowed(self, request: Request) -> list[Place]:
        return [place for place in self.places("passages") if self._passes(request, place)]

    def _year(self, place: Place) -> int | None:
        text: TextUnit = self._text(place)
        return text.date.year if text.date else None

    def _heard(self, query: Query) -> set[str] | None:
        """In whose voices each word of the query must be said; None when one may be anybody's."""
        asked = list(self._asked(query, None))
        return set().union(*(keys for keys in asked if keys)) if asked and None not in asked else None

    def _asked(self, query: Query, voices: set[str] | None) -> Iterator[set[str] | None]:
        match query:
            case And(parts):
                speakers = [keys for keys in map(self._speakers, parts) if keys is not None]
                for part in parts:
                    yield from self._asked(part, set().union(*speakers) if speakers else voices)
            case Or(parts):
                for part in parts:
                    yield from self._asked(part, voices)
            case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
                yield voices

    def _words_of(self, key: str, passage: PassageUnit) -> int:
        said = [self._voice(passage, passage.received, start, "received") for start, _ in spans(passage.received)]
        return said.count(key)

    @staticmethod
    def _voice(passage: PassageUnit, read: str, start: int, reading: str) -> str:
        is_received = reading == "received" or passage.corrected == passage.received
        voices = passage.voices if is_received else passage.corrected_voices
        return next((voice.key for voice in voices if voice.start <= start < voice.end), "")


def _words(term: Term) -> list[Term]:
    match term:
        case Phrase(words):
            return [Word(token.raw, word.exact) for word in words for token in tokens(word.text)]
        case Word(text, is_exact):
            return [Word(token.raw, is_exact) for token in tokens(text)]
        case _:
            return [term]
