"""A text of many kinds, and a reader's hand in it: selects words, works the panel, and sees what is marked."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

MIXED = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>A Miscellany</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="chapter" xml:id="one"><head xml:id="p1">Of Many Things</head>
<p xml:id="p2">He said<note xml:id="p3">Not to me.</note> that the <choice><sic>tarmway</sic><corr>tramway</corr></choice>
  had cost  90--100 crowns -- "more or less", and that <hi rend="italic">no&#x2014;one</hi> 👍🏽 would
  re-<lb break="no"/>pay it; 𝔉raktur and e&#x301;t&#233; stay.</p>
<lg xml:id="p4"><l>The river ran, the river stood,</l><l>And nobody could cross the wood.</l></lg>
<sp who="#a"><speaker xml:id="p5">Ann</speaker><stage xml:id="p6">aside</stage>
<p xml:id="p7">I never <del>once</del> said so.</p></sp>
<list><item xml:id="p8">first thing<list><item xml:id="p9">inside the first</item></list> and last</item>
<item xml:id="p10">second</item></list>
<table><row xml:id="p11"><cell>Ayes</cell><cell>144</cell></row><row xml:id="p12"><cell>Noes</cell><cell>9</cell></row></table>
<p xml:id="p13" xml:lang="he">שלום לכל הארץ</p><p xml:id="p14">Run <code>a--b</code> twice -- now.</p></div>
<div type="chapter" xml:id="two"><head xml:id="p15">Of Others</head><p xml:id="p16">Elsewhere entirely.</p></div>
</body></text></TEI>
"""

PLAIN = "n => n.parentElement.closest('.n, .who, .ed') || !n.parentElement.closest('.p') ? 2 : 1"
SELECT = f"""([first, start, last, end]) => {{
  const at = (id, place) => {{
    const walker = document.createTreeWalker(document.getElementById(id), 4, {PLAIN});
    for (let node; (node = walker.nextNode()); place -= node.length) if (place <= node.length) return [node, place];
  }};
  const range = document.createRange();
  range.setStart(...at(first, start));
  range.setEnd(...at(last, end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}}"""
LENGTH = f"""id => {{
  const walker = document.createTreeWalker(document.getElementById(id), 4, {PLAIN});
  let words = '';
  for (let node; (node = walker.nextNode());) words += node.data;
  return words;
}}"""
WORDS = f"""() => {{
  const range = getSelection().getRangeAt(0);
  const walker = document.createTreeWalker(document.querySelector('main'), 4, {PLAIN});
  let words = '';
  for (let node; (node = walker.nextNode());) if (range.intersectsNode(node)) words += node.data.slice(
    node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length);
  return words;
}}"""


def solid(words: str) -> str:
    return re.sub(r"[ \t\r\n]", "", words)


def select(page: Page, first: str, start: int, last: str, end: int) -> str:
    """Select words as a pointer would, and give them."""
    page.evaluate(SELECT, [first, start, last, end])
    return str(page.evaluate(WORDS))


def panel_of(page: Page) -> Locator:
    """Wait until the panel has answered the selection."""
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    return panel


def link_of(page: Page) -> str:
    """Choose the link in the panel, as its path."""
    panel = panel_of(page)
    panel.get_by_label("As").select_option("Link")
    link = panel.locator("section:not([hidden]) pre").inner_text()
    return link[link.index("/items/") :]


def marks(page: Page) -> str:
    return solid("".join(page.locator("mark.words").all_text_contents()))
