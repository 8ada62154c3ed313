"""The people, places, organisations and events the archive knows, with their variant names."""

from archive.authorities.authority import Authority, Kind
from archive.authorities.register import Authorities, Mention

__all__ = ["Authorities", "Authority", "Kind", "Mention"]
