"""The parts of letters, in several languages, by one mechanism."""

from collections.abc import Sequence

import pytest

from archive.describe import describe
from archive.describe.structure import forms
from archive.model import Passage, Section
from tests.describe.people import SMALL, elements, marked

EN = "This is the body of the letter, which is long enough to be one and which ends as sentences do: with a full stop."
DE = "Euer Wohlgeboren habe ich die Ehre zu melden, daß das Manuskript mit der Post an Sie abgegangen ist und bald ankommt."
IT = "Ho ricevuto la tua lettera del mese passato e ti ringrazio di tutto quello che hai fatto per me in questi giorni."
FR = "J’ai bien reçu votre lettre du mois passé et je vous remercie de tout ce que vous avez fait pour moi dans ces jours."


def parts(*lines: str) -> tuple[Section, ...]:
    return describe("\n\n".join(lines), name="x_1.txt", language="en", authorities=SMALL)


def all_marked(passages: Sequence[Passage], element: str) -> list[str]:
    return [words for passage in passages for words in marked(passage, element)]


LETTERS = [
    pytest.param(
        ["Weimar, den 3. Mai 1830", "Hochgeehrter Herr!", DE, "Mit vorzüglicher Hochachtung", "Euer Wohlgeboren",
         "ergebenster Diener", "J. W. v. Goethe"],
        "Hochgeehrter Herr!", "J. W. v. Goethe", id="German",
    ),
    pytest.param(
        ["Roma, lì 5 maggio 1849", "Carissimo amico,", IT, "Ti abbraccio con affetto,", "il tuo", "Giuseppe"],
        "Carissimo amico,", "Giuseppe", id="Italian",
    ),
    pytest.param(
        ["Dall’Haya a’ 20 settembre 1616", "Serenissimo Principe", IT, "di vostra Serenità", "humilissimo servitore",
         "Christofforo Suriano"],
        "Serenissimo Principe", "Christofforo Suriano", id="Italian of 1616",
    ),
    pytest.param(
        ["Paris, le 5 janvier 1880", "Mon cher ami,", FR, "Veuillez agréer, Monsieur, mes salutations", "V. Hugo"],
        "Mon cher ami,", "V. Hugo", id="French",
    ),
    pytest.param(
        ["Paris, le 3 octobre 1793", "Mon cher frère,", FR, "Ton frère affectionné,", "Étienne Maillard"],
        "Mon cher frère,", "Étienne Maillard", id="French, of a brother",
    ),
    pytest.param(
        ["Torino, li 23 marzo 1861", "Illustrissimo Signor Conte,", IT, "Devotissimo servitore\nGiovanni Battista Ferrero"],
        "Illustrissimo Signor Conte,", "Giovanni Battista Ferrero", id="Italian, signed on the line below",
    ),
    pytest.param(
        ["Boston, June 24, 1848", "Dear Mrs. Smith:", EN, "Wishing you joy, I remain,", "Very sincerely yours,",
         "[Signed] J. A."],
        "Dear Mrs. Smith:", "[Signed] J. A.", id="English, a copied signature",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "salutation", "signature"), LETTERS)
def test_letters_have_dateline_salutation_and_signature(lines: list[str], salutation: str, signature: str) -> None:
    (section,) = parts(*lines)
    body = elements(section).index("p")
    assert all_marked(section.passages, "dateline") == lines[:1]
    assert all_marked(section.passages[:body], "salute") == [salutation]
    assert all_marked(section.passages, "signed") == [signature]
    assert elements(section).count("p") == 1
    assert section.description.genre == "letter"


def test_an_address_is_one_passage_with_its_lines() -> None:
    inner = "The Honorable John Smith\n12 Main Street\nBoston"
    (section,) = parts("Letter From A to B", "London, May 3, 1890", inner, "Dear Sir:", EN, "Yours truly,", "A. Brown")
    assert elements(section)[:4] == ["head", "opener", "opener", "opener"]
    assert marked(section.passages[2], "addrLine") == inner.split("\n")
    assert marked(section.passages[2], "address") == [" ".join(inner.split("\n"))]


def test_a_titled_name_between_a_heading_and_a_date_is_not_addressed() -> None:
    (section,) = parts("Report on the Flood", "Dr. Helen Marsh", "3 November 1912", EN)
    assert section.description.addressees == ()
    (section,) = parts("Report on the Flood", "To Dr. Helen Marsh", "3 November 1912", EN)
    assert [agent.name for agent in section.description.addressees] == ["Helen Marsh"]


def test_an_address_on_the_outside_stands_behind_the_signature_or_the_postscript() -> None:
    outside = ["An Herrn Professor Zelter", "in Berlin"]
    (section,) = parts("Lieber Freund!", DE, "Ihr ergebener", "J. W. Goethe", "Nachschrift. Die Rolle folgt.", *outside)
    assert elements(section) == ["opener", "p", "closer", "closer", "p", "closer"]
    assert [container.element for container in section.passages[4].within] == ["postscript"]
    assert marked(section.passages[5], "addrLine") == outside


@pytest.mark.parametrize("begins", ["P.S.", "PS:", "N.B.", "P. S.", "Postskriptum:", "Nachschrift.", "N.S."])
def test_a_postscript_holds_all_that_follows_but_the_initials_below_it(begins: str) -> None:
    (section,) = parts("Dear Sir,", EN, "Yours truly,", "A. Brown", f"{begins} I forgot it.", "And more.", "A. B.")
    assert elements(section) == ["opener", "p", "closer", "closer", "p", "p", "closer"]
    assert [bool(passage.within) for passage in section.passages] == [False] * 4 + [True, True, False]


def test_a_postscript_needs_no_signature_at_the_very_end() -> None:
    (section,) = parts(EN, EN, "P.S. I forgot.")
    assert [passage.within[0].element for passage in section.passages if passage.within] == ["postscript"]


@pytest.mark.parametrize(
    ("text", "is_signature"),
    [
        ("D[onald] F. Carpenter", True), ("G. C. M[arshall]", True), ("JFD", True), ("s/ Adams", True),
        ("gez. von Bülow", True),
        ("William G. Jones First Secretary of Embassy", True), ("(signed) JOHN BROWN", True), ("R. C.", True),
        ("Joint Chiefs of Staff", False), ("He came", False), ("a.", False), ("12", False), ("x" * 200, False),
    ],
)  # fmt: skip
def test_signatures_have_forms(text: str, is_signature: bool) -> None:
    assert forms.is_signature(text) is is_signature


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Di Stucart a’ 9 luglio 1616", "it", "Stucart"),
        ("Weimar, den 3. Mai 1830", "de", "Weimar"),
        ("[ Washington ,] 31 October 1948.", "en", "Washington"),
        ("Memorandum of a Conversation, Washington, January 7, 1955", "en", None),
        ("Given at Oxford, the 3rd of May 1848", "en", "Oxford"),
    ],
)
def test_a_datelines_place_is_without_what_leads_to_it(text: str, language: str, place: str | None) -> None:
    extent = forms.dateline(text, language)
    assert (None if extent is None else text[slice(*extent)]) == place


def test_a_reference_below_the_date_opens_and_a_subject_heads_what_follows() -> None:
    (section,) = parts("Letter From A to B", "London, May 3, 1890", "No. 290", "Dear Sir:", EN, EN)
    assert elements(section) == ["head", "opener", "opener", "opener", "p", "p"]
    (section,) = parts("Paper Prepared in London", "London, May 3, 1890", "The Outlook in Ghana", EN, EN)
    assert elements(section) == ["head", "opener", "label", "p", "p"]


def test_a_heading_of_a_text_that_is_lost_has_its_date_yet() -> None:
    (section,) = parts("Telegram 224 From the Embassy in Japan to the Department of State", "Tokyo, July 31, 1958, 8 p.m.")
    assert elements(section) == ["head", "opener"]


def test_a_short_heading_in_the_midst_is_a_label() -> None:
    (section,) = parts(EN, "THE OUTLOOK", EN, "The Short View", EN, "What is it for", EN)
    assert elements(section) == ["p", "label", "p", "label", "p", "p", "p"]


def test_another_text_begins_behind_the_end_of_a_letter() -> None:
    letter = ["London, May 3, 1890", "Dear Sir:", EN, "Yours truly,", "A. Brown"]
    first, second = parts(*letter, "Memorandum by Mr. Green", "Paris, May 1, 1890", EN, "Green")
    assert (second.kind, second.parent, elements(second)) == ("enclosure", "text", ["head", "opener", "p", "closer"])
    assert second.description.date is not None
    first, second = parts(*letter, *letter)
    assert (second.kind, elements(first)) == ("letter", elements(second))
    first, second = parts(*letter, "--- page 2---", "Al serenissimo principe di Venetia", "--- page 3---", EN)
    assert marked(first.passages[-1], "address") == ["Al serenissimo principe di Venetia"]
    assert (second.kind, elements(second)) == ("enclosure", ["p"])


@pytest.mark.parametrize(
    ("language", "heading", "genre"),
    [
        ("de", "Rede des Ministers im Reichstag", "speech"), ("it", "Lettera al fratello", "letter"),
        ("fr", "Rapport au Roi", "report"), ("en", "Brief Remarks at the Fair", "speech"), ("de", "Brief an Zelter", "letter"),
        ("en", "The Storm, A Tragedy", "play"),
    ],
)  # fmt: skip
def test_a_heading_names_the_genre_in_its_language(language: str, heading: str, genre: str) -> None:
    body = {"de": DE, "it": IT, "fr": FR, "en": EN}[language]
    section = describe(f"{heading}\n\n{body}", name="x_1.txt", language=language, authorities=SMALL)[0]
    assert section.description.genre == genre
