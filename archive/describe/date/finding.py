"""The date of a text: which day its words mean, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive.authorities import Kind as AuthorityKind
from archive.dates import Calendar, DateInterval, display, is_settled, to_edtf, usual_calendar, weekday_name
from archive.describe.date.grounds import Grounds, grounds_of
from archive.describe.date.named import NamedDate, date_in_name
from archive.describe.date.weighing import Candidate
from archive.describe.date.words import Kind, OwnDate, own_dates, says_undated
from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.model import Assertion, Certainty, Rejected, Span

_WHERE: dict[Kind, str] = {
    "header": "The header",
    "dateline": "The dateline",
    "subscription": "The dateline at the end",
    "today": "The text, speaking of today,",
    "formula": "The closing formula",
    "heading": "The heading",
    "closing": "A line near the end",
}
_SURE: tuple[Kind, ...] = ("header", "dateline", "subscription", "today", "formula")
"""Where words stand that speak of the text itself, and of nothing it tells or quotes."""

_GIVING_WAY: tuple[Kind, ...] = ("formula", "heading", "closing")
"""Where words may speak of what is told, enclosed or quoted, so that the file's name is believed rather."""

_MOST_RIVALS = 6
"""Other dates told; a text that encloses more is a volume."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The date with its reason, both None where none is left; ``own`` are the words of the text that give it."""

    date: DateInterval | None = None
    assertion: Assertion | None = None
    own: OwnDate | None = None


def date_of(evidence: Evidence, people: People) -> Dating:
    """Find the date of a text from its dateline, from what it says of "today", from its closing formula, or from the
    file's name. Where more than one day is left, or none, the date stays open.
    """
    named = date_in_name(evidence.name, evidence.language)
    every = own_dates(evidence)
    own = next((own for own in every if own.worded.relative == ""), None)
    if own is None:
        undated = says_undated(evidence)
        return _undated(undated) if undated and named is None else _from_name(named)
    grounds = grounds_of(evidence, people, own, named)
    if own.worded.year is None:
        return _weighed(own, grounds)
    found = _with_rivals(_complete(own, grounds, evidence), every, evidence)
    return _compared(found, named) if named is not None else found


def _undated(words: Span) -> Dating:
    rule = f"The dateline says so: “{words.words}”."
    return Dating(None, Assertion("date", "undated", "undated", "high", "importer", rule, (words,)))


def _weighed(own: OwnDate, grounds: Grounds) -> Dating:
    """Find the year of a day: the one year and calendar that nothing speaks against."""
    verdict = grounds.weigh(own.worded, grounds.years())
    if len(verdict.left) != 1 or not own.worded.is_single:
        return _from_name(grounds.named)
    (found,) = verdict.left
    has_weekday = own.worded.weekday is not None
    weighed = "; ".join(part for part in ("the weekday" if has_weekday else "", grounds.in_words()) if part)
    rule = (
        f"{_WHERE[own.kind]} has “{own.wording}” without a year. The days so called in either calendar were weighed against"
        f" these: {weighed}. Only {found} agrees with all of them."
    )
    strong = has_weekday + bool(grounds.today) + (grounds.named is not None)
    certainty: Certainty = "high" if strong > 1 and own.kind in _SURE else "medium" if strong else "low"
    return _dating(own, found.interval(own.wording), certainty, rule, grounds, verdict.rejected)


def _complete(own: OwnDate, grounds: Grounds, evidence: Evidence) -> Dating:
    """Find the calendar of a date that names its year."""
    worded = own.worded
    if worded.day is None or worded.calendar is not None or not worded.is_single:
        return _as_it_stands(own, grounds, evidence)
    assert worded.year is not None  # noqa: S101  the caller asks for dates with a year
    usual = _usual(own, evidence)
    said = f"{_WHERE[own.kind]} has “{own.wording}”"
    verdict = replace(grounds, beginnings=(), lives=(), named=None).weigh(worded, [worded.year])
    if len(verdict.left) == 1:
        (found,) = verdict.left
        rule = (
            f"{said}."
            if found.calendar is usual
            else f"{said}, a day that only the {found.calendar.capitalize()} calendar has."
        )
        if verdict.rejected:
            rule = f"{said}; only as {found} does it agree with {_what_it_says(own, grounds)}."
        sure: Certainty = "high" if found.calendar is usual or grounds.today else "medium"
        return _dating(own, found.interval(own.wording), _lowered(sure, own, evidence), rule, grounds, verdict.rejected)
    date = worded.interval(own.wording, usual)
    if date is None:
        return _from_name(grounds.named)
    if verdict.left:
        settled = is_settled(worded.year, worded.month or 1, worded.day, evidence.language, _place(own, evidence))
        rule = f"{said}, and no style; it is taken in the calendar that was usual in that language and year."
        rejected = verdict.rejected
        if not settled:
            rule = f"{said}, and no style; it is taken as {usual.capitalize()}, but the other calendar was in use as well."
            rejected = (*rejected, *_in_other_style(own, usual))
        return _dating(own, date, _lowered("high" if settled else "medium", own, evidence), rule, grounds, rejected)
    rule = f"{said}, but that day was a {weekday_name(date.first or 0)}; the date is taken as it stands in the usual calendar."
    return _dating(own, date, "low", rule, grounds, verdict.rejected)


def _as_it_stands(own: OwnDate, grounds: Grounds, evidence: Evidence) -> Dating:
    """Take a month, a stretch, a bound, or a day whose words tell the calendar."""
    date = own.worded.interval(own.wording, _usual(own, evidence))
    rule = f"{_WHERE[own.kind]} has “{own.wording}”"
    rule += "." if own.worded.calendar is None else ", which tells the calendar too."
    certainty = _lowered("high" if own.worded.bound == "" else "medium", own, evidence)
    return _dating(own, date, certainty, rule, grounds, ()) if date else _from_name(grounds.named)


def _usual(own: OwnDate, evidence: Evidence) -> Calendar:
    year, month, day = own.worded.year or 1, own.worded.month or 1, own.worded.day or 1
    return usual_calendar(year, month, day, evidence.language, _place(own, evidence))


def _place(own: OwnDate, evidence: Evidence) -> str:
    """Give the words before the date, and the names of the places that the authorities know them for."""
    places = (authority.name for _, authority in evidence.named(own.passage, AuthorityKind.PLACE))
    return " ".join([own.place, *places]) if own.place else ""


def _in_other_style(own: OwnDate, usual: Calendar) -> tuple[Rejected, ...]:
    other = next(calendar for calendar in Calendar if calendar is not usual)
    date = own.worded.interval("", other)
    return (Rejected(to_edtf(date), f"{display(date)}: the {other.capitalize()} calendar"),) if date else ()


def _lowered(certainty: Certainty, own: OwnDate, evidence: Evidence) -> Certainty:
    """Lower the certainty of words that are not plain, that stand where others may be meant, or that were put right."""
    if own.worded.also is not None:
        return "low"
    faults = (fault for fault in evidence.faults[own.passage])
    is_faulty = any(fault.start < own.worded.end and own.worded.start < fault.end for fault in faults)
    is_sure = own.kind in _SURE and own.worded.is_plain and not is_faulty
    if own.kind == "formula":  # what is addressed to somebody ends with a farewell, so the formula may be that of an enclosure
        is_sure = is_sure and not any(mark.element == "salute" for passage in evidence.passages for mark in passage.marks)
    return certainty if is_sure or certainty == "low" else "medium"


def _with_rivals(found: Dating, every: tuple[OwnDate, ...], evidence: Evidence) -> Dating:
    """Name the other dates of the text, and lower the certainty where one of the same standing says another day."""
    if found.date is None or found.assertion is None or found.own is None:
        return found
    others: dict[str, OwnDate] = {}
    for own in every:
        date = own.worded.interval("", _usual(own, evidence))
        if own is not found.own and date and not date.touches(found.date.first, found.date.last):
            others.setdefault(to_edtf(date), own)
    rejected = [Rejected(value, own.reason) for value, own in list(others.items())[:_MOST_RIVALS]]
    if found.own.worded.also is not None:
        year, month, day = found.own.worded.also
        date = replace(found.own.worded, year=year, month=month, day=day).interval("")
        rejected += [Rejected(to_edtf(date), "the figures can be read in this order too")] if date else []
    assertion = replace(found.assertion, rejected=(*found.assertion.rejected, *rejected))
    return replace(found, assertion=assertion)


def _what_it_says(own: OwnDate, grounds: Grounds) -> str:
    parts = ["the weekday"] if own.worded.weekday is not None else []
    parts += [f"the days of the {event.name}" for event in grounds.today]
    return " and ".join(parts)


def _compared(found: Dating, named: NamedDate) -> Dating:
    """Compare the date of the text with the one in the file's name, which confirms it or gives way to it.

    A closing formula may be that of a document the text quotes, so there the file's name is believed.
    """
    if found.date is None or found.assertion is None or found.own is None:
        return _from_name(named)
    if found.date.touches(named.date.first, named.date.last) or _as_named(found.date).touches(
        named.date.first, named.date.last
    ):
        rule = f"{found.assertion.rule} The file's name has the same date, {named.characters}."
        certainty: Certainty = "high" if found.assertion.certainty != "low" else "medium"
        return replace(found, assertion=replace(found.assertion, rule=rule, certainty=certainty, from_name=True))
    if found.own.kind in _GIVING_WAY:
        by_name = _from_name(named)
        assert by_name.assertion is not None  # noqa: S101  a name with a date gives an assertion
        other = Rejected(found.assertion.value, found.own.reason)
        return replace(by_name, assertion=replace(by_name.assertion, evidence=(found.own.span,), rejected=(other,)))
    other = Rejected(to_edtf(named.date), f"the file's name has {named.characters}, but the text's own words weigh more")
    assertion = replace(found.assertion, certainty="medium", rejected=(*found.assertion.rejected, other))
    return replace(found, assertion=assertion)


def _as_named(date: DateInterval) -> DateInterval:
    """Read the name of an Old Style day as if it were New Style, as whoever named the file may have done."""
    if date.calendar is Calendar.GREGORIAN or date.first is None:
        return date
    return Candidate(date.first, date.calendar).in_new_style()


def _from_name(named: NamedDate | None) -> Dating:
    if named is None:
        return Dating()
    certainty: Certainty = "medium" if named.date.is_day else "low"
    rule = f"The file's name has {named.characters}; whose date that is it does not say, so it is taken for the text's."
    words = display(named.date)
    return Dating(named.date, Assertion("date", to_edtf(named.date), words, certainty, "importer", rule, from_name=True))


def _dating(
    own: OwnDate, date: DateInterval, certainty: Certainty, rule: str, grounds: Grounds, rejected: tuple[Rejected, ...]
) -> Dating:
    spans = grounds.spans if own.worded.year is None else grounds.spans[: 1 + len(grounds.today)]
    label = display(replace(date, wording=""))
    assertion = Assertion("date", to_edtf(date), label, certainty, "importer", rule, spans, rejected)
    return Dating(date, assertion, own)
