"""Access copies: of each long master what the archive sees in it, so that its first reader need not wait for all of it.

As with any archive's access copies, readers handle these and the masters stay the truth: a copy is made from a master, bears
the digest of the very bytes it was made from, and is passed over where it does not fit. All may be deleted without loss;
``archive build`` makes them again. To open one unpickles it, so they lie in a folder that only its owner may write to, as
the index does.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from archive import tei
from archive.errors import ArchiveError, StorageError
from archive.model import Item, Later, Passage, version_of
from archive.repository.disk import DRAFT, Disk, draft_of

LEAST = 100_000
"""Bytes of TEI from which a master has a copy; a shorter one is read whole in some 25 ms."""

_FOLDER = "access"
_SUFFIX = ".copy"
_PRIVATE = 0o700
_LEFT = 3600.0
"""Seconds after which a draft is one that a killed build left."""

_MADE_BY = ("authorities", "dates", "model", "repository/access.py", "tei")
"""What an item is read by: where a line of it changes, no copy that was made before fits."""


@dataclass(frozen=True, slots=True)
class AccessCopy:
    """The item of a master, with the passages of a section read when they are asked for, and the version of its text."""

    item: Item
    version: str


class AccessCopies:
    """The access copies below the folder of the index; masters are told by their digest, sha256 in hex."""

    def __init__(self, index: Path) -> None:
        self._folder = index / _FOLDER

    def get(self, item: str, digest: str) -> AccessCopy | None:
        """Give the copy of a master; None where there is none that is whole, of these bytes and the owner's own work."""
        body = self._body(item, digest)
        return None if body is None else _unpacked(body)

    def put(self, item: str, digest: str, decoded: Item) -> None:
        """Keep the copy of a master, which was decoded; raise OSError when the disk refuses."""
        body, disk, path = _packed(decoded), Disk(), self._path(item)
        self._folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        draft = draft_of(path)
        disk.create(draft, _head(digest, body) + b"\n" + body)
        disk.flush(draft)
        disk.rename(draft, path)

    def renew(self, masters: Mapping[str, str], read: Callable[[str], bytes]) -> None:
        """Have a copy of each of these masters (digest by item) and of no other; ``read`` gives the bytes of one.

        A master that cannot be read has none. Raise StorageError when the disk refuses.
        """
        try:
            for item, digest in masters.items():
                if self._body(item, digest) is None:
                    self._make(item, digest, read)
            for path in list(self._folder.iterdir()) if self._folder.is_dir() else ():
                is_left = DRAFT.fullmatch(path.name) and path.stat().st_mtime < time.time() - _LEFT
                if is_left or (path.suffix == _SUFFIX and path.stem not in masters):
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                f"The access copies cannot be written in {self._folder} ({error.strerror or error}); without them long texts"
                " open slowly. Make room or give yourself the right to write there, then run “archive build” again."
            ) from None

    def _make(self, item: str, digest: str, read: Callable[[str], bytes]) -> None:
        try:
            data = read(item)
            if hashlib.sha256(data).hexdigest() == digest:
                self.put(item, digest, tei.decode(data, f"tei/{item}.xml"))
        except ArchiveError:
            return

    def _body(self, item: str, digest: str) -> bytes | None:
        """Give what a copy holds, None for one that does not fit."""
        path = self._path(item)
        try:
            if not (_is_private(self._folder) and _is_private(path)):
                return None
            head, _, body = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        return body if head == _head(digest, body) else None

    def _path(self, item: str) -> Path:
        return self._folder / f"{item}{_SUFFIX}"


def _packed(item: Item) -> bytes:
    """Write what is needed at once, then the passages of each section by themselves."""
    sections = [_pickled(tuple(section.passages)) for section in item.sections]
    bare = replace(item, sections=tuple(replace(section, passages=()) for section in item.sections))
    ids = [section.ids for section in item.sections]
    first = (bare, version_of(item.passages), ids, list(map(len, sections)))
    return _pickled(first) + b"".join(sections)


class _Pickler(pickle.Pickler):
    """Has values made by their own constructors, which takes a quarter of the time of setting the fields of frozen ones."""

    def reducer_override(self, thing: Any) -> Any:
        given = _given(thing.__class__)
        return NotImplemented if given is None else (thing.__class__, given(thing))


@cache
def _given(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """Give what tells of a value of a dataclass what its constructor was given; None for other kinds."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda thing: tuple(getattr(thing, name) for name in names)) if is_dataclass(kind) else None


def _pickled(thing: object) -> bytes:
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(thing)
    return file.getvalue()


def _unpacked(body: bytes) -> AccessCopy:
    file = io.BytesIO(body)
    bare, version, ids, sizes = cast(tuple[Item, str, list[tuple[str, ...]], list[int]], pickle.load(file))  # noqa: S301
    sections, start = [], file.tell()
    for section, own, size in zip(bare.sections, ids, sizes, strict=True):
        sections.append(replace(section, passages=Later(own, partial(_passages, body[start : start + size]))))
        start += size
    return AccessCopy(replace(bare, sections=tuple(sections)), version)


def _passages(packed: bytes) -> tuple[Passage, ...]:
    return cast(tuple[Passage, ...], pickle.loads(packed))  # noqa: S301


def _head(digest: str, body: bytes) -> bytes:
    return f"{_form()} {digest} {hashlib.sha256(body).hexdigest()}".encode("ascii")


@cache
def _form() -> str:
    """Name the form of the copies that this very program makes, on this Python: by its lines."""
    package, made_by = Path(__file__).parent.parent, hashlib.sha256(sys.version.encode())
    for name in _MADE_BY:
        place = package / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else (place,):
            made_by.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return made_by.hexdigest()[:16]


def _is_private(path: Path) -> bool:
    """Tell whether only the owner may write to a file or folder; Windows has other means for that."""
    return os.name != "posix" or not path.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)
