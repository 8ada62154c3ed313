"""The versions of a text, and what changed from one to another: passage by passage, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from archive.dates import DateInterval, day_number, display
from archive.errors import ArchiveError, UnknownReference
from archive.model import Description, Item, Passage
from archive.model.comparison import Compared, Comparison, What, compare
from archive.model.difference import Difference
from archive.reference import ITEM_ID, VERSION_DIGITS, Reference
from archive.repository import KeptVersion
from archive.tei.revising import revised_in
from archive.web.addresses import url_of
from archive.web.arguments import RefusedError, known_here, strange
from archive.web.languages import language_name
from archive.web.library import Library, library
from archive.web.texts.verse import in_lines

COUNTED = 12_000_000
"""Bytes of TEI that are opened to count what changed from version to version; of more, only the days are told."""

SHOWN = 1_000
"""Changed passages on one page: more than that is another text."""

CONTEXT = 240
"""Characters kept on either side of a change inside a long passage."""

_PAIR = re.compile(rf"({ITEM_ID.pattern})@([0-9a-f]{{{VERSION_DIGITS}}})\.\.([0-9a-f]{{{VERSION_DIGITS}}})")

_SAID: dict[What, str] = {"changed": "changed", "added": "new", "gone": "gone", "moved": "moved", "same": "unchanged"}

views = Blueprint("versions", __name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a text: the day on which the text became it, "" where no state of it says so, and what it changed in the
    one before; None for the first, and where that was not counted. ``later`` tells of each state after its first what is
    said otherwise of the text in it.
    """

    version: str
    url: str
    day: str
    is_newest: bool
    counts: str | None
    before: str | None
    metadata: tuple[str, ...]
    later: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage that changed, in its language (BCP 47), lines of verse on lines of their own; see Compared."""

    what: What
    passage: str
    words: Difference
    sentence: str
    language: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Passages that follow one another and did not change."""

    first: str
    last: str
    count: int


@views.get("/versions/<path:reference>")
def page(reference: str) -> Response | str:
    """List the versions of a text, or compare two of them."""
    pair = _PAIR.fullmatch(reference)
    if pair is not None:
        return _comparison(library(), *pair.groups())
    named = Reference.parse(reference)
    old, new = request.args.get("old"), request.args.get("new")
    if old and new:
        return redirect(url_of_comparison(named.item, old, new), 303)
    return _list(library(), named.item)


def url_of_comparison(item: str, old: str, new: str) -> str:
    """Give the address at which two versions of an item are compared."""
    return url_for("versions.page", reference=f"{item}@{old}..{new}")


def _list(shelf: Library, item: str) -> str:
    newest = shelf.newest(item)
    states = shelf.repository.versions(item)
    kept = tuple(reversed(tuple(_kept(shelf, item, states, newest.item))))
    return render_template(
        "versions.html",
        item=item,
        said=newest.item.description,
        kept=kept,
        states=len(states),
        versions=tuple(dict.fromkeys(state.version for state in reversed(states))),
        back=url_of(Reference(item)),
        hints=tuple(strange(request.args, known_here())),
    )


def _kept(shelf: Library, item: str, states: tuple[KeptVersion, ...], newest: Item) -> Iterator[Kept]:
    """Tell of every version, the oldest first; the text may have come back to an earlier one."""
    is_counted = sum(state.path.stat().st_size for state in states) <= COUNTED
    before: KeptVersion | None = None
    days: tuple[str, ...] = ()
    for version, group in groupby(states, key=lambda state: state.version):
        run = tuple(group)
        recorded = [_revised(state, item) for state in run]
        day = next((one[-1] for one in recorded if one and one != days), "" if before else newest.ingested)
        items = _items(shelf, item, ((before,) if before else ()) + run) if is_counted else []
        said = [tuple(label for label, _, _ in _metadata(*pair)) for pair in pairwise(items)]
        yield Kept(
            version=version,
            url=url_of(Reference(item, version)),
            day=_day(day),
            is_newest=run[-1] is states[-1],
            counts=sentence_of(compare(items[0], items[1])) if before and items else None,
            before=url_of_comparison(item, before.version, version) if before else None,
            metadata=said.pop(0) if before and said else (),
            later=tuple(said),
        )
        before, days = run[-1], recorded[-1]


def _revised(state: KeptVersion, item: str) -> tuple[str, ...]:
    """Read the days that a state records; none of one that cannot be read."""
    try:
        return revised_in(state.path.read_bytes(), item)
    except ArchiveError:
        return ()


def _items(shelf: Library, item: str, states: tuple[KeptVersion, ...]) -> list[Item]:
    """Read states; none where one of them cannot be read, as after an edit that was no TEI."""
    try:
        return [shelf.state(item, state) for state in states]
    except ArchiveError:
        return []


def _comparison(shelf: Library, item: str, old: str, new: str) -> Response | str:
    order = [state.version for state in shelf.repository.versions(item)]
    newest = shelf.newest(item)
    unknown = next((one for one in (old, new) if one not in order), None)
    if unknown is not None:
        nearest = tuple(f"{item}@{one}" for one in dict.fromkeys(reversed(order)))
        raise UnknownReference(f"{item}@{unknown}", f"“{item}” never had a version “{unknown}”.", nearest)
    if order.index(old) > order.index(new):
        return redirect(url_of_comparison(item, new, old), 301)
    only = request.args.get("only")
    if only not in (None, "", "changed"):
        raise RefusedError(f"There is no choice “{only[:40]}” of passages; there is changed.")
    before, after = shelf.version(item, old), shelf.version(item, new)
    found = compare(before.item, after.item)
    changed = sum(one.what != "same" for one in found.passages)
    return render_template(
        "comparison.html",
        item=item,
        said=newest.item.description,
        old=Reference(item, old),
        new=Reference(item, new),
        sentence=sentence_of(found),
        rows=tuple(_rows(found, before.item, after.item, is_folded=only != "changed")),
        changed=changed,
        most=SHOWN,
        metadata=tuple(_metadata(before.item, after.item)),
        address=url_of_comparison(item, old, new),
        is_whole=only != "changed",
        hints=tuple(strange(request.args, known_here())),
    )


def sentence_of(found: Comparison) -> str:
    """Say how many passages changed and how."""
    counts = found.counts
    parts = [f"{counts[what]:,} {word}" for what, word in _SAID.items() if what in counts]
    return f"{len(found.passages):,} {'passage' if len(found.passages) == 1 else 'passages'}: {', '.join(parts)}."


def _rows(found: Comparison, old: Item, new: Item, *, is_folded: bool) -> Iterator[Row | Fold]:
    """Give the changed passages, with those between them folded or left out."""
    then, now = _passages(old), _passages(new)
    left = SHOWN
    for is_same, several in groupby(found.passages, key=lambda one: one.what == "same"):
        run = list(several)
        if not is_same:
            yield from (_row(one, then.get(one.passage), now.get(one.passage)) for one in run[:left])
            left -= len(run[:left])
        elif is_folded:
            yield Fold(run[0].passage, run[-1].passage, len(run))


def _passages(item: Item) -> dict[str, tuple[Passage, str]]:
    """Give every passage by its id, with its language."""
    return {
        one.id: (one, one.language or section.description.language) for section in item.sections for one in section.passages
    }


def _row(one: Compared, then: tuple[Passage, str] | None, now: tuple[Passage, str] | None) -> Row:
    language = next(known[1] for known in (now, then) if known)
    words = in_lines(one.words, then[0] if then else None, now[0] if now else None)
    return Row(one.what, one.passage, _cut(words), one.sentence, language)


def _cut(words: Difference) -> Difference:
    """Leave out what did not change far from what did; of words that did not change at all, what follows the beginning."""
    last = len(words) - 1
    return tuple(
        (kind, _ends(piece, has_head=n > 0 or last == 0, has_tail=n < last) if kind == "same" else piece)
        for n, (kind, piece) in enumerate(words)
    )


def _ends(words: str, *, has_head: bool, has_tail: bool) -> str:
    if len(words) <= 2 * CONTEXT:
        return words
    head = words[:CONTEXT].rpartition(" ")[0] if has_head else ""
    tail = words[-CONTEXT:].partition(" ")[2] if has_tail else ""
    return f"{head} … {tail}"


def _metadata(old: Item, new: Item) -> Iterator[tuple[str, str, str]]:
    """Give what is said of a text where that changed: its name, and what was said before and after."""
    before, after = _said(old.description), _said(new.description)
    before["Parts"], after["Parts"] = f"{len(old.sections):,}", f"{len(new.sections):,}"
    yield from ((name, before[name], after[name]) for name in before if before[name] != after[name])


def _said(said: Description) -> dict[str, str]:
    one = {"Venue": said.venue, "Place": said.place, "Occasion": said.occasion}
    several = {"Written by": said.authors, "Spoken by": said.speakers, "Written to": said.addressees}
    return {
        "Title": said.title,
        **{name: ", ".join(agent.name for agent in agents) for name, agents in several.items()},
        "Date": display(said.date) if said.date else "",
        **{name: agent.name if agent else "" for name, agent in one.items()},
        "Kind": said.genre or "",
        "Language": language_name(said.language) if said.language != "und" else "",
        "Source": said.source or "",
        "Licence": said.licence or "",
    }


def _day(iso: str) -> str:
    """Write a day out; "" for none, and for what is none though a master says so."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    number = day_number(day.year, day.month, day.day)
    return display(DateInterval(number, number))
