"""The patterns of dates around the name of a month, for one language; what all languages share is said once."""

from __future__ import annotations

import re
from functools import cache

from archive.dates import former
from archive.dates.cldr import locale_of, month_numbers, weekday_numbers
from archive.dates.numerals import ROMAN_DAY, day_words, has_number_words, number_words

_ARTICLE = (
    r"(?:(?:the|den|dem|d\.|am|le|il|el|li|alli|alle|adì|a\s?d[iì]|ai|addì|die|dag|av|af|à)\s+|a['’]\s?|agl['’]\s?|all['’])"
)
_ORDINAL = r"(?:st|nd|rd|th|d|er|re|ème|e|ten|sten|ter|te|ste|ª|º|°|\.[oaª]|\s(?:st|nd|rd|th)(?=\s+of\b))?\.?"
_LINK = (
    r"(?:day\s+)?(?:of\s+(?:the\s+month\s+of\s+)?|de\s+|di\s+|del\s+mese\s+di\s+|du\s+mois\s+d(?:e\s+|['’])|d[eo]?['’]\s?"
    r"|des\s+monats\s+|mensis\s+)?"
)
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|and|or|until|till|through|bis|und|oder|al|all['’]|e|o|au|et|ou|hasta|y)\s+(?:the\s+|zum\s+)?)"
_INTRODUCED = (
    r"(?:(?:A\.?\s?D\.?|anno(?:\s+domini)?|im\s+jahre?(?:\s+des\s+herrn)?|(?:in\s+)?the\s+year(?:\s+of\s+(?:our\s+lord|grace))?"
    r"|de\s+l['’]an(?:née)?|l['’]an(?:née)?(?:\s+de\s+grâce)?|(?:del)?l['’]anno(?:\s+del\s+signore)?|del\s+año|del?|of"
    r"|d\.\s?j\.)\s*,?\s*)?"
)
_OLD = (
    r"O\.\s?S\.|OS\b|Old\s+Style|a\.\s?St\.|alten\s+Stils|stile?\s+(?:vecchio|v\.)|vieux\s+style|v\.\s?s(?:t\.|\.)|st\.\s?v\."
    r"|(?:по\s+)?ст(?:арому|\.)\s?ст(?:илю|\.)"
)
_NEW = (
    r"N\.\s?S\.|NS\b|New\s+Style|n\.\s?St\.|neuen\s+Stils|stile?\s+(?:novo|nuovo|n\.)|nouveau\s+style|n\.\s?s(?:t\.|\.)"
    r"|st\.\s?n\.|(?:по\s+)?нов(?:ому|\.)\s?ст(?:илю|\.)|н\.\s?ст\."
)
_VENETIAN = r"more\s+veneto|m\.\s?v\."

_YEAR_AHEAD = r"(?=\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th|d)?(?:,\s?|\.?\s))?(?:anno\s+|de\s+|del\s+)?[12]\d{3}(?!\w))"
_RELATIVE = (
    r"[icCdhpuvk](?<![\w].)(?:(?P<same>(?<=i)nst(?:ant|\.)|(?<=c)orrente|(?<=c)orr\.|(?<=[cC])t\.|(?<=c)ourant|(?<=h)ujus"
    r"|(?<=d)ieses(?:\s+Monats)?|(?<=d)\.\s?M\.)|(?P<last>(?<=u)lt(?:imo|\.)|(?<=p)assato|(?<=p)ast(?=[\s,;.])|(?<=p)ass\."
    r"|(?<=p)rossimo\s+passato|(?<=v)\.\s?M\.|(?<=v)origen\s+Monats)|(?P<next>(?<=p)rox(?:imo|\.)|(?<=p)rossimo|(?<=k)\.\s?M\."
    r"|(?<=k)ünftigen\s+Monats)|(?P<said>(?<=d)[ei]tto))(?!\w)|s(?<!\w.)tante(?!\w)"
)


class Grammar:
    """The patterns of one language, around the name of a month."""

    def __init__(self, language: str) -> None:
        locale = locale_of(language)
        self.language = locale.language
        self.months, self.weekdays = month_numbers(language), weekday_numbers(language)
        self.days = day_words(self.language)
        is_english = self.language == "en"
        names = _alternation(self.months, is_english)
        self._name = (f"(?:{names}" if is_english else f"(?i:{names}") + f"|{_ungrouped(former.COUNTED_MONTH)})"
        self.month = re.compile(rf"(?<![\w-])(?P<month>{self._name})(?!\w)\.?")
        words = f"|(?i:{_alternation(self.days, False)})" if self.days else ""
        day = rf"\d{{1,2}}|{ROMAN_DAY}{words}"
        weekday = f"(?i:{_alternation(self.weekdays, False)})"
        second = r"(?:\.?\s?/\s?(?P<new>\d{1,2})\.?|\s?[(\[](?P<bracketed>\d{1,2})[)\]])?"
        self.before = re.compile(
            rf"(?<!\w)(?:(?P<weekday>{weekday})\.?,?\s+(?:{_ARTICLE})?)?"
            rf"(?:(?:(?P<first>\d{{1,2}}){_ORDINAL}{_TO})?"
            rf"(?P<day>{day})(?<!\d\d\d){_ORDINAL}{second}(?:,?\s+|(?<=\.)|(?<=\d)(?={self._name}))(?i:{_LINK}))?$"
        )
        self.after = re.compile(
            rf"\s*(?:y[eᵉ]\s+)?(?P<day>\d{{1,2}})(?:{_ORDINAL}{_TO}(?P<last>\d{{1,2}}))?(?:st|nd|rd|th|d)?{second}(?![\d:])(?!\w)"
        )
        self.after_in_words = re.compile(rf",?\s+(?:the\s+)?(?P<day>{words[1:] or '(?!)'})(?!\w)")
        self.other = re.compile(
            rf"\s*(?:[(\[]\s*|/\s?)(?P<new>\d{{1,2}})\.?\s+(?P<month>{self._name})\.?(?:,?\s+(?P<year>\d{{3,4}}))?(?:[^)\]\d]{{0,8}}[)\]])?"
        )
        worded = rf"|(?P<words>(?i:{number_words(self.language)}))" if has_number_words(self.language) else ""
        self.year = re.compile(
            rf"(?:[,.]?\s+|,\s*|\.\s*|(?<=\.))(?i:{_INTRODUCED})"
            rf"(?:(?P<supplied>\[)?(?P<year>[12]\d{{3}})(?:/(?P<dual>\d{{1,2}}|\d{{4}}))?(?!\w|[-–/]\d|,\d{{3}})(?(supplied)\]){worded})"
        )
        self.year_before = re.compile(rf"(?<![\w-])(?i:anno\s+)?(?P<year>[12]\d{{3}})[.,]?\s+(?i:{_ARTICLE})?$")
        self.style = re.compile(rf",?\s*[(\[]?(?:(?P<old>{_OLD})|(?P<venetian>{_VENETIAN})|(?:{_NEW}))[)\]]?", re.IGNORECASE)
        capital = r"[^\W\d_a-z]" if is_english else r"[^\W\d_]"
        letters = r"[^\W\d_]{2,12}(?:\.[a-z]{1,3})?(?!\w)"
        self.spelled = (
            re.compile(rf"\d(?<![\w.,]\d\d\d){_ORDINAL}(?:,?\s+|(?<=\.))(?i:{_LINK})(?P<month>{capital}{letters})"),
            re.compile(rf"(?P<month>[{self._initials()}](?<![\w-].){letters}){_YEAR_AHEAD}"),
        )
        self.relative = re.compile(_RELATIVE)
        self.relative_day = re.compile(rf"(?<!\w)(?P<day>{day}){_ORDINAL}\s*(?i:of\s+|de\s+|di\s+|del(?:lo)?\s+|d\.\s?)?$")

    def _initials(self) -> str:
        """Give the letters with which the name of a month may begin, in any spelling."""
        letters = {name[0] for name in self.months if name[0].isalpha()} | set("ijzgfmalsond")
        capitals = {letter.upper() for letter in letters}
        return "".join(sorted(capitals if self.language == "en" else capitals | letters))


@cache
def grammar(language: str) -> Grammar:
    """Give the patterns of a language (BCP 47), made once."""
    return Grammar(language)


def plain(name: str) -> str:
    """Take a name as the tables have it: in lower case, without full stop, runs of blanks as one."""
    return " ".join(name.lower().rstrip(".").split())


def _alternation(names: dict[str, int], is_english: bool) -> str:
    """Join names, longest first; English ones stand with a capital or in capitals, which tells "May" from "may"."""
    forms = {form for name in names for form in ((name.capitalize(), name.upper()) if is_english else (name,))}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _ungrouped(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
