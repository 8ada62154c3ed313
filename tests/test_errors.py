from __future__ import annotations

import pytest

from archive.errors import (
    ArchiveError,
    EncodingError,
    EngineUnavailable,
    Gone,
    IndexDamaged,
    OperatorError,
    QueryError,
    SourceError,
    UnknownReference,
)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (SourceError("seeds/a.txt", None, "It is empty."), "seeds/a.txt: It is empty."),
        (SourceError("seeds/catalogue.csv", 3, "It has no date."), "seeds/catalogue.csv, line 3: It has no date."),
        (EncodingError("tei/a.xml", None, "It is not TEI."), "tei/a.xml: It is not TEI."),
        (EncodingError("tei/a.xml", "p7", "It stands twice."), "tei/a.xml, p7: It stands twice."),
        (UnknownReference("a/p9", "It has no passage 9.", ("a/p8",)), "It has no passage 9."),
        (Gone("a/p9", "Passage 9 is part of passage 8."), "Passage 9 is part of passage 8."),
        (QueryError(6, "A bracket is missing."), "At character 7: A bracket is missing."),
        (IndexDamaged("There is no index."), "There is no index."),
    ],
)
def test_an_error_is_a_sentence_that_says_where(error: ArchiveError, sentence: str) -> None:
    assert str(error) == sentence


def test_errors_are_caught_by_who_can_act() -> None:
    assert issubclass(Gone, UnknownReference)
    assert issubclass(IndexDamaged, OperatorError)
    assert issubclass(EngineUnavailable, OperatorError)
