"""The project's own seed, with what the catalogue states of it and without."""

from __future__ import annotations

from archive.authorities import Authorities
from archive.dates import Calendar, day_number
from archive.sources import read_catalogue
from tests.ingest.conftest import ALLIANCE, SEED, SEEDS, Desk

DAY = day_number(1917, 12, 1)


def test_the_seed_is_ingested_as_the_catalogue_states_and_nothing_is_wrong_with_it(seed: Desk) -> None:
    assert seed.ingest_one().item == ALLIANCE
    item = seed.item(ALLIANCE)
    said = item.description
    assert said.title == "Alliance Between the Workers and the Working and Exploited Peasants"
    assert (said.genre, [agent.key for agent in said.addressees]) == ("letter", ["pravda"])
    assert said.source.startswith("Printed in Pravda No. 194")
    assert "not established" in said.licence
    assert [agent.key for agent in said.speakers] == ["lenin"]
    assert item.ingested == "2024-05-01"
    assert seed.check() == ()


def test_a_stated_date_keeps_the_wording_of_the_text_and_what_the_importer_saw(seed: Desk) -> None:
    seed.ingest()
    said = seed.item(ALLIANCE).description
    assert said.date is not None
    assert (said.date.first, said.date.last, said.date.calendar) == (DAY, DAY, Calendar.JULIAN)
    assert said.date.wording == "Saturday, November 18"
    dates = [assertion for assertion in said.assertions if assertion.aspect == "date"]
    assert [(one.responsible, one.value) for one in dates] == [("archivist", "1917-12-01"), ("importer", "1917-12-01")]
    assert dates[1].evidence


def test_a_statement_that_overrules_the_importer_names_what_it_overruled(seed: Desk) -> None:
    seed.ingest()
    (title,) = [one for one in seed.item(ALLIANCE).description.assertions if one.aspect == "title"]
    assert (title.responsible, title.certainty, title.rule) == ("archivist", "high", "Stated in the catalogue.")
    assert title.rejected[0].value.startswith("Today, Saturday, November 18")


def test_without_its_row_date_speaker_and_venue_are_inferred_with_reasons(seed: Desk) -> None:
    (seed.path / "seeds/catalogue.csv").unlink()
    item = seed.item(seed.ingest_one().item)
    said = item.description
    assert item.id == "000-6d31d2df5be5cb13"
    assert said.date is not None
    assert said.date.first == DAY
    assert said.venue is not None
    assert said.venue.key == "peasants-congress-1917"
    assert {one.responsible for one in said.assertions} == {"importer"}
    for aspect in ("date", "speaker", "venue"):
        (why,) = [one for one in said.assertions if one.aspect == aspect]
        assert why.evidence
        assert why.rule


def test_a_row_that_comes_later_changes_the_header_and_no_word_of_the_text(seed: Desk) -> None:
    row = (seed.path / "seeds/catalogue.csv").read_text()
    (seed.path / "seeds/catalogue.csv").unlink()
    item = seed.ingest_one().item
    before = seed.item(item)
    seed.write("catalogue.csv", row)
    outcome = seed.ingest_one(today="2025-01-01")
    after = seed.item(item)
    assert (outcome.item, outcome.what) == (item, "header")
    assert ALLIANCE in outcome.detail, "the id stated too late is named"
    assert after.passages == before.passages
    assert after.description.title != before.description.title
    assert after.ingested == "2024-05-01"


def test_the_committed_catalogue_can_be_read_without_fault() -> None:
    catalogue = read_catalogue(SEEDS / "catalogue.csv")
    assert not catalogue.faults
    row = catalogue.row_for(SEED)
    assert row is not None
    assert row.values["date"] == "1917-11-18os"
    assert Authorities.load(SEEDS / "authorities.toml").resolve(row.values["addressee"]) == ("pravda",)
