"""The words by which letters and speeches say who, to whom and where, language by language: tables, no rules.

Every entry is a pattern over words in any case. German and Italian offices, kinds and bodies are given by their stems, since
they are inflected and compounded ("Generalkonsuls", "ambasciatore"). A language without a table is read by nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. ``sent`` and ``spoken`` are kinds of text that are sent, or delivered; ``silent`` what a
    memorandum or record is of, that nobody receives; ``sender`` and ``receiver`` the small words before a name in a heading,
    ``direct`` those of a sender that mean one only right behind the kind of text, ``authored`` those that
    name a writer behind any words; ``meant`` stands before a receiver
    right behind the kind; ``subject`` ends what a heading says of people; ``genitive`` is a sender's name by its ending;
    ``rubric_to`` and ``rubric_from`` stand before a colon;
    ``takes`` the offices that are held "to"
    somebody. ``office`` and ``honour`` stand before names, ``epithet`` before those; ``field`` what an
    English office is of, ``ruler`` whom ``of`` gives a country and no family; ``body`` is what has members or an
    address; ``nobody`` are words that call upon somebody without a name; ``greeting`` opens a salutation. ``before`` stands
    between a speech and its audience or place, ``made`` is what is done with a speech, ``event`` what it is made at;
    ``origin`` and ``until_day`` stand before and behind the place of a dateline, ``given`` opens the dateline of a deed.
    """

    article: re.Pattern[str]
    sent: re.Pattern[str]
    spoken: re.Pattern[str]
    silent: re.Pattern[str]
    sender: re.Pattern[str]
    direct: re.Pattern[str]
    authored: re.Pattern[str]
    receiver: re.Pattern[str]
    meant: re.Pattern[str]
    subject: re.Pattern[str]
    genitive: re.Pattern[str]
    rubric_to: re.Pattern[str]
    rubric_from: re.Pattern[str]
    takes: re.Pattern[str]
    office: re.Pattern[str]
    honour: re.Pattern[str]
    epithet: re.Pattern[str]
    field: re.Pattern[str]
    ruler: re.Pattern[str]
    of: re.Pattern[str]
    body: re.Pattern[str]
    nobody: re.Pattern[str]
    greeting: re.Pattern[str]
    joined: re.Pattern[str]
    before: re.Pattern[str]
    made: re.Pattern[str]
    event: re.Pattern[str]
    inaugural: re.Pattern[str]
    origin: re.Pattern[str]
    until_day: re.Pattern[str]
    given: re.Pattern[str]


_LEADING = frozenset("article sender direct authored receiver meant before origin of".split())
"""Words that lean on the next; one with an apostrophe without a blank."""


@cache
def words_of(language: str) -> Words | None:
    """Give the words of a language (BCP 47); None for one that has no table."""
    table = _TABLES.get(language.partition("-")[0])
    if table is None:
        return None
    return Words(**{name: re.compile(_whole(name, said), re.IGNORECASE) for name, said in table.items()})


def _whole(name: str, said: str) -> str:
    """Close a pattern at the edges of words; an article or preposition with an apostrophe needs no blank behind it."""
    words = "|".join(said.split()).replace("_", r"\s+") or "(?!)"
    return rf"(?<![\w'’])(?:{words})(?:(?<=['’])|\s+|$)" if name in _LEADING else rf"(?<!\w)(?:{words})(?!\w)"


_ENGLISH = {
    "article": "the an? his her their our",
    "sent": "letters? telegrams? cablegram cable airgram memorand(?:um|om|a) message despatch dispatch note report minute"
    " instruction aide-mémoire paper circular petition communication epistle postcard",
    "spoken": "address speech remarks oration lecture sermon talk toast homily broadcast (?:news_|press_)conference"
    " statement briefing",
    "silent": "conversations? discussions? conference meetings? understanding briefing record records files? telephone"
    " action agreement diary",
    "sender": "from by received_from prepared_(?:by|in) submitted_by",
    "direct": "of",
    "authored": "by",
    "receiver": "to",
    "meant": "for",
    "subject": "transmitting enclosing concerning regarding re dated about",
    "genitive": "",
    "rubric_to": "to",
    "rubric_from": "from",
    "takes": "ambassadors? ministers? representatives? advis[eo]rs? assistant delegates? delegation mission envoy consul"
    " liaison counsel deputy aide observer legation embassy secretary commissioner agent commission chaplain physician",
    "office": "(?:president(?:-elect)?|secretary|minister|ambassador|consul|governor|mayor|chairman|chairwoman|chair"
    "|director|commissioner|chief|general|colonel|captain|major|lieutenant|admiral|commodore|commander|sergeant|king"
    "|queen|emperor|empress|prince|princess|duke|duchess|earl|count|pope|cardinal|archbishop|bishop|chancellor|senator"
    "|congressman|representative|assistant|advis[eo]r|counsel(?:or|lor)?|attaché|chargé(?:_d['’]affaires)?|envoy"
    "|delegate|agent|administrator|coordinator|officer|clerk|treasurer|speaker|justice|judge|attorney|solicitor"
    "|superintendent|postmaster|prime_minister|premier|tsar|czar|sultan|doge|viceroy|marshal|deputy|head|member|editor"
    "|professor|comptroller|plenipotentiary|controller|registrar|rector|principal|surgeon|steward|marquis|marquess"
    "|baron|viscount)s?",
    "honour": "mr mrs miss ms dr messrs? sir lord lady dame madam(?:e)? monsieur señor herr frau signor rev reverend hon"
    " honou?rable col gen capt lieut lt maj adm prof st father brother sister comrade citizen esq right most excellency"
    " sen gov",
    "epithet": "acting dear former honou?rable his her late right most",
    "field": "(?:of|for)_(?:state|war|defen[cs]e|commerce|labou?r|agriculture|transportation|energy|justice|education"
    "|health|trade|finance|foreign_affairs|(?:the_)?(?:treasury|navy|army|interior|air_force|exterior)"
    "|central_intelligence|police|staff)",
    "ruler": "",
    "of": "",
    "body": "department embassy mission legation consulates? delegation committee council congress senate house"
    " government office offices bureau board commission agency agencies staff posts? missions? embassies ministry"
    " foreign_office (?:joint_)?chiefs parliament assembly court cabinet company society association union party"
    " convention league administration institute university college corporation bank club academy federation"
    " directorate secretariat people inhabitants citizens electors workers members nation public conference diet"
    " chamber group force admiralty synod church school legislature commons lords",
    "nobody": "sirs? madam gentlemen ladies friends? mother father brother sister son daughter wife husband cousin uncle"
    " aunt child children boy girl love darling heart colleagues? comrades? fellow-?citizens fellow countrymen citizens"
    " brethren reader honey sweetheart all everyone everybody mamma papa mama",
    "greeting": "(?:my_)?(?:very_)?(?:own_)?(?:dear(?:est)?|beloved|honou?red|respected|esteemed)",
    "joined": "and",
    "before": "at_the_opening_of at before to in on_the_occasion_of during in_front_of",
    "made": "delivered read given spoken held made broadcast pronounced preached",
    "event": "meeting congress conference convention session inauguration dedication anniversary assembly dinner banquet"
    " luncheon ceremony commencement celebration rally exposition fair opening unveiling festival jubilee symposium",
    "inaugural": "inaugural_(?:address|speech)",
    "origin": "given_(?:at|in) done_(?:at|in) written_(?:at|in|from) at_the_city_of at from in",
    "until_day": "on the this",
    "given": "(?:done|given)(?:_under_my_hand[^.;]{0,80}?)?_(?:at|in)",
}  # fmt: skip

_GERMAN = {
    "article": "der die das den dem des ein(?:e[mnrs]?)? sein(?:e[mnrs]?)? ihr(?:e[mnrs]?)?",
    "sent": r"\w*(?:brief|schreiben|telegramm|depesche|bericht|erla(?:ss|ß)|note|denkschrift|eingabe|mitteilung|weisung"
    "|meldung|promemoria|zuschrift|postkarte|billett?|bittschrift|aufzeichnung)e?s?",
    "spoken": r"\w*(?:rede|ansprache|vortrag|predigt|vorlesung|regierungserklärung)",
    "silent": "gespräche?s? besprechung unterredung sitzung konferenz",
    "sender": "von vom seitens verfa(?:ss|ß)t_von",
    "direct": "des der",
    "authored": "verfa(?:ss|ß)t_von",
    "receiver": "an",
    "meant": "für",
    "subject": "betreffend betreffs über wegen",
    "genitive": r"\w+[^\W\dsßzx]s",
    "rubric_to": "an",
    "rubric_from": "von vom",
    "takes": "glaube erinnerung",
    "office": r"\w*(?:kanzler|minister|sekretär|präsident|konsul|meister|direktor|general|kommissar|gesandte[rn]?"
    "|botschafter|könig|kaiser|geschäftsträger|abgeordnete[rn]?|bischof|(?:geheim|hof|staats|justiz|legations"
    "|regierungs|kommerzien)rat|richter|admiral|oberst|leutnant|hauptmann|major|attaché|vorsitzende[rn]?|rektor"
    "|professor|pfarrer|statthalter|marschall|verleger|sachwalter|beauftragte[rn]?)(?:s|es|n|en|in)? papste?s? dogen?",
    "honour": "herrn? frau fräulein graf(?:en)? gräfin fürst(?:en)? fürstin freiherrn? baron(?:s|in)? ritter herzogs?"
    r" prinz(?:en)? dr prof hochwürden exzellenz seiner? ihrer? s\.m se\. ew\. euer genosse[n]? oberst",
    "epithet": "(?:sehr_)?(?:hoch)?(?:ge|ver)?ehrte[rsn]? durchlauchtigste[rn]? allergnädigste[rn]? kaiserlichen?"
    " königlichen? stellvertretenden? deutschen? österreichischen? preußischen? damaligen? ehemaligen?",
    "field": "",
    "ruler": r"(?:könig|kaiser|zar|präsident|bürgermeister|bischof|abt|statthalter|doge|kurfürst|großherzog)\w*",
    "of": "von",
    "body": r"auswärtige[ns]?_amte?s? \w*(?:ministeriums?|botschaft|gesandtschaft|konsulate?s?|ausschu(?:ss|ß)e?s?"
    "|komitees?|regierung|senate?s?|magistrate?s?|reichstage?s?|bundestage?s?|landtage?s?|bundesrate?s?|reichsrate?s?"
    "|stadtrate?s?|rate?s?|versammlung|kammer|gericht|universität|akademie|gesellschaft|verein|partei|kongre(?:ss|ß)"
    "|kanzlei|amt|verwaltung|volk|verlag|redaktion|kommission|vorstand|kirche)",
    "nobody": "herrn? herren damen und frau freunde?s? freundin mutter vater bruder schwester sohn tochter eltern kinder"
    " genossen mitbürger kollegen? kollege anwesende landsleute liebste[rn]? schatz alle meine",
    "greeting": "(?:mein(?:e[mnrs]?)?_)?(?:sehr_)?(?:hoch)?(?:geehrt|verehrt|lieb|teuer|teur|theuer|theuer|wert|gnädig"
    "|geschätzt|wohlgeboren|edelgeboren)(?:st)?(?:e[mnrs]?)?",
    "joined": "und",
    "before": "(?:vor|bei|auf|in|an|zu)_(?:dem|der|den) (?:im|am|beim|zum|zur|vor|in|zu) anlä(?:ss|ß)lich_(?:des|der)",
    "made": "gehalten gesprochen vorgetragen verlesen",
    "event": r"\w*(?:kongre(?:ss|ß)e?s?|tagung|sitzung|versammlung|konferenz|parteitage?s?|eröffnung|feier|einweihung"
    "|jubiläums?|jahrestage?s?|kundgebung|festmahle?s?|bankette?s?)",
    "inaugural": "antrittsrede",
    "origin": "(?:gegeben|geschehen|geben|geschrieben|so_geschehen)_(?:zu|in|im) zu in aus im bei",
    "until_day": "den dem am d",
    "given": "(?:so_)?(?:gegeben|geschehen|geben)(?:_(?:zu|in|im))?",
}  # fmt: skip

_ITALIAN = {
    "article": "il lo la i gli le un una uno l['’] suo sua",
    "sent": "letter[ae] lettera_aperta dispacci?o? telegramma relazione memoriale nota biglietto missiva supplica"
    " cartolina rapporto circolare avviso istruzione istanza promemoria epistola",
    "spoken": "discorso orazione allocuzione predica conferenza lezione arringa messaggio",
    "silent": "colloquio conversazione riunione seduta",
    "sender": "dal da dalla dallo dall['’] dai dagli scritt[ao]_da mandat[ao]_da",
    "authored": "scritt[ao]_da",
    "direct": "di del della dello dell['’] dei degli delle d['’]",
    "meant": "per",
    "subject": "intorno circa sopra riguardo sulla sul sui sulle",
    "genitive": "",
    "rubric_to": "a al alla",
    "rubric_from": "da dal dalla",
    "receiver": "al allo alla all['’] ai agli alle ad a",
    "takes": "ambasciatore ministro console inviato residente nunzio agente segretario oratore legato",
    "office": "ambasciatore ambasciator ministro segretario secretario presidente console re regina imperatore principe"
    " principessa duca duchessa doge dose papa cardinale vescovo arcivescovo senatore deputato direttore generale"
    " capitano colonnello governatore podestà sindaco prefetto capi?tan residente nunzio inviato oratore legato"
    " cancelliere rettore maestro procuratore provveditore priore abate abbate elettore granduca gran_duca"
    " gran_cancelliere arciduca professore",
    "honour": r"signore? signora signorina sig\.r[ae]? s\.r sig don donna dottore? dott conte contessa marchese marchesa"
    " barone messer ser cavalier(?:e)? cav monsignore? mons padre fra frate frat suor san sua eccellenza eminenza"
    r" maestà altezza serenità s\.e s\.m onorevole on avvocato avv ingegnere compagno prof",
    "epithet": r"\w+issim[oaie] \w+issimi magnific[oa] egregi[oa] gentile reverend[oa] nobile illustre spettabile eccelso"
    " alt[oa] onorevole mi[oa] signor",
    "field": "del_consiglio degli_(?:affari_)?esteri dell['’]interno della_(?:guerra|marina|giustizia) delle_finanze",
    "ruler": r"\w+",
    "of": "di del dello della dell['’] dei degli delle d['’]",
    "body": "ministero ambasciata legazione consolato senato consiglio governo camera collegio comune municipio signoria"
    " repubblica republica accademia università società partito congresso assemblea parlamento comitato commissione"
    " direzione redazione stati magistrato tribunale corte chiesa popolo cittadini associazione lega",
    "nobody": "signori signore signora signor mio mia amic[oaih]e? padre madre fratello sorella figli[oa] cittadini"
    " compagni concittadini colleghi collega mamma papà babbo zi[oa] tutti miei amici",
    "greeting": "(?:mi[oae]i?_)?(?:carissim|cariss|car|gentilissim|egregi|illustrissim|stimatissim|pregiatissim"
    "|reverendissim|amatissim|dilettissim|eccellentissim|chiarissim|onorevol|gentil|spettabil"
    "|molto_magnific)(?:[oaie])?",
    "joined": "e et ed",
    "before": "(?:davanti|innanzi|dinanzi|inanzi)_(?:al|allo|alla|all['’]|ai|agli|alle) al alla allo all['’] ai agli alle"
    " nel nella nello nell['’] presso_(?:il|la|lo|l['’]) in a",
    "made": "tenuto tenuta pronunciato pronunziato pronunciata pronunziata letto letta detto recitata",
    "event": "congresso convegno seduta assemblea conferenza riunione inaugurazione anniversario adunanza apertura"
    " banchetto cerimonia",
    "inaugural": "discorso_(?:inaugurale|d['’]insediamento)",
    "origin": "(?:dat[aoe]|fatt[oa]|scritt[ao])_(?:nel(?:l['’]|la|lo)?|in|a|ad|da|di|all['’]|alla) dat[aoe] di da d['’]"
    " dal dall['’] dalla dallo dell['’] della del dalle dai in nel nell['’] nella nello a all['’] alla",
    "until_day": "a['’]? ai add[ìi]['’]? adì il_d[iì] li lì il al le all['’] alli el",
    "given": "(?:dat|fatt)[aoe]_(?:nel(?:l['’]|la|lo)?|in|a|ad|da|di|all['’]|alla)",
}  # fmt: skip

_TABLES = {"en": _ENGLISH, "de": _GERMAN, "it": _ITALIAN}
