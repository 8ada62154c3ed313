"""The addresses of passages inside a text are those that Flask builds, whatever ids the editors gave."""

from __future__ import annotations

from flask import Flask
from hypothesis import example, given
from hypothesis import strategies as st

from archive.reference import Reference
from archive.web.addresses import PageLinks, url_of
from archive.web.texts.switches import Switches

IDS = st.from_regex(r"[\w][\w.\-]{0,20}", fullmatch=True)
SWITCHES = st.builds(
    Switches,
    view=st.sampled_from(("corrected", "received")),
    lines=st.sampled_from(("run-on", "source")),
    names=st.sampled_from(("linked", "plain")),
    evidence=st.sampled_from(("side", "text")),
    whole=st.sampled_from((None, "no", "yes")),
)


@given(passage=IDS, switches=SWITCHES, version=st.sampled_from((None, "0123456789ab")))
@example(passage="S.193r", switches=Switches(), version=None)
@example(passage="чтение-1", switches=Switches(view="received", whole="yes"), version="0123456789ab")
def test_a_passage_has_the_address_that_flask_builds(app: Flask, passage: str, switches: Switches, version: str | None) -> None:
    reference = Reference("letter", version)
    with app.test_request_context():
        built = url_of(reference.block(passage), **switches.arguments(), _anchor=passage)
        assert PageLinks(reference, lambda _: None, frozenset(), switches).passage(passage) == built


def test_a_section_opens_on_a_page_of_its_own(app: Flask) -> None:
    switches = Switches(view="received", whole="yes")
    with app.test_request_context():
        links = PageLinks(Reference("canal"), {"lenin": "/people/lenin"}.get, frozenset(("two",)), switches)
        assert links.passage("two") == "/items/canal/two?view=received"
        assert links.passage("p1") == "/items/canal/p1?view=received&whole=yes#p1"
        assert (links.agent("lenin"), links.agent("nobody")) == ("/people/lenin", None)
