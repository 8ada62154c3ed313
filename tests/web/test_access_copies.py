"""The first page of a long text: made from its access copy, and the very same page where there is none that fits."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from archive import settings, tei
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.errors import StorageError
from archive.ingest import restore, withdraw
from archive.model import Item, version_of
from archive.repository import LEAST, AccessCopies
from archive.settings import Home
from archive.web import create_app, warm
from tests.homes import demo_home

PAGES = (
    "volume",
    "volume/d30",
    "volume/d30?view=received&evidence=text",
    "volume/d3?q=canal",
    "volume/p70",
    "volume/p7..p9:2-5",
    "volume/p7?format=tei",
    "volume/p7?format=txt",
    "volume?whole=yes",
)
FEW = ("volume/d30", "volume/p7..p9:2-5")
NOTE = '<note xml:id="n%d">As <persName corresp="#mason">he</persName> says in <ref target="#n1">the first</ref>.</note>'
LETTER = "".join(
    f"<p>Page {number} of the canal: <choice><sic>rever</sic><corr>river</corr></choice>.</p>" for number in range(40)
)
VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The Canal Papers</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><front><div><list><item><persName xml:id="mason">Ann Mason</persName></item></list></div></front>
<body>""" + (
    "".join(
        f'<div type="letter" xml:id="d{number}"><head>{number}. To the Mason</head><p>One.{NOTE % number}</p>{LETTER}</div>'
        for number in range(1, 41)
    )
    + "</body></text></TEI>"
)

COPY = Path("access", "volume.copy")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("opening") / "home", {"volume.xml": VOLUME})


@pytest.fixture
def home(built: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(built.path, tmp_path / "home")))


def test_a_build_makes_copies_of_long_masters_alone(built: Home) -> None:
    assert (built.masters / "volume.xml").stat().st_size >= LEAST
    assert [path.name for path in (built.index / "access").iterdir()] == ["volume.copy"]


def test_a_long_master_is_decoded_once_for_the_index_and_its_copy(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(home.index)
    decode, decoded = tei.decode, list[str]()

    def counting(data: bytes, file: str) -> Item:
        decoded.append(file)
        return decode(data, file)

    monkeypatch.setattr(tei, "decode", counting)
    House(home, settings.load(home)).build()
    assert decoded.count("tei/volume.xml") == 1
    assert (home.index / COPY).exists()


def test_where_no_copy_can_be_written_the_index_is_made_and_the_refusal_told(home: Home) -> None:
    shutil.rmtree(home.index)
    home.index.mkdir(mode=0o700)
    (home.index / "access").write_text("a file where the folder belongs")
    with pytest.raises(StorageError, match="archive build"):
        House(home, settings.load(home)).build()
    assert _page(home, "volume/d30")


def test_every_page_is_the_same_without_a_copy(home: Home) -> None:
    pages = _pages(home, PAGES)
    (home.index / COPY).unlink()
    assert _pages(home, PAGES) == pages


def test_a_copy_that_is_gone_or_damaged_changes_no_page_and_the_next_build_makes_it_again(home: Home) -> None:
    copy, digest = home.index / COPY, hashlib.sha256((home.masters / "volume.xml").read_bytes()).hexdigest()
    pages = _pages(home, FEW)
    for damage in _DAMAGES:
        damage(copy)
        assert AccessCopies(home.index).get("volume", digest) is None, damage.__name__
        assert _pages(home, FEW) == pages, damage.__name__
        House(home, settings.load(home)).build()
        assert AccessCopies(home.index).get("volume", digest) is not None, damage.__name__


def test_a_page_is_made_from_the_copy_that_fits(home: Home) -> None:
    data = (home.masters / "volume.xml").read_bytes()
    item = tei.decode(data, "volume.xml")
    first, *others = item.sections
    other = replace(first, description=replace(first.description, title="As the Copy Has It"))
    AccessCopies(home.index).put("volume", hashlib.sha256(data).hexdigest(), replace(item, sections=(other, *others)))
    assert "As the Copy Has It" in _page(home, "volume")


@pytest.mark.parametrize("settled", [0.0, 2.0], ids=["files told by their times", "files changed just now"])
def test_a_master_edited_and_kept_is_shown_at_once_though_its_copy_is_of_the_state_before(
    home: Home, settled: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.repository.repository._SETTLED", settled)
    client = create_app(home).test_client()
    shelf = shelf_of(House(home, settings.load(home)))
    before = shelf.repository.version("volume")
    record = shelf.repository.record("volume")
    assert record is not None
    assert b"Page 1 of the canal" in client.get("/items/volume/d30").get_data()
    data = (home.masters / "volume.xml").read_bytes().replace(b"of the canal", b"of the ditch")
    (home.masters / "volume.xml").write_bytes(data)
    assert b"Page 1 of the canal" in client.get("/items/volume/d30").get_data()
    with shelf.repository.writing() as keeper:
        keeper.keep("volume", data, version_of(tei.decode(data, "volume.xml").passages), record)
    assert b"Page 1 of the ditch" in client.get("/items/volume/d30").get_data()
    assert b"Page 1 of the canal" in client.get(f"/items/volume@{before}/d30").get_data()
    withdraw(shelf, "volume", "A mistake.")
    assert client.get("/items/volume/d30").status_code == 410
    restore(shelf, "volume")
    assert "Page 1 of the ditch" in _page(home, "volume/d30")


def test_what_a_server_asks_before_its_readers_do_is_answered(home: Home) -> None:
    app = create_app(home)
    warm(app)
    assert app.test_client().get("/items/volume/d30").status_code == 200


def _pages(home: Home, addresses: Sequence[str]) -> dict[str, str]:
    """Give pages as processes that have opened nothing yet answer them."""
    return {address: _page(home, address) for address in addresses}


def _page(home: Home, address: str) -> str:
    response = create_app(home).test_client().get(f"/items/{address}")
    assert response.status_code == 200
    return response.get_data(as_text=True)


def _gone(copy: Path) -> None:
    shutil.rmtree(copy.parent)


def _cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-1])


def _empty(copy: Path) -> None:
    copy.write_bytes(b"")


def _flipped(copy: Path) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[:5_000] + bytes([data[5_000] ^ 1]) + data[5_001:])


def _of_another_state(copy: Path) -> None:
    data = (copy.parent.parent.parent / "tei" / "volume.xml").read_bytes().replace(b"canal", b"ditch")
    AccessCopies(copy.parent.parent).put("volume", "0" * 64, tei.decode(data, "volume.xml"))


_DAMAGES: tuple[Callable[[Path], None], ...] = (_gone, _cut, _empty, _flipped, _of_another_state)
