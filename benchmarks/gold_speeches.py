"""384 presidential speeches: the date from the file's name, and what is stated when the names are only numbers."""

from __future__ import annotations

import csv
from pathlib import Path

from tally import Tally, certainty_of, described, same

from archive.dates import parse_edtf, to_edtf

TARGETS = {"date": 99.0, "date high": 0.0, "speaker": 99.0, "without name high": 0.0}


def compare(data: Path) -> Tally:
    """Describe every speech twice, with its name and with a number for a name."""
    tally = Tally()
    with (data / "gold" / "speeches.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            path = data / row["file"]
            whole = described(path)[0]
            said = whole.description
            date = to_edtf(said.date) if said.date else ""
            tally.add("date", path.name, row["date"], date, date == row["date"], certainty_of(whole, "date"))
            speaker = " & ".join(one.name for one in said.speakers)
            is_so = same(speaker, row["speaker"])
            tally.add("speaker", path.name, row["speaker"], speaker, is_so, certainty_of(whole, "speaker"))
            nameless = described(path, name=f"{number:03}.txt")[0]
            made = nameless.description.date
            true = parse_edtf(row["date"])
            date = to_edtf(made) if made else ""
            agrees = made is None or made.touches(true.first, true.last)
            tally.add("without name", path.name, row["date"], date, agrees, certainty_of(nameless, "date"))
    return tally
