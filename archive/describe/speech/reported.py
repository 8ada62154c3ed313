"""Speech that a text reports: who is said to have said which words.

Reported speech is here what is given as somebody's own words: a clause at least, or an answer given whole, in quotation
marks; what follows "I replied:"; a paragraph set apart behind "he said:"; and the writer's own speech, kept up over
paragraphs by "I said". What is told in the writer's words ("he said that it was late") stays in the writer's voice, and
so do single words between marks, titles, and the words of documents, which speak with nobody's voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.describe.speech.conversation import Conversation, Speaker
from archive.describe.speech.introductions import Introduction, according_to, introductions, is_introduced, noun_before
from archive.describe.speech.own import own_speech
from archive.describe.speech.quotations import LONGEST_READ, opens_with_quotation, quotations
from archive.describe.speech.sayings import Saying, saying_of
from archive.describe.speech.utterance import Stretch, Utterance, is_prose, reported

_FEWEST_SHOWN = 60
"""Characters of a paragraph set apart without marks; a shorter one may be a heading or a motto."""

_COLON = re.compile(r"[^.!?:;\"“]{0,60}:\s*")
_SHOWN_BEHIND = re.compile(r"[^.!?;:,\"“”]{0,25}:[\s_*]*$")
_AFTER_MARK = re.compile(r"[\s,_*\\–—-]*")
_GOES_ON = re.compile(r"[^.!?;:,\"“”„«»]{0,60}[.,;:–—-]{1,2}[\s_*\\–—-]*")
_BEFORE_SAYING = re.compile(r"[,?!–—-][\"”“»«’'›‹_*]+$")


def utterances(evidence: Evidence, people: People) -> tuple[Utterance, ...]:
    """Give the reported speeches of a text in order; no two of them overlap."""
    saying = saying_of(evidence.language)
    introduced = [] if saying is None else [*_Reader(evidence, people, saying).read()]
    found = [*introduced, *own_speech(evidence, people, introduced)]
    found.sort(key=lambda utterance: (utterance.stretches[0].passage, utterance.stretches[0].start))
    kept: list[Utterance] = []
    for utterance in found:
        first = utterance.stretches[0]
        last = kept[-1].stretches[-1] if kept else None
        if last is None or (last.passage, last.end) <= (first.passage, first.start):
            kept.append(utterance)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Page:
    """One passage under reading: its quotations, and its verbs of saying with whose they are."""

    number: int
    words: str
    quoted: tuple[tuple[int, int], ...]
    said: tuple[Introduction, ...]


class _Reader:
    """Reads the paragraphs of a text in order."""

    def __init__(self, evidence: Evidence, people: People, saying: Saying) -> None:
        self._evidence, self._people, self._saying = evidence, people, saying
        self._talk = Conversation(evidence, people, saying)
        self._taken: dict[int, int] = {}
        """How far a passage belongs to a speech that an earlier one introduced."""

    def read(self) -> Iterator[Utterance]:
        for number in self._evidence.of("p"):
            words = self._evidence.words[number]
            if not is_prose(self._evidence.passages[number]) or self._taken.get(number, 0) >= len(words):
                continue
            if len(words) > LONGEST_READ:
                continue
            quoted = quotations(words)
            said = introductions(words, number, quoted, self._talk, self._saying)
            if said or quoted:
                yield from self._of_page(_Page(number, words, quoted, said))

    def _of_page(self, page: _Page) -> Iterator[Utterance]:
        done = self._taken.get(page.number, 0)
        for place, (start, end) in enumerate(page.quoted):
            if start < done:
                continue
            utterance = self._before(page, start, end) or self._after(page, place)
            if utterance:
                done = utterance.stretches[-1].end
                yield utterance
        last = self._last(page, done)
        if last:
            yield last

    def _before(self, page: _Page, start: int, end: int) -> Utterance | None:
        """Read words in quotation marks that stand behind a verb of saying."""
        stretches = (Stretch(page.number, start, end, is_whole=False),)
        said = _latest(page.said, start)
        if said is not None:
            manner = is_introduced(page.words[said.end : start], page.words[start:end], self._saying)
            if manner:
                return self._utterance(page, said, stretches, is_loose=manner == "loose")
        for found in (noun_before(page.words, start, self._saying), according_to(page.words, start, end, self._saying)):
            speaker = found and self._talk.speaker(page.number, found)
            if found and speaker:
                introduction = (min(found.start, start), max(found.end, start if found.end <= start else 0))
                return reported(self._evidence, page.number, introduction, speaker, stretches)
        return None

    def _after(self, page: _Page, place: int) -> Utterance | None:
        """Read words in quotation marks before a verb of saying, with those that go on behind it."""
        said = _said_after(page, place)
        if said is None or said.speaker is None:
            return None
        stretches = [Stretch(page.number, *page.quoted[place], is_whole=False)]
        latest = said
        while True:
            goes_on = _GOES_ON.match(page.words, latest.end)
            following = bisect_left(page.quoted, (goes_on.end(), 0)) if goes_on else len(page.quoted)
            if goes_on is None or following == len(page.quoted) or page.quoted[following][0] != goes_on.end():
                break
            again = _said_after(page, following)
            if again is not None and (again.speaker is None or again.speaker.agent != said.speaker.agent):
                break
            stretches.append(Stretch(page.number, *page.quoted[following], is_whole=False))
            if again is None:
                break
            latest = again
        return self._utterance(page, said, tuple(stretches))

    def _last(self, page: _Page, done: int) -> Utterance | None:
        """Read the end of a paragraph: words without marks, or an introduction of the next paragraphs."""
        for said in reversed(page.said):
            if said.start < done:
                return None
            colon = _COLON.match(page.words, said.end)
            if said.speaker is None or colon is None:
                continue
            if colon.end() == len(page.words):
                return self._next_paragraphs(page, said)
            stretches = self._to_the_end(page, colon.end(), said.speaker)
            return self._utterance(page, said, stretches) if stretches else None
        return None

    def _to_the_end(self, page: _Page, start: int, speaker: Speaker) -> tuple[Stretch, ...]:
        rest = Stretch(page.number, start, len(page.words), is_whole=False)
        if opens_with_quotation(page.words[start : start + 3]):
            after = self._quoted_paragraphs(page.number + 1)
            return (rest, *after) if after else ()
        return (rest,) if speaker.agent in self._people.authors and not any(end > start for _, end in page.quoted) else ()

    def _next_paragraphs(self, page: _Page, said: Introduction) -> Utterance | None:
        stretches = self._quoted_paragraphs(page.number + 1)
        if stretches:
            return self._utterance(page, said, stretches)
        shown = page.number + 1
        if not _SHOWN_BEHIND.match(page.words, said.end) or not self._is_shown(shown):
            return None
        self._taken[shown] = len(self._evidence.words[shown])
        stretch = Stretch(shown, 0, len(self._evidence.words[shown]), is_whole=True)
        return self._utterance(page, said, (stretch,), is_shown=True)

    def _is_shown(self, number: int) -> bool:
        """Tell whether a paragraph without marks may be what an introduction promises; the text goes on behind it."""
        passages = self._evidence.passages
        if number + 1 >= len(passages) or not is_prose(passages[number]):
            return False
        words = self._evidence.words[number]
        return len(words) >= _FEWEST_SHOWN and words[0].isupper() and words[-1] in ".!?)"

    def _quoted_paragraphs(self, number: int) -> tuple[Stretch, ...]:
        """Give paragraphs that each begin with a quotation mark, up to the first whose own is closed; none where they do
        not begin so at once, or never end.
        """
        found: list[Stretch] = []
        passages = self._evidence.passages
        while number < len(passages) and is_prose(passages[number]):
            words = self._evidence.words[number]
            if not opens_with_quotation(words):
                return ()
            closed = next((end for start, end in quotations(words) if start == 0), None)
            ends = closed == len(words) or (closed is None and words[-1] in '"”»“')
            found.append(Stretch(number, 0, len(words) if ends or closed is None else closed, is_whole=ends or closed is None))
            if ends or closed is not None:
                self._taken |= {stretch.passage: stretch.end for stretch in found}
                return tuple(found)
            number += 1
        return ()

    def _utterance(
        self,
        page: _Page,
        said: Introduction,
        stretches: tuple[Stretch, ...],
        is_loose: bool = False,
        is_shown: bool = False,
    ) -> Utterance | None:
        if said.speaker is None:
            return None
        introduction = (said.subject_start, said.end)
        return reported(self._evidence, page.number, introduction, said.speaker, stretches, is_loose, is_shown)


def _latest(said: Sequence[Introduction], start: int) -> Introduction | None:
    place = bisect_right(said, start, key=lambda each: each.end)
    return said[place - 1] if place else None


def _said_after(page: _Page, place: int) -> Introduction | None:
    """Give the verb of saying to which a quotation before it belongs."""
    start, end = page.quoted[place]
    behind = _AFTER_MARK.match(page.words, end)
    at = behind.end() if behind else end
    if not (page.words[end : end + 1] == "," or _BEFORE_SAYING.search(page.words, max(start, end - 4), end)):
        return None
    following = bisect_left(page.said, end, key=lambda each: each.start)
    if following == len(page.said):
        return None
    said = page.said[following]
    is_new = page.words[said.subject_start].isupper() and said.begins_with_function_word and page.words[end : end + 1] != ","
    return said if said.subject_start == at and not is_new else None
