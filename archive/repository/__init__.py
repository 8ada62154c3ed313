"""The shelf of masters: written whole or not at all, with every earlier state and a manifest of digests."""

from archive.repository.access import LEAST, AccessCopies, AccessCopy
from archive.repository.keeper import Keeper
from archive.repository.record import IngestRecord
from archive.repository.repository import Moment, Repository
from archive.repository.standing import KeptVersion, Standing, State

__all__ = [
    "LEAST",
    "AccessCopies",
    "AccessCopy",
    "IngestRecord",
    "Keeper",
    "KeptVersion",
    "Moment",
    "Repository",
    "Standing",
    "State",
]
