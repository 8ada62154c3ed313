"""When a country gave up the Old Style: the first day of the Gregorian calendar, by place and by language.

From the Explanatory Supplement to the Astronomical Ephemeris (1961), table 14.1, and Blackburn and Holford-Strevens, The
Oxford Companion to the Year (1999), pp. 682-689.
"""

from __future__ import annotations

from archive.dates.days import Calendar, day_number

_FIRST_DAYS: tuple[tuple[tuple[int, int, int], str], ...] = (
    ((1582, 10, 15), "italy rome venice florence milan naples turin genoa spain madrid portugal lisbon poland"),
    ((1582, 10, 15), "roma venezia venetia firenze milano napoli torino genova warsaw warszawa warschau krakow krakau"),
    ((1582, 12, 20), "france paris lyon"),
    ((1582, 12, 25), "brabant brussels brüssel bruxelles antwerp antwerpen zeeland middelburg"),
    ((1583, 1, 1), "flanders ghent gent hainaut"),
    ((1583, 1, 12), "holland amsterdam leiden leyden rotterdam delft hague haag"),
    ((1583, 10, 16), "bavaria bayern munich münchen salzburg tyrol tirol innsbruck"),
    ((1583, 11, 14), "cologne köln"),
    ((1583, 11, 22), "mainz"),
    ((1584, 1, 17), "austria österreich vienna wien bohemia böhmen prague prag moravia graz linz"),
    ((1584, 1, 22), "lucerne fribourg solothurn"),
    ((1587, 11, 1), "hungary budapest pressburg"),
    ((1610, 9, 2), "prussia königsberg"),
    ((1682, 2, 16), "strasbourg strassburg straßburg"),
    ((1700, 3, 1), "berlin hamburg dresden leipzig wittenberg saxony sachsen brandenburg hanover hannover frankfurt"),
    ((1700, 3, 1), "stuttgart nuremberg nürnberg"),
    ((1700, 3, 1), "denmark copenhagen kopenhagen københavn norway bergen"),
    ((1700, 7, 12), "gelderland arnhem"),
    ((1700, 12, 12), "utrecht"),
    ((1701, 1, 12), "overijssel deventer friesland groningen"),
    ((1701, 1, 12), "zurich zürich basel berne bern geneva genf genève"),
    ((1752, 9, 14), "england london oxford cambridge britain scotland edinburgh ireland dublin"),
    ((1752, 9, 14), "boston philadelphia virginia massachusetts pennsylvania"),
    ((1753, 3, 1), "sweden stockholm uppsala finland helsinki"),
    ((1867, 10, 18), "alaska"),
    ((1873, 1, 1), "japan tokyo"),
    ((1912, 1, 1), "china peking"),
    ((1916, 4, 14), "bulgaria sofia"),
    ((1918, 2, 14), "russia moscow moskau москва petrograd петроград petersburg петербург kiev odessa"),
    ((1919, 1, 28), "serbia belgrade"),
    ((1919, 4, 14), "romania bucharest"),
    ((1923, 3, 1), "greece athens"),
)  # fmt: skip
_BY_PLACE = {place: first for first, places in _FIRST_DAYS for place in places.split()}

_BY_LANGUAGE = {
    "en": "england", "da": "denmark", "nb": "norway", "nn": "norway", "sv": "sweden", "fi": "finland", "ru": "russia",
    "uk": "russia", "be": "russia", "bg": "bulgaria", "sr": "serbia", "ro": "romania", "el": "greece", "hu": "hungary",
    "ja": "japan", "zh": "china", "fr": "france", "cs": "bohemia", "nl": "holland",
}  # fmt: skip
"""The country that decides where no place does; of a language of both confessions (German) none is named."""

_FIRST = (1582, 10, 15)
"""The first day of the reform itself (bull Inter gravissimas, 24 February 1582)."""

_UNSETTLED = {"de": (1700, 3, 1), "nl": (1701, 1, 12)}
"""Until then the countries of a language went different ways, and a day may be in either style."""


def usual_calendar(year: int, month: int, day: int, language: str, place: str = "") -> Calendar:
    """Give the calendar in use on a day: in the country of a language (BCP 47), or where its countries went different ways,
    at a place, by its name in any form the table has.

    The language goes first, for envoys and merchants abroad dated as at home.
    """
    number = day_number(year, month, day)
    by_language = _BY_PLACE.get(_BY_LANGUAGE.get(_primary(language), ""), _FIRST)
    first = by_language if _is_settled(number, language) else _first_at(place) or by_language
    return Calendar.GREGORIAN if number >= day_number(*first) else Calendar.JULIAN


def is_settled(year: int, month: int, day: int, language: str, place: str = "") -> bool:
    """Tell whether it is plain which calendar was in use: the language does not leave it open, or the place decides, and
    where both are known they agree.
    """
    number, at_place = day_number(year, month, day), _first_at(place)
    if at_place is None:
        return _is_settled(number, language)
    there = Calendar.GREGORIAN if number >= day_number(*at_place) else Calendar.JULIAN
    return usual_calendar(year, month, day, language, place) is there


def _is_settled(day: int, language: str) -> bool:
    until = _UNSETTLED.get(_primary(language))
    return until is None or day < day_number(*_FIRST) or day >= day_number(*until)


def _first_at(place: str) -> tuple[int, int, int] | None:
    words = "".join(letter if letter.isalpha() else " " for letter in place.lower()).split()
    return next((_BY_PLACE[word] for word in words if word in _BY_PLACE), None)


def _primary(language: str) -> str:
    return language.partition("-")[0]
