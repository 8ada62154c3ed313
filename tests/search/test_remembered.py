"""Sentences of real texts as somebody remembers them: how many are found, and how many of other texts are said not to be."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from archive import tei
from archive.model import TextUnit
from archive.search import Searcher, engine_named
from archive.search.words.analysis import forms
from tests.search.answers import opened
from tests.search.corpus import Corpus
from tests.search.distortion import DEGREES, sentences, speech


def share_found(searcher: Searcher, texts: Iterable[TextUnit], degree: str, size: int) -> float:
    """Give the share of drawn sentences that are found, at rank 1, where their words stand."""
    chance = random.Random(1917)
    passages = {(each.item, unit.id): f" {' '.join(forms(unit.received))} " for each in texts for unit in each.passages}
    every = sentences(texts)
    drawn = chance.sample(every, min(size, len(every)))
    right = 0
    for one in drawn:
        found = searcher.quoted(DEGREES[degree](chance, one.sentence), 1).found
        wanted = f" {' '.join(forms(one.sentence))} "
        right += any(wanted in passages[found[0].reference.item, each] for each in found[0].passages) if found else 0
    return right / len(drawn)


@pytest.mark.parametrize(("degree", "share"), [("as it is", 1.0), ("lightly distorted", 0.98), ("heavily distorted", 0.9)])
def test_sentences_of_the_letter_of_1917_are_found_however_remembered(tmp_path: Path, degree: str, share: float) -> None:
    master = Path(__file__).parents[2] / "tei" / "lenin-1917-12-01-alliance.xml"
    letter = Corpus(tuple(tei.units(tei.decode(master.read_bytes(), master.name))))
    with opened(engine_named("whoosh"), letter, tmp_path) as searcher:
        assert share_found(searcher, letter.texts, degree, 100) >= share


_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")
real = pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")


@pytest.fixture(scope="module")
def speeches() -> Corpus:
    return Corpus(tuple(speech(path) for path in sorted((Path(_FOLDER or "") / "speeches").glob("180?-*.txt"))))


@pytest.fixture(scope="module")
def presidents(speeches: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), speeches, tmp_path_factory.mktemp("presidents")) as found:
        yield found


@real
@pytest.mark.parametrize(("degree", "share"), [("as it is", 0.98), ("lightly distorted", 0.98), ("heavily distorted", 0.9)])
def test_real_sentences_are_found_however_remembered(presidents: Searcher, speeches: Corpus, degree: str, share: float) -> None:
    assert share_found(presidents, speeches.texts, degree, 60) >= share


@real
def test_sentences_of_other_texts_are_not_in_the_archive(presidents: Searcher) -> None:
    dispatches = [speech(path) for path in sorted((Path(_FOLDER or "") / "dispatches").glob("*.txt"))]
    drawn = random.Random(1917).sample(sentences(dispatches, fewest=12), 60)
    found = [one for one in drawn if presidents.quoted(one.sentence, 1).found]
    assert len(found) <= 1, found
