"""The page of a text: one section of an item in one version and one view, with everything that stands around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from archive import tei
from archive.errors import ArchiveError
from archive.ingest.explaining import Explained, explained
from archive.model import Agent, Description, Origin, Passage, Section
from archive.model.resolution import Resolved, lost_between, number, resolve
from archive.model.standing import Standing, standing
from archive.reference import Reference
from archive.tei import Correction, View
from archive.web.addresses import absolute, url_of
from archive.web.citing.cite import Cite, cite
from archive.web.library import Library, Opened
from archive.web.texts.contents import Contents, address, block_of, contents_of
from archive.web.texts.drawing import Drawing
from archive.web.texts.facts import Fact, facts
from archive.web.texts.hits import Hits, Sought
from archive.web.texts.switches import SAID, Switches, opening
from archive.web.texts.versions import url_of_comparison

NAMED = 40
"""Names listed beside a text."""

REASONED = 200
"""Assertions of one kind, such as who speaks, that a page gives with every reason; a debate has thousands."""

WHOLE_MOST = 4_000_000
"""Bytes of TEI that one page takes: it is then of about that size, and made in some two seconds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The link to another position of a switch, or to one that is now."""

    said: str
    url: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What the template of a text shows. ``heading`` is that of the text where it says the same as the title, else "".
    ``place`` is (name, id) of the passages that the address names, ``lost`` what became of others between them; ``readings``
    and ``turns`` are the switches that change something here; ``is_noted`` tells that notes stand beside it.
    """

    reference: Reference
    sought: Sought | None
    switches: Switches
    title: str
    said: Description
    origin: Origin
    source: str
    licence: str
    canonical: str
    heading: Markup
    text: Markup
    is_noted: bool
    passages: frozenset[str]
    place: tuple[str, str] | None
    lost: tuple[str, ...]
    standing: Standing | None
    newest: str
    versions: str
    changes: str | None
    hits: Hits | None
    facts: tuple[Fact, ...]
    answers: tuple[Explained, ...]
    mentions: tuple[Agent, ...]
    corrections: tuple[Correction, ...]
    cite: Cite
    contents: Contents | None
    readings: tuple[Turn, ...]
    turns: tuple[Turn, ...]
    hints: tuple[str, ...]

    @property
    def view(self) -> View:
        """The reading that is shown."""
        return self.switches.view

    @property
    def most_reasons(self) -> int:
        """How many assertions of one kind are shown."""
        return REASONED

    def passage_url(self, passage: str) -> str:
        """Give the place of a passage: on this page, where it is, else on its own."""
        if passage in self.passages:
            return f"#{passage}"
        return url_of(self.reference.block(passage), **self.switches.arguments(), _anchor=passage)


def page_of(library: Library, state: Opened, reference: Reference, switches: Switches, sought: Sought | None) -> Page:
    """Make the page; raise UnknownReference or Gone when the address means nothing in this state of the item."""
    item = state.item
    resolved = resolve(item, reference)
    switches, hints = _bounded(state, switches.settled(opening(item, reference, is_searched=sought is not None)))
    shown = item.sections if switches.whole == "yes" else (resolved.section,)
    section = shown[0]
    newest = Reference(item.id, None, block_of(item, section))
    drawing = Drawing(library, state, resolved, reference, switches, sought)
    drawn, hits = drawing.page()
    told = _standing(library, state, reference, shown, resolved)
    return Page(
        reference=reference,
        sought=sought,
        switches=switches,
        title=section.description.title,
        said=section.description,
        origin=item.origin,
        source=section.description.source or item.description.source,
        licence=section.description.licence or item.description.licence,
        canonical=absolute(library.settings.base_url, url_of(newest)),
        passages=frozenset(passage for one in shown for passage in one.ids),
        heading=drawn.title(hits.current if hits else None),
        text=drawn.markup(hits.current if hits else None),
        is_noted=drawn.is_noted,
        place=_place(resolved),
        lost=lost_between(item, resolved.passages) if reference.last else (),
        standing=told,
        newest=address(item, _newest(reference, told), switches, sought),
        versions=url_for("versions.page", reference=item.id),
        changes=_changes(library, state, reference),
        hits=hits,
        facts=facts(item, section),
        answers=explained(item, section),
        mentions=section.description.mentions[:NAMED],
        corrections=_corrections(state, shown),
        cite=cite(library, state, section, resolved, reference),
        contents=contents_of(item, section, reference.version, switches, sought),
        readings=_readings(state, shown, reference, switches, sought),
        turns=_turns(state, drawn.offers | drawing.offers, reference, resolved, switches, sought),
        hints=(*hints, *_hints(sought, hits)),
    )


def _bounded(state: Opened, switches: Switches) -> tuple[Switches, tuple[str, ...]]:
    """Show a text section by section that is too long for one page."""
    if switches.whole == "no" or len(state.data) <= WHOLE_MOST:
        return switches, ()
    said = f"This text is too long for one page, which takes {WHOLE_MOST:,} bytes of TEI; it is shown section by section."
    return switches.turned("whole", "no"), (said,)


def _hints(sought: Sought | None, hits: Hits | None) -> tuple[str, ...]:
    """Say what the address asks in vain of this state of the text."""
    if sought is None or hits is None or (sought.hit or 0) <= hits.total:
        return ()
    counted = "1 hit" if hits.total == 1 else f"{hits.total:,} hits"
    return (f"There is no hit {sought.hit:,}: this state of the text has {counted} here.",)


def _readings(
    state: Opened, shown: Sequence[Section], reference: Reference, switches: Switches, sought: Sought | None
) -> tuple[Turn, ...]:
    """Give both readings where they differ."""
    with state.lock:
        differ = any(
            tei.page_text(state.master, passage.id, "corrected", section.description.language) != passage.received
            for section in shown
            for passage in section.passages
        )
    if not differ:
        return ()
    positions = ((position, switches.turned("view", position)) for position in SAID["view"])
    hit = sought.hit if sought else None
    return tuple(
        Turn(SAID["view"][position], address(state.item, reference, turned, sought, hit), position == switches.view)
        for position, turned in positions
    )


def _turns(
    state: Opened,
    offers: Collection[str],
    reference: Reference,
    resolved: Resolved,
    switches: Switches,
    sought: Sought | None,
) -> tuple[Turn, ...]:
    """Give the other position of each switch that changes something."""
    item, hit = state.item, sought.hit if sought else None
    found = [
        Turn(said, address(item, reference, turned, sought, hit))
        for name in ("lines", "names", "evidence")
        if name in offers
        for said, turned in switches.others(name)
    ]
    if len(item.sections) > 1 and len(state.data) <= WHOLE_MOST:
        is_part = switches.whole == "no" and reference.first == resolved.section.id
        at, anchor = (Reference(item.id, reference.version), reference.first) if is_part else (reference, None)
        found += [Turn(said, address(item, at, turned, sought, anchor=anchor)) for said, turned in switches.others("whole")]
    return tuple(found)


def _changes(library: Library, state: Opened, reference: Reference) -> str | None:
    """Give the page of all that changed since a version that was asked for; None where nothing did or it cannot be said."""
    if reference.version is None or state.is_newest:
        return None
    try:
        return url_of_comparison(state.item.id, state.version, library.newest(state.item.id).version)
    except ArchiveError:
        return None


def _place(resolved: Resolved) -> tuple[str, str] | None:
    if not resolved.passages:
        return None
    first, last = resolved.passages[0], resolved.passages[-1]
    name = f"Passage {number(first)}" if first == last else f"Passages {number(first)} to {number(last)}"
    return name, first


def _corrections(state: Opened, shown: Sequence[Section]) -> tuple[Correction, ...]:
    with state.lock:
        return tei.corrections(state.master, *(section.id for section in shown))


def _standing(
    library: Library, state: Opened, reference: Reference, shown: Sequence[Section], resolved: Resolved
) -> Standing | None:
    if reference.version is None:
        return None
    cited: tuple[Passage, ...] = tuple(passage for section in shown for passage in section.passages)
    if resolved.passages:
        cited = state.item.named(resolved.passages)
    try:
        newest = state.item if state.is_newest else library.newest(state.item.id).item
    except ArchiveError:
        # The newest file is damaged: what was cited can still be read, and "archive check" tells the archivist.
        return Standing(f"You read version {state.version}, as it was cited; the newest state cannot be opened.", False)
    return standing(newest, reference, cited, is_newest=state.is_newest)


def _newest(reference: Reference, told: Standing | None) -> Reference:
    """Give the address of the same words in the newest state, else of their passages: there the offsets may mean others."""
    if told is not None and told.now is not None:
        return told.now
    return Reference(reference.item, None, reference.first, reference.last)
