from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.errors import SettingsError
from archive.settings import Home, Settings, load

LEAST = 'title = "Speeches"\npublisher = "A library"\n'


def settings_of(folder: Path, text: str) -> Settings:
    (folder / "archive.toml").write_text(text, encoding="utf-8")
    return load(Home(folder))


def test_title_and_publisher_are_enough(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, LEAST)
    assert (settings.title, settings.publisher, settings.engine, settings.language) == ("Speeches", "A library", "whoosh", "en")


def test_the_public_address_may_have_a_path_and_loses_its_last_slash(tmp_path: Path) -> None:
    assert settings_of(tmp_path, LEAST + 'base_url = "https://example.org/texts/"').base_url == "https://example.org/texts"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('title = "Speeches"', "publisher"),
        ('title = " "\npublisher = "x"', "title"),
        (LEAST + 'tittle = "x"', "tittle"),
        (LEAST + "language = 3", "language"),
        (LEAST + 'base_url = "archive.example.org"', "base_url"),
        (LEAST + 'base_url = "https://example.org/?a=1"', "base_url"),
        (LEAST + 'engine = "lucene"', "lucene"),
        ("title = ", "archive.toml"),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named) as refused:
        settings_of(tmp_path, text)
    assert str(refused.value).endswith(".")


def test_a_folder_that_is_no_home_is_told_how_to_become_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="archive init"):
        load(Home(tmp_path))


def test_a_home_knows_where_everything_lies() -> None:
    home = Home(Path("/home"))
    below = [home.seeds, home.catalogue, home.authorities, home.masters, home.index, home.templates, home.settings]
    assert [str(path.relative_to(home.path)) for path in below] == [
        "seeds",
        "seeds/catalogue.csv",
        "seeds/authorities.toml",
        "tei",
        "index",
        "templates",
        "archive.toml",
    ]


def test_a_pipe_in_place_of_the_settings_makes_nobody_wait_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "archive.toml")
    with pytest.raises(SettingsError, match="it is no plain file"):
        load(Home(tmp_path))
