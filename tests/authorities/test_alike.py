import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities.alike import has_surname, is_spelled_out, may_be_one, spelled_alike

NAMES = st.lists(st.sampled_from("Ann Smith|A. Smith|Smith|Smyth|Sam Smith|Adams|John Adams|J. Adams|Jon Adams|W|".split("|")))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Leo Tolstoy|Lev Tolstoi|Лев Толстой|L. N. Tolstoj|Tolstoy", id="transliterations"),
        pytest.param("Christofforo Suriano|Cristoforo Suriano|Ch. Suriano", id="doubled and dropped letters"),
        pytest.param("Müller|Mueller|Hans Mueller|Muller", id="umlauts"),
        pytest.param("George F. Kennan|George Kenan|G. F. Kennan|Kennan", id="initials"),
        pytest.param("Dulles, John Foster|John Foster Dulles|Mr. J. F. Dulles", id="turned and with a title"),
        pytest.param("Ivan Ivanov|Iwan Iwanow|Ivan Ivanoff", id="endings"),
        pytest.param("Fyodor Dostoyevsky|Fjodor Dostojewski", id="one letter more in a long name"),
        pytest.param("W. Averell Harriman|Averell Harriman", id="an initial before"),
    ],
)
def test_spellings_of_one_name_are_found(names: str) -> None:
    (group,) = spelled_alike(names.split("|"))
    assert set(group) == set(names.split("|"))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Smith|Ann Smith|Sam Smith", id="a surname that two bear"),
        pytest.param("Rusk|Rush", id="a letter more without given names"),
        pytest.param("John Adams|John Quincy Adams", id="a second given name"),
        pytest.param("Allen Dulles|John Foster Dulles", id="brothers"),
        pytest.param("Ann Lee|Ann Low", id="short surnames"),
        pytest.param("John Longstreet|John Longfellow", id="surnames that differ much"),
        pytest.param("John Hamiltons|John Hemelton-", id="surnames of unlike length"),
        pytest.param("|...|Smith", id="no names"),
    ],
)
def test_other_people_are_left_apart(names: str) -> None:
    assert spelled_alike(names.split("|")) == ()


@given(NAMES)
def test_every_two_of_a_group_agree_and_no_name_is_in_two(names: list[str]) -> None:
    groups = spelled_alike(names)
    members = [name for group in groups for name in group]
    assert len(members) == len(set(members))
    assert all(may_be_one(one, other) for group in groups for one in group for other in group)


def test_thousands_of_names_take_no_time_to_speak_of() -> None:
    names = [f"{chr(65 + one % 26)}. Abcdefg{chr(97 + one % 23)}{chr(97 + one // 23 % 23)}hijk" for one in range(600)]
    assert isinstance(spelled_alike(names), tuple)


@pytest.mark.parametrize(
    ("initials", "name", "may"),
    [
        ("McG. B.", "Bundy", True),
        ("McG.B.", "McGeorge Bundy", True),
        ("JFD", "Dulles", True),
        ("CK", "Carl Kaysen", True),
        ("DM", "Kissinger", False),
        ("JD", "Carl Dulles", False),
        ("JD", "", False),
        ("Hal", "Harold H. Saunders", False),
    ],
)
def test_initials_stand_for_a_name_they_begin(initials: str, name: str, may: bool) -> None:
    assert may_be_one(initials, name) is may_be_one(name, initials) is may


def test_initials_are_no_surname() -> None:
    assert [has_surname(name) for name in ("R. L.", "JFD", "Rusk", "J. Rusk", "")] == [False, False, True, True, False]


def test_a_surname_with_titles_spells_no_name() -> None:
    names = ("General Jackson", "Mr. Monroe", "Jackson", "A. Jackson", "General Andrew Jackson", "Mr. O.B. Hall")
    assert [is_spelled_out(name) for name in names] == [False, False, False, True, True, True]
