"""A text that comes slowly, in pieces: no note moves after it was first painted."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

import archive
from archive.tei.html.drawing import render
from tests.tei.html_pages import LINKS, master_of

pytestmark = pytest.mark.xdist_group("browser")

STATIC = Path(archive.__file__).parent / "web" / "static"
SHEETS = '<link rel="icon" href="data:,">' + "".join(
    f'<link rel="stylesheet" href="/{name}">' for name in ("style.css", "reading.css")
)
OPENING = f'<!doctype html><html lang="en"><head>{SHEETS}<script src="/notes.js"></script></head>'
PARAGRAPH = f"<p>{'word ' * 60}<note>First note.</note> {'word ' * 60}<note>Second.<note>A note to it.</note></note></p>"
TABLE = f"<table><row><cell>{'word ' * 90}</cell></row><row><cell>a<note>Of the table.</note></cell></row></table>"
PIECE = 1_500

WATCH = """(() => {
  window.moved = []; window.frames_seen = 0;
  const places = new Map();
  const look = () => {
    window.frames_seen++;
    for (const one of document.querySelectorAll(".beside, .read > .p")) {
      if (getComputedStyle(one).visibility === "hidden") continue;
      const {x, y} = one.getBoundingClientRect(), was = places.get(one);
      if (was && Math.hypot(was[0] - x, was[1] - y) > 1) window.moved.push([one.textContent.slice(0, 20), was, [x, y]]);
      places.set(one, [x, y]);
    }
  };
  // Asked for after the page's own wish for the frame, the look at it comes after all that the page does in it.
  const later = () => setTimeout(() => document.body ? requestAnimationFrame(() => { look(); later(); }) : later());
  later();
})()"""


AWAY = """() => [...document.querySelectorAll(".beside:not(.beside *)")].map((note) => {
  const mark = document.getElementById(note.querySelector(".mark").hash.slice(1));
  return note.getBoundingClientRect().top - mark.getBoundingClientRect().top;
})"""
"""How far below its mark each note begins, in pixels."""


@pytest.fixture
def slow() -> Iterator[str]:
    """Serve a text with notes in pieces."""
    text = render(master_of((PARAGRAPH + TABLE) * 4), "text", view="corrected", links=LINKS)
    body = f'{OPENING}<body class="noted"><main class="shell"><div class="text"><div class="read">{text}</div></div></main>'

    class Pieces(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            is_page = self.path == "/"
            kind = "text/html" if is_page else "text/css" if self.path.endswith("css") else "text/javascript"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            whole = body.encode() if is_page else (STATIC / self.path[1:]).read_bytes()
            for at in range(0, len(whole), PIECE if is_page else len(whole)):
                self.wfile.write(whole[at : at + PIECE] if is_page else whole)
                self.wfile.flush()
                time.sleep(0.05 if is_page else 0)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pieces)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_no_note_moves_once_it_is_painted_and_each_has_its_line(page: Page, slow: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.goto(slow)
    page.wait_for_function("document.readyState === 'complete'")
    assert page.evaluate("frames_seen") > 5
    assert page.evaluate("moved") == []
    assert all(abs(one) < 60 for one in page.evaluate(AWAY))


def test_a_note_to_a_note_stays_in_its_column(page: Page, slow: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(slow)
    outer = page.locator(".beside:has(.beside)").first.bounding_box()
    inner = page.locator(".beside .beside").first.bounding_box()
    assert outer is not None
    assert inner is not None
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
