"""Who takes part in the conversations of a text, and whom a pronoun means: the person spoken of last, or the other party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.authorities import Kind
from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.describe.speech.descriptions import Subject, title_pattern
from archive.describe.speech.persons import can_speak, is_in_full, spoken_name
from archive.describe.speech.sayings import Saying
from archive.describe.speech.subjects import subject_of_sentence
from archive.model import Agent, Certainty, Rejected

_NEAR = 6
"""Passages after which a pronoun no longer takes up who spoke."""

_LOOKED_BACK = 600
"""Characters before a pronoun in which a name is looked for that has said nothing yet."""

_OFFICES = (
    "president secretary minister ambassador governor chancellor consul king queen emperor pope bishop chairman senator"
    " judge admiral colonel captain präsident gesandte botschafter kanzler kaiser könig fürst graf presidente ministro"
    " ambasciatore re imperatore papa doge principe cardinale duca governatore président ministre ambassadeur roi"
    " empereur"
).split()
_TITLED = re.compile(
    rf"(?<!\w)(?:(?:(?:{title_pattern()})\b\s+|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Hon|M)\.\s+)+"
    r"[^\W\d_a-z][\w'’.-]*\w(?:\s+[^\W\d_a-z][\w'’-]*\w)?"
    rf"|(?:[Tt]he|[Dd]e[rmn]|[Ii]l|[Ll]e|[Aa]l|[Aa]u)\s+(?:(?:[A-Z]\w+\s+){{0,2}}(?i:{'|'.join(_OFFICES)}))\b)(?!['’-])"
)
_PRESENTED = re.compile(
    rf"(?<![\w'’-])(?P<name>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?), (?:(?:the|a|der|il|le) )?(?:\w+ ){{0,2}}?"
    rf"(?i:{title_pattern()}|{'|'.join(_OFFICES)})\b"
)
"""A name with an office behind it: "Smith, President of the Bank"."""

_BODIES = frozenset(
    "government congress committee department board senate house states council court union nation party army people"
    " convention regierung reichstag senato consiglio governo gouvernement sénat".split()
)
"""Names and descriptions that no "he" takes up."""

_RANK = re.compile(
    r"(?:his|her|seine|ihre|sua|son|sa) (?:lordship|ladyship|excellency|highness|majesty|grace|hono[u]?r|holiness"
    r"|eminence|exzellenz"
    r"|durchlaucht|majestät|hoheit|gnaden|eccellenza|maestà|altezza|santità|signoria|excellence|altesse|majesté)",
    re.IGNORECASE,
)
"""A rank that takes up somebody as a pronoun does."""

_BEGINS = re.compile(r"(?:^|[.!?][\"”’)]*\s)$")
_NOT_NAMES = re.compile(r"^(?:\W*(?:mr|mrs|ms|dr|sir|the|hon)\b\.?\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a subject stands for, how sure that is, why, and who else it might have been."""

    agent: Agent
    certainty: Certainty
    because: str = ""
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heard:
    number: int
    offset: int
    agent: Agent
    are_several: bool


class Conversation:
    """What is known at a point of the text of those who speak in it; it is told of every verb of saying in order."""

    def __init__(self, evidence: Evidence, people: People, saying: Saying) -> None:
        self._evidence, self._people, self._saying = evidence, people, saying
        self._heard: list[_Heard] = []
        self._known = {_surname(agent.name): agent for agent in (*people.authors, *people.speakers, *people.addressees)}

    def speaker(self, number: int, subject: Subject, is_quoted: bool = False) -> Speaker | None:
        """Tell whom the subject of a verb of saying stands for; None where the text does not. ``is_quoted``: the verb
        stands in words that are quoted themselves, so that its "I" is not the writer's.
        """
        match subject.kind:
            case "named":
                takes_up = _RANK.fullmatch(self._evidence.words[number], subject.start, subject.end)
                resolved = self._resolved(number, subject) if takes_up else None
                found: Speaker | None = resolved or self._named(number, subject)
            case "own":
                writer = None if is_quoted else next(iter(self._people.authors), None)
                found = Speaker(writer, "high") if writer else None
            case "you":
                asked = self._people.addressees if not is_quoted else ()
                because = "“you” is whom the text addresses"
                found = Speaker(asked[0], "medium", because) if len(asked) == 1 else None
            case "he" | "they":
                found = self._resolved(number, subject)
            case _:
                found = None
        if found and not subject.is_near and found.certainty == "high":
            found = replace(found, certainty="medium")
        if found and not is_quoted and found.agent not in self._people.authors:
            self._heard.append(_Heard(number, subject.start, found.agent, self._are_several(subject, found.agent)))
        return found

    def _named(self, number: int, subject: Subject) -> Speaker | None:
        """Give whom a name or a description means; None for what cannot speak."""
        words = self._evidence.words[number]
        linked = [
            authority
            for kinds in ((Kind.PERSON,), (Kind.ORGANISATION,))
            for mention, authority in self._evidence.named(number, *kinds)
            if subject.start <= mention.start and mention.end <= subject.end
        ]
        if linked:
            return Speaker(Agent(linked[0].key, linked[0].name), "high")
        label = spoken_name(" ".join(words[subject.start : subject.end].split()), self._saying)
        is_known = _surname(label) in self._known or (" " not in label and is_in_full(label, words, self._saying))
        if not is_known and not can_speak(label, self._saying, self._evidence.language, subject.is_near):
            return None
        first = re.split(r"(?<=['’])| ", label)[0]
        if first.rstrip("'’").lower() in self._saying.articles:
            return Speaker(Agent.unlinked(first.lower() + label[len(first) :]), "high")
        bearers = self._evidence.authorities.resolve(label, Kind.PERSON)
        if len(bearers) > 1:
            rejected = tuple(Rejected(key, f"several people are called “{label}”") for key in bearers)
            return Speaker(Agent.unlinked(label), "medium", rejected=rejected)
        return Speaker(self._known.setdefault(_surname(label), Agent.unlinked(label)), "high")

    def _resolved(self, number: int, subject: Subject) -> Speaker | None:
        """Take a pronoun for who spoke last, or was named last at the beginning of a sentence."""
        recent = [heard for heard in reversed(self._heard) if number - heard.number <= _NEAR]
        if subject.kind == "they":
            recent.sort(key=lambda heard: not heard.are_several)
        else:
            recent = [
                heard for heard in recent if not heard.are_several and heard.agent.name.split()[-1].lower() not in _BODIES
            ]
        named = list(self._named_before(number, subject, recent[0] if recent else None))
        agents = list(dict.fromkeys([*named, *(heard.agent for heard in recent)]))
        if not agents:
            return None
        word = self._evidence.words[number][subject.start : subject.end].strip(" -")
        because = f"“{word}” takes up {agents[0].name}, of whom the text spoke last"
        rejected = tuple(Rejected(agent.key, "was spoken of earlier") for agent in agents[1:3])
        goes_on = bool(recent) and recent[0].number == number and recent[0].agent == agents[0]
        is_sure = subject.kind == "he" and (len(agents) == 1 or goes_on)
        return Speaker(agents[0], "medium" if is_sure else "low", because, rejected)

    def _named_before(self, number: int, pronoun: Subject, last: _Heard | None) -> Iterator[Agent]:
        """Give the person with whom the sentence begins, or one after the last speech; where nobody spoke near by, whoever
        was named last.
        """
        offset = pronoun.start
        words = self._evidence.words[number]
        floor = max(words.rfind(mark, max(0, offset - _LOOKED_BACK), offset) for mark in '"“”„«»') + 1
        begins = subject_of_sentence(words, offset, floor, self._saying)
        named = self._named(number, begins) if begins else None
        if named:
            yield named.agent
        if named or pronoun.kind == "they":
            return
        is_recent = last is not None and last.number >= number - 1
        for place in (number, number - 1):
            if place < 0 or (last is not None and last.number > place):
                return
            words = self._evidence.words[place]
            end = offset if place == number else len(words)
            start = max(0, end - _LOOKED_BACK, last.offset if last is not None and last.number == place else 0)
            names = [*_TITLED.finditer(words, start, end)]
            for name in reversed(names):
                if name[0].split()[-1].lower() in _BODIES or name[0].endswith(("'s", "’s")):
                    continue
                if not is_recent or _BEGINS.search(words, max(0, name.start() - 4), name.start()):
                    yield from self._agents(place, name.start(), name.end())
                    return
            presented = [*_PRESENTED.finditer(words, start, end)]
            if presented and not is_recent:
                yield from self._agents(place, presented[-1].start("name"), presented[-1].end("name"))
                return
            people = [mention for mention, _ in self._evidence.named(place, Kind.PERSON) if start <= mention.start < end]
            if people and not is_recent:
                yield from self._agents(place, people[-1].start, people[-1].end)
                return

    def _agents(self, number: int, start: int, end: int) -> Iterator[Agent]:
        named = self._named(number, Subject("named", start, end))
        if named:
            yield named.agent

    def _are_several(self, subject: Subject, agent: Agent) -> bool:
        if subject.kind == "they":
            return True
        head = agent.name.split(" of ")[0].rstrip(".")
        is_described = agent.name.split(" ")[0].lower() in self._saying.articles
        return is_described and head.endswith(("s", "ese", "ish", "ch", "committee", "council", "board"))


def _surname(name: str) -> str:
    """Give the part of a name by which one person is known again: the last word before "of", "at", "in" or a comma."""
    bare = re.split(r",| (?:of|at|in|von|di|de) (?=\S+$)", _NOT_NAMES.sub("", name))[0]
    return (bare.split() or [name])[-1].lower().strip(".")
