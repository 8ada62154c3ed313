"""Who is the subject of a verb of saying: a name, a description such as an office, or a pronoun.

The words around the verb are read token by token, outward from it; nothing is looked up and nothing resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.describe.speech.sayings import Saying

SubjectKind = Literal["own", "you", "he", "they", "named", "nobody"]

_REACH = 320
"""Characters before a verb in which its subject is looked for: two or three asides."""

_MOST_WORDS = 9
_MOST_ASIDES = 6
_TITLES = frozenset(
    "mr mrs miss ms dr sir lord lady president general colonel major captain admiral senator judge secretary minister ambassador"
    " governor chancellor consul professor count king queen prince emperor pope bishop brother father herr frau fräulein graf"
    " freiherr fürst könig kaiser signor signora signore conte duca principe re papa doge monsieur madame roi comte duc comrade"
    " premier envoy chairman representative congressman rep sen gen hon under vice lieutenant acting assistant major-general"
    " lieutenant-general brigadier-general attorney prime foreign pres amb min primin fonmin".split()
)
_PARTICLES = frozenset("de del della des der di du da van von zu la le el al ben bin y e".split())
_OF = frozenset("of from for von vom des der aus für di del della dei degli delle dell da dal de du d pour".split())
"""Links that belong to a description wherever it stands; others may begin what is said of the verb."""

_TOWARDS = frozenset("to met saw zu an traf sah a al alla vidi incontrai à au vis".split())
"""What stands before the name of somebody who is asked, and then answers."""

_THING_ENDINGS = (
    "tion", "tions", "sion", "sions", "ness", "ity", "ities", "ism", "ance", "ence", "ure", "ures", "ude", "ship", "dom", "form",
    "ment", "ments", "belief", "view", "views", "ung", "heit", "keit", "nis", "zione", "zioni", "mento", "ezza", "tà", "té",
)  # fmt: skip
_BODIES = frozenset(
    "government governments parliament commission delegation administration legation mission nation nations convention deputation"
    " corporation regierung abordnung versammlung délégation delegazione commissione gouvernement".split()
)

_EDGES = "\"“”„«»‹›‘’'()[]{},.;:!?—–-_*"
_TOKEN = re.compile(r"(?:[LlDd]|[Uu]n|[Dd]ell|[Aa]ll|[Qq]uell)['’](?=\w)|[^\s—]+(?:—(?=\s|$))?|—")
_SENTENCE_END = re.compile(r"[.!?][\"“”’'»«)\]]*$")
_SHORT = re.compile(
    r"(?:(?<![^\W\d_])(?:[^\W\d_]\.)+|(?<![^\W\d_])(?:Mr|Mrs|Ms|Dr|St|No|Hon|Gen|Col|Sen|Rep|Maj|Capt|Lt|Prof|[Jj]r|[Ss]r|Esq)\.)$"
)
_CLAUSE_END = frozenset(",;:—-)")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb of saying goes with: the words that say so, half-open offsets, and whether they stand at the verb itself."""

    kind: SubjectKind
    start: int
    end: int
    is_near: bool = True


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip(_EDGES).lower()

    @property
    def is_capital(self) -> bool:
        core = self.text.strip(_EDGES)
        return bool(core) and core[0].isupper()

    @property
    def ends_clause(self) -> bool:
        return self.text[-1] in _CLAUSE_END and not _SHORT.search(self.text)


def subject_before(words: str, verb: int, floor: int, saying: Saying) -> Subject | None:
    """Find the subject that stands before a verb, not before ``floor``; None where there is none that can be told."""
    tokens = _of_sentence(_tokens(words, max(floor, verb - _REACH), verb))
    while tokens and not tokens[-1].ends_clause and _is_adverb(tokens[-1], saying):
        tokens.pop()
    if not tokens:
        return None
    last = tokens[-1]
    if last.bare in saying.joins and not last.ends_clause:
        return _of_clause(tokens[:-1], saying)
    if last.text.endswith(")"):
        return _bracketed(tokens, saying)
    if last.ends_clause:
        return _beyond_asides(tokens, saying)
    if last.bare in saying.who:
        before = tokens[:-1]
        return (
            (_beyond_asides(before, saying) or _last_name(before))
            if before and before[-1].ends_clause
            else _at_end(before, saying)
        )
    return _at_end(tokens, saying) or _resigned(tokens, saying)


def subject_of_clause(words: str, verb: int, floor: int, saying: Saying) -> Subject | None:
    """Find the subject of the clause around a participle such as "saying"."""
    return _of_clause(_of_sentence(_tokens(words, max(floor, verb - _REACH), verb)), saying)


def subject_of_sentence(words: str, before: int, floor: int, saying: Saying) -> Subject | None:
    """Find the person, by a name or a description with a title, with whom the sentence around an offset begins, or whom its
    first part meets.
    """
    tokens = _of_sentence(_tokens(words, max(floor, before - _REACH), before))
    if tokens and tokens[0].bare in saying.links | saying.asides - _TITLES:
        is_turned = any(token.bare in saying.words_of for token in tokens)
        return None if is_turned else _last_name(tokens) or _met(tokens, saying)
    found = _at_beginning(tokens, saying) if tokens else None
    is_titled = found and any(token.bare in _TITLES for token in tokens if token.start < found.end)
    return found if found and found.kind == "named" and is_titled else None


def _met(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Find who is named last in "when I asked Smith, he said"; not where, as in "when I came to Paris, he said"."""
    before = list(tokens)
    while before and not before[-1].ends_clause:
        before.pop()
    found = _at_end(_without_comma(before), saying) if before else None
    if (
        found is None
        or found.kind != "named"
        or any(token.bare in saying.joins for token in before if token.start > found.start)
    ):
        return None
    place = next(number for number, token in enumerate(before) if token.end > found.start)
    return found if place and before[place - 1].bare in saying.verbs | _TOWARDS else None


def subject_after(words: str, start: int, saying: Saying) -> Subject | None:
    """Find the subject that follows a verb: "said NAME", "antwortete der Kaiser"."""
    tokens: list[_Token] = []
    for token in _TOKEN.finditer(words, start, min(len(words), start + 160)):
        tokens.append(_Token(token.start(), token.end(), token[0]))
        if _stops(tokens[-1]):
            break
    while tokens and _is_adverb(tokens[0], saying) and not _stops(tokens[0]):
        tokens.pop(0)
    return _at_beginning(tokens, saying)


def title_pattern() -> str:
    """Give the pattern of the titles that stand before names, in any of the languages."""
    return "|".join(sorted((title.capitalize() for title in _TITLES), key=len, reverse=True))


def _tokens(words: str, start: int, end: int) -> list[_Token]:
    tokens = [_Token(token.start(), token.end(), token[0]) for token in _TOKEN.finditer(words, start, end)]
    return tokens[1:] if start and tokens and words[start - 1].isalnum() and tokens[0].start == start else tokens


def _of_sentence(tokens: list[_Token]) -> list[_Token]:
    """Leave out what stands before the last end of a sentence or a clause that a semicolon or a colon parts off."""
    for number in range(len(tokens) - 2, -1, -1):
        text = tokens[number].text
        if text[-1] in ";:" or (_SENTENCE_END.search(text) and not _SHORT.search(text)):
            return tokens[number + 1 :]
    return tokens


def _is_adverb(token: _Token, saying: Saying) -> bool:
    return token.bare in saying.adverbs or (token.text.islower() and token.bare.endswith("ly"))


def _stops(token: _Token) -> bool:
    return (token.text[-1] in ',;:!?—-(“"«„' or token.text[-1] == ".") and not _SHORT.search(token.text)


def _pronoun(token: _Token, saying: Saying) -> Subject | None:
    kinds: tuple[tuple[SubjectKind, frozenset[str]], ...] = (
        ("own", saying.first), ("you", saying.you), ("he", saying.he), ("they", saying.they),
        ("nobody", saying.nobody | saying.passive),
    )  # fmt: skip
    for kind, forms in kinds:
        if token.bare in forms and (kind != "own" or token.bare != "i" or token.text.strip(_EDGES) == "I"):
            lead = len(token.text) - len(token.text.lstrip(_EDGES))
            return Subject(kind, token.start + lead, token.start + len(token.text.rstrip(_EDGES)))
    return None


def _at_end(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Read a subject that ends with the last token."""
    if not tokens:
        return None
    pronoun = _pronoun(tokens[-1], saying)
    if pronoun:
        return pronoun
    start = _description(tokens, saying)
    return _named(tokens[start:], saying) if start is not None else None


def _description(tokens: Sequence[_Token], saying: Saying) -> int | None:
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


def _unit(tokens: Sequence[_Token], saying: Saying) -> int | None:
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


def _goes_on(before: _Token, token: _Token, saying: Saying) -> bool:
    if before.ends_clause or token.bare == "":
        return False
    if before.bare in _PARTICLES and before.text.islower():
        return before.bare not in saying.joins
    return before.is_capital and before.bare not in saying.articles | saying.nobody | saying.links | saying.asides - _TITLES


def _from_title(tokens: Sequence[_Token], start: int) -> int:
    """Let a name begin with its title: in "At Havana General Scott" it is not Havana's."""
    for number in range(start + 1, len(tokens) - 1):
        if tokens[number].bare in _TITLES and tokens[number - 1].bare not in _TITLES | _PARTICLES:
            return number
    return start


def _could_describe(token: _Token, saying: Saying) -> bool:
    return token.text.islower() and not token.ends_clause and token.bare not in saying.links | saying.joins | saying.that


def _article(tokens: Sequence[_Token], end: int, saying: Saying) -> int | None:
    """Find the article before the words that end at ``end``."""
    barred = saying.finite | saying.passive | saying.joins | saying.that | saying.who | saying.links
    for number in range(end - 1, max(-1, end - _MOST_WORDS), -1):
        token = tokens[number]
        if number < len(tokens) - 1 and token.ends_clause:
            return None
        if token.bare in saying.articles:
            is_one = token.bare in saying.nobody
            return number if number < len(tokens) - 1 or is_one else None
        if (token.bare in barred and token.bare not in _OF) or not token.bare:
            return None
    return None


def _named(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Make a subject of a name or a description, unless it is a thing, nobody in particular, or whose something is."""
    inner = [token for token in tokens if token.bare not in saying.articles]
    head: list[_Token] = []
    for token in inner:
        if token.bare in saying.links and head:
            break
        head.append(token)
    if not head or re.search(r"['’]s?$", tokens[-1].text.rstrip(",;:.")):
        return None
    is_nobody = _is_thing(head[-1], saying) or any(token.bare[:1].isdigit() for token in head)
    kind: SubjectKind = "nobody" if is_nobody else "named"
    if len(tokens) == 1 and (
        tokens[0].bare in saying.asides - _TITLES or tokens[0].bare in saying.links | saying.joins | saying.that
    ):
        return None
    start = tokens[0].start + len(tokens[0].text) - len(tokens[0].text.lstrip("\"“”„«»‹›‘'([_—"))
    return Subject(kind, start, _trimmed(tokens[-1]))


def _is_thing(token: _Token, saying: Saying) -> bool:
    """Tell what has words but no voice; nouns of some endings are no persons, except for a few bodies that speak."""
    if token.bare in saying.things or token.bare.removesuffix("s") in saying.things:
        return True
    return token.text.islower() and token.bare.endswith(_THING_ENDINGS) and token.bare not in _BODIES


def _trimmed(token: _Token) -> int:
    text = token.text.rstrip('"“”„«»‹›‘([—_*,;:!?')
    return token.start + len(text if _SHORT.search(text) else text.rstrip("."))


def _bracketed(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Read "a member (Mr. Smith)": the brackets belong to the subject."""
    for number in range(len(tokens) - 1, max(0, len(tokens) - 14), -1):
        if tokens[number].text.startswith(("(", "[")):
            before = _at_end(tokens[:number], saying)
            return None if before is None else Subject(before.kind, before.start, tokens[-1].end, before.is_near)
    return None


def _beyond_asides(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Read "Mr. Smith, in a letter of May 1, 1917, says": whom the first of the asides follows."""
    best: Subject | None = None
    is_name = False
    parts = _parts(tokens)
    for number, part in enumerate(reversed(parts)):
        is_joined = part[0].bare in saying.joins | saying.that
        stripped = part[1:] if is_joined and len(part) > 1 else part
        at_end = _at_end(_without_comma(stripped), saying)
        is_whole = at_end is not None and at_end.start <= stripped[0].end
        if at_end is not None and is_whole and at_end.kind == "named":
            best, is_name = (best, True) if is_name else (at_end, _is_personal(stripped, saying))
        elif not (_is_aside(part, saying) and number + 1 < len(parts)):
            best = best or at_end
            break
        if is_joined or number >= _MOST_ASIDES:
            break
    return None if best is None or best.kind == "nobody" else Subject(best.kind, best.start, best.end, is_near=False)


def _is_personal(tokens: Sequence[_Token], saying: Saying) -> bool:
    """Tell a name of two words or more from an office: "Secretary of Labor, George Smith, said" is Smith's."""
    return len(tokens) > 1 and all(token.is_capital and token.bare not in saying.articles | saying.links for token in tokens)


def _parts(tokens: Sequence[_Token]) -> list[list[_Token]]:
    parts: list[list[_Token]] = [[]]
    for number, token in enumerate(tokens):
        parts[-1].append(token)
        if token.ends_clause and number + 1 < len(tokens):
            parts.append([])
    return parts


def _without_comma(tokens: Sequence[_Token]) -> list[_Token]:
    last = tokens[-1]
    text = last.text.rstrip(",—-)")
    return [*tokens[:-1], _Token(last.start, last.start + len(text), text)] if text else list(tokens[:-1])


def _is_aside(part: Sequence[_Token], saying: Saying) -> bool:
    first = part[0]
    starts = first.bare in saying.asides or first.bare[:1].isdigit() or first.bare.endswith("ing")
    is_figure = len(part) <= 4 and part[-1].bare.isdigit()
    return starts or is_figure or (len(part) == 1 and not first.is_capital) or first.bare in ("jr", "sr", "esq")


def _last_name(tokens: Sequence[_Token]) -> Subject | None:
    """Find the last titled name: "were issued to Major-General Scott on the 3d of April, who replied"."""
    for number in range(len(tokens) - 2, -1, -1):
        if tokens[number].bare in _TITLES and tokens[number].is_capital and tokens[number + 1].is_capital:
            end = number + 1
            while end + 1 < len(tokens) and tokens[end + 1].is_capital and not tokens[end].ends_clause:
                end += 1
            while number and tokens[number - 1].bare in _TITLES and tokens[number - 1].is_capital:
                number -= 1
            if re.search(r"['’]s\W*$", tokens[end].text):
                continue
            return Subject("named", tokens[number].start, _trimmed(tokens[end]), is_near=False)
    return None


def _resigned(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Read "Vice Consul Hadley, resigned says", whose second comma was forgotten."""
    for number in (len(tokens) - 2, len(tokens) - 3):
        if number >= 0 and tokens[number].ends_clause and all(token.text.islower() for token in tokens[number + 1 :]):
            found = _at_end(_without_comma(tokens[: number + 1]), saying)
            return Subject(found.kind, found.start, found.end, is_near=False) if found and found.kind == "named" else None
    return None


def _of_clause(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Find the subject of the clause that ends here: that of "he rose and said"."""
    parts = _parts(tokens) if tokens else []
    for number in range(len(parts) - 1, -1, -1):
        if _is_aside(parts[number], saying) and 0 < number < len(parts) - 1:
            continue
        found = _first_subject([token for part in parts[number:] for token in part], len(parts[number]), saying)
        if found:
            return Subject(found.kind, found.start, found.end, is_near=False)
    return None


def _first_subject(tokens: Sequence[_Token], most: int, saying: Saying) -> Subject | None:
    skipped = saying.that | saying.joins | saying.links | saying.who | (saying.asides - _TITLES)
    may_skip = False
    for number, token in enumerate(tokens[:most]):
        pronoun = _pronoun(token, saying)
        if pronoun and pronoun.kind != "nobody":
            return pronoun
        if token.bare in skipped:
            may_skip = may_skip or token.bare in saying.links | saying.asides
            continue
        if token.text.islower() and token.bare not in saying.articles:
            if may_skip:
                continue
            return None
        found = _at_beginning(tokens[number:], saying)
        is_told = number == 0 or any(each.is_capital for each in tokens[number:] if found and each.start < found.end)
        return found if found and found.kind == "named" and is_told else None
    return None


def _at_beginning(tokens: Sequence[_Token], saying: Saying) -> Subject | None:
    """Read a subject that begins with the first token."""
    if not tokens:
        return None
    pronoun = _pronoun(tokens[0], saying)
    if pronoun and (pronoun.kind != "nobody" or tokens[0].bare not in saying.articles):
        return pronoun
    if tokens[0].bare in saying.links | saying.that and tokens[0].bare not in saying.articles:
        return None
    has_article = tokens[0].bare in saying.articles
    kept: list[_Token] = []
    for token in tokens[:_MOST_WORDS]:
        goes_on = token.is_capital or token.bare in _OF | saying.articles or (has_article and token.bare not in saying.links)
        ended = token.bare in saying.finite | saying.joins | saying.that | saying.who or _is_adverb(token, saying)
        ended = ended or (token.bare in saying.asides - _TITLES and token.bare not in _OF)
        ended = ended or (bool(kept) and kept[-1].bare in _TITLES and token.text.islower() and token.bare not in _OF)
        if kept and (not goes_on or ended or token.bare in saying.nobody - saying.articles):
            break
        kept.append(token)
        if _stops(token):
            break
    if not (has_article or tokens[0].is_capital):
        kept = list(tokens[:3])
        plain = all(token.text.strip(_EDGES).isalpha() and not _is_function(token, saying) for token in kept)
        if not (plain and _stops(kept[-1])):
            return None
    while len(kept) > 1 and kept[-1].bare in _OF | saying.articles:
        kept.pop()
    return _named(kept, saying)


def _is_function(token: _Token, saying: Saying) -> bool:
    return token.bare in saying.links | saying.finite | saying.joins | saying.that | saying.asides or _is_adverb(token, saying)
