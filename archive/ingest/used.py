"""The authorities that a master depends on: those its text names, and those it points at."""

from __future__ import annotations

import re

from archive.authorities import Authorities
from archive.sources import Row, Source, SourceTei

_POINTER = re.compile(rb"#([A-Za-z_][\w.-]*)")


def digest_of_used(source: Source, row: Row | None, master: bytes, authorities: Authorities) -> str:
    """Return the sha256 of what is known of all who might be meant in a text, its file name or its row, and of all at whom
    the master points; it changes when the master would be another, were it made anew.
    """
    text = source.data.decode(errors="replace") if isinstance(source, SourceTei) else source.text
    said = [text, re.sub(r"[\W_]+", " ", source.path), *(row.values.values() if row else ())]
    keys = {key for words in said for mention in authorities.find(words) for key in mention.keys}
    keys |= {key for words in said[2:] for name in words.split(";") for key in authorities.resolve(name)}
    keys |= {found[1].decode() for found in _POINTER.finditer(master)}
    meant = [authority for key in keys if (authority := authorities.get(key))]
    related = [key for authority in meant for key in (authority.place, authority.organisation) if key]
    return authorities.digest([*(authority.key for authority in meant), *related])
