"""The small words by which a language reports speech: its verbs of saying, pronouns, articles and what cannot speak.

The same rules read every language; a language is one entry of these tables. Whatever is not here reports no speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one language, in small letters.

    ``verbs`` are forms of saying that go with somebody named, ``base`` those that are infinitives too; ``own_verbs`` are in
    the first person by themselves. ``adverbs`` may stand between who speaks and the verb. ``articles`` begin a description
    of somebody; ``nobody`` are subjects that name no one. ``things`` have words but no voice. ``links`` join a description to
    what follows it. ``asides`` begin what is put between commas. ``that`` opens a clause that is said; ``passive`` before a
    verb turns it around. ``his`` and ``my`` say whose words they are; ``joins`` link two verbs. ``answers`` are whole in one
    word. ``finite`` are words without which a clause can hardly do. ``words_of`` are nouns for what is said.
    """

    verbs: frozenset[str]
    base: frozenset[str]
    own_verbs: frozenset[str]
    adverbs: frozenset[str]
    first: frozenset[str]
    you: frozenset[str]
    he: frozenset[str]
    they: frozenset[str]
    who: frozenset[str]
    articles: frozenset[str]
    nobody: frozenset[str]
    things: frozenset[str]
    links: frozenset[str]
    asides: frozenset[str]
    that: frozenset[str]
    passive: frozenset[str]
    his: frozenset[str]
    my: frozenset[str]
    answers: frozenset[str]
    finite: frozenset[str]
    words_of: frozenset[str]
    joins: frozenset[str]
    according: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds every verb of saying."""
        return _pattern_of(self)


def saying_of(language: str) -> Saying | None:
    """Give the words of a language (BCP 47); None for one that is not known."""
    return _SAYINGS.get(language.partition("-")[0])


@cache
def _pattern_of(saying: Saying) -> re.Pattern[str]:
    return _pattern(saying.verbs | saying.own_verbs)


_NAMES = frozenset(("States",))
"""Forms that are no verbs when a capital begins them."""


@cache
def _pattern(verbs: frozenset[str]) -> re.Pattern[str]:
    forms = verbs | {verb.capitalize() for verb in verbs} - _NAMES
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![\w'’])")


_ENGLISH = {
    "verbs": "went@on goes@on said says saying say asked asks asking ask replied replies replying answered answers"
    " answering exclaimed exclaims exclaiming remarked remarks remarking responded responds stated states stating added"
    " adds adding inquired enquired inquires declared declares declaring declare told tells telling cried cries"
    " observed observes continued continues retorted rejoined announced interjected insisted insists argued explained"
    " explains concluded repeated repeat commented shouted whispered demanded began objected protested interposed"
    " queried warned addressed add",
    "base": "say ask add declare repeat",
    "own_verbs": "",
    "adverbs": "also then thereupon further again now once has have had having never only merely immediately simply"
    " finally too thus there here just even still soon later afterwards always did forthwith publicly hereby herein"
    " already",
    "first": "i",
    "you": "you",
    "he": "he she",
    "they": "they",
    "who": "who",
    "articles": "the a an my our your his her their this that one another",
    "nobody": "it some somebody someone everybody everyone nobody one people anyone which what there we men many others"
    " none all no to not is question this that such according",
    "things": "act bill law laws treaty article section constitution resolution resolutions report letter note memo"
    " memorandum telegram dispatch despatch instrument document newspaper newspapers paper papers press ordinance"
    " declaration proverb text clause preamble bible scripture scriptures order orders draft statute code proclamation"
    " treaties convention agreement provision decree statement summary paragraph passage book chapter story sign phrase"
    " amendment protocol instruction instructions communiqué circular message title inscription saying poem song psalm"
    " poet fact facts situation history heart conscience record records annex speech address answer reply attitude"
    " reaction other former latter same following foregoing act platform",
    "links": "of from for in at to and",
    "asides": "in on at under after before when while as with from by following upon during having being for referring"
    " speaking former late then now through if although because since until unless whether where why how",
    "that": "that",
    "passive": "is was were be been are being as",
    "his": "his her",
    "my": "my",
    "joins": "and but or",
    "answers": "no yes nothing never nay aye none",
    "finite": "is are was were am be been will shall would should can could may might must has have had do does did i"
    " we you they he it want wants need needs think know knows",
    "words_of": "answer reply response remark words exclamation comment question retort rejoinder declaration language",
    "according": "according to",
}
_GERMAN = {
    "verbs": "sagte sagt sagten fragte fragt fragten antwortete antwortet antworteten erwiderte erwidert entgegnete"
    " entgegnet versetzte rief ruft bemerkte bemerkt erklärte erklärt meinte meint äußerte äusserte sprach spricht"
    " gesagt geantwortet fügte fuhr wiederholte flüsterte versicherte behauptete berichtete begann schrie"
    " verkündete betonte schloß"
    " schloss erkundigte gestand",
    "base": "",
    "own_verbs": "",
    "adverbs": "auch dann darauf hierauf nun wieder nur sogleich sofort endlich da aber so einmal schließlich noch mir"
    " uns ihm ihr ihnen mich sich leise laut ruhig weiter aus hinzu fort hat haben heute gestern",
    "first": "ich",
    "you": "du",
    "he": "er sie",
    "they": "",
    "who": "der die welcher welche",
    "articles": "der die das ein eine einer dieser diese mein meine unser unsere sein seine ihr ihre jener jene den dem",
    "nobody": "es man jemand niemand wer was viele einige alle manche wir",
    "things": "gesetz artikel paragraph verfassung vertrag zeitung brief schreiben sprichwort bericht bibel schrift"
    " verordnung erlaß erlass beschluß beschluss abschnitt absatz buch protokoll telegramm note urkunde dokument"
    " erklärung blatt presse entwurf satz lied dichter antwort volksmund",
    "links": "von vom des der zu zum zur aus in im für bei beim",
    "asides": "in im am auf nach als mit bei während da wie unter vor ehemals damals wenn weil ob obwohl nachdem sobald",
    "that": "daß dass",
    "passive": "wird wurde werden wurden worden ist",
    "his": "seine ihre sein ihr seinen seiner",
    "my": "meine mein meinen",
    "joins": "und aber oder",
    "answers": "nein ja nichts niemals",
    "finite": "ist sind war waren bin bist sei wird werden wurde würde würden hat haben hatte hätte habe kann können"
    " konnte soll sollen muß muss müssen mußte will wollen wir ich er es sie ihr du darf mag",
    "words_of": "antwort frage worte wort bemerkung",
    "according": "laut",
}
_ITALIAN = {
    "verbs": "dice disse dicono dissero dicendo risponde rispose risposero rispondendo domandò dimandò domanda chiese"
    " chiede soggiunse soggiunge replicò esclamò dichiarò aggiunse aggiunge ripigliò osservò gridò affermò continuò"
    " seguitò concluse esclama mormorò ribatté interruppe ha@detto ha@risposto ha@domandato ha@chiesto ha@soggiunto"
    " ha@replicato ha@dichiarato ha@aggiunto ha@osservato hanno@detto hanno@risposto hanno@dichiarato aveva@detto",
    "base": "",
    "own_verbs": "ho@detto ho@risposto ho@aggiunto ho@domandato ho@dichiarato dissi risposi domandai dimandai"
    " chiesi soggiunsi replicai aggiunsi osservai",
    "adverbs": "poi allora anche subito ancora così quindi mi gli le ci vi lor loro dunque pur già pure finalmente"
    " non ha aveva",
    "first": "io",
    "you": "tu",
    "he": "egli ella lui lei esso essa",
    "they": "essi esse",
    "who": "che quale",
    "articles": "il lo la l i gli un uno una questo questa quel quello quella suo sua mio mia nostro nostra",
    "nobody": "si qualcuno nessuno alcuno alcuni molti tutti chi ciò",
    "things": "legge articolo costituzione trattato giornale giornali lettera proverbio relazione bibbia scrittura"
    " decreto statuto capitolo libro documento nota dispaccio telegramma testo poeta paragrafo editto bando stampa"
    " avviso risposta",
    "links": "di del della dei degli delle dell da dal dalla a al in di de",
    "asides": "in nel nella a al dopo quando mentre come con per da su sotto già se perché poiché benché",
    "that": "che",
    "passive": "è fu fu viene venne era stato",
    "his": "sua suo sue",
    "my": "mia mio mie",
    "joins": "e et ed ma o",
    "answers": "no sì si niente mai",
    "finite": "è sono era erano fu furono sarà sarebbe ha hanno ho aveva abbiamo siamo non si io noi voi può possono"
    " deve vuole voglio posso sia siano che",
    "words_of": "risposta domanda parole replica",
    "according": "secondo",
}
_FRENCH = {
    "verbs": "dit disent dirent disait répondit répond répondirent demanda demande s'écria s’écria ajouta ajoute reprit"
    " répliqua réplique déclara déclare observa remarqua cria continua affirma murmura repartit expliqua conclut"
    " annonça",
    "base": "",
    "own_verbs": "répondis demandai ajoutai dis répliquai repris",
    "adverbs": "alors puis aussi encore enfin lui me leur nous m l se aussitôt y a avait donc ensuite",
    "first": "je j",
    "you": "tu vous",
    "he": "il elle",
    "they": "ils elles",
    "who": "qui",
    "articles": "le la les l un une ce cet cette mon ma notre son sa leur",
    "nobody": "on quelqu'un personne chacun tous cela ce nous",
    "things": "loi article constitution traité journal journaux lettre proverbe rapport bible écriture décret charte"
    " chapitre livre document note dépêche télégramme texte poète paragraphe acte presse réponse",
    "links": "de du des d à au aux en",
    "asides": "en dans à au après quand comme avec pour par sur sous lors pendant si parce lorsque puisque",
    "that": "que qu",
    "passive": "est fut était sont",
    "his": "sa son ses",
    "my": "ma mon mes",
    "joins": "et mais ou",
    "answers": "non oui rien jamais si",
    "finite": "est sont était fut sera serait a ont avait avons je j nous il elle vous pas ne peut doit veut suis ai",
    "words_of": "réponse question paroles mot mots",
    "according": "selon",
}


def _saying(words: dict[str, str]) -> Saying:
    according = words.pop("according")
    return Saying(
        **{name: frozenset(word.replace("@", " ") for word in listed.split()) for name, listed in words.items()},
        according=according,
    )


_SAYINGS = {
    language: _saying(dict(words)) for language, words in (("en", _ENGLISH), ("de", _GERMAN), ("it", _ITALIAN), ("fr", _FRENCH))
}
