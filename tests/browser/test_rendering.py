"""Texts as a browser shows them: attacks are words, notes stand beside their passage, numbers are not copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

import archive
from archive.tei.html.drawing import render
from archive.tei.html.safety import ATTRIBUTES, MATHEMATICS, TAGS
from tests.tei.hostile_texts import bodies, each_attribute, mathematics, with_ids
from tests.tei.html_pages import LINKS, master_of

pytestmark = pytest.mark.xdist_group("browser")

STATIC = Path(archive.__file__).parent / "web" / "static"

PUT = """([html, tags, attributes, mathematics]) => {
  const place = document.createElement('div');
  document.body.append(place);
  place.innerHTML = html;
  const wrong = [];
  for (const element of place.querySelectorAll('*')) {
    const isFormula = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    const acts = element.getAttributeNames().some((one) => /^(on|href|style|id|src)/.test(one));
    if (isFormula && mathematics.includes(element.localName) && !acts) continue;
    const isHtml = element.namespaceURI === 'http://www.w3.org/1999/xhtml';
    if (!isHtml || !tags.includes(element.localName)) wrong.push(element.localName);
    for (const one of element.attributes) if (!attributes.includes(one.name)) wrong.push(one.name);
    const address = element.getAttribute('href');
    if (address && !/^(https?:|mailto:|#|\\/(?!\\/))/.test(address)) wrong.push(address);
  }
  const text = place.textContent;
  place.remove();
  return [wrong, text.length];
}"""


def shown(page: Page, body: str) -> None:
    """Show a body as the page of a text shows it."""
    text = render(master_of(body), "text", view="corrected", links=LINKS)
    page.set_content(f'<main class="shell"><div class="text"><div class="read" lang="en">{text}</div></div></main>')
    for sheet in ("style.css", "reading.css"):
        page.add_style_tag(path=STATIC / sheet)


def width(told: Locator) -> float:
    box = told.bounding_box()
    return box["width"] if box else 0


def test_nothing_that_attacks_runs_is_parsed_as_more_than_words_or_asks_anybody(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.set_content("<body></body>")
    for name, body in (*bodies(), ("each attribute alone", each_attribute()), ("formulas", mathematics()), ("ids", with_ids())):
        html = str(render(master_of(body), "text", view="corrected", links=LINKS))
        wrong, length = page.evaluate(PUT, [html, sorted(TAGS), sorted(ATTRIBUTES), sorted(MATHEMATICS)])
        assert wrong == [], name
        assert length > 0
    assert page.evaluate("[document.forms.length, typeof document.getElementById, document.scripts.length]") == [
        0,
        "function",
        0,
    ]
    assert asked == []


NOTED = f'<p>{"word " * 120}<note n="1">First.</note> {"word " * 90}<note n="2">Second.</note></p><p>{"word " * 60}</p>'


def test_notes_stand_beside_their_passage_where_there_is_room_and_below_it_where_there_is_none(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    shown(page, NOTED)
    boxes = [page.locator(selector).bounding_box() for selector in ("#p1", "#p2", "#p3", "#p4")]
    passage, first, second, after = (box for box in boxes if box is not None)
    assert first["x"] > passage["x"] + passage["width"]
    assert passage["y"] <= first["y"] < second["y"] < passage["y"] + passage["height"]
    assert abs(after["y"] - passage["y"] - passage["height"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 390, "height": 900})
    boxes = [page.locator(selector).bounding_box() for selector in ("#p1", "#p2", "#p3", "#p4")]
    passage, first, second, after = (box for box in boxes if box is not None)
    assert passage["y"] + passage["height"] <= first["y"] < second["y"] < after["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_with_scripts_each_note_stands_beside_the_line_of_its_mark_and_moves_no_passage(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    shown(page, NOTED)
    before = page.locator("#p4").bounding_box()
    page.add_script_tag(path=STATIC / "notes.js")
    for number, note in ((1, "#p2"), (2, "#p3")):
        mark, box = (
            page.get_by_role("link", name=f"Note {number}", exact=True).bounding_box(),
            page.locator(note).bounding_box(),
        )
        assert mark is not None
        assert box is not None
        assert abs(mark["y"] - box["y"]) < 16
    assert page.locator("#p4").bounding_box() == before
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.locator(".beside").first).not_to_have_attribute("style", re.compile("margin"))


def test_a_mark_leads_to_its_note_and_the_note_back(page: Page) -> None:
    shown(page, NOTED)
    page.get_by_role("link", name="Note 2", exact=True).click()
    expect(page.locator("#p3")).to_be_in_viewport()
    page.get_by_role("link", name="Note 2, back to the text").click()
    assert page.evaluate("document.querySelector(':target').textContent") == "2"


def test_what_a_date_means_shows_to_keyboard_and_pointer_and_takes_no_room_before(page: Page) -> None:
    shown(page, '<p>We left <date when="1917-11-28">three days ago</date>.</p>')
    told = page.locator(".tip > .ed")
    assert width(told) <= 1
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert width(told) > 80
    page.add_script_tag(path=STATIC / "notes.js")
    page.keyboard.press("Escape")
    assert width(told) <= 1
    page.locator(".tip").hover()
    assert width(told) > 80


def test_numbers_and_what_the_archive_adds_are_not_copied_with_the_words(page: Page) -> None:
    lines = "".join(f"<l>line {number}</l>" for number in range(1, 6))
    shown(page, f'<lg>{lines}</lg><p>left <date when="1917-11-28">long ago</date><note n="7">so</note></p>')
    page.keyboard.press("Control+a")
    copied = page.evaluate("getSelection().toString()").split("\n")
    assert "line 5" in copied
    assert "left long ago" in copied


def test_paper_has_no_links_to_operate_and_its_notes_after_their_passage(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    shown(page, NOTED)
    page.emulate_media(media="print")
    passage, note = page.locator("#p1").bounding_box(), page.locator("#p2").bounding_box()
    assert passage is not None
    assert note is not None
    assert note["y"] >= passage["y"] + passage["height"]
    assert page.evaluate("getComputedStyle(document.querySelector('.noteref')).color") == "rgb(0, 0, 0)"


def test_the_mark_of_a_note_is_as_wide_as_a_finger_needs(context: Callable[..., BrowserContext]) -> None:
    page = context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True).new_page()
    shown(page, f"<p>{'word ' * 30}<note>A note.</note> {'word ' * 30}</p>")
    for name in (".noteref", ".mark"):
        box = page.locator(name).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for right, down in ((-12, 0), (12, 0), (0, -12), (0, 12)):
            point = [x + right, y + down]
            assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", point).startswith(name[1:]), point


def test_the_number_of_a_row_stands_on_the_line_of_its_first_word(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    shown(page, f"<table><row><cell>Examples:</cell><cell>{'word ' * 60}</cell></row></table>")
    number = page.locator("td .n").bounding_box()
    assert number is not None
    beside = [number["x"] + number["width"] + 12, number["y"] + number["height"] / 2]
    at_it = "([x, y]) => document.caretRangeFromPoint(x, y).startContainer.textContent"
    assert page.evaluate(at_it, beside) == "Examples:"
