"""Names of months and days that were in use and that the Common Locale Data Repository, being of today, lacks.

Old spellings are not listed here: archive.dates.spelling reads them by rule.
"""

from __future__ import annotations

import re

MONTHS: dict[str, dict[str, int]] = {
    "en": {"sept": 9},
    "de": {
        "jenner": 1, "hartung": 1, "hornung": 2, "lenzmonat": 3, "lenzing": 3, "ostermonat": 4, "ostermond": 4,
        "wonnemonat": 5, "wonnemond": 5, "brachmonat": 6, "brachmond": 6, "brachet": 6, "heumonat": 7, "heumond": 7,
        "heuet": 7, "erntemonat": 8, "augstmonat": 8, "herbstmonat": 9, "scheiding": 9, "weinmonat": 10, "weinmond": 10,
        "gilbhart": 10, "wintermonat": 11, "nebelung": 11, "christmonat": 12, "heilmond": 12, "julmond": 12,
    },
    "nl": {
        "louwmaand": 1, "sprokkelmaand": 2, "lentemaand": 3, "grasmaand": 4, "bloeimaand": 5, "wiedemaand": 6,
        "zomermaand": 6, "hooimaand": 7, "oogstmaand": 8, "herfstmaand": 9, "wijnmaand": 10, "slachtmaand": 11,
        "wintermaand": 12,
    },
    "it": {"zenaro": 1, "zener": 1, "fevrer": 2, "mazo": 5, "zugno": 6, "luio": 7, "lujo": 7, "avosto": 8},
    "fr": {"aoust": 8},
    "la": {"iunii": 6, "iulii": 7, "sextilis": 8, "quintilis": 7},
}  # fmt: skip
"""German names after Grotefend, Taschenbuch der Zeitrechnung (Monatsnamen); Venetian ones after Boerio, Dizionario."""

WEEKDAYS: dict[str, dict[str, int]] = {
    "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "de": {"dienstags": 1, "mittwochs": 2, "donnerstags": 3, "freytag": 4, "sonnabend": 5, "sonnabends": 5, "sonntags": 6},
    "it": {"luni": 0, "marti": 1, "mercore": 2, "zobia": 3, "venere": 4, "sabbato": 5},
}

COUNTED_MONTH = (
    r"(?:(?P<seven>7|VII|vij)|(?P<eight>8|VIII|viij)|(?P<nine>9|IX|ix|viiij)|(?P<ten>10|X|x))"
    r"[.\s]?(?:t?em|to|m)?(?:bre|bris|bri|bro|brio|b\.|b(?:e?r)\.?|ber)"
)
"""September to December by the numbers in their names: 7bre, 8bris, 9ber, Xbre, VIIber."""

_COUNTED = re.compile(COUNTED_MONTH)
_NUMBERS = {"seven": 9, "eight": 10, "nine": 11, "ten": 12}


def counted_month(name: str) -> int | None:
    """Give the month of a name such as ``7bre`` or ``Xber``; None for any other."""
    form = _COUNTED.match(name)
    return _NUMBERS[form.lastgroup] if form and form.lastgroup else None
