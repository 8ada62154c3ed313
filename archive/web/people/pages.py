"""Pages of the people, places, organisations and events the archive knows: who they are, and every text they have a part in."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from archive.authorities import Authority, Kind
from archive.dates import DateInterval, styles
from archive.model import Agent
from archive.web.addresses import ROOMS, absolute, url_of_authority, url_of_name
from archive.web.arguments import RefusedError, known_here, refuse_strange, strange
from archive.web.holdings import PARTS, Holdings
from archive.web.library import library
from archive.web.people.lifetime import Lifetime, lifetime
from archive.web.people.linked import FORMS, SITES, Taken
from archive.web.people.listing import SORTS, TITLES, listing, wanted
from archive.web.people.naming import nearest
from archive.web.people.portrait import portrait
from archive.web.people.questions import anywhere, asking, texts_of, url_of_agent
from archive.web.problems import Near, Problem

_KINDS = {room: kind for kind, room in ROOMS.items()}
_ROOM = "<any(people, places, organisations, events):room>"

LONGEST = 80
"""Characters of a key that nobody has which are repeated."""

_FIELDS = (("Place", "place"), ("Of", "organisation"))
"""What one authority says of another, as a page says it."""

views = Blueprint("authorities", __name__)


@views.get("/<any(people, places, organisations, events, venues):room>/")
def listed(room: str) -> str | Answer:
    """List the authorities of a kind, or all venues, with the number of their texts."""
    holdings = library().holdings
    found = listing(wanted(room, request.args), holdings)
    if form := request.args.get("format"):
        if request.args.get("part") and holdings.searcher is None:
            abort(503)
        if found.wanted.faults:
            raise RefusedError(*found.wanted.faults)
        chosen = [row.authority for row in found.rows if row.authority is not None]
        title = f"{TITLES[room]} of {library().settings.title}"
        return Taken(chosen, library(), title, room, found.wanted.url(), is_alone=False).response(form)
    shown = [
        (row, url_of_agent(row.key, holdings), anywhere(row.key, holdings).url() if row.texts else "") for row in found.shown
    ]
    near = [] if found.total or not found.wanted.q else _near(found.wanted.q, holdings)
    return render_template(
        "authorities.html",
        room=room,
        titles=TITLES,
        sorts=SORTS,
        forms=FORMS,
        sites=SITES,
        holdings=holdings,
        found=found,
        shown=shown,
        near=near,
    )


@views.get(f"/{_ROOM}/<key>")
def page(room: str, key: str) -> str | Answer:
    """Show an authority; one that is known as something else is redirected to."""
    holdings = library().holdings
    authority = holdings.authorities.get(key)
    now = holdings.authorities.now(key)
    if now is not None:
        return redirect(url_of_authority(now), 301)
    if authority is None:
        return _unknown(room, key, holdings)
    if authority.kind is not _KINDS[room]:
        return redirect(url_for("authorities.page", room=ROOMS[authority.kind], key=key), 301)
    if form := request.args.get("format"):
        refuse_strange()
        return Taken([authority], library(), authority.name, key, url_of_authority(authority), is_alone=True).response(form)
    return render_template(
        "authority.html",
        room=room,
        hints=tuple(strange(request.args, known_here())),
        canonical=absolute(library().settings.base_url, url_of_authority(authority)),
        one=authority,
        holdings=holdings,
        dates=dates(authority),
        related=related(authority, holdings),
        elsewhere=[(SITES[scheme][0], value, SITES[scheme][1] + value) for scheme, value in authority.identifiers],
        forms=FORMS,
        portrait=portrait(key, authority, holdings),
        lifetime=_lifetime(key, authority, holdings),
    )


@views.get("/names/")
def named() -> str | Answer:
    """Show what the texts have of a name that no authority has; one that an authority bears by now leads there."""
    holdings = library().holdings
    name = request.args.get("name", "")
    key = Agent.unlinked(name).key
    if holdings.searcher is None or not holdings.parts(key):
        bearers = [one for one in map(holdings.authorities.get, holdings.authorities.resolve(name)) if one is not None]
        if len(bearers) == 1:
            return redirect(url_of_authority(bearers[0]))
        if holdings.searcher is None:
            abort(503)
        return _unknown("people", name, holdings)
    return render_template(
        "name.html",
        name=name,
        hints=tuple(strange(request.args, known_here())),
        canonical=absolute(library().settings.base_url, url_of_name(name)),
        portrait=portrait(key, None, holdings),
        lifetime=_lifetime(key, None, holdings),
    )


def dates(authority: Authority) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give (label, lines) for the life of a person, or the days of anything else."""
    if authority.kind is Kind.PERSON:
        ends = (("Born", authority.begin), ("Died", authority.end))
        return tuple((label, _lines(day)) for label, day in ends if day is not None)
    if authority.begin is None or authority.end is None or authority.begin.is_day == authority.end.is_day:
        return () if authority.span is None else (("Dates", _lines(authority.span)),)
    return ("First", _lines(authority.begin)), ("Last", _lines(authority.end))


def related(authority: Authority, holdings: Holdings) -> tuple[tuple[str, tuple[Authority, ...]], ...]:
    """Give (label, authorities): the place and the organisation of one, and those of whom it is the place or organisation."""
    known = holdings.authorities
    own = ((label, known.get(getattr(authority, field) or "")) for label, field in _FIELDS)
    behind = {
        title: tuple(one for one in known.of(kind) if authority.key in (one.place, one.organisation))
        for kind, title in zip(Kind, ("People", "Places", "Organisations", "Events"), strict=True)
    }
    found = (*((label, (one,)) for label, one in own if one is not None), *behind.items())
    return tuple((label, several) for label, several in found if several)


def _lines(date: DateInterval) -> tuple[str, ...]:
    return tuple(f"{text} {style}".strip() for style, text in styles(date, "en"))


def _lifetime(key: str, authority: Authority | None, holdings: Holdings) -> Lifetime | None:
    if holdings.searcher is None:
        return None
    parts = holdings.parts(key).items()
    return lifetime(authority, [(PARTS[part], texts, texts_of(asking(key, part, holdings))) for part, texts in parts])


def _near(words: str, holdings: Holdings) -> list[Authority]:
    """Give those who bear these words as a name, and those whose names are most like them."""
    names = {one.key: (one.name, one.key, *one.variants) for one in holdings.authorities}
    found = [*holdings.authorities.resolve(words), *nearest(words, names)]
    return [one for key in dict.fromkeys(found) if (one := holdings.authorities.get(key)) is not None]


def _unknown(room: str, key: str, holdings: Holdings) -> Response:
    """Say that nobody is known by a key, and who may be meant; texts may name somebody whose record was taken out."""
    words = " ".join(key.replace("-", " ").split())[:LONGEST]
    ways = [Near(url_of_authority(one), one.name, one.kind.capitalize()) for one in _near(words, holdings)]
    if holdings.parts(key):
        texts = Near(anywhere(key, holdings).url(), f"The texts that mean “{key}”", "No record says any more who it is.")
        ways.insert(0, texts)
    ways.append(Near(url_for("authorities.listed", room=room), f"All {TITLES[room].lower()}", ""))
    ways.append(Near(url_for("search.page", q=words), "Search the texts", f"for “{words}”"))
    sentence = f"The archive knows no {_KINDS[room].value} “{key[:LONGEST]}”."
    return Problem(404, (sentence,), "The nearest names are given here.", tuple(ways)).response()
