"""Reads the ``teiHeader`` of TEI of others: each question has several places where TEI lets it be answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from archive.dates import DateInterval
from archive.model import Agent
from archive.tei.names import XML_LANG, identifier, local, tei, words_of
from archive.tei.own import find
from archive.tei.people import NAMES, People, name_in, pointer_of
from archive.tei.received_dates import date_of, first_date

GENRES = {
    name: genre
    for genre, names in {
        "letter": "letter letters email e-mail correspondence brief lettre lettera",
        "telegram": "telegram",
        "speech": "speech address oration",
        "debate": "debate debates parliament",
        "play": "play plays drama comedy tragedy farce vaudeville",
        "novel": "novel novels",
        "poem": "poem poems poetry verse",
        "essay": "essay essays",
        "diary": "diary diaries journal",
        "memorandum": "memorandum",
        "report": "report",
    }.items()
    for name in names.split()
}
"""What others call a kind of text, and what the archive calls it."""

_CODES = "eng:en lat:la rus:ru ita:it fra:fr fre:fr deu:de ger:de spa:es slv:sl ell:el gre:el por:pt nld:nl dut:nl"
_LANGUAGES = {pair[:3]: pair[4:] for pair in _CODES.split()}
"""ISO 639-2 codes that BCP 47 spells with two letters."""

_MAIN_TITLES = ("complete", "main", "full", None)
_AFTER_OPENING, _BEFORE_CLOSING = re.compile(r"(?<=[(\[])\s+"), re.compile(r"\s+(?=[,)\]])")
_WORK = ("written", "premiere", "print")
_PRINTED = ("firstEdition", "originalSource", "printSource", "manuscript")
_SOURCE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Sending:
    """What a ``correspDesc`` tells."""

    senders: tuple[Agent, ...] = ()
    addressees: tuple[Agent, ...] = ()
    place: Agent | None = None
    date: DateInterval | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a ``settingDesc`` tells."""

    venue: Agent | None = None
    place: Agent | None = None
    occasion: Agent | None = None
    date: DateInterval | None = None


def title_of(header: etree._Element | None) -> str:
    """Read the title: the main or complete one where there are several; "" without one."""
    titles = find(header, "fileDesc/titleStmt")
    found = [one for one in (() if titles is None else titles.iterchildren(tei("title"))) if words_of(one)]
    for kind in _MAIN_TITLES:
        for one in found:
            if one.get("type") == kind:
                return words_of(one)
    return words_of(found[0]) if found else ""


def closed_up(title: str) -> str:
    """Take the blanks that mark-up laid out in lines has inside brackets and before commas: "(Lovett)", as in print."""
    return _BEFORE_CLOSING.sub("", _AFTER_OPENING.sub("", title))


def authors_of(header: etree._Element | None, people: People) -> tuple[Agent, ...]:
    """Read the authors."""
    titles = find(header, "fileDesc/titleStmt")
    authors = [] if titles is None else list(titles.iterchildren(tei("author")))
    return distinct(_author(author, people) for author in authors)


def sending_in(described: etree._Element | None, people: People) -> Sending:
    """Read a ``correspDesc``: who sent it, to whom, from where, when."""
    if described is None:
        return Sending()
    actions: dict[str, list[etree._Element]] = {}
    for action in described.iterchildren(tei("correspAction")):
        actions.setdefault(action.get("type", ""), []).append(action)
    sent, received = actions.get("sent", []), actions.get("received", [])
    return Sending(
        distinct(agent for action in sent for agent in _agents(action, people)),
        distinct(agent for action in received for agent in _agents(action, people)),
        next((place for action in sent for place in _places(action, people)), None),
        first_date(sent),
    )


def scene_in(described: etree._Element | None, people: People) -> Scene:
    """Read a ``settingDesc``: before whom or in what house, in which town, on what occasion, when."""
    if described is None:
        return Scene()
    settings = list(described.iterchildren(tei("setting")))
    children = [child for setting in settings for child in setting]
    activity = next((child for child in children if local(child) == "activity" and words_of(child)), None)
    venues = (child for child in children if local(child) in ("orgName", "locale"))
    return Scene(
        next((agent for child in venues if (agent := people.agent(child))), None),
        next((place for setting in settings for place in _places(setting, people)), None),
        None if activity is None else Agent.unlinked(words_of(activity)),
        first_date(settings),
    )


def creation_of(header: etree._Element | None) -> DateInterval | None:
    """Read when the text was made."""
    creation = find(header, "profileDesc/creation")
    if creation is None:
        return None
    dated = etree.Element(tei("date"), {str(name): str(value) for name, value in creation.attrib.items()})
    return first_date([creation, dated])


def came_out(root: etree._Element) -> DateInterval | None:
    """Read when a work came out: the earliest of the events that the file lists for it, or its first edition."""
    events = [one for stand_off in root.iterchildren(tei("standOff")) for one in stand_off.iter(tei("event"))]
    dates = [date for one in events if one.get("type") in _WORK and (date := date_of(one)) is not None]
    if dates:
        return replace(min(dates, key=lambda date: date.first or date.last or 0), wording="")
    source = find(root, "teiHeader/fileDesc/sourceDesc")
    return first_date(one for one in (() if source is None else source.iter(tei("bibl"))) if one.get("type") == "firstEdition")


def published(header: etree._Element | None) -> DateInterval | None:
    """Read when the text was printed, or else the file published: a last resort."""
    source, publication = find(header, "fileDesc/sourceDesc"), find(header, "fileDesc/publicationStmt")
    sources = [] if source is None else list(source.iter(tei("bibl"), tei("biblStruct"), tei("biblFull"), tei("origin")))
    printed = [one for one in sources if one.get("type") in _PRINTED]
    return first_date([*printed, *sources, *([] if publication is None else [publication])])


def source_of(header: etree._Element | None) -> str:
    """Read the bibliographic source in words, cut to the length of a note."""
    described = find(header, "fileDesc/sourceDesc")
    if described is None:
        return ""
    manuscript = next(described.iter(tei("msIdentifier")), None)
    if manuscript is not None:
        return ", ".join(words for child in manuscript if local(child) != "idno" and (words := words_of(child)))
    found = next((words for child in described if local(child) and (words := words_of(child))), "")
    return found if len(found) <= _SOURCE_LENGTH else found[:_SOURCE_LENGTH].rsplit(" ", 1)[0] + " …"


def licence_of(header: etree._Element | None) -> str:
    """Read the note on the rights: the words, else the address of the licence."""
    availability = find(header, "fileDesc/publicationStmt/availability")
    if availability is None:
        return ""
    licence = find(availability, "licence")
    return words_of(availability) or ("" if licence is None else licence.get("target", ""))


def language_of(element: etree._Element | None, header: etree._Element | None) -> str:
    """Read the language of a text: as said at it, else the one in most use; "" where nothing tells."""
    around = [] if element is None else [element, *element.iterancestors()]
    said = next((words for one in around if (words := one.get(XML_LANG))), "")
    used = find(header, "profileDesc/langUsage")
    languages = [] if used is None else list(used.iterchildren(tei("language")))
    if not said and languages:
        shares = [_share(one) for one in languages]
        if len(languages) == 1 or max(shares) > 0:
            said = languages[shares.index(max(shares))].get("ident", "")
    return _LANGUAGES.get(said, said)


def genre_in(header: etree._Element | None) -> str | None:
    """Read the kind of text from ``textClass``."""
    for described in () if header is None else header.iter(tei("textClass")):
        for term in described.iter(tei("term"), tei("classCode"), tei("catRef")):
            for word in f"{words_of(term)} {term.get('n', '')} {term.get('target', '')}".lower().replace("#", " ").split():
                if word in GENRES:
                    return GENRES[word]
    return None


def described_as(header: etree._Element | None, name: str, declared: Iterable[str], most: int = 2) -> etree._Element | None:
    """Find the ``correspDesc`` or ``settingDesc`` of the file as a whole: one to which no section points. Of more than
    ``most`` none is it: the file is a list of them.
    """
    profile = find(header, "profileDesc")
    pointed = set(declared)
    found = [one for one in (() if profile is None else profile.iterchildren(tei(name))) if identifier(one) not in pointed]
    return found[0] if 1 <= len(found) <= most else None


def distinct(agents: Iterable[Agent | None]) -> tuple[Agent, ...]:
    """Give each agent once, in order."""
    return tuple({agent.key: agent for agent in agents if agent is not None}.values())


def _author(author: etree._Element, people: People) -> Agent | None:
    named = next((one for one in author.iter() if local(one) in NAMES), None)
    pointer = pointer_of(author) or ("" if named is None else pointer_of(named))
    name = name_in(author)
    return people.pointed(pointer, name) if pointer and (name or pointer) else Agent.unlinked(name) if name else None


def _agents(action: etree._Element, people: People) -> Iterator[Agent]:
    for child in action:
        if local(child) in ("persName", "orgName", "name", "rs") and (agent := people.agent(child)):
            yield agent


def _places(holder: etree._Element, people: People) -> Iterator[Agent]:
    for child in holder:
        is_place = local(child) in ("placeName", "settlement") or (local(child), child.get("type")) in (
            ("name", "city"),
            ("name", "place"),
        )
        if is_place and (agent := people.agent(child)):
            yield agent


def _share(language: etree._Element) -> float:
    usage = language.get("usage", "0")
    return float(usage) if usage.replace(".", "", 1).isdigit() else 0.0
