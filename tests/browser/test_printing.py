"""Comparisons in every direction of writing, and what a sheet says of itself when it lies alone on a desk."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from archive.settings import Home
from tests.homes import demo_home, rebuild
from tests.served import served

pytestmark = pytest.mark.xdist_group("browser")

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="{language}"><body>{body}</body></text></TEI>"""
STANZA = "<l>The river ran, the river stood,</l><l>And nobody could cross the wood;</l><l>The miller slept.</l>"
HEBREW = "<p>שלום לכל הארץ, אמר האיש.</p><p>בבוקר ירד הגשם עם City Council.</p><p>הוועד נפגש ולא מצא מים.</p>"
TEXTS = {
    "river.xml": FILE.format(
        title="The River", language="en", body=f"<lg>{STANZA}</lg><lg><l>It ends,</l><l>as verse.</l></lg>"
    ),
    "water.xml": FILE.format(title="מכתב על המים", language="he", body=HEBREW),
    "fair.txt": "\n\n".join(f"Paragraph {n} tells of the fair in the town of {'ABCDEFGHIJKLMNOP'[n]}." for n in range(14)),
}
CHANGED = {
    "river.xml": TEXTS["river.xml"].replace("nobody", "no one").replace("<lg><l>It ends,</l><l>as verse.</l></lg>", ""),
    "water.xml": TEXTS["water.xml"].replace("בבוקר ירד", "בערב ירד").replace("<p>הוועד נפגש ולא מצא מים.</p>", ""),
    "fair.txt": TEXTS["fair.txt"].replace("Paragraph 12 tells", "Paragraph 12 told"),
}
GAPS = """() => [...document.querySelectorAll('.difference')].map((one) => {
  const range = document.createRange(), number = one.querySelector('.n'), words = document.createTreeWalker(one, 4,
    (node) => node.parentElement.closest('.n, .vh') || !node.data.trim() ? 2 : 1).nextNode();
  range.setStart(words, 0); range.setEnd(words, 1);
  const beside = range.getBoundingClientRect();
  range.selectNodeContents(number);
  const box = range.getBoundingClientRect();
  return one.dir === 'rtl' ? box.left - beside.right : beside.left - box.right;
})"""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of an archive in which three texts changed."""
    folder = tmp_path_factory.mktemp("press") / "home"
    demo_home(folder, TEXTS)
    for name, text in CHANGED.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    rebuild(Home(folder), "2024-06-02")
    with served([sys.executable, "-m", "archive", "serve", "--home", folder, "--port", "0"], folder) as address:
        yield address


def compared(page: Page, press: str, item: str) -> None:
    page.goto(f"{press}/versions/{item}")
    expect(page.locator("h2").first).to_have_text("2 June 2024, newest")
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator(".difference").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("item", ["river", "water", "fair"])
def test_a_number_stands_before_its_words_and_never_over_them(
    context: Callable[..., BrowserContext], press: str, item: str, width: int
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    compared(page, press, item)
    gaps = page.evaluate(GAPS)
    assert gaps
    assert all(gap >= 0 for gap in gaps), gaps


def test_verse_is_compared_line_by_line_and_hebrew_from_right_to_left(page: Page, press: str) -> None:
    compared(page, press, "river")
    changed, gone = page.locator(".difference").all()
    assert str(changed.text_content()).split("\n")[-1] == "The miller slept."
    assert str(gone.text_content()).strip().count("\n") == 1
    expect(changed).to_have_css("white-space", "pre-line")
    compared(page, press, "water")
    for one in page.locator(".difference").all():
        assert one.get_attribute("dir") == "rtl"
    expect(page.locator(".compared").first).to_have_css("border-right-width", "2px")
    expect(page.locator(".compared").first).to_have_css("border-left-width", "0px")


def test_every_sheet_names_the_page_and_its_address(page: Page, press: str) -> None:
    shown = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"
    for path in ("/items/fair", "/people/lenin", "/cite/fair/p2?style=mla", "/search?q=%22the+fair%22&view=passages"):
        page.goto(press + path)
        page.emulate_media(media="print")
        assert json.loads(page.evaluate(shown, "--title")) == page.title()
        address = str(page.evaluate(shown, "--address")).strip('"')
        assert address.startswith(f"http://127.0.0.1:8000{path.partition('?')[0]}")
        assert "@" in address if path.startswith("/items") else address.endswith(path)


def test_paper_has_no_links_that_only_operate_and_keeps_what_belongs_together(page: Page, press: str) -> None:
    page.goto(f"{press}/items/fair")
    page.emulate_media(media="print")
    expect(page.get_by_text("Versions of this text")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()  # it came out as a sheet of its own
    page.goto(f"{press}/cite/fair/p2")
    expect(page.locator(".citing .meta").first).to_be_hidden()
    expect(page.locator("pre").last).to_have_css("break-inside", "avoid")
    page.goto(f"{press}/people/lenin")
    expect(page.locator(".list > li").first).to_have_css("break-inside", "avoid")
    expect(page.locator(".take")).to_be_hidden()
