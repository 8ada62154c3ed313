"""The generation of the index that answers: opened while the server runs, and resting while its engine is away.

A new generation is noticed and opened; the one it replaces is closed when the last request that reads from it is done.
"""

from __future__ import annotations

import logging
import weakref
from math import inf
from threading import Lock, Thread
from time import monotonic

from archive.authorities import Authorities
from archive.errors import ArchiveError, EngineAway, EngineUnavailable, IndexDamaged, OperatorError
from archive.search import Generations, engine_named
from archive.settings import Home, Settings
from archive.web.holdings import Holdings

AGAIN = 15.0
"""Seconds after which an engine that did not answer is asked again."""

NO_INDEX = "There is no index yet, so searching and the lists rest; reading works. The operator cures it with: archive build."

RESTS = "Searching rests for now, as the search engine does not answer. Reading and citing go on; please try again in a minute."
"""What readers are told; the log says what the operator can do."""

log = logging.getLogger(__name__)


class Index:
    """Gives what the current generation holds; safe to share between threads."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self._home, self._settings = home, settings
        self._lock = Lock()
        self._holdings: Holdings | None = None
        self._ask_again = inf

    def current(self) -> Holdings:
        """Give what the current generation holds; with ``trouble`` when there is none that can be read."""
        with self._lock:
            try:
                said = self._settings
                engine = engine_named(said.engine, said.hosts, said.index, said.title)
                generations = Generations(self._home.index, engine)
                current = generations.current()
            except (EngineUnavailable, IndexDamaged) as error:
                return self._without(None, _told(error))
            if self._holdings is None or self._holdings.generation != current:
                self._holdings = self._without(None, NO_INDEX) if current is None else self._open(generations, current)
            elif monotonic() >= self._ask_again:
                self._ask_again = inf
                # No reader waits for an engine that may not answer.
                Thread(target=self._open_again, args=(generations, current), daemon=True).start()
            return self._holdings

    def resting(self, holdings: Holdings, error: OperatorError) -> Holdings:
        """Give what is held without an index that did not answer; those who ask later get the same until it does."""
        rests = Holdings(holdings.generation, holdings.authorities, None, (), _told(error))
        with self._lock:
            if isinstance(error, EngineAway | IndexDamaged) and self._holdings is holdings:
                log.error("Searching rests: %s", error)
                self._holdings, self._ask_again = rests, _when(error)
        return rests

    def _open_again(self, generations: Generations, current: str) -> None:
        found = self._open(generations, current)
        with self._lock:
            if found.searcher is not None and self._holdings is not None and self._holdings.generation == current:
                log.error("The search engine answers again.")
                self._holdings = found

    def _open(self, generations: Generations, current: str) -> Holdings:
        self._ask_again = inf
        try:
            masters, searcher = generations.masters(), generations.open()
            texts = tuple(searcher.texts())
        except (EngineUnavailable, IndexDamaged) as error:
            self._ask_again = _when(error)
            return self._without(current, _told(error))
        holdings = Holdings(current, self._authorities(), searcher, texts, masters=masters)
        weakref.finalize(holdings, searcher.close)
        return holdings

    def _without(self, generation: str | None, trouble: str) -> Holdings:
        return Holdings(generation, self._authorities(), None, (), trouble)

    def _authorities(self) -> Authorities:
        try:
            return Authorities.load(self._home.authorities)
        except ArchiveError:
            # A slip in the file is told to the archivist by every command; readers keep the pages they had.
            return self._holdings.authorities if self._holdings else Authorities(())


def _when(error: OperatorError) -> float:
    """Say when to ask again: what is damaged stays so until another generation is built."""
    return inf if isinstance(error, IndexDamaged) else monotonic() + AGAIN


def _told(error: OperatorError) -> str:
    """Say it to readers: nothing of machines and passwords."""
    return RESTS if isinstance(error, EngineAway) else str(error)
