"""Numbers in sentences."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Give a count with its noun, which takes an ``s`` unless there is exactly one: "1 item", "1,200 items"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
