"""The forms by which the parts of a letter or a speech are known: labels, datelines, salutations, names, valedictions.

Every function looks at one block alone and gives offsets into it; the order in which parts may stand is not its matter.
"""

from __future__ import annotations

import re

from archive.dates import find_dates
from archive.describe.structure import phrases

_LABELS = (
    "president speaker author by chairman chairwoman chair chancellor senator king queen emperor pope orator delegate minister"
).split()
_LABEL = re.compile(
    rf"(?P<label>(?:{'|'.join(_LABELS)}|prime minister|spoken by|delivered by|written by))\s*:\s*(?P<name>\S.*)", re.IGNORECASE
)
WRITERS = frozenset(("author", "by", "written by"))
"""Labels that name who wrote, and do not say that he spoke."""

_PARTICLES = frozenset(
    "de del della der den di da du des la le van von zu ter of bin ibn el al y e dos das ben af av v d".split()
)
_ELIDED = re.compile(r"(?:d|l|de|dell|dall|degl)['’](?=[^\W\d_a-zà-ÿ])")
"""A particle before its name, as in "Massimo d'Azeglio"."""

_BRACKETS = str.maketrans("", "", "[]()")
_NO_NAMES = frozenset("the a an amen finis end applause god note resolved i we it this that no yes and but to".split())
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?|[A-Z][A-Za-z]{1,3}:|&")

_FIRST_PERSON = re.compile(r"\bI (?=[a-z])|\bI['’]|\b(?:my|we|our|me|us)\b")
"""What running text has and a heading has not."""

_LONGEST_LINE = 140
_LONGEST_SALUTATION = 260
_LONGEST_OFFICE = 120
_LONGEST_SIGNATURE = 180
_LONGEST_ADDRESS_LINE = 100
"""Characters of the forms; whatever is longer is running text."""

_SMALL = frozenset(
    "the at in near on a li d di da de dall dalla dalle dal dell della nell nella adì dì il lo la le les à ce am den dem im aus"
    " zu bei vor auf of and und e et y ad al alla alli all ai from this des du l"
    " off upon by before between nigh guerra casa campo"
    " mare sea board camp field home felde presso sotto sul sulla fronte ins ob an unweit".split()
)
_PREPOSED = re.compile(
    r"(?:(?:given|done|dated?|written|data|dato|datum|gegeben|fatta|fatto|fait|actum)\b[\s:,]*)?"
    r"(?:(?:di|da|dal|dalla|dalle|in|a|ad|à|aus|zu|at|from|de)\s+(?:(?:the|la|le|il|l['’])(?=\W)\s*)?|(?:dall|dell|nell"
    r"|all|d|l)['’]\s*)?",
    re.IGNORECASE,
)
_POSTPOSED = re.compile(
    r"[\s,;:—–-]+(?:an?|ai|al|alli|all|li|lì|adì|a dì|addì|il|le|ce|den|dem|am|on|the|this|vom|of)['’]?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\W*(?:T|Tel|N|No|Nr|N[°º]|Num)\.?(?:\s?[A-Z]{1,5}\.)?\s*\d[\d/.-]*[\s,.;:)—–-]+(?=[^\W\d_])", re.IGNORECASE
)
"""The number of a despatch before the place of its dateline."""

_LEAD = re.compile(
    r"\s*(?:[(\[](?:(?:N|No|Nos|Nr|N[°º]|Tel)\.?\s*\d[^()\[\]]{0,30}|(?:telegraphic|telegrafico|telegramm|extract|auszug|estratto"
    r"|confidential|secret|private|geheim|vertraulich|riservat[oa]|very|streng|copy|abschrift|copia)\b[^()\[\]]{0,30}|\d{1,3})"
    r"[)\]]\.?\s+"
    r"|(?:telegramm?a?|telegram|bericht|despatch|dispatch|dispaccio|rapporto|erla(?:ss|ß)|note|nota|brief|letter|lettera)"
    r"(?:\s+(?:riservat\w+|segret\w+|confidenzial\w+|geheim|secret|confidential))?(?:\s+(?:N|No|Nr|N[°º])?\.?\s*\d[\d/.-]*)?\.?\s+)"
    r"(?=(?-i:[A-ZÀ-Þ]))(?!(?:from|to|of|by|on|an|von|vom|des|der|di|del|della|al|alla|dal|dalla)\b)",
    re.IGNORECASE,
)
"""What clerks write before the place of a dateline: a number or a remark in brackets, the kind of text with its number."""

_TO_SOMEBODY = re.compile(r"(?<!\w)(?:from|to|an|al|alla)(?!\w)", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:di )?(?:fuori|a tergo|adresse|address(?:ed)?|indirizzo|außen)\s?:\s+", re.IGNORECASE)
"""What an editor writes before the address on the outside of a letter."""

_ENTITLED = re.compile(r"[^\W\d_][^!?:;]{3,60}(?:,\s*(?:Esq(?:uire|re?)?|&c|etc)\.?)+\W*")
"""The name of whom a letter is addressed to with his titles cut short, below the signature."""

_REFERENCE = re.compile(
    r"[(\[](?:(?:N|No|Nos|Nr|N[°º]|Tel)\.?\s*\d[^()\[\]]{0,30}|(?:confidential|secret|private|geheim|vertraulich|riservat[oa]"
    r"|extract|translation|copy|copia|abschrift)\b[^()\[\]]{0,30})[)\]]\.?",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"[a-z]{3}[.!?] [^\W\d_]\w")
KINDS_AND_SECRECY = re.compile(
    rf"{phrases.KIND.pattern}|\b(?:confidential|secret|private|personal|copy|translation|draft|urgent|geheim|vertraulich"
    rf"|abschrift"
    r"|entwurf|riservat\w+|copia|confidentielle|personale|traduzione|minuta)\b",
    re.IGNORECASE,
)
"""What stands above a date and is no place: kinds of text, and who may read it."""

_LONGEST_BRACKETED = 60
"""Characters of an editor's heading in brackets; what is longer is a remark."""

_ABBREVIATION = re.compile(r"(?<![^\W\d_])[^\W\d_]\.$")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WITH_CAPITAL = 4
"""Letters; articles and prepositions have fewer."""

_OWN = re.compile(r"(?:(?:il|la) )?(?:tu|su|vostr)[oa] (?=[^\W\d_a-zà-ÿ])", re.IGNORECASE)
"""What stands before a name in "Il vostro Giordani"."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.?\s?){1,4}|[A-Z]{2,4}\.?|(?:[A-Z][a-z]{0,2}\.?\s?){1,3}[A-Z]\.?")


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
        if plain.rstrip(".") in _PARTICLES:
            continue
        is_elided = _ELIDED.match(plain) is not None
        if not _TOKEN.fullmatch(plain) or not (is_elided or plain[0].isupper() or plain[0].lower() == plain[0].upper()):
            return False
        names += len(plain.rstrip(".")) > 1
    return names > 0


def dateline(text: str, language: str) -> tuple[int, int] | None:
    """Give the stretch of the place's name in a dateline, empty when it has none; None for any other block."""
    if len(text) > _LONGEST_LINE:
        return None
    dates = find_dates(text, language)
    if dates and phrases.TIME.fullmatch(text, dates[-1].end):
        before = text[: dates[0].start]
    else:
        undated = phrases.UNDATED.search(text)
        if undated is None:
            return None
        before = text[: undated.start()]
    lead = lead_end(before)
    if phrases.KIND.search(before, lead):
        return None
    start, end = _place(before[lead:])
    if lead and (start == end or _TO_SOMEBODY.search(before, lead)):
        return None
    return None if start < end and not is_place(before[lead + start : lead + end]) else (lead + start, lead + end)


def lead_end(text: str) -> int:
    """Give where the place of a dateline may begin: behind the number or remark, and the kind of text, that clerks write
    before it ("(No. 518.) Foreign Office", "Telegramm 161 London"); 0 where nothing of that kind stands there.
    """
    lead = _LEAD.match(text) or _NUMBERED.match(text)
    return lead.end() if lead else 0


def is_salutation(text: str) -> bool:
    """Tell whether a block addresses somebody and says nothing more."""
    if len(text) > _LONGEST_SALUTATION:
        return False
    return bool(phrases.SALUTATION.fullmatch(text) or phrases.SALUTATION_WITHOUT_SIGN.fullmatch(text))


def is_office(text: str) -> bool:
    """Tell whether a block below a signature gives the signer's office, introduces another signer, stands for a seal, or says
    what goes with the letter and to whom.
    """
    forms = (phrases.OFFICE, phrases.COUNTERSIGNED, phrases.FOOT)
    return len(text) <= _LONGEST_OFFICE and any(form.fullmatch(text) for form in forms)


def is_signature(text: str) -> bool:
    """Tell whether a block is a signature: a name, initials, "[Signed] N. N.", or a name with an office behind it."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    signed = phrases.SIGNED.match(text) or _OWN.match(text)
    name = text[signed.end() if signed else 0 :].translate(_BRACKETS).strip()
    if _INITIALS.fullmatch(name) and not name.isdigit():
        return signed is not None or name != name.lower()
    if phrases.INSTITUTION.search(name) is None and is_name(name):
        return True
    words = name.split(" ")
    return any(is_name(" ".join(words[:end])) and is_office(" ".join(words[end:])) for end in range(1, min(7, len(words))))


def is_postscript(text: str) -> bool:
    """Tell whether a block begins as postscripts do."""
    return phrases.POSTSCRIPT.match(text) is not None


def is_addressed(text: str) -> bool:
    """Tell whether a line may begin an address: "To ...", "Herrn ...", "Al ..."."""
    words = text[addressed_words(text)[0] :]
    return is_line(words) and (phrases.ADDRESSED.match(words) is not None or _ENTITLED.fullmatch(words) is not None)


def addressed_words(text: str) -> tuple[int, int]:
    """Give the stretch of an address that names somebody: without "Fuori:" before it and titles cut short behind it."""
    outside = _OUTSIDE.match(text)
    start = outside.end() if outside else 0
    return start, text.index(",", start) if _ENTITLED.fullmatch(text, start) else len(text)


def is_line(text: str) -> bool:
    """Tell whether a block may be a line of an address: short, and no sentence."""
    text = _OUTSIDE.sub("", text)
    return len(text) <= _LONGEST_ADDRESS_LINE and not set(text) & set("!?:;") and _NEW_SENTENCE.search(text) is None


def is_rubric(text: str) -> bool:
    """Tell whether a block names a field of a form, such as SUBJECT or PARTICIPANTS."""
    return phrases.RUBRIC.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Tell whether a block is the number of a despatch in brackets, or who may read it: "(No. 8.)", "[Confidential.]"."""
    return _REFERENCE.fullmatch(text) is not None


def names_kind(text: str) -> bool:
    """Tell whether a heading says what kind of text it heads: "Letter From ...", "Protokoll der ..."."""
    return is_heading(text) and phrases.KIND.search(text) is not None


def is_plain_heading(text: str) -> bool:
    """Tell whether a heading says what kind of text it heads, or is set as headings are: in capitals, each word with one."""
    if not is_heading(text) or is_rubric(text):
        return False
    return names_kind(text) or is_set_as_heading(text)


def is_set_as_heading(text: str) -> bool:
    """Tell whether words are in capitals, or begin with one each, but for short ones, as headings are set."""
    words = [word for word in _WORD.findall(text) if len(word) >= _SHORTEST_WITH_CAPITAL]
    return text.isupper() or (len(words) > 1 and all(word[0].isupper() for word in words))


def is_heading(text: str) -> bool:
    """Tell whether a block has the form of a heading: short, with a capital or a figure first and no sentence's end."""
    if not 2 <= len(text) <= 240 or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“«'‘["):
        return False
    if _FIRST_PERSON.search(text) or (text[0] == "[" and (len(text) > _LONGEST_BRACKETED or text[-1] != "]")):
        return False
    return text[-1] not in ".!?:;,-–—" or (text[-1] == "." and (text.isupper() or bool(_ABBREVIATION.search(text))))


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


def _place(before: str) -> tuple[int, int]:
    """Give the stretch of a place's name among the words before a date: without what leads to it and to the date."""
    numbered = _NUMBERED.match(before)
    start = numbered.end() if numbered else len(before) - len(before.lstrip(" ,;:—–-(["))
    preposed = _PREPOSED.match(before, start)
    if preposed and preposed.end() < len(before):
        start = preposed.end()
    end = len(before.rstrip(" ,;:—–-(["))
    while end > start and (posed := _POSTPOSED.search(before[:end])) and posed.start() >= start:
        end = posed.start()
    if not set(before[start:end]) & set("(["):
        end = len(before[:end].rstrip(" ,;:—–-)]"))
    return start, max(start, end)


def is_place(words: str) -> bool:
    """Tell whether all words have capitals, but for particles and such words as "City", "the", "near"."""
    tokens = [token for token in re.split(r"[\s,.'’()\[\]]+", words) if token]
    return (
        len(tokens) <= 10
        and all(token[0].isupper() or token.lower() in _SMALL or not token[0].isalpha() for token in tokens)
        and any(token[0].isupper() for token in tokens)
    )
