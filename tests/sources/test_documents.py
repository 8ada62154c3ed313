"""Word, OpenDocument, EPUB, HTML and Markdown: what their format tells of the structure is kept, and every word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import tei
from archive.authorities import Authorities
from archive.model import Block
from tests.sources.documents import FORMATS, document_of, item_of, made, words_by_pandoc

LETTER = """# A letter

Some *slanted*, **heavy** and [SMALL]{.smallcaps} words, x^2^ and H~2~O, ~~gone~~.[^1]
A [page](https://example.org/a?b=c) and a [trap](javascript:alert). A `code`.

[^1]: The *note* here.

    Its second paragraph.

- first
- second

    1. inner one
    2. inner two

> quoted words

Line one\\
line two

+-------+-----------+
| Year  | Harvest   |
+=======+===========+
| 1917  | poor      |
|       |           |
|       | very      |
+-------+-----------+
| 1918  |           |
+-------+-----------+

: Yields

Term

:   Meaning

```
kept as
  typed
```

## A part

The end.
"""


@pytest.fixture(scope="module", params=FORMATS)
def letter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Block, ...]:
    seeds = tmp_path_factory.mktemp("seeds")
    return document_of(seeds, made(LETTER, request.param), f"a.{request.param}").blocks


def block(blocks: tuple[Block, ...], beginning: str) -> Block:
    return next(one for one in blocks if one.text.startswith(beginning))


def marked(one: Block) -> set[tuple[str, str]]:
    """Give what is marked in a passage, with the words."""
    return {
        (mark.attribute("rend") or mark.attribute("target") or mark.element, one.text[mark.start : mark.end])
        for mark in one.marks
    }


def containers(one: Block) -> list[str]:
    return [container.element for container in one.within]


def test_headings_keep_their_order_of_rank(letter: tuple[Block, ...]) -> None:
    heads = [(one.text, one.level) for one in letter if one.element == "head" and not one.within]
    assert heads == [("A letter", 1), ("A part", 2)]


def test_emphasis_and_links_are_marks_over_the_words(letter: tuple[Block, ...]) -> None:
    first = block(letter, "Some")
    assert {("italic", "slanted"), ("bold", "heavy"), ("superscript", "2"), ("subscript", "2")} <= marked(first)
    assert {("strikethrough", "gone"), ("code", "code"), ("https://example.org/a?b=c", "page")} <= marked(first)
    assert "trap" in first.text
    assert not [mark for mark in first.marks if "javascript" in (mark.attribute("target") or "")]


def test_a_footnote_is_linked_with_its_place_and_stands_behind_it(letter: tuple[Block, ...]) -> None:
    first = block(letter, "Some")
    (anchor,) = (mark for mark in first.marks if mark.element == "ptr")
    assert first.text[: anchor.start].endswith("gone.")
    note, more = letter[letter.index(first) + 1 :][:2]
    assert (note.text, more.text) == ("The note here.", "Its second paragraph.")
    assert note.within == more.within
    assert f"#{note.within[0].attribute('xml:id')}" == anchor.attribute("target")
    assert ("italic", "note") in marked(note)


def test_lists_keep_their_depth_and_their_numbers(letter: tuple[Block, ...]) -> None:
    listed = [(one.element, one.text, containers(one)) for one in letter if "list" in containers(one)][:6]
    assert listed == [
        ("item", "first", ["list"]),
        ("p", "second", ["list", "item"]),
        ("label", "1.", ["list", "item", "list"]),
        ("item", "inner one", ["list", "item", "list"]),
        ("label", "2.", ["list", "item", "list"]),
        ("item", "inner two", ["list", "item", "list"]),
    ]


def test_quotations_lines_and_terms_are_kept(letter: tuple[Block, ...]) -> None:
    assert containers(block(letter, "quoted")) == ["quote"]
    assert [mark.element for mark in block(letter, "Line one").marks] == ["lb"]
    assert {"Term", "Meaning"} <= {one.text for one in letter}
    typed = block(letter, "kept as")
    assert typed.text == "kept as" or "lb" in {mark.element for mark in typed.marks}


def test_tables_keep_their_cells_also_empty_ones(letter: tuple[Block, ...]) -> None:
    rows = [one for one in letter if one.element == "row"]
    cells = [[one.text[mark.start : mark.end] for mark in one.marks if mark.element == "cell"] for one in rows]
    assert cells == [["Year", "Harvest"], ["1917", "poor very"], ["1918", ""]]
    assert rows[0].marks[0].attribute("role") == "label"
    assert "Yields" in {one.text for one in letter}


def test_a_document_makes_valid_tei_that_reads_back_the_same(letter: tuple[Block, ...]) -> None:
    item = item_of(letter)
    master = tei.encode(item, Authorities(), publisher="Tests", licence="CC0")
    assert tei.faults(master) == ()
    read_back = tei.decode(master, "a.xml").passages
    assert [(one.element, one.received) for one in read_back] == [(one.element, one.received) for one in item.passages]
    assert [len(one.marks) for one in read_back] == [len(one.marks) for one in item.passages]


def test_front_matter_stands_at_the_beginning_of_the_text(seeds: Path) -> None:
    front = "---\ntitle: A *Title*\nsubtitle: More\nauthor: [Jane Doe, J. Roe]\ndate: 1 May 1917\ntags: [a, b]\n"
    front += "abstract: Short.\n---\n"
    found = document_of(seeds, f"{front}\n# One\n\nWords.\n\n# Two\n\nWords.\n".encode(), "a.md")
    assert [(one.element, one.text, one.level) for one in found.blocks] == [
        ("head", "A Title", 1),
        ("head", "More", 1),
        ("byline", "Jane Doe", 0),
        ("byline", "J. Roe", 0),
        ("opener", "1 May 1917", 0),
        ("p", "Short.", 0),
        ("head", "One", 2),
        ("p", "Words.", 0),
        ("head", "Two", 2),
        ("p", "Words.", 0),
    ]
    assert found.metadata == (("title", ("A Title",)), ("author", ("Jane Doe", "J. Roe")), ("date", ("1 May 1917",)))
    assert [what for _, what in found.left_out] == ["the field “tags” of its front matter: “a; b”"]
    assert found.encoding == "UTF-8"


def test_a_text_of_several_equal_headings_has_none_of_its_own(seeds: Path) -> None:
    found = document_of(seeds, b"# One\n\nWords.\n\n# Two\n\nWords.\n\n#### Deep\n\nWords.\n", "a.md")
    assert [one.level for one in found.blocks if one.element == "head"] == [2, 2, 3]


@pytest.mark.parametrize(
    ("html", "left_out"),
    [
        pytest.param('<p>a</p><img src="b.png" alt="the king">', "the picture “the king”", id="a picture"),
        pytest.param('<p>a</p><img src="data:image/png;base64,AAAA">', "the picture within the file", id="a picture inside"),
        pytest.param("<p>a&#12;b</p>", "U+000C", id="a form feed"),
    ],
)
def test_what_the_text_cannot_hold_is_named(seeds: Path, html: str, left_out: str) -> None:
    found = document_of(seeds, f"<html><body>{html}</body></html>".encode(), "a.html")
    assert [what for _, what in found.left_out] == [left_out]


def test_raw_html_in_markdown_gives_its_words_and_its_line_breaks(seeds: Path) -> None:
    words = '<!-- hidden -->\n\nSome <u>raw</u> words<br>here, <span lang="de">und hier</span> <!-- and this -->\n'
    found = document_of(seeds, words.encode(), "a.md")
    assert [one.text for one in found.blocks] == ["Some raw words here, und hier"]
    assert [mark.element for mark in found.blocks[0].marks] == ["lb", "foreign"]
    assert [what for _, what in found.left_out] == ["the comment “hidden”", "the comment “and this”"]


def test_nothing_a_typist_means_as_such_is_changed_in_markdown(seeds: Path) -> None:
    typed = '"Well" -- he said, for $5 to $6 ... @home isn\'t \\\\ [1] (c)'
    assert document_of(seeds, typed.encode(), "a.md").text == typed.replace("\\\\", "\\")


def test_verse_keeps_its_lines_and_stanzas(seeds: Path) -> None:
    found = document_of(seeds, b"| Line *one*\n| line two\n|\n| line three\n", "a.md")
    assert [(one.element, one.text) for one in found.blocks] == [("lg", "Line one line two"), ("lg", "line three")]
    assert [mark.element for mark in found.blocks[0].marks] == ["l", "hi", "l"]
    assert tei.faults(tei.encode(item_of(found.blocks), Authorities())) == ()


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param('start="3"', ["3.", "4."], id="numbers"),
        pytest.param('type="a" start="26"', ["z.", "aa."], id="letters"),
        pytest.param('type="I" start="1999"', ["MCMXCIX.", "MM."], id="Roman numbers"),
        pytest.param('type="i" start="0"', ["0.", "i."], id="no Roman zero"),
        pytest.param('type="A"', ["A.", "B."], id="capitals"),
    ],
)
def test_items_have_the_numbers_that_a_reader_sees(seeds: Path, start: str, expected: list[str]) -> None:
    data = f"<html><ol {start}><li>one<li>two</ol></html>".encode()
    assert [one.text for one in document_of(seeds, data, "a.html").blocks if one.element == "label"] == expected


def test_whatever_stands_in_a_cell_is_words_in_lines(seeds: Path) -> None:
    cell = "<h2>Head</h2><ul><li>x</ul><ol><li>y</ol><dl><dt>t<dd>d</dl><pre>a\nb</pre><blockquote>q</blockquote><div>v</div>"
    table = "<table><tr><td>in</td><td>ner</td></tr></table><figure><img src=a><figcaption>fig</figcaption></figure>"
    html = f"<html><table><tr><th>1</th><td colspan=2 rowspan=2>{cell}{table}</td></tr><tr><td>2</td></tr></table></html>"
    found = document_of(seeds, html.encode(), "a.html")
    assert [one.text for one in found.blocks] == ["1 Head x 1. y t d a b q v in ner fig", "2"]
    assert {("cols", "2"), ("rows", "2")} <= {pair for mark in found.blocks[0].marks for pair in mark.attributes}
    assert tei.faults(tei.encode(item_of(found.blocks), Authorities())) == ()


def test_a_frame_around_a_text_is_no_table(seeds: Path) -> None:
    found = document_of(seeds, b"<html><table><tr><td><p>one<p>two</td></tr></table></html>", "a.html")
    assert [(one.element, one.text) for one in found.blocks] == [("p", "one"), ("p", "two")]


def test_html_is_read_in_the_encoding_that_it_names(seeds: Path) -> None:
    page = '<html><head><meta charset="iso-8859-1"><title>Grüße</title></head><body><p>„Grüße“</p></body></html>'
    found = document_of(seeds, page.encode("cp1252"), "a.html")
    assert (found.text, found.encoding, found.metadata) == ("„Grüße“", "windows-1252", (("title", ("Grüße",)),))


def test_a_file_is_known_by_what_it_holds_before_its_name(seeds: Path) -> None:
    assert document_of(seeds, made("Words.", "odt"), "a.docx").text == "Words."
    assert document_of(seeds, b"<!DOCTYPE html>\n<p>Words.", "a.txt").text == "Words."
    assert document_of(seeds, b"<p>Words.</p><p>More.</p>", "a.htm").text == "Words.\nMore."


def test_comments_and_deleted_words_of_word_are_named(seeds: Path) -> None:
    markdown = (
        '[old]{.deletion author="A" date="2024-01-01T00:00:00Z"} [new]{.insertion author="A" date="2024-01-01T00:00:00Z"}'
    )
    found = document_of(seeds, made(f"Text {markdown} end.", "docx"), "a.docx")
    assert found.text == "Text new end."
    assert [what for _, what in found.left_out] == ["deleted words: “old”"]


# Whatever a document holds


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Draw a document whose words, w1 onwards, are all different; those of notes begin with n."""
    count = iter(range(1, 10_000))

    def words() -> str:
        return " ".join(draw(st.sampled_from(_PHRASES)).format(f"w{next(count)}") for _ in range(draw(st.integers(1, 4))))

    blocks = [draw(st.sampled_from(_BLOCKS))(words) for _ in range(draw(st.integers(1, 6)))]
    notes = draw(st.integers(0, 2))
    return "\n\n".join([*blocks, *(f"anchor{n}[^{n}]\n\n[^{n}]: note{n} *more{n}*\n\n    > last{n}\n" for n in range(notes))])


_PHRASES = ("{}", "*{}*", "**{}**", "***{}***", "[{}](http://a.org)", "`{}`", "[{}]{{.smallcaps}}", "^{}^", "“{}”", "{}\\\n")
_BLOCKS: tuple[Callable[[Callable[[], str]], str], ...] = (
    lambda words: words(),
    lambda words: f"# {words()}".replace("\\\n", ""),
    lambda words: f"### {words()}".replace("\\\n", ""),
    lambda words: f"- {words()}\n- {words()}\n\n    3. {words()}\n\n        {words()}\n\n    4. {words()}",
    lambda words: f"> {words()}\n>\n> - {words()}\n>\n> {words()}",
    lambda words: f"| {words()} |\n| {words()}".replace("\\\n", ""),
    lambda words: f"| a | b |\n|---|---|\n| {words()} | {words()} |\n| | {words()} |".replace("\\\n", ""),
    lambda words: f"```\n{words()}\n  {words()}\n```".replace("`", "'").replace("'''", "```"),
    lambda words: f"{words()}\n\n:   {words()}\n\n    {words()}".replace("\\\n", ""),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=markdown(), format_=st.sampled_from(FORMATS))
def test_no_word_of_any_document_is_lost_or_out_of_order(seeds: Path, written: str, format_: str) -> None:
    data = made(written, format_)
    found = document_of(seeds, data, f"a.{format_}")
    told = re.findall(r"\b(?:w|note|more|last)\d+", words_by_pandoc(data, format_).lower())
    kept = re.findall(r"\b(?:w|note|more|last)\d+", found.text.lower())
    assert sorted(kept) == sorted(told)
    assert [word for word in kept if word[0] == "w"] == [word for word in told if word[0] == "w"]
    item = item_of(found.blocks)
    master = tei.encode(item, Authorities())
    assert tei.faults(master) == ()
    assert [one.received for one in tei.decode(master, "a").passages] == [one.received for one in item.passages]
