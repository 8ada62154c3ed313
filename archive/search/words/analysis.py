"""From text to terms, the same for what is indexed and what is asked: tokens, folded forms, stems by language.

A token is a word with the marks it carries, a number, three initials or more (U.S.S.R. is USSR; two stay apart, for U.S. is not
“us”), or one grapheme cluster of a script that is written without blanks. Hyphens part words; an apostrophe does, unless an
English clitic follows it (don't, Lenin's) or it stands between vowels (Hawai'i, Isma'il). Thousands may be parted by a comma, a
point, an apostrophe or a narrow blank. There is no stop list. tests/search/word_forms.csv shows what is found, and what is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import islice
from threading import Lock
from typing import NamedTuple, Protocol

import snowballstemmer

from archive.search.limits import MAX_WORD
from archive.search.words.characters import APOSTROPHES, JOINERS, RAISED, SILENT, SPACING_MARKS, UNSPACED, VOWELS, mark_class
from archive.search.words.spellings import respelled

ANALYSIS = f"3 snowball {version('snowballstemmer')} unicode {unicodedata.unidata_version}"
"""Names the way terms are made; an index made another way does not fit and is built anew."""

_STEMMERS = {
    code: name
    for name, codes in {
        "arabic": "ar ara", "armenian": "hy hye arm", "basque": "eu eus baq", "catalan": "ca cat", "czech": "cs ces cze",
        "danish": "da dan", "dutch": "nl nld dut", "english": "en eng", "esperanto": "eo epo", "estonian": "et est ekk",
        "finnish": "fi fin", "french": "fr fra fre", "german": "de deu ger", "greek": "el ell gre", "hindi": "hi hin",
        "hungarian": "hu hun", "indonesian": "id ind", "irish": "ga gle", "italian": "it ita", "lithuanian": "lt lit",
        "nepali": "ne nep npi", "norwegian": "no nb nn nor nob nno", "persian": "fa fas per pes", "polish": "pl pol",
        "portuguese": "pt por", "romanian": "ro ron rum", "russian": "ru rus", "serbian": "sr srp", "spanish": "es spa",
        "swedish": "sv swe", "tamil": "ta tam", "turkish": "tr tur", "yiddish": "yi yid ydd",
    }.items()
    for code in codes.split()
    if name in snowballstemmer.algorithms()
}  # fmt: skip

_UNSTEMMED = {"la": "la", "lat": "la"}
"""Languages without a stemmer whose spellings are brought together."""

_LETTERS_APART = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n"}
    | {"ٱ": "ا", "ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه"}
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys((*JOINERS, *'.,"\u201d\u066c\u00a0\u2009\u202f '), "")
)
"""Letters without a decomposition in Unicode that are typed without their stroke or as two; letters of Arabic that keyboards
mix up (as the Arabic and Persian normalizers of Lucene); the dots of initials, what parts thousands, Hebrew abbreviations."""

_CLITICS = "[sStTdDmM]|[lL]{2}|[rR][eE]|[vV][eE]"
_NO_CLITIC = re.compile(rf"'(?!(?:{_CLITICS})\Z)")
_SILENT = re.compile(f"[{SILENT}]+")


class Token(NamedTuple):
    """A word as it stands: half-open offsets in code points of the text, and the characters between them."""

    start: int
    end: int
    raw: str


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text, whatever its language; a word's position is its number in this order."""
    for found in _pattern().finditer(text):
        yield Token(found.start(), found.end(), found[0])


def located(text: str) -> Iterator[re.Match[str]]:
    """Give the words of a text as matches, which takes half the time where the places of few are asked for."""
    return _pattern().finditer(text)


def words_of(text: str) -> list[str]:
    """Give the words of a text without their places, which takes half the time."""
    return _pattern().findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Give the places of the words of a text."""
    return [found.span() for found in _pattern().finditer(text)]


class Spans:
    """The places of the words of a text by their numbers, found as far as they are asked for."""

    __slots__ = ("_found", "_more")

    def __init__(self, text: str) -> None:
        self._found: list[tuple[int, int]] = []
        self._more = _pattern().finditer(text)

    def __getitem__(self, number: int) -> tuple[int, int]:
        missing = number + 1 - len(self._found)
        if missing > 0:
            self._found.extend([found.span() for found in islice(self._more, missing)])
        return self._found[number]

    def first(self, size: int) -> list[tuple[int, int]]:
        """Give at least the places of the first words."""
        if size:
            self[size - 1]
        return self._found

    def ranges(self, runs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Give half-open runs of words, ascending, as half-open offsets in code points."""
        places = self.first(runs[-1][1] if runs else 0)
        return tuple((places[first][0], places[last - 1][1]) for first, last in runs)


def terms(text: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give for each position of a text the form and the stems of its word."""
    return [_terms(raw, language) for raw in words_of(text)]


@lru_cache(maxsize=1 << 18)
def fold(raw: str) -> str:
    """Give the form in which words are compared: no case, no diacritics, ligatures and long s resolved, ASCII digits.

    Marks that change a letter into another are kept: vowel signs, viramas and nuktas of Indic scripts, voicing of Kana, and
    Cyrillic й; so is what consists of nothing else. The form is in NFKC and at most MAX_WORD code points long.
    """
    if raw.isascii():
        form = raw.lower().replace(".", "").replace(",", "").replace("`", "'")
    else:
        form = _unmarked(raw).translate(_LETTERS_APART)
    if "'" in form:
        form = _NO_CLITIC.sub("", form)[:MAX_WORD].rstrip("'")
    return (form or unicodedata.normalize("NFKC", raw))[:MAX_WORD]


@lru_cache(maxsize=1 << 18)
def stems(raw: str, language: str) -> tuple[str, ...]:
    """Give the stems of a word in a language, each after the language's code and a colon; one, or two where the stemmer knows
    what diacritics say: that of the word as written comes first, that of its folded form last.

    So two spellings that differ in diacritics alone always share a stem. Older spellings are brought to those of today (see
    spellings). A language without a stemmer gives ``:`` and the form.
    """
    code, form = stemming(language), fold(raw)
    if not code:
        return (f":{form}",)
    plain = unicodedata.normalize("NFC", raw).translate(_WITHOUT_JOINERS).casefold()[:MAX_WORD]
    folded = f"{code}:{_stem(form, code)}"
    written = folded if plain.isascii() else f"{code}:{fold(_stem(plain, code))}"
    return (folded,) if written == folded else (written, folded)


def stemming(language: str) -> str:
    """Give the code under which the stems of a language (BCP 47) are kept: that of its stemmer, "" when there is none."""
    code = language.partition("-")[0].lower()
    name = _STEMMERS.get(code)
    return _UNSTEMMED.get(code, "") if name is None else _codes()[name]


def forms(text: str) -> tuple[str, ...]:
    """Give the folded forms of the words of a text, in order."""
    return tuple(map(fold, words_of(text)))


@lru_cache(maxsize=1 << 17)
def _terms(raw: str, language: str) -> tuple[str, tuple[str, ...]]:
    return fold(raw), stems(raw, language)


def _unmarked(raw: str) -> str:
    """Without case, diacritics and what else may be left out; the iota under a Greek vowel is a mark, no letter."""
    kept: list[str] = []
    spelled = unicodedata.normalize("NFD", raw).replace("\u0345", "").casefold()
    for character in unicodedata.normalize("NFKD", spelled):
        if not _is_diacritic(character) or (character == "\u0306" and kept[-1:] == ["и"]):
            kept.append(str(unicodedata.decimal(character)) if character.isdecimal() else character)
    return _SILENT.sub("", unicodedata.normalize("NFKC", "".join(kept)).casefold())


_WITHOUT_JOINERS = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys((*JOINERS, ".", ","), ""))
_STEMMING = Lock()
"""A stemmer keeps the word it works on in itself, so that two threads must not use one."""


def _stem(word: str, code: str) -> str:
    spelled = respelled(word, code)
    if code in _UNSTEMMED:
        return spelled
    with _STEMMING:
        return _stemmer(code).stemWord(spelled)


@cache
def _stemmer(code: str) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(_STEMMERS[code])
    return stemmer


@cache
def _codes() -> dict[str, str]:
    """The first code of each stemmer, which stands for all of them."""
    return {name: code for code, name in reversed(_STEMMERS.items())}


def _is_diacritic(mark: str) -> bool:
    """Tell whether a mark may be left out: overlays, Hebrew and Arabic points, accents above and below."""
    position = unicodedata.combining(mark)
    return position == 1 or 10 <= position <= 36 or position >= 200


@cache
def _pattern() -> re.Pattern[str]:
    marks = mark_class()
    letter, plain = rf"[^\W_{UNSPACED}{RAISED}\u02bc]", rf"[^\W\d_{UNSPACED}{RAISED}\u02bc]"
    after = rf"(?![{marks}]|{letter})"
    word = rf"{letter}+(?:[{marks}{JOINERS}]+{letter}*)*"
    thousands = "|".join(rf"(?:[{mark}]\d{{3}})+" for mark in (",", ".", "\u066c", "\u00a0", "\u2009\u202f", APOSTROPHES))
    return re.compile(
        r"[A-Za-z]{2,}+(?=[\s,.;:!?)\-])"  # most words of most texts, decided at once
        rf"|[{UNSPACED}][{marks}{SPACING_MARKS}{JOINERS}]*"
        rf"|{plain}(?:\.{plain}{after}){{2,}}\.?"
        rf"|\d{{1,3}}(?:{thousands}){after}|\d{{1,2}}(?:,\d\d)+,\d{{3}}{after}"
        rf"|{word}(?:(?:{_JOINS}){word})*(?:[{APOSTROPHES}](?:{_CLITICS}){after})?"
        rf"|[{RAISED}]+"
    )


_POINTS = "\u0591-\u05bd\u05bf-\u05c7"
_HEBREW = _POINTS + "\u05d0-\u05ea"
_JOINS = (
    rf"(?<=[{VOWELS}])(?<![qQ][uU])[{APOSTROPHES}](?=[{VOWELS}])"
    rf"|(?<=[גזצת])[{APOSTROPHES}](?=[{_HEBREW}])|(?<=[{_HEBREW}])\u05f3(?=[{_HEBREW}])"
    rf"|(?<=[{_HEBREW}])[\"\u201d\u05f4](?=[\u05d0-\u05ea][{_POINTS}]*(?![{_HEBREW}]))"
    r"|(?<=[lL])\u00b7(?=[lL])"
)
"""What joins the letters beside it: an apostrophe between vowels, but not that of French qu'il; geresh, and gershayim before
the last letter of an abbreviation (Unicode 15, Standard Annex 29, WB7); the raised dot of Catalan."""
