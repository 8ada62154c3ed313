"""The language of a text, told by the small words that no text can do without."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from archive.describe.small_words import NAMES, SCRIPTS, SMALL_WORDS
from archive.model import Assertion, Certainty, Passage

_LOOKED_AT = 20_000
"""Characters at the beginning; function words are so frequent that more would not change the answer."""

_FIRST_PART = 1_200
"""Characters that decide where the whole is in two languages: what is enclosed or quoted at length follows."""

_FEWEST = 4
_COVERED = 0.6
_WORDS_EACH = 25
"""Of the small words of its language a text has one more, different, for about every 25 words, until it has most of them;
a related language has few of them, however often."""

_SHARE = 0.12
_MARGIN = 1.5
"""A running text has a share of 0.3 to 0.5 of such words in its own language, and less than 0.1 in an unrelated one."""

_KANA = 0.05
"""Japanese has a far greater share of Kana; Chinese has none but in foreign names."""

_SCRIPT_SHARE = 0.5
_LETTERS_LOOKED_AT = 2_000
_MOST_BLOCKS = 1_000
_SURE = 50
"""Words, or letters of a script, from which on the answer may be certain."""

_FEWEST_OWN = 25
_FOREIGN_SHARE = 0.12
"""A paragraph of fewer words, or with more small words of the text's own language, is not asked for its own."""

_NEARLY_ONE = frozenset(("hr", "sr"))
"""Croatian, Bosnian and Serbian have nearly all small words in common."""

_FEWEST_TELLING = 4
_TELLING = 2
"""Of two related languages one is told by the small words that the other has not: at least so many times as often."""

_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(texts: Iterable[str], otherwise: str) -> tuple[str, Assertion | None]:
    """Give the BCP 47 tag of a text and why; ``otherwise``, and no reason, where its words do not tell."""
    beginning = " ".join(islice(texts, _MOST_BLOCKS))[:_LOOKED_AT]
    found = _by_script(beginning) or _by_words(beginning) or _by_first_part(beginning)
    if found is None:
        return otherwise, None
    language, rule, certainty = found
    if otherwise.partition("-")[0] == language:
        language = otherwise
    return language, Assertion("language", language, NAMES[language.partition("-")[0]], certainty, "importer", rule)


def with_own_languages(passages: Sequence[Passage], language: str) -> tuple[Passage, ...]:
    """Name the language of every paragraph that is plainly in another than its text: hardly a small word of the one, and
    certain to be the other.
    """
    small = _BY_LANGUAGE.get(language.partition("-")[0])
    return tuple(passages) if small is None else tuple(_with_own_language(passage, small) for passage in passages)


def _with_own_language(passage: Passage, small: frozenset[str]) -> Passage:
    words = [word.lower() for word in _WORD.findall(passage.received[:_LETTERS_LOOKED_AT])] if passage.element == "p" else []
    if len(words) < _FEWEST_OWN or sum(word in small for word in words) > _FOREIGN_SHARE * len(words):
        return passage
    found = _by_script(passage.received) or _by_words(passage.received[:_LOOKED_AT])
    return replace(passage, language=found[0]) if found and found[2] == "high" else passage


def _by_words(text: str) -> tuple[str, str, Certainty] | None:
    words = [word.lower() for word in _WORD.findall(text)]
    times = Counter(words)
    counts = sorted(((sum(times[word] for word in small), language) for language, small in _BY_LANGUAGE.items()), reverse=True)
    (most, language), (second, following) = counts[:2]
    small = _BY_LANGUAGE[language]
    is_varied = sum(word in times for word in small) >= min(_COVERED * len(small), max(_FEWEST, len(words) / _WORDS_EACH))
    if not is_varied or most < _SHARE * len(words):
        return None
    rule = f"Of the first {len(words)} words {most} are small words of {NAMES[language]}; "
    rivals = [(count, rival) for count, rival in counts[1:] if count * _MARGIN > most]
    if not rivals:
        rule += f"of the next likely language {second} are."
        is_sure = len(words) >= _SURE and most >= 2 * second and language not in _NEARLY_ONE
        return language, rule, "high" if is_sure else "medium"
    telling = [(*_told_apart(times, language, rival), rival) for _, rival in rivals]
    own, other, following = min(telling, key=lambda each: each[0] / (each[1] + 1))
    if own < _FEWEST_TELLING or own < _TELLING * other:
        return None
    rule += f"{own} of them are not {NAMES[following]}, and {other} words would be that and not {NAMES[language]}."
    return language, rule, "high" if len(words) >= _SURE and own >= 2 * _TELLING * other else "medium"


def _by_first_part(text: str) -> tuple[str, str, Certainty] | None:
    """Tell the language that begins a text and is plainly present in the whole, where the whole is in two."""
    found = _by_words(text[:_FIRST_PART])
    if found is None:
        return None
    language, rule, _ = found
    words = [word.lower() for word in _WORD.findall(text)]
    is_present = sum(word in _BY_LANGUAGE[language] for word in words) >= _SHARE * len(words)
    return (language, f"The text is in several languages and begins in this one. {rule}", "medium") if is_present else None


def _told_apart(times: Counter[str], language: str, rival: str) -> tuple[int, int]:
    """Count the small words that only one of two languages has, and those that only the other has."""
    one, other = _BY_LANGUAGE[language], _BY_LANGUAGE[rival]
    return sum(times[word] for word in one - other), sum(times[word] for word in other - one)


def _by_script(text: str) -> tuple[str, str, Certainty] | None:
    """Tell a language that alone has its script, from the letters of the first words."""
    letters = [letter for letter in text[:_LETTERS_LOOKED_AT] if letter.isalpha()]
    if not letters or sum(letter > "\u0530" for letter in letters) < _SCRIPT_SHARE * len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in letters)
    shares = {language: sum(scripts[name] for name in names.split()) / len(letters) for language, names in SCRIPTS.items()}
    if shares["ja"] >= _KANA:
        shares["ja"] += shares.pop("zh")
    language = max(shares, key=lambda each: shares[each])
    if shares[language] < _SCRIPT_SHARE:
        return None
    script = "Han characters" if language == "zh" else f"the script of {NAMES[language]}"
    rule = f"Of the first {len(letters)} letters {shares[language]:.0%} are of {script}, in which no other language is usual."
    return language, rule, "high" if language != "zh" and len(letters) >= _SURE else "medium"
