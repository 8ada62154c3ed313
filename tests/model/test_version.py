from __future__ import annotations

import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archive.model import Passage, version_of


def passage(id_: str, received: str, corrected: str | None = None) -> Passage:
    return Passage(id_, "p", received, received if corrected is None else corrected)


def test_a_version_is_the_digest_that_the_citation_promise_describes() -> None:
    expected = hashlib.sha256(b"p1\x1fl909\x1e1909\x1ep2\x1fno\x1eno\x1e").hexdigest()[:12]
    assert version_of([passage("p1", "l909", "1909"), passage("p2", "no")]) == expected


@given(st.text())
def test_neither_white_space_nor_normalisation_makes_another_version(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert version_of([passage("p1", decomposed.replace(" ", "\n \t"))]) == version_of([passage("p1", text)])


def test_words_ids_order_and_corrections_make_another_version() -> None:
    one, two = passage("p1", "a"), passage("p2", "b")
    versions = [
        version_of(texts)
        for texts in (
            [one, two],
            [two, one],
            [one],
            [one, passage("p3", "b")],
            [one, passage("p2", "b", "c")],
            [one, passage("p2", "c")],
        )
    ]
    assert len(set(versions)) == len(versions)
