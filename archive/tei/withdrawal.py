"""Says in a master that its item was withdrawn: the status of its ``revisionDesc`` and a ``change`` with day and reason
(TEI P5, 2.6; ``att.docStatus``).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from archive.errors import ArchiveError
from archive.model.withdrawal import Withdrawal
from archive.tei.names import identifier, tei, words_of
from archive.tei.parse import parse
from archive.tei.serialise import rewritten
from archive.tei.tending import note_change

WITHDRAWN = "withdrawn"


def with_withdrawal(data: bytes, path: str, withdrawal: Withdrawal) -> bytes:
    """Write the day and the reason into a master, whose words and ids stay as they are. Raise SourceError as ``parse`` does."""
    root = parse(data, path).root
    made = etree.Element(tei("change"), {"type": WITHDRAWN, "status": WITHDRAWN, "when": withdrawal.when})
    if any(identifier(one) == "archivist" for one in root.iter(tei("respStmt"))):
        made.set("who", "#archivist")
    made.text = withdrawal.why
    note_change(root, made)
    for revisions in root.iterfind(f"{tei('teiHeader')}/{tei('revisionDesc')}"):
        revisions.set("status", WITHDRAWN)
    return rewritten(root)


def withdrawal_in(data: bytes, path: str) -> Withdrawal | None:
    """Read what a master says of its withdrawal; None when it says nothing, or cannot be read."""
    if WITHDRAWN.encode() not in data:
        return None
    try:
        found = next(_notes(parse(data, path).root), None)
    except ArchiveError:
        return None
    return None if found is None else Withdrawal(found.get("when", ""), words_of(found))


def _notes(root: etree._Element) -> Iterator[etree._Element]:
    for change in root.iter(tei("change")):
        if change.get("type") == change.get("status") == WITHDRAWN and change.get("when"):
            yield change
