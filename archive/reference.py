"""The citable address of an item, a block or words of it: ``item[@version][/block[..block][:from-to]]``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archive.errors import UnknownReference

ITEM_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""An item's id; it is part of a URL, so it is plain ASCII and lower case."""

VERSION_DIGITS = 12
"""Hex digits that name a version: 48 bits, so that chance collisions stay out of reach within one item."""

_FORM = re.compile(
    rf"(?P<item>{ITEM_ID.pattern})(?:@(?P<version>[0-9a-f]{{{VERSION_DIGITS}}}))?"
    r"(?:/(?P<first>[^\s/:@]+?)(?:\.\.(?P<last>[^\s/:@]+?))?(?::(?P<start>\d{1,9})-(?P<end>\d{1,9}))?)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address: ``version`` None means the newest state; ``first`` and ``last`` are ``xml:id`` of blocks, ``last``
    None for a single one; ``start`` and ``end`` are half-open offsets in code points of received text: ``start`` in that of
    ``first``, ``end`` in that of ``last`` where there is one, else of ``first``.
    """

    item: str
    version: str | None = None
    first: str | None = None
    last: str | None = None
    start: int | None = None
    end: int | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read an address; raise UnknownReference when it has not the form of one."""
        form = _FORM.fullmatch(text)
        if form is None:
            raise UnknownReference(text, f"“{text}” is not an address of this archive.")
        start, end = form["start"], form["end"]
        found = cls(
            item=form["item"],
            version=form["version"],
            first=form["first"],
            last=form["last"],
            start=None if start is None else int(start),
            end=None if end is None else int(end),
        )
        if found.start is not None and found.end is not None and not 0 < found.end > (-1 if found.last else found.start):
            raise UnknownReference(text, f"“{text}” does not name a stretch of words.", (found.item,))
        return found

    def __str__(self) -> str:
        parts = [self.item]
        if self.version:
            parts.append(f"@{self.version}")
        if self.first:
            parts.append(f"/{self.first}")
            if self.last:
                parts.append(f"..{self.last}")
            if self.start is not None:
                parts.append(f":{self.start}-{self.end}")
        return "".join(parts)

    def at(self, version: str | None) -> Reference:
        """Give the same address in another version; None for the newest."""
        return replace(self, version=version)

    def block(self, first: str, last: str | None = None) -> Reference:
        """Give the address of a block, or of a run of blocks, of the same item in the same version."""
        return Reference(self.item, self.version, first, last)
