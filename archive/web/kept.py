"""Pages that were made lately, each kept for as long as the generation of the index that it tells of.

A page of results is the same for everybody until an index is built, and is asked for again by whoever goes back to it or was
sent its link: `no-cache` lets a browser show it only when the server says that it still holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, Response, request

PAGES = frozenset(("search.page", "browse.items"))
"""The endpoints whose answer hangs on nothing but their address and the generation."""

KEPT = 16_000_000
"""Characters of pages that are kept of a generation, some four hundred pages of results."""


Address = tuple[str, bytes]
"""A path and what is asked for there, as sent."""


class Kept:
    """The pages of one generation by address, those asked for longest ago given up first; safe to share between threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._pages: OrderedDict[Address, str] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, address: Address) -> str | None:
        """Give the page of an address; None where it is not kept."""
        with self._lock:
            if address in self._pages:
                self._pages.move_to_end(address)
            return self._pages.get(address)

    def keep(self, address: Address, page: str) -> None:
        """Keep a page."""
        with self._lock:
            self._size += len(page) - len(self._pages.get(address, ""))
            self._pages[address] = page
            self._pages.move_to_end(address)
            while self._size > self._most:
                self._size -= len(self._pages.popitem(last=False)[1])


def register(app: Flask, pages: Callable[[], Kept | None]) -> None:
    """Answer with pages that are kept, of which ``pages`` gives those of the generation that answers, None where there is none.

    To be called last, so that a page is kept as it was made.
    """

    def given() -> str | None:
        kept = pages() if request.endpoint in PAGES else None
        return None if kept is None else kept.get(_address())

    def keep(response: Response) -> Response:
        kept = pages() if request.endpoint in PAGES and request.method == "GET" else None
        if kept is not None and response.status_code == 200:
            kept.keep(_address(), response.get_data(as_text=True))
        return response

    app.before_request(given)
    app.after_request(keep)


def _address() -> Address:
    return request.path, request.query_string
