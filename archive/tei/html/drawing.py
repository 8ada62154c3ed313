"""TEI to HTML: the walk over a section, which opens and closes elements and places every word where it belongs.

Safe by construction: tags, attributes and addresses come from the allow-lists of ``html_safety``, which also escapes
everything else. A word of the section in the view shown stands in the page exactly once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree
from markupsafe import Markup

from archive.tei.html.blocks import as_passage, passage_number, plain
from archive.tei.html.elements import RUN_OF_LINES, rule_of
from archive.tei.html.frame import RESERVED_IDS, Frame, Links, Manner, Page, Piece, Remark, Rule
from archive.tei.html.hits import Drawn, Highlights
from archive.tei.html.notes import brought, mark_of_note
from archive.tei.html.outline import heading_of, outline_of
from archive.tei.html.page import page_of
from archive.tei.html.safety import NOTHING, Html, direction, element, joined, safe_language, text
from archive.tei.html.words import Stretch, Words, shown_range, stretches_in
from archive.tei.master import Master
from archive.tei.names import SKIPPED, XML_LANG, identifier, local
from archive.tei.passages import Place, is_lifted
from archive.tei.reading import View, read, read_children

_ALTERNATIVES = frozenset(("choice", "app", "subst"))
_ALONE = "This part alone"
_SILENT = SKIPPED | {"facsimile", "sourceDoc", "xenoData"}


def render(
    master: Master,
    section: str,
    *,
    view: View,
    links: Links,
    highlights: Highlights | None = None,
    target: frozenset[str] = frozenset(),
    words: Mapping[str, tuple[int, int]] | None = None,
    current: int | None = None,
) -> Markup:
    """Write a section as HTML, the hit of the number ``current`` told apart (see ``draw``)."""
    drawn = draw(master, section, view=view, links=links, highlights=highlights, target=target, words=words)
    return drawn.markup(current)


def draw(
    master: Master,
    section: str,
    *,
    view: View,
    links: Links,
    highlights: Highlights | None = None,
    as_received: frozenset[str] = frozenset(),
    target: frozenset[str] = frozenset(),
    words: Mapping[str, tuple[int, int]] | None = None,
    manner: Manner = Manner(),  # noqa: B008  a frozen value
    remarks: Mapping[str, Sequence[Remark]] | None = None,
    titled: str | None = None,
) -> Drawn:
    """Write a section as HTML, to stand in the page's ``.read``; sections inside it are named with a link, or
    written in full where the ``manner`` says so, which it may of the outermost section.

    ``highlights`` are the hits of a search, None where there was none. Each has one ``mark`` with the id ``hit-N``, N being its
    number (see Drawn); where it runs on into another element, the rest is a ``span`` of the class ``hit``, so that there are
    as many marks as hits. Passages ``as_received`` are shown so in the corrected view, those in ``target`` with the class
    ``here``. ``words`` are offsets in the received text by passage, written with the class ``words``: as ``mark``, or beside
    hits as ``span``. ``remarks`` follow their passage; the words they are about have the class ``about``. ``titled`` is a
    heading to be written apart, as the ``h1`` of the page. Raise KeyError for a section that the master has not.
    """
    page = page_of(master, section, links, target, manner, remarks or {}, titled)
    walk = _Walk(master, section, view, page, as_received)
    walk.mark(highlights, words)
    return Drawn.of(walk.run(), page.offers, page.title)


def text_direction(language: str) -> str:
    """Tell which way a language (BCP 47) is written: "rtl" or "ltr"."""
    return direction(language)


class _Walk:
    """Goes over the elements of one section without recursion, so that depth is no danger."""

    def __init__(self, master: Master, section: str, view: View, page: Page, as_received: frozenset[str]) -> None:
        self._master, self._view, self._page, self._as_received = master, view, page, as_received
        self._top = master.sections[section]
        self._outline = outline_of(master)
        described = self._outline.described.get(section) or master.item.sections[0]
        self._language = described.description.language
        self._stretches: dict[str, tuple[Stretch, ...]] = {}
        tongue = self._wrapper or self._language
        self._outside = Frame(self._top, "", Rule(), None, tongue=tongue, direction=direction(self._wrapper))
        self._frame = self._outside

    def mark(self, highlights: Highlights | None, words: Mapping[str, tuple[int, int]] | None) -> None:
        """Note what is to be marked in which passage, and number the hits."""
        number = 1
        for passage in self._in_order(highlights or {}):
            length = len(read(self._master.places[passage], self._view_of(passage)).text)
            self._stretches[passage] = stretches_in(length, (highlights or {})[passage], number)
            number += len(self._stretches[passage])
        for passage, (first, last) in (words or {}).items():
            self._name(passage, first, last, "mark" if highlights is None else "span", "words")
        for passage, remarks in self._page.remarks.items():
            for remark in remarks:
                self._name(passage, remark.start, remark.end, "span", "about")

    def _in_order(self, passages: Collection[str]) -> Iterator[str]:
        """Give those of the passages that are in this section, in the order in which they begin."""
        if passages:
            ids = (identifier(part) for part in self._top.iter(etree.Element))
            yield from (key for key in ids if key is not None and key in passages and key in self._master.places)

    def _name(self, passage: str, first: int, last: int, tag: str, css: str) -> None:
        """Note words of the received text that are to be told apart without being a hit."""
        if passage not in self._master.places:
            return
        start, end = shown_range(self._master.places[passage], self._view_of(passage), first, last)
        named = (Stretch(start, end, None, tag, css),) if start < end else ()
        marked = (*self._stretches.get(passage, ()), *named)
        self._stretches[passage] = tuple(sorted(marked, key=lambda stretch: stretch.start))

    def run(self) -> Html:
        """Write the section."""
        self._open(self._top)
        open_elements = [(self._top, iter(self._top))]
        while open_elements:
            around, children = open_elements[-1]
            child = next(children, None)
            if child is None:
                open_elements.pop()
                self._close(around)
                if around is not self._top:
                    self._text(around.tail, (around, True))
            elif not local(child) or self._is_passed_over(child):
                self._text(child.tail, (child, True))
            else:
                self._open(child)
                open_elements.append((child, iter(child)))
        html = brought(Html(self._outside.content + "".join(self._outside.after)), self._page)
        language = self._wrapper
        return element("div", html, {"lang": language, "dir": direction(language)}) if language else html

    def _view_of(self, passage: str) -> View:
        return "received" if passage in self._as_received else self._view

    def _is_passed_over(self, node: etree._Element) -> bool:
        inner = self._outline.key_of.get(node)
        if inner is None or self._frame.words is not None:
            return local(node) in _SILENT
        described = self._outline.described.get(inner)
        title = (described.description.title if described else "") or f"Part {inner}"
        is_named = self._page.manner.sections == "named"
        is_said = not is_named and described is not None and heading_of(described) is not None
        label = f"{_ALONE}: {title}" if is_said else None
        link = element("a", text(_ALONE if is_said else title), {"href": self._page.links.passage(inner), "aria-label": label})
        self._frame.add(element("p", link, {"class": "inner ed"}), "p")
        return is_named

    def _open(self, node: etree._Element) -> None:
        parent, name = self._frame, local(node)
        frame = Frame(node, name, rule_of(str(node.tag)), parent, tongue=node.get(XML_LANG) or parent.tongue)
        place = self._place(node)
        if place is not None:
            self._begin(frame, place)
        elif parent.words is not None and (not is_lifted(node) or node in parent.run):
            self._go_on(frame, parent)
        self._settle(frame)
        if frame.words is not None and place is None and frame.parent is not None and frame.parent.shape is None:
            frame.parent.add(frame.words.before(node))
        self._frame = frame
        self._text(node.text, (node, False))

    def _place(self, node: etree._Element) -> Place | None:
        key = identifier(node)
        place = self._master.places.get(key) if key else None
        return place if place is not None and place.head is node else None

    def _begin(self, frame: Frame, place: Place) -> None:
        """Begin a passage; one that is a run of lines has a frame of its own around them."""
        key = identifier(place.head) or ""
        words = Words.of(self._master, key, self._view_of(key), frame.tongue, self._stretches.get(key, ()))
        if len(place.elements) > 1 or frame.name == "l":
            around = Frame(frame.element, "", RUN_OF_LINES, frame.parent, tongue=frame.tongue)
            around.run, around.run_end = frozenset(place.elements), place.elements[-1]
            frame.parent, frame.words = around, words
            frame.is_line = True
            frame = around
            self._settle(around)
        frame.words, frame.passage, frame.is_line = words, key, True
        for outer in frame.ancestors():
            if outer.name == "note" and outer.first_inside is None:
                outer.first_inside = key

    def _go_on(self, frame: Frame, parent: Frame) -> None:
        """Stay in the passage of the element around, silent when the view does not read this element."""
        frame.words = parent.words
        frame.is_line = frame.rule.is_line
        frame.is_muted = parent.is_muted
        if parent.name in _ALTERNATIVES and not parent.is_muted:
            if parent.chosen is None:
                view = self._view if parent.words is None else parent.words.view
                parent.chosen = frozenset(read_children(parent.element, view))
            frame.is_muted = frame.element not in parent.chosen

    def _settle(self, frame: Frame) -> None:
        parent = frame.parent or self._outside
        frame.level = parent.level + (1 if parent.headed else 0)
        frame.is_typed = frame.rule.is_typed or parent.is_typed
        frame.inset = parent.inset
        if frame.rule.is_inset is not None and frame.rule.is_inset(frame, self._page):
            frame.inset += 1
        frame.direction = direction(frame.tongue)
        frame.shape = frame.rule.shape(frame) if frame.rule.shape is not None else None

    def _close(self, node: etree._Element) -> None:
        frame = self._frame
        parent = self._leave(frame)
        if node is parent.run_end:
            self._leave(parent)

    def _leave(self, frame: Frame) -> Frame:
        """Write an element and hand it to the one around."""
        if frame.passage is not None and frame.words is not None and not frame.words.is_begun:
            frame.number(passage_number(frame.passage, self._page))
        self._remark(frame)
        piece = self._written(frame)
        inner = self._outline.key_of.get(frame.element)
        if inner is not None and frame.element is not self._top and inner not in RESERVED_IDS:
            piece = Piece(element("div", piece.html, {"id": inner, "class": "part"}), "div")
        parent = frame.parent or self._outside
        if frame.name == "head" and parent.name in ("list", "table") and parent.shape is not None:
            parent.before.append(piece.html)
        else:
            parent.add(piece.html, piece.tag)
        parent.has_link = parent.has_link or frame.has_link or bool(frame.lead) or piece.tag == "a"
        self._frame = parent
        return parent

    def _remark(self, frame: Frame) -> None:
        """Let what is to be said of words of a passage follow it, where its notes do."""
        remarks = [remark for remark in self._page.remarks.get(frame.passage or "", ()) if remark.sentence]
        holder = next((around for around in (frame, *frame.ancestors()) if around.holds_notes), None)
        if remarks and holder is not None:
            sentences = joined(element("p", text(remark.sentence)) for remark in remarks)
            holder.after.append(element("div", sentences, {"class": "note beside evidence ed", "role": "note"}))

    def _written(self, frame: Frame) -> Piece:
        if frame.is_muted:
            return Piece(frame.content, "div" if frame.has_block else "")
        endnote = self._page.endnotes.of_mark.get(frame.element)
        if endnote is not None:
            return mark_of_note(frame, self._page, endnote)
        is_as_empty = frame.rule.is_empty and not frame.parts and frame.passage is None
        write = frame.rule.write if is_as_empty or not frame.rule.is_empty else None
        if write is None:
            return plain(frame, self._page)
        if frame.passage is None or not frame.rule.is_phrase:
            return write(frame, self._page)
        lead, frame.lead = frame.lead, NOTHING
        phrase = write(frame, self._page)
        frame.lead, frame.parts = lead, [phrase.html]
        return as_passage(frame, self._page, "p")

    def _text(self, source: str | None, node: tuple[etree._Element, bool]) -> None:
        frame = self._frame
        if frame.run and frame.parent is not None and not (frame.words is not None and frame.words.has(node)):
            frame = frame.parent  # words between lines of a run belong to the passage around the run
        if not source or frame.words is None:
            return
        if not frame.words.has(node):
            if frame.shape is None and source.isspace():
                frame.add(frame.words.blank())
            return
        if not frame.words.is_begun:
            self._number(frame)
        frame.add(frame.words.node(node, source, as_typed=frame.is_typed))

    def _number(self, frame: Frame) -> None:
        """Put the number of a passage where its first words begin their line."""
        line = next(around for around in (frame, *frame.ancestors()) if around.is_line)
        key = next(around.passage for around in (line, *line.ancestors()) if around.passage is not None)
        line.number(passage_number(key, self._page))

    @property
    def _wrapper(self) -> str | None:
        """The language of the section where neither the page nor the section's own element says it."""
        if self._top.get(XML_LANG):
            return None
        around = (language for part in self._top.iterancestors() if (language := part.get(XML_LANG)))
        language = safe_language(next(around, self._language))
        return language if language and (language != self._language or direction(language) == "rtl") else None
