"""The word forms of a search as a reader is told them: those of each word together, a word without blanks as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.search import FormCount, Near, Phrase, Query, Word, spelled
from archive.search.finding.leaves import leaves
from archive.search.words.analysis import words_of
from archive.search.words.characters import UNSPACED

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")

Run = tuple[Word, ...]
"""Letters of a script that puts no blanks between words, as they follow each other in a query."""


@dataclass(frozen=True, slots=True)
class WordForms:
    """The forms of each word of a query, most frequent first; those in ``whole`` are the only ones, so none can be left out.

    ``has_phrase`` tells that words of a phrase are among them.
    """

    words: tuple[tuple[str, tuple[FormCount, ...]], ...]
    whole: frozenset[str]
    has_phrase: bool


def word_forms(forms: Iterable[FormCount], query: Query) -> WordForms:
    """Arrange the forms that a query found."""
    found = sorted(gathered(forms, query), key=lambda form: form.term)
    words = tuple((term, tuple(sorted(each, key=_most_first))) for term, each in groupby(found, lambda form: form.term))
    has_phrase = any(sum(len(words_of(word.text)) for word in term) > 1 for term in _terms(query))
    return WordForms(words, frozenset(_text(run) for run in _runs(query) if run[1:]), has_phrase and len(words) > 1)


def gathered(forms: Iterable[FormCount], query: Query) -> tuple[FormCount, ...]:
    """Put the letters of each run together to one form, which stands as often as a letter of no other part of the query.

    A run of which every letter is elsewhere in the query too stays as its letters: no count of one is that of the run.
    """
    counted = tuple(forms)
    runs = list(_runs(query))
    uses = Counter(letter for run in runs for letter in run)
    counts = {form.term: form.count for form in counted if not form.is_struck}
    wholes: dict[str, int] = {}
    apart: set[Word] = set()
    for run in runs:
        own = next((one for one in run[1:] and run if uses[one] == 1 and spelled(one) in counts), None)
        if own is None:
            apart.update(run)
        else:
            wholes[_text(run)] = counts[spelled(own)]
    gone = {spelled(letter) for letter in uses if letter not in apart}
    kept = (form for form in counted if form.is_struck or form.term not in gone)
    return tuple(sorted((*kept, *(FormCount(text, text, count) for text, count in wholes.items())), key=_most_first))


def _runs(query: Query) -> Iterator[Run]:
    """Give each run of letters in the terms of a query."""
    for words in _terms(query):
        letters = [Word(letter, word.exact) for word in words for letter in words_of(word.text)]
        for is_unspaced, run in groupby(letters, lambda letter: bool(_IS_UNSPACED.match(letter.text))):
            if is_unspaced:
                yield tuple(run)


def _terms(query: Query) -> Iterator[tuple[Word, ...]]:
    """Give the words of each term that is a word or a phrase, of those alike one."""
    sides = ((leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,) for leaf, _ in leaves(query))
    terms = dict.fromkeys(term for side in sides for term in side)
    yield from (term.words if isinstance(term, Phrase) else (term,) for term in terms if isinstance(term, Phrase | Word))


def _text(run: Run) -> str:
    return "".join(letter.text for letter in run)


def _most_first(form: FormCount) -> tuple[int, str, str]:
    return -form.count, form.term, form.form
