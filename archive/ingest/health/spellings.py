"""One person spelled several ways, so that nobody finds all of that person's texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archive.authorities import Authorities, Kind
from archive.authorities.alike import has_surname, is_spelled_out, spelled_alike
from archive.ingest.health.report import Report, listed

FEWEST = 3
"""Spellings from which they are reported: two that agree are often two people, as father and son."""


def spellings(names: Iterable[tuple[str, str]], authorities: Authorities) -> Iterator[Report]:
    """Report names, each with the item that has it, that no authority knows and that are likely to be one person's.

    The name of a person whom the authorities know counts as a spelling.
    """
    items: dict[str, list[str]] = defaultdict(list)
    for item, name in names:
        if has_surname(name) and is_spelled_out(name) and not any(letter.isdigit() for letter in name):
            items[" ".join(name.split())].append(item)
    known = {form for authority in authorities.of(Kind.PERSON) for form in (authority.name, *authority.variants)}
    for group in spelled_alike([*items, *sorted(known - items.keys())]):
        found = [name for name in group if name in items]
        if len(group) >= FEWEST and len(found) > 1:
            sentence = (
                f"{listed([f'“{name}”' for name in group])} may be one person spelled {len(group)} ways; if so, give one"
                " authority all these names."
            )
            yield Report("spelling", sentence, tuple(dict.fromkeys(item for name in found for item in items[name])))
