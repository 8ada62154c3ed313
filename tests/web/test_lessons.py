"""The help page: every example runs on this archive and finds as many as it says."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.search import FIELDS, Everything, Request, engine_named, parse
from archive.settings import Home
from archive.web import create_app
from archive.web.searching.lessons import lessons
from tests.search.answers import opened
from tests.search.corpus import STORY, Corpus, passage, text
from tests.web.pages import Page, heading

_ROW = re.compile(r'<code><a href="([^"]*)">([^<]*)</a></code></th><td>[^<]*</td><td class="num">([\d,]+)</td>')


def test_every_example_finds_as_many_as_it_says(client: FlaskClient) -> None:
    for path in ("/search/help", "/search"):
        rows = _ROW.findall(client.get(path).get_data(as_text=True))
        assert len(rows) > 8
        for url, typed, count in rows:
            assert heading(client, url.replace("&amp;", "&")).startswith(f"{count} passage"), typed


def test_the_help_has_every_field_and_operator(client: FlaskClient) -> None:
    said = Page(client.get("/search/help")).text
    for typed in (
        *(f"{field}:" for field in FIELDS),
        " OR ",
        " -",
        "NEAR/",
        "=",
        "*",
        "?",
        "~",
        "“",
        "..",
        "os",
        "--",
        "undated",
        "NOT",
    ):
        assert typed in said


def test_what_the_archive_cannot_show_is_told_all_the_same(plain_home: Home) -> None:
    said = Page(create_app(plain_home).test_client().get("/search/help")).text
    assert re.search("date:undated *texts without a date *none here", said)


@pytest.mark.parametrize(
    ("corpus", "linked"),
    [
        (Corpus(()), set()),
        (Corpus((text("a", passage("p1", "東京都 a b c")),)), {"language:en"}),
        (STORY, {"author:Lenin", "addressee:Pravda", "date:1917-12-01ns", "date:undated", "venue:Deputies", "genre:letter"}),
    ],
    ids=["nothing", "no long words", "a story"],
)
def test_lessons_are_made_of_what_is_there(corpus: Corpus, linked: set[str]) -> None:
    with opened(engine_named("whoosh"), corpus) as searcher:
        facets = searcher.search(Request(Everything(), level="texts")).facets

        def count(words: str) -> int:
            return searcher.search(Request(parse(words).query)).total

        taught = lessons(searcher, tuple(searcher.texts()), facets, count)
    examples = [example for lesson in taught for example in lesson.examples]
    assert linked <= {example.typed for example in examples if example.count}
    assert bool(linked) == any(example.count for example in examples)
    assert all(example.typed and example.meaning for example in examples)
