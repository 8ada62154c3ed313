"""What kind of text it is: said by its heading, by the file's name, or by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.describe.structure import forms, stage
from archive.model import Assertion, Rejected, Span

_OF_PLAYS = frozenset(("act", "scene"))
"""Divisions that only plays have."""

_EXAMINED = frozenset(("q", "a"))
"""Labels of a transcript of questions and answers."""

_WIRED = frozenset("telegraphic telegrafico telegraphisch t tel telegr".split())
_SPOKEN_BY = frozenset(("speaker", "orator", "spoken by", "delivered by"))
_FEWEST_PARTS = 2
_SHOWN = 3
"""Speakers named as evidence of a conversation."""

_WORDS = {
    "letter": "letter", "telegram": "telegram", "airgram": "telegram", "despatch": "dispatch", "dispatch": "dispatch",
    "memorandum": "memorandum", "speech": "speech", "address": "speech", "oration": "speech", "talk": "speech",
    "lecture": "speech", "remarks": "speech", "sermon": "sermon", "message": "message", "proclamation": "proclamation",
    "report": "report", "interview": "interview", "debate": "debate", "minutes": "minutes", "treaty": "treaty",
    "diary": "diary", "tragedy": "play", "comedy": "play", "drama": "play", "article": "article",
}  # fmt: skip
"""Words of a heading or of a file's name, and the genre they name."""

_OTHER_WORDS = {
    "de": "brief:letter schreiben:letter telegramm:telegram denkschrift:memorandum aufzeichnung:memorandum rede:speech"
    " ansprache:speech vortrag:speech predigt:sermon bericht:report protokoll:minutes sitzungsprotokoll:minutes"
    " schauspiel:play trauerspiel:play lustspiel:play tragödie:play komödie:play drama:play",
    "it": "lettera:letter telegramma:telegram memoriale:memorandum promemoria:memorandum discorso:speech orazione:speech"
    " predica:sermon relazione:report verbale:minutes commedia:play tragedia:play dramma:play dispaccio:dispatch",
    "fr": "lettre:letter télégramme:telegram mémoire:memorandum discours:speech allocution:speech sermon:sermon"
    " rapport:report comédie:play tragédie:play drame:play dépêche:dispatch",
}
"""The same in other languages, by language: many of these words mean something else in the next."""

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PERSON = re.compile(r"\bI\b|\b[Mm]y\b")
_DEAR = re.compile(
    r"(?:my )?dear\b|sirs?[,:]|madam|(?:mein\w{0,2} )?(?:lieb|teuer|theuer)\w*|(?:mi[oa] )?car(?:[oa]|issim[oa])\b"
    r"|(?:mon |ma )?ch[eè]re?\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(r"(?:my )?(?:fellow|friends|comrades|ladies|gentlemen|citizens|brothers|members)\b", re.IGNORECASE)

_LEGISLATURE = re.compile(
    r"\b(?:senate|house of (?:representatives|commons|lords|delegates|assembly)|congress|parliament|(?:general|national)"
    r" assembly|legislature|(?:reichs|bundes|land)tag|parlament[oe]?|camera dei deputati|senato|chambre des députés"
    r"|assemblée nationale)\b",
    re.IGNORECASE,
)


def genre_of(evidence: Evidence, people: People, kinds: frozenset[str] = frozenset()) -> tuple[str | None, Assertion | None]:
    """Give the genre and why; None where nothing tells. ``kinds`` are those of the divisions of the text (``act``, ...)."""
    found = (
        _by_cast(evidence, kinds)
        or _by_heading(evidence)
        or _by_dateline(evidence)
        or _by_turns(evidence)
        or _by_label(evidence)
        or _by_salutation(evidence, people)
        or _by_name(evidence)
        or _by_parts(evidence)
        or _by_signature(evidence, people)
    )
    return (found.value, found) if found else (None, None)


def _by_cast(evidence: Evidence, kinds: frozenset[str]) -> Assertion | None:
    """Take a text with a list of its persons, or with acts or scenes in which somebody speaks, for a play."""
    cast = next(evidence.of("castItem"), None)
    if cast is not None:
        span = (evidence.span(cast, 0, len(evidence.words[cast])),)
        return Assertion("genre", "play", "play", "high", "importer", "It lists the persons of a play.", span)
    if kinds & _OF_PLAYS:
        rule = "It is divided into acts or scenes, as plays are."
        return Assertion("genre", "play", "play", "high", "importer", rule)
    return None


def _by_turns(evidence: Evidence) -> Assertion | None:
    """Take a text in which several persons speak by turns for a debate, one of questions and answers for an interview."""
    labels = {evidence.words[number].rstrip(".:— "): number for number in evidence.of("speaker")}
    if len({label.casefold() for label in labels}) < 2:
        return None
    spans = tuple(evidence.span(number, 0, len(evidence.words[number])) for number in list(labels.values())[:_SHOWN])
    if {label.casefold() for label in labels} == _EXAMINED:
        rule = "It consists of questions and answers, labelled as such."
        return Assertion("genre", "interview", "interview", "medium", "importer", rule, spans)
    turns = sum(1 for _ in evidence.of("speaker"))
    directions = list(_directions(evidence))
    division = next((number for number in evidence.of("head") if stage.is_division(evidence.words[number])), None)
    if division is not None:
        span = (evidence.span(division, 0, len(evidence.words[division])),)
        return Assertion(
            "genre", "play", "play", "medium", "importer", "It has turns under the heading of an act or scene.", span
        )
    if len(directions) > 1:
        rule = f"{len(labels)} speakers are named by labels before their {turns} turns, and {len(directions)} stage directions"
        rule += f" tell what they do: “{directions[0].words}”."
        rejected = (Rejected("debate", "the remarks of a reporter tell how a speech was received"),)
        return Assertion("genre", "play", "play", "medium", "importer", rule, tuple(directions[:_SHOWN]), rejected)
    rule = f"{len(labels)} speakers are named by labels before their {turns} turns."
    rejected = (Rejected("play", "it has neither a list of persons nor acts or scenes"),)
    return Assertion("genre", "debate", "debate", "medium", "importer", rule, spans, rejected)


def _directions(evidence: Evidence) -> Iterator[Span]:
    """Give the stage directions in small letters, which no reporter of a debate writes."""
    for number, passage in enumerate(evidence.passages):
        stretches = [(mark.start, mark.end) for mark in passage.marks if mark.element == "stage"]
        for start, end in [(0, len(passage.received))] if passage.element == "stage" else stretches:
            if evidence.words[number][start + 1 : start + 2].islower() and evidence.words[number][start] in "([":
                yield evidence.span(number, start, end)


def _by_dateline(evidence: Evidence) -> Assertion | None:
    """Take the kind of text that a clerk wrote before the place of the dateline: "Telegramm 161 London"."""
    for number in evidence.of("opener"):
        for mark in evidence.passages[number].marks:
            lead = forms.lead_end(evidence.words[number][mark.start : mark.end]) if mark.element == "dateline" else 0
            for word in _WORD.finditer(evidence.words[number], mark.start, mark.start + lead):
                genre = "telegram" if word[0].lower() in _WIRED else _words(evidence.language).get(word[0].lower())
                if genre:
                    rule = f"The dateline calls the text “{word[0]}”."
                    return Assertion("genre", genre, genre, "high", "importer", rule, (evidence.span(number, *word.span()),))
    return None


def _by_label(evidence: Evidence) -> Assertion | None:
    """Take a text whose first line names a speaker, and no office, for a speech."""
    for number in evidence.of("byline"):
        label = forms.label(evidence.words[number])
        if label and label["label"].lower() in _SPOKEN_BY:
            rule = f"Its first line names who spoke, under the label “{label['label']}”."
            span = (evidence.span(number, *label.span("label")),)
            return Assertion("genre", "speech", "speech", "medium", "importer", rule, span)
    return None


def _by_parts(evidence: Evidence) -> Assertion | None:
    """Take a signed text for a letter that is dated at a place and takes leave, calls upon somebody or is addressed."""
    signed = _signature(evidence)
    found: dict[str, Span] = {}
    for number, passage in enumerate(evidence.passages if signed else ()):
        if passage.element in ("opener", "closer"):
            for mark in passage.marks:
                if mark.element in ("dateline", "salute", "address"):
                    key = "leave" if passage.element == "closer" and mark.element == "salute" else mark.element
                    found.setdefault(key, evidence.span(number, mark.start, mark.end))
    if signed is None or len(found) < _FEWEST_PARTS or any(evidence.of("head")):
        return None
    spans = tuple(found.values())
    rule = f"It is signed, and has other parts of letters: {', '.join(f'“{span.words}”' for span in spans)}."
    return Assertion("genre", "letter", "letter", "medium", "importer", rule, (signed, *spans))


def _by_heading(evidence: Evidence) -> Assertion | None:
    for number in evidence.of("head"):
        words = evidence.words[number]
        for word in _WORD.finditer(words):
            genre = _words(evidence.language).get(word[0].lower())
            if genre:
                rule = f"The heading calls the text “{word[0]}”."
                return Assertion("genre", genre, genre, "high", "importer", rule, (evidence.span(number, *word.span()),))
    return None


@cache
def _words(language: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in _OTHER_WORDS.get(language.partition("-")[0], "").split())
    return _WORDS | {word: genre for word, _, genre in pairs}


def _by_name(evidence: Evidence) -> Assertion | None:
    for word in _WORD.findall(evidence.name):
        genre = _WORDS.get(word.lower())
        if genre:
            return Assertion(
                "genre", genre, genre, "medium", "importer", f"The file's name has the word “{word}”.", from_name=True
            )
    return None


def _by_salutation(evidence: Evidence, people: People) -> Assertion | None:
    for number in evidence.of("opener"):
        words = evidence.words[number]
        span = (evidence.span(number, 0, len(words)),)
        if _DEAR.match(words):
            return Assertion("genre", "letter", "letter", "medium", "importer", f"It begins as letters do: “{words}”.", span)
        if _AUDIENCE.match(words) and people.speakers:
            rule = f"It addresses an audience, “{words}”, and its first line names a speaker."
            return Assertion("genre", "speech", "speech", "medium", "importer", rule, span)
        if not _AUDIENCE.match(words) and (signed := _signature(evidence)) and _is_salute(evidence, number):
            kind, like = ("message", "messages to a legislature") if _LEGISLATURE.search(words) else ("letter", "letters")
            rule = f"It begins by addressing somebody, “{words}”, and closes with a signature, as {like} do."
            return Assertion("genre", kind, kind, "medium", "importer", rule, (*span, signed))
    return None


def _is_salute(evidence: Evidence, number: int) -> bool:
    return any(mark.element == "salute" for mark in evidence.passages[number].marks)


def _signature(evidence: Evidence) -> Span | None:
    for number in evidence.of("closer"):
        for mark in evidence.passages[number].marks:
            if mark.element == "signed":
                return evidence.span(number, mark.start, mark.end)
    return None


def _by_signature(evidence: Evidence, people: People) -> Assertion | None:
    """Take a signed text in the first person for a letter: nothing else that is signed speaks so, but a statement may."""
    author = next((assertion for assertion in people.assertions if assertion.aspect == "author"), None)
    first = next(
        ((number, said) for number in evidence.of("p") if (said := _FIRST_PERSON.search(evidence.words[number]))), None
    )
    if author is None or first is None or _signature(evidence) is None or any(evidence.of("byline")):
        return None
    number, said = first
    rejected = [
        Rejected("statement", "a signed statement or article would have the same form; letters are by far more frequent")
    ]
    speaker = next((assertion for assertion in people.assertions if assertion.aspect == "speaker"), None)
    if speaker:
        rejected.insert(0, Rejected("speech", f"it tells of a speech and is none: “{speaker.evidence[0].words}”"))
    rule = "It is written in the first person and closes with its writer's signature, as letters do; nothing else tells."
    evidence_spans = (evidence.span(number, *said.span()), *author.evidence)
    return Assertion("genre", "letter", "letter", "low", "importer", rule, evidence_spans, tuple(rejected))
