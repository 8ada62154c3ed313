"""What machines ask a site for: its map, rules for robots, how to search it, what is new, and whether it is well."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, url_for

from archive.model import TextUnit
from archive.reference import Reference
from archive.web.addresses import absolute, url_of, url_of_authority
from archive.web.arguments import RefusedError, refuse_strange
from archive.web.library import library
from archive.web.taking.files import known_of

NEW = 30
"""Texts in the feed."""

MAPPED = 50_000
"""Addresses in one site map (sitemaps.org, protocol 0.9)."""

CLOSED = ("search.page", "exports.found", "feeds.search", "exports.all", "citations.asked", "unapi.records")
"""What robots are asked to leave alone; all that begins with the address of the search page is."""

views = Blueprint("feeds", __name__)


@views.get("/sitemap.xml")
def sitemap() -> Response:
    """Give the addresses of all items and authorities, or the site maps that hold them."""
    addresses = _addresses()
    if len(addresses) <= MAPPED:
        return _xml("sitemap.xml", "application/xml", addresses=addresses)
    maps = [_public(url_for("feeds.part", number=n + 1)) for n in range(-(-len(addresses) // MAPPED))]
    return _xml("sitemaps.xml", "application/xml", maps=maps)


@views.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """Give one of several site maps."""
    return _xml("sitemap.xml", "application/xml", addresses=_addresses()[max(number - 1, 0) * MAPPED : number * MAPPED])


@views.get("/robots.txt")
def robots() -> Response:
    """Ask robots to read texts and to leave the endless combinations of a search alone."""
    refused = "\n".join(f"Disallow: {url_for(endpoint)}" for endpoint in CLOSED)
    return Response(f"User-agent: *\n{refused}\nSitemap: {_public(url_for('feeds.sitemap'))}\n", mimetype="text/plain")


@views.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to browsers (OpenSearch 1.1)."""
    return _xml("opensearch.xml", "application/opensearchdescription+xml", search=_public(url_for("search.page")))


@views.get("/feed.atom")
def atom() -> Response:
    """Give the items ingested last (Atom, RFC 4287)."""
    refuse_strange()
    holdings = library().holdings
    if holdings.searcher is None:
        abort(503)
    latest = holdings.latest[:NEW]
    return _xml(
        "feed.xml",
        "application/atom+xml",
        entries=[(text, _public(url_of(Reference(text.item)))) for text in latest],
        updated=max((text.ingested for text in latest), default="") or "1970-01-01",
        site=_public(url_for("home.page")),
        itself=_public(url_for("feeds.atom")),
    )


@views.get("/search.atom")
def search() -> Response:
    """Give the hits of a search, those in the texts ingested last first, ``NEW`` a page (RFC 5005, 3)."""
    known, searcher = known_of("search.page")
    question, first = known.asked, known.asked.at(1)
    found = searcher.search(replace(known.request, order="-ingested", start=(question.page - 1) * NEW, size=NEW))
    pages = max(1, -(-found.total // NEW))
    if question.page > pages:
        raise RefusedError(f"The result ends with page {pages:,}.")
    entries = [(hit, library().holdings.text(hit.reference.item, hit.section)) for hit in found.hits]
    others = {"first": 1, "previous": question.page - 1, "next": question.page + 1, "last": pages}
    return _xml(
        "search_feed.xml",
        "application/atom+xml",
        words="".join(letter if letter.isprintable() else " " for letter in question.q).strip() or "What is chosen",
        total=found.total,
        view=question.view,
        entries=[(hit, _public(url_of(hit.reference.at(None))), _day(text)) for hit, text in entries],
        updated=max((_day(text) for _, text in entries), default=_day(None)),
        site=_public(first.url()),
        id=_public(first.url("feeds.search")),
        itself=_public(question.url("feeds.search")),
        pages=[(rel, _public(question.at(page).url("feeds.search"))) for rel, page in others.items() if 1 <= page <= pages],
    )


@views.get("/healthz")
def health() -> Response:
    """Say that all is well, or in a sentence what is not and how to cure it (503)."""
    trouble = library().holdings.trouble
    return Response(f"{trouble or 'ok'}\n", 503 if trouble else 200, mimetype="text/plain")


def _day(text: TextUnit | None) -> str:
    """Give the day a text was ingested; where it is not known, the day Unix counts from."""
    return (text.ingested if text else "") or "1970-01-01"


def _addresses() -> list[str]:
    shelf = library()
    items = [url_of(Reference(item)) for item in shelf.repository.items()]
    authorities = [url_of_authority(authority) for authority in shelf.holdings.authorities]
    return [_public(url) for url in (url_for("home.page"), *items, *authorities)]


def _public(url: str) -> str:
    return absolute(library().settings.base_url, url)


def _xml(template: str, kind: str, **values: object) -> Response:
    return Response(render_template(template, **values), content_type=f"{kind}; charset=utf-8")
