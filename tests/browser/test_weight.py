"""What a browser fetches before it shows a text of up to 100 kB: under 150 kB, from nobody else, whatever coding it takes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from archive.settings import Home
from archive.web import create_app
from archive.web.compression import CODINGS
from tests.homes import PROJECT, demo_home
from tests.served import served

DATA = os.environ.get("TEI_ARCHIVE_DATA")
LARGEST = 100_000
"""Bytes of a text of which the first view has its promise."""

PROMISED = 150_000
"""Bytes of the first view: the page with all that it loads, headers counted."""

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def longest() -> Path:
    """Give the longest real text of up to 100 kB; without real texts, the longest seed of the project."""
    texts = Path(DATA, "speeches") if DATA else PROJECT / "seeds"
    return max((one for one in texts.glob("*.txt") if one.stat().st_size <= LARGEST), key=lambda one: one.stat().st_size)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, longest: Path) -> Home:
    return demo_home(tmp_path_factory.mktemp("weight") / "home", {"longest.txt": longest.read_text(encoding="utf-8")})


@pytest.fixture(scope="module")
def room(shelf: Home) -> Iterator[str]:
    with served([sys.executable, "-m", "archive", "serve", "--home", shelf.path, "--port", "0"], shelf.path) as address:
        yield address


def test_the_first_view_of_the_longest_text_keeps_its_promise(page: Page, room: str, longest: Path) -> None:
    fetched: list[Request] = []
    page.on("requestfinished", lambda request: fetched.append(request))
    page.goto(f"{room}/items/longest", wait_until="networkidle")
    assert len(page.locator(".read").inner_text().encode()) > longest.stat().st_size * 0.9
    assert all(request.url.startswith(f"{room}/") for request in fetched)
    assert {request.resource_type for request in fetched} >= {"document", "stylesheet", "script"}
    sizes = [request.sizes() for request in fetched]
    assert 0 < sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes) < PROMISED
    for request in fetched:
        response = request.response()
        assert response is not None
        assert response.header_value("content-encoding") in CODINGS or len(response.body()) < 500, request.url


@pytest.mark.parametrize("coding", CODINGS)
def test_the_promise_holds_in_every_coding(shelf: Home, coding: str) -> None:
    client = create_app(shelf).test_client()
    html = client.get("/items/longest").get_data(as_text=True)
    weight = 0
    for one in dict.fromkeys(("/items/longest", *re.findall(r'(?:href|src)="(/static/[^"]+)"', html))):
        with client.get(one, headers={"Accept-Encoding": coding}) as response:
            weight += len(response.get_data()) + len(str(response.headers))
    assert weight < PROMISED
