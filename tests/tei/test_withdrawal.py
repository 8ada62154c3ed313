"""A master says that its item was withdrawn, in TEI's own words, and is otherwise what it was."""

from __future__ import annotations

import pytest

from archive import tei
from archive.ingest.keeping import new_faults
from archive.model import version_of
from archive.model.withdrawal import Withdrawal
from archive.tei.tending import with_ids
from archive.tei.withdrawal import with_withdrawal, withdrawal_in

WITHDRAWAL = Withdrawal("2024-05-07", "At the request of the family <b>& friends</b>.")

FILE = (
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc>"
)
TEXT = "<text><body><p>One.</p><p>Two.</p></body></text>"
NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


HISTORIES = {
    "no history": "",
    "a status of its own": '<revisionDesc status="published"><change when="2001">Made.</change></revisionDesc>',
    "lists of changes": "<revisionDesc><listChange><change>Made.</change></listChange></revisionDesc>",
    "lists of words": "<revisionDesc><list><item>Made.</item></list></revisionDesc>",
}
RECEIVED = {
    **{name: f"<TEI {NS}><teiHeader>{FILE}{history}</teiHeader>{TEXT}</TEI>" for name, history in HISTORIES.items()},
    "a corpus": f"<teiCorpus {NS}><teiHeader>{FILE}</teiHeader><TEI><teiHeader>{FILE}</teiHeader>{TEXT}</TEI></teiCorpus>",
    "no header": f"<TEI {NS}>{TEXT}</TEI>",
}


@pytest.mark.parametrize("received", RECEIVED.values(), ids=RECEIVED)
def test_tei_of_others_is_withdrawn_without_a_new_fault_and_with_every_word(received: str) -> None:
    before = with_ids(received.encode(), "x.xml")
    data = with_withdrawal(before, "x.xml", WITHDRAWAL)
    assert withdrawal_in(data, "x.xml") == WITHDRAWAL
    assert withdrawal_in(before, "x.xml") is None
    assert tei.parse(data, "x").root.findall(".//{*}revisionDesc[@status='withdrawn']")
    if "<teiHeader>" in received:
        assert new_faults(data, before) == []
    assert version_of(tei.decode(data, "x").passages) == version_of(tei.decode(before, "x").passages)


def test_what_cannot_be_read_says_nothing_of_a_withdrawal() -> None:
    assert withdrawal_in(b"<TEI withdrawn", "x.xml") is None


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Private", "The reason given: Private."),
        ("Private.", "The reason given: Private."),
        ("Whose?", "The reason given: Whose?"),
    ],
)
def test_a_withdrawal_is_told_as_a_fact_and_a_reason(why: str, said: str) -> None:
    assert Withdrawal("2024-05-07", why).sentence("a") == f"“a” was withdrawn from the archive on 7 May 2024. {said}"
