"""What the verbs that describe sources work on."""

from __future__ import annotations

from archive.cli.house import House
from archive.ingest import Shelf


def shelf_of(house: House) -> Shelf:
    """Give what an ingest needs."""
    return Shelf(
        seeds=house.home.seeds,
        catalogue=house.home.catalogue,
        repository=house.repository,
        authorities=house.authorities,
        language=house.settings.language,
        publisher=house.settings.publisher,
        licence=house.settings.licence,
    )
