"""``archive withdraw`` on a real home: what the other verbs say of the item afterwards, and how it comes back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from archive.cli import archive
from archive.errors import Gone
from tests.cli.conftest import ITEM, Command

WHY = "At the request of the family."


def test_withdraw_takes_the_item_out_of_search_and_export_at_once_and_restore_puts_it_back(own: Command) -> None:
    result = own("withdraw", ITEM, "--why", WHY)
    assert result.exit_code == 0
    assert f"withdrawn: {ITEM} (on " in result.stdout
    assert "Indexed 0 items" in result.stderr
    assert json.loads(own("search", "coalition", "--json").stdout)["total"] == 0
    names = zipfile.ZipFile(io.BytesIO(own("export", "--all").stdout_bytes)).namelist()
    assert not [name for name in names if ITEM in name]
    assert f"withdrawn: {ITEM}" in own("ingest").stdout
    checked = own("check")
    assert (checked.exit_code, WHY in checked.stdout) == (0, True)
    assert "1 checked" in checked.stderr
    assert "Indexed 1 item" in own("withdraw", ITEM, "--restore").stderr
    assert json.loads(own("search", "coalition", "--json").stdout)["total"]


@pytest.mark.parametrize("words", [["cite", ITEM], ["cite", f"{ITEM}/p9"], ["export", ITEM], ["export", f"{ITEM}/p2"]])
def test_the_other_verbs_answer_with_the_sentence(own: Command, words: Sequence[str]) -> None:
    own("withdraw", ITEM, "--why", WHY)
    with pytest.raises(Gone, match=r"was withdrawn from the archive on .* The reason given: At the request of the family"):
        own(*words)


def test_a_dry_run_changes_nothing(own: Command) -> None:
    before = {path: path.read_bytes() for path in own.home.rglob("*") if path.is_file()}
    assert '+    <revisionDesc status="withdrawn">' in own("withdraw", ITEM, "--why", WHY, "--dry-run").stdout
    assert {path: path.read_bytes() for path in own.home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", [[], ["--why", WHY, "--restore"]])
def test_either_a_reason_or_restore_is_asked_for(own: Command, words: Sequence[str]) -> None:
    result = CliRunner().invoke(archive, ["withdraw", "--home", str(own.home), ITEM, *words])
    assert result.exit_code == 2
    assert "--why" in result.output
