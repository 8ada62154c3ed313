"""What of an item needs a human, and how much: values left open, doubtful, ambiguous or contradicted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.authorities import Authorities
from archive.ingest.explaining import QUESTIONS
from archive.model import Aspect, Assertion, Description, Item, Section
from archive.model.resolution import number

State = Literal["contradicted", "open", "ambiguous", "low", "medium"]
"""Contradicted by what else is known; left open; a name that several bear; or the certainty of the importer."""

WEIGHT_OF_STATE: Mapping[State, int] = {"contradicted": 5, "open": 4, "ambiguous": 3, "low": 3, "medium": 1}

WEIGHT_OF_ASPECT: Mapping[Aspect, int] = {
    "date": 4,
    "author": 3,
    "speaker": 3,
    "addressee": 3,
    "place": 2,
    "venue": 2,
    "occasion": 2,
    "title": 1,
    "genre": 1,
    "language": 1,
    "voice": 1,
    "mention": 1,
    "correction": 1,
}
"""What a citation and a search need most comes first. A doubt weighs the product of the two."""

_PEOPLE: Sequence[Aspect] = ("author", "speaker", "addressee")
_AGENTS: Sequence[Aspect] = (*_PEOPLE, "place", "venue", "occasion")
_OF_PARTS: Sequence[Aspect] = ("date", *_AGENTS)
"""What is doubted of a part of an item; its title, kind and language matter with the whole alone."""

_IN_TEXT: Sequence[Aspect] = ("voice", "mention", "correction")
"""Assertions about single words, which are counted together."""

_EXPECTED: Mapping[str, Sequence[Aspect]] = {
    "letter": ("author", "addressee"),
    "telegram": ("author", "addressee"),
    "memorandum": ("author",),
    "dispatch": ("author", "addressee"),
    "speech": ("speaker",),
}
"""Whom a text of a kind has; that others name nobody is no doubt, nor where the kind itself is a guess."""

SHOWN = 5
"""Passages named of doubts that are counted together."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt, or ``count`` of a kind. ``value`` is for a reader, "" where there is none; ``reason`` is a clause; ``section``
    the id of the part it is about, "" for the whole.
    """

    aspect: Aspect
    state: State
    value: str
    reason: str
    section: str = ""
    count: int = 1

    @property
    def weight(self) -> int:
        """How much a human is needed."""
        return WEIGHT_OF_ASPECT[self.aspect] * WEIGHT_OF_STATE[self.state]


def doubts_of(item: Item, contradicted: Iterable[tuple[str, str]], authorities: Authorities) -> tuple[Doubt, ...]:
    """Give the doubts about an item, the gravest first; ``contradicted`` are clauses that speak against its dates, each
    with the section ("" for the whole).
    """
    against: dict[str, list[str]] = {}
    for part, clause in contradicted:
        against.setdefault(part, []).append(clause)
    found = [*_open(item.description, is_dated_in_parts=any(section.description.date for section in item.sections[1:]))]
    for section in item.sections:
        name = "" if section is item.sections[0] else section.id
        found += (Doubt("date", "contradicted", _label(section, "date"), clause, name) for clause in against.get(name, ()))
        said = section.description.assertions
        stated = {one.aspect for one in said if one.responsible == "archivist"} | ({"date"} if name in against else set())
        for assertion in said:
            if assertion.aspect not in _IN_TEXT and (not name or assertion.aspect in _OF_PARTS):
                found += _of_assertion(assertion, name, authorities, is_settled=assertion.aspect in stated)
        found += _in_text(said, name)
    return tuple(sorted(found, key=lambda doubt: -doubt.weight))


def _open(said: Description, *, is_dated_in_parts: bool) -> Iterator[Doubt]:
    answered = {assertion.aspect for assertion in said.assertions}
    if said.date is None and "date" not in answered and not is_dated_in_parts:
        yield Doubt("date", "open", "", "neither the text nor the file’s name gives one")
    is_guess = {one.certainty for one in said.assertions if one.aspect == "genre"} == {"low"}
    given = {"author": said.authors, "speaker": said.speakers, "addressee": said.addressees}
    for aspect in () if is_guess else _EXPECTED.get(said.genre or "", ()):
        if not given[aspect]:
            yield Doubt(aspect, "open", "", f"a {said.genre} has one, and the text names none")


def _of_assertion(assertion: Assertion, section: str, authorities: Authorities, *, is_settled: bool) -> Iterator[Doubt]:
    is_nameless = assertion.aspect in _AGENTS and assertion.value.startswith("name:")
    known = (authorities.get(one.value) for one in assertion.rejected) if is_nameless else ()
    bearers = [f"{one.name} ({one.key})" for one in known if one]
    if len(bearers) > 1:
        yield Doubt(assertion.aspect, "ambiguous", assertion.label, f"it may be {' or '.join(bearers)}", section)
    elif assertion.certainty != "high" and not is_settled:
        state: State = "medium" if assertion.certainty == "medium" else "low"
        yield Doubt(assertion.aspect, state, assertion.label or assertion.value, assertion.rule, section)


def _in_text(said: Sequence[Assertion], section: str) -> Iterator[Doubt]:
    """Count the doubtful voices, names and corrections of a text, each kind together."""
    for aspect in _IN_TEXT:
        found = [one for one in said if one.aspect == aspect and one.certainty in ("low", "unknown")]
        if found:
            labels = ", ".join(dict.fromkeys(one.label for one in found[:SHOWN]))
            passages = dict.fromkeys(span.passage for one in found for span in one.evidence[:1])
            reason = f"{found[0].rule} In {_places([number(one) for one in passages])}."
            yield Doubt(aspect, "low", labels, reason, section, len(found))


def _places(numbers: Sequence[str]) -> str:
    """Name passages in words: "passage 3", "passages 3 and 7", "passages 3, 7, 9 and elsewhere"."""
    if len(numbers) < 2:
        return f"passage {numbers[0]}" if numbers else "the text"
    first = numbers[:SHOWN] if len(numbers) > SHOWN else numbers[:-1]
    last = "elsewhere" if len(numbers) > SHOWN else numbers[-1]
    return f"passages {', '.join(first)} and {last}"


def _label(section: Section, aspect: Aspect) -> str:
    return next((one.label for one in section.description.assertions if one.aspect == aspect), "")


def in_words(doubt: Doubt) -> str:
    """Name a doubt: "Date, left open", "Author, certainty low: N. Lenin"."""
    state = {"open": "left open", "contradicted": "contradicted", "ambiguous": "several bear the name"}.get(
        doubt.state, f"certainty {doubt.state}"
    )
    count = f" ({doubt.count})" if doubt.count > 1 else ""
    value = f": {doubt.value}" if doubt.value else ""
    return f"{QUESTIONS[doubt.aspect]}{count}, {state}{value}"
