"""BibTeX, RIS, CSL-JSON and meta tags of the same texts, read back by strict readers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citation import Citable, bibtex, csl_file, csl_json, meta_tags, plain_citation, ris
from archive.dates import Calendar, DateInterval, parse_edtf
from archive.model import Agent, Description, Section

from .readers import plain, read_bibtex, read_ris
from .specimens import LENIN, LETTER, PRAVDA, SPEECH, VERSION, cite, described, item, passage, turn

URL = f"https://archive.example.org/items/item@{VERSION}/p9"
NOTE = (
    "18 November 1917 (Old Style); 1 December 1917 (New Style)."
    f" Source: Collected Works, vol. 26 (Moscow: Progress Publishers), pp. 333-35. Version {VERSION}."
)

WORDS = st.text(max_size=40) | st.sampled_from(
    ["}", "{", "\\", "%", "a\r\nER  - \r\nTY  - JOUR", "\u2028TY  - X", "x and y", "*", ","]
)
AGENTS = st.builds(Agent, st.sampled_from(["lenin", "pravda", "name:x"]), WORDS)
DATES = st.none() | st.builds(
    lambda first, length, is_open, calendar, about: DateInterval(
        first, None if is_open else first + length, calendar, approximate=about
    ),
    st.integers(0, 5_000_000),
    st.integers(0, 400),
    st.booleans(),
    st.sampled_from(Calendar),
    st.booleans(),
)
DESCRIPTIONS = st.builds(
    Description,
    title=WORDS,
    title_is_incipit=st.booleans(),
    genre=st.none() | WORDS | st.sampled_from(["letter", "speech", "debate", "hearing", "novel", "newspaper article", "diary"]),
    language=st.sampled_from(["und", "en", "it"]),
    authors=st.lists(AGENTS, max_size=2).map(tuple),
    addressees=st.lists(AGENTS, max_size=2).map(tuple),
    speakers=st.lists(AGENTS, max_size=2).map(tuple),
    venue=st.none() | AGENTS,
    place=st.none() | AGENTS,
    occasion=st.none() | AGENTS,
    date=DATES,
    source=WORDS,
    licence=WORDS,
)


def within(whole: Description, part: Description) -> Citable:
    section = Section("s1", 1, "text", part, (passage("p21", "name:A B"), passage("S.1r")))
    return cite(item(whole, parts=(section,)), "p21", "s1", publisher="Public\nPress }")


CITABLES = st.builds(described, DESCRIPTIONS) | st.builds(within, DESCRIPTIONS, DESCRIPTIONS)


@given(CITABLES)
def test_any_description_gives_one_bibtex_entry_whose_words_come_back(cited: Citable) -> None:
    _, _, fields = read_bibtex(bibtex(cited))
    assert plain(fields.get("title", "{}")[1:-1]) == cited.title
    assert plain(fields["note"]).endswith(cited.note)
    assert fields["url"] == cited.url
    assert fields["version"] == VERSION
    assert all(plain(value) is not None for name, value in fields.items() if name not in ("title", "author", "date", "url"))


@given(CITABLES)
def test_any_description_gives_one_ris_record_whose_words_come_back(cited: Citable) -> None:
    pairs = read_ris(ris(cited))
    assert dict(pairs).get("TI", "") == cited.title
    assert dict(pairs)["UR"] == cited.url
    assert VERSION in dict(pairs)["N1"]


@given(CITABLES)
def test_any_description_gives_a_citation_of_the_archives_own_that_leads_to_it(cited: Citable) -> None:
    made = plain_citation(cited)
    assert made.text.removesuffix(".").endswith(cited.url)
    assert made.note_text.endswith(f"{cited.url}.")
    assert "\U0010fff1" not in made.html + made.note_html
    assert len(made.text.splitlines()) == 1


@given(CITABLES)
def test_any_description_gives_csl_json_and_meta_tags_that_say_it_on_one_line(cited: Citable) -> None:
    data = json.loads(csl_file([cited]))
    assert data == [csl_json(cited)]
    assert data[0]["URL"] == cited.url
    assert all(content and len(content.splitlines()) == 1 for _, content in meta_tags(cited))


def test_a_letter_in_bibtex() -> None:
    entry, key, fields = read_bibtex(bibtex(cite(item(LETTER), "p9")))
    assert (entry, key) == ("misc", f"item.{VERSION}:p9")
    assert fields == {
        "author": "Lenin, V. I.",
        "title": "{Alliance Between the Workers and the Working and Exploited Peasants}",
        "howpublished": "Letter to Pravda",
        "date": "1917-12-01",
        "year": "1917",
        "month": "12",
        "organization": "Archive of Public Words",
        "version": VERSION,
        "pagination": "paragraph",
        "url": URL,
        "note": f"Paragraph 9. {NOTE}",
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("King, Martin Luther, Jr.", "King, Jr., Martin Luther"),
        ("Marks and Spencer", "{Marks and Spencer}"),
        ("Anders And, Carl", "{Anders And}, Carl"),
        ("Smith & Sons", r"{Smith \& Sons}"),
    ],
)
def test_a_name_keeps_together_in_bibtex(name: str, written: str) -> None:
    cited = described(Description("T", authors=(Agent.unlinked(name),)))
    assert read_bibtex(bibtex(cited))[2]["author"] == written


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("1917", {"date": "1917", "year": "1917"}),
        ("1917-11", {"date": "1917-11", "year": "1917", "month": "11"}),
        ("1917-11-18/1917-12-01", {"date": "1917-11-18/1917-12-01", "year": "1917"}),
        ("1917-11-18~", {"date": "1917-11-18~", "year": "1917", "month": "11"}),
        ("1903-01-01/..", {"date": "1903-01-01/"}),
        ("../..", {}),
    ],
)
def test_dates_are_what_biblatex_reads(date: str, fields: dict[str, str]) -> None:
    found = read_bibtex(bibtex(described(Description("T", date=parse_edtf(date)))))[2]
    assert {name: value for name, value in found.items() if name in ("date", "year", "month")} == fields


def test_a_letter_in_ris() -> None:
    assert read_ris(ris(cite(item(LETTER), "p3..p5"))) == [
        ("TY", "PCOMM"),
        ("AU", "Lenin, V. I."),
        ("A2", "Pravda"),
        ("TI", "Alliance Between the Workers and the Working and Exploited Peasants"),
        ("PY", "1917"),
        ("DA", "1917/12/01/"),
        ("DB", "Archive of Public Words"),
        ("M3", "Letter"),
        ("LA", "en"),
        ("UR", f"https://archive.example.org/items/item@{VERSION}/p3..p5"),
        ("N1", f"Paragraphs 3-5. {NOTE}"),
        ("ER", ""),
    ]


def test_the_words_that_are_cited_go_along_with_the_record() -> None:
    cited = replace(cite(item(LETTER), "p9"), quotation="an honest alliance")
    assert read_bibtex(bibtex(cited))[2]["annotation"] == "“an honest alliance”"
    assert read_ris(ris(cited))[-2] == ("N1", "“an honest alliance”")
    assert csl_json(cited)["annote"] == "“an honest alliance”"


def test_a_speech_in_ris_is_a_presentation_at_its_venue() -> None:
    pairs = dict(read_ris(ris(cite(item(SPEECH)))))
    assert (pairs["TY"], pairs["AU"], pairs["T2"], pairs["CY"], pairs["M3"]) == (
        "SLIDE",
        "Washington, George",
        "Congress of the United States",
        "New York",
        "Speech",
    )


@pytest.mark.parametrize(
    ("genre", "kind"), [("hearing", "HEAR"), ("newspaper article", "NEWS"), ("novel", "BOOK"), (None, "MANSCPT")]
)
def test_no_type_is_one_that_imports_as_a_journal_article(genre: str | None, kind: str) -> None:
    assert read_ris(ris(described(Description("T", genre=genre))))[0] == ("TY", kind)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("1917", "1917///"),
        ("1917-11", "1917/11//"),
        ("1917-11-11/1917-11-25", "1917/11/11/11–25 November 1917"),
        ("1917~", "1917///about 1917"),
        ("-0043-03-15", None),
        ("1917-11-18/..", None),
    ],
)
def test_dates_in_ris(date: str, written: str | None) -> None:
    assert dict(read_ris(ris(described(Description("T", date=parse_edtf(date)))))).get("DA") == written


def test_csl_json_names_the_letter_its_recipient_and_the_passage() -> None:
    data = csl_json(cite(item(LETTER), "p9"))
    assert data["type"] == "personal_communication"
    assert data["author"] == [{"family": "Lenin", "given": "V. I."}]
    assert data["recipient"] == [{"literal": "Pravda"}]
    assert data["issued"] == {"date-parts": [[1917, 12, 1]]}
    assert data["archive"] == "Archive of Public Words"
    assert data["custom"] == {"locator": "9", "label": "paragraph"}
    assert "18 November 1917 (Old Style)" in data["note"]
    assert "event-title" not in data


def test_csl_json_dates_a_speech_as_an_event_too() -> None:
    data = csl_json(turn())
    assert (data["type"], data["event-title"], data["event-place"]) == ("speech", "National Assembly of Slovenia", "Ljubljana")
    assert data["event-date"] == data["issued"] == {"date-parts": [[1998, 11, 25]]}


def test_meta_tags_are_the_combination_that_keeps_a_letter_a_letter() -> None:
    cited = replace(cite(item(LETTER), "p9"), licence="CC0")
    assert meta_tags(cited) == (
        ("z:itemType", "letter"),
        ("DC.type", "letter"),
        ("DC.title", cited.title),
        ("DC.creator", "Lenin, V. I."),
        ("DC.date", "1917-12-01"),
        ("DC.publisher", "Archive of Public Words"),
        ("DC.identifier", URL),
        ("DC.language", "en"),
        ("DC.rights", "CC0"),
        ("citation_title", cited.title),
        ("citation_author", "Lenin, V. I."),
        ("citation_publication_date", "1917/12/01"),
        ("citation_publisher", "Archive of Public Words"),
        ("citation_public_url", URL),
        ("citation_language", "en"),
    )


def test_meta_tags_of_a_speech_name_its_speaker_twice() -> None:
    tags = meta_tags(cite(item(SPEECH)))
    assert ("DC.type", "presentation") in tags
    assert {("DC.creator", "Washington, George"), ("citation_author", "Washington, George")} <= set(tags)
    assert not any(name.startswith(("citation_book", "citation_conference", "citation_journal")) for name, _ in tags)


def test_meta_tags_give_a_stretch_of_time_only_where_it_can_be_said() -> None:
    tags = dict(
        meta_tags(described(Description("T", date=parse_edtf("1917-11-11/1917-11-25"), addressees=(PRAVDA,), authors=(LENIN,))))
    )
    assert tags["DC.date"] == "1917-11-11/1917-11-25"
    assert "citation_publication_date" not in tags
