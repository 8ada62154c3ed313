"""The one table of TEI elements: how each is written as HTML. What is not here is written neutrally, with its words."""

from __future__ import annotations

from functools import lru_cache

from archive.tei.html import blocks, mathematics, notes, phrases, remarks, speech, verse
from archive.tei.html.frame import Frame, Page, Rule
from archive.tei.html.safety import MATHEMATICS
from archive.tei.names import EXAMPLES, TEI

_THROUGH = Rule(phrase="", block="")
_AS_IT_STANDS = Rule()
"""Looks like the words around it: tags are written for it only where they say its language."""


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
    **_alike("TEI teiCorpus text group front body back div div1 div2 div3 div4 div5 div6 div7 docTitle noteGrp", _THROUGH),
    **_alike("listPerson listPlace listOrg listEvent listBibl listRelation listObject listApp listWit listNym", _THROUGH),
    **_alike("set person personGrp persona place org event object nym relation annotationBlock", _THROUGH),
    **_named("titlePage postscript floatingText performance prologue epilogue argument castList castGroup cit spGrp"),
    **_alike("entry entryFree superEntry dictScrap", Rule(css="entry")),
    **_alike("sense hom", Rule(css="sense", phrase="")),
    **_alike("egXML exemplum", Rule(css="example")),
}

_BLOCKS = {
    **_alike("p ab", Rule()),
    **_named("stage castItem figDesc"),
    **_named("opener closer salute signed dateline byline docAuthor docDate docImprint docEdition", is_line=True),
    **_named("imprimatur trailer address addrLine", is_line=True),
    "titlePart": Rule(css="titlePart", is_line=True, keeps_lines=True, write=blocks.title_part),
    "l": Rule(css="l", is_line=True, keeps_lines=True, write=verse.line),
    "head": Rule(css="caption", keeps_lines=True, write=blocks.head),
    **_alike("headItem headLabel", Rule(css="caption")),
    "bibl": Rule(css="bibl", write=blocks.inline_passage),
    **_alike("biblStruct biblFull msDesc witness", Rule(css="bibl", phrase="")),
    "note": Rule(css="note", write=notes.note),
    **_alike("figure notatedMusic", Rule(block="figure", css="figure")),
    "lg": Rule(css="lg", keeps_lines=True, write=verse.group),
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
    **_alike("pb cb gb", Rule(write=remarks.page_break, is_empty=True)),
    "milestone": Rule(write=remarks.milestone, is_empty=True),
}

_PHRASES = {
    **_alike("seg s w pc m c g cl phr lem rdgGrp desc forename surname nameLink genName idno", _THROUGH),
    **_alike("link linkGrp join joinGrp index span spanGrp substJoin alt altGrp timeline when", _THROUGH),
    **_named("unclear supplied surplus damage secl"),
    **_alike("q soCalled mentioned measure num ex am role roleDesc orig reg expan restore retrace ellipsis", _AS_IT_STANDS),
    **_alike("rdg rubric incipit explicit", _AS_IT_STANDS),
    **_alike(
        "persName placeName orgName name rs geogName objectName eventName addName roleName settlement country region district"
        " bloc author editor publisher pubPlace affiliation occupation origPlace",
        Rule(write=phrases.name, is_phrase=True),
    ),
    **_alike("gloss term", Rule(write=phrases.term, is_phrase=True)),
    **_alike("date time origDate", Rule(write=phrases.date, is_phrase=True)),
    "hi": Rule(write=phrases.highlight, is_phrase=True),
    **_alike("emph distinct", Rule(phrase="em")),
    "foreign": Rule(phrase="i", css="foreign"),
    "title": Rule(write=phrases.title, is_phrase=True),
    "abbr": Rule(phrase="abbr"),
    "subst": Rule(css="subst", block=""),
    "add": Rule(phrase="ins"),
    "del": Rule(phrase="del"),
    "ref": Rule(write=phrases.reference, is_phrase=True),
    "ptr": Rule(write=phrases.pointer, is_empty=True),
    "app": Rule(write=phrases.variants, is_phrase=True),
    "choice": Rule(write=phrases.choice, is_phrase=True),
    **_alike("sic corr", Rule(write=phrases.reading, is_phrase=True)),
    "ruby": Rule(phrase="ruby"),
    "rt": Rule(phrase="rt"),
    "lb": Rule(write=remarks.line_break, is_empty=True),
    "gap": Rule(write=remarks.gap, is_phrase=True),
    **_alike(
        "space handShift formShift metamark addSpan delSpan damageSpan anchor", Rule(write=remarks.remark, is_phrase=True)
    ),
    **_alike("graphic media", Rule(write=remarks.graphic, is_phrase=True)),
    **_alike("code eg gi att val tag ident binaryObject", Rule(phrase="code", is_typed=True)),
    "formula": Rule(write=mathematics.formula, is_phrase=True, is_typed=True),
    **_alike("vocal kinesic incident writing shift pause view camera caption sound tech move", Rule(css="stage")),
    **_alike("orth form", Rule(phrase="b")),
    **_alike("gramGrp gram pos gen number case mood tns per subc iType colloc usg", Rule(phrase="i", css="gram")),
}

_DESCRIPTIONS = _alike(
    "abstract accMat acquisition activity actor additional additions adminInfo age altIdent altIdentifier alternate analytic"
    " anyElement arc attDef attList attRef authority availability biblScope binary binding bindingDesc birth broadcast caesura"
    " calendar calendarDesc catRef catchwords certainty change channel citedRange classCode classRef classSpec classes climate"
    " collation collection colophon condition constitution constraint constraintSpec content correspAction correspContext"
    " correspDesc creation custEvent custodialHist dataFacet dataRef dataSpec datatype death decoDesc decoNote def default"
    " defaultVal depth derivation dim dimensions distributor divGen domain eLeaf eTree edition editionStmt education"
    " elementRef elementSpec email empty equipment equiv etym extent f fLib factuality faith fileDesc filiation finalRubric"
    " floruit foliation forest fs funder fvLib fw geo geogFeat graph handDesc handNote handNotes height heraldry history hyph"
    " iNode imprint institution interaction interp interpGrp keywords lacunaEnd lacunaStart lang langKnowledge langKnown"
    " langUsage language layout layoutDesc lbl leaf licence listChange listForest listRef listTranspose locale location locus"
    " locusGrp macroRef macroSpec material measureGrp meeting memberOf mod model modelGrp modelSequence moduleRef moduleSpec"
    " monogr msContents msFrag msIdentifier msItem msItemStruct msName msPart musicNotation nationality node notesStmt numeric"
    " oRef objectDesc objectIdentifier objectType offset origin outputRendition pRef param paramList paramSpec particDesc"
    " persPronouns physDesc population postBox postCode postmark precision preparedness principal profileDesc pron provenance"
    " publicationStmt purpose rb re recordHist recording recordingStmt redo relatedItem remarks repository residence resp"
    " respStmt respons rhyme root schemaSpec scriptDesc scriptNote scriptStmt seal sealDesc secFol sequence series seriesStmt"
    " setting settingDesc sex signatures socecStatus source sourceDesc specDesc specGrp specGrpRef specList sponsor stamp"
    " state street stress string summary support supportDesc surrogates syll symbol terrain textClass textDesc textLang"
    " textNode titleStmt trait transpose tree triangle typeDesc typeNote undo unit vAlt vColl vLabel vMerge vNot valDesc"
    " valItem valList watermark width wit witDetail witEnd witStart xr",
    _THROUGH,
)
"""What describes a person, a manuscript or an encoding: only the words in it are written."""

OTHERS = {
    "{http://history.state.gov/frus/ns/1.0}attachment": Rule(css="attachment"),
    "{http://www.w3.org/1999/xhtml}div": _THROUGH,
    **_alike(
        " ".join(f"{{{mathematics.MATHML}}}{name}" for name in MATHEMATICS),
        Rule(write=mathematics.mathematics, shape=mathematics.shape_of, is_phrase=True, is_typed=True),
    ),
}
"""Elements outside TEI that real editions use, by their qualified names."""

ELEMENTS: dict[str, Rule] = {**_DESCRIPTIONS, **_DIVISIONS, **_PHRASES, **_BLOCKS}
"""The rule of each TEI element by its name."""

RUN_OF_LINES = Rule(css="lg", keeps_lines=True)
"""Lines of verse outside an ``lg``: one passage."""


@lru_cache(maxsize=1024)
def rule_of(tag: str) -> Rule:
    """Give the rule of an element by its qualified name; a neutral one for what is in neither table.

    TEI quoted in TEI as an example is written as what it is. Only letters and digits of an unknown name reach the class.
    """
    namespace, _, name = tag.rpartition("}")
    is_tei = namespace in (f"{{{TEI}", f"{{{EXAMPLES}")
    if is_tei and name in ELEMENTS:
        return ELEMENTS[name]
    if tag in OTHERS:
        return OTHERS[tag]
    letters = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))[:40]
    return Rule(css=f"{'tei' if is_tei else 'x'}-{letters.lower()}")
