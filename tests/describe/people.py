"""The authorities that the tests of this room know."""

from pathlib import Path

from archive.authorities import Authorities, Authority, Kind
from archive.dates import parse_edtf
from archive.describe import describe
from archive.model import Assertion, Passage, Section

SEED = Path(__file__).parents[2] / "seeds" / "000_6d31d2df5be5cb13.txt"
AUTHORITIES = Authorities.load(SEED.parent / "authorities.toml")

SMALL = Authorities(
    [
        Authority("adams", Kind.PERSON, "John Adams", "Adams, John", ("Adams",), parse_edtf("1735-10-30/1826-07-04")),
        Authority("smith", Kind.PERSON, "Ann Smith", "Smith, Ann", ("Mrs. Smith", "Smith")),
        Authority("other-smith", Kind.PERSON, "Sam Smith", "Smith, Sam", ("Smith",)),
        Authority("oxford", Kind.PLACE, "Oxford", "Oxford"),
        Authority("union", Kind.ORGANISATION, "Oxford Union", "Oxford Union", (), parse_edtf("1823/.."), place="oxford"),
        Authority("fair", Kind.EVENT, "Great Fair", "Great Fair", (), parse_edtf("1851-05-01/1851-10-15"), place="oxford"),
    ]
)


def described(text: str, name: str = "x_1f.txt", authorities: Authorities = SMALL) -> Section:
    (section,) = describe(text, name=name, language="en", authorities=authorities)
    return section


def reasons(section: Section, aspect: str) -> list[Assertion]:
    return [assertion for assertion in section.description.assertions if assertion.aspect == aspect]


def elements(section: Section) -> list[str]:
    return [passage.element for passage in section.passages]


def marked(passage: Passage, element: str) -> list[str]:
    return [passage.received[mark.start : mark.end] for mark in passage.marks if mark.element == element]
