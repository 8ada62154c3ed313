"""The words by which letters and speeches begin and end, language by language; one table for all, since writers mix them."""

from __future__ import annotations

import re

_SALUTED = {
    "en": (
        r"(?:my\s+)?(?:very\s+|own\s+)*deare?(?:st)?|my\s+lords?|my\s+good|(?:most\s+)?(?:loving|worthy|worshipful"
        r"|esteemed|respected)"
        r"|darling|reverend|(?:right|much|ever)\s+(?:hon|worsh|rever|lov|dear)|excellency|sirs?|gentlemen|ladies|madam"
        r"|messrs|mr|mrs|honou?red|honou?rable|most|right hon"
        r"|your|to the|to my|to all|(?:my )?(?:fellow|friends|countrymen|children|comrades)|citizens|people|brothers|brethren"
        r"|beloved|senators|members|house of|the senate|senate|soldiers|workers|may it please"
    ),
    "de": (
        r"(?:mein\w{0,2}\s+)?(?:sehr |hoch|viel|innig|herz|aller|inniggel)*(?:lieb|liebst|geliebt|best|geehrt|geehrtest"
        r"|verehrt|verehrtest|geschätzt)e[rnsm]?"
        r"|(?:mein\w{0,2}\s+)?t(?:h?)eue?r\w*"
        r"|(?:hoch)?(?:wohl|edel)\w*gebor\w*|hochzu\w+|hochedel\w*|ehrwürdig\w*|ehrsam\w*|großmächtig\w*|freund(?:in)?"
        r"|wert(?:h?)e[rs]?|werthe[rs]?|gnädig\w*|hochwohlgebor\w*|hochwürd\w*|euer|ew\.?|eure|durchlaucht\w*|allergnädigst\w*"
        r"|exzellenz|majestät|herr|meine\s+(?:damen|herren|freunde|geehrten)|genossen|mitbürger|landsleute|kameraden|bürger"
    ),
    "it": (
        r"(?:mi[oa]\s+)?car(?:[oaie]|issim[oaie])|molto|ill\.?m[oaie]|gent\.?m[oa]|preg\.?m[oa]|amat[oaie]|ador\w+"
        r"|dolcissim[oa]|egregi[oaie]?|gentil(?:e|issim[oa])|illustr(?:e|issim[oaie]\w*)|serenissim[oae]"
        r"|eccellen(?:za|tissim[oa])|signor[ei]?|signora|stimatissim[oa]|pregiatissim[oa]|pregiat[oa]|chiarissim[oa]"
        r"|reverend[oa]"
        r"|reverendissim[oa]|beatissim[oa]|maestà|sire|amic[oi]|amatissim[oa]|onorevol[ei]|cittadini|compagni|fratelli"
        r"|clarissim[oae]"
    ),
    "fr": (
        r"(?:mon|ma)\s+(?:tr[eéè]s\s+)?ch[eéè]re?|(?:tr[eéè]s\s+)?ch[eéè]re?s?|monsieur|madame|mademoiselle|messieurs|monseigneur"
        r"|excellence"
        r"|citoyens|camarades|mes\s+amis|querid[oa]s?|estimad[oa]s?|muy\s+señor\w*|señor(?:es|a)?|excelentísimo|excmo"
    ),
    "ru": (
        r"дорог(?:ой|ая|ие)|уважаем\w+|многоуважаем\w+|глубокоуважаем\w+|милостив\w+\s+государ\w+|товарищи?|граждане"
        r"|господа|любезн\w+"
    ),
}
"""How letters and speeches in a language begin; the words of its neighbours stand with it."""

_ABBREVIATED = r"(?<=\b[A-Z])\.|(?<=Mr|Dr|Sr|Ew)\.|(?<=Mrs|Hon|Sig)\.|(?<=Prof)\.|(?<=(?-i:[A-Z][a-z][a-z]))\.(?=\s[^\W\d_])"
SALUTATION = re.compile(
    rf"(?:{'|'.join(_SALUTED.values())})\b(?:[^.!?;:]|{_ABBREVIATED}){{0,240}}[:,!][\s\-–—]*", re.IGNORECASE
)
SALUTATION_WITHOUT_SIGN = re.compile(
    r"(?:to the|to all|(?:my )?fellow|gentlemen|ladies)\b[^.!?;:]{0,120}"
    rf"|(?:(?:my )?dear|serenissim[oae]|illustrissim[oa]|eccellentissim[oa]|clarissim[oa]|beatissim[oa]|molto (?:illustre"
    rf"|magnifico|reverendo)|reverendissim[oa]|monseigneur"
    rf"|messieurs|sire|deare"
    rf"|signor[ei]?|meine herren|hochgeehrte[rs]?|hochverehrte[rs]?|sehr geehrte[rs]?|lieber|liebe"
    rf"|car[oa]|carissim[oaie])\b(?:[^.!?;:,]|{_ABBREVIATED}){{0,44}}"
    r"|(?:mi[oa] car[oa]|amic[oa] (?:mi[oa]|carissim|dilett)|padre (?:mio|carissim)|madre (?:mia|carissim)"
    r"|magnific[oa] (?:messer|signor)"
    r"|gent\.?\s?m[oa]|preg\.?\s?m[oa]|stim\.?\s?m[oa]|egr\.?|pregiatissim[oa]|gentilissim[oa]|egregio|illustre)\b"
    r"(?:[^.!?;:,]|\.(?=\s?[a-z]{1,3}\b)|(?<=[A-Z])\.){0,44}"
    r"|(?:durchl[aeu]+cht\w*|allergnädigste[rn]?|(?:hoch)?(?:wohl|edel)gebor\w*|gnädigste[rn]?)\b[^.!?;:]{0,50}"
    r"|(?:ew\.?|euer|eure) (?:\w*gebor\w*|ex[cz]\w+|durchl\w+|majest\w+|hochw\w+|gnaden|hoheit)"
    r"|(?:molt['’]?o?\s?)?(?:ill|ecc|rev|ser|clar|magn|emin|oss)[a-zà-ÿ]{0,6}\.(?-i:[a-z]{1,3})\b(?:[^.!?;:,]|\.(?=[a-z]{1,3}\b)){0,60}",
    re.IGNORECASE,
)
"""Forms so plain that no sign need follow them."""

SIGNED = re.compile(
    r"[\[(/]?\s*(?:signed|sgd|gez|gezeichnet|firmato|sottoscritto|signé|firmado|подписал|s)(?:\s*[\])/:.]+|\s)\s*(?=\S)",
    re.IGNORECASE,
)
"""What stands before the name of somebody whose signature is copied."""

POSTSCRIPT = re.compile(
    r"(?:P\.?\s?P?\.?\s?S\.?|N\.?\s?B\.?|Postscriptum|Post scriptum|Postscript|Postskriptum|Nachschrift|Poscritta|Poscritto"
    r"|Post scripta|Apostille|П\.?\s?С\.?)(?=[\s.:;,—–-])"
    r"|N\.\s?S\.(?=\s.{8,}[.!?]$)"
)
UNDATED = re.compile(r"(?:undated|no date|n\.\s?d\.|o\.\s?d\.|s\.\s?d\.|ohne datum|senza data|sans date)\W*$", re.IGNORECASE)
TIME = re.compile(
    r"(?:\s*\[\d{1,2}\])?(?:[.,]? (?:\d{4}(?!\s?[A-Z])|['’/]?\d{2}(?=\.?\Z)))?(?:\s*[-–]\s*[XVI]+(?=\W|\Z))?"
    r"(?:,?\s+[^\W\d_]{2,12}(?:morgen|abend|nacht|mittag|vormittag|nachmittag)s?(?=\W|\Z))?"
    r"(?:,?\s+(?:alle\s+)?ore\s+\d{1,2}(?:[.:,]\d{2})?(?=\W|\Z))?"
    r"[\s,.;—–-]*(?:(?:nachm|vorm)\.\s+)?(?:\d/\d\s+)?(?:(?:\d{1,2}(?:[:.]\d{2})?\s?[–-]\s?)?\d{1,2}(?:[:.,]\d{2})?\s*(?:[ap]\.?\s*m\.?|o['’]clock|noon|uhr"
    r"|h)|noon|midnight"
    r"|(?:\((?:per|pervenut\w|ricev\w*|rec\w*|reç\w*)\b[^()]{0,30}\d[^()]{0,10}\))|mittags?|mezzogiorno|midi|stil(?:e"
    r"|o)? (?:vecchio|novo|nuovo)|st\. ?[vn]\.|\d{4}\s?[A-Z])?[\s.,\])]*",
    re.IGNORECASE,
)
"""What may follow the date in a dateline: the day put right, the hour, the style."""

KIND = re.compile(
    r"\b(?:memorand(?:um|a)|letters?|telegrams?|cablegrams?|airgrams?|reports?|minutes|extracts?|statements?|notes?"
    r"|draft|release|proclamation"
    r"|address|speech|remarks|messages?|d[ei]spatch(?:es)?|circular|papers?|summary|record|notice|instructions?"
    r"|bulletin|resolution|treaty"
    r"|agreement|act|bill|order|interview|conversation|discussion|debates?|proceedings|article|essay|lecture|sermon|oration"
    r"|brief|schreiben|bericht|protokoll|rede|ansprache|predigt|vorlesung|regierungserklärung|denkschrift|telegramm|aufzeichnung|vortrag|erlaß|erlass|note|verordnung|vertrag"
    r"|lettera|relazione|discorso|orazione|allocuzione|arringa|dispaccio|nota|memoria|scrittura|proposta|propositione|copia|capitoli|lettre|dépêche"
    r"|discours|rapport"
    r"|письмо|телеграмма|доклад|речь|записка)\b",
    re.IGNORECASE,
)
"""What a heading calls a text, and a dateline never does."""

RUBRIC = re.compile(
    r"(?:subjects?|subj|participants|present|(?:also|others) present|references?|ref|to|from|date|place|attending"
    r"|distribution"
    r"|betreff|betrifft|anwesend|teilnehmer|oggetto|presenti|objet|présents)\s*:?",
    re.IGNORECASE,
)
"""Headings of the parts of a form, never of a text."""

ADDRESSED = re.compile(
    r"(?:to|for|an|al|alla|alli|ai|allo|à|au|aux|a(?=\s(?-i:[A-ZÀ-Þ]))|herrn?|frau|fräulein|seine[rm]?|ihrer|sua|miss|sir"
    r"|monsieur|madame|messrs|dem(?=\s(?-i:[A-ZÄÖÜ]))"
    r"|signor|господину|его)(?=\s)|all['’]|(?:sr|hon|mr|mrs|dr)\b\.?|s\.\s?e\."
    r"|(?:the )?(?:right )?hon\w*\s|(?:his|her) excellency\b",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"(?:cc|c\.c\.|bcc|encl(?:osures?|s)?|inclosures?|attachments?|anlagen?|beilagen?|allegat[oi]|copies to|copy to"
    r"|distribution)\b\.?\s*"
    r"(?::|\.|$|\d|[(\[]|as ).{0,100}",
    re.IGNORECASE,
)
"""Lines below a signature that say what goes with the letter and who has a copy."""

OFFICE = re.compile(
    r"(?:acting |assistant |under |vice[- ]|deputy |private |first |second |third |the |der |die |il |la |l['’]|le "
    r"|kaiserl\S* |königl\S* |k\.\s?\S* "
    r"|(?:[A-Z][\w.]* ){0,2}(?=commissioner|adjutant-|inspector-|secretary|general|chairman|director|attaché))*"
    r"(?:secretary|president|minister|ambassador|consul|governor|chairman|chairwoman|director|clerk|speaker|attorney"
    r"|commissioner|commissar"
    r"|chief|general|major|colonel|captain|admiral|lieutenant|brigadier|king|chargé|adjutant-general|inspector-general"
    r"|professor|counselor|attaché"
    r"|\w*sekretär\w*|\w*minister|\w*kanzler|gesandter|botschafter|\w*direktor|\w*präsident|\w*major|\w*leutnant"
    r"|hauptmann|oberst|\w*rat(?:h)?"
    r"|segretario|ambasciatore?|bailo|podestà|provv?editor\w?|orator\w?|nunzio|legato|governator\w?|console|ministro|direttore|presidente|capitano|generale|residente|secrétaire|ministre"
    r"|ambassadeur|capitaine"
    r"|président|directeur)"
    r"(?:(?:,| of| to| in| for| at| pro| joint| first| an| der| des| im| zu| di| del| della| a| de| du| general| united"
    r"| us)\b[^.:;!?]{0,90})?\W{0,2}",
    re.IGNORECASE,
)
COUNTERSIGNED = re.compile(
    r"(?:by (?:the|his|her|order|direction|command)|for (?:the|his|her|and)|on behalf of|in the absence|für d\w\w"
    r"|im namen|im auftrag|i\.\s?[av]\.|per (?:il|la|lo)"
    r"|pour l[ea])\b[^.:;!?]{0,70}[:,]|\[?\(?(?:SEAL|L\. ?S)\.?\)?\]?\.?|Attest:|i\.\s?[av]\.|im auftrage?\W?",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"\b(?:staff|department|division|committee|council|office|bureau|board|commission|embassy|legation|consulate"
    r"|ministry|service|services"
    r"|agency|company|house|government|union|association|comments?|conclusions?|recommendations?|background"
    r"|introduction|discussion"
    r"|amt|ministerium|gesandtschaft|botschaft|ministero|ambasciata)\b",
    re.IGNORECASE,
)
"""Words that no personal name has."""
