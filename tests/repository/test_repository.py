from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from archive.errors import EncodingError, Gone, StorageError, UnknownReference
from archive.repository import IngestRecord, Keeper, Repository, keeper
from archive.repository.manifest import sha256

ONE, TWO, THREE = "1" * 12, "2" * 12, "3" * 12


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "tei")


def keep(repository: Repository, item: str, data: bytes, version: str, record: IngestRecord | None = None) -> None:
    with repository.writing() as keeper:
        keeper.keep(item, data, version, record)


def test_a_kept_master_is_read_as_it_was_written(repository: Repository) -> None:
    keep(repository, "b", b"<b/>", ONE, IngestRecord(source="b.txt", source_sha256="f" * 64))
    keep(repository, "a", b"<a/>", TWO)
    assert repository.items() == ("a", "b")
    assert repository.read("b") == b"<b/>"
    assert repository.digest("b") == sha256(b"<b/>")
    assert repository.version("b") == ONE
    assert repository.state("b") == "kept"
    assert repository.record("b") == IngestRecord(
        source="b.txt", source_sha256="f" * 64, master_sha256=sha256(b"<b/>"), version=ONE, state=1
    )
    assert not (repository.masters / ".writing").exists()


def test_every_earlier_state_is_kept_and_a_version_answers_with_its_newest(repository: Repository) -> None:
    for data, version in ((b"<a/>", ONE), (b"<a n='header'/>", ONE), (b"<a>b</a>", TWO), (b"<a/>", ONE)):
        keep(repository, "a", data, version)
    assert [(state.n, state.version, state.path.name) for state in repository.versions("a")] == [
        (1, ONE, f"1-{ONE}.xml"),
        (2, ONE, f"2-{ONE}.xml"),
        (3, TWO, f"3-{TWO}.xml"),
        (4, ONE, f"4-{ONE}.xml"),
    ]
    assert [state.path.read_bytes() for state in repository.versions("a")][1] == b"<a n='header'/>"
    assert repository.read_version("a", TWO) == b"<a>b</a>"
    assert repository.read_version("a", ONE) == b"<a/>"
    with pytest.raises(UnknownReference, match="never had a version") as caught:
        repository.read_version("a", THREE)
    assert caught.value.nearest == (f"a@{ONE}", f"a@{TWO}")


def test_what_is_kept_already_is_not_written_again(repository: Repository) -> None:
    record = IngestRecord(source="a.txt")
    keep(repository, "a", b"<a/>", ONE, record)
    before = {path: path.stat().st_mtime_ns for path in repository.masters.rglob("*") if path.is_file()}
    with repository.writing() as shelf:
        assert not shelf.keep("a", b"<a/>", ONE, record)
        assert not shelf.keep("a", b"<a/>", ONE)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_record_changes_without_a_new_state(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE, IngestRecord(source="a.txt"))
    keep(repository, "a", b"<a/>", ONE, IngestRecord(source="moved/a.txt"))
    record = repository.record("a")
    assert record is not None
    assert (record.source, record.state) == ("moved/a.txt", 1)
    assert len(repository.versions("a")) == 1
    assert list(repository.fixity()) == []


def test_a_new_name_for_the_same_bytes_is_a_new_state(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    keep(repository, "a", b"<a/>", TWO)
    assert [state.version for state in repository.versions("a")] == [ONE, TWO]


def test_an_item_may_be_kept_twice_in_one_run(repository: Repository) -> None:
    with repository.writing() as shelf:
        shelf.keep("a", b"<a/>", ONE)
        shelf.keep("a", b"<a>b</a>", TWO)
    assert [state.version for state in repository.versions("a")] == [ONE, TWO]


def test_a_batch_is_written_when_it_is_full(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "BATCH_ITEMS", 2)
    with repository.writing() as shelf:
        shelf.keep("a", b"<a/>", ONE)
        assert repository.items() == ()
        shelf.keep("b", b"<b/>", ONE)
        assert repository.items() == ("a", "b")
        monkeypatch.setattr(keeper, "BATCH_BYTES", 3)
        shelf.keep("c", b"<c/>", ONE)
        assert repository.items() == ("a", "b", "c")


def keep_and_fail(shelf: Keeper) -> None:
    shelf.keep("a", b"<a/>", ONE)
    raise EncodingError("b.xml", None, "is not TEI.")


def test_what_was_handed_over_is_kept_when_the_run_fails_later(repository: Repository) -> None:
    with pytest.raises(EncodingError), repository.writing() as shelf:
        keep_and_fail(shelf)
    assert repository.read("a") == b"<a/>"
    assert list(repository.fixity()) == []


def test_a_master_edited_by_hand_is_never_overwritten(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    repository.path("a").write_bytes(b"<a>by hand</a>")
    assert repository.state("a") == "edited"
    assert repository.version("a") == ONE
    with pytest.raises(EncodingError, match="edited by hand") as caught, repository.writing() as shelf:
        shelf.keep("a", b"<a>anew</a>", TWO)
    assert "archive keep a" in str(caught.value)
    assert repository.read("a") == b"<a>by hand</a>"


def test_an_edit_is_kept_by_handing_over_its_bytes(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE, IngestRecord(source="a.txt", row_sha256="e" * 64))
    repository.path("a").write_bytes(b"<a>by hand</a>")
    keep(repository, "a", b"<a>by hand</a>", TWO)
    assert repository.state("a") == "kept"
    assert [state.version for state in repository.versions("a")] == [ONE, TWO]
    assert repository.record("a") == IngestRecord(
        source="a.txt", row_sha256="e" * 64, master_sha256=sha256(b"<a>by hand</a>"), version=TWO, state=2
    )
    assert list(repository.fixity()) == []


def test_an_edit_that_is_replaced_on_purpose_is_kept_as_a_state(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    repository.path("a").write_bytes(b"<a>by hand</a>")
    with repository.writing() as shelf:
        shelf.keep("a", b"<a/>", ONE, replaces=TWO)
    assert repository.read("a") == b"<a/>"
    assert [state.version for state in repository.versions("a")] == [ONE, TWO, ONE]
    assert repository.read_version("a", TWO) == b"<a>by hand</a>"


def test_an_edit_made_while_its_batch_waits_is_not_overwritten(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    with repository.writing() as shelf:
        shelf.keep("a", b"<a>anew</a>", TWO)
        shelf.keep("b", b"<b/>", ONE)
        repository.path("a").write_bytes(b"<a>by hand</a>")
        with pytest.raises(EncodingError, match="edited by hand"):
            shelf.flush()
    assert repository.read("a") == b"<a>by hand</a>"
    assert repository.read("b") == b"<b/>"
    assert len(repository.versions("a")) == 1


def test_a_master_put_there_by_hand_waits_to_be_kept(repository: Repository) -> None:
    repository.masters.mkdir()
    repository.path("a").write_bytes(b"<a/>")
    assert repository.state("a") == "edited"
    with pytest.raises(UnknownReference, match="archive keep a"):
        repository.version("a")
    keep(repository, "a", b"<a/>", ONE)
    assert repository.state("a") == "kept"
    assert repository.record("a") == IngestRecord(master_sha256=sha256(b"<a/>"), version=ONE, state=1)


def test_what_is_published_is_the_state_that_was_kept(repository: Repository) -> None:
    keep(repository, "a", b"<one/>", "0" * 12)
    repository.path("a").write_bytes(b"<edited/>")
    assert (repository.read("a"), repository.read_kept("a")) == (b"<edited/>", b"<one/>")
    repository.path("b").write_bytes(b"<never kept/>")
    with pytest.raises(UnknownReference, match="archive keep b"):
        repository.read_kept("b")


def test_an_item_whose_master_was_taken_away_is_gone_and_its_versions_answer(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    repository.path("a").unlink()
    assert repository.state("a") == "missing"
    assert repository.items() == ()
    with pytest.raises(Gone, match="its master was taken away"):
        repository.read("a")
    with pytest.raises(Gone):
        repository.read_version("a", TWO)
    assert repository.read_version("a", ONE) == b"<a/>"
    keep(repository, "a", b"<a/>", ONE)
    assert repository.read("a") == b"<a/>"
    assert len(repository.versions("a")) == 1


def test_an_unknown_item_names_the_nearest(repository: Repository) -> None:
    assert repository.items() == ()
    keep(repository, "lenin-1917", b"<a/>", ONE)
    for ask in (repository.read, repository.digest, repository.version):
        with pytest.raises(UnknownReference, match="There is no item") as caught:
            ask("lenin-1918")
        assert caught.value.nearest == ("lenin-1917",)
    assert repository.state("lenin-1918") == "missing"
    assert repository.record("lenin-1918") is None


@pytest.mark.parametrize("item", ["../a", "A", "", "a" * 81, "a/b", ".versions"])
def test_what_cannot_be_an_id_leads_nowhere(repository: Repository, item: str) -> None:
    with pytest.raises(UnknownReference, match="cannot be the id"):
        repository.read(item)


def test_only_masters_are_items(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    (repository.masters / "Notes.xml").write_text("<notes/>")
    (repository.masters / "a.txt").write_text("a")
    assert repository.items() == ("a",)


def test_a_version_must_be_named_as_one(repository: Repository) -> None:
    with repository.writing() as shelf:
        with pytest.raises(ValueError, match="not the name of a version"):
            shelf.keep("a", b"<a/>", "v1")
        with pytest.raises(UnknownReference):
            shelf.keep("../a", b"<a/>", ONE)


def test_sha256sum_reads_the_manifest(repository: Repository) -> None:
    keep(repository, "a", b"<a/>", ONE)
    keep(repository, "a", b"<a>b</a>", TWO)
    names = [line[66:] for line in (repository.masters / "manifest-sha256.txt").read_text().splitlines()]
    assert names == [f".versions/a/1-{ONE}.xml", f".versions/a/2-{TWO}.xml", ".versions/a/record.json", "a.xml"]
    subprocess.run(["sha256sum", "-c", "--strict", "manifest-sha256.txt"], cwd=repository.masters, check=True)


@pytest.mark.parametrize("said", ["", "[]", '{"source": 1}', '{"colour": "red"}', "{"])
def test_a_record_that_cannot_be_read_is_none(repository: Repository, said: str) -> None:
    keep(repository, "a", b"<a/>", ONE)
    (repository.masters / ".versions/a/record.json").write_text(said)
    assert repository.record("a") is None
    assert repository.state("a") == "kept"
    assert repository.version("a") == ONE
    keep(repository, "a", b"<a>b</a>", TWO)
    assert [state.version for state in repository.versions("a")] == [ONE, TWO]


def test_a_master_that_cannot_be_read_is_told_to_the_operator(repository: Repository) -> None:
    (repository.masters / "a.xml").mkdir(parents=True)
    with pytest.raises(StorageError, match="cannot be read"):
        repository.read("a")


def test_a_reader_beside_a_writer_sees_whole_states_alone(repository: Repository) -> None:
    states = {b"<a/>" * 5000: ONE, b"<b/>" * 9000: TWO}
    keep(repository, "a", b"<a/>" * 5000, ONE)
    has_ended = Event()

    def write() -> None:
        for _ in range(15):
            for data, version in states.items():
                keep(Repository(repository.masters), "a", data, version)
        has_ended.set()

    writer = Thread(target=write)
    writer.start()
    while not has_ended.is_set():
        assert repository.read("a") in states
        assert repository.state("a") == "kept"
        assert repository.read_version("a", repository.version("a")) in states
    writer.join()
    assert len(repository.versions("a")) == 30


def test_a_record_is_written_and_read_as_it_is(repository: Repository) -> None:
    record = IngestRecord("Briefe/März.txt", "a" * 64, "b" * 64, "c" * 64)
    keep(repository, "a", b"<a/>", ONE, record)
    assert repository.record("a") == replace(record, master_sha256=sha256(b"<a/>"), version=ONE, state=1)
