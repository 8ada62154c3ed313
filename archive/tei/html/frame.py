"""What the walk from TEI to HTML hands to the writers of elements: the element that is open, and the page it goes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from lxml import etree

from archive.tei.html.corrections import Correction
from archive.tei.html.endnotes import Endnotes
from archive.tei.html.safety import BLOCK_TAGS, NOTHING, Html, element, joined, safe_language
from archive.tei.html.words import Words
from archive.tei.names import XML_LANG

RESERVED_IDS = frozenset(
    "main cite about narrow q from to reasons citing cite-words cite-passage style-here panel-style panel-form panel-name"
    " contents compare".split()
)
"""Ids that belong to the page around a text; a passage whose editors gave it one of these goes by ``data-passage`` alone."""


class Links(Protocol):
    """Where the links inside a text lead."""

    def passage(self, id: str, /) -> str:  # noqa: A002
        """Give the address of a passage or section of the item."""
        ...

    def agent(self, key: str, /) -> str | None:
        """Give the address of the page of a person, place, organisation or event; None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a section is written, whatever its view: its lines run on or broken as in the source, its names linked or plain,
    the sections inside it named with a link or written in full.
    """

    lines: Literal["run-on", "source"] = "run-on"
    names: Literal["linked", "plain"] = "linked"
    sections: Literal["named", "written"] = "named"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the archive about words of a passage: half-open offsets in the received text, none where they are equal;
    ``sentence`` is "" where the words are to be marked alone.
    """

    start: int
    end: int
    sentence: str


class Piece(NamedTuple):
    """What a writer gives: HTML, and the tag of its outermost element ("" for none, or several)."""

    html: Html
    tag: str


class Shape(NamedTuple):
    """What may stand in an element whose children HTML restricts; anything else is put between ``opening`` and
    ``closing``.
    """

    children: frozenset[str]
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How one TEI element is written.

    ``phrase`` is the HTML element inside a sentence, ``block`` the one around passages, ``passage`` the one that a
    passage itself becomes; "" writes none. ``css`` is the class. ``is_line`` for what begins a line of its own inside a
    passage, ``keeps_lines`` for where a line break matters, ``is_typed`` for words that keep their straight quotes,
    ``is_phrase`` for what is written alike inside a paragraph and where it is one, ``is_empty``
    for what holds nothing (words that stand in it all the same are kept).
    ``write`` takes the place of all this; ``shape`` says what may stand in the element, ``is_inset`` whether it is set in.
    """

    phrase: str = "span"
    block: str = "div"
    passage: str = "p"
    css: str = ""
    is_line: bool = False
    keeps_lines: bool = False
    is_typed: bool = False
    is_phrase: bool = False
    is_empty: bool = False
    write: Callable[[Frame, Page], Piece] | None = None
    shape: Callable[[Frame], Shape | None] | None = None
    is_inset: Callable[[Frame, Page], bool] | None = None


@dataclass(slots=True, eq=False)
class Frame:
    """An element that is open. ``words`` are those of the passage whose sentence it stands in, None around passages.

    ``chosen`` are the children that the view reads, once one of several alternatives was met.
    """

    element: etree._Element
    name: str
    rule: Rule
    parent: Frame | None
    words: Words | None = None
    passage: str | None = None
    run: frozenset[etree._Element] = frozenset()
    run_end: etree._Element | None = None
    first_inside: str | None = None
    chosen: frozenset[etree._Element] | None = None
    is_muted: bool = False
    is_typed: bool = False
    is_line: bool = False
    has_link: bool = False
    has_block: bool = False
    tongue: str = ""
    direction: str = "ltr"
    level: int = 2
    headed: bool = False
    inset: int = 0
    shape: Shape | None = None
    lead: Html = NOTHING
    parts: list[Html] = field(default_factory=list)
    before: list[Html] = field(default_factory=list)
    after: list[Html] = field(default_factory=list)
    _line_starts: int = 0

    @property
    def is_inline_passage(self) -> bool:
        """A passage in the middle of another one's sentence that does not break the line."""
        return self.passage is not None and self.name == "bibl" and self.parent is not None and self.parent.words is not None

    @property
    def holds_notes(self) -> bool:
        """What is lifted out of a sentence inside can stand behind it: no row, no phrase."""
        return self.name == "table" or (self.passage is not None and self.name != "row" and not self.is_inline_passage)

    @property
    def content(self) -> Html:
        """What the element holds, its passage's number not counted."""
        return joined(self.parts)

    def add(self, html: Html, tag: str = "") -> None:
        """Take in a child; one that HTML does not let stand here is wrapped."""
        if not html:
            return
        if self.shape is not None and tag not in self.shape.children:
            html = Html(f"{self.shape.opening}{html}{self.shape.closing}")
        self.parts.append(html)
        if tag in BLOCK_TAGS:
            self.has_block = True
            self._line_starts = len(self.parts)

    def number(self, html: Html) -> None:
        """Put a passage's number where the line begins that is being written."""
        if self._line_starts == 0:
            self.lead = html
        else:
            self.parts.insert(self._line_starts, html)

    def ancestors(self) -> Iterator[Frame]:
        """Give the elements around, nearest first."""
        frame = self.parent
        while frame is not None:
            yield frame
            frame = frame.parent

    def written(self, tag: str, css: str = "", **more: str | int | None) -> Html:
        """Write the element as a phrase or a block of its own, with its language."""
        return element(tag, Html(self.lead + self.content), {"class": css, **self.language(), **more})

    def language(self) -> dict[str, str | int | None]:
        """Give ``lang`` where the element names another language than the one around, and ``dir`` where that changes."""
        language = safe_language(self.element.get(XML_LANG))
        if language is None or self.parent is None:
            return {}
        is_turned = self.direction != self.parent.direction
        return (
            {"lang": language, "dir": self.direction if is_turned else None}
            if is_turned or language != self.parent.tongue
            else {}
        )


@dataclass(slots=True)
class Page:
    """What the writers know beside the element: where links lead, who is meant by a pointer, what has been counted.

    ``title`` takes the heading ``titled``, a passage that stands at the head of the page in place of its own title.
    ``passages`` are those on the page. ``endnotes`` are the notes that stand apart from their marks, ``apart`` how each of them
    on the page is written, by its passage: at its mark, and in its own place. ``lines`` counts verse by what it is counted
    within, None where the editors number their lines themselves. ``manner`` is how it is written, and ``offers`` collects
    what another manner would change.
    """

    links: Links
    target: frozenset[str]
    passages: frozenset[str]
    corrections: Mapping[etree._Element, Correction]
    meant: Meant
    endnotes: Endnotes = field(default_factory=Endnotes)
    manner: Manner = Manner()
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()
    authors: tuple[str, ...] = ()
    tables: int = 0
    notes: int = 0
    apart: dict[str, tuple[Html, Html]] = field(default_factory=dict)
    titled: str | None = None
    title: Html = NOTHING
    lines: dict[etree._Element, int | None] = field(default_factory=dict)
    offers: set[Literal["lines", "names"]] = field(default_factory=set)

    def agent(self, key: str | None) -> str | None:
        """Give the address of the page of somebody named in the text; None where names are plain or it has no page."""
        address = self.links.agent(key) if key else None
        if address is not None:
            self.offers.add("names")
        return address if self.manner.names == "linked" else None

    def next_mark(self) -> str:
        """Give the HTML id of the next mark of a note; it has a colon, which no ``xml:id`` can have."""
        self.notes += 1
        return f"note:{self.notes}"


class Meant(Protocol):
    """Says whom and what the pointers of a master mean."""

    def key(self, pointer: str | None) -> str | None:
        """Give the key of the agent that a pointer means; None when it means none."""
        ...

    def name(self, key: str) -> str:
        """Give the display name of an agent."""
        ...

    def passage_at(self, id: str) -> str | None:  # noqa: A002
        """Give the passage or section that carries an ``xml:id``, else the first inside, else the nearest around."""
        ...

    def entry_at(self, id: str) -> str | None:  # noqa: A002
        """Give the passage that holds the element with an ``xml:id``; None when it holds no words of the text."""
        ...

    def span_ending_at(self, id: str) -> str | None:  # noqa: A002
        """Give the name of the ``addSpan``, ``delSpan`` or ``damageSpan`` that ends at an anchor; None for none."""
        ...

    def picture(self, id: str) -> str | None:  # noqa: A002
        """Give the address of the picture of a page that ``facs`` points to."""
        ...
