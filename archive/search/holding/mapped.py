"""Values with large arrays in files: what is small is read, an array stays where it lies until it is looked at.

To read one unpickles: it is as trusted as code.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ALIGNED = 64
"""Bytes at a multiple of which an array begins: a line of a processor's cache."""


def write_mapped(path: Path, value: object) -> None:
    """Write a value to ``path``, its arrays beside it."""
    said, buffers, places = io.BytesIO(), list[pickle.PickleBuffer](), list[tuple[int, int]]()
    _Pickler(said, pickle.HIGHEST_PROTOCOL, buffer_callback=buffers.append).dump(value)
    with _arrays(path).open("wb") as file:
        for buffer in buffers:
            file.write(bytes(-file.tell() % _ALIGNED))
            start = file.tell()
            file.write(buffer.raw())
            places.append((start, file.tell()))
    path.write_bytes(pickle.dumps((places, said.getvalue()), pickle.HIGHEST_PROTOCOL))


def read_mapped(path: Path) -> Any:
    """Read a value; its arrays cannot be changed."""
    with uncollected():
        places, said = pickle.loads(path.read_bytes())  # noqa: S301 (as trusted as code)
        is_empty = not _arrays(path).stat().st_size
        lying = np.empty(0, np.uint8) if is_empty else np.memmap(_arrays(path), np.uint8, "r")
        return pickle.loads(said, buffers=[lying[start:end].data for start, end in places])  # noqa: S301


def mapped(path: Path) -> NDArray[Any]:
    """Give an array that was saved alone, where it lies in its file."""
    return np.asarray(np.load(path, mmap_mode="r"))


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects at once without the collector, which would look through all of them again and again: three times as
    fast for 400,000 passages.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Pickler(pickle.Pickler):
    """Has values made anew from their fields, a third of the time that it takes to set their state."""

    def reducer_override(self, value: Any) -> tuple[Callable[..., Any], tuple[Any, ...]] | Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, field.name) for field in fields(value))
        return NotImplemented


def _arrays(path: Path) -> Path:
    return path.with_suffix(".arrays")
