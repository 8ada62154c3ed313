"""tei-archive: a folder of historical texts as a searchable, citable archive."""

__version__ = "0.1.0"
