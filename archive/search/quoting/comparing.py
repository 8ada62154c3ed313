"""How a quotation differs from the stretch of text it was laid beside, and where exactly that stretch is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from archive.search.quoting.chaining import Chain
from archive.search.quoting.pasted import PastedWord
from archive.search.quoting.quotation import Kind, Wording
from archive.search.quoting.stretch import Stretch
from archive.search.words.analysis import forms, spans

_SHOWN = 12
"""Words shown of what a quotation left out, half of them from its beginning."""

_PATIENCE = 4_000
"""Words of a passage above which frequent ones are passed over when its two readings are compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The words of a stretch from number ``first`` to ``last``, both included, against a quotation."""

    first: int
    last: int
    wording: Wording
    likeness: float
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """Words of the quotation and of the text that stand in each other's place, as half-open ranges of numbers.

    ``is_like`` that they are a seed, ``is_same`` that they have the same forms, ``is_gap`` that an ellipsis stands there.
    """

    at: int
    end: int
    text_at: int
    text_end: int
    is_same: bool
    is_gap: bool = False
    is_like: bool = False


def compared(chain: Chain, words: Sequence[PastedWord], stretch: Stretch, weight: Callable[[str], float]) -> Comparison:
    """Compare a quotation with a stretch of text along a chain of seeds; ``weight`` says what a form is worth."""
    blocks = list(_blocks(chain, words, stretch))
    both = missing = 0.0
    for block in blocks:
        of_text = sum(map(weight, stretch.forms[block.text_at : block.text_end]))
        of_quotation = sum(weight(word.form) for word in words[block.at : block.end] if not word.is_added or block.is_like)
        if block.is_like:
            both += of_text + of_quotation
        else:
            missing += of_quotation + (0.0 if block.is_gap else of_text)
    return Comparison(
        blocks[0].text_at,
        blocks[-1].text_end - 1,
        tuple(_wording(blocks, words, stretch)),
        both / (both + missing) if both else 0.0,
        all(block.is_same or (block.is_gap and block.at == block.end) for block in blocks),
    )


def received_range(corrected: str, received: str, start: int, end: int) -> tuple[int, int]:
    """Give the offsets in a passage as received of words at some offsets of its corrected reading."""
    there, here = spans(corrected), spans(received)
    matcher = SequenceMatcher(None, forms(corrected), forms(received), autojunk=len(here) > _PATIENCE)
    numbers = [number for number, (begin, stop) in enumerate(there) if begin < end and stop > start]
    first, last = numbers[0], numbers[-1]
    begins, ends = 0, len(here) - 1
    for kind, i, j, k, m in matcher.get_opcodes():
        is_equal = kind == "equal"
        if i <= first < j:
            begins = k + (first - i if is_equal else 0)
        if i <= last < j:
            ends = k + (last - i) if is_equal else m - 1
    begins = min(begins, len(here) - 1)
    return here[begins][0], here[max(begins, ends)][1]


def _blocks(chain: Chain, words: Sequence[PastedWord], stretch: Stretch) -> Iterator[_Block]:
    """Part both sides at the seeds, with what lies before, between and behind them."""
    first, last = chain.seeds[0], chain.seeds[-1]
    before, behind = first.at, len(words) - last.at - last.size
    at, text_at = 0, first.text_at - (_room(stretch, first.text_at, -1) if before == 1 else 0)
    for seed in chain.seeds:
        if seed.at > at or seed.text_at > text_at:
            is_gap = any(word.is_after_gap for word in words[max(at, 1) : seed.at + 1])
            yield _Block(at, seed.at, text_at, seed.text_at, is_same=False, is_gap=is_gap)
        at, text_at = seed.at + seed.size, seed.text_at + seed.text_size
        yield _Block(seed.at, at, seed.text_at, text_at, seed.is_same, is_like=True)
    if behind:
        yield _Block(at, len(words), text_at, text_at + (_room(stretch, text_at - 1, 1) if behind == 1 else 0), is_same=False)


def _room(stretch: Stretch, at: int, step: int) -> int:
    """Count the words beside one, in one direction, that may stand for the outermost word of the quotation: one or none."""
    there = at + step
    return int(0 <= there < len(stretch.places) and stretch.places[there].passage == stretch.places[at].passage)


def _wording(blocks: Sequence[_Block], words: Sequence[PastedWord], stretch: Stretch) -> Iterator[tuple[Kind, str]]:
    for block in _joined(blocks):
        has_text, is_last = block.text_end > block.text_at, block.text_end == blocks[-1].text_end
        if block.end > block.at and not block.is_same:
            removed = " ".join(word.raw for word in words[block.at : block.end])
            yield "removed", f" {removed}" if is_last and not has_text else f"{removed} "
        if block.is_gap and block.text_end - block.text_at > _SHOWN:
            begin = stretch.words(block.text_at, block.text_at + _SHOWN // 2 - 1)
            yield "left out", f"{begin} … {_through(stretch, block.text_end - _SHOWN // 2, block.text_end, is_last=is_last)}"
        elif has_text:
            kind: Kind = "same" if block.is_same else "left out" if block.is_gap else "added"
            yield kind, _through(stretch, block.text_at, block.text_end, is_last=is_last)


def _through(stretch: Stretch, first: int, end: int, *, is_last: bool) -> str:
    """Give words with what stands between them and the next."""
    words = stretch.words(first, end - 1)
    if is_last:
        return words
    here, there = stretch.places[end - 1], stretch.places[end]
    if here.passage != there.passage:
        return f"{words}{stretch.texts[here.passage][here.end :]} {stretch.texts[there.passage][: there.start]}"
    return f"{words}{stretch.texts[here.passage][here.end : there.start]}"


def _joined(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Bring blocks together that are the same, and those that differ, where they follow each other."""
    before: _Block | None = None
    for block in blocks:
        if before is not None and (before.is_same, before.is_gap) == (block.is_same, block.is_gap):
            before = replace(before, end=block.end, text_end=block.text_end)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before
