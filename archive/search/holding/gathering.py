"""Brings the columns of parts together as those of a generation, in order of item, section and passage."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from archive.model import TextUnit
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.column_files import TRACKS, Columns, Tokens, Track, new_track, write_rows
from archive.search.holding.entries import Entries
from archive.search.holding.postings import READINGS, SPACES, Reading, Space
from archive.search.holding.rows import Passages, Rows
from archive.search.holding.running_text import NO_WORD
from archive.search.words.word_list import WordList

BLOCK = 1 << 20
"""Words counted at once: more would cost memory and save no time."""

_FORMS, _COUNTS = "forms.txt", "forms.npy"


class Held(NamedTuple):
    """A part, and the items it stands for; what else it has is past."""

    columns: Columns
    items: Container[str]


class _Taken(NamedTuple):
    """A text, by its place in a part: numbers of the part, of the text in it."""

    part: int
    text: int


def gather(directory: Path, parts: Sequence[Held], *, with_tables: bool) -> None:
    """Write the columns of all items of these parts into a folder; with the tables of a collection what is opened often."""
    order = sorted(
        (unit.item, ordinal, number, text)
        for number, part in enumerate(parts)
        for text, (unit, ordinal) in enumerate(zip(part.columns.rows.texts, part.columns.rows.ordinals, strict=True))
        if unit.item in part.items
    )
    texts = [_Taken(number, text) for _, _, number, text in order]
    columns = [part.columns for part in parts]
    firsts = {space: [each.firsts(space) for each in columns] for space in SPACES}
    entries = Entries(sorted(set().union(*(_used(number, each, firsts, texts) for number, each in enumerate(columns)))))
    entries.write(directory, with_stems=True)
    index = {line: number for number, line in enumerate(entries.lines)}
    ranks = [np.array([index.get(line, 0) for line in each.entries.lines], np.uint32) for each in columns]
    with ThreadPoolExecutor(1) as beside:
        counts = []
        for space, reading in TRACKS:
            track = _gathered(directory, space, reading, columns, firsts[space], texts, ranks)
            counts.append(beside.submit(_holding, track, entries))
        _write_words(directory, columns, firsts["passages"], texts)
        voices = {reading: _voices(reading, columns, firsts["passages"], texts) for reading in READINGS}
        rows = _rows([part.columns.rows for part in parts], texts)
        write_rows(directory, rows, voices, Collection(rows).tables() if with_tables else None)
        _write_forms(directory, entries, np.max([each.result() for each in counts], axis=0))


def read_forms(directory: Path) -> WordList:
    """Read every form with the number of passages, or speeches if these are more, that have it."""
    forms = (directory / _FORMS).read_text(encoding="utf-8").split("\n")[:-1]
    return WordList(forms, np.load(directory / _COUNTS).tolist())


def _rows(parts: Sequence[Rows], texts: Sequence[_Taken]) -> Rows:
    """Bring together what is known of texts."""
    kept: dict[object, object] = {}
    firsts = np.cumsum([0, *(len(part.passages) for part in parts)]).tolist()
    bounds = bitsets.numbers(
        firsts[number] + at for number, text in texts for at in parts[number].starts[text : text + 2].tolist()
    ).reshape(-1, 2)
    sizes = bounds[:, 1] - bounds[:, 0]
    return Rows(
        tuple(_shared(parts[number].texts[text], kept) for number, text in texts),
        tuple(parts[number].ordinals[text] for number, text in texts),
        np.concatenate(([0], np.cumsum(sizes))),
        Passages.gathered([part.passages for part in parts], bitsets.ranges(bounds[:, 0], sizes)),
    )


def _shared(text: TextUnit, kept: dict[object, object]) -> TextUnit:
    """Give a text that has what other texts have from ``kept``: most share their people, places and dates."""
    return replace(text, **{field.name: _same(getattr(text, field.name), kept) for field in fields(text)})


def _same(value: Any, kept: dict[object, object]) -> Any:
    return kept.setdefault(value, tuple(_same(each, kept) for each in value) if isinstance(value, tuple) else value)


def _used(
    number: int, columns: Columns, firsts: Mapping[Space, Sequence[Sequence[int]]], texts: Sequence[_Taken]
) -> Iterator[str]:
    """Give the entries of a part that stand in its texts which are taken; those of what is past are not."""
    is_used = np.zeros(len(columns.entries.lines), np.bool_)
    mine = [text for part, text in texts if part == number]
    for (space, _), track in columns.tracks.items():
        starts, bounds = track.starts, firsts[space][number]
        for text in mine:
            is_used[track.tokens[starts[bounds[text]] : starts[bounds[text + 1]]]] = True
    return map(columns.entries.lines.__getitem__, np.flatnonzero(is_used).tolist())


def _gathered(
    directory: Path,
    space: Space,
    reading: Reading,
    columns: Sequence[Columns],
    firsts: Sequence[Sequence[int]],
    texts: Sequence[_Taken],
    ranks: Sequence[Tokens],
) -> Track:
    tracks = [each.tracks[space, reading] for each in columns]
    starts = [track.starts for track in tracks]
    bounds = [(number, firsts[number][text], firsts[number][text + 1]) for number, text in texts]
    sizes = np.concatenate([np.empty(0, np.int64), *(tracks[number].sizes[first:last] for number, first, last in bounds)])
    track = new_track(directory, space, reading, sizes)
    at = 0
    for number, first, last in bounds:
        begin, end = starts[number][first], starts[number][last]
        track.tokens[at : at + end - begin] = ranks[number][tracks[number].tokens[begin:end]]
        at += end - begin
    return track


def _holding(track: Track, entries: Entries) -> Numbers:
    """Count for each entry's form, at the first entry of the form, in how many passages or speeches of a track it stands."""
    forms = np.array(entries.forms, object)
    is_new = np.ones(len(forms), np.bool_)
    is_new[1:] = forms[1:] != forms[:-1]
    first = np.maximum.accumulate(np.where(is_new, np.arange(len(forms)), 0))
    counts = np.zeros(len(forms), np.int64)
    for units, tokens in _blocks(track):
        each = bitsets.distinct(units * len(forms) + first[tokens])
        counts += np.bincount(each % len(forms), minlength=len(forms))
    return counts


def _blocks(track: Track) -> Iterator[tuple[Numbers, Numbers]]:
    """Give the words with what they are in, some whole passages or speeches at a time."""
    starts = track.starts
    last = 0
    while last < len(track.sizes):
        first, last = last, max(last + 1, int(np.searchsorted(starts, starts[last] + BLOCK, side="right")) - 1)
        sizes = np.maximum(track.sizes[first:last], 0)
        yield np.repeat(np.arange(last - first), sizes), track.tokens[starts[first] : starts[last]].astype(np.int64)


def _write_forms(directory: Path, entries: Entries, counts: Numbers) -> None:
    held = np.flatnonzero(counts)
    (directory / _FORMS).write_text("".join(f"{entries.forms[at]}\n" for at in held.tolist()), encoding="utf-8", newline="\n")
    np.save(directory / _COUNTS, counts[held])


def _write_words(directory: Path, columns: Sequence[Columns], firsts: Sequence[Sequence[int]], texts: Sequence[_Taken]) -> None:
    starts: list[Numbers] = [np.zeros(1, np.int64)]
    with (directory / "words.bin").open("wb") as file:
        for number, text in texts:
            store = columns[number].store
            bounds = store.starts[firsts[number][text] : firsts[number][text + 1] + 1]
            starts.append(bounds[1:] - bounds[0] + file.tell())
            file.write(store.bytes[bounds[0] : bounds[-1]].data)
    np.save(directory / "words.npy", np.concatenate(starts))


def _voices(reading: Reading, columns: Sequence[Columns], firsts: Sequence[Sequence[int]], texts: Sequence[_Taken]) -> Numbers:
    numbers = [np.full(each[-1], NO_WORD, np.int64) for each in firsts]
    at = 0
    for number, text in texts:
        first, last = firsts[number][text], firsts[number][text + 1]
        numbers[number][first:last] = np.arange(at, at + last - first)
        at += last - first
    found = [np.empty((0, 4), np.int64)]
    for alive, each in zip(numbers, columns, strict=True):
        table = each.voices[reading].copy()
        table[:, 0] = alive[table[:, 0]]
        found.append(table[table[:, 0] != NO_WORD])
    rows = np.concatenate(found)
    return rows[np.argsort(rows[:, 0], kind="stable")]
