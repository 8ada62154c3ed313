"""Numbers as dates have them: Roman figures, and days and years written out in words."""

from __future__ import annotations

import re
from functools import cache

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})", re.IGNORECASE)

ROMAN_DAY = r"(?:[xv]|[ivx]{1,5}[ivxj]|X|V|[IVX]{2,6})"
"""A day in Roman figures; a lone ``i`` is too often a pronoun or an article."""

LAST = 99
"""Stands for the last day of a month, whose number depends on the month."""

_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn"
    " neunzehn zwanzig",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette"
    " diciotto diciannove venti",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf"
    " vingt",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho"
    " diecinueve veinte",
}
_TENS = {
    "en": {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    "de": {"dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
           "neunzig": 90, "zwo": 2, "eins": 1, "siebenzig": 70},
    "it": {"vent": 20, "trenta": 30, "trent": 30, "quaranta": 40, "quarant": 40, "cinquanta": 50, "cinquant": 50,
           "sessanta": 60, "sessant": 60, "settanta": 70, "settant": 70, "ottanta": 80, "ottant": 80, "novanta": 90,
           "novant": 90, "un": 1},
    "fr": {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixantedix": 70, "soixantequinze": 75,
           "quatrevingts": 80, "quatrevingt": 80, "quatrevingtdix": 90, "septante": 70, "nonante": 90},
    "es": {"veinti": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
           "noventa": 90, "quinientos": 500, "setecientos": 700, "novecientos": 900},
}  # fmt: skip
_HUNDRED = {"en": "hundred", "de": "hundert", "it": "cento", "fr": "cents?", "es": "cientos?"}
_THOUSAND = {"en": "thousand", "de": "tausend", "it": "mill?[ea]", "fr": "mille|mil", "es": "mil"}
_AND = {"en": "and", "de": "und", "it": "e", "fr": "et", "es": "y"}

_DAY_WORDS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth",
    "de": "ersten zweiten dritten vierten fünften sechsten siebenten achten neunten zehnten elften zwölften dreizehnten"
    " vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
    "it": "primo",
    "fr": "premier",
    "es": "primero",
    "la": "prima secunda tertia quarta quinta sexta septima octava nona decima undecima duodecima",
}
_MORE_DAY_WORDS: dict[str, dict[str, int]] = {
    "en": {"thirtieth": 30, "last": LAST, "last day": LAST},
    "de": {"siebten": 7, "eilften": 11, "zweyten": 2, "dreißigsten": 30, "dreissigsten": 30, "letzten": LAST, "letzter": LAST},
    "it": {"p.mo": 1, "p°": 1, "ultimo": LAST, "ult.o": LAST},
    "fr": {"1er": 1, "dernier": LAST, "dernier jour": LAST},
    "es": {"último": LAST, "ultimo": LAST},
    "la": {"ultima": LAST},
}


def roman(figures: str) -> int | None:
    """Read Roman figures, as manuscripts write them too (``xiij``, ``viiii``); None for anything else."""
    plain = figures.lower().replace("j", "i")
    if not plain or not _ROMAN_FORM.fullmatch(plain):
        return None
    values = [_ROMAN[figure] for figure in plain]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def day_words(language: str) -> dict[str, int]:
    """Give the words for the days of a month, in lower case, with their numbers; LAST for the last."""
    words = {word: number for number, word in enumerate(_DAY_WORDS.get(language, "").split(), start=1)}
    if language in ("it", "fr", "es"):
        words |= {word: number for number, word in enumerate(_ONES[language].split(), start=1) if number > 1}
        words |= _composed(language)
    if language == "en":
        ordinals = _DAY_WORDS["en"].split()[:9]
        words |= {f"twenty{gap}{word}": 20 + n for n, word in enumerate(ordinals, start=1) for gap in ("-", " ", "")}
        words |= {f"thirty{gap}first": 31 for gap in ("-", " ", "")}
    if language == "de":
        ones = _ONES["de"].split()[:9]
        words |= {f"{word}undzwanzigsten": 20 + number for number, word in enumerate(ones, start=1)}
        words |= {"einunddreißigsten": 31, "einunddreissigsten": 31}
    return words | _MORE_DAY_WORDS.get(language, {})


def _composed(language: str) -> dict[str, int]:
    """Compose the words of 21 to 31: ventuno, vingt-deux, veintiuno."""
    ones = list(enumerate(_ONES[language].split()[:9], start=1))
    match language:
        case "it":
            words = {f"vent{'' if one[0] in 'uo' else 'i'}{one}": 20 + number for number, one in ones}
            return words | {"trenta": 30, "trentuno": 31}
        case "fr":
            words = {f"vingt-{one}": 20 + number for number, one in ones}
            return words | {"vingt et un": 21, "trente": 30, "trente et un": 31}
        case _:
            return {f"veinti{one}": 20 + number for number, one in ones} | {"treinta": 30, "treinta y uno": 31}


def has_number_words(language: str) -> bool:
    """Tell whether years in words are read in a language."""
    return language in _ONES


@cache
def number_words(language: str) -> str:
    """Give the pattern of a number of two or more words, or of a compound, without groups."""
    parts = sorted({*_values(language)}, key=lambda word: (-len(word), word))
    one = "|".join([*map(re.escape, parts), _HUNDRED[language], _THOUSAND[language], _AND[language]])
    return rf"(?:(?:{one})[\s-]{{0,3}}){{2,14}}(?!\w)"


def in_words(text: str, language: str) -> int | None:
    """Read a number written out: "one thousand eight hundred and sixty-one", "achtzehnhundertachtundvierzig"; None where
    the words make none.
    """
    values, total, current = _values(language), 0, 0
    for part in _part(language).finditer(re.sub(r"[\s-]+", "", text.lower())):
        if part["thousand"]:
            total, current = total + max(current, 1) * 1000, 0
        elif part["hundred"]:
            current = max(current, 1) * 100
        elif part["value"]:
            current += values[part["value"]]
    return total + current or None


@cache
def _values(language: str) -> dict[str, int]:
    ones = {word: number for number, word in enumerate(_ONES[language].split(), start=1)}
    return ones | _TENS[language]


@cache
def _part(language: str) -> re.Pattern[str]:
    parts = "|".join(re.escape(word) for word in sorted(_values(language), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?P<thousand>{_THOUSAND[language]})|(?P<hundred>{_HUNDRED[language]})|(?P<value>{parts})|{_AND[language]}"
    )
