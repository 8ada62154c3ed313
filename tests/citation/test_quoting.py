"""Words with their reference, as they go into a manuscript."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citation import STYLES, Bibliography, plain_citation, quote

from .specimens import LETTER, SPEECH, cite, item

CITED = cite(item(LETTER), "p9")


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> Bibliography:
    return Bibliography(tmp_path_factory.mktemp("citations"))


@pytest.mark.parametrize(
    ("style", "words", "begins"),
    [
        ("mla", ["an honest alliance"], "<p>“an honest alliance” (Lenin, par. 9).</p>\n<p>Lenin, V. I. “Alliance"),
        ("apa", ["Was it so?"], "<p>“Was it so?” (Lenin, 1917, para. 9)</p>\n<p>Lenin, V. I. (1917, December 1)"),
        ("chicago", ["an honest alliance"], "<p>“an honest alliance”</p>\n<p>V. I. Lenin, “Alliance"),
        ("ieee", ["an honest alliance"], "<p>“an honest alliance”</p>\n<p>V. I. Lenin, “Alliance"),
        ("chicago", [], "<p>V. I. Lenin, “Alliance"),
        ("mla", [], "<p>(Lenin, par. 9)</p>\n<p>Lenin, V. I. “Alliance"),
        ("mla", ["one", "two"], f'<blockquote cite="{CITED.url}"><p>one</p><p>two (Lenin, par. 9).</p></blockquote>\n<p>Lenin'),
        ("oscola", ["word " * 99 + "end"], f'<blockquote cite="{CITED.url}"><p>word word'),
    ],
)
def test_words_stand_with_the_reference_their_style_wants(
    bibliography: Bibliography, style: str, words: list[str], begins: str
) -> None:
    made = bibliography.formatted([CITED], style)[0]
    assert quote(words, CITED, made, STYLES[style]).startswith(begins)


def test_a_text_as_a_whole_is_its_entry_alone(bibliography: Bibliography) -> None:
    cited = cite(item(SPEECH))
    for style in ("chicago", "mla"):
        made = bibliography.formatted([cited], style)[0]
        link = f'<a href="{cited.url}">{cited.url}</a>'
        assert quote([], cited, made, STYLES[style]) == f"<p>{str(made.html).replace(cited.url, link)}</p>"


class Tags(HTMLParser):
    """Collects the names of the elements in HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


@given(st.lists(st.text(min_size=1), max_size=3), st.sampled_from(sorted(STYLES)))
def test_no_words_bring_mark_up_with_them(words: list[str], style: str) -> None:
    hostile = [f"<script>alert(1)</script>{one}" for one in words]
    assert Tags(quote(hostile, CITED, plain_citation(CITED), STYLES[style])).found <= {"p", "i", "a", "blockquote"}
