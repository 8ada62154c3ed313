"""A thousand random edit scripts, some rounds each, through the real machinery of description and alignment: an id never names
a different text, none is used again, and every reference that was ever good answers.

What “different” means does not rest on the archive's own measure of likeness: each word knows where it came from (``edits``).
A passage that keeps its id has the same words, or is a plain edit of what it was: as a share of both, 40 of 100 words are those
it had, or its letters are (difflib, 0.7, short texts), or one holds the whole of the other;
and what it was stands nowhere else.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

import pytest

from archive import tei
from archive.authorities import Authorities
from archive.errors import Gone
from archive.ingest.former import ids_in
from archive.ingest.likeness import words_of
from archive.ingest.plain import continued, itemised
from archive.model import Change, Item
from archive.model.resolution import living, resolve
from archive.reference import Reference
from archive.sources import SourceText
from tests.ingest.conftest import SEEDS
from tests.ingest.edits import Draft

SCRIPTS, ROUNDS = 1000, 3
BATCHES = 10

T = TypeVar("T", int, str)

Words = Counter[int]
"""The words of a passage by where each came from."""


@dataclass(frozen=True)
class State:
    """An item after a round, with the words and the text of each passage by its id."""

    item: Item
    words: Mapping[str, Words]
    texts: Mapping[str, str]


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return Authorities.load(SEEDS / "authorities.toml")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_script_of_edits_breaks_an_address(authorities: Authorities, batch: int) -> None:
    for seed in range(batch, SCRIPTS, BATCHES):
        used = {"text"}
        states: list[State] = []
        for number, (draft, script) in enumerate(rounds(seed)):
            new = described(draft, authorities)
            before = states[-1] if states else None
            state = known(continued(new, before.item, used) if before else new, draft)
            said = f"seed {seed}, round {number}: {', '.join(script)}"
            if before is not None:
                hold_every_id(before, state, used, said)
                hold_every_tombstone(before, state, said, is_formula=bool(draft.formula))
            states.append(state)
            used |= state.texts.keys()
            hold_every_reference(states, used, said)
        if seed % 20 == 0:
            encoded = tei.encode(states[-1].item, authorities)
            assert tei.decode(encoded, "letter").changes == states[-1].item.changes
            assert used - ids_in(encoded) == set()


def rounds(seed: int) -> Iterator[tuple[Draft, list[str]]]:
    """Give a draft as first written and then after each round of edits, with the names of these."""
    rng = random.Random(seed)
    draft = Draft.begun(rng)
    yield draft, ["begun"]
    for _ in range(ROUNDS):
        script = [draft.edit() for _ in range(rng.randint(1, 4))]
        yield draft, script


def described(draft: Draft, authorities: Authorities) -> Item:
    text = draft.text
    source = SourceText("letter.txt", "", len(text), "utf-8", text)
    return itemised(source, None, "letter", "2024-05-01", language="en", authorities=authorities)


def known(item: Item, draft: Draft) -> State:
    """Tell the words of each passage by going through the letters of the text, which stand in the passages in its order."""
    letters, words = draft.letters, {}
    for passage in item.passages:
        found = [next(letters) for letter in passage.received if not letter.isspace()]
        assert "".join(letter for letter, _ in found) == "".join(passage.received.split())
        words[passage.id] = Counter({number: 1 for _, number in found})
    assert next(letters, None) is None
    assert len(words) == len(item.passages), "two passages have one id"
    return State(item, words, {passage.id: passage.received for passage in item.passages})


def hold_every_id(before: State, after: State, used: set[str], said: str) -> None:
    """An id that is new was never used; one that is kept names what it named; what did not change keeps its id."""
    kept = before.texts.keys() & after.texts.keys()
    assert not (after.texts.keys() - kept) & used, said
    for one in kept:
        assert is_plain_edit(before, after, one), f"{said}\n{one}: {before.texts[one]}\n{after.texts[one]}"
    unchanged = Counter(before.texts[one] for one in kept if before.texts[one] == after.texts[one])
    assert unchanged == Counter(before.texts.values()) & Counter(after.texts.values()), said


def is_plain_edit(before: State, after: State, one: str) -> bool:
    old, new = before.texts[one], after.texts[one]
    runs = [f" {' '.join(words_of(text))} " for text in (old, new)]
    if runs[0] in runs[1] or runs[1] in runs[0]:
        return True
    if alike(Counter(words_of(old)), Counter(words_of(new))) < 0.4:
        letters = SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio()
        return max(len(old), len(new)) <= 100 and letters >= 0.7
    words = before.words[one]
    elsewhere = max((alike(words, other) for key, other in after.words.items() if key != one), default=0)
    return alike(words, after.words[one]) >= 0.4 or elsewhere < 0.6


def hold_every_tombstone(before: State, after: State, said: str, *, is_formula: bool) -> None:
    """What is gone leaves one word of it, and that word is true."""
    changes = {change.passage: change for change in after.item.changes}
    assert len(changes) == len(after.item.changes), said
    for one in before.texts.keys() - after.texts.keys():
        assert one in changes, f"{said}: {one} went without a word"
        if not is_formula:
            told = f"{said}\n{changes[one]}: {before.texts[one]}"
            assert is_true(changes[one], before, after), told


def is_true(change: Change, before: State, after: State) -> bool:
    words = before.words[change.passage]
    if change.kind == "removed":
        gained = (
            (words & other).total()
            for key, other in after.words.items()
            if alike(words, before.words.get(key, Counter())) < 0.4
        )
        return words.total() < 6 or max(gained, default=0) < 0.8 * words.total()
    targets = sum((after.words[target] for target in change.targets), Counter[int]())
    return (words & targets).total() >= 0.5 * words.total()


def hold_every_reference(states: list[State], used: set[str], said: str) -> None:
    """Every id that was ever given answers: with its passage, or with a word of it that ends at living passages or nowhere."""
    newest = states[-1]
    for one in used - {"text"}:
        reference = Reference("letter", None, one)
        if one in newest.texts:
            assert resolve(newest.item, reference).passages == (one,), said
        else:
            with pytest.raises(Gone) as caught:
                resolve(newest.item, reference)
            where = living(newest.item, one)
            assert set(where) <= newest.texts.keys(), said
            assert caught.value.nearest == (tuple(f"letter/{target}" for target in where) or ("letter",)), said


def alike(one: Counter[T], other: Counter[T]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
