"""Every kind of page: accessible in light and dark, light in weight, at home on a phone, closed to the outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

ITEM = "lenin-1917-12-01-alliance"
PAGES = {
    "home": "/",
    "items": "/items",
    "item": f"/items/{ITEM}",
    "item with hits": f"/items/{ITEM}?q=coalition",
    "item as transmitted": f"/items/{ITEM}?view=received",
    "item with evidence": f"/items/{ITEM}?evidence=text&names=plain",
    "versions": f"/versions/{ITEM}",
    "contents": f"/contents/{ITEM}",
    "passage": f"/items/{ITEM}/p9",
    "words cited": f"/items/{ITEM}/p9:5-70",
    "citation": f"/cite/{ITEM}/p9:5-70",
    "citation in numbers": f"/cite/{ITEM}?style=ieee",
    "search": "/search?q=coalition",
    "search unasked": "/search",
    "search help": "/search/help",
    "search of few forms": "/search?q=peasants+land&without=land&genre=letter",
    "search of a name": "/search?q=speaker:lening+mentions:congress+genre:ode",
    "search of texts": "/search?q=coalition&view=texts",
    "concordance": "/search/concordance?q=coalition",
    "frequency": "/search/frequency?q=coalition",
    "frequencies": "/search/frequency?q=coalition&also=alliance&also=land&also=peasant*&also=%22the+land%22&per=10000",
    "who says it": "/search/speakers?q=coalition",
    "nothing found": "/search?q=waterworks",
    "search not understood": "/search?q=%22coalition+%28",
    "people": "/people/",
    "person": "/people/lenin",
    "people narrowed": "/people/?q=lening&sort=texts",
    "venues": "/venues/",
    "place": "/places/petrograd",
    "organisation": "/organisations/bolsheviks",
    "event": "/events/peasants-congress-1917",
    "record": "/search/record?q=peasants+land&without=land&genre=letter",
    "item with hits of its source": f"/items/{ITEM}?q=l909",
    "quotation": "/quotation",
    "quotation found": "/quotation?q=a+honest+alliance+for+there+is+no+divergence+of+interest",
    "quotation not here": "/quotation?q=it+was+the+best+of+times+for+a+coalition+he+said",
    "about": "/about",
    "not found": f"/items/{ITEM}/p99",
}
WEIGHT = 100_000
"""Bytes a page may weigh with all it loads, the text itself not counted."""

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_has_no_barrier_that_axe_knows(
    context: Callable[..., BrowserContext], site: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    page = context(color_scheme=scheme).new_page()
    page.goto(site + path)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_asks_nobody_else_and_weighs_little(page: Page, site: str, path: str) -> None:
    weights: list[int] = []
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.on("response", lambda response: weights.append(len(response.body())))
    page.goto(site + path, wait_until="networkidle")
    text = page.locator(".read")
    words = len(text.inner_text().encode()) if text.count() else 0
    assert hosts == {site}
    assert sum(weights) - words < WEIGHT


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_is_wider_than_its_screen(context: Callable[..., BrowserContext], site: str, path: str, width: int) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", [PAGES["item"], PAGES["search"]], ids=["item", "search"])
def test_a_page_prints_without_its_controls(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert page.locator("main").is_visible()
    assert page.pdf().startswith(b"%PDF")
