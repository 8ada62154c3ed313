"""Letters, despatches and speeches of four centuries in German, Italian and English: who wrote to whom, when and where."""

from pathlib import Path

import pytest

from archive.authorities import Authorities
from archive.dates import to_edtf
from archive.describe import describe
from archive.model import Agent, Section
from tests.describe.people import marked

TEXTS = Path(__file__).parent / "letters"

WANTED = {
    "de-buerger-1788": {
        "date": "1788-12-12",
        "place": "Jena",
        "author": "Fr. Schulze",
        "salute": "Liebste Freundin,",
        "signed": "Fr. Schulze.",
    },
    "de-feldpost-1916": {
        "date": "1916-03-12",
        "place": "Felde",
        "author": "Karl",
        "addressee": "Anna",
        "salute": "Meine liebe Anna!",
        "signed": "Karl",
    },
    "de-geschaeft-1905": {
        "date": "1905-05-03",
        "place": "Leipzig",
        "addressee": "Verlagsbuchhändler Eugen Diederichs",
        "salute": "Sehr geehrter Herr Diederichs,",
    },
    "de-typed-1933": {
        "date": "1933-02-14",
        "place": "Berlin-Charlottenburg",
        "author": "Walter Landauer",
        "addressee": "Doktor Kesten",
        "salute": "Lieber Herr Doktor Kesten!",
        "signed": "Walter Landauer",
    },
    "de-foot-1823": {
        "date": "1823-09-02",
        "place": "Dessau",
        "author": "W. Müller",
        "salute": "Theuerster Freund!",
        "signed": "W. Müller",
    },
    "de-ns-1799": {
        "date": "1799-04-09",
        "place": "Weimar",
        "author": "C. G. Voigt",
        "signed": "C. G. Voigt.",
    },
    "de-telegramm-1914": {
        "date": "1914-07-14",
        "place": "Wien",
        "author": "von Tschirschky",
        "addressee": "Auswärtige Amt",
        "signed": "Tschirschky",
    },
    "de-erster-zeile": {
        "date": "1817-05-04",
        "place": "Heidelberg",
        "author": "Jean Paul Fr. Richter",
        "addressee": "Heinrich Voß",
        "signed": "Jean Paul Fr. Richter",
    },
    "it-famiglia-1848": {
        "date": "1848-03-12",
        "place": "Pisa",
        "author": "Giuseppe",
        "salute": "Mio caro Babbo,",
        "signed": "Giuseppe",
    },
    "it-signora-1931": {
        "date": "1931-10-03",
        "place": "Milano",
        "author": "Alberto Savinio",
        "addressee": "Bianchi",
        "signed": "Alberto Savinio",
    },
    "en-family-1797": {
        "date": "1797-11-12",
        "place": "Bath",
        "author": "J. Austen",
        "signed": "J. Austen",
        "salute": "My dear Sister",
    },
    "en-oneline-leave": {
        "date": "1820-10-09",
        "place": "Rydal Mount, Kendal",
        "author": "Wm. Wordsworth",
        "signed": "Wm. Wordsworth.",
        "salute": "My dear Sir,",
    },
    "de-einzeilig": {
        "date": "1837-10-16",
        "place": "Bonn",
        "author": "Friedrich Ritschl",
        "signed": "Friedrich Ritschl",
    },
}


def read(name: str) -> dict[str, str]:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    sections = describe(text, name="x_1.txt", language="en", authorities=Authorities(()))
    said = sections[0].description
    return {
        "date": to_edtf(said.date) if said.date else "",
        "place": names(said.place),
        "venue": names(said.venue),
        "author": names(*said.authors),
        "addressee": names(*said.addressees),
        "speaker": names(*said.speakers),
        "salute": all_marked(sections[0], "opener", "salute"),
        "signed": all_marked(sections[0], "closer", "signed"),
    }


def names(*agents: Agent | None) -> str:
    return " & ".join(agent.name for agent in agents if agent)


def all_marked(section: Section, within: str, element: str) -> str:
    return " / ".join(words for each in section.passages if each.element == within for words in marked(each, element))


@pytest.mark.parametrize("name", WANTED)
def test_a_letter_or_speech_says_who_wrote_or_spoke_and_when_and_where(name: str) -> None:
    found = read(name)
    assert {what: found[what] for what in WANTED[name]} == WANTED[name]
