"""The turns of speakers: labels that name who speaks, what is said below each, and the stage directions between.

A turn runs over paragraphs to the next label, heading or end. In a play, what stands between a heading and the first label is a
stage direction, and so is all that stands in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.authorities import Authorities
from archive.authorities import Kind as Named
from archive.describe.structure import forms, stage, verse
from archive.describe.structure.closings import closing
from archive.describe.structure.cutting import line_extents
from archive.describe.structure.drafts import Draft, Surroundings
from archive.describe.structure.labels import Label, is_titled, normal, without_title
from archive.describe.structure.script import Kind, Part, is_play, parts_of
from archive.describe.structure.speakers import Line, Speakers, lines_of
from archive.model import Agent, Container
from archive.tei.building import pointer_to

_BRACKETED = re.compile(r"(?P<before>[^(\[]*)[(\[](?P<inside>[^)\]]*)[)\]].*")
_SIGNS = " :.—–-"

_MOST_LINES = 200_000
"""A long play has 5,000 lines, a year of debates 100,000; a text of more short lines is a table, or hostile."""

_MOST_TITLES = 4
_FEWEST_BEFORE = 4
_QUOTED = 0.2
"""The share of a text that stands before the first label where a conversation is but a part of it."""


def speaker_key(label: str, authorities: Authorities) -> str:
    """Give the key of the agent whom the label of a turn names: whoever bears the name alone, with or without the rank or
    office before it, before the brackets or in them; else the name itself, unlinked.
    """
    name = label.rstrip(_SIGNS) or label
    bracketed = _BRACKETED.fullmatch(name)
    names = [name, *((bracketed["before"].strip(), bracketed["inside"].strip()) if bracketed else ())]
    for form in (*names, *(without_title(form) for form in names)):
        keys = authorities.resolve(form, Named.PERSON) if form else ()
        if len(keys) == 1:
            return keys[0]
    return Agent.unlinked(_identity(label)).key


def _holders(labels: Iterable[str]) -> dict[str, str]:
    """Give, by each office that a label names with its holder in brackets ("The MINISTER OF LANDS (Mr. T. Hughes)"), and by
    the holder's name, that label, as far as one alone holds the office.
    """
    found: dict[str, dict[str, str]] = {}
    for label in labels:
        bracketed = _BRACKETED.fullmatch(label)
        if bracketed and bracketed["before"].strip() and is_titled(bracketed["inside"]):
            holder = normal(bracketed["inside"].split(",")[0])
            for name in (normal(bracketed["before"]), holder):
                found.setdefault(name, {}).setdefault(holder, label)
    return {name: next(iter(by_holder.values())) for name, by_holder in found.items() if len(by_holder) == 1}


def _label_words(text: str, label: Label) -> str:
    return text[label.start : label.bracket[1] if label.bracket else label.name_end]


def _identity(label: str) -> str:
    """Give the words of a label by which its speaker is known: without brackets that tell a party or a place, with such as hold
    the name of who fills an office.
    """
    name = label.rstrip(_SIGNS) or label
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed is None or not bracketed["before"].strip() or is_titled(bracketed["inside"]):
        return name
    return bracketed["before"].strip()


def turns(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Part the labels of speakers from what they say, where a text is made of turns; in any other, mark the remarks of
    reporters ("(Applause.)").
    """
    drafts = list(drafts)
    if sum(len(draft.marks) for draft in drafts) > _MOST_LINES:
        return drafts
    lines = list(lines_of(drafts))
    speakers = Speakers(drafts, lines, around)
    if not speakers.is_conversation:
        return [_with_remarks(draft) for draft in drafts]
    in_play = is_play(drafts, lines, speakers)
    body = len(drafts) if in_play else _end(lines, speakers, len(drafts) - _closers(drafts, around))
    parts = parts_of(drafts[:body], [line for line in lines if line.draft < body], speakers, in_play)
    rest = (_with_remarks(draft) for draft in drafts[body:])
    return [*_Writer(parts, around.authorities, in_play).drafts(), *rest]


def _end(lines: Sequence[Line], speakers: Speakers, body: int) -> int:
    """Give the number of the draft behind a conversation. One that a longer text quotes ends with as many paragraphs as the
    longest turn in it has; no label tells where the text goes on.
    """
    labels = [(line.draft, label) for line in lines if (label := speakers.speaks(line))]
    begins = [draft for draft, _ in labels]
    if not begins:
        return body
    body = max(body, begins[-1] + (2 if labels[-1][1].is_alone else 1))
    if begins[0] < max(_FEWEST_BEFORE, _QUOTED * body):
        return body
    longest = max((after - before for before, after in pairwise(begins)), default=1)
    return min(body, begins[-1] + max(longest, 1))


def _closers(drafts: Sequence[Draft], around: Surroundings) -> int:
    """Count the blocks at the end that close a letter, which are nobody's turn."""
    closed = closing(drafts, around)
    number = 0
    while number < len(closed) and closed[-1 - number].element == "closer" and drafts[-1 - number].is_open:
        number += 1
    return number


def _with_remarks(draft: Draft) -> Draft:
    if not draft.is_open:
        return draft
    if stage.remark_at(draft.text, 0) == len(draft.text) and stage.is_reaction(draft.text):
        return draft.as_part("stage")
    return draft.as_part("p", *stage.remarks_in(draft.text, ""))


class _Writer:
    """Writes the parts of a conversation as drafts, each in the turn it belongs to."""

    def __init__(self, parts: Sequence[Part], authorities: Authorities, in_play: bool) -> None:
        self._parts, self._authorities, self._in_play = parts, authorities, in_play
        self._keys: dict[str, str] = {}  # by name without regard to case, within one division
        self._held = {} if in_play else _holders(_label_words(part.draft.text, part.label) for part in parts if part.label)
        self._serial = 0
        self._within: tuple[Container, ...] = ()
        self._cast_within: tuple[Container, ...] = ()
        alone = Counter(part.draft.text[part.start] for part in parts if part.kind is Kind.STAGE)
        aside = Counter(part.draft.text[part.label.bracket[0]] for part in parts if part.label and part.label.bracket)
        opens = Counter(part.draft.text[part.start] for part in parts if part.kind is Kind.WORDS)
        used = alone + aside + opens
        self._brackets = "".join(sign for sign in "([" if in_play and used[sign] >= 0.1 * (used["("] + used["["]))
        runs = [(place, [line.text for line in self._lines(parts[place : place + number])]) for place, number in self._runs()]
        spoken = [lines for _, lines in runs if in_play]
        self._is_versified = in_play and verse.is_versified([lines for place, lines in runs if self._begins_turn(place)])
        self._width = verse.width_of_verse(spoken) if self._is_versified else verse.width_of_prose(spoken)

    def drafts(self) -> Iterator[Draft]:
        """Give the drafts in order."""
        runs = dict(self._runs())
        has_begun = is_headed = False
        titles = 0
        for place, part in enumerate(self._parts):
            match part.kind:
                case Kind.LABEL:
                    has_begun, is_headed = True, False
                    yield from self._label(part)
                case Kind.STAGE:
                    yield self._cut(part, "stage", self._within if self._goes_on(place) else ())
                case Kind.WORDS if self._within:
                    follows_label = self._parts[place - 1].kind is Kind.LABEL
                    yield from self._speech(self._parts[place : place + runs.get(place, 0)], follows_label)
                case Kind.WORDS:
                    words = part.draft.text[part.start : part.stop]
                    is_title = self._in_play and titles == place < _MOST_TITLES and forms.is_heading(words)
                    is_head = words.isupper() if is_headed else is_title
                    titles += is_title
                    is_stage = self._in_play and (is_headed or has_begun)
                    yield self._cut(part, "head" if is_head else "stage" if is_stage else "p", ())
                case Kind.CAST:
                    yield from self._cast(part, is_first=self._parts[place - 1].kind is not Kind.CAST)
                case Kind.RECOGNISED if part.draft.element != "head":
                    yield part.draft
                    self._turn(self._within)
                case _:
                    self._within, self._keys = (), {}
                    is_headed = part.kind is not Kind.TRAILER
                    yield part.draft if part.kind is Kind.RECOGNISED else self._cut(part, part.kind.value, ())

    def _begins_turn(self, place: int) -> bool:
        """Tell whether a part is the first of a speech, but for a direction."""
        before = next((part for part in reversed(self._parts[max(0, place - 2) : place]) if part.kind is not Kind.STAGE), None)
        return before is not None and before.kind is Kind.LABEL

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Give the place and length of each run of parts that are words without a blank line between them."""
        place = 0
        while place < len(self._parts):
            number = 0
            while place + number < len(self._parts) and self._parts[place + number].kind is Kind.WORDS:
                after = self._parts[place + number]
                if number and (after.draft.is_apart or after.start > 0):
                    break
                number += 1
            if number:
                yield place, number
            place += max(number, 1)

    def _label(self, part: Part) -> Iterator[Draft]:
        label, draft = part.label, part.draft
        if label is None:
            return
        end, aside = label.name_end, label.bracket
        if aside and not (self._in_play or draft.text[aside[0] + 1].islower() or stage.is_reaction(draft.text[slice(*aside)])):
            end, aside = aside[1], None
        words = draft.text[label.start : end]
        whole = self._held.get(normal(_identity(words)), words)
        key = self._keys.setdefault(normal(_identity(whole)), speaker_key(whole, self._authorities))
        self._turn((Container("sp", 0, (("who", pointer_to(key)),)),))
        yield draft.cut(label.start, end, "speaker", self._within)
        if aside:
            yield draft.cut(*aside, "stage", self._within)

    def _turn(self, within: tuple[Container, ...]) -> None:
        """Begin a turn, or the rest of one that something else has parted."""
        self._serial += 1
        self._within = tuple(replace(container, serial=self._serial) for container in within)

    def _goes_on(self, place: int) -> bool:
        """Tell whether the turn goes on behind a stage direction."""
        after = next((part for part in self._parts[place + 1 :] if part.kind is not Kind.STAGE), None)
        return after is not None and after.kind is Kind.WORDS

    def _speech(self, parts: Sequence[Part], follows_label: bool) -> Iterator[Draft]:
        """Give what is said without a blank line between: verse, or paragraphs; a direction may stand before it."""
        if not parts:
            return
        first = parts[0]
        remark = stage.remark_at(first.draft.text, first.start) if follows_label else None
        if remark is not None and self._is_remark(first.draft.text[first.start : remark]):
            yield first.draft.cut(first.start, remark, "stage", self._within)
            start = remark + 1
            parts = [*([replace(first, start=start)] if start < first.stop else []), *parts[1:]]
        lines = self._lines(parts)
        words = [line.text for line in lines]
        has_form = verse.may_be_verse if self._is_versified else verse.is_verse
        if lines and self._in_play and has_form(words, self._width):
            yield self._remarked(verse.stanza(lines))
        else:
            yield from (self._remarked(self._cut(part, "p", self._within)) for part in parts)

    def _lines(self, parts: Iterable[Part]) -> list[Draft]:
        return [line for part in parts for line in verse.lines_of(self._cut(part, "p", self._within))]

    def _remarked(self, draft: Draft) -> Draft:
        verses = [mark.end for mark in draft.marks if mark.element == "l"]
        ends = (verses or [stop for _, stop in line_extents(draft)]) if self._in_play else []
        return draft.as_part(draft.element, *stage.remarks_in(draft.text, self._brackets, ends))

    def _is_remark(self, words: str) -> bool:
        return self._in_play or stage.is_reaction(words) or words[1:2].islower()

    def _cast(self, part: Part, is_first: bool) -> Iterator[Draft]:
        """Give the heading of a cast, or those of its roles that stand in one block."""
        if is_first:
            self._turn((Container("castList", 0),))
            yield self._cut(part, "head", self._within)
            cast, self._within = self._within, ()
            self._cast_within = cast
        else:
            yield from (line.as_part("castItem") for line in verse.lines_of(self._cut(part, "p", self._cast_within)))

    def _cut(self, part: Part, element: str, within: tuple[Container, ...]) -> Draft:
        whole = part.draft.cut(part.start, part.stop, element, within)
        return replace(whole, level=part.level)
