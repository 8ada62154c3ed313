"""The bar a person sees on long work."""

from __future__ import annotations

import io
import sys

import pytest

from archive.cli.progress import bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("length", [1, 3, 99, 100, 4_152])
def test_a_bar_moves_with_each_hundredth_at_most_and_ends_whole(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with bar("Indexing", length) as step:
        for done in range(length + 1):
            step(done)
    shown = terminal.getvalue()
    assert shown.rstrip().removesuffix("\x1b[?25h").rstrip().endswith("100%")
    assert shown.count("%") <= length + 1
    assert shown.count("%") <= 150


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    with bar("Indexing", 10) as step:
        step(10)
    assert written.getvalue() == ""
