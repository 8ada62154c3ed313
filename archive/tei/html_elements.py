"""The one table of TEI elements: how each is written as HTML. What is not here is written neutrally, with its words."""

from __future__ import annotations

from functools import lru_cache

from archive.tei import html_blocks as blocks
from archive.tei import html_phrases as phrases
from archive.tei import html_speech as speech
from archive.tei.html_frame import Frame, Page, Rule
from archive.tei.names import TEI

_THROUGH = Rule(phrase="", block="")


def _always(_frame: Frame, _page: Page) -> bool:
    return True


def _around_passages(frame: Frame, _page: Page) -> bool:
    return frame.words is None or frame.passage is not None


def _alike(names: str, rule: Rule) -> dict[str, Rule]:
    return dict.fromkeys(names.split(), rule)


def _named(names: str, *, is_line: bool = False) -> dict[str, Rule]:
    """Give each of several elements the class that is its name; lines of their own keep their line breaks."""
    return {name: Rule(css=name, is_line=is_line, keeps_lines=is_line) for name in names.split()}


_DIVISIONS = {
    **_alike("TEI teiCorpus text group front body back div div1 div2 div3 div4 div5 div6 div7 docTitle", _THROUGH),
    **_alike("listPerson listPlace listOrg listEvent listBibl listRelation set person place org event relation", _THROUGH),
    **_named("titlePage postscript floatingText performance prologue epilogue argument castList castGroup cit"),
}

_BLOCKS = {
    **_alike("p ab", Rule()),
    **_named("stage castItem figDesc"),
    **_named("opener closer salute signed dateline byline docAuthor docDate docImprint docEdition", is_line=True),
    **_named("imprimatur titlePart trailer address addrLine l", is_line=True),
    "head": Rule(css="caption", keeps_lines=True, write=blocks.head),
    "bibl": Rule(css="bibl", write=blocks.inline_passage),
    "note": Rule(css="note", write=blocks.note),
    "figure": Rule(block="figure", css="figure"),
    "lg": Rule(css="lg", keeps_lines=True, write=blocks.line_group),
    "list": Rule(write=blocks.list_of, shape=blocks.list_shape, is_inset=_always),
    "item": Rule(css="item", is_line=True, write=blocks.entry),
    "label": Rule(css="marker", write=blocks.entry),
    "table": Rule(write=blocks.table, shape=blocks.table_shape),
    "row": Rule(css="row", write=blocks.row, shape=blocks.row_shape),
    "cell": Rule(css="cell", is_line=True, write=blocks.cell),
    **_alike("quote epigraph", Rule(write=blocks.quotation, is_inset=_around_passages)),
    "said": Rule(write=speech.said, is_inset=speech.is_reported),
    "sp": Rule(write=speech.speech),
    "u": Rule(write=speech.utterance),
    "speaker": Rule(css="speaker", write=blocks.name_of_speaker),
    **_alike("pb cb gb", Rule(write=phrases.page_break, is_empty=True)),
    "milestone": Rule(write=phrases.milestone, is_empty=True),
}

_PHRASES = {
    **_alike("seg s w pc m c cl phr app lem subst desc forename surname nameLink genName idno", _THROUGH),
    **_alike("anchor index link linkGrp join joinGrp span spanGrp space metamark handShift", _THROUGH),
    **_named("q soCalled term gloss mentioned unclear supplied surplus measure num ex am role roleDesc orig reg expan"),
    **_alike(
        "persName placeName orgName name rs geogName objectName eventName addName roleName",
        Rule(write=phrases.name, is_phrase=True),
    ),
    **_alike(
        "settlement country region district bloc author editor publisher pubPlace", Rule(write=phrases.name, is_phrase=True)
    ),
    **_alike("affiliation occupation", Rule(write=phrases.name, is_phrase=True)),
    **_alike("date time", Rule(write=phrases.date, is_phrase=True)),
    "hi": Rule(write=phrases.highlight, is_phrase=True),
    **_alike("emph distinct", Rule(phrase="em")),
    "foreign": Rule(phrase="i", css="foreign"),
    "title": Rule(write=phrases.title, is_phrase=True),
    "abbr": Rule(phrase="abbr"),
    "add": Rule(phrase="ins"),
    "del": Rule(phrase="del"),
    "ref": Rule(write=phrases.reference, is_phrase=True),
    "ptr": Rule(write=phrases.pointer, is_empty=True),
    "choice": Rule(write=phrases.choice, is_phrase=True),
    **_alike("sic corr", Rule(write=phrases.reading, is_phrase=True)),
    "lb": Rule(write=phrases.line_break, is_empty=True),
    "gap": Rule(write=phrases.gap, is_phrase=True),
    **_alike("graphic media", Rule(write=phrases.graphic, is_phrase=True)),
    **_alike("code eg gi att val tag formula ident", Rule(phrase="code", is_typed=True)),
    **_alike("vocal kinesic incident writing shift pause", Rule(css="stage")),
}

ELEMENTS: dict[str, Rule] = {**_DIVISIONS, **_PHRASES, **_BLOCKS}
"""The rule of each TEI element by its name."""

RUN_OF_LINES = Rule(css="lg", keeps_lines=True)
"""Lines of verse outside an ``lg``: one passage."""


@lru_cache(maxsize=1024)
def rule_of(tag: str) -> Rule:
    """Give the rule of an element by its qualified name; a neutral one for what is not TEI's or not in the table.

    Only letters and digits of an unknown name reach the class it gets.
    """
    namespace, _, name = tag.rpartition("}")
    is_tei = namespace == f"{{{TEI}"
    if is_tei and name in ELEMENTS:
        return ELEMENTS[name]
    letters = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))[:40]
    return Rule(css=f"{'tei' if is_tei else 'x'}-{letters.lower()}")
