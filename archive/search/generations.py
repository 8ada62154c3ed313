"""Generations of the index: each built beside the old one, checked, flushed, and made current by one atomic replacement.

``index/gen-000042/`` holds a generation, ``index/current`` the name of the one that answers. Two are kept. There is one writer.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError, IndexDamaged, StorageError
from archive.search.engine import Census, Engine, Sample, Searcher, Units
from archive.search.locking import locked
from archive.search.manifest import Manifest, checksums, digest_of_names
from archive.search.query.tree import Everything, Phrase, Word
from archive.search.results import Request

KEPT = 2
"""Generations that are kept: the current one, and the one before for those who still read from it."""

_NAME = re.compile(r"gen-(\d{6})")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PRIVATE = 0o700
"""Nobody but the owner may write where an index is, for to open one runs what is in it (it is unpickled)."""


class Generations:
    """The generations below a folder, all of one engine."""

    def __init__(self, index: Path, engine: Engine) -> None:
        self._index, self._engine = index, engine

    def current(self) -> str | None:
        """Give the name of the current generation, None when there is none or nobody can tell which it is."""
        try:
            return self._named()
        except IndexDamaged:
            return None

    def passages(self) -> int:
        """Count the passages of the current generation as its manifest says; raise IndexDamaged when there is none."""
        return Manifest.read(self._index / (self._named() or "")).passages

    def open(self) -> Searcher:
        """Open the current generation; raise IndexDamaged when there is none or it is not what it should be."""
        name = self._named()
        if name is None:
            raise IndexDamaged(f"There is no index in {self._index} yet. Run “archive build”.")
        generation = self._index / name
        _refuse_shared(generation)
        manifest = Manifest.read(generation)
        if (manifest.engine, manifest.schema) != (self._engine.name, self._engine.schema):
            raise IndexDamaged(f"The index {generation} was built by another engine or version. Run “archive build”.")
        manifest.check(generation)
        return self._engine.open(generation)

    def masters(self) -> Mapping[str, str]:
        """Give the digest of each master that the current generation was built from; raise IndexDamaged as ``open`` does."""
        name = self._named()
        return {} if name is None else Manifest.read(self._index / name).items

    def build(
        self,
        masters: Mapping[str, str],
        units: Units,
        names: Mapping[str, tuple[str, ...]],
        progress: Callable[[int], None] | None = None,
        on_fault: Callable[[str, ArchiveError], None] | None = None,
    ) -> Path:
        """Make a generation of these masters (digest by item) current, and give its folder.

        Nothing is written when the current one is of the same masters, names and engine. A master that cannot be read is told
        to ``on_fault`` and left out; without that, its error is raised and nothing changes.
        """
        with self._writing():
            previous, manifest = self._usable()
            if previous is not None and manifest is not None and _says(manifest, masters, names):
                if progress is not None:
                    progress(len(masters))
                return previous
            unchanged = frozenset(item for item in masters if manifest and manifest.items.get(item) == masters[item])
            place = self._index / f"gen-{self._last() + 1:06}"
            with _whole(place):
                census = self._engine.build(
                    place, sorted(masters), units, names, previous=previous, unchanged=unchanged, progress=progress
                )
                for item, error in census.faults:
                    if on_fault is None:
                        raise error
                    on_fault(item, error)
                self._finish(place, census, masters, names)
            self._forget(place.name)
            return place

    def _finish(self, place: Path, census: Census, masters: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> None:
        """Check a generation against what was given, flush it, and make it current."""
        texts, passages = (sum(counts) for counts in zip(*census.items.values(), strict=True)) if census.items else (0, 0)
        searcher = self._engine.open(place)
        try:
            _check(searcher, texts, passages, census.samples)
        finally:
            searcher.close()
        digest, engine = digest_of_names(names), self._engine
        items = {item: masters[item] for item in census.items}
        Manifest(engine.name, engine.schema, items, digest, texts, passages, checksums(place)).write(place)
        for path in sorted(place.rglob("*")):
            _flush(path)
        _flush(place)
        self._replace(place.name)

    def _replace(self, name: str) -> None:
        written = self._index / "current.new"
        written.write_text(f"{name}\n", encoding="ascii")
        _flush(written)
        written.replace(self._index / "current")
        _flush(self._index)

    def _named(self) -> str | None:
        """Read which generation is current, None when nothing says so; raise IndexDamaged when that is not a name."""
        try:
            name = (self._index / "current").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{self._index / 'current'} cannot be read ({error}). Run “archive build”.") from None
        if not _NAME.fullmatch(name):
            raise IndexDamaged(f"{self._index / 'current'} does not name a generation. Run “archive build”.")
        return name

    def _usable(self) -> tuple[Path | None, Manifest | None]:
        """Give the current generation when its unchanged parts can be taken over."""
        try:
            name = self.current()
            if name is None:
                return None, None
            generation = self._index / name
            _refuse_shared(generation)
            manifest = Manifest.read(generation)
            if (manifest.engine, manifest.schema) != (self._engine.name, self._engine.schema):
                return None, None
            manifest.check(generation)
            # What a cluster keeps of it may be gone.
            self._engine.open(generation).close()
        except IndexDamaged:
            return None, None
        return generation, manifest

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._index.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            with locked(self._index / "writer.lock"):
                yield
        except BlockingIOError:
            raise StorageError(f"Another build is writing the index in {self._index}; wait until it is done.") from None
        except OSError as error:
            raise StorageError(f"{_refusal(self._index, error)}{self._consequence()}") from error

    def _consequence(self) -> str:
        return "" if self.current() is None else " The old one still answers."

    def _last(self) -> int:
        """Give the highest number ever used; also that of a current generation whose folder was deleted, for who still
        reads from it must see that there is another.
        """
        names = [path.name for path in self._index.iterdir()] + [self.current() or ""]
        return max((int(found[1]) for name in names if (found := _NAME.fullmatch(name))), default=0)

    def _forget(self, current: str) -> None:
        """Remove all generations but those that are kept, also what a build that was killed left behind."""
        names = sorted(path.name for path in self._index.iterdir() if _NAME.fullmatch(path.name))
        first = max(0, names.index(current) + 1 - KEPT)
        for name in names[:first]:
            # Windows lets nobody remove a file that is being read; the next build tries again.
            shutil.rmtree(self._index / name, ignore_errors=True)
        self._engine.settle([self._index / name for name in names[first:] if self._is_of_engine(self._index / name)])

    def _is_of_engine(self, generation: Path) -> bool:
        try:
            manifest = Manifest.read(generation)
        except IndexDamaged:
            return False
        return (manifest.engine, manifest.schema) == (self._engine.name, self._engine.schema)


@contextmanager
def _whole(place: Path) -> Iterator[None]:
    """Make a folder that is there when all went well, and is not otherwise."""
    place.mkdir(mode=_PRIVATE)
    try:
        yield
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _refusal(index: Path, error: OSError) -> str:
    """Give the sentence for a place that refuses an index, with the cure."""
    if index.exists() and not index.is_dir():
        return f"{index} is a file where the folder of the index belongs. Remove or rename the file, then run “archive build”."
    if error.errno in _FULL:
        return f"The index cannot be written: the disk of {index} is full. Make room, then run “archive build” again."
    reason = error.strerror or error
    return f"The index cannot be written in {index} ({reason}). See that you may write there, then run “archive build” again."


def _says(manifest: Manifest, masters: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> bool:
    return dict(manifest.items) == dict(masters) and manifest.names == digest_of_names(names)


def _check(searcher: Searcher, texts: int, passages: int, samples: tuple[Sample, ...]) -> None:
    """Raise IndexDamaged when a generation does not hold what was given."""
    whole = searcher.search(Request(Everything(), size=0))
    if (whole.texts, whole.passages) != (texts, passages):
        raise IndexDamaged(
            f"The new index holds {whole.passages:,} passages of {whole.texts:,} texts where {passages:,} of {texts:,} were"
            " given, so it was thrown away. Run “archive build” again."
        )
    for sample in samples:
        if not _is_found(searcher, sample):
            raise IndexDamaged(
                f"The new index does not find the words of {sample.item}/{sample.passage}, so it was thrown away."
                " Run “archive build” again."
            )


def _is_found(searcher: Searcher, sample: Sample) -> bool:
    phrase = Phrase(tuple(Word(word, exact=True) for word in sample.words))
    return any((hit.reference.item, hit.passage) == (sample.item, sample.passage) for hit in searcher.hits(Request(phrase)))


def _refuse_shared(generation: Path) -> None:
    """Raise IndexDamaged when others may write where an index is."""
    if os.name == "posix" and generation.is_dir() and generation.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise IndexDamaged(f"Others may write in {generation}, so it is not opened. Run “chmod -R go-w {generation}”.")


def _flush(path: Path) -> None:
    """Make sure that a file or folder is on the disk."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
