"""The turns of speakers: labels that name who speaks, and what is said below each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from archive.authorities import Authorities, Kind
from archive.describe.structure.drafts import Draft, Surroundings
from archive.model import Agent, Container
from archive.tei.building import pointer_to

_FEWEST_RECURRING = 2
"""Speakers who must speak again before a text is taken for a conversation."""

_ABBREVIATED = r"(?<=\b[A-Z])|(?<=\bMR|\bDR|\bST|\bMr|\bDr|\bSt)|(?<=\bMRS|\bHON|\bMrs|\bHon)"
_TURN = re.compile(rf"(?P<label>[^\W\d_](?:[^:.?!\"“]|(?:{_ABBREVIATED})\.){{0,60}}?(?::|(?!{_ABBREVIATED})\.))\s+(?=\S)")
_NO_SPEAKERS = frozenset(
    "sir sirs dear gentlemen madam general colonel major captain note resolved reference subject to from date copy seal".split()
)
"""Words that stand before a colon or a full stop and call upon somebody, or open a rubric."""

_TITLED = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Lady|Comrade|Senator|General|The Hon|Hon)\b\.?\s", re.IGNORECASE)


def speaker_key(label: str, authorities: Authorities) -> str:
    """Give the key of the agent whom the label of a turn names."""
    name = _bare(label)
    keys = authorities.resolve(name, Kind.PERSON)
    return keys[0] if len(keys) == 1 else Agent.unlinked(name).key


def turns(drafts: Iterable[Draft], around: Surroundings) -> Iterator[Draft]:
    """Part the labels of speakers from what they say, where a text is made of turns."""
    drafts = list(drafts)
    labels = [_turn(draft, around.authorities) for draft in drafts]
    counts = Counter(_bare(label["label"]) for label in labels if label)
    if sum(count > 1 for count in counts.values()) < _FEWEST_RECURRING:
        yield from drafts
        return
    within: tuple[Container, ...] = ()
    serial = 0
    for draft, label in zip(drafts, labels, strict=True):
        if not draft.is_open:
            yield draft
        elif label is None:
            yield Draft(draft.element, draft.text, draft.marks, within)
        else:
            serial += 1
            key = speaker_key(label["label"], around.authorities)
            within = (Container("sp", serial, (("who", pointer_to(key)),)),)
            yield draft.cut(0, label.end("label"), "speaker", within)
            yield draft.cut(label.end(), len(draft.text), "p", within)


def _turn(draft: Draft, authorities: Authorities) -> re.Match[str] | None:
    """Match a label in capitals, with a title before it, or with a name the archive knows."""
    label = _TURN.match(draft.text) if draft.is_open else None
    if label is None or any(mark.start <= label.end() for mark in draft.marks):
        return None
    name = _bare(label["label"])
    if authorities.resolve(name, Kind.PERSON):
        return label
    if name.lower() in _NO_SPEAKERS:
        return None
    is_set_off = label["label"].endswith(":") and bool(_TITLED.match(name))
    return label if is_set_off or (name.isupper() and len(name) > 2) else None


def _bare(label: str) -> str:
    return label.rstrip(":.").strip()
