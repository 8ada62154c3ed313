"""Building blocks of TEI: elements in its namespace, pointers and ids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from anyascii import anyascii
from lxml import etree

from archive.tei.names import TEI, XML_ID, XML_LANG, tei

_NAMESPACES: Any = {None: TEI}
_NAMES = {"xml:id": XML_ID, "xml:lang": XML_LANG}
_SLUG_LENGTH = 40
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+( [A-Z][a-z]+)*")


def root(name: str) -> etree._Element:
    """Make the root element of a file."""
    return etree.Element(tei(name), nsmap=_NAMESPACES)


def element(name: str, words: str = "", attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Make an element of TEI; attributes without a value are left out."""
    made = etree.Element(tei(name), nsmap=_NAMESPACES)
    put(made, attributes or {})
    if words:
        made.text = words
    return made


def add(parent: etree._Element, name: str, words: str = "", attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Make an element of TEI as the last child of another; attributes without a value are left out."""
    made = element(name, words, attributes)
    parent.append(made)
    return made


def put(made: etree._Element, attributes: Mapping[str, str]) -> None:
    """Set attributes, ``xml:id`` and ``xml:lang`` spelled so; those without a value are left out."""
    for name, value in attributes.items():
        if value:
            made.set(_NAMES.get(name, name), value)


def append_words(parent: etree._Element, words: str) -> None:
    """Add words after everything an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def identifier_of(key: str) -> str:
    """Give the ``xml:id`` of the copy of an agent that a master holds: the id of an authority is its own; a name that no
    authority has gets one made from it, the same in every master.
    """
    if not key.startswith("name:"):
        return key
    name = key.removeprefix("name:")
    cut = slug(name[:_SLUG_LENGTH])
    if _PLAIN_NAME.fullmatch(name) and len(name) <= _SLUG_LENGTH:
        return f"name-{cut}"
    return "-".join(part for part in ("name", cut, hashlib.sha256(name.encode()).hexdigest()[:8]) if part)


def slug(words: str) -> str:
    """Give words in a form fit for an id: ASCII small letters and digits, everything else a hyphen, none at the ends."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(words).lower()).strip("-")


def pointer_to(key: str) -> str:
    """Give the pointer to an agent of the same file: what ``@ref`` and ``@who`` hold."""
    return f"#{identifier_of(key)}"
