"""Reads pages as a visitor does: what is linked, what is said, whether it is well-formed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = frozenset("meta link input br hr img rect line".split())


class Page(HTMLParser):
    """The links, ids, headings and words of a page; an element that is not closed fails."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(response.get_data(as_text=True))
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"] or "")
        if attributes.get("id"):
            self.ids.append(attributes["id"] or "")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"closed but never opened: {tag}"
            assert self.open.pop() == tag, f"closed out of order: {tag}"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words = f"{self.words}{data}"

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(self.words.split())

    def attributes(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Give the attributes of the elements of a name that have certain values."""
        return [
            found for name, found in self.tags if name == tag and all(found.get(key) == value for key, value in wanted.items())
        ]


def heading(client: FlaskClient, path: str) -> str:
    """Give what the first heading of a page says, with its mark-up."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", client.get(path).get_data(as_text=True))
    assert found is not None
    return found[1]
