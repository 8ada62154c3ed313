import os
from pathlib import Path

import pytest

from archive.authorities import Authorities, Kind
from archive.dates import Calendar, DateInterval, day_number
from archive.errors import SourceError

WHOLE = """
[person.lenin]
name = "V. I.  Lenin"
sort_name = "Lenin, V. I."
variants = ["N. Lenin", "Lenin"]
born = "1870-04-22"
died = 1924-01-21
wikidata = "Q1394"

[place.petrograd]
name = "Petrograd"
geonames = 498817

[organisation.pravda]
name = "Pravda"
first = 1912
genre = "newspaper"

[event.congress]
name = "Peasants' Congress"
first = "1917-11-24"
last = "1917-12-08"
place = "petrograd"
organisation = "pravda"
note = "Sat in Petrograd."
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "authorities.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_field_is_read(tmp_path: Path) -> None:
    authorities = Authorities.load(write(tmp_path, WHOLE))
    lenin, petrograd = authorities.get("lenin"), authorities.get("petrograd")
    pravda, congress = authorities.get("pravda"), authorities.get("congress")
    assert lenin
    assert petrograd
    assert pravda
    assert congress
    assert (lenin.kind, lenin.name, lenin.sort_name) == (Kind.PERSON, "V. I. Lenin", "Lenin, V. I.")
    assert lenin.variants == ("N. Lenin", "Lenin")
    assert lenin.span == DateInterval(day_number(1870, 4, 22), day_number(1924, 1, 21))
    assert (lenin.identifiers, petrograd.identifiers) == ((("wikidata", "Q1394"),), (("geonames", "498817"),))
    assert (petrograd.sort_name, petrograd.span) == ("Petrograd", None)
    assert (pravda.genre, pravda.span) == ("newspaper", DateInterval(day_number(1912, 1, 1), None))
    assert (congress.place, congress.organisation, congress.note) == ("petrograd", "pravda", "Sat in Petrograd.")
    assert [authority.key for authority in authorities] == ["lenin", "petrograd", "pravda", "congress"]
    assert [authority.key for authority in authorities.of(Kind.EVENT)] == ["congress"]
    assert len(authorities) == 4
    assert authorities.get("nobody") is None


def test_a_missing_file_knows_nobody(tmp_path: Path) -> None:
    authorities = Authorities.load(tmp_path / "none.toml")
    assert list(authorities) == []
    assert authorities.find("Lenin") == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[person.x]\nname = "X"\nborm = "1900"', 3, "“borm” is no field of a person; known are born"),
        ('[person.x]\nname = "X"\nfirst = "1900"', 3, "“first” is no field"),
        ('\n[person.x]\nsort_name = "X"', 2, "needs a name"),
        ('[person.x]\nname = "X"\nborn = "l909"', 3, "“l909” is not a date"),
        ('[person.x]\nname = "X"\nborn = true', 3, "must be a date"),
        ('[person.x]\nname = "X"\nborn = "1900"\ndied = "1899"', 4, "“died” is before “born”"),
        ('[person.x]\nname = "X"\nvariants = "Y"', 3, "must be a list of names"),
        ('[person.x]\nname = "X"\nvariants = [{name = "Y"}]', 3, "must be a list of names"),
        ('[person.x]\nname = "X"\nvariants = [{name = "Y", language = "Klingon language"}]', 3, "must be a list of names"),
        ('[person.x]\nname = "X"\nformer = ["Not A Key"]', 3, "must be a list of keys"),
        ('[person.x]\nname = "X"\nformer = ["x"]', 3, "cannot be a former key of x: it is that of x"),
        ('[person.x]\nname = "X"\n[person.y]\nname = "Y"\nformer = ["x"]', 5, "cannot be a former key of y"),
        ('[person.x]\nname = "X"\nborn = "1900-02-30os"', 3, "1900-02-30"),
        ("[person.x]\nname = 3", 2, "must be text"),
        ('[person.x]\nname = "X"\n[place.x]\nname = "X"', 3, "already that of a person"),
        ('[person.X]\nname = "X"', 1, "cannot be a key"),
        ('[person.p1]\nname = "X"', 1, "cannot be a key"),
        ('[people.x]\nname = "X"', 1, "no table “people”"),
        ("person = 3", 1, "no table “person”"),
        ("[person]\nlenin = 3", None, "needs a name"),
        ('[event.x]\nname = "X"\nplace = "y"', 3, "no [place.y]"),
        ('[event.x]\nname = "X"\norganisation = "y"\n[place.y]\nname = "Y"', 3, "no [organisation.y]"),
        ('[person.x]\nname = "X', 2, "not TOML"),
        ("[person.x]\nname = X", 2, "not TOML"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        Authorities.load(write(tmp_path, text))
    assert (caught.value.path, caught.value.line) == (f"{tmp_path.name}/authorities.toml", line)
    assert reason in caught.value.reason


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "authorities.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="UTF-8"):
        Authorities.load(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "authorities.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())
    assert len(Authorities.load(path)) == 4


def test_all_faults_are_told_together_with_the_file_and_what_follows(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    with pytest.raises(SourceError) as caught:
        Authorities.load(write(seeds, '[person.a]\nborn = "never"\n[thing.b]\n[person.c]\nname = "C\\u0001"\nplace = "d"\n'))
    lines = str(caught.value).splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        *(f"seeds/authorities.toml, line {number}" for number in (1, 2, 3, 5, 6)),
        "seeds/authorities.toml",
    ]
    assert "control character U+0001" in lines[3]
    assert lines[-1].endswith("nothing is ingested until this is mended.")


def test_a_pipe_in_place_of_the_authorities_makes_nobody_wait_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "authorities.toml")
    with pytest.raises(SourceError, match="it is no plain file"):
        Authorities.load(tmp_path / "authorities.toml")


def test_names_in_other_languages_former_keys_and_old_style_days_are_read(tmp_path: Path) -> None:
    said = 'variants = ["V.", {name = "Ленин", language = "ru"}]\nformer = ["ulyanov"]\nborn = "1870-04-10os"\ndied = "1924 ns"'
    authorities = Authorities.load(write(tmp_path, f'[person.lenin]\nname = "Lenin"\n{said}'))
    lenin = authorities.now("ulyanov")
    assert lenin is not None
    assert lenin is authorities.get("lenin")
    assert lenin.variants == ("V.", "Ленин")
    assert [lenin.language_of(name) for name in ("V.", "Ленин")] == [None, "ru"]
    assert lenin.begin == DateInterval(day_number(1870, 4, 22), day_number(1870, 4, 22), Calendar.JULIAN)
    assert lenin.end == DateInterval(day_number(1924, 1, 1), day_number(1924, 12, 31))
    assert lenin.span == DateInterval(day_number(1870, 4, 22), day_number(1924, 12, 31))
    assert authorities.now("lenin") is None
