"""How often, when, and by whom: occurrences counted by year and by voice, beside the words among which they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from archive.search.counting.occurrences import Occurrences
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.register import NOBODY
from archive.search.results import Count, Frequencies, Speaking


def frequencies(occurrences: Occurrences, allowed: Bits, speakers: Collection[str] | None = None) -> Frequencies:
    """Count the occurrences by year; ``allowed`` are the passages that the filters leave, ``speakers`` the keys of those whose
    words alone are looked at, None for everybody's.
    """
    register = occurrences.register
    size = len(register.years)
    hits = np.bincount(register.year[occurrences.found.passages], minlength=size)
    passages = np.bincount(register.year[occurrences.passages], minlength=size)
    if speakers is None:
        words = np.bincount(register.year[allowed], register.words[allowed], size).astype(np.int64)
    else:
        heard = np.array([number for number, key in enumerate(register.voices) if key in speakers], np.int64)
        words = _words(occurrences, allowed, heard).reshape(len(register.voices), size).sum(axis=0)
    counts = dict(zip(register.years, map(Count, hits.tolist(), passages.tolist(), words.tolist()), strict=True))
    years = {year: count for year, count in counts.items() if year is not None and count != Count()}
    return Frequencies(_sum(counts.values()), years, counts.get(None, Count()))


def speaking(occurrences: Occurrences, allowed: Bits) -> tuple[Speaking, ...]:
    """Count the occurrences by who says them, most first, those of nobody last."""
    register, found = occurrences.register, occurrences.found
    size = len(register.years)
    voices = occurrences.voice(found.passages, found.words)
    heard = bitsets.distinct(voices)
    hits = np.bincount(voices * size + register.year[found.passages], minlength=len(register.voices) * size)
    each, of = np.divmod(np.unique(voices * len(register.words) + found.passages), len(register.words))
    passages = np.bincount(each * size + register.year[of], minlength=len(register.voices) * size)
    words = _words(occurrences, allowed, heard)
    table = np.stack((hits, passages, words), axis=1).reshape(len(register.voices), size, 3)
    rows = [_row(occurrences, voice, table[voice]) for voice in heard.tolist()]
    return tuple(sorted(rows, key=lambda row: (row.key == NOBODY, -row.whole.hits, row.label, row.key)))


def _words(occurrences: Occurrences, allowed: Bits, heard: Numbers) -> Numbers:
    """Count the words in some voices by voice and year."""
    register = occurrences.register
    passages, voices, words = register.said
    kept = allowed[passages] & np.isin(voices, heard)
    at = voices[kept] * len(register.years) + register.year[passages[kept]]
    return np.bincount(at, words[kept], len(register.voices) * len(register.years)).astype(np.int64)


def _row(occurrences: Occurrences, voice: int, table: Numbers) -> Speaking:
    register = occurrences.register
    counts = {year: Count(*count) for year, count in zip(register.years, table.tolist(), strict=True) if any(count)}
    key = register.voices[voice]
    label = "" if key == NOBODY else occurrences.collection.label("speaker", key)
    return Speaking(key, label, counts, _sum(counts.values()))


def _sum(counts: Iterable[Count]) -> Count:
    each = tuple(counts)
    return Count(sum(c.hits for c in each), sum(c.passages for c in each), sum(c.words for c in each))
