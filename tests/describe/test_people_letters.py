"""Letters and speeches in three languages, as their writers would have them: who to whom, from where, before whom."""

import pytest

from archive.authorities import Authorities, Authority, Kind
from archive.describe import describe
from archive.describe.people.senders import name_in_signature
from archive.model import Agent, Section
from archive.tei import decode, encode
from tests.describe.people import marked, reasons
from tests.describe.test_properties import as_item

KNOWN = Authorities(
    [
        Authority("hague", Kind.PLACE, "The Hague", "The Hague", ("Haya", "L'Haye")),
        Authority("vienna", Kind.PLACE, "Vienna", "Vienna", ("Wien",)),
        Authority("doge", Kind.PERSON, "Doge of Venice", "Doge", ("Serenissimo Principe", "serenissimo principe di Venetia")),
        Authority("creel", Kind.PERSON, "George Creel", "Creel, George", ("Creel",)),
        Authority("lee", Kind.PERSON, "Ann Lee", "Lee, Ann", ("Lee",)),
        Authority("other-lee", Kind.PERSON, "Bob Lee", "Lee, Bob", ("Lee",)),
        Authority("club", Kind.ORGANISATION, "Economic Club", "Economic Club", (), place="hague"),
        Authority("fair", Kind.EVENT, "Great Fair", "Great Fair"),
    ]
)
ENGLISH = "I have read the paper that you sent to me, and I think that we should go on with it as soon as the others agree."
GERMAN = "Ich habe Ihren Brief erhalten und danke Ihnen für alles, was Sie mir darin von der Stadt und von den Freunden sagen."
ITALIAN = "Ho ricevuto la lettera che mi ha mandato e la ringrazio di tutte le notizie che mi dà della città e degli amici."


def read(text: str, language: str = "en") -> Section:
    return describe(text, name="x_1.txt", language=language, authorities=KNOWN)[0]


def names(agents: tuple[Agent, ...]) -> str:
    return " & ".join(agent.name for agent in agents)


@pytest.mark.parametrize(
    ("language", "text", "author", "addressee", "place"),
    [
        ("de", f"Johann Goethe an Friedrich Schiller\n\nWeimar, den 24. August 1797\n\nLieber Freund,\n\n{GERMAN}",
         "Johann Goethe", "Friedrich Schiller", "Weimar"),
        ("de", f"Der Botschafter in London Fürst Lichnowsky an das Auswärtige Amt\n\nLondon, den 3. Juli 1914\n\n{GERMAN}",
         "Lichnowsky", "Auswärtige Amt", "London"),
        ("de", f"Sehr geehrter Herr Professor Weber,\n\n{GERMAN}\n\nMit Grüßen\n\nIhre Clara Hoffmann\n\nWien, 9. Mai 1912",
         "Clara Hoffmann", "Weber", "Vienna"),
        ("it", f"Lettera di Galileo Galilei a Belisario Vinta\n\nDi Padova, li 30 gennaio 1610\n\n{ITALIAN}",
         "Galileo Galilei", "Belisario Vinta", "Padova"),
        ("it", f"Torino, 12 marzo 1858\n\nCaro Signor Rossi,\n\n{ITALIAN}\n\nCon stima\n\nCamillo Benso", "Camillo Benso",
         "Rossi", "Torino"),
        ("it", f"Serenissimo Principe\n\n{ITALIAN} {ITALIAN}\n\nDall’Haya a’ 16 agosto 1616\n\nLuca Tron",
         "Luca Tron", "Doge of Venice", "The Hague"),
        ("en", f"TO: The Secretary of State\n\nFROM: Dean Acheson\n\n{ENGLISH}\n\n{ENGLISH}", "Dean Acheson",
         "Secretary of State", None),
        ("en", f"Letter From the Embassy in Korea to Mr. Creel\n\nSeoul, June 24, 1948\n\n{ENGLISH}\n\nYours truly,\n\nDowling",
         "Dowling", "George Creel", "Seoul"),
    ],
    ids=["de names", "de offices", "de salutation", "it heading", "it salutation", "it address", "en rubrics", "en body"],
)  # fmt: skip
def test_a_letter_tells_who_wrote_to_whom_and_from_where(
    language: str, text: str, author: str, addressee: str, place: str | None
) -> None:
    sections = describe(text, name="x_1.txt", language=language, authorities=KNOWN)
    said = sections[0].description
    assert said.language == language
    assert (names(said.authors), names(said.addressees), said.place and said.place.name) == (author, addressee, place)
    item = as_item(sections)
    assert decode(encode(item, KNOWN), "x.xml") == item


@pytest.mark.parametrize(
    ("language", "head", "speaker", "venue", "place", "occasion"),
    [
        ("en", "Remarks by Secretary Smith at the 71st Meeting of the Trade Union", "Smith", "71st Meeting of the Trade Union",
         None, "71st Meeting of the Trade Union"),
        ("en", "Address by President Nixon to the General Assembly", "Nixon", "General Assembly", None, None),
        ("en", "Address delivered before the Phi Beta Kappa Society, at Cambridge", "", "Phi Beta Kappa Society", "Cambridge",
         None),
        ("en", "Speech of Mr. Webster at the Great Fair", "Webster", "Great Fair", None, "Great Fair"),
        ("en", "Speech of Mr. Webster before the Economic Club", "Webster", "Economic Club", "The Hague", None),
        ("en", "Inaugural Address of President Polk", "Polk", None, None, "Inauguration"),
        ("de", "Rede des Reichskanzlers Otto von Bismarck im Reichstag", "Otto von Bismarck", "Reichstag", None, None),
        ("it", "Discorso di Giuseppe Garibaldi alla Camera dei deputati", "Giuseppe Garibaldi", "Camera dei deputati", None,
         None),
    ],
)  # fmt: skip
def test_a_speech_tells_who_spoke_before_whom_and_on_what_occasion(
    language: str, head: str, speaker: str, venue: str | None, place: str | None, occasion: str | None
) -> None:
    body = {"en": ENGLISH, "de": GERMAN, "it": ITALIAN}[language]
    said = read(f"{head}\n\n{body} {body}\n\n{body}", language).description
    assert names(said.speakers) == speaker
    assert [agent and agent.name for agent in (said.venue, said.place, said.occasion)] == [venue, place, occasion]
    assert said.addressees == ()


def test_an_audience_is_a_venue_and_a_body_written_to_an_addressee() -> None:
    spoken = read(
        f"President: John Adams\n\nFellow-Citizens of the Senate and House of Representatives:\n\n{ENGLISH}"
    ).description
    written = read(f"President: John Adams\n\nTo the Senate of the United States:\n\n{ENGLISH}").description
    assert (spoken.venue, spoken.addressees) == (Agent.unlinked("Senate and House of Representatives"), ())
    assert (written.venue, names(written.addressees)) == (None, "Senate of the United States")


@pytest.mark.parametrize(
    ("closing", "language", "place"),
    [
        ("Done at the City of Washington, this first day of January, 1806.", "en", "Washington"),
        ("Given under my hand and seal, at the city of Philadelphia, this 21st day of May.", "en", "Philadelphia"),
        ("Gegeben zu Berlin, den 3. Mai 1871.", "de", "Berlin"),
        ("Data in Roma, il 4 maggio 1873.", "it", "Roma"),
        ("It was done at once, as we have said.", "en", None),
    ],
)
def test_a_deed_says_where_it_was_done(closing: str, language: str, place: str | None) -> None:
    body = {"en": ENGLISH, "de": GERMAN, "it": ITALIAN}[language]
    said = read(f"{body} {body}\n\n{body}\n\n{closing}", language).description
    assert (said.place and said.place.name) == place


def signed(heading: str, signature: str) -> tuple[str, str, list[str]]:
    section = read(f"{heading}\n\nSeoul, June 24, 1948\n\n{ENGLISH}\n\n{signature}")
    (why,) = reasons(section, "author")
    return section.description.authors[0].name, why.certainty, [rejected.value for rejected in why.rejected]


@pytest.mark.parametrize(
    ("heading", "signature", "author", "certainty", "rejected"),
    [
        ("Letter From Samuel Belk to the President", "Yours truly,\n\nSamuel E. Belk", "Samuel E. Belk", "high", []),
        ("Letter From the Consul (Belk) to the President", "Samuel Belk", "Samuel Belk", "high", []),
        ("Letter From the Consul (Creel) to the President", "G. Creel", "George Creel", "high", []),
        ("Letter From the Embassy in Korea to the President", "Dowling", "Dowling", "high", ["name:Embassy in Korea"]),
        ("Letter From the Secretary of State to the President", "Lovett", "Lovett", "high", ["name:Secretary of State"]),
        ("Letter From the Consul (Read) to the President", "Grant Hilliker", "Read", "medium", ["name:Grant Hilliker"]),
        ("Letter From Walter Rogers to the President", "(signed) Walter Rogers", "Walter Rogers", "high", []),
    ],
)
def test_heading_and_signature_are_weighed(
    heading: str, signature: str, author: str, certainty: str, rejected: list[str]
) -> None:
    assert signed(heading, signature) == (author, certainty, rejected)


def test_a_heading_alone_is_sure_of_an_office_and_not_of_mere_capitals() -> None:
    for heading, certainty in (
        ("Letter From the Consul (Read) to the King", "high"),
        ("Letter From Ann Read to the King", "medium"),
    ):
        (why,) = reasons(read(f"{heading}\n\n{ENGLISH} {ENGLISH}\n\n{ENGLISH}"), "author")
        assert why.certainty == certainty


def test_a_salutation_that_calls_somebody_else_is_rejected_with_the_reason() -> None:
    section = read(f"Letter From Ann Read to the Chairman (Creel)\n\nDear Mr. Rogers:\n\n{ENGLISH}\n\n{ENGLISH}")
    (why,) = reasons(section, "addressee")
    assert (why.value, why.certainty) == ("creel", "medium")
    assert [rejected.value for rejected in why.rejected] == ["name:Rogers"]
    assert "the salutation calls upon “Mr. Rogers”" in why.rejected[0].reason


def test_a_salutation_bears_out_a_heading_or_gives_the_name_of_an_office() -> None:
    agreeing = read(f"Letter From Ann Read to the Chairman (Rogers)\n\nDear Mr. Rogers:\n\n{ENGLISH}\n\n{ENGLISH}")
    naming = read(f"Letter From Ann Read to the Chairman\n\nDear Mr. Rogers:\n\n{ENGLISH}\n\n{ENGLISH}")
    (why,), (why_office,) = reasons(agreeing, "addressee"), reasons(naming, "addressee")
    assert (why.label, why.certainty, len(why.evidence)) == ("Chairman (Rogers)", "high", 2)
    assert "The salutation calls upon “Mr. Rogers”" in why_office.rule


def test_a_name_that_two_bear_is_neither_of_them() -> None:
    section = read(f"Letter From the Consul (Lee) to Secretary Lee\n\n{ENGLISH} {ENGLISH}\n\n{ENGLISH}")
    (why,) = reasons(section, "addressee")
    assert (why.value, why.certainty, {one.value for one in why.rejected}) == ("name:Lee", "medium", {"lee", "other-lee"})


def test_several_are_addressed_at_once() -> None:
    section = read(f"Letter From Ann Read to the Consul (Hull) and the Chairman (Stump)\n\n{ENGLISH}\n\n{ENGLISH}")
    assert names(section.description.addressees) == "Hull & Stump"
    assert marked(section.passages[0], "persName") == ["Ann Read", "Hull", "Stump"]


def test_a_body_is_no_person() -> None:
    section = read(f"Telegram From the Embassy in Korea to the Department of State\n\nSeoul, June 24, 1948\n\n{ENGLISH}")
    assert marked(section.passages[0], "orgName") == ["Embassy in Korea", "Department of State"]
    assert b"<orgName cert" in encode(as_item((section,)), KNOWN)


@pytest.mark.parametrize("text", ["Memorandum of Conversation", "The Road to Serfdom", "An Introduction to Logic"])
def test_a_heading_that_names_nobody_leaves_open_to_whom(text: str) -> None:
    said = read(f"{text}\n\nWashington, June 24, 1948\n\n{ENGLISH}\n\n{ENGLISH}").description
    assert (said.authors, said.addressees) == ((), ())


def test_a_language_without_words_names_nobody() -> None:
    said = describe("Письмо к Чехову\n\nЯ получил ваше письмо.", name="x.txt", language="ru", authorities=KNOWN)[0].description
    assert (said.authors, said.addressees, said.venue) == ((), (), None)


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("Serenissimo Principe", "Doge of Venice"),
        ("Serenissimo Principe ha scritto una lettera al duca di Savoia e agli altri.", ""),
        ("Nobile Giovanni", ""),
    ],
)
def test_a_form_of_respect_alone_on_a_line_calls_upon_somebody(line: str, addressee: str) -> None:
    assert names(read(f"2da\n\n{line}\n\n{ITALIAN} {ITALIAN}\n\n{ITALIAN}", "it").description.addressees) == addressee


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(signed) Walter Rogers", "Walter Rogers"),
        ("[Walter Rogers]", "Walter Rogers"),
        ("/s/ Walter Rogers", "Walter Rogers"),
        ("gez. Bethmann Hollweg", "Bethmann Hollweg"),
        ("Ihr ergebenster Hans Müller", "Hans Müller"),
        ("Your obedient servant John Adams, Secretary of State.", "John Adams"),
        ("D[onald] F. Carpenter", "D[onald] F. Carpenter"),
    ],
)
def test_the_name_in_a_signature_stands_without_what_is_around_it(text: str, name: str) -> None:
    start, end = name_in_signature(text, 0, len(text))
    assert text[start:end] == name


def test_several_senders_are_borne_out_by_the_signature_of_one() -> None:
    section = read(
        f"Letter From Secretary Rusk and Secretary Udall to the King\n\nSeoul, June 24, 1948\n\n{ENGLISH}\n\nDean Rusk"
    )
    assert names(section.description.authors) == "Dean Rusk & Udall"
    assert [why.certainty for why in reasons(section, "author")] == ["high", "medium"]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("At Sea, June 24, 1948", "At Sea"),
        ("Washington, D.C., June 24, 1948", "Washington, D.C."),
        ("[ New York ,] June 24, 1948", "New York"),
        ("Haya, June 24, 1948", "The Hague"),
        ("L'Haye, June 24, 1948", "The Hague"),
        ("Wien, Austria, June 24, 1948", "Vienna"),
        ("June 24, 1948", None),
    ],
)
def test_a_place_is_read_without_the_small_words_around_it(dateline: str, place: str | None) -> None:
    said = read(f"{dateline}\n\n{ENGLISH}\n\n{ENGLISH}").description
    assert (said.place and said.place.name) == place


@pytest.mark.parametrize(
    ("dateline", "language", "place"),
    [
        ("Frankfurt am Main, den 18. Mai 1848", "de", "Frankfurt am Main"),
        ("Paris, le 3 octobre 1793", "fr", "Paris"),
        ("London, 9 a.m., 3 May 1890", "en", None),
    ],
)
def test_small_words_belong_to_a_place_or_to_the_day(dateline: str, language: str, place: str | None) -> None:
    body = {"de": GERMAN, "fr": "Je t’écris pour te dire que la lettre est arrivée et que je suis content de toi."}
    section = read(f"{dateline}\n\n{body.get(language, ENGLISH)}", language)
    assert (section.description.place.name if section.description.place else None) == place
