"""Finds the words of a query in single passages by the numbers of their words, so that nothing is analysed to be shown."""

from __future__ import annotations

import numpy as np

from archive.search.finding.leaves import Pattern
from archive.search.finding.matching import Standing
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.column_files import Tokens
from archive.search.holding.column_source import ColumnHolding
from archive.search.holding.postings import NOTHING, Reading
from archive.search.query.tree import Word
from archive.search.words.analysis import fold, stems
from archive.search.words.lexicon import standing


def entries_of(held: ColumnHolding, word: Word) -> Numbers:
    """Give the numbers of the entries that a word stands for, ascending."""
    codes = held.collection.codes
    terms = [fold(word.text)] if word.exact else [stem for code in codes for stem in stems(word.text, code)]
    having = held.columns.entries.having
    found = [having(term, stemmed=not word.exact) for term in terms]
    struck = [having(form, stemmed=False) for form in word.without]
    return np.setdiff1d(np.concatenate([NOTHING, *found]), np.concatenate([NOTHING, *struck]))


class ColumnStanding:
    """Keeps which entries the words of one query stand for."""

    def __init__(self, held: ColumnHolding) -> None:
        self._held, self._entries = held, held.columns.entries
        self._meant: dict[Word, Bits] = {}

    def within(self, passage: int, reading: Reading) -> Standing:
        """Find words in one reading of a passage."""
        tokens = self._held.tokens(passage, reading)
        return lambda word: self._standing(word, tokens)

    def _standing(self, word: Word | Pattern, tokens: Tokens) -> Numbers:
        if not isinstance(word, Word):
            test, forms = standing(word), self._entries.forms
            return bitsets.numbers(number for number, entry in enumerate(tokens.tolist()) if test(forms[entry]))
        if word not in self._meant:
            self._meant[word] = bitsets.of(entries_of(self._held, word), len(self._entries.lines))
        return np.flatnonzero(self._meant[word][tokens])
