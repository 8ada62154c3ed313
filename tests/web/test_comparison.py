"""The versions of a text are listed with what changed, and two of them compared word by word under a permanent address."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home, rebuild
from tests.web.conftest import LENIN
from tests.web.pages import Page

PARAGRAPHS = [
    "The canal was dug in the dry summer by forty men, none of whom could swim.",
    "In the autumn it rained, and the canal filled.",
    "The committee praised the men for their foresight.",
    "A plaque was ordered from the mason in the high street.",
    "It has not come yet, and the mason has not written.",
    "The men were paid in the spring, all but two.",
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = demo_home(tmp_path_factory.mktemp("compared") / "home", {"canal.txt": "\n\n".join(PARAGRAPHS)})
    changed = [PARAGRAPHS[0].replace("forty", "thirty"), *PARAGRAPHS[1:4], PARAGRAPHS[5]]
    again = [*changed, "The two who were not paid have since learned to swim."]
    for day, paragraphs in (("2024-06-02", changed), ("2024-07-09", again)):
        (home.seeds / "canal.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        rebuild(home, day)
    return home


@pytest.fixture
def reader(shelf: Home) -> FlaskClient:
    return create_app(shelf).test_client()


@pytest.fixture
def compared(reader: FlaskClient) -> list[str]:
    """Give the addresses of the comparisons that the list of versions links, the newest first."""
    return [link for link in Page(reader.get("/versions/canal")).links if ".." in link]


def test_the_versions_are_listed_with_their_days_and_what_each_changed(reader: FlaskClient, compared: list[str]) -> None:
    page = Page(reader.get("/versions/canal"))
    assert "3 versions of the text" in page.text
    assert "newest" in page.text
    assert len(compared) == 2
    assert "6 passages: 1 new, 5 unchanged." in page.text
    assert "6 passages: 1 changed, 1 gone, 4 unchanged." in page.text
    assert len(re.findall(r"\d{1,2} [A-Z][a-z]+ 20\d\d", page.text)) == 3
    assert Page(reader.get("/items/canal")).links.count("/versions/canal") == 1


def test_a_day_is_the_one_that_the_state_records_whatever_its_file_says(shelf: Home, tmp_path: Path) -> None:
    home = Home(Path(shutil.copytree(shelf.path, tmp_path / "home")))
    states = sorted((home.masters / ".versions" / "canal").glob("*.xml"))
    states[1].write_text(re.sub(" *<change type=.revised.*\n", "", states[1].read_text("utf-8")), "utf-8")
    for path in states:
        os.utime(path, (0, 0))
    html = create_app(home).test_client().get("/versions/canal").get_data(as_text=True)
    newest, middle, first = re.findall("<h2>(.*?)</h2>", html)
    assert (newest, middle) == ("9 July 2024, newest", "Day not recorded")
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", first)
    assert "1970" not in html


def test_an_edit_that_was_no_tei_leaves_the_list_of_versions_readable(shelf: Home, tmp_path: Path) -> None:
    home = Home(Path(shutil.copytree(shelf.path, tmp_path / "home")))
    next((home.masters / ".versions" / "canal").glob("2-*.xml")).write_text("<TEI>revised", "utf-8")
    page = Page(create_app(home).test_client().get("/versions/canal"))
    assert "9 July 2024" in page.text
    assert "Day not recorded" in page.text


def test_two_versions_are_compared_word_by_word_with_what_stayed_folded(reader: FlaskClient, compared: list[str]) -> None:
    response = reader.get(compared[1])
    html, page = response.get_data(as_text=True), Page(response)
    removed = re.findall(r"<del>.*?</span>(.*?)<span", html)
    added = re.findall(r"<ins>.*?</span>(.*?)<span", html)
    assert removed == ["forty", PARAGRAPHS[4]]
    assert added == ["thirty"]
    assert "Passages 2 to 4, 3 unchanged" in page.text
    assert "Passage 6, unchanged" in page.text
    assert "Passage 5 was removed." in page.text
    assert "6 passages: 1 changed, 1 gone, 4 unchanged." in page.text


def test_the_changed_passages_are_shown_alone_on_request(reader: FlaskClient, compared: list[str]) -> None:
    (alone,) = [link for link in Page(reader.get(compared[1])).links if "only=changed" in link]
    assert alone == f"{compared[1]}?only=changed"
    page = Page(reader.get(alone))
    assert "unchanged" not in page.text.partition("4 unchanged.")[2]
    assert "thirty" in page.text
    assert reader.get(f"{compared[1]}?only=some").status_code == 400


def test_every_link_of_a_comparison_opens_the_passage_in_its_version(reader: FlaskClient, compared: list[str]) -> None:
    for address in compared:
        page = Page(reader.get(address))
        links = [link for link in page.links if link.startswith("/items/canal@")]
        assert links
        for link in links:
            response = reader.get(link)
            assert response.status_code == 200
            assert "#" not in link or link.partition("#")[2] in Page(response).ids


def test_any_two_versions_are_compared_and_their_order_is_put_right(reader: FlaskClient, compared: list[str]) -> None:
    new, middle, old = [link.partition("@")[2] for link in Page(reader.get("/versions/canal")).links if "/items/canal@" in link]
    chosen = reader.get(f"/versions/canal?old={new}&new={old}")
    assert chosen.status_code == 303
    turned = reader.get(chosen.headers["Location"])
    assert (turned.status_code, turned.headers["Location"]) == (301, f"/versions/canal@{old}..{new}")
    page = Page(reader.get(turned.headers["Location"]))
    assert "7 passages: 1 changed, 1 new, 1 gone, 4 unchanged." in page.text
    assert middle not in turned.headers["Location"]


def test_a_cited_version_leads_to_all_that_changed_since(reader: FlaskClient) -> None:
    *_, old = [link for link in Page(reader.get("/versions/canal")).links if "/items/canal@" in link]
    (link,) = [link for link in Page(reader.get(old)).links if link.startswith("/versions/canal@")]
    assert reader.get(link).status_code == 200


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("/versions/canal@000000000000..111111111111", 404, "never had a version"),
        ("/versions/nothing", 404, "There is no item"),
        ("/versions/nothing@000000000000..111111111111", 404, "There is no item"),
        ("/versions/canal@0..1", 404, "is not an address"),
        (f"/versions/{LENIN}", 200, "1 version of the text"),
        (f"/versions/{LENIN}?colour=red", 200, "is not an argument here"),
    ],
)
def test_what_is_not_there_is_answered_with_a_way_on(reader: FlaskClient, address: str, code: int, said: str) -> None:
    response = reader.get(address)
    assert response.status_code == code
    assert said in Page(response).text


def test_changes_of_what_is_said_of_the_text_are_told(reader: FlaskClient, shelf: Home) -> None:
    with (shelf.seeds / "catalogue.csv").open(encoding="utf-8") as file:
        head = file.readline().strip().split(",")
    row = {"source": "canal.txt", "title": "The Canal"}
    with (shelf.seeds / "catalogue.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(row.get(name, "") for name in head) + "\n")
    rebuild(shelf)
    page = Page(reader.get("/versions/canal"))
    assert "in 4 states" in page.text
    assert "no word of the text changed" in page.text
    assert "said otherwise of it: title" in page.text
    oldest = [link for link in page.links if "/items/canal@" in link][-1].partition("@")[2]
    newest = next(link for link in page.links if ".." in link).partition("..")[2]
    compared = reader.get(f"/versions/canal@{oldest}..{newest}").get_data(as_text=True)
    assert re.search(r"<dt>Title</dt><dd><del>.*?</del><ins>.*?The Canal</ins>", compared)
