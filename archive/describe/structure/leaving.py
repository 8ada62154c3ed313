"""The words with which letters take leave, and the name that may stand behind them in the same line.

"Mit vorzüglicher Hochachtung verharre ich", "Suo aff.mo", "Ever yours,", "Dein treuer Karl"; one table for all languages, since
writers mix them.
"""

from __future__ import annotations

import re

_LEAVE = (
    r"yours|servants?|serv[t’]*|sincerely|respectfully|faithfully|cordially|regards|friend|truly|obedient|consideration"
    r"|affectionate(?:ly)?|affect?l?y|affte|obed?t|respect|esteem|wishes|love|loving|remain|devoted(?:ly)?|fraternally"
    r"|gratefully"
    r"|hochachtung|hochachtungsvoll\w*|\w*ergeben\w*|ergebst\w*|gehorsam\w*|diener|knecht|gr[uü](?:ß|ss)e?n?|k[uü](?:ß|ss)e?n?"
    r"|treue[rnsm]?|getreue\w*|verehrung|freundschaft|liebende[rn]?|dankbare[rn]?|wohlaffektionierte[rn]?|hochachtend"
    r"|unterth?[äa]nig\w*|ihrige[rn]?|deinige[rn]?|eurige[rn]?"
    r"|servitor\w*|serv\.(?:re|e)?|serv[oa]|devotissim[oaie]|h?umilissim[oaie]|obb?ligatissim[oaie]|osservanza|saluti"
    r"|cordialmente"
    r"|distinti|aff(?:ez?)?(?:ion)?\.?m[oa]|dev(?:ot)?\.?m[oa]|obb(?:li?g)?\.?m[oa]|um(?:il)?\.?m[oa]|ub+\.?m[oa]"
    r"|affett?[zt]?ionatissim[oaie]|affezionat[oaie]|affettuosamente|ossequi|stima|affetto|abbracci[oi]?|baci[oa]?|riverisco"
    r"|u?obb?edientissim[oaie]|devot[oa]|riverenza|mani|osservandissim[oa]|parzialissim[oa]"
    r"|serviteur|respectueu\w+|salutations|sentiments|considération|dévoué\w*|obéissant\w*|amitiés?|cordialement"
    r"|hommages|affectionnée?|servidor|atentamente|saludos|afectísimo|respeto"
    r"|уважени\w+|преданн\w+|ваш|привет\w*|слуга|искренне"
    r"|servus|valete?|observantissim\w+|deditissim\w+"
)
_KIN = (
    "husband|wife|son|daughter|brother|sister|mother|father|uncle|aunt|niece|nephew|cousin|friend|child|papa|mamma|mama"
    "|mate|pal"
    "|mann|frau|gatte|gattin|sohn|tochter|bruder|schwester|mutter|vater|oheim|onkel|tante|neffe|nichte|freund|freundin|vetter"
    "|base|braut|bräutigam|kamerad"
    "|marito|moglie|sposo|sposa|figlio|figlia|figliuolo|figliuola|fratello|sorella|madre|padre|babbo|mamma|zio|zia|nipote"
    "|cugino|cugina|amico|amica|compagno"
    "|fils|fille|frère|sœur|soeur|mère|père|ami|amie|cousine"
)
_OWN = (
    r"yours?|yr|thy|thine|dein\w{0,2}|ihr\w{0,2}|eue?r\w{0,2}|ew\.?"
    r"|(?:(?:il|la|i|dal|dalla|del|della) )?(?:tuo|tua|suo|sua|vostro|vostra|vostri|v\.ro|v\.ra)|votre|ton|ta|tuus|vester"
)
_BEGINS = (
    r"I am|I remain|I shall|I have the honou?r|I beg|we are|we remain|believe me|pray|accept|let me|ever|always|very|most"
    r"|yours?"
    r"|yr|thy|with|from|in haste|sincerely|respectfully|faithfully|cordially|truly|affectionately|warm|best|kind\w*"
    r"|wishing|hoping"
    r"|thanking|love|much"
    r"|mit|in|ich|ihr\w{0,2}|euer\w?|eure[rs]?|ew\.?|dein\w{0,2}|gehorsamst\w*|ergebenst\w*|genehmigen|empfangen"
    r"|hochachtungs\w*"
    r"|de[rs]|der ich|die ich|verharre|verbleibe|womit|wie immer|stets|ganz|sehr|nochmals|tausend|es gr[üu]\w+"
    r"|herzlich\w*|innig\w*|viele|beste|seien|sei|unter|behalten|leb\w*|von"
    r"|di|de|d['’]|con|credetemi|credimi|mi creda|credami|sono|resto|rimango|restando|e sono|sempre|h?umilissim[oa]"
    r"|devotissim[oa]|suo|sua|il suo|il tuo|il vostro|la sua|la tua|la vostra|tu[oa]|vostr[oa]|obb?ligatissim[oa]"
    r"|affezionatissim[oa]"
    r"|gradisca|accolga|riceva|voglia|e con|et con|la|le|cordiali|distinti|affettuosi|saluti|bacio|baciandol\w|ti|vi|un"
    r"|tanti|mille|dal|aff|votre|avec|je|veuillez|agréez|recevez|croyez|su|con|quedo|с|ваш|примите|остаюсь|serenitatis"
    r"|vester|tuus"
)
_TITLES = (
    r"vostr[ae]|votre|vostre|v\.|vuestra|kaiserlichen|königlichen|chur?fürstlichen?|fürstlichen?|(?:hoch)?(?:wohl"
    r"|edel)?gebor\w+"
    r"|hochedel\w*|exzellenz|excellenz|durchlaucht\w*|majestät|hochwürden|gnaden|excellency['’]?s?|lordship['’]?s"
    r"|majesty['’]?s|grace['’]?s|honou?r['’]?s|s\.|v\.\s?[se]\."
)
"""Words by which a subscription names the rank of whom it is addressed to: "Di Vostra Serenità", "Ew. Hochwohlgeboren"."""

_CONTRACTED = (
    r"(?:h?umil|dev|obb?l|obb|aff|oss|parz?|obed)\w{0,6}\.\s?m?[oaei]|(?:h?umil|dev|obb?|aff?|oss)\w{0,6}\.|ser(?:v\w{0,5})?\.(?:r?[eo]|e)?|serv(?:o|itor\w{0,2})?"
    r"|(?:vs|v\.?s|vost|vostro|suo|tuo|s)\.?(?=\s+(?:aff?|dev|obb?))"
)
"""Words of leave cut short, with their last letters raised in the hand: "Humiliss.o Servo", "Dev.mo et Oblig.mo Ser.re"."""

_VALEDICTION = re.compile(
    rf"(?:ganz )?(?:{_OWN})(?: (?-i:[^\W\d_A-ZÀ-ÞÄÖÜ]{{2,16}}(?:\.m[oa])?\.?))?[,.]?"
    r"|(?:(?:very |yours )?(?:sincerely|respectfully|faithfully|cordially|truly|affectionately|ever|as ever))(?: yours)?\W*"
    rf"|(?=.{{4,160}}$)(?:{_BEGINS})\b.*?\b(?:{_LEAVE})(?!\w)[^.!?]{{0,40}}\W*"
    rf"|(?=.{{4,90}}$)(?:(?:from|von|ever|always|wie immer"
    rf"|in liebe) )?(?:{_OWN})(?:\W+\w+){{0,6}}?\W+(?:{_KIN})\b(?: (?-i:[a-zà-ÿ]+)){{0,2}}\W*"
    r"|(?:I|we) (?:have|am|are|remain)\b[^.!?]{0,60}(?:&c|etc)\W*"
    r"|(?=.{4,60}$)(?:yours|your) (?:ever|as ever|always|for ever|forever|till death|eternally)\b.{0,30}"
    rf"|(?=.{{4,60}}$)(?:di|de|d['’]|of|ihrer|eurer|eue?r|ew(?:er|\.)?|e\.|your) ?(?:{_TITLES})[^!?]{{0,40}}"
    r"|(?=.{4,80}$)(?:(?:[^\W\d_]+,? (?:et|e|und|and) )|ganz |sehr |aller)?(?:h?umilissim[oa]|devotissim[oa]"
    r"|u?obb?edientissim[oa]|\w*gehorsamste[rn]?|ergebenste[rn]?|unterth?änig\w*|obedient|(?:dev|um|obb|aff|devot"
    r"|obblig)\.?m[oa])(?!\w)[^!?]{0,50}"
    rf"|(?=.{{3,80}}$)(?=.*\.)(?:{_CONTRACTED})(?:(?:,?\s+(?:et|e|ed|&|mio"
    rf"|in christo)(?=\s))?,?\s*(?:{_CONTRACTED}))*(?:\s+in christo)?\W*"
    r"|d[ei] (?:la )?(?:(?:vostra|v\.) )?(?:seren\w+|eccell\w+|magnific\w+|signoria|maest\w+|altezza|santità"
    r"|reveren\w+|beatitud\w+)"
    r"(?: (?:vostra|v\.))?\W*"
    r"|(?:hochachtungs\w+|ergebenst|gehorsamst|herzlichst|devotamente|cordialmente|affettuosamente|distintamente|ossequi|saluti"
    r"|servitor[ei]?|servo|serva|diener|knecht|servus)\W*"
    r"|(?=.{3,40}$)e(?:w|uer|\.)\.?\s?(?:[fkc]h?\.\s?)?(?:gn|d[u]?r?chl|exc?|exz|hochw|maj|kurf)\w*\.?\W*"
    r"|(?:tutt[oa] (?:vostr|tu|su)[oa]|totus tuus|wholly yours|(?:ganz )?(?:der|die) (?:ihr|dein|eur)ige)\W*"
    rf"|(?=.{{6,70}}$)(?:(?:and|und|et?|ed) (?:your |dein |ihr |vostro |suo )?)?(?:most |very |ganz |sehr )?"
    rf"(?:treu|gehorsam|dankbar|liebend|getreu|ergeben|aufrichtig|humble|obedient|obt|loving|devoted|dutifull?|affectionate|faithful"
    rf"|affezionat|affettuos|devot|obbedient|humil|umil)[\w.]*(?: [a-z]+){{0,2}} (?:{_KIN}|serv\w*|diener|knecht)\W*"
    r"|(?:god bless you(?: all)?|farewell|adieu|addio|leben sie (?:recht )?wohl|leb(?:e|t)? (?:recht )?wohl|in haste|in eile"
    r"|auf (?:baldiges )?wiedersehen)(?:,? [^.!?,;:]{0,30})?\W*",
    re.IGNORECASE,
)
_ENDING = re.compile(
    rf"\b(?:(?:{_OWN})(?:\W+\w+){{0,6}}?\W+(?:{_KIN}|{_LEAVE})|(?:I am|I remain|believe me|sono|verharre|verbleibe)\b.{{0,80}}"
    rf"\b(?:{_LEAVE})|es gr[üu](?:ß|ss)t?\b.{{0,60}}|(?:lieb|aff)\w*\W+(?:{_OWN}))[\s,;—–-]*\Z",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(rf"(?<!\w)(?:{_LEAVE}|{_KIN})(?!\w)", re.IGNORECASE)
_RANKS = re.compile(
    rf"(?:{_TITLES}|seren\w+|signoria|eccellen\w*|maestà|altezza|eminenza|santità|beatitudine|illustr\w*|reveren\w*|sirs?"
    rf"|madam|lords?|gentlemen|excell\w*|signor\w*|herr\w*|monsieur|hochacht\w*|servant\w*|servt|dear)(?!\w)",
    re.IGNORECASE,
)
_ENDING_REACH = 200
_LONGEST = 170
"""Characters; whatever is longer is running text."""


def is_valediction(text: str) -> bool:
    """Tell whether a block takes leave, as letters do before the signature."""
    return len(text) <= _LONGEST and bool(_VALEDICTION.fullmatch(text))


def ends_with_leave(text: str) -> bool:
    """Tell whether a paragraph ends, without a stop, in words that lead to the signature: "... from your loving son"."""
    return _ENDING.search(text[-_ENDING_REACH:]) is not None


def name_behind(text: str) -> int | None:
    """Give where in a block that takes leave the words behind the farewell begin, which may be the name of the writer; None
    where nothing stands there. A name right behind "Dein" or "Yours," alone belongs with it.
    """
    if len(text) > _LONGEST:
        return None
    words = list(_LAST_WORDS.finditer(text))
    if not words or not (is_valediction(text) or is_valediction(text[: words[-1].end()])):
        return None
    end = words[-1].end()
    start = next((number for number in range(end, len(text)) if text[number].isalpha()), len(text))
    if start == len(text) or not text[start].isupper() or set(text[end:start]) - set(" ,.;—–-"):
        return None
    return None if _RANKS.match(text, start) else start
