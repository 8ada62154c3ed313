"""Whatever is wrong with an address: a page answers the rest and says what it left out, a file refuses with the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page

BASE = "http://127.0.0.1:8000"
LISTED = ("view", "sort")
PAGES: dict[str, tuple[str, ...]] = {
    "/search": (*LISTED, "page", "filters"),
    "/items": (*LISTED, "page", "filters"),
    "/search/concordance": ("page", "by", "filters"),
    "/search/frequency": ("per", "step", "filters"),
    "/search/speakers": ("per", "step", "people", "filters"),
    "/search/record": (*LISTED, "filters"),
    f"/items/{LENIN}": ("sort", "page", "reading", "back", "filters"),
    "/quotation": (),
}
"""The pages that answer something, each with what can be wrong with its address beside what can be with any."""

FILES: dict[str, str] = {
    "/search.csv": "/search",
    "/search.json": "/search",
    "/search/concordance.csv": "/search/concordance",
    "/search/concordance.json": "/search/concordance",
    "/search/frequency.csv": "/search/frequency",
    "/search/frequency.json": "/search/frequency",
    "/search/speakers.csv": "/search/speakers",
    "/search/speakers.json": "/search/speakers",
    "/search/record.txt": "/search/record",
    "/search/record.json": "/search/record",
    "/search.atom": "/search",
    "/search.zip": "/search",
    "/quotation.json": "/quotation",
}
"""The files, each with the page that shows the same."""

FAULTS: dict[str, tuple[str, str, str]] = {
    "an argument nobody knows": ("", "waggon=3", "“waggon” is not an argument here"),
    "a slip in a name": ("filters", "persn=lenin", "did you mean “person”?"),
    "a field of the language": ("filters", "speeker=lenin", "the field “speaker:” of a query, as in q=speaker:lenin?"),
    "many at once": ("", "&".join(f"k{n}=" for n in range(9)), "Nor are 4 more."),
    "words twice": ("", "q=coalition&q=alliance", "“q” may stand in an address once, so the first of 3 was read."),
    "no view": ("view", "view=pictures", "There is no view “pictures”; there is texts, passages."),
    "no order": ("sort", "sort=random", "There is no order “random”; there is relevance, date,"),
    "no page": ("page", "page=abc", "“abc” is no page"),
    "no kind of date": ("filters", "dates=maybe", "there is possible, certain, undated."),
    "undated with a date": ("filters", "dates=undated&from=1900", "What is undated has no date from or to"),
    "no order of lines": ("by", "by=colour", "There is no order of lines “colour”; there is left1"),
    "too many orders": ("by", "by=left1&by=left2&by=hit&by=date", "so this was left out: date."),
    "no voice": ("by", "voice=nobodys", "The archive has no voice “nobodys”"),
    "no measure": ("per", "per=7", "There is no measure “7”; there is 10000."),
    "no step": ("step", "step=3", "There is no step of years “3”; there is 1, 5, 10"),
    "no choice of people": ("people", "people=some", "there is all."),
    "no reading": ("reading", "view=upside-down", "There is no view “upside-down” of a text; there is corrected, received."),
    "no number of a hit": ("reading", "hit=first", "“first” is no number of a hit"),
    "no such hit": ("reading", "hit=4000", "There is no hit 4,000: this state of the text has"),
    "no list": ("back", "back=home", "There is no list “home” to go back to; there is passages, texts, lines."),
}
"""What can be wrong: the pages that have it ("" for all), the arguments, and what is said."""

IN_THE_ARCHIVE: dict[str, tuple[str, str]] = {
    "nobody": ("person=zz", "The archive has no person “zz”, so nothing is found with it."),
    "no year": ("year=soon", "The archive has no year “soon”, so nothing is found with it."),
    "no such kind": ("genre=ode", "The archive has no genre “ode”, so nothing is found with it."),
    "no date": ("from=yesterday", "The dates were left out."),
    "backwards": ("from=1920&to=1910", "The dates end (1910) before they begin (1920)."),
    "no day": ("to=1917-02-30", "The dates were left out."),
}
"""What can be wrong with any address that narrows a search."""

WORDS = "q=coalition"


def on_pages() -> list[object]:
    found = [
        pytest.param(page, arguments, said, id=f"{page} {name}")
        for page, has in PAGES.items()
        for name, (where, arguments, said) in FAULTS.items()
        if not where or where in has
    ]
    searches = [page for page, has in PAGES.items() if "filters" in has and LENIN not in page]
    narrowed = [
        pytest.param(page, arguments, said, id=f"{page} {name}")
        for page in searches
        for name, (arguments, said) in IN_THE_ARCHIVE.items()
    ]
    return [*found, *narrowed]


def in_files() -> Sequence[object]:
    found = []
    for file, page in FILES.items():
        has = tuple(one for one in PAGES[page] if one != "page")
        faults = [(name, *fault) for name, (where, *fault) in FAULTS.items() if not where or where in has]
        narrowed = [(name, *fault) for name, fault in IN_THE_ARCHIVE.items() if has]
        found += [pytest.param(file, *fault, id=f"{file} {name}") for name, *fault in (*faults, *narrowed)]
    return found


@pytest.mark.parametrize(("path", "arguments", "said"), on_pages())
def test_a_page_answers_what_it_understood_and_says_what_it_did_not(
    client: FlaskClient, path: str, arguments: str, said: str
) -> None:
    response = client.get(f"{path}?{WORDS}&{arguments}")
    page = Page(response)
    assert response.status_code == 200
    assert said in page.text
    assert page.headings[0] == 1
    assert "coalition" in response.get_data(as_text=True)


@pytest.mark.parametrize(("path", "arguments", "said"), in_files())
def test_a_file_refuses_with_the_same_sentences_in_its_own_form(
    client: FlaskClient, path: str, arguments: str, said: str
) -> None:
    response = client.get(f"{path}?{WORDS}&{arguments}")
    assert response.status_code == 400
    assert "Content-Disposition" not in response.headers
    if path.endswith(".json"):
        assert response.mimetype == "application/json"
        error = json.loads(response.data)["error"]
        assert error["status"] == 400
        assert said in error["sentence"]
        assert error["cure"].startswith("Mend the address")
        understood = error["understood"]
        assert path == "/quotation.json" or understood["understood"] == "coalition"
        assert understood is None or client.get(understood["address"].removeprefix(BASE)).status_code == 200
    else:
        assert response.mimetype == "text/plain"
        text = response.get_data(as_text=True)
        assert said in text
        (address,) = re.findall(rf"answers what was understood: {BASE}(\S+)", text)
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/search", "/items", "/search/concordance"])
def test_a_page_beyond_the_end_leads_to_the_last(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}?{WORDS}&page=99")
    assert response.status_code == 200
    assert re.search(r"ends? with page 1: go there", Page(response).text)


@pytest.mark.parametrize("path", [path for path in FILES if path != "/search.atom"])
def test_a_file_has_no_pages(client: FlaskClient, path: str) -> None:
    assert b"\xe2\x80\x9cpage\xe2\x80\x9d is not an argument here" in client.get(f"{path}?{WORDS}&page=2").data


@pytest.mark.parametrize("path", ["/", "/about", "/search/help"])
def test_a_page_that_takes_no_arguments_says_so(client: FlaskClient, path: str) -> None:
    assert "“q” is not an argument here; this address has none." in Page(client.get(f"{path}?q=x")).text
    assert "not an argument" not in Page(client.get(path)).text


@pytest.mark.parametrize(("path", "known"), [("/people/", "q, letter, part, sort, page, format"), ("/people/lenin", "format")])
def test_a_page_of_names_says_what_it_takes(client: FlaskClient, path: str, known: str) -> None:
    assert f"“colour” is not an argument here; there is {known}." in Page(client.get(f"{path}?colour=x")).text


@pytest.mark.parametrize("path", ["/archive.zip", "/items.csv", "/feed.atom", f"/items/{LENIN}.xml", "/suggest"])
def test_a_file_without_a_question_refuses_one(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}?colour=red")
    assert (response.status_code, response.mimetype) == (400, "application/json" if path == "/suggest" else "text/plain")
    assert "“colour” is not an argument here" in response.get_data(as_text=True)


@pytest.mark.parametrize("path", [*PAGES, "/", "/people/lenin"])
def test_what_other_sites_add_to_a_link_is_nobodys_question(client: FlaskClient, path: str) -> None:
    text = Page(client.get(f"{path}?utm_source=x&utm_campaign=y&fbclid=z")).text
    assert "not an argument" not in text


def test_every_fault_of_an_address_is_named_at_once(client: FlaskClient) -> None:
    arguments = f"{WORDS}&speeker=x&view=y&sort=z&dates=d&from=never&genre=ode"
    said = json.loads(client.get(f"/search.json?{arguments}").data)["error"]["sentences"]
    assert len(said) == 6
    page = Page(client.get(f"/search?{arguments}")).text
    assert all(sentence in page for sentence in said)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/search.json", 400, "Nothing is asked for here"),
        ("/search/record.json?view=texts", 400, "Nothing is asked for here"),
        ("/quotation.json", 400, "There is no quotation here"),
        ("/nothing.json", 404, "There is no page at this address"),
        ("/items/nothing.json", 404, "is not an address of this archive"),
        (f"/items/{LENIN}/p99?format=csl", 404, "no passage 99"),
        (f"/items/{LENIN}?format=csl&colour=red", 400, "“colour”"),
        ("/search.json?q=" + "a" * 11_000, 414, "too long"),
    ],
)
def test_who_reads_json_is_answered_in_json(client: FlaskClient, path: str, status: int, said: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (status, "application/json")
    error = json.loads(response.data)["error"]
    assert error["status"] == status
    assert said in error["sentence"]
    assert error["cure"]


@pytest.mark.parametrize("path", ["/search.json", "/suggest", "/quotation.json", "/search/record.json"])
def test_json_can_only_be_read(client: FlaskClient, path: str) -> None:
    response = client.post(path)
    assert (response.status_code, response.mimetype) == (405, "application/json")
    assert "GET" in response.headers["Allow"]
    assert "can only be read" in json.loads(response.data)["error"]["sentence"]


def test_what_is_gone_is_told_to_who_reads_json_with_what_is_near(client: FlaskClient, versions: tuple[str, str]) -> None:
    old, new = (set(Page(client.get(f"/items/waterworks@{version}")).ids) for version in versions)
    (gone,) = {one for one in old - new if re.fullmatch(r"p\d+", one)}
    response = client.get(f"/items/waterworks/{gone}?format=csl")
    assert (response.status_code, response.mimetype) == (410, "application/json")
    error = json.loads(response.data)["error"]
    assert error["name"] == "Gone"
    assert client.get(error["nearest"][0]["address"].removeprefix(BASE).partition("#")[0]).status_code == 200
    text = client.get(f"/items/waterworks/{gone}?format=ris")
    assert (text.status_code, text.mimetype) == (410, "text/plain")
    assert error["nearest"][0]["address"] in text.get_data(as_text=True)


def test_a_reference_manager_is_not_answered_with_a_page(client: FlaskClient) -> None:
    for arguments, status in (("id=nothing", 404), ("id=a/b/c/d", 404), ("colour=red", 400)):
        response = client.get(f"/unapi?{arguments}")
        assert (response.status_code, response.mimetype) == (status, "text/plain")


def test_where_the_address_says_no_form_the_reader_may(client: FlaskClient) -> None:
    assert client.get("/nowhere", headers={"Accept": "application/json"}).mimetype == "application/json"
    for accepted in ("text/html,application/json;q=0.9", "*/*", ""):
        response = client.get("/nowhere", headers={"Accept": accepted})
        assert response.mimetype == "text/html"
        assert "Accept" in response.vary


def test_an_argument_that_says_nothing_is_none(client: FlaskClient) -> None:
    empty = urlencode(dict.fromkeys(("view", "sort", "page", "dates", "from", "to", "person", "without"), ""))
    assert 'class="hint">There' not in client.get(f"/search?{WORDS}&{empty}").get_data(as_text=True)
    assert client.get(f"/search.csv?{WORDS}&{empty.replace('page=&', '')}").status_code == 200
