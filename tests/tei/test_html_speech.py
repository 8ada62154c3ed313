"""Who is heard: labels of the archive's own, with doubts said in words."""

from __future__ import annotations

from pathlib import Path

from archive.authorities import Authorities
from archive.model import Origin
from archive.tei import adopt, parse
from archive.tei.html.corrections import corrections
from archive.tei.html.drawing import render
from archive.tei.names import TEI
from tests.tei.html_pages import LINKS, OWN, master_of

HEADER = (
    "<fileDesc><titleStmt><title>Alliance</title>"
    '<author><persName ref="#lenin">V. I. Lenin</persName></author></titleStmt></fileDesc>' + OWN
)
STAND_OFF = (
    "<standOff><listPerson>"
    '<person xml:id="lenin"><persName>V. I. Lenin</persName></person>'
    '<person xml:id="feofilaktov"><persName>Feofilaktov</persName></person>'
    '<person xml:id="name-nn"><persName>Comrade N.</persName></person><person xml:id="x1"><persName/></person>'
    "</listPerson>"
    '<certainty type="voice" target="#text #p1" locus="value" assertedValue="feofilaktov" cert="low" resp="#importer">'
    '<desc type="rule">Named in passing.</desc></certainty>'
    '<certainty type="correction" target="#text #fix" locus="value" assertedValue="1909" cert="high" resp="#importer">'
    '<desc type="rule">A letter for the figure.</desc></certainty>'
    '<certainty type="correction" target="#text" locus="value" assertedValue="I" cert="medium" resp="#importer"'
    ' source="#string-range(p2,6,1)"><desc type="rule">A small letter for the pronoun.</desc></certainty>'
    "</standOff>"
)


def page(body: str) -> str:
    return str(render(master_of(body, header=HEADER, stand_off=STAND_OFF), "text", view="corrected", links=LINKS))


def test_the_words_of_someone_else_are_set_in_and_a_doubt_is_said_in_words() -> None:
    written = page('<said who="#feofilaktov"><p>How?</p></said><said who="#feofilaktov"><p>Well?</p></said>')
    assert (
        '<blockquote class="said in1"><p class="who">Feofilaktov, as V. I. Lenin reports; the name is doubtful</p>' in written
    )
    assert '<p class="who">Feofilaktov, as V. I. Lenin reports</p>' in written


def test_a_doubt_may_stand_on_the_speech_itself() -> None:
    assert "the name is doubtful" in page('<p>So</p><said who="#feofilaktov" cert="low"><p>How?</p></said>')


def test_the_author_reporting_himself_is_only_labelled() -> None:
    written = page('<said who="#lenin">I replied</said>')
    assert written.startswith(
        '<div class="said"><p class="who">V. I. Lenin’s own words, as reported here</p><p class="p" id="p1">'
    )


def test_a_speaker_without_an_authority_is_known_by_the_name_the_file_gives() -> None:
    assert '<p class="who">Comrade N., as V. I. Lenin reports</p>' in page('<p>x</p><said who="#name-nn"><p>So</p></said>')
    assert '<p class="who">x1, as V. I. Lenin reports</p>' in page('<p>x</p><said who="#x1"><p>So</p></said>')
    assert '<p class="who">other.xml#y, as V. I. Lenin reports' in page('<p>x</p><said who="other.xml#y"><p>So</p></said>')


def test_a_continued_speech_is_labelled_once_and_a_nameless_one_says_so() -> None:
    assert "who" not in page('<said who="#lenin" prev="#a"><p>more</p></said>')
    assert '<p class="who">Someone not named, as V. I. Lenin reports</p>' in page("<said><p>How?</p></said>")
    nobody = master_of("<said><p>How?</p></said>")
    assert '<p class="who">Someone not named, as reported</p>' in render(nobody, "text", view="corrected", links=LINKS)


def test_a_speaker_of_a_play_links_to_its_page() -> None:
    written = page('<sp who="#lenin"><speaker>Lenin.</speaker><p>Yes. <stage>aside</stage></p><stage>Exit</stage></sp>')
    assert '<a class="agent" href="/people/lenin">Lenin.</a></p>' in written
    assert '<span class="stage">aside</span>' in written
    assert '<p class="p stage" id="p3">' in written
    assert '<a class="agent"' not in page('<sp who="#feofilaktov"><speaker>F.</speaker><p>No.</p></sp><speaker>X</speaker>')


def test_where_the_text_names_no_speaker_the_archive_does() -> None:
    assert '<div class="sp"><p class="who"><a href="/people/lenin">V. I. Lenin</a></p>' in page(
        '<sp who="#lenin"><p>Yes</p></sp>'
    )
    assert page("<sp><p>Yes</p></sp>").startswith('<div class="sp"><p class="p"')
    written = page(
        '<u who="#feofilaktov"><seg>a</seg></u><pb/><u who="#feofilaktov"><seg>b</seg></u><u who="#lenin">c</u>'
        '<u who="#lenin">d</u><u>e</u><u who="#lenin"/>'
    )
    assert written.count('<p class="who">') == 2
    assert '<p class="who">Feofilaktov</p>' in written


def test_the_apparatus_says_what_was_corrected_how_surely_and_why() -> None:
    body = (
        "<p>Not these: <choice><orig>x</orig><reg>y</reg></choice></p><p>when, <choice><sic>l</sic><corr>I</corr></choice>"
        ' said <choice xml:id="fix"><sic>l909</sic><corr>1909</corr></choice>'
        ' <choice><sic>teh</sic><corr cert="low">the</corr></choice><note>a <choice><sic>b</sic><corr/></choice></note></p>'
        '<p xml:id="c3">c</p>'
    )
    found = corrections(master_of(body, header=HEADER, stand_off=STAND_OFF), "text")
    assert [(one.id, one.entry, one.passage, one.received, one.corrected, one.certainty, one.reason) for one in found] == [
        ("c1", "r1", "p2", "l", "I", "medium", "A small letter for the pronoun."),
        ("c2", "r2", "p2", "l909", "1909", "high", "A letter for the figure."),
        ("c4", "r4", "p2", "teh", "the", "low", ""),
        ("c5", "r5", "p3", "b", "", "unknown", ""),
    ]
    assert corrections(master_of("<p>a</p>"), "text") == ()


def test_a_file_of_others_is_linked_as_its_adoption_found(tmp_path: Path) -> None:
    (tmp_path / "authorities.toml").write_text('[person.lenin]\nname = "V. I. Lenin"\nwikidata = "Q1394"\n', encoding="utf-8")
    people = (
        '<teiHeader><profileDesc><particDesc><listPerson><person xml:id="LL"><persName>Lenin, W.</persName>'
        '<idno>https://www.wikidata.org/wiki/Q1394</idno></person><person xml:id="F"><persName>Feofilaktov</persName></person>'
        "</listPerson></particDesc></profileDesc></teiHeader>"
    )
    body = '<u who="#LL"><seg>a <name ref="#F">F.</name></seg></u><u who="#F"><seg>b <name ref="#LL">L.</name></seg></u>'
    data = adopt(
        f'<TEI xmlns="{TEI}">{people}<text><body>{body}</body></text></TEI>'.encode(),
        "debate.xml",
        item="debate",
        origin=Origin("debate.xml", "", 0, "UTF-8"),
        ingested="2026-11-22",
        language="en",
        authorities=Authorities.load(tmp_path / "authorities.toml"),
    )
    written = render(parse(data, "debate.xml"), "text", view="corrected", links=LINKS)
    assert '<p class="who"><a href="/people/lenin">V. I. Lenin</a></p>' in written
    assert '<p class="who">Feofilaktov</p>' in written
    assert '<a class="agent" href="/people/lenin">L.</a>' in written
    assert '<span class="agent">F.</span>' in written
