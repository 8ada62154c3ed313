"""Finding quotations: the true wording, the very words, and an honest no."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import PassageUnit
from archive.search import MAX_QUOTATION, Quotation, Request, Searcher, engine_named, parse
from archive.search.words.analysis import spans
from tests.search.answers import opened
from tests.search.corpus import FEOFILAKTOV, LENIN, Corpus, day, passage, text

FIRST = (
    "There is no radical divergence of interests between the wage-workers and the working and exploited peasants. Socialism is"
    " fully able to meet the interests of both."
)
SECOND = "Only socialism can meet their interests; hence the possibility and necessity of an honest coalition."
FAULTY = "Even Kautsky (1899-l909) --l said-- admitted that the measures are not socialist to-day."
FIXED = "Even Kautsky (1899-1909) --I said-- admitted that the measures are not socialist to-day."
ASKED = "How would the Bolsheviks act in the Constituent Assembly?"
REPLY = "I replied that the party would be obliged to abstain from voting on the bill."
LAND = "".join(
    f"Field number {number} was measured by the committee of village {number * 7} in spring. " for number in range(60)
)
TEXTS = Corpus(
    (
        text(
            "alliance",
            passage("p1", FIRST),
            passage("p2", SECOND),
            passage("p3", FAULTY, corrected=FIXED),
            passage("p4", f"{ASKED} {REPLY}", says=[(FEOFILAKTOV, ASKED), (LENIN, REPLY)]),
            voices=(LENIN, FEOFILAKTOV),
        ),
        text("speech", passage("p1", LAND), passage("p2", "Of the people, by the people, for the people, he said.")),
        text("russian", passage("p1", "Ёлка стояла в большом зале, и дети пели старые песни до утра.", language="ru")),
        text("japanese", passage("p1", "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", language="ja")),
        text("arabic", passage("p1", "يُولَدُ جميعُ الناسِ أحراراً متساوين في الكرامة والحقوق", language="ar")),
    )
)

SALUTATION = "Fellow Citizens of the Senate and House of Representatives"
MESSAGES = Corpus(
    tuple(
        text(
            f"message-{year}",
            passage("p1", f"{SALUTATION}."),
            passage("p2", f"It was found that 26,575 claims,227,040 of them of {year}[3], were unread."),
            date=day(year, 12, 1),
        )
        for year in range(1899, 1839, -1)
    )
)


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), MESSAGES, tmp_path_factory.mktemp("messages")) as found:
        yield found


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), TEXTS, tmp_path_factory.mktemp("quoting")) as found:
        yield found


def best(searcher: Searcher, pasted: str) -> Quotation:
    found = searcher.quoted(pasted, 3)
    assert found.found, found
    return found.found[0]


def marked(quotation: Quotation) -> str:
    """Write the differences as text."""
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-", "left out": "~{}~"}
    return " ".join(signs[kind].format(words.strip()) for kind, words in quotation.wording)


def units(quotation: Quotation) -> list[PassageUnit]:
    """Give the passages of a quotation."""
    text = next(each for each in TEXTS.texts if each.item == quotation.reference.item)
    return [unit for unit in text.passages if unit.id in quotation.passages]


def words_named(quotation: Quotation) -> str:
    """Give the words that the reference of a quotation names."""
    return units(quotation)[0].received[quotation.reference.start : quotation.reference.end]


@pytest.mark.parametrize(
    ("pasted", "degree", "wording"),
    [
        (
            "the possibility and necessity of an honest coalition",
            "word for word",
            "the possibility and necessity of an honest coalition",
        ),
        (
            "“The Possibility and Neces-\nsity of an honest coalition”.3",
            "word for word",
            "the possibility and necessity of an honest coalition",
        ),
        (
            "hence the possibility of a honest and lasting coalition",
            "some",
            "hence the possibility +and necessity+ of -a- +an+ honest -and lasting- coalition",
        ),
        (
            "divergence of interests … fully",
            "word for word",
            "divergence of interests ~between the wage-workers and the working and exploited peasants. Socialism is~ fully",
        ),
        (
            "Socialism … able to meet the interests",
            "word for word",
            "Socialism ~is fully~ able to meet the interests",
        ),
        (
            "hence the possibility [he means the chance] and necessity of an honest coalition",
            "nearly",
            "hence the possibility -he means the chance- and necessity of an honest coalition",
        ),
        ("the measures are not socialist today", "nearly", "the measures are not socialist -today- +to-day+"),
        ("Elka stojala в болшом зале, и дети пели", "nearly", "-Elka stojala- в -болшом- +большом+ зале, и дети пели"),
        ("名前はまだ無い", "word for word", "名前はまだ無い"),
        ("يولد جميع الناس أحرارا متساوين", "word for word", "يُولَدُ جميعُ الناسِ أحراراً متساوين"),
        ("of the people and for the people he said", "some", "Of the people, -and- +by the people,+ for the people, he said"),
        ("the village 133 in spring", "nearly", "-the- +of+ village 133 in spring"),
    ],
)  # fmt: skip
def test_the_true_wording_comes_with_the_differences(searcher: Searcher, pasted: str, degree: str, wording: str) -> None:
    found = best(searcher, pasted)
    assert marked(found) == wording
    assert found.degree.startswith(degree)
    assert found.is_verbatim == (degree == "word for word")


def test_a_reference_names_the_very_words(searcher: Searcher) -> None:
    found = best(searcher, "the possibility and the necessity of honest coalitions")
    assert str(found.reference.at(None)).startswith("alliance/p2:")
    assert words_named(found) == "the possibility and necessity of an honest coalition"


@pytest.mark.parametrize(
    "pasted", ["Even Kautsky (1899-1909), I said, admitted", "Even Kautsky (1899-l909) --l said-- admitted"]
)
def test_both_readings_are_found_and_named_as_received(searcher: Searcher, pasted: str) -> None:
    found = best(searcher, pasted)
    assert found.is_verbatim
    assert words_named(found) == "Even Kautsky (1899-l909) --l said-- admitted"


def test_a_quotation_may_run_over_passages(searcher: Searcher) -> None:
    found = best(searcher, "Socialism is fully able to meet the interests of both. Only socialism can meet their interests")
    assert found.is_verbatim
    assert str(found.reference.at(None)) == "alliance/p1..p2"
    assert found.passages == ("p1", "p2")
    assert marked(found).endswith("of both. Only socialism can meet their interests")


def test_what_is_left_out_may_be_a_passage(searcher: Searcher) -> None:
    found = best(searcher, "There is no radical divergence of interests [...] How would the Bolsheviks act in the Assembly")
    assert found.passages == ("p1", "p2", "p3", "p4")


@pytest.mark.parametrize(("pasted", "name"), [(ASKED, "Feofilaktov"), (REPLY, "Lenin")])
def test_it_is_said_who_says_it(searcher: Searcher, pasted: str, name: str) -> None:
    voice = best(searcher, pasted).voice
    assert voice is not None
    assert name in voice.name


def test_what_stands_in_many_texts_is_found_in_all_and_the_earliest_shown(messages: Searcher) -> None:
    found = messages.quoted(SALUTATION, 3)
    assert found.texts == 60
    assert [place.reference.item for place in found.found] == ["message-1840", "message-1841", "message-1842"]
    assert all(place.is_verbatim for place in found.found)


@pytest.mark.parametrize("pasted", [SALUTATION, "and House of", "claims,227,040 of them", ASKED, "Kautsky (1899-1909) I said"])
def test_the_phrase_finds_as_many_texts_as_are_counted(searcher: Searcher, messages: Searcher, pasted: str) -> None:
    of = searcher if pasted in (ASKED, "Kautsky (1899-1909) I said") else messages
    found = of.quoted(pasted, 3)
    assert found.phrase is not None
    assert of.search(Request(parse(found.phrase).query, "texts")).total == found.texts > 0


@pytest.mark.parametrize(
    "pasted",
    ["of both. Only socialism can", "Socialism is … the interests of both", LAND[:1500]],
    ids=["over passages", "words left out", "too many words"],
)
def test_no_phrase_is_given_that_would_find_something_else(searcher: Searcher, pasted: str) -> None:
    found = searcher.quoted(pasted, 3)
    assert found.texts == 1
    assert found.phrase is None


@pytest.mark.parametrize("pasted", ["26,575 claims,227,040 of them of 1899[3], were", "of them of 1899[3]"])
def test_what_looks_like_the_mark_of_a_note_is_found_where_the_text_has_it(messages: Searcher, pasted: str) -> None:
    assert best(messages, pasted).is_verbatim


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_run_of_words_is_found_word_for_word(searcher: Searcher, messages: Searcher, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([*TEXTS.texts, MESSAGES.texts[7]]))
    reading = data.draw(st.sampled_from(("received", "corrected")))
    read = " ".join(getattr(unit, reading) for unit in one.passages)
    places = spans(read)
    first = data.draw(st.integers(0, len(places) - 3))
    last = data.draw(st.integers(first + 2, min(len(places) - 1, first + 300)))
    pasted = read[places[first][0] : places[last][1]][:MAX_QUOTATION]
    found = (messages if one in MESSAGES.texts else searcher).quoted(pasted, 100)
    assert found.texts >= 1
    assert all(place.is_verbatim for place in found.found)
    assert one.item in {place.reference.item for place in found.found}


def test_nobody_is_named_where_nobody_is_known(searcher: Searcher) -> None:
    assert best(searcher, SECOND).voice is None


def test_misspelled_throughout_it_is_found_by_near_words(searcher: Searcher) -> None:
    assert best(searcher, "posibility neccessity honnest coalitionn").reference.first == "p2"
