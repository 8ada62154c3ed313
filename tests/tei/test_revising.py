"""The day of a revision is written alike by the encoder and into a master that is there, and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import tei
from archive.model import Change
from archive.tei.revising import revised_in, with_revision
from tests.tei.test_encoding import item, passage, written

DAYS = ("2026-11-22", "2026-11-22", "2027-01-02")


@pytest.mark.parametrize("changes", [(), (Change("p7", "merged", ("p1",)),)], ids=["none went", "one went"])
def test_a_day_added_to_a_master_is_as_the_encoder_writes_it(changes: tuple[Change, ...]) -> None:
    it = replace(item(passage("a"), passage("b", number=2)), changes=changes, ingested="2026-11-20")
    master = written(it).encode()
    for number, day in enumerate(DAYS, 1):
        master = with_revision(master, "a.xml", day)
        assert master == written(replace(it, revised=DAYS[:number])).encode()
        assert revised_in(master, "a.xml") == tei.decode(master, "a.xml").revised == DAYS[:number]
    assert not tei.faults(master)
