"""TEI XML: reading it safely, writing it, and everything that is derived from it; the one home of lxml."""

from archive.tei.master import Master
from archive.tei.parse import parse

__all__ = ["Master", "parse"]
