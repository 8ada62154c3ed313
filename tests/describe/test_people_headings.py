"""Whom a heading, an address or a salutation designates, in three languages."""

import pytest

from archive.authorities import Kind
from archive.dates import find_dates
from archive.describe.people.addressees import read_salutation
from archive.describe.people.designations import designations, in_small_letters
from archive.describe.people.headings import read_address, read_heading, read_rubric
from archive.describe.people.words import Words, words_of

BUNDY = "Memorandum From the President's Special Assistant (Bundy) to President Johnson"
HEADINGS = [
    ("en", "Letter From Walter S. Rogers to the Chairman of the Committee on Films (Creel)", "Walter S. Rogers", "Creel"),
    ("en", "Telegram From the Embassy in France to the Department of State", "Embassy in France", "Department of State"),
    ("en", "The Secretary of State to the Embassy in Cuba", "Secretary of State", "Embassy in Cuba"),
    ("en", "The Ambassador in France ( Caffery ) to the Secretary of State", "Caffery", "Secretary of State"),
    ("en", BUNDY, "Bundy", "Johnson"),
    ("en", "Memorandum by Mr. Edmund Gullion, Assistant to the Consul ( Lovett ), to the Consul", "Edmund Gullion", "Consul"),
    ("en", "Memorandum From Robert W. Komer of the Council Staff to President Kennedy", "Robert W. Komer", "Kennedy"),
    ("en", "Letter From Acting Secretary of War Crowell to Burmese Prime Minister U Nu", "Crowell", "U Nu"),
    ("en", "Telegram From Secretary of State Rusk to the Secretary of State, at Bogotá", "Rusk", "Secretary of State"),
    ("en", "Telegram From the Mission to the United Nations to All Posts", "Mission to the United Nations", "All Posts"),
    ("en", "Letter From the Ambassador to the President", "Ambassador", "President"),
    (
        "en",
        "Report to the National Security Council by the Executive Secretary (Souers)",
        "Souers",
        "National Security Council",
    ),
    (
        "en",
        "From Rusk and Udall to His Assistant (Haldeman), and His Assistant (Kissinger)",
        "Rusk & Udall",
        "Haldeman & Kissinger",
    ),
    ("en", "MEMORANDUM FOR THE SECRETARY OF STATE", "", "SECRETARY OF STATE"),
    ("en", "Memorandum of Conversation", "", ""),
    ("en", "Memorandum of Conversation, by Mr. Donald Carpenter, Deputy to the Secretary", "Donald Carpenter", ""),
    ("en", "Memorandum for the Record by L.J. Legere", "L.J. Legere", ""),
    ("en", "Memorandum from Mann to Rusk, February 11, 1961, transmitting a memorandum to the President", "Mann", "Rusk"),
    ("en", "Letter of Thomas Paine to George Washington. A reply to Mr. Adams", "Thomas Paine", "George Washington"),
    ("en", "Thomas Jefferson to James Madison, January 30, 1787", "Thomas Jefferson", "James Madison"),
    ("en", "Poems by John Keats", "John Keats", ""),
    ("en", "Poems by Night", "", ""),
    ("en", "The Road to Serfdom", "", ""),
    ("en", "SUGGESTED APPROACH TO TOURE", "", ""),
    ("en", "Circular to the Governors of the States", "", "Governors of the States"),
    ("en", "Letter From Thomas L. Hughes (INR) to my brother", "Thomas L. Hughes", ""),
    ("de", "Schreiben des Gesandten in Wien Grafen Bernstorff an den Reichskanzler", "Bernstorff", "Reichskanzler"),
    ("de", "Der Botschafter in London Fürst Lichnowsky an das Auswärtige Amt", "Lichnowsky", "Auswärtige Amt"),
    ("de", "Brief von Johann Wolfgang von Goethe an Friedrich Schiller", "Johann Wolfgang von Goethe", "Friedrich Schiller"),
    ("de", "Brief Schillers an Goethe", "Schiller", "Goethe"),
    ("de", "Goethe an Schiller", "Goethe", "Schiller"),
    ("de", "An den Rat der Stadt Leipzig", "", "Rat der Stadt Leipzig"),
    ("de", "Telegramm des Auswärtigen Amts an den König von Preußen", "Auswärtigen Amts", "König von Preußen"),
    ("de", "Brief an den Vater", "", ""),
    ("de", "Der Weg an die Front", "", ""),
    ("it", "Lettera di Galileo Galilei a Belisario Vinta", "Galileo Galilei", "Belisario Vinta"),
    ("it", "Lettera del doge al re di Francia", "doge", "re di Francia"),
    ("it", "Dispaccio dell'ambasciatore a Parigi al Senato", "ambasciatore a Parigi", "Senato"),
    ("it", "Il presidente del Consiglio Giolitti al ministro degli Esteri", "Giolitti", "ministro degli Esteri"),
    ("it", "La città di Roma", "", ""),
]


def known(language: str) -> Words:
    words = words_of(language)
    assert words
    return words


@pytest.mark.parametrize(("language", "text", "senders", "receivers"), HEADINGS, ids=[text for _, text, _, _ in HEADINGS])
def test_a_heading_says_from_whom_and_to_whom(language: str, text: str, senders: str, receivers: str) -> None:
    heading = read_heading(text, (date.start for date in find_dates(text, language)), known(language))
    said = [" & ".join(text[one.name_start : one.name_end] for one in found) for found in (heading.senders, heading.receivers)]
    assert said == [senders, receivers]


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("it", "Al serenissimo principe di Venetia 2da", "serenissimo principe di Venetia", Kind.PERSON),
        ("it", "All'illustrissimo signor Luca Tron", "Luca Tron", Kind.PERSON),
        ("de", "An Herrn Professor Dr. Albert Einstein", "Albert Einstein", Kind.PERSON),
        ("de", "An das Ministerium der Finanzen", "Ministerium der Finanzen", Kind.ORGANISATION),
        ("en", "To the Honourable John Smith, Boston", "John Smith", Kind.PERSON),
        ("en", "To the Senate and House of Representatives", "Senate and House of Representatives", Kind.ORGANISATION),
    ],
)
def test_an_address_names_to_whom(language: str, text: str, name: str, kind: Kind) -> None:
    (found,) = read_address(text, known(language))
    assert (text[found.name_start : found.name_end], found.kind) == (name, kind)
    assert read_address("Boston, Massachusetts", known(language)) == ()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Dear Mr. Creel:", "Creel"),
        ("en", "My dear Mr. President,", "Mr. President"),
        ("en", "My dear George:", "George"),
        ("en", "Dear Sir:", None),
        ("en", "Gentlemen:", None),
        ("en", "My dear Friend,", None),
        ("en", "Good afternoon:", None),
        ("de", "Sehr geehrter Herr Professor Weber,", "Weber"),
        ("de", "Lieber Freund,", None),
        ("it", "Serenissimo Principe", "Serenissimo Principe"),
        ("it", "Caro Signor Rossi,", "Rossi"),
        ("it", "Illustrissimo Signore,", None),
    ],
)
def test_a_salutation_names_who_is_called_upon(language: str, text: str, name: str | None) -> None:
    found = read_salutation(text, 0, len(text), known(language))
    assert (text[found.name_start : found.name_end] if found else None) == name


def test_a_rubric_names_sender_or_receiver() -> None:
    text = "TO: The Secretary of State"
    role, (found,) = read_rubric(text, 0, len(text), known("en"))
    assert (role, text[found.start : found.end]) == ("to", "Secretary of State")
    assert read_rubric("Subject: Trade", 0, 14, known("en")) == ("", ())


def test_a_language_without_words_is_read_by_nothing() -> None:
    assert words_of("zh") is None
    assert words_of("en-GB") is words_of("en-GB")


def test_endless_words_designate_nobody_and_end_at_once() -> None:
    text = "to the Secretary and " * 5000
    assert len(designations(text, 0, len(text), known("en"))) <= 20
    assert read_heading(text, (), known("en")).senders == ()


def test_capitals_are_a_matter_of_the_printers_taste() -> None:
    assert in_small_letters("HOUSE OF REPRESENTATIVES") == "House of Representatives"
    assert [in_small_letters(name) for name in ("U.N.", "Pierce")] == ["U.N.", "Pierce"]
