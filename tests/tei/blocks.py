"""Arbitrary passages such as plain texts give, alone and in containers, built apart from the code under test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from archive.model import Mark, Passage

_LETTERS = "abcdefgXYZéßжאあ9.,;:!?&<>\"'“”’()\u00a0\u0301\U0001d400"
WORDS = st.text(_LETTERS, min_size=1, max_size=6)
BROKEN = "co-operate"
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
MAYBE_LINES = st.one_of(st.just(""), LINES)

FREE = (
    "p ab head label note stage opener closer salute signed dateline trailer byline docAuthor docDate quote bibl said q".split()
)
_PHRASES: list[tuple[str, tuple[tuple[str, str], ...]]] = [
    ("persName", (("ref", "#lenin"),)),
    ("placeName", (("cert", "high"), ("ref", "#petrograd"))),
    ("orgName", ()),
    ("date", (("calendar", "#julian"), ("when", "1917-12-01"))),
    ("hi", (("rend", "italic"),)),
    ("foreign", (("xml:lang", "fr"),)),
    ("q", ()),
    ("quote", ()),
    ("said", (("who", "#lenin"),)),
    ("said", (("who", "#name-adam-smith"),)),
    ("title", (("type", "main"),)),
    ("choice", (("cert", "high"), ("resp", "#importer"))),
]
_EMPTY: list[tuple[str, tuple[tuple[str, str], ...], str | None]] = [
    ("lb", (), None),
    ("pb", (("n", "071v"),), None),
    ("fw", (("type", "pageMarker"),), "--- page  071v---"),
    ("anchor", (), None),
]


@st.composite
def passages(draw: st.DrawFn, element: str = "") -> Passage:
    """A passage without id, containers and voices."""
    words = draw(st.lists(st.one_of(WORDS, st.just(BROKEN)), min_size=1, max_size=8))
    received = " ".join(words)
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word) + 1)
    chosen = element or draw(st.sampled_from(FREE))
    marks = (
        draw(_wide_marks(edges, len(words))) if chosen not in ("lg", "row", "l") else draw(_parts(chosen, edges, len(words)))
    )
    for name, attributes, content in draw(st.lists(st.sampled_from(_EMPTY), max_size=3)):
        at = draw(st.sampled_from([0, *(edge - 1 for edge in edges[1:])]))
        marks.append(Mark(at, at, name, attributes, content))
    for number, word in enumerate(words):
        if word == BROKEN and draw(st.booleans()):
            marks.append(Mark(edges[number] + 3, edges[number] + 3, "lb", (("break", "no"),)))
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end > mark.start, -mark.end)))
    language = draw(st.sampled_from([None, None, "fr"])) if chosen != "l" else None
    return Passage("", chosen, received, corrected(received, ordered), ordered, language=language)


@st.composite
def _wide_marks(draw: st.DrawFn, edges: Sequence[int], words: int) -> list[Mark]:
    marks: list[Mark] = []
    for name, attributes in draw(st.lists(st.sampled_from(_PHRASES), max_size=5)):
        first = draw(st.integers(0, words - 1))
        start, end = edges[first], edges[draw(st.integers(first + 1, words))] - 1
        if all(end <= one.start or start >= one.end or (start >= one.start and end <= one.end) for one in marks):
            marks.append(Mark(start, end, name, attributes, draw(MAYBE_LINES) if name == "choice" else None))
    return marks


@st.composite
def _parts(draw: st.DrawFn, element: str, edges: Sequence[int], words: int) -> list[Mark]:
    cuts = sorted({0, words, *draw(st.lists(st.integers(0, words), max_size=3))})
    name = "cell" if element == "row" else "l"
    return [Mark(edges[a], edges[b] - 1, name, draw(st.sampled_from([(), (("n", "1"),)]))) for a, b in pairwise(cuts)]


def corrected(received: str, marks: Iterable[Mark]) -> str:
    """Put corrections in place, outermost first, and join words broken at a line end."""
    pieces, at = [], 0
    for mark in marks:
        if mark.start < at:
            continue
        if mark.element == "choice":
            pieces += [received[at : mark.start], mark.content or ""]
            at = mark.end
        elif mark.attribute("break") == "no":
            pieces.append(received[at : mark.start - 1])
            at = mark.start
    return re.sub(" +", " ", "".join([*pieces, received[at:]])).strip(" ")


Group = tuple[tuple[tuple[str, tuple[tuple[str, str], ...]], ...], list[Passage]]
"""The containers, outermost first, and the passages that share them."""

SAID = st.sampled_from(
    [("said", (("who", "#lenin"),)), ("said", ()), ("quote", (("xml:lang", "la"),)), ("q", (("who", "#lenin"),))]
)
WHO = st.sampled_from([(("who", "#lenin"),), (("who", "#name-adam-smith"),), ()])


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """Passages that stand together."""

    def some(*elements: str) -> list[Passage]:
        return [draw(passages(draw(st.sampled_from(elements)))) for _ in range(draw(st.integers(1, 3)))]

    match draw(st.sampled_from("free free free said sp items labels rows stanzas lines u".split())):
        case "said":
            return (draw(SAID),), some("p", "ab", "lg", "l", "note", "bibl")
        case "sp":
            opening = [draw(passages("speaker"))] if draw(st.booleans()) else []
            return (("sp", draw(WHO)),), opening + some("p", "ab", "stage", "lg", "l")
        case "items":
            opening = [draw(passages("head"))] if draw(st.booleans()) else []
            return (("list", ()),), opening + some("item")
        case "labels":
            pairs = [draw(passages(name)) for _ in range(draw(st.integers(1, 3))) for name in ("label", "item")]
            return (("list", (("type", "gloss"),)),), pairs
        case "rows":
            return (("table", ()),), some("row")
        case "stanzas":
            return (draw(SAID), ("lg", ())), some("lg")
        case "lines":
            return (), some("l")
        case "u":
            return (("u", draw(WHO)),), some("seg")
        case _:
            return (), [draw(passages())]


@st.composite
def matter(draw: st.DrawFn, region: str) -> Group:
    """Passages of ``front`` or ``back``."""
    plain = st.sampled_from("p ab head byline docAuthor docDate titlePart docImprint note".split())
    return ((region, ()),), [draw(passages(draw(plain))) for _ in range(draw(st.integers(1, 3)))]
