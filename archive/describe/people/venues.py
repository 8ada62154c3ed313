"""Where and before whom a speech was made, and on what occasion: by its heading, a note at its head, its first words.

"Address by A to the United Nations General Assembly", "Remarks at the 71st Meeting of the Economic Club", "Rede im Reichstag",
"(Delivered before the Members of the Society)", "Fellow-Citizens of the Senate and House of Representatives".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authorities import Authority, Kind
from archive.describe.evidence import Evidence
from archive.describe.people.designations import in_small_letters
from archive.describe.people.headings import read_heading
from archive.describe.people.words import Words, words_of
from archive.model import Agent, Certainty

_LONGEST = 120
_FIRST_PASSAGES = 6
_LONGEST_NOTE = 300
_EDGES = ' \t,;:.–—-[]()"“”'
_STOP = re.compile(
    r"[;:()\[\]]|,(?=\s+(?:on|am|il|in|den|the\s+\d|\d))|\.\s|\s(?:on|about|über|am|den|sul|sulla|by|von|di fronte)\s(?=\S)"
)
_LEADS_TO_DAY = re.compile(
    r"[\s,]+(?:vom|am|den|dem|il|li|del|dell['’]|of|on|the|this|le|la|(?:on )?(?:the )?(?:evening|morning|afternoon"
    r"|night|sera|mattina)"
    r"|abends?)\Z",
    re.IGNORECASE,
)
"""What leads from the name of a place to the day behind it."""

_AUDIENCE = re.compile(
    r"(?:my\s+)?(?:fellow|friends|gentlemen|citizens|members|ladies|comrades|brothers)[\w\s,-]{0,40}?\bof\s+(?:the\s+)?",
    re.IGNORECASE,
)

_HALL = re.compile(
    r"\b(?:hall|theatre|theater|church|chapel|cathedral|auditorium|stadium|armory|arena|state house|dom|teatro|politeama|chiesa"
    r"|palazzo|salone|basilica|duomo)\b|\w(?:kirche|halle|theater|saal|haus)\b",
    re.IGNORECASE,
)
"""Buildings in which speeches are made; any other name alone is that of a town."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Words that name where a speech was made: passage and half-open offsets. ``authority`` is the one they mean, None for
    none; ``is_event`` and ``is_body`` say what the words call it; ``words`` are those that say so.
    """

    number: int
    start: int
    end: int
    said_start: int
    where: str
    authority: Authority | None
    is_event: bool
    is_body: bool
    certainty: Certainty

    @property
    def is_place(self) -> bool:
        """Nothing but a name of a town or a hall."""
        return not (self.is_event or self.is_body) if self.authority is None else self.authority.kind is Kind.PLACE

    def agent(self, evidence: Evidence) -> Agent:
        """Give the agent the words name."""
        if self.authority is not None:
            return Agent(self.authority.key, self.authority.name)
        return Agent.unlinked(in_small_letters(" ".join(evidence.words[self.number][self.start : self.end].split())))


def scenes(evidence: Evidence) -> Iterator[Scene]:
    """Give what the head of a speech names as its place, audience and occasion, the plainest first."""
    words = words_of(evidence.language)
    if words is None:
        return
    yield from _in_headings(evidence, words)
    yield from _in_notes(evidence, words)
    yield from _in_salutations(evidence, words)


def _in_headings(evidence: Evidence, words: Words) -> Iterator[Scene]:
    is_spoken = False
    for number in evidence.of("head"):
        text = evidence.words[number]
        heading = read_heading(text, (date.start for date in evidence.dates[number]), words)
        start = max((one.name_end for one in heading.senders), default=0)
        made = words.made.search(text)
        is_spoken = is_spoken or heading.is_spoken
        if made:
            if is_spoken and heading.senders and start < made.start():
                yield from _behind(evidence, number, start, "the heading", words, made.start())
            start = made.end()
        elif not is_spoken:
            continue
        elif not heading.senders and (kind := words.spoken.search(text)):
            start = kind.end()
        yield from _behind(evidence, number, start, "the heading", words)


def _in_notes(evidence: Evidence, words: Words) -> Iterator[Scene]:
    """Read "Delivered at ..." in short lines at the head of a text."""
    for number, passage in enumerate(evidence.passages[:_FIRST_PASSAGES]):
        if passage.element in ("head", "speaker") or len(passage.received) > _LONGEST_NOTE:
            continue
        text = evidence.words[number]
        made = words.made.search(text, 0, 80)
        if made and (text[0] in "([" or made.start() == 0 or words.spoken.search(text, 0, made.start())):
            yield from _behind(evidence, number, made.end(), "a note at the head", words)


def _in_salutations(evidence: Evidence, words: Words) -> Iterator[Scene]:
    """Read the body that a speaker greets: "Fellow-Citizens of the Senate"; only where a speaker is labelled or headed."""
    is_speech = any(True for _ in evidence.of("byline")) or any(
        words.spoken.search(evidence.words[number]) for number in evidence.of("head")
    )
    for number in evidence.of("opener") if is_speech else ():
        text = evidence.words[number]
        audience = _AUDIENCE.match(text)
        body = words.body.search(text, audience.end()) if audience else None
        if audience and body:
            end = _end(text, audience.end(), len(text))
            yield _scene(evidence, number, audience.end(), end, 0, "the salutation", words)


def _behind(evidence: Evidence, number: int, start: int, where: str, words: Words, stop: int | None = None) -> Iterator[Scene]:
    """Give what stands behind the small words of place after a speech or its speaker."""
    text = evidence.words[number]
    first = next((date.start for date in evidence.dates[number] if date.start > start), len(text))
    first = first if stop is None else min(first, stop)
    preposition = words.before.search(text, start, min(first, len(text)))
    for _ in range(3):
        if preposition is None:
            return
        begin = preposition.end()
        article = words.article.match(text, begin, first)
        begin = article.end() if article else begin
        following = words.before.search(text, begin, first)
        end = _end(text, begin, first)
        if following and following.start() < end and not _holds_together(text, begin, following.start(), words):
            end = _end(text, begin, following.start())
        if begin < end and (text[begin].isupper() or text[begin].isdigit() or _HALL.match(text, begin)):
            yield _scene(evidence, number, begin, end, preposition.start(), where, words)
        preposition = following


def _holds_together(text: str, start: int, end: int, words: Words) -> bool:
    """Tell whether a name is not yet finished at a small word ("the Society for the Advancement ...")."""
    return not (words.body.search(text, start, end) or words.event.search(text, start, end)) and end - start < 3


def _end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, min(end, start + _LONGEST))
    end = stop.start() if stop else min(end, start + _LONGEST)
    while end > start:
        day = _LEADS_TO_DAY.search(text, start, end)
        if day is None and text[end - 1] not in _EDGES:
            break
        end = day.start() if day else end - 1
    return end


def _scene(evidence: Evidence, number: int, start: int, end: int, said: int, where: str, words: Words) -> Scene:
    text = evidence.words[number]
    kinds = (Kind.EVENT, Kind.ORGANISATION, Kind.PLACE)
    resolved = [key for kind in kinds for key in evidence.authorities.resolve(text[start:end], kind)]
    named = [one for name, one in evidence.named(number, *kinds) if start <= name.start and name.end <= end]
    authority = evidence.authorities.get(resolved[0]) if len(resolved) == 1 else named[0] if named else None
    event = words.event.search(text, start, end)
    body = words.body.search(text, start, end) or _HALL.search(text, start, end)
    certainty: Certainty = "high" if authority or event or body else "medium"
    is_event = event is not None and (body is None or event.start() < body.start())
    return Scene(number, start, end, said, where, authority, is_event, body is not None, certainty)
