"""What TEI lets stand in what, and in which order: the content models of tei_all for the blocks a plain text can have.

Measured against tei_all 4.3.0: each pair of a container and a block was validated before, between and after the others.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The order of a container: what may open it, what it consists of, what may close it; an element in several of these may
    stand in each place, and a note anywhere. ``filler`` is an empty element put in where TEI demands one of what the
    container consists of and there is none: always when ``needs_middle``, else before what closes.
    """

    top: frozenset[str]
    middle: frozenset[str]
    bottom: frozenset[str]
    filler: str = "ab"
    needs_middle: bool = False

    def holds(self, name: str) -> bool:
        """Tell whether an element may stand here, at some place."""
        return name in self.top or name in self.middle or name in self.bottom or name in ANYWHERE


def _names(words: str = "") -> frozenset[str]:
    return frozenset(words.split())


ANYWHERE = _names("note")

_WRAPPERS = _names("salute signed dateline byline docAuthor docDate epigraph argument")
_CLOSING = _WRAPPERS | _names("closer trailer postscript")
_OPENING = _WRAPPERS | _names("head opener")

DIVISION = Shape(
    _OPENING, _names("p ab label stage l lg quote bibl said q sp list table u castList titlePage docTitle"), _CLOSING
)
"""A ``body`` or ``div``; a title page there is put into a ``floatingText``."""

FRONT = _names("p ab head dateline byline docAuthor docDate docImprint titlePart castList titlePage docTitle epigraph argument")
"""What stands in ``front`` without a ``div`` around it, in any order."""

BACK = FRONT | _names("list table")
"""What stands in ``back`` without a ``div`` around it, in any order."""

_LIFTED = _names("p ab l lg bibl said q quote sp list table u castList")
_PARAGRAPH = Shape(_names(), _LIFTED, _names())

SHAPES = {
    "said": _PARAGRAPH,
    "q": _PARAGRAPH,
    "quote": _PARAGRAPH,
    "item": _PARAGRAPH,
    "note": _PARAGRAPH,
    "epigraph": _PARAGRAPH,
    "argument": Shape(_names("head"), _LIFTED, _names(), needs_middle=True),
    "postscript": Shape(_names("head"), _LIFTED, _names(), needs_middle=True),
    "u": Shape(_names(), _names("label stage l lg seg quote bibl said q list table castList"), _names()),
    "sp": Shape(_names("speaker"), _names("p ab stage l lg quote said list table"), _names(), needs_middle=True),
    "list": Shape(_OPENING, _names("item label"), _CLOSING, "item", needs_middle=True),
    "table": Shape(_names("head"), _names("row"), _CLOSING, "row", needs_middle=True),
    "lg": Shape(_names("head"), _names("lg"), _names(), "l", needs_middle=True),
    "castList": Shape(_OPENING, _names("castItem"), _names(), "castItem", needs_middle=True),
    "titlePage": Shape(
        _names(),
        _names("byline docAuthor docDate docImprint titlePart imprimatur docTitle epigraph argument"),
        _names(),
        "titlePart",
        needs_middle=True,
    ),
    "docTitle": Shape(_names(), _names("titlePart"), _names(), "titlePart", needs_middle=True),
}
"""Containers between a section and its passages."""

SWALLOWING = _names("said q quote item note epigraph argument postscript")
"""Containers that would be a passage themselves if they held words of what is not lifted out of them."""

HOLDERS = {
    "item": "list",
    "row": "table",
    "speaker": "sp",
    "castItem": "castList",
    "seg": "u",
    "titlePart": "titlePage",
    "docImprint": "titlePage",
    "imprimatur": "titlePage",
}
"""The container a block needs around it where the item gives none."""

PASSAGES = _names(
    "p ab head label item note stage speaker l lg opener closer salute signed dateline trailer byline docAuthor docDate"
    " docImprint titlePart imprimatur castItem row seg quote bibl said q"
)
"""The blocks a passage of a plain text can be."""
