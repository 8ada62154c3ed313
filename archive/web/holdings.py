"""What one generation of the index holds, arranged for lists: texts by item, by agent and by the part played in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from archive.authorities import Authorities
from archive.model import Agent, TextUnit
from archive.search import FACETS, Everything, FacetValue, Request, Results, Searcher, parse
from archive.web.kept import Kept
from archive.web.searching.examples import examples
from archive.web.searching.lessons import Lesson, lessons

PARTS = {
    "author": "Wrote",
    "voice": "Speaks in",
    "addressee": "Was written to in",
    "venue": "Spoken here",
    "occasion": "Spoken on this occasion",
    "place": "Written or spoken here",
    "mention": "Is named in",
}
"""The parts an agent may have in a text, in the order shown, and how a page says it."""

FIELD_PARTS = {"speaker": ("voice",), "mentions": ("mention",), "person": ("voice", "author")}
"""The parts that a field of the query language asks for, where they are not called as the field is."""


@dataclass(frozen=True, eq=False)
class Holdings:
    """One generation. ``searcher`` is None and ``trouble`` a sentence that names the cure when it cannot be read.

    ``masters`` gives the digest of the file that each item was indexed from, ``pages`` are those
    that were made of it lately.
    """

    generation: str | None
    authorities: Authorities
    searcher: Searcher | None
    texts: tuple[TextUnit, ...]
    trouble: str = ""
    masters: Mapping[str, str] = field(default_factory=dict)
    pages: Kept = field(default_factory=Kept)

    @property
    def index(self) -> Searcher:
        """The searcher, for what is only done when there is one; raise LookupError, with the trouble, when there is none."""
        if self.searcher is None:
            raise LookupError(self.trouble)
        return self.searcher

    @cached_property
    def overview(self) -> Results | None:
        """Every text counted by every facet; None without an index."""
        return None if self.searcher is None else self.searcher.search(Request(Everything(), level="texts", size=1))

    @property
    def facets(self) -> dict[str, tuple[FacetValue, ...]]:
        """The facets of every text; empty ones without an index."""
        found = self.overview.facets if self.overview else {}
        return {facet: found.get(facet, ()) for facet in FACETS}

    def keys(self, facet: str) -> frozenset[str]:
        """Give the values a facet has."""
        return self._keys.get(facet, frozenset())

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        return {facet: frozenset(value.key for value in values) for facet, values in self.facets.items()}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that texts are dated to, in order."""
        return tuple(sorted({text.date.year for text in self.texts if text.date is not None and text.date.year is not None}))

    @cached_property
    def latest(self) -> tuple[TextUnit, ...]:
        """The items, the latest ingested first; those of one day by title."""
        items = sorted((text for text in self.texts if text.is_item), key=lambda text: (text.title.casefold(), text.item))
        return tuple(sorted(items, key=lambda text: text.ingested, reverse=True))

    @cached_property
    def items(self) -> int:
        """How many items there are."""
        return sum(text.is_item for text in self.texts)

    @cached_property
    def examples(self) -> tuple[tuple[str, int], ...]:
        """Searches to be offered, each with the number of passages it finds."""
        return examples(self.latest, self.facets["person"], self.facets["year"], self._finds)

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The query language by example; without an index nothing to teach it with."""
        return () if self.searcher is None else lessons(self.searcher, self.latest, self.facets, self._finds)

    def _finds(self, words: str) -> int:
        """Count the passages that a query finds."""
        return 0 if self.searcher is None else self.searcher.search(Request(parse(words).query, size=1)).total

    def text(self, item: str, section: str) -> TextUnit | None:
        """Give a text, None when the index does not hold it."""
        return self._by_address.get((item, section))

    def whole(self, item: str) -> TextUnit | None:
        """Give the outermost text of an item, None when the index does not hold it."""
        return self._by_item.get(item)

    def parts(self, key: str) -> dict[str, tuple[TextUnit, ...]]:
        """Give the texts an agent has a part in, by part, each in order of date."""
        return self._by_agent.get(key, {})

    def count(self, key: str) -> int:
        """Count the texts an agent has any part in."""
        return len({(text.item, text.section) for texts in self.parts(key).values() for text in texts})

    def label(self, facet: str, key: str) -> str:
        """Give the words for a value of a facet."""
        known = next((value.label for value in self.facets.get(facet, ()) if value.key == key), None)
        authority = self.authorities.get(key)
        return known or (authority.name if authority else key.removeprefix("name:"))

    def name(self, key: str) -> str:
        """Give the name of an agent."""
        return self._labels.get(key) or self.label("person", key)

    def names(self, key: str) -> tuple[str, ...]:
        """Give every form of an agent's name."""
        authority = self.authorities.get(key)
        return (self.name(key), *((authority.name, *authority.variants) if authority else ()))

    def called(self, field: str) -> Iterator[str]:
        """Give the keys of the agents in a field of the query language."""
        wanted = FIELD_PARTS.get(field, (field,))
        return (key for key, parts in self._by_agent.items() if not parts.keys().isdisjoint(wanted))

    def agents(self) -> Iterator[str]:
        """Give the keys of all who have a part in a text."""
        yield from self._by_agent

    @cached_property
    def _by_address(self) -> dict[tuple[str, str], TextUnit]:
        return {(text.item, text.section): text for text in self.texts}

    @cached_property
    def _by_item(self) -> dict[str, TextUnit]:
        return {text.item: text for text in self.texts if text.is_item}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {agent.key: agent.name for text in self.texts for _, agent in _parts(text)}

    @cached_property
    def _by_agent(self) -> dict[str, dict[str, tuple[TextUnit, ...]]]:
        found: dict[str, dict[str, list[TextUnit]]] = defaultdict(lambda: defaultdict(list))
        for text in sorted(self.texts, key=_by_date):
            for part, agent in _parts(text):
                texts = found[agent.key][part]
                if not texts or texts[-1] is not text:
                    texts.append(text)
        return {key: {part: tuple(parts[part]) for part in PARTS if part in parts} for key, parts in found.items()}


def _parts(text: TextUnit) -> Iterator[tuple[str, Agent]]:
    yield from (("author", agent) for agent in text.authors)
    yield from (("voice", agent) for agent in text.voices)
    yield from (("addressee", agent) for agent in text.addressees)
    yield from (("mention", agent) for agent in text.mentions)
    alone = (("venue", text.venue), ("place", text.place), ("occasion", text.occasion))
    yield from ((part, agent) for part, agent in alone if agent is not None)


def _by_date(text: TextUnit) -> tuple[bool, int, str, str]:
    day = text.date.first if text.date is not None else None
    return day is None, day or 0, text.title.casefold(), text.item
