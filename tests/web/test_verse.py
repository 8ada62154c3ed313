"""Verse that changed is compared line by line."""

from __future__ import annotations

from archive.model import Mark, Passage
from archive.model.difference import difference
from archive.web.texts.verse import in_lines


def verse(*lines: str, corrected: str = "") -> Passage:
    marks, words = [], ""
    for line in lines:
        words += f" {line}" if words else line
        marks.append(Mark(len(words) - len(line), len(words), "l"))
    return Passage("p1", "lg", words, corrected or words, tuple(marks))


def test_each_line_stands_on_its_own_in_either_wording() -> None:
    then = verse("The river ran,", "nobody could cross,", "and so")
    now = verse("The river ran,", "no one came", "across,", "and so")
    words = in_lines(difference(then.received, now.received), then, now)
    assert "".join(stretch for kind, stretch in words if kind != "added") == "The river ran,\nnobody could cross,\nand so"
    assert "".join(stretch for kind, stretch in words if kind != "removed") == "The river ran,\nno one came\nacross,\nand so"


def test_a_stanza_that_came_or_went_has_its_lines() -> None:
    stanza = verse("So let it be;", "it is.")
    assert in_lines((("added", stanza.received),), None, stanza) == (("added", "So let it be;\nit is."),)
    assert in_lines((("removed", stanza.received),), stanza, None) == (("removed", "So let it be;\nit is."),)


def test_prose_and_a_wording_that_is_not_the_received_one_stay_as_they_are() -> None:
    prose = Passage("p1", "p", "One two.", "One two.")
    words = difference("One two.", "One three.")
    assert in_lines(words, prose, Passage("p1", "p", "One three.", "One three.")) == words
    then, now = verse("One two,", "three.", corrected="One 2, 3."), verse("One two,", "three.", corrected="One 2, 33.")
    corrected = difference(then.corrected, now.corrected)
    assert in_lines(corrected, then, now) == corrected
