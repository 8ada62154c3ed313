"""Counts what the importer states against what is true: right, wrong, left open, and the same for certainty high alone."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from archive.authorities import Authorities
from archive.describe import describe
from archive.model import Section

_DOTS = {"right": 0, "wrong": 1, "open": 2}


@dataclass
class Tally:
    """What was found of one kind; ``wrong_ones`` are shown on request: the file, what is true, what was stated."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0, 0]))
    wrong_ones: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, kind: str, file: str, true: str, stated: str, is_right: bool, certainty: str = "") -> None:
        """Count one value; ``true`` and ``stated`` are "" for none, and none stated where there is none is right."""
        verdict = "right" if is_right else "wrong" if stated else "open"
        counts = self.counts[kind]
        counts[_DOTS[verdict]] += 1
        if certainty == "high" and stated:
            counts[3 if is_right else 4] += 1
        if not is_right:
            self.wrong_ones.append((kind, file, true, f"{stated} [{certainty}]" if stated else "(open)"))

    def show(self, corpus: str, targets: dict[str, float], wrong: bool = False) -> None:
        """Print a line a kind, with its target in per cent where it has one; a target below 0 bounds the wrong ones of
        certainty high.
        """
        for kind, (right, false, left, sure, unsure) in self.counts.items():
            share = 100 * right / max(1, right + false + left)
            goal = targets.get(kind)
            aim = "" if goal is None else f"  target {goal:g} %" + ("" if share >= goal else "  MISSED")
            bound = targets.get(f"{kind} high")
            aim += "" if bound is None else f"  high wrong at most {-bound:g}" + ("" if unsure <= -bound else "  MISSED")
            print(
                f"{corpus:<12}{kind:<18}{right:>6} right{false:>5} wrong{left:>5} open{share:>7.1f} %"
                f"   high: {sure:>5} right{unsure:>4} wrong{aim}"
            )
        for kind, file, true, stated in self.wrong_ones if wrong else ():
            print(f"    {kind}: {file}: {true!r}, stated {stated}")


def described(path: Path, name: str = "", authorities: Authorities | None = None) -> tuple[Section, ...]:
    """Describe a plain text without its catalogue."""
    text = path.read_text(encoding="utf-8-sig")
    return describe(text, name=name or path.name, language="en", authorities=authorities or Authorities(()))


def certainty_of(section: Section, aspect: str) -> str:
    """Give the certainty of the first assertion about something; "" where there is none."""
    return next((one.certainty for one in section.description.assertions if one.aspect == aspect and not one.target), "")


def plain(words: str) -> str:
    """Reduce words to what a reader compares: letters and figures in lower case without accents."""
    letters = unicodedata.normalize("NFKD", words)
    return " ".join(re.findall(r"\w+", "".join(one for one in letters if not unicodedata.combining(one)).lower()))


def same(one: str, other: str) -> bool:
    """Tell whether two wordings have the same letters and figures, blanks apart."""
    return plain(one).replace(" ", "") == plain(other).replace(" ", "")


def marked(section: Section, element: str) -> list[str]:
    """Give the words of every mark of one element, and of every passage that is one."""
    found: list[str] = []
    for passage in section.passages:
        if passage.element == element:
            found.append(passage.received)
        found += [passage.received[mark.start : mark.end] for mark in passage.marks if mark.element == element]
    return found


def data_folder() -> Path:
    """Give the folder of real texts, or end with a sentence that says how to name it."""
    folder = os.environ.get("TEI_ARCHIVE_DATA")
    if not folder:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder of real texts with their gold/*.csv.")
    return Path(folder)


def joined(words: Iterable[str]) -> str:
    """Put several wordings together."""
    return " ".join(" ".join(each.split()) for each in words)
