"""The labels of a numbered list, as pandoc writes them: the style and the delimiter of its numbers."""

from __future__ import annotations

from collections.abc import Iterator

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_AROUND = {"OneParen": "{})", "TwoParens": "({})"}
_LARGEST_ROMAN = 3999


def labels(attributes: tuple[int, tuple[str, object], tuple[str, object]], count: int) -> Iterator[str]:
    """Give the labels of ``count`` items: "1.", "b)", "(iv)"; ``attributes`` are the first number, the style of the numbers and
    what stands around them.
    """
    first, (style, _), (delimiter, _) = attributes
    around = _AROUND.get(delimiter, "{}.")
    return (around.format(_numeral(number, style)) for number in range(first, first + count))


def _numeral(number: int, style: str) -> str:
    match style:
        case "LowerRoman" if 0 < number <= _LARGEST_ROMAN:
            return _roman(number)
        case "UpperRoman" if 0 < number <= _LARGEST_ROMAN:
            return _roman(number).upper()
        case "LowerAlpha" if number > 0:
            return _letters(number)
        case "UpperAlpha" if number > 0:
            return _letters(number).upper()
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        made += letters * times
    return made


def _letters(number: int) -> str:
    """Count a to z, aa to az, ..."""
    made = ""
    while number:
        number, place = divmod(number - 1, 26)
        made = chr(ord("a") + place) + made
    return made
