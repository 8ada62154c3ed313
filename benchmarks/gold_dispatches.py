"""300 diplomatic letters and telegrams as plain text, against their gold file and against the editors' mark-up of the same.

``held_out`` gives the other documents of the same volumes, written out as plain text in the same way: what the rules were
not made with.
"""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Iterator
from pathlib import Path

from frus import Marked, as_plain_text, documents
from frus import marked as as_marked
from tally import Tally, certainty_of, described, joined, marked, plain, same

from archive.authorities import Authorities
from archive.dates import to_edtf
from archive.describe import describe
from archive.model import Section

TARGETS = {
    "date": 97.0, "date high": -1.0, "place": 93.0, "signature": 95.0, "addressee": 90.0, "genre": 90.0,
    "heading": 95.0, "dateline": 95.0, "salutation": 95.0, "closer": 95.0,
}  # fmt: skip
ADDRESSEES = Path(__file__).parent / "addressees.csv"
"""To whom each is addressed according to its heading, read by eye; "" where the heading names nobody."""

_KINDS = {
    "telegram": ("telegram", "circular telegram", "airgram"),
    "letter": ("letter", "draft letter"),
    "memorandum": ("memorandum", "memorandom", "action memorandum", "national security action memorandum"),
    "speech": ("address",),
    "report": ("report", "intelligence note", "paper"),
    "despatch": ("despatch",),
    "minutes": ("minutes",),
}
"""What kind of text a heading says it is; of a heading that says none any kind may be stated."""


def compare(data: Path) -> Tally:
    """Describe every dispatch and compare; the last line is how long that took."""
    tally, to_whom = Tally(), _addressees()
    started = time.perf_counter()
    with (data / "gold" / "dispatches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = data / row["file"]
            whole = described(path)[0]
            _compare_values(tally, path.name, whole, row)
            _compare_addressee(tally, path.name, whole, to_whom[path.name])
            volume, name = path.stem.rsplit("-", 1)
            document = documents(data / "frus" / f"{volume}.xml")[name]
            _compare_parts(tally, path.name, whole, as_marked(document), path.read_text(encoding="utf-8-sig"))
    print(f"{'dispatches':<12}{1000 * (time.perf_counter() - started) / 300:.1f} ms a text, the comparison included")
    return tally


def held_out(data: Path) -> Tally:
    """Describe the documents of the volumes that are not among the 300."""
    tally, known = Tally(), {path.stem for path in (data / "dispatches").glob("*.txt")}
    with (data / "gold" / "frus.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if f"{row['volume']}-{row['doc']}" in known or not row["date_when"]:
                continue
            document = documents(data / "frus" / f"{row['volume']}.xml")[row["doc"]]
            text = as_plain_text(document)
            name = f"{row['volume']}-{row['doc']}.txt"
            whole = describe(text, name=name, language="en", authorities=Authorities(()))[0]
            said = as_marked(document)
            signed = joined(said.closer)
            values = {"date": row["date_when"], "place": row["place"], "signed": signed, "head": row["head"]}
            _compare_values(tally, name, whole, values)
            _compare_parts(tally, name, whole, said, text)
    return tally


def _compare_values(tally: Tally, file: str, whole: Section, row: dict[str, str]) -> None:
    said = whole.description
    date = to_edtf(said.date) if said.date else ""
    tally.add("date", file, row["date"], date, date == row["date"][:10], certainty_of(whole, "date"))
    place = said.place.name if said.place else ""
    tally.add("place", file, row["place"], place, same(place, row["place"]), certainty_of(whole, "place"))
    signed = joined(marked(whole, "signed"))
    is_right = plain(row["signed"]) in plain(signed) if row["signed"] else not signed
    tally.add("signature", file, row["signed"], signed, is_right)
    kind = _kind(row["head"])
    if kind:
        tally.add("genre", file, kind, said.genre or "", _is_of(said.genre, kind), certainty_of(whole, "genre"))


def _compare_addressee(tally: Tally, file: str, whole: Section, true: str) -> None:
    stated = [one.name for one in whole.description.addressees]
    is_right = all(_is_meant(name, true) for name in stated) and bool(stated) == bool(true)
    tally.add("addressee", file, true, " & ".join(stated), is_right, certainty_of(whole, "addressee"))


def _is_meant(stated: str, true: str) -> bool:
    """Tell whether an addressee is the one of a heading, which gives an office with its holder's name in brackets."""
    holders = [plain(name) for name in re.findall(r"\(([^)]*)\)", true)]
    office = plain(re.sub(r"\([^)]*\)|\bthe\b", "", true))
    is_office = plain(re.sub(r"\bthe\b", "", stated)) in f"{office} {' '.join(holders)}"
    return is_office or any(holder in plain(stated) for holder in holders)


def _compare_parts(tally: Tally, file: str, whole: Section, said: Marked, text: str) -> None:
    """Compare the parts that the editors marked and the plain text has."""
    words = plain(text)
    ours = {
        "heading": [one.received for one in whole.passages if one.element == "head"],
        "dateline": marked(whole, "dateline"),
        "salutation": [*_salutes(whole, "opener")],
        "closer": [*marked(whole, "signed"), *_salutes(whole, "closer")],
    }
    for kind, name in (("heading", "head"), ("dateline", "dateline"), ("salutation", "salute"), ("closer", "closer")):
        true = joined(one for one in getattr(said, name) if plain(one) in words)
        stated = joined(ours[kind])
        if not true and kind == "salutation":
            continue  # the editors left many salutations plain paragraphs
        is_right = same(true, stated) if kind != "closer" or not true else plain(true) in plain(stated) or same(true, stated)
        tally.add(kind, file, true, stated, is_right)


def _salutes(whole: Section, element: str) -> Iterator[str]:
    for passage in whole.passages:
        if passage.element == element:
            yield from (passage.received[one.start : one.end] for one in passage.marks if one.element == "salute")


def _kind(head: str) -> str:
    words = plain(re.sub(r"^\d+\.\s", "", head))
    return next((kind for kind, forms in _KINDS.items() if any(words.startswith(form) for form in forms)), "")


def _is_of(genre: str | None, kind: str) -> bool:
    """Tell whether a genre is the kind; reports and despatches have none among the genres, so none is right too."""
    accepted = {"report": (None, "report", "article"), "despatch": (None, "despatch", "dispatch", "letter", "report")}
    accepted["minutes"] = (None, "minutes", "memorandum", "report")
    return genre in accepted.get(kind, (kind, "airgram" if kind == "telegram" else kind))


def _addressees() -> dict[str, str]:
    with ADDRESSEES.open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["addressee"] for row in csv.DictReader(file)}
