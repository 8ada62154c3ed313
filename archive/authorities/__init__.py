"""The people, places, organisations and events the archive knows, with their variant names."""

from archive.authorities.authority import Authority, Kind

__all__ = ["Authority", "Kind"]
