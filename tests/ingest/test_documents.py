"""Word, OpenDocument, EPUB, HTML and Markdown are ingested as plain texts are, with what their format tells."""

from __future__ import annotations

import pytest

from archive.errors import SourceError
from tests.ingest.conftest import LETTER, Desk
from tests.sources.documents import FORMATS, made

NOTED = LETTER.replace("for weeks.", "for *weeks*.[^1]") + "\n[^1]: The road to the north.\n"


@pytest.fixture(params=FORMATS)
def document(request: pytest.FixtureRequest, desk: Desk) -> tuple[Desk, str]:
    """A home with one letter in some format."""
    desk.write(f"letter.{request.param}", made(NOTED, request.param))
    assert desk.ingest_one().what == "new"
    return desk, request.param


def test_a_document_becomes_an_item_that_checks_without_fault(document: tuple[Desk, str]) -> None:
    desk, _ = document
    received = [passage.received for passage in desk.item("letter").passages]
    assert received[:3] == [
        "Dear Friend,",
        "The first paragraph speaks of the long winter we had and of the road that was closed for weeks.",
        "The road to the north.",
    ]
    assert desk.check() == ()
    assert desk.ingest_one().what == "unchanged"


def test_a_changed_document_keeps_the_ids_of_what_is_still_there(document: tuple[Desk, str]) -> None:
    desk, format_ = document
    before = {passage.received: passage.id for passage in desk.item("letter").passages}
    desk.write(f"letter.{format_}", made(NOTED.replace("The second", "A new one.\n\nThe second"), format_))
    assert desk.ingest_one().what == "rewritten"
    after = {passage.received: passage.id for passage in desk.item("letter").passages}
    assert {words: after[words] for words in before} == before
    assert after["A new one."] not in before.values()
    assert desk.check() == ()


def test_a_text_may_change_its_format_and_stays_the_same_item(desk: Desk) -> None:
    desk.write("letter.txt", LETTER)
    assert desk.ingest_one().item == "letter"
    (desk.path / "seeds/letter.txt").unlink()
    desk.write("brief.docx", made(LETTER, "docx"))
    outcome = desk.ingest_one()
    assert outcome.item == "letter"
    assert "its source was “letter.txt” and is “brief.docx” now" in outcome.detail


def test_what_a_document_holds_beside_words_is_named_in_its_master(desk: Desk) -> None:
    desk.write("page.html", "<html><body><p>Words of a page.</p><img src='a.png' alt='the king'></body></html>")
    desk.ingest_one()
    assert "the picture “the king”" in desk.master("page").read_text("utf-8")
    assert desk.item("page").origin.left_out == ((16, "the picture “the king”"),)
    assert desk.check() == ()


def test_the_title_and_author_of_a_page_are_taken_where_its_text_tells_none(desk: Desk) -> None:
    head = "<title>A page</title><meta name=author content='Lenin'><meta name=author content='Jane Doe'>"
    words = "<p>It was a long winter, and the road was closed for many weeks before the mail came.</p>"
    desk.write("page.html", f"<html><head>{head}</head><body>{words}</body></html>")
    desk.ingest_one()
    said = desk.item("page").description
    assert (said.title, said.title_is_incipit) == ("A page", False)
    assert [agent.key for agent in said.authors] == ["lenin", "name:Jane Doe"]
    stated = [one for one in said.assertions if one.responsible == "received"]
    assert [(one.aspect, one.certainty) for one in stated] == [("title", "medium"), ("author", "medium"), ("author", "medium")]
    assert desk.check() == ()


def test_the_catalogue_speaks_of_a_document_too(desk: Desk) -> None:
    desk.write("letter.docx", made(LETTER, "docx"))
    desk.write("catalogue.csv", "source,title,date\nletter.docx,A winter letter,1917-02\n")
    desk.ingest_one()
    assert desk.item("letter").description.title == "A winter letter"


def test_a_document_that_cannot_be_read_is_refused_and_the_others_go_on(desk: Desk) -> None:
    desk.write("letter.txt", LETTER)
    desk.write("bad.docx", made(LETTER, "docx")[:-100])
    report = desk.ingest()
    (fault,) = report.faults
    assert isinstance(fault, SourceError)
    assert "damaged zip file" in str(fault)
    assert [one.item for one in report.outcomes] == ["letter"]
