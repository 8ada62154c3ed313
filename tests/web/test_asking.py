"""The addresses of questions, written without Flask where a page has hundreds."""

from __future__ import annotations

from typing import Any

from flask import Flask, url_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.web.searching.asking import Asked

_words = st.text(st.sampled_from("ab =&%+?#/:;,@!$'()*\"\0é–東"), max_size=8)
_filters = st.lists(st.tuples(st.sampled_from(("person", "year", "genre")), _words.filter(bool)), max_size=4)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(_words, _filters, st.sampled_from(("search.page", "browse.items")))
def test_an_address_is_what_flask_writes(app: Flask, q: str, filters: list[tuple[str, str]], endpoint: str) -> None:
    question = Asked(q, filters=tuple(filters), endpoint=endpoint)
    arguments: dict[str, Any] = {}
    for name, value in question.arguments():
        arguments.setdefault(name, []).append(value)
    with app.test_request_context():
        assert question.url() == url_for(endpoint, **arguments)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(_words, _filters, _words.filter(bool), st.sampled_from(("person", "year", "genre")))
def test_a_link_of_a_facet_asks_for_one_value_more(
    app: Flask, q: str, filters: list[tuple[str, str]], value: str, facet: str
) -> None:
    question = Asked(q, filters=tuple(filters))
    with app.test_request_context():
        assert question.narrowing(facet)(value) == question.with_filter(facet, value).url()
