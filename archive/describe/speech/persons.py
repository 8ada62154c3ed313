"""Who can speak: a person, an office or a body; not what a sentence happens to be about, nor a country or a town.

A capital alone does not make a speaker. In English, where nouns have none, a description must end in a noun for somebody
("the captain of the vessel", "the friends of the measure"); "the case" and "the object of the act" have no voice.
"""

from __future__ import annotations

import re

from archive.dates import territory_names
from archive.describe.people.words import words_of
from archive.describe.speech.descriptions import OF, TITLES
from archive.describe.speech.sayings import Saying

_PEOPLE = frozenset(
    "friend widow wife husband mother father brother sister son daughter child children boy girl lad youth infant baby uncle"
    " aunt nephew niece cousin parent people person persons folk crowd mob audience neighbor neighbour host hostess guest"
    " guide clerk priest monk nun nurse spy slave serf peasant native ally chief thief hero saint witness heir heiress rebel"
    " foe enemy patriot captive convict pilot poet martyr cook scribe apostle prophet prophetess disciple deacon squire knight"
    " page maid lady ladies duchess princess empress goddess god lord lords sage scholar wag fool villain wretch devil angel"
    " bride groom orphan twin giant dwarf stranger gentleman gentlemen fellow fellows chap bachelor spinster majority minority"
    " opposition bench bar jury tribunal public faction mission embassy bank firm house court king pope tsar czar sultan"
    " shah khan bey pasha vizier dey nabob rajah sachem warrior delegation deputation soul some one ones others other woman"
    " women man men english french dutch irish welsh scots americans chinese japanese portuguese swiss spanish turks greeks"
    " danes swedes poles romans germans italians russians austrians mexicans spaniards britons indians cherokees creeks"
    " colleague colleagues comrade body bodies associate successor democrats whigs federalists republicans democrat whig latter"
    " premier general colonel admiral consul counsel counselor cabinet confederacy league union state states republic".split()
)
"""Nouns for somebody, or for several, whose ending does not tell so; adjectives that stand for a nation."""

_AGENT = re.compile(
    r"(?:[^e]er|[aiut]or|eer|ist|ian|[gdr]ant|ivan|yst|crat|arch|[iu]dent|agent|urgent|onent|erent|ondent|egate|man|men|woman|women"
    r"|ee|ary|ite|ese|smith|wright|ive)s?\Z"
)
"""Endings of nouns for those who do something, or are of a place."""

_NO_PEOPLE = frozenset(
    "matter power river number character order offer paper letter border harbor water winter summer corner quarter center"
    " centre chapter charter register theater theatre weather danger murder disorder tender fever liver copper silver timber"
    " factor motor error terror horror vapor tutor donor report anchor labor vector interior exterior honor favor rumor"
    " committee guarantee decree fee degree tree three pedigree salary library boundary territory summary century diary"
    " dictionary glossary anniversary bribe site white quite suite despite favorite opposite granite narrative motive native"
    " initiative alternative perspective archive incentive directive objective representative-list former latter manner"
    " dinner banner cover shoulder answer whisper warrant grant covenant pleasant regiment dollar barrier counter"
    " quarters headquarters term terms".split()
) - {"committee", "native", "latter"}
"""Words with such endings that are nobody."""

_NOBODY = frozenset(
    "whatever whichever whoever however wherever whenever whereas nothing everything anything something congressional"
    " article section clause chapter heaven nature providence history experience justice".split()
)


def can_speak(label: str, saying: Saying, language: str, is_near: bool) -> bool:
    """Tell whether words can stand for a speaker; ``is_near`` where they stand at the verb of saying itself."""
    tokens = re.split(r"(?<=['’])| ", label)
    has_article = tokens[0].rstrip("'’").lower() in saying.articles
    inner = tokens[1:] if has_article else tokens
    head = _head(inner, saying)
    if not head or any(word.lower().strip(".,") in _NOBODY for word in head):
        return False
    if any(word.strip(".,").lower() in TITLES for word in head):
        return True
    last = head[-1].strip('.,;()[]"“”_*')
    if not last[:1].isupper():
        return language.partition("-")[0] != "en" or _is_somebody(last.lower(), language)
    if has_article:
        return True
    if len(head) > 1:
        return " ".join(head).strip(".,") not in territory_names(language)
    return is_near and last not in territory_names(language)


def spoken_name(label: str, saying: Saying) -> str:
    """Give a label without what a sentence says behind a name: "President Harrison in his message" is President Harrison."""
    tokens = label.split(" ")
    if tokens[0].rstrip("'’").lower() in saying.articles:
        while len(tokens) > 2 and tokens[-1].isalpha() and tokens[-1].islower() and tokens[-2][:1].isupper():
            if _is_somebody(tokens[-1], "en"):
                break
            tokens.pop()
        return " ".join(tokens)
    for number, token in enumerate(tokens[1:], start=1):
        if token.islower() and token in saying.links - OF - saying.joins and tokens[0][:1].isupper():
            return " ".join(tokens[:number]).rstrip(",")
    return label


def _head(tokens: list[str], saying: Saying) -> list[str]:
    """Give the words before the first that links them to others."""
    if tokens[0] in OF and len(tokens) > 1:  # "one of the most eminent statesmen"
        return tokens[1:]
    for number, token in enumerate(tokens):
        if number and token.lower() in saying.links:
            return tokens[:number]
    return tokens


def is_in_full(name: str, words: str, saying: Saying) -> bool:
    """Tell whether a text has a name of one word with another before it too: "Holden Roberto", later "Roberto"."""
    before = re.findall(rf"([^\W\d_a-z][^\W\d_]*\.?) {re.escape(name)}(?!\w)", words)
    barred = saying.links | saying.asides - TITLES | saying.articles | saying.that | saying.joins | saying.finite
    return any(word.lower() not in barred for word in before)


def _is_somebody(noun: str, language: str) -> bool:
    words = words_of(language)
    if words and (words.office.fullmatch(noun) or words.body.fullmatch(noun) or words.honour.fullmatch(noun)):
        return True
    if noun in _PEOPLE or noun.removesuffix("s") in _PEOPLE:
        return True
    return bool(_AGENT.search(noun)) and not {noun, noun.removesuffix("s")} & _NO_PEOPLE
