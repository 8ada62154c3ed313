"""Asking with the keyboard alone: the form, what it becomes, and the word forms beside the result."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("browser")


def _tab_to(page: Page, css: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"{css} is never reached")


def test_the_form_is_filled_and_sent_with_the_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/search")
    _tab_to(page, "[name=all]")
    page.keyboard.type("alliance")
    _tab_to(page, "[name=part]")
    page.keyboard.press("ArrowDown")
    _tab_to(page, "[name=who]")
    page.keyboard.type("lenin")
    _tab_to(page, "[name=dates]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/search?q=alliance+author:lenin")
    expect(page.locator("#q")).to_have_value("alliance author:lenin")


def test_a_word_form_is_left_out_and_taken_back_with_the_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=peasants")
    whole = page.locator("h1").inner_text()
    _tab_to(page, ".forms a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/search?q=peasants&without=peasants")
    expect(page.locator("h1")).to_have_text("No passage has all of this")
    _tab_to(page, ".forms a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(whole)


def test_the_form_opens_with_the_keyboard_and_still_holds_the_question(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=alliance+-river+date:1917")
    _tab_to(page, ".form summary")
    page.keyboard.press("Enter")
    expect(page.locator("[name=none]")).to_be_visible()
    expect(page.locator("[name=none]")).to_have_value("river")
    expect(page.locator("[name=since]")).to_have_value("1917")
