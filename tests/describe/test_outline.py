"""The divisions of a text, and what is numbered through them."""

import pytest

from archive.describe import describe
from archive.describe.joining import joined
from archive.describe.structure.kinds import division_of, is_enclosure, is_sub_enclosure
from archive.model import Assertion, Block, Container, Description, Mark, Passage, Section
from tests.describe.people import SMALL, elements

BODY = "This is the body of the text, which is long enough to be one and which ends as sentences do: with a full stop."


def outline(*lines: str) -> list[tuple[str, str, int, str | None]]:
    sections = describe("\n\n".join(lines), name="a-book.txt", language="en", authorities=SMALL)
    return [(section.id, section.kind, section.depth, section.parent) for section in sections]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ACT I", "act"), ("SCENE 2", "scene"), ("CHAPTER III", "chapter"), ("Erster Aufzug", "act"),
        ("Capitolo II", "chapter"),
        ("ДЕЙСТВИЕ ПЕРВОЕ", "act"), ("BOOK THE FIRST", "book"), ("Chapter 1. Loomings", "chapter"), ("LETTER I", "letter"),
        ("1. Kapitel", "chapter"), ("Twenty-first letter", "letter"), ("PREFACE", "preface"), ("Epilog", "epilogue"),
        ("Letter I received", None), ("Act well your part", None), ("Part I, dealing with arms;", None), ("act i", None),
        ("Section 3. The President shall take care that the laws be executed.", None), ("Preface to it", None),
        ("x" * 200, None),
    ],
)  # fmt: skip
def test_divisions_are_headed_in_many_languages(line: str, kind: str | None) -> None:
    found = division_of(line)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("[Enclosure]", 1), ("Enclosure No. 2", 1), ("[Annex A]", 1), ("Beilage", 1), ("Allegato", 1), ("[Sub-Enclosure]", 2),
        ("[Inclosure 1 in No. 47.]", 1), ("enclosure", 0), ("Enclosure of the field", 0), ("x" * 200, 0),
    ],
)  # fmt: skip
def test_enclosures_are_told_by_what_stands_over_them(line: str, levels: int) -> None:
    assert is_enclosure(line) + is_sub_enclosure(line) == levels


def test_kinds_of_divisions_nest_in_the_order_they_appear() -> None:
    assert outline("PREFACE", BODY, "BOOK I", "CHAPTER I", BODY, "CHAPTER II", BODY, "BOOK II", "CHAPTER I", BODY) == [
        ("text", "", 0, None), ("s1", "preface", 1, "text"), ("s2", "book", 1, "text"), ("s3", "chapter", 2, "s2"),
        ("s4", "chapter", 2, "s2"), ("s5", "book", 1, "text"), ("s6", "chapter", 2, "s5"),
    ]  # fmt: skip


def test_a_table_of_contents_divides_nothing() -> None:
    contents = ["Contents", "CHAPTER I", "CHAPTER II"]
    assert [kind for _, kind, *_ in outline(*contents, "CHAPTER I", BODY, "CHAPTER II", BODY)] == ["", "chapter", "chapter"]
    assert [kind for _, kind, *_ in outline("CHAPTER I", "CHAPTER II", BODY)] == [""]


def test_the_only_heading_belongs_to_the_whole() -> None:
    assert len(outline("CHAPTER I", BODY, BODY)) == 1


def test_enclosures_are_sections_of_their_own_below_what_they_go_with() -> None:
    letter = [BODY, "Yours truly,", "A. Brown"]
    assert outline(*letter, "[Enclosure 1]", BODY, "[Sub-Enclosure]", BODY, "[Enclosure 2]", BODY)[1:] == [
        ("s1", "enclosure", 1, "text"), ("s2", "enclosure", 2, "s1"), ("s3", "enclosure", 1, "text"),
    ]  # fmt: skip
    assert len(outline(*letter, "Enclosure", "As stated", "Enclosures")) == 1


def test_each_division_has_a_date_and_a_title_of_its_own() -> None:
    text = "\n\n".join(["LETTER I", "Oxford, June 24, 1848", BODY, "LETTER II", "Oxford, June 25, 1848", BODY])
    whole, first, second = describe(text, name="x_1.txt", language="en", authorities=SMALL)
    assert (whole.description.title, whole.description.date, whole.passages) == ("x_1", None, ())
    dates = [section.description.date.wording for section in (first, second) if section.description.date]
    assert dates == ["June 24, 1848", "June 25, 1848"]
    assert (first.description.title, elements(second)) == ("LETTER I", ["head", "opener", "p"])


def given(*blocks: Block) -> tuple[Section, ...]:
    return describe(blocks, name="x_1.docx", language="en", authorities=SMALL)


def test_the_headings_of_a_format_divide_by_their_levels_and_paragraphs_are_read_as_letters() -> None:
    heads = [Block("head", words, level=level) for words, level in (("A Book", 1), ("One", 2), ("Deep", 4), ("Chapter 2", 2))]
    body = Block("p", BODY)
    item = Block("item", "An item", within=(Container("list", 1),))
    sections = given(heads[0], Block("p", "Dear Sir:"), body, heads[1], item, body, heads[2], body, heads[3], body)
    assert [(section.kind, section.depth) for section in sections] == [
        ("", 0), ("section", 1), ("section", 2), ("chapter", 1),
    ]  # fmt: skip
    assert elements(sections[0]) == ["head", "opener", "p"]
    assert elements(sections[1]) == ["head", "item", "p"]
    assert len(given(Block("head", "One", level=1), body, Block("head", "Two", level=1), body)) == 3


def test_ids_and_containers_are_numbered_through_all_sections() -> None:
    said = Assertion("voice", "a", "A", "high", "importer", "So.", target="said1")
    first = Section("text", 0, None, Description("One", assertions=(said,)), (_spoken("p1"),))
    second = Section("s1", 1, "text", Description("Two", assertions=(said,)), (_spoken("p2"),))
    made = joined((first, second))
    assert made[0] == first
    (passage,) = made[1].passages
    assert passage.within == (Container("said", 2, (("next", "#said4"), ("xml:id", "said3"))),)
    assert passage.marks == (Mark(0, 1, "said", (("prev", "#said3"), ("xml:id", "said4"))), Mark(0, 1, "hi"))
    assert made[1].description.assertions[0].target == "said3"


def _spoken(name: str) -> Passage:
    around = Container("said", 1, (("next", "#said2"), ("xml:id", "said1")))
    inner = Mark(0, 1, "said", (("prev", "#said1"), ("xml:id", "said2")))
    return Passage(name, "p", "a", "a", (inner, Mark(0, 1, "hi")), (around,))


def test_a_label_below_which_nobody_speaks_names_no_voice() -> None:
    lines = ["ANN SMITH: State it.", "By: Karl Marx", "Dear Mrs. Brown:", "By: Karl Marx", "ANN SMITH: No."]
    (section,) = describe("\n\n".join(lines), name="x_1.txt", language="en", authorities=SMALL)
    assert elements(section) == ["speaker", "p", "speaker", "p", "p", "speaker", "p", "speaker", "p"]
    assert [passage.received for passage in section.passages if not passage.within] == ["Dear Mrs. Brown:"]


def test_the_words_that_close_a_text_end_none_that_has_no_body_yet() -> None:
    text = (
        "By the President of the United States of America:\n\nA Proclamation\n\n"
        "Whereas it is provided by law that whenever it is impracticable to enforce the laws, the militia may be called;\n\n"
        "Now, therefore, I command all persons to disperse and retire to their respective abodes on or before noon.\n\n"
        "Done at the city of Washington, this 15th day of September, A.D. 1874.\n\nU. S. GRANT.\n"
    )
    (section,) = describe(text, name="1.txt", language="en", authorities=SMALL)
    assert section.description.date is not None
