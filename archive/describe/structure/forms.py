"""The forms by which the parts of a letter or a speech are known: labels, datelines, salutations, names, valedictions.

Every function looks at one block alone and gives offsets into it; the order in which parts may stand is not its matter.
"""

from __future__ import annotations

import re

from archive.dates import find_dates

_LABELS = (
    "president speaker author by chairman chairwoman chair chancellor senator king queen emperor pope orator delegate minister"
).split()
_LABEL = re.compile(
    rf"(?P<label>(?:{'|'.join(_LABELS)}|prime minister|spoken by|delivered by|written by))\s*:\s*(?P<name>\S.*)", re.IGNORECASE
)
WRITERS = frozenset(("author", "by", "written by"))
"""Labels that name who wrote, and do not say that he spoke."""

_PARTICLES = frozenset("de del della der den di da du des la le van von zu ter of bin ibn el al y e dos das ben af av".split())
_NO_NAMES = frozenset("the a an amen finis end applause god note resolved i we it this that no yes and but to".split())
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")

_SALUTED = (
    r"(?:my\s+)?dear|sirs?|gentlemen|ladies|madam|messrs|mr|mrs|honou?red|honou?rable|most|right hon|your|to the|to my|to all"
    r"|(?:my )?(?:fellow|friends|countrymen|children|comrades)|citizens|people|brothers|brethren|beloved|senators|members"
    r"|house of|the senate|senate|soldiers|workers"
)
_SALUTED_WITHOUT_SIGN = re.compile(r"(?:to the|to all|(?:my )?fellow|gentlemen|ladies)\b[^.!?;:]{0,120}", re.IGNORECASE)
_SALUTATION = re.compile(
    rf"(?:{_SALUTED})\b(?:[^.!?;]|(?<=\b[A-Z])\.|(?<=Mr|Dr|Sr)\.|(?<=Mrs|Hon)\.){{0,240}}[:,][\s\-–—]*", re.IGNORECASE
)
_VALEDICTION = re.compile(
    r"(?:(?:very |yours )?(?:sincerely|respectfully|faithfully|cordially|truly|affectionately))(?: yours)?\W*"
    r"|(?=.{4,160}$)(?:I am|I remain|I have the honou?r|Believe me|Accept|Very|Most|Yours?|With|Sincerely|Respectfully"
    r"|Faithfully|Cordially|Truly|Affectionately)\b.*\b(?:yours|servants?|sincerely|respectfully|faithfully|cordially|regards"
    r"|friend|truly|obedient|consideration|affectionately|respect|esteem)\W*",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:acting |assistant |under |vice[- ]|private |(?:[A-Z][\w.]* ){0,2}(?=commissioner|adjutant-|inspector-|secretary))?"
    r"(?:secretary|president|minister|ambassador|consul|governor|chairman|director|clerk|speaker|attorney|commissioner|commissar"
    r"|chief|general|major|colonel|captain|king|chargé|adjutant-general|inspector-general)"
    r"(?:(?:,| of| to| in| for| at| pro)\b[^.:;!?]{0,60})?\W{0,2}",
    re.IGNORECASE,
)
_COUNTERSIGNED = re.compile(r"By (?:the|his|her) [^.:;!?]{1,60}:|\[?\(?(?:SEAL|L\. ?S)\.?\)?\]?\.?|Attest:", re.IGNORECASE)
_TIME = re.compile(
    r"[\s,.;—–-]*(?:(?:\d{1,2}(?:[:.]\d{2})?\s?[–-]\s?)?\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s*m\.?|o'clock|noon)|noon|midnight"
    r"|\d{4}\s?[A-Z])?[\s.,\])]*",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|me|us)\b")
"""What running text has and a heading has not."""

_UNDATED = re.compile(r"(?:undated|no date|n\.d\.)\W*$", re.IGNORECASE)


def label(text: str) -> re.Match[str] | None:
    """Match a first line such as "President: George Washington"; groups ``label`` and ``name``."""
    form = _LABEL.fullmatch(text)
    return form if form and is_name(form["name"]) else None


def is_name(text: str) -> bool:
    """Tell whether words have the form of a personal name: one to six, with capitals, but for particles."""
    tokens = text.rstrip(".,").split(" ")
    if not 1 <= len(tokens) <= 6 or len(text) > 60:
        return False
    names = 0
    for token in tokens:
        plain = token.rstrip(",")
        if plain.lower().strip(".") in _NO_NAMES and plain != "I." and not re.fullmatch(r"[A-Z]\.", plain):
            return False
        if plain in _PARTICLES:
            continue
        if not _TOKEN.fullmatch(plain) or not (plain[0].isupper() or plain[0].lower() == plain[0].upper()):
            return False
        names += len(plain.rstrip(".")) > 1
    return names > 0


def dateline(text: str, language: str) -> tuple[int, int] | None:
    """Give the stretch of the place's name in a dateline, empty when it has none; None for any other block."""
    if len(text) > 140:
        return None
    dates = find_dates(text, language)
    if dates and _TIME.fullmatch(text, dates[-1].end):
        before = text[: dates[0].start]
    else:
        undated = _UNDATED.search(text)
        if undated is None:
            return None
        before = text[: undated.start()]
    place = before.strip(" ,;:—–-([")
    if not set(place) & set("(["):
        place = place.rstrip(" ,;:—–-)]")
    if place and not _is_place(place):
        return None
    start = text.index(place) if place else 0
    return start, start + len(place)


def is_salutation(text: str) -> bool:
    """Tell whether a block addresses somebody and says nothing more."""
    return bool(_SALUTATION.fullmatch(text) or _SALUTED_WITHOUT_SIGN.fullmatch(text))


def is_valediction(text: str) -> bool:
    """Tell whether a block takes leave, as letters do before the signature."""
    return bool(_VALEDICTION.fullmatch(text))


def is_office(text: str) -> bool:
    """Tell whether a block below a signature gives the signer's office, introduces another signer or stands for a seal."""
    return len(text) <= 90 and (bool(_OFFICE.fullmatch(text)) or bool(_COUNTERSIGNED.fullmatch(text)))


def is_heading(text: str) -> bool:
    """Tell whether a block has the form of a heading: short, with a capital or a figure first and no sentence's end."""
    if not 2 <= len(text) <= 240 or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“«'‘["):
        return False
    if _FIRST_PERSON.search(text):
        return False
    return text[-1] not in ".!?:;,-–—" or (text[-1] == "." and text.isupper())


def name_end(text: str) -> int:
    """Give where the name ends in a signature such as "HAMILTON FISH, Secretary of State."; the full stop of an initial or of
    "Jr." belongs to it.
    """
    end = len(text)
    comma = text.find(", ")
    if comma > 0 and is_office(text[comma + 2 :]):
        end = comma
    if text[end - 1] == "," or (text[end - 1] == "." and not re.search(r"(?:\b[A-Z]|Jr|Sr|Esq)\.$", text[:end])):
        end -= 1
    return end


def _is_place(words: str) -> bool:
    """Tell whether all words have capitals, but for particles and such words as "City", "the", "near"."""
    tokens = [token for token in re.split(r"[\s,.]+", words) if token]
    small = _PARTICLES | {"the", "at", "in", "near", "on", "a", "li", "d"}
    return (
        len(tokens) <= 10
        and all(token[0].isupper() or token.lower() in small or not token[0].isalpha() for token in tokens)
        and any(token[0].isupper() for token in tokens)
    )
