"""Hits as they are shown: what is known of a text or passage, with its snippets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from archive.model import Agent, TextUnit
from archive.reference import Reference
from archive.search.finding.leaves import leaves
from archive.search.finding.matching import Standing
from archive.search.finding.showing import Words, shown
from archive.search.finding.snippets import snippet
from archive.search.holding.attribution import agent
from archive.search.holding.collection import Collection
from archive.search.holding.postings import Reading
from archive.search.query.tree import Query
from archive.search.results import Hit, Snippet


class Display:
    """Makes the hits of one bound query; ``words`` gives the words of a passage by its number.

    ``within`` knows which of them are found, by passage and reading; without it they are read.
    """

    def __init__(
        self,
        collection: Collection,
        words: Callable[[int], Words],
        query: Query,
        within: Callable[[int, Reading], Standing] | None = None,
    ) -> None:
        self._collection, self._words, self._query, self._within = collection, words, query, within

    def passage(self, number: int, score: float) -> Hit:
        """Make the hit of a passage."""
        text, row = self._collection.texts[int(self._collection.text_of[number])], self._collection.passages[number]
        words, voice = self._shown(number)
        alone = row.voices[0] if len(row.voices) == 1 else None
        said = agent(self._collection, text, voice or alone)
        return _hit(text, Reference(text.item, text.version, row.id), row.id, said, ((row.id, words),), score)

    def text(self, number: int, score: float, best: Sequence[int]) -> Hit:
        """Make the hit of a text, with the passages that are to be shown."""
        text = self._collection.texts[number]
        snippets = tuple((self._collection.passages[passage].id, self._shown(passage)[0]) for passage in best)
        reference = Reference(text.item, text.version, None if text.is_item else text.section)
        alone = text.voices[0].key if len(text.voices) == 1 else None
        said = agent(self._collection, text, self._asked_voice(text) or alone)
        return _hit(text, reference, None, said, snippets, score)

    def _shown(self, number: int) -> tuple[Snippet, str | None]:
        """Give the snippet of a passage, in the reading where more matches, and who says its first match."""
        language = self._collection.passages[number].language
        standing = None if self._within is None else partial(self._within, number)
        _, marked = shown(self._query, self._words(number), language, standing)
        return snippet(marked.text, marked.ranges), marked.voice

    def _asked_voice(self, text: TextUnit) -> str | None:
        """Give the one voice of a text that the query asks for."""
        asked = {key for _, keys in leaves(self._query) for key in keys or ()} & {agent.key for agent in text.voices}
        return asked.pop() if len(asked) == 1 else None


def _hit(
    text: TextUnit,
    reference: Reference,
    passage: str | None,
    voice: Agent | None,
    snippets: tuple[tuple[str, Snippet], ...],
    score: float,
) -> Hit:
    return Hit(
        reference=reference,
        section=text.section,
        passage=passage,
        title=text.title,
        genre=text.genre,
        authors=text.authors,
        addressees=text.addressees,
        voice=voice,
        venue=text.venue,
        place=text.place,
        date=text.date,
        snippets=snippets,
        score=score,
    )
