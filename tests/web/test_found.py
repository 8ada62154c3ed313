"""What the index tells of the hits of a text and what reading it finds are the same; a long text is not read for a search."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from archive import settings, tei
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.model import Later, version_of
from archive.search import Request, parse
from archive.settings import Home
from archive.web import create_app
from archive.web.library import Opened, library
from archive.web.texts import marks
from archive.web.texts.hits import sought_in
from archive.web.texts.marks import Found, known, marks_of
from tests.homes import demo_home
from tests.web.conftest import LENIN
from tests.web.drawn import questions, text
from tests.web.test_access_copies import VOLUME as LONG
from tests.web.test_marks import INTERLEAVED

DATA = os.environ.get("TEI_ARCHIVE_DATA")
DRAWN = 60
"""Questions."""

REAL = "frus1917-72PubDip.xml"
"""A volume of documents with notes inside their sentences."""

_WORDS = re.compile(r"\w[\w'’.,-]*")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    seeds = {"interleaved.xml": INTERLEAVED, "drawn-0.xml": text(0), "drawn-1.xml": text(1)}
    return create_app(demo_home(tmp_path_factory.mktemp("found") / "home", seeds))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("long") / "home", {"volume.xml": LONG})


@pytest.fixture
def home(built: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(built.path, tmp_path / "home")))


def test_the_index_tells_what_reading_finds(archive: Flask) -> None:
    with archive.test_request_context():
        forms = [word for number in range(2) for word in _WORDS.findall(re.sub(r"<[^>]+>", "", text(number)))]
        total = sum(_compared(item, forms, DRAWN) for item in ("interleaved", "drawn-0", "drawn-1", LENIN))
    assert total > DRAWN


@pytest.mark.skipif(DATA is None, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
def test_the_index_tells_what_reading_finds_in_a_real_volume(tmp_path: Path) -> None:
    volume = next(Path(DATA or "").rglob(REAL)).read_text(encoding="utf-8")
    app = create_app(demo_home(tmp_path / "home", {REAL: volume}))
    with app.test_request_context():
        (item,) = {one.item for one in library().holdings.texts} - {LENIN}
        words = _WORDS.findall(" ".join(passage.received for passage in library().newest(item).item.passages))
        assert _compared(item, words, 6) > 100


def test_a_search_in_a_long_text_reads_no_section_that_it_does_not_show(home: Home) -> None:
    app = create_app(home)
    page = app.test_client().get("/items/volume/d20?q=canal").get_data(as_text=True)
    assert "1 of 40 in this section, 1,600 in the whole text" in " ".join(re.sub("<[^>]*>", "", page).split())
    assert '/items/volume/d19?q=canal&amp;hit=40#hit-40"' in page
    with app.test_request_context():
        item = library().newest("volume").item
        (first,) = (place for place, section in enumerate(item.sections) if section.id == "d20")
        assert [place for place, section in enumerate(item.sections) if _is_read(section.passages)] == [first - 1, first]


def test_a_text_changed_since_the_build_is_read(home: Home) -> None:
    app = create_app(home)
    before = _state(app)
    data = before.data.replace(b"Page 1 of the canal", b"Page 1 of the ditch")
    shelf = shelf_of(House(home, settings.load(home)))
    record = shelf.repository.record("volume")
    assert record is not None
    with shelf.repository.writing() as keeper:
        keeper.keep("volume", data, version_of(tei.decode(data, "volume.xml").passages), record)
    client = app.test_client()
    assert b"1,560 in the whole text" in client.get("/items/volume/d20?q=canal").get_data()
    assert b"1,600 in the whole text" in client.get(f"/items/volume@{before.version}/d20?q=canal").get_data()


def test_a_language_set_right_without_a_new_version_is_heeded_before_the_next_build(home: Home) -> None:
    app = create_app(home)
    before = _state(app)
    data = before.data.replace(b'<div type="letter" xml:id="d1">', b'<div type="letter" xml:id="d1" xml:lang="ru">')
    assert data != before.data
    master = tei.parse(data, "volume.xml")
    assert version_of(master.item.passages) == before.version
    edited = Opened(master, data, "0" * 64, before.version, True, before.lock)
    with app.test_request_context():
        holdings, request = library().holdings, Request(parse("canals").query)
        assert sum(marks_of(before, request, holdings, "corrected").totals) == 1_600
        assert sum(marks_of(edited, request, holdings, "corrected").totals) < 1_600


def test_without_an_index_words_are_marked_in_anybodys_voice(home: Home) -> None:
    page = "/items/volume/d20?q=speaker:lenin+canal"
    assert b"1,600 in the whole text" not in create_app(home).test_client().get(page).get_data()
    (home.index / "current").unlink()
    assert b"1,600 in the whole text" in create_app(home).test_client().get(page).get_data()


def test_the_transmitted_reading_is_counted_by_reading_it(home: Home) -> None:
    client = create_app(home).test_client()
    assert b"1,600 in the whole text" in client.get("/items/volume/d20?q=rever&view=received").get_data()
    assert b"not in this reading" in client.get("/items/volume/d20?q=river&view=received").get_data()


def _compared(item: str, words: list[str], count: int) -> int:
    """Ask the index and read, for drawn questions; give how many marks there were."""
    state, holdings = library().newest(item), library().holdings
    assert holdings.searcher is not None
    total, sections = 0, state.item.sections
    for arguments in questions(count, words):
        request = _request(arguments)
        told = known(sections, holdings.searcher.marked(request, item))
        found = Found.of([marks._read(section, marks.meant(request, holdings.searcher), "corrected") for section in sections])
        assert told.totals == found.totals, arguments
        for place in range(len(sections)):
            assert told.at(place) == found.at(place), arguments
            assert list(told.at(place).ranges) == list(found.at(place).ranges)
        total += sum(told.totals)
    return total


def _request(arguments: dict[str, str | list[str]]) -> Request:
    named = [(name, one) for name, given in arguments.items() for one in ([given] if isinstance(given, str) else given)]
    sought, _ = sought_in(MultiDict(named))
    assert sought is not None
    return sought.request


def _state(app: Flask) -> Opened:
    with app.test_request_context():
        return library().newest("volume")


def _is_read(passages: object) -> bool:
    return not isinstance(passages, Later) or passages._these is not None
