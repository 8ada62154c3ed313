"""Every word of a section stands in the page once, and every mark where it belongs."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.tei import Master
from archive.tei.html.drawing import draw, render
from archive.tei.html.typography import DROPPED, typeset
from archive.tei.html.words import Words, shown_range
from archive.tei.reading import View, read
from tests.tei.html_pages import LINKS, master_of, tree_of, words_of

TEXT = st.text(alphabet="abé <&\"'-1. \n", max_size=12)
PHRASES = (
    "hi persName q choice sic corr subst del add note ref foreign seg lb pb gap bibl list item p l lg table row cell unknown w"
)
BLOCKS = "p head lg l list label item table row cell said quote sp speaker stage note closer signed u seg figure milestone hi"
ATTRIBUTES = ("", ' rend="italic"', ' break="no"', ' who="#a"', ' n="2"', ' target="https://a.example/"', ' xml:lang="he"')


def _element(inner: st.SearchStrategy[str], names: str) -> st.SearchStrategy[str]:
    content = st.lists(st.one_of(TEXT.map(escape), inner), max_size=4).map("".join)
    return st.builds(
        lambda name, attribute, held: f"<{name}{attribute}>{held}</{name}>",
        st.sampled_from(names.split()),
        st.sampled_from(ATTRIBUTES),
        content,
    )


TREES = st.recursive(TEXT.map(escape), lambda inner: _element(inner, f"{PHRASES} {BLOCKS}"), max_leaves=25)
PARTS = st.lists(_element(TREES, BLOCKS), min_size=1, max_size=4).map("".join)
BODIES = st.one_of(PARTS, st.tuples(PARTS, PARTS, PARTS).map(lambda parts: f"{parts[0]}<div>{parts[1]}</div>{parts[2]}"))


def plain(words: str) -> str:
    return re.sub(r"\s+", "", words.replace(DROPPED, ""))


def shown(master: Master, passage: str, view: View) -> str:
    text = read(master.places[passage], view).text
    return typeset(text, "en") if view == "corrected" else text


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from(["received", "corrected"]))
def test_every_word_stands_once_in_the_passage_it_belongs_to(body: str, view: View) -> None:
    master = master_of(body)
    for section in master.item.sections:
        page = tree_of(render(master, section.id, view=view, links=LINKS))
        found = {element.get("id"): element for element in page.iter() if element.get("id") in master.places}
        assert set(found) == {passage.id for passage in section.passages}
        for passage in section.passages:
            assert plain(words_of(found[passage.id], inner_passages=False)) == plain(shown(master, passage.id, view))


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from(["received", "corrected"]), st.data())
def test_every_hit_is_marked_once_with_its_words(body: str, view: View, data: st.DataObject) -> None:
    master = master_of(body)
    section = master.item.sections[0]
    ranges: dict[str, list[tuple[int, int]]] = {}
    for passage in section.passages:
        words = [match.span() for match in re.finditer(r"\w+", read(master.places[passage.id], view).text)]
        ranges[passage.id] = [span for span in words if data.draw(st.booleans())]
    page = tree_of(render(master, section.id, view=view, links=LINKS, highlights=ranges, current=1))
    for passage in section.passages:
        pieces: list[str] = []
        for piece in page.iter("mark", "span"):
            owner = next((around for around in piece.iterancestors() if around.get("id") in master.places), None)
            if owner is None or owner.get("id") != passage.id:
                continue
            if piece.tag == "mark":
                pieces.append(piece.text_content())
            elif "hit" in (piece.get("class") or "").split():
                pieces[-1] += piece.text_content()
        text = shown(master, passage.id, view)
        assert pieces == [plain(text[start:end]) for start, end in ranges[passage.id]]
    ids = [mark.get("id") for mark in page.iter("mark")]
    assert sorted(ids) == sorted(f"hit-{number + 1}" for number in range(sum(map(len, ranges.values()))))
    assert {mark.get("class") for mark in page.iter("mark") if mark.get("id") == "hit-1"} <= {"here"}


def test_a_hit_across_elements_is_one_hit_in_several_pieces() -> None:
    master = master_of("<p>an <hi>honest</hi> coalition</p>")
    page = render(master, "text", view="received", links=LINKS, highlights={"p1": [(3, 19)]}, current=1)
    assert 'an <em><mark id="hit-1" class="here">honest</mark></em><span class="hit here"> coalition</span>' in page


def test_a_passage_may_be_shown_as_received_on_a_corrected_page() -> None:
    choice = "<choice><sic>l909</sic><corr>1909</corr></choice>"
    master = master_of(f"<p>in {choice}--</p><p>and {choice}--</p>")
    drawn = draw(
        master,
        "text",
        view="corrected",
        links=LINKS,
        highlights={"p1": [(3, 7)], "p2": [(4, 8)]},
        as_received=frozenset(["p2"]),
    )
    page = drawn.markup()
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == ["1909", "l909"]
    assert '<span class="sic" id="c2"><mark id="hit-2">l909</mark></span>--' in page
    assert drawn.hits == (1, 2)


def test_a_passage_inside_another_keeps_the_numbers_of_its_hits_and_says_where_they_stand() -> None:
    master = master_of("<p>word <list><item>word</item></list> word</p>")
    ranges = {passage.id: [m.span() for m in re.finditer("word", passage.received)] for passage in master.item.passages}
    drawn = draw(master, "text", view="received", links=LINKS, highlights=ranges)
    assert drawn.hits == (1, 3, 2)
    assert re.findall(r'<mark id="hit-(\d)">', drawn.markup()) == ["1", "3", "2"]


def test_hits_are_counted_down_the_page_where_notes_stand_after_their_paragraph() -> None:
    master = master_of("<p>word <note>word</note> word</p>")
    page = render(master, "text", view="received", links=LINKS, highlights={"p2": [(0, 4)], "p1": [(5, 9), (0, 4)]})
    assert page.index("hit-1") < page.index("hit-2") < page.index('class="note beside"') < page.index("hit-3")


def test_hits_that_overlap_are_each_marked_and_empty_ones_are_none() -> None:
    master = master_of("<p>one two three</p>")
    page = render(
        master,
        "text",
        view="received",
        links=LINKS,
        highlights={"p1": [(0, 7), (4, 13), (4, 7), (5, 5), (90, 95)], "p9": [(0, 1)]},
    )
    assert [mark.get("id") for mark in tree_of(page).iter("mark") if mark.get("id")] == ["hit-1", "hit-2", "hit-3"]
    assert tree_of(page).text_content() == "1one two three"


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [(0, 3, "He,"), (4, 7, "I"), (4, 12, "I said"), (8, 12, "said"), (8, 15, "said it"), (90, 95, "")],
)
def test_words_of_an_address_are_found_in_the_corrected_view(start: int, end: int, marked: str) -> None:
    master = master_of("<p>He, <choice><sic>lll</sic><corr>I</corr></choice> said <hi>it</hi></p>")
    page = render(master, "text", view="corrected", links=LINKS, words={"p1": (start, end)}, highlights={"p1": [(4, 5)]})
    assert "".join(named.text_content() for named in tree_of(page).iter("span") if named.get("class") == "words") == marked
    assert str(page).count("hit-1") == 1
    received = render(master, "text", view="received", links=LINKS, words={"p1": (4, 7)})
    assert '<mark class="words">lll</mark>' in received
    assert "words" not in render(master, "text", view="received", links=LINKS, words={"p7": (4, 7)})


def test_words_that_only_the_source_has_lead_to_where_they_were() -> None:
    master = master_of("<p>a <subst><del>b</del><add>c</add></subst> d</p>")
    assert shown_range(master.places["p1"], "corrected", 2, 3) == (2, 3)


def test_set_marks_leave_offsets_alone() -> None:
    master = master_of('<p>only one--the "Commissar" --so</p>')
    text = read(master.places["p1"], "corrected").text
    start = text.index("Commissar")
    page = render(master, "text", view="corrected", links=LINKS, highlights={"p1": [(start, start + 9), (8, 10)]})
    assert 'one<mark id="hit-1">—</mark>the “<mark id="hit-2">Commissar</mark>” —so' in page


def test_a_passage_is_read_once_for_as_long_as_its_master_is_kept() -> None:
    master = master_of("<p>a</p>")
    first = Words.of(master, "p1", "received", "en")
    assert Words.of(master, "p1", "received", "en").reading is first.reading


def test_a_deep_tree_and_a_long_paragraph_are_nothing_special() -> None:
    deep = master_of("<p>" + "<hi>" * 245 + "word" + "</hi>" * 245 + "</p>")
    assert render(deep, "text", view="corrected", links=LINKS).count("<em>") == 245
    long = master_of("<p>" + 'one "two" three--' * 17_000 + "</p>")
    ranges = {"p1": [(n * 17, n * 17 + 3) for n in range(17_000)]}
    assert render(long, "text", view="corrected", links=LINKS, highlights=ranges).count("<mark") == 17_000
