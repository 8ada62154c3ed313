"""What the pages are made from: the masters, the current generation of the index, the authorities and the citations."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import cast

from flask import current_app, g, has_app_context

from archive import tei
from archive.citation import Bibliography
from archive.errors import ArchiveError, EncodingError, OperatorError, SourceError, StorageError
from archive.model import Item, version_of
from archive.repository import AccessCopies, KeptVersion, Moment, Repository
from archive.settings import Home, Settings
from archive.web.holdings import Holdings
from archive.web.index import Index

MASTERS_KEPT = 16_000_000
"""Bytes of TEI whose parsed form is kept; the parsed form takes some ten times as much."""

CITATION_SECONDS = 20.0
"""How long a reader waits for a citation in another style; it takes one on a busy machine. Then the archive's own stands in."""


@dataclass(frozen=True)
class Opened:
    """A state of an item: its file as kept, and parsed. A parsed master is used by one thread at a time: hold ``lock``.

    ``version`` names the text of this very file, ``digest`` its bytes (sha256 in hex).
    """

    master: tei.Master
    data: bytes
    digest: str
    version: str
    is_newest: bool
    lock: Lock

    @property
    def item(self) -> Item:
        """The item as values."""
        with self.lock:
            return self.master.item


class Library:
    """Holds what requests share; safe to share between threads."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self.settings = settings
        self.repository = Repository(home.masters)
        self.bibliography = Bibliography(home.index / "citations", timeout=CITATION_SECONDS)
        self._index = Index(home, settings)
        self._copies = AccessCopies(home.index)
        self._lock = Lock()
        self._masters: OrderedDict[str, Opened] = OrderedDict()
        self._seen: dict[str, tuple[Moment, str]] = {}
        self._weight = 0

    @property
    def holdings(self) -> Holdings:
        """What the current generation of the index holds; with ``trouble`` when there is none that can be read.

        One request sees one generation from its beginning to its end.
        """
        if not has_app_context():
            return self._index.current()
        if "holdings" not in g:
            g.holdings = self._index.current()
        return cast(Holdings, g.holdings)

    def rest(self, error: OperatorError) -> None:
        """Answer this request without the index, which could not answer it."""
        g.holdings = self._index.resting(self.holdings, error)

    def newest(self, item: str) -> Opened:
        """Open an item as it was last kept; raise UnknownReference, or Gone with the reason for one that was withdrawn."""
        moment = self.repository.moment(item)
        with self._lock:
            seen, digest = self._seen.get(item, (None, ""))
            kept = self._masters.get(digest) if moment is not None and moment == seen else None
            if kept is not None:
                self._masters.move_to_end(digest)
                return replace(kept, is_newest=True)
        state = self._opened(item, self.repository.read_kept(item), is_newest=True)
        if moment is not None:
            with self._lock:
                self._seen[item] = moment, state.digest
        return state

    def version(self, item: str, version: str) -> Opened:
        """Open an item as it was in a version; a withdrawn item is gone in every version.

        A version reads also while the newest file is damaged.
        """
        try:
            newest = self.newest(item)
        except (EncodingError, SourceError, StorageError):
            newest = None
        if newest is not None and version == newest.version:
            return newest
        return self._opened(item, self.repository.read_version(item, version), is_newest=False)

    def state(self, item: str, kept: KeptVersion) -> Item:
        """Read a state of an item; several may be of one version."""
        return self._opened(item, kept.path.read_bytes(), is_newest=False).item

    def last_version_with(self, item: str, passage: str) -> str | None:
        """Give the latest version of an item that still had a passage; None when none is known."""
        for version in dict.fromkeys(kept.version for kept in reversed(self.repository.versions(item))):
            try:
                state = self.version(item, version)
            except ArchiveError:
                continue
            if passage in state.item.ids:
                return version
        return None

    def _opened(self, item: str, data: bytes, *, is_newest: bool) -> Opened:
        digest = hashlib.sha256(data).hexdigest()
        with self._lock:
            kept = self._masters.get(digest)
            if kept is not None:
                self._masters.move_to_end(digest)
        if kept is None:
            kept = self._read(item, data, digest)
            self._keep(digest, kept)
        return replace(kept, is_newest=is_newest)

    def _read(self, item: str, data: bytes, digest: str) -> Opened:
        """Read a master: as its access copy says, where there is one of these very bytes."""
        path, copy = f"tei/{item}.xml", self._copies.get(item, digest)
        if copy is not None:
            return Opened(tei.reopened(data, path, copy.item), data, digest, copy.version, False, Lock())
        master = tei.parse(data, path)
        return Opened(master, data, digest, version_of(master.item.passages), False, Lock())

    def _keep(self, digest: str, state: Opened) -> None:
        with self._lock:
            if digest not in self._masters:
                self._weight += len(state.data)
            self._masters[digest] = state
            while self._weight > MASTERS_KEPT and len(self._masters) > 1:
                digest, left = self._masters.popitem(last=False)
                self._weight -= len(left.data)
                self._seen = {item: (moment, of) for item, (moment, of) in self._seen.items() if of != digest}


def library() -> Library:
    """Give the library of the running application."""
    return cast(Library, current_app.extensions["library"])
