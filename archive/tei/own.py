"""Reads the header of a master that the archive encoded itself: the exact inverse of ``header`` and ``profile``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from archive.dates import DateInterval
from archive.model import Agent, Change, Description, Origin
from archive.tei.agents import NAMES, agent_in, read_agent
from archive.tei.dating import read_date
from archive.tei.names import identifier, local, tei, words_of

CHANGES = ("removed", "merged", "split")
REVISED = "revised"


def find(parent: etree._Element | None, path: str) -> etree._Element | None:
    """Find the first element of TEI at a path of plain names below another; None without one."""
    return None if parent is None else parent.find("/".join(tei(step) for step in path.split("/")))


def read_identity(root: etree._Element) -> str:
    """Read the item's id; "" when the file says none."""
    idno = _typed(find(root, "teiHeader/fileDesc/publicationStmt"), "idno", "archive")
    return "" if idno is None else words_of(idno)


def read_origin(root: etree._Element) -> Origin:
    """Read where the item came from."""
    received = next((one for one in root.iter(tei("bibl")) if identifier(one) == "received"), None)
    said = {} if received is None else {child.get("type", local(child)): child for child in received}
    measure = find(said.get("extent"), "measure")
    listed = [one for one in root.iter(tei("list")) if one.get("type") == "left-out"]
    size = "0" if measure is None else measure.get("quantity", "0")
    return Origin(
        path=_words(said.get("path")),
        sha256=_words(said.get("sha256")),
        size=int(size) if size.isdigit() else 0,
        encoding=_words(said.get("encoding")),
        left_out=tuple((int(one.get("n", "0")), words_of(one)) for made in listed for one in made.iter(tei("item"))),
    )


def read_changes(root: etree._Element) -> tuple[Change, ...]:
    """Read what became of passages that are no more."""
    return tuple(
        Change(key, one.get("type", ""), tuple(one.get("target", "").replace("#", "").split()))
        for one in root.iter(tei("change"))
        if one.get("type") in CHANGES and (key := identifier(one))
    )


def read_ingested(root: etree._Element) -> str:
    """Read the day of the first ingest; "" when the file says none."""
    change = _typed(find(root, "teiHeader/revisionDesc"), "change", "ingested")
    return "" if change is None else change.get("when", "")


def read_revised(root: etree._Element) -> tuple[str, ...]:
    """Read the days on which the text became another one, the first first."""
    changes = (one for one in root.iter(tei("change")) if one.get("type") == REVISED)
    return tuple(day for one in changes if (day := one.get("when")))


def read_whole(root: etree._Element, known: Description) -> Description:
    """Complete the description of the item as a whole; ``known`` is what the text and the assertions tell."""
    header = find(root, "teiHeader")
    profile, file = find(header, "profileDesc"), find(header, "fileDesc")
    titles = find(file, "titleStmt")
    source = _typed(find(file, "sourceDesc"), "bibl", "source")
    parts = {name: _undeclared(profile, name) for name in ("correspDesc", "settingDesc", "textClass")}
    rights = find(file, "publicationStmt/availability/p")
    return _description(titles, parts, find(profile, "creation/date"), _words(source), _words(rights), known)


def read_part(root: etree._Element, declared: str, known: Description) -> Description:
    """Complete the description of a section from what its ``@decls``, given as ``declared``, points to."""
    wanted = {pointer.removeprefix("#") for pointer in declared.split()}
    header = find(root, "teiHeader")
    said = {} if header is None else {local(one): one for one in header.iter() if local(one) and identifier(one) in wanted}
    bibl = said.get("bibl")
    source = _typed(bibl, "note", "source")
    rights = find(bibl, "availability/p")
    return _description(bibl, said, find(bibl, "date"), _words(source), _words(rights), known)


def _description(
    titles: etree._Element | None,
    parts: Mapping[str, etree._Element | None],
    date: etree._Element | None,
    source: str,
    licence: str,
    known: Description,
) -> Description:
    title = find(titles, "title")
    sent, received = (_typed(parts.get("correspDesc"), "correspAction", kind) for kind in ("sent", "received"))
    setting = find(parts.get("settingDesc"), "setting")
    genre = find(parts.get("textClass"), "keywords/term")
    return replace(
        known,
        title=_words(title),
        title_is_incipit=title is not None and title.get("type") == "incipit",
        genre=None if genre is None else words_of(genre),
        authors=tuple(_authors(titles)),
        addressees=tuple(read_agent(one) for one in (() if received is None else received) if local(one) in NAMES),
        speakers=tuple(_in_role(setting, "speaker")),
        venue=next(_in_role(setting, "venue"), None),
        place=next(_in_role(setting, "place"), None) or next(_in_role(sent, "place"), None),
        occasion=agent_in(find(setting, "activity")),
        date=_date(date),
        source=source,
        licence=licence,
    )


def _authors(titles: etree._Element | None) -> Iterator[Agent]:
    for author in () if titles is None else titles.iterchildren(tei("author")):
        agent = agent_in(author)
        if agent is not None:
            yield agent


def _in_role(holder: etree._Element | None, role: str) -> Iterator[Agent]:
    yield from (read_agent(one) for one in (() if holder is None else holder) if one.get("role") == role)


def _date(made: etree._Element | None) -> DateInterval | None:
    if made is None:
        return None
    return read_date({str(name): str(value) for name, value in made.attrib.items()}, words_of(made))


def _undeclared(profile: etree._Element | None, name: str) -> etree._Element | None:
    """Find what is said of the item as a whole: the one without an id that a section would point to."""
    return next((one for one in (() if profile is None else profile.iterchildren(tei(name))) if not identifier(one)), None)


def _typed(parent: etree._Element | None, name: str, kind: str) -> etree._Element | None:
    return next((one for one in (() if parent is None else parent.iterchildren(tei(name))) if one.get("type") == kind), None)


def _words(made: etree._Element | None) -> str:
    return "" if made is None else words_of(made)
