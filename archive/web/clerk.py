"""Formats citations behind the pages: a page never waits for one, and finds it ready the next time."""

from __future__ import annotations

import logging
from queue import Empty, Full, Queue
from threading import Lock, Thread

from archive.citation import STYLES, Bibliography, Citable
from archive.errors import ArchiveError

WAITING = 256
"""Citations that may wait; more are asked for again by the next reader."""

IDLE_SECONDS = 5.0
"""How long the thread stays when there is nothing to do."""

log = logging.getLogger(__name__)


class Clerk:
    """One thread that works while there is something to format, and goes home when there is not."""

    def __init__(self, bibliography: Bibliography) -> None:
        self._bibliography = bibliography
        self._queue: Queue[Citable] = Queue(WAITING)
        self._lock = Lock()
        self._is_working = False

    def ask(self, one: Citable) -> None:
        """Ask for the citations of something; returns at once."""
        try:
            self._queue.put_nowait(one)
        except Full:
            return
        with self._lock:
            if not self._is_working:
                self._is_working = True
                Thread(target=self._work, name="clerk", daemon=True).start()

    def _work(self) -> None:
        while True:
            try:
                first = self._queue.get(timeout=IDLE_SECONDS)
            except Empty:
                with self._lock:
                    if self._queue.empty():
                        self._is_working = False
                        return
                continue
            self._format([first, *self._waiting()])

    def _waiting(self) -> list[Citable]:
        found = []
        while True:
            try:
                found.append(self._queue.get_nowait())
            except Empty:
                return found

    def _format(self, several: list[Citable]) -> None:
        asked = list(dict.fromkeys(several))
        for style in STYLES:
            missing = [one for one in asked if self._bibliography.cached(one, style) is None]
            try:
                if missing:
                    self._bibliography.formatted(missing, style)
            except (ArchiveError, OSError) as error:
                log.warning("No formatted citations: %s", error)
                return
