"""Addresses near one that does not answer: the same in its proper form, and items of like names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from archive.errors import UnknownReference
from archive.model.resolution import NEAREST
from archive.reference import Reference
from archive.repository import Repository

_CLOSE = 0.4


def proper(address: str, repository: Repository) -> Reference | None:
    """Give what an address means that has capitals in the item's id or slashes at its end; None for any other."""
    item, slash, block = address.rstrip("/").partition("/")
    tidy = f"{item.lower()}{slash}{block}"
    if tidy == address:
        return None
    try:
        found = Reference.parse(tidy)
    except UnknownReference:
        return None
    return found if found.item in repository.items() else None


def near_items(address: str, items: Sequence[str]) -> tuple[str, ...]:
    """Give the item that an address begins with, else those whose ids begin with or hold its first word, else the like."""
    wanted = re.split(r"[/@.]", address.lower(), maxsplit=1)[0]
    if not wanted or wanted in items:
        return (wanted,) if wanted else ()
    begun = [item for item in items if item.startswith(wanted)]
    held = [item for item in items if f"-{wanted}" in item]
    return tuple([*begun, *held][:NEAREST] or get_close_matches(wanted, items, NEAREST, _CLOSE))
