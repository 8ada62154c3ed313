"""Addresses that never break: a cited version keeps answering, and what is gone says what became of it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page


def test_the_newest_version_says_that_it_is_unchanged(client: FlaskClient, versions: tuple[str, str]) -> None:
    page = Page(client.get(f"/items/waterworks@{versions[1]}"))
    assert "unchanged since cited" in page.text


def test_cited_words_that_changed_are_shown_with_the_difference(client: FlaskClient, versions: tuple[str, str]) -> None:
    response = client.get(f"/items/waterworks@{versions[0]}")
    html = response.get_data(as_text=True)
    assert "met nine times" in Page(response).text
    assert "<del>nine</del><ins>ten</ins>" in html
    assert "/items/waterworks" in Page(response).links


def test_cited_words_that_did_not_change_say_so_though_others_did(client: FlaskClient, versions: tuple[str, str]) -> None:
    last = Page(client.get(f"/items/waterworks@{versions[0]}")).ids
    passage = [one for one in last if one.startswith("p")][-1]
    page = Page(client.get(f"/items/waterworks@{versions[0]}/{passage}"))
    assert "unchanged since cited" in page.text


def test_words_beside_a_change_are_said_to_stand_and_are_marked_where_they_stand_now(
    client: FlaskClient, versions: tuple[str, str]
) -> None:
    said = "Sir, the waterworks committee has met nine times and has not yet found the water."
    start = said.index("has not yet")
    page = Page(client.get(f"/items/waterworks@{versions[0]}/p2:{start}-{start + 11}"))
    assert "These words are unchanged since cited" in page.text
    assert f"/items/waterworks/p2:{start - 1}-{start + 10}" in page.links
    newest = client.get(f"/items/waterworks/p2:{start - 1}-{start + 10}").get_data(as_text=True)
    assert '<mark class="words">has not yet</mark>' in newest
    changed = Page(client.get(f"/items/waterworks@{versions[0]}/p2:{start - 15}-{start + 11}"))
    assert "Changed since: passage 2." in changed.text
    assert "/items/waterworks/p2" in changed.links
    assert not any("/waterworks/p2:" in link for link in changed.links)


def test_beside_cited_words_the_newest_version_is_addressed_by_their_passage(
    client: FlaskClient, versions: tuple[str, str]
) -> None:
    text = Page(client.get(f"/items/waterworks@{versions[1]}/p2:5-20")).text
    assert f"/items/waterworks@{versions[1]}/p2:5-20" in text
    assert "/items/waterworks/p2" in text
    assert "/items/waterworks/p2:5-20" not in text


def test_a_removed_passage_answers_gone_and_its_cited_version_still_reads(
    client: FlaskClient, versions: tuple[str, str]
) -> None:
    old, new = (Page(client.get(f"/items/waterworks@{version}")) for version in versions)
    (removed,) = {one for one in old.ids if one.startswith("p")} - {one for one in new.ids if one.startswith("p")}
    gone = client.get(f"/items/waterworks/{removed}")
    assert gone.status_code == 410
    assert f"Passage {removed[1:]} was" in Page(gone).text
    assert f"/items/waterworks@{versions[0]}/{removed}#{removed}" in Page(gone).links
    cited = client.get(f"/items/waterworks@{versions[0]}/{removed}")
    assert cited.status_code == 200
    assert "a chairman, a treasurer and a luncheon" in Page(cited).text
    assert f"Passage {removed[1:]} was" in Page(cited).text


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("waterwork", "There is no item"),
        (f"{LENIN}/p99", "no passage 99"),
        (f"{LENIN}/nonsense", "no passage nonsense"),
        (f"{LENIN}@000000000000", "000000000000"),
        (f"{LENIN}/p5..p3", "runs backwards"),
        (f"{LENIN}/p1..p99", "no passage 99"),
        (f"{LENIN}/p1:0-999999", "characters"),
        (f"{LENIN}/p1:5-5", "stretch of words"),
        ("No Such Form", "is not an address"),
        ("a/b/c/d", "is not an address"),
    ],
)
def test_what_is_unknown_answers_404_with_a_way_on(client: FlaskClient, reference: str, said: str) -> None:
    response = client.get(f"/items/{reference}")
    assert response.status_code == 404
    assert said in Page(response).text


def test_the_nearest_addresses_are_offered(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}/p99"))
    assert any(link.startswith(f"/items/{LENIN}/p1") for link in page.links)
    assert "/items/waterworks" in Page(client.get("/items/waterwork")).links


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("lenin", LENIN),
        ("Alliance", LENIN),
        (f"{LENIN}@012345", LENIN),
        (f"{LENIN}/P9", f"{LENIN}/p9#p9"),
        ("tramway.xml", "tramways"),
    ],
)
def test_an_address_that_is_nearly_right_leads_to_the_right_one(client: FlaskClient, address: str, near: str) -> None:
    response = client.get(f"/items/{address}")
    assert response.status_code == 404
    if response.mimetype == "text/html":
        assert f"/items/{near}" in Page(response).links
    else:
        assert response.mimetype == "text/plain"
        assert f": http://127.0.0.1:8000/items/{near}\n" in response.get_data(as_text=True)


@pytest.mark.parametrize("address", [LENIN.upper(), f"{LENIN}/", f"{LENIN.title()}/p9//"])
def test_capitals_and_a_slash_at_the_end_are_redirected(client: FlaskClient, address: str) -> None:
    response = client.get(f"/items/{address}?view=received")
    assert response.status_code == 301
    tidy = address.lower().rstrip("/")
    assert response.headers["Location"] == f"/items/{tidy}?view=received"
    odd = client.get(f"/items/{address}?reference=x&_external=1&_anchor=y", headers={"Host": "forged.example"})
    assert odd.headers["Location"] == f"/items/{tidy}?reference=x&_external=1&_anchor=y"
    assert client.get(f"/items/{address}").headers["Location"] == f"/items/{tidy}"


@pytest.mark.parametrize("printed", ["/p9:4–20", "/p9:4-20.", "/p9:4-20),", "/p9:4\u2011\u200b20”"])
def test_an_address_of_words_as_print_sets_it_is_redirected(client: FlaskClient, printed: str) -> None:
    assert client.get(f"/items/{LENIN}{printed}").headers["Location"] == f"/items/{LENIN}/p9:4-20"
    assert client.get(f"/items/{LENIN.replace('-', '‑')}.").headers["Location"] == f"/items/{LENIN}"


def test_a_run_says_which_of_its_passages_is_no_more(client: FlaskClient, versions: tuple[str, str]) -> None:
    old, new = ([one for one in Page(client.get(f"/items/waterworks@{v}")).ids if one.startswith("p")] for v in versions)
    (removed,) = set(old) - set(new)
    page = Page(client.get(f"/items/waterworks/{new[0]}..{new[-1]}"))
    assert f"Passages {new[0][1:]} to {new[-1][1:]} are marked" in page.text
    assert f"Passage {removed[1:]} was removed." in page.text
    assert "was removed" not in Page(client.get(f"/items/waterworks/{new[0]}")).text


def test_old_forms_are_given_too(client: FlaskClient, versions: tuple[str, str]) -> None:
    old = client.get(f"/items/waterworks@{versions[0]}.xml")
    assert b"nine times" in old.data
    assert b"ten times" in client.get("/items/waterworks.xml").data
    assert "nine times" in client.get(f"/items/waterworks@{versions[0]}.txt").get_data(as_text=True)
