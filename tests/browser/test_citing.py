"""What a reader does who quotes: selects words of any text, cites them, opens the link elsewhere and sees just these."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.selecting import LENGTH, PLAIN, link_of, marks, panel_of, select, solid

LETTER = "lenin-1917-12-01-alliance"

pytestmark = pytest.mark.xdist_group("browser")


SELECTIONS = {
    LETTER: [("p9", 5, "p9", 70), ("p6", 0, "p6", 200), ("p8", 10, "p10", 40)],
    "mixed/one": [
        ("p2", 3, "p2", 40),
        ("p2", 17, "p2", 24),
        ("p2", 30, "p2", 110),
        ("p2", 60, "p4", 12),
        ("p4", 4, "p4", 50),
        ("p5", 0, "p7", 9),
        ("p11", 0, "p12", 5),
        ("p13", 5, "p14", 9),
        ("p14", 4, "p14", 16),
    ],
}


@pytest.mark.parametrize("text", SELECTIONS)
def test_the_link_of_selected_words_marks_exactly_these_in_a_fresh_browser(
    page: Page, context: Callable[..., BrowserContext], quoted: str, text: str
) -> None:
    fresh = context().new_page()
    for first, start, last, end in SELECTIONS[text]:
        page.goto(f"{quoted}/items/{text}")
        words = select(page, first, start, last, end)
        fresh.goto(quoted + link_of(page))
        assert marks(fresh) == solid(words)
        expect(fresh.locator("mark.words").first).to_be_in_viewport()


def test_a_part_of_a_correction_is_cited_as_the_whole_of_it(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/mixed/one")
    assert select(page, "p2", 20, "p2", 24) == "mway"
    link = link_of(page)
    expect(panel_of(page).locator(".citation").first).to_contain_text("“tramway”")
    page.goto(quoted + link)
    assert marks(page) == "tramway"


def test_words_selected_as_transmitted_are_seen_as_they_were_selected(
    page: Page, context: Callable[..., BrowserContext], quoted: str
) -> None:
    page.goto(f"{quoted}/items/mixed/one")
    page.get_by_role("link", name="As transmitted").click()
    page.wait_for_url("**view=received**")
    assert select(page, "p2", 13, "p2", 24) == "the tarmway"
    link = link_of(page)
    expect(panel_of(page).locator(".citation").first).to_contain_text("“the tarmway”")
    fresh = context().new_page()
    fresh.goto(quoted + link)
    assert marks(fresh) == "thetarmway"
    fresh.get_by_role("link", name="Corrected").click()
    assert marks(fresh) == "thetramway"


def test_words_that_leave_out_what_stands_between_lead_to_whole_passages(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/mixed/one")
    page.evaluate(f"""() => {{
      const walker = document.createTreeWalker(document.getElementById('p8'), 4, {PLAIN});
      const range = document.createRange();
      for (let node; (node = walker.nextNode());) if (node.data.includes('and last')) range.setStart(node, 0);
      range.setEndAfter(document.getElementById('p10'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }}""")
    assert link_of(page).endswith("/p8..p10")
    expect(panel_of(page).get_by_role("heading", name="Cite these passages")).to_be_visible()


def test_words_at_random_come_back_as_they_were(page: Page, context: Callable[..., BrowserContext], quoted: str) -> None:
    chance, fresh = random.Random(5), context().new_page()
    for view in ("corrected", "received"):
        for _ in range(3):
            page.goto(f"{quoted}/items/mixed/one?view={view}")
            first, last = sorted(chance.sample((2, 4, 7, 13, 14), 2))
            sizes = [len(str(page.evaluate(LENGTH, f"p{one}"))) for one in (first, last)]
            ends = chance.randrange(sizes[0]), 1 + chance.randrange(sizes[1])
            words = select(page, f"p{first}", ends[0], f"p{last}", ends[1])
            link = link_of(page)
            assert ("?view=received" in link) is (view == "received")
            fresh.goto(quoted + link)
            assert solid(words) in marks(fresh)
            if solid(words) != marks(fresh):  # a correction is marked whole
                assert len(marks(fresh)) - len(solid(words)) < len("tarmway")


def test_a_selection_of_everything_or_of_no_word_of_the_text_does_no_harm(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/mixed/one")
    page.keyboard.press("Control+a")
    panel = panel_of(page)
    expect(panel.get_by_role("heading", name="Cite these words")).to_be_visible()
    assert re.fullmatch(r"/items/mixed@[0-9a-f]{12}/p1\.\.p14:0-\d+", link_of(page))
    page.keyboard.press("Escape")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('header'))")
    page.wait_for_timeout(600)
    expect(panel).to_be_hidden()


def test_without_scripts_a_form_cites_the_words(context: Callable[..., BrowserContext], quoted: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{quoted}/items/{LETTER}")
    page.get_by_label("Cite some words of it").fill("How would the Bolsheviks … on equal land tenure")
    page.get_by_role("button", name="Cite these words").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cite these words")
    page.get_by_label("Style").select_option("APA")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".citation").first).to_contain_text("(Lenin, 1917, para. 9)")
    page.get_by_role("link", name="Open the page with these words marked").click()
    assert marks(page).startswith("HowwouldtheBolsheviks")
    assert marks(page).endswith("onequallandtenure")


def test_half_an_emoji_or_a_letter_without_its_accent_is_cited_as_the_whole_of_it(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/mixed/one")
    words = str(page.evaluate(LENGTH, "p2"))
    for sign in ("👍🏽", "e\u0301"):
        at = len(words[: words.index(sign)].encode("utf-16-le")) // 2
        size = len(sign.encode("utf-16-le")) // 2
        for start, end in ((at + 1, at + size), (at, at + 1), (at + size - 1, at + size)):
            page.goto(f"{quoted}/items/mixed/one")
            select(page, "p2", start, "p2", end)
            page.goto(quoted + link_of(page))
            assert marks(page) == sign


def test_words_of_two_parts_are_told_to_be_two_citations(page: Page, quoted: str) -> None:
    page.goto(f"{quoted}/items/mixed?whole=yes")
    select(page, "p14", 0, "p16", 9)
    expect(panel_of(page).get_by_role("heading")).to_have_text("These words run over two parts of the text")
    expect(panel_of(page)).to_contain_text("select words inside one, and then those of the other.")
    for strange in ("Bad request", "Mend the address", "Search the archive", "/cite?"):
        expect(panel_of(page)).not_to_contain_text(strange)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
