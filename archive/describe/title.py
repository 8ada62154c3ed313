"""The title: a heading, the words of the file's name, or the first words of the text."""

from __future__ import annotations

import re

from archive.describe.evidence import Evidence
from archive.describe.structure import phrases
from archive.describe.structure.kinds import division_of
from archive.model import Assertion

INCIPIT_LENGTH = 64
"""Characters of first words that stand for a title: one line of a list."""

_SHORT_HEADING = 16
"""Characters; a heading no longer is a title only above the whole text, since within it it heads a part."""

_ABOVE = frozenset(("head", "byline", "opener", "epigraph"))

_DATE = re.compile(r"^\d{4}(?:-\d\d){0,2}(?=\D|$)")
_WORD = re.compile(r"[^\W\d_]+|\d{1,4}(?:st|nd|rd|th)?")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d+\w{0,2}|[IVXLCivxlc]+")
_KINDS = frozenset(
    "text texts document documents doc file page scan transcript transcription telegram comedy tragedy farce play drama"
    " text texte dokument datei seite abschrift transkription briefe lustspiel schauspiel trauerspiel komödie tragödie posse"
    " testo testi documento pagina lettere trascrizione telegramma commedia tragedia farsa dramma"
    " texte document lettres comédie tragédie drame télégramme документ текст комедия драма"
    " a an the ein eine der die das un una uno il la lo le une in en due two three drei zwei tre five fünf cinque one einem"
    " act acts akt akten aufzügen aufzug atto atti acte actes".split()
)
"""Words that with others like them name a kind of text and not this one, beside the kinds that no dateline names."""

_FORMULA = re.compile(r"by (?:the|his|her|command|order)\b|\W*$", re.IGNORECASE)


def title_of(evidence: Evidence) -> tuple[str, bool, Assertion]:
    """Give the title, whether it is only the first words, and why."""
    said = words_of_name(evidence.name)
    body = next((number for number, passage in enumerate(evidence.passages) if passage.element not in _ABOVE), 0)
    heading = next(
        (number for number in evidence.of("head") if _tells(evidence.passages[number].received, said, number < body)), None
    )
    if heading is not None:
        words = evidence.passages[heading].received
        rule = "The text stands under this heading."
        return (
            words,
            False,
            Assertion("title", words, words, "high", "importer", rule, (evidence.span(heading, 0, len(words)),)),
        )
    if said:
        rule = "The file's name is made of words; they stand for a title, since the text has none of its own."
        return said, False, Assertion("title", said, said, "medium", "importer", rule, from_name=True)
    return _incipit(evidence) if evidence.passages else _by_name_alone(evidence.name)


def _by_name_alone(name: str) -> tuple[str, bool, Assertion]:
    rule = "All its words stand in divisions with headings of their own; the file's name stands for a title."
    return name, False, Assertion("title", name, name, "low", "importer", rule, from_name=True)


def _tells(heading: str, name: str, is_above: bool) -> bool:
    """Tell whether a heading says more than a formula ("By the President") or a mere kind of text ("A Proclamation"), which
    give way to the words of a file's name, as do short headings that are not above the text, or have figures.
    """
    if _FORMULA.match(heading):
        return False
    if not name:
        return True
    if len(heading) > _SHORT_HEADING:
        return not _is_kind(heading)
    has_figures = any(sign.isdigit() for sign in heading)
    return is_above and not has_figures and division_of(heading) is None and not _is_kind(heading)


def _is_kind(words: str) -> bool:
    """Tell whether words name a kind of text, perhaps with a number, and nothing more: "Brief 12", "A Comedy in Two Acts"."""
    return all(
        word.casefold() in _KINDS or _FIGURE.fullmatch(word) or phrases.KIND.fullmatch(word)
        for word in re.findall(r"\w+", words)
    )


def words_of_name(name: str) -> str:
    """Read a file's name as words: "1789-04-30-first-inaugural-address" is "First inaugural address"; "" for any other name,
    and for one that says only what kind of text it is, and which of many ("text-15", "brief-1848"), without a date before it;
    one word alone stands, since somebody chose it.
    """
    parts = [part for part in re.split(r"[\s_.\-–—]+", _DATE.sub("", name)) if part]
    if not parts or not all(_WORD.fullmatch(part) for part in parts) or not any(_LETTERS.fullmatch(part) for part in parts):
        return ""
    if parts[0].isdigit() and len(parts) > 1:
        parts = parts[1:]
    words = " ".join(parts)
    if len(parts) > 1 and _is_kind(words) and not _DATE.match(name):
        return ""
    return words[0].upper() + words[1:]


def _incipit(evidence: Evidence) -> tuple[str, bool, Assertion]:
    number = next(evidence.of("p"), 0)
    words = evidence.words[number]
    end = len(words)
    if end > INCIPIT_LENGTH:
        end = words.rfind(" ", 0, INCIPIT_LENGTH)
        end = INCIPIT_LENGTH if end <= 0 else end
    first = words[:end].rstrip(" ,;:—–-") or words[:end]
    shown = first if end == len(words) else f"{first} …"
    rule = "The text has no heading, and the file's name is no words; its first words stand for a title."
    evidence_span = (evidence.span(number, 0, len(first)),)
    return shown, True, Assertion("title", shown, shown, "low", "importer", rule, evidence_span)
