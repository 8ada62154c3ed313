"""The law of the room: what is encoded is decoded to the same item, and every master is valid."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from archive.model import Item
from archive.tei import decode, encode, faults
from tests.tei.items import AUTHORITIES, disordered, items

MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(items())
def test_what_is_encoded_is_decoded_to_the_same_item_and_is_valid(item: Item) -> None:
    master = encode(item, AUTHORITIES)
    assert decode(master, "x.xml") == item
    assert faults(master) == ()


@MANY
@given(disordered())
def test_blocks_in_any_order_and_any_containers_become_valid_tei_without_a_word_lost_or_moved(item: Item) -> None:
    master = encode(item, AUTHORITIES)
    assert faults(master) == ()
    decoded = decode(master, "x.xml")
    assert [(one.id, one.element, one.received) for one in decoded.passages] == [
        (one.id, one.element, one.received) for one in item.passages
    ]
    assert encode(decoded, AUTHORITIES) == master


@settings(MANY, max_examples=20)
@given(items())
def test_the_same_item_gives_the_same_bytes(item: Item) -> None:
    assert encode(decode(encode(item, AUTHORITIES), "x.xml"), AUTHORITIES) == encode(item, AUTHORITIES)
