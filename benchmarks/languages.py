"""Words of some 370 languages, each asked for as a reader would type it: does it find the passages it stands in?

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/languages.py [--words 40]

The folder holds ``languages/udhr2.zip``, the Universal Declaration of Human Rights, and ``languages/state_union.zip``. All
texts stand in one index. A word finds itself when at least the passages that hold it are found in its own text.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from archive.model import PassageUnit, TextUnit
from archive.search import And, Generations, Request, Searcher, Titled, Word, engine_named, parse
from archive.search.words.analysis import terms, words_of


def main() -> None:
    """Print the languages in which every word asked finds itself, the words that do not, and the speed of analysis."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--words", type=int, default=40, help="how many words of each text are asked, drawn at random; 0 for all"
    )
    most = parser.parse_args().words
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds languages/.")
    texts = {
        text.item: text for archive in ("udhr2", "state_union") for text in read(Path(data) / "languages" / f"{archive}.zip")
    }
    analysed(texts)
    with tempfile.TemporaryDirectory() as folder:
        generations = Generations(Path(folder) / "index", engine_named("whoosh"))
        began = time.perf_counter()
        generations.build(dict.fromkeys(texts, "x"), Texts(texts), {})
        print(f"index built in {time.perf_counter() - began:.1f} s")
        searcher = generations.open()
        asked(searcher, texts, most)
        searcher.close()


class Texts:
    """Gives the text of an item; can be pickled."""

    def __init__(self, texts: dict[str, TextUnit]) -> None:
        self._texts = texts

    def __call__(self, item: str) -> list[TextUnit]:
        """Give the one text of an item."""
        return [self._texts[item]]


def read(archive: Path) -> Iterator[TextUnit]:
    """Give each file as a text whose passages are its lines; its title and item are its name, in letters and digits."""
    with zipfile.ZipFile(archive) as files:
        for name in sorted(name for name in files.namelist() if name.endswith(".txt")):
            stem = Path(name).stem
            language = stem.partition("_")[0] if archive.stem == "udhr2" else "en"
            lines = [line.strip() for line in files.read(name).decode("utf-8", errors="replace").splitlines()]
            passages = tuple(
                PassageUnit(f"p{number}", "p", line, line, language, (), ())
                for number, line in enumerate(filter(None, lines), 1)
            )
            yield text_of(f"{archive.stem}-{stem}".lower().replace("_", "-"), language, passages)


def text_of(item: str, language: str, passages: tuple[PassageUnit, ...]) -> TextUnit:
    """Make a text of which nothing else is known."""
    return TextUnit(
        item=item,
        version="0" * 12,
        section="text",
        is_item=True,
        title=item.replace("-", ""),
        language=language,
        genre=None,
        authors=(),
        addressees=(),
        voices=(),
        venue=None,
        place=None,
        occasion=None,
        mentions=(),
        date=None,
        passages=passages,
    )


def analysed(texts: dict[str, TextUnit]) -> None:
    """Print how long a thousand words take, over all texts and in the slowest."""
    taken: dict[str, tuple[float, int]] = {}
    for item, text in texts.items():
        began = time.perf_counter()
        words = sum(len(terms(passage.received, passage.language)) for passage in text.passages)
        taken[item] = time.perf_counter() - began, words
    seconds, words = (sum(part) for part in zip(*taken.values(), strict=True))
    slowest = sorted(((1e6 * took / count, item) for item, (took, count) in taken.items() if count), reverse=True)[:3]
    print(f"{len(texts)} texts, {words:,.0f} words analysed, {1e6 * seconds / words:.1f} ms a thousand words;", end=" ")
    print("slowest: " + ", ".join(f"{item} {took:.1f} ms" for took, item in slowest))


def asked(searcher: Searcher, texts: dict[str, TextUnit], most: int) -> None:
    """Ask for words of each text and print how many find all passages that hold them."""
    draw = random.Random(4)
    count, whole, slowest = 0, 0, 0.0
    missed: list[str] = []
    for text in texts.values():
        held: dict[str, int] = {}
        for passage in text.passages:
            for word in set(words_of(passage.received)):
                held[word] = held.get(word, 0) + 1
        words = sorted(held)
        here = 0
        for word in draw.sample(words, most) if most and most < len(words) else words:
            query = And((Titled((Word(text.title),)), parse(word).query))
            began = time.perf_counter()
            found = searcher.search(Request(query, "passages", size=1)).total
            slowest = max(slowest, time.perf_counter() - began)
            count += 1
            if found < held[word]:
                here += 1
                missed.append(f"{text.item} {word}: {found} of {held[word]}")
        whole += not here
    print(f"every word asked finds itself in {whole} of {len(texts)} texts; {count - len(missed):,} of {count:,} words do")
    print(f"slowest search {1000 * slowest:.0f} ms")
    print("\n".join(missed[:20]))


if __name__ == "__main__":
    main()
