"""From what matched to what is shown: totals, facets, the order, and the hits of one page with their snippets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from archive.model import TextUnit
from archive.reference import Reference
from archive.search import bitsets, scoring
from archive.search.attribution import agent
from archive.search.collection import Collection
from archive.search.evaluation import Evaluator, Leaf, leaves
from archive.search.filtering import allowed
from archive.search.occurrences import Words, shown
from archive.search.query import Near, Phrase, Query, Word
from archive.search.results import FACETS, FacetValue, Hit, Level, Request, Results, Snippet
from archive.search.snippets import snippet

PASSAGES_SHOWN = 3
"""Passages of a text that are shown under it."""


LEVELS: tuple[Level, ...] = ("texts", "passages")


class Answer:
    """Puts together the results of one request for a bound query; ``words`` gives the words of a passage by its number."""

    def __init__(
        self, collection: Collection, evaluator: Evaluator, query: Query, request: Request, words: Callable[[int], Words]
    ) -> None:
        self._collection, self._evaluator, self._words = collection, evaluator, words
        self._query, self._request = query, request
        self._in_texts: dict[Leaf, Mapping[int, int]] = {}
        self._leaves = tuple(dict.fromkeys(leaf for leaf, _ in leaves(query)))

    def results(self, notes: tuple[str, ...]) -> Results:
        """Give the page asked for; totals and facets are over all matches."""
        level = self._request.level
        found = {each: self._evaluator.matches(each) for each in LEVELS}
        kept = {each: found[each] & self._filtered(each) for each in LEVELS}
        ordered, scores = self._ordered(kept[level], level)
        start = max(0, self._request.start)
        page = ordered[start : start + max(0, self._request.size)]
        show = self._text if level == "texts" else self._passage
        return Results(
            total=kept[level].bit_count(),
            texts=kept["texts"].bit_count(),
            passages=kept["passages"].bit_count(),
            hits=tuple(show(number, scores[number] if scores else 0.0, kept["passages"]) for number in page),
            facets={facet: self._facet(facet, found[level], level) for facet in FACETS},
            notes=notes,
        )

    def hits(self) -> Iterator[Hit]:
        """Give every hit in the order asked for, each made when it is needed."""
        level = self._request.level
        kept = {each: self._evaluator.matches(each) & self._filtered(each) for each in LEVELS}
        ordered, scores = self._ordered(kept[level], level)
        show = self._text if level == "texts" else self._passage
        for number in ordered:
            yield show(number, scores[number] if scores else 0.0, kept["passages"])

    def _filtered(self, level: Level, but: str = "") -> int:
        return allowed(self._collection, self._request.filters, level, but)

    def _facet(self, facet: str, found: int, level: Level) -> tuple[FacetValue, ...]:
        """Count the values of a facet over what matches, most first; years in order.

        A facet of which values are chosen is counted as if they were not, so that the others can be chosen beside them.
        """
        matching = found & self._filtered(level, facet)
        having, label = self._collection.having, self._collection.label
        counts = {key: (matching & having(facet, key, level)).bit_count() for key in self._collection.keys(facet)}
        values = [FacetValue(key, label(facet, key), count) for key, count in counts.items() if count]
        if facet == "year":
            return tuple(sorted(values, key=lambda value: int(value.key)))
        return tuple(sorted(values, key=lambda value: (-value.count, value.label, value.key)))

    def _ordered(self, found: int, level: Level) -> tuple[list[int], list[float]]:
        numbers = bitsets.members(found)
        if self._request.order != "relevance":
            return sorted(numbers, key=self._collection.ranks(self._request.order, level).__getitem__), []
        scores = self._scores(level)
        # A sort that is reversed keeps the order of equals, so that ties stand in order of item, section and passage.
        return sorted(numbers, key=scores.__getitem__, reverse=True), scores

    def _scores(self, level: Level) -> list[float]:
        scores = [0.0] * self._collection.size(level)
        norm = self._collection.norms[level]
        for leaf in self._leaves:
            counts = self._at(level, leaf)
            weight = self._weight(leaf, level)
            if weight:
                scoring.add_scores(scores, counts, weight, norm)
            else:
                scoring.add_constant(scores, counts)
        return scores

    def _weight(self, leaf: Leaf, level: Level) -> float:
        match leaf:
            case Word():
                is_text = level == "texts"
                holding = len(self._at(level, leaf)) if is_text else self._evaluator.holding(leaf)
                return scoring.rarity(self._collection.size(level), holding)
            case Phrase(words):
                return sum(self._weight(word, level) for word in words)
            case Near(left, right):
                return self._weight(left, level) + self._weight(right, level)
            case _:
                return 0.0

    def _at(self, level: Level, leaf: Leaf) -> Mapping[int, int]:
        """Give how often a leaf occurs in each text or passage."""
        counts = self._evaluator.counts(leaf)
        if level == "passages":
            return counts
        if leaf not in self._in_texts:
            texts: Counter[int] = Counter()
            for number, count in counts.items():
                texts[self._collection.text_of[number]] += count
            self._in_texts[leaf] = texts
        return self._in_texts[leaf]

    def _passage(self, number: int, score: float, _found: int) -> Hit:
        text_number = self._collection.text_of[number]
        text, row = self._collection.texts[text_number], self._collection.passages[number]
        words, voice = self._shown(number)
        alone = row.voices[0] if len(row.voices) == 1 else None
        hit = _hit(text, Reference(text.item, text.version, row.id), ((row.id, words),), score)
        return replace(hit, passage=row.id, voice=agent(self._collection, text, voice or alone))

    def _text(self, number: int, score: float, found: int) -> Hit:
        text = self._collection.texts[number]
        best = self._best(number, found)
        snippets = tuple((self._collection.passages[passage].id, self._shown(passage)[0]) for passage in best)
        reference = Reference(text.item, text.version, None if text.is_item else text.section)
        alone = text.voices[0].key if len(text.voices) == 1 else None
        return replace(
            _hit(text, reference, snippets, score), voice=agent(self._collection, text, self._asked_voice(text) or alone)
        )

    def _best(self, number: int, found: int) -> Sequence[int]:
        """Give the passages of a text to be shown, in its order: those that match best, else those with any of the words."""
        start, end = self._collection.starts[number], self._collection.starts[number + 1]
        worth: dict[int, tuple[bool, float]] = {}
        norm = self._collection.norms["passages"]
        for leaf in self._leaves:
            counts, weight = self._evaluator.counts(leaf), self._weight(leaf, "passages") or scoring.PATTERN_SCORE
            for passage in range(start, end):
                if passage in counts:
                    is_match, score = worth.get(passage, (bool(found >> passage & 1), 0.0))
                    worth[passage] = is_match, score + weight * counts[passage] / (counts[passage] + norm[passage])
        best = sorted(worth, key=lambda passage: (*(-part for part in worth[passage]), passage))[:PASSAGES_SHOWN]
        return sorted(best) or range(start, min(start + 1, end))

    def _shown(self, number: int) -> tuple[Snippet, str | None]:
        """Give the snippet of a passage, in the reading where more matches, and who says its first match."""
        _, marked = shown(self._query, self._words(number), self._collection.passages[number].language)
        return snippet(marked.text, marked.ranges), marked.voice(marked.runs[0]) if marked.runs else None

    def _asked_voice(self, text: TextUnit) -> str | None:
        """Give the one voice of a text that the query asks for."""
        asked = {key for _, keys in leaves(self._query) for key in keys or ()} & {agent.key for agent in text.voices}
        return asked.pop() if len(asked) == 1 else None


def _hit(text: TextUnit, reference: Reference, snippets: tuple[tuple[str, Snippet], ...], score: float) -> Hit:
    return Hit(
        reference=reference,
        section=text.section,
        passage=None,
        title=text.title,
        genre=text.genre,
        authors=text.authors,
        addressees=text.addressees,
        voice=None,
        venue=text.venue,
        place=text.place,
        date=text.date,
        snippets=snippets,
        score=score,
    )
