from __future__ import annotations

from archive.model import Agent, Container, Description, Item, Mark, Origin, Passage, Section


def test_a_mark_and_a_container_give_their_attributes_by_name() -> None:
    attributes = (("cert", "low"), ("who", "#lenin"))
    for element in (Mark(0, 1, "said", attributes), Container("said", 1, attributes)):
        assert element.attribute("who") == "#lenin"
        assert element.attribute("ana") is None


def test_an_agent_without_authority_is_known_by_its_name() -> None:
    assert Agent.unlinked("George Washington") == Agent("name:George Washington", "George Washington")
    assert not Agent.unlinked("George Washington").is_linked
    assert Agent("lenin", "V. I. Lenin").is_linked


def test_an_item_is_described_by_its_outermost_section_and_holds_the_passages_of_all() -> None:
    passages = [Passage(f"p{n}", "p", "a", "a") for n in (1, 2, 3)]
    outer = Section("text", 0, None, Description("A volume"), (passages[0],))
    inner = Section("s1", 1, "text", Description("A letter"), (passages[1], passages[2]))
    item = Item("volume", Origin("volume.txt", "00", 3, "UTF-8"), (outer, inner))
    assert item.description.title == "A volume"
    assert item.passages == tuple(passages)
