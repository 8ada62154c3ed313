"""Finds a Chromium for the browser tests, or gets one: the machine's, else Playwright's own, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""Start options: no connections of the browser's own, and none of what a container lacks."""

CURE = (
    "No browser for the tests was found, and none could be installed. Install Chromium or Chrome (on Debian and Ubuntu:"
    " apt install chromium), or name one in the environment variable CHROMIUM, and run “make test” again."
)


def installed() -> str | None:
    """Give the path of a browser on this machine, None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES if Path(place).exists()), None) or _of_playwright()


def get() -> str:
    """Give the path of a browser, installing one when need be; exit with the cure when that fails."""
    for install in (_install_playwright, _install_debian):
        browser = installed()
        if browser:
            return browser
        install()
    return installed() or sys.exit(CURE)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_playwright() -> None:
    print("No Chromium or Chrome here: asking Playwright for its own ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)


def _install_debian() -> None:
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return
    print("Installing Debian's chromium ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        subprocess.run(["apt-get", *words], check=False, timeout=1200, env=quiet)


if __name__ == "__main__":
    print(get())
