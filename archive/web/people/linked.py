"""An authority to take away: as an object of JSON with everything its page counts, as linked data of schema.org, as TEI."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, abort

from archive import tei
from archive.authorities import Authority, Kind
from archive.dates import DateInterval, to_edtf
from archive.web.addresses import absolute, url_of_authority
from archive.web.arguments import RefusedError
from archive.web.library import Library
from archive.web.people.portrait import Portrait, portrait
from archive.web.people.questions import Counted

SITES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}
"""The scheme of each identifier: what its site is called, and where it leads."""

FORMS = {"json": "JSON", "jsonld": "JSON-LD", "tei": "TEI"}
"""What ``?format=`` gives, and what it is called."""

_TYPES = {Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORGANISATION: "Organization", Kind.EVENT: "Event"}
_ENDS = {
    Kind.PERSON: ("birthDate", "deathDate"),
    Kind.ORGANISATION: ("foundingDate", "dissolutionDate"),
    Kind.EVENT: ("startDate", "endDate"),
}
"""What schema.org calls the ends of a span; it has none of a place."""

_RELATED = {
    Kind.PERSON: {"place": "workLocation", "organisation": "memberOf"},
    Kind.PLACE: {"place": "containedInPlace"},
    Kind.ORGANISATION: {"place": "location", "organisation": "parentOrganization"},
    Kind.EVENT: {"place": "location", "organisation": "organizer"},
}
"""What schema.org calls the place and the organisation of each kind."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Some authorities to be taken away: one by itself, or a list; ``name`` is that of the file, without its ending, and
    ``address`` that of the page.
    """

    chosen: Sequence[Authority]
    library: Library
    title: str
    name: str
    address: str
    is_alone: bool

    def response(self, form: str) -> Response:
        """Give them in a form; raise RefusedError for one that there is not."""
        forms: dict[str, tuple[str, str, Callable[[], bytes]]] = {
            "json": ("application/json", "json", self._json),
            "jsonld": ("application/ld+json", "jsonld", self._linked),
            "tei": ("application/tei+xml; charset=utf-8", "xml", self._tei),
        }
        if form not in forms:
            raise RefusedError(f"There is no form “{form[:40]}”; there is {', '.join(forms)}.")
        kind, ending, write = forms[form]
        response = Response(write(), content_type=kind)
        shown = "inline" if self.is_alone else "attachment"
        response.headers.set("Content-Disposition", shown, filename=f"{self.name}.{ending}")
        return response

    def _json(self) -> bytes:
        holdings = self.library.holdings
        if holdings.searcher is None:
            abort(503)
        if self.is_alone:
            (one,) = self.chosen
            return _written({**self._described(one), **_counted(portrait(one.key, one, holdings), self._public)})
        listed = [{**self._described(one), "texts": holdings.count(one.key)} for one in self.chosen]
        return _written({"title": self.title, "address": self._public(self.address), "authorities": listed})

    def _linked(self) -> bytes:
        graph = [self._schema(one) for one in self.chosen]
        context = {"@context": "https://schema.org"}
        return _written({**context, **graph[0]} if self.is_alone else {**context, "@graph": graph})

    def _tei(self) -> bytes:
        settings = self.library.settings
        known = self.library.holdings.authorities
        return tei.register(
            self.chosen, known, title=self.title, publisher=settings.publisher, address=self._public(self.address)
        )

    def _described(self, one: Authority) -> dict[str, Any]:
        """Describe an authority as the file of authorities does."""
        return {
            "key": one.key,
            "address": self._public(url_of_authority(one)),
            "kind": one.kind.value,
            "name": one.name,
            "sort_name": one.sort_name,
            "variants": [{"name": form, "language": one.language_of(form)} for form in one.variants],
            "begin": _edtf(one.begin),
            "end": _edtf(one.end),
            "identifiers": [
                {"scheme": scheme, "value": value, "address": SITES[scheme][1] + value} for scheme, value in one.identifiers
            ],
            "place": self._pointed(one.place),
            "organisation": self._pointed(one.organisation),
            "genre": one.genre,
            "note": one.note,
            "former": list(one.former),
        }

    def _schema(self, one: Authority) -> dict[str, Any]:
        """Describe an authority in the words of schema.org; what is not known is left out."""
        names = dict.fromkeys((*one.variants, one.sort_name))
        known: dict[str, Any] = {
            "@type": _TYPES[one.kind],
            "@id": self._public(url_of_authority(one)),
            "url": self._public(url_of_authority(one)),
            "name": one.name,
            "alternateName": [_spoken(form, one.language_of(form)) for form in names if form and form != one.name],
            "sameAs": [SITES[scheme][1] + value for scheme, value in one.identifiers],
            "description": one.note,
        }
        known |= dict(zip(_ENDS.get(one.kind, ()), (_edtf(one.begin), _edtf(one.end)), strict=False))
        for field, key in (("place", one.place), ("organisation", one.organisation)):
            other = self.library.holdings.authorities.get(key or "")
            name = _RELATED[one.kind].get(field)
            if other is not None and name is not None:
                known[name] = {"@type": _TYPES[other.kind], "@id": self._public(url_of_authority(other)), "name": other.name}
        return {name: value for name, value in known.items() if value}

    def _pointed(self, key: str | None) -> dict[str, str] | None:
        other = self.library.holdings.authorities.get(key or "")
        return (
            None if other is None else {"key": other.key, "name": other.name, "address": self._public(url_of_authority(other))}
        )

    def _public(self, url: str) -> str:
        return absolute(self.library.settings.base_url, url)


def _counted(found: Portrait, public: Callable[[str], str]) -> dict[str, Any]:
    """Give everything a page counts, each number with the search behind it."""

    def numbers(several: Iterable[Counted]) -> list[dict[str, Any]]:
        return [{"of": one.label, "count": one.count, "search": public(one.url)} for one in several]

    parts = [
        {
            "part": part.id,
            "in_words": part.title,
            "words": part.words,
            "counts": numbers((part.texts, *part.counts)),
            "kinds": numbers(part.kinds),
        }
        for part in found.parts
    ]
    met = [{"in_words": one.title, "names": numbers(one.values)} for one in found.met]
    wrote = [
        {"name": one.name, "to": numbers(filter(None, (one.to,))), "from": numbers(filter(None, (one.by,)))}
        for one in found.letters.shown
    ]
    return {"texts": found.texts.count if found.texts else 0, "parts": parts, "letters": wrote, "met": met}


def _edtf(date: DateInterval | None) -> str | None:
    return None if date is None else to_edtf(date)


def _spoken(form: str, language: str | None) -> str | dict[str, str]:
    return form if language is None else {"@value": form, "@language": language}


def _written(value: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
