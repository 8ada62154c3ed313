from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UnknownReference
from archive.repository import IngestRecord, Repository
from archive.repository.lock import WRITING
from tests.repository.disks import MortalDisk, PowerCut

ITEMS = ("a", "b", "c")

Run = dict[str, tuple[bytes, str]]
"""What a run keeps: bytes and version by item. Few of each, so that states come back and headers change alone."""

texts = st.tuples(st.sampled_from([b"<one/>", b"<two/>" * 9, b"<three/>"]), st.sampled_from(["0" * 12, "1" * 12]))
runs = st.lists(st.dictionaries(st.sampled_from(ITEMS), texts, min_size=1), min_size=1, max_size=4)


def kept(repository: Repository, run: Run) -> None:
    with repository.writing() as keeper:
        for item, (data, version) in run.items():
            keeper.keep(item, data, version, IngestRecord(source=f"{item}.txt", source_sha256=hashlib.sha256(data).hexdigest()))


def die(repository: Repository, run: Run) -> bool:
    """Keep until the power goes; leave what a dead process leaves: the mark of the writer, and no lock."""
    try:
        kept(repository, run)
    except PowerCut:
        (repository.masters / WRITING).write_text("process 1, dead")
        return True
    return False


def seen(repository: Repository, items: Iterable[str]) -> Run:
    """What a reader sees, held to everything a reader relies on."""
    found: Run = {}
    for item in items:
        if item not in repository.items():
            assert repository.state(item) == "missing"
            assert repository.versions(item) == ()
            continue
        data, version, versions = repository.read(item), repository.version(item), repository.versions(item)
        assert repository.state(item) == "kept"
        assert [state.n for state in versions] == sorted(state.n for state in versions)
        assert versions[-1].path.read_bytes() == data
        assert repository.read_version(item, version) == data
        found[item] = data, version
    return found


@given(runs=runs, last=runs.map(lambda some: some[0]), after=st.integers(0, 60), seed=st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_a_reader_sees_each_item_whole_as_it_was_or_as_it_was_to_be_wherever_the_power_goes(
    runs: list[Run], last: Run, after: int, seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        masters = Path(folder) / "tei"
        before: Run = {}
        for run in runs:
            kept(Repository(masters), run)
            before |= run
        history = answers(Repository(masters))
        has_died = die(Repository(masters, MortalDisk(after, seed)), last)
        for _ in range(2):
            found = seen(Repository(masters), ITEMS)
            assert_old_or_new(found, before, before | last, has_died)
            assert history.items() <= answers(Repository(masters)).items()
            with Repository(masters).writing():
                pass
        assert list(Repository(masters).fixity()) == []


@given(run=runs.map(lambda some: some[0]), first=st.integers(0, 40), second=st.integers(0, 12), seed=st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_finishing_an_interrupted_run_may_itself_be_interrupted(run: Run, first: int, second: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        masters = Path(folder) / "tei"
        die(Repository(masters, MortalDisk(first, seed)), run)
        die(Repository(masters, MortalDisk(second, seed)), {})
        with Repository(masters).writing():
            pass
        assert seen(Repository(masters), ITEMS).items() <= run.items()
        assert list(Repository(masters).fixity()) == []
        kept(Repository(masters), run)
        assert seen(Repository(masters), ITEMS) == run


def assert_old_or_new(found: Run, old: Run, new: Run, has_died: bool) -> None:
    if not has_died:
        assert found == new
    for item in ITEMS:
        assert found.get(item) in (old.get(item), new.get(item))


def answers(repository: Repository) -> Mapping[tuple[str, int], tuple[str, bytes]]:
    """Every state that a citation may speak of."""
    return {(item, state.n): (state.version, state.path.read_bytes()) for item in ITEMS for state in repository.versions(item)}


def test_an_item_whose_first_keep_was_cut_off_is_unknown(tmp_path: Path) -> None:
    die(Repository(tmp_path / "tei", MortalDisk(9)), {"a": (b"<a/>", "0" * 12)})
    with pytest.raises(UnknownReference, match="There is no item “a”"):
        Repository(tmp_path / "tei").read("a")
