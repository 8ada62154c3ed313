"""TEI of others, as little of it as a test needs, read as an item."""

from __future__ import annotations

from archive.model import Item, Origin
from archive.tei import adopt, decode
from tests.tei.items import AUTHORITIES

TITLES = "<titleStmt><title>A title</title></titleStmt>"
REST = "<publicationStmt><publisher>P</publisher><date>2014</date></publicationStmt><sourceDesc><p>S</p></sourceDesc>"


def header(titles: str = TITLES, rest: str = REST, profile: str = "") -> str:
    return f"<teiHeader><fileDesc>{titles}{rest}</fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"


def item(body: str = "<p>words</p>", head: str = "", attributes: str = "", *, after: str = "") -> Item:
    namespace = 'xmlns="http://www.tei-c.org/ns/1.0"'
    return read(f"<TEI {namespace}>{head or header()}{after}<text{attributes}><body>{body}</body></text></TEI>")


def read(xml: str) -> Item:
    origin = Origin("seeds/a.xml", "ab" * 32, 12, "utf-8")
    data = adopt(
        xml.encode(), "a.xml", item="an-item", origin=origin, ingested="2026-11-22", language="en", authorities=AUTHORITIES
    )
    return decode(data, "a.xml")
