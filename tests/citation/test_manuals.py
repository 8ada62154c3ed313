"""Citations as the manuals want them: what pandoc makes of a text, against what a person wrote from the rules."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from archive.citation import STYLES, Bibliography, csl_json, plain_citation
from archive.dates import Calendar, DateInterval, day_number, parse_edtf
from archive.model import Agent, Description, Section

from .dated import DATED
from .specimens import DEBATE, LENIN, LETTER, PRAVDA, SPEECH, cite, described, item, old_style_day, passage, turn

GOLDEN, FURTHER, DATES = (
    tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("golden", "further", "dates")
)

ZURICH = Agent.unlinked("Zürich")
CHAPTER = Section("s1", 1, "text", Description("The Storm Breaks", language="en"), (passage("p21"),))
WITHIN = Section("s2", 1, "text", Description("Lenin to Pravda", authors=(LENIN,), addressees=(PRAVDA,)), (passage("p22"),))
NOVEL = Description("The Storm", genre="novel", language="en", authors=(LENIN,), date=parse_edtf("1859"))
PLAY = Description(
    "The Storm", genre="play", language="en", authors=(Agent.unlinked("Alexander Ostrovsky"),), date=parse_edtf("1859")
)
ARTICLE = Description(
    "The Land Question", genre="newspaper article", language="en", authors=(LENIN,), venue=PRAVDA, date=parse_edtf("1917-05-06")
)
MARKED_UP = 'A <i>bold</i> <b & "quick" *test* of $x$ {y} [@z]'


def speech_of(date: DateInterval) -> Description:
    return Description("A Title", genre="speech", authors=(LENIN,), date=date)


def undefined(date: DateInterval) -> Description:
    return Description("A Title", authors=(LENIN,), date=date)


CITED = {
    "a letter": cite(item(LETTER), "p9"),
    "a letter without a title of its own": cite(item(replace(LETTER, title="Letter to Pravda")), "p9"),
    "a speech": cite(item(SPEECH), "p2..p4", publisher="Public Press"),
    "a turn in a debate": turn(),
    "a play": cite(item(PLAY), "p2"),
    "a newspaper article": cite(item(ARTICLE), "p2"),
    "a speech of which only the day is known": described(speech_of(parse_edtf("1918-01-05"))),
    "a speech of which only the town is known": described(replace(speech_of(parse_edtf("1917")), place=ZURICH)),
    "a letter with the town it was written in": described(
        Description("", genre="letter", authors=(LENIN,), addressees=(PRAVDA,), place=ZURICH, date=parse_edtf("1917-03"))
    ),
    "a telegram to two, undated": described(
        Description("", genre="telegram", authors=(LENIN,), addressees=(PRAVDA, Agent.unlinked("Karl Kautsky")))
    ),
    "a letter to nobody known": described(Description("", genre="letter", authors=(LENIN,), date=parse_edtf("1917-03-04"))),
    "a letter of a day in the new style": described(
        Description(
            "The Director’s Plan",
            genre="letter",
            language="en",
            authors=(LENIN,),
            addressees=(PRAVDA,),
            date=parse_edtf("1918-03-19"),
        )
    ),
    "a letter of which only the heading tells who wrote to whom": described(
        Description("Letter From the Director (Irwin) to France", genre="letter", date=parse_edtf("1918-03-19"))
    ),
    "a day in the old style, of another year in the new": described(speech_of(old_style_day(1917, 12, 25))),
    "a day in the old style, of the same month in the new": described(speech_of(old_style_day(1917, 3, 8))),
    "a Julian day before the reform": described(undefined(old_style_day(1300, 3, 12))),
    "an approximate year": described(undefined(parse_edtf("1917~"))),
    "a time with an open beginning": described(undefined(parse_edtf("../1917-12-31"))),
    "a day before Christ": described(undefined(parse_edtf("-0043-03-15"))),
    "a chapter": cite(item(NOVEL, parts=(CHAPTER,)), "p21", "s1"),
    "a letter in a volume": cite(item(Description("Collected Letters", genre="collection"), parts=(WITHIN,)), "p22", "s2"),
    "a speech in another language": described(
        Description("Il discorso della corona", genre="speech", language="it", speakers=(Agent.unlinked("Vittorio Emanuele"),))
    ),
    "a hearing, cited as lawyers do": described(
        Description("Budget Bill", genre="hearing", venue=Agent.unlinked("Committee on Finance"), date=parse_edtf("1998-11-25"))
    ),
    "words that look like mark-up": described(Description(MARKED_UP, language="de", authors=(LENIN,))),
}


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> Bibliography:
    return Bibliography(tmp_path_factory.mktemp("citations"))


@pytest.mark.parametrize("style", [style for style in STYLES if style != "turabian"])
def test_the_form_of_the_manual_comes_out(bibliography: Bibliography, style: str) -> None:
    golden = {name: forms[style] for forms_of in (GOLDEN, FURTHER) for name, forms in forms_of.items() if style in forms}
    found = bibliography.formatted([CITED[name] for name in golden], style)
    made = {
        name: {"entry": str(each.html), "note": str(each.note_html)} if "note" in golden[name] else {"entry": str(each.html)}
        for name, each in zip(golden, found, strict=True)
    }
    assert made == {
        name: {role: words.format(url=CITED[name].url) for role, words in form.items()} for name, form in golden.items()
    }


@pytest.mark.parametrize("style", [style for style in STYLES if style != "turabian"])
def test_a_date_of_any_kind_is_what_the_guide_wants(bibliography: Bibliography, style: str) -> None:
    made = {}
    for (name, cited), each in zip(DATED.items(), bibliography.formatted(list(DATED.values()), style), strict=True):
        made[name] = str(each.html).replace(cited.url, "{url}")
        made[f"{name}, in the text"] = str(each.note_html)
    assert set(DATES[style]) >= set(DATED)
    assert {name: made[name] for name in DATES[style]} == DATES[style]


@pytest.mark.parametrize("name", DATED)
def test_the_archive_words_dates_of_any_kind_as_the_manual_does(name: str) -> None:
    assert str(plain_citation(DATED[name]).html).replace(DATED[name].url, "{url}") == DATES["chicago"][name]


def test_turabian_is_chicago_for_students(bibliography: Bibliography) -> None:
    cited = [CITED[name] for name in ("a letter", "a speech", "a play", "a newspaper article")]
    assert bibliography.formatted(cited, "turabian") == bibliography.formatted(cited, "chicago")


@pytest.mark.parametrize("name", [name for name, forms in GOLDEN.items() if "chicago" in forms])
def test_what_the_archive_writes_itself_is_what_the_manual_wants(name: str) -> None:
    made, golden = plain_citation(CITED[name]), GOLDEN[name]["chicago"]
    assert made.html == golden["entry"].format(url=CITED[name].url)
    assert made.note_html == golden.get("note", str(made.note_html)).format(url=CITED[name].url)


def test_one_citation_does_not_change_with_the_others_of_a_list(bibliography: Bibliography, tmp_path: Path) -> None:
    same_year = [described(replace(undefined(parse_edtf("1917")), title=f"Part {number}")) for number in (1, 2)]
    together = bibliography.formatted([*same_year, cite(item(DEBATE))], "apa")
    assert Bibliography(tmp_path).formatted(same_year[:1], "apa") == together[:1]
    assert together[1].note_text == "(Lenin, 1917)"


def test_a_julian_month_keeps_its_own_calendar() -> None:
    first = day_number(1917, 11, 1, Calendar.JULIAN)
    month = described(undefined(DateInterval(first, first + 29, Calendar.JULIAN)))
    assert STYLES["chicago"].tell(month)[0]["issued"] == {"date-parts": [[1917, 11]]}
    days = described(undefined(DateInterval(first, first + 2, Calendar.JULIAN)))
    assert csl_json(days)["issued"] == {"date-parts": [[1917, 11, 14], [1917, 11, 16]]}
    assert plain_citation(days).text.startswith("Lenin, V. I. “A Title.” November 1–3 [14–16], 1917.")


def test_a_title_without_end_is_cut_before_a_style_sees_it() -> None:
    assert len(STYLES["mla"].tell(described(Description("word " * 100_000)))[0]["title"]) == 2_000
