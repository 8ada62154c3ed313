"""Concordance, charts and strips in a browser: aligned columns, keys that reach every bar, nothing cut on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize(("width", "is_aligned"), [(1440, True), (1024, True), (768, False), (390, False)])
def test_the_words_found_stand_in_one_column_where_there_is_room(
    context: Callable[..., BrowserContext], site: str, width: int, is_aligned: bool
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{site}/search/concordance?q=alliance")
    lefts = {round(mark.bounding_box()["x"]) for mark in page.locator(".kwic mark").all()}  # type: ignore[index]
    assert (len(lefts) == 1) == is_aligned


def test_every_bar_is_reached_by_keys_and_leads_to_its_lines(page: Page, site: str) -> None:
    page.goto(f"{site}/search/frequency?q=alliance")
    page.locator(".chart a").first.focus()
    label = page.locator(".chart a title").first.text_content() or ""
    hits = label.partition(": ")[2].split()[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/concordance**")
    assert page.locator("h1").inner_text().split()[0] == hits


def test_a_line_opens_its_very_hit_in_view(page: Page, site: str) -> None:
    page.goto(f"{site}/search/concordance?q=alliance")
    last = page.locator(".kwic li").last
    word = last.locator("mark").inner_text()
    last.locator("a").click()
    here = page.locator("mark.here")
    here.wait_for()
    assert here.inner_text() == word
    box = here.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= (page.viewport_size or {"height": 0})["height"]


@pytest.mark.parametrize("path", ["concordance?q=alliance", "frequency?q=alliance", "speakers?q=alliance"])
def test_counts_print_with_what_was_asked_and_without_their_switches(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/search/{path}&genre=letter")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".asked").inner_text() == "Asked for: alliance"
    assert page.locator(".chips").inner_text().startswith("Genre: Letter")
    assert not page.locator("nav.bar").is_visible()
    for switch in page.locator("main form, .inline a:not([aria-current]), .take").all():
        assert not switch.is_visible()
    if "frequency" in path:
        assert page.locator("table.counts").is_visible()


def test_no_column_of_a_table_is_cut_off_on_paper(page: Page, site: str) -> None:
    page.goto(f"{site}/search/speakers?q=alliance")
    page.emulate_media(media="print")
    assert page.locator(".scroll").evaluate("region => getComputedStyle(region).overflowX") == "visible"


def test_the_word_of_a_line_is_seen_in_forced_colours(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(viewport={"width": 1280, "height": 800}, forced_colors="active", color_scheme="dark").new_page()
    page.goto(f"{site}/search/concordance?q=alliance")
    colours = page.locator(".kwic .r").first.evaluate(
        "line => [line, line.querySelector('mark')].map(one => getComputedStyle(one).color)"
    )
    assert colours[0] == colours[1]
