"""What is taken away is what is kept, and reads again."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile

import pytest
from flask.testing import FlaskClient

from archive import tei
from archive.settings import Home
from tests.web.conftest import LENIN


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_tei_of_an_item_is_the_master_byte_by_byte(client: FlaskClient, home: Home) -> None:
    response = client.get(f"/items/{LENIN}.xml")
    assert response.data == (home.masters / f"{LENIN}.xml").read_bytes()
    assert response.mimetype == "application/tei+xml"
    assert response.headers["Content-Disposition"] == f"attachment; filename={LENIN}.xml"


@pytest.mark.parametrize("reference", [f"{LENIN}/p9", f"{LENIN}/p3..p5", "tramways/second", "tramways/S.193r"])
def test_the_tei_of_a_part_is_valid_and_holds_its_words(client: FlaskClient, reference: str) -> None:
    response = client.get(f"/items/{reference}?format=tei")
    assert response.mimetype == "application/tei+xml"
    taken = tei.parse(response.data, "excerpt.xml").item
    words = client.get(f"/items/{reference}?format=txt").get_data(as_text=True)
    assert "".join("".join(passage.received.split()) for passage in taken.passages) == "".join(words.split())


def test_plain_text_is_as_transmitted(client: FlaskClient) -> None:
    assert "1899-l909" in client.get(f"/items/{LENIN}.txt").get_data(as_text=True)


def test_the_whole_archive_comes_with_a_manifest(client: FlaskClient, home: Home) -> None:
    files = unpacked(client.get("/archive.zip").data)
    manifest = files.pop("manifest-sha256.txt").decode()
    assert set(files) == {path.name for path in home.masters.glob("*.xml")}
    for name, data in files.items():
        assert f"{hashlib.sha256(data).hexdigest()}  {name}\n" in manifest


def test_a_result_comes_as_the_masters_it_was_found_in(client: FlaskClient) -> None:
    assert set(unpacked(client.get("/search.zip?q=tramway").data)) == {"tramways.xml", "manifest-sha256.txt"}
    assert set(unpacked(client.get("/search.zip?q=nothingofthekind").data)) == {"manifest-sha256.txt"}


def test_a_result_of_nothing_asked_is_refused(client: FlaskClient) -> None:
    response = client.get("/search.zip")
    assert response.status_code == 400
    assert "/archive.zip" in response.get_data(as_text=True)


def test_a_result_of_dates_that_are_none_is_refused(client: FlaskClient) -> None:
    response = client.get("/search.zip?q=tramway&from=yesterday")
    assert response.status_code == 400
    assert "yesterday" in response.get_data(as_text=True)


def test_the_table_of_texts_has_a_row_for_each(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/items.csv").get_data(as_text=True))))
    row = next(row for row in rows if LENIN in row["address"])
    assert row["date"] == "1917-12-01"
    assert row["address"].startswith("http://127.0.0.1:8000/items/")
    assert len(rows) >= 4
