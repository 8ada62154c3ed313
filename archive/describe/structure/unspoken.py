"""Labels below which nobody says anything: they name no voice of the text, and are paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.describe.structure.drafts import Draft, Surroundings

_WORDLESS = frozenset(("speaker", "stage"))
"""Blocks of a turn that are not what its speaker says."""


def spoken_turns(drafts: Iterable[Draft], _around: Surroundings) -> list[Draft]:
    """Leave as turns only those in which something is said, so that no pointer names somebody who is never heard."""
    drafts = list(drafts)
    heard = {
        container
        for draft in drafts
        for container in draft.within
        if draft.element not in _WORDLESS and container.element == "sp"
    }
    return [draft if _is_heard(draft, heard) else _freed(draft) for draft in drafts]


def _is_heard(draft: Draft, heard: Iterable[object]) -> bool:
    return all(container in heard for container in draft.within if container.element == "sp")


def _freed(draft: Draft) -> Draft:
    within = tuple(container for container in draft.within if container.element != "sp")
    return replace(draft, element="p" if draft.element == "speaker" else draft.element, within=within)
