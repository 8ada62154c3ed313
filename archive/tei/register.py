"""The authorities as a TEI file of their own: a header, and ``standOff`` with a list of each kind (TEI P5, 14.3 and 16.10)."""

from __future__ import annotations

from collections.abc import Sequence

from archive.authorities import Authorities, Authority
from archive.tei.building import add, root
from archive.tei.copies import write_copies
from archive.tei.serialise import serialise


def register(chosen: Sequence[Authority], known: Authorities, *, title: str, publisher: str, address: str) -> bytes:
    """Write some of the authorities, in the order of their keys; ``address`` is where they were taken from."""
    made = root("TEI")
    description = add(add(made, "teiHeader"), "fileDesc")
    add(add(description, "titleStmt"), "title", title)
    publication = add(description, "publicationStmt")
    add(publication, "publisher", publisher)
    add(publication, "idno", address, {"type": "URI"})
    add(add(description, "sourceDesc"), "p", "The list of authorities that the archivists keep.")
    if not chosen:  # a standOff must hold something
        add(add(add(made, "text"), "body"), "p", "Nobody is in this list.")
        return serialise(made, frozenset())
    kinds = {one.key: one.kind for one in chosen}
    write_copies(add(made, "standOff"), [(one.key, one.name) for one in chosen], kinds, known)
    return serialise(made, frozenset())
