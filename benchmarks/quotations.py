"""How surely a remembered quotation is found, how surely one from elsewhere is not, and what either takes.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/quotations.py [--size 300]

The archive is the 384 speeches in ``speeches/``. Sentences of 8 to 60 words are drawn from it with a fixed seed, and distorted:
lightly (a tenth of the words) or heavily (three tenths) dropped, replaced, added, transposed, misspelled, with footnote marks
and words in brackets, and other punctuation. Sentences from elsewhere are of ``dispatches/``.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive.search import Quotations, Searcher, engine_named
from archive.search.words.analysis import forms
from tests.search.answers import opened
from tests.search.corpus import Corpus
from tests.search.distortion import DEGREES, Drawn, sentences, speech

TARGETS = {"as it is": 100.0, "lightly distorted": 98.0, "heavily distorted": 90.0}


def main() -> None:
    """Print a line for each way of distorting, and for texts that are not in the archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=300, help="sentences drawn each time")
    size = parser.parse_args().size
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/ and dispatches/.")
    speeches, dispatches = (
        Corpus(tuple(speech(path) for path in sorted((Path(data) / folder).glob("*.txt"))))
        for folder in ("speeches", "dispatches")
    )
    with tempfile.TemporaryDirectory() as folder, opened(engine_named("whoosh"), speeches, Path(folder)) as searcher:
        searcher.quoted("The first question reads the list of words.", 1)
        inside = sentences(speeches.texts)
        for degree in DEGREES:
            found_again(searcher, speeches, random.Random(1917).sample(inside, size), degree)
        not_here(searcher, random.Random(1917).sample(sentences(dispatches.texts), size))


def found_again(searcher: Searcher, speeches: Corpus, drawn: list[Drawn], degree: str) -> None:
    """Print the share of sentences found at rank 1 where their words stand, those as they are word for word."""
    chance = random.Random(1917)
    passages = {
        (each.item, unit.id): f" {' '.join(forms(unit.received))} " for each in speeches.texts for unit in each.passages
    }
    right, times = 0, list[float]()
    for one in drawn:
        found, took = timed(searcher, DEGREES[degree](chance, one.sentence))
        times.append(took)
        wanted = f" {' '.join(forms(one.sentence))} "
        if found.found and (found.found[0].is_verbatim or degree != "as it is"):
            item = found.found[0].reference.item
            right += any(wanted in passages[item, each] for each in found.found[0].passages)
    share = 100 * right / len(drawn)
    target = TARGETS[degree]
    print(f"{degree:<20}{share:6.1f} % first   target {target:.0f}{'' if share >= target else '   MISSED'}   {spread(times)}")


def not_here(searcher: Searcher, drawn: list[Drawn]) -> None:
    """Print the share of sentences from elsewhere that are said not to be in the archive."""
    answers = [timed(searcher, one.sentence) for one in drawn]
    share = 100 * sum(not found.found for found, _ in answers) / len(answers)
    print(f"{'from elsewhere':<20}{share:6.1f} % not here   {spread([took for _, took in answers])}")


def timed(searcher: Searcher, text: str) -> tuple[Quotations, float]:
    """Ask for a quotation, and give the milliseconds of processor time it took."""
    start = time.process_time()
    found = searcher.quoted(text, 3)
    return found, 1000 * (time.process_time() - start)


def spread(times: list[float]) -> str:
    """Write the median, the 95th percentile and the longest of times in milliseconds."""
    middle, high = statistics.median(times), sorted(times)[int(0.95 * len(times))]
    return f"processor ms: median {middle:.0f}, p95 {high:.0f}, most {max(times):.0f}"


if __name__ == "__main__":
    main()
