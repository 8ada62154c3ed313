"""The table of contents of a text: its sections as links, nested as they are, of a long one those around the section shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from archive.dates import DateInterval, display
from archive.model import Item, Section
from archive.model.resolution import resolve
from archive.reference import Reference
from archive.search.holding.collection import fold_words
from archive.web import exports
from archive.web.addresses import url_of
from archive.web.arguments import known_here, strange
from archive.web.searching.returning import carried
from archive.web.texts.hits import Sought, sought_in
from archive.web.texts.switches import Switches, opening, switches_in

LISTED = 60
"""Sections listed on the page of a text; more than that is no longer taken in at a glance, and has a page of its own."""

DEEPEST = 6
"""Lists inside one another; sections deeper than that stand in the last."""

NEAR = 12
"""Sections listed before and after the current one, of those that stand in the same whole; and inside it."""

views = Blueprint("contents", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """A section as a link; ``step`` is 1 where a list begins with it, and -n where n lists end before it. ``place`` tells it
    from others of the same title, None where there is none.
    """

    url: str
    title: str
    language: str
    date: DateInterval | None
    is_here: bool = False
    step: int = 0
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a text as seen from one section. ``wholes`` are the text itself and the part that holds it, ``before``
    and ``after`` its neighbours in the order of reading; ``parts`` are listed of ``total``, ``all`` is the page that lists
    every one.
    """

    wholes: tuple[Part, ...]
    before: Part | None
    after: Part | None
    parts: tuple[Part, ...]
    place: int
    total: int
    all: str

    @property
    def closing(self) -> int:
        """How many lists are still open after the last part."""
        return sum(part.step for part in self.parts)


@views.get("/contents/<path:reference>")
def page(reference: str) -> str:
    """List every section of a text."""
    named, has = Reference.parse(reference), request.args.get("has", "").strip()
    asked = MultiDict((name, value) for name, value in request.args.items(multi=True) if name != "has")
    item = exports.opened(named).item
    section = resolve(item, named).section
    switches, faults = switches_in(asked)
    sought, more = sought_in(asked)
    switches = switches.settled(opening(item, named, is_searched=sought is not None))
    found = contents_of(item, section, named.version, switches, sought, most=len(item.sections), has=has)
    hints = tuple(dict.fromkeys((*strange(request.args, known_here()), *more, *faults)))
    back = address(item, named, switches, sought)
    return render_template(
        "contents.html",
        contents=found,
        said=item.description,
        back=back,
        hints=hints,
        has=has,
        kept=list(asked.items(multi=True)),
        is_long=len(item.sections) > LISTED,
    )


def contents_of(
    item: Item,
    section: Section,
    version: str | None,
    switches: Switches,
    sought: Sought | None,
    most: int = LISTED,
    has: str = "",
) -> Contents | None:
    """Give the contents as seen from a section, ``most`` parts of them, or all whose title or date has the words of ``has``;
    None for a text of one section.
    """
    if len(item.sections) == 1:
        return None
    is_whole = switches.whole == "yes"

    def part(of: Section, step: int = 0, switches: Switches = switches) -> Part:
        said, block = of.description, block_of(item, of)
        at, anchor = (Reference(item.id, version), block) if is_whole else (Reference(item.id, version, block), None)
        url = address(item, at, switches, sought, anchor=anchor)
        is_alone = titles[said.title] == 1
        is_here = of is section
        return Part(
            url, said.title or f"Part {of.id}", said.language, said.date, is_here, step, None if is_alone else places[of.id]
        )

    titles = Counter(one.description.title for one in item.sections)
    places = {one.id: number for number, one in enumerate(item.sections, 1)}
    place, last, listed = item.sections.index(section), 0, []
    levels: dict[str | None, int] = {None: 0}
    for one in _having(item.sections, has) if has else _listed(item.sections, place, most):
        levels[one.id] = level = 1 if has else min(levels[one.parent] + 1, DEEPEST)
        listed.append(part(one, level - last))
        last = level
    as_it_opens = replace(switches, whole=None)
    ends = (place == 0 or is_whole, place + 1 == len(item.sections) or is_whole)
    outmost, around = item.sections[0], [one for one in item.sections if one.id == section.parent]
    wholes = around if not around or around[0] is outmost else [outmost, *around]
    return Contents(
        wholes=tuple(part(one, switches=as_it_opens) for one in wholes),
        before=None if ends[0] else part(item.sections[place - 1]),
        after=None if ends[1] else part(item.sections[place + 1]),
        parts=tuple(listed),
        place=place + 1,
        total=len(item.sections),
        all=_all(item, Reference(item.id, version, block_of(item, section)), switches, sought),
    )


def address(
    item: Item,
    reference: Reference,
    switches: Switches,
    sought: Sought | None,
    hit: int | None = None,
    anchor: str | None = None,
) -> str:
    """Give the address of a text with the switches as they are, and with the search that is marked in it."""
    if sought is not None:
        return sought.url(reference, hit, switches, anchor)
    return url_of(reference, **switches.arguments(opening(item, reference, is_searched=False)), _anchor=anchor)


def _all(item: Item, reference: Reference, switches: Switches, sought: Sought | None) -> str:
    searched = {"q": sought.words, "without": sought.results.without, **carried(sought.results)} if sought else {}
    usual = opening(item, reference, is_searched=sought is not None)
    arguments: dict[str, Any] = {**switches.arguments(usual), **searched}
    return url_for("contents.page", reference=str(reference), **arguments)


def _having(sections: Sequence[Section], words: str) -> Iterator[Section]:
    """Give the sections whose title or date has a word that begins as each of those typed, whatever capitals and accents."""
    wanted = fold_words(words).split()
    for one in sections:
        said = one.description
        held = fold_words(f"{said.title} {display(said.date) if said.date else ''}").split()
        if all(any(word.startswith(begun) for word in held) for begun in wanted):
            yield one


def _listed(sections: Sequence[Section], place: int, most: int) -> Iterator[Section]:
    """Give the sections that are listed, in their order: all, or those around and near the one at a place."""
    if len(sections) <= most:
        yield from sections
        return
    here = sections[place]
    places = {section.id: number for number, section in enumerate(sections)}
    wanted, above = {place}, here.parent
    while above is not None:
        wanted.add(places[above])
        above = sections[places[above]].parent
    beside, inside, outmost = (
        [number for number, section in enumerate(sections) if section.parent == around and section.parent is not None]
        for around in (here.parent, here.id, sections[0].id)
    )
    at = beside.index(place) if place in beside else 0
    wanted.update(beside[max(at - NEAR, 0) : at + NEAR + 1], inside[: 2 * NEAR], outmost[: 2 * NEAR])
    yield from (sections[number] for number in sorted(wanted))


def block_of(item: Item, section: Section) -> str | None:
    """Give what names a section in an address: nothing for the outermost."""
    return None if section is item.sections[0] else section.id
