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
_AS_TYPED = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
_SIGNS = ".,;:!?)]}>»”’\"'*_"


def proper(address: str, repository: Repository) -> Reference | None:
    """Give what an address means that has capitals in the item's id, slashes at its end, or what print made of it: dashes, and
    the signs of the sentence it stood in; None for any other.
    """
    item, slash, block = address.rstrip("/").partition("/")
    tidy = f"{item.lower()}{slash}{block}"
    found = _parsed(tidy) or _parsed(tidy.translate(_AS_TYPED).rstrip(_SIGNS))
    return found if found is not None and str(found) != address and found.item in repository.items() else None


def _parsed(address: str) -> Reference | None:
    try:
        return Reference.parse(address)
    except UnknownReference:
        return None


def near_items(address: str, items: Sequence[str]) -> tuple[str, ...]:
    """Give the item that an address begins with, else those whose ids begin with or hold its first word, else the like."""
    wanted = re.split(r"[/@.]", address.lower(), maxsplit=1)[0]
    if not wanted or wanted in items:
        return (wanted,) if wanted else ()
    begun = [item for item in items if item.startswith(wanted)]
    held = [item for item in items if f"-{wanted}" in item]
    return tuple([*begun, *held][:NEAREST] or get_close_matches(wanted, items, NEAREST, _CLOSE))
