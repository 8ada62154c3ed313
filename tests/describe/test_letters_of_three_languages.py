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
    "de-kurz-1849": {
        "date": "1849-07-03",
        "place": "Frankfurt a. M",
        "author": "Ludwig",
        "salute": "Lieber Vater!",
        "signed": "Ludwig",
    },
    "de-rede-1928": {
        "date": "1928-05-12",
        "speaker": "Konrad Adenauer",
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
    "it-addi-1701": {
        "date": "1701-03-04",
        "place": "Firenze",
        "author": "Antonio Magliabechi",
        "signed": "Antonio Magliabechi",
        "salute": "Molto Illustre Signor mio Osservandissimo",
    },
    "it-guerra-1917": {
        "date": "1917-06-12",
        "place": "Zona di guerra",
        "author": "Pietro",
        "salute": "Carissimi genitori,",
        "signed": "Pietro",
    },
    "it-nunzio-1623": {
        "date": "1623-07-14",
        "place": "Parigi",
        "author": "Ottavio Corsini Arcivescovo di Tarso",
        "signed": "Ottavio Corsini Arcivescovo di Tarso",
    },
    "it-ufficio-1902": {
        "date": "1902-01-20",
        "place": "Roma",
        "author": "Prinetti",
        "salute": "Signor Console,",
        "signed": "PRINETTI",
    },
    "it-signora-1931": {
        "date": "1931-10-03",
        "place": "Milano",
        "author": "Alberto Savinio",
        "addressee": "Bianchi",
        "signed": "Alberto Savinio",
    },
    "it-telegramma-1915": {
        "date": "1915-02-16",
        "place": "Roma",
        "author": "Ministro degli Esteri, Sonnino",
        "addressee": "ambasciatore a Londra, Imperiali",
        "signed": "Sonnino",
    },
    "it-discorso-1882": {
        "date": "1889-10-14",
        "speaker": "Francesco Crispi",
    },
    "en-state-1702": {
        "date": "1702-12-14",
        "place": "Whitehall",
        "author": "Nottingham",
        "salute": "My Lord,",
        "signed": "Nottingham.",
    },
    "en-family-1797": {
        "date": "1797-11-12",
        "place": "Bath",
        "author": "J. Austen",
        "signed": "J. Austen",
        "salute": "My dear Sister",
    },
    "en-civilwar-1862": {
        "date": "1862-12-16",
        "place": "Camp near Falmouth, Va",
        "author": "Henry",
        "salute": "Dear Mother,",
        "signed": "Henry",
    },
    "en-business-1911": {
        "date": "1911-03-03",
        "place": "New York",
        "author": "George P. Brett",
        "addressee": "Jack London",
        "salute": "Dear Mr. London:",
        "signed": "George P. Brett",
    },
    "en-typed-1945": {
        "date": "1945-05-21",
        "place": "Washington",
        "author": "Harry S. Truman",
        "addressee": "Harry L. Hopkins",
        "salute": "Dear Mr. Hopkins:",
        "signed": "HARRY S. TRUMAN",
    },
    "en-runin-1878": {
        "date": "1878-01-05",
        "place": "Down, Beckenham, Kent",
        "author": "Ch. Darwin",
        "signed": "CH. DARWIN.",
        "salute": "My dear Sir,—",
    },
    "en-despatch-1862": {
        "date": "1862-01-03",
        "place": "Washington",
        "author": "Lyons",
        "addressee": "Russell",
        "signed": "(Signed) LYONS.",
    },
    "en-quaker-1689": {
        "date": "1689-07-14",
        "place": "London",
        "author": "Wm. Penn",
        "signed": "Wm. Penn",
    },
    "en-foot-1771": {
        "date": "1771-06-20",
        "place": "Bolt Court",
        "author": "Sam: Johnson",
        "signed": "Sam: Johnson",
        "salute": "My dear Madam,",
    },
    "en-colon-1938": {
        "date": "1938-08-03",
        "place": "Hyde Park, N. Y.",
        "author": "F. D. R.",
        "addressee": "Win",
        "salute": "Dear Win:",
        "signed": "F. D. R.",
    },
    "en-weekday": {
        "place": "Chawton",
        "author": "J. Austen",
        "addressee": "Anna",
        "signed": "J. Austen",
    },
    "en-speech-1863": {
        "date": "1863-02-03",
        "speaker": "John Bright",
        "venue": "Town Hall, Rochdale",
    },
    "en-oneline-leave": {
        "date": "1820-10-09",
        "place": "Rydal Mount, Kendal",
        "author": "Wm. Wordsworth",
        "signed": "Wm. Wordsworth.",
        "salute": "My dear Sir,",
    },
    "en-gladstone": {
        "author": "W. E. Gladstone",
        "place": "Hawarden Castle, Chester",
        "signed": "W. E. Gladstone",
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
