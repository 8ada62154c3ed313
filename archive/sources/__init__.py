"""Readers of what lies in ``seeds/``: the files as received, and the archivist's catalogue of them."""

from archive.sources.catalogue import COLUMNS, Catalogue, Missing, Row, read_catalogue
from archive.sources.document import SourceDocument
from archive.sources.encodings import encoding_named
from archive.sources.folder import address, discover, passed_over
from archive.sources.source import LARGEST, Source, SourceTei, SourceText, read

__all__ = [
    "COLUMNS",
    "LARGEST",
    "Catalogue",
    "Missing",
    "Row",
    "Source",
    "SourceDocument",
    "SourceTei",
    "SourceText",
    "address",
    "discover",
    "encoding_named",
    "passed_over",
    "read",
    "read_catalogue",
]
