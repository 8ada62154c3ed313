"""What has become of cited words since they were cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model.carrying import carried
from archive.model.comparison import changed_words, is_alike
from archive.model.difference import Difference
from archive.model.resolution import fate, number
from archive.model.text import Item, Passage
from archive.reference import Reference


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence about a cited version, each changed passage with its difference, the passages that are no more, and those
    that stand among the cited ones now; ``is_newest`` when the whole version still stands.

    ``now`` is the address in the newest state of words that are the same there; None for an address of no words.
    """

    sentence: str
    is_newest: bool
    changed: tuple[tuple[str, Difference], ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    now: Reference | None = None

    @property
    def is_unchanged(self) -> bool:
        """The cited words are still what they were."""
        return self.now is not None or not (self.changed or self.gone or self.added)


def standing(newest: Item, cited: Reference, passages: Sequence[Passage], *, is_newest: bool) -> Standing:
    """Compare what an address names in its version, in ``passages``, with the newest state of the item."""
    if is_newest:
        return Standing(f"Version {cited.version}, unchanged since cited.", True)
    there = {passage.id: passage for passage in newest.passages}
    gone = tuple(passage.id for passage in passages if passage.id not in there)
    changed = [passage for passage in passages if passage.id in there and not is_alike(passage, there[passage.id])]
    added = _among(newest, passages) if cited.last else ()
    now = carried(newest, cited, passages)
    fates = {change.passage: fate(newest, change) for change in newest.changes}
    ends = [fates.get(one, f"Passage {number(one)} is no more.") for one in gone]
    unchanged = f"These words are unchanged since cited in version {cited.version}"
    if now is not None or not (gone or changed or added):
        where = _listed([one.id for one in changed]) if changed else "the text"
        others = "" if gone else f"; other words of {where} were changed"
        return Standing(" ".join([f"{unchanged}{others}.", *ends]), False, _differences(changed, there), gone, added, now)
    sentences = [f"You read version {cited.version}, as it was cited."]
    if changed:
        sentences.append(f"Changed since: {_listed([passage.id for passage in changed])}.")
    if added:
        sentences.append(f"New among them: {_listed(added)}.")
    return Standing(" ".join([*sentences, *ends]), False, _differences(changed, there), gone, added)


def _differences(changed: Sequence[Passage], now: dict[str, Passage]) -> tuple[tuple[str, Difference], ...]:
    return tuple((passage.id, changed_words(passage, now[passage.id])) for passage in changed)


def _among(newest: Item, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Give the passages that stand between the first and the last of a run now, and are neither of it nor made of it."""
    cited, ids = {passage.id for passage in passages}, newest.ids
    known = cited | {target for change in newest.changes if change.passage in cited for target in change.targets}
    places = [ids.index(passage.id) for passage in passages if passage.id in ids]
    return tuple(one for one in ids[min(places) : max(places)] if one not in known) if places else ()


def _listed(passages: Sequence[str]) -> str:
    return f"{'passage' if len(passages) == 1 else 'passages'} {', '.join(map(number, passages))}"
