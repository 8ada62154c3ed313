"""Citations formatted by a style: made once, kept on disk, and waited for only by a page whose answer they are."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from archive.citation.citable import Citable
from archive.citation.formatted import Formatted
from archive.citation.manuals import STYLES
from archive.citation.pandoc import TIMEOUT_SECONDS, CitationsUnavailable, format_citations, style_sheet
from archive.citation.runs import Runs, as_markup, as_text
from archive.citation.telling import ADDRESS, PARAGRAPHS, Data
from archive.pandoc import find_pandoc

BATCH = 100
"""Citations in one call of pandoc: enough that its start costs little, few enough to stay far below its limits."""

KEPT_IN_MEMORY = 4_096
"""Formatted texts at hand, of about a kilobyte each."""

PAUSE_SECONDS = 60.0
"""How long the program is left alone after a failure, so that one that is missing or hangs is not called by every page."""

_FORM = 2
"""Part of every digest: a higher number makes what an earlier version of this program kept be made anew."""

_PARAGRAPHS = re.compile("|".join(PARAGRAPHS))


@dataclass(frozen=True, slots=True)
class _Work:
    """A text to be formatted, without its address and the numbers of its passages: these are filled in afterwards, so that
    one call serves every passage and every version of a text.
    """

    digest: str
    told: tuple[Data, Data]
    shape: int


class Bibliography:
    """Formats citations through pandoc and keeps them below a folder; safe to share between threads and processes.

    ``cache_folder`` may be deleted at any time. ``program`` is pandoc; None finds it. ``timeout`` is in seconds.
    """

    def __init__(self, cache_folder: Path, *, program: Path | None = None, timeout: float = TIMEOUT_SECONDS) -> None:
        self._folder = cache_folder
        self._program = program or find_pandoc()
        self._timeout = timeout
        self._lock, self._calling = Lock(), Lock()
        self._memory: OrderedDict[str, tuple[Runs, Runs]] = OrderedDict()
        self._rests_until = 0.0
        self._trouble = ""

    @property
    def trouble(self) -> str:
        """A sentence on why the last call of pandoc failed; "" when it did not."""
        return self._trouble

    def formatted(self, citables: Sequence[Citable], style: str) -> tuple[Formatted, ...]:
        """Format citations, at once those that are kept, the others by pandoc, as many as possible in one call.

        ``style`` is a key of STYLES. Calls wait for one another. Raise CitationsUnavailable when pandoc is missing, fails or
        takes too long, and for PAUSE_SECONDS after that, so that no page waits for a program that hangs.
        """
        works = [self._work(cited, style) for cited in citables]
        found = self._found(works)
        if len(found) < len({work.digest for work in works}):
            with self._calling:
                found = self._found(works)
                missing = list({work.digest: work for work in works if work.digest not in found}.values())
                for start in range(0, len(missing), BATCH):
                    found |= self._format(missing[start : start + BATCH], style)
        return tuple(_filled(found[work.digest], cited) for work, cited in zip(works, citables, strict=True))

    def _found(self, works: Sequence[_Work]) -> dict[str, tuple[Runs, Runs]]:
        return {work.digest: kept for work in works if (kept := self._kept(work.digest)) is not None}

    def _format(self, works: Sequence[_Work], style: str) -> dict[str, tuple[Runs, Runs]]:
        if time.monotonic() < self._rests_until:
            raise CitationsUnavailable(self._trouble)
        told, shapes = [work.told for work in works], [work.shape for work in works]
        try:
            pairs = format_citations(self._program, STYLES[style], told, shapes, self._timeout)
        except CitationsUnavailable as error:
            self._trouble, self._rests_until = str(error), time.monotonic() + PAUSE_SECONDS
            raise
        self._trouble = ""
        found = {work.digest: pair for work, pair in zip(works, pairs, strict=True)}
        for digest, pair in found.items():
            self._keep(digest, pair)
        return found

    def _work(self, cited: Citable, style: str) -> _Work:
        told = STYLES[style].tell(cited)
        shape = 0 if cited.paragraphs is None else 1 + (cited.paragraphs[0] != cited.paragraphs[1])
        known = [_FORM, told, shape, _style_digest(style), _program_digest(self._program)]
        return _Work(hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest(), told, shape)

    def _kept(self, digest: str) -> tuple[Runs, Runs] | None:
        with self._lock:
            if digest in self._memory:
                self._memory.move_to_end(digest)
                return self._memory[digest]
        try:
            pair = _pair(json.loads(self._path(digest).read_bytes()))
        except (OSError, ValueError):
            return None
        self._remember(digest, pair)
        return pair

    def _keep(self, digest: str, pair: tuple[Runs, Runs]) -> None:
        """Keep a citation in memory and on disk. A disk that refuses is no reason to withhold it: it can be made again."""
        self._remember(digest, pair)
        path = self._path(digest)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(pair, file, ensure_ascii=False)
                Path(name).replace(path)
            finally:
                Path(name).unlink(missing_ok=True)

    def _remember(self, digest: str, pair: tuple[Runs, Runs]) -> None:
        with self._lock:
            self._memory[digest] = pair
            while len(self._memory) > KEPT_IN_MEMORY:
                self._memory.popitem(last=False)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.json"


def _filled(pair: tuple[Runs, Runs], cited: Citable) -> Formatted:
    """Put the address and the numbers of the passages where their stand-ins are."""
    numbers = dict(zip(PARAGRAPHS, map(str, cited.paragraphs or (0, 0)), strict=True))

    def fill(text: str) -> str:
        return _PARAGRAPHS.sub(lambda found: numbers[found[0]], text).replace(ADDRESS, cited.url)

    entry, note = (tuple((fill(text), is_italic) for text, is_italic in runs) for runs in pair)
    return Formatted(as_markup(entry), as_text(entry), as_markup(note), as_text(note))


def _pair(read: object) -> tuple[Runs, Runs]:
    """Read what was kept; raise ValueError for anything else, such as half a file."""
    match read:
        case [list() as entry, list() as note] if all(_is_run(run) for run in [*entry, *note]):
            return tuple((text, is_italic) for text, is_italic in entry), tuple((text, is_italic) for text, is_italic in note)
        case _:
            raise ValueError("not a citation that was kept")


def _is_run(run: object) -> bool:
    match run:
        case [str(), bool()]:
            return True
        case _:
            return False


@cache
def _style_digest(style: str) -> str:
    return hashlib.sha256(style_sheet(STYLES[style])).hexdigest()


@cache
def _program_digest(program: Path | None) -> str:
    """Tell one pandoc from another without running it: by its size and the time it was installed."""
    try:
        known = program.stat() if program else None
    except OSError:
        known = None
    return "" if known is None else f"{known.st_size}-{known.st_mtime_ns}"
