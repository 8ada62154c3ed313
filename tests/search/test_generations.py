"""Generations: built beside the old one, checked, replaced in one step, and refused when they are not what was written."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import EncodingError, IndexDamaged, StorageError
from archive.model import TextUnit
from archive.search import Engine, Everything, Generations, Request, Word, engine_named
from archive.search.engine import Census, Sample
from archive.search.locking import locked
from archive.search.whoosh.engine import WhooshEngine
from tests.search.corpus import NAMES, SPEECH, STORY, Corpus, passage, text

DIGESTS = {"alliance": "aa", "speech": "bb", "volume": "cc"}


@pytest.fixture(params=["whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    return engine_named(request.param)


@pytest.fixture
def generations(tmp_path: Path, engine: Engine) -> Generations:
    return Generations(tmp_path / "index", engine)


@pytest.fixture
def built(generations: Generations) -> Path:
    return generations.build(DIGESTS, STORY, NAMES)


def _count(generations: Generations, word: str) -> int:
    searcher = generations.open()
    try:
        return searcher.search(Request(Word(word))).total
    finally:
        searcher.close()


def test_a_build_becomes_current(generations: Generations) -> None:
    assert generations.current() is None
    place = generations.build(DIGESTS, STORY, NAMES)
    assert generations.current() == place.name == "gen-000001"
    assert _count(generations, "land") == 4
    assert not list(place.glob("**/*LOCK"))


def test_a_passage_that_stands_in_a_thousand_places_is_found(generations: Generations) -> None:
    agreed = text("debate", *(passage(f"p{number}", "The President.") for number in range(1_100)))
    generations.build({"debate": "dd"}, lambda _: [agreed], NAMES)
    assert _count(generations, "president") == 1_100


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_nobody_else_may_write_where_an_index_is(generations: Generations, built: Path) -> None:
    folders = [built.parent, built, *(path for path in built.iterdir() if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    built.chmod(0o777)
    with pytest.raises(IndexDamaged, match="chmod"):
        generations.open()


def test_nothing_is_written_when_nothing_changed(generations: Generations, built: Path) -> None:
    heard: list[int] = []
    assert generations.build(DIGESTS, _unreadable, NAMES, heard.append) == built
    assert heard == [3]


def test_new_names_make_a_new_generation_of_the_old_texts(generations: Generations, built: Path) -> None:
    place = generations.build(DIGESTS, _unreadable, {**NAMES, "kautsky": ("Karl Kautsky", "The Renegade")})
    assert place.name == "gen-000002"
    searcher = generations.open()
    assert searcher.resolve("author", "renegade") == ("kautsky",)
    searcher.close()


def test_only_changed_items_are_read_again(generations: Generations, built: Path) -> None:
    asked: list[str] = []
    changed = Corpus((*STORY.texts[:1], text("speech", passage("p1", "Nothing")), *STORY.texts[2:]))

    def units(item: str) -> list[TextUnit]:
        asked.append(item)
        return changed(item)

    place = generations.build({**DIGESTS, "speech": "dd"}, units, NAMES)
    assert asked == ["speech"]
    assert (_count(generations, "land"), _count(generations, "nothing")) == (2, 1)
    assert sorted(path.name for path in place.glob("part-*")) in (["part-0000", "part-0001"], [])


def test_an_item_that_went_is_no_longer_found(generations: Generations, built: Path) -> None:
    generations.build({item: digest for item, digest in DIGESTS.items() if item != "alliance"}, _unreadable, NAMES)
    assert _count(generations, "land") == 2
    searcher = generations.open()
    results = searcher.search(Request(Everything()))
    assert (results.texts, results.passages) == (3, 4)
    assert searcher.resolve("speaker", "lenin") == ()
    searcher.close()


def test_many_small_changes_are_brought_together(generations: Generations, built: Path) -> None:
    digests = dict(DIGESTS)
    for number in range(12):
        digests["speech"] = f"d{number}"
        place = generations.build(digests, STORY, NAMES)
    assert len(list(place.glob("part-*"))) <= 8
    assert _count(generations, "land") == 4


def test_two_generations_are_kept(generations: Generations, built: Path) -> None:
    for number in range(3):
        generations.build({**DIGESTS, "speech": f"d{number}"}, STORY, NAMES)
    assert sorted(path.name for path in built.parent.glob("gen-*")) == ["gen-000003", "gen-000004"]


def test_what_a_killed_build_left_is_removed_and_its_number_not_used_again(generations: Generations, built: Path) -> None:
    (built.parent / "gen-000002").mkdir()
    assert generations.build({**DIGESTS, "speech": "x"}, STORY, NAMES).name == "gen-000003"
    generations.build({**DIGESTS, "speech": "y"}, STORY, NAMES)
    assert sorted(path.name for path in built.parent.glob("gen-*")) == ["gen-000003", "gen-000004"]


def test_a_reader_keeps_the_generation_it_opened(generations: Generations, built: Path) -> None:
    searcher = generations.open()
    generations.build({"speech": "x"}, Corpus((text("speech", passage("p1", "Nothing")),)), NAMES)
    assert searcher.search(Request(Word("land"))).total == 4
    searcher.close()
    assert _count(generations, "land") == 0


@pytest.mark.parametrize(
    "names", [{"manifest.json"}, {"names.json"}, {"parts.json", "known.pickle"}], ids=["manifest", "names", "table"]
)
def test_a_missing_file_is_noticed_and_a_build_cures_it(generations: Generations, built: Path, names: set[str]) -> None:
    next(path for path in built.iterdir() if path.name in names).unlink()
    with pytest.raises(IndexDamaged, match="archive build"):
        generations.open()
    generations.build(DIGESTS, STORY, NAMES)
    assert _count(generations, "land") == 4


def test_one_bit_that_flipped_is_noticed_and_a_build_cures_it(generations: Generations, built: Path) -> None:
    largest = max((path for path in built.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 1
    largest.write_bytes(data)
    with pytest.raises(IndexDamaged, match="is not what was written"):
        generations.open()
    generations.build(DIGESTS, STORY, NAMES)
    assert _count(generations, "land") == 4


def test_a_file_nobody_wrote_is_noticed(generations: Generations, built: Path) -> None:
    (built / "stray").touch()
    with pytest.raises(IndexDamaged, match="stray"):
        generations.open()


def test_a_missing_index_is_said(generations: Generations, built: Path) -> None:
    shutil.rmtree(built)
    with pytest.raises(IndexDamaged, match="no manifest"):
        generations.open()
    (built.parent / "current").unlink()
    with pytest.raises(IndexDamaged, match=r"no index in .* yet"):
        generations.open()


@pytest.mark.parametrize("content", [b"../..\n", b"", b"gen-1", b"\xff"])
def test_a_damaged_pointer_is_said_and_cured(generations: Generations, built: Path, content: bytes) -> None:
    (built.parent / "current").write_bytes(content)
    with pytest.raises(IndexDamaged, match="archive build"):
        generations.open()
    assert generations.current() is None
    generations.build(DIGESTS, STORY, NAMES)
    assert generations.current() == "gen-000002"
    assert _count(generations, "land") == 4


def test_an_index_of_another_form_is_built_anew(generations: Generations, built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    (built / "manifest.json").write_text(json.dumps({**manifest, "schema": "0"}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match="another engine or version"):
        generations.open()
    assert generations.build(DIGESTS, STORY, NAMES).name == "gen-000002"


def test_a_generation_whose_folder_was_deleted_gives_its_name_to_no_other(generations: Generations, built: Path) -> None:
    shutil.rmtree(built)
    assert generations.build(DIGESTS, STORY, NAMES).name == "gen-000002"
    generations.open().close()


def test_a_master_that_cannot_be_read_leaves_everything_as_it_was(generations: Generations, built: Path) -> None:
    with pytest.raises(EncodingError):
        generations.build({**DIGESTS, "bad": "x"}, _bad, NAMES)
    assert generations.current() == built.name
    assert [path.name for path in built.parent.glob("gen-*")] == [built.name]


def test_a_master_that_cannot_be_read_may_be_left_out(generations: Generations) -> None:
    told: list[str] = []
    generations.build({**DIGESTS, "bad": "x"}, _bad, NAMES, None, lambda item, error: told.append(f"{item}: {error}"))
    assert told == ["bad: bad.xml: cannot be read"]
    assert _count(generations, "land") == 4
    generations.build({**DIGESTS, "bad": "y"}, lambda item: [replace(SPEECH, item=item)], NAMES)
    assert _count(generations, "land") == 6


class _Forgetful(WhooshEngine):
    """Says it was given more than it wrote, or other words."""

    def __init__(self, change: Census) -> None:
        self._change = change

    def build(self, *given: object, **named: object) -> Census:
        census = super().build(*given, **named)  # type: ignore[arg-type]
        return Census({**census.items, **self._change.items}, self._change.samples or census.samples)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Census({"speech": (1, 9)}), "holds 7 passages of 4 texts where 14 of 4 were given"),
        (Census({}, (Sample("speech", "p1", ("never", "said")),)), "does not find the words of speech/p1"),
        (Census({}, (Sample("speech", "p2", ("equal", "land")),)), "does not find the words of speech/p2"),
    ],
)
def test_a_generation_that_fails_its_check_never_becomes_current(tmp_path: Path, change: Census, says: str) -> None:
    good = Generations(tmp_path / "index", engine_named("whoosh"))
    good.build(DIGESTS, STORY, NAMES)
    with pytest.raises(IndexDamaged, match=says):
        Generations(tmp_path / "index", _Forgetful(change)).build({**DIGESTS, "speech": "x"}, STORY, NAMES)
    assert good.current() == "gen-000001"
    assert [path.name for path in (tmp_path / "index").glob("gen-*")] == ["gen-000001"]
    assert _count(good, "land") == 4


def test_there_is_one_writer(generations: Generations, built: Path) -> None:
    with locked(built.parent / "writer.lock"), pytest.raises(StorageError, match="Another build"):
        generations.build({}, STORY, NAMES)
    assert generations.current() == built.name


def test_a_file_where_the_index_belongs_is_said_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageError, match=r"is a file where .* Remove or rename the file"):
        Generations(tmp_path / "index", engine_named("whoosh")).build(DIGESTS, STORY, NAMES)
    assert Generations(tmp_path / "index", engine_named("whoosh")).current() is None


class _FullDisk(WhooshEngine):
    """Writes until the disk is full."""

    def build(self, directory: Path, *given: object, **named: object) -> Census:
        (directory / "some").touch()
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_nothing_half_written(generations: Generations, built: Path) -> None:
    with pytest.raises(StorageError, match=r"is full\. Make room, .* The old one still answers\."):
        Generations(built.parent, _FullDisk()).build({"speech": "x"}, STORY, NAMES)
    assert [path.name for path in built.parent.glob("gen-*")] == [built.name]
    assert _count(generations, "land") == 4


def test_a_disk_full_at_the_first_build_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised:
        Generations(tmp_path / "index", _FullDisk()).build(DIGESTS, STORY, NAMES)
    assert str(raised.value) == (
        f"The index cannot be written: the disk of {tmp_path / 'index'} is full. Make room, then run “archive build” again."
    )
    assert not list((tmp_path / "index").glob("gen-*"))


def test_a_folder_that_refuses_is_said(generations: Generations, built: Path) -> None:
    (built.parent / "current").unlink()
    (built.parent / "current").mkdir()
    with pytest.raises(StorageError, match=r"cannot be written in .*, then run “archive build” again"):
        generations.build(DIGESTS, STORY, NAMES)


def _unreadable(item: str) -> Iterable[TextUnit]:
    raise AssertionError(f"{item} was read")


def _bad(item: str) -> Iterable[TextUnit]:
    if item == "bad":
        raise EncodingError("bad.xml", None, "cannot be read")
    return STORY(item)
