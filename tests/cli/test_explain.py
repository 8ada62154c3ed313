"""``archive explain``: every value with its reasons, readable in a terminal, complete for a program."""

from __future__ import annotations

import json

import pytest

from archive import tei
from archive.errors import UnknownReference
from tests.cli.conftest import ITEM, Command

TWO = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Two Letters</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="letter" xml:id="first"><opener><dateline><date when="1901-02-03">3 February</date></dateline></opener>
<p>The tramway shall not pass the mill.</p></div>
<div xml:id="second"><head>After</head><p>The tramway has passed the mill.</p></div>
</body></text></TEI>
"""


def test_every_assertion_of_the_item_is_printed_with_its_words_its_passage_and_what_was_ruled_out(run: Command) -> None:
    out = " ".join(run("explain", ITEM).stdout.split())
    description = tei.decode((run.home / "tei" / f"{ITEM}.xml").read_bytes(), ITEM).description
    for assertion in description.assertions:
        assert assertion.label in out
        assert " ".join(assertion.rule.split()) in out or assertion.responsible == "archivist"
        for span in assertion.evidence:
            assert f"“{span.words}”" in out
        for rejected in assertion.rejected:
            assert rejected.reason.rstrip(".") in out
    assert "“a speech I made”, in passage 1: Today, Saturday, November 18, in the course of a speech I made at" in out


def test_an_explanation_fits_a_terminal_of_80_columns_and_asks_as_a_scholar_does(run: Command) -> None:
    lines = run("explain", ITEM).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    asked = [line.partition(":")[0] for line in lines[2:] if line[:1].isupper()]
    order = "Date Author Speaker Addressee Place Venue Occasion Title Kind Language Voice Named Correction".split()
    assert list(dict.fromkeys(one.split()[0] for one in asked)) == order


def test_what_is_left_open_is_said(own: Command) -> None:
    (own.home / "seeds" / "note.txt").write_text("The mill is sold.\n\nThe tramway is not.\n", encoding="utf-8")
    own("ingest")
    out = own("explain", "note").stdout
    assert "Addressee: left open; the source names none." in out
    assert "Date: left open" in out


def test_a_name_that_its_words_end_with_is_not_said_twice(own: Command) -> None:
    words = "Letter From the Director of the Press Bureau (Poole) to the Chairman of the Council (Creel)\n\nDear Sir:\n\nNo.\n"
    (own.home / "seeds" / "note.txt").write_text(words, encoding="utf-8")
    own("ingest")
    out = own("explain", "note").stdout
    assert "Author: Director of the Press Bureau (Poole)\n" in out
    assert "(Poole) (Poole)" not in out


def test_the_json_holds_every_assertion_whole(run: Command) -> None:
    found = json.loads(run("explain", ITEM, "--json").stdout)
    (section,) = found["sections"]
    dates = next(answer for answer in section["answers"] if answer["aspect"] == "date")["assertions"]
    assert [(one["value"], one["responsible"]) for one in dates] == [("1917-12-01", "archivist"), ("1917-12-01", "importer")]
    assert dates[1]["evidence"][0]["words"] == "Today, Saturday, November 18"
    assert dates[1]["evidence"][0]["context"].startswith("Today, Saturday, November 18, in the course of")
    assert len(dates[1]["rejected"]) > 10
    count = len(tei.decode((run.home / "tei" / f"{ITEM}.xml").read_bytes(), ITEM).description.assertions)
    assert sum(len(answer["assertions"]) for answer in section["answers"]) == count


def test_of_a_passage_what_rests_on_it_is_explained(run: Command) -> None:
    out = run("explain", f"{ITEM}/p6").stdout
    assert "Correction: “1909” for “l909”, in passage 6" in out
    assert "Karl Kautsky" in out
    assert "Author" not in out
    nothing = run("explain", f"{ITEM}/p2")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "Nothing that is said of the item rests on this passage." in nothing.stderr


def test_a_section_is_explained_by_itself_and_a_silent_one_not_with_the_whole(own: Command) -> None:
    (own.home / "seeds" / "two.xml").write_text(TWO, encoding="utf-8")
    own("ingest")
    whole = own("explain", "two").stdout
    assert "two/first: " in whole
    assert "two/second" not in whole
    first = own("explain", "two/first").stdout
    assert "Date: 3 February (1901-02-03)\n    As the source says in its own mark-up." in first
    assert "two: Two Letters" not in first
    second = " ".join(own("explain", "two/second").stdout.split())
    assert "Title, Language: as of the whole, or as its mark-up says." in second
    assert "Date, Author, Speaker, Addressee, Place, Venue, Occasion, Kind of text: left open" in second
    assert "Title: given without a reason." in whole


def test_what_is_not_there_is_named(run: Command) -> None:
    with pytest.raises(UnknownReference, match="no passage 99"):
        run("explain", f"{ITEM}/p99")
