"""Texts whose every word knows where it came from, and what an editor does to them: so that a test can tell by itself which
text is which, without asking the archive.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

VOCABULARY = (
    "the of and to in a that is was for with as on be by at this not are from but have an they which one you were all their"
    " land bread peace worker peasant soldier bank factory vote law question answer party congress alliance winter road mail"
    " letter library autumn meeting thaw treaty cotton harbour tariff railway senate minister embassy despatch treasury fleet"
    " harvest province border river bridge schooner captain physician orchard chapel lantern parchment violin copper sulphur"
    " granite meridian comet barometer telegraph furnace anvil loom spindle vineyard monastery caravan garrison siege"
    " mutiny pension ordinance surveyor magistrate jury parish almanac quarantine lighthouse whaling ivory amber saffron"
).split()

REMARKS = ("(Applause.)", "Yes.", "No.", "So it was.", "* * *", "Hear, hear!")
"""Paragraphs that texts repeat, so that nobody can tell one from another."""

FORMULAS = (
    "Resolved, That the {} of the {} be requested to report to this House on the state of the {} as soon as may be.",
    "Article {}. The contracting parties shall permit the {} of either to enter the {} of the other.",
    "To {}, for the carriage of {}, three dollars.",
)
"""Paragraphs of which a text holds many that differ in a word or two."""

REMARKS_WORDS = " ".join(REMARKS).split()

OPENINGS = (
    ("LETTER ON THE WINTER HARBOUR", "Boston, June 24, 1848.", "Dear Sir,"),
    ("Fellow citizens of the Senate:",),
    ("Washington, November 18, 1917", "My dear Friend,"),
    (),
)
CLOSINGS = (("Your obedient servant,", "John Adams"), ("Yours sincerely, N. Lenin",), ())

Word = tuple[str, int]
"""A word as it stands, and the number of the word that was first written there; a corrected or copied word keeps its number."""

Paragraph = list[Word]


@dataclass
class Draft:
    """A text in the hands of an editor; ``width`` is where lines are wrapped, 0 for one line a paragraph;
    ``formula`` is what most new paragraphs are like, "" for none."""

    rng: random.Random
    paragraphs: list[Paragraph] = field(default_factory=list)
    width: int = 0
    formula: str = ""
    numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def begun(cls, rng: random.Random) -> Draft:
        """Write a first text: a letter, a speech or plain paragraphs."""
        made = cls(rng, formula=rng.choice((*FORMULAS, "", "", "")))
        for words in rng.choice(OPENINGS):
            made.paragraphs.append(made._numbered(words.split()))
        for _ in range(rng.randint(1, 9)):
            made.paragraphs.append(made._fresh())
        for words in rng.choice(CLOSINGS):
            made.paragraphs.append(made._numbered(words.split()))
        return made

    @property
    def text(self) -> str:
        """The text as a file."""
        lines = (" ".join(word for word, _ in paragraph) for paragraph in self.paragraphs)
        wrapped = (textwrap.fill(one, self.width, break_on_hyphens=False) if self.width else one for one in lines)
        return "\n\n".join(wrapped) + "\n"

    @property
    def letters(self) -> Iterator[tuple[str, int]]:
        """Every character but white space, in order, with the number of its word."""
        return ((letter, number) for paragraph in self.paragraphs for word, number in paragraph for letter in word)

    def edit(self) -> str:
        """Do one thing an editor does, and say what."""
        name = self.rng.choice(list(EDITS))
        if self.paragraphs:
            EDITS[name](self)
        if not self.paragraphs:
            self.paragraphs.append(self._fresh())
        return name

    def insert(self) -> None:
        """Write a new paragraph."""
        self.paragraphs.insert(self.rng.randint(0, len(self.paragraphs)), self._fresh())

    def remove(self) -> None:
        """Take a paragraph out."""
        self.paragraphs.pop(self._place())

    def empty_the_middle(self) -> None:
        """Leave the first and the last paragraph alone."""
        del self.paragraphs[1:-1]

    def replace_everything(self) -> None:
        """Write another text."""
        self.paragraphs = [self._fresh() for _ in range(self.rng.randint(1, 5))]

    def change_words(self) -> None:
        """Write every fifth word of a paragraph anew."""
        paragraph = self.paragraphs[self._place()]
        for at in range(len(paragraph)):
            if self.rng.random() < 0.2:
                paragraph[at] = (self.rng.choice(VOCABULARY), next(self.numbers))

    def correct(self) -> None:
        """Correct one letter."""
        paragraph = self.paragraphs[self._place()]
        at = self.rng.randrange(len(paragraph))
        word, number = paragraph[at]
        letter = self.rng.randrange(len(word))
        paragraph[at] = (word[:letter] + self.rng.choice("aeiou") + word[letter + 1 :], number)

    def split(self) -> None:
        """Part a paragraph at any word."""
        at = self._place()
        paragraph = self.paragraphs[at]
        if len(paragraph) > 1:
            cut = self.rng.randint(1, len(paragraph) - 1)
            self.paragraphs[at : at + 1] = [paragraph[:cut], paragraph[cut:]]

    def merge(self) -> None:
        """Join a paragraph to the next."""
        at = self._place()
        self.paragraphs[at : at + 2] = [[word for paragraph in self.paragraphs[at : at + 2] for word in paragraph]]

    def swap(self) -> None:
        """Let two paragraphs change places."""
        one, other = self._place(), self._place()
        self.paragraphs[one], self.paragraphs[other] = self.paragraphs[other], self.paragraphs[one]

    def duplicate(self) -> None:
        """Put a copy of a paragraph somewhere."""
        copied = list(self.paragraphs[self._place()])
        self.paragraphs.insert(self.rng.randint(0, len(self.paragraphs)), copied)

    def retype(self) -> None:
        """Break the lines otherwise."""
        self.width = self.rng.choice((0, 50, 72))

    def _place(self) -> int:
        return self.rng.randrange(len(self.paragraphs))

    def _fresh(self) -> Paragraph:
        if self.rng.random() < 0.2:
            return [(word, -1 - REMARKS_WORDS.index(word)) for word in self.rng.choice(REMARKS).split()]
        if self.formula and self.rng.random() < 0.7:
            return self._numbered(self.formula.format(*self.rng.choices(VOCABULARY, k=3)).split())
        sentences = []
        for _ in range(self.rng.randint(1, 4)):
            words = self.rng.choices(VOCABULARY, k=self.rng.randint(5, 20))
            sentences += [words[0].capitalize(), *words[1:-1], f"{words[-1]}."]
        return self._numbered(sentences)

    def _numbered(self, words: Sequence[str]) -> Paragraph:
        return [(word, next(self.numbers)) for word in words]


EDITS: dict[str, Callable[[Draft], None]] = {
    "insert": Draft.insert,
    "remove": Draft.remove,
    "empty the middle": Draft.empty_the_middle,
    "replace everything": Draft.replace_everything,
    "change words": Draft.change_words,
    "correct": Draft.correct,
    "split": Draft.split,
    "merge": Draft.merge,
    "swap": Draft.swap,
    "duplicate": Draft.duplicate,
    "retype": Draft.retype,
}
"""Everything an editor does, by its name."""
