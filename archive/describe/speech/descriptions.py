"""The words by which a sentence names somebody who speaks: a pronoun, a name, a description such as an office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.describe.speech.sayings import Saying
from archive.describe.speech.tokens import EDGES, Token, end_of, is_adverb, stops

SubjectKind = Literal["own", "you", "he", "they", "named", "nobody"]

_MOST_WORDS = 9
"""Words of a description; a longer run is no subject."""

TITLES = frozenset(
    "mr mrs miss ms dr sir lord lady president general colonel major captain admiral senator judge secretary minister"
    " ambassador governor chancellor consul professor count king queen prince emperor pope bishop brother father herr"
    " herrn frau fräulein graf grafen freiherr freiherrn fürst fürsten prinz prinzen herzog könig kaiser signor"
    " signora signore conte duca principe re papa doge monsieur"
    " madame roi comte duc comrade premier envoy chairman representative congressman rep sen gen hon under vice"
    " lieutenant acting assistant major-general lieutenant-general brigadier-general attorney prime foreign pres amb"
    " min primin fonmin".split()
)
_PARTICLES = frozenset("de del della des der di du da van von zu la le el al ben bin y e".split())
OF = frozenset("of from for von vom des der aus für di del della dei degli delle dell da dal de du d pour".split())
"""Links that belong to a description wherever it stands; others may begin what is said of the verb."""

_THING_ENDINGS = tuple(
    "tion tions sion sions ness ity ities ism ance ence ure ures ude ship dom form ment ments belief view views ung heit keit"
    " nis zione zioni mento ezza tà té".split()
)
"""Nouns that end so are no persons, except for bodies that speak."""

_BODIES = frozenset(
    "lordship lordships ladyship highness holiness eminence excellence hoheit altezza santità maestà"
    " government governments parliament commission delegation administration legation mission nation nations convention"
    " deputation corporation regierung abordnung versammlung délégation delegazione commissione gouvernement".split()
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb of saying goes with: the words that say so, half-open offsets, and whether they stand at the verb itself."""

    kind: SubjectKind
    start: int
    end: int
    is_near: bool = True


def at_end_of(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Read a subject that ends with the last token."""
    if not tokens:
        return None
    pronoun = pronoun_of(tokens[-1], saying)
    if pronoun:
        return pronoun
    start = _description(tokens, saying)
    return _named(tokens[start:], saying) if start is not None else None


def at_beginning_of(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Read a subject that begins with the first token."""
    if not tokens:
        return None
    pronoun = pronoun_of(tokens[0], saying)
    if pronoun and (pronoun.kind != "nobody" or tokens[0].bare not in saying.articles):
        return pronoun
    if tokens[0].bare in saying.that or (tokens[0].bare in saying.links and tokens[0].bare not in saying.articles):
        return None
    has_article = tokens[0].bare in saying.articles
    kept: list[Token] = []
    for token in tokens[:_MOST_WORDS]:
        goes_on = token.is_capital or token.bare in OF | saying.articles or (has_article and token.bare not in saying.links)
        ended = token.bare in saying.finite | saying.joins | saying.that | saying.who or is_adverb(token, saying)
        ended = ended or (token.bare in saying.asides - TITLES and token.bare not in OF)
        ended = ended or (bool(kept) and kept[-1].bare in TITLES and token.text.islower() and token.bare not in OF)
        if kept and (not goes_on or ended or token.bare in saying.nobody - saying.articles):
            break
        kept.append(token)
        if stops(token):
            break
    if not (has_article or tokens[0].is_capital):
        kept = list(tokens[:3])
        plain = all(token.text.strip(EDGES).isalpha() and not _is_function(token, saying) for token in kept)
        if not (plain and stops(kept[-1])):
            return None
    while len(kept) > 1 and kept[-1].bare in OF | saying.articles:
        kept.pop()
    return _named(kept, saying)


def pronoun_of(token: Token, saying: Saying) -> Subject | None:
    """Read a pronoun, or a word that names nobody."""
    kinds: tuple[tuple[SubjectKind, frozenset[str]], ...] = (
        ("own", saying.first), ("you", saying.you), ("he", saying.he), ("they", saying.they),
        ("nobody", saying.nobody | saying.passive),
    )  # fmt: skip
    for kind, forms in kinds:
        if token.bare in forms and (kind != "own" or token.bare != "i" or token.text.strip(EDGES) == "I"):
            lead = len(token.text) - len(token.text.lstrip(EDGES))
            return Subject(kind, token.start + lead, token.start + len(token.text.rstrip(EDGES)))
    return None


def last_name_in(tokens: Sequence[Token]) -> Subject | None:
    """Find the last titled name: "were issued to Major-General Scott on the 3d of April, who replied"."""
    for number in range(len(tokens) - 2, -1, -1):
        if tokens[number].bare in TITLES and tokens[number].is_capital and tokens[number + 1].is_capital:
            end = number + 1
            while end + 1 < len(tokens) and tokens[end + 1].is_capital and not tokens[end].ends_clause:
                end += 1
            while number and tokens[number - 1].bare in TITLES and tokens[number - 1].is_capital:
                number -= 1
            if re.search(r"['’]s\W*$", tokens[end].text):
                continue
            return Subject("named", tokens[number].start, end_of(tokens[end]), is_near=False)
    return None


def title_pattern() -> str:
    """Give the pattern of the titles that stand before names, in any of the languages."""
    return "|".join(sorted((title.capitalize() for title in TITLES), key=len, reverse=True))


def _description(tokens: Sequence[Token], saying: Saying) -> int | None:
    """Give the number of the first token of the name or description that ends with the last one."""
    start: int | None = None
    end = len(tokens) if tokens[-1].bare not in saying.links else 0
    while end > 0 and (unit := _unit(tokens[:end], saying)) is not None:
        start = unit
        if (
            unit < 2
            or tokens[unit - 1].bare not in saying.links
            or tokens[unit - 1].ends_clause
            or tokens[unit - 2].ends_clause
        ):
            break
        end = unit - 1
    return start


def _unit(tokens: Sequence[Token], saying: Saying) -> int | None:
    """Give the first token of a run of capital words, or of an article with what follows it; it ends with the last token."""
    number = len(tokens) - 1
    if tokens[number].is_capital and tokens[number].bare not in saying.nobody | saying.articles | saying.finite:
        while number > 0 and _goes_on(tokens[number - 1], tokens[number], saying):
            number -= 1
        number = _from_title(tokens, number)
        before = tokens[number - 1] if number else None
        if before is not None and not before.ends_clause and before.bare in saying.articles - saying.nobody:
            return number - 1
        if before is None or not _could_describe(before, saying):
            return number
        described = _article(tokens, number, saying)
        return number if described is None else described
    return _article(tokens, len(tokens), saying)


def _goes_on(before: Token, token: Token, saying: Saying) -> bool:
    if before.ends_clause or token.bare == "":
        return False
    if before.bare in _PARTICLES and before.text.islower():
        return before.bare not in saying.joins
    return before.is_capital and before.bare not in saying.articles | saying.nobody | saying.links | saying.asides - TITLES


def _from_title(tokens: Sequence[Token], start: int) -> int:
    """Let a name begin with its title: in "At Havana General Scott" it is not Havana's."""
    for number in range(start + 1, len(tokens) - 1):
        if tokens[number].bare in TITLES and tokens[number - 1].bare not in TITLES | _PARTICLES:
            return number
    return start


def _could_describe(token: Token, saying: Saying) -> bool:
    return token.text.islower() and not token.ends_clause and token.bare not in saying.links | saying.joins | saying.that


def _article(tokens: Sequence[Token], end: int, saying: Saying) -> int | None:
    """Find the article before the words that end at ``end``."""
    barred = saying.finite | saying.passive | saying.joins | saying.that | saying.who | saying.links
    for number in range(end - 1, max(-1, end - _MOST_WORDS), -1):
        token = tokens[number]
        if number < len(tokens) - 1 and token.ends_clause:
            return None
        if token.bare in saying.articles:
            is_one = token.bare in saying.nobody
            return number if number < len(tokens) - 1 or is_one else None
        if (token.bare in barred and token.bare not in OF) or not token.bare:
            return None
    return None


def _named(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Make a subject of a name or a description, unless it is a thing, nobody in particular, or whose something is."""
    inner = [token for token in tokens if token.bare not in saying.articles]
    head: list[Token] = []
    for token in inner:
        if token.bare in saying.links and head:
            break
        head.append(token)
    if not head or re.search(r"['’]s?$", tokens[-1].text.rstrip(",;:.")):
        return None
    is_nobody = _is_thing(head[-1], saying) or any(token.bare[:1].isdigit() for token in head)
    kind: SubjectKind = "nobody" if is_nobody else "named"
    if len(tokens) == 1 and (
        tokens[0].bare in saying.asides - TITLES or tokens[0].bare in saying.links | saying.joins | saying.that
    ):
        return None
    start = tokens[0].start + len(tokens[0].text) - len(tokens[0].text.lstrip("\"“”„«»‹›‘'([_—"))
    return Subject(kind, start, end_of(tokens[-1]))


def _is_thing(token: Token, saying: Saying) -> bool:
    """Tell what has words but no voice; nouns of some endings are no persons, except for a few bodies that speak."""
    if token.bare in saying.things or token.bare.removesuffix("s") in saying.things:
        return True
    return token.text.islower() and token.bare.endswith(_THING_ENDINGS) and token.bare not in _BODIES


def _is_function(token: Token, saying: Saying) -> bool:
    return token.bare in saying.links | saying.finite | saying.joins | saying.that | saying.asides or is_adverb(token, saying)
