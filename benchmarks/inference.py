"""How right the importer is: what it infers from plain texts without a catalogue, compared with what is known of them.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/inference.py [--wrong] [CORPUS ...]

One line for each corpus and kind of value: stated and right, stated and wrong, left open; then the same for what is stated
with certainty high. ``--wrong`` lists every value that is not right.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import gold_dispatches
import gold_speeches
import gold_suriano
import reported
import typescripts
from tally import Tally, data_folder

CORPORA: dict[str, tuple[Callable[[Path], Tally], dict[str, float]]] = {
    "dispatches": (gold_dispatches.compare, gold_dispatches.TARGETS),
    "held-out": (gold_dispatches.held_out, {}),
    "speeches": (gold_speeches.compare, gold_speeches.TARGETS),
    "suriano": (gold_suriano.compare, gold_suriano.TARGETS),
    "typescripts": (typescripts.compare, typescripts.TARGETS),
    "reported": (reported.compare, reported.TARGETS),
}


def main() -> None:
    """Print the lines of the corpora asked for, or of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=", ".join(CORPORA))
    parser.add_argument("--wrong", action="store_true", help="list every value that is not right")
    chosen = parser.parse_args()
    for unknown in set(chosen.corpora) - set(CORPORA):
        parser.error(f"“{unknown}” is no corpus; there are {', '.join(CORPORA)}")
    data = data_folder()
    for corpus in chosen.corpora or CORPORA:
        compare, targets = CORPORA[corpus]
        started = time.perf_counter()
        compare(data).show(corpus, targets, chosen.wrong)
        print(f"{corpus:<12}{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
