"""The years of somebody, met with the keyboard alone: every bar can be reached, says what it stands for, and opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_bar_is_reached_with_the_keyboard_and_opens_its_texts(
    context: Callable[..., BrowserContext], site: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{site}/people/lenin")
    page.get_by_role("link", name="2 texts").or_(page.get_by_role("link", name="1 text", exact=True)).first.focus()
    page.keyboard.press("Tab")
    bar = page.locator(".lifetime a:focus")
    assert bar.text_content() == "Wrote, 1915–1919: 1 text"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*year=1915..1919")
    assert page.get_by_role("heading", level=1).text_content() == "1 text"


def test_the_table_has_the_numbers_of_the_picture(context: Callable[..., BrowserContext], site: str) -> None:
    page = context().new_page()
    page.goto(f"{site}/people/lenin")
    page.get_by_text("The numbers as a table").click()
    bars = page.locator(".lifetime svg a").evaluate_all("bars => bars.map(bar => bar.getAttribute('href'))")
    cells = page.locator(".lifetime td a").evaluate_all("cells => cells.map(cell => cell.getAttribute('href'))")
    assert bars
    assert sorted(bars) == sorted(cells)
