"""``archive review`` and what ``archive ingest`` says of doubt: ranked, counted alike, ready to be acted on."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from archive.authorities import Authorities
from tests.cli.conftest import ITEM, Command

NOTE = "The mill is sold, and nobody knows to whom it went.\n"
LETTER = "Woods Hole, June 31, 1948.\n\nDear Mr. Brown,\n\nI have read it.\n\nSincerely yours,\n\nWalter S. Rogers\n"


@pytest.fixture
def desk(own: Command) -> Command:
    (own.home / "seeds" / "note.txt").write_text(NOTE, encoding="utf-8")
    (own.home / "seeds" / "rogers.txt").write_text(LETTER, encoding="utf-8")
    (own.home / "seeds" / "bad.txt").write_bytes(b"")
    return own


def test_the_most_doubtful_text_comes_first_with_its_gravest_doubt_first(desk: Command) -> None:
    found = json.loads(desk("review", "--json").stdout)
    assert found["texts"] == 3
    assert [one["item"] for one in found["items"]] == ["rogers", "note", ITEM]
    first = found["items"][0]["doubts"][0]
    assert (first["aspect"], first["state"], first["weight"]) == ("date", "contradicted", 20)
    assert "June 31, 1948" in first["reason"]
    second = found["items"][1]["doubts"][0]
    assert (second["aspect"], second["state"], second["weight"]) == ("date", "open", 16)
    weights = [max(doubt["weight"] for doubt in one["doubts"]) for one in found["items"]]
    assert weights == sorted(weights, reverse=True)
    assert [one["kind"] for one in found["health"]] == ["refused", "date"]


def test_a_review_is_readable_in_80_columns_and_changes_nothing(desk: Command) -> None:
    (desk.home / "seeds" / "lee.txt").write_text(LETTER.replace("Walter S. Rogers", "Harriet Lee"), encoding="utf-8")
    before = {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}
    assert "more name" in desk("review", "--limit", "1").stdout
    (desk.home / "seeds" / "lee.txt").unlink()
    before = {path: file for path, file in before.items() if path.exists()}
    result = desk("review", "--limit", "2")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    for words in ("note: Note", "Date, left open", "… and 1 more text;", "Sources refused", "Dates that cannot be"):
        assert words in result.stdout
    assert re.search(r"\d+ doubtful values in 3 texts of 3, \d+ proposals?, 2 health reports\.", result.stderr)
    assert {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()} == before


def test_the_names_proposed_are_ready_to_be_put_into_the_authorities(desk: Command) -> None:
    proposals = json.loads(desk("review", "--json").stdout)["proposals"]
    rogers = next(one for one in proposals if one["name"] == "Walter S. Rogers")
    assert tomllib.loads(rogers["toml"]) == {
        "person": {"walter-s-rogers": {"name": "Walter S. Rogers", "sort_name": "Rogers, Walter S."}}
    }
    path = desk.home / "seeds" / "authorities.toml"
    path.write_text("\n\n".join([path.read_text("utf-8"), *(one["toml"] for one in proposals)]), encoding="utf-8")
    assert Authorities.load(path).get("walter-s-rogers")
    assert desk("review").stdout.count("[person.walter-s-rogers]") == 0


def test_an_ingest_says_how_many_values_are_doubtful_and_the_review_finds_as_many(desk: Command) -> None:
    lenin = json.loads(desk("review", "--json").stdout)["items"][-1]["doubts"]
    dry = desk("ingest", "--dry-run")
    assert "new: note" in dry.stdout
    assert re.search(r"^  Author: Walter S\. Rogers \(\w+, from “Walter S\. Rogers”\)$", dry.stdout, re.MULTILINE)
    result = desk("ingest")
    assert "  Author" not in result.stdout
    said = re.search(r"^(\d+) values are doubtful: archive review$", result.stderr, re.MULTILINE)
    assert said is not None
    found = json.loads(desk("review", "--json").stdout)
    assert int(said[1]) == found["doubtful"] - sum(doubt["count"] for doubt in lenin)
    assert "doubtful" not in desk("ingest").stderr


def test_where_nothing_is_doubtful_nothing_is_said(own: Command, tmp_path: Path) -> None:
    for path in (own.home / "seeds").iterdir():
        path.unlink()
    result = own("review")
    assert result.stdout == ""
    assert "0 doubtful values in 0 texts of 0, 0 proposals, 0 health reports." in result.stderr
