"""What the archive had of an item before: its text as it is now, and every id it ever used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive import tei
from archive.errors import ArchiveError
from archive.model import Item
from archive.repository import IngestRecord, Repository, State

_ID = re.compile(rb"""\bxml:id\s*=\s*(?:"([^"]+)"|'([^']+)')""")


@dataclass(frozen=True, slots=True)
class Former:
    """An item before a change. ``data`` is its master, or the newest state where that cannot be read or is gone; ``used`` are
    the ids of that and of every state before.
    """

    data: bytes
    item: Item
    used: frozenset[str]
    state: State
    record: IngestRecord | None

    @property
    def is_by_hand(self) -> bool:
        """Work done by hand was kept in it."""
        return self.record is None or self.record.is_by_hand


def former(repository: Repository, item: str) -> Former:
    """Read what the archive has of an item. Raise UnknownReference for one it never had, SourceError or EncodingError when
    nothing of it can be read any more.
    """
    versions = repository.versions(item)
    state = repository.state(item)
    kept = [version.path.read_bytes() for version in versions]
    current = [repository.on_shelf(item)] if state != "missing" or not versions else []
    data, decoded = _readable([*kept, *current], str(repository.path(item)))
    used = frozenset(one for state_of in (*kept, *current) for one in ids_in(state_of))
    return Former(data, decoded, used, state, repository.record(item))


def ids_in(data: bytes) -> frozenset[str]:
    """Give every ``xml:id`` of a file in UTF-8, even of one that is not well-formed."""
    return frozenset((found[1] or found[2]).decode("utf-8", "replace") for found in _ID.finditer(data))


def _readable(states: list[bytes], path: str) -> tuple[bytes, Item]:
    """Read the newest state that can be read."""
    for data in reversed(states[1:]):
        try:
            return data, tei.decode(data, path)
        except ArchiveError:
            continue
    return states[0], tei.decode(states[0], path)
