"""How well something fits, said as plainly as can be: BM25 counted word by word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from archive.model import PassageUnit
from archive.search import Level, Word
from archive.search.finding.scoring import rounded
from archive.search.words.analysis import fold, stems
from tests.search.reference import Place, Reference, raws


class ScoringReference(Reference):
    """Scores as an engine must."""

    def score(self, words: Sequence[Word], place: Place) -> float:
        """BM25 of a text or passage for words of one token side by side, each two neighbours being one part more; the term, or
        pair of terms, that is worth most counts. A text begins with one term, and each of its words is three.
        """
        parts: list[tuple[Word, ...]] = [(word,) for word in words]
        parts += [pair for pair in dict.fromkeys(pairwise(words)) if pair not in parts]
        total = 0.0
        for part in parts:
            clauses = {
                tuple(("form", fold(word.text)) if word.exact else ("stem", stems(word.text, code)[which]) for word in part)
                for code in self.codes
                for which in (0, -1)
            }
            total += max(self._worth(clause, place) for clause in clauses)
        return total

    def _worth(self, clause: tuple[tuple[str, str], ...], place: Place) -> float:
        level: Level = "texts" if place[2] is None else "passages"
        lengths = self._lengths[level]
        norm = 1.2 * (0.25 + 0.75 * rounded(lengths[place]) / (sum(lengths.values()) / len(lengths)))
        rarity = 0.0
        for term in clause:
            holding = sum(1 for each in lengths if self._count((term,), each))
            rarity += log(1 + (len(lengths) - holding + 0.5) / (holding + 0.5))
        count = self._count(clause, place)
        return rarity * 2.2 * count / (count + norm)

    def _count(self, clause: tuple[tuple[str, str], ...], place: Place) -> int:
        """How often terms follow each other in the readings of what stands at a place."""
        return sum(self._counted(clause, passage) for passage in self.passages(place))

    def _counted(self, clause: tuple[tuple[str, str], ...], passage: PassageUnit) -> int:
        count = 0
        for text in dict.fromkeys((passage.received, passage.corrected)):
            held = [{("form", fold(raw)), *(("stem", stem) for stem in stems(raw, passage.language))} for raw in raws(text)]
            count += sum(
                all(term in held[start + offset] for offset, term in enumerate(clause))
                for start in range(len(held) - len(clause) + 1)
            )
        return count

    @cached_property
    def _lengths(self) -> dict[Level, dict[Place, int]]:
        def words(passage: PassageUnit) -> int:
            return sum(len(raws(text)) for text in {passage.received, passage.corrected})

        levels: tuple[Level, ...] = ("texts", "passages")
        return {level: {each: 1 + 3 * sum(map(words, self.passages(each))) for each in self.places(level)} for level in levels}
