"""The one place where URLs of items, passages and authorities are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from flask import url_for

from archive.authorities import Authority, Kind
from archive.reference import Reference
from archive.web.texts.switches import Switches

ROOMS = {Kind.PERSON: "people", Kind.PLACE: "places", Kind.ORGANISATION: "organisations", Kind.EVENT: "events"}
"""The folder of the pages of each kind of authority."""


def url_of(reference: Reference, **query: str | int | Sequence[str] | None) -> str:
    """Give the address of an item, a block or words of it within this site; None among the arguments is left out."""
    given: dict[str, Any] = {name: value for name, value in query.items() if value is not None and value != ()}
    return url_for("items.page", reference=str(reference), **given)


def url_of_citation(reference: Reference, **query: str | None) -> str:
    """Give the page that cites an item, a block or words of it in every style; None among the arguments is left out."""
    given: dict[str, Any] = {name: value for name, value in query.items() if value is not None}
    return url_for("citations.page", reference=str(reference), **given)


def url_of_master(item: str, version: str | None = None) -> str:
    """Give the address of an item's TEI file."""
    return url_for("exports.whole", reference=str(Reference(item, version)), form="xml")


def url_of_authority(authority: Authority) -> str:
    """Give the address of the page of a person, place, organisation or event."""
    return url_for("authorities.page", room=ROOMS[authority.kind], key=authority.key)


def absolute(base_url: str, url: str) -> str:
    """Give the public address of a URL of this site, from what the operator said and never from the request."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}{url}"


def url_of_name(name: str) -> str:
    """Give the address of the page of a name that no authority has."""
    return url_for("authorities.named", name=name)


class PageLinks:
    """The links inside a text: its passages in their version, and the pages of those it names, which ``page_of`` gives."""

    def __init__(
        self, reference: Reference, page_of: Callable[[str], str | None], sections: frozenset[str], switches: Switches
    ) -> None:
        self._reference, self._page_of, self._sections, self._switches = reference, page_of, sections, switches
        # Built once: Flask takes 20 microseconds for an address, and a text of 100 kB has two hundred passages.
        self._item, question, arguments = url_of(reference, **switches.arguments()).partition("?")
        self._arguments = question + arguments

    def passage(self, passage: str) -> str:
        """Give the permanent address of a passage, with the place on its page; or of a section."""
        if passage in self._sections:
            return url_of(self._reference.block(passage), **self._switches.turned("whole", "no").arguments())
        place = quote(passage)
        return f"{self._item}/{place}{self._arguments}#{place}"

    def agent(self, key: str) -> str | None:
        """Give the page of whoever has a key; None for nobody."""
        return self._page_of(key)
