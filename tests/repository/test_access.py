"""Access copies: whole and of the very master, or passed over."""

from __future__ import annotations

import hashlib
import pickle
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import tei
from archive.errors import EncodingError, StorageError
from archive.model import Item, Later, Passage, version_of
from archive.model.resolution import cited_words, resolve
from archive.reference import Reference
from archive.repository import AccessCopies

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>The Canal Papers</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)
DATA = (
    f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text xml:id="s0" xml:lang="en"><body>'
    '<div type="letter" xml:id="s1"><head xml:id="p1">One</head><p xml:id="p2">A <hi rend="italic">canal</hi>.</p></div>'
    '<div type="letter" xml:id="s2"><head xml:id="p3">Two</head><p xml:id="p4">A <choice><sic>rever</sic><corr>river</corr>'
    "</choice>.</p></div></body></text></TEI>"
).encode()
DIGEST = hashlib.sha256(DATA).hexdigest()
FILE = Path("access", "canal.copy")


def decoded() -> Item:
    return tei.decode(DATA, "canal.xml")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    AccessCopies(tmp_path).put("canal", DIGEST, decoded())
    return tmp_path


def test_a_copy_gives_what_the_master_says(index: Path) -> None:
    copy = AccessCopies(index).get("canal", DIGEST)
    assert copy is not None
    assert copy.item == decoded()
    assert copy.version == version_of(decoded().passages)
    assert copy.item.ids == decoded().ids == ("p1", "p2", "p3", "p4")
    assert hash(copy.item.sections[1]) == hash(decoded().sections[1])


def test_only_the_sections_that_are_asked_for_are_read() -> None:
    read: list[str] = []

    def later(section: int) -> Later:
        def passages() -> tuple[Passage, ...]:
            read.append(f"s{section}")
            return tuple(decoded().sections[section].passages)

        return Later(decoded().sections[section].ids, passages)

    item = _with(decoded(), [later(number) for number in range(3)])
    assert resolve(item, Reference("canal", None, "s2")).section.ids == ("p3", "p4")
    assert resolve(item, Reference("canal", None, "p2")).section.id == "s1"
    assert [len(section.passages) for section in item.sections] == [0, 2, 2]
    assert read == []
    assert cited_words(item, Reference("canal", None, "p2", None, 0, 3)) == {"p2": (0, 3)}
    assert item.sections[1].passages[1:] == decoded().sections[1].passages[1:]
    assert read == ["s1"]
    assert item == decoded()
    assert read == ["s1", "s0", "s2"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_copy_of_which_any_byte_is_another_is_passed_over(index: Path, data: st.DataObject) -> None:
    whole = (index / FILE).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.one_of(
            st.just(whole[:place]),
            st.just(whole + b"x"),
            st.integers(0, 255)
            .filter(lambda byte: byte != whole[place])
            .map(lambda byte: whole[:place] + bytes([byte]) + whole[place + 1 :]),
        )
    )
    (index / FILE).write_bytes(damaged)
    try:
        assert AccessCopies(index).get("canal", DIGEST) is None
    finally:
        (index / FILE).write_bytes(whole)


def test_a_copy_of_another_master_or_another_program_is_passed_over(index: Path) -> None:
    copies = AccessCopies(index)
    assert copies.get("canal", "0" * 64) is None
    assert copies.get("river", DIGEST) is None
    form, rest = (index / FILE).read_bytes().split(b" ", 1)
    (index / FILE).write_bytes(form[::-1] + b" " + rest)
    assert copies.get("canal", DIGEST) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
@pytest.mark.parametrize("name", ["access", str(FILE)])
def test_a_copy_that_others_may_write_to_is_not_opened(index: Path, name: str) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return pytest.fail, ("The work of a stranger was run.",)

    copies = AccessCopies(index)
    copies._path("canal").write_bytes(pickle.dumps(Trap()))
    (index / name).chmod(0o777)
    assert copies.get("canal", DIGEST) is None


def test_no_folder_no_copy(tmp_path: Path) -> None:
    assert AccessCopies(tmp_path / "none").get("canal", DIGEST) is None


def test_renewing_makes_what_does_not_fit_leaves_what_does_and_removes_what_is_of_no_master(index: Path) -> None:
    copies = AccessCopies(index)
    copies.put("gone", DIGEST, decoded())
    copies.put("stale", "0" * 64, decoded())
    before = (index / FILE).stat().st_mtime_ns
    copies.renew({"canal": DIGEST, "stale": DIGEST, "new": DIGEST, "changed-since": "1" * 64}, lambda _: DATA)
    assert sorted(path.name for path in (index / "access").iterdir()) == ["canal.copy", "new.copy", "stale.copy"]
    assert all(copies.get(item, DIGEST) for item in ("canal", "stale", "new"))
    assert (index / FILE).stat().st_mtime_ns == before


def test_a_master_that_cannot_be_read_has_no_copy(tmp_path: Path) -> None:
    def refuse(_: str) -> bytes:
        raise EncodingError("tei/canal.xml", "p", "It is broken.")

    AccessCopies(tmp_path).renew({"canal": DIGEST}, refuse)
    assert not (tmp_path / "access").exists()


def test_a_disk_that_refuses_is_told_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "access").write_text("a file where the folder belongs")
    with pytest.raises(StorageError, match="archive build"):
        AccessCopies(tmp_path).renew({"canal": DIGEST}, lambda _: DATA)


def _with(item: Item, passages: list[Later]) -> Item:
    sections = tuple(replace(section, passages=these) for section, these in zip(item.sections, passages, strict=True))
    return replace(item, sections=sections)
