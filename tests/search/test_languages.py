"""Texts in some 370 languages: no word of any of them is lost, and each is the same word when it is typed alone."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from archive.search import parse
from archive.search.query.binding import simplified
from archive.search.query.tree import Phrase, Query, Word
from archive.search.words.analysis import forms, spans, terms, words_of
from archive.search.words.characters import APOSTROPHES

_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")


def _texts() -> dict[str, str]:
    """The Universal Declaration of Human Rights, by the name of its file (ISO 639-3)."""
    if not _FOLDER:
        return {}
    with zipfile.ZipFile(Path(_FOLDER) / "languages" / "udhr2.zip") as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt")]
        return {Path(name).stem: archive.read(name).decode("utf-8") for name in sorted(names)}


def _forms_asked(query: Query) -> tuple[str, ...]:
    match query:
        case Word(text):
            return forms(text)
        case Phrase(words):
            return tuple(form for word in words for form in forms(word.text))
    return ()


@pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
def test_no_word_of_any_language_is_lost_and_each_is_asked_for_as_it_stands() -> None:
    texts = _texts()
    assert len(texts) > 350
    for name, text in texts.items():
        inside = {place for start, end in spans(text) for place in range(start, end)}
        lost = {text[place] for place in set(range(len(text))) - inside if unicodedata.category(text[place])[0] in "LN"}
        assert lost <= set(APOSTROPHES), name
        assert len(terms(text, name.partition("_")[0])) == len(words_of(text))
        for raw in set(words_of(text)):
            assert words_of(raw) == [raw], (name, raw)
            assert _forms_asked(simplified(parse(raw).query)) == forms(raw), (name, raw)
