"""The catalogue speaks of single sections, and what it says of them stays with them."""

from __future__ import annotations

import pytest

from tests.ingest.conftest import Desk

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Two Letters</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="letter"><head>The First Letter</head><p>The tramway shall not pass the mill.</p></div>
<div type="letter"><head>The Second Letter</head><p>The tramway has passed the mill.</p></div>
</body></text></TEI>
"""


def test_a_section_has_the_date_and_author_that_its_row_states(desk: Desk) -> None:
    desk.write("volume.xml", VOLUME)
    desk.ingest_one()
    first, second = desk.item("volume").sections[1:]
    desk.write("catalogue.csv", f"source,section,date,author\nvolume.xml,{second.id},1917-12-01,lenin\nvolume.xml,,,kautsky\n")
    assert desk.ingest_one().what == "header"
    whole, one, other = desk.item("volume").sections
    assert [agent.key for agent in whole.description.authors] == ["kautsky"]
    assert (one.id, one.description.date) == (first.id, None)
    assert [agent.key for agent in other.description.authors] == ["lenin"]
    assert other.description.date is not None
    assert {a.aspect for a in other.description.assertions if a.responsible == "archivist"} == {"author", "date"}
    assert desk.ingest_one().what == "unchanged"
    desk.write("catalogue.csv", "source\n")
    desk.ingest_one()
    assert desk.item("volume").sections[2].description.date is None


def test_a_statement_stays_with_its_section_when_another_comes_before_it(desk: Desk) -> None:
    desk.write("volume.xml", VOLUME)
    desk.ingest_one()
    second = desk.item("volume").sections[2].id
    desk.write("catalogue.csv", f"source,section,date\nvolume.xml,{second},1917-12-01\n")
    new = '<body><div type="letter"><head>A Letter Found Later</head><p>No tramway yet was thought of.</p></div>'
    desk.write("volume.xml", VOLUME.replace("<body>", new))
    desk.ingest_one()
    dated = [section for section in desk.item("volume").sections if section.description.date]
    assert [(section.id, section.description.title) for section in dated] == [(second, "The Second Letter")]


@pytest.mark.parametrize(("name", "text"), [("volume.xml", VOLUME), ("letter.txt", "A letter.\n")])
def test_a_row_of_a_section_that_is_not_there_is_refused_with_those_that_are(desk: Desk, name: str, text: str) -> None:
    desk.write(name, text)
    desk.write("catalogue.csv", f"source,section,date\n{name},s99,1917-12-01\n")
    (fault,) = desk.ingest().faults
    assert str(fault).startswith(
        f"seeds/catalogue.csv, line 2: speaks of section “s99” of “{name}”, which is not there: it has"
    )
