"""What a reader does: search, open a hit, follow a passage link, cite, take the TEI away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from archive import tei

ITEM = "lenin-1917-12-01-alliance"

pytestmark = pytest.mark.xdist_group("browser")


def test_a_search_typed_at_home_leads_to_the_passage_with_its_words_marked(page: Page, site: str) -> None:
    page.goto(site)
    box = page.get_by_role("combobox").first
    box.fill("constituent assembly")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 passage")
    page.locator(".hits a.n").first.click()
    expect(page.locator("#p9.here, #p9:target")).to_be_in_viewport()
    expect(page.locator("#p9 mark")).to_have_count(2)


def test_a_passage_number_is_the_permanent_link_of_that_passage(page: Page, site: str) -> None:
    page.goto(f"{site}/items/{ITEM}")
    page.locator("#p9 a.n").click()
    assert re.fullmatch(rf"{site}/items/{ITEM}(@[0-9a-f]{{12}})?/p9(#.*)?", page.url)
    expect(page.locator("#p9")).to_be_in_viewport()
    expect(page.locator("#p9")).to_have_class(re.compile(r"\bhere\b"))


def test_hits_are_stepped_through_in_order(page: Page, site: str) -> None:
    page.goto(f"{site}/items/{ITEM}?q=coalition")
    marks = page.locator(".read mark")
    expect(page.locator(".hitbar")).to_contain_text(str(marks.count()))
    page.locator(".hitbar").get_by_role("link", name="Next").click()
    expect(page.locator("mark.here")).to_have_count(1)
    expect(page.locator("mark.here")).to_be_in_viewport()


def test_the_citation_is_copied_with_its_permanent_address(page: Page, site: str) -> None:
    page.goto(f"{site}/items/{ITEM}")
    section = page.locator("#cite")
    section.get_by_role("button", name=re.compile("Copy")).first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied
    assert copied.strip() in re.sub(r"\s+", " ", section.inner_text())
    expect(section).to_contain_text(re.compile(rf"/items/{ITEM}@[0-9a-f]{{12}}"))


def test_the_tei_taken_away_is_the_master_byte_by_byte(page: Page, site: str, home: Path) -> None:
    page.goto(f"{site}/items/{ITEM}")
    with page.expect_download() as download:
        page.locator("nav.bar").get_by_role("link", name="TEI").click()
    assert Path(download.value.path()).read_bytes() == (home / "tei" / f"{ITEM}.xml").read_bytes()


def test_the_two_readings_are_two_addresses(page: Page, site: str) -> None:
    page.goto(f"{site}/items/{ITEM}")
    expect(page.locator("#p6")).to_contain_text("1909")
    page.get_by_role("link", name="As transmitted").click()
    expect(page.locator("#p6")).to_contain_text("1899-l909")
    expect(page.locator("#p6")).to_contain_text("--l said --")


def test_everything_works_without_scripts(context: Callable[..., BrowserContext], site: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(site)
    page.locator("input[type=search]").first.fill("speaker:feofilaktov constituent")
    page.locator("input[type=search]").first.press("Enter")
    expect(page.locator("h1")).to_contain_text("1 passage")
    page.locator(".hits a.n").first.click()
    expect(page.locator("#p9 mark")).to_have_count(1)
    page.locator("nav.bar").get_by_role("link", name="As transmitted").click()
    expect(page.locator("#p6")).to_contain_text("l909")
    page.locator("summary").first.click()
    expect(page.locator("details[open]").first).to_be_visible()


def test_every_reason_can_be_seen_without_scripts(context: Callable[..., BrowserContext], site: str, home: Path) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{site}/items/{ITEM}")
    reasons = page.locator("#reasons")
    expect(reasons.get_by_text("Ruled out:").first).to_be_hidden()
    reasons.locator("summary").click()
    description = tei.decode((home / "tei" / f"{ITEM}.xml").read_bytes(), ITEM).description
    for question in ("Addressee", "Voice", "Correction", "Named in the text"):
        expect(reasons.get_by_text(question, exact=True)).to_be_visible()
    count = sum(len(assertion.rejected) for assertion in description.assertions)
    expect(reasons.get_by_text("Ruled out:")).to_have_count(count)
    expect(reasons.get_by_text("Ruled out:").last).to_be_visible()
    expect(reasons.locator("dd:has(.cert)")).to_have_count(len(description.assertions))


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_hit_stands_below_the_bar_with_the_lines_before_it(
    context: Callable[..., BrowserContext], site: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{site}/items/{ITEM}?q=coalition+OR+alliance+OR+peasants+OR+workers&hit=12#hit-12")
    bar, hit = page.locator(".hitbar").bounding_box(), page.locator("#hit-12").bounding_box()
    assert bar is not None
    assert hit is not None
    assert hit["y"] - (bar["y"] + bar["height"]) > 32
