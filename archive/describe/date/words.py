"""Where a text says of what day it is, and which of several such places is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from archive.dates import WordedDate
from archive.describe.date import lines
from archive.describe.date.lines import Line
from archive.describe.evidence import Evidence
from archive.describe.people.words import words_of
from archive.model import Span

TODAY = re.compile(
    r"\b(?:to-?day|this day|this morning|this evening|tonight|heute|aujourd['’]hui|oggi|hoggi|hoy|сегодня)\b\W{0,3}$",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"\W*(?:(?:done|given|dated|signed|written|executed)\s+(?:at|in|on|by|under|this|the)"
    r"|(?:dat[oaiue]m?|dabantur|actum|fatt[oa]|scritt[oa]|data)\s+(?:in|a|à|ad|nel|dal|di|da|il|li)"
    r"|(?:gegeben|geschehen|gezeichnet|so\s+geschehen)\s+(?:zu|in|am|den|auf)|(?:fait|donné|écrit)\s+(?:à|en|au|le|a)"
    r"|(?:dad[oa]|hech[oa]|fech[oa])\s+(?:en|a|el))\b|.*\b(?:in\s+(?:witness|testimony|faith)\b|zu\s+urkund|en\s+foi\s+de)",
    re.IGNORECASE | re.DOTALL,
)
"""Words with which a document begins to say of what day it is; behind them the sentence runs on to its date."""

_LONGEST_FORMULA = 400
_FORMULA_IN_LAST = 8
"""Passages at the end in which "Done at the city of ..., this 11th day of ..." may stand."""

_FORMULA_DATES = 3
"""Dates at the end of a passage among which that of a formula is; a passage with more of them is a list."""

_ON_DAY = re.compile(
    r"\b(?:on(?:\s+the)?|am|den|il|l['’]|add[iì]|le|(?:tornata|seduta|sitzung|adunanza|session)(?:\s+(?:des|der|del|della|of)"
    r"(?:\s+\w+){1,3}?)?\s+(?:del|dell['’]|vom|of)"
    r"|(?:evening|morning|afternoon|night|sera|mattina|abend)s?(?:\s+(?:of|del|dell['’]|des)(?:\s+the)?)?)\Z",
    re.IGNORECASE,
)
"""What stands before the day of a speech in its heading."""

_KIND_REACH = 70
"""Characters at the beginning of a heading in which the kind of text stands."""

_OPENING_LINES = 8
"""Lines at the beginning in which a dateline may stand, as long as no paragraph has begun."""

_FAREWELL_LINES = 3
"""Lines of a farewell behind which its date may stand."""

Kind = Literal["header", "dateline", "subscription", "today", "formula", "heading", "closing"]
"""Where the words stand: ``subscription`` before or after the writer's farewell, ``closing`` near the end without one."""

_REASONS: dict[Kind, str] = {
    "header": "stands in another line of the header",
    "dateline": "stands in a later dateline, as the date of what is enclosed or quoted there",
    "subscription": "stands before another farewell, as the date of what is enclosed or quoted there",
    "today": "is said of another day",
    "formula": "stands in a closing formula, which may be that of what is quoted there",
    "heading": "stands in the heading, which may name the day of what it tells",
    "closing": "stands near the end, perhaps as the date of what is enclosed or quoted there",
}


@dataclass(frozen=True, slots=True)
class OwnDate:
    """Words by which a text says of what day it is. ``span`` is the evidence, ``passage`` the number of the passage;
    ``place`` the words before the date in its line, where its place may stand.
    """

    passage: int
    worded: WordedDate
    wording: str
    span: Span
    kind: Kind
    place: str = ""

    @property
    def reason(self) -> str:
        """Say, as a clause, why other words were taken for the text's own."""
        return f"“{self.wording}” {_REASONS[self.kind]}"


def own_dates(evidence: Evidence) -> tuple[OwnDate, ...]:
    """Give the wordings that say of what day the text is, the plainest first: each line, sentence and day once."""
    found: dict[tuple[int, int], OwnDate] = {}
    every = tuple(lines.datelines(evidence))
    for own in chain(
        _of_lines(evidence, every), _of_sentences(evidence), _of_headings(evidence), _of_last_lines(evidence, every)
    ):
        found.setdefault((own.passage, own.worded.start), own)
    return tuple(found.values())


def says_undated(evidence: Evidence) -> Span | None:
    """Give the words by which a dateline says that the text has no date; None where none does."""
    for line in lines.datelines(evidence):
        undated = lines.UNDATED.search(evidence.words[line.passage], line.start, line.end)
        if undated and not line.dates:
            return evidence.span(line.passage, undated.start(1), undated.end(1))
    return None


def _of_lines(evidence: Evidence, datelines: Sequence[Line]) -> Iterator[OwnDate]:
    """Give the dates of a header, of datelines before the text begins, and of those beside a farewell."""
    every = [line for line in datelines if line.dates]
    for line in every:
        if line.is_header:
            yield _in_line(evidence, line, "header")
    for line in every:
        if line.is_opening and line.passage < _OPENING_LINES:
            yield _in_line(evidence, line, "dateline" if _is_plain(evidence, line) else "heading")
    farewell = lines.first_farewell(evidence)
    for line in every:
        if not line.is_opening and line.is_subscribed:
            is_near = line.passage <= farewell + _FAREWELL_LINES and not lines.is_between_signatures(evidence, line)
            yield _in_line(evidence, line, "subscription" if is_near else "closing")
    for number in range(len(evidence.passages)):
        for worded in evidence.dates[number]:
            if worded.day is not None and lines.farewell_follows(evidence, number, worded):
                yield _own(evidence, number, worded, "subscription")


def _of_sentences(evidence: Evidence) -> Iterator[OwnDate]:
    """Give days said to be today, and those of closing formulas."""
    paragraphs = list(evidence.of("p"))
    for number in paragraphs:
        for worded in evidence.dates[number]:
            if worded.day is not None and worded.month is not None and _is_today(evidence, number, worded):
                yield _own(evidence, number, worded, "today")
    for number in [*paragraphs[-_FORMULA_IN_LAST:], *evidence.of("closer")]:
        for worded in evidence.dates[number][-_FORMULA_DATES:]:
            start, _ = evidence.sentence(number, worded.start)
            start = max(start, worded.start - _LONGEST_FORMULA)
            if worded.day and worded.year and _FORMULA.match(evidence.words[number], start, worded.start):
                yield _own(evidence, number, worded, "formula")


def _of_headings(evidence: Evidence) -> Iterator[OwnDate]:
    """Give the date with which a heading ends, behind a comma or alone: "Minutes of a Meeting, London, May 5, 1900"."""
    for number in evidence.of("head"):
        words, dates = evidence.words[number], evidence.dates[number]
        if dates and dates[-1].day and dates[-1].year and lines.ENDS.fullmatch(words, dates[-1].end):
            before = words[: dates[-1].start].rstrip()
            if not before or before[-1] in ",.;:([—–-" or _is_delivered(before, evidence.language):
                yield _own(evidence, number, dates[-1], "heading")


def _is_delivered(before: str, language: str) -> bool:
    """Tell whether the words of a heading before a date say that a speech was made then: "Rede, gehalten am"."""
    words = words_of(language)
    if words is None or not _ON_DAY.search(before):
        return False
    return bool(words.made.search(before) or words.spoken.search(before, 0, _KIND_REACH))


def _of_last_lines(evidence: Evidence, datelines: Sequence[Line]) -> Iterator[OwnDate]:
    """Give the dates of datelines without a farewell, the last first."""
    text = lines.last_text(evidence)
    for line in reversed(datelines):
        if line.dates and line.dates[-1].year and line.passage >= max(1, text):
            yield _in_line(evidence, line, "closing")


def _in_line(evidence: Evidence, line: Line, kind: Kind) -> OwnDate:
    worded = line.dates[-1]
    place = evidence.words[line.passage][line.start : line.dates[0].start]
    return _own(evidence, line.passage, worded, kind, place)


def _is_plain(evidence: Evidence, line: Line) -> bool:
    """Tell whether a line gives the date of the text, and is not a heading that may name the day of what it tells."""
    is_head = evidence.passages[line.passage].element == "head"
    return lines.begins_with_date(evidence, line) if is_head else lines.leads_to(evidence, line)


def _is_today(evidence: Evidence, number: int, worded: WordedDate) -> bool:
    return TODAY.search(evidence.words[number], max(0, worded.start - 24), worded.start) is not None


def _own(evidence: Evidence, number: int, worded: WordedDate, kind: Kind, place: str = "") -> OwnDate:
    words = evidence.words[number]
    today = TODAY.search(words, max(0, worded.start - 24), worded.start) if kind == "today" else None
    span = evidence.span(number, today.start() if today else worded.start, worded.end)
    return OwnDate(number, worded, evidence.passages[number].received[worded.start : worded.end], span, kind, place)
