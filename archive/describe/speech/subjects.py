"""Who is the subject of a verb of saying.

The words around the verb are read token by token, outward from it; nothing is looked up and nothing resolved here.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.describe.speech.descriptions import TITLES, Subject, at_beginning_of, at_end_of, last_name_in, pronoun_of
from archive.describe.speech.sayings import Saying
from archive.describe.speech.tokens import (
    Token,
    is_adverb,
    is_aside,
    of_sentence,
    parts_of,
    stops,
    tokens_between,
    without_comma,
)

_REACH = 320
"""Characters before a verb in which its subject is looked for: two or three asides."""

_AHEAD = 160
"""Characters behind a verb in which it is looked for."""

_MOST_ASIDES = 6
_TOWARDS = frozenset("to met saw zu an traf sah a al alla vidi incontrai à au vis".split())
"""What stands before the name of somebody who is asked, and then answers."""


def subject_before(words: str, verb: int, floor: int, saying: Saying) -> Subject | None:
    """Find the subject that stands before a verb, not before ``floor``; None where there is none that can be told."""
    tokens = of_sentence(tokens_between(words, max(floor, verb - _REACH), verb))
    while tokens and not tokens[-1].ends_clause and is_adverb(tokens[-1], saying):
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
            (_beyond_asides(before, saying) or last_name_in(before))
            if before and before[-1].ends_clause
            else at_end_of(before, saying)
        )
    return at_end_of(tokens, saying) or _resigned(tokens, saying)


def subject_of_clause(words: str, verb: int, floor: int, saying: Saying) -> Subject | None:
    """Find the subject of the clause around a participle such as "saying"."""
    return _of_clause(of_sentence(tokens_between(words, max(floor, verb - _REACH), verb)), saying)


def subject_of_sentence(words: str, before: int, floor: int, saying: Saying) -> Subject | None:
    """Find the person, by a name or a description with a title, with whom the sentence around an offset begins, or whom its
    first part meets.
    """
    tokens = of_sentence(tokens_between(words, max(floor, before - _REACH), before))
    if tokens and tokens[0].bare in saying.links | saying.asides - TITLES:
        is_turned = any(token.bare in saying.words_of for token in tokens)
        return None if is_turned else last_name_in(tokens) or _met(tokens, saying)
    found = at_beginning_of(tokens, saying) if tokens else None
    is_titled = found and any(token.bare in TITLES for token in tokens if token.start < found.end)
    return found if found and found.kind == "named" and is_titled else None


def subject_after(words: str, start: int, saying: Saying) -> Subject | None:
    """Find the subject that follows a verb: "said NAME", "antwortete der Kaiser"."""
    tokens = tokens_between(words, start, min(len(words), start + _AHEAD))
    ended = next((number for number, token in enumerate(tokens, start=1) if stops(token)), len(tokens))
    tokens = tokens[:ended]
    while tokens and is_adverb(tokens[0], saying) and not stops(tokens[0]):
        tokens.pop(0)
    return at_beginning_of(tokens, saying)


def _met(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Find who is named last in "when I asked Smith, he said"; not where, as in "when I came to Paris, he said"."""
    before = list(tokens)
    while before and not before[-1].ends_clause:
        before.pop()
    found = at_end_of(without_comma(before), saying) if before else None
    if (
        found is None
        or found.kind != "named"
        or any(token.bare in saying.joins for token in before if token.start > found.start)
    ):
        return None
    place = next(number for number, token in enumerate(before) if token.end > found.start)
    return found if place and before[place - 1].bare in saying.verbs | _TOWARDS else None


def _bracketed(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Read "a member (Mr. Smith)": the brackets belong to the subject."""
    for number in range(len(tokens) - 1, max(0, len(tokens) - 14), -1):
        if tokens[number].text.startswith(("(", "[")):
            before = at_end_of(tokens[:number], saying)
            return None if before is None else Subject(before.kind, before.start, tokens[-1].end, before.is_near)
    return None


def _beyond_asides(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Read "Mr. Smith, in a letter of May 1, 1917, says": whom the first of the asides follows."""
    best: Subject | None = None
    is_name = False
    parts = parts_of(tokens)
    for number, part in enumerate(reversed(parts)):
        is_joined = part[0].bare in saying.joins | saying.that
        stripped = part[1:] if is_joined and len(part) > 1 else part
        at_end = at_end_of(without_comma(stripped), saying)
        is_whole = at_end is not None and at_end.start <= stripped[0].end
        if at_end is not None and is_whole and at_end.kind == "named":
            best, is_name = (best, True) if is_name else (at_end, _is_personal(stripped, saying))
        elif not (is_aside(part, saying) and number + 1 < len(parts)):
            best = best or at_end
            break
        if is_joined or number >= _MOST_ASIDES:
            break
    return None if best is None or best.kind == "nobody" else Subject(best.kind, best.start, best.end, is_near=False)


def _is_personal(tokens: Sequence[Token], saying: Saying) -> bool:
    """Tell a name of two words or more from an office: "Secretary of Labor, George Smith, said" is Smith's."""
    return len(tokens) > 1 and all(token.is_capital and token.bare not in saying.articles | saying.links for token in tokens)


def _resigned(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Read "Vice Consul Hadley, resigned says", whose second comma was forgotten."""
    for number in (len(tokens) - 2, len(tokens) - 3):
        if number >= 0 and tokens[number].ends_clause and all(token.text.islower() for token in tokens[number + 1 :]):
            found = at_end_of(without_comma(tokens[: number + 1]), saying)
            return Subject(found.kind, found.start, found.end, is_near=False) if found and found.kind == "named" else None
    return None


def _of_clause(tokens: Sequence[Token], saying: Saying) -> Subject | None:
    """Find the subject of the clause that ends here: that of "he rose and said"."""
    parts = parts_of(tokens) if tokens else []
    for number in range(len(parts) - 1, -1, -1):
        if is_aside(parts[number], saying) and 0 < number < len(parts) - 1:
            continue
        found = _first_subject([token for part in parts[number:] for token in part], len(parts[number]), saying)
        if found:
            return Subject(found.kind, found.start, found.end, is_near=False)
    return None


def _first_subject(tokens: Sequence[Token], most: int, saying: Saying) -> Subject | None:
    skipped = saying.that | saying.joins | saying.links | saying.who | (saying.asides - TITLES)
    may_skip = False
    for number, token in enumerate(tokens[:most]):
        pronoun = pronoun_of(token, saying)
        if pronoun and pronoun.kind != "nobody":
            return pronoun
        if token.bare in skipped:
            may_skip = may_skip or token.bare in saying.links | saying.asides
            continue
        if token.text.islower() and token.bare not in saying.articles:
            if may_skip:
                continue
            return None
        found = at_beginning_of(tokens[number:], saying)
        is_told = number == 0 or any(each.is_capital for each in tokens[number:] if found and each.start < found.end)
        return found if found and found.kind == "named" and is_told else None
    return None
