"""Texts and questions drawn at random, always the same: everything that may stand between a word and its mark."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

WORDS = (
    "land lands tenure peasant peasants congress coalition honest alliance bank banks vote voted été État"
    " l'homme don’t U.S.S.R. 1917 1,000 земля земли банк straße night-watch"
).split()
PEOPLE = (("lenin", "V. I. Lenin"), ("kautsky", "Karl Kautsky"), ("plehve", "V. K. Plehve"))


def text(number: int) -> str:
    """Write a TEI file of a few letters with drawn words."""
    random = Random(number)
    people = "".join(f'<person xml:id="{key}"><persName>{name}</persName></person>' for key, name in PEOPLE)
    letters = "".join(_letter(random, letter) for letter in range(random.randint(1, 3)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>Drawn {number}</title></titleStmt><publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented."
        f"</p></sourceDesc></fileDesc><profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>"
        f'</teiHeader><text xml:lang="en"><body>{letters}</body></text></TEI>\n'
    )


def questions(count: int, forms: list[str]) -> Iterator[dict[str, str | list[str]]]:
    """Draw what people ask; ``forms`` are words of the texts, in their order."""
    random = Random(count)
    for _ in range(count):
        parts = [_part(random, forms) for _ in range(random.choice((1, 1, 2, 3)))]
        joined = random.choice((" ", " ", " OR ", " -"))
        asked: dict[str, str | list[str]] = {"q": joined.join(parts)}
        if random.random() < 0.3:
            asked["q"] = f"speaker:{random.choice(PEOPLE)[0]} {asked['q']}"
        if random.random() < 0.2:
            asked["without"] = [random.choice(forms).lower()]
        yield asked


def _part(random: Random, forms: list[str]) -> str:
    at = random.randrange(len(forms) - 3)
    word = forms[at]
    match random.randrange(9):
        case 0:
            return f"={word}"
        case 1:
            return f"{word[:3]}*"
        case 2:
            return f"{word}~"
        case 3:
            return f"*{word[1:3]}*"
        case 4:
            return f'"{" ".join(forms[at : at + random.randint(2, 3)])}"'
        case 5:
            return f"{word} NEAR/4 {random.choice(forms)}"
        case 6:
            return random.choice(("l909", "1909", "Iand", "land", "honest coalition", "congress", "tramway"))
        case _:
            return word


def _letter(random: Random, number: int) -> str:
    blocks = "".join(_block(random) for _ in range(random.randint(1, 3)))
    return f'<div type="letter"><head>Letter {number + 1}: {_words(random, 2)}</head>{blocks}</div>\n'


def _block(random: Random) -> str:
    match random.randrange(9):
        case 0:
            lines = "".join(f"<l>{_sentence(random)}</l>" for _ in range(3))
            return f"<lg>{lines}</lg>"
        case 1:
            items = "".join(f"<item>{_sentence(random)}</item>" for _ in range(2))
            return f"<list>{items}</list>"
        case 2:
            return f"<p>{_sentence(random)} <list><item>{_words(random, 3)}</item></list> {_sentence(random)}</p>"
        case 3:
            who = random.choice(PEOPLE)[0]
            return f'<sp who="#{who}"><speaker>{who.title()}</speaker><p>{_sentence(random)}</p></sp>'
        case 4:
            return f'<said who="#{random.choice(PEOPLE)[0]}"><p>{_sentence(random)}</p></said>'
        case 5:
            cells = "".join(f"<cell>{_words(random, 2)}</cell>" for _ in range(2))
            return f"<table><row>{cells}</row></table>"
        case _:
            return f"<p>{_sentence(random)} {_sentence(random)}</p>"


def _sentence(random: Random) -> str:
    return " ".join(_phrase(random) for _ in range(random.randint(3, 9)))


def _phrase(random: Random) -> str:
    word = random.choice(WORDS)
    who, other = (person[0] for person in random.sample(PEOPLE, 2))
    half = len(word) // 2
    match random.randrange(24):
        case 0:
            return f"<hi>{word[:half]}</hi>{word[half:]}"
        case 1:
            return f'{word[:half]}-<lb break="no"/>{word[half:]}'
        case 2:
            return "<choice><sic>Iand l909</sic><corr>land 1909</corr></choice>"
        case 3:
            return f"<choice><sic>{word}</sic><corr>{random.choice(WORDS)}</corr></choice>"
        case 4:
            return f"<choice><abbr>{word[:2]}.</abbr><expan>{word}</expan></choice>"
        case 5:
            return f"{word}<note>{_words(random, 4)}</note>"
        case 6:
            return f'“<said who="#{who}">{_words(random, 3)}</said>”'
        case 7:
            return f'<said who="#{who}">{_words(random, 2)} {word[:half]}</said><said who="#{other}">{word[half:]}</said>'
        case 8:
            return f"<q>{word} {_words(random, 2)[:-1]}</q>{word[-1:]}"
        case 9:
            return f"<subst><del>{word}</del><add>{random.choice(WORDS)}</add></subst>"
        case 10:
            return f'{word[:half]}<pb n="7" break="no"/><fw type="pageNum">land 7</fw>{word[half:]}'
        case 11:
            return f"<persName>{word} <emph>{_words(random, 1)}</emph></persName>"
        case 12:
            return f"{word}--{random.choice(WORDS)}"
        case 13:
            return f"\"{word}\" '{random.choice(WORDS)}'"
        case 14:
            return f"<app><lem>{word}</lem><rdg>land</rdg></app>"
        case _:
            return word


def _words(random: Random, count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count))
