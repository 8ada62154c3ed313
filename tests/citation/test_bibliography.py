"""Formatting in one call and from what was kept, and what happens when pandoc does not answer."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.citation import STYLES, Bibliography, Citable, CitationsUnavailable, Formatted
from archive.citation.runs import as_markup, as_text, runs_by_id
from archive.model import Description
from archive.pandoc import find_pandoc

from .specimens import LETTER, SPEECH, cite, described, item, turn
from .test_formats import CITABLES

NOWHERE = Path("/nowhere/pandoc")


def program(folder: Path, script: str) -> Path:
    """Put a program in the place of pandoc: the only way to have one that fails."""
    path = folder / "pandoc"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder where the three specimens are kept in MLA."""
    folder = tmp_path_factory.mktemp("citations")
    Bibliography(folder).formatted([cite(item(LETTER), "p9"), cite(item(SPEECH)), turn()], "mla")
    return folder


def kept_in(folder: Path, cited: Citable, style: str) -> Formatted | None:
    """Give what is kept of a citation, as pandoc has no time to make it."""
    try:
        return Bibliography(folder, timeout=0.001).formatted([cited], style)[0]
    except CitationsUnavailable:
        return None


def test_what_was_formatted_is_found_again_without_pandoc(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    counted = program(tmp_path, f'echo >> {calls}; exec {find_pandoc()} "$@"')
    made = Bibliography(tmp_path / "cache", program=counted).formatted([turn(), turn(), cite(item(SPEECH))], "mla")
    again = Bibliography(tmp_path / "cache", program=counted)
    assert made[0] == made[1]
    assert again.formatted([cite(item(SPEECH)), turn()], "mla") == (made[2], made[0])
    assert calls.read_text() == "\n"


def test_what_another_pandoc_printed_is_not_used(kept: Path) -> None:
    with pytest.raises(CitationsUnavailable):
        Bibliography(kept, program=NOWHERE).formatted([turn()], "mla")


def test_one_call_serves_every_passage_and_version_of_a_text(kept: Path) -> None:
    other = cite(item(LETTER), "p12")
    found = kept_in(kept, other, "mla")
    assert found is not None
    assert found.note_text == "(Lenin, par. 12)"
    assert found.text.endswith(f"{other.url}.")
    assert kept_in(kept, cite(item(LETTER), "p9..p12"), "mla") is None


def test_nothing_is_kept_of_another_style_or_text(kept: Path) -> None:
    assert kept_in(kept, turn(), "apa") is None
    assert kept_in(kept, replace(turn(), title="Another"), "mla") is None


def test_half_a_file_counts_as_none_and_is_made_anew(kept: Path) -> None:
    for damage in (b"", b"[[", b"{}", b'[[["a", 1]], []]', b"\xff"):
        for path in kept.rglob("*.json"):
            path.write_bytes(damage)
        assert kept_in(kept, turn(), "mla") is None
    whole = Bibliography(kept).formatted([cite(item(LETTER), "p9"), cite(item(SPEECH)), turn()], "mla")
    assert kept_in(kept, turn(), "mla") == whole[2]
    assert not list(kept.rglob("*.part"))


def test_a_kept_file_cannot_bring_mark_up_onto_a_page(kept: Path) -> None:
    for path in kept.rglob("*.json"):
        path.write_text('[[["<script>", true]], []]', encoding="utf-8")
    found = kept_in(kept, turn(), "mla")
    assert found is not None
    assert found.html == "<i>&lt;script&gt;</i>"


def test_a_missing_pandoc_is_said_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.pandoc.pypandoc.__file__", str(tmp_path / "pypandoc" / "__init__.py"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CitationsUnavailable, match="pip install pypandoc_binary"):
        Bibliography(tmp_path).formatted([turn()], "mla")


def test_the_machines_own_pandoc_is_used_where_none_was_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "echo 'I am pandoc of the machine' >&2; exit 3")
    monkeypatch.setattr("archive.pandoc.pypandoc.__file__", str(tmp_path / "pypandoc" / "__init__.py"))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CitationsUnavailable, match="I am pandoc of the machine"):
        Bibliography(tmp_path / "cache").formatted([turn()], "mla")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 64", "it ended with 64"),
        ("echo nonsense", "printed no citation"),
        ("sleep 5", "took more than 0.3 seconds"),
    ],
)
def test_a_pandoc_that_fails_is_bounded_and_said(tmp_path: Path, script: str, sentence: str) -> None:
    bibliography = Bibliography(tmp_path / "cache", program=program(tmp_path, script), timeout=0.3)
    with pytest.raises(CitationsUnavailable, match=sentence):
        bibliography.formatted([turn()], "mla")
    assert sentence in bibliography.trouble


def test_a_pandoc_that_cannot_be_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(CitationsUnavailable, match="cannot be run"):
        Bibliography(tmp_path, program=NOWHERE).formatted([turn()], "mla")


def test_a_machine_without_room_for_temporary_files_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(CitationsUnavailable, match="temporary file"):
        Bibliography(tmp_path).formatted([turn()], "mla")


def test_after_a_failure_the_program_is_left_alone_for_a_while(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    bibliography = Bibliography(tmp_path / "cache", program=program(tmp_path, f"echo >> {calls}; exit 1"))
    for cited in (turn(), cite(item(SPEECH))):
        with pytest.raises(CitationsUnavailable, match="could not format"):
            bibliography.formatted([cited], "mla")
    assert calls.read_text() == "\n"


def test_readers_who_ask_for_the_same_at_once_cost_one_call(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    counted = program(tmp_path, f'echo >> {calls}; sleep 0.2; exec {find_pandoc()} "$@"')
    bibliography = Bibliography(tmp_path / "cache", program=counted)
    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(lambda _: bibliography.formatted([turn()], "mla"), range(4)))
    assert found == [found[0]] * 4
    assert calls.read_text() == "\n"


def test_a_disk_that_refuses_does_not_withhold_a_citation(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    (found,) = Bibliography(tmp_path / "file").formatted([turn()], "mla")
    assert found.text
    assert kept_in(tmp_path / "file", turn(), "mla") is None


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(CITABLES, min_size=40, max_size=60), st.sampled_from(sorted(STYLES)))
def test_any_description_can_be_formatted_and_says_its_address(tmp_path: Path, citables: list[Citable], style: str) -> None:
    found = Bibliography(tmp_path).formatted(citables, style)
    for cited, each in zip(citables, found, strict=True):
        assert cited.url in each.text
        assert Tags.of(each.html) | Tags.of(each.note_html) <= {"i"}


class Tags(HTMLParser):
    """Collects the names of the elements in HTML."""

    found: set[str]

    @classmethod
    def of(cls, html: str) -> set[str]:
        reader = cls()
        reader.found = set()
        reader.feed(html)
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p id=x>a <em>b</em> c", "a <i>b</i> c"),
        ("<p id=x>a<script>alert(1)</script><img src=x onerror=y><b>b</b></p>", "aalert(1)b"),
        ("<p id=x>\n a\n  b \n</p>", "a b"),
        ("<p id=x>a <em> </em> b </p>", "a b"),
        ("<p id=x><em>a<span>b</em>c</p></p>", "<i>ab</i>c"),
        ("<p id=x>a&lt;b&gt;&amp;amp;</p>", "a&lt;b&gt;&amp;amp;"),
        ('<p id=x>a<a class="footnote-back" href=#>back</a></p>', "a"),
        ("<p id=x>a<br>b</p><p>c</p>", "ab"),
    ],
)
def test_html_is_reduced_to_words_and_italics(html: str, markup: str) -> None:
    found = runs_by_id(html)["x"]
    assert as_markup(found) == markup
    assert "<i>" not in as_text(found)


def test_a_text_of_which_nothing_is_known_is_still_cited(tmp_path: Path) -> None:
    cited = described(Description(""))
    for style in STYLES:
        found = Bibliography(tmp_path).formatted([cited], style)[0]
        assert found.text.rstrip(".>").endswith(cited.url)
