"""``archive verify``: every link and quotation of a manuscript, through edits of the archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from archive.model import version_of
from archive.tei import decode
from tests.cli.conftest import ITEM, Command

BASE = "http://127.0.0.1:8000/items/"


def version(home: Path) -> str:
    return version_of(decode((home / "tei" / f"{ITEM}.xml").read_bytes(), "x").passages)


def verified(run: Command, folder: Path, text: str) -> list[dict[str, Any]]:
    (folder / "m.txt").write_text(text, encoding="utf-8")
    found = json.loads(run("verify", str(folder / "m.txt"), "--json").stdout)
    assert found["faults"] == sum(finding["fault"] for finding in found["findings"])
    return list(found["findings"])


VERDICTS = {
    "word for word": ("“Could the Bolsheviks practise an honest coalition”", "p4", "verbatim", False),
    "the marks inside as a quoting hand sets them": (
        "“this alliance can be an ‘honest coalition’, an honest alliance”",
        "p3",
        "verbatim",
        False,
    ),
    "with what was left out": ("“[S]ocialism is fully able … [and] meet their interests.”", "p3", "verbatim", False),
    "as corrected": ("“Even Kautsky, when he was still a Marxist (1899-1909)”", "p6", "verbatim", False),
    "as transmitted": ("“Even Kautsky, when he was still a Marxist (1899-l909)”", "p6", "verbatim", False),
    "by the link of words selected as transmitted": ("“a Marxist (1899-l909)”", "p6?view=received", "verbatim", False),
    "one word put right": ("“Could the Bolsheviks practice an honest coalition”", "p4", "changed", True),
    "a capital changed": ("“Could the bolsheviks practise an honest coalition”", "p4", "changed", True),
    "in a wrong order": ("“… an honest coalition … Could the Bolsheviks practise”", "p4", "changed", True),
    "another place": ("“Could the Bolsheviks practise an honest coalition”", "p6", "not found", True),
    "other words": ("“all animals are equal but some are more equal than others”", "p6", "not found", True),
    "two words that are there": ("“equal land”", "p5", "verbatim", False),
    "two words that are not": ("“unequal sea”", "p5", "not found", True),
    "word for word, without a link": ("“Could the Bolsheviks practise an honest coalition”", None, "verbatim", False),
    "changed, without a link": (
        "“Could the Bolsheviks have practised an honest coalition under such circumstances”",
        None,
        "changed",
        True,
    ),
    "of another book": ("“all animals are equal but some are more equal than others”", None, "not found", False),
}


@pytest.mark.parametrize(("quoted", "passage", "verdict", "is_fault"), VERDICTS.values(), ids=VERDICTS)
def test_each_quotation_is_verbatim_changed_or_not_found(
    run: Command, tmp_path: Path, quoted: str, passage: str | None, verdict: str, is_fault: bool
) -> None:
    link = f" ({BASE}{ITEM}@{version(run.home)}/{passage})" if passage else ""
    (finding,) = verified(run, tmp_path, f"He wrote {quoted}{link}.")
    assert (finding["verdict"], finding["fault"]) == (verdict, is_fault)
    if verdict == "changed":
        assert any(kind != "same" for kind, _ in finding["wording"]) or "bolsheviks" in quoted or quoted.startswith("“…")


def test_words_that_stand_elsewhere_are_said_to(run: Command, tmp_path: Path) -> None:
    (finding,) = verified(run, tmp_path, f"“Could the Bolsheviks practise an honest coalition” ({BASE}{ITEM}/p6)")
    assert finding["stands"].startswith(f"{ITEM}@{version(run.home)}/p4:")


LINKS = {
    "of today": ("/p4", "unchanged"),
    "words": ("/p4:10-30", "unchanged"),
    "a run": ("/p4..p6", "unchanged"),
    "the item": ("", "unchanged"),
    "no such passage": ("/p99", "unknown"),
    "more words than there are": ("/p4:10-90000", "unknown"),
}


@pytest.mark.parametrize(("block", "state"), LINKS.values(), ids=LINKS)
def test_each_link_is_opened(run: Command, tmp_path: Path, block: str, state: str) -> None:
    (finding,) = verified(run, tmp_path, f"See {BASE}{ITEM}@{version(run.home)}{block}.")
    assert [link["state"] for link in finding["links"]] == [state]
    assert finding["fault"] == (state == "unknown")


@pytest.mark.parametrize(
    ("address", "states"),
    [
        (f"{BASE}{ITEM}/p4", ["unversioned"]),
        (f"https://127.0.0.1:8000/items/{ITEM}/p4?q=x#p4", ["unversioned"]),
        (f"{BASE}{ITEM}%40000000000000/p4", ["unknown"]),
        (f"{BASE}{ITEM}.xml", ["unversioned"]),
        (f"{BASE}no-such-thing", ["unknown"]),
        (f"{BASE.replace('items', 'cite')}{ITEM}/p4?style=mla", ["unversioned"]),
        (f"{BASE}..%2F..%2Fetc%2Fpasswd", ["unknown"]),
        ("http://127.0.0.1:8000/search?q=x", []),
        ("http://[bad/items/x", []),
        ("https://elsewhere.org/items/x", []),
    ],
)
def test_only_addresses_of_items_of_this_archive_are_checked(
    run: Command, tmp_path: Path, address: str, states: Sequence[str]
) -> None:
    found = verified(run, tmp_path, f"See {address}.")
    assert [link["state"] for finding in found for link in finding["links"]] == states


def test_a_manuscript_is_true_to_the_version_it_cites_when_the_text_was_changed(own: Command, tmp_path: Path) -> None:
    before = version(own.home)
    links = [f"({BASE}{ITEM}@{before}/{passage})" for passage in ("p4", "p11")]
    text = f"“Could the Bolsheviks practise an honest coalition” {links[0]}. “Such was my reply.” {links[1]}"
    master = own.home / "tei" / f"{ITEM}.xml"
    master.write_text(master.read_text(encoding="utf-8").replace("practise an honest", "conclude an honest"), encoding="utf-8")
    assert own("keep", ITEM).exit_code == 0
    own("build")
    changed, same = verified(own, tmp_path, text)
    assert (changed["verdict"], changed["links"][0]["state"]) == ("verbatim", "changed")
    assert "Changed since: passage 4" in changed["links"][0]["sentence"]
    assert (same["verdict"], same["links"][0]["state"]) == ("verbatim", "unchanged")


def test_a_withdrawn_item_is_said_to_be_gone(own: Command, tmp_path: Path) -> None:
    own("withdraw", ITEM, "--why", "At the request of the family.")
    (finding,) = verified(own, tmp_path, f"“Could the Bolsheviks practise an honest coalition” ({BASE}{ITEM}/p4)")
    assert [link["state"] for link in finding["links"]] == ["gone"]
    assert finding["fault"]


def test_the_report_is_read_on_a_terminal_and_ends_with_its_sum(run: Command, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(
        f"“Could the Bolsheviks practice an honest coalition” ({BASE}{ITEM}/p4). “Such was my reply.” See {BASE}nothing.",
        encoding="utf-8",
    )
    result = run("verify", str(tmp_path / "m.txt"))
    assert result.exit_code == 1
    assert "Could the Bolsheviks [-practice-] {+practise+} an honest coalition" in result.stdout
    assert "“Such was my reply.”" in result.stdout
    assert "There is no item “nothing”" in result.stdout
    assert "2 quotations: 1 verbatim, 1 changed. 2 links: 1 without a version, 1 unknown." in result.stderr
    assert "[-so in the manuscript-] {+so in the text+}" in result.stderr
    assert result.stderr.endswith("To be mended: 2 (line 1; line 1).\n")


def test_the_report_names_the_notes_and_shouts_only_what_is_to_be_mended(run: Command, tmp_path: Path) -> None:
    link = f"{BASE}{ITEM}@{version(run.home)}/p11"
    quoted = "“Such was my answer.”[1] “All animals are equal but some are more equal.” “Such was my reply.”[2] "
    quoted += "«Таков был мой ответ ей».[3]"
    notes = f"[1] “Alliance Between the Workers,” {link}\n\n[2] {link}\n\n[3] {link}"
    (tmp_path / "m.txt").write_text(f"{quoted}\n\n{notes}", encoding="utf-8")
    result = run("verify", str(tmp_path / "m.txt"))
    heads = [line.split("  “")[0].strip() for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert heads == [
        "CHANGED    line 1, note 1",
        "not found  line 1",
        "verbatim   line 1, note 2",
        "by eye     line 1, note 3",
    ]
    assert "4 quotations: 1 verbatim, 1 changed, 1 not found, 1 by eye." in result.stderr
    assert "To be mended: 1 (line 1, note 1)." in result.stderr


def test_all_well_and_nothing_to_check_end_well(run: Command, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("Nothing is quoted here.", encoding="utf-8")
    result = run("verify", str(tmp_path / "m.txt"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no quotation" in result.stderr


EXCUSED = {
    "a title in a note": ("As he knew.[1]\n\n[1] Lenin, “Alliance Between the Workers,” {p4}.", [None]),
    "another title in a note": ("[1] Smith, “A New Life of Lenin and Others”; after {p4}.", ["not found"]),
    "a word beside a quotation": ("The “soft side” was “an honest coalition” ({p4}).", ["verbatim"]),
    "a translation": ("«Такова была моя собственная реплика» ({p11}).", ["not found"]),
    "a short translation": (
        "„Könnten die Bolschewiki eine ehrliche Koalition mit den Bauern schließen“ ({p4}).",
        ["not found"],
    ),
    "a paragraph of one's own behind a colon": ("It is plain:\n\nThe farmers lost the case at last. ({p4})", []),
    "words of another beside a quotation": (
        "“All animals are equal but some more” is no “honest coalition” ({p4}).",
        ["not found", "verbatim"],
    ),
}


@pytest.mark.parametrize(("text", "verdicts"), EXCUSED.values(), ids=EXCUSED)
def test_what_only_looks_like_a_quotation_of_the_text_is_no_fault(
    run: Command, tmp_path: Path, text: str, verdicts: list[str | None]
) -> None:
    found = verified(run, tmp_path, text.format(**{one: f"{BASE}{ITEM}@{version(run.home)}/{one}" for one in ("p4", "p11")}))
    assert [finding["verdict"] for finding in found if finding["quotation"]] == verdicts
    assert not any(finding["fault"] for finding in found)


FAULTS = {
    "invented in the language of the text": "“The people shall never again go with the masters of the land” ({p4}).",
    "invented in a note": "He knew.[1]\n\n[1] He wrote “the people shall never go with the masters of the land” ({p4}).",
    "invented in a note, as a sentence": "He knew.[1]\n\n[1] “The people shall never go with the masters again.” ({p4})",
    "invented and never closed": "He wrote “the people shall never go with the masters ({p4}). And more.",
    "changed in a block without marks": "He asked:\n\nCould the Bolsheviks practice an honest coalition? ({p4})",
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_words_that_are_said_to_stand_in_the_text_and_do_not_are_a_fault(run: Command, tmp_path: Path, text: str) -> None:
    (finding,) = (
        one for one in verified(run, tmp_path, text.format(p4=f"{BASE}{ITEM}@{version(run.home)}/p4")) if one["fault"]
    )
    assert finding["verdict"] in ("not found", "changed")


def test_a_quotation_that_no_mark_closes_is_compared_up_to_its_source_and_said_to(run: Command, tmp_path: Path) -> None:
    text = f"He asked “Could the Bolsheviks practise an honest coalition ({BASE}{ITEM}/p4). And more."
    (finding,) = verified(run, tmp_path, text)
    assert (finding["verdict"], finding["fault"]) == ("verbatim", False)
    assert "No mark closes" in finding["remark"]


def test_a_link_that_marks_other_words_is_said_to_and_the_right_one_given(run: Command, tmp_path: Path) -> None:
    link = f"{BASE}{ITEM}@{version(run.home)}/p11"
    wrong, right = verified(run, tmp_path, f"“Such was my” ({link}:9-17).\n\n“Such was my” ({link}:0-11).")
    assert (wrong["verdict"], wrong["right_link"]) == ("verbatim", f"{link}:0-11")
    assert "marks other words" in wrong["remark"]
    assert right["right_link"] is None


def test_a_quotation_with_a_wrong_link_is_given_the_right_one(run: Command, tmp_path: Path) -> None:
    link = f"{BASE}{ITEM}@{version(run.home)}"
    (tmp_path / "m.txt").write_text(f"“Could the Bolsheviks practise an honest coalition” ({link}/p11)", encoding="utf-8")
    said = run("verify", str(tmp_path / "m.txt")).stdout
    assert "These words do not stand there, but elsewhere" in said
    assert f"{link}/p4:" in said


def test_a_capital_or_a_point_that_differs_is_shown(run: Command, tmp_path: Path) -> None:
    (finding,) = verified(run, tmp_path, f"“Could the bolsheviks practise, an honest coalition” ({BASE}{ITEM}/p4)")
    assert ["added", "Bolsheviks "] in finding["wording"]
    assert ["removed", ", "] in finding["wording"]


def test_words_like_those_quoted_are_not_said_to_be_the_same(run: Command, tmp_path: Path) -> None:
    link = f"{BASE}{ITEM}@{version(run.home)}"
    (finding,) = verified(run, tmp_path, f"“Could the Bolsheviks practice an honest coalition” ({link}/p11)")
    assert "words like them do" in finding["remark"]
    assert ["added", "practise "] in finding["wording"] or ["added", "practise"] in finding["wording"]
    assert f"{link}/p4:" in finding["right_link"]


def test_a_true_quotation_with_a_broken_link_is_told_as_a_link(run: Command, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(f"“Such was my reply” ({BASE}{ITEM}@ffffffffffff/p11)", encoding="utf-8")
    assert run("verify", str(tmp_path / "m.txt")).stdout.startswith("LINK       line 1  “Such was my reply”")
