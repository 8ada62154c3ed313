"""Finds where a remembered or printed quotation stands, and how its wording differs from the true one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import log

import numpy as np

from archive.model import Agent
from archive.reference import Reference
from archive.search.finding.showing import Words
from archive.search.holding.bitsets import Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.postings import READINGS, Source
from archive.search.holding.running_text import NO_WORD, RunningText
from archive.search.limits import MAX_CHARACTERS, MAX_TERMS
from archive.search.query.tree import Phrase, Word
from archive.search.query.wording import spelled
from archive.search.quoting.anchors import chosen_anchors, likely_passages
from archive.search.quoting.chaining import Chain, Seed, best_chain, seeds
from archive.search.quoting.comparing import Comparison, compared, received_range
from archive.search.quoting.pasted import PastedWord, pasted_words
from archive.search.quoting.quotation import NEAR, NEARLY, Quotation, Quotations, likeness_needed
from archive.search.quoting.stretch import Stretch, around, reading_of
from archive.search.quoting.verbatim import FAR, MOST_PARTS, Line, Standing, standing
from archive.search.words.analysis import fold, forms, tokens
from archive.search.words.lexicon import resembling
from archive.search.words.word_list import WordList

MAX_QUOTATION = 2_000
"""Code points of a quotation that are read: some 340 words, a long paragraph."""

FEWEST_WORDS = 3
"""Words from which something is a quotation; with less, a search says more."""

CANDIDATES = 32
"""Passages that are looked at with the rare words of a quotation, which takes half a millisecond each."""

CANDIDATE_WORDS = 40_000
"""Words of these passages together, but for the first of them: where passages are long, fewer are looked at."""

CANDIDATE_SEEDS = 1_000
"""Places of the rare words that are looked at in each."""

COMPARED = 5
"""Passages that are compared with it word by word, which takes some milliseconds each."""

WORTH_COMPARING = 0.5
"""The part of what the best candidate shares with the quotation that another must share to be compared too."""

RARE_WORDS = 16
"""Words of a quotation that are laid beside the candidates."""

SLACK, SLACK_OVER_GAPS = 24, FAR
"""Words that a text may have more than the quotation at either end; the same where the quotation left something out."""

GUESSED = 3
"""Unknown words for which near ones are looked up when few are known."""

COMMONEST = 0.25
"""What the commonest word is worth beside the rarest."""


Wording = tuple[tuple[str, ...], ...]
"""The forms of a quotation, part after part."""


def wordings(text: str, is_known: Callable[[str], bool]) -> tuple[Wording, ...]:
    """Give the ways to read a quotation in which it is looked for word for word; none where it is too short for that."""
    return tuple(
        tuple(tuple(words[at].form for at in part) for part in parts)
        for words in _readings(_read(text), is_known)
        if _is_enough(parts := _parts(words))
    )


class Quoting:
    """Looks for one quotation in one generation; ``words`` gives the words of a passage by its number.

    ``size`` is how many passages the archive has, where the collection is of a part of it; ``word_list`` is of all of it.
    """

    def __init__(
        self,
        collection: Collection,
        source: Source,
        word_list: WordList,
        running: RunningText,
        words: Callable[[int], Words],
        size: int | None = None,
    ) -> None:
        self._collection, self._source, self._word_list, self._words = collection, source, word_list, words
        self._running = running
        self._size = len(collection.passages) if size is None else size
        self._weights: dict[str, float] = {}

    def quoted(self, text: str, size: int) -> Quotations:
        """Find a quotation: at most ``size`` places where it stands word for word, the earliest first; else where it is nearly
        so, best first; else the one place where it stands in other words; else the nearest passage.
        """
        read = _read(text)
        plain, words = _readings(read, lambda form: self._word_list.count(form) > 0)
        is_cut = len(read) < len(text.rstrip())
        own = sum(not word.is_added for word in words)
        for each in (plain, words):
            verbatim = self._verbatim(each, size)
            if verbatim is not None:
                return replace(verbatim, is_cut=is_cut)
        if own < FEWEST_WORDS:
            return Quotations((), None, len(words), is_cut)
        found: list[Quotation] = []
        for number, chain in self._candidates(words):
            quotation = self._quotation(number, chain, words)
            if quotation is not None and not any(_overlap(quotation.reference, other.reference) for other in found):
                found.append(quotation)
        found.sort(key=lambda quotation: -quotation.likeness)
        right = tuple(quotation for quotation in found if quotation.likeness >= NEARLY)
        right = right or tuple(quotation for quotation in found[:1] if quotation.likeness >= likeness_needed(own))
        nearest = next((quotation for quotation in found if not right and quotation.likeness >= NEAR), None)
        return Quotations(right[:size], nearest, len(words), is_cut)

    def _verbatim(self, words: Sequence[PastedWord], size: int) -> Quotations | None:
        """Find a quotation where it stands word for word, but for what it left out or put in brackets."""
        parts = _parts(words)
        if not _is_enough(parts):
            return None
        forms_of = [[words[at].form for at in part] for part in parts]
        readings = READINGS if (self._running.sizes["corrected"] != NO_WORD).any() else READINGS[:1]
        lines = [Line(self._collection, self._source, self._running, reading) for reading in readings]
        found = [standing(line, forms_of, self._word_list.count) for line in lines]
        earliest: dict[int, tuple[Standing, Numbers]] = {}
        is_within = len(parts) == 1
        for each in found:
            numbers, index = np.unique(each.line.passages(each.rows[:, 0]), return_index=True)
            ends = each.line.passages(each.rows[index, -1] + len(parts[-1]) - 1)
            is_within = is_within and bool((numbers == ends).all())
            earliest |= {n: (each, row) for n, row in zip(numbers.tolist(), each.rows[index], strict=True) if n not in earliest}
        if not earliest:
            return None
        ranks = self._collection.ranks("date", "passages")
        first = sorted(earliest, key=lambda number: (ranks[number], number))[:size]
        places = tuple(self._place(words, parts, *earliest[number]) for number in first)
        texts = len(np.unique(self._collection.text_of[list(earliest)]))
        is_phrase = is_within and len(parts[0]) <= MAX_TERMS
        phrase = spelled(Phrase(tuple(Word(form, True) for form in forms_of[0]))) if is_phrase else ""
        return Quotations(places, None, len(words), False, texts, phrase if 0 < len(phrase) <= MAX_CHARACTERS else None)

    def _place(self, words: Sequence[PastedWord], parts: Sequence[Sequence[int]], found: Standing, row: Numbers) -> Quotation:
        """Describe one place where the parts of a quotation stand word for word."""
        line = found.line
        first = int(row[0])
        numbers = line.passages(np.array([first, row[-1] + len(parts[-1]) - 1]))
        given = {number: self._words(number) for number in range(numbers[0], numbers[1] + 1)}
        texts = {number: reading_of(read, line.reading) for number, read in given.items()}
        begin, end = first - line.begin(numbers[0]), int(row[-1]) + len(parts[-1]) - line.begin(numbers[0])
        stretch = Stretch.about(texts, int(numbers[0]), begin, end)
        matched = zip((start - first + n for start, part in zip(row.tolist(), parts, strict=True) for n in range(len(part))),
                      (at for part in parts for at in part), strict=True)  # fmt: skip
        chain = Chain(1.0, tuple(Seed(text_at, at, 1, 1, 1.0, True) for text_at, at in matched))
        return self._described(compared(chain, words, stretch, self._weight), stretch, given)

    def _candidates(self, words: Sequence[PastedWord]) -> list[tuple[int, Chain]]:
        """Give the likeliest passages, each with what it shares with the rarest words of the quotation, the best first."""
        words, anchors = self._anchored(words)
        weights = [self._weight(word.form) for word in words]
        rarest = sorted(sorted(range(len(words)), key=lambda at: -weights[at])[:RARE_WORDS])
        found: list[tuple[int, Chain]] = []
        size = len(self._collection.passages)
        left = CANDIDATE_WORDS
        for number in likely_passages(self._source, [word.form for word in words], anchors, size, CANDIDATES):
            if left <= 0:
                break
            left -= self._collection.passages[number].length
            given = self._words(number)
            readings = dict.fromkeys(reading_of(given, reading) for reading in READINGS)
            chains = (best_chain(seeds(words, weights, forms(text), rarest, most=CANDIDATE_SEEDS), words) for text in readings)
            found.append((number, max(chains, key=lambda chain: chain.score)))
        found.sort(key=lambda pair: (-pair[1].score, pair[0]))
        return [pair for pair in found[:COMPARED] if pair[1].seeds and pair[1].score >= WORTH_COMPARING * found[0][1].score]

    def _anchored(self, words: Sequence[PastedWord]) -> tuple[Sequence[PastedWord], dict[str, float]]:
        """Choose the anchors, with what each is worth; where few words are known, near ones stand for the longest others."""
        counts = {word.form: self._word_list.count(word.form) for word in words}
        if sum(map(bool, counts.values())) < FEWEST_WORDS:
            unknown = sorted((form for form in counts if not counts[form]), key=lambda form: (-len(form), form))
            near = {form: self._nearest(form) or form for form in unknown[:GUESSED]}
            words = [word._replace(form=near.get(word.form, word.form)) for word in words]
            counts = {word.form: self._word_list.count(word.form) for word in words}
        return words, {form: self._weight(form) for form in chosen_anchors([word.form for word in words], counts)}

    def _nearest(self, form: str) -> str | None:
        return max(resembling(form, 1, self._word_list.forms), key=self._word_list.count, default=None)

    def _weight(self, form: str) -> float:
        """Give what a word says about where it stands, from COMMONEST to 1; an unknown one may be a slip."""
        if form not in self._weights:
            passages, holding = 1 + self._size, self._word_list.count(form)
            rarity = max(0.0, log(passages / holding) / log(passages)) if holding else 0.5
            self._weights[form] = COMMONEST + (1 - COMMONEST) * rarity
        return self._weights[form]

    def _quotation(self, number: int, chain: Chain, words: Sequence[PastedWord]) -> Quotation | None:
        """Compare the quotation with what stands about a passage, in the reading that is more like it."""
        slack = SLACK_OVER_GAPS if any(word.is_after_gap for word in words) else SLACK
        before, after = chain.seeds[0].at + slack, len(words) - chain.seeds[-1].at + slack
        row = self._collection.passages[number]
        begin, end = chain.seeds[0].text_at, chain.seeds[-1].text_at
        given = around(self._collection, self._words, number, before - begin, after - (row.length - end))
        found: list[tuple[float, Comparison, Stretch]] = []
        for reading in READINGS if any(each.corrected is not None for each in given.values()) else READINGS[:1]:
            texts = {each: reading_of(read, reading) for each, read in given.items()}
            cut = Stretch.about(texts, number, begin - before, end + after)
            best = best_chain(seeds(words, [self._weight(word.form) for word in words], cut.forms, loosely=True), words)
            if best.seeds:
                comparison = compared(best, words, cut, self._weight)
                found.append((best.score, comparison, cut))
        if not found:
            return None
        _, comparison, cut = max(found, key=lambda each: each[0])
        return self._described(comparison, cut, given)

    def _described(self, comparison: Comparison, stretch: Stretch, given: Mapping[int, Words]) -> Quotation:
        first, last = stretch.places[comparison.first], stretch.places[comparison.last]
        text = self._collection.texts[self._collection.text_of[first.passage]]
        rows = tuple(self._collection.passages.between(first.passage, last.passage + 1))
        reference = Reference(text.item, text.version, rows[0].id, rows[-1].id if len(rows) > 1 else None)
        start, end = self._as_received(first.passage, first.start, last.end if len(rows) == 1 else None, stretch, given)
        if len(rows) == 1:
            reference = replace(reference, start=start, end=end)
        voice = next((each.key for each in given[first.passage].voices if each.start <= start < each.end), None)
        return Quotation(
            reference=reference,
            section=text.section,
            passages=tuple(row.id for row in rows),
            language=rows[0].language,
            voice=None if voice is None else Agent(voice, self._collection.label("speaker", voice)),
            wording=comparison.wording,
            likeness=comparison.likeness,
            is_verbatim=comparison.is_verbatim,
        )

    def _as_received(
        self, number: int, start: int, end: int | None, stretch: Stretch, given: Mapping[int, Words]
    ) -> tuple[int, int]:
        """Give the offsets in a passage as received; ``end`` None is its end."""
        received, read = given[number].received, stretch.texts[number]
        until = len(read) if end is None else end
        return (start, until) if read == received else received_range(read, received, start, until)


def _overlap(one: Reference, other: Reference) -> bool:
    """Tell whether two places share words; of runs, whether they share a passage at either end."""
    if one.item != other.item or not {one.first, one.last} & {other.first, other.last} - {None}:
        return False
    if None in (one.start, one.end, other.start, other.end):
        return True
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)


def _read(text: str) -> str:
    """Give as much of a quotation as is read."""
    return text if len(text) <= MAX_QUOTATION else text[:MAX_QUOTATION].rpartition(" ")[0] or text[:MAX_QUOTATION]


def _readings(read: str, is_known: Callable[[str], bool]) -> tuple[tuple[PastedWord, ...], tuple[PastedWord, ...]]:
    """Give the words as they are, and without what a print or a quoting hand put between them."""
    return tuple(PastedWord(token.raw, fold(token.raw)) for token in tokens(read)), pasted_words(read, is_known)


def _is_enough(parts: Sequence[Sequence[int]]) -> bool:
    """Tell whether parts of a quotation are looked for word for word."""
    return sum(map(len, parts)) >= FEWEST_WORDS and len(parts) <= MOST_PARTS


def _parts(words: Sequence[PastedWord]) -> list[list[int]]:
    """Give the numbers of the words between ellipses, without those in brackets."""
    parts: list[list[int]] = [[]]
    for at, word in enumerate(words):
        if word.is_after_gap and parts[-1]:
            parts.append([])
        if not word.is_added:
            parts[-1].append(at)
    return [part for part in parts if part]
