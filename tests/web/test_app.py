"""The application as a whole: its mount, its templates, its refusals, and an index that is missing, damaged or new."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import settings
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.errors import EngineUnavailable, SettingsError
from archive.ingest import keep
from archive.search.searching import GenerationSearcher
from archive.search.whoosh.engine import WhooshEngine
from archive.settings import Home
from archive.web import create_app
from tests.homes import rebuild
from tests.web.conftest import LENIN
from tests.web.pages import Page


def test_a_folder_that_is_no_home_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="archive init"):
        create_app(Home(tmp_path))


def test_a_public_address_with_a_path_mounts_the_whole_site_there(own_home: Home) -> None:
    text = own_home.settings.read_text(encoding="utf-8")
    own_home.settings.write_text(text.replace("http://127.0.0.1:8000", "https://example.org/texts"), encoding="utf-8")
    client = create_app(own_home).test_client()
    for asked in (f"/texts/items/{LENIN}", f"/items/{LENIN}"):
        page = Page(client.get(asked))
        assert all(link.startswith(("/texts/", "#", "https://")) for link in page.links)
        assert page.attributes("link", rel="canonical")[0]["href"] == f"https://example.org/texts/items/{LENIN}"
        assert page.attributes("link", rel="stylesheet")[0]["href"].startswith("/texts/static/style.css")  # type: ignore[union-attr]
    assert client.get("/texts").status_code == 200


def test_a_home_may_override_a_single_template(own_home: Home) -> None:
    own_home.templates.mkdir()
    (own_home.templates / "_lead.html").write_text("<p>A lead of our own.</p>", encoding="utf-8")
    client = create_app(own_home).test_client()
    assert "A lead of our own." in Page(client.get(f"/items/{LENIN}")).text


def test_reading_works_without_an_index_and_the_page_says_what_cures_it(own_home: Home) -> None:
    shutil.rmtree(own_home.index)
    client = create_app(own_home).test_client()
    home = Page(client.get("/"))
    assert "archive build" in home.text
    assert "Lately added" not in home.text
    assert "texts by their address" in Page(client.get("/search?q=coalition")).text
    listed = Page(client.get("/items"))
    assert f"/items/{LENIN}" in listed.links
    assert "The list ends with page 1" in Page(client.get("/items?page=2")).text
    assert "Today, Saturday" in Page(client.get(f"/items/{LENIN}?q=coalition")).text
    assert "Kautsky" in Page(client.get("/people/kautsky")).text
    for path, status in (
        ("/search?q=coalition", 503),
        ("/search", 200),
        ("/search.zip?q=x", 503),
        ("/items.csv", 503),
        ("/healthz", 503),
    ):
        response = client.get(path)
        assert response.status_code == status, path
        assert "archive build" in response.get_data(as_text=True), path


def test_an_index_built_later_is_noticed_without_a_restart(own_home: Home) -> None:
    shutil.rmtree(own_home.index)
    client = create_app(own_home).test_client()
    assert client.get("/healthz").status_code == 503
    rebuild(own_home)
    assert "2 passages" in Page(client.get("/search?q=coalition")).text
    (own_home.seeds / "note.txt").write_text("The lamplighters of Aldermere spoke of nothing else.\n", encoding="utf-8")
    rebuild(own_home)
    assert "1 passage" in Page(client.get("/search?q=lamplighters")).text


def test_a_damaged_index_is_said_plainly(own_home: Home) -> None:
    current = own_home.index / (own_home.index / "current").read_text(encoding="utf-8").strip()
    for file in current.iterdir():
        if file.is_file() and file.stat().st_size > 100:
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)
    client = create_app(own_home).test_client()
    response = client.get("/search?q=coalition")
    assert response.status_code == 503
    assert "archive build" in Page(response).text
    assert client.get(f"/items/{LENIN}").status_code == 200


def test_an_item_whose_master_was_taken_away_is_gone_in_every_version(own_home: Home) -> None:
    client = create_app(own_home).test_client()
    permanent = next(link for link in Page(client.get(f"/items/{LENIN}")).links if "@" in link).partition("/p")[0]
    (own_home.masters / f"{LENIN}.xml").unlink()
    for path in (f"/items/{LENIN}", permanent):
        response = client.get(path)
        assert response.status_code == 410
        assert "its master was taken away" in Page(response).text
    assert client.get("/search.zip?q=coalition").status_code == 200
    assert client.get("/people/kautsky").status_code == 200


def damage(home: Home, *, states: bool) -> None:
    """Cut the master of the letter short, and its kept states too."""
    paths = [home.masters / f"{LENIN}.xml", *((home.masters / ".versions" / LENIN).glob("*.xml") if states else ())]
    for path in paths:
        path.write_text("<TEI", encoding="utf-8")


def test_a_damaged_master_is_read_as_it_was_last_kept(own_home: Home) -> None:
    damage(own_home, states=False)
    page = Page(create_app(own_home).test_client().get(f"/items/{LENIN}"))
    assert "Such was my reply" in page.text


def test_a_master_that_cannot_be_read_is_a_page_without_a_traceback(own_home: Home) -> None:
    damage(own_home, states=True)
    response = create_app(own_home).test_client().get(f"/items/{LENIN}")
    assert response.status_code == 500
    assert "its file is damaged" in Page(response).text


def test_an_edit_shows_when_it_was_kept_so_that_no_link_names_a_state_that_can_vanish(own_home: Home) -> None:
    master = own_home.masters / f"{LENIN}.xml"
    master.write_text(
        master.read_text(encoding="utf-8").replace("Such was my reply", "Such was indeed my reply"), encoding="utf-8"
    )
    client = create_app(own_home).test_client()
    assert "Such was my reply" in Page(client.get(f"/items/{LENIN}")).text
    house = House(own_home, settings.load(own_home))
    keep(shelf_of(house), LENIN)
    page = Page(client.get(f"/items/{LENIN}"))
    assert "Such was indeed my reply" in page.text
    permanent = next(link for link in page.links if "@" in link)
    assert "unchanged since cited" in Page(client.get(permanent)).text


def test_a_cited_version_reads_although_the_newest_state_is_damaged(own_home: Home) -> None:
    client = create_app(own_home).test_client()
    permanent = next(link for link in Page(client.get(f"/items/{LENIN}")).links if "@" in link)
    seed = next(own_home.seeds.glob("0*.txt"))
    seed.write_text(seed.read_text(encoding="utf-8").replace("Such was my", "Such was indeed my"), encoding="utf-8")
    rebuild(own_home)
    (own_home.masters / f"{LENIN}.xml").write_text("<TEI", encoding="utf-8")
    next((own_home.masters / ".versions" / LENIN).glob("2-*.xml")).write_text("<TEI", encoding="utf-8")
    page = Page(create_app(own_home).test_client().get(permanent))
    assert "Today, Saturday" in page.text
    assert "the newest state cannot be opened" in page.text


def test_masters_that_are_not_asked_for_are_let_go(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two", "three"):
        (own_home.seeds / f"{name}.txt").write_text(f"A speech about number {name}.\n", encoding="utf-8")
    rebuild(own_home)
    monkeypatch.setattr("archive.web.library.MASTERS_KEPT", 6_000)
    app = create_app(own_home)
    client = app.test_client()
    for name in ("one", "two", "three", "one"):
        assert f"number {name}" in Page(client.get(f"/items/{name}")).text
    shelf = app.extensions["library"]
    assert 1 <= len(shelf._masters) < 3


def test_many_readers_at_once_get_what_one_gets(app: Flask) -> None:
    paths = (f"/items/{LENIN}?q=coalition", f"/items/{LENIN}?view=received", "/search?q=coalition", "/people/lenin")

    def read(path: str) -> str:
        # Citations are formatted in the background and may arrive between two readings.
        return app.test_client().get(path).get_data(as_text=True).partition('id="cite"')[0]

    alone = [read(path) for path in paths]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, paths * 6)) == alone * 6


def test_an_engine_that_is_not_there_is_said_plainly(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, *_: str) -> None:
        raise EngineUnavailable(f"The engine “{name}” is not installed.")

    monkeypatch.setattr("archive.web.index.engine_named", missing)
    client = create_app(own_home).test_client()
    assert "is not installed" in Page(client.get("/")).text
    assert client.get(f"/items/{LENIN}").status_code == 200


def test_an_engine_that_could_not_be_reached_is_asked_again(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    away = [True]

    class Far(WhooshEngine):
        def open(self, directory: Path) -> GenerationSearcher:
            if away:
                raise EngineUnavailable("No cluster answers.")
            return super().open(directory)

    monkeypatch.setattr("archive.web.index.engine_named", lambda *_: Far())
    monkeypatch.setattr("archive.web.index.AGAIN", 0.0)
    client = create_app(own_home).test_client()
    assert client.get("/search?q=land").status_code == 503
    assert client.get(f"/items/{LENIN}").status_code == 200
    away.clear()
    end = monotonic() + 30
    while client.get("/search?q=land").status_code == 503 and monotonic() < end:
        sleep(0.05)
    assert client.get("/search?q=land").status_code == 200


def test_a_disk_that_refuses_is_a_page_for_the_reader_and_a_line_for_the_operator(
    own_home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    master = own_home.masters / f"{LENIN}.xml"
    master.unlink()
    master.mkdir()
    response = create_app(own_home).test_client().get(f"/items/{LENIN}")
    assert response.status_code == 503
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize(
    ("contact", "link"),
    [("desk@example.org", "mailto:desk@example.org"), ("https://example.org/desk", "https://example.org/desk")],
)
def test_readers_are_told_whom_to_write_to(own_home: Home, contact: str, link: str) -> None:
    text = own_home.settings.read_text(encoding="utf-8")
    own_home.settings.write_text(f'contact = "{contact}"\n{text}', encoding="utf-8")
    assert link in Page(create_app(own_home).test_client().get("/about")).links


def test_authorities_that_cannot_be_read_do_not_stop_the_reading(own_home: Home) -> None:
    own_home.authorities.write_text("[person", encoding="utf-8")
    client = create_app(own_home).test_client()
    assert client.get(f"/items/{LENIN}").status_code == 200


def test_a_failure_of_ours_is_a_page_without_a_traceback(own_home: Home) -> None:
    own_home.templates.mkdir()
    (own_home.templates / "about.html").write_text("{{ nothing.here }}", encoding="utf-8")
    response = create_app(own_home).test_client().get("/about")
    assert response.status_code == 500
    assert "not on your side" in Page(response).text
    assert "Traceback" not in response.get_data(as_text=True)


def test_an_address_that_is_too_long_is_refused_politely(client: FlaskClient) -> None:
    response = client.get("/search?q=" + "a" * 11_000)
    assert response.status_code == 414
    assert "too long" in Page(response).text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_archive_can_only_be_read(client: FlaskClient, method: str) -> None:
    response = getattr(client, method)("/items")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "can only be read" in Page(response).text


def test_an_error_page_repeats_what_was_asked_for_and_offers_a_search(client: FlaskClient) -> None:
    page = Page(client.get("/no/such/page?x=<b>"))
    assert "/no/such/page?x=<b>" in page.text
    assert page.attributes("input", type="search")
