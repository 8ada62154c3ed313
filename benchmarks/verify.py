"""How surely a manuscript's quotations are told apart: word for word, changed, or not of the place that their link names.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/verify.py [--size 60] [--speeches 60] [--show]

The archive is speeches, dispatches of Suriano in old Italian and plays in Russian. Sentences, and stretches of them, are drawn
from it with a fixed seed and written into a manuscript, each with a link to its passage; so the truth is known. Quotations from
elsewhere are of ``novels/``.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive import settings, tei
from archive.citation import Finding, Verifier, read_manuscript
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.cli.verify import items_of
from archive.ingest import ingest
from archive.model import version_of
from archive.settings import Home

SHELVES = {"suriano": ("suriano/plaintext/02/*.txt", 19), "plays": ("plays/*.xml", 4)}
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])")
MARKS = re.compile(r'["“”„«»‘’\[\]<>…/*_]|\.\s?\.')
"""What would end a quotation, or be read as a quoting hand's own: sentences with it are not drawn."""

OTHERS = "great never country power nation quanto essere sempre никогда время человек".split()


@dataclass(frozen=True)
class Drawn:
    """Words of a passage, and the link to it."""

    words: str
    link: str


def main() -> None:
    """Print a line for each way of quoting: how many are said to be what they are; then the sums, and the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=60, help="quotations of each kind")
    parser.add_argument("--speeches", type=int, default=60, help="speeches in the archive")
    parser.add_argument("--show", action="store_true", help="print what is said wrongly")
    given = parser.parse_args()
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, suriano/, plays/ and novels/.")
    with tempfile.TemporaryDirectory() as folder:
        house = made(Home(Path(folder) / "home"), Path(data), given.speeches)
        inside = drawn(house)
        novels = [
            Drawn(sentence, "")
            for path in sorted((Path(data) / "novels").glob("*.xml"))
            for sentence in sentences(re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8").partition("<body")[2]))
        ]
        author = Author(random.Random(1917), inside, novels)
        counts: dict[str, list[int]] = {"verbatim": [0, 0], "changed": [0, 0], "not found": [0, 0]}
        seconds, missed = 0.0, 0
        for kind, (truth, write) in KINDS.items():
            some = [write(author, one) for one in author.chance.sample(inside, given.size)]
            findings, took = verified(house, some, Path(folder))
            seconds += took
            right = sum(finding.verdict == truth for finding in findings)
            missed += sum(finding.verdict == "verbatim" for finding in findings) if truth != "verbatim" else 0
            counts[truth][0] += right
            counts[truth][1] += len(some)
            print(f"{kind:<44}{truth:<10}{right:5} of {len(some)}")
            for finding in findings if given.show else ():
                if finding.verdict != truth:
                    print(f"    {finding.verdict}: {finding.claim.words} {' '.join(finding.claim.addresses)}")
        told(counts, missed, seconds)


def told(counts: dict[str, list[int]], missed: int, seconds: float) -> None:
    """Print the sums against what was to be reached."""
    whole = sum(total for _, total in counts.values())
    right, total = counts.pop("verbatim")
    print(f"verbatim said verbatim     {100 * right / total:6.1f} %   target 100{'' if right == total else '   MISSED'}")
    print(f"others said verbatim       {missed:6}     target 0{'   MISSED' if missed else ''}")
    wrong, others = sum(total - right for right, total in counts.values()), sum(total for _, total in counts.values())
    share = 100 * wrong / others
    print(f"others said wrongly        {share:6.1f} %   target 2{'   MISSED' if share > 2 else ''}")
    print(f"processor seconds for 100 quotations {100 * seconds / whole:.1f} ({whole} quotations)")


def made(home: Home, data: Path, speeches: int) -> House:
    """Make an archive of texts in three languages."""
    home.seeds.mkdir(parents=True)
    home.settings.write_text('title = "Benchmark"\npublisher = "Benchmark"\nbase_url = "https://a.org"\n', encoding="utf-8")
    for shelf, (pattern, size) in ({"speeches": ("speeches/*.txt", speeches)} | SHELVES).items():
        paths = sorted(data.glob(pattern))
        for path in paths[:: max(1, len(paths) // size)][:size]:
            (home.seeds / f"{shelf}-{path.name}").write_bytes(path.read_bytes())
    house = House(home, settings.load(home))
    ingest(shelf_of(house))
    house.build()
    return house


def drawn(house: House) -> list[Drawn]:
    """Give sentences of the archive, each with the link to its passage, and none that stands twice."""
    found: dict[str, Drawn] = {}
    for path in sorted(house.home.masters.glob("*.xml")):
        item = tei.decode(path.read_bytes(), path.name)
        version = version_of(item.passages)
        for passage in item.passages:
            for sentence in sentences(passage.received):
                found.setdefault(sentence, Drawn(sentence, f"https://a.org/items/{item.id}@{version}/{passage.id}"))
    return list(found.values())


def sentences(text: str) -> list[str]:
    """Give the sentences of a text that have from 8 to 40 words and no marks of quotation."""
    found = (" ".join(sentence.split()) for sentence in SENTENCE.split(text))
    return [sentence for sentence in found if 8 <= len(sentence.split()) <= 40 and not MARKS.search(sentence)]


def verified(house: House, some: Sequence[Drawn], folder: Path) -> tuple[list[Finding], float]:
    """Write a manuscript of quotations, verify it, and give the findings with the processor time in seconds."""
    path = folder / "manuscript.txt"
    paragraphs = (f"He wrote “{one.words}”{f' ({one.link})' if one.link else ''}." for one in some)
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    start = time.process_time()
    searcher = house.generations.open()
    try:
        verifier = Verifier(house.settings.base_url, items_of(house), lambda words: searcher.quoted(words, 1))
        return list(verifier.verify(read_manuscript(path))), time.process_time() - start
    finally:
        searcher.close()


@dataclass(frozen=True)
class Author:
    """Quotes in each way; ``chance`` draws from what is inside the archive and from novels that are not."""

    chance: random.Random
    inside: Sequence[Drawn]
    novels: Sequence[Drawn]

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

    def of_another_book(self, one: Drawn) -> Drawn:
        """Quote a novel."""
        return Drawn(self.chance.choice(self.novels).words, one.link)

    def short_of_another_book(self, one: Drawn) -> Drawn:
        """Quote a few words of a novel."""
        return self.stretch(self.of_another_book(one))


KINDS: dict[str, tuple[str, Callable[[Author, Drawn], Drawn]]] = {
    "as it is": ("verbatim", Author.as_it_is),
    "without a link": ("verbatim", Author.without_link),
    "a few words": ("verbatim", Author.stretch),
    "with an ellipsis": ("verbatim", Author.shortened),
    "with [s]quare brackets, [sic], a comma": ("verbatim", Author.adapted),
    "one word changed": ("changed", Author.word_changed),
    "one word of a few changed": ("changed", Author.short_word_changed),
    "one letter changed": ("changed", Author.letter_changed),
    "one word dropped": ("changed", Author.word_dropped),
    "a comma added": ("changed", Author.point_changed),
    "a capital changed": ("changed", Author.capital_changed),
    "with the link of another text": ("not found", Author.of_another_passage),
    "of another book": ("not found", Author.of_another_book),
    "a few words of another book": ("not found", Author.short_of_another_book),
}


if __name__ == "__main__":
    main()
