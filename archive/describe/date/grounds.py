"""On what grounds a day is ruled out: the lives of people, the days of events, the beginnings of what is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.authorities import Authority, Kind
from archive.dates import DateInterval, WordedDate, day_parts, display
from archive.describe.date.named import NamedDate
from archive.describe.date.weighing import Candidate, Constraint, Verdict, is_not_before, is_within, weigh
from archive.describe.date.words import OwnDate
from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.model import Span

_NAMED_AHEAD = 366
"""Days: an event is named before it begins, but seldom a year before."""


_NOT_YET = {
    Kind.PERSON: "{} was not born",
    Kind.ORGANISATION: "{} did not exist",
    Kind.EVENT: "{} was more than a year ahead",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds on which one wording is weighed, and the words they rest on.

    ``lives`` are those of the writers; ``today`` the events of which the text speaks as of the day itself; ``beginnings``
    (clause, day) say what was not yet before a day.
    """

    spans: tuple[Span, ...]
    lives: tuple[Authority, ...]
    today: tuple[Authority, ...]
    beginnings: tuple[tuple[str, int], ...]
    named: NamedDate | None

    def weigh(self, worded: WordedDate, years: Iterable[int]) -> Verdict:
        """Weigh the days of some years that bear a name."""
        return weigh(worded, years, self._constraints())

    def years(self) -> range:
        """Give the years to try, from the writers' lives, or else the events of the day, or the file's name; none where
        nothing bounds them.
        """
        bounds = [days_of(life) for life in self.lives] or [days_of(event) for event in self.today]
        if self.named is not None:
            bounds = [self.named.date]
        bounds = [days for days in bounds if days.first is not None and days.last is not None]
        if not bounds:
            return range(0)
        first = min(day_parts(days.first or 0)[0] for days in bounds)
        last = max(day_parts(days.last or 0)[0] for days in bounds)
        return range(first - 1, last + 2)

    def in_words(self) -> str:
        """Name the grounds, but for the weekday, as the end of a sentence."""
        parts = [f"the life of {life.name} ({display(days_of(life))})" for life in self.lives]
        parts += [
            f"the days of the {event.name} ({display(days_of(event))}), of which it speaks as of today" for event in self.today
        ]
        parts += ["the beginnings of what it names"] if self.beginnings else []
        parts += [f"the date in the file's name, {self.named.characters}"] if self.named else []
        return "; ".join(parts)

    def _constraints(self) -> list[Constraint]:
        return [
            *(
                is_within(days_of(event), f"it lies outside the days of that event, {display(days_of(event))}")
                for event in self.today
            ),
            *(is_within(days_of(life), f"{life.name} did not live then") for life in self.lives),
            *(is_not_before(first, name) for name, first in self.beginnings),
            *([_is_as_named(self.named)] if self.named else []),
        ]


def grounds_of(evidence: Evidence, people: People, own: OwnDate, named: NamedDate | None) -> Grounds:
    """Gather the grounds for weighing a wording."""
    today = list(_events_of_today(evidence, own))
    lives = [authority for agent in people.authors if (authority := evidence.authorities.get(agent.key)) and authority.span]
    pinned = {authority.key for authority, _ in today}
    earliest = min((days_of(life).first or 0 for life in lives), default=0)
    begun = [each for each in _beginnings(evidence) if each[0] not in pinned and each[2] > earliest]
    spans = [own.span, *(span for _, span in today)]
    if lives:
        spans += [span for assertion in people.assertions if assertion.aspect == "author" for span in assertion.evidence]
    return Grounds(
        tuple(dict.fromkeys([*spans, *(span for *_, span in begun)])),
        tuple(lives),
        tuple(authority for authority, _ in today),
        tuple((name, first) for _, name, first, _ in begun),
        named,
    )


def days_of(authority: Authority) -> DateInterval:
    """Give the life of a person or the days of an event; an interval open at both ends where they are not known."""
    return authority.span or DateInterval(None, None)


def _events_of_today(evidence: Evidence, own: OwnDate) -> Iterator[tuple[Authority, Span]]:
    """Give the events with known days that the sentence about "today" names."""
    if own.kind != "today":
        return
    start, end = evidence.sentence(own.passage, own.worded.start)
    for mention, event in evidence.named(own.passage, Kind.EVENT):
        if start <= mention.start < end and days_of(event).first is not None and days_of(event).last is not None:
            yield event, evidence.span(own.passage, mention.start, mention.end)


def _beginnings(evidence: Evidence) -> Iterator[tuple[str, str, int, Span]]:
    """Give what the text names, once each: its key, a clause that says that it was not yet, the day before which the clause
    is true, and the words that name it.
    """
    seen: set[str] = set()
    for number in evidence.of("p"):
        for mention, authority in evidence.named(number, Kind.PERSON, Kind.ORGANISATION, Kind.EVENT):
            first = days_of(authority).first
            if first is None or authority.key in seen:
                continue
            seen.add(authority.key)
            clause = _NOT_YET[authority.kind].format(authority.name)
            ahead = _NAMED_AHEAD if authority.kind is Kind.EVENT else 0
            yield authority.key, clause, first - ahead, evidence.span(number, mention.start, mention.end)


def _is_as_named(named: NamedDate) -> Constraint:
    """Make the constraint that the day is the one in the file's name, which may be in either style."""

    def reason(candidate: Candidate) -> str | None:
        days = (candidate.interval(), candidate.in_new_style())
        agrees = any(day.is_within(named.date.first, named.date.last) for day in days)
        return None if agrees else f"the file's name has {named.characters}"

    return reason
