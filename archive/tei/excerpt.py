"""A passage, a run of passages or a section as a TEI file of its own, with the header of the whole and its address."""

from __future__ import annotations

import re
from copy import deepcopy
from urllib.parse import quote

from lxml import etree

from archive.errors import UnknownReference
from archive.tei.building import add, element
from archive.tei.master import Master
from archive.tei.names import identifier, local
from archive.tei.own import find
from archive.tei.sections import DIVISIONS
from archive.tei.serialise import rewritten
from archive.tei.shapes import ANYWHERE, DIVISION, SHAPES

_KEPT = frozenset("teiHeader standOff".split())
_FILES = frozenset("TEI teiCorpus group".split())
_ASIDE = frozenset("standOff revisionDesc listChange".split())
"""What holds notes about passages without being any of the text."""

_POINTER = re.compile(r"#(?:string-range\((?P<passage>[^\s,()]+),(?P<start>\d+),(?P<length>\d+)\)|(?P<id>[^\s()]+))")


def excerpt(master: Master, first: str, last: str | None = None, *, url: str) -> bytes:
    """Cut a file down to one block, or to the passages from ``first`` to ``last`` (``xml:id``), in document order.

    Ids, words, mark-up and the header stay as they are, so that the file can be taken in again; ``url``, the permanent
    address of the block, is noted as its source. What stood around the block stays as empty containers, with the fillers
    TEI demands. What is said of passages that are not in it is left out, and evidence in them is given by its permanent
    address. Raise UnknownReference for a block that is not there.
    """
    copied = Master(deepcopy(master.root), master.path)
    for sibling in reversed(list(master.root.itersiblings(preceding=True))):
        copied.root.addprevious(deepcopy(sibling))
    chosen = _chosen(copied, first, last)
    around = {outer for one in chosen for outer in one.iterancestors()}
    places = copied.places
    _part_runs(chosen, {place.head for place in places.values()})
    ids = _ids(copied.root)
    _prune(copied.root, set(chosen), around)
    inside = {each for one in chosen for each in one.iter()}
    lost = {key for key, place in places.items() if place.head not in inside}
    _redirect(copied.root, lost | (ids - _ids(copied.root)), frozenset(places) | frozenset(copied.sections), url)
    _note_source(copied.root, url)
    return rewritten(copied.root)


def _chosen(master: Master, first: str, last: str | None) -> list[etree._Element]:
    if last is None and first in master.sections:
        return [master.sections[first]]
    order = list(master.places)
    numbers = [order.index(key) for block in (first, last or first) for key in _passages_of(master, block)]
    return [one for key in order[min(numbers) : max(numbers) + 1] for one in master.places[key].elements]


def _passages_of(master: Master, block: str) -> list[str]:
    if block in master.places:
        return [block]
    section = master.sections.get(block)
    inside = [] if section is None else [key for key, place in master.places.items() if section in place.head.iterancestors()]
    if not inside:
        raise UnknownReference(block, f"There is no block “{block}” in {master.path}.", tuple(master.sections))
    return inside


def _part_runs(chosen: list[etree._Element], heads: set[etree._Element]) -> None:
    """Let an ``anchor`` keep runs of lines apart that nothing else would part any more."""
    for one in list(chosen):
        if local(one) == "l" and one in heads:
            anchor = element("anchor")
            one.addprevious(anchor)
            chosen.append(anchor)


def _prune(holder: etree._Element, chosen: set[etree._Element], around: set[etree._Element]) -> None:
    """Take out all that is neither chosen nor around what is chosen, and complete what is left."""
    if holder in chosen:
        return
    is_text = local(holder) not in _FILES
    if is_text:
        holder.text = "\n"
    for child in list(holder):
        if is_text:
            child.tail = "\n"
        if child in around and child not in chosen:
            _prune(child, chosen, around)
        elif child not in chosen and (is_text or local(child) not in _KEPT):
            holder.remove(child)
    _complete(holder)


def _complete(holder: etree._Element) -> None:
    """Put in what TEI demands where the rest was taken out."""
    name = local(holder)
    names = [local(child) for child in holder]
    if name == "text" and "body" not in names and "group" not in names:
        body = element("body")
        add(body, "ab")
        holder.insert(names.index("back") if "back" in names else len(names), body)
    if name in SHAPES or name in DIVISIONS or name == "body":
        shape = SHAPES.get(name, DIVISION)
        is_needed = shape.needs_middle or name == "body" or any(one in shape.bottom - shape.top for one in names)
        has_middle = any(
            one in shape.middle or one in DIVISIONS or (one not in shape.bottom | shape.top | ANYWHERE) for one in names
        )
        if is_needed and not has_middle:
            place = next((number for number, one in enumerate(names) if one in shape.bottom - shape.top), len(names))
            holder.insert(place, _filler(shape.filler))
    if name == "list" and "label" in names:
        _pair(holder)


def _filler(name: str) -> etree._Element:
    made = element(name)
    if name == "row":
        add(made, "cell")
    return made


def _pair(holder: etree._Element) -> None:
    expected = "label"
    for child in list(holder):
        if local(child) in ("label", "item"):
            if local(child) != expected:
                child.addprevious(element(expected))
            else:
                expected = "item" if expected == "label" else "label"
    if expected == "item":
        add(holder, "item")


def _ids(root: etree._Element) -> set[str]:
    return {one for each in root.iter() if (one := identifier(each))}


def _redirect(root: etree._Element, lost: set[str], blocks: frozenset[str], url: str) -> None:
    """Let pointers to what was taken out lead to its permanent address; drop what was said of that alone."""
    whole = url.rpartition("/")[0]

    def address(found: re.Match[str]) -> str:
        name = found["passage"] or found["id"]
        if name not in lost:
            return found[0]
        if found["passage"]:
            start = int(found["start"])
            return f"{whole}/{quote(name)}:{start}-{start + int(found['length'])}"
        return f"{whole}/{quote(name)}" if name in blocks else f"{whole}.xml#{name}"

    for each in list(root.iter(etree.Element)):
        holder = each.getparent()
        is_aside = holder is not None and local(holder) in _ASIDE
        for attribute, value in each.attrib.items():
            led = " ".join(_POINTER.sub(address, one) if one.startswith("#") else one for one in str(value).split(" "))
            if led != value and attribute == "target" and is_aside:
                _drop(each)
                break
            if led != value:
                each.set(attribute, led)


def _drop(each: etree._Element) -> None:
    """Take out an element, and what held it where nothing else is left there: TEI has no empty ``standOff``."""
    holder = each.getparent()
    if holder is not None:
        holder.remove(each)
        if len(holder) == 0 and local(holder) in _ASIDE:
            _drop(holder)


def _note_source(root: etree._Element, url: str) -> None:
    source = find(root, "teiHeader/fileDesc/sourceDesc")
    if source is None:
        return
    is_prose = any(local(child) in ("p", "ab") for child in source)
    noted = add(source, "p" if is_prose else "bibl", attributes={} if is_prose else {"type": "excerpt"})
    noted.text = "Excerpt of "
    add(noted, "ref", url, {"target": url})
    noted.tail = "\n"
