"""One browser and one served archive for all browser tests: the project's own seed, served as ``archive serve`` does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium
from tests.browser.selecting import MIXED
from tests.homes import demo_home
from tests.served import served


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "home"
    demo_home(folder)
    return folder


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[str]:
    """Give the address of the served archive, without a slash at its end."""
    with served([sys.executable, "-m", "archive", "serve", "--home", home, "--port", "0"], home) as address:
        yield address


@pytest.fixture(scope="session")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of an archive with texts of many kinds."""
    home = tmp_path_factory.mktemp("citing") / "home"
    demo_home(home, {"mixed.xml": MIXED})
    with served([sys.executable, "-m", "archive", "serve", "--home", home, "--port", "0"], home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.installed()
    if path is None:
        pytest.fail(chromium.CURE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.OPTIONS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make fresh browser contexts; all are closed after the test."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        made.append(browser.new_context(**options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page of a fresh context that may copy to the clipboard; an error of its scripts fails the test."""
    opened = context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    return opened
