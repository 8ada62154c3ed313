"""Meta tags of a page: Dublin Core with ``citation_*``, in the one combination from which reference managers make a letter a
letter and a speech a presentation with its speaker.
"""

from __future__ import annotations

from archive.citation.citable import Citable
from archive.citation.dating import bounds, slashed
from archive.citation.kinds import ZOTERO_TYPES
from archive.dates import to_edtf


def meta_tags(cited: Citable) -> tuple[tuple[str, str], ...]:
    """Give (name, content) pairs, in order.

    ``z:itemType`` names Zotero's own type, ``DC.type`` says the same to others. ``citation_author`` repeats the creator,
    whom a presentation loses otherwise. ``citation_book_title`` and its like are never given: each of them forces a type of
    its own.
    """
    creators = [name.inverted for name in cited.authors]
    language = "" if cited.language == "und" else cited.language
    tags = [
        ("z:itemType", ZOTERO_TYPES[cited.csl_type]),
        ("DC.type", ZOTERO_TYPES[cited.csl_type]),
        ("DC.title", cited.title),
        *(("DC.creator", creator) for creator in creators),
        ("DC.date", _iso(cited)),
        ("DC.publisher", cited.holder),
        ("DC.identifier", cited.url),
        ("DC.language", language),
        ("DC.rights", cited.licence),
        ("citation_title", cited.title),
        *(("citation_author", creator) for creator in creators),
        ("citation_publication_date", _slashed(cited)),
        ("citation_publisher", cited.holder),
        ("citation_public_url", cited.url),
        ("citation_language", language),
    ]
    return tuple((name, content) for name, content in tags if content)


def _iso(cited: Citable) -> str:
    return "" if cited.date is None or bounds(cited.date) is None else to_edtf(cited.date)


def _slashed(cited: Citable) -> str:
    """Write the date the readers of these tags know: one day, month or year."""
    found = None if cited.date is None else bounds(cited.date)
    return "" if found is None or found[0] != found[1] or not 0 < found[0][0] < 10000 else slashed(found[0])
