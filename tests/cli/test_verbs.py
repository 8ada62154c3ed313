"""Each verb on a real home: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from archive import tei
from archive.cli import VERBS
from archive.errors import IndexDamaged, SettingsError, UnknownReference
from archive.sources import read
from tests.cli.conftest import ITEM, Command


def test_ingest_says_when_nothing_changed_and_changes_nothing(own: Command) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (own.home / "tei").rglob("*") if path.is_file()}

    before = state()
    result = own("ingest")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 unchanged" in result.stderr
    assert state() == before


def test_ingest_names_every_bad_source_keeps_the_good_ones_and_exits_1(own: Command) -> None:
    seeds = own.home / "seeds"
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "broken.xml").write_text("<TEI><text></TEI>", encoding="utf-8")
    (seeds / "good.txt").write_text("A speech.\n\nIts end.\n", encoding="utf-8")
    result = own("ingest")
    assert result.exit_code == 1
    assert "new: good" in result.stdout
    assert {"empty.txt", "broken.xml"} <= set(re.findall(r"\w+\.\w+", result.stderr))
    assert (own.home / "tei" / "good.xml").exists()


def test_a_dry_run_shows_the_difference_and_writes_nothing(own: Command) -> None:
    seed = next((own.home / "seeds").glob("*.txt"))
    master = own.home / "tei" / f"{ITEM}.xml"
    before = master.read_bytes()
    seed.write_text(seed.read_text(encoding="utf-8").replace("The matter was", "The matter is"), encoding="utf-8")
    result = own("ingest", "--dry-run")
    assert result.exit_code == 0
    assert re.search(r"^-.*The matter was", result.stdout, re.MULTILINE)
    assert re.search(r"^\+.*The matter is", result.stdout, re.MULTILINE)
    assert master.read_bytes() == before


def test_keep_takes_the_edit_of_a_hand_in(own: Command) -> None:
    master = own.home / "tei" / f"{ITEM}.xml"
    edited = master.read_text(encoding="utf-8").replace("The matter was", "The affair was")
    master.write_text(edited, encoding="utf-8")
    assert f"edited: {ITEM}" in own("ingest").stdout
    assert master.read_text(encoding="utf-8") == edited
    assert own("keep", ITEM).exit_code == 0
    assert "The affair was" in master.read_text(encoding="utf-8")
    assert own("check").exit_code == 0


def test_build_says_when_the_index_is_up_to_date(own: Command) -> None:
    assert "up to date" in own("build").stderr
    (own.home / "seeds" / "more.txt").write_text("Another letter.\n", encoding="utf-8")
    own("ingest")
    assert "Indexed 2 items" in own("build").stderr
    assert json.loads(own("search", "another", "--json").stdout)["total"] == 1


def test_build_says_that_it_indexed_where_the_current_generation_was_deleted(own: Command) -> None:
    (generation,) = (own.home / "index").glob("gen-*")
    shutil.rmtree(generation)
    assert "Indexed 1 item as gen-000002" in own("build").stderr
    assert json.loads(own("search", "coalition", "--json").stdout)["total"]


def test_build_leaves_out_a_damaged_item_names_it_and_exits_1(own: Command) -> None:
    (own.home / "seeds" / "more.txt").write_text("Another letter.\n", encoding="utf-8")
    own("ingest")
    for path in (own.home / "tei").rglob("*.xml"):
        if ITEM in str(path):
            path.write_text("<TEI", encoding="utf-8")
    result = own("build")
    assert result.exit_code == 1
    assert re.search(rf"^left out: tei/{ITEM}\.xml", result.stderr, re.MULTILINE)
    assert "Indexed 1 item" in result.stderr


def test_what_is_built_and_cited_is_what_was_kept_so_that_links_cannot_break(own: Command) -> None:
    link = own("cite", ITEM, "--style", "link").stdout
    master = own.home / "tei" / f"{ITEM}.xml"
    master.write_text(master.read_text(encoding="utf-8").replace("The matter was", "The affair was"), encoding="utf-8")
    assert f"archive keep {ITEM}" in own("build").stderr
    assert own("cite", ITEM, "--style", "link").stdout == link
    assert json.loads(own("search", "affair", "--json").stdout)["total"] == 0
    own("keep", ITEM)
    own("build")
    assert own("cite", ITEM, "--style", "link").stdout != link
    assert json.loads(own("search", "affair", "--json").stdout)["total"] == 1


def test_check_finds_nothing_wrong_and_then_names_the_damage(own: Command) -> None:
    assert own("check").exit_code == 0
    master = own.home / "tei" / f"{ITEM}.xml"
    master.write_bytes(master.read_bytes()[:-100])
    result = own("check", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["faults"] >= 1
    assert any(finding["item"] == ITEM and finding["is_fault"] for finding in found["findings"])
    assert own("check").stdout.startswith("fault: ")


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("speaker:feofilaktov Constituent", ["p9"]),
        ("speaker:feofilaktov obligatory", []),
        ("speaker:lenin obligatory", ["p10"]),
        ("1909", ["p6"]),
        ("l909", ["p6"]),
    ],
)
def test_the_seed_answers_as_its_words_are_meant(run: Command, query: str, references: list[str]) -> None:
    found = json.loads(run("search", query, "--json").stdout)
    assert [hit["reference"].rpartition("/")[2] for hit in found["hits"]] == references
    assert found["total"] == len(references)


def test_search_prints_hits_as_json_with_reference_spans_speaker_and_date(run: Command) -> None:
    found = json.loads(run("search", "speaker:feofilaktov constituent", "--json").stdout)
    hit = found["hits"][0]
    assert re.fullmatch(rf"{ITEM}@[0-9a-f]{{12}}/p9", hit["reference"])
    assert (hit["speaker"], hit["date"]) == ("Feofilaktov", "1917-12-01")
    assert ["Constituent", True] in hit["snippets"][0]["spans"]


def test_search_prints_hits_for_a_person_and_hints_on_the_side(run: Command) -> None:
    result = run("search", '"honest coalition', "--sort", "date")
    assert result.exit_code == 0
    assert f"{ITEM}@" in result.stdout
    assert "At character" in result.stderr
    assert "in 1 text." in result.stderr


@pytest.mark.parametrize("style", ["chicago", "mla", "apa"])
def test_cite_prints_a_citation_with_its_permanent_link(run: Command, style: str) -> None:
    result = run("cite", f"{ITEM}/p9", "--style", style)
    assert "Lenin" in result.stdout
    assert re.search(rf"http://127\.0\.0\.1:8000/items/{ITEM}@[0-9a-f]{{12}}/p9", result.stdout)


def test_cite_prints_records_for_reference_managers_and_the_bare_link(run: Command) -> None:
    assert run("cite", ITEM, "--style", "bibtex").stdout.startswith("@")
    assert run("cite", ITEM, "--style", "ris").stdout.startswith("TY  - ")
    assert json.loads(run("cite", ITEM, "--style", "csl-json").stdout)[0]["author"][0]["family"] == "Lenin"
    link = run("cite", ITEM, "--style", "link").stdout.strip()
    version = link.rpartition("@")[2]
    assert run("cite", f"{ITEM}@{version}/p1", "--style", "link").stdout.strip() == f"{link}/p1"


def test_an_export_is_the_master_as_kept_and_its_units_are_the_same_when_read_again(own: Command, tmp_path: Path) -> None:
    out = tmp_path / "letter.xml"
    assert own("export", ITEM, "--output", str(out)).exit_code == 0
    master = own.home / "tei" / f"{ITEM}.xml"
    assert out.read_bytes() == master.read_bytes()
    assert not list(tmp_path.glob(".*"))
    again = read(out, tmp_path)
    data = getattr(again, "data", b"")
    assert list(tei.units(tei.decode(data, "letter.xml"))) == list(tei.units(tei.decode(master.read_bytes(), "master.xml")))


def test_a_passage_is_exported_as_a_small_valid_tei_that_names_its_address(run: Command) -> None:
    data = run("export", f"{ITEM}/p9").stdout_bytes
    assert tei.faults(data) == ()
    item = tei.decode(data, "p9.xml")
    assert [passage.id for passage in item.passages] == ["p9"]
    assert f"/items/{ITEM}@".encode() in data


def test_plain_text_is_exported_as_transmitted(run: Command) -> None:
    text = run("export", ITEM, "--format", "txt").stdout
    assert "1899-l909" in text
    assert text.rstrip().endswith("N. Lenin")


@pytest.mark.parametrize("words", [["--all"], ["--query", "coalition"]])
def test_a_zip_holds_the_masters_and_a_manifest_that_fits(run: Command, words: list[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(run("export", *words).stdout_bytes)) as found:
        manifest = dict(line.split("  ")[::-1] for line in found.read("manifest-sha256.txt").decode().splitlines())
        assert manifest == {f"{ITEM}.xml": hashlib.sha256((run.home / "tei" / f"{ITEM}.xml").read_bytes()).hexdigest()}


def test_an_export_of_nothing_or_of_two_things_is_a_wrong_use(run: Command) -> None:
    for words in ([], [ITEM, "--all"]):
        result = run("export", *words)
        assert result.exit_code == 2
        assert "Name one thing to export" in result.stderr


def test_what_does_not_exist_is_named(run: Command, tmp_path: Path) -> None:
    for verb, words in {"cite": [f"{ITEM}/p99"], "export": ["nothing"]}.items():
        with pytest.raises(UnknownReference):
            run(verb, *words)
    with pytest.raises(SettingsError):
        Command(tmp_path)("check")


def test_a_search_without_an_index_names_the_cure(own: Command) -> None:
    (own.home / "index" / "current").unlink()
    with pytest.raises(IndexDamaged, match="archive build"):
        own("search", "coalition")


def test_what_is_there_in_place_of_what_is_not_is_offered(run: Command) -> None:
    words = [sys.executable, "-m", "archive", "cite", "--home", str(run.home), f"{ITEM}/p99"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("archive: This text has no passage 99. Try ")
    assert done.stderr.endswith(f" or {ITEM}.\n")


def test_the_command_ends_with_a_sentence_and_code_1_when_it_knows_the_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "archive", "check", "--home", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("archive: ")
    assert "archive init" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_explains_itself_with_an_example(run: Command, verb: str) -> None:
    done = run(verb, "--help") if verb != "init" else None
    if done is not None:
        assert done.exit_code == 0
        assert "Example:" in done.stdout
