"""Text is sent compressed and arrives as it was written, under one validator; parts of it and what is packed are left alone."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from flask_compress.flask_compress import _uncompress_data
from werkzeug.test import TestResponse

from archive.web import compression
from tests.web.conftest import LENIN

CODINGS = compression.CODINGS
TEXTS = {
    "page": f"/items/{LENIN}",
    "page with hits": f"/items/{LENIN}?q=coalition",
    "citation": f"/items/{LENIN}?format=bibtex",
    "TEI": f"/items/{LENIN}.xml",
    "sheet": "/static/style.css",
    "script": "/static/citing.js",
    "table": "/items.csv",
    "feed": "/feed.atom",
    "suggestions": "/suggest?q=th",
    "lines as CSV": "/search/concordance.csv?q=the",
    "lines as JSON": "/search/concordance.json?q=the",
}


def asked(client: FlaskClient, path: str, coding: str, **more: str) -> TestResponse:
    """Ask for a path in a coding, and close the answer."""
    response = client.get(path, headers={"Accept-Encoding": coding, **more})
    response.get_data()
    response.close()
    return response


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", TEXTS.values(), ids=TEXTS)
def test_a_text_arrives_as_it_was_written(client: FlaskClient, path: str, coding: str) -> None:
    plain, packed = asked(client, path, "identity"), asked(client, path, coding)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == coding
    assert len(packed.data) < len(plain.data)
    assert _uncompress_data(packed.data, coding) == plain.data
    for response in (plain, packed):
        assert response.headers["Vary"] == "Accept-Encoding"
        assert response.headers.get("Content-Length", str(len(response.data))) == str(len(response.data))
    assert plain.headers["Content-Security-Policy"] == packed.headers["Content-Security-Policy"]
    assert plain.headers["Content-Type"] == packed.headers["Content-Type"]


@pytest.mark.parametrize("path", [TEXTS["page"], TEXTS["sheet"], TEXTS["TEI"]], ids=["page", "sheet", "TEI"])
def test_one_weak_validator_serves_every_coding_and_the_text_is_sent_once(client: FlaskClient, path: str) -> None:
    tags = {asked(client, path, coding).headers["ETag"] for coding in ("identity", *CODINGS)}
    (tag,) = tags
    assert tag.startswith('W/"')
    for coding in ("identity", *CODINGS):
        again = asked(client, path, coding, **{"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert (again.headers["ETag"], again.headers["Vary"]) == (tag, "Accept-Encoding")
        assert "Content-Encoding" not in again.headers
        assert asked(client, path, coding, **{"If-None-Match": 'W/"another"'}).status_code == 200


@pytest.mark.parametrize("coding", ["identity", *CODINGS])
@pytest.mark.parametrize("path", [TEXTS["page"], TEXTS["sheet"], "/search.csv?q=the"], ids=["page", "sheet", "stream"])
def test_head_says_of_a_coding_what_get_says(client: FlaskClient, path: str, coding: str) -> None:
    got = asked(client, path, coding)
    with client.head(path, headers={"Accept-Encoding": coding}) as peeked:
        assert peeked.data == b""
        assert dict(peeked.headers) == dict(got.headers)


@pytest.mark.parametrize(
    ("wish", "sent"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("*", "zstd"),
        ("", None),
        ("deflate, compress", None),
        ("gzip;q=0", None),
        ("gzip;q=0, br", "br"),
        ("*;q=0", None),
        ("nonsense;;q=,=", None),
    ],
    ids=str,
)
def test_only_a_coding_that_was_asked_for_is_sent(client: FlaskClient, wish: str, sent: str | None) -> None:
    response = asked(client, TEXTS["page"], wish)
    assert response.status_code == 200
    assert response.headers.get("Content-Encoding") == sent
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", [TEXTS["page"], TEXTS["sheet"]], ids=["page", "sheet"])
def test_who_asks_for_a_part_gets_the_whole(client: FlaskClient, path: str) -> None:
    for coding in ("identity", "br"):
        part = asked(client, path, coding, Range="bytes=10-99")
        assert part.status_code == 200
        assert "Content-Range" not in part.headers
        assert part.data == asked(client, path, coding).data


@pytest.mark.parametrize(
    ("path", "status"),
    [("/archive.zip", 200), ("/static/icon.svg", 200), ("/nowhere", 404)],
    ids=["zip", "few bytes", "no such page"],
)
def test_what_gains_nothing_is_sent_as_it_is(client: FlaskClient, path: str, status: int) -> None:
    response = asked(client, path, "gzip, br, zstd")
    assert response.status_code == status
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("coding", CODINGS)
def test_a_long_export_is_sent_while_it_is_made(coding: str) -> None:
    numbers, made = random.Random(7), []

    def rows() -> Iterator[bytes]:
        for number in range(64):
            made.append(number)
            yield numbers.randbytes(32_768).hex().encode()

    app = Flask("exports")
    compression.register(app)
    app.add_url_rule("/long.csv", view_func=lambda: Response(rows(), mimetype="text/csv"))
    with app.test_client().get("/long.csv", headers={"Accept-Encoding": coding}) as response:
        pieces = iter(response.iter_encoded())
        size = 0
        while size < 1_000:  # a coding may send a few bytes of its own first
            size += len(next(pieces))
        assert len(made) < 48, "all was made before anything was sent"
        size += sum(map(len, pieces))
    assert len(made) == 64
    assert size < 64 * 65_536 * 0.7
