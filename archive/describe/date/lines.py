"""Lines that give a text's date: datelines that structure marked, and lines of that form where it could not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.dates import WordedDate
from archive.describe.evidence import Evidence
from archive.model import Passage

_LONGEST = 140
_LONGEST_PLACE = 10
"""Words before the date of a dateline."""

_SHORT = 4
"""Words behind a date that stands first, as in "Adì 12 giugno 1540 in Venetia"."""

_TEXT = 100
"""Characters of a paragraph with which the text has begun; a heading may be as long, but ends without a sign."""

_SENTENCE_END = (".", "!", "?", ":", ";", ",", "-", "—", "–")

_NEAR_END = 10
"""Passages at the end among which a dateline behind the signature stands."""

ENDS = re.compile(
    r"(?:\s*г(?:ода|\.))?[\s,.;:—–(\[-]*(?:[^\W\d_]{2,12}(?:morgen|abend|nacht|mittag)s?|früh|(?:morgen|abend|nacht|mittag|vormittag|nachmittag)s)?\s*(?:(?:at|um|alle"
    r"|ore|à)\s+)?(?:(?:nachm|vorm)\.\s+)?(?:\d/\d\s+)?(?:\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s*m\.?)?\s*[—–-]\s*)?"
    r"(?:\d{1,2}(?:[:.,]\d{2})?\s*(?:[ap]\.?\s*m\.?|o['’]clock|Uhr|heures?|h\.?)|noon|midnight|\d{4}\s?[A-Z]?)?"
    r"(?:\s+(?:Zulu|EST|GMT))?(?:\s*\((?:per|pervenut\w|ricev\w*|rec\w*|reç\w*)\b[^()]{0,30}\d[^()]{0,10}\))?[\s.,;:)\]—–*-]*",
    re.IGNORECASE,
)
"""What may stand behind the date of a dateline: an hour, closing brackets."""

UNDATED = re.compile(
    r"(?:^|[\s,(\[])(undated|no date|n\.\s?d\.|s\.\s?d\.|sine dato|senza data|s\. data|o\.\s?D\.|ohne Datum|undatiert|o\.\s?J\."
    r"|sans date|sin fecha|s\.\s?f\.)\W*$",
    re.IGNORECASE,
)
_MAY_BE_UNDATED = re.compile(r"dat|fecha|[nsoNSO]\.\s?[dfjDFJ]\.", re.IGNORECASE)
"""Letters without which no line says that it has no date."""

_HEADER = re.compile(r"\W{0,3}(?:date|dated|datum|data|fecha|дата)\s*[:=]?\s*[\"']?$", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:received|rec['’]?d|eingegangen|eingetroffen|präsentiert|ricevut[ao]|pervenut[ao]|reçue?)\W*\Z", re.IGNORECASE
)
"""What stands before the day on which a letter came, which is not its own."""

_SMALL = frozenset(
    "a ad ai al all alla alli am an at aus bei by c d da dal dall dalla data dato de del dell della den der des di dì die du en"
    " et from given gegeben fait fatta fatto il im in the le la les li las los near nell nella of on près quartier this to und"
    " vom von vor zu zum à auf dem ce e and y el st day i ai agli und der adi adì addì for written"
    " campo camp casa field sotto presso castello villa".split()
)
"""Words of a dateline that have no capital."""

_WORD = re.compile(r"[^\W\d_]+")
_FAREWELL = re.compile(
    r"\b(?:servant|servants|obedient|obt\.?|sincerely|truly|faithfully|respectfully|affectionately|cordially|yours"
    r"|humilissim\w*|devotissim\w*|obbligatissim\w*|obligatissim\w*|affettionatissim\w*|affezionatissim\w*|servitor\w*|servo"
    r"|ergebenst\w*|ergebene\w*|gehorsam\w*|unterth?änig\w*|hochachtungsvoll\w*|getreue\w*|Diener|aufrichtig\w*|verbunden\w*"
    r"|(?:dein|ihr|euer)e?|serviteur|obéissant\w*|dévoué\w*|attaché|servidor\w*|seguro|servus|deditissim\w*|paratissim\w*"
    r"|osservandissim\w*|vostra\s+(?:serenità|signoria|eccellenza|maestà)|v\.\s?s\.)\b",
    re.IGNORECASE,
)
_FAREWELL_WITHIN = 80
"""Characters between a date and the words of farewell beside it."""

_LINED = ("p", "ab", "head", "opener", "closer", "label", "item")
_BODY = ("p", "ab", "l", "item", "quote", "sp", "said")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has the form of a dateline: half-open offsets in a passage, and the dates in it, none where it says that
    it has none.

    ``is_opening`` is true while no paragraph has begun, ``is_subscribed`` beside a farewell or in a marked closer,
    ``is_header`` where a label says that it is the date.
    """

    passage: int
    start: int
    end: int
    dates: tuple[WordedDate, ...]
    is_opening: bool
    is_subscribed: bool
    is_header: bool


def datelines(evidence: Evidence) -> Iterator[Line]:
    """Give the lines that have the form of a dateline, in order."""
    has_begun = False
    for number, passage in enumerate(evidence.passages):
        is_marked = any(mark.element == "dateline" for mark in passage.marks)
        if not (is_marked or evidence.dates[number] or _MAY_BE_UNDATED.search(evidence.words[number])):
            has_begun = has_begun or (passage.element in _BODY and _is_text(passage))
            continue
        for start, end, dates in _dated(passage, evidence.dates[number], is_marked):
            words = evidence.words[number][start:end]
            is_header = bool(dates) and start == 0 and _HEADER.match(words, 0, dates[0].start) is not None
            if is_marked or is_header or _is_dateline(words, start, dates):
                is_closer = passage.element == "closer"
                yield Line(
                    number,
                    start,
                    end,
                    dates,
                    not has_begun and not is_closer,
                    is_closer or _is_beside_farewell(evidence, number, start, end),
                    is_header,
                )
        has_begun = has_begun or (passage.element in _BODY and _is_text(passage))


def farewell_follows(evidence: Evidence, number: int, date: WordedDate) -> bool:
    """Tell whether a date inside a paragraph is the end of a letter that was run on: a sentence with nothing but the words of
    a place before it, and words of farewell behind it until the paragraph ends.
    """
    words = evidence.words[number]
    if len(words) - date.end > 3 * _FAREWELL_WITHIN or not _FAREWELL.search(words, date.end, date.end + _FAREWELL_WITHIN):
        return False
    sentence = max(words.rfind(f"{sign} ", 0, date.start) for sign in ".!?;")
    return sentence >= 0 and _is_place(words[sentence + 1 : date.start])


def first_farewell(evidence: Evidence) -> int:
    """Give the number of the first passage that is a line of farewell: what comes after it is enclosed or appended."""
    return next(
        (number for number, words in enumerate(evidence.words) if len(words) <= _FAREWELL_WITHIN and _FAREWELL.search(words)),
        len(evidence.words),
    )


def last_text(evidence: Evidence) -> int:
    """Give the number of the last passage long enough for a paragraph; -1 without one."""
    return max((number for number, words in enumerate(evidence.words) if len(words) > _TEXT), default=-1)


def is_between_signatures(evidence: Evidence, line: Line) -> bool:
    """Tell whether a line stands behind one signature and before another, as the head of the next letter does."""
    beside = evidence.passages[max(0, line.passage - 2) : line.passage], evidence.passages[line.passage + 1 : line.passage + 3]
    return all(any(mark.element == "signed" for passage in passages for mark in passage.marks) for passages in beside)


def begins_with_date(evidence: Evidence, line: Line) -> bool:
    """Tell whether nothing but articles stands before the date of a line."""
    words = _WORD.findall(evidence.words[line.passage][line.start : line.dates[0].start])
    return all(word.lower() in _SMALL for word in words)


def leads_to(evidence: Evidence, line: Line) -> bool:
    """Tell whether words stand before the date of a line as a place does, and not as what happened then."""
    return _leads_to(evidence.words[line.passage][line.start : line.dates[0].start], line.dates[0])


def _is_text(passage: Passage) -> bool:
    return len(passage.received) > _TEXT and passage.received.rstrip("\"'”’»)]*")[-1:] in _SENTENCE_END


def _dated(
    passage: Passage, dates: tuple[WordedDate, ...], is_marked: bool
) -> Iterator[tuple[int, int, tuple[WordedDate, ...]]]:
    """Give the stretches that may be datelines, with the dates in them: those marked, else lines that are short enough."""
    if is_marked:
        stretches = [(mark.start, mark.end) for mark in passage.marks if mark.element == "dateline"]
    elif passage.element in _LINED:
        edges = [0, *(mark.start for mark in passage.marks if mark.element == "lb"), len(passage.received)]
        stretches = [(start + (passage.received[start : start + 1] == " "), end) for start, end in pairwise(edges)]
    else:
        return
    starts = [date.start for date in dates]
    for start, end in stretches:
        if end - start <= _LONGEST or is_marked:
            within = dates[bisect_left(starts, start) : bisect_left(starts, end)]
            yield start, end, tuple(date for date in within if date.end <= end)


def _is_dateline(line: str, start: int, dates: tuple[WordedDate, ...]) -> bool:
    """Tell whether a line is a date, or says that there is none, with nothing but the words of a place before it."""
    if not dates:
        undated = UNDATED.search(line)
        return undated is not None and _is_place(line[: undated.start(1)])
    before, behind = line[: dates[0].start - start], line[dates[-1].end - start :]
    if ENDS.fullmatch(behind):
        return _is_place(before) and _leads_to(before, dates[0])
    return _is_place(before) and _is_place(behind) and len(_WORD.findall(before)) <= 1 and len(_WORD.findall(behind)) <= _SHORT


def _is_place(words: str) -> bool:
    tokens = _WORD.findall(words)
    return len(tokens) <= _LONGEST_PLACE and all(token[0].isupper() or token.lower() in _SMALL for token in tokens)


def _leads_to(before: str, date: WordedDate) -> bool:
    """Tell whether words stand before a date as a place does, and not as what happened then: "The Crisis of May 1848"."""
    words = before.rstrip()
    if _RECEIVED.search(words):
        return False
    if not words or words[-1] in ",.;:([—–-":
        return True
    last = _WORD.findall(words)[-1:]
    if date.day is None:
        return not last or last[0].lower() in ("im", "in", "nel", "en", "from", "von")
    return not last or last[0].lower() not in ("of", "and", "for")


def _is_beside_farewell(evidence: Evidence, number: int, start: int, end: int) -> bool:
    """Tell whether a farewell stands in the lines behind, or before where the text is at its end."""
    words = evidence.words
    behind = " ".join([words[number][end : end + _FAREWELL_WITHIN], *words[number + 1 : number + 4]])[:_FAREWELL_WITHIN]
    if _FAREWELL.search(behind):
        return True
    if number < len(words) - _NEAR_END or any(len(each) > _TEXT for each in words[number + 1 :]):
        return False
    before = words[number][max(0, start - _FAREWELL_WITHIN) : start] if start else " ".join(words[max(0, number - 2) : number])
    around = [passage for passage in evidence.passages[max(0, number - 2) : number + 3] if passage.element == "closer"]
    is_closed = any(mark.element in ("signed", "salute") for passage in around for mark in passage.marks)
    return is_closed or (len(before) <= 2 * _FAREWELL_WITHIN and _FAREWELL.search(before) is not None)
