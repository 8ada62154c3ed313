"""Encodings that need not be declared because the bytes make sense in no other.

Certain means: of all the readings considered, one alone makes sense, or all that do give the same characters. Three cases
are decided; everything else is the archivist's to say, for an ``è`` of Western Europe is a ``č`` in Central Europe.

- UTF-16 without a mark: it holds NUL bytes, which no other encoding of text does, and makes sense in one byte order alone.
- Typographic marks of Windows in a text that is otherwise ASCII: they are the same in the code pages 1250 to 1258, and
  stand where a letter of Mac, DOS or East Asian encodings could not.
- Cyrillic and Greek: words are of one alphabet and one case after the first letter in one encoding alone.
"""

from __future__ import annotations

import re
import unicodedata

from archive.sources.encodings import codec_of

LEAST_WORDS = 12
"""Words of Cyrillic or Greek that a text must hold before their form is taken as proof."""

_PLACED = re.compile(
    rb"(?<=[\w.,;:!?)\]\x85\x92\x94])\x92|\x92(?=\w)"  # apostrophe, closing quotation mark
    rb"|(?<![A-Za-z0-9.,;:!?])[\x91\x93\x84\x82](?=[\w(\[\x85\x91-\x94$-])"  # opening quotation marks
    rb"|(?<=[\w.,;:!?)\]\x85\x91-\x94\x96\x97-])\x94"  # closing quotation mark
    rb"|(?<=[\s\w.,;:!?)\]\x92\x94])[\x96\x97]|[\x96\x97](?=[\s\w])|\x85"  # dashes, ellipsis
    rb"|(?<=\w)\x99|(?<=^)\x95|(?<=\s)[\x86\x87\x95]|(?<=\w)[\x86\x87]",  # trade mark, bullet, daggers
    re.MULTILINE | re.ASCII,
)
"""Windows' marks where they belong."""

_PROOF = re.compile(
    rb"\x93(?=[A-Z])|(?<=[.,;:!?])\x94(?=\s|\Z)|(?:(?<=n)\x92t|(?<=[gkwy])\x92s|(?<=[A-Za-z])\x92(?:ll|re|ve))(?![A-Za-z])"
)
"""Places where other encodings would have a letter that no word has there; "pa\x92s" is no proof, for it may be ``país``."""

_ALPHABETS = {
    "CYRILLIC": ("windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic"),
    "GREEK": ("windows-1253", "ISO-8859-7", "x-mac-greek"),
}
_VOWELS = frozenset("аеиоуыэюяёієїѣαεηιουωάέήίόύώϊϋΐΰ")
_SHARE_OF_VOWELS = (0.3, 0.6)
"""Of the letters of running text: 0.41 to 0.47 are vowels in the declaration of human rights in sixteen languages written in
Cyrillic, 0.35 in Mongolian, 0.49 in Greek; a wrong reading of the bytes mostly has fewer or more."""
_WORD = re.compile(r"[^\W_]+")
_MARKS = frozenset("«»“”„‘’—–…№§©° \u00a0\u2015")
"""What a Cyrillic or Greek text holds beside ASCII and letters."""


def certain_encoding(data: bytes) -> str | None:
    """Return the IANA name of the one encoding in which bytes that are not UTF-8 make sense; None in doubt."""
    if b"\x00" in data:
        found = [encoding for encoding in ("UTF-16LE", "UTF-16BE") if _is_text(data, encoding)]
        return found[0] if len(found) == 1 else None
    if _has_windows_marks_alone(data):
        return "windows-1252"
    return _alphabet(data)


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(codec_of(encoding))
    except UnicodeDecodeError:
        return False
    if not (" " in text or "\n" in text or "\r" in text):
        return False
    return not any(
        unicodedata.category(character) in ("Cn", "Co", "Cc") and character not in "\t\n\r\f" for character in set(text)
    )


def _has_windows_marks_alone(data: bytes) -> bool:
    return bool(_PROOF.search(data)) and _PLACED.sub(b"", data).isascii()


def _alphabet(data: bytes) -> str | None:
    readings: dict[str, str] = {}
    for alphabet, encodings in _ALPHABETS.items():
        for encoding in encodings:
            text = data.decode(codec_of(encoding), "replace")
            if text not in readings and _makes_sense(text, alphabet):
                readings[text] = encoding
    return next(iter(readings.values())) if len(readings) == 1 else None


def _makes_sense(text: str, alphabet: str) -> bool:
    if any(not (character.isascii() or character.isalpha() or character in _MARKS) for character in set(text)):
        return False
    words = [word[0] for word in _WORD.finditer(text) if not word[0].isascii()]
    letters = "".join(words).lower()
    latin = sum(character.isascii() and character.isalpha() for character in text)
    if len(words) < LEAST_WORDS or latin > len(letters):
        return False
    least, most = _SHARE_OF_VOWELS
    share = sum(letter in _VOWELS for letter in letters) / len(letters)
    return least <= share <= most and all(_is_word(word, alphabet) for word in words)


def _is_word(word: str, alphabet: str) -> bool:
    has_case = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
    final = word.find("ς")
    return (
        has_case
        and (final in (-1, len(word) - 1))
        and not (len(word) > 1 and word.endswith("σ"))
        and not word.lower().startswith(("ь", "ъ", "ы"))
        and all(unicodedata.name(letter, "").startswith(alphabet) for letter in word)
    )
