"""Ids and names without a blank, as long as editors ever made them, stay in their box and beside one another on every page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.homes import demo_home
from tests.served import served

LONG = "KPZONOJFSPDRedna0211998seg" * 4
OUTSIDE = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = words.nextNode());) {
    const box = node.parentElement, range = document.createRange();
    if (!box.checkVisibility() || box.closest(".skip, .vh, .scroll, .kwic")) continue;
    range.selectNodeContents(node);
    const around = box.closest("li, p, dd, th, td, h1, h2, h3, main, body").getBoundingClientRect();
    for (const { right } of range.getClientRects())
      if (right > Math.min(around.right + 2, innerWidth)) found.push(node.data.slice(0, 40));
  }
  return found;
}"""


def letter(number: int) -> str:
    """Write a letter whose every id, name and heading is one long word."""
    return (
        f'<div type="letter" xml:id="s{number}{LONG}"><head xml:id="h{number}{LONG}">Head{LONG}</head>'
        f'<p xml:id="p{number}{LONG}">Qwertz <persName ref="#a{LONG}">Name{LONG}</persName> writes.</p></div>'
    )


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an archive with such a text."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>'
        f'Title{LONG}</title><author ref="#a{LONG}">Author{LONG}</author></titleStmt><publicationStmt><p>Invented.</p>'
        "</publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>"
        f'<text xml:lang="en"><body>{letter(1)}{letter(2)}</body></text></TEI>'
    )
    home = demo_home(tmp_path_factory.mktemp("long") / "home", {"long.xml": text}).path
    with served([sys.executable, "-m", "archive", "serve", "--home", Path(home), "--port", "0"], Path(home)) as address:
        yield address


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_id_breaks_where_its_box_ends(context: Callable[..., BrowserContext], room: str, width: int) -> None:
    opened = context(viewport={"width": width, "height": 800}).new_page()
    section = f"/items/long/s2{LONG}"
    for path in ("/items/long", section, "/contents/long", "/versions/long", "/search?q=qwertz", "/items", "/people/", "/"):
        opened.goto(room + path)
        assert opened.evaluate("document.documentElement.scrollWidth") <= width, path
        assert opened.evaluate(OUTSIDE) == [], path
