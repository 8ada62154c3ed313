"""TEI XML: reading it safely, writing it, and everything that is derived from it; the one home of lxml."""

from archive.tei.encode import encode
from archive.tei.master import Master
from archive.tei.parse import decode, parse

__all__ = ["Master", "decode", "encode", "parse"]
