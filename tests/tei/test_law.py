"""The law of the room: what is encoded is decoded to the same item, and every master is valid."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from archive.model import Item
from archive.tei import decode, encode
from archive.tei.validity import faults
from tests.tei.items import AUTHORITIES, items

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(items())
def test_what_is_encoded_is_decoded_to_the_same_item(item: Item) -> None:
    master = encode(item, AUTHORITIES)
    assert decode(master, "x.xml") == item
    assert faults(master) == ()
