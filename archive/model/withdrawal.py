"""An item that was taken out of reading: since when, and why."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import display, parse_edtf


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """``when`` is the day (ISO 8601), ``why`` the reason in the archivist's words, on one line."""

    when: str
    why: str

    def sentence(self, item: str) -> str:
        """Say to anybody who asks for the item why it does not answer; the fact first, then the reason."""
        reason = self.why if self.why.endswith((".", "!", "?", "…")) else f"{self.why}."
        return f"“{item}” was withdrawn from the archive on {display(parse_edtf(self.when))}. The reason given: {reason}"
