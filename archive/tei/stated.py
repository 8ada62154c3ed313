"""What the archivist states of a TEI file of others: processing instructions before its root, as adoption notes them.

``<?tei-archive-stated aspect="author" value="lenin" label="V. I. Lenin"?>``, with ``section="ID"`` where it is stated of one
section; the header of the file stays as its editors
wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from lxml import etree

from archive.dates import Calendar, DateInterval, parse_edtf
from archive.errors import EncodingError
from archive.model import Agent, Aspect, Assertion, Description
from archive.model.overruling import STATED
from archive.tei.adoption import pairs_of, written_pairs

TARGET = "tei-archive-stated"


def note_statements(root: etree._Element, stated: Description, of_sections: Mapping[str, Description]) -> None:
    """Write what is stated of the whole, and of sections by their id, in place of what was stated before."""
    discarded = etree.Element("discarded")
    for old in list(_notes(root)):
        discarded.append(old)
    for said in _said(stated):
        root.addprevious(etree.ProcessingInstruction(TARGET, written_pairs(said)))
    for section, description in of_sections.items():
        for said in _said(description):
            root.addprevious(etree.ProcessingInstruction(TARGET, written_pairs({"section": section, **said})))


def read_statements(root: etree._Element, section: str = "") -> Description:
    """Read what is stated of the whole, or of a section, with an assertion for each value; a description without
    assertions where nothing is.
    """
    stated = Description("")
    for note in _notes(root):
        said = pairs_of(note)
        if said.get("section", "") != section:
            continue
        stated = _with(stated, said.get("aspect", ""), said.get("value", ""), said.get("label", ""), said.get("calendar", ""))
    return stated


def _said(stated: Description) -> Iterator[dict[str, str]]:
    for assertion in stated.assertions:
        said = {"aspect": assertion.aspect, "value": assertion.value, "label": assertion.label}
        is_dated = assertion.aspect == "date" and stated.date is not None
        yield said | ({"calendar": stated.date.calendar.value} if is_dated and stated.date else {})
    for aspect, value in (("source", stated.source), ("licence", stated.licence)):
        if value:
            yield {"aspect": aspect, "value": value}


def _with(stated: Description, aspect: str, value: str, label: str, calendar: str) -> Description:
    agent = Agent(value, label)
    match aspect:
        case "source":
            return replace(stated, source=value)
        case "licence":
            return replace(stated, licence=value)
        case "title":
            stated = replace(stated, title=value)
        case "genre":
            stated = replace(stated, genre=value)
        case "language":
            stated = replace(stated, language=value)
        case "author":
            stated = replace(stated, authors=(*stated.authors, agent))
        case "addressee":
            stated = replace(stated, addressees=(*stated.addressees, agent))
        case "speaker":
            stated = replace(stated, speakers=(*stated.speakers, agent))
        case "venue":
            stated = replace(stated, venue=agent)
        case "place":
            stated = replace(stated, place=agent)
        case "occasion":
            stated = replace(stated, occasion=agent)
        case "date":
            stated = replace(stated, date=_date(value, calendar))
        case _:
            raise EncodingError("the master", TARGET, f"“{aspect}” is nothing that can be stated; take the instruction out.")
    assertion = Assertion(cast(Aspect, aspect), value, label, "high", "archivist", STATED)
    return replace(stated, assertions=(*stated.assertions, assertion))


def _date(value: str, calendar: str) -> DateInterval:
    try:
        return replace(parse_edtf(value), calendar=Calendar(calendar))
    except ValueError as error:
        raise EncodingError("the master", TARGET, f"The date cannot be: {error}") from None


def _notes(root: etree._Element) -> Iterator[etree._ProcessingInstruction]:
    """Give the notes in the order they stand."""
    found = [one for one in root.itersiblings(preceding=True) if isinstance(one, etree._ProcessingInstruction)]
    return (one for one in reversed(found) if one.target == TARGET)
