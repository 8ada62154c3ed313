"""Sources become masters, masters are kept and checked: what the archivist does."""

from archive.ingest.checking import check
from archive.ingest.keeping import keep
from archive.ingest.running import ingest
from archive.ingest.shelf import Finding, Outcome, Report, Shelf
from archive.ingest.withdrawing import restore, withdraw

__all__ = ["Finding", "Outcome", "Report", "Shelf", "check", "ingest", "keep", "restore", "withdraw"]
