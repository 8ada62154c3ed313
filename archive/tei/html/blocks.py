"""Writers of passages and of what stands around them: headings, speech, quotations, notes, lists, tables, verse."""

from __future__ import annotations

import re

from archive.tei.html.frame import RESERVED_IDS, Frame, Page, Piece, Shape
from archive.tei.html.phrases import as_phrase, number_of
from archive.tei.html.safety import NOTHING, NUMBER_LENGTH, SPAN_MOST, Html, element, safe_language, text
from archive.tei.names import local
from archive.tei.sections import DIVISIONS

HEADED = DIVISIONS | frozenset(
    "text body front back group TEI teiCorpus floatingText titlePage argument epigraph attachment".split()
)
"""What a ``head`` is a heading of; elsewhere (a list, a stanza, a table) it is a caption."""

DEEPEST_INSET = 6
"""Levels that are set in; deeper ones stay where they are, so that a narrow screen keeps a column to read."""

_PLACING = {
    **dict.fromkeys("center centre #center centered".split(), "center"),
    **dict.fromkeys("right #right flushright".split(), "right"),
    **dict.fromkeys("flushleft left #left noindent".split(), "flush"),
}
_FIGURES = re.compile(r"[-\s+−–—±(<>≈$£€¥₽]*(?:\d[\d\s.,'’/:½¼¾–-]*|[.…‥—–-][.…\s]*)[\s%‰)*†‡°]*")
_FIGURES_MOST = 40
_NUMBERED = frozenset("ordered numbered".split())
_BULLETED = frozenset("bulleted bullets bullet".split())


def passage_number(passage: str, page: Page) -> Html:
    """Write the number of a passage, which is its permanent link."""
    number, css = number_of(passage), number_class(passage)
    label = f"Passage {number}, permanent link"
    return element("a", text(number), {"class": css, "href": page.links.passage(passage), "aria-label": label})


def number_class(passage: str) -> str:
    """Give the class of a passage's number: a longer id of the editors runs in before the words."""
    return "n" if len(number_of(passage)) <= NUMBER_LENGTH else "n long"


def as_passage(frame: Frame, page: Page, tag: str, css: str = "", **more: str | int | None) -> Piece:
    """Write a passage: its id, its number, its words; what was lifted out of a sentence follows it."""
    if tag == "p" and frame.has_block:
        tag = "div"
    written = element(tag, Html(frame.lead + frame.content), {**passage_attributes(frame, page, css), **more})
    return Piece(Html(written + "".join(frame.after)), tag)


def passage_attributes(frame: Frame, page: Page, css: str = "") -> dict[str, str | int | None]:
    """Give the attributes that every passage has."""
    key = frame.passage or ""
    placing = _PLACING.get(frame.element.get("rend", "").lower(), "") or _PLACING.get(frame.element.get("rendition", ""), "")
    classes = " ".join(part for part in ("p", css, placing, "here" if key in page.target else "") if part)
    is_taken = key in RESERVED_IDS or key.startswith("hit-")
    return {"class": classes, "id": None if is_taken else key, "data-passage": key if is_taken else None, **frame.language()}


def as_block(frame: Frame, tag: str, css: str = "") -> Piece:
    """Write what stands around passages; a plain ``div`` only where it says a language."""
    inset = inset_of(frame) if frame.inset > (frame.parent.inset if frame.parent else 0) else ""
    classes = " ".join(part for part in (css, inset) if part)
    if not frame.parts:
        return Piece(joined_after(frame), "div")
    if not classes and tag in ("", "div") and not frame.language():
        return Piece(Html(frame.content + joined_after(frame)), "div")
    return Piece(Html(frame.written(tag or "div", classes) + joined_after(frame)), tag or "div")


def inset_of(frame: Frame) -> str:
    """Give the class that sets an element in; the deepest levels share one."""
    return f"in{min(frame.inset, DEEPEST_INSET)}"


def joined_after(frame: Frame) -> Html:
    """Give what was lifted out of sentences inside an element that is no passage."""
    return Html("".join(frame.after))


def plain(frame: Frame, page: Page) -> Piece:
    """Write an element as its rule says: as a passage, inside a sentence, or around passages."""
    rule = frame.rule
    if frame.passage is not None:
        return as_passage(frame, page, rule.passage, rule.css)
    if frame.words is not None:
        return as_phrase(frame, rule.phrase, rule.css)
    return as_block(frame, rule.block, rule.css)


def head(frame: Frame, page: Page) -> Piece:
    """Write a heading with its number outside, so that a list of headings reads clean; elsewhere a caption."""
    parent = frame.parent
    if frame.passage is None or parent is None or parent.name not in HEADED:
        return plain(frame, page)
    if _is_title(frame, page):
        return _as_title(frame, page)
    parent.headed = True
    if frame.has_block:
        return as_passage(frame, page, "div", "heading")
    heading = element(f"h{min(parent.level, 6)}", frame.content)
    written = element("div", Html(frame.lead + heading), passage_attributes(frame, page, "heading"))
    return Piece(Html(written + joined_after(frame)), "div")


def title_part(frame: Frame, page: Page) -> Piece:
    """Write a line of a title page; one that is the title of the page stands at its head."""
    return _as_title(frame, page) if _is_title(frame, page) else plain(frame, page)


def inline_passage(frame: Frame, page: Page) -> Piece:
    """Write a passage that stands in the middle of another one's sentence, without breaking the line."""
    if not frame.is_inline_passage or frame.has_block:
        return plain(frame, page)
    return as_passage(frame, page, "span", f"run-in {frame.name}")


def quotation(frame: Frame, page: Page) -> Piece:
    """Write ``quote`` or ``epigraph``; quotation marks are characters of the text, and none is added."""
    if frame.words is not None and frame.passage is None:
        is_set_off = "block" in frame.element.get("rend", "")
        return as_phrase(frame, "span", f"{frame.name} set-off" if is_set_off else frame.name)
    if frame.passage is None:
        return as_block(frame, "blockquote", frame.name)
    inner = as_passage(frame, page, "p")
    return Piece(element("blockquote", inner.html, {"class": f"{frame.name} {inset_of(frame)}"}), "blockquote")


def name_of_speaker(frame: Frame, page: Page) -> Piece:
    """Write the label of a speech as it stands in the text, linked to the page of whom it names."""
    key = page.meant.key(frame.parent.element.get("who")) if frame.parent is not None else None
    address = page.agent(key)
    if address is not None and not frame.has_link and not frame.has_block:
        frame.parts = [element("a", frame.content, {"class": "agent", "href": address})]
    return plain(frame, page)


def list_shape(frame: Frame) -> Shape | None:
    """Tell what may stand in a list: terms with their explanations, or items; anything when words stand loose in it."""
    if frame.passage is not None:
        return None
    names = [name for child in frame.element if (name := local(child)) in ("label", "item")]
    is_glossary = bool(names) and len(names) % 2 == 0 and names == ["label", "item"] * (len(names) // 2)
    if is_glossary:
        return Shape(frozenset(("dt", "dd")), "<dd>", "</dd>")
    return Shape(frozenset(("li",)), '<li class="other">', "</li>")


def list_of(frame: Frame, page: Page) -> Piece:
    """Write a list; it is numbered or bulleted only where the text says so and does not hold the numbers itself."""
    if frame.shape is None:
        return as_passage(frame, page, "div", "loose")
    if not frame.parts:
        return Piece(Html("".join(frame.before) + "".join(frame.after)), "div")
    wanted = {*frame.element.get("rend", "").lower().split(), frame.element.get("type", "").lower()}
    if "dt" in frame.shape.children:
        tag, css = "dl", "gloss"
    elif wanted & _NUMBERED:
        tag, css = "ol", "numbered"
    else:
        tag, css = "ul", "bulleted" if wanted & _BULLETED else "plain"
    written = frame.written(tag, f"{css} {inset_of(frame)}")
    return Piece(Html("".join(frame.before) + written + "".join(frame.after)), "div")


def entry(frame: Frame, page: Page) -> Piece:
    """Write an ``item`` or ``label`` as its list wants it; what was lifted out of it stays inside."""
    allowed = frame.parent.shape.children if frame.parent is not None and frame.parent.shape is not None else frozenset()
    if "dt" in allowed:
        tag = "dd" if frame.name == "item" else "dt"
    elif "li" in allowed:
        tag = "li"
    else:
        return plain(frame, page)
    content = Html(frame.lead + frame.content + "".join(frame.after))
    if not content:
        return Piece(NOTHING, "")
    attributes = (
        passage_attributes(frame, page, frame.rule.css)
        if frame.passage is not None
        else {"class": frame.rule.css, **frame.language()}
    )
    return Piece(element(tag, content, attributes), tag)


def table_shape(frame: Frame) -> Shape | None:
    """Only rows may stand in a table, unless words stand loose in it."""
    return Shape(frozenset(("tr",)), "<tr><td>", "</td></tr>") if frame.passage is None else None


def table(frame: Frame, page: Page) -> Piece:
    """Write a table in a region of its own, which scrolls sideways and can be reached by keyboard."""
    if frame.shape is None:
        return as_passage(frame, page, "div", "loose")
    around = Html("".join(frame.before)), Html("".join(frame.after))
    if not frame.parts:
        return Piece(Html(around[0] + around[1]), "div")
    page.tables += 1
    rows = element("table", element("tbody", frame.content), {**frame.language()})
    region = element("div", rows, {"class": "scroll", "role": "region", "tabindex": 0, "aria-label": f"Table {page.tables}"})
    return Piece(Html(around[0] + region + around[1]), "div")


def row_shape(frame: Frame) -> Shape | None:
    """Only cells may stand in the row of a table."""
    return (
        Shape(frozenset(("td", "th")), "<td>", "</td>") if frame.parent is not None and frame.parent.name == "table" else None
    )


def row(frame: Frame, page: Page) -> Piece:
    """Write a row of a table."""
    if frame.shape is None:
        return plain(frame, page)
    if not frame.parts:
        return Piece(NOTHING, "")
    attributes = passage_attributes(frame, page) if frame.passage is not None else {**frame.language()}
    loose = element("td", frame.lead) if frame.lead else NOTHING
    return Piece(element("tr", Html(loose + frame.content), attributes), "tr")


def cell(frame: Frame, page: Page) -> Piece:
    """Write a cell; one that is a label heads its row, or its column when the whole row is one of labels."""
    parent = frame.parent
    if parent is None or parent.shape is None or "td" not in parent.shape.children:
        return plain(frame, page)
    in_head = parent.element.get("role") == "label"
    css = "num" if _is_number(frame) else ""
    is_head = (in_head or frame.element.get("role") == "label") and bool(frame.parts)
    attributes: dict[str, str | int | None] = {
        "scope": ("col" if in_head else "row") if is_head else None,
        "colspan": _span(frame.element.get("cols")),
        "rowspan": _span(frame.element.get("rows")),
        **(passage_attributes(frame, page, css) if frame.passage is not None else {"class": css, **frame.language()}),
    }
    tag = "th" if is_head else "td"
    return Piece(element(tag, Html(frame.lead + frame.content + "".join(frame.after)), attributes), tag)


def _is_number(frame: Frame) -> bool:
    """Tell whether a cell holds a number, or the dots or dash that stand for none: it belongs to the right of its column."""
    words = "".join(map(str, frame.element.itertext()))
    return len(words) <= _FIGURES_MOST and _FIGURES.fullmatch(words) is not None


def _span(value: str | None) -> int | None:
    """Read a number of columns or rows; None where one is meant."""
    digits = value if value and value.isascii() and value.isdigit() and len(value) < 5 else "1"
    return min(int(digits), SPAN_MOST) if int(digits) > 1 else None


def _is_title(frame: Frame, page: Page) -> bool:
    return frame.passage is not None and frame.passage == page.titled and not frame.has_block


def _as_title(frame: Frame, page: Page) -> Piece:
    """Write a passage at the head of the page, in place of the page's own title."""
    attributes = {**passage_attributes(frame, page, "heading"), "lang": safe_language(frame.tongue), "dir": frame.direction}
    page.title = element("div", Html(frame.lead + element("h1", frame.content)), attributes)
    return Piece(joined_after(frame), "div")
