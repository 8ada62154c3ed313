import pytest

from archive.describe.structure.blocks import LineBreak, blocks_of

LONG = f"a long line that no typist ever broke, since it goes {'on and ' * 20}on"


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


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
    assert [end.in_word for end in first.breaks] == [False, False, True, False]
    assert [first.text[: end.offset].split()[-1] for end in first.breaks] == ["was", "age", "fool-", "of"]
    assert second.breaks == ()


def test_a_hyphen_before_a_capital_or_after_a_dash_breaks_no_word() -> None:
    (block,) = blocks_of("the long war between France-\nGermany and the rest of them--\nfor they were many in number")
    assert not any(end.in_word for end in block.breaks)


def test_long_lines_are_paragraphs_each() -> None:
    assert texts(f"{LONG}\n{LONG}\nShort.") == [LONG, LONG, "Short."]


def test_a_text_without_blank_lines_has_a_paragraph_a_line_where_lines_end_sentences() -> None:
    assert texts("He came in.\nShe left.\nIt rained all of the day.\nNobody minded.") == [
        "He came in.", "She left.", "It rained all of the day.", "Nobody minded.",
    ]  # fmt: skip


def test_verse_keeps_its_lines_as_breaks() -> None:
    (block,) = blocks_of("Shall I compare thee to a day\nThou art more lovely\nRough winds do shake\nAnd")
    assert len(block.breaks) == 3
    assert block.breaks[0] == LineBreak(29, False)


def test_the_lines_of_a_signature_are_blocks() -> None:
    text = f"{LONG}\n\n{LONG}\n\n{LONG}\n\nYours truly,\nJohn Adams"
    assert texts(text)[-2:] == ["Yours truly,", "John Adams"]


def test_a_line_of_other_blanks_stays_with_its_neighbours() -> None:
    assert texts("One.\n\n\u00a0\n\nTwo.") == ["One. \u00a0", "Two."]
    assert texts("\u00a0\n\nOne.") == ["\u00a0 One."]
    assert texts("\u00a0\n") == ["\u00a0"]
    assert texts("") == []
