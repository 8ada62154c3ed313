"""Texts to cite: the letter of the seed, a president's speech, a turn in a parliamentary debate, and the plan for any other."""

from __future__ import annotations

from archive.authorities import Authorities, Authority, Kind
from archive.citation import Citable, citable
from archive.dates import Calendar, DateInterval, day_number, parse_edtf
from archive.model import Agent, Description, Item, Origin, Passage, Section, Voice
from archive.reference import Reference

VERSION = "0123456789ab"

AUTHORITIES = Authorities(
    [
        Authority("lenin", Kind.PERSON, "V. I. Lenin", "Lenin, V. I."),
        Authority("washington", Kind.PERSON, "George Washington", "Washington, George"),
        Authority("pravda", Kind.ORGANISATION, "Pravda", "Pravda", genre="newspaper"),
        Authority("congress-us", Kind.ORGANISATION, "Congress of the United States", "Congress of the United States"),
        Authority("petrograd", Kind.PLACE, "Petrograd", "Petrograd"),
        Authority("peasants-congress", Kind.EVENT, "Extraordinary Congress", "Extraordinary Congress", place="petrograd"),
    ]
)

LENIN = Agent("lenin", "V. I. Lenin")
PRAVDA = Agent("pravda", "Pravda")


def old_style_day(year: int, month: int, day: int) -> DateInterval:
    number = day_number(year, month, day, Calendar.JULIAN)
    return DateInterval(number, number, Calendar.JULIAN, "Saturday, November 18")


LETTER = Description(
    "Alliance Between the Workers and the Working and Exploited Peasants",
    genre="letter",
    language="en",
    authors=(LENIN,),
    addressees=(PRAVDA,),
    speakers=(LENIN,),
    venue=Agent("peasants-congress", "Extraordinary Congress"),
    date=old_style_day(1917, 11, 18),
    source="Collected Works, vol. 26 (Moscow: Progress Publishers), pp. 333-35.",
)

SPEECH = Description(
    "First Annual Message to Congress",
    genre="speech",
    language="en",
    speakers=(Agent("washington", "George Washington"),),
    venue=Agent("congress-us", "Congress"),
    place=Agent.unlinked("New York"),
    date=parse_edtf("1790-01-08"),
)

DEBATE = Description(
    "Budget Memorandum 1999",
    genre="debate",
    language="en",
    speakers=(Agent.unlinked("Janez Podobnik"), Agent.unlinked("Mojca Novak")),
    venue=Agent.unlinked("National Assembly of Slovenia"),
    place=Agent.unlinked("Ljubljana"),
    date=parse_edtf("1998-11-25"),
)


def passage(name: str, *voices: str) -> Passage:
    return Passage(name, "p", "Some words", "Some words", voices=tuple(Voice(voice, 0, 10) for voice in voices))


def item(description: Description, *passages: Passage, parts: tuple[Section, ...] = (), name: str = "item") -> Item:
    held = passages or tuple(passage(f"p{number}") for number in range(1, 13))
    return Item(name, Origin("item.txt", "", 1, "utf-8"), (Section("text", 0, None, description, held), *parts))


def cite(whole: Item, block: str = "", section: str | None = None, **settings: str) -> Citable:
    """Cite an item of the “Archive of Public Words”, in VERSION."""
    reference = Reference.parse(f"{whole.id}@{VERSION}{'/' if block else ''}{block}")
    said = {"title": "Archive of Public Words", "publisher": "", "base_url": "https://archive.example.org"} | settings
    return citable(whole, section, reference, authorities=AUTHORITIES, **said)


def turn() -> Citable:
    """Cite what one member said in the debate."""
    voices = ("name:Janez Podobnik", "name:Mojca Novak")
    return cite(item(DEBATE, *(passage(f"p{number}", voices[number % 2]) for number in range(1, 5)), name="sitting"), "p3")


def described(description: Description) -> Citable:
    """Cite a text of which this is known."""
    return cite(item(description))
