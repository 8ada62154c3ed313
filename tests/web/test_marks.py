"""Whatever is asked, every page that a result leads to marks exactly what was listed, in its order.

Five hundred drawn questions over letters that break words, quote, correct, note, part and interleave.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from flask import Flask
from lxml.html import HtmlElement

from archive.search import Hit, Line, Request, Searcher
from archive.tei.html.typography import DROPPED, typeset
from archive.web import create_app
from archive.web.counting.concordance import line_url
from archive.web.library import library
from archive.web.presentation import hit_text_url, hit_url
from archive.web.searching.asking import Asked, asked
from archive.web.searching.understanding import understood
from tests.homes import demo_home
from tests.tei.html_pages import tree_of
from tests.web.conftest import LETTER, VOLUME
from tests.web.drawn import questions, text

DRAWN = 500
"""Questions."""

FILES = 3
"""Drawn texts beside the project's seed and the small archive of the other tests."""

_AROUND = "<p>Of <list><item>land</item></list> and land.</p>"
INTERLEAVED = re.sub(
    r"<div.*</div>",
    "".join(f'<div type="letter">{words}</div>' for words in ("<p>land</p>", *2 * (_AROUND,), "<p>land</p>")),
    VOLUME,
    flags=re.DOTALL,
)
"""Passages inside others, whose hits stand on the page before hits of lower number."""

SEEDS = {
    "waterworks.txt": LETTER,
    "tramways.xml": VOLUME,
    "interleaved.xml": INTERLEAVED,
    **{f"drawn-{number}.xml": text(number) for number in range(FILES)},
}


@dataclass(frozen=True)
class Marked:
    """One ``mark`` of a page: its id, its words with those that carry it on, its passage, and whether it is in view."""

    id: str
    words: str
    passage: str
    is_here: bool


@dataclass(frozen=True)
class Opened:
    """A page as a reader sees it: its marks, and what the bar above it says."""

    marks: tuple[Marked, ...]
    bar: str

    def among(self, passage: str) -> list[str]:
        """Give the marked words of a passage."""
        return [mark.words for mark in self.marks if mark.passage == passage]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(demo_home(tmp_path_factory.mktemp("marks") / "home", SEEDS))
    made.testing = True
    return made


def test_every_page_opened_from_a_hit_marks_what_was_listed(drawn: Flask) -> None:
    forms = [word for number in range(FILES) for word in re.findall(r"\w[\w'’.,-]*", re.sub(r"<[^>]+>", "", text(number)))]
    found = opened = 0
    for arguments in questions(DRAWN, forms):
        with drawn.test_request_context(f"/search?{urlencode(arguments, doseq=True)}") as context:
            question = asked(context.request.args)
            holdings = library().holdings
            assert holdings.searcher is not None
            request = understood(question, holdings, size=1_000).request
            check = _Check(drawn, question, holdings.searcher, request)
            found += check.lines()
            check.passages()
            check.texts()
            opened += len(check.pages)
    assert found > DRAWN
    assert opened > DRAWN


@pytest.mark.parametrize("item", ["interleaved", *(f"drawn-{number}" for number in range(FILES))])
def test_next_visits_every_hit_of_a_text_once_down_its_pages_and_previous_leads_back(drawn: Flask, item: str) -> None:
    first = f"/items/{item}?q=land+OR+bank*"
    there, page = _walked(drawn, first, "next")
    whole = re.search(r"(\d+) in the whole text", page.bar)
    assert len(there) == len(set(there)) == (int(whole[1]) if whole else len(page.marks))
    back, _ = _walked(drawn, there[-1], "prev")
    assert back == there[-2::-1]


def _walked(app: Flask, url: str, rel: str) -> tuple[list[str], Opened]:
    """Follow the links of one kind to their end; the hit in view is the one that the link names, and the bar says which."""
    client, visited = app.test_client(), []
    response = client.get(url)
    page = _read(response.get_data(as_text=True))
    while link := re.search(rf'<a href="([^"]*)" rel="{rel}" accesskey', response.get_data(as_text=True)):
        visited.append(html.unescape(link[1]))
        response = client.get(visited[-1])
        page = _read(response.get_data(as_text=True))
        (here,) = (number for number, mark in enumerate(page.marks, 1) if mark.is_here)
        assert page.marks[here - 1].id == visited[-1].partition("#")[2]
        assert f"{here} of {len(page.marks)}" in page.bar
    return visited, page


class _Check:
    """Opens what one question leads to and compares."""

    def __init__(self, app: Flask, question: Asked, searcher: Searcher, request: Request) -> None:
        self._client, self._question, self._searcher, self._request = app.test_client(), question, searcher, request
        self.pages: dict[tuple[str, str], Opened] = {}

    def lines(self) -> int:
        """Compare the lines of the concordance, by the section they stand in."""
        sections: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in self._searcher.lines(self._request):
            sections[line.item, line.section].append(line)
        for place, lines in sections.items():
            chosen = lines[len(lines) // 2]
            page = self._open(place, line_url(chosen, self._question))
            here = [mark for mark in page.marks if mark.is_here]
            assert [mark.id for mark in here] == [f"hit-{chosen.ordinal}"], self._question
            words = {mark.id: mark for mark in page.marks}
            for line in lines:
                mark = words[f"hit-{line.ordinal}"]
                assert (mark.words, mark.passage) == (_plain(line.hit), line.passage), self._question
            listed = {line.passage: [_plain(each.hit) for each in lines if each.passage == line.passage] for line in lines}
            assert {passage: page.among(passage) for passage in listed} == listed, self._question
        return sum(map(len, sections.values()))

    def passages(self) -> None:
        """Compare the snippets of passages."""
        for hit in self._searcher.search(self._request).hits:
            ((passage, snippet),) = hit.snippets
            page = self._open((hit.reference.item, hit.section), hit_url(hit, passage, self._question))
            matched = [_plain(words) for words, is_match in snippet if is_match]
            if "…" not in (words for words, _ in snippet):
                assert page.among(passage) == matched, self._question

    def texts(self) -> None:
        """Compare the number of marks with that of the whole text, which the strip beside it tells."""
        hits = self._searcher.search(Request(self._request.query, "texts", without=self._request.without, size=1_000)).hits
        for hit, strip in zip(hits, self._strips(hits), strict=True):
            page = self._open((hit.reference.item, hit.section), hit_text_url(hit, self._question))
            assert len(page.marks) == strip, self._question
            numbers = re.findall(r"([\d,]+) of ([\d,]+)", page.bar)
            assert not strip or numbers[0][1] == str(strip), page.bar
            assert sorted(int(mark.id.removeprefix("hit-")) for mark in page.marks) == list(range(1, strip + 1))

    def _strips(self, hits: tuple[Hit, ...]) -> Iterator[int]:
        places = [(hit.reference.item, hit.section) for hit in hits]
        yield from (strip.total for strip in self._searcher.dispersion(self._request, places))

    def _open(self, place: tuple[str, str], url: str) -> Opened:
        if place not in self.pages:
            response = self._client.get(url)
            assert response.status_code == 200
            self.pages[place] = _read(response.get_data(as_text=True))
        return self.pages[place]


def _read(page: str) -> Opened:
    tree = tree_of(page[page.index("<main") : page.index("</main>")])
    pieces: list[list[HtmlElement]] = []
    carried: dict[str, list[HtmlElement]] = {}
    for element in (one for part in tree.find_class("read") for one in part.iter("mark", "span")):
        passage = _passage(element)
        if element.tag == "mark":
            pieces.append([element])
            carried[passage] = pieces[-1]
        elif "hit" in (element.get("class") or "").split():
            carried[passage].append(element)
    bar = "".join(" ".join(found.text_content().split()) for found in tree.find_class("hitbar"))
    return Opened(tuple(_marked(one) for one in pieces), bar)


def _marked(pieces: list[HtmlElement]) -> Marked:
    first = pieces[0]
    is_here = "here" in (first.get("class") or "").split()
    return Marked(first.get("id") or "", _plain("".join(piece.text_content() for piece in pieces)), _passage(first), is_here)


def _passage(element: HtmlElement) -> str:
    around = next(one for one in element.iterancestors() if "p" in (one.get("class") or "").split())
    return str(around.get("id") or around.get("data-passage"))


def _plain(words: str) -> str:
    """Give words without the marks that the page sets for reading."""
    return re.sub(r"[\s\"'“”‘’„–—-]", "", typeset(words, "en").replace(DROPPED, ""))
