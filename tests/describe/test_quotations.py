import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.describe.speech.quotations import opens_with_quotation, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('an "honest coalition", a "coalition" (alliance)', ['"honest coalition"', '"coalition"']),
        ("“one “two” three” and „vier“ and « cinq »", ["“one “two” three”", "“two”", "„vier“", "« cinq »"]),
        ("»Komm her«, sagte er.", ["»Komm her«"]), ("‹sei› ›sette‹", ["‹sei›", "›sette‹"]),
        ("„Er sagte ‚nein‘ dazu“, rief sie.", ["„Er sagte ‚nein‘ dazu“", "‚nein‘"]),
        ("``There is a moral'' in it", ["``There is a moral''"]),
        ('"Is it "free" to do so?" To this', ['"Is it "free" to do so?"', '"free"']),
        ("‘No,’ he said, ‘I can’t.’", ["‘No,’", "‘I can’t.’"]), ("‘the workers’ control’ is", ["‘the workers’ control’"]),
        ("He said: 'It is the boys' house, and don't go.' So", ["'It is the boys' house, and don't go.'"]),
        ('"I said \'no\' to it," he', ['"I said \'no\' to it,"', "'no'"]),
        ("the workers' control and the peasants' land in '17", []), ("'Tis the day of rock 'n' roll", []),
        ("“The rock ’n’ roll” of ’68", ["“The rock ’n’ roll”"]), ("“Go ‘away’ ”. So", ["“Go ‘away’ ”", "‘away’"]),
        ('no " partner "here', []), ('"never closed', []), ('closed only"', []), ('5" by 4" of', []), ("”“", []),
        ('""', []), ('"one" "two', ['"one"']), ("”", []), ("x" * 200_001 + ' "y"', []),
    ],
)  # fmt: skip
def test_quotations_are_pairs_of_marks_and_no_apostrophes(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "opens"),
    [('"Yes', True), ("“Yes", True), ("``Yes", True), ("»Ja", True), ("'Tis", False), ('" no', False), ("", False)],
)
def test_a_paragraph_opens_with_a_quotation_or_not(text: str, opens: bool) -> None:
    assert opens_with_quotation(text) is opens


@given(st.text(alphabet="\"'“”„«»‹›‘’‚`ab, .s", max_size=40))
def test_quotations_nest_and_never_cross(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found)
    for start, end in found:
        assert not any(start < other < end < other_end for other, other_end in found)
