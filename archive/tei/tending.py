"""Small changes to a TEI file that leave everything else as it is: ids where they are missing, ids that are others now,
and word of what went (TEI P5, 2.6).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from archive.model import Change
from archive.tei.names import XML_ID, identifier, tei
from archive.tei.parse import parse
from archive.tei.passages import places
from archive.tei.sections import outermost, section_elements, text_elements
from archive.tei.serialise import rewritten

_POINTED = re.compile(r"(?<=#)[\w.-]+(?![\w.(-])|(?<=#string-range\()[\w.-]+(?=,)")


def with_ids(data: bytes, path: str, taken: Collection[str] = ()) -> bytes:
    """Give each passage and section without an ``xml:id`` the next number that is neither in the file nor among the
    ``taken``; a file that lacks none comes back as it is. Raise SourceError as ``parse`` does.
    """
    root = parse(data, path).root
    used = {*taken, *(one for element in root.iter() if (one := identifier(element)))}
    sections = [element for element in section_elements(root) if not identifier(element)]
    passages = [place.head for text in text_elements(root) for place in places(text) if not identifier(place.head)]
    if not sections and not passages:
        return data
    if sections and sections[0] is outermost(root) and "text" not in used:
        sections.pop(0).set(XML_ID, "text")
    for letter, elements in (("s", sections), ("p", passages)):
        for element, key in zip(elements, next_ids(letter, used), strict=False):
            element.set(XML_ID, key)
    return rewritten(root)


def with_changes(data: bytes, path: str, changes: Sequence[Change], ids: Mapping[str, str] | None = None) -> bytes:
    """Give ids and what points at them the names that ``ids`` gives them, and leave word of what went; a file of which
    that is true already comes back as it is. What is there after all counts as not gone. Raise SourceError as ``parse`` does.
    """
    root = parse(data, path).root
    others = {old: new for old, new in (ids or {}).items() if old != new}
    if others:
        for element in root.iter():
            _rename(element, others)
    there = {one for element in root.iter() if (one := identifier(element))}
    gone = [change for change in changes if change.passage not in there]
    if not others and not gone:
        return data
    if gone:
        _bury(root, gone)
    return rewritten(root)


def without_evidence(data: bytes, path: str, pointers: Collection[str]) -> bytes:
    """Take pointers out of what says where a value was read (``@source``) and what it is about (``certainty/@target``); a
    file without them comes back as it is. Raise SourceError as ``parse`` does.
    """
    root, is_changed = parse(data, path).root, False
    for element in root.iter():
        for name in ("source", "target"):
            said = str(element.get(name) or "").split()
            if (name == "source" or element.tag == tei("certainty")) and not set(said).isdisjoint(pointers):
                is_changed = True
                left = [one for one in said if one not in pointers]
                if left:
                    element.set(name, " ".join(left))
                else:
                    del element.attrib[name]
    return rewritten(root) if is_changed else data


def note_change(root: etree._Element, change: etree._Element) -> None:
    """Put a ``change`` last where a file says what became of it, on a line of its own."""
    holder = _revisions(root)
    last = holder[-1] if len(holder) else None
    indent = holder.text if len(holder) else "\n"
    holder.append(change)
    if last is None:
        holder.text = indent
    else:
        change.tail, last.tail = last.tail, indent


def next_ids(letter: str, used: Collection[str]) -> Iterator[str]:
    """Give the ids of this letter and a number that come after all used ones."""
    numbers = [int(found[1]) for one in used if (found := re.fullmatch(rf"{letter}([0-9]{{1,9}})", one))]
    return (f"{letter}{number}" for number in count(max(numbers, default=0) + 1))


def _rename(element: etree._Element, ids: Mapping[str, str]) -> None:
    for name, value in element.attrib.items():
        if name == XML_ID:
            element.set(name, ids.get(str(value), str(value)))
        elif "#" in str(value):
            element.set(name, _POINTED.sub(lambda found: ids.get(found[0], found[0]), str(value)))


def _bury(root: etree._Element, gone: Iterable[Change]) -> None:
    for change in gone:
        made = etree.Element(tei("change"), {XML_ID: change.passage, "type": change.kind})
        if change.targets:
            made.set("target", " ".join(f"#{target}" for target in change.targets))
        note_change(root, made)


def _revisions(root: etree._Element) -> etree._Element:
    """Find, or make, the element that may hold one more ``change``: ``revisionDesc`` holds either changes, or lists of
    changes, or lists of words; beside these a ``listChange`` in ``standOff`` takes it.
    """
    header = root.find(tei("teiHeader"))
    if header is None:
        header = etree.Element(tei("teiHeader"))
        root.insert(0, header)
    revisions = header.find(tei("revisionDesc"))
    if revisions is None:
        return etree.SubElement(header, tei("revisionDesc"))
    lists = revisions.findall(tei("listChange"))
    if lists:
        return lists[-1]
    if revisions.find(tei("list")) is None:
        return revisions
    stand_off = root.find(tei("standOff"))
    if stand_off is None:
        stand_off = etree.Element(tei("standOff"))
        header.addnext(stand_off)
    found = stand_off.find(tei("listChange"))
    return etree.SubElement(stand_off, tei("listChange")) if found is None else found
