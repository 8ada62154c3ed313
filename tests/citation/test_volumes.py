"""A letter, a speech or a document that stands in a volume is cited in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.citation import STYLES, Bibliography, plain_citation

from .specimens import LETTER, SPEECH, cite, item

VOLUME = "Foreign Relations 1948"
BARE = replace(cite(item(LETTER), "p9"), container=VOLUME)
PARTS = {
    "a letter": BARE,
    "an untitled letter": replace(BARE, is_titled=False),
    "a letter to nobody known": replace(BARE, recipients=()),
    "a speech": replace(cite(item(SPEECH), "p2..p4"), container=VOLUME),
    "a document": replace(BARE, csl_type="document", title="Memorandum", genre="", recipients=()),
    "an undated document": replace(BARE, csl_type="document", title="Memorandum", genre="", recipients=(), date=None),
}
LETTERS_ALONE = {"oscola"}
"""Styles whose CSL file prints nothing beside a letter that could name the volume."""


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> Bibliography:
    return Bibliography(tmp_path_factory.mktemp("volumes"))


def test_the_archive_names_the_volume_as_the_manual_does(bibliography: Bibliography) -> None:
    for cited, by_pandoc in zip(PARTS.values(), bibliography.formatted(list(PARTS.values()), "chicago"), strict=True):
        assert plain_citation(cited) == by_pandoc
        assert f"<i>{VOLUME}</i>" in by_pandoc.html


@pytest.mark.parametrize("style", STYLES)
def test_every_style_names_the_volume(bibliography: Bibliography, style: str) -> None:
    found = dict(zip(PARTS, bibliography.formatted(list(PARTS.values()), style), strict=True))
    silent = {name for name, each in found.items() if VOLUME not in each.text}
    assert silent == ({name for name in PARTS if "letter" in name} if style in LETTERS_ALONE else set())
