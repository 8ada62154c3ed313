"""The bar a person sees on long work."""

from __future__ import annotations

import io
import sys
import time

import pytest

from archive.cli.progress import bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("length", [1, 3, 99, 100, 4_152])
def test_a_bar_ends_whole(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with bar("Indexing", length) as step:
        for done in range(length + 1):
            step(done)
    assert terminal.getvalue().rstrip().removesuffix("\x1b[?25h").rstrip().endswith("100%")


def test_a_bar_foretells_nothing_from_its_first_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = _Terminal(), [1_000.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(time, "time", lambda: clock[0])
    with bar("Indexing", 4_000) as step:
        step(0)
        clock[0] += 5
        step(1)
        assert ":" not in terminal.getvalue()
        clock[0] += 5
        step(1_000)
        assert "00:00:30" in terminal.getvalue()
        step(4_000)


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    with bar("Indexing", 10) as step:
        step(10)
    assert written.getvalue() == ""
