"""What a date means is said where its words do not say it."""

from __future__ import annotations

import pytest
from lxml import etree

from archive.tei.html.days import day_meant
from archive.tei.html.drawing import render
from tests.tei.html_pages import LINKS, master_of, tree_of

JULIAN = 'when="1917-12-01" when-custom="1917-11-18" calendar="#julian" datingMethod="#julian"'


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (f"<date {JULIAN}>18 November 1917</date>", "Saturday, 18 November 1917 Old Style, 1 December 1917 New Style"),
        ('<date when="1917-11-28">three days ago</date>', "Wednesday, 28 November 1917"),
        ('<date when="1617-03-20">20 marzo</date>', "Monday, 20 March 1617"),
        ('<date when="1961-03-07">March 7, 1961</date>', ""),
        ('<date when="1961-03">last month</date>', "March 1961"),
        ('<date notBefore="1961-03-01" notAfter="1961-03-07">early in March</date>', "1–7 March 1961"),
        ('<date from="1961-03-01">since then</date>', "from 1 March 1961"),
        ('<date when="1961">1961</date>', ""),
        ('<time when="12:30:00">half past twelve</time>', ""),
        ("<date>once</date>", ""),
    ],
)
def test_the_day_a_date_means(date: str, told: str) -> None:
    assert day_meant(etree.fromstring(date)) == told


def test_what_a_date_means_is_reached_by_pointer_and_by_keyboard_and_is_no_word_of_the_text() -> None:
    written = render(
        master_of('<p>Left <date when="1917-11-28">three days ago</date>.</p>'), "text", view="corrected", links=LINKS
    )
    tip = tree_of(written).find_class("tip")[0]
    assert tip.get("tabindex") == "0"
    assert [child.tag for child in tip] == ["time", "span"]
    assert tip[1].get("class") == "ed"
    assert tip[1].text == " Wednesday, 28 November 1917"


@pytest.mark.parametrize("around", ["head", "ref"])
def test_headings_and_links_read_clean(around: str) -> None:
    body = f'<{around}><date when="1917-11-28">three days ago</date></{around}><p>so</p>'
    assert "tip" not in render(master_of(body), "text", view="corrected", links=LINKS)


@pytest.mark.parametrize(
    ("body", "view", "told"),
    [
        ("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>", "corrected", "written: Dr"),
        ("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>", "received", "that is: Doctor"),
        ("<choice><orig>publick</orig><reg>public</reg></choice>", "corrected", "written: publick"),
        ('<app><lem wit="#A">summer</lem><rdg wit="#B #C">winter</rdg><rdg/></app>', "corrected", "winter B C; left out"),
    ],
)
def test_the_other_readings_are_in_reach(body: str, view: str, told: str) -> None:
    tree = tree_of(render(master_of(f"<p>a {body} b</p>"), "text", view=view, links=LINKS))  # type: ignore[arg-type]
    assert tree.find_class("tip")[0][-1].text == f" {told}"


def test_a_choice_that_holds_a_link_or_no_words_has_nothing_to_add() -> None:
    body = '<p>a <choice><orig/><reg>b</reg></choice><choice><orig>c</orig><reg><ref target="#p1">d</ref></reg></choice></p>'
    assert "tip" not in render(master_of(body), "text", view="corrected", links=LINKS)
