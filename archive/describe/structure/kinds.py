"""The words by which divisions of a text are headed, in the languages of the texts: "ACT I", "Zweites Buch", "Capitolo II"."""

from __future__ import annotations

import re

_NAMES = {
    "volume": "volume volumes band tome tomo том",
    "book": "book buch libro livre liber книга",
    "part": "part teil theil parte partie pars часть",
    "act": "act akt aufzug atto acte acto actus jornada действие акт",
    "scene": "scene szene scene auftritt scena scène escena сцена явление",
    "canto": "canto gesang chant песнь",
    "chapter": "chapter kapitel capitel hauptstück capitolo capo chapitre capítulo caput глава",
    "letter": "letter brief lettera lettre carta epistola письмо",
    "section": "section abschnitt sezione раздел",
}
_ALONE = {
    "preface": "preface foreword vorwort vorrede prefazione préface avant-propos prólogo предисловие",
    "introduction": "introduction einleitung introduzione introducción введение",
    "prologue": "prologue prolog prologo пролог",
    "epilogue": "epilogue epilog epilogo épilogue эпилог",
    "appendix": "appendix anhang appendice",
}
_ENCLOSED = (
    r"enclosures?|inclosures?|attachments?|annex(?:e|es)?|tab|appendix|beilagen?|anlagen?|allegat[oi]|pièce jointe|inserto"
    r"|приложение"
)
"""What stands over a paper that goes with a letter."""

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thir four fif six seven eigh nine"
    " first second third fourth fifth sixth seventh eighth ninth tenth last"
    " eins zwei drei erst zweit dritt viert fünft sechst siebent siebt acht neunt zehnt elft zwölft letzt"
    " primo seconda secondo terzo quarto quinto sesto settimo ottavo nono decimo undecimo duodecimo ultimo"
    " prima terza quarta quinta sesta settima ottava nona decima ultima"
    " premier première deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième dernier"
    " primero primera segundo segunda tercero tercera cuarto cuarta"
    " primus secundus tertius quartus quintus"
    " перв втор трет четв пят шест седьм восьм девят десят одиннадц двенадц"
).split()
_TENS = "(?:(?:twenty|thirty|forty|fifty|sixty)-)?"
_NUMBER = (
    r"(?:n[ro°º]?\.?\s*)?(?:\d{1,3}|[ivxlc]{1,8})(?:\.?[ºª°]|st|nd|rd|th|er|re|e|\.)?(?!\w)"
    rf"|(?:the\s+)?{_TENS}(?:{'|'.join(sorted(set(_ONES), key=len, reverse=True))})\w{{0,6}}"
)
"""A figure, or a word that begins as a number's does; its ending may follow the gender of what is counted."""

_KIND = {word: kind for kind, words in (_NAMES | _ALONE).items() for word in words.split()}
_WORDS = "|".join(sorted({word for words in _NAMES.values() for word in words.split()}, key=len, reverse=True))
_HEADED = re.compile(
    rf"(?:(?P<kind>{_WORDS})\s+(?P<number>{_NUMBER})|(?:the\s+)?(?P<number2>{_NUMBER})\s+(?P<kind2>{_WORDS}))(?!\w)"
    r"(?P<rest>\W{0,2}$|[.:,;)—–-]\s*.{1,100}$)",
    re.IGNORECASE,
)
_STANDING_ALONE = re.compile(
    rf"(?P<kind>{'|'.join(word for words in _ALONE.values() for word in words.split())})\W?", re.IGNORECASE
)
_ENCLOSURE = re.compile(
    rf"(?P<open>[\[(]\s*)?(?P<sub>sub-?\s?)?(?:{_ENCLOSED})(?:\s+(?:n[ro°º]?\.?\s*)?(?:\d{{1,2}}|[ivx]{{1,5}}|[“\"]?[A-Z][”\"]?))?"
    r"(?:\s+(?:to|in|zu|a|à)\s.{1,40})?\W{0,3}",
    re.IGNORECASE,
)
_LONGEST = 120
"""Characters of a heading that names its division and perhaps says what it is about."""

_LONGEST_TITLE = 8
"""Words behind a number that end in a full stop and are a title yet."""


def division_of(text: str) -> tuple[str, str] | None:
    """Give the kind of division ("act", "chapter", ...) that a line heads, and its number as it is written, in small letters;
    None for a line that heads none.
    """
    if len(text) > _LONGEST or not (text[0].isupper() or text[0].isdigit()):
        return None
    headed = _HEADED.fullmatch(text)
    if headed:
        kind = _KIND[(headed["kind"] or headed["kind2"]).lower()]
        number = (headed["number"] or headed["number2"]).lower()
        return None if _is_sentence(headed["rest"]) else (kind, number)
    alone = _STANDING_ALONE.fullmatch(text)
    return (_KIND[alone["kind"].lower()], "") if alone else None


def _is_sentence(rest: str) -> bool:
    """Tell whether what follows the number is more than a title."""
    return rest[-1:] in (",", ";", ":") or (rest[-1:] == "." and len(rest.split()) > _LONGEST_TITLE)


def is_enclosure(text: str) -> bool:
    """Tell whether a line stands over an enclosure: "[Enclosure 2]", "Beilage A"; a plain word needs a capital."""
    form = _ENCLOSURE.fullmatch(text) if len(text) <= _LONGEST else None
    return form is not None and (form["open"] is not None or text[0].isupper() or text[0] == "[")


def is_sub_enclosure(text: str) -> bool:
    """Tell whether a line stands over an enclosure of an enclosure."""
    form = _ENCLOSURE.fullmatch(text) if len(text) <= _LONGEST else None
    return form is not None and form["sub"] is not None
