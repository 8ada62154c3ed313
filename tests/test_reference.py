from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnknownReference
from archive.reference import Reference

ITEMS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,79}", fullmatch=True)
VERSIONS = st.none() | st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
BLOCKS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)?", fullmatch=True)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    first = draw(st.none() | BLOCKS)
    last = draw(st.none() | BLOCKS) if first else None
    start = draw(st.none() | st.integers(0, 9999)) if first else None
    end = (0 if last else start) + draw(st.integers(1, 999)) if start is not None else None
    return Reference(draw(ITEMS), draw(VERSIONS), first, last, start, end)


@given(references())
def test_an_address_reads_back_as_it_was_written(reference: Reference) -> None:
    assert Reference.parse(str(reference)) == reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("speech", Reference("speech")),
        ("speech@0123456789ab", Reference("speech", "0123456789ab")),
        ("speech/p9", Reference("speech", None, "p9")),
        ("speech@0123456789ab/p3..p5", Reference("speech", "0123456789ab", "p3", "p5")),
        ("speech/p3..p5:80-12", Reference("speech", None, "p3", "p5", 80, 12)),
        ("speech/S.193r:12-80", Reference("speech", None, "S.193r", None, 12, 80)),
    ],
)
def test_each_form_of_an_address_is_read(text: str, expected: Reference) -> None:
    assert Reference.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Speech",
        "speech@12",
        "speech/",
        "speech/p1/p2",
        "speech/p9:12",
        "speech/p9:80-12",
        "speech/p3..p5:1-0",
        "../etc",
        "a b",
        "x" * 81,
    ],
)
def test_what_has_not_the_form_of_an_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnknownReference) as refused:
        Reference.parse(text)
    assert str(refused.value).endswith(".")


def test_an_address_moves_between_versions_and_blocks() -> None:
    reference = Reference.parse("speech/p9:12-80")
    assert str(reference.at("0123456789ab")) == "speech@0123456789ab/p9:12-80"
    assert str(reference.at("0123456789ab").at(None).block("p1", "p2")) == "speech/p1..p2"
