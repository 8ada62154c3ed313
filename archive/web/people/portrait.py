"""What a page tells of a person, place, organisation or event: each part they have in the texts, counted, and with whom.

Everything counted is a search with the same count behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.authorities import Authority
from archive.model import TextUnit
from archive.model.resolution import number
from archive.reference import Reference
from archive.search import (
    NOTHING,
    And,
    Appearance,
    FacetValue,
    Level,
    Named,
    Not,
    Or,
    Phrase,
    Query,
    Request,
    Snippet,
    Word,
    spelled,
)
from archive.search.words.analysis import words_of
from archive.web.holdings import PARTS, Holdings
from archive.web.people.letters import NO_LETTERS, Letters, letters
from archive.web.people.naming import by_key, exactly
from archive.web.people.questions import Counted, anywhere, asking, texts_of
from archive.web.searching.asking import Asked
from archive.web.searching.returning import opened_from

SHOWN = 10
"""Texts of one part on the page; the search behind their number has them all."""

AGAIN = 3
"""Texts of their own listed where somebody speaks: those they wrote are listed already."""

LINKED = 8
"""Passages, or runs of them, of one text that are linked."""

TOGETHER = 20
"""Names that are listed as met together, those with most; eight are in sight."""

MARKED = 6
"""Forms of a name looked for in a passage, so that its snippet is cut around the name."""

NO_QUESTION = Asked()
"""A text is opened with nothing marked."""

_MET: dict[str, tuple[tuple[str, str, str], ...]] = {
    "author": (("Wrote from", "place", "place"),),
    "mention": (("Speaks where named", "person", "person"), ("Named together with", "mentions", "mentions")),
    "venue": (("Who speaks or writes here", "person", "person"),),
    "occasion": (("Who speaks or writes on it", "person", "person"),),
    "place": (("Who writes or speaks here", "person", "person"),),
}
"""Who else has a part beside each part: the heading, what is counted, and the field that asks for it."""


@dataclass(frozen=True, slots=True)
class Met:
    """Who else has a part there, most first; of more the page ``is_cut`` off."""

    title: str
    values: tuple[Counted, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One text with (number, url) of the passages meant, how many ``more`` there are, and the words of the first.

    ``inside`` is the title of the item that a section is of, "" for a whole item.
    """

    text: TextUnit
    inside: str
    passages: tuple[tuple[str, str], ...] = ()
    more: int = 0
    snippets: tuple[tuple[str, Snippet], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Texts to be read one by one: the first of them in order of date."""

    texts: Counted
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part in the texts. ``id`` names its place on the page, ``counts`` say how often, ``kinds`` of what kind.

    Its texts are in one of the ``lists``, each.
    """

    id: str
    title: str
    texts: Counted
    lists: tuple[Listed, ...]
    counts: tuple[Counted, ...] = ()
    words: int | None = None
    kinds: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything the texts tell; ``texts`` counts those with any part."""

    texts: Counted | None
    parts: tuple[Part, ...] = ()
    letters: Letters = NO_LETTERS
    met: tuple[Met, ...] = ()


def portrait(key: str, authority: Authority | None, holdings: Holdings) -> Portrait:
    """Tell what the texts have of somebody; nothing without an index."""
    if holdings.searcher is None or not holdings.parts(key):
        return Portrait(None)
    drawing = _Drawing(key, authority, holdings)
    parts = tuple(drawing.part(part) for part in holdings.parts(key))
    met = tuple(met for part in holdings.parts(key) for met in drawing.met(part))
    texts = Counted("text", holdings.count(key), anywhere(key, holdings).url())
    return Portrait(texts, parts, letters(key, holdings), met)


@dataclass(frozen=True, slots=True)
class _Drawing:
    key: str
    authority: Authority | None
    holdings: Holdings

    def part(self, part: str) -> Part:
        """Tell of one part."""
        query = asking(self.key, part, self.holdings)
        texts = Counted("text", len(self.holdings.parts(self.key)[part]), texts_of(query).url())
        match part:
            case "voice":
                return self._voice(query, texts)
            case "mention":
                return self._mention(query, texts)
            case _:
                listed = Listed(texts, self._first(self.holdings.parts(self.key)[part], SHOWN))
                return Part(part, PARTS[part], texts, (listed,), kinds=self._kinds(query, texts.count))

    def met(self, part: str) -> Iterator[Met]:
        """Tell who else has a part there."""
        query = asking(self.key, part, self.holdings)
        level: Level = "passages" if part == "mention" else "texts"
        for title, attribute, field in _MET.get(part, ()):
            found = self.holdings.index.counted(Request(query, level), attribute)
            others = [value for value in found if value.key != self.key or attribute == "person"]
            if others:
                is_passage = part == "mention"
                values = tuple(self._beside(query, field, value, is_passage=is_passage) for value in others[:TOGETHER])
                yield Met(title, values, len(others) > TOGETHER)

    def _beside(self, query: Named, field: str, value: FacetValue, *, is_passage: bool) -> Counted:
        """Count what somebody else has a part in too."""
        label = self.holdings.name(value.key)
        if field == "person":
            question = Asked(q=spelled(query), order="date").with_filter("person", value.key)
        else:
            other = by_key(self.holdings.index, field, value.key)
            question = Asked(q=spelled(And((query, other))), order="date")
        return Counted(label, value.count, (question if is_passage else question.seen("texts")).url())

    def _kinds(self, query: Query, texts: int) -> tuple[Counted, ...]:
        """Count the kinds of texts, where there are several."""
        found = self.holdings.index.counted(Request(query, "texts"), "genre")
        if not found or (len(found) == 1 and found[0].count == texts == 1):
            return ()
        return tuple(
            Counted(value.label, value.count, texts_of(query).with_filter("genre", value.key).url()) for value in found
        )

    def _voice(self, query: Named, texts: Counted) -> Part:
        """Tell what somebody says: in their own texts, and in those of others with the passages in each."""
        index, parts = self.holdings.index, self.holdings.parts(self.key)
        found = index.appearances(Request(query, size=0))
        author = exactly(index, "author", self.key, self.holdings.name(self.key))
        wrote = {(text.item, text.section) for text in parts.get("author", ())}
        own = [text for text in parts["voice"] if (text.item, text.section) in wrote]
        lists = []
        if own:
            lists.append(
                Listed(Counted("text of their own", len(own), texts_of(And((query, author))).url()), self._first(own, AGAIN))
            )
        if len(own) < texts.count:
            away = And((query, Not(author)))
            others = index.appearances(Request(away, size=SHOWN))
            counted = Counted("text of others", others.texts, texts_of(away).url()) if own else texts
            lists.append(Listed(counted, tuple(map(self._appearing, others.shown))))
        passages = (Counted("passage", found.passages, Asked(q=spelled(query), order="date").url()),)
        return Part(
            id="voice",
            title=PARTS["voice"],
            texts=replace(texts, label="text of their own") if len(own) == texts.count else texts,
            lists=tuple(lists),
            counts=passages if found.passages else (),
            words=found.words,
        )

    def _mention(self, query: Named, texts: Counted) -> Part:
        found = self.holdings.index.appearances(Request(query, size=SHOWN), self._name_in_text())
        question = Asked(q=spelled(query), order="date")
        passages = Counted("passage", found.passages, question.url())
        shown = tuple(self._appearing(one, question) for one in found.shown)
        return Part("mention", PARTS["mention"], texts, (Listed(texts, shown),), (passages,))

    def _name_in_text(self) -> Query:
        """Give what a text may call somebody."""
        one = self.authority
        forms = (one.name, *one.variants) if one else _said(self.holdings.name(self.key))
        phrases = [tuple(Word(word, exact=True) for word in words_of(form)) for form in forms[:MARKED]]
        found = tuple(words[0] if len(words) == 1 else Phrase(words) for words in phrases if words)
        return Or(found) if len(found) > 1 else found[0] if found else NOTHING

    def _first(self, texts: Sequence[TextUnit], size: int) -> tuple[Shown, ...]:
        return tuple(Shown(text, self._inside(text)) for text in texts[:size])

    def _appearing(self, one: Appearance, question: Asked = NO_QUESTION) -> Shown:
        """Give a text with the passages in it; each opens with what a question asks for marked."""
        runs = tuple(_runs(one.passages))[:LINKED]
        more = len(one.passages) - sum(length for _, _, length in runs)
        linked = tuple(_linked(one.text, begin, end, question) for begin, end, _ in runs)
        return Shown(one.text, self._inside(one.text), linked, more, one.snippets)

    def _inside(self, text: TextUnit) -> str:
        whole = None if text.is_item else self.holdings.whole(text.item)
        return whole.title if whole is not None and whole.title != text.title else ""


def _said(name: str) -> tuple[str, ...]:
    """Give the forms in which a text may have a name that a list has turned: “Rusk, Dean” is Dean Rusk, or Rusk."""
    last, comma, given = name.partition(", ")
    return (name, f"{given} {last}", last) if comma else (name,)


def _runs(passages: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Give (first, last, length) of the runs of passages whose numbers follow each other; an editor's id stands alone."""
    first = 0
    for place in range(1, len(passages) + 1):
        if place == len(passages) or not _follows(passages[place - 1], passages[place]):
            yield passages[first], passages[place - 1], place - first
            first = place


def _linked(text: TextUnit, begin: str, end: str, question: Asked) -> tuple[str, str]:
    reference = Reference(text.item, None, begin, end if end != begin else None)
    name = number(begin) if begin == end else f"{number(begin)} to {number(end)}"
    return name, opened_from(question, reference, _anchor=begin)


def _follows(one: str, other: str) -> bool:
    """Tell whether a passage has the number after another's."""
    numbers = number(one), number(other)
    return all(each.isdecimal() for each in numbers) and int(numbers[1]) == int(numbers[0]) + 1
