"""The language of a text, told by the small words that no text can do without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from archive.model import Assertion, Certainty

_LOOKED_AT = 20_000
"""Characters at the beginning; function words are so frequent that more would not change the answer."""

_FEWEST = 4
_COVERED = 0.6
_WORDS_EACH = 25
"""Of the small words of its language a text has one more, different, for about every 25 words, until it has most of them;
a related language has few of them, however often."""

_SHARE = 0.12
_MARGIN = 1.5
"""A running text has a share of 0.3 to 0.5 of such words in its own language, and less than 0.1 in an unrelated one."""

NAMES = {
    "en": "English", "fr": "French", "de": "German", "it": "Italian", "es": "Spanish", "pt": "Portuguese", "nl": "Dutch",
    "la": "Latin", "ru": "Russian", "pl": "Polish", "sv": "Swedish", "da": "Danish", "cs": "Czech", "nb": "Norwegian",
}  # fmt: skip
"""Languages that are told apart, by BCP 47 tag."""

_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as be by on not he his i this are or from at which have an they you were",
    "fr": "le la les de des du et à en un une que qui est dans il pour pas ne sur se ce au plus par avec son sont nous vous",
    "de": "der die das und in zu den von mit ist nicht des auf für im ein eine dem sich auch als an es werden aus er hat daß",
    "it": "di che e la il un per in una con del non sono le si da alla come della dei ho ma al gli questo anche nel ch et li",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta",
    "pt": "de que e o a do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou quando",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om die ook als door naar dan maar bij uit was hij",
    "la": "et in est non ad cum ut quod qui ex sed si quae per ab aut ac atque esse sunt enim a de eius hoc nec quam",
    "ru": "и в не на что он с как это по но из у за к от его я бы же так вы о для мы все она до или их",
    "pl": "i w nie na się z do to że jest o a jak po co ale za od tak czy przez był jego tylko być dla",
    "sv": "och i att det som en på är av för med den till inte om ett han de var jag så men från vi kan har",
    "da": "og i at det er en til på som for med den af ikke de der et han var jeg men om så vi har fra kan",
    "nb": "og i å det som en på er av til for ikke med de han var jeg om så vi har fra kan skal eller den et etter men hun",
    "cs": "a v se na je že s z do to o k i ve jako za po by ale si byl jsem tak od co aby jeho",
}
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(texts: Iterable[str], otherwise: str) -> tuple[str, Assertion | None]:
    """Give the BCP 47 tag of a text and why; ``otherwise``, and no reason, where its words do not tell."""
    words = [word.lower() for word in _WORD.findall(" ".join(texts)[:_LOOKED_AT])]
    times = Counter(words)
    counts = sorted(((sum(times[word] for word in small), language) for language, small in _BY_LANGUAGE.items()), reverse=True)
    (most, language), (second, _) = counts[:2]
    small = _BY_LANGUAGE[language]
    is_varied = sum(word in times for word in small) >= min(_COVERED * len(small), max(_FEWEST, len(words) / _WORDS_EACH))
    if not is_varied or most < _SHARE * len(words) or most < _MARGIN * second:
        return otherwise, None
    if otherwise.partition("-")[0] == language:
        language = otherwise
    name = NAMES[language.partition("-")[0]]
    rule = f"Of the first {len(words)} words {most} are small words of {name}; of the next likely language {second} are."
    certainty: Certainty = "high" if len(words) >= 50 and most >= 2 * second else "medium"
    return language, Assertion("language", language, name, certainty, "importer", rule)
