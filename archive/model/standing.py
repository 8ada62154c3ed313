"""What has become of cited words since they were cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model.comparison import changed_words, is_alike
from archive.model.difference import Difference
from archive.model.resolution import fate, number
from archive.model.text import Item, Passage


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence about a cited version, each changed passage with its difference, and the passages that are no more;
    ``is_newest`` when the whole version still stands.
    """

    sentence: str
    is_newest: bool
    changed: tuple[tuple[str, Difference], ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """The cited words are still what they were."""
        return not (self.changed or self.gone)


def standing(newest: Item, version: str, passages: Sequence[Passage], *, is_newest: bool) -> Standing:
    """Compare cited passages of a version with the newest state of their item."""
    if is_newest:
        return Standing(f"Version {version}, unchanged since cited.", True)
    now = {passage.id: passage for passage in newest.passages}
    gone = [passage for passage in passages if passage.id not in now]
    changed = [passage for passage in passages if passage.id in now and not is_alike(passage, now[passage.id])]
    if not (gone or changed):
        return Standing(
            f"These words are unchanged since cited in version {version}; other words of the text were changed.", False
        )
    fates = {change.passage: fate(newest, change) for change in newest.changes}
    sentences = [f"You read version {version}, as it was cited."]
    if changed:
        listed = ", ".join(number(passage.id) for passage in changed)
        sentences.append(f"Changed since: {'passage' if len(changed) == 1 else 'passages'} {listed}.")
    sentences += [fates.get(passage.id, f"Passage {number(passage.id)} is no more.") for passage in gone]
    return Standing(
        " ".join(sentences),
        False,
        tuple((passage.id, changed_words(passage, now[passage.id])) for passage in changed),
        tuple(passage.id for passage in gone),
    )
