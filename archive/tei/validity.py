"""What a TEI file has that tei_all does not allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml import etree

from archive.tei.names import local
from archive.tei.parse import parse

SCHEMA = "tei_all.rng"
"""The schema in ``archive/tei/schema``: tei_all of TEI P5 4.3.0."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure from the schema: the 1-based line, the name of the element, and what is wrong, as a sentence."""

    line: int
    element: str
    message: str


def faults(data: bytes) -> tuple[Fault, ...]:
    """Validate a TEI file. The schema is compiled at the first call in a process, which takes 7 seconds and 80 MB.

    Raise SourceError as ``parse`` does.
    """
    root = parse(data, "the file").root
    schema = _schema()
    if schema.validate(root):
        return ()
    found = dict.fromkeys(
        Fault(entry.line, _element(entry.path, root), f"{entry.message.rstrip('.')}.") for entry in schema.error_log
    )
    return tuple(found)


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring((files("archive.tei") / "schema" / SCHEMA).read_bytes()))


def _element(path: str, root: etree._Element) -> str:
    try:
        found = root.xpath(path) if path else []
    except etree.XPathEvalError:  # the path names an element of another namespace by a prefix that the root does not know
        return re.sub(r".*[/:]|\[\d+\]$", "", path)
    return local(found[0]) if isinstance(found, list) and found and isinstance(found[0], etree._Element) else ""
