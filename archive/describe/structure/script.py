"""A conversation cut into its parts: labels, stage directions, headings of acts and scenes, the cast, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from archive.describe.structure import stage
from archive.describe.structure.cutting import pieces_of
from archive.describe.structure.drafts import Draft
from archive.describe.structure.labels import Label
from archive.describe.structure.speakers import Line, Speakers

_FEWEST_ASIDES = 3
_ASIDES = 0.05
_MANY_ASIDES = 0.2
"""The share of labels with something in brackets in small letters behind them from which on a text is a play; in a short one
two are enough where they are many.
"""

_MANY = 16
"""Parts of one draft from which on each is cut out of it once."""

_LONGEST_ROLE = 300
_MOST_ROLES = 120
"""Characters of one role, and parts of a list of the cast."""

_SETTING = re.compile(
    r"(?:(?:the|die|la|место) )?"
    r"(?:scene|action|time|place|setting|szene|handlung|zeit|ort|scena|azione|l['’]azione|scène|действи[ея]|сцена)\b"
    r"|.{0,40}\b(?:происходит|takes place|spielt|si svolge|se passe)\b",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a part of a conversation is."""

    LABEL = "speaker"
    STAGE = "stage"
    HEAD = "head"
    CAST = "castItem"
    TRAILER = "trailer"
    WORDS = "p"
    RECOGNISED = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a draft, half-open offsets in its text; ``label`` where one begins a turn, and then ``start`` is the label's."""

    kind: Kind
    draft: Draft
    start: int
    stop: int
    label: Label | None = None
    level: int = 0


def is_play(drafts: Sequence[Draft], lines: Sequence[Line], speakers: Speakers) -> bool:
    """Tell whether a conversation is a play: it has acts and scenes or a cast, or asides behind its labels."""
    texts = [(drafts[line.draft].text[line.start : line.stop], line) for line in lines]
    if any(
        stage.is_division(words) or stage.opens_cast(words)
        for words, line in texts
        if len(words) <= stage.LONGEST_HEADING and line.is_free
    ):
        return True
    labels = [(label, drafts[line.draft].text) for line in lines if (label := speakers.speaks(line))]
    asides = sum(_has_aside(label, text) for label, text in labels)
    return asides >= max(_FEWEST_ASIDES, _ASIDES * len(labels)) or (asides > 1 and asides >= _MANY_ASIDES * len(labels))


def parts_of(drafts: Sequence[Draft], lines: Sequence[Line], speakers: Speakers, in_play: bool) -> list[Part]:
    """Cut a conversation into its parts, in order; every draft that a step before has recognised is one."""
    by_draft: Mapping[int, list[Line]] = {number: list(found) for number, found in groupby(lines, key=lambda line: line.draft)}
    has_acts = any(_is_heading(drafts, line) and stage.is_act(_words(drafts, line)) for line in lines)
    parts: list[Part] = []
    for number, draft in enumerate(drafts):
        if number in by_draft:
            parts += _apart(draft, list(_parts(draft, by_draft[number], speakers, in_play, has_acts)))
        else:
            parts.append(Part(Kind.RECOGNISED, draft, 0, len(draft.text)))
    return _with_cast(list(_with_speech(parts)))


def _parts(draft: Draft, lines: Sequence[Line], speakers: Speakers, in_play: bool, has_acts: bool) -> Iterator[Part]:
    """Cut one draft at the lines that are no speech; lines of speech that follow one another are one part."""
    begun: int | None = None
    past = 0
    stops = {line.stop for line in lines}
    for line in lines:
        if line.start < past:
            continue
        kind, stop, label, level = _kind(draft, line, stops, speakers, in_play, has_acts)
        if kind is Kind.WORDS:
            begun = line.start if begun is None else begun
        else:
            if begun is not None:
                yield Part(Kind.WORDS, draft, begun, line.start - 1)
            yield Part(kind, draft, line.start, stop, label, level)
            begun = label.end if label and label.end < line.stop else None
        past = stop
    if begun is not None:
        yield Part(Kind.WORDS, draft, begun, len(draft.text))


def _apart(draft: Draft, parts: Sequence[Part]) -> Iterator[Part]:
    """Give each part a draft of its own words, which a label shares with what is said behind it in its line."""
    if len(parts) < _MANY:
        yield from parts
        return
    groups: list[list[Part]] = []
    for part in parts:
        if groups and part.start < groups[-1][-1].stop:
            groups[-1].append(part)
        else:
            groups.append([part])
    extents = [(group[0].start, group[-1].stop) for group in groups]
    for own, group in zip(pieces_of(draft, extents), groups, strict=True):
        by = group[0].start
        for part in group:
            label = part.label.moved(-by) if part.label else None
            yield Part(part.kind, own, part.start - by, part.stop - by, label, part.level)


def _kind(
    draft: Draft, line: Line, stops: set[int], speakers: Speakers, in_play: bool, has_acts: bool
) -> tuple[Kind, int, Label | None, int]:
    words = draft.text[line.start : line.stop]
    remark = stage.remark_at(draft.text, line.start)
    if remark is not None and remark in stops:
        return Kind.STAGE, remark, None, 0
    if in_play and remark is None and stage.unclosed_at(draft.text, line.start, line.stop):
        return Kind.STAGE, line.stop, None, 0
    if in_play and line.is_free:
        if stage.is_division(words):
            return Kind.HEAD, line.stop, None, 1 if stage.is_act(words) or not has_acts else 2
        if stage.opens_cast(words):
            return Kind.CAST, line.stop, None, 1
        if stage.is_trailer(words):
            return Kind.TRAILER, line.stop, None, 0
    label = speakers.speaks(line)
    if label is not None:
        return Kind.LABEL, line.stop, label, 0
    if in_play and stage.is_move(words):
        return Kind.STAGE, line.stop, None, 0
    return Kind.WORDS, line.stop, None, 0


def _with_speech(parts: Sequence[Part]) -> Iterator[Part]:
    """Take labels without anything said below them for the words they are: a heading, or the end of a list."""
    for place, part in enumerate(parts):
        label = part.label
        if label is None or not label.is_alone:
            yield part
            continue
        after = next((one for one in parts[place + 1 :] if one.kind is not Kind.STAGE), None)
        has_speech = after is not None and after.kind is Kind.WORDS
        yield part if has_speech or label.sign == ":" else Part(Kind.WORDS, part.draft, part.start, part.stop)


def _with_cast(parts: Sequence[Part]) -> list[Part]:
    """Let the words below the heading of a cast be its list, up to the next heading or description of the scene; where no
    heading comes, up to the first label.
    """
    found: list[Part] = []
    in_cast = False
    end = next((place for place, part in enumerate(parts) if part.kind is Kind.CAST), len(parts))
    heading = next((place for place in range(end, min(len(parts), end + _MOST_ROLES)) if parts[place].kind is Kind.HEAD), end)
    for place, part in enumerate(parts):
        words = part.draft.text[part.start : part.stop]
        if part.kind is Kind.CAST:
            in_cast = True
        elif in_cast:
            is_role = part.kind is Kind.WORDS or (part.kind is Kind.LABEL and place < heading)
            in_cast = is_role and len(words) <= _LONGEST_ROLE and not _SETTING.match(words)
            if in_cast and found[-1].draft is part.draft and part.start < found[-1].stop:
                continue
            part = Part(Kind.CAST, part.draft, part.start, part.stop) if in_cast else part
        found.append(part)
    return found


def _has_aside(label: Label, text: str) -> bool:
    """Tell whether a direction in small letters stands behind the name of who speaks."""
    at = label.bracket[0] if label.bracket else label.end
    return text[at : at + 1] in ("(", "[") and text[at + 1 : at + 2].islower()


def _is_heading(drafts: Sequence[Draft], line: Line) -> bool:
    return line.is_free and line.stop - line.start <= stage.LONGEST_HEADING and stage.is_division(_words(drafts, line))


def _words(drafts: Sequence[Draft], line: Line) -> str:
    return drafts[line.draft].text[line.start : line.stop]
