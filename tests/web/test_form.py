"""The form for people who do not want a language: what stands in it becomes a query, and a query stands in it again."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from archive.errors import QueryError
from archive.search import And, Query, parse, spelled
from archive.search.query.binding import simplified
from archive.web.searching.form import DATES, PARTS, Form
from tests.web.pages import Page


def parts(text: str) -> set[Query]:
    """Give what has to be there, in any order."""
    query = simplified(parse(text).query)
    return set(query.parts if isinstance(query, And) else (query,))


def at_places(field: str, name: str) -> tuple[str, ...]:
    return ("petrograd",) if field == "place" and name == "Petrograd" else ()


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ({"all": "land tenure"}, "land tenure"),
        ({"all": "peasant* =banks peasents~ AND"}, 'peasant* =banks peasents~ "AND"'),
        ({"all": '"equal tenure" land (x'}, '"equal tenure" land x'),
        ({"all": "land", "phrase": "equal land"}, 'land "equal land"'),
        ({"all": "speaker:lenin"}, '"speaker lenin"'),
        ({"phrase": "equal land tenure"}, '"equal land tenure"'),
        ({"phrase": '"equal land"'}, '"equal land"'),
        ({"phrase": "equal"}, "equal"),
        ({"any": "bank treasury"}, "(bank OR treasury)"),
        ({"any": "bank"}, "bank"),
        ({"none": "river sea"}, "-river -sea"),
        ({"all": "a", "phrase": "b c", "any": "d e", "none": "f"}, 'a "b c" (d OR e) -f'),
        ({"who": "V. I. Lenin", "part": "author"}, 'author:"V. I. Lenin"'),
        ({"who": "lenin", "part": "nonsense"}, "speaker:lenin"),
        ({"where": "Petrograd"}, "place:Petrograd"),
        ({"where": "Congress"}, "(venue:Congress OR place:Congress)"),
        ({"since": "1917", "until": "1918"}, "date:1917..1918"),
        ({"since": "1917", "until": "1917", "dates": "certain"}, "date:=1917"),
        ({"since": "18 November"}, "date:XXXX-11-18"),
        ({"until": "1918"}, "date:..1918"),
        ({"dates": "undated", "since": "1917"}, "date:undated"),
        ({"genre": "letter", "language": "en"}, "genre:letter language:en"),
        ({"where": "«»", "who": " "}, ""),
        ({}, ""),
    ],
    ids=str,
)
def test_fields_become_one_query(typed: dict[str, str], query: str) -> None:
    form = Form.read(MultiDict(typed))
    written = spelled(form.query(at_places))
    assert written.removeprefix("(").removesuffix(")") == query.removeprefix("(").removesuffix(")")
    again = Form.of(parse(written).query)
    assert again is not None
    assert parts(spelled(again.query(at_places))) == parts(written)


def test_dates_that_cannot_be_are_refused_with_a_sentence() -> None:
    with pytest.raises(QueryError, match="not a date"):
        Form(since="yesterday").query(at_places)


@pytest.mark.parametrize("text", ["a OR b c", "-(a b)", "a NEAR/5 b", "title:a", "speaker:a speaker:b", "venue:a OR place:b"])
def test_what_the_form_cannot_say_leaves_it_empty(text: str) -> None:
    assert Form.of(parse(text).query) is None


_anything = st.text(st.sampled_from('ab1é字*?~=-"“():. ORTND/'), max_size=12)


@given(st.builds(Form, _anything, _anything, _anything, _anything, st.sampled_from(list(PARTS)), _anything, _anything))
def test_whatever_stands_in_the_fields_is_read_without_a_hint_and_reads_back(form: Form) -> None:
    written = spelled(form.query(at_places))
    assert parse(written).hints == ()
    again = Form.of(parse(written).query)
    assert again is None or parts(spelled(again.query(at_places))) == parts(written)


def test_the_form_leads_to_the_address_of_its_query(client: FlaskClient) -> None:
    response = client.get("/search/form?all=land+tenure&who=lenin&part=author&dates=certain&since=1917&until=1917&view=texts")
    assert response.status_code == 303
    assert response.headers["Location"] == "/search?q=land+tenure+author:lenin+date:%3D1917&view=texts"
    page = Page(client.get(response.headers["Location"]))
    assert page.attributes("input", name="q", value="land tenure author:lenin date:=1917")
    assert page.attributes("input", name="all", value="land tenure")
    assert page.attributes("input", name="who", value="lenin")
    assert page.attributes("input", name="since", value="1917")
    assert [option["value"] for option in page.attributes("option") if "selected" in option] == ["author"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", "/search"),
        ("all=???", "/search?q=???"),
        ("all=land&since=never&dates=certain", "/search?q=land&from=never&dates=certain"),
        ("dates=undated", "/search?q=date:undated"),
    ],
)
def test_what_cannot_be_used_is_said_by_the_search_page(client: FlaskClient, typed: str, address: str) -> None:
    response = client.get(f"/search/form?{typed}")
    assert response.headers["Location"] == address
    assert client.get(address).status_code == 200


def test_every_choice_of_the_form_is_on_the_page(client: FlaskClient) -> None:
    page = Page(client.get("/search"))
    assert {option.get("value") for option in page.attributes("option")} >= set(PARTS)
    assert [radio.get("value") for radio in page.attributes("input", name="dates")] == list(DATES)
