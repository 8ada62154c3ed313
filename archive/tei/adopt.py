"""Takes TEI of others in whole: ids are added where they are missing, and nothing else changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from archive.authorities import Authorities
from archive.model import Description, Origin
from archive.tei.adoption import Adoption, note_adoption
from archive.tei.parse import parse
from archive.tei.people import links_in
from archive.tei.serialise import rewritten
from archive.tei.stated import note_statements
from archive.tei.tending import with_ids


def adopt(
    data: bytes,
    path: str,
    *,
    item: str,
    origin: Origin,
    ingested: str,
    language: str,
    authorities: Authorities,
    taken: Collection[str] = frozenset(),
    revised: tuple[str, ...] = (),
) -> bytes:
    """Make a TEI file of others a master.

    Passages and sections without ``xml:id`` get one that is not among the ``taken``. Which item it is, where it came from and
    whom its pointers mean is noted in processing instructions before the root, so that no schema is offended; ``ingested``
    and ``revised`` are as in Item. ``language`` (BCP 47) is used where the file names none. Raise SourceError as ``parse``
    does.
    """
    root = parse(with_ids(data, path, taken), path).root
    note_adoption(root, Adoption(item, origin, ingested, language, links_in(root, authorities), revised))
    return rewritten(root)


def with_statements(
    data: bytes, path: str, stated: Description, of_sections: Mapping[str, Description] = MappingProxyType({})
) -> bytes:
    """Note what the archivist states of a file that was adopted, and of sections by their id, in place of what was stated
    before.

    A description holds an assertion for each value. Raise SourceError as ``parse`` does.
    """
    root = parse(data, path).root
    note_statements(root, stated, of_sections)
    return rewritten(root)
