"""What every engine must find in whatever script: sentences of some forty, and words that a program may stumble over."""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from archive.search import And, Or, Phrase, Prefix, Query, Request, Searcher, Word, matches, parse
from archive.search.words.analysis import forms, words_of
from tests.search.answers import address
from tests.search.corpus import Corpus, passage, text
from tests.search.reference import Reference

_LONG = 40_000
"""Letters of a word that is longer than the longest term of any library: 32,766 bytes, or 65,530."""

SENTENCES = {
    row["script"]: (row["language"], row["sentence"])
    for row in csv.DictReader((Path(__file__).parent / "scripts.csv").read_text(encoding="utf-8").splitlines())
}

AWKWARD = {
    "marks apart": ("fr", "L'e\u0301te\u0301 au cafe\u0301 de Ne\u0300vers"),
    "marks heaped": ("en", f"Z{chr(0x301) * 9}a{chr(0x327) * 9}l{chr(0x489)}go speaks"),
    "a mark alone": ("en", "stray \u0301 accent and \u0e34 vowel"),
    "non-joiners": ("fa", "می\u200cخواهم می\u200cروم خانه\u200cها"),
    "joiners": ("si", "ශ්\u200dරී ලංකා ක්\u200dෂ"),
    "marks of direction": ("he", "\u200fשלום\u200f and \u202dleft\u202c to \u2066right\u2069"),
    "soft hyphens": ("de", "Donau\u00addampf\u00adschiff fährt ab"),
    "letters of mathematics": ("en", "𝔗𝔥𝔢 𝓑𝓪𝓷𝓴 ℌ𝔬𝔩𝔡𝔰 𝟏𝟗𝟏𝟕"),
    "one letter for a sentence": ("ar", "محمد ﷺ نبي ﷲ الرحمن ﷽"),
    "ligatures": ("en", "the ﬁnal eﬃcient oﬀer ĳssel ǆ"),
    "width": ("ja", "ＬＡＮＤ ﾊﾞﾝｸ １９１７"),
    "squared words": ("ja", "㍿ ㌔ ㎏ ㋿ 株式"),
    "digits": ("hi", "१९१७ ١٩١٧ ১৯১৭ ໑໙໑໗ 𝟙𝟡𝟙𝟟"),
    "numerals": ("la", "Ⅳ et Ⅻ et ↁ et 〇三"),
    "raised digits": ("en", "land² and bank³¹ of x⁴"),
    "signs of ours": ("en", "=land |bank ␣tenure ␟peasant en:speech -congress .vote"),
    "terms of ours": ("en", "=en:land en:land|bank 1f2e3d4c|=land :word NOT \u2423 \u241f"),
    "blanks of all kinds": ("fr", "un\u00a0mot deux\u2003mots trois\u3000mots 12\u202f345\u202f678 fin\u2028ligne\u0085autre"),
    "operators": ("en", "NEAR/5 AND OR NOT ( ) * ? ~ speaker:lenin"),
    "letters that grow": ("tr", "İstanbul ΰ ẖ ŉ ǰ ﬗ STRASSE Straße"),
    "sigmas": ("el", "ΟΔΥΣΣΕΥΣ Ὀδυσσεύς ὀδυσσέως"),
    "beyond the plane": ("zh", "𠮷𠮷 𪚥 𰻝 面"),
    "variants chosen": ("zh", "葛\U000e0100飾 辻\U000e0101 字"),
    "emblems": ("en", "peace ☮ 👩\u200d👩\u200d👧 flag 🇺🇳 land"),
    "a long word": ("en", f"before {'a' * _LONG} behind"),
    "a long word beyond the plane": ("got", f"𐌰 {'𐌱' * _LONG} 𐌲"),
    "a long word of three bytes a letter": ("ta", f"முன் {'க' * _LONG} பின்"),
    "long and stretched": ("ar", f"قبل {'ـ' * _LONG} بعد"),
    "long primes": ("en", f"before {'ʹ' * _LONG} behind"),
    "a letter under many marks": ("en", f"before a{chr(0x301) * _LONG} behind"),
    "long and growing": ("ar", f"قبل {'ﷺ' * _LONG} بعد"),
    "a long chain": ("en", f"before {'o’o' * 9_000} behind"),
    "long initials": ("en", f"before {'U.' * 9_000} behind"),
    "a long number": ("en", f"before 1{',000' * 9_000} behind"),
}
"""Words that ask much of an index, each as (language, text)."""

WRITTEN = {**SENTENCES, **AWKWARD}
ARCHIVE = Corpus(
    tuple(
        text(re.sub(r"\W+", "-", name.lower()), passage("p1", words, language=language), language=language)
        for name, (language, words) in WRITTEN.items()
    )
)


class ScriptsContract:
    """Tests run over ``written``, the archive as the engine of a module holds it."""

    @pytest.mark.parametrize("name", WRITTEN)
    def test_a_text_is_found_and_marked_by_each_of_its_words(self, written: Searcher, name: str) -> None:
        language, read = WRITTEN[name]
        raws = list(dict.fromkeys(words_of(read)))
        neighbours = [Phrase((Word(one), Word(other))) for one, other in pairwise(words_of(read)[:12])]
        asked: list[Query] = [
            And(tuple(map(Word, raws))),
            And(tuple(Word(raw, exact=True) for raw in raws)),
            And(tuple(neighbours)),
            And(tuple(Prefix(raw) for raw in raws[:8])),
        ]
        item = re.sub(r"\W+", "-", name.lower())
        for query in asked:
            hits = {address(hit): hit for hit in written.search(Request(query, size=1_000)).hits}
            assert f"{item}/p1" in hits
            assert sorted(hits) == sorted(f"{place[0]}/{place[2]}" for place in _reference().found(Request(query)))
            marked = written.marked(Request(query), item)["p1"].ranges(read)
            assert marked == matches(query, read, language, ())
            if len(read) < 200:
                shown = [words for words, is_match in hits[f"{item}/p1"].snippets[0][1] if is_match]
                assert shown == [read[start:end] for start, end in marked]

    @pytest.mark.parametrize("name", SENTENCES)
    def test_the_forms_of_a_text_are_listed_as_they_stand(self, written: Searcher, name: str) -> None:
        read = SENTENCES[name][1]
        asked = Or(tuple(Word(raw, exact=True) for raw in dict.fromkeys(words_of(read))))
        listed = {each.form for each in written.forms(Request(asked))}
        assert listed == set(forms(read))

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("1917", "digits letters-of-mathematics width"),
            ("=1917", "digits letters-of-mathematics width"),
            ("bank", "letters-of-mathematics raised-digits signs-of-ours terms-of-ours"),
            ("STRASSE", "letters-that-grow"),
            ("οδυσσευς", "sigmas"),
            ("ميخواهم", "non-joiners"),
            ("Donaudampfschiff", "soft-hyphens"),
            ("ete cafe", "marks-apart"),
            ("12345678", "blanks-of-all-kinds"),
            ("final", "ligatures"),
            ('"en land"', "terms-of-ours"),
            ("a" * 64, "a-long-word"),
            ("a" * 900, "a-long-word"),
        ],
        ids=lambda value: value[:20],
    )
    def test_words_typed_otherwise_find_the_same(self, written: Searcher, typed: str, expected: str) -> None:
        found = {hit.reference.item for hit in written.search(Request(parse(typed).query, size=100)).hits}
        assert found == set(expected.split())


@cache
def _reference() -> Reference:
    return Reference(ARCHIVE, {})
