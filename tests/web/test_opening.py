"""A short text of several sections opens on one page, and only there; every other address shows what it showed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from archive.web.texts.switches import SHORT
from tests.homes import demo_home, rebuild
from tests.web.pages import Page
from tests.web.test_switches import VOLUME, turns

EVERY = ("Before the letters.", "Ada Smith", "A canal map.", "dug again", "Nothing was dug", "After the letters")
PAGES = (
    "/items/canal",
    "/items/canal?whole=no",
    "/items/canal?whole=no&view=received",
    "/items/canal/one",
    "/items/canal/one?whole=yes",
    "/items/canal/two?lines=source",
    "/contents/canal",
    "/contents/canal?whole=no",
    "/contents/canal/two",
)


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("opening") / "home", {"canal.xml": VOLUME})


@pytest.fixture
def reader(canal: Home) -> FlaskClient:
    return create_app(canal).test_client()


def read(reader: FlaskClient, address: str) -> str:
    """Give the words of the text on a page, with what stands between them."""
    return reader.get(address).get_data(as_text=True).partition('<div class="read"')[2].partition('<section class="cite"')[0]


def shows(reader: FlaskClient, address: str) -> list[str]:
    """Give which of the sections a page shows, told by words of each."""
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", read(reader, address)))
    return [words for words in EVERY if words in text]


def links(reader: FlaskClient, address: str) -> list[str]:
    """Give the links of a page to its own text, as far as they are no files."""
    found = Page(reader.get(address)).links
    return [link for link in found if re.match("/(items|contents)/canal(?![.])", link) and "format=" not in link]


def version(reader: FlaskClient) -> str:
    """Give the version of the text, as its citation names it."""
    found = re.search(r"/items/canal@(\w+)", reader.get("/items/canal").text)
    assert found is not None
    return found[1]


def test_a_short_text_opens_whole_at_its_own_address_alone(reader: FlaskClient) -> None:
    kept = version(reader)
    assert shows(reader, "/items/canal") == list(EVERY)
    assert shows(reader, f"/items/canal@{kept}") == list(EVERY)
    assert "Contents: 5 parts" in Page(reader.get("/items/canal")).text
    assert shows(reader, "/items/canal?whole=no") == [EVERY[0], EVERY[-1]]
    assert shows(reader, "/items/canal?q=letters") == [EVERY[0], EVERY[-1]]
    assert shows(reader, "/items/canal/two") == ["dug again"]
    assert shows(reader, f"/items/canal@{kept}/two") == ["dug again"]


def test_a_longer_text_opens_on_its_first_section(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(re.sub(r"\s+", " ", reader.get("/items/canal.txt").text))
    monkeypatch.setattr("archive.web.texts.switches.SHORT", size // 2)
    assert shows(reader, "/items/canal") == [EVERY[0], EVERY[-1]]
    assert shows(reader, "/items/canal?whole=yes") == list(EVERY)
    assert turns(reader, "/items/canal")["Show all on one page"] == "/items/canal?whole=yes"
    assert turns(reader, "/items/canal?whole=yes")["Show section by section"] == "/items/canal"
    assert "/items/canal?whole=yes#two" in links(reader, "/items/canal?whole=yes")
    assert "/items/canal" in links(reader, "/items/canal/one")


@pytest.mark.parametrize("address", PAGES)
def test_no_link_says_what_goes_without_saying(reader: FlaskClient, address: str) -> None:
    found = links(reader, address)
    assert found
    for link in found:
        if "whole=" in link:
            bare = re.sub(r"\?(?=#|$)", "", re.sub(r"[?&]whole=\w+", lambda it: "?" if it[0][0] == "?" else "", link))
            bare = bare.replace("?&", "?")
            assert read(reader, bare) != read(reader, link) or shows(reader, bare) != shows(reader, link), link


def test_the_margin_of_a_text_that_opens_whole_holds_bare_addresses(reader: FlaskClient) -> None:
    kept = version(reader)
    numbers = [link for link in links(reader, "/items/canal") if f"@{kept}/" in link and "#" in link]
    assert len(numbers) > 5
    assert all("?" not in link for link in numbers)
    asked = links(reader, "/items/canal?whole=no") + links(reader, "/items/canal/two")
    assert all("whole" not in link for link in asked if f"@{kept}/" in link)


def test_section_by_section_the_way_leads_to_the_first_section_and_not_to_all(reader: FlaskClient) -> None:
    seen, address = [], "/items/canal?whole=no"
    while True:
        seen.append(address)
        page = re.search(r'<a rel="next" href="([^"]+)"', reader.get(address).text)
        if page is None:
            break
        address = page[1]
    assert seen == ["/items/canal?whole=no", *(f"/items/canal/{one}" for one in ("one", "inner", "two", "three"))]
    back = re.search(r'<a rel="prev" href="([^"]+)"', reader.get("/items/canal/one").text)
    assert back is not None
    assert back[1] == seen[0]
    assert 'rel="next"' not in reader.get("/items/canal").text


def test_the_switch_between_all_and_one_is_bare_where_it_can_be(reader: FlaskClient) -> None:
    assert turns(reader, "/items/canal")["Show section by section"] == "/items/canal?whole=no"
    assert turns(reader, "/items/canal?whole=no")["Show all on one page"] == "/items/canal"
    assert turns(reader, "/items/canal/two")["Show all on one page"] == "/items/canal#two"
    assert turns(reader, "/items/canal/two?whole=yes")["Show section by section"] == "/items/canal/two"
    assert turns(reader, "/items/canal?q=canal")["Show all on one page"] == "/items/canal?q=canal&whole=yes"
    assert turns(reader, "/items/canal")["As transmitted"] == "/items/canal?view=received"


def test_the_contents_lead_down_the_page_or_from_section_to_section(reader: FlaskClient) -> None:
    assert "/items/canal#inner" in links(reader, "/items/canal")
    assert "/items/canal/inner" in links(reader, "/items/canal?whole=no")
    assert "/items/canal/inner" in links(reader, "/items/canal/two")
    assert "/items/canal#inner" in links(reader, "/contents/canal")
    assert "/items/canal/inner" in links(reader, "/contents/canal/two")


def test_what_a_page_says_of_the_text_does_not_depend_on_how_much_it_shows(reader: FlaskClient) -> None:
    def said(address: str) -> list[str]:
        return re.findall(r'<(?:link rel="canonical"|meta name|p class="citation"|title)[^>]*>[^<]*', reader.get(address).text)

    assert len(said("/items/canal")) > 8
    assert said("/items/canal") == said("/items/canal?whole=no") == said("/items/canal?q=canal")


def test_a_cited_text_is_compared_as_far_as_it_is_shown(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home", {"canal.xml": VOLUME})
    kept = version(create_app(home).test_client())
    (home.seeds / "canal.xml").write_text(VOLUME.replace("dug again", "dug anew"), encoding="utf-8")
    rebuild(home)
    reader = create_app(home).test_client()
    assert "What changed" in Page(reader.get(f"/items/canal@{kept}")).text
    assert "What changed" not in Page(reader.get(f"/items/canal@{kept}?whole=no")).text
    assert "What changed" not in Page(reader.get("/items/canal")).text


def test_a_long_text_with_words_in_one_section_alone_opens_at_them(tmp_path: Path) -> None:
    chapters = f"<body><div type='chapter' xml:id='two'><head>Digging</head><p>{'The canal was dug. ' * 3_000}</p></div></body>"
    book = re.sub(r"<body>.*</body>", chapters, VOLUME, flags=re.DOTALL)
    book = re.sub(r"<(front|back)>.*?</\1>", "", book, flags=re.DOTALL)
    reader = create_app(demo_home(tmp_path / "home", {"canal.xml": book})).test_client()
    assert len(read(reader, "/items/canal")) > SHORT
    assert "The canal" not in read(reader, "/items/canal?whole=no")


def test_a_page_without_words_says_where_they_are(tmp_path: Path) -> None:
    one, two = ("<div type='chapter' xml:id='a'><p>One.</p></div>", "<div type='chapter'><p>Two.</p></div>")
    chapters = f"<body><div type='part'>{one}{two}</div></body>"
    told = re.sub(r"<body>.*</body>", chapters, VOLUME, flags=re.DOTALL)
    empty = re.sub(r"<body>.*</body>", "<body><p/></body>", VOLUME, flags=re.DOTALL)
    reader = create_app(demo_home(tmp_path / "home", {"canal.xml": told, "empty.xml": empty})).test_client()
    page = reader.get("/items/canal?whole=no").get_data(as_text=True)
    assert "they stand in the parts that the contents list" in page
    assert '<details class="contents" open>' in page
    assert "none of its words are in it" in reader.get("/items/empty").get_data(as_text=True)
    assert "no words of its own" not in reader.get("/items/canal/a").get_data(as_text=True)
