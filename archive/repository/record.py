"""What an ingest went by, kept beside the states of an item, so that the next one can tell what has changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from archive.model.withdrawal import Withdrawal

RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class IngestRecord:
    """The digests (sha256 in hex) of all that a master was made from, and of the master as last written.

    ``source`` is the path below ``seeds/``, "" for a master that came without one; ``row_sha256`` is "" where the catalogue
    says nothing, ``row_source`` the path by which its row calls the source, "" where it is the same. ``authorities_sha256``
    is of those the text may mean, ``register_sha256`` of all there were. ``is_by_hand`` is true of a master with work done
    by hand that was kept. ``master_sha256``, ``version`` and ``state`` (the number of the state, from 1) are the
    repository's to fill in. ``withdrawn`` is the day (ISO 8601) on which the item was taken out of reading and ``why`` the
    reason, as its master says them too; "" for an item that is not withdrawn.
    """

    source: str = ""
    source_sha256: str = ""
    row_sha256: str = ""
    row_source: str = ""
    authorities_sha256: str = ""
    register_sha256: str = ""
    is_by_hand: bool = False
    master_sha256: str = ""
    version: str = ""
    state: int = 0
    withdrawn: str = ""
    why: str = ""

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Since when and why the item is withdrawn; None for one that is not."""
        return Withdrawal(self.withdrawn, self.why) if self.withdrawn else None

    def to_bytes(self) -> bytes:
        """Write the record as JSON, one value a line."""
        said = asdict(self)
        if not self.withdrawn:
            del said["withdrawn"], said["why"]
        return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def read_record(path: Path) -> IngestRecord | None:
    """Read a record; None when there is none, or none that can be read (the manifest tells which)."""
    try:
        said = json.loads(path.read_bytes())
        record = IngestRecord(**said)
    except (OSError, ValueError, TypeError):
        return None
    is_sound = all(isinstance(getattr(record, field.name), type(field.default)) for field in fields(record))
    return record if is_sound else None
