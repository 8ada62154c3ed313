"""The date of a text: which day its words mean, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive.dates import Calendar, DateInterval, display, to_edtf, weekday_name
from archive.describe.date.grounds import Grounds, grounds_of
from archive.describe.date.weighing import Candidate
from archive.describe.date.words import NamedDate, OwnDate, date_in_name, own_date, usual_calendar
from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.model import Assertion, Certainty, Rejected

_WHERE = {"dateline": "The dateline", "today": "The text, speaking of today,", "formula": "The closing formula"}


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
    named, own = date_in_name(evidence.name), own_date(evidence)
    if own is None:
        return _from_name(named)
    grounds = grounds_of(evidence, people, own, named)
    if own.worded.year is None:
        return _weighed(own, grounds)
    found = _complete(own, grounds, evidence.language)
    return _compared(found, named) if named is not None else found


def _weighed(own: OwnDate, grounds: Grounds) -> Dating:
    """Find the year of a day: the one year and calendar that nothing speaks against."""
    verdict = grounds.weigh(own.worded, grounds.years())
    if len(verdict.left) != 1:
        return _from_name(grounds.named)
    (found,) = verdict.left
    has_weekday = own.worded.weekday is not None
    weighed = "; ".join(part for part in ("the weekday" if has_weekday else "", grounds.in_words()) if part)
    rule = (
        f"{_WHERE[own.kind]} has “{own.wording}” without a year. The days so called in either calendar were weighed against"
        f" these: {weighed}. Only {found} agrees with all of them."
    )
    strong = has_weekday + bool(grounds.today) + (grounds.named is not None)
    certainty: Certainty = "high" if strong > 1 else "medium" if strong else "low"
    return _dating(own, found.interval(own.wording), certainty, rule, grounds, verdict.rejected)


def _complete(own: OwnDate, grounds: Grounds, language: str) -> Dating:
    """Find the calendar of a date that names its year."""
    worded = own.worded
    assert worded.year is not None  # noqa: S101  the caller asks for dates with a year
    usual = usual_calendar(worded.year, worded.month or 1, worded.day or 1, language)
    said = f"{_WHERE[own.kind]} has “{own.wording}”"
    if worded.day is None or worded.calendar is not None:
        date = worded.interval(own.wording, usual)
        rule = f"{said}." if worded.calendar is None else f"{said}, which tells the calendar too."
        return _dating(own, date, "high", rule, grounds, ()) if date else _from_name(grounds.named)
    verdict = replace(grounds, beginnings=(), lives=(), named=None).weigh(worded, [worded.year])
    if len(verdict.left) == 1:
        (found,) = verdict.left
        sure = found.calendar is usual or bool(verdict.rejected)
        rule = f"{said}." if sure else f"{said}, a day that only the {found.calendar.capitalize()} calendar has."
        if verdict.rejected:
            rule = f"{said}; only as {found} does it agree with {_what_it_says(own, grounds)}."
        return _dating(own, found.interval(own.wording), "high" if sure else "medium", rule, grounds, verdict.rejected)
    date = worded.interval(own.wording, usual)
    if date is None:
        return _from_name(grounds.named)
    if verdict.left:
        rule = f"{said}, and no style; it is taken in the calendar that was usual in that language and year."
        return _dating(own, date, "high", rule, grounds, verdict.rejected)
    rule = f"{said}, but that day was a {weekday_name(date.first or 0)}; the date is taken as it stands in the usual calendar."
    return _dating(own, date, "low", rule, grounds, verdict.rejected)


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
    if found.own.kind == "formula":
        by_name = _from_name(named)
        assert by_name.assertion is not None  # noqa: S101  a name with a date gives an assertion
        other = Rejected(
            found.assertion.value, f"“{found.own.wording}” stands near the end, perhaps as the date of what is quoted there"
        )
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
