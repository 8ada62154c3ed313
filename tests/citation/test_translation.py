"""A translation is told from a false quotation, and never a false quotation taken for a translation."""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pytest

from archive.citation.translation import seems_translated

TEXT = (
    "Die Arbeiter und die Bauern haben keine verschiedenen Interessen, und darum ist ein ehrliches Bündnis zwischen ihnen"
    " möglich, wie Lenin in der Prawda schrieb."
)
ENGLISH = (
    "There is no radical divergence of interests between the workers and the peasants, and an honest alliance is possible"
    " between them, as Lenin wrote in the Pravda."
)
CASES = {
    "English of German": ("the alliance of workers and peasants was to be honest", TEXT, "de", True),
    "German of English": ("darum ist ein ehrliches Bündnis zwischen ihnen möglich", ENGLISH, "en", True),
    "French of English": ("une alliance honnête est possible entre eux, car ils sont des frères", ENGLISH, "en-GB", True),
    "Russian of English": ("Такова была моя реплика", ENGLISH, "en", True),
    "of a Russian text in two scripts": ("Так, ma tante, но", "Такова была моя реплика", "ru", False),
    "figures alone": ("1917", ENGLISH, "en", False),
    "invented in German": ("das Volk wird niemals mit den Herren gehen", TEXT, "de", False),
    "invented in English": ("the people will never go with the masters of the land", ENGLISH, "en", False),
    "invented, with words of the text": ("the workers and the peasants were never honest", ENGLISH, "en", False),
    "too short": ("an honest alliance", TEXT, "de", False),
    "names alone": ("Lenin, Kautsky, Martov, Pravda, Petrograd, Moscow", TEXT, "de", False),
    "of a text that was marked with a wrong language": ("the peasants and the workers of the land", ENGLISH, "de", False),
    "of a text in an unknown language": ("the alliance of workers and peasants was to be honest", TEXT, "", False),
}


@pytest.mark.parametrize(("words", "text", "language", "is_so"), CASES.values(), ids=CASES)
def test_words_in_another_language_than_their_text_seem_translated(
    words: str, text: str, language: str, *, is_so: bool
) -> None:
    assert seems_translated(words, text, language) is is_so


UDHR = {"en": "eng", "fr": "fra", "de": "deu", "it": "ita", "es": "spa", "nl": "nld", "la": "lat", "pl": "pol", "sv": "swe"}


@pytest.mark.skipif("TEI_ARCHIVE_DATA" not in os.environ, reason="real texts lie in the folder TEI_ARCHIVE_DATA")
def test_no_stretch_of_another_article_in_the_same_language_seems_translated_and_many_of_another_do() -> None:
    chance, articles = random.Random(1948), {}
    with zipfile.ZipFile(Path(os.environ["TEI_ARCHIVE_DATA"]) / "languages" / "udhr2.zip") as declarations:
        for language, name in UDHR.items():
            lines = declarations.read(f"udhr2/{name}.txt").decode("utf-8").splitlines()
            articles[language] = [line for line in lines if len(line.split()) >= 15]
    false, translated = [], []
    for language, others in articles.items():
        for size in (5, 8, 12) * 40:
            said, text = chance.sample(others, 2)
            there = chance.choice([one for one in articles if one != language])
            false.append(seems_translated(stretch(chance, said, size), text, language))
            translated.append(seems_translated(stretch(chance, chance.choice(articles[there]), size), text, language))
    assert not any(false)
    assert sum(translated) > 0.45 * len(translated)


def stretch(chance: random.Random, text: str, size: int) -> str:
    words = text.split()
    at = chance.randint(0, len(words) - size)
    return " ".join(words[at : at + size])
