"""What nobody should type and somebody will: queries that would cost much, and random ones, from a grammar and from Unicode."""

from __future__ import annotations

import random
import string
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from flask import Flask

COSTLY: dict[str, str] = {
    "a star": "*",
    "stars and a vowel": "*a*",
    "stars and vowels": "*a*e*i*",
    "many stars": "*" + "a*" * 400,
    "question marks": "?" * 30 + "a" + "?" * 30,
    "26 prefixes": " OR ".join(f"{letter}*" for letter in string.ascii_lowercase),
    "26 prefixes, all": " ".join(f"{letter}*" for letter in string.ascii_lowercase),
    "26 prefixes, none": " ".join(f"-{letter}*" for letter in string.ascii_lowercase),
    "64 wildcards": " OR ".join(f"*{one}*{other}*" for one in "aeioustr" for other in "aeioustr"),
    "a thousand brackets": "(" * 500 + "a" + ")" * 500,
    "open brackets": "(" * 1000,
    "nested brackets": "(the OR (of AND " * 62 + "the" + "))" * 62,
    "a phrase of common words": '"of the"',
    "a long phrase of common words": '"' + "the of and to in a " * 11 + '"',
    "common words": "the of and to in that be it which for by with as on this have",
    "common words, any": " OR ".join("the of and to in that be it which for by with as on this have".split()),
    "a word of 100,000 letters": "a" * 100_000,
    "a fuzzy word of 100,000 letters": "a" * 100_000 + "~2",
    "100,000 words": "the " * 100_000,
    "near": "the NEAR/999 of",
    "near chain": " NEAR/999 ".join(["the", "of", "and", "to", "in", "a"] * 10),
    "near of phrases": '"of the" NEAR/999 "in the"',
    "near of patterns": "t* NEAR/999 o* NEAR/999 a*",
    "64 fuzzy": " OR ".join(
        f"{word}~2" for word in ("the of and to in that be it which for by with as on this have " * 4).split()
    ),
    "64 fuzzy long": " ".join(f"constitution{letter}{other}~2" for letter in "abcdefgh" for other in "abcdefgh"),
    "short fuzzy": "a~2",
    "not common": "-the",
    "not not": "NOT " * 200 + "the",
    "operators alone": "AND OR NOT NEAR " * 60,
    "64 fields": " ".join(["speaker:lincoln", "author:a", "title:the", "date:1800..1900", "genre:speech", "language:en"] * 10),
    "fields, any": " OR ".join(f"title:{letter}" for letter in string.ascii_lowercase * 2),
    "dates": " OR ".join(f"date:{year}" for year in range(1789, 1850)),
    "quotation marks": '"' * 999,
    "combining marks": "a" + "\u0301" * 990,
    "joiners": "\u200d" * 999,
    "voices": "speaker:lincoln " + "the of and to in " * 10,
    "hyphens": "a-" * 499 + "a",
    "hyphens and stars": "a*-" * 300,
    "hyphens and tildes": "a-" * 300 + "a~2",
    "pairs in a row": "the of " * 32,
}
"""Queries that would cost much if nothing bounded them."""

_WORDS = (
    "the of and to in government people union war peace Lincoln 1863 1,000 U.S.S.R. don't l'homme"
    " свобода 東京 ελευθερία שלום हिन्दी"
)
_MARKS = (
    "AND OR NOT NEAR NEAR/0 NEAR/3 NEAR/99999999999999999999 ( ) - -- = * ? ~ ~2 ~9 \" “ ” « » : .. , ' \\ / % _ < > & ; {{ }}"
)
_FIELDS = "speaker author addressee mentions person venue place occasion title date genre language foo NEAR AND __class__ q"
_VALUES = (
    "lincoln 1863 ..1863 1863.. 1863-02-30 9999999999 -1 0 undated =1863 1860s 12-25 \"a b\" * ( ) en zz ' 1863-11-19os '' ~"
)
_ARGUMENTS = {
    "view": ("texts", "passages", "received", "x"),
    "sort": ("relevance", "date", "-date", "speaker", "title", "left1", "x"),
    "page": ("1", "2", "999999", "0", "-1", "1e9", "٣", "x"),
    "from": ("1863", "x", "1863-02-30", "9" * 50),
    "to": ("1862", "x", "-99999"),
    "dates": ("certain", "undated", "x"),
    "year": ("1863", "1860..1869", "1..9999", "-9999..9999", "x"),
    "person": ("lincoln", "x"),
    "venue": ("capitol", "x"),
    "genre": ("speech", "letter", "x"),
    "language": ("en", "ru", "x"),
    "by": ("left1", "left2", "right1", "hit", "speaker", "date", "-date", "x"),
    "voice": ("lincoln", "nobody", "x"),
    "undated": ("yes", "x"),
    "also": ("of", "peace*", "*e*", '"of the"', "NEAR", "("),
    "per": ("10000", "x"),
    "step": ("1", "10", "1000", "0", "x"),
    "people": ("all", "x"),
    "without": ("the", "of", "people", "x\0"),
    "hit": ("1", "99", "999999", "0", "x"),
    "for": ("excel", "x"),
    "format": ("txt", "ris", "x"),
    "all": ("the of", "-", '"'),
    "any": ("peace war the", "*"),
    "none": ("the", "*e*"),
    "who": ("lincoln", "="),
    "since": ("1863", "x"),
}
"""What an address may say beside the query, to the page that reads it and to all others."""

_RANGES = ((0, 0x20), (0x20, 0x7F), (0x80, 0x300), (0x300, 0x370), (0x370, 0x3000), (0x3000, 0xD800), (0xE000, 0x110000))


def pages(app: Flask, items: Iterable[str] = ()) -> list[str]:
    """Give the paths of all pages and files that answer a search, and those of some items opened with one."""
    rooms = ("/search", "/quotation", "/suggest", "/items")
    rules = {str(rule) for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and str(rule).startswith(rooms)}
    forms = ("csv", "json")
    answering = {rule.replace("<any(csv, json):form>", form) for rule in rules for form in forms}
    return [*sorted(path for path in answering if "<" not in path), *(f"/items/{item}" for item in items)]


def addresses(seed: int, count: int) -> Iterator[str]:
    """Give the arguments of that many addresses, percent-encoded, some of them no UTF-8; the same for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        arguments = [("q", typed(draw))]
        while draw.random() < 0.5:
            name = draw.choice(list(_ARGUMENTS))
            value = draw.choice(_ARGUMENTS[name]) if draw.random() < 0.8 else _noise(draw, 8)
            arguments.append((name, value))
        yield urlencode(arguments, errors="surrogatepass")


def typed(draw: random.Random) -> str:
    """Draw what somebody may type."""
    kind = draw.random()
    if kind < 0.5:
        return _grammatical(draw, draw.randint(0, 5))
    if kind < 0.8:
        pieces = [_piece(draw) for _ in range(draw.randint(1, 30))]
        return draw.choice(("", " ")).join(pieces)
    if kind < 0.95:
        return _noise(draw, draw.choice((3, 30, 300)))
    huge = _piece(draw) + draw.choice(("", " "))
    return huge * draw.choice((10, 100, 1500)) + (_piece(draw) if draw.random() < 0.5 else "")


def _grammatical(draw: random.Random, depth: int) -> str:
    """A query as the language has it, of random words and forms."""
    if depth == 0 or draw.random() < 0.2:
        return _word(draw)
    one, other = _grammatical(draw, depth - 1), _grammatical(draw, depth - 1)
    shape = draw.choice(("{} {}", "({} OR {})", "{} AND {}", "{} -{}", '"{} {}"', "({}) ({})", "{} NEAR/%d {}", "-({} {})"))
    return (shape % draw.randint(0, 1200) if "%d" in shape else shape).format(one, other)


def _word(draw: random.Random) -> str:
    word = draw.choice(_WORDS.split())
    match draw.randint(0, 9):
        case 0:
            return f"{draw.choice(_FIELDS.split())}:{draw.choice(_VALUES.split())}"
        case 1:
            return word[: draw.randint(1, 3)] + "*"
        case 2:
            return "*" + word[draw.randint(0, 2) :].replace("e", "?")
        case 3:
            return f"{word}~{draw.choice(('', '1', '2'))}"
        case 4:
            return f"={word}"
    return word


def _piece(draw: random.Random) -> str:
    source = draw.choice((_WORDS, _MARKS, _MARKS, _FIELDS, _VALUES))
    chosen = draw.choice(source.split())
    return f"{chosen}:" if source is _FIELDS else chosen


def _noise(draw: random.Random, most: int) -> str:
    """Random characters; a few are halves of pairs, which no UTF-8 may hold."""
    letters = []
    for _ in range(draw.randint(0, most)):
        first, end = draw.choice(_RANGES)
        letters.append(chr(draw.randrange(first, end)) if draw.random() < 0.99 else chr(draw.randrange(0xD800, 0xE000)))
    return "".join(letters)
