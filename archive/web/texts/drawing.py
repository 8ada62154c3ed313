"""The text of a page as HTML: written as the switches are, with the words marked that an address names or a search finds."""

from __future__ import annotations

from functools import cache

from archive import tei
from archive.model.resolution import Resolved, cited_words
from archive.reference import Reference
from archive.tei import Drawn
from archive.tei.html.outline import heading_of
from archive.web.addresses import PageLinks
from archive.web.library import Library, Opened
from archive.web.people.questions import url_of_agent
from archive.web.texts.contents import block_of
from archive.web.texts.evidence import evidence_in
from archive.web.texts.hits import Hits, Sought, hits_of
from archive.web.texts.marks import Found, marks_of, on_one_page
from archive.web.texts.switches import Switches, opening


class Drawing:
    """Writes the text of a page, and of those that the hits lead on to."""

    def __init__(
        self,
        library: Library,
        state: Opened,
        resolved: Resolved,
        reference: Reference,
        switches: Switches,
        sought: Sought | None,
    ) -> None:
        item = self._item = state.item
        self._library, self._state, self._resolved, self._reference = library, state, resolved, reference
        self._switches, self._sought, self._is_whole = switches, sought, switches.whole == "yes"
        sections = frozenset(section.id for section in item.sections)
        holdings = library.holdings
        page_of = cache(lambda key: url_of_agent(key, holdings))
        is_usual = switches.whole == opening(item, reference, is_searched=sought is not None)
        carried = switches.turned("whole", "no") if is_usual else switches
        self._links = PageLinks(Reference(item.id, state.version), page_of, sections, carried)
        self._evidence = evidence_in(item.sections if self._is_whole else (resolved.section,))
        self._drawn: dict[int, Drawn] = {}
        self._marks: Found | None = None

    @property
    def offers(self) -> frozenset[str]:
        """What the evidence in its place would change here."""
        return frozenset(("evidence",)) if self._evidence else frozenset()

    def page(self) -> tuple[Drawn, Hits | None]:
        """Write the text, with the bar for the hits that are marked in it."""
        item, sought, switches = self._item, self._sought, self._switches
        place = 0 if self._is_whole else item.sections.index(self._resolved.section)
        with self._state.lock:
            if sought is None:
                return self._draw(place), None
            marks = marks_of(self._state, sought.request, self._library.holdings, switches.view)
            self._marks = marks = on_one_page(self._state.master, marks) if self._is_whole else marks
            version = self._reference.version
            pages = [Reference(item.id, version, block_of(item, section)) for section in item.sections]
            hits = hits_of(sought, switches, pages, place, self._resolved.passages, marks, self._draw)
            return self._draw(place), hits

    def _draw(self, place: int) -> Drawn:
        if place not in self._drawn:
            marked = self._marks.at(place) if self._marks else None
            self._drawn[place] = tei.draw(
                self._state.master,
                self._item.sections[place].id,
                view=self._switches.view,
                highlights=marked.ranges if marked else None,
                as_received=marked.as_received if marked else frozenset(),
                target=frozenset(self._resolved.passages),
                words=cited_words(self._item, self._reference),
                links=self._links,
                manner=self._switches.manner,
                remarks=self._evidence if self._switches.evidence == "text" else None,
                titled=heading_of(self._item.sections[place]),
            )
        return self._drawn[place]
