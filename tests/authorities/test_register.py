import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities import Authorities, Authority, Kind


def person(key: str, name: str, *variants: str) -> Authority:
    return Authority(key, Kind.PERSON, name, name, variants)


KNOWN = Authorities(
    [
        Authority("lenin", Kind.PERSON, "V. I. Lenin", "Lenin, V. I.", ("N. Lenin", "Lenin", "Comrade Lenin")),
        Authority("congress", Kind.EVENT, "Extraordinary Peasants' Congress", "Peasants' Congress", ("Peasants' Congress",)),
        Authority("left-srs", Kind.ORGANISATION, "Left Socialist-Revolutionaries", "Left SRs", ("Socialist-Revolutionary",)),
        Authority("washington", Kind.PLACE, "Washington", "Washington", ("Washington, D.C.",)),
        person("george", "George Washington", "Washington"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("signed N. Lenin.", [("N. Lenin", ("lenin",))]),
        ("Leninism, lenin and anti-Lenin", [("Lenin", ("lenin",))]),
        ("COMRADE LENIN spoke", [("COMRADE LENIN", ("lenin",))]),
        ("LENIN spoke", []),
        ("at the Peasants’ Congress", [("Peasants’ Congress", ("congress",))]),
        ("Extraordinary  Peasants'\n Congress", [("Extraordinary  Peasants'\n Congress", ("congress",))]),
        ("a Socialist‑Revolutionary", [("Socialist‑Revolutionary", ("left-srs",))]),
        ("Washington", [("Washington", ("george", "washington"))]),
        ("Washington, D.C., George Washington", [("Washington, D.C.", ("washington",)), ("George Washington", ("george",))]),
        ("V. I. Lenin N. Lenin", [("V. I. Lenin", ("lenin",)), ("N. Lenin", ("lenin",))]),
        ("Comrade Lenın", []),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(text[mention.start : mention.end], mention.keys) for mention in KNOWN.find(text)] == found


def test_letters_with_accents_are_found_however_they_are_composed() -> None:
    authorities = Authorities([person("rene", "René")])
    for text in ("Ren\u00e9", "Rene\u0301"):
        assert [mention.keys for mention in authorities.find(text)] == [("rene",)]


def test_a_name_is_resolved_in_any_case_and_by_kind() -> None:
    assert KNOWN.resolve("n. LENIN") == ("lenin",)
    assert KNOWN.resolve("Lenin, V. I.") == ("lenin",)
    assert KNOWN.resolve("N. Lenin,") == ("lenin",)
    assert KNOWN.resolve("Washington") == ("george", "washington")
    assert KNOWN.resolve("Washington", Kind.PLACE) == ("washington",)
    assert KNOWN.resolve("Nobody") == ()


def test_every_form_of_a_name_is_given() -> None:
    assert KNOWN.names()["lenin"] == ("V. I. Lenin", "Lenin, V. I.", "N. Lenin", "Lenin", "Comrade Lenin")
    assert KNOWN.names()["washington"] == ("Washington", "Washington, D.C.")


def test_a_digest_speaks_of_what_is_said_of_the_keys_and_of_nothing_else() -> None:
    digest = KNOWN.digest(["lenin", "congress"])
    assert digest == KNOWN.digest(["congress", "lenin", "lenin"])
    assert len(digest) == 64
    others = [authority for authority in KNOWN if authority.key != "washington"]
    assert Authorities(others).digest(["lenin", "congress"]) == digest
    changed = [*others, person("lenin", "V. I. Lenin")]
    assert Authorities(changed).digest(["lenin", "congress"]) != digest
    assert Authorities().digest(["lenin"]) != KNOWN.digest(["lenin"])


@given(st.lists(st.text(alphabet="ab A'-.é", min_size=1), max_size=8), st.text(alphabet="ab A'-.é"))
def test_what_is_found_is_a_name_of_those_it_names(names: list[str], text: str) -> None:
    authorities = Authorities(person(f"k{number}", name) for number, name in enumerate(names) if name.strip())
    end = 0
    for mention in authorities.find(text):
        assert end <= mention.start < mention.end
        end = mention.end
        assert mention.keys == authorities.resolve(text[mention.start : mention.end])
