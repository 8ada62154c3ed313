"""What the archivist states wins over inference and is told apart from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.authorities import Authorities
from archive.dates import Calendar, DateInterval, day_number
from archive.ingest.explaining import ruled_out
from archive.ingest.statements import statements
from archive.model import Agent, Assertion, Description, Span
from archive.model.overruling import STATED, overruled
from archive.sources import Row

DAY = day_number(1917, 12, 1)
AUTHORITIES = """
[person.lenin]
name = "V. I. Lenin"
variants = ["N. Lenin"]

[person.smith-a]
name = "John Smith"

[person.smith-b]
name = "John Smith"

[organisation.pravda]
name = "Pravda"

[place.petrograd]
name = "Petrograd"

[event.congress]
name = "Peasants' Congress"
"""


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    path: Path = tmp_path_factory.mktemp("seeds") / "authorities.toml"
    path.write_text(AUTHORITIES)
    return Authorities.load(path)


def stated(description: Description, authorities: Authorities, **values: str) -> Description:
    return overruled(description, statements(Row(2, "x.txt", values), authorities))


def test_every_column_reaches_its_place_with_an_assertion_of_the_archivist(authorities: Authorities) -> None:
    said = stated(
        Description("First words", title_is_incipit=True),
        authorities,
        title="A title",
        genre="speech",
        language="ru",
        author="lenin",
        addressee="Pravda; N. Lenin",
        speaker="V. I. Lenin",
        venue="peasants' congress",
        place="Petrograd",
        occasion="congress",
        date="1917-11-18os",
        bibliography="Works, vol. 26",
        licence="unknown",
    )
    assert (said.title, said.title_is_incipit, said.genre, said.language) == ("A title", False, "speech", "ru")
    assert said.authors == (Agent("lenin", "V. I. Lenin"),)
    assert said.addressees == (Agent("pravda", "Pravda"), Agent("lenin", "V. I. Lenin"))
    assert said.speakers == (Agent("lenin", "V. I. Lenin"),)
    assert said.venue == said.occasion == Agent("congress", "Peasants' Congress")
    assert said.place == Agent("petrograd", "Petrograd")
    assert said.date == DateInterval(DAY, DAY, Calendar.JULIAN)
    assert (said.source, said.licence) == ("Works, vol. 26", "unknown")
    assert [one.aspect for one in said.assertions] == (
        ["title", "genre", "language", "author", "addressee", "addressee", "speaker", "venue", "place", "occasion", "date"]
    )
    assert {(one.responsible, one.certainty, one.rule) for one in said.assertions} == {("archivist", "high", STATED)}


def test_an_empty_row_changes_nothing(authorities: Authorities) -> None:
    description = Description("A title", source="a book", licence="free")
    assert stated(description, authorities) == description


def test_a_name_nobody_has_stays_a_name_and_one_that_two_have_says_so(authorities: Authorities) -> None:
    said = stated(Description("x"), authorities, author="Jane Doe; John Smith")
    assert said.authors == (Agent.unlinked("Jane Doe"), Agent.unlinked("John Smith"))
    assert [one.value for one in said.assertions[1].rejected] == ["smith-a", "smith-b"]


def test_a_key_is_taken_though_two_share_the_name(authorities: Authorities) -> None:
    assert stated(Description("x"), authorities, author="smith-b").authors == (Agent("smith-b", "John Smith"),)


def test_a_place_is_no_author(authorities: Authorities) -> None:
    assert stated(Description("x"), authorities, author="Petrograd").authors == (Agent.unlinked("Petrograd"),)


def importer(aspect: str, value: str, target: str = "") -> Assertion:
    return Assertion(aspect, value, value, "medium", "importer", "Seen.", (Span("p1", 0, 4, "Seen"),), target=target)  # type: ignore[arg-type]


def test_what_the_importer_found_as_well_stays_as_evidence_and_the_rest_is_rejected(authorities: Authorities) -> None:
    agreeing, other, voice = importer("author", "lenin"), importer("author", "pravda"), importer("voice", "lenin", "p1")
    said = stated(Description("x", assertions=(other, agreeing, voice)), authorities, author="lenin")
    assert [(one.aspect, one.responsible) for one in said.assertions] == (
        [("voice", "importer"), ("author", "archivist"), ("author", "importer")]
    )
    assert said.assertions[2] == agreeing
    (rejected,) = said.assertions[1].rejected
    assert (rejected.value, rejected.reason.endswith("Seen.")) == ("pravda", True)


def test_the_day_that_is_overruled_is_named_in_words_and_with_its_rule(authorities: Authorities) -> None:
    said = stated(Description("x", assertions=(importer("date", "1918-03-19"),)), authorities, date="1918-03-20")
    (rejected,) = said.assertions[0].rejected
    assert ruled_out(rejected) == "19 March 1918: the catalogue says otherwise; it was found thus: Seen."


def test_a_statement_takes_the_place_of_an_earlier_one(authorities: Authorities) -> None:
    once = stated(Description("x"), authorities, author="pravda")
    twice = stated(once, authorities, author="lenin")
    assert [one.value for one in twice.assertions] == ["lenin"]
    assert twice.assertions[0].rejected == ()


def test_a_date_that_is_another_day_than_the_text_words_is_stated_alone(authorities: Authorities) -> None:
    worded = DateInterval(DAY, DAY, Calendar.JULIAN, "November 18")
    before = Description("x", date=worded, assertions=(importer("date", "1917-12-01"),))
    said = stated(before, authorities, date="1917")
    assert said.date == DateInterval(day_number(1917, 1, 1), day_number(1917, 12, 31))
    assert [one.value for one in said.assertions[0].rejected] == ["1917-12-01"]
    same = stated(before, authorities, date="1917-12-01 ns")
    assert same.date == worded
    assert len(same.assertions) == 2
