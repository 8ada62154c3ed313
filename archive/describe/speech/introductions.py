"""What introduces somebody's words: a verb of saying with its subject, a noun such as "answer", or "according to"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.describe.speech.conversation import Conversation, Speaker
from archive.describe.speech.descriptions import Subject
from archive.describe.speech.quotations import is_mark
from archive.describe.speech.sayings import Saying
from archive.describe.speech.subjects import subject_after, subject_before, subject_of_clause

_LONGEST_GAP = 120
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS_SENTENCE = re.compile(r"(?<!\b[^\W\d_])(?<!\b(?:Mr|Dr|St|No|Jr|jr))(?<!\bMrs)[.!?]\s|;\s")
_ONLY_MARKS = re.compile(r"[\s,_*\\–—-]*")
_GOES_ON = re.compile(r"(?:continue[sd]?|began|begann|continuò|continua) (?:to|in|a |à |zu)")
"""Verbs of saying that are none before another verb."""

_NAMING = frozenset(
    "phrase phrases words word term terms expression expressions entitled called termed word language sentence named"
    " headed begriff ausdruck genannt sogenannte titel parola termine titolo detto mot terme titre intitulé".split()
)
"""What stands before words that are quoted for their own sake."""

_FEWEST_LOOSE = 12
"""Words of a quotation that begins within a clause of the writer's; fewer are a phrase."""

_FEWEST_CLAUSE = 4
_FEWEST_WHOLE = 6
"""Words of a quotation that ends as a sentence does and stands directly behind "that"."""

_MOST_AROUND = 2
"""Words between "he said," put into a sentence and the quotation that is the rest of it."""

Manner = Literal["", "plain", "loose"]


@dataclass(frozen=True, slots=True)
class Introduction:
    """A verb of saying, half-open offsets, with the subject behind it where it stands there; where the subject starts; and
    whom it stands for, None where the text does not tell.
    """

    start: int
    end: int
    subject_start: int
    speaker: Speaker | None
    begins_with_function_word: bool = False


def introductions(
    words: str, number: int, quoted: Sequence[tuple[int, int]], talk: Conversation, saying: Saying
) -> tuple[Introduction, ...]:
    """Find the verbs of saying in a passage, in order, and tell the conversation of each."""
    ends = sorted(end for _, end in quoted)
    found = []
    covered, next_quoted = 0, 0
    for verb in saying.pattern.finditer(words):
        while next_quoted < len(quoted) and quoted[next_quoted][0] <= verb.start():
            covered, next_quoted = max(covered, quoted[next_quoted][1]), next_quoted + 1
        if _GOES_ON.fullmatch(words, verb.start(), min(len(words), verb.end() + 3)):
            continue
        place = bisect_right(ends, verb.start())
        floor = ends[place - 1] if place else 0
        subject = _subject(words, verb, floor, saying)
        if subject and subject.kind == "nobody" and words[subject.start : subject.end] in saying.passive:
            asked = subject_before(words, subject.start, floor, saying)
            talk.speaker(number, asked) if asked else None
        speaker = talk.speaker(number, subject, is_quoted=covered > verb.start()) if subject else None
        end = max(verb.end(), subject.end) if subject and subject.start >= verb.end() else verb.end()
        first = subject.start if subject and subject.is_near else verb.start()
        is_function = subject is not None and (
            subject.kind in ("he", "they")
            or (subject.kind == "own" and not words.startswith("I ", first))
            or _first(words, first) in saying.articles
        )
        found.append(Introduction(verb.start(), end, min(first, verb.start()), speaker, is_function and first < verb.start()))
    return tuple(found)


def is_introduced(gap: str, quoted: str, saying: Saying) -> Manner:
    """Tell how what stands between a verb of saying and a quotation joins them: plainly, loosely, or not at all."""
    if len(gap) > _LONGEST_GAP or _ENDS_SENTENCE.search(gap) or any(is_mark(each) and each not in "'’" for each in gap):
        return ""
    tail = gap.rstrip(" _*\\")
    before = [word.lower() for word in _WORD.findall(gap)]
    said = [word.lower() for word in _WORD.findall(quoted)]
    inner = quoted.strip("\"“”„«»‹›‘’'` ")
    is_clause = len(said) >= _FEWEST_CLAUSE and any(word in saying.finite or word.endswith("n't") for word in said)
    is_answer = bool(said) and said[0] in saying.answers
    stands_alone = is_clause or is_answer or inner[:1].isupper() or inner[-1:] in "!?"
    if tail.endswith(":"):
        return "plain"
    if before and before[-1] in _NAMING:
        return ""
    if all(word in saying.adverbs for word in before) or tail.endswith((",", "—", "–", "--")):
        return "plain" if stands_alone else ""
    if before and before[-1] in saying.that:
        is_whole = len(said) >= _FEWEST_WHOLE and inner[-1:] in ".!?;,"
        return "plain" if is_clause or is_whole else ""
    if tail.lstrip().startswith(","):
        return "loose" if is_clause and len(before) <= _MOST_AROUND else ""
    if len(before) <= 6 and is_clause and inner[:1].isupper() and not set(before) & saying.that:
        return "plain"
    is_long = is_clause and (len(said) >= _FEWEST_LOOSE or bool(_ENDS_SENTENCE.search(inner)))
    return "loose" if is_long and set(before) & saying.that else ""


def noun_before(words: str, start: int, saying: Saying) -> Subject | None:
    """Find whose the "answer" is in "his answer was “No”" and "the remark of a writer that “…”"."""
    nouns = "|".join(saying.words_of)
    lead = words[max(0, start - _LONGEST_GAP) : start]
    shift = start - len(lead)
    whose = re.search(
        rf"\b({'|'.join(saying.his | saying.my)})\s+(?:[\w'’-]+\s+)?(?:{nouns})(?:\s+\w+){{0,2}}[:,]?\s*$", lead, re.IGNORECASE
    )
    if whose:
        return Subject("own" if whose[1].lower() in saying.my else "he", shift + whose.start(1), shift + whose.end(1), False)
    of = re.search(
        rf"\b(?:{nouns})\s+(?:{'|'.join(saying.links)})\s+(?P<who>[^,.;:\"“]{{3,80}}?)\s*(?:,|:|\b(?:{'|'.join(saying.that)}))\s*$",
        lead,
        re.IGNORECASE,
    )
    found = subject_after(words, shift + of.start("who"), saying) if of else None
    return Subject(found.kind, found.start, found.end, is_near=False) if found and found.kind == "named" else None


def according_to(words: str, start: int, end: int, saying: Saying) -> Subject | None:
    """Find who is named in "according to NAME, “…”" before or behind a quotation."""
    lead = words[max(0, start - _LONGEST_GAP) : start]
    before = re.search(rf"\b{saying.according}\s+(?P<who>[^,.;:\"“]{{2,60}}),\s*$", lead, re.IGNORECASE)
    behind = re.compile(rf"[\s,]*{saying.according}\s+", re.IGNORECASE).match(words, end)
    at = start - len(lead) + before.start("who") if before else behind.end() if behind else None
    found = subject_after(words, at, saying) if at is not None else None
    return Subject(found.kind, found.start, found.end, is_near=False) if found and found.kind == "named" else None


def _subject(words: str, verb: re.Match[str], floor: int, saying: Saying) -> Subject | None:
    form = verb[0].lower()
    if form in saying.own_verbs:
        return Subject("own", verb.start(), verb.end())
    if floor and _ONLY_MARKS.fullmatch(words, floor, verb.start()):
        return subject_after(words, verb.end(), saying)
    if form.endswith(("ing", "ndo", "sant")):
        return _of_participle(words, verb.start(), floor, saying)
    found = subject_before(words, verb.start(), floor, saying)
    if found and form in saying.base and not found.is_near:
        return None
    before = _WORD.findall(words[max(floor, verb.start() - 20) : verb.start()])
    if found is None and not (before and before[-1].lower() in saying.links | saying.articles):
        after = subject_after(words, verb.end(), saying)
        is_marked = after is not None and (
            words[after.start].isupper() or _first(words, after.start) in saying.articles | saying.he
        )
        if after and is_marked and after.kind != "nobody" and words[after.end : after.end + 1] in (":", ","):
            return after
    return found


def _of_participle(words: str, start: int, floor: int, saying: Saying) -> Subject | None:
    """Find the subject of "saying": that of the clause, of "I agree with NAME in saying", of "quotes NAME as saying"."""
    lead = words[max(0, start - 2 * _LONGEST_GAP) : start]
    quoted = re.search(r"\bquot(?:es|ed|ing) (?P<who>[^,.;:]{2,60}?) as \w+ing\b[^.;:]*$", lead)
    if quoted:
        return subject_after(words, start - len(lead) + quoted.start("who"), saying)
    shared = re.search(r"\bin $", lead)
    if shared:
        found = subject_before(words, start - len("in "), floor, saying)
        return found if found and words.endswith(" with ", 0, found.start) else None
    return None if re.search(r"\b(?:as|or) $", lead) else subject_of_clause(words, start, floor, saying)


def _first(words: str, at: int) -> str:
    word = _WORD.match(words, at)
    return word[0].lower() if word else ""
