"""What a heading, an address or a salutation calls somebody: by office, by name, by both; a body by its own name.

In "the Chairman of the Committee on Public Information (Creel)" the name in brackets is that of the holder of the office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.authorities import Authorities, Kind
from archive.describe.people.words import Words
from archive.model import Agent, Rejected

LONGEST = 160
"""Characters of the longest designation that is looked at; whatever is longer tells a story."""

_LONGEST_LIST = 4 * LONGEST
_BRACKETED = re.compile(r"\s*\(\s*(?P<name>[^()]{2,60}?)\s*\)")
_LISTED = re.compile(r"(?<=\)),\s+(?:(?:and|und|e)\s+)?(?=[^\W\d_a-zà-ÿ])")
_TOKEN = re.compile(r"[^\s,;:()\[\]]+")
_NAME_TOKEN = re.compile(r"[^\W\d_](?:[\w'’.\-‐‑]*[\w'’])?\.?")
_SUFFIX = re.compile(r",\s+(?:Jr|Sr|Esq)\.?(?!\w)")
_ABBREVIATED = re.compile(r"(?<!\w)(?:[^\W\d_]|[^\W\d_]\.[^\W\d_]|Jr|Sr|Esq|Gio|Chr|Ph)\.\Z")
_PARTICLES = frozenset(
    "de del della dello dei degli der den di da du des la le lo van von zu zur zum vom ter bin ibn el al y dos af av".split()
)
_ASIDE = re.compile(r",\s+[^\W\d_A-ZÀ-Þ]")
_NUMBER = re.compile(r"\s+(?:\d\w*|prim[ao]|second[ao]|terz[ao]|sol[ao]|unic[ao])\Z")
_BETWEEN = frozenset(
    "of at in for to from before von vom des der im am vor di del della dello dei da al alla ai alle nel nella a".split()
)
_NO_NAME = frozenset("of the for to and at in on by from und an der die das des".split())
_NAMES_MOST = 6
_EDGES = " \t,;:.–—-[]"


@dataclass(frozen=True, slots=True)
class Designation:
    """Half-open offsets of the words that designate somebody, without their article, and of the name in them: the holder's,
    or all of them for a body or an office without a name. ``is_plain`` when nothing but capitals make it a name,
    ``is_office`` when it is an office without a name.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    kind: Kind
    is_plain: bool = False
    is_office: bool = False


def designations(text: str, start: int, end: int, words: Words) -> tuple[Designation, ...]:
    """Read a stretch of a text as one designation or as several that are joined by "and"; nothing where it is none."""
    end = min(end, start + _LONGEST_LIST)
    joints = sorted((*words.joined.finditer(text, start, end), *_LISTED.finditer(text, start, end)), key=_place)
    stops = [*(joint.start() for joint in joints[1:]), end]
    found: list[Designation] = []
    for joint, stop in zip(joints, stops, strict=True) if joints else ():
        first, second = _single(text, start, joint.start(), words), _single(text, joint.end(), stop, words)
        if first and second and _may_be_joined(text, joint, words, first, second):
            found.append(first)
            start = joint.end()
    last = _single(text, start, end, words)
    return (*found, last) if last else tuple(found)


def _place(joint: re.Match[str]) -> int:
    return joint.start()


def agent_of(text: str, found: Designation, authorities: Authorities) -> tuple[Agent, tuple[Rejected, ...]]:
    """Give the agent a designation means: the one authority that bears all its words or the name in them, else the name as
    it is written; the authorities that share a name are rejected.
    """
    whole = " ".join(text[found.start : found.end].split())
    name = " ".join(text[found.name_start : found.name_end].split())
    kinds = (Kind.PERSON, Kind.ORGANISATION) if found.kind is Kind.PERSON else (Kind.ORGANISATION, Kind.PERSON)
    shared: tuple[str, ...] = ()
    for form in dict.fromkeys((whole, name)):
        for kind in kinds:
            keys = authorities.resolve(form, kind)
            authority = authorities.get(keys[0]) if len(keys) == 1 else None
            if authority is not None:
                return Agent(authority.key, authority.name), ()
            shared = shared or keys
    rejected = tuple(Rejected(key, f"several are called “{name}”, and nothing tells which of them is meant") for key in shared)
    return Agent.unlinked(in_small_letters(name)), rejected


def in_small_letters(name: str) -> str:
    """Write "FRANKLIN PIERCE" as "Franklin Pierce"; capitals are a matter of the printer's taste."""
    if not name.isupper() or len(name) <= 4:
        return name
    first, *others = name.title().split(" ")
    return " ".join([first, *(word.lower() if word.lower() in _NO_NAME | _PARTICLES else word for word in others)])


def name_at(text: str, start: int, end: int) -> int:
    """Give where a personal name that begins at an offset ends; ``start`` where none does. Every part has a capital, but for
    particles, which a capital follows.
    """
    last, at, number = start, start, 0
    while number < _NAMES_MOST and (token := _TOKEN.match(text, _blanks(text, at, end), end)):
        word = token[0]
        if word.lower() not in _PARTICLES or word[0].isupper():
            if not (word[0].isupper() and _NAME_TOKEN.fullmatch(word)) or word.lower() in _NO_NAME:
                break
            last = token.end()
        number, at = number + 1, token.end()
        if text[at : at + 1] in tuple(",;:()[]"):
            break
    suffix = _SUFFIX.match(text, last, end)
    if suffix and last > start:
        return suffix.end()
    is_sentence_end = last > start and text[last - 1] == "." and not _ABBREVIATED.search(text, max(start, last - 6), last)
    return last - 1 if is_sentence_end else last


def _blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _may_be_joined(text: str, joint: re.Match[str], words: Words, first: Designation, second: Designation) -> bool:
    """Tell whether "and" stands between two who are designated, and not inside the name of one of them."""
    if first.is_plain and second.is_plain:
        return first.end >= len(text[: joint.start()].rstrip())
    is_closed = text[: joint.start()].rstrip().endswith(")")
    begins = _blanks(text, joint.end(), len(text))
    is_begun = words.article.match(text, begins) or words.honour.match(text, begins) or words.office.match(text, begins)
    return is_closed or (is_begun is not None and not (first.kind is second.kind is Kind.ORGANISATION))


def _single(text: str, start: int, end: int, words: Words) -> Designation | None:
    start, end = _trimmed(text, start, min(end, start + LONGEST + 1))
    first = start
    while (article := words.article.match(text, start, end)) and article.end() < end:
        start = article.end()
    tokens = text[start:end].split()
    if not tokens or words.silent.fullmatch(tokens[-1]):
        return None
    return _bracketed(text, start, end, words) or _named(text, start, end, words, has_article=start > first)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not _ABBREVIATED.search(text, max(start, end - 6), end):
        end -= 1
    return start, end


def _bracketed(text: str, start: int, end: int, words: Words) -> Designation | None:
    """Read "the Under Secretary of State (Ball)"; an abbreviation in brackets is no name."""
    bracket = _BRACKETED.search(text, start, end)
    if bracket is None or bracket.start() == start:
        return None
    if named := _named_first(text, start, bracket.start(), words):
        return named
    name_start = _behind_titles(text, bracket.start("name"), bracket.end("name"), words)
    name_end = name_at(text, name_start, bracket.end("name"))
    is_initials = bracket["name"].isupper() and len(bracket["name"]) <= 4
    if name_end < bracket.end("name") or name_end == name_start or is_initials or words.body.search(bracket["name"]):
        return _named(text, start, bracket.start(), words, has_article=False)
    return Designation(start, bracket.end(), name_start, name_end, Kind.PERSON)


def _named_first(text: str, start: int, end: int, words: Words) -> Designation | None:
    """Read "Mr. Edmund A. Gullion, Special Assistant to ...": a name before the office, which may be held with another's."""
    comma = text.find(",", start, end)
    titles = _behind_titles(text, start, comma, words) if comma > 0 else end
    if titles < end and name_at(text, titles, comma) == comma and not words.office.search(text, start, comma):
        is_whole = titles > start or " " in text[titles:comma]
        if is_whole and not words.body.search(text, start, comma):
            return Designation(start, end, titles, comma, Kind.PERSON)
    return None


def _named(text: str, start: int, end: int, words: Words, *, has_article: bool) -> Designation | None:
    titles = _titles_end(text, start, end, words)
    body = words.body.search(text, start, end)
    office = words.office.search(text, start, end)
    if body and (office is None or body.start() < office.start()) and _is_begun_well(text, start, body.start()):
        stop = _body_end(text, start, end)
        return Designation(start, stop, start, stop, Kind.ORGANISATION)
    if titles > start:
        return _titled(text, start, titles, end, words)
    name_end = name_at(text, start, end)
    has_office = office is not None and _is_begun_well(text, start, office.start())
    if has_office and (office is None or name_end == start or office.start() < name_end):
        return _office(text, start, end)
    if name_end == start or has_article or words.nobody.match(text, start, name_end):
        return None
    return Designation(start, end, start, name_end, Kind.PERSON, is_plain=True)


def _titled(text: str, start: int, titles: int, end: int, words: Words) -> Designation | None:
    """Read an office or a form of honour with the name behind it, if there is one."""
    at = _blanks(text, titles, end)
    field = words.field.match(text, at, end)
    behind_field = _blanks(text, field.end(), end) if field else at
    if field and name_at(text, behind_field, end) > behind_field:
        at = behind_field
    elif noble := _noble(text, start, at, end, words):
        return noble
    elif words.article.match(text, at, end) or (words.ruler.search(text, start, titles) and words.of.match(text, at, end)):
        at = end
    at = _behind_town(text, at, end, words)
    name_end = name_at(text, at, end)
    is_apart = at > titles and text[titles:at].strip(" ") in (",", ";")
    if name_end > at and not is_apart and not words.nobody.match(text, at, name_end):
        return Designation(start, end, at, name_end, Kind.PERSON)
    if words.office.search(text, start, titles) is None:
        return None
    return _office(text, start, end)


def _noble(text: str, start: int, at: int, end: int, words: Words) -> Designation | None:
    """Read a title that is held of a place as a name is: "conte di Cavour"; an office is none."""
    of = words.of.match(text, at, end)
    if of is None or words.office.search(text, start, at) or not words.honour.match(text, start, at):
        return None
    name_end = name_at(text, of.end(), end)
    return Designation(start, end, start, name_end, Kind.PERSON) if name_end > of.end() else None


def _office(text: str, start: int, end: int) -> Designation:
    """Read an office without a name, without the place where its holder is ("..., at Bogotá") and a number ("... Roma 2da")."""
    aside = _ASIDE.search(text, start, end)
    end = aside.start() if aside else end
    number = _NUMBER.search(text, start, end)
    end = number.start() if number else end
    return Designation(start, end, start, end, Kind.PERSON, is_office=True)


def _titles_end(text: str, start: int, end: int, words: Words) -> int:
    """Give where offices, forms of honour and what stands before and between them end; ``start`` without any. The last
    capitals before a name count only up to the last office among them ("Burmese Prime Minister U Nu").
    """
    last = at = start
    while at < end:
        title = next(
            (form for each in (words.office, words.honour, words.epithet) if (form := each.match(text, at, end))), None
        )
        if title:
            at = title.end() + (text[title.end() : title.end() + 1] == ".")
            at += 2 if text[at : at + 2] in ("'s", "’s") else 0
            last = at
        else:
            joint = words.joined.match(text, at, end) if start < last <= at else None
            is_joined = joint is not None and words.epithet.match(text, _blanks(text, joint.end(), end)) is not None
            token = joint if is_joined else _TOKEN.match(text, at, end)
            if token is None or not (is_joined or token[0][0].isupper()):
                break
            at = token.end()
        if text[at : at + 1] != " ":
            break
        at = _blanks(text, at, end)
    return last


def _behind_titles(text: str, start: int, end: int, words: Words) -> int:
    at = start
    while title := words.honour.match(text, at, end):
        at = _blanks(text, title.end() + (text[title.end() : title.end() + 1] == "."), end)
    return at if at < end else start


def _behind_town(text: str, at: int, end: int, words: Words) -> int:
    """Step over "in Wien" between an office and the name of its holder, as German writes it."""
    town = re.compile(r"in\s+[^\W\d_]+\s+").match(text, at, end)
    if town is None:
        return at
    behind = _behind_titles(text, town.end(), end, words)
    return behind if name_at(text, behind, end) > behind else at


def _body_end(text: str, start: int, end: int) -> int:
    bracket = text.find("(", start, end)
    return end if bracket < 0 else len(text[:bracket].rstrip())


def _is_begun_well(text: str, start: int, at: int) -> bool:
    """Tell whether nothing stands before an office or a body that makes it somebody's ("Charles Johnson of the ... Staff")."""
    tokens = text[start:at].split()
    return len(tokens) <= 8 and not any(token.lower() in _BETWEEN for token in tokens)
