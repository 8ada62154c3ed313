"""Texts for the tests of the index: a small one with a story, and strategies that draw others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from archive.dates import Calendar, DateInterval, day_number
from archive.model import Agent, PassageUnit, TextUnit, Voice

LENIN, FEOFILAKTOV, KAUTSKY, PRAVDA = (
    Agent("lenin", "V. I. Lenin"),
    Agent("feofilaktov", "A. Ye. Feofilaktov"),
    Agent("kautsky", "Karl Kautsky"),
    Agent("pravda", "Pravda"),
)
CONGRESS, PETROGRAD = Agent("peasants-congress", "Congress of Peasants’ Deputies"), Agent("petrograd", "Petrograd")
NAMES: Mapping[str, tuple[str, ...]] = {
    "lenin": ("V. I. Lenin", "Lenin, V. I.", "Vladimir Ilyich Ulyanov", "N. Lenin"),
    "feofilaktov": ("A. Ye. Feofilaktov", "Comrade Feofilaktov"),
    "kautsky": ("Karl Kautsky",),
    "pravda": ("Pravda",),
    "peasants-congress": ("Congress of Peasants’ Deputies",),
    "petrograd": ("Petrograd", "St Petersburg"),
}


def passage(
    name: str,
    received: str,
    *,
    corrected: str | None = None,
    language: str = "en",
    says: Iterable[tuple[Agent, str]] = (),
    corrected_says: Iterable[tuple[Agent, str]] | None = None,
    names: Iterable[Agent] = (),
) -> PassageUnit:
    """Make a passage; ``says`` are stretches of the received text in order, each with who says it.

    ``corrected_says`` are those of the corrected text; None where somebody says all of it or it does not differ. ``names`` are
    those named in it.
    """
    fixed = received if corrected is None else corrected
    voices = _voices(received, says)
    is_whole = [(voice.start, voice.end) for voice in voices] == [(0, len(received))]
    if corrected_says is not None:
        corrected_voices = _voices(fixed, corrected_says)
    else:
        corrected_voices = (Voice(voices[0].key, 0, len(fixed)),) if is_whole else voices
    parts = [_parts(received, voices), _parts(fixed, corrected_voices)]
    voiced = tuple((key, part, parts[1].get(key, "")) for key, part in parts[0].items())
    named = tuple(agent.key for agent in names)
    return PassageUnit(name, "p", received, fixed, language, voices, corrected_voices, voiced, named)


def _voices(read: str, says: Iterable[tuple[Agent, str]]) -> tuple[Voice, ...]:
    voices: list[Voice] = []
    at = 0
    for agent, words in says:
        at = read.index(words, at)
        voices.append(Voice(agent.key, at, at + len(words)))
        at += len(words)
    return tuple(voices)


def _parts(read: str, voices: Iterable[Voice]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for voice in voices:
        parts.setdefault(voice.key, []).append(read[voice.start : voice.end])
    return {key: " ".join(each) for key, each in parts.items()}


def text(item: str, *passages: PassageUnit, **said: object) -> TextUnit:
    """Make a text; ``said`` names what differs from a bare one."""
    bare: dict[str, object] = {
        "item": item,
        "version": "0123456789ab",
        "section": "text",
        "is_item": True,
        "title": item,
        "language": "en",
        "genre": None,
        "authors": (),
        "addressees": (),
        "voices": (),
        "venue": None,
        "place": None,
        "occasion": None,
        "mentions": (),
        "date": None,
        "passages": passages,
    }
    return TextUnit(**{**bare, **said})  # type: ignore[arg-type]


def day(year: int, month: int, of_month: int, calendar: Calendar = Calendar.GREGORIAN) -> DateInterval:
    """Make the date of one day."""
    number = day_number(year, month, of_month, calendar)
    return DateInterval(number, number, calendar)


def years(first: int, last: int) -> DateInterval:
    """Make a date that spans years."""
    return DateInterval(day_number(first, 1, 1), day_number(last, 12, 31))


@dataclass(frozen=True)
class Corpus:
    """Texts by item, as ``units`` of an index; can be pickled."""

    texts: tuple[TextUnit, ...]

    def __call__(self, item: str) -> list[TextUnit]:
        """Give the texts of an item."""
        return [each for each in self.texts if each.item == item]

    @property
    def items(self) -> list[str]:
        """The items, sorted."""
        return sorted({each.item for each in self.texts})


_OPENING = "Today I made a speech on equal land tenure at the Peasants' Congress."
_QUESTION, _ANSWER = "How would they act?", "I replied: they would be obliged to vote for land tenure."
_FAULTY = "Even Kautsky (1899-l909) --l said -- knew the banks of the U.S.S.R."
_FIXED = "Even Kautsky (1899-1909) --I said -- knew the banks of the U.S.S.R."
_BANK = "The bank and the land. The land of peasants, and of a peasant's tenure."

ALLIANCE = text(
    "alliance",
    passage("p1", _OPENING, says=[(LENIN, _OPENING)]),
    passage("p2", f"“{_QUESTION}” he asked. {_ANSWER}", says=[(FEOFILAKTOV, _QUESTION), (LENIN, _ANSWER)]),
    passage("p3", _FAULTY, corrected=_FIXED, names=[KAUTSKY]),
    title="Alliance of Workers and Peasants",
    genre="letter",
    authors=(LENIN,),
    addressees=(PRAVDA,),
    voices=(LENIN, FEOFILAKTOV),
    venue=CONGRESS,
    place=PETROGRAD,
    mentions=(KAUTSKY,),
    date=day(1917, 12, 1),
)
SPEECH = text(
    "speech",
    passage("p1", _BANK, says=[(KAUTSKY, _BANK)]),
    passage("p2", "Equal, so far, is no tenure of land."),
    title="On the Land",
    genre="speech",
    authors=(KAUTSKY,),
    voices=(KAUTSKY,),
    date=years(1917, 1918),
)
LETTER = text(
    "volume",
    passage("v1", "Les étés de l'homme aimé, l’État et la banque.", language="fr"),
    section="letter-1",
    is_item=False,
    title="Une lettre",
    language="fr",
    genre="letter",
    authors=(KAUTSKY,),
    date=day(1918, 3, 5),
)
VOLUME = text("volume", passage("v0", "A volume of letters"), title="Letters")
STORY = Corpus((ALLIANCE, SPEECH, VOLUME, LETTER))

_WORDS = (
    "land lands land-tenure tenure peasant peasants peasant's Bank banks of the of the OF été Ete aimée aimer l'homme don’t"
    " U.S.S.R. USSR 1,000 1000 東京都 東京 банки банк l909 Straße strasse"
).split()
_PEOPLE = (LENIN, FEOFILAKTOV, KAUTSKY)
_DAYS = (None, day(1917, 12, 1), day(1917, 11, 18))
_DATES = (*_DAYS, years(1917, 1918), years(1900, 1930), DateInterval(None, day_number(1900, 1, 1)))

words = st.sampled_from(_WORDS)
_readings = st.lists(words, max_size=9).map(" ".join)
_people = st.lists(st.sampled_from(_PEOPLE), max_size=2, unique=True).map(tuple)


@st.composite
def _passages(draw: st.DrawFn, name: str) -> PassageUnit:
    received = draw(_readings)
    kind = draw(st.sampled_from(("nobody", "one", "part", "two")))
    language = draw(st.sampled_from(("en", "fr", "ru", "und")))
    who, other = draw(st.permutations(_PEOPLE))[:2]

    def says(read: str) -> list[tuple[Agent, str]]:
        first, second = read[: len(read) // 2], read[len(read) // 2 :]
        spoken = {"nobody": [], "one": [(who, read)], "part": [(who, first)], "two": [(who, first), (other, second)]}
        return spoken[kind]

    names = draw(_people)
    if draw(st.sampled_from((True, False, False))):
        fixed = draw(_readings)
        said = says(received), says(fixed)
        return passage(name, received, corrected=fixed, language=language, says=said[0], corrected_says=said[1], names=names)
    return passage(name, received, language=language, says=says(received), names=names)


@st.composite
def _texts(draw: st.DrawFn, item: str, number: int) -> TextUnit:
    passages = [draw(_passages(f"{number}p{index}")) for index in range(draw(st.integers(0, 4)))]
    return text(
        item,
        *passages,
        section=f"s{number}",
        is_item=number == 0,
        title=draw(_readings),
        language=draw(st.sampled_from(("en", "fr", "en-GB"))),
        genre=draw(st.sampled_from((None, "letter", "speech"))),
        authors=draw(_people),
        addressees=draw(_people),
        voices=draw(_people),
        venue=draw(st.sampled_from((None, CONGRESS))),
        place=draw(st.sampled_from((None, PETROGRAD))),
        mentions=tuple(person for person in _PEOPLE if any(person.key in each.mentions for each in passages)),
        date=draw(st.sampled_from(_DATES)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Draw an archive of some items."""
    sizes = draw(st.lists(st.integers(1, 2), min_size=1, max_size=4))
    return Corpus(tuple(draw(_texts(f"item-{item}", number)) for item, size in enumerate(sizes) for number in range(size)))
