"""The bar of views: every way to look at a result, with its count and its address."""

from __future__ import annotations

from flask import Flask

from archive.web.searching.asking import Asked
from archive.web.searching.tabs import tabs


def test_the_two_lists_have_their_counts_and_the_one_in_view_is_known(app: Flask) -> None:
    with app.test_request_context():
        texts, passages, *_ = tabs(Asked("land", view="texts", page=3), 2, 14)
    assert (texts.name, texts.url, texts.is_here, texts.count) == ("Texts", "/search?q=land&view=texts", True, 2)
    assert (passages.name, passages.url, passages.is_here, passages.count) == ("Passages", "/search?q=land", False, 14)


def test_a_question_keeps_its_filters_in_another_form_and_adds_what_that_form_asks(app: Flask) -> None:
    question = Asked("land", order="date", filters=(("genre", "letter"),), page=2)
    with app.test_request_context():
        assert question.bare().url("exports.found", form="csv", much=None) == "/search.zip?q=land&genre=letter&form=csv"
