"""Finding aids in a browser: the list under the search box, and a quotation from paste to marked words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("browser")


def test_a_word_is_completed_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/search")
    box = page.locator("#q")
    height = page.evaluate("document.documentElement.scrollHeight")
    with page.expect_response(re.compile(r"/suggest\?q=feofil$")):
        box.press_sequentially("feofil")
    expect(page.locator(".suggestions li").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    box.press("ArrowDown")
    expect(page.locator(".suggestions [aria-selected=true]")).to_have_id(str(box.get_attribute("aria-activedescendant")))
    box.press("Enter")
    expect(box).to_have_value("Feofilaktov")
    expect(page.locator(".suggestions").first).to_be_hidden()
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("passage")


def test_escape_closes_the_list_and_keeps_the_words(page: Page, site: str) -> None:
    page.goto(site)
    box = page.locator("input[data-suggest]").first
    box.press_sequentially("coal")
    expect(page.locator(".suggestions li").first).to_be_visible()
    box.press("Escape")
    expect(page.locator(".suggestions li:visible")).to_have_count(0)
    expect(box).to_have_value("coal")


def test_a_name_is_taken_with_the_mouse(page: Page, site: str) -> None:
    page.goto(f"{site}/search")
    # Somebody who types slowly is shown how the beginning goes on; here the last answer is waited for.
    with page.expect_response(re.compile(r"/suggest\?q=speaker%3Afeo$")):
        page.locator("#q").press_sequentially("speaker:feo")
    expect(page.locator(".suggestions li").first).to_contain_text("Feofilaktov")
    page.locator(".suggestions li").first.click()
    expect(page.locator("#q")).to_have_value("speaker:Feofilaktov")
    expect(page.locator("#q")).to_be_focused()


def test_a_pasted_sentence_leads_to_its_marked_words(page: Page, site: str) -> None:
    page.goto(f"{site}/quotation")
    page.get_by_label("Quotation").fill(
        "for there is no radical diver-\ngence of interest between wage workers and the peasants"
    )
    page.get_by_role("button", name="Find it").click()
    expect(page).to_have_url(re.compile(r"/quotation\?q="))
    page.get_by_role("link", name=re.compile("words marked")).click()
    expect(page.locator(".read mark").first).to_be_in_viewport()
