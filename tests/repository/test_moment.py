"""The moment of a master: the same while nothing changed, another after every change, none where nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import UnknownReference
from archive.repository import IngestRecord, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "tei")
    _keep(made, b"<a/>")
    return made


def _keep(repository: Repository, data: bytes) -> None:
    with repository.writing() as keeper:
        keeper.keep("a", data, "1" * 12, IngestRecord(source="a.txt"))


CHANGES: dict[str, Callable[[Repository], object]] = {
    "edited in place, as many bytes": lambda repository: repository.path("a").write_bytes(b"<b/>"),
    "kept anew": lambda repository: _keep(repository, b"<b/>"),
    "another record": lambda repository: (repository.masters / ".versions/a/record.json").write_bytes(b"{}"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_another_moment(
    repository: Repository, change: Callable[[Repository], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.repository.repository._SETTLED", -60.0)
    before = repository.moment("a")
    assert before is not None
    assert repository.moment("a") == before
    change(repository)
    after = repository.moment("a")
    assert after is not None
    assert after != before


def test_of_a_file_changed_just_now_nobody_can_tell(repository: Repository) -> None:
    assert repository.moment("a") is None


def test_what_is_not_there_has_no_moment(repository: Repository) -> None:
    assert repository.moment("b") is None
    with pytest.raises(UnknownReference):
        repository.moment("../a")
