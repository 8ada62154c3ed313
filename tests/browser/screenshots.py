"""Pictures of every kind of page of a served archive, to be looked at.

    python -m tests.browser.screenshots http://127.0.0.1:8000 FOLDER [NAME ...]

writes each page at phone and desktop width, in light and dark; ``README`` as a name makes the picture of the README.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.test_pages import PAGES

WIDTHS = (390, 1440)
README = Path(__file__).with_name("reading-page.png")


def main() -> None:
    """Take the pictures."""
    site, folder, *names = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.get(), args=list(chromium.OPTIONS))
        if "README" in names:
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(f"{site}{PAGES['item with hits']}")
            page.screenshot(path=README)
            return
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for name, path in PAGES.items():
                    if not names or name in names:
                        page.goto(site + path)
                        page.screenshot(path=Path(folder) / f"{name.replace(' ', '-')}-{scheme}-{width}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
