"""Reads bytes as a source of a folder ``seeds``."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.sources import SourceText, read


def text_of(seeds: Path, data: bytes, encoding: str | None = None, name: str = "a.txt") -> SourceText:
    (seeds / name).write_bytes(data)
    found = read(seeds / name, seeds, encoding)
    assert isinstance(found, SourceText)
    return found


def refusal(seeds: Path, data: bytes, encoding: str | None = None, name: str = "a.txt") -> str:
    (seeds / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(seeds / name, seeds, encoding)
    return str(caught.value)
