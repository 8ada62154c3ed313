"""The panel that cites: in view, worked by keyboard, pointer and finger, gone with the selection."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.selecting import WORDS, link_of, panel_of, select
from tests.browser.test_citing import LETTER

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_the_panel_is_in_view_wherever_the_words_are(page: Page, quoted: str, block: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}")
    page.evaluate("block => document.getElementById('p9').scrollIntoView({ block })", block)
    select(page, "p9", 5, "p9", 40)
    panel_of(page)
    box, height = panel_of(page).bounding_box(), page.viewport_size
    assert box is not None
    assert height is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height["height"]


def test_the_quotation_is_copied_in_the_style_and_the_form_that_were_chosen(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}")
    words = select(page, "p9", 5, "p9", 40)
    panel = panel_of(page)
    panel.get_by_label("Style").select_option("MLA")
    expect(panel.locator(".citation").first).to_contain_text("(Lenin, par. 9)")
    expect(panel.get_by_label("Style")).to_be_focused()
    shown = panel.locator("section:not([hidden])")
    panel.get_by_role("button", name="Copy the text").click()
    expect(shown.get_by_text("Copied")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{words.strip()}” (Lenin, par. 9).")
    kinds = page.evaluate("navigator.clipboard.read().then(items => items[0].types)")
    assert "text/html" in kinds
    for form, begins in (("BibTeX", "@misc{"), ("RIS", "TY  - PCOMM\n"), ("CSL JSON", "[\n {"), ("HTML", "<p>“")):
        panel.get_by_label("As").select_option(form)
        panel.get_by_role("button", name=re.compile(f"Copy (the )?{form}")).click()
        expect(shown.get_by_text("Copied")).to_have_count(1)
        assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n").startswith(begins)


def test_the_panel_is_worked_by_keyboard_alone(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}")
    select(page, "p9", 1, "p9", 4)
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    words = str(page.evaluate(WORDS))
    assert len(words) == 8
    panel = panel_of(page)
    expect(panel.locator(".citation").first).to_contain_text(words.strip())
    expect(page.get_by_role("status").filter(has_text="press Tab")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(panel.get_by_label("Style")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel.get_by_label("As")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("group", name="the text")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("group", name="the text").get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel.get_by_text("Copied")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")


def test_without_a_selection_the_same_panel_cites_the_passage(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}/p9")
    cite = page.locator("nav.bar").get_by_role("link", name="Cite")
    cite.focus()
    page.keyboard.press("Enter")
    panel = panel_of(page)
    expect(panel.get_by_role("heading", name="Cite this passage")).to_be_visible()
    expect(panel.get_by_label("Style")).to_be_focused()
    assert link_of(page).endswith("/p9")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(cite).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_has_no_barrier_that_axe_knows(
    context: Callable[..., BrowserContext], quoted: str, scheme: Literal["light", "dark"]
) -> None:
    page = context(color_scheme=scheme).new_page()
    page.goto(f"{quoted}/items/{LETTER}")
    select(page, "p9", 5, "p9", 40)
    panel_of(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_panel_goes_when_the_selection_does(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}")
    select(page, "p9", 5, "p9", 40)
    panel = panel_of(page)
    page.locator("h1").click()
    expect(panel).to_be_hidden()
    page.locator("#p9").scroll_into_view_if_needed()
    page.locator("#p9").dblclick(position={"x": 60, "y": 50})
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_the_panel_works_by_touch_and_leaves_the_text_in_view(context: Callable[..., BrowserContext], quoted: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}, permissions=permissions).new_page()
    page.goto(f"{quoted}/items/{LETTER}")
    page.locator("#p9").scroll_into_view_if_needed()
    select(page, "p9", 5, "p9", 40)
    panel = panel_of(page)
    box = panel.bounding_box()
    assert box is not None
    assert (box["x"], round(box["width"])) == (0, 390)
    assert box["y"] > 300
    panel.get_by_role("button", name="Copy the text").tap()
    expect(panel.get_by_text("Copied")).to_have_count(1)
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").tap()
    expect(panel).to_be_hidden()


def test_every_style_and_form_can_be_copied_by_keyboard_alone(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/{LETTER}")
    select(page, "p9", 5, "p9", 40)
    panel = panel_of(page)
    styles = panel.get_by_label("Style").locator("option").all_text_contents()
    assert len(styles) == 12
    for style in styles:
        panel.get_by_label("Style").select_option(style)
        expect(panel.get_by_label("Style")).to_be_focused()
        expect(panel.get_by_label("Style").locator("option:checked")).to_have_text(style)
        for form in panel.get_by_label("As").locator("option").all_text_contents():
            panel.get_by_label("As").select_option(form)
            button = panel.locator("section:not([hidden])").get_by_role("button").first
            button.focus()
            page.keyboard.press("Enter")
            expect(panel.locator("section:not([hidden])").get_by_text("Copied")).to_have_count(1)
            assert LETTER in str(page.evaluate("navigator.clipboard.readText()"))
