"""Queries are read as readers mean them, and nothing typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from archive.dates import Calendar, DayOfYear, day_number
from archive.search import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Titled,
    Wildcard,
    Word,
    parse,
    spelled,
)
from archive.search.limits import MAX_DEPTH, MAX_TERMS, PATTERN_TERMS
from archive.search.query.binding import simplified
from archive.search.query.tree import NOTHING
from tests.search.queries import typed

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Everything()),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("NOT NOT a", A),
        ("-(a b)", Not(And((A, B)))),
        ("a and b", And((A, Word("and"), B))),
        ("a - b -- c", And((A, B, C))),
        ("=banks", Word("banks", exact=True)),
        ('"a b"', Phrase((A, B))),
        ("“a b” «b c»", And((Phrase((A, B)), Phrase((B, C))))),
        ('="a b"', Phrase((Word("a", exact=True), Word("b", exact=True)))),
        ('"=a b"', Phrase((Word("a", exact=True), B))),
        ('"a"', A),
        ("land-tenure", Word("land-tenure")),
        ("U.S.S.R., a", And((Word("U.S.S.R"), A))),
        ('צה"ל', Word('צה"ל')),
        ("peasant*", Prefix("peasant")),
        ("wom?n", Wildcard("wom?n")),
        ("*tion", Wildcard("*tion")),
        ("what?", Word("what")),
        ("what?~", Word("what")),
        ("land-ten*", Near(Word("land"), Prefix("ten"), 1)),
        ("a-b*-c", And((Near(A, Prefix("b"), 1), Near(Prefix("b"), C, 1)))),
        ("peasent~", Fuzzy("peasent", 1)),
        ("peasent~2", Fuzzy("peasent", 2)),
        ("a NEAR/5 b", Near(A, B, 5)),
        ("a NEAR b", Near(A, B, 10)),
        ("a NEAR/999 b", Near(A, B, 999)),
        (" \n", Everything()),
        ('a NEAR/2 "b c" NEAR/3 d*', And((Near(A, Phrase((B, C)), 2), Near(Phrase((B, C)), Prefix("d"), 3)))),
        ("speaker:lenin a", And((Named("speaker", "lenin"), A))),
        ('Author:"V. I. Lenin"', Named("author", "V. I. Lenin")),
        ("speaker: lenin", Named("speaker", "lenin")),
        ("-mentions:kautsky", Not(Named("mentions", "kautsky"))),
        ("(venue:congress)", Named("venue", "congress")),
        ("title:peasants", Titled((Word("peasants"),))),
        ('title:"a =b"', Titled((A, Word("b", exact=True)))),
        ("genre:letter language:en", And((Kinded("genre", "letter"), Kinded("language", "en")))),
        ("date:undated", Dated(None, None, undated=True)),
        ("date:1917", Dated(day_number(1917, 1, 1), day_number(1917, 12, 31))),
        ("date:=1917..", Dated(day_number(1917, 1, 1), None, certain=True)),
        ("date:--11-18", Dated(None, None, yearly=DayOfYear(11, 18))),
        ("date:XXXX-11-18os", Dated(None, None, yearly=DayOfYear(11, 18, Calendar.JULIAN))),
        ("date:=november", Dated(None, None, certain=True, yearly=DayOfYear(11))),
        ('date:="1880s"', Dated(day_number(1880, 1, 1), day_number(1889, 12, 31), certain=True)),
        ("speaker:=lenin", Named("speaker", "=lenin")),
        ('speaker:="V. I. Lenin"', Named("speaker", "=V. I. Lenin")),
        ('title:="a b"', Titled((Word("a", exact=True), Word("b", exact=True)))),
        (
            "date:1917-11-18os",
            Dated(day_number(1917, 12, 1), day_number(1917, 12, 1), None, Calendar.JULIAN),
        ),
        (
            'date:"18 November 1917"',
            Dated(day_number(1917, 11, 18), day_number(1917, 11, 18), (day_number(1917, 12, 1), day_number(1917, 12, 1))),
        ),
        ("date:November 1917 a", And((Dated(day_number(1917, 11, 1), day_number(1917, 11, 30)), A))),
        ("date:November 18, 1917os", Dated(day_number(1917, 12, 1), day_number(1917, 12, 1), None, Calendar.JULIAN)),
        ("date:November 1917..18 November 1918", Dated(day_number(1917, 11, 1), day_number(1918, 11, 18))),
        ("date:18 November 1917..", Dated(day_number(1917, 11, 18), None)),
        ("date:..18 November 1917", Dated(None, day_number(1917, 11, 18))),
        ("date:1917..18 November 1918", Dated(day_number(1917, 1, 1), day_number(1918, 11, 18))),
        ("date:November a 1917", And((Dated(None, None, yearly=DayOfYear(11)), A, Word("1917")))),
        ("date:undated 1917", And((Dated(None, None, undated=True), Word("1917")))),
        ("date:1917-1918", Dated(day_number(1917, 1, 1), day_number(1918, 12, 31))),
        ('"a b"OR"b c"', Or((Phrase((A, B)), Phrase((B, C))))),
    ],
)
def test_a_query_is_read_without_a_hint(text: str, expected: Query) -> None:
    parsed = parse(text)
    assert parsed.query == expected
    assert (parsed.hints, parsed.notes) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected", "position", "says"),
    [
        ('a "b', And((A, B)), 2, "quotation mark has no partner"),
        ("a (b", And((A, B)), 2, "has no partner"),
        ("a) b)", And((A, B)), 1, "has no partner"),
        ("a AND", And((A, Word("AND"))), 2, "AND has nothing to join"),
        ("OR a", And((Word("OR"), A)), 0, "OR has nothing to join"),
        ("NOT", Word("NOT"), 0, "NOT has nothing to join"),
        ("NEAR/3 a", And((Word("NEAR"), A)), 0, "NEAR has nothing to join"),
        ("(a b) NEAR c", And((A, B, C)), 6, "NEAR joins two words"),
        ("a NEAR/0 b", Near(A, B, 1), 2, "read as NEAR/1."),
        ("a NEAR/99999999999 b", Near(A, B, 999), 2, "read as NEAR/999."),
        ('honest"', Word("honest"), 6, "quotation mark has no partner"),
        ("a ?* b", And((A, B)), 2, "at least one letter"),
        ("a~9", Fuzzy("a", 2), 0, "1 to 2 letters"),
        ("a~0", Fuzzy("a", 1), 0, "1 to 2 letters"),
        ('"a* b"', Phrase((A, B)), 1, "stands for itself"),
        ('"a b"~10 c', And((Phrase((A, B)), C)), 5, "near each other are asked for with “peace NEAR/10 war”"),
        ("a near/5 b", And((A, Word("near/5"), B)), 2, "is asked for with “peace NEAR/5 war”"),
        ("a w/5 b", And((A, Word("w/5"), B)), 2, "“w/5” was read as words"),
        ("a or b", And((A, Word("or"), B)), 2, "“or” was read as a word; in capitals it is an operator"),
        ("a not b", And((A, Word("not"), B)), 2, "“not” was read as a word"),
        (
            "date:03/04/1917",
            Dated(day_number(1917, 3, 4), day_number(1917, 3, 4), (day_number(1917, 3, 17), day_number(1917, 3, 17))),
            5,
            "read with the month first",
        ),
        ("foo:bar", Word("foo:bar"), 0, "The fields are speaker:, author:"),
        ("speeker:lenin", Word("speeker:lenin"), 0, "not a field, so it was read as a word. Perhaps speaker: was meant."),
        ("to:pravda", Word("to:pravda"), 0, "Perhaps addressee: was meant."),
        ("date:--13", Word("13"), 0, "a year has the months 01 to 12"),
        ("speaker:(a)", A, 0, "needs a value"),
        ('speaker:"" a', A, 0, "at least one letter"),
        ("date:1917-13", And((Word("1917"), Word("13"))), 0, "read as words"),
        ("date:whenever", Word("whenever"), 0, "read as words"),
    ],
)
def test_what_cannot_be_used_is_read_as_words_with_a_hint_at_its_place(
    text: str, expected: Query, position: int, says: str
) -> None:
    parsed = parse(text)
    assert parsed.query == expected
    (hint,) = parsed.hints
    assert hint.position == position
    assert says in str(hint)


@pytest.mark.parametrize(
    "text",
    ["a and b", "to be or not to be", '"a or b"', "date:4/14/1917", "date:4/4/1917", "or a", "either a or b", "a OR not b"],
)
def test_words_that_are_no_operators_in_small_letters_pass_without_a_hint(text: str) -> None:
    assert parse(text).hints == ()


@pytest.mark.parametrize("text", ["~", "=", "?", "😀", "( )", "-", '""', '"', "*", "speaker:", " . "])
def test_what_holds_no_word_finds_nothing_and_says_so(text: str) -> None:
    parsed = parse(text)
    assert parsed.query == NOTHING
    assert "There is nothing to look for" in str(parsed.hints[-1])


@pytest.mark.parametrize(("text", "says"), [('"', "no partner"), ("*", "at least one letter"), ("speaker:", "needs a value")])
def test_why_there_is_nothing_to_look_for_is_said_too(text: str, says: str) -> None:
    assert says in str(parse(text).hints[0])


def test_a_query_of_many_characters_is_cut_at_a_blank() -> None:
    parsed = parse("land " * 10 + "x" * 2_000)
    assert parsed.query == And((Word("land"),) * 10)
    assert parse("x" * 2_000).query == Word("x" * 1_000)
    (note,) = parsed.notes
    assert note == "A query has at most 1,000 characters; what came after “land land land land” was left out."


def test_a_query_of_many_words_is_cut() -> None:
    words = [f"w{number}" for number in range(100)]
    parsed = parse(" ".join(words))
    assert parsed.query == And(tuple(map(Word, words[:MAX_TERMS])))
    assert parsed.notes == ("A query has at most 64 words, half as many with * ? or ~; “w64” and what follows was left out.",)
    assert len(parse("a~ " * 100).query.parts) == MAX_TERMS // PATTERN_TERMS  # type: ignore[union-attr]
    assert parse(f'"{" ".join(words)}"').query == Phrase(tuple(map(Word, words[:MAX_TERMS])))


def test_brackets_are_read_so_deep_and_no_deeper() -> None:
    deep = parse("(" * 450 + "a" + ")" * 450)
    assert deep.query == A
    assert deep.notes == ("Brackets are read 16 deep; those inside were left out.",)
    nested: Query = Word("w")
    text = "w"
    for number in range(MAX_DEPTH + 1):
        text = f"(a{number} {'OR' if number % 2 else 'AND'} {text})"
        nested = (Or if number % 2 else And)((Word(f"a{number}"), nested))
    assert parse(text[1:-1]).query == nested
    assert parse(text[1:-1]).notes == ()
    assert len(parse("(" * 999 + "a").hints) == 1


def test_a_minus_leaves_out_words_that_end_alike() -> None:
    assert parse("union -*ity").query == And((Word("union"), Not(Wildcard("*ity"))))


@settings(max_examples=1_500, deadline=None)
@given(typed)
def test_nothing_typed_raises_and_hints_point_into_it(text: str) -> None:
    parsed = parse(text)
    assert all(0 <= hint.position <= len(text) and hint.reason.endswith(".") for hint in parsed.hints)
    again = parse(spelled(parsed.query)).query
    # The dots of initials may go, for they are no part of the word; what cannot be seen may end a pattern.
    assert not text.isprintable() or spelled(simplified(again)).replace(".", "") == spelled(simplified(parsed.query)).replace(
        ".", ""
    )


@pytest.mark.parametrize(
    "text",
    [
        "a b OR c",
        "(a OR b) c -d",
        '"a b" =c',
        "-(a b)",
        "-(a NEAR/5 b)",
        "a NEAR/5 b",
        "peasant* wom?n peasent~ peasent~2",
        'speaker:lenin author:"V. I. Lenin"',
        'title:"a =b" title:c genre:letter',
        "date:undated",
        "date:1917-11-18",
        "date:=1917",
        "date:1917-11..1918-02",
        "date:..1917-11-18",
        "date:1917os",
        "date:XXXX-11-18",
        "date:=XXXX-11os",
        "date:-0043",
        "date:Y12345",
        "speaker:=lenin",
        'speaker:="V. I. Lenin"',
        'speaker:"AND" title:"OR"',
        "date:1917-11-18os",
        "date:1917-11-18ns",
        "date:..1917",
        '"AND" a',
    ],
)
def test_what_is_spelled_out_is_read_alike(text: str) -> None:
    assert spelled(parse(text).query) == text


def test_everything_is_spelled_by_nothing() -> None:
    assert spelled(Everything()) == ""
    assert spelled(Not(Not(A))) == "-(-a)"
