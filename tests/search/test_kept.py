"""What is lent is one thread's at a time, and no more is kept than may be."""

from __future__ import annotations

from archive.search.holding.kept import MOST_LENT, MOST_RUNS, Lent


def test_a_thing_that_was_taken_is_nobody_elses_until_it_is_given_back() -> None:
    lent: Lent[str] = Lent()
    lent.give_back("key", "thing", 1)
    assert (lent.take("key"), lent.take("key")) == ("thing", None)
    lent.give_back("key", "thing", 1)
    assert lent.take("key") == "thing"


def test_those_given_back_first_leave_when_there_are_too_many() -> None:
    lent: Lent[int] = Lent()
    for number in range(MOST_LENT + 1):
        lent.give_back(number, number, 1)
    assert [lent.take(number) for number in range(MOST_LENT + 1)] == [None, *range(1, MOST_LENT + 1)]


def test_a_large_thing_is_kept_alone() -> None:
    lent: Lent[str] = Lent()
    lent.give_back("small", "small", 1)
    lent.give_back("large", "large", MOST_RUNS + 1)
    assert (lent.take("small"), lent.take("large")) == (None, "large")
