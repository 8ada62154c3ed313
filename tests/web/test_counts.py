"""Single hits, counted in every way there is: each number is what is found behind it, on the demo and a drawn archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.web import create_app
from tests.homes import demo_home
from tests.web import debating
from tests.web.conftest import LENIN
from tests.web.pages import Page

DRAWN = tuple(debating.queries(seed=7, count=20))


@pytest.fixture(scope="module")
def drawn_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(demo_home(tmp_path_factory.mktemp("drawn") / "home", debating.debates(seed=11)))
    made.testing = True
    return made


@pytest.fixture
def debates(drawn_app: Flask) -> FlaskClient:
    return drawn_app.test_client()


def html(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


def total(client: FlaskClient, path: str) -> int:
    """Read how many lines a concordance says it has."""
    found = re.search(r"<h1[^>]*>(?:([\d,]+) lines?|No line has this)</h1>", html(client, path))
    assert found is not None, path
    return int((found[1] or "0").replace(",", ""))


def lines(client: FlaskClient, path: str) -> Iterator[tuple[str, str]]:
    """Give the hit and the link of every line, from all pages."""
    following: str | None = path
    while following:
        page = html(client, following)
        for hit, url in re.findall(r'<mark>([^<]*)</mark>.*?<a class="meta" href="([^"]*)"', page):
            yield unescape(hit), unescape(url)
        more = re.search(r'rel="next" href="([^"]*)"', page)
        following = unescape(more[1]) if more else None


def cells(row: str) -> list[tuple[int, str | None]]:
    """Give the number and the link of each cell of a row; 0 for an empty one."""
    found = []
    for cell in re.findall(r'<td class="num">(.*?)</td>', row, re.DOTALL):
        link = re.search(r'<a href="([^"]*)">', cell)
        number = re.match(r"[\d,]*", re.sub(r"<a [^>]*>", "", cell))
        assert number is not None
        found.append((int(number[0].replace(",", "") or 0), unescape(link[1]) if link else None))
    return found


def rows(page: str) -> list[tuple[str, list[tuple[int, str | None]]]]:
    """Give the head and the cells of every row of a table's body, and of its foot as the last."""
    table = re.search(r'<table class="counts.*?</table>', page, re.DOTALL)
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[0] if table else "", re.DOTALL)
    return [(re.sub(r"<[^>]*>", "", head), cells(row)) for head, row in found]


def marks(client: FlaskClient, path: str) -> list[str]:
    return [
        unescape(re.sub(r"<[^>]*>", "", mark)) for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", html(client, path), re.DOTALL)
    ]


def agree(client: FlaskClient, arguments: dict[str, str]) -> int:
    """Show that concordance, chart, both tables and the links of all of them count the same; give the number."""
    asked = urlencode(arguments)
    every = total(client, f"/search/concordance?{asked}")
    assert len(list(lines(client, f"/search/concordance?{asked}"))) == every
    if every:
        by_year(client, asked, every)
        by_person(client, asked, every)
    return every


def by_year(client: FlaskClient, asked: str, every: int) -> None:
    page = html(client, f"/search/frequency?{asked}&step=1")
    *table, (_, last) = rows(page)
    assert sum(row[1][0] for _, row in table) == last[1][0] == every
    assert sum(row[0][0] for _, row in table) == last[0][0]
    for _, (_, (hits, url), _) in [*table, ("", last)]:
        assert (total(client, url) if url else 0) == hits, url
    bars = re.findall(r'<a href="([^"]*)"><title>[^<]*?: (\d+) hits?', page)
    assert [int(hits) for _, hits in bars] == [hits for head, (_, (hits, _), _) in table if hits and head != "Undated"]
    for url, hits in bars:
        assert total(client, unescape(url)) == int(hits)


def by_person(client: FlaskClient, asked: str, every: int) -> None:
    *table, (_, last) = rows(html(client, f"/search/speakers?{asked}&step=1"))
    for head, row in [*table, ("", last)]:
        assert sum(hits for hits, _ in row[1:]) == row[0][0], head
        for hits, url in row:
            assert (total(client, url) if url else 0) == hits, url
    for place, (hits, _) in enumerate(last):
        assert sum(row[place][0] for _, row in table) == hits
    assert last[0][0] == every


@pytest.mark.parametrize("q", DRAWN)
def test_every_number_of_a_drawn_archive_is_the_number_of_lines_behind_it(debates: FlaskClient, q: str) -> None:
    agree(debates, {"q": q})


@pytest.mark.parametrize("q", ["coalition", "alliance OR coalition", '"honest coalition"', "speaker:lenin the", "waterworks"])
def test_every_number_of_the_demo_is_the_number_of_lines_behind_it(client: FlaskClient, q: str) -> None:
    assert agree(client, {"q": q})


@pytest.mark.parametrize(
    "narrowed",
    [{"year": "1848"}, {"year": "1848..1853"}, {"from": "1849"}, {"to": "1860", "dates": "certain"}, {"person": "ann"}],
    ids=str,
)
def test_what_narrows_a_search_narrows_every_count(debates: FlaskClient, narrowed: dict[str, str]) -> None:
    assert agree(debates, {"q": "mill", **narrowed}) < agree(debates, {"q": "mill"})


@pytest.mark.parametrize("q", ["mill", "river", "=voted", '"the mill"', "vo*", "mill OR bread"])
def test_there_are_as_many_marks_behind_the_lines_as_lines(debates: FlaskClient, q: str) -> None:
    found = list(lines(debates, f"/search/concordance?{urlencode({'q': q})}"))
    pages = {re.sub(r"/[^/?]*\?", "?", url).partition("&hit")[0] for _, url in found}
    assert sum(len(marks(debates, page)) for page in pages) == len(found) > 0


@pytest.mark.parametrize("q", ["mill", "the river", '"of the"', "speaker:ann vote", "mill NEAR/3 bread"])
def test_every_line_leads_to_its_very_hit_in_view(debates: FlaskClient, q: str) -> None:
    found = list(lines(debates, f"/search/concordance?{urlencode({'q': q})}"))
    assert found
    assert len({url for _, url in found}) == len(found)
    for hit, url in found[:25]:
        here = re.findall(r'<mark[^>]*class="here"[^>]*>(.*?)</mark>', html(debates, url), re.DOTALL)
        assert [unescape(re.sub(r"<[^>]*>", "", words)) for words in here] == [hit], url
        assert url.partition("#")[2] in Page(debates.get(url)).ids


def test_lines_stand_in_the_order_asked_for(debates: FlaskClient) -> None:
    page = html(debates, "/search/concordance?q=mill&by=right1&by=left1")
    after = [re.match(r"\W*(\w*)", words)[1] for words in re.findall(r"</mark>([^<]*)</span>", page)]  # type: ignore[index]
    assert after == sorted(after)
    assert "another" in page
    assert re.search(r'<option value="left1" selected>', page)


def test_a_page_of_lines_has_a_hundred_and_names_the_rest(debates: FlaskClient) -> None:
    page = html(debates, "/search/concordance?q=the")
    every = total(debates, "/search/concordance?q=the")
    assert page.count("<mark>") == 100 < every
    assert f"Lines 1 to 100 of {every}" in page
    response = debates.get("/search/concordance?q=the&page=9")
    assert response.status_code == 200
    assert "The lines end with page" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("concordance?q=mill&by=colour", "left1, left2"),
        ("frequency?q=mill&per=7", "measure"),
        ("frequency?q=mill&step=3", "1, 5, 10"),
        ("speakers?q=mill&people=some", "there is all"),
        ("concordance?by=colour", "left1, left2"),
    ],
)
def test_what_is_no_arrangement_is_left_out_and_told_with_those_that_are(debates: FlaskClient, path: str, said: str) -> None:
    response = debates.get(f"/search/{path}")
    assert response.status_code == 200
    assert said in Page(response).text


@pytest.mark.parametrize("form", ["concordance", "frequency", "speakers"])
@pytest.mark.parametrize("q", ["", "nothingofthekind", '"mill (', "genre:letter", "speaker:ann"])
def test_a_question_without_hits_has_a_page_that_says_so(debates: FlaskClient, form: str, q: str) -> None:
    page = Page(debates.get(f"/search/{form}", query_string={"q": q}))
    assert page.headings[0] == 1


@pytest.mark.parametrize("form", ["concordance", "frequency", "speakers"])
@pytest.mark.parametrize(("q", "said"), [("title:debate", "for no word in them"), ("nothingofthekind", "other ways on")])
def test_where_nothing_is_counted_the_page_says_why_and_leads_on(debates: FlaskClient, form: str, q: str, said: str) -> None:
    page = Page(debates.get(f"/search/{form}", query_string={"q": q}))
    assert said in page.text
    assert f"/search?q={q}" in page.links
    assert not page.attributes("figure")


def test_searches_are_compared_and_each_can_be_removed(debates: FlaskClient) -> None:
    path = "/search/frequency?q=mill&also=river&also=bread&year=1848..1853&per=10000"
    page = html(debates, path)
    assert "3 searches compared" in page
    removals = [unescape(url) for url in re.findall(r'<a href="([^"]*)">remove', page)]
    assert len(removals) == 3
    for url, gone in zip(removals, ("mill", "river", "bread"), strict=True):
        assert gone not in re.sub("year=|per=", "", url)
        assert "year=1848..1853" in url
        assert "2 searches compared" in html(debates, url)
    assert {f's{n}"' in page for n in (1, 2, 3)} == {True}


def test_no_more_than_five_searches_are_compared(debates: FlaskClient) -> None:
    page = html(debates, "/search/frequency?q=mill&also=river&also=bread&also=the&also=of&also=vote&also=mill")
    assert "5 searches compared" in page
    assert 'name="also" value' in page or "Compare with" not in page
    assert "left out: “vote”" in page
    refused = debates.get("/search/frequency.json?q=mill&also=river&also=bread&also=the&also=of&also=vote")
    assert refused.status_code == 400
    assert "left out: “vote”" in refused.get_data(as_text=True)


def test_years_without_texts_are_gaps_and_years_without_hits_are_not(debates: FlaskClient) -> None:
    page = html(debates, "/search/frequency?q=mill&also=bread&step=1")
    years = [head for head, _ in rows(page)]
    assert "1850" not in years
    assert page.count('class="axis"') == sum(head.isdigit() for head in years)


def test_hits_are_measured_by_the_words_of_their_years(debates: FlaskClient) -> None:
    page = html(debates, "/search/frequency?q=mill&step=1&per=10000")
    for row in re.findall(r'<tr><th scope="row">(?:\d+|Undated|Together)<.*?</tr>', page, re.DOTALL):
        words, hits, _ = cells(row)
        shown = re.findall(r'<td class="num">([\d.,]+)</td></tr>', row)[0]
        assert abs(float(shown.replace(",", "")) - 10_000 * hits[0] / words[0]) < 0.06


def test_hits_in_one_voice_are_measured_by_the_words_in_this_voice(debates: FlaskClient) -> None:
    *_, (_, alone) = rows(html(debates, "/search/frequency?q=mill+speaker:ann&step=1"))
    shown = html(debates, "/search/speakers?q=mill&per=10000")
    measured = next(row for row in re.findall(r"<tr><th.*?</tr>", shown, re.DOTALL) if "Ann Miller" in row)
    rate = float(re.findall(r'<td class="num">(?:<a [^>]*>)?([\d.,]+)', measured)[0].replace(",", ""))
    words, hits, _ = alone
    assert abs(rate - 10_000 * hits[0] / words[0]) < 0.06
    both = rows(html(debates, "/search/frequency?q=mill+speaker:ann&also=mill&step=1"))[-1][1]
    assert both[0][0] == words[0] < both[3][0]


def test_what_a_cell_asked_for_is_a_chip_that_takes_it_away(debates: FlaskClient) -> None:
    link = next(url for head, row in rows(html(debates, "/search/speakers?q=mill")) if head == "Ann Miller" for _, url in row)
    assert link is not None
    page = Page(debates.get(f"{link}&undated=yes"))
    assert "Said by Ann Miller" in page.text
    assert "Of no one year" in page.text
    assert {link, "/search/concordance?q=mill&undated=yes"} <= set(page.links)
    assert "Voice not known" in Page(debates.get("/search/concordance?q=mill&voice=nobody")).text


@pytest.mark.parametrize("narrowed", ["q=mill&from=1849&to=1880", "q=mill+date:1849..1880", "q=mill&year=1849..1880"])
def test_words_are_counted_where_is_looked_alone(debates: FlaskClient, narrowed: str) -> None:
    every = {head: row[0] for head, row in rows(html(debates, "/search/frequency?step=1&q=mill"))}
    *found, (_, last) = rows(html(debates, f"/search/frequency?step=1&{narrowed}"))
    assert {head: row[0] for head, row in found} == {year: every[year] for year in ("1853", "1871")}
    assert last[0][0] == sum(every[year][0] for year in ("1853", "1871"))
    heads = re.findall(r'<th scope="col" class="num">(.*?)</th>', html(debates, f"/search/speakers?step=1&{narrowed}"))
    assert heads == ["All years", "1853", "1871"]


def test_people_beyond_the_first_are_named_with_a_link_to_all(debates: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.counting.speakers.SHOWN", 2)
    page = html(debates, "/search/speakers?q=the&step=1")
    assert "Not in a row of their own" in page
    assert "people=all" in page
    *table, (_, last) = rows(page)
    assert len(table) == 3
    assert sum(row[0][0] for _, row in table) == last[0][0]
    assert len(rows(html(debates, "/search/speakers?q=the&step=1&people=all"))) > 4


def test_every_view_keeps_what_narrows_the_search(client: FlaskClient) -> None:
    for form in ("concordance", "frequency", "speakers"):
        page = Page(client.get(f"/search/{form}?q=the&genre=letter&from=1900"))
        tabs = [link for link in page.links if link.startswith("/search") and "q=the" in link]
        assert sum("genre=letter" in link and "from=1900" in link for link in tabs) >= 5
        assert f"/search/{form}?q=the&from=1900" in page.links
        assert page.attributes("input", type="hidden", name="genre", value="letter")


def test_the_letter_of_the_demo_has_its_lines(client: FlaskClient) -> None:
    found = list(lines(client, "/search/concordance?q=Feofilaktov"))
    assert found
    assert all(url.startswith(f"/items/{LENIN}@") for _, url in found)
