"""Writers of speech: who is heard stands in a label of the archive's own, with its doubts said in words."""

from __future__ import annotations

from archive.tei.html.blocks import as_block, as_passage, inset_of
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.phrases import as_phrase
from archive.tei.html.safety import NOTHING, Html, element, text
from archive.tei.names import BREAKS, identifier, local

DOUBTFUL = ("low", "unknown")
"""Values of ``@cert`` with which a name is called doubtful."""


def is_reported(frame: Frame, page: Page) -> bool:
    """Tell whether a block ``said`` gives the words of someone who is not the author."""
    return _is_block(frame) and page.meant.key(frame.element.get("who")) not in page.authors


def said(frame: Frame, page: Page) -> Piece:
    """Write reported speech: someone else's set in, the author's own only labelled; inside a sentence as a phrase."""
    if not _is_block(frame):
        return as_phrase(frame, "span", "said")
    inner = as_passage(frame, page, "p").html if frame.passage is not None else frame.content
    label = NOTHING if frame.element.get("prev") else _who(text(_label_of_said(frame, page)))
    inset = f" {inset_of(frame)}" if is_reported(frame, page) else ""
    tag = "blockquote" if inset else "div"
    after = "" if frame.passage is not None else "".join(frame.after)
    language = frame.language() if frame.passage is None else {}
    return Piece(Html(element(tag, Html(label + inner), {"class": f"said{inset}", **language}) + after), tag)


def speech(frame: Frame, page: Page) -> Piece:
    """Write ``sp``; where the text has no ``speaker``, the archive says who is heard."""
    if any(local(child) == "speaker" for child in frame.element):
        return as_block(frame, "div", "sp") if frame.passage is None else as_passage(frame, page, "div", "sp")
    return _labelled(frame, page, "sp")


def utterance(frame: Frame, page: Page) -> Piece:
    """Write ``u``, labelled unless the same person goes on from the one before."""
    before = next(
        (sibling for sibling in frame.element.itersiblings(preceding=True) if local(sibling) not in ("", *BREAKS)), None
    )
    if before is not None and local(before) == "u" and before.get("who") == frame.element.get("who"):
        return as_passage(frame, page, "p") if frame.passage is not None else as_block(frame, "div", "sp")
    return _labelled(frame, page, "sp")


def _labelled(frame: Frame, page: Page, css: str) -> Piece:
    key = page.meant.key(frame.element.get("who"))
    inner = as_passage(frame, page, "p") if frame.passage is not None else Piece(frame.content, "div")
    if key is None or not inner.html:
        return inner if frame.passage is not None else as_block(frame, "div", css)
    address = page.links.agent(key)
    name = text(page.meant.name(key))
    label = element("a", name, {"href": address}) if address else name
    return Piece(element("div", Html(_who(label) + inner.html), {"class": css}), "div")


def _label_of_said(frame: Frame, page: Page) -> str:
    key = page.meant.key(frame.element.get("who"))
    author = page.meant.name(page.authors[0]) if page.authors else ""
    if key is not None and key in page.authors:
        return f"{page.meant.name(key)}’s own words, as reported here"
    reporter = f", as {author} reports" if author else ", as reported"
    label = page.meant.name(key) + reporter if key is not None else f"Someone not named{reporter}"
    return f"{label}; the name is doubtful" if key is not None and _is_doubtful(frame, page) else label


def _is_doubtful(frame: Frame, page: Page) -> bool:
    if frame.element.get("cert") in DOUBTFUL:
        return True
    return not page.doubted.isdisjoint({identifier(inner) for inner in frame.element.iter()} - {None})


def _who(label: Html) -> Html:
    return element("p", label, {"class": "who"})


def _is_block(frame: Frame) -> bool:
    return frame.words is None or frame.passage is not None
