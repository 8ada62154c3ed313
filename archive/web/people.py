"""Pages of the people, places, organisations and events the archive knows: who they are, and every text they have a part in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from archive.authorities import Authority, Kind
from archive.dates import DateInterval, styles
from archive.errors import ArchiveError, UnknownReference
from archive.model import Passage, TextUnit
from archive.model.resolution import number
from archive.reference import Reference
from archive.search import Named, spelled
from archive.web.addresses import ROOMS, absolute, url_of, url_of_authority
from archive.web.asking import EVERYTHING, Asked
from archive.web.holdings import PARTS, Holdings
from archive.web.library import library

SHOWN = 100
"""Texts listed in one part; more are counted and reached by search."""

OPENED = 20
"""Texts of a part whose passages are looked up; each may have to be read from the disk."""

_FIELDS = {"voice": "speaker", "mention": "mentions"}
"""The fields of a query that are not called as the part is."""

_SPOKEN = frozenset(("said", "sp", "u"))

TITLES = {"people": "People", "places": "Places", "organisations": "Organisations", "events": "Events"}
_KINDS = {room: kind for kind, room in ROOMS.items()}
_ROOM = "<any(people, places, organisations, events):room>"
_SITES = {
    "wikidata": "https://www.wikidata.org/wiki/",
    "viaf": "https://viaf.org/viaf/",
    "geonames": "https://www.geonames.org/",
}

views = Blueprint("authorities", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One part an agent has: its title, how many texts, a search for them, and those shown with (number, url) of passages."""

    title: str
    total: int
    search: str
    texts: tuple[tuple[TextUnit, tuple[tuple[str, str], ...]], ...]


@views.get(f"/{_ROOM}/")
def listed(room: str) -> str:
    """List the authorities of a kind with the number of their texts."""
    holdings = library().holdings
    unlinked = holdings.unlinked if room == "people" else []
    return render_template(
        "authorities.html",
        room=room,
        titles=TITLES,
        holdings=holdings,
        listed=holdings.listed(_KINDS[room]),
        unlinked=[(value, EVERYTHING.with_filter("person", value.key).url()) for value in unlinked],
    )


@views.get(f"/{_ROOM}/<key>")
def page(room: str, key: str) -> str | Response:
    """Show an authority; one that is known as something else is redirected to."""
    holdings = library().holdings
    authority = holdings.authorities.get(key)
    if authority is None:
        raise UnknownReference(key, f"The archive knows no {_KINDS[room].value} “{key}”.")
    if authority.kind is not _KINDS[room]:
        return redirect(url_for("authorities.page", room=ROOMS[authority.kind], key=key), 301)
    return render_template(
        "authority.html",
        canonical=absolute(library().settings.base_url, url_of_authority(authority)),
        one=authority,
        holdings=holdings,
        dates=_dates(authority),
        related=_related(authority, holdings),
        elsewhere=[(scheme, value, _SITES[scheme] + value) for scheme, value in authority.identifiers if scheme in _SITES],
        parts=tuple(_parts(authority, holdings)),
    )


def _dates(authority: Authority) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give (label, lines) for the life of a person, or the days of anything else."""
    span = authority.span
    if span is None:
        return ()
    if authority.kind is not Kind.PERSON:
        return (("Dates", _lines(span)),)
    ends = (("Born", span.first), ("Died", span.last))
    return tuple((label, _lines(DateInterval(day, day, span.calendar))) for label, day in ends if day is not None)


def _lines(date: DateInterval) -> tuple[str, ...]:
    return tuple(f"{text} {style}".strip() for style, text in styles(date, "en"))


def _related(authority: Authority, holdings: Holdings) -> tuple[tuple[str, Authority], ...]:
    """Give the place and the organisation of an authority, and the events of it."""
    found = [
        (label, holdings.authorities.get(key))
        for label, key in (("Place", authority.place), ("Of", authority.organisation))
        if key
    ]
    events = (one for one in holdings.authorities.of(Kind.EVENT) if authority.key in (one.place, one.organisation))
    return (*((label, one) for label, one in found if one is not None), *(("Event", one) for one in events))


def _parts(authority: Authority, holdings: Holdings) -> Iterator[Part]:
    for part, texts in holdings.parts(authority.key).items():
        shown = tuple(
            (text, _passages(authority.key, part, text) if n < OPENED else ()) for n, text in enumerate(texts[:SHOWN])
        )
        query = spelled(Named(_FIELDS.get(part, part), authority.key))
        yield Part(PARTS[part], len(texts), Asked(q=query, view="texts", order="date").url(), shown)


def _passages(key: str, part: str, text: TextUnit) -> tuple[tuple[str, str], ...]:
    """Give (numbers, url) of the runs of passages of a text in which an agent speaks or is named."""
    if part not in ("voice", "mention"):
        return ()
    try:
        item = library().newest(text.item).item
    except ArchiveError:
        return ()
    passages = next((section.passages for section in item.sections if section.id == text.section), ())
    is_author = key in {author.key for author in text.authors}
    met = [_is_named(one, key) if part == "mention" else _speaks(one, key, is_author=is_author) for one in passages]
    return tuple(_link(text.item, passages[first].id, passages[last].id) for first, last in _runs(met))


def _speaks(passage: Passage, key: str, *, is_author: bool) -> bool:
    """Tell whether somebody says words of a passage; an author, only where the text marks them as spoken."""
    if not any(voice.key == key for voice in passage.voices):
        return False
    around = (*(container.element for container in passage.within), *(mark.element for mark in passage.marks), passage.element)
    return not is_author or not _SPOKEN.isdisjoint(around)


def _is_named(passage: Passage, key: str) -> bool:
    return any((mark.attribute("ref") or "").removeprefix("#") == key for mark in passage.marks)


def _runs(met: list[bool]) -> Iterator[tuple[int, int]]:
    """Give the first and the last place of each run that is true."""
    first = None
    for place, is_met in enumerate([*met, False]):
        if is_met and first is None:
            first = place
        elif not is_met and first is not None:
            yield first, place - 1
            first = None


def _link(item: str, first: str, last: str) -> tuple[str, str]:
    reference = Reference(item, None, first, last if last != first else None)
    name = number(first) if first == last else f"{number(first)} to {number(last)}"
    return name, url_of(reference, _anchor=first)
