"""A disk that refuses, a second writer, a writer that died, files that are not what they should be."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from archive.errors import StorageError
from archive.repository import IngestRecord, Repository
from archive.repository.lock import WRITING, WriterLock
from tests.repository.disks import FailingDisk

ONE, TWO = "1" * 12, "2" * 12


def keep(repository: Repository, item: str, data: bytes, version: str) -> None:
    with repository.writing() as shelf:
        shelf.keep(item, data, version, IngestRecord(source=f"{item}.txt"))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def masters(tmp_path: Path) -> Path:
    keep(Repository(tmp_path / "tei"), "a", b"<a/>", ONE)
    return tmp_path / "tei"


# A disk that refuses

NAMES = 9
"""Deeds of keeping a new item until the first name changes: four files written, four flushed, and a folder."""


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "is full, or a quota is used up. Make room, then run the command again. Nothing was changed."),
        (errno.EROFS, "may not be written to. Give yourself the right to, then run the command again. Nothing was changed."),
        (errno.EIO, "cannot be written to (Input/output error). Have the disk checked, then run the command again."),
    ],
)
@pytest.mark.parametrize("after", range(NAMES))
def test_a_disk_that_refuses_leaves_everything_as_it_was(masters: Path, code: int, sentence: str, after: int) -> None:
    before = tree(masters)
    with pytest.raises(StorageError) as caught:
        keep(Repository(masters, FailingDisk(after, code)), "b", b"<b/>", ONE)
    assert sentence in str(caught.value)
    assert tree(masters) == before
    assert not (masters / ".versions/b").exists()


@pytest.mark.parametrize("after", range(NAMES, NAMES + 8))
def test_a_disk_that_refuses_while_names_change_is_made_good_by_the_next_run(masters: Path, after: int) -> None:
    with pytest.raises(StorageError, match=r"What was begun is finished by the next run\."):
        keep(Repository(masters, FailingDisk(after)), "b", b"<b/>", ONE)
    assert Repository(masters).state("b") in ("kept", "missing")
    assert (masters / WRITING).exists()
    keep(Repository(masters), "b", b"<b/>", ONE)
    assert Repository(masters).read("b") == b"<b/>"
    assert list(Repository(masters).fixity()) == []


def test_a_disk_that_refuses_while_a_run_is_finished_loses_nothing(masters: Path) -> None:
    with pytest.raises(StorageError):
        keep(Repository(masters, FailingDisk(NAMES + 4)), "b", b"<b/>", ONE)
    with pytest.raises(StorageError, match="An interrupted run could not be finished; nothing is lost"):
        keep(Repository(masters, FailingDisk(0)), "c", b"<c/>", ONE)
    keep(Repository(masters), "c", b"<c/>", ONE)
    assert Repository(masters).items() == ("a", "b", "c")
    assert list(Repository(masters).fixity()) == []


def test_a_system_limit_on_files_is_a_full_disk(masters: Path) -> None:
    before = tree(masters)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(StorageError, match="is full"):
            keep(Repository(masters), "b", b"<b/>" * 10_000, ONE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(masters) == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StorageError, match="cannot be written to"):
        keep(Repository(tmp_path / "home" / "tei"), "a", b"<a/>", ONE)


def test_the_mark_of_the_writer_needs_room_too(masters: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(StorageError, match=r"Nothing was changed\."):
            keep(Repository(masters), "b", b"<b/>", ONE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (masters / WRITING).exists()
    assert list(Repository(masters).fixity()) == []


# A second writer


def test_a_second_writer_is_told_who_writes_and_what_to_do(masters: Path) -> None:
    with Repository(masters).writing():
        with pytest.raises(StorageError) as caught:
            keep(Repository(masters), "b", b"<b/>", ONE)
        assert f"process {os.getpid()} on " in str(caught.value)
        assert str(caught.value).endswith("Nothing was changed; run the command again when that has finished.")
    keep(Repository(masters), "b", b"<b/>", ONE)


def test_a_lock_on_a_file_that_was_just_taken_away_is_no_lock(masters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = WriterLock(masters), WriterLock(masters)
    first.acquire()
    opened: list[Path] = []
    real = os.open

    def slow(path: Path, *arguments: int) -> int:
        descriptor = real(path, *arguments)
        if not opened:
            first.release(has_finished=True)
        opened.append(path)
        return descriptor

    monkeypatch.setattr(os, "open", slow)
    second.acquire()
    assert len(opened) == 2
    assert (masters / WRITING).exists()
    assert not second.was_interrupted
    second.release(has_finished=True)


def test_a_process_that_is_killed_leaves_no_lock_and_its_run_is_finished(masters: Path) -> None:
    script = f"""
import os, signal, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from archive.repository import Repository
from archive.repository.disk import Disk

class Deadly(Disk):
    def rename(self, source, target):
        if target.name == "b.xml":
            os.kill(os.getpid(), signal.SIGKILL)
        super().rename(source, target)

with Repository(Path({str(masters)!r}), Deadly()).writing() as shelf:
    shelf.keep("b", b"<b/>", {ONE!r})
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    repository = Repository(masters)
    assert repository.state("b") == "missing"
    faults = list(repository.fixity())
    assert any("a run was interrupted" in fault for fault in faults)
    assert any("was left by a run that was interrupted" in fault for fault in faults)
    repository.finish()
    assert repository.read("b") == b"<b/>"
    assert list(repository.fixity()) == []


# Finishing what another left


def test_an_edit_made_after_a_run_was_interrupted_is_not_overwritten(masters: Path) -> None:
    with pytest.raises(StorageError):
        keep(Repository(masters, FailingDisk(12)), "a", b"<a>new</a>", TWO)
    repository = Repository(masters)
    assert repository.read("a") == b"<a/>"
    repository.path("a").write_bytes(b"<a>by hand</a>")
    with repository.writing():
        pass
    assert repository.read("a") == b"<a>by hand</a>"
    assert repository.state("a") == "edited"
    assert [state.version for state in repository.versions("a")] == [ONE, TWO]


def test_a_lost_manifest_is_written_anew_and_remembers_edits(masters: Path) -> None:
    repository = Repository(masters)
    keep(repository, "b", b"<b/>", ONE)
    repository.path("b").write_bytes(b"<b>by hand</b>")
    before = (masters / "manifest-sha256.txt").read_bytes()
    (masters / "manifest-sha256.txt").unlink()
    assert list(repository.fixity()) == [
        "tei/manifest-sha256.txt is missing. Restore it from a backup, or have “archive ingest” write a new one."
    ]
    assert repository.state("a") == "kept"
    assert repository.state("b") == "edited"
    repository.finish()
    assert (masters / "manifest-sha256.txt").read_bytes() == before
    repository.finish()


def test_a_state_that_is_damaged_is_not_made_the_master(masters: Path) -> None:
    with pytest.raises(StorageError):
        keep(Repository(masters, FailingDisk(12)), "a", b"<a>new</a>", TWO)
    (masters / f".versions/a/2-{TWO}.xml").write_bytes(b"<a>dam")
    with Repository(masters).writing():
        pass
    assert Repository(masters).read("a") == b"<a/>"


# Fixity


def test_fixity_names_every_file_that_is_not_what_it_was(masters: Path) -> None:
    repository = Repository(masters)
    keep(repository, "b", b"<b/>", ONE)
    keep(repository, "c", b"<c/>", ONE)
    repository.path("a").write_bytes(b"<a>by hand</a>")
    repository.path("b").unlink()
    (masters / f".versions/b/1-{ONE}.xml").write_bytes(b"<b!>")
    (masters / ".versions/c/record.json").unlink()
    (masters / "d.xml").write_bytes(b"<d/>")
    (masters / "notes.txt").write_text("notes")
    (masters / ".gitattributes").write_text("* -text\n")
    (masters / ".a.xml.0123abcd.part").write_text("")
    with (masters / "manifest-sha256.txt").open("a") as manifest:
        manifest.write("\nnonsense\n")
    number = len((masters / "manifest-sha256.txt").read_text().splitlines())
    assert list(repository.fixity()) == [
        f"tei/manifest-sha256.txt, line {number}: is no digest and path. Restore the manifest from a backup.",
        "tei/.a.xml.0123abcd.part was left by a run that was interrupted; the next “archive ingest” takes it away.",
        f"tei/.versions/b/1-{ONE}.xml is not what was written: its digest is not the manifest's. Restore it from a backup.",
        "tei/.versions/c/record.json is missing. Restore it from a backup.",
        (
            "tei/a.xml is not as it was kept. If you edited it, run “archive keep a”."
            f" If not: Copy its last kept state, tei/.versions/a/1-{ONE}.xml, back."
        ),
        f"tei/b.xml is missing. Copy its last kept state, tei/.versions/b/1-{ONE}.xml, back.",
        "tei/d.xml was never kept. If it is a text of this archive, run “archive keep d”; otherwise take it away.",
        "tei/notes.txt is not in the manifest, so it does not belong here. Take it away.",
    ]


def test_fixity_says_of_an_interrupted_run_what_finishes_it(masters: Path) -> None:
    with pytest.raises(StorageError):
        keep(Repository(masters, FailingDisk(13)), "a", b"<a>new</a>", TWO)
    faults = list(Repository(masters).fixity())
    assert "tei/a.xml was being kept when a run was interrupted; the next “archive ingest” finishes it." in faults


def test_fixity_says_what_cannot_be_read(masters: Path) -> None:
    (masters / "a.xml").unlink()
    (masters / "a.xml").symlink_to(masters / "a.xml")
    assert any("tei/a.xml cannot be read" in fault for fault in Repository(masters).fixity())


def test_an_archive_without_masters_has_no_faults(tmp_path: Path) -> None:
    Repository(tmp_path / "tei").finish()
    assert not (tmp_path / "tei").exists()
    assert list(Repository(tmp_path / "tei").fixity()) == []
    with Repository(tmp_path / "tei").writing():
        pass
    assert list(Repository(tmp_path / "tei").fixity()) == []
