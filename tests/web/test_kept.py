"""Pages of results are kept for as long as they tell of the index that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.web import create_app
from archive.web.holdings import Holdings
from archive.web.kept import Kept
from archive.web.searching import browse, search
from archive.web.searching.asking import Asked
from archive.web.searching.search import Found
from tests.homes import demo_home, rebuild

ADDRESSES = ("/search?q=zeppelin", "/search?q=zeppelin&view=texts&all=person", "/items?q=zeppelin", "/items")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_made_once_until_the_index_is_built_anew(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = demo_home(tmp_path / "home", {"one.txt": "To the Editor\n\nA zeppelin over the mill.\n"})
    client, made, find = create_app(home).test_client(), list[Asked](), search.find

    def counted(question: Asked, holdings: Holdings) -> Found:
        made.append(question)
        return find(question, holdings)

    monkeypatch.setattr(search, "find", counted)
    monkeypatch.setattr(browse, "find", counted)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert client.get(address).text == first.text
    assert (len(made), again.status_code) == (1, 304)

    (home.seeds / "two.txt").write_text("To the Editor\n\nAnother zeppelin, over the river.\n", encoding="utf-8")
    rebuild(home)
    assert client.get(address).text != first.text
    assert len(made) == 2


def test_pages_of_other_addresses_are_others(tmp_path: Path) -> None:
    client = create_app(demo_home(tmp_path / "home")).test_client()
    pages = [client.get(address).text for address in ("/search?q=land", "/search?q=land&view=texts", "/items?q=land", "/items")]
    assert len({*pages}) == 4
    assert client.post("/search?q=land").status_code == 405
    assert client.head("/search?q=people").text == ""
    assert "people" in client.get("/search?q=people").text


def test_what_is_not_found_and_faults_are_told_each_time(tmp_path: Path) -> None:
    client = create_app(demo_home(tmp_path / "home")).test_client()
    for _ in range(2):
        assert "“gener” is not an argument here" in client.get("/search?q=land&gener=letter").text
        assert client.get("/search/nowhere?q=land").status_code == 404


def test_pages_asked_for_longest_ago_are_given_up_first() -> None:
    kept = Kept(most=10)
    for name in (b"a", b"b", b"c"):
        kept.keep(("/search", name), "1234")
        kept.get(("/search", b"a"))
    assert [kept.get(("/search", name)) for name in (b"a", b"b", b"c")] == ["1234", None, "1234"]
    kept.keep(("/search", b"a"), "123456")
    assert [kept.get(("/search", name)) for name in (b"a", b"c")] == ["123456", "1234"]
    kept.keep(("/search", b"d"), "a page too long")
    assert kept.get(("/search", b"d")) is None
