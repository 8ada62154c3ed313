"""The elements of a citation drawn from an item: whose words they are, what they stand in, and where they are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

from archive.authorities import Authorities
from archive.citation.citable import Citable
from archive.citation.kinds import BOOK, CHAPTER, LETTER, NEWSPAPER, SPEECH, csl_type, is_debate
from archive.citation.names import Name, line, name_of
from archive.errors import UnknownReference
from archive.model import Agent, Description, Item, Passage, Section, version_of
from archive.reference import Reference

_NUMBERED = re.compile(r"p(\d{1,9})")
_DIVISIONS = frozenset("act part book canto chapter".split())
_SUPPLIED = re.compile(
    r"(?:an? )?(?:\w+ )?(?:letter|telegram|cable|dispatch|despatch|postcard)\b.{0,80}\b(?:to|from)\b", re.IGNORECASE
)


def citable(
    item: Item,
    section_id: str | None,
    reference: Reference,
    *,
    title: str,
    publisher: str,
    base_url: str,
    authorities: Authorities,
) -> Citable:
    """Draw the elements of a citation.

    ``section_id`` names the section that holds what ``reference`` points to; None means the item. A reference without a
    version gets the one of ``item``. ``title`` and ``publisher`` are the archive's, ``base_url`` its public address.
    Raise UnknownReference when the item has no such section.
    """
    section = _section(item, section_id)
    described = _described(item, section)
    cited = reference if reference.version else reference.at(version_of(item.passages))
    around = _around(item, section)
    is_part = around is not None and not _stands_alone(section.description)
    kind = csl_type(described.genre, has_addressees=bool(described.addressees), has_speakers=bool(described.speakers))
    if kind == LETTER:
        # A letter that reports a speech has the speech's venue in its description, and none of its own.
        described = replace(described, venue=None, occasion=None)
    drawn = _Drawn(item, section, described, authorities)
    authors = drawn.authors(cited, kind)
    own_title = line(section.description.title) or line(described.title)
    container = "" if around is None or line(around.title) == own_title else line(around.title)
    if kind == NEWSPAPER and not container:
        # What an article appeared in stands in its description as where it was made public.
        container, described = drawn.venue, replace(described, venue=None, occasion=None)
        drawn = replace(drawn, described=described)
    if is_part and kind in (LETTER, SPEECH) and not is_debate(described.genre):
        # A division of a letter or a speech is no work of its own: the whole is cited, and the division named beside it.
        own_title, container = container or own_title, ""
    return Citable(
        reference=cited,
        url=f"{base_url}/items/{quote(str(cited), safe='/@:.,-~')}",
        csl_type=CHAPTER if kind == BOOK and container else kind,
        title=own_title,
        is_titled=bool(own_title) and not (kind == LETTER and _is_supplied(described, own_title, authors, drawn.recipients)),
        archive=line(title),
        publisher=line(publisher),
        container=container,
        section=line(section.description.title) if is_part else "",
        authors=authors,
        recipients=drawn.recipients,
        genre=line(described.genre or ""),
        date=described.date,
        venue=drawn.venue,
        place=drawn.place,
        paragraphs=_paragraphs(section, cited),
        source=line(described.source),
        licence=line(described.licence),
        language=described.language,
    )


def _section(item: Item, section_id: str | None) -> Section:
    if section_id is None:
        return item.sections[0]
    for section in item.sections:
        if section.id == section_id:
            return section
    raise UnknownReference(f"{item.id}/{section_id}", f"“{item.id}” has no section “{section_id}”.", (item.id,))


def _around(item: Item, section: Section) -> Description | None:
    """Give the description of the nearest section around one that is described on its own, or of the item; None outermost."""
    by_id = {each.id: each for each in item.sections}
    if section.parent is None or section is item.sections[0]:
        return None
    around, passed = by_id.get(section.parent), {section.id}
    while around is not None and around.id not in passed and around.parent is not None:
        if _stands_alone(around.description) and not _is_act(around, by_id.get(around.parent)):
            break
        passed.add(around.id)
        around = by_id.get(around.parent)
    return (around or item.sections[0]).description


def _is_act(section: Section, around: Section | None) -> bool:
    """Tell whether a division of a work only repeats what is said of the work: a scene is cited in the play, not in the act."""
    if around is None or section.kind not in _DIVISIONS:
        return False
    own, whole = section.description, around.description
    return (own.authors, own.speakers, own.addressees, own.date, own.genre) == (
        (whole.authors, whole.speakers, whole.addressees, whole.date, whole.genre)
    )


def _described(item: Item, section: Section) -> Description:
    """Describe a section: a mere division by what is around it, any other by itself, with the source and the rights of the
    whole where it does not state its own.
    """
    around, own = _around(item, section), section.description
    if around is None:
        return own
    if not _stands_alone(own):
        return around
    language = own.language if own.language != "und" else around.language
    return replace(own, source=own.source or around.source, licence=own.licence or around.licence, language=language)


def _stands_alone(description: Description) -> bool:
    """Tell whether a section says who, when or what kind, and is not a mere division."""
    return bool(description.authors or description.speakers or description.addressees or description.date or description.genre)


def _is_supplied(described: Description, title: str, authors: tuple[Name, ...], recipients: tuple[Name, ...]) -> bool:
    """Tell whether a letter's title is none of its own: first words, "Letter to X", or "W to X" as editors head it. A
    heading stays where the citation could not say as much: without the writer or the recipient.
    """
    if described.title_is_incipit or not (authors and recipients):
        return described.title_is_incipit and bool(authors)
    return any(f" to {name.direct}".lower() in title.lower() for name in recipients) or _SUPPLIED.match(title) is not None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The names of a description, resolved."""

    item: Item
    section: Section
    described: Description
    known: Authorities

    def authors(self, reference: Reference, kind: str) -> tuple[Name, ...]:
        """Name whoever the cited words are by."""
        if is_debate(self.described.genre):
            voice = self._voice(reference)
            if voice is not None:
                return (self._name(voice),)
            return self._names(self.described.authors if len(self.described.speakers) > 1 else self.described.speakers)
        first, second = self.described.authors, self.described.speakers
        if kind == SPEECH:
            first, second = second, first
        return self._names(first or second)

    @property
    def recipients(self) -> tuple[Name, ...]:
        return self._names(self.described.addressees)

    @property
    def venue(self) -> str:
        named = (self.described.occasion, self.described.venue)
        return ", ".join(dict.fromkeys(self._name(agent).direct for agent in named if agent is not None))

    @property
    def place(self) -> str:
        if self.described.place is not None:
            town = self._name(self.described.place).direct
        else:
            at = next((self.known.get(agent.key) for agent in (self.described.venue, self.described.occasion) if agent), None)
            authority = self.known.get(at.place) if at is not None and at.place else None
            town = line(authority.name) if authority is not None else ""
        return "" if town in self.venue.split(", ") else town

    def _voice(self, reference: Reference) -> Agent | None:
        """Give the one person who says all that is cited; None when nobody or several do."""
        keys = {voice.key for passage in _cited(self.section, reference) for voice in passage.voices}
        if len(keys) != 1:
            return None
        key = keys.pop()
        return Agent(key, dict(self.item.agents).get(key) or key.removeprefix("name:"))

    def _names(self, agents: tuple[Agent, ...]) -> tuple[Name, ...]:
        names = (self._name(agent) for agent in agents)
        return tuple(dict.fromkeys(name for name in names if name.family))

    def _name(self, agent: Agent) -> Name:
        return name_of(agent, self.known.get(agent.key))


def _cited(section: Section, reference: Reference) -> tuple[Passage, ...]:
    """Give the passages of a section that a reference names; none for one that names the section or the item."""
    ids = section.ids
    if reference.first not in ids:
        return ()
    first = ids.index(reference.first)
    last = ids.index(reference.last) if reference.last in ids else first
    return tuple(section.passages[first : max(first, last) + 1])


def _paragraphs(section: Section, reference: Reference) -> tuple[int, int] | None:
    """Count passages as the margin does: by the number in an id of the archive's own, else by their place in the section."""
    cited = _cited(section, reference)
    if not cited:
        return None
    places = {passage.id: place for place, passage in enumerate(section.passages, 1)}
    ends = (cited[0].id, cited[-1].id)
    own = [_NUMBERED.fullmatch(end) for end in ends]
    numbers = [int(found[1]) for found in own if found]
    if len(numbers) == len(ends) and numbers[0] <= numbers[1]:
        return numbers[0], numbers[1]
    return places[ends[0]], places[ends[1]]
