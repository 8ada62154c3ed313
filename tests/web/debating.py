"""A drawn archive: debates of several people over some years, as TEI, by lot but always the same."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

PEOPLE = ("ann", "ben", "cid", "dora")
WORDS = ("mill", "mills", "river", "bread", "the", "of", "vote", "voted", "council")
YEARS = (1848, 1849, 1853, 1871, None)

_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Debate {number}</title></titleStmt>
<publicationStmt><p>Drawn.</p></publicationStmt><sourceDesc><p>Drawn.</p></sourceDesc></fileDesc>
<profileDesc>{date}<particDesc><listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>
<text xml:lang="en"><body><div>{body}</div></body></text></TEI>
"""


def debates(seed: int, count: int = 12) -> dict[str, str]:
    """Give so many files by name; in each a few people speak, and some words are nobody's."""
    lot = Random(seed)
    return {f"debate-{number}.xml": _debate(lot, number) for number in range(1, count + 1)}


def queries(seed: int, count: int) -> Iterator[str]:
    """Give so many questions: words, phrases, patterns, what is near, what is left out, who speaks."""
    lot = Random(seed)
    for _ in range(count):
        one, other = lot.sample(WORDS, 2)
        forms = (one, one, f"{one} {other}", f"{one} OR {other}", f'"{one} {other}"', f"={one}", f"{one[:2]}*")
        form = lot.choice((*forms, f"{one} NEAR/3 {other}", f"{one} -{other}", f"speaker:{lot.choice(PEOPLE)} {one}"))
        yield form


def _debate(lot: Random, number: int) -> str:
    year = lot.choice(YEARS)
    people = "".join(f'<person xml:id="{key}"><persName>{key.capitalize()} Miller</persName></person>' for key in PEOPLE)
    date = "" if year is None else f'<creation><date when="{year}-0{lot.randint(1, 9)}-01"/></creation>'
    return _FILE.format(number=number, date=date, people=people, body="".join(_part(lot) for _ in range(lot.randint(2, 7))))


def _part(lot: Random) -> str:
    words = " ".join(lot.choices(WORDS, k=lot.randint(3, 30)))
    kind = lot.random()
    if kind < 0.6:
        return f'<sp who="#{lot.choice(PEOPLE)}"><p>{words}</p></sp>'
    if kind < 0.8:
        said = " ".join(lot.choices(WORDS, k=4))
        return f'<p>{words} <said who="#{lot.choice(PEOPLE)}">{said}</said> {words}</p>'
    if kind < 0.9:
        return f"<p>the <choice><sic>riwer</sic><corr>river</corr></choice> of {words}</p>"
    return f"<p>{words}</p>"
