"""A hand that quotes in each way, well and badly, and writes it down as manuscripts do, for ``verify.py``."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

OTHERS = "great never country power nation quanto essere sempre никогда время человек".split()
MARKS = tuple(zip("'‘„»«「\"", "'’“«»」\"", strict=True))
LANGUAGES = {"speeches": "en", "suriano": "it", "plays": "ru"}
"""The language of each shelf of the archive."""


@dataclass(frozen=True)
class Drawn:
    """Words of a passage, and the link to it."""

    words: str
    link: str


@dataclass(frozen=True)
class Author:
    """Quotes in each way; ``chance`` draws from what is inside the archive, and by language from what is not."""

    chance: random.Random
    inside: Sequence[Drawn]
    outside: Mapping[str, Sequence[str]]

    def as_it_is(self, one: Drawn) -> Drawn:
        """Leave it so."""
        return one

    def without_link(self, one: Drawn) -> Drawn:
        """Give no link."""
        return Drawn(one.words, "")

    def stretch(self, one: Drawn) -> Drawn:
        """Quote four to seven words out of the middle."""
        words = one.words.split()
        size = self.chance.randint(4, min(7, len(words)))
        at = self.chance.randint(0, len(words) - size)
        return Drawn(" ".join(words[at : at + size]), one.link)

    def shortened(self, one: Drawn) -> Drawn:
        """Leave words out behind the third, with an ellipsis."""
        words = one.words.split()
        return Drawn(f"{' '.join(words[:3])} {self.chance.choice(('…', '. . .', '[...]'))} {' '.join(words[-3:])}", one.link)

    def adapted(self, one: Drawn) -> Drawn:
        """Change the first letter in brackets, add [sic], and end with a comma."""
        words = one.words.split()
        words[0] = f"[{words[0][0].swapcase()}]{words[0][1:]}" if words[0][0].isalpha() else words[0]
        words.insert(5, "[sic]")
        return Drawn(f"{' '.join(words).rstrip('.;:,')},", one.link)

    def word_changed(self, one: Drawn) -> Drawn:
        """Put another word in the place of one."""
        words = one.words.split()
        words[self.chance.randrange(len(words))] = self.chance.choice(OTHERS)
        return Drawn(" ".join(words), one.link)

    def short_word_changed(self, one: Drawn) -> Drawn:
        """The same in a stretch of four to seven words."""
        return self.word_changed(self.stretch(one))

    def letter_changed(self, one: Drawn) -> Drawn:
        """Leave a letter out of the first or the last word, or of a long one."""
        words = one.words.split()
        at = self.chance.choice([0, len(words) - 1, max(range(len(words)), key=lambda place: len(words[place]))])
        words[at] = words[at][1:] if len(re.sub(r"\W", "", words[at])) > 1 and at == 0 else f"{words[at].rstrip('.,;:!?')}s"
        return Drawn(" ".join(words), one.link)

    def word_dropped(self, one: Drawn) -> Drawn:
        """Leave a word out and do not say so."""
        words = one.words.split()
        del words[self.chance.randrange(1, len(words) - 1)]
        return Drawn(" ".join(words), one.link)

    def point_changed(self, one: Drawn) -> Drawn:
        """Put a comma where none is."""
        words = one.words.split()
        at = self.chance.choice([place for place, word in enumerate(words[:-1]) if word[-1].isalnum()])
        words[at] += ","
        return Drawn(" ".join(words), one.link)

    def capital_changed(self, one: Drawn) -> Drawn:
        """Turn small letters within into capitals."""
        words = one.words.split()
        at = self.chance.choice([place for place, word in enumerate(words) if place and word[0].isalpha()])
        words[at] = words[at][0].swapcase() + words[at][1:]
        return Drawn(" ".join(words), one.link)

    def of_another_passage(self, one: Drawn) -> Drawn:
        """Link to another text."""
        item = one.link.partition("@")[0]
        others = [other.link for other in self.inside if not other.link.startswith(f"{item}@")]
        return Drawn(one.words, self.chance.choice(others))

    def invented(self, one: Drawn) -> Drawn:
        """Quote what stands in no text of the archive, in the language of the one that is linked."""
        return Drawn(self.chance.choice(self.outside[language_of(one)]), one.link)

    def few_words_invented(self, one: Drawn) -> Drawn:
        """Quote a few words of the same."""
        return self.stretch(self.invented(one))

    def translated(self, one: Drawn) -> Drawn:
        """Quote what stands in no text of the archive, in another language than the one that is linked."""
        language = self.chance.choice([other for other in self.outside if other != language_of(one)])
        return Drawn(self.chance.choice(self.outside[language]), one.link)


def language_of(one: Drawn) -> str:
    """Give the language of the text that is linked, by its shelf."""
    return next(language for shelf, language in LANGUAGES.items() if f"/{shelf}-" in one.link)


IN_TEXT = "He wrote “{words}” ({link})."
IN_OTHER_MARKS = "He wrote {opening}{words}{closing} ({link})."
IN_NOTE = "He knew.[{place}]\n\n[{place}] He wrote “{words}” ({link})."
OVER_PARAGRAPHS = "He wrote: “{first}\n\n“{rest}” ({link})."
AS_BLOCK = "He put it so:\n\n{words} ({link})"
NEVER_CLOSED = "He wrote “{words} ({link}). And he wrote more."


class Kind(NamedTuple):
    """A way of quoting: what is to be said of it ("not found" is a fault, "translated" is none), and how it is set down."""

    truth: str
    write: Callable[[Author, Drawn], Drawn]
    setting: str = IN_TEXT

    def set_down(self, one: Drawn, place: int) -> str:
        """Write a sentence with a quotation and its link; ``place`` counts them."""
        words = one.words.split()
        opening, closing = MARKS[place % len(MARKS)]
        parts = {"first": " ".join(words[:4]), "rest": " ".join(words[4:]), "opening": opening, "closing": closing}
        return self.setting.format(words=one.words, link=one.link, place=place, **parts).replace(" ()", "")


KINDS = {
    "as it is": Kind("verbatim", Author.as_it_is),
    "without a link": Kind("verbatim", Author.without_link),
    "a few words": Kind("verbatim", Author.stretch),
    "with an ellipsis": Kind("verbatim", Author.shortened),
    "with [s]quare brackets, [sic], a comma": Kind("verbatim", Author.adapted),
    "in the marks of other prints": Kind("verbatim", Author.as_it_is, IN_OTHER_MARKS),
    "over two paragraphs": Kind("verbatim", Author.as_it_is, OVER_PARAGRAPHS),
    "as a block without marks": Kind("verbatim", Author.as_it_is, AS_BLOCK),
    "in a note": Kind("verbatim", Author.as_it_is, IN_NOTE),
    "never closed": Kind("verbatim", Author.as_it_is, NEVER_CLOSED),
    "one word changed": Kind("changed", Author.word_changed),
    "one word of a few changed": Kind("changed", Author.short_word_changed),
    "one word changed, in the marks of other prints": Kind("changed", Author.word_changed, IN_OTHER_MARKS),
    "one word changed, in a note": Kind("changed", Author.word_changed, IN_NOTE),
    "one word changed, in a block without marks": Kind("changed", Author.word_changed, AS_BLOCK),
    "one letter changed": Kind("changed", Author.letter_changed),
    "one word dropped": Kind("changed", Author.word_dropped),
    "a comma added": Kind("changed", Author.point_changed),
    "a capital changed": Kind("changed", Author.capital_changed),
    "with the link of another text": Kind("not found", Author.of_another_passage),
    "invented": Kind("not found", Author.invented),
    "a few words invented": Kind("not found", Author.few_words_invented),
    "invented, in a note": Kind("not found", Author.invented, IN_NOTE),
    "in another language": Kind("translated", Author.translated),
}
