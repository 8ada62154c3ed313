"""Short texts of three languages as the importer reads them: whom they name, and whose voices are heard."""

from __future__ import annotations

from archive.authorities import Authorities
from archive.dates import to_edtf
from archive.describe import describe
from archive.model import Section

ENGLISH = "I have the honour to report that the Chamber was dissolved yesterday and that the town is quiet."


GERMAN = "Ich habe den Brief erhalten und danke Ihnen für alles, was Sie mir von der Stadt und von den Freunden sagen."


ITALIAN = "Ho ricevuto la lettera di Vostra Signoria con molto piacere, e non mancherò di fare quanto mi comanda."


def read(text: str, language: str = "en", name: str = "x_1.txt") -> Section:
    """Describe a text without authorities."""
    return describe(text, name=name, language=language, authorities=Authorities(()))[0]


def names(section: Section) -> tuple[str, ...]:
    """Give sender, receiver, place and day."""
    said = section.description
    people = (" & ".join(one.name for one in some) for some in (said.authors, said.addressees))
    return *people, said.place.name if said.place else "", to_edtf(said.date) if said.date else ""


def voices(section: Section) -> list[str]:
    """Give whose words are reported, in order."""
    return [one.label for one in section.description.assertions if one.aspect == "voice"]
