"""TEI that cannot be taken in is refused with its path, its line and the cure."""

from __future__ import annotations

import pytest

from tests.ingest.conftest import Desk

WHOLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">
<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>BODY</body></text></TEI>
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p xml:id="1 a">W</p>', "line 4: The xml:id “1 a” cannot be one"),
        ('<p xml:id="a"/><p xml:id="a"/>', "line 4: The xml:id “a” is already used"),
    ],
)
def test_what_cannot_be_a_master_is_refused_by_the_name_of_its_file(desk: Desk, body: str, said: str) -> None:
    desk.write("a.xml", WHOLE.replace("BODY", body))
    report = desk.ingest()
    (fault,) = report.faults
    assert report.outcomes == ()
    assert str(fault).startswith("seeds/a.xml")
    assert said in str(fault)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<xi:include href="one.xml"/><xi:include href="two.xml"/>', "includes “one.xml”, “two.xml”; put the files themselves"),
        ("<p/>", "it has no words in its text"),
    ],
)
def test_a_text_without_words_is_adopted_and_that_is_said(desk: Desk, body: str, said: str) -> None:
    desk.write("a.xml", WHOLE.replace("BODY", body))
    assert said in desk.ingest_one().detail


def test_another_namespace_is_named_with_the_line_of_the_root(desk: Desk) -> None:
    desk.write("a.xml", "<!-- a -->\n" + WHOLE.replace("tei-c.org", "example.org"))
    (fault,) = desk.ingest().faults
    assert str(fault).startswith("seeds/a.xml, line 2: is not in the namespace of TEI.")
