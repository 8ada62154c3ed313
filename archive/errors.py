"""What can go wrong, named by who can act on it; every message is a sentence that names the cure."""

from __future__ import annotations


class ArchiveError(Exception):
    """Base of every error the archive raises on purpose; ``str()`` of one is fit to be shown to a person."""


class SourceError(ArchiveError):
    """A source, the catalogue or the authorities cannot be used as they are: for the archivist.

    ``line`` is 1-based, None where no line can be named.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path, self.line, self.reason = path, line, reason

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{place}: {self.reason}"


class EncodingError(ArchiveError):
    """A master is not what it should be: for its editor.

    ``element`` names the place (an ``xml:id``, or an element and its line); None for the file as a whole.
    """

    def __init__(self, path: str, element: str | None, reason: str) -> None:
        super().__init__(path, element, reason)
        self.path, self.element, self.reason = path, element, reason

    def __str__(self) -> str:
        place = self.path if self.element is None else f"{self.path}, {self.element}"
        return f"{place}: {self.reason}"


class UnknownReference(ArchiveError):
    """Nothing answers to this address (HTTP 404): for the visitor. ``nearest`` are addresses that do exist."""

    def __init__(self, reference: str, reason: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(reference, reason, nearest)
        self.reference, self.reason, self.nearest = reference, reason, nearest

    def __str__(self) -> str:
        return self.reason


class Gone(UnknownReference):
    """What was here is no more (HTTP 410); ``reason`` says what became of it, ``nearest`` where the text went."""


class QueryError(ArchiveError):
    """A part of a query cannot be used as typed; ``position`` is a 0-based offset in code points."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(position, reason)
        self.position, self.reason = position, reason

    def __str__(self) -> str:
        return f"At character {self.position + 1}: {self.reason}"


class OperatorError(ArchiveError):
    """Something about the home, the machine or its settings: for the operator."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class SettingsError(OperatorError):
    """``archive.toml`` is missing or says what it cannot say."""


class StorageError(OperatorError):
    """The disk is full, read-only or otherwise refuses; nothing was half-written."""


class EngineUnavailable(OperatorError):
    """The search engine named in ``archive.toml`` cannot be used."""


class EngineAway(EngineUnavailable):
    """The search engine does not answer now; nothing is known to be wrong with the settings, and it may answer later."""


class IndexDamaged(OperatorError):
    """The index is missing, incomplete or not what its manifest says; a build cures it."""
