from __future__ import annotations

import pytest

from archive.authorities import Authority, Kind
from archive.citation import Name
from archive.citation.names import name_of
from archive.model import Agent


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("George Washington", Name("Washington", "George")),
        ("Lenin, V. I.", Name("Lenin", "V. I.")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", "Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", "Jr.")),
        ("Martin Van Buren", Name("Van Buren", "Martin")),
        ("Ludwig van Beethoven", Name("van Beethoven", "Ludwig")),
        ("Александр Пушкин", Name("Пушкин", "Александр")),
        ("Feofilaktov", Name("Feofilaktov")),
        ("Comrade Feofilaktov", Name("Comrade Feofilaktov")),
        ("Mr. Smith", Name("Mr. Smith")),
        ("The Secretary of State", Name("The Secretary of State")),
        ("Ambassador Francis", Name("Ambassador Francis")),
        ("Louis 14", Name("Louis 14")),
        ("(anonymous) author", Name("(anonymous) author")),
        ("毛泽东", Name("毛泽东")),
        ("Pravda,", Name("Pravda")),
        ("A\nB", Name("B", "A")),
        ("", Name("")),
    ],
)
def test_a_name_that_no_authority_has_is_parted_only_when_it_is_a_persons(written: str, name: Name) -> None:
    assert name_of(Agent.unlinked(written), None) == name


@pytest.mark.parametrize(
    ("authority", "name"),
    [
        (Authority("l", Kind.PERSON, "V. I. Lenin", "Lenin, V. I."), Name("Lenin", "V. I.")),
        (Authority("f", Kind.PERSON, "Feofilaktov", "Feofilaktov"), Name("Feofilaktov")),
        (Authority("x", Kind.PERSON, "Jean Paul", ""), Name("Jean Paul")),
        (Authority("p", Kind.ORGANISATION, "Pravda", "Pravda", genre="Newspaper"), Name("Pravda", is_title=True)),
        (Authority("o", Kind.ORGANISATION, "Party, the", "Party"), Name("Party, the")),
    ],
)
def test_an_authority_says_how_its_name_is_parted(authority: Authority, name: Name) -> None:
    assert name_of(Agent(authority.key, "as the item has it"), authority) == name


def test_a_name_has_a_form_for_lists_and_one_for_sentences() -> None:
    name = Name("King", "Martin Luther", "Jr.")
    assert (name.inverted, name.direct) == ("King, Martin Luther, Jr.", "Martin Luther King Jr.")
