"""The page of a text: one section of an item in one version and one view, with everything that stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from archive import tei
from archive.dates import DateInterval
from archive.errors import ArchiveError
from archive.ingest.explaining import Explained, explained
from archive.model import Agent, Description, Item, Origin, Passage, Section
from archive.model.resolution import Resolved, cited_words, lost_between, number, resolve
from archive.model.standing import Standing, standing
from archive.reference import Reference
from archive.tei import Correction, View
from archive.web.addresses import PageLinks, absolute, url_of
from archive.web.citing import Cite, cite
from archive.web.facts import Fact, facts
from archive.web.hits import Hits, Sought, hits_of, marks_of
from archive.web.library import Library, Opened
from archive.web.portrait import url_of_texts

NAMED = 40
"""Names listed beside a text."""

REASONED = 200
"""Assertions of one kind, such as who speaks, that a page gives with every reason; a debate has thousands."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as a link."""

    url: str
    title: str
    language: str
    date: DateInterval | None


@dataclass(frozen=True, slots=True)
class Page:
    """What the template of a text shows. ``place`` is (name, id) of the passages that the address names, ``lost`` what
    became of others between them.
    """

    reference: Reference
    sought: Sought | None
    view: View
    title: str
    said: Description
    origin: Origin
    source: str
    licence: str
    canonical: str
    text: Markup
    passages: frozenset[str]
    place: tuple[str, str] | None
    lost: tuple[str, ...]
    standing: Standing | None
    newest: str
    hits: Hits | None
    facts: tuple[Fact, ...]
    answers: tuple[Explained, ...]
    mentions: tuple[Agent, ...]
    corrections: tuple[Correction, ...]
    cite: Cite
    whole: Part | None
    before: Part | None
    after: Part | None

    @property
    def hints(self) -> tuple[str, ...]:
        """What the address says in vain of this state of the text."""
        if self.sought is None or self.hits is None or (self.sought.hit or 0) <= self.hits.total:
            return ()
        counted = "1 hit" if self.hits.total == 1 else f"{self.hits.total:,} hits"
        return (f"There is no hit {self.sought.hit:,}: this state of the text has {counted} here.",)

    @property
    def most_reasons(self) -> int:
        """How many assertions of one kind are shown."""
        return REASONED

    def url(self, view: View) -> str:
        """Give this page in a view."""
        if self.sought is not None:
            return self.sought.url(self.reference, self.sought.hit, view)
        return url_of(self.reference, view=view if view != "corrected" else None)

    def passage_url(self, passage: str) -> str:
        """Give the place of a passage: on this page, where it is, else on its own."""
        if passage in self.passages:
            return f"#{passage}"
        return url_of(self.reference.block(passage), view=self.view if self.view != "corrected" else None, _anchor=passage)


def page_of(library: Library, state: Opened, reference: Reference, view: View, sought: Sought | None) -> Page:
    """Make the page; raise UnknownReference or Gone when the address means nothing in this state of the item."""
    item = state.item
    resolved = resolve(item, reference)
    section = resolved.section
    block = None if section is item.sections[0] else section.id
    newest = Reference(item.id, None, block)
    text, hits = _text(library, state, resolved, reference, view, sought)
    return Page(
        reference=reference,
        sought=sought,
        view=view,
        title=section.description.title,
        said=section.description,
        origin=item.origin,
        source=section.description.source or item.description.source,
        licence=section.description.licence or item.description.licence,
        canonical=absolute(library.settings.base_url, url_of(newest)),
        passages=frozenset(passage.id for passage in section.passages),
        text=text,
        place=_place(resolved),
        lost=lost_between(item, resolved.passages) if reference.last else (),
        standing=_standing(library, state, reference, section, resolved),
        newest=url_of(reference.at(None)) if sought is None else sought.url(reference.at(None), None, view),
        hits=hits,
        facts=facts(item, section),
        answers=explained(item, section),
        mentions=section.description.mentions[:NAMED],
        corrections=_corrections(state, section),
        cite=cite(library, state, section, resolved, reference),
        **_around(item, section, reference.version),
    )


def _text(
    library: Library, state: Opened, resolved: Resolved, reference: Reference, view: View, sought: Sought | None
) -> tuple[Markup, Hits | None]:
    """Write the section, with the bar for the hits that are marked in it."""
    item, section = state.item, resolved.section
    sections = frozenset(section.id for section in item.sections)
    permanent = Reference(item.id, state.version)
    holdings, shown = library.holdings, view if view != "corrected" else None
    links = PageLinks(permanent, holdings.authorities, cache(lambda key: url_of_texts(key, holdings)), sections, shown)
    target = frozenset(resolved.passages)

    @cache
    def drawn(number: int) -> tei.Drawn:
        marked = marks[number] if marks else None
        return tei.draw(
            state.master,
            item.sections[number].id,
            view=view,
            highlights=marked.ranges if marked else None,
            as_received=marked.as_received if marked else frozenset(),
            target=target,
            words=cited_words(item, reference),
            links=links,
        )

    with state.lock:
        marks = marks_of(state.master, item, sought.query(library.holdings.searcher), view) if sought else None
        if sought is None or marks is None:
            return drawn(item.sections.index(section)).markup(), None
        hits = hits_of(sought, view, item, resolved, reference.version, marks, drawn)
        return drawn(item.sections.index(section)).markup(hits.current), hits


def _place(resolved: Resolved) -> tuple[str, str] | None:
    if not resolved.passages:
        return None
    first, last = resolved.passages[0], resolved.passages[-1]
    name = f"Passage {number(first)}" if first == last else f"Passages {number(first)} to {number(last)}"
    return name, first


def _corrections(state: Opened, section: Section) -> tuple[Correction, ...]:
    with state.lock:
        return tei.corrections(state.master, section.id)


def _standing(library: Library, state: Opened, reference: Reference, section: Section, resolved: Resolved) -> Standing | None:
    if reference.version is None:
        return None
    cited: tuple[Passage, ...] = section.passages
    if resolved.passages:
        cited = tuple(passage for passage in state.item.passages if passage.id in resolved.passages)
    try:
        newest = state.item if state.is_newest else library.newest(state.item.id).item
    except ArchiveError:
        # The newest file is damaged: what was cited can still be read, and "archive check" tells the archivist.
        return Standing(f"You read version {state.version}, as it was cited; the newest state cannot be opened.", False)
    return standing(newest, state.version, cited, is_newest=state.is_newest)


def _around(item: Item, section: Section, version: str | None) -> dict[str, Part | None]:
    """Give the section around, and the neighbours in the order of reading."""
    if len(item.sections) == 1:
        return {"whole": None, "before": None, "after": None}

    def part(of: Section) -> Part:
        block = None if of is item.sections[0] else of.id
        said = of.description
        return Part(url_of(Reference(item.id, version, block)), said.title, said.language, said.date)

    place = item.sections.index(section)
    return {
        "whole": next((part(other) for other in item.sections if other.id == section.parent), None),
        "before": part(item.sections[place - 1]) if place else None,
        "after": part(item.sections[place + 1]) if place + 1 < len(item.sections) else None,
    }
