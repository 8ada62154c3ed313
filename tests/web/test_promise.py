"""The promise: a hundred texts are edited five times each, and every link ever given opens the cited words, marked."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from flask.testing import FlaskClient

from archive import settings
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.ingest import ingest
from archive.model import version_of
from archive.reference import Reference
from archive.settings import Home
from archive.tei import decode
from archive.web import create_app
from tests.homes import PROJECT
from tests.ingest.edits import Draft

DESKS, TEXTS, ROUNDS = 25, 4, 5


@dataclass(frozen=True, slots=True)
class Cited:
    """A link as it was given, with the words it was given for."""

    reference: Reference
    words: str


def test_after_every_edit_every_old_link_opens_the_cited_words(tmp_path: Path) -> None:
    told = [sentence for desk in range(DESKS) for sentence in _edited(tmp_path / str(desk), desk)]
    assert len(told) == DESKS * TEXTS * ROUNDS == 500
    assert any("unchanged since cited" in one for one in told)
    assert any("Changed since" in one for one in told)
    assert any("was removed" in one or "was merged" in one or "was split" in one for one in told)


def _edited(path: Path, desk: int) -> Iterator[str]:
    """Edit a few texts round by round, citing each before every edit; then open all links, and give what is said of them."""
    home = _home(path)
    drafts = {f"text-{number}": Draft.begun(random.Random(TEXTS * desk + number)) for number in range(TEXTS)}
    cited: list[Cited] = []
    for _ in range(ROUNDS):
        _ingested(home, drafts)
        cited += (_cited(home, name, draft.rng) for name, draft in drafts.items())
        for draft in drafts.values():
            draft.edit()
    _ingested(home, drafts)
    client = create_app(home).test_client()
    yield from (_hold(client, one) for one in cited)


def _home(path: Path) -> Home:
    home = Home(path / "home")
    home.seeds.mkdir(parents=True)
    shutil.copy(PROJECT / "archive.toml", home.settings)
    return home


def _ingested(home: Home, drafts: dict[str, Draft]) -> None:
    for name, draft in drafts.items():
        (home.seeds / f"{name}.txt").write_text(draft.text, encoding="utf-8")
    assert ingest(shelf_of(House(home, settings.load(home)))).faults == ()


def _cited(home: Home, name: str, rng: random.Random) -> Cited:
    """Cite a passage of the present state, or some words of it."""
    item = decode((home.masters / f"{name}.xml").read_bytes(), name)
    permanent = Reference(name, version_of(item.passages))
    passage = rng.choice(item.passages)
    start, end = sorted(rng.sample(range(len(passage.received) + 1), 2))
    words = passage.received[start:end].strip(" ")
    if not words or rng.random() < 0.3:
        return Cited(permanent.block(passage.id), passage.received)
    start = passage.received.index(words, start)
    return Cited(Reference(name, permanent.version, passage.id, None, start, start + len(words)), words)


def _hold(client: FlaskClient, cited: Cited) -> str:
    """The link opens its words and no others. Give what is said of them."""
    response = client.get(f"/items/{cited.reference}?view=received")
    assert response.status_code == 200, cited
    html = response.get_data(as_text=True)
    shown = _Marked(html)
    assert shown.words == (cited.words if cited.reference.start is not None else ""), cited
    assert shown.passage == cited.reference.first
    if cited.reference.start is None:
        assert shown.text == cited.words
    notice = re.search(r'<div class="notice".*?</div>', html, re.DOTALL)
    assert notice is not None
    _hold_now(client, cited, notice[0])
    return notice[0]


def _hold_now(client: FlaskClient, cited: Cited, notice: str) -> None:
    """Words that are said to be unchanged stand where the notice leads; words that changed are not said to."""
    newest = re.search(r'href="(/items/[^"]*:\d+-\d+[^"]*)">Newest version', notice)
    assert (newest is not None) == (cited.reference.start is not None and "words are unchanged since cited" in notice), cited
    if newest is not None:
        assert _Marked(client.get(unescape(newest[1])).get_data(as_text=True)).words == cited.words, cited


class _Marked(HTMLParser):
    """What a page marks: the words in ``mark`` and the passage that is meant, with its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = self.text = ""
        self.passage: str | None = None
        self._open: list[tuple[str, str | None]] = []
        heading = html.partition('<div class="title read"')[2].partition('<p class="meta permalink"')[0]
        self.feed(heading + html.partition('<div class="read"')[2].partition('<section class="cite"')[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is open: a number and a note of the archive are no words of the passage."""
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        kind = "mark" if tag == "mark" else "aside" if {"n", "ed", "who"} & set(classes) else None
        if {"p", "here"} <= set(classes):
            kind, self.passage = "here", given.get("id")
        if tag != "br":
            self._open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last under the name."""
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep words that are marked, and those of the passage."""
        kinds = {kind for _, kind in self._open}
        if "aside" in kinds:
            return
        self.words += data if "mark" in kinds else ""
        self.text += data if "here" in kinds else ""
