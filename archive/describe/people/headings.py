"""What a heading says of a text: from whom and to whom it goes, who speaks, before whom and where.

"Letter From A to B", "Memorandum by A", "The Secretary of State to the Embassy in Cuba", "Schreiben des A an B", "Lettera di A
a B", "Address by A to the United Nations General Assembly"; "Memorandum of Conversation" is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.authorities import Kind
from archive.describe.people.designations import Designation, designations, name_at
from archive.describe.people.words import Words

LONGEST = 400
"""Characters of a heading that are looked at; what a long one says behind them is its subject."""

_KIND_REACH = 70
"""Characters before the first name in which the kind of text stands."""

_SILENT_REACH = 40
"""Characters between a kind of text and what nobody receives, such as "of a telephone conversation"."""

_SENTENCE_END = re.compile(r"\.\s+(?=[^\W\d_a-zà-ÿ])")
_ABBREVIATED = re.compile(r"(?:(?<!\w)\w|Mr|Sir|Dr|Mrs|Col|Gen|Hon|St|Jr|Sr|No|Gio|Sig|Herrn)\Z", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_RECEIVED = re.compile(r"\W+(?:received(?! from)|eingegangen|eingetroffen|ricevut[oa]|pervenut[oa])\b", re.IGNORECASE)
"""What begins the remark of a registry behind a heading: "—(Received August 5.)"; "received from" names a sender."""

_NAMED_BEFORE = re.compile(
    r"(?P<name>[^\W\d_][^:,–—]* [^:,–—]+?)\s?[:,–—]\s+(?:(?:an?|the|die|der|seine|eine|un|il) )?", re.IGNORECASE
)
_COLON = re.compile(r"\s*:\s*")
_NOBODY = re.compile(r"(?:record|files?|diary|protokoll|akten|verbale)\W*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """Who is named in a heading. ``venue`` is the stretch behind "at", "before", "to" of a speech; ``is_spoken`` when the
    heading names a kind of speech; ``is_certain`` when kind, office, title or body make it plain, and not capitals alone.
    """

    senders: tuple[Designation, ...] = ()
    receivers: tuple[Designation, ...] = ()
    is_spoken: bool = False
    is_certain: bool = True


def read_heading(text: str, dated: Iterable[int], words: Words) -> Heading:
    """Read a heading; ``dated`` are the offsets at which dates begin in it, where what it says of people ends."""
    end = _end(text, dated, words)
    kind = _kind(text, end, words)
    spoken = words.spoken.search(text, 0, min(end, _KIND_REACH))
    is_spoken = spoken is not None and (kind is None or spoken.start() <= kind.start())
    first = spoken if is_spoken else kind
    hidden = [bracket.span() for bracket in _BRACKETS.finditer(text, 0, end)]
    if first is None:
        return _without_kind(text, end, hidden, words)
    return _with_kind(text, first, end, hidden, words, is_spoken=is_spoken)


def read_address(text: str, words: Words) -> tuple[Designation, ...]:
    """Read an address such as "An den Reichskanzler", "Al serenissimo principe di Venetia": to whom, else nobody."""
    to = words.receiver.match(text)
    return designations(text, to.end(), min(len(text), LONGEST), words) if to else ()


def read_rubric(text: str, start: int, end: int, words: Words) -> tuple[str, tuple[Designation, ...]]:
    """Read a line such as "TO: The Secretary of State": "to" or "from" with whom it names, or "" with nobody."""
    for role, rubric in (("to", words.rubric_to), ("from", words.rubric_from)):
        said = rubric.match(text, start, end)
        colon = _COLON.match(text, said.end(), end) if said else None
        if colon:
            return role, designations(text, colon.end(), end, words)
    return "", ()


def _end(text: str, dated: Iterable[int], words: Words) -> int:
    """Find where what a heading says of people ends: at its date, its first full stop or its subject."""
    end = min([LONGEST, len(text), *(start for start in dated if start > 0)])
    stops = (stop.start() for stop in _SENTENCE_END.finditer(text, 0, end) if not _ABBREVIATED.search(text, 0, stop.start()))
    end = min(next(stops, end), end)
    made = words.made.search(text, 1, end)
    if made and words.spoken.search(text, 0, made.start()) and not words.sender.match(text, _blank(text, made.end())):
        end = made.start()
    received = _RECEIVED.search(text, 1, end)
    end = received.start() if received else end
    subject = words.subject.search(text, 1, end)
    return subject.start() if subject else end


def _kind(text: str, end: int, words: Words) -> re.Match[str] | None:
    """Find the kind of text that is sent, unless an office or a body stands before it."""
    kind = words.sent.search(text, 0, min(end, _KIND_REACH))
    begun = words.sender.match(text) or words.receiver.match(text)
    return begun if begun and not kind else kind


def _with_kind(
    text: str, kind: re.Match[str], end: int, hidden: Sequence[tuple[int, int]], words: Words, *, is_spoken: bool
) -> Heading:
    at = 0 if kind.re in (words.sender, words.receiver) else kind.end()
    about = words.silent.search(text, kind.start(), end)
    behind = _blank(text, at)
    direct, meant = words.direct.match(text, behind), words.meant.match(text, behind)
    turns = [(one.start(), one.end(), "from") for one in words.sender.finditer(text, at, end) if not _inside(one, hidden)]
    if direct and (is_spoken or not (about and about.start() - direct.end() < _SILENT_REACH)):
        turns.insert(0, (direct.start(), direct.end(), "from"))
    is_silent = about is not None and about.start() - at < _SILENT_REACH and not any(turn[0] < about.start() for turn in turns)
    if meant and not is_silent and not is_spoken:
        turns.append((meant.start(), meant.end(), "to"))
    elif not is_silent and not is_spoken:
        turns += [(one.start(), one.end(), "to") for one in _receivers(text, at, end, hidden, words, bool(turns))]
    heading = _read(text, _distinct(turns), end, words, is_spoken=is_spoken)
    if is_spoken and not heading.senders:
        return _with_name_before(text, kind.start(), heading)
    return heading if heading.senders or not heading.receivers else _with_genitive(text, behind, heading, words)


def _with_name_before(text: str, kind: int, heading: Heading) -> Heading:
    """Read the speaker of "Woodrow Wilson: Address to Congress", whose name a colon or comma parts from the kind."""
    before = _NAMED_BEFORE.fullmatch(text, 0, kind)
    end = before.end("name") if before else 0
    if end == 0 or name_at(text, 0, end) != end:
        return heading
    return replace(heading, senders=(Designation(0, end, 0, end, Kind.PERSON, is_plain=True),))


def _with_genitive(text: str, at: int, heading: Heading, words: Words) -> Heading:
    """Read the sender of "Brief Schillers an Goethe", whose name stands without its ending."""
    end = name_at(text, at, heading.receivers[0].start)
    if end == at or not words.genitive.fullmatch(text[at:end].split()[-1]):
        return heading
    return replace(heading, senders=(Designation(at, end, at, end - 1, Kind.PERSON, is_plain=True),))


def _distinct(turns: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep the first sender and the first receiver; a later "by" or "to" belongs to the words of one of them."""
    kept: dict[str, tuple[int, int, str]] = {}
    for turn in turns:
        kept.setdefault(turn[2], turn)
    return sorted(kept.values())


def _read(text: str, turns: Sequence[tuple[int, int, str]], end: int, words: Words, *, is_spoken: bool) -> Heading:
    found: dict[str, tuple[Designation, ...]] = {"from": (), "to": ()}
    for number, (_, begin, role) in enumerate(turns):
        stop = turns[number + 1][0] if number + 1 < len(turns) else end
        if not _NOBODY.search(text, begin, stop):
            found[role] = designations(text, begin, stop, words)
    return Heading(found["from"], found["to"], is_spoken=is_spoken)


def _receivers(
    text: str, at: int, end: int, hidden: Sequence[tuple[int, int]], words: Words, has_sender: bool
) -> list[re.Match[str]]:
    """Find the words that introduce a receiver: those behind an office that is held "to" somebody only when nothing else is
    there ("the Special Assistant to the President", but "From the Ambassador to the President").
    """
    found = [one for one in words.receiver.finditer(text, at, end) if not _inside(one, hidden)]
    free = [one for one in found if not _is_taken(text, one.start(), words)]
    if free or not has_sender:
        return free
    return found[:1] if re.match(r"\s*from\b|\s*von\b", text[at:end], re.IGNORECASE) else []


def _is_taken(text: str, at: int, words: Words) -> bool:
    before = re.split(r"[\s'’]+", text[max(0, at - 30) : at].rstrip())
    return words.takes.fullmatch(before[-1]) is not None


def _without_kind(text: str, end: int, hidden: Sequence[tuple[int, int]], words: Words) -> Heading:
    """Read "A to B", where nothing but the two tells that it is a letter."""
    for to in _between(text, end, hidden, words):
        senders = designations(text, 0, to.start(), words)
        receivers = designations(text, to.end(), end, words)
        if senders and receivers:
            is_certain = not (all(each.is_plain for each in senders) or all(each.is_plain for each in receivers))
            if not is_certain and not all(_is_whole(text, each) for each in (*senders, *receivers)):
                return Heading()
            return Heading(senders, receivers, is_certain=is_certain)
    by = words.authored.search(text, 1, end)
    senders = designations(text, by.end(), end, words) if by else ()
    if any(each.is_plain and (not _is_whole(text, each) or " " not in text[each.start : each.end]) for each in senders):
        return Heading()
    return Heading(senders, is_certain=not any(each.is_plain for each in senders))


def _is_whole(text: str, one: Designation) -> bool:
    """Tell whether the words are a name and nothing more, and not the capitals of a title."""
    return not one.is_plain or (
        (one.start, one.end) == (one.name_start, one.name_end) and not text[one.start : one.end].isupper()
    )


def _between(text: str, end: int, hidden: Sequence[tuple[int, int]], words: Words) -> list[re.Match[str]]:
    found = [one for one in words.receiver.finditer(text, 1, end) if not _inside(one, hidden)]
    return [one for one in found if not _is_taken(text, one.start(), words)] or found


def _inside(one: re.Match[str], hidden: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.start() < end for start, end in hidden)


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t,:":
        at += 1
    return at
