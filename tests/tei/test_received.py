"""TEI of others is read as an item, whatever way of TEI's says what it is."""

from __future__ import annotations

import pytest

from archive.dates import DateInterval, day_number
from tests.tei.received_files import header, item, read


def day(year: int, month: int, number: int, wording: str = "") -> DateInterval:
    return DateInterval(day_number(year, month, number), day_number(year, month, number), wording=wording)


LETTER = (
    '<correspDesc><correspAction type="sent"><persName>Ann</persName><settlement>The Hague</settlement>'
    '<date when="1616-10-02">2 ottobre 1616</date></correspAction>'
    '<correspAction type="received"><name>Doge</name><rs key="lenin"/></correspAction></correspDesc>'
)


def test_a_letter_has_sender_addressees_place_and_date() -> None:
    said = item(head=header(profile=LETTER)).description
    assert said.genre == "letter"
    assert [one.name for one in said.authors] == ["Ann"]
    assert [(one.key, one.name) for one in said.addressees] == [("name:Doge", "Doge"), ("lenin", "V. I. Lenin")]
    assert said.place is not None
    assert said.place.name == "The Hague"
    assert said.date == day(1616, 10, 2, "2 ottobre 1616")
    assert {one.aspect for one in said.assertions} == {"date", "author", "addressee", "place", "genre"}
    assert {one.responsible for one in said.assertions} == {"received"}


def test_a_speech_has_its_setting() -> None:
    profile = (
        '<settingDesc><setting><orgName>Parliament</orgName><name type="city">Ljubljana</name><date when="1998-12-08"/>'
        "<activity>Question time</activity></setting></settingDesc>"
    )
    said = item(head=header(profile=profile)).description
    assert [one.name for one in (said.venue, said.place, said.occasion) if one] == ["Parliament", "Ljubljana", "Question time"]
    assert said.date == day(1998, 12, 8)


TITLED = [
    ("the main title", '<title type="sub">b</title><title type="main">a</title>', "a"),
    ("the complete title", '<title type="series">b</title><title type="complete">a</title>', "a"),
    ("the only one", '<title type="volume">a</title>', "a"),
    ("the first words", "<title/>", "Words of the text"),
]


@pytest.mark.parametrize(("titles", "title"), [case[1:] for case in TITLED], ids=[case[0] for case in TITLED])
def test_the_title_is_the_one_that_names_the_whole(titles: str, title: str) -> None:
    found = item("<p>Words of the text</p>", header(f"<titleStmt>{titles}</titleStmt>"))
    assert found.description.title == title
    assert found.description.title_is_incipit is (titles == "<title/>")


def test_a_text_without_title_and_words_is_called_by_its_id() -> None:
    assert item("<p/>", header("<titleStmt><title/></titleStmt>")).description.title == "an-item"


AUTHORS = [
    ("plain words", "<author>M. Tullius Cicero</author>", [("name:M. Tullius Cicero", "M. Tullius Cicero")]),
    (
        "parts of a name",
        "<author><persName><surname>Чехов</surname><forename>Антон</forename></persName></author>",
        [("name:Антон Чехов", "Антон Чехов")],
    ),
    ("a pointer", '<author ref="#lenin">L.</author>', [("lenin", "V. I. Lenin")]),
    ("a pointer inside", '<author><persName ref="#lenin">L.</persName></author>', [("lenin", "V. I. Lenin")]),
    ("nobody", "<author/>", []),
]


@pytest.mark.parametrize(("authors", "agents"), [case[1:] for case in AUTHORS], ids=[case[0] for case in AUTHORS])
def test_authors_are_named_or_known(authors: str, agents: list[tuple[str, str]]) -> None:
    found = item(head=header(f"<titleStmt><title>T</title>{authors}</titleStmt>")).description.authors
    assert [(one.key, one.name) for one in found] == agents


GENRES = [
    ("an utterance", '<u who="#a"><seg>words</seg></u>', "", "", "debate"),
    ("mostly speeches", '<sp who="#a"><speaker>A</speaker><p>b</p></sp><stage>c</stage>', "", "", "play"),
    ("one speech among paragraphs", "<p>a</p><p>b</p><p>c</p><sp><p>d</p></sp>", "", "", None),
    ("textClass", "<p>a</p>", "<textClass><keywords><term>Comedy</term></keywords></textClass>", "", "play"),
    ("a pointer to a category", "<p>a</p>", '<textClass><catRef target="#novel"/></textClass>', "", "novel"),
    ("the type of the text", "<p>a</p>", "", ' type="Speech"', "speech"),
    ("a type of one's own", "<p>a</p>", "", ' type="T3MMH"', None),
]


@pytest.mark.parametrize(("body", "profile", "kind", "genre"), [case[1:] for case in GENRES], ids=[case[0] for case in GENRES])
def test_the_genre_is_what_the_file_says_or_shows(body: str, profile: str, kind: str, genre: str | None) -> None:
    assert item(body, header(profile=profile), kind).description.genre == genre


LANGUAGES = [
    ("at the text", ' xml:lang="ru"', "", "ru"),
    ("in three letters", ' xml:lang="lat"', "", "la"),
    ("the only one used", "", '<langUsage><language ident="sl"/></langUsage>', "sl"),
    ("the one most used", "", '<langUsage><language ident="a" usage="5"/><language ident="b" usage="95"/></langUsage>', "b"),
    ("one of several", "", '<langUsage><language ident="a"/><language ident="b" usage="some"/></langUsage>', "en"),
]


@pytest.mark.parametrize(
    ("attributes", "profile", "language"), [one[1:] for one in LANGUAGES], ids=[one[0] for one in LANGUAGES]
)
def test_the_language_is_as_said_else_the_one_the_operator_chose(attributes: str, profile: str, language: str) -> None:
    assert item(head=header(profile=profile), attributes=attributes).description.language == language


def source(described: str) -> str:
    return f"<publicationStmt><publisher/><date>2014</date></publicationStmt><sourceDesc>{described}</sourceDesc>"


EVENTS = (
    '<standOff><listEvent><event type="print" when="1783"><label/></event><event type="premiere" when="1782"><label/></event>'
)
DATES = [
    ("the creation", header(profile='<creation when="1917-12-01"/>'), "", (1917, 12, 1), "high"),
    ("the creation in words", header(profile="<creation>on 1 December 1917</creation>"), "", None, "low"),
    (
        "a date of creation in words",
        header(profile="<creation><date>1 December 1917</date></creation>"),
        "",
        (1917, 12, 1),
        "high",
    ),
    ("the earliest event", header(), EVENTS + "</listEvent></standOff>", (1782, 1, 1), "high"),
    ("the first edition", header(rest=source('<bibl type="firstEdition"><date>1895</date></bibl>')), "", (1895, 1, 1), "high"),
    ("the source", header(rest=source('<bibl><date when="1998-12-08"/></bibl>')), "", (1998, 12, 8), "low"),
    ("the publication", header(), "", (2014, 1, 1), "low"),
]


@pytest.mark.parametrize(("head", "after", "first", "certainty"), [case[1:] for case in DATES], ids=[case[0] for case in DATES])
def test_the_date_is_that_of_writing_and_of_publication_as_a_last_resort(
    head: str, after: str, first: tuple[int, int, int] | None, certainty: str
) -> None:
    said = item(head=head, after=after).description
    assert said.date is not None
    assert said.date.first == day_number(*(first or (2014, 1, 1)))
    assert [one.certainty for one in said.assertions if one.aspect == "date"] == [certainty]


def test_a_file_without_header_is_read_as_far_as_it_goes() -> None:
    found = read('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>words</p></body></text></TEI>')
    assert (found.description.title, found.description.date, found.description.source) == ("words", None, "")


def test_documents_of_a_volume_have_their_own_heading_place_date_and_people() -> None:
    body = (
        '<div type="document" xml:id="d1"><head>1. Letter From <persName type="from">Mr. Kennan</persName>'
        ' to <persName type="to">Mr. Lovett</persName><note>Source: files.</note></head>'
        '<opener><dateline><placeName>Washington</placeName>, <date when="1948-06-24">June 24, 1948</date></dateline></opener>'
        "<p>Sir:</p><closer><signed><persName>George F. Kennan</persName></signed></closer></div>"
        '<div type="document" xml:id="d2"><head>2. Note</head><p>x</p>'
        "<closer><signed><persName>Marshall</persName></signed></closer></div>"
    )
    whole, first, second = item(body).sections
    assert first.description.title == "1. Letter From Mr. Kennan to Mr. Lovett"
    assert [one.name for one in first.description.authors] == ["Mr. Kennan"]
    assert [one.name for one in first.description.addressees] == ["Mr. Lovett"]
    assert first.description.place is not None
    assert first.description.place.name == "Washington"
    assert first.description.date == day(1948, 6, 24, "June 24, 1948")
    assert [one.name for one in second.description.authors] == ["Marshall"]
    assert second.description.date is None, "the year of publication is not the date of a document"
    assert (whole.passages, [one.element for one in first.passages]) == ((), ["head", "note", "opener", "p", "closer"])


def test_a_chapter_has_what_its_book_has_and_a_number_for_a_title() -> None:
    head = header(
        "<titleStmt><title>T</title><author>Ann</author></titleStmt>", profile='<creation><date when="1880"/></creation>'
    )
    body = (
        '<div type="chapter" n="1"><p>a</p><div type="textpart" subtype="chapter" n="2"><p>b</p></div>'
        '<div type="textpart" subtype="section" n="3"><p>c</p></div></div><div type="letter" when="1881-05-01" xml:lang="fr">'
        "<p>A long first line of words that goes on and on until it is cut at a word</p></div>"
    )
    _, first, second, third = item(body, head).sections
    assert [one.description.title for one in (first, second)] == ["Chapter 1", "Chapter 2"]
    assert third.description.title == "A long first line of words that goes on and on until it is …"
    assert [one.description.authors[0].name for one in (first, second, third)] == ["Ann"] * 3
    assert first.description.date == DateInterval(day_number(1880, 1, 1), day_number(1880, 12, 31))
    assert (third.description.date, third.description.language, third.description.genre) == (day(1881, 5, 1), "fr", "letter")
    assert [(one.depth, one.parent) for one in (first, second)] == [(1, "text"), (2, first.id)]
    assert [passage.received for passage in first.passages] == ["a", "c"]


def test_letters_of_an_anthology_are_declared_each_by_its_own_description() -> None:
    several = "".join(
        LETTER.replace("<correspDesc>", f'<correspDesc xml:id="letter{n}">').replace("Ann", f"Ann {n}") for n in (1, 2)
    )
    body = '<div decls="#letter1"><head>I</head><p>x</p></div><div decls="#letter2 #none"><head>II</head><p>y</p></div>'
    whole, first, second = item(body, header(profile=several)).sections
    assert [one.name for one in first.description.authors + second.description.authors] == ["Ann 1", "Ann 2"]
    assert whole.description.addressees == ()


def test_files_in_one_file_are_sections_with_headers_of_their_own() -> None:
    inner = f"<TEI>{header(profile=LETTER)}<text><body><p>one</p></body></text></TEI>"
    other = (
        f"<TEI>{header('<titleStmt><title>B</title></titleStmt>', source('<p/>'))}<text><body><p>two</p></body></text></TEI>"
    )
    corpus = header(
        "<titleStmt><title>C</title><author>Ed</author></titleStmt>", profile='<langUsage><language ident="it"/></langUsage>'
    )
    found = read(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{corpus}{inner}{other}</teiCorpus>')
    whole, first, second = found.sections
    assert [one.description.title for one in found.sections] == ["C", "A title", "B"]
    assert [one.description.authors[0].name for one in found.sections] == ["Ed", "Ann", "Ed"]
    assert {one.description.language for one in found.sections} == {"it"}
    assert (whole.id, first.id, second.id) == ("text", "s1", "s2")


def test_texts_of_a_group_are_sections() -> None:
    texts = "".join(f"<text><front><head>{n}</head></front><body><p>{n}</p></body></text>" for n in "ab")
    found = read(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header()}<text><group>{texts}</group></text></TEI>')
    assert [[passage.received for passage in one.passages] for one in found.sections] == [[], ["a", "a"], ["b", "b"]]
    assert found.sections[1].passages[0].within[0].element == "front"


def test_people_of_the_file_s_own_lists_are_called_by_their_names() -> None:
    people = (
        '<particDesc><listPerson><person xml:id="a"><persName><surname>Bee</surname><forename>Ann</forename></persName>'
        "</person></listPerson></particDesc>"
    )
    body = '<u who="#a"><seg>one <persName corresp="#a">she</persName></seg></u><u who="#b">two</u><u who="#a #b">three</u>'
    found = item(body, header(profile=people))
    assert [[voice.key for voice in one.voices] for one in found.passages] == [["name:Ann Bee"], ["name:#b"], ["name:Ann Bee"]]
    assert [one.name for one in found.description.mentions] == ["Ann Bee"]


def test_a_quotation_in_a_note_is_its_speaker_s_and_the_note_nobody_s() -> None:
    head = header("<titleStmt><title>T</title><author>Ann</author></titleStmt>")
    first, second = item('<p>a<note>b <said who="#lenin">c</said></note></p>', head).passages
    assert [voice.key for voice in first.voices] == ["name:Ann"]
    assert [(voice.key, second.received[voice.start : voice.end]) for voice in second.voices] == [("lenin", "c")]


def test_words_of_the_source_and_the_licence_are_kept() -> None:
    licence = (
        '<publicationStmt><publisher/><availability><licence target="https://example.org"/></availability></publicationStmt>'
    )
    manuscript = (
        "<sourceDesc><msDesc><msIdentifier><settlement>Venice</settlement><idno>1</idno></msIdentifier></msDesc></sourceDesc>"
    )
    said = item(head=header(rest=licence + manuscript)).description
    assert (said.source, said.licence) == ("Venice", "https://example.org")
    long = item(head=header(rest=source(f"<bibl>{'word ' * 100}</bibl>"))).description.source
    assert long.endswith("word …")
    assert len(long) <= 302


def test_a_time_with_a_first_and_last_moment_is_the_days_between() -> None:
    body = (
        '<div type="document" xmlns:frus="http://history.state.gov/ns/1.0" frus:doc-dateTime-min="1948-07-06T00:00:00-05:00"'
        ' frus:doc-dateTime-max="1948-07-07T23:59:59-05:00"><head>h</head></div>'
    )
    assert item(body).sections[1].description.date == DateInterval(day_number(1948, 7, 6), day_number(1948, 7, 7))


def test_attributes_of_other_namespaces_keep_their_prefix() -> None:
    body = '<p>a <hi xmlns:x="urn:x" x:y="z" rend="i">b</hi></p>'
    assert item(body).passages[0].marks[0].attributes == (("rend", "i"), ("x:y", "z"))


def test_what_stands_in_a_break_is_passed_over() -> None:
    first, second = item("<p>a <lb><hi>b</hi></lb>c</p><milestone>d<hi/></milestone>").passages
    assert (first.received, [mark.element for mark in first.marks]) == ("a c", ["lb"])
    assert (second.received, second.marks) == ("", ())


def test_a_title_has_no_blanks_inside_brackets_where_the_mark_up_was_laid_out_in_lines() -> None:
    head = "<head>By the Secretary (<persName>\n<hi>Lovett</hi>\n</persName>) , <placeName>\nParis\n</placeName>, noon</head>"
    section = item(f"<div>{head}<p>a</p></div>").sections[1]
    assert section.description.title == "By the Secretary (Lovett), Paris, noon"
