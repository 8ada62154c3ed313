"""A source that is renamed, moved or copied, alone or with a change of words: its item keeps its id, and says so."""

from __future__ import annotations

import shutil

from archive.ingest import Report
from tests.ingest.conftest import LETTER, Desk

OTHER = """To the Editor of the Courier

Sir, the waterworks committee has met nine times and has not yet found the water.

It has found a chairman, a treasurer and a luncheon, of which the accounts will speak.

I remain, sir, unconvinced that a tenth meeting will find the river.
"""


def told(report: Report) -> dict[str, tuple[str, str]]:
    assert not report.faults, [str(fault) for fault in report.faults]
    return {one.item: (one.source, one.what) for one in report.outcomes}


def two(desk: Desk) -> None:
    desk.write("letter.txt", LETTER)
    desk.write("water.txt", OTHER)
    assert told(desk.ingest()) == {"letter": ("letter.txt", "new"), "water": ("water.txt", "new")}


def move(desk: Desk, old: str, new: str) -> None:
    target = desk.path / "seeds" / new
    target.parent.mkdir(parents=True, exist_ok=True)
    (desk.path / "seeds" / old).rename(target)


def ids(desk: Desk, item: str) -> dict[str, str]:
    return {passage.id: passage.received for passage in desk.item(item).passages}


def test_two_sources_that_change_names_keep_their_items_where_the_words_decide(desk: Desk) -> None:
    two(desk)
    letter, water = ids(desk, "letter"), ids(desk, "water")
    move(desk, "letter.txt", "third.txt")
    move(desk, "water.txt", "letter.txt")
    move(desk, "third.txt", "water.txt")
    found = told(desk.ingest())
    assert found == {"letter": ("water.txt", "header"), "water": ("letter.txt", "header")}
    assert (ids(desk, "letter"), ids(desk, "water")) == (letter, water)
    assert set(told(desk.ingest()).values()) == {("water.txt", "unchanged"), ("letter.txt", "unchanged")}


def test_two_sources_that_change_names_and_words_at_once_keep_their_items(desk: Desk) -> None:
    two(desk)
    before = ids(desk, "letter"), ids(desk, "water")
    desk.write("letter.txt", OTHER.replace("nine times", "ten times"))
    desk.write("water.txt", LETTER.replace("three of your letters", "four of your letters"))
    assert told(desk.ingest()) == {"letter": ("water.txt", "rewritten"), "water": ("letter.txt", "rewritten")}
    assert (ids(desk, "letter").keys(), ids(desk, "water").keys()) == (before[0].keys(), before[1].keys())
    assert desk.check() == ()


def test_two_sources_that_are_replaced_by_new_texts_are_the_old_items(desk: Desk) -> None:
    two(desk)
    desk.write("letter.txt", "Nothing of what stood here is left; this page was written afresh by somebody else entirely.")
    desk.write("water.txt", "Elsewhere, meanwhile, grandmother polished seventeen saucepans, whistling cheerfully throughout.")
    assert told(desk.ingest()) == {"letter": ("letter.txt", "rewritten"), "water": ("water.txt", "rewritten")}


def test_a_source_moved_into_a_folder_keeps_its_item_and_says_where_it_was(letter: Desk) -> None:
    before = ids(letter, "letter")
    move(letter, "letter.txt", "1917/winter/letter.txt")
    outcome = letter.ingest_one()
    assert (outcome.item, outcome.source, outcome.what) == ("letter", "1917/winter/letter.txt", "header")
    assert "its source was “letter.txt”" in outcome.detail
    assert ids(letter, "letter") == before
    move(letter, "1917/winter/letter.txt", "letter.txt")
    assert letter.ingest_one().what == "header"
    assert letter.check() == ()


def test_a_source_moved_and_changed_keeps_its_item_and_the_ids_of_its_passages(desk: Desk) -> None:
    two(desk)
    before = ids(desk, "letter")
    (desk.path / "seeds/letter.txt").unlink()
    desk.write("1917/letter.txt", LETTER.replace("three of your letters", "four of your letters"))
    found = told(desk.ingest())
    assert found["letter"] == ("1917/letter.txt", "rewritten")
    after = ids(desk, "letter")
    assert after.keys() == before.keys()
    assert [one for one in after if after[one] != before[one]] == ["p3"]


def test_a_copy_is_an_item_of_its_own_and_the_first_stays_the_first(letter: Desk) -> None:
    shutil.copy(letter.path / "seeds/letter.txt", letter.path / "seeds/a-copy.txt")
    found = told(letter.ingest())
    assert found == {"a-copy": ("a-copy.txt", "new"), "letter": ("letter.txt", "unchanged")}
    (letter.path / "seeds/letter.txt").unlink()
    assert told(letter.ingest()) == {"a-copy": ("a-copy.txt", "unchanged"), "letter": ("letter.txt", "missing")}


def test_a_copy_that_is_changed_while_the_first_is_renamed_takes_nothing_from_it(letter: Desk) -> None:
    move(letter, "letter.txt", "winter.txt")
    letter.write("copy.txt", LETTER.replace("autumn", "spring"))
    found = told(letter.ingest())
    assert found == {"letter": ("winter.txt", "header"), "copy": ("copy.txt", "new")}


def test_a_new_text_under_the_name_of_a_renamed_one_is_a_new_text(letter: Desk) -> None:
    before = ids(letter, "letter")
    move(letter, "letter.txt", "winter.txt")
    letter.write("letter.txt", OTHER)
    report = letter.ingest()
    found = {one.item: (one.source, one.what) for one in report.outcomes}
    assert found.get("letter") == ("winter.txt", "header")
    assert ids(letter, "letter") == before
    assert ["its id would be “letter”" in str(fault) for fault in report.faults] == [True]
    letter.write("catalogue.csv", "source,id\nletter.txt,water\n")
    assert told(letter.ingest())["water"] == ("letter.txt", "new")


def test_the_state_before_saved_under_another_name_takes_nothing_from_the_source(letter: Desk) -> None:
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    letter.write("letter-old.txt", LETTER)
    assert told(letter.ingest()) == {"letter": ("letter.txt", "rewritten"), "letter-old": ("letter-old.txt", "new")}
