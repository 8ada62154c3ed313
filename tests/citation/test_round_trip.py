"""Records as other programs read them: pandoc for BibTeX and RIS, the data schema of CSL 1.0.2 for CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from archive.citation import Citable, bibtex, csl_json, ris
from archive.dates import parse_edtf
from archive.model import Agent, Description
from archive.pandoc import find_pandoc, run_pandoc

from .dated import DATES
from .specimens import LENIN, LETTER, SPEECH, cite, described, item, turn
from .test_formats import CITABLES

NAMES = """Lenin, V. I.|King, Martin Luther, Jr.|Ludwig van Beethoven|Martin Van Buren|Marks and Spencer|Anders And|Smith & Sons
Jean de La Fontaine|Александр Пушкин|毛泽东|The Secretary of State|O’Neill, Eugene|Müller-Lüdenscheidt, Käthe|de Gaulle, Charles
al-Rahman, ‘Abd|d’Artagnan, Charles|Smith, John, III""".replace("\n", "|").split("|")
TITLES = [
    "A & B % 50$ #1 under_score {braces} ~tilde ^caret \\backslash",
    "The Land Question in the U.S.S.R.",
    "a -- b --- c",
    "Über «Правда», ¿Qué? — 100° ß",
    "<i>bold</i> *test* of $x^2$, <<so>>, ,,so",
    'He said "so"',
    "and; or @home",
]
CITED = [
    *(described(Description("T", genre="letter", authors=(Agent.unlinked(name), LENIN))) for name in NAMES),
    *(described(Description(title, genre=genre, authors=(LENIN,))) for title in TITLES for genre in ("letter", "novel")),
    *(described(Description(name, genre="speech", authors=(LENIN,), date=date)) for name, date in DATES.items()),
    cite(item(LETTER), "p9"),
    cite(item(SPEECH)),
    turn(),
]
NUMBERED = [replace(cited, reference=replace(cited.reference, item=f"i{number}")) for number, cited in enumerate(CITED)]


def read(form: str, text: str) -> list[dict[str, Any]]:
    found = run_pandoc(find_pandoc(), [f"--from={form}", "--to=csljson"], text.encode(), timeout=60, megabytes=512)
    return list(json.loads(found))


def persons(data: dict[str, Any]) -> list[str]:
    """Give names in one form: a particle is part of the family's name."""
    parts = ("literal", "dropping-particle", "non-dropping-particle", "family", "suffix", "given")
    joined = (" ".join(name[part] for part in parts if part in name) for name in data.get("author", ()))
    return [words.replace("- ", "-").replace("’ ", "’") for words in joined]


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
def test_persons_dates_and_titles_come_back_from_bibtex(form: str) -> None:
    found = {one["id"]: one for one in read(form, "\n".join(map(bibtex, NUMBERED)))}
    for cited in NUMBERED:
        told, back = csl_json(cited), found[cited.key]
        assert persons(back) == persons(told)
        assert back["title"].replace("’", "'") == told["title"]
        assert back["URL"] == told["URL"]
        if "literal" not in told.get("issued", {}):
            assert back.get("issued") == told.get("issued")


def test_persons_titles_and_years_come_back_from_ris() -> None:
    some = [cited for cited in NUMBERED if cited.title in ("T", *TITLES) and not any(name.suffix for name in cited.authors)]
    for cited, back in zip(some, read("ris", "\n".join(map(ris, some))), strict=True):
        family, *_ = (name.family.split()[-1].split("-")[-1].split("’")[-1] for name in cited.authors)
        assert family in persons(back)[0]
        assert back["title"] == cited.title


@pytest.mark.parametrize("genre", ["letter", "novel", "speech"])
def test_the_publisher_is_named_once_and_a_passage_is_no_page(genre: str) -> None:
    cited = replace(described(Description("T", genre=genre, authors=(LENIN,))), paragraphs=(9, 11))
    (back,) = read("biblatex", bibtex(cited))
    assert back["publisher"].split("; ").count(cited.archive) + back["publisher"].split("; ").count(cited.publisher) == 1
    assert "page" not in back
    assert back["note"].startswith("Paragraphs 9–11. ")
    assert (back.get("genre"), back["publisher"]) == (genre.capitalize(), cited.holder) or genre != "novel"


def test_a_newspaper_article_stays_one_in_biblatex() -> None:
    cited = described(Description("T", genre="newspaper article", authors=(LENIN,), date=parse_edtf("1917-05")))
    assert read("biblatex", bibtex(cited))[0]["type"] == "article-newspaper"


def test_a_date_that_ris_has_no_tag_for_is_a_note() -> None:
    cited = described(Description("T", genre="letter", authors=(LENIN,), date=parse_edtf("../1917-12-31")))
    assert "N1  - Date: until 1917. Version" in ris(cited)
    assert "Date:" not in ris(cite(item(LETTER), "p9"))


TEXTS = """id type title container-title section genre language archive publisher version URL note annote event-title
event-place""".split()
TYPES = "personal_communication speech hearing interview article-newspaper book chapter manuscript document".split()


@given(CITABLES)
def test_csl_json_holds_what_its_schema_allows_and_no_more(cited: Citable) -> None:
    """After csl-data.json of CSL 1.0.2: names of their parts, dates of one or two lists of up to three numbers."""
    data = csl_json(cited)
    assert data["type"] in TYPES
    for field, value in data.items():
        if field in ("author", "recipient"):
            assert all(set(name) <= {"family", "given", "suffix", "literal"} for name in value)
            assert all(isinstance(part, str) and part for name in value for part in name.values())
        elif field in ("issued", "event-date"):
            assert set(value) <= {"date-parts", "circa", "literal"}
            parts = value.get("date-parts", [[1]])
            assert 1 <= len(parts) <= 2
            assert all(1 <= len(date) <= 3 and all(isinstance(part, int) for part in date) for date in parts)
        elif field == "custom":
            assert isinstance(value, dict)
        else:
            assert field in TEXTS
            assert isinstance(value, str)
