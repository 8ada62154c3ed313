import pytest

from archive.dates import Calendar, day_number
from archive.model import Agent, Section
from tests.describe.people import AUTHORITIES, SEED, described, marked, reasons

CONGRESS = "peasants-congress-1917"


@pytest.fixture(scope="module")
def seed() -> Section:
    return described(SEED.read_text(encoding="utf-8"), SEED.name, AUTHORITIES)


def test_its_date_is_the_first_of_december_1917_worded_in_the_old_style(seed: Section) -> None:
    date = seed.description.date
    assert date is not None
    assert (date.first, date.last) == (day_number(1917, 12, 1), day_number(1917, 12, 1))
    assert (date.calendar, date.wording) == (Calendar.JULIAN, "Saturday, November 18")


def test_what_decided_the_date_is_told_with_its_words(seed: Section) -> None:
    (why,) = reasons(seed, "date")
    assert (why.value, why.label, why.certainty) == ("1917-12-01", "18 November [1 December N.S.] 1917", "high")
    told = [(span.passage, span.words) for span in why.evidence]
    assert told[:3] == [("p1", "Today, Saturday, November 18"), ("p1", "Peasants' Congress"), ("p12", "N. Lenin")]
    assert ("p5", "Second All-Russia Congress of Soviets") in told
    for ground in (
        "the weekday",
        "the life of V. I. Lenin",
        "24 November – 8 December 1917",
        "Only 18 November 1917 Old Style",
    ):
        assert ground in why.rule


def test_every_saturday_in_the_writers_life_is_weighed_and_ruled_out_with_a_reason(seed: Section) -> None:
    (why,) = reasons(seed, "date")
    saturdays = {
        *(f"{year}-11-30" for year in (1872, 1878, 1889, 1895)),
        *(f"{year}-12-01" for year in (1900, 1906, 1923)),
        *(f"{year}-11-18" for year in (1871, 1876, 1882, 1893, 1899, 1905, 1911, 1916, 1922)),
    }
    assert {rejected.value for rejected in why.rejected} == saturdays | {"1917-11-18"}
    told = {rejected.value: rejected.reason for rejected in why.rejected}
    assert told["1917-11-18"].startswith("18 November 1917 New Style: it was a Sunday")
    assert "outside the days of that event" in told["1923-12-01"]
    assert "Bolshevik Party did not exist" in told["1900-12-01"]


def test_its_people_setting_genre_and_language_are_found(seed: Section) -> None:
    said = seed.description
    lenin = Agent("lenin", "V. I. Lenin")
    assert (said.authors, said.speakers, said.addressees) == ((lenin,), (lenin,), ())
    assert said.venue is not None
    assert (said.venue.key, said.place, said.occasion) == (CONGRESS, Agent("petrograd", "Petrograd"), said.venue)
    assert (said.genre, said.language, said.title_is_incipit) == ("letter", "en", True)
    assert said.title == "Today, Saturday, November 18, in the course of a speech I made …"
    certain = {
        why.aspect: why.certainty for why in said.assertions if why.aspect in ("author", "speaker", "venue", "place", "genre")
    }
    assert certain == {"author": "high", "speaker": "high", "venue": "high", "place": "medium", "genre": "low"}
    assert [agent.key for agent in said.mentions[:3]] == [CONGRESS, "bolsheviks", "left-srs"]


def test_the_question_is_feofilaktovs_and_only_it(seed: Section) -> None:
    his = [passage.id for passage in seed.passages if any(voice.key == "feofilaktov" for voice in passage.voices)]
    assert his == ["p9"]
    (said,) = seed.passages[8].within
    assert (said.element, said.attribute("who"), said.attribute("cert")) == ("said", "#feofilaktov", "low")
    why = next(why for why in reasons(seed, "voice") if why.value == "feofilaktov")
    assert (why.certainty, why.target, why.evidence[0].passage) == ("low", said.attribute("xml:id"), "p8")
    assert "“if I am not mistaken”" in why.rule


def test_the_writers_own_reported_words_are_his_speech(seed: Section) -> None:
    run = [passage.within for passage in seed.passages if passage.within and passage.within[0].attribute("who") == "#lenin"]
    assert len(run) == 4
    assert len(set(run)) == 1
    assert [passage.id for passage in seed.passages if passage.within == run[0]] == ["p4", "p5", "p6", "p7"]
    reply = next(mark for mark in seed.passages[9].marks if mark.element == "said")
    assert seed.passages[9].received[: reply.start] == "I replied: "
    assert (reply.end, reply.attribute("who")) == (len(seed.passages[9].received), "#lenin")


def test_quotations_names_dates_and_faults_are_marked(seed: Section) -> None:
    p1, p3, p6, signature = (seed.passages[number] for number in (0, 2, 5, 11))
    assert marked(p3, "q") == ['"honest coalition"', '"honest coalition"', '"coalition"', '"honest coalition"']
    assert marked(p1, "name") == ["Peasants' Congress"]
    assert marked(p1, "orgName") == ["Bolshevik Party"]
    (date,) = (mark for mark in p1.marks if mark.element == "date")
    assert (date.attribute("when"), date.attribute("when-custom"), date.attribute("calendar")) == (
        "1917-12-01",
        "1917-11-18",
        "#julian",
    )
    assert [(mark.content, p6.received[mark.start : mark.end]) for mark in p6.marks if mark.element == "choice"] == [
        ("1909", "l909"),
        ("I", "l"),
    ]
    assert "(1899-1909), frequently admitted--I said --that" in p6.corrected
    assert [(why.value, why.target) for why in reasons(seed, "correction")] == [("1909", "p6"), ("I", "p6")]
    assert (signature.element, marked(signature, "signed"), marked(signature, "persName")) == (
        "closer",
        ["N. Lenin"],
        ["N. Lenin"],
    )


def test_without_the_congress_no_year_is_invented() -> None:
    others = [authority for authority in AUTHORITIES if authority.key not in (CONGRESS, "sovnarkom", "vtsik", "bolsheviks")]
    section = described(SEED.read_text(encoding="utf-8"), SEED.name, type(AUTHORITIES)(others))
    assert section.description.date is None
    assert reasons(section, "date") == []
