"""What a reader does with a long text and its versions: turn switches, open contents, compare; nothing moves while it loads."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.homes import demo_home, rebuild
from tests.served import served
from tests.web.test_comparison import PARAGRAPHS
from tests.web.test_switches import VOLUME

DARK = ("section", "evidence", "comparison")
"""Pages looked at in the dark, at half the width, which is double the size; the others in the light."""

pytestmark = pytest.mark.xdist_group("browser")

SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
"""What a page moved by while it loaded (Layout Instability API)."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a volume of letters and a text of three versions."""
    folder = tmp_path_factory.mktemp("room") / "home"
    home = demo_home(folder, {"canal.xml": VOLUME, "dig.txt": "\n\n".join(PARAGRAPHS)})
    (home.seeds / "dig.txt").write_text("\n\n".join(PARAGRAPHS[1:]).replace("forty", "thirty"), encoding="utf-8")
    rebuild(home)
    with served([sys.executable, "-m", "archive", "serve", "--home", folder, "--port", "0"], folder) as address:
        yield address


@pytest.fixture
def pages(page: Page, room: str) -> dict[str, str]:
    """Give an address of each kind of page around a text."""
    page.goto(f"{room}/versions/dig")
    compared = page.get_by_role("link", name="See what changed").get_attribute("href")
    old = page.locator('.list a[href*="@"]:has(code)').last.get_attribute("href")
    return {
        "section": "/items/canal/one?lines=source",
        "whole": "/items/canal?whole=yes&q=canal",
        "evidence": "/items/lenin-1917-12-01-alliance?evidence=text",
        "contents": "/contents/canal/two",
        "versions": "/versions/dig",
        "comparison": compared or "",
        "old version": old or "",
    }


def test_every_page_around_a_text_is_free_of_barriers_in_light_and_dark_and_at_double_size(
    context: Callable[..., BrowserContext], room: str, pages: dict[str, str]
) -> None:
    for name, path in pages.items():
        for scheme, width in (("light", 1280), ("dark", 640), ("light", 320)):
            opened = context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
            opened.goto(room + path)
            assert opened.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            if width == (640 if name in DARK else 1280):
                found = Axe().run(opened)
                assert found.violations_count == 0, (name, scheme, found.generate_report())
            opened.context.close()


def test_nothing_moves_while_a_page_loads_and_nobody_else_is_asked(
    context: Callable[..., BrowserContext], room: str, pages: dict[str, str]
) -> None:
    for name, path in pages.items():
        for width in (390, 1440):
            opened = context(viewport={"width": width, "height": 800}).new_page()
            requests = _requests(opened)
            opened.goto(room + path, wait_until="load")
            assert opened.evaluate(SHIFT) < 0.01, (name, width)
            assert all(request.url.startswith(f"{room}/") for request in requests), name
            opened.context.close()


def test_switches_are_turned_and_stay_while_reading_on_without_scripts(
    context: Callable[..., BrowserContext], room: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{room}/items/canal/one")
    expect(page.locator(".read br")).to_have_count(0)
    page.get_by_role("link", name="Show the source’s lines").click()
    expect(page.locator(".read br")).not_to_have_count(0)
    page.get_by_role("link", name="Show names plain").click()
    expect(page.locator(".read a.agent")).to_have_count(0)
    page.locator("nav.more a[rel=next]").click()
    expect(page).to_have_url(re.compile(r"lines=source&names=plain"))
    page.locator("details.contents summary").click()
    expect(page.locator("details.contents [aria-current=page]")).to_have_text("Enclosed")
    page.locator("details.contents").get_by_role("link", name="Two").click()
    expect(page.locator("h1")).to_have_text("Two")
    page.get_by_role("link", name="Show all on one page").click()
    expect(page.locator("#two")).to_be_in_viewport()
    expect(page.locator("#one, #inner, #three")).to_have_count(3)


def test_versions_are_compared_with_the_words_marked_and_printed(
    context: Callable[..., BrowserContext], room: str, tmp_path: Path
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{room}/items/dig")
    page.get_by_role("link", name="Versions of this text").click()
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator("del")).to_contain_text("The canal was dug")
    expect(page.locator("del")).to_have_css("text-decoration-line", "line-through")
    expect(page.locator(".fold")).to_contain_text("5 unchanged")
    page.get_by_role("link", name="Changed alone").click()
    expect(page.locator(".fold")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("del")).to_be_visible()
    expect(page.locator("nav.bar")).to_be_hidden()
    assert page.pdf(path=tmp_path / "compared.pdf").startswith(b"%PDF")


def test_the_keyboard_reaches_the_text_first(page: Page, room: str) -> None:
    page.goto(f"{room}/items/canal/one")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    for role in ("banner", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)


def _requests(page: Page) -> list[Request]:
    """Give the list that every request of a page is put into."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    return requests
