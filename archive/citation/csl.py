"""CSL-JSON: the elements of a citation as the Citation Style Language (1.0.2) and its data schema name them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from archive.citation.citable import Citable
from archive.citation.dating import csl_date
from archive.citation.kinds import HEARING, SPEECH
from archive.citation.names import Name


def csl_json(cited: Citable) -> dict[str, Any]:
    """Write a citation as one CSL-JSON item.

    ``issued`` is Gregorian; the wording in the old style is in ``note``. The passages cited are in ``custom``, because a
    locator is no part of an item in the schema; the words cited are in ``annote``.
    """
    date = csl_date(cited.date)
    data = {
        "id": cited.key,
        "type": cited.csl_type,
        "title": cited.title,
        "author": [csl_name(name) for name in cited.authors],
        "recipient": [csl_name(name) for name in cited.recipients],
        "issued": date,
        "event-date": date if cited.csl_type in (SPEECH, HEARING) else None,
        "event-title": cited.venue,
        "event-place": cited.place,
        "container-title": cited.container,
        "section": cited.section,
        "genre": cited.genre,
        "language": "" if cited.language == "und" else cited.language,
        "archive": cited.archive,
        "publisher": cited.publisher,
        "version": cited.reference.version,
        "URL": cited.url,
        "note": cited.note,
        "annote": f"“{cited.quotation}”" if cited.quotation else "",
        "custom": {"locator": cited.locator, "label": "paragraph"} if cited.locator else None,
    }
    return {name: value for name, value in data.items() if value}


def csl_file(cited: Sequence[Citable]) -> str:
    """Write citations as a CSL-JSON file."""
    return json.dumps([csl_json(each) for each in cited], ensure_ascii=False, indent=2) + "\n"


def csl_name(name: Name) -> dict[str, str]:
    """Write a name: parted, or ``literal`` where it is one whole."""
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: words for part, words in parts.items() if words}
