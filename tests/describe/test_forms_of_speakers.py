"""Forms of speeches, debates and plays as many hands type them."""

from __future__ import annotations

import pytest

from archive.authorities import Authorities
from archive.dates import to_edtf
from archive.describe import describe
from tests.describe.reading import ENGLISH, GERMAN, ITALIAN, read, voices


def test_the_sitting_of_a_house_gives_the_day_and_is_no_place() -> None:
    text = f"Rede des Reichskanzlers Fürsten Bismarck in der Sitzung des Reichstags vom 6. Februar 1888\n\n{GERMAN}\n\n{GERMAN}"
    said = read(text, "de").description
    assert (said.speakers[0].name, to_edtf(said.date) if said.date else "") == ("Bismarck", "1888-02-06")
    assert said.venue is not None
    assert said.venue.name == "Sitzung des Reichstags"
    assert read(f"8. Sitzung, Dienstag den 20. Februar 1912\n\n{GERMAN}\n\n{GERMAN}", "de").description.place is None


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"Der Botschafter an das Amt\n\nTelegramm 155   London, den 25. Juli 1914\n\n{GERMAN}", "telegram"),
        (f"Speaker: Frederick Douglass\n\n{ENGLISH}\n\n{ENGLISH}", "speech"),
        (f"Varzin 12 August 1872.\n\n{GERMAN}\n\nIn tiefer Ehrfurcht\nIhr ergebenster Diener\nv. Bismarck.", "letter"),
        ("ANNA (singt): Still!\n\nBERTA: Wer ist da?\n\nANNA (leise): Niemand.\n\nBERTA: Doch.\n\nANNA: Nein.", "play"),
        ("ANNA: Still! (Beifall.)\n\nBERTA: Wer ist da?\n\nANNA: Niemand. (Beifall.)\n\nBERTA: Doch.\n\nANNA: Nein.", "debate"),
    ],
    ids=["telegram", "speech", "letter", "play", "debate"],
)
def test_the_genre_is_told_by_dateline_label_parts_and_directions(text: str, genre: str) -> None:
    assert read(text, "de").description.genre == genre


def test_the_label_of_an_office_makes_no_speech() -> None:
    section = read(f"President: George Washington\n\n{ENGLISH}\n\n{ENGLISH}", "de")
    assert section.description.genre != "speech"


def test_a_rank_takes_up_who_was_named_and_german_says_ich_in_a_new_sentence() -> None:
    english = "I called on Lord Russell. I asked him about it. His lordship replied: “I can say nothing until they report.”"
    assert voices(read(f"{ENGLISH}\n\n{english}")) == ["Lord Russell"]
    german = 'Ich war beim Fürsten Orlow. Er fragte: „Was sagt man in Berlin?" Ich antwortete, man wünsche Frieden.'
    section = read(f"Lieber Freund,\n\n{GERMAN} {german}\n\nIhr\nSchweinitz", "de")
    assert voices(section) == ["Fürsten Orlow"]


def test_the_italian_perfect_reports_speech_and_a_law_none() -> None:
    text = f"{ITALIAN} Il capitano ci venne incontro e disse: «La città è tranquilla»."
    text += " Grey mi ha detto: «Non posso decidere nulla». La legge dice che «tutti i cittadini sono eguali»."
    assert voices(read(text, "it")) == ["il capitano", "Grey"]


def test_an_office_behind_the_name_belongs_to_a_label() -> None:
    turns = "Präsident Graf Lerchenfeld: Das Wort hat Herr Bebel.\n\nBebel (Berlin), Abgeordneter: Ich danke.\n\n"
    section = read(turns * 3, "de")
    assert [one.received for one in section.passages if one.element == "speaker"][:2] == [
        "Präsident Graf Lerchenfeld:",
        "Bebel (Berlin), Abgeordneter:",
    ]


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Woodrow Wilson: Address to a Joint Session of Congress", "Woodrow Wilson"),
        ("Philipp Scheidemann, Rede in der Nationalversammlung", "Philipp Scheidemann"),
        ("Bergpredigt: Rede in der Nationalversammlung", ""),
        ("A great day: an address to the people", ""),
    ],
)
def test_a_name_before_the_kind_of_speech_is_the_speakers(heading: str, speaker: str) -> None:
    language, words = ("en", ENGLISH) if "ddress" in heading else ("de", GERMAN)
    said = read(f"{heading}\n\n{words}\n\n{words}", language).description
    assert " & ".join(one.name for one in said.speakers) == speaker


def test_a_speech_that_is_headed_by_its_day_has_no_place_of_that_name() -> None:
    heading = "Ansprache des Bundespräsidenten Theodor Heuss vor dem Deutschen Bundestag am 12. September 1949"
    said = read(f"{heading}\n\n{GERMAN}\n\n{GERMAN}", "de").description
    assert (said.place, said.speakers[0].name) == (None, "Theodor Heuss")
    theatre = "Discorso pronunziato da Francesco Crispi al teatro Politeama di Palermo il 20 novembre 1892"
    venue = read(f"{theatre}\n\n{ITALIAN}\n\n{ITALIAN}", "it").description.venue
    assert venue is not None
    assert venue.name == "teatro Politeama di Palermo"


def test_who_comes_in_a_play_says_nothing_and_an_aside_is_said() -> None:
    turns = "MRS. ALVING. Who is that?\n\nMANDERS. It is I.\n\nREGINA enters with a lamp.\n\nMRS. ALVING. (sits down) Ah.\n\n"
    section = read(f"ACT ONE\n\nA drawing-room.\n\n{turns}MANDERS. REGINA enters my mind. (What a bore!)\n\nMRS. ALVING. Yes.")
    stages = [one.received for one in section.passages if one.element == "stage"]
    assert "REGINA enters with a lamp." in stages
    assert not any("bore" in one or "mind" in one for one in stages)
    assert section.description.genre == "play"


def test_a_scene_may_be_counted_by_a_figure() -> None:
    turns = "GRAF: Ist der Wagen da?\n\nDIENER: Seit einer Stunde.\n\nGRAF: Gut.\n\nDIENER: Wie Sie befehlen.\n\n"
    passages = [
        one
        for part in describe(f"Erster Aufzug\n\n1. Szene\n\n{turns}", name="x", language="de", authorities=Authorities(()))
        for one in part.passages
    ]
    assert [one.received for one in passages if one.element == "head"] == ["Erster Aufzug", "1. Szene"]


def test_the_speaker_stands_alone_above_the_heading_of_a_speech_or_below_it() -> None:
    above = read(f"Friedrich Ebert\n\nAnsprache zur Eröffnung der Versammlung\n\n{GERMAN}\n\n{GERMAN}", "de").description
    assert [one.name for one in above.speakers] == ["Friedrich Ebert"]
    below = read(f"FIRST SPEECH ON CONCILIATION\nby Edmund Burke\n\n{ENGLISH}\n\n{ENGLISH}").description
    assert [one.name for one in below.authors] == ["Edmund Burke"]
    house = read(f"Deutscher Reichstag\n\nAnsprache zur Eröffnung der Versammlung\n\n{GERMAN}\n\n{GERMAN}", "de").description
    assert house.speakers == ()


def test_what_tells_where_somebody_sits_is_no_label() -> None:
    turns = "Präsident Graf Ballestrem: Es liegt ein Antrag vor.\n\nAbg. Dr. Arendt: Ich ziehe ihn zurück.\n\n"
    section = read(f"Am Bundesratstisch: Graf v. Posadowsky.\n\n{turns * 2}", "de")
    assert "Am Bundesratstisch:" not in [one.received for one in section.passages if one.element == "speaker"]
