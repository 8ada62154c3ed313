"""Each kind of element as a reader meets it."""

from __future__ import annotations

import pytest

from archive.tei.html.drawing import render
from archive.tei.reading import View
from tests.tei.html_pages import LINKS, master_of, tree_of

REMARK = '<span class="remark"><span class="ed">'


def page(body: str, view: View = "corrected", language: str = "en", **more: str) -> str:
    return str(render(master_of(body, language=language, **more), "text", view=view, links=LINKS))


def number(passage: str) -> str:
    return f'<a class="n" href="/items/letter/p{passage}" aria-label="Passage {passage}, permanent link">{passage}</a>'


def test_a_paragraph_carries_its_number_as_its_permanent_link() -> None:
    assert page("<p>Such was my reply.</p>") == f'<p class="p" id="p1">{number("1")}Such was my reply.</p>'


def test_an_id_of_the_editors_is_shown_whole_and_a_long_one_runs_in() -> None:
    assert '<a class="n" href="/items/letter/S.193r" aria-label="Passage S.193r, permanent link">S.193r</a>' in page(
        '<p xml:id="S.193r">So</p>'
    )
    assert '<a class="n long"' in page('<p xml:id="ENG18400.p17">So</p>')


def test_an_id_that_the_page_itself_uses_is_not_given_twice() -> None:
    written = page('<p xml:id="cite">So</p><p xml:id="hit-1">on</p>')
    assert 'data-passage="cite"' in written
    assert ' id="' not in written


def test_what_the_address_names_is_marked() -> None:
    master = master_of("<p>a</p><p>b</p>")
    written = render(master, "text", view="received", links=LINKS, target=frozenset({"p2"}))
    assert '<p class="p" id="p1">' in written
    assert '<p class="p here" id="p2">' in written


def test_headings_follow_the_depth_of_the_parts_and_hold_no_number() -> None:
    written = page("<head>One</head><p>a</p><div><head>Two</head><head>Three</head><p>b</p></div>", view="received")
    assert f'<div class="p heading" id="p1">{number("1")}<h2>One</h2></div>' in written
    inner = master_of("<div type='letter'><head>L</head><div><p>x</p></div></div>")
    assert "<h2>L</h2>" in render(inner, next(key for key in inner.sections if key != "text"), view="corrected", links=LINKS)
    deep = master_of('<div type="continuation"><head>A</head><p>x</p></div>')
    assert "<h2>A</h2>" in render(deep, "text", view="corrected", links=LINKS)


def test_a_part_inside_a_part_is_a_heading_lower() -> None:
    written = page(
        '<head>A</head><div type="continuation"><head>B</head><div type="continuation"><head>C</head><p>x</p></div></div>',
    )
    assert [element.tag for element in tree_of(written).iter("h2", "h3", "h4")] == ["h2", "h3", "h4"]


def test_a_heading_that_holds_a_block_is_none_of_html() -> None:
    assert tree_of(page("<head>A <list><item>b</item></list></head>")).find(".//h2") is None


def test_a_section_inside_is_named_with_a_link_and_not_written_out() -> None:
    master = master_of('<p>before</p><div xml:id="d1" type="letter"><p>inside</p></div><p>after</p>')
    written = render(master, "text", view="corrected", links=LINKS)
    assert "inside" not in written
    assert '<p class="inner ed"><a href="/items/letter/d1">' in written
    assert "inside" in render(master, "d1", view="corrected", links=LINKS)
    with pytest.raises(KeyError):
        render(master, "nothing", view="corrected", links=LINKS)


def test_names_link_to_whom_they_name_when_there_is_a_page() -> None:
    people = (
        '<standOff><listPerson><person xml:id="lenin"><persName>V. I. Lenin</persName></person>'
        '<person xml:id="nobody"><persName>Nobody</persName></person></listPerson></standOff>'
    )
    written = page('<p><persName ref="#lenin">Lenin</persName> met <persName ref="#nobody">N.</persName></p>', stand_off=people)
    assert '<a class="agent" href="/people/lenin">Lenin</a>' in written
    assert "<span" in written
    assert "/people/nobody" not in written


def test_dates_say_their_day_when_html_can() -> None:
    assert '<time datetime="1917-12-01">November 18</time>' in page('<p><date when="1917-12-01">November 18</date></p>')
    assert "<time" not in page('<p><date when="1917-12-01&quot; x">November 18</date> <date>once</date></p>')


def test_a_correction_is_a_link_to_its_entry_and_the_source_one_view_away() -> None:
    body = "<p>(1899-<choice><sic>l909</sic><corr>1909</corr></choice>)</p>"
    assert '(1899–<a class="corr" id="c1" href="#r1">1909</a>)' in page(body)
    assert '(1899-<span class="sic" id="c1">l909</span>)' in page(body, view="received")


def test_a_correction_that_leaves_words_out_can_still_be_followed() -> None:
    written = page("<p>so <choice><sic>so</sic><corr/></choice> on</p>")
    assert '<a class="corr" id="c1" href="#r1"><span class="ed">[left out]</span></a>' in written


def test_a_link_never_stands_inside_a_link() -> None:
    people = '<standOff><listPerson><person xml:id="lenin"><persName>Lenin</persName></person></listPerson></standOff>'
    written = page(
        '<p><persName ref="#lenin"><choice><sic>Lemin</sic><corr>Lenin</corr></choice></persName>'
        ' <choice><sic>x</sic><corr><ref target="https://a.example/">y</ref></corr></choice></p>',
        stand_off=people,
    )
    assert all(link.find(".//a") is None for link in tree_of(written).iter("a"))
    assert '<span class="corr" id="c2">' in written


def test_words_of_one_reading_alone_are_shown() -> None:
    body = (
        "<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <sic>teh</sic> <corr>the</corr>"
        "<subst><del>bad</del><add>good</add></subst> <app><lem>one</lem><rdg>two</rdg></app></p>"
    )
    corrected, received = page(body), page(body, view="received")
    assert "Doctor" in corrected
    assert "bad" not in corrected
    assert "Dr" in received
    assert "<del>bad</del>" in received
    assert ">two<" not in (corrected + received).replace('<span class="ed">two</span>', "")
    assert '<span class="sic">teh</span>' in corrected


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ('<hi rend="italic">x</hi>', "<i>x</i>"),
        ('<hi rend="bold italic">x</hi>', "<b><i>x</i></b>"),
        ('<hi rendition="#i">x</hi>', "<i>x</i>"),
        ('<hi rend="sup">x</hi>', "<sup>x</sup>"),
        ('<hi rend="subscript">x</hi>', "<sub>x</sub>"),
        ('<hi rend="smallcaps">x</hi>', '<span class="sc">x</span>'),
        ('<hi rend="underline">x</hi>', "<u>x</u>"),
        ("<hi>x</hi>", "<em>x</em>"),
        ('<hi rend="gothic">x</hi>', "x"),
        ("<emph>x</emph>", "<em>x</em>"),
        ('<foreign xml:lang="la">x</foreign>', '<i class="foreign" lang="la">x</i>'),
        ('<foreign xml:lang="he">x</foreign>', '<i class="foreign" lang="he" dir="rtl">x</i>'),
        ("<title>x</title>", '<cite class="title">x</cite>'),
        ('<title level="a">x</title>', '<span class="title">x</span>'),
        ("<q>“x”</q>", "“x”"),
        ('<q xml:lang="fr">x</q>', '<span lang="fr">x</span>'),
        ("<add>x</add>", "<ins>x</ins>"),
        ("<del>x</del>", "<del>x</del>"),
        ("<unclear>x</unclear>", '<span class="unclear">x</span>'),
        ("<supplied>x</supplied>", '<span class="supplied">x</span>'),
        ('<said who="#a">x</said>', '<span class="said">x</span>'),
        ("<quote>x</quote>", '<span class="quote">x</span>'),
        ('<quote rend="blockquote">x</quote>', '<span class="quote set-off">x</span>'),
        (
            '<gap reason="illegible" quantity="3" unit="words"/>',
            '<span class="gap"><span class="ed">[gap: 3 words, illegible]</span></span>',
        ),
        ('<gap quantity="1" unit="pages"/>', '<span class="gap"><span class="ed">[gap: 1 page]</span></span>'),
        ("<gap/>", '<span class="gap"><span class="ed">[…]</span></span>'),
        (" <gap/> after", ' <span class="gap apart"><span class="ed">[…]</span></span>after'),
        (" <gap/>, after", ' <span class="gap"><span class="ed">[…]</span></span>, after'),
        ('<pb n="12"/>', '<span class="pb ed">[page 12]</span> '),
        ('<pb n="p.12"/>', '<span class="pb ed">[p.12]</span> '),
        ('<pb n="071v" facs="https://a.example/071v"/>', '<a class="pb ed" href="https://a.example/071v">[page 071v]</a> '),
        ('<pb facs="0012"/>', " "),
        ('<cb n="2"/>', '<span class="pb ed">[column 2]</span> '),
        ('<milestone unit="book" n="2"/>', '<span class="pb ed">[book 2]</span> '),
        ("<milestone/>", " "),
        ("<lb/>", " "),
        ("<code>'x'</code>", "<code>&#39;x&#39;</code>"),
        ("<anchor/>", ""),
        ('<space quantity="2" unit="lines"/>', f"{REMARK}[blank: 2 lines]</span></span>"),
        ("<space/>", f"{REMARK}[blank]</span></span>"),
        ('<handShift new="#clerk"/>', f"{REMARK}[hand: clerk]</span></span>"),
        ('<handShift medium="pencil"/>', f"{REMARK}[pencil]</span></span>"),
        ('<formShift type="printed"/>', f"{REMARK}[printed]</span></span>"),
        ("<handShift/>", f"{REMARK}[another hand]</span></span>"),
        ('<metamark function="insertion"/>', f"{REMARK}[insertion]</span></span>"),
        (
            '<metamark facs="Seal and traces of a seal"/>',
            f"{REMARK}[Seal and traces of a seal]</span></span>",
        ),
        ("<metamark>✗</metamark>", '<span class="remark">✗</span>'),
        (
            '<delSpan spanTo="#end"/>x<anchor xml:id="end"/>',
            f"{REMARK}[deleted from here]</span></span>x{REMARK}[deleted up to here]</span></span>",
        ),
        ("<ruby><rb>明</rb><rt>ming</rt></ruby>", "<ruby>明<rt>ming</rt></ruby>"),
        ("<uh-oh>x</uh-oh>", '<span class="tei-uh-oh">x</span>'),
        ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', '<span class="x-script">x</span>'),
        ('<ref target="#p1">x</ref>', '<a class="ref" href="/items/letter/p1">x</a>'),
        ('<ref target="#gone">x</ref>', '<span class="ref">x</span>'),
        ('<ref target="bio.xml#cs">x</ref>', '<span class="ref">x</span>'),
        ('<ref target="https://a.example/?a=1&amp;b=2">x</ref>', '<a class="ref" href="https://a.example/?a=1&amp;b=2">x</a>'),
        ('<ptr target="#p1"/>', '<a class="ptr ed" href="/items/letter/p1">[passage 1]</a>'),
        ('<ptr target="mailto:a@b.example"/>', '<a class="ptr ed" href="mailto:a@b.example">[a@b.example]</a>'),
        ("<ptr/>", ""),
        ('<ptr target="#p1" n="4"/>', '<a class="noteref ed" href="#p1" aria-label="Note 4">4</a>'),
        ('<ptr target="https://a.example/" n="4"/>', '<a class="noteref ed" href="https://a.example/">4</a>'),
        ('<graphic url="fig/1.jpg"/>', '<span class="graphic ed">[picture 1.jpg]</span>'),
        (
            '<graphic url="https://a.example/1.jpg"/>',
            '<a class="graphic ed" href="https://a.example/1.jpg">[picture 1.jpg]</a>',
        ),
        ('<graphic url="javascript:1"/>', '<span class="graphic ed">[picture javascript:1]</span>'),
        ("<figure><graphic/></figure>", '<span class="figure"><span class="graphic ed">[picture]</span></span>'),
    ],
)
def test_what_stands_inside_a_sentence(inside: str, written: str) -> None:
    assert page(f"<p>a{inside}b</p>") == f'<p class="p" id="p1">{number("1")}a{written}b</p>'


def test_a_pointer_into_a_passage_leads_to_that_passage_and_facs_to_the_picture_of_its_surface() -> None:
    facs = '<facsimile xml:id="f"><surface xml:id="f1"><graphic url="https://a.example/071v.jpg"/></surface></facsimile>'
    written = page(
        '<p>a <anchor xml:id="here"/>b</p><pb facs="#f1"/><p><ref target="#here">x</ref></p><pb facs="#f9"/>', stand_off=facs
    )
    assert '<a class="ref" href="/items/letter/p1">x</a>' in written
    assert '<p class="break"><a class="pb ed" href="https://a.example/071v.jpg">[page]</a></p>' in written
    assert written.count("[page]") == 1


def test_a_name_or_term_leads_to_where_the_text_explains_it_and_never_to_itself() -> None:
    entry = '<persName xml:id="cs" corresp="#cs">Christof Suriano</persName>'
    written = page(
        f'<list><item>{entry}</item><item><term xml:id="nato">NATO</term></item></list>'
        '<p><persName corresp="#cs">S.</persName> on <gloss target="#nato">NATO</gloss> <gloss target="#gone">x</gloss></p>'
    )
    assert '<a class="agent" href="/items/letter/p1">S.</a>' in written
    assert '<a class="term" href="/items/letter/p2">NATO</a>' in written
    assert '<span class="agent">Christof Suriano</span>' in written
    assert '<span class="term">x</span>' in written


def test_a_remark_between_passages_stands_on_a_line_of_its_own() -> None:
    written = page('<p>a</p><handShift new="#clerk"/><p>b</p><handShift><note>c</note></handShift>')
    assert f'</p><p class="break">{REMARK}[hand: clerk]</span></span></p><p class="p" id="p2">' in written
    assert tree_of(written).xpath("count(.//p[@class='break'])") == 1
