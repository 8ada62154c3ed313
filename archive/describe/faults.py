"""Faults of transmission: what a typist, a printer or a reader of types got wrong, each proposed with its correction.

A correction that has as many characters as what it corrects is used wherever the text is read; others, such as a word set
twice, change nothing but the corrected reading, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from archive.dates.cldr import month_numbers
from archive.model import Certainty, Passage

_FIGURES = str.maketrans("lIOo", "1100")
_YEAR = re.compile(r"[12lI](?<![\w.,].)[0-9lIOo]{3}(?!\w)")
_FIGURES_NEEDED = 2
"""Fewer figures among four characters may be an abbreviation."""

_EARLIEST, _LATEST = 1000, 2099
"""Beyond these four figures are rarely a year."""

_LAST_DAY = 31
_DAY = re.compile(r"(?<![\w.,/-])(?:(?=[0-9]*[lIO])[0-3lIO][0-9lIO]|l)(?!\w)")
_NEAR = 24
"""Characters beside a day in which the name of its month stands."""

_LONGEST_READ = 200_000
"""No paragraph of prose has so many characters; what has is data, and would only take time."""

_FIRST_PERSON_VERBS = (
    "said say am was have had will would shall should do did can could may might must think thought know knew believe replied"
    " answered asked hope wish want see saw went came made remain cannot told feel felt find found trust beg never also"
).split()
_PRONOUN = re.compile(rf"l(?<![\w'’.]l)(?= (?:{'|'.join(_FIRST_PERSON_VERBS)})\b)")
_ROMAN = re.compile(r"(?<![\w'’.])(?=[IVXLCDM]*l)(?=[ILCDMl]*[VX])[IVXLCDMl]{2,8}(?![\w'’])")
"""V or X must be among the letters: "Il" and "Ill" are words."""

_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

_NEVER_TWICE = {
    "en": "the of and a an for with from by at or this these its their our my your upon into which were are was be not".split(),
    "de": "und von mit für zum zur vom ein eine einer einem eines nicht oder auch".split(),
    "it": "di del della e il per con una nel nella al alla dal dalla non o".split(),
    "fr": "de du des et un une dans pour avec par est sur ou".split(),
}
"""Words that no sentence of their language has twice in a row; "that that" and "had had" are sound English."""

_TORN = re.compile(r"(?<=[^\W\d_]{2})- (?P<second>[^\W\d_A-Z]{2,})(?![\w-])")
_LAST_WORD = re.compile(r"(?<![\w-])[^\W\d_]+$")
_LONGEST_HALF = 40
_AFTER_HANGING = frozenset("and or to nor und oder bis e ed o et ou als sowie as but the".split())
"""Words behind a hyphen that hangs on purpose: "pre- and post-war"."""

_ENDINGS = frozenset(
    "ment ments tion tions sion sions ing ings ed ly ness ity ities ance ence ances ences able ible ous ious ers ated ating"
    " lich liche lichen ung ungen keit heit schaft zione zioni mente mento menti tà ité ement".split()
)
"""Ends of words that are no words themselves."""

_SHORTEST_LINE = 20
"""Characters of a line that two lines share by a fault; shorter ones may be a refrain or a rubric."""

_YEAR_RULE = (
    "Of four characters two or more are figures, and the rest are letters that look like figures: it is read as a year."
)
_DAY_RULE = "Beside the name of a month a letter that looks like a figure is read as one: it is the number of a day."
_PRONOUN_RULE = "A lone small L before a verb that goes with “I” is the pronoun, which looks the same in many types."
_ROMAN_RULE = "Among Roman figures a small L is read as I: so it is a number, and otherwise neither number nor word."
_TWICE_RULE = "The word “{word}” stands twice in a row, which no sentence of this language needs."
_LINE_RULE = "The same line of {count} characters stands twice in a row in a text whose lines were broken by hand."
_TORN_RULE = "A hyphen and a blank stand inside a word, as where a line once ended; the text has “{whole}” elsewhere."
_ENDING_RULE = "A hyphen and a blank stand before “{end}”, which ends words and is none, as where a line once ended."


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that were transmitted wrongly, by half-open offsets, with what they should be, the rule that says so and how
    sure it is. An empty correction strikes out words that stand twice; they were right from ``first`` on.
    """

    start: int
    end: int
    correction: str
    rule: str
    certainty: Certainty = "high"
    first: int | None = None


def find_faults(text: str, language: str, breaks: Sequence[int] = (), known: Collection[str] = ()) -> tuple[Fault, ...]:
    """Find the faults of a passage, in order, none inside another. ``breaks`` are the offsets at which its lines end;
    ``known`` are the words of the whole text in small letters. In a text without end, which no prose is, none are looked for.
    """
    if len(text) > _LONGEST_READ:
        return ()
    kept: list[Fault] = []
    for fault in sorted(_faults(text, language.partition("-")[0], breaks, known), key=lambda fault: (fault.start, -fault.end)):
        if not kept or kept[-1].end <= fault.start:
            kept.append(fault)
    return tuple(kept)


def put_right(text: str, faults: Iterable[Fault]) -> str:
    """Return the text with the corrections that keep its length; it has as many characters as before."""
    letters = list(text)
    for fault in faults:
        if len(fault.correction) == fault.end - fault.start:
            letters[fault.start : fault.end] = fault.correction
    return "".join(letters)


def words_of(passages: Iterable[Passage]) -> frozenset[str]:
    """Give the words of a text in small letters, where one of its words may be torn; none are needed otherwise."""
    texts = [passage.received for passage in passages]
    if not any(_TORN.search(text) for text in texts):
        return frozenset()
    return frozenset(word.lower() for text in texts for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))


def _faults(text: str, language: str, breaks: Sequence[int], known: Collection[str]) -> Iterator[Fault]:
    yield from _in_years(text)
    yield from _in_days(text, language)
    if language == "en":
        for pronoun in _PRONOUN.finditer(text):
            yield Fault(pronoun.start(), pronoun.end(), "I", _PRONOUN_RULE)
    for number in _ROMAN.finditer(text):
        corrected = number[0].replace("l", "I")
        if _ROMAN_FORM.fullmatch(corrected):
            yield Fault(number.start(), number.end(), corrected, _ROMAN_RULE)
    yield from _words_twice(text, language)
    yield from _lines_twice(text, breaks)
    yield from _torn(text, breaks, known)


def _in_years(text: str) -> Iterator[Fault]:
    for year in _YEAR.finditer(text):
        corrected = year[0].translate(_FIGURES)
        figures = sum(character.isdigit() for character in year[0])
        if _FIGURES_NEEDED <= figures < len(corrected) and _EARLIEST <= int(corrected) <= _LATEST:
            yield Fault(year.start(), year.end(), corrected, _YEAR_RULE)


def _in_days(text: str, language: str) -> Iterator[Fault]:
    for day in _DAY.finditer(text):
        before, behind = _beside_month(language)
        corrected = day[0].translate(_FIGURES)
        is_beside = behind.match(text, day.end()) or before.search(text[max(0, day.start() - _NEAR) : day.start()])
        if is_beside and 0 < int(corrected) <= _LAST_DAY:
            yield Fault(day.start(), day.end(), corrected, _DAY_RULE, "high" if len(corrected) > 1 else "medium")


@cache
def _beside_month(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match the name of a month before a day, as in "June l0", and behind it, as in "2O June"."""
    months = "|".join(sorted((re.escape(name) for name in month_numbers(language) if len(name) > 2), key=len, reverse=True))
    return re.compile(rf"\b(?i:{months})\.? $"), re.compile(rf"\.? (?i:{months})\b")


def _words_twice(text: str, language: str) -> Iterator[Fault]:
    for pair in _twice(language).finditer(text) if language in _NEVER_TWICE else ():
        rule = _TWICE_RULE.format(word=pair["word"])
        yield Fault(pair.start("again"), pair.end("again"), "", rule, "high", pair.start())


@cache
def _twice(language: str) -> re.Pattern[str]:
    """Match a word that is never set twice, set twice; the second time without a capital."""
    words = "|".join(sorted(_NEVER_TWICE[language], key=len, reverse=True))
    return re.compile(rf"\b(?<!['’-])(?P<word>(?i:{words})) (?=[^\W\d_A-Z])(?P<again>(?i:(?P=word)))(?![\w'’-])")


def _lines_twice(text: str, breaks: Sequence[int]) -> Iterator[Fault]:
    edges = [0, *sorted(set(breaks)), len(text)]
    for (start, middle), (_, end) in pairwise(pairwise(edges)):
        line, again = text[start:middle].strip(" "), text[middle:end].strip(" ")
        if line == again and len(line) >= _SHORTEST_LINE:
            at = text.index(again, middle)
            certainty: Certainty = "medium" if line[0].isupper() and line[-1] in ".!?:;,—" else "high"
            yield Fault(at, at + len(again), "", _LINE_RULE.format(count=len(line)), certainty, text.index(line, start))


def _torn(text: str, breaks: Sequence[int], known: Collection[str]) -> Iterator[Fault]:
    """Find words torn by a hyphen inside a line; at the end of one the break itself tells so."""
    for torn in _TORN.finditer(text):
        second = torn["second"]
        start = max(0, torn.start() - _LONGEST_HALF)
        first = _LAST_WORD.search(text[start : torn.start()])
        if first is None or second in _AFTER_HANGING or torn.start("second") - 1 in breaks:
            continue
        whole, linked, start = first[0] + second, f"{first[0]}-{second}", start + first.start()
        if whole.lower() in known:
            yield Fault(start, torn.end(), whole, _TORN_RULE.format(whole=whole))
        elif linked.lower() in known:
            yield Fault(start, torn.end(), linked, _TORN_RULE.format(whole=linked), "medium")
        elif second in _ENDINGS:
            yield Fault(start, torn.end(), whole, _ENDING_RULE.format(end=second), "medium")
