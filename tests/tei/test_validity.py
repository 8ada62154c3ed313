"""What tei_all does not allow is named by line, element and reason."""

from __future__ import annotations

import pytest

from archive.errors import SourceError
from archive.tei import Fault, faults
from tests.tei.test_adopting import HEAD, TAIL

FAULTY = [
    ("an unknown element", "<frage/>", "frage", "Did not expect element frage there."),
    ("a heading after a paragraph", "<p>a</p><head>h</head>", "head", "Did not expect element head there."),
    ("an unknown attribute", '<p colour="x">a</p>', "p", "Invalid attribute colour for element p."),
    ("a value that is no date", '<p><date when="soon">b</date></p>', "date", "Invalid attribute when for element date."),
    ("an element of another namespace", '<p><x:y xmlns:x="urn:x"/></p>', "y", "Did not expect element y there."),
]


@pytest.mark.parametrize(("body", "element", "message"), [case[1:] for case in FAULTY], ids=[case[0] for case in FAULTY])
def test_a_departure_from_the_schema_is_named(body: str, element: str, message: str) -> None:
    assert faults((HEAD + "\n" + body + TAIL).encode()) == (Fault(5, element, message),)


def test_a_valid_file_has_none() -> None:
    assert faults((HEAD + "<p>words</p>" + TAIL).encode()) == ()


def test_what_is_not_well_formed_is_refused() -> None:
    with pytest.raises(SourceError):
        faults(b"<TEI>")
