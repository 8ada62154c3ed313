import pytest

from archive.describe.structure.blocks import blocks_of
from archive.describe.structure.drafts import Draft
from archive.model import Mark

LONG = f"a long line that no typist ever broke, since it goes {'on and ' * 20}on"


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def ends(block: Draft) -> list[Mark]:
    return [mark for mark in block.marks if mark.element == "lb"]


def pages(block: Draft) -> list[tuple[int, str | None]]:
    """Give where pages begin, checking that the words of each marker stand beside it."""
    starts = [mark.start for mark in block.marks if mark.element == "fw"]
    found = [(mark.start, mark.attribute("n")) for mark in block.marks if mark.element == "pb"]
    assert starts == [start for start, _ in found]
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_whatever_the_line_end(end: str) -> None:
    assert texts(end.join([" One \t one.", " ", "", "Two.", ""])) == ["One one.", "Two."]


def test_hard_wrapped_lines_are_one_paragraph_with_its_line_breaks() -> None:
    text = (
        "It was the best of times, it was\nthe worst of times, it was the age\nof wisdom, it was the age of fool-\n"
        "ishness, it was the epoch of\nbelief.\n\nThe next."
    )
    first, second = blocks_of(text)
    assert first.text.startswith("It was the best of times, it was the worst")
    assert "fool-ishness" in first.text
    assert [end.attribute("break") for end in ends(first)] == [None, None, "no", None]
    assert [first.text[: end.start].split()[-1] for end in ends(first)] == ["was", "age", "fool-", "of"]
    assert second.marks == ()


def test_a_hyphen_before_a_capital_or_after_a_dash_breaks_no_word() -> None:
    (block,) = blocks_of("the long war between France-\nGermany and the rest of them--\nfor they were many in number")
    assert not any(end.attributes for end in ends(block))


def test_long_lines_are_paragraphs_each() -> None:
    assert texts(f"{LONG}\n{LONG}\nShort.") == [LONG, LONG, "Short."]


def test_a_text_without_blank_lines_has_a_paragraph_a_line_where_lines_end_sentences() -> None:
    assert texts("He came in.\nShe left.\nIt rained all of the day.\nNobody minded.") == [
        "He came in.", "She left.", "It rained all of the day.", "Nobody minded.",
    ]  # fmt: skip


def test_verse_keeps_its_lines_as_breaks() -> None:
    (block,) = blocks_of("Shall I compare thee to a day\nThou art more lovely\nRough winds do shake\nAnd")
    assert ends(block) == [Mark(29, 29, "lb"), Mark(50, 50, "lb"), Mark(71, 71, "lb")]


def test_the_lines_of_a_signature_are_blocks() -> None:
    text = f"{LONG}\n\n{LONG}\n\n{LONG}\n\nYours truly,\nJohn Adams"
    assert texts(text)[-2:] == ["Yours truly,", "John Adams"]


def test_a_line_of_other_blanks_stays_with_its_neighbours() -> None:
    assert texts("One.\n\n\u00a0\n\nTwo.") == ["One. \u00a0", "Two."]
    assert texts("\u00a0\n\nOne.") == ["\u00a0 One."]
    assert texts("\u00a0\n") == ["\u00a0"]
    assert texts("") == []


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("--- page 071r---", "071r"), ("[p. 12]", "12"), ("[Page 12]", "12"), ("{12}", "12"), ("[fol. 3v]", "3v"),
        ("p. 12", "12"), ("Page 12", "12"), ("- p. iv -", "iv"), ("[Seite 4]", "4"), ("===== 7 =====", "7"), ("{p. 12}", "12"),
        ("page 071r---", None), ("[12]", None), ("Chapter 12", None), ("- 4", None), ("[p. many]", None), ("----", None),
        (f"[p. {' ' * 40}12 and what stands there]", None),
    ],
)  # fmt: skip
def test_a_line_that_marks_a_page_is_no_part_of_the_text(marker: str, number: str | None) -> None:
    body = f"It was the best of times.\n\n{marker}\n\nIt was the worst of times."
    first, *others = blocks_of(body)
    if number is None:
        assert next(block.text for block in others) == " ".join(marker.split())
    else:
        assert (first.text, [(block.text, pages(block)) for block in others]) == (
            "It was the best of times.", [("It was the worst of times.", [(0, number)])],
        )  # fmt: skip


def test_a_paragraph_goes_on_over_the_page_and_so_does_a_word() -> None:
    lines = "It was the best of times, it was the wor-\n--- page 2---\n--- page 3---\nst of times, it was the age of wisdom."
    (block,) = blocks_of(lines)
    assert block.text == "It was the best of times, it was the wor-st of times, it was the age of wisdom."
    assert pages(block) == [(41, "2"), (41, "3")]
    assert {mark.attribute("break") for mark in block.marks if mark.element == "pb"} == {"no"}
    (block,) = blocks_of("It was the best\n\n[p. 2]\n\nof times.")
    assert (block.text, pages(block)) == ("It was the best of times.", [(15, "2")])
    first, second = blocks_of("It was the best.\n\n[p. 2]\n\nOf times.")
    assert (pages(first), pages(second)) == ([], [(0, "2")])


def test_pages_are_marked_at_the_beginning_and_the_end_of_a_text() -> None:
    first, last = blocks_of("\n--- 1 ---\n\n--- 2 ---\nOne.\n\nTwo.\n--- 3 ---\n--- 4 ---\n")
    assert (pages(first), pages(last)) == ([(0, "1"), (0, "2")], [(4, "3"), (4, "4")])
    assert texts("--- 1 ---\n\n--- 2 ---\n") == ["--- 1 ---", "--- 2 ---"]


def test_pages_turn_inside_a_line_where_the_numbers_count_up() -> None:
    (block,) = blocks_of("one [p. 3] two thr{4}ee\n[p. 5] four [p. 6]")
    assert (block.text, pages(block)) == ("one two three four", [(3, "3"), (11, "4"), (13, "5"), (18, "6")])
    assert [mark.attribute("break") for mark in block.marks if mark.element == "pb"] == [None, "no", None, None]
    assert texts("as Smith says [p. 3]") == ["as Smith says [p. 3]"]
    assert texts("as Smith [p. 30] and Jones [p. 3] say") == ["as Smith [p. 30] and Jones [p. 3] say"]


RAGGED = """2da
Serenissimo Principe
il signor ambasciatore di Francia doppo havermi trattenuto
sopra gl’affari di quel Regno mi disse, che si
rallegrava della pace, et che sperava di veder il Re suo con-
tento di quanto era stato risoluto in Italia, et che
ne haveva scritto.
Di questo non ho mancato di render gratie all’Eccellenza sua
con quelle parole, che mi parvero proprie del loco, et
del tempo, assicurandola della volontà della Serenità vostra
verso quella Corona. Gratie etc.
Dall’Haya a’ 20 settembre 1616
di vostra Serenità
humilissimo servitore
Christofforo Suriano"""


def test_lines_as_a_hand_breaks_them_are_paragraphs_between_a_salutation_and_a_closing() -> None:
    assert [words[:24] for words in texts(RAGGED)] == [
        "2da", "Serenissimo Principe", "il signor ambasciatore d", "Di questo non ho mancato", "Dall’Haya a’ 20 settembr",
        "di vostra Serenità", "humilissimo servitore", "Christofforo Suriano",
    ]  # fmt: skip


def test_a_line_set_in_begins_a_paragraph_where_no_blank_line_does() -> None:
    first = "   It was the best of times, it was\nthe worst of times, it was the age."
    second = "   It was the age of wisdom, and it\nwas one."
    third = "   It was the age of foolishness, an\nepoch of belief."
    assert texts(f"{first}\n{second}\n{third}") == [" ".join(part.split()) for part in (first, second, third)]
