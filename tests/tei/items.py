"""Arbitrary items such as plain texts give, built apart from the code under test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from typing import get_args

from hypothesis import strategies as st

from archive.authorities import Authorities, Authority, Kind
from archive.dates import Calendar, DateInterval, day_number
from archive.model import (
    Agent,
    Aspect,
    Assertion,
    Certainty,
    Change,
    Container,
    Description,
    Item,
    Origin,
    Passage,
    Rejected,
    Responsible,
    Section,
    Span,
    Voice,
)
from tests.tei.blocks import FREE, LINES, MAYBE_LINES, WHO, Group, groups, matter, passages

LINKED = {
    "lenin": "V. I. Lenin",
    "pravda": "Pravda",
    "petrograd": "Petrograd",
    "congress": "Peasants’ Congress <1917>",
    "nobody-knows": "Nobody & Co.",
}
AUTHORITIES = Authorities(
    [
        Authority(
            "lenin",
            Kind.PERSON,
            "V. I. Lenin",
            "Lenin, V. I.",
            ("Lenin",),
            DateInterval(2404175, 2423807),
            (("wikidata", "Q1394"),),
            note="Of Simbirsk.",
        ),
        Authority("pravda", Kind.ORGANISATION, "Pravda", "Pravda", ("newspaper Pravda",), identifiers=(("viaf", "1"),)),
        Authority("petrograd", Kind.PLACE, "Petrograd", "Petrograd", identifiers=(("geonames", "1"),)),
        Authority(
            "congress",
            Kind.EVENT,
            "The Congress",
            "Congress",
            span=DateInterval(day_number(1917, 1, 1), None),
            identifiers=(("wikidata", "Q1"),),
            note="An event.",
        ),
    ]
)
AGENTS = st.one_of(
    st.sampled_from([Agent(key, name) for key, name in LINKED.items()]),
    st.sampled_from([Agent.unlinked(name) for name in ("Adam Smith", "J. Smith", "Иван Петров", "an unknown woman")]),
)
VOICES = {"lenin": "#lenin", "name:Adam Smith": "#name-adam-smith"}


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A valid item: what is derived from the rest (corrections, voices, mentions, agents) is derived here, in other ways."""
    depths = draw(st.sampled_from([[0], [0], [0, 1], [0, 1, 1], [0, 1, 2, 1]]))
    bodies = [draw(st.lists(groups(), max_size=4)) for _ in depths]
    fronts = [draw(matter("front"))] if draw(st.booleans()) else []
    backs = [draw(matter("back"))] if draw(st.booleans()) else []
    ids, serials = count(1), count(1)
    front, *inner = (
        [passage for group in grouped for passage in _placed(group, ids, serials)]
        for grouped in (fronts + bodies[0], *bodies[1:])
    )
    outer = front + [passage for group in backs for passage in _placed(group, ids, serials)]
    sections: list[Section] = []
    for number, (depth, found) in enumerate(zip(depths, [outer, *inner], strict=True)):
        parent = next((one.id for one in reversed(sections) if one.depth == depth - 1), None)
        sections.append(Section(f"s{number}" if number else "text", depth, parent, draw(descriptions(found)), tuple(found)))
    voiced = _voiced(sections)
    gone = draw(st.sampled_from([(), (Change("p900", "removed"), Change("p901", "split", ("p1", "p2")))]))
    origin = Origin(
        draw(LINES),
        "ab" * 32,
        draw(st.integers(0, 10**9)),
        "utf-8",
        draw(st.sampled_from([(), ((3, "U+000C"), (9, "U+0000"))])),
    )
    return Item("an-item", origin, voiced, _agents(voiced), gone, draw(st.sampled_from(["", "2026-11-22"])))


def _placed(group: Group, ids: Iterator[int], serials: Iterator[int]) -> list[Passage]:
    names, members = group
    within = tuple(Container(name, next(serials), attributes) for name, attributes in names)
    around = next((one for container in reversed(within) if (one := container.attribute("xml:lang"))), None)
    return [replace(one, id=f"p{next(ids)}", within=within, language=one.language or around) for one in members]


def _voiced(sections: Sequence[Section]) -> tuple[Section, ...]:
    authors: dict[str | None, str | None] = {None: None}
    voiced = []
    for section in sections:
        known = section.description.authors or section.description.speakers
        inherited = authors[section.parent]
        authors[section.id] = (known[0].key if len(known) == 1 else None) if known else inherited
        found = tuple(replace(one, voices=_voices(one, authors[section.id])) for one in section.passages)
        voiced.append(replace(section, passages=found))
    return tuple(voiced)


def _voices(passage: Passage, author: str | None) -> tuple[Voice, ...]:
    """Colour every character, then read the colours off."""
    keys = {pointer: key for key, pointer in VOICES.items()}
    nobody = None if passage.element == "note" else author
    colours = [nobody] * len(passage.received)
    around = [who for one in passage.within if one.element in ("said", "sp", "u") and (who := one.attribute("who"))]
    if around and passage.element not in ("speaker", "stage"):
        colours = [keys[around[-1]]] * len(colours)
    for mark in passage.marks:
        who = mark.attribute("who")
        if mark.element == "said" and who:
            colours[mark.start : mark.end] = [keys[who]] * (mark.end - mark.start)
    found = []
    for key, run in groupby(enumerate(colours), key=lambda pair: pair[1]):
        places = [place for place, _ in run]
        start, end = places[0], places[-1] + 1
        if key is not None and passage.received[start:end].strip(" "):
            found.append(Voice(key, start, end))
    return tuple(found)


def mentions(found: Iterable[Passage]) -> tuple[Agent, ...]:
    """Give whom the marks point to, once each."""
    keys = dict.fromkeys(
        ref[1:]
        for one in found
        if one.element not in ("byline", "closer", "speaker")
        for mark in one.marks
        if mark.element.endswith("Name") and (ref := mark.attribute("ref"))
    )
    return tuple(Agent(key, LINKED[key]) for key in keys)


def _agents(sections: Sequence[Section]) -> tuple[tuple[str, str], ...]:
    found: set[str] = set()
    for section in sections:
        said = section.description
        several = (*said.authors, *said.addressees, *said.speakers, *said.mentions, said.venue, said.place, said.occasion)
        found |= {agent.key for agent in several if agent}
        found |= {voice.key for passage in section.passages for voice in passage.voices}
        for passage in section.passages:
            pointers = [one.attribute("who") for one in passage.marks] + [one.attribute("who") for one in passage.within]
            found |= {key for key, pointer in VOICES.items() if pointer in pointers}
            found |= {ref[1:] for one in passage.marks if (ref := one.attribute("ref"))}
    return tuple(sorted((key, LINKED.get(key, key.removeprefix("name:"))) for key in found))


@st.composite
def assertions(draw: st.DrawFn, found: Sequence[Passage]) -> Assertion:
    spans = []
    for passage in draw(st.lists(st.sampled_from(found), max_size=2)) if found else []:
        start = draw(st.integers(0, len(passage.received) - 1))
        end = draw(st.integers(start + 1, len(passage.received)))
        spans.append(Span(passage.id, start, end, passage.received[start:end]))
    value = draw(st.one_of(st.sampled_from(["lenin", "1917-12-01", "name:Adam Smith"]), LINES))
    return Assertion(
        draw(st.sampled_from(get_args(Aspect))),
        value,
        draw(st.one_of(st.just(value), LINES)),
        draw(st.sampled_from(get_args(Certainty))),
        draw(st.sampled_from(get_args(Responsible))),
        draw(MAYBE_LINES),
        tuple(spans),
        tuple(Rejected(draw(LINES), draw(MAYBE_LINES)) for _ in range(draw(st.integers(0, 2)))),
        draw(st.sampled_from(["", *(passage.id for passage in found)])),
        draw(st.booleans()),
    )


@st.composite
def dates(draw: st.DrawFn) -> DateInterval:
    """Days, months, years, ranges, open ends, in both calendars, from antiquity on."""
    calendar = draw(st.sampled_from(Calendar))
    year, month = draw(st.integers(-3000, 2100)), draw(st.integers(1, 12))
    first = day_number(year, month, draw(st.integers(1, 28)), calendar)
    month_start = day_number(year, month, 1, calendar)
    month_end = day_number(year + month // 12, month % 12 + 1, 1, calendar) - 1
    year_start, year_end = day_number(year, 1, 1, calendar), day_number(year, 12, 31, calendar)
    pairs = [(first, first), (month_start, month_end), (year_start, year_end), (None, first), (first, None)]
    pairs.append((first, first + draw(st.integers(1, 10**6))))
    start, end = draw(st.sampled_from(pairs))
    return DateInterval(start, end, calendar, draw(MAYBE_LINES), draw(st.booleans()))


@st.composite
def descriptions(draw: st.DrawFn, found: Sequence[Passage]) -> Description:
    several = st.lists(AGENTS, max_size=2, unique=True).map(tuple)
    maybe = st.one_of(st.none(), AGENTS)
    return Description(
        title=draw(MAYBE_LINES),
        title_is_incipit=draw(st.booleans()),
        genre=draw(st.sampled_from([None, "letter", "speech", "a kind of its own"])),
        language=draw(st.sampled_from(["en", "ru", "und", "zh-Hant"])),
        authors=draw(several),
        addressees=draw(several),
        speakers=draw(several),
        venue=draw(maybe),
        place=draw(maybe),
        occasion=draw(maybe),
        date=draw(st.one_of(st.none(), dates())),
        source=draw(MAYBE_LINES),
        licence=draw(MAYBE_LINES),
        mentions=mentions(found),
        assertions=tuple(draw(st.lists(assertions(found), max_size=2))),
    )


_ODD = (
    "front back said q quote sp list table lg u castList titlePage docTitle epigraph argument postscript item note div".split()
)
_ANY = [*FREE, *"item row speaker castItem seg titlePart docImprint imprimatur l lg".split()]


@st.composite
def disordered(draw: st.DrawFn) -> Item:
    """An item whose blocks come in any order, each in any containers, sensible or not."""
    found = []
    containers: list[Container] = []
    for number in range(draw(st.integers(0, 8))):
        if not containers or draw(st.booleans()):
            names = draw(st.lists(st.sampled_from(_ODD), max_size=3))
            containers = [
                Container(name, 10 * number + place, draw(WHO) if name in ("said", "sp", "q", "u") else ())
                for place, name in enumerate(names)
            ]
        passage = draw(passages(draw(st.sampled_from(_ANY))))
        found.append(replace(passage, id=f"p{number}", within=tuple(containers)))
    cut = draw(st.integers(0, len(found)))
    sections = (
        Section("text", 0, None, Description("A title"), tuple(found[:cut])),
        *([Section("s1", 1, "text", Description("Another"), tuple(found[cut:]))] if cut < len(found) else []),
    )
    return Item("an-item", Origin("a.txt", "ab" * 32, 1, "utf-8"), sections)
