"""Who speaks in a text: which of the labels that lines begin with name speakers, as far as they recur.

One label proves nothing ("Resolved: ...", "Note: ..."). A text is taken for a conversation when several labels of one form come
again, take turns, and, the plainer they are, cover more of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.authorities import Kind
from archive.describe.speech.sayings import saying_of
from archive.describe.structure import stage
from archive.describe.structure.cutting import line_extents
from archive.describe.structure.drafts import Draft, Surroundings
from archive.describe.structure.labels import SMALL, Label, Shape, examines, is_rubric, is_titled, label_at, normal

_STRONG = (Shape.CAPITALS, Shape.TITLED)
_FEWEST_RECURRING = 2
"""Speakers who must speak again before a text is taken for a conversation."""

_FEWEST_IN_EXCHANGE = 3
_FEWEST_PLAIN = 5
_COVERED = {":": 0.2, ".": 0.4, "—": 0.4, "": 0.35}
"""The share of the places where a label may stand that plain names must fill, by the sign behind them: a short sentence ends
with a full stop, and a heading with nothing.
"""

_COVERED_BY_STRONG = {":": 0.03, ".": 0.03, "—": 0.03, "": 0.12}
_ALL_BUT_COVERED = 0.5
_MOST_REPEATED = 0.6
"""In a conversation a speaker seldom follows himself; a rubric that comes again often does."""

_STAGED = 0.4
"""What is left of these shares where a text has acts or a cast."""

_PARTED = 0.95
"""The share of labels behind a blank line from which on no other line begins a turn."""

_ENDS = '.:!?…»”")]—–-_*'
_LONGEST_ROLE = 120
_ROLE_END = re.compile(r"[,.;:(\[—–]")
_MOST_BROKEN = 5
"""Lines of a direction in brackets behind a label."""

_LETTER = re.compile(r"[^\W\d_](?=[.:)]\s)")
_WORD = re.compile(r"[^\W\d_]+")

_ARTICLES = frozenset("the der die das il lo la i gli le el los las l'".split())
_AT = frozenset("am im in at zu beim vor auf al alla nel".split())
"""Words that begin what tells a place or a time, and no name."""

_PAST = re.compile(r"[a-z]{2,}ed|met|rose|sat|put|went")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a draft: ``draft`` is its number, ``start`` and ``stop`` offsets in its text. ``is_free`` when a sentence, a
    paragraph or a verse may begin there; ``label`` what it may begin with.
    """

    draft: int
    start: int
    stop: int
    is_free: bool
    label: Label | None


def lines_of(drafts: Sequence[Draft]) -> Iterator[Line]:
    """Give the lines of all drafts that are still open."""
    for number, draft in enumerate(drafts):
        if not draft.is_open:
            continue
        text = draft.text
        extents = line_extents(draft)
        is_verse = sum(text[start : start + 1].islower() for start, _ in extents) <= 0.1 * len(extents)
        for place, (start, stop) in enumerate(extents):
            is_free = start == 0 or is_verse or text[start - 2] in _ENDS
            end = _end_of_bracket(text, start, [each for _, each in extents[place : place + _MOST_BROKEN]])
            label = label_at(text, start, end) if end > stop else None
            if label is None or label.bracket is None:
                end, label = stop, label_at(text, start, stop)
            yield Line(number, start, end, is_free, label)


def _end_of_bracket(text: str, start: int, stops: Sequence[int]) -> int:
    """Give the end of the line in which a bracket closes that the first line opens and does not close."""
    for stop in stops:
        line = text[start:stop]
        if line.count("(") <= line.count(")") and line.count("[") <= line.count("]"):
            return stop
    return stops[0]


class Speakers:
    """The speakers of a text, read from its lines; nobody where it is no conversation."""

    def __init__(self, drafts: Sequence[Draft], lines: Sequence[Line], around: Surroundings) -> None:
        self._drafts, self._lines, self._authorities = drafts, lines, around.authorities
        self._saying = saying_of(around.language)
        candidates = [(line, label) for line in lines if (label := line.label) and line.is_free and self._may_be(line)]
        self._counts = Counter((_style(label), label.key) for _, label in candidates)
        self._places = max(1, sum(line.start == 0 for line in lines), sum(line.is_free for line in lines) // 4)
        self._is_staged = self._has_division()
        self._least = _STAGED if self._is_staged else 1.0
        self._cast = frozenset(self._roles())
        self._common = self._common_words(candidates)
        self._forms = self._forms_of(candidates)
        again = [
            line for line, label in candidates if _style(label) in self._forms and self._counts[_style(label), label.key] > 1
        ]
        apart = sum(line.start == 0 and drafts[line.draft].is_apart for line in again)
        self._is_parted = apart >= _PARTED * len(again)
        self.is_conversation = bool(self._forms)

    def speaks(self, line: Line) -> Label | None:
        """Give the label of a line where it names a speaker of this conversation."""
        label = line.label
        if label is None or not self._forms or not self._may_be(line):
            return None
        style = _style(label)
        recurs = self._counts[style, label.key] > 1
        if self._is_parted and not (line.start == 0 and self._drafts[line.draft].is_apart):
            return None
        if not line.is_free:
            is_plain = recurs or (style == ":" and label.shape is Shape.CAPITALS)
            return label if is_plain and label.shape in _STRONG and style in self._forms else None
        if style in self._forms:
            if label.shape in self._forms[style] and (recurs or label.shape in _STRONG or self._is_known(line, label)):
                return label
            return label if style == ":" and self._is_covered and self._is_parted else None
        is_named = any(self._counts[other, label.key] > 1 for other in self._forms)
        return label if is_named and (label.bracket or label.shape in _STRONG) else None

    @property
    def _is_covered(self) -> bool:
        total = sum(count for (style, _), count in self._counts.items() if style in self._forms and count > 1)
        return total >= _ALL_BUT_COVERED * self._places

    def _may_be(self, line: Line) -> bool:
        label = line.label
        if label is None or stage.is_division(self._drafts[line.draft].text[line.start : line.stop]):
            return False
        if label.shape is Shape.EXAMINATION or self._authorities.resolve(label.name, Kind.PERSON):
            return True
        if label.shape is not Shape.CAPITALS and label.name.split()[0].casefold() in _AT:
            return False
        return not is_rubric(label.name) and not self._is_clause(label)

    def _is_clause(self, label: Label) -> bool:
        """Tell whether the words before a colon report speech ("He said:", "Ann Smith asked me:") and are no label."""
        if label.shape is Shape.LOOSE and _is_deed(label.name):
            return True
        if self._saying is None or label.shape in _STRONG:
            return False
        words = label.name.casefold().split()
        pronouns = self._saying.first | self._saying.he | self._saying.they | self._saying.you
        return words[0] in pronouns or not self._saying.verbs.isdisjoint(words)

    def _roles(self) -> Iterator[str]:
        """Give the names of a list of the cast."""
        in_cast = False
        for line in self._lines:
            words = self._drafts[line.draft].text[line.start : min(line.stop, line.start + _LONGEST_ROLE)]
            if stage.opens_cast(words):
                in_cast = True
            elif in_cast and stage.is_division(words):
                return
            elif in_cast:
                yield normal(_ROLE_END.split(words, maxsplit=1)[0])

    def _has_division(self) -> bool:
        words = (self._drafts[line.draft].text[line.start : line.stop] for line in self._lines if line.is_free)
        return any(stage.is_division(each) or stage.opens_cast(each) for each in words if len(each) <= stage.LONGEST_HEADING)

    def _forms_of(self, candidates: Sequence[tuple[Line, Label]]) -> dict[str, frozenset[Shape]]:
        """Give the shapes of labels that name speakers, by the sign behind them."""
        found: dict[str, frozenset[Shape]] = {}
        by_style: dict[str, list[Label]] = defaultdict(list)
        for _, label in candidates:
            by_style[_style(label)].append(label)
        for style, labels in by_style.items():
            shapes = frozenset(self._shapes_of(style, labels))
            if shapes:
                found[style] = shapes
        return found

    def _shapes_of(self, style: str, labels: Sequence[Label]) -> Iterator[Shape]:
        strong = [label for label in labels if label.shape in _STRONG]
        plain = [label for label in labels if label.shape in (*_STRONG, Shape.NAME, Shape.LOOSE) and self._is_name(label)]
        if style == ":" and examines([*self._lettered()]):
            yield Shape.EXAMINATION
        if (
            self._take_turns(strong, _COVERED_BY_STRONG[style])
            or self._is_short_exchange(style, strong)
            or (style == ":" and _is_short_debate(strong))
        ):
            yield from _STRONG
        if len(plain) >= _FEWEST_PLAIN and self._take_turns(plain, _COVERED[style]):
            yield from (*_STRONG, Shape.NAME, Shape.LOOSE)

    def _lettered(self) -> Iterator[str]:
        """Give what lines begin with that may stand before a question or an answer: their labels, or any single letter."""
        for line in self._lines:
            letter = _LETTER.match(self._drafts[line.draft].text, line.start)
            if line.label and line.label.shape is Shape.EXAMINATION:
                yield line.label.key
            elif letter and line.is_free:
                yield letter[0].casefold()

    def _take_turns(self, labels: Sequence[Label], covered: float) -> bool:
        counts = Counter(label.key for label in labels)
        recurring = [key for key, count in counts.items() if count > 1]
        if len(recurring) < _FEWEST_RECURRING or sum(counts[key] for key in recurring) < covered * self._least * self._places:
            return False
        repeated = sum(one.key == other.key for one, other in pairwise(labels))
        return repeated <= _MOST_REPEATED * len(labels)

    def _is_short_exchange(self, style: str, labels: Sequence[Label]) -> bool:
        """Tell whether three turns or more make most of a text in which one speaker comes again, or one speaker, such as a
        chairman, comes again and again between others with names of several words.
        """
        counts = Counter(label.key for label in labels)
        if not style or len(counts) < 2 or max(counts.values()) < 2 or len(labels) < _FEWEST_IN_EXCHANGE:
            return False
        if style == ":" and len(labels) >= _ALL_BUT_COVERED * self._places:
            return True
        names = sum(label.shape is Shape.TITLED or " " in label.name for label in labels)
        return len(counts) > _FEWEST_RECURRING < max(counts.values()) and 2 * names > len(labels) > 0.1 * self._places

    def _is_name(self, label: Label) -> bool:
        """Tell whether a plain label is no common word that happens to be a sentence ("Yes.", "Never:")."""
        first = label.name.split()[0].strip(".,").casefold()
        return _style(label) == ":" or " " in label.name or self._common[first] <= self._counts[_style(label), label.key]

    def _is_known(self, line: Line, label: Label) -> bool:
        """Tell whether somebody who speaks but once is named elsewhere too, or has the form of those who speak again."""
        if _style(label) == ":":
            return label.shape is Shape.NAME or self._is_parted
        if any(f" {label.key} " in f" {role} " for role in self._cast):
            return True
        if self._is_staged and label.bracket and self._drafts[line.draft].text[label.bracket[0] + 1].islower():
            return True
        return self._is_covered and self._is_name(label) and label.shape is Shape.NAME

    def _common_words(self, candidates: Sequence[tuple[Line, Label]]) -> Counter[str]:
        """Count in small letters the first words of labels that could be sentences."""
        wanted = {label.name.split()[0].strip(".,").casefold() for _, label in candidates if _style(label) != ":"}
        found: Counter[str] = Counter()
        if wanted:
            for draft in self._drafts:
                found.update(word for word in _WORD.findall(draft.text) if word in wanted)
        return found


def _is_deed(name: str) -> bool:
    """Tell whether words say what somebody did ("The House divided", "La Camera approva"): a noun with a capital behind an
    article, and a word in small letters that links no names; in English, any such word that ends as a past tense does.
    """
    first, *others = name.split()
    if others and others[-1].isascii() and _PAST.fullmatch(others[-1]):
        return True
    is_noun = first.casefold() in _ARTICLES and len(others) > 1 and others[0][0].isupper()
    return is_noun and all(word.isalpha() and word.islower() and word not in SMALL for word in others[1:])


def _is_short_debate(labels: Sequence[Label]) -> bool:
    """Tell whether three speakers or more are named in capitals with a title or an office, and something is said behind each,
    though it may be that none of them speaks again.
    """
    named = {label.key for label in labels if label.shape is Shape.CAPITALS and is_titled(label.name) and not label.is_alone}
    return len(named) >= _FEWEST_IN_EXCHANGE and 2 * len(named) > len({label.key for label in labels})


def _style(label: Label) -> str:
    """Give the sign of a label, "" for one alone in its line without a colon."""
    return label.sign if label.sign == ":" or not label.is_alone else ""
