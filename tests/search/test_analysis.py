"""Words are found and compared as readers of many scripts expect."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.limits import MAX_WORD
from archive.search.words.analysis import fold, forms, spans, stemming, stems, terms, tokens, words_of
from archive.search.words.characters import APOSTROPHES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("land-tenure", "land tenure"),
        ("--l said --", "l said"),
        ("Bolshevik’s don't we’ll O'Brien", "bolshevik's don't we'll o brien"),
        ("workers' control", "workers control"),
        ("l’homme d'État aujourd'hui", "l homme d etat aujourd hui"),
        ("U.S.S.R. and the U.S. at 9 p.m.", "ussr and the u s at 9 p m"),
        ("J.Smith of the A.B.C", "j smith of the abc"),
        ("1,000 or 1,2345; 12,345,678 and 3.5", "1000 or 1 2345 12345678 and 3 5"),
        ("1899-l909, 4th", "1899 l909 4th"),
        ("naïve façade Ærø ﬁn ſaid Straße", "naive facade aero fin said strasse"),
        ("e\u0301te\u0301 trans\u00adport", "ete transport"),
        ("красный Ёлка", "красный елка"),
        ("Ἀθῆναι ΛΌΓΟΣ", "αθηναι λογοσ"),
        ("שָׁלוֹם", "שלום"),
        ("العَرَبِيَّة ٱلْكِتَـاب", "العربية الكتاب"),
        ("क्षत्रिय हिन्दी", "क्षत्रिय हिन्दी"),
        ("東京2020年です", "東 京 2020 年 で す"),
        ("ﾊﾟﾘ がぎ", "パ リ が ぎ"),
        ("ภาษาไทย", "ภ า ษ า ไ ท ย"),
        ("ນ້ຳ", "ນ້ໍາ"),
        ("ភាសាខ្មែរ", "ភា សា ខ្ មែ រ"),
        ("မြန်မာ", "မြ န် မာ"),
        ("한국어 말", "한국어 말"),
        ("١٩١٧ ১৯১৭", "1917 1917"),
        ("می‌خواهم", "ميخواهم"),
        ("snake_case a/b", "snake case a b"),
        ("— … !", ""),
    ],
)
def test_a_text_is_cut_into_these_forms(text: str, expected: str) -> None:
    assert " ".join(forms(text)) == unicodedata.normalize("NFKC", expected)


@pytest.mark.parametrize(
    ("language", "one", "other", "meet"),
    [
        ("en", "peasant's", "Peasants", True),
        ("en-GB", "resume", "résumé", True),
        ("en", "bank", "banquet", False),
        ("fr", "aimée", "aimer", True),
        ("fr", "aimée", "aimee", True),
        ("fr", "étés", "ete", True),
        ("ru", "красный", "красная", True),
        ("de", "Häuser", "Haus", True),
        ("de", "Häuser", "Hauser", True),
        ("und", "banks", "bank", False),
        ("la", "Bella", "bella", True),
    ],
)
def test_words_meet_in_their_stems(language: str, one: str, other: str, meet: bool) -> None:
    assert bool(set(stems(one, language)) & set(stems(other, language))) is meet


def test_a_stem_carries_its_language() -> None:
    assert stems("Banks", "en") == ("en:bank",)
    assert stems("banks", "xx") == (":banks",)
    assert [stemming(tag) for tag in ("eng", "en-US", "nb", "zh", "")] == ["en", "en", "no", "", ""]


def test_a_word_of_any_length_is_cut() -> None:
    assert fold("a" * 100_000) == "a" * MAX_WORD
    assert stems("é" * 100_000, "fr")


@given(
    st.lists(
        st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aZé1,.'’ʼʻ-·\u00ad\u200d\u0301اשـ東กあ_ \"״׳־٫ﬁ"))
    ).map("".join)
)
def test_offsets_hold_the_words_in_order(text: str) -> None:
    found = list(tokens(text))
    assert [token.raw for token in found] == words_of(text)
    assert [(token.start, token.end) for token in found] == spans(text)
    assert all(text[token.start : token.end] == token.raw for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert len(terms(text, "en")) == len(found)


@given(st.text())
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    inside = {place for start, end in spans(text) for place in range(start, end)}
    lost = (letter for place, letter in enumerate(text) if place not in inside and unicodedata.category(letter)[0] in "LN")
    assert set(lost) <= set(APOSTROPHES)


@given(st.text(st.sampled_from("aeiLl'’ʼ·.,1٣²ʻ\u0301\u200dבג״\u05b0東ー")))
def test_a_word_taken_out_of_its_text_is_the_same_word(text: str) -> None:
    assert all(words_of(raw) == [raw] for raw in words_of(text))


@given(st.text(max_size=12))
def test_forms_differ_neither_by_case_nor_by_normalisation(text: str) -> None:
    for token in tokens(text):
        assert fold(token.raw) == fold(unicodedata.normalize("NFD", token.raw)) == fold(unicodedata.normalize("NFC", token.raw))
        assert fold(fold(token.raw)) == fold(token.raw)
        assert set(stems(token.raw, "en")) & set(stems(fold(token.raw), "en"))
