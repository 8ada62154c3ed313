"""What quoting may change, and what it may not."""

from __future__ import annotations

import pytest

from archive.citation.fidelity import in_signs, is_word_for_word, placed

CASES = [
    ("So it is.", "And so it is, he said.", True),
    ("so it is", "SO IT IS", False),
    ("art of the people", "part of the people", False),
    ("the worker", "the workers came", False),
    ("one two", "one, two", False),
    ("it was—he said—so", "it was -- he said -- so", True),
    ("it was—he said—so", "it was – he said – so", True),
    ("1914-1918", "1914–1918", True),
    ("the “people's” will", "the ‘people’s’ will", True),
    ("an ‘honest coalition.’", "an 'honest coalition', which", True),
    ("‘‘Honest’ ’ will", "“‘honest’” will", True),
    ("Il dit : « oui » ; et", "Il dit: «oui»; et", True),
    ("one / two", "one\ntwo", True),
    ("govern- ment of", "government of", True),
    ("one … three", "one two three", True),
    ("three … one", "one two three", False),
    ("so, … then", "so; and then", True),
    ("it was. . . . The end", "it was the light, the end", True),
    ("one [sic] two", "one two", True),
    ("one[sic], two", "one, two", True),
    ("one [sic] three", "one two three", False),
    ("[T]he people", "and the people", True),
    ("[W]e hold", "she hold", False),
    ("work[ed] hard", "working hard", True),
    ("[he] spoke", "the President of these States spoke", True),
    ("one [two] four", f"one {'and ' * 30}four", False),
    ("caf\u00e9 noir", "cafe\u0301  noir", True),
    ("天下為公", "大道之行也，天下為公，選賢與能", True),
    ("…", "anything", False),
    ("[…]", "anything", False),
]


@pytest.mark.parametrize(("quotation", "text", "is_so"), CASES, ids=[f"{quoted} | {text[:20]}" for quoted, text, _ in CASES])
def test_word_for_word_allows_what_quoting_changes_and_no_more(quotation: str, text: str, is_so: bool) -> None:
    assert is_word_for_word(quotation, text) is is_so


@pytest.mark.parametrize(
    ("quotation", "text", "told"),
    [
        ("so it, is", "So it is", (("same", "So it"), ("removed", ", "), ("same", "is"))),
        ("it is So", "it is so", (("same", "it is "), ("removed", "So"), ("added", "so"))),
        ("so it is.", "so it is", ()),
    ],
)
def test_a_difference_in_signs_alone_is_shown(quotation: str, text: str, told: tuple[tuple[str, str], ...]) -> None:
    found = in_signs(quotation, (("same", text),))
    assert [(kind, words.strip()) for kind, words in found] == [(kind, words.strip()) for kind, words in told]


@pytest.mark.parametrize(
    ("quotation", "place"),
    [
        ("Two, three", (4, 13)),
        ("two … four", (4, 18)),
        ("[o]ne", None),
        ("…", None),
        ("ne two", None),
    ],
)
def test_words_are_placed_in_a_text(quotation: str, place: tuple[int, int] | None) -> None:
    assert placed(quotation, "one two three four") == place
