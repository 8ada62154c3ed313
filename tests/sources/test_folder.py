from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.sources import SourceTei, address, discover, passed_over, read


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "seeds/letters/1917").mkdir(parents=True)
    return tmp_path / "seeds"


def test_every_text_below_the_folder_is_found_in_order(seeds: Path) -> None:
    for name in (
        "b.txt",
        "a.xml",
        "letters/b.txt",
        "letters/1917/catalogue.csv",
        "Z",
        "letters/1917/März.txt",
        "letters-2.txt",
    ):
        (seeds / name).write_text("text")
    for name in ("catalogue.csv", "authorities.toml", ".hidden", "letters/.DS_Store", "letters/Thumbs.db", "desktop.ini"):
        (seeds / name).write_text("no text")
    (seeds / ".git").mkdir()
    (seeds / ".git/config.txt").write_text("no text")
    assert [address(path, seeds) for path in discover(seeds)] == [
        "Z",
        "a.xml",
        "b.txt",
        "letters-2.txt",
        "letters/1917/März.txt",
        "letters/1917/catalogue.csv",
        "letters/b.txt",
    ]
    assert passed_over(seeds) == ()


def test_what_cannot_be_a_source_is_passed_over_and_named(seeds: Path) -> None:
    (seeds.parent / "elsewhere").mkdir()
    (seeds.parent / "elsewhere/secret.txt").write_text("secret")
    (seeds / "out.txt").symlink_to("../elsewhere/secret.txt")
    (seeds / "letters/out").symlink_to("../../elsewhere")
    (seeds / "letters/gone.txt").symlink_to("nothing.txt")
    (seeds / "a\x07b.txt").write_text("a")
    os.mkfifo(seeds / "pipe")
    (seeds / "good.txt").write_text("a")
    (seeds / "same.txt").symlink_to("good.txt")
    assert [path.name for path in discover(seeds)] == ["good.txt", "same.txt"]
    assert [str(fault) for fault in passed_over(seeds)] == [
        "seeds/a\x07b.txt: has characters in its name that no text can hold. Rename the file.".replace("\x07", "\\x07"),
        "seeds/letters/gone.txt: is a link to a file that is not there. Copy the file itself here.",
        "seeds/letters/out: is a link to a folder. Copy the folder itself here.",
        "seeds/out.txt: is a link to a place outside the folder of sources. Copy the file itself here.",
        "seeds/pipe: is no plain file but a folder, pipe, socket or device. Put the text itself here.",
    ]


def test_a_folder_that_links_to_itself_ends(seeds: Path) -> None:
    (seeds / "letters/again").symlink_to("..")
    assert discover(seeds) == ()
    assert [fault.path for fault in passed_over(seeds)] == ["seeds/letters/again"]


def test_a_folder_the_system_refuses_is_named(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: Path | str) -> object:
        if str(path).endswith("1917"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [str(fault) for fault in passed_over(seeds)] == [
        "seeds/letters/1917: cannot be read (Permission denied). Check its permissions, then ingest again."
    ]


def test_a_folder_of_sources_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a folder"):
        discover(tmp_path / "seeds")
    with pytest.raises(SourceError, match="is not a folder"):
        passed_over(tmp_path / "seeds")


def test_all_the_data_is_read_or_refused_with_a_sentence() -> None:
    folder = os.environ.get("TEI_ARCHIVE_DATA")
    if not folder:
        pytest.skip("TEI_ARCHIVE_DATA names no folder of real texts")
    data = Path(folder)
    found, refused = [], []
    for path in discover(data):
        try:
            found.append(read(path, data))
        except SourceError as error:
            refused.append(error)
    assert {source.encoding for source in found} == {"UTF-8"}
    assert {source.path for source in found if isinstance(source, SourceTei)} == {
        source.path for source in found if source.path.endswith(".xml")
    }
    assert all(error.path.endswith((".zip", "__cts__.xml")) for error in refused)
