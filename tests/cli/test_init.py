from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import archive
from archive.errors import StorageError
from archive.settings import Home, load


def init(directory: Path) -> None:
    CliRunner().invoke(archive, ["init", str(directory)], catch_exceptions=False, standalone_mode=False)


def test_init_makes_a_home_whose_settings_can_be_read(tmp_path: Path) -> None:
    directory = tmp_path / 'my "old"_letters'
    init(directory)
    home = Home(directory)
    assert load(home).title == "My old letters"
    assert home.seeds.is_dir()
    assert home.masters.is_dir()
    assert tomllib.loads(home.authorities.read_text(encoding="utf-8")) == {}
    assert home.catalogue.read_text(encoding="utf-8").startswith("source,")


def test_init_takes_the_folder_as_every_verb_does(tmp_path: Path) -> None:
    CliRunner().invoke(archive, ["init", "--home", str(tmp_path / "one")], catch_exceptions=False)
    assert load(Home(tmp_path / "one")).title == "One"


def test_init_leaves_files_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "catalogue.csv").write_text("source,title\n", encoding="utf-8")
    init(tmp_path)
    assert (tmp_path / "seeds" / "catalogue.csv").read_text(encoding="utf-8") == "source,title\n"


def test_init_changes_nothing_in_a_home(tmp_path: Path) -> None:
    init(tmp_path)
    before = (tmp_path / "archive.toml").read_bytes()
    with pytest.raises(StorageError, match="already"):
        init(tmp_path)
    assert (tmp_path / "archive.toml").read_bytes() == before


def test_init_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be made an archive"):
        init(tmp_path / "file" / "home")
