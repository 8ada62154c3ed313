"""What a word tells of the passage it stands in: much where no other passage has it, nothing where all have it.

“Article 5. The contracting parties shall permit ...” is told from Article 6 by few of its words, and by these alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from archive.ingest.likeness import FEW_LETTERS, Features, letters_alike, pairs_of, plain, share, signs_of

CLEARLY = 0.1
"""By how much letters must be more alike than those of any third text."""

MOST = 20
"""Third texts that are looked at for each word."""


class Text:
    """The text of a passage with what it is compared by; ``words`` are its signs where it has no words."""

    __slots__ = ("features", "pairs", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.words: Sequence[str] = signs_of(self.text)
        self.pairs: Features = pairs_of(self.words)
        self.features: Features = Counter(self.words) + self.pairs

    @property
    def run(self) -> str:
        """The words in a row, with a blank before and behind each."""
        return f" {' '.join(self.words)} "


class Weights:
    """How much each feature tells, from 1 down to 0: the less, the more passages of either state of a text have it."""

    def __init__(self, old: Iterable[Text], new: Iterable[Text]) -> None:
        self._old, self._new = (Counter(feature for text in texts for feature in text.features) for texts in (old, new))

    def mass(self, features: Features) -> float:
        """Give what some features tell together."""
        return sum(number * self._of(feature) for feature, number in features.items())

    def shared(self, one: Features, other: Features) -> float:
        """Give what the features tell that two texts share."""
        if len(other) < len(one):
            one, other = other, one
        return sum(min(number, other[feature]) * self._of(feature) for feature, number in one.items() if feature in other)

    def likeness(self, one: Text, other: Text) -> float:
        """Tell how alike two texts are, from 0 to 1."""
        both = self.mass(one.features) + self.mass(other.features)
        return 2 * self.shared(one.features, other.features) / both if both else 0.0

    def _of(self, feature: str) -> float:
        return 1 / (max(1, self._old[feature]) * max(1, self._new[feature])) ** 2


class Resemblance:
    """How alike passages of two states of a text are, the others being what they are."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self.weights = Weights(old, new)
        self._texts = {text.text: text for text in (*old, *new) if len(text.text) <= FEW_LETTERS}
        self._holders: dict[str, list[Text]] = defaultdict(list)
        for text in self._texts.values():
            for word in set(text.words):
                self._holders[word].append(text)

    def of(self, one: Text, other: Text) -> float:
        """Tell how alike two texts are, from 0 to 1: by all their words and by those that tell something, or, short ones,
        by their letters.

        Letters tell nothing where a third text is as much like one of the two.
        """
        shared = min(share(one.features, other.features), self.weights.likeness(one, other))
        letters = letters_alike(one.text, other.text)
        if letters <= shared or any(self._is_of_a_kind(text, letters, {one.text, other.text}) for text in (one, other)):
            return shared
        return letters

    def _is_of_a_kind(self, text: Text, letters: float, pair: set[str]) -> bool:
        others = {other.text for word in set(text.words) for other in self._holders.get(word, ())[:MOST]} - pair
        return any(letters_alike(text.text, other) > letters - CLEARLY for other in others)
