import pytest

from archive.describe import describe
from archive.describe.faults import find_faults, put_right
from tests.describe.people import SMALL, described, marked, reasons


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("(1899-l909)", "en", "(1899-1909)"), ("in l933 and 19o8", "en", "in 1933 and 1908"), ("I960", "en", "1960"),
        ("on June 2O, 1917", "en", "on June 20, 1917"), ("l0 June 1917", "en", "10 June 1917"),
        ("June l, 1917", "en", "June 1, 1917"),
        ("am 2O. März 1871", "de", "am 20. März 1871"), ("a' l3 luglio 1616", "it", "a' 13 luglio 1616"),
        ("June 4O, 1917", "en", "June 4O, 1917"), ("2O men in June", "en", "2O men in June"),
        ("--l said --that", "en", "--I said --that"), ("l will", "en", "I will"), ("l'homme", "en", "l'homme"),
        ("chapter lV and XlX", "en", "chapter IV and XIX"), ("we'll and ll", "en", "we'll and ll"), ("IlX", "en", "IlX"),
        ("Il Re", "it", "Il Re"), ("Ill luck, 5 Ml", "en", "Ill luck, 5 Ml"), ("No. 12l4a", "en", "No. 12l4a"),
        ("loll", "en", "loll"), ("1909", "en", "1909"), ("2lll", "en", "2lll"),
        ("39l9", "en", "39l9"), ("2l99", "en", "2l99"), ("a l b", "en", "a l b"), ("l said", "fr", "l said"),
    ],
)  # fmt: skip
def test_faults_are_put_right_letter_by_letter_only_where_they_are_plain(text: str, language: str, right: str) -> None:
    assert put_right(text, find_faults(text, language)) == right


@pytest.mark.parametrize(
    ("text", "language", "corrected"),
    [
        ("The end of the the war was near and all of us knew it.", "en", "The end of the war was near and all of us knew it."),
        ("He said that that was all, and he had had it.", "en", "He said that that was all, and he had had it."),
        ("The the end.", "en", "The end."), ("In The The Hague", "en", "In The The Hague"),
        ("der Krieg und und der Friede", "de", "der Krieg und der Friede"), ("die die wir sahen", "de", "die die wir sahen"),
        ("la fine della della guerra", "it", "la fine della guerra"), ("вот и и все", "ru", "вот и и все"),
        ("The govern- ment is a government.", "en", "The government is a government."),
        ("A well- known and a well-known man", "en", "A well-known and a well-known man"),
        ("The depart- ment is near.", "en", "The department is near."), ("pre- and post-war", "en", "pre- and post-war"),
        ("vor- und nachher", "de", "vor- und nachher"), ("The wild- cat is here.", "en", "The wild- cat is here."),
    ],
)  # fmt: skip
def test_what_stands_twice_or_is_torn_is_corrected_beside_the_text(text: str, language: str, corrected: str) -> None:
    (section,) = describe(text, name="x.txt", language=language, authorities=SMALL)
    (passage,) = section.passages
    assert (passage.received, passage.corrected) == (text, corrected)


def test_a_line_set_twice_is_struck_out_once_and_said_to_be_so() -> None:
    lines = [
        "We all remember that great and noble cause of the nations that we",
        "saw in those days, and none of us who were there will forget it or",
        "saw in those days, and none of us who were there will forget it or",
        "be silent on it as long as we live, whatever may come of it in time.",
    ]
    section = described("\n".join(lines))
    (passage,) = section.passages
    assert passage.received == " ".join(lines)
    assert passage.corrected == " ".join([*lines[:2], lines[3]])
    assert marked(passage, "choice") == [lines[2]]
    (why,) = reasons(section, "correction")
    assert (why.value, why.certainty, why.evidence[0].words) == (lines[2], "high", f"{lines[1]} {lines[2]}")


def test_a_refrain_and_a_last_word_twice_stay_sound() -> None:
    assert find_faults("Come home! Come home!", "en", (10,)) == ()
    (fault,) = find_faults("It was for the the", "en")
    assert described("It was for the the").passages[0].corrected == "It was for the"
    assert (fault.first, fault.start, fault.correction) == (11, 15, "")


def test_a_line_without_end_is_data_and_has_no_faults() -> None:
    assert find_faults("l909 " * 2_000_000, "en") == ()
    assert len(find_faults("l909 the the lV govern- ment " * 5_000, "en")) == 4 * 5_000
