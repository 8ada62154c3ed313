"""Documents that hold no text, or that pandoc cannot read, are refused with a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.sources import document
from tests.sources.readings import refusal


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_document_without_words_is_refused(seeds: Path, name: str) -> None:
    assert "without words. If it holds pictures of pages" in refusal(seeds, b'<html><img src="a.png"></html>', name=name)
    assert "is empty" in refusal(seeds, b" \n", name=name)


def test_a_document_too_large_for_pandoc_is_refused_before_it_is_asked(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.sources.source.LARGEST_WRITTEN", 1024**2)
    assert "is larger than 1 MB. Divide it into several files" in refusal(seeds, b"a " * 600_000, name="a.md")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        pytest.param("exit 251", "takes too much memory to read", id="memory"),
        pytest.param("echo pandoc: no such thing. >&2; exit 64", "cannot be read (no such thing). Save it anew", id="failure"),
        pytest.param("exec sleep 9", "entangled beyond measure", id="time"),
    ],
)
def test_a_pandoc_that_fails_is_told_with_a_cure(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    path = tmp_path / "pandoc"
    path.write_text(f'#!/bin/sh\n[ "$4" = --sandbox ] && [ "$5" = --version ] && exit 0\n{program}\n')
    path.chmod(0o755)
    monkeypatch.setattr(document, "find_pandoc", lambda: path)
    monkeypatch.setattr(document, "_SECONDS", 0.3)
    assert said in refusal(seeds, b"words", name="a.md")


def test_without_pandoc_the_sentence_says_how_to_get_it(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "find_pandoc", lambda: None)
    assert "which only pandoc reads: install it" in refusal(seeds, b"words", name="a.md")
