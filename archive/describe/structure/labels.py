"""The forms of the labels that stand before a speech: "MR. SMITH:", "The CHAIRMAN.", "Городничий (в сторону).", "HAMLET".

A label is looked at by itself here; whether a text is made of turns, and which labels in it are, ``speakers`` decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

LONGEST = 110
"""Characters; an office and a name may be long ("The Chancellor of the Exchequer"), but a sentence is longer."""

_MOST_WORDS = 14
_MOST_LOOSE = 5
"""Words of a label that is no name ("Old man", "Голос за дверью")."""

_LONGEST_ABBREVIATION = 4
_WORD = re.compile(r"(?:(?!--)[^\s:.?!;,\"“”„«»()\[\]{}—–…*|=])+")
_IN_BRACKETS = r"(?:\([^()]{1,400}\)|\[[^\[\]]{1,400}\])"
_OFFICE_BEHIND = r"(?:,\s[^\W\d_][^\W\d_ -]{2,30}(?=\s?:))?"
_BRACKET = re.compile(rf"\s*(?P<bracket>{_IN_BRACKETS}(?:\s{{0,3}}{_IN_BRACKETS}){{0,2}}){_OFFICE_BEHIND}")
_COLON = re.compile(rf"(?:\s{{0,3}}{_IN_BRACKETS}{_OFFICE_BEHIND}){{0,3}}\s*:")
_SIGN = re.compile(r"\s*(?:(?P<colon>:)|(?P<stop>\.(?!\.))|(?=—|–|--))(?:\s*(?P<dash>[—–]+|--+))?")

_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr mag dipl mgr st hon rt rev gen col capt lt lieut maj sgt prof sen rep gov pres sec jr sr esq abg"
    " hr fr frl frhr v d on onor sig sigg dott avv cav comm ing mme mlle m mm г гг г-н гр кн тов ген полк проф акад sra srta"
    " fürst".split()
)
"""Words that are written short before a name; so is any single letter."""

_TITLES = frozenset(
    "mr mrs ms miss messrs dr doctor doktor baron baroness baronin hofrat prof professor sir lord lady dame hon rev"
    " reverend senator congressman representative delegate gen general col colonel capt captain major lieutenant sergeant"
    " comrade president vice-president chairman chairwoman chairperson speaker secretary minister chancellor judge justice"
    " counsel attorney witness ambassador governor king queen prince princess duke earl count marquis viscount archbishop"
    " bishop cardinal father brother sister herr frau fräulein abg abgeordneter abgeordnete präsident präsidentin"
    " vizepräsident vizepräsidentin vicepräsident alterspräsident berichterstatter berichterstatterin antragsteller"
    " interpellant bundeskanzler bundeskanzlerin reichskanzler kanzler staatsminister staatssekretär kriegsminister"
    " finanzminister justizminister graf gräfin fürst fürstin freiherr frhr ritter könig königin herzog herzogin prinz"
    " prinzessin kommissar bundeskommissar bundeskommissarius regierungskommissar reichskommissar schriftführer generalmajor"
    " generalleutnant vorsitzender vorsitzende presidente presidentessa vicepresidente vice-presidente onorevole on onor"
    " relatore ministro ministra segretario signor signora signore sig senatore senatrice deputato conte contessa marchese"
    " marchesa duca duchessa principe principessa re regina cav avv dott dottor don donna m mm mme mlle monsieur madame"
    " mademoiselle président présidente ministre sénateur député председатель тов товарищ г г-н г-жа господин госпожа граф"
    " графиня князь княгиня депутат министр генерал полковник докладчик señor señora señorita presidenta senador diputado"
    " geheimrat barone baronessa commendatore onorevoli".split()
)
"""Ranks and offices that stand before a name, or for one."""

_PARTICLES = frozenset(
    "de del della der den di da du des la le les van von vom zu zur ter of and und e ed et y и the af av".split()
)
"""Small words within a name, or between two."""

_LINKS = frozenset(
    "for the to in at on für des dem das im am per il lo gli agli alla delle degli dello dei pour au aux para el по".split()
)
"""Small words within the name of an office."""

SMALL = _PARTICLES | _LINKS | {"pro", "tempore", "tem", "ad", "interim"}
"""Small words beside capitals."""

_CHORUS = frozenset(
    "all both voice voices voci voce tutti coro stimme stimmen alle beide chor tous голос голоса все оба хор".split()
)
"""Words for several who speak at once, or for somebody who is only heard."""

_RUBRICS = frozenset(
    "note notes resolved whereas provided subject re to from cc bcc date dated time place copy copies seal ref reference"
    " sir sirs dear gentlemen ladies madam yes no ps nb viz example examples remark remarks comment action answer question"
    " source sources see article articles art sec section sections chapter chap number nr nos vol volume page pages par"
    " paragraph item items fig figure table tab part annex appendix exhibit schedule clause rule title summary first second"
    " third fourth fifth sixth seventh finally firstly secondly thirdly lastly present participants attendees distribution"
    " enclosure enclosures encl telegram letter memorandum dispatch despatch washington london confidential secret anmerkung"
    " anm bemerkung beispiel betreff betrifft artikel kapitel abschnitt absatz seite band nummer teil erstens zweitens"
    " drittens viertens ferner endlich anlage datum ort zeit von an vgl siehe nein ja nota esempio oggetto articolo capitolo"
    " capo sezione pagina parte numero primo secondo terzo quarto infine allegato data luogo ora da a vedi sì si exemple"
    " objet chapitre premièrement deuxièmement secundo annexe примечание пример статья глава раздел страница стр часть номер"
    " во-первых во-вторых в-третьих приложение кому от тема дата да нет".split()
)
"""Words that open a rubric, call upon somebody or number a paragraph, and name no speaker."""

_EXAMINATIONS = (
    ("Q", "A"), ("Que", "Ans"), ("Question", "Answer"), ("Frage", "Antwort"), ("F", "A"), ("Domanda", "Risposta"), ("D", "R"),
    ("Demande", "Réponse"), ("Pregunta", "Respuesta"), ("P", "R"), ("Вопрос", "Ответ"), ("В", "О"),
)  # fmt: skip
"""What stands before a question and before its answer."""

_QUESTION_OR_ANSWER = re.compile(
    rf"(?:{'|'.join(sorted({word for pair in _EXAMINATIONS for word in pair}, key=len, reverse=True))})(?:\.:|\.|:)(?=\s)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[ivxlc]+|.|")
"""What numbers the parts of a text, beside figures."""

_MOSTLY = 0.7
_MIXED_CAPITALS = re.compile(r"(?:Mc|Mac|[DdLl]['’]|[Dd]e|\d+)[^\W\d_a-z]+(?:\W\w+)?")
_ORDINAL = re.compile(r"\d{1,2}(?:\W{0,1}\w{1,2})?")


class Shape(Enum):
    """How a label is written, the plainest form first."""

    CAPITALS = 1
    TITLED = 2
    NAME = 3
    LOOSE = 4
    EXAMINATION = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A label at ``start``: the words that name the speaker, up to ``name_end`` with the sign behind them; then, it may be, a
    ``bracket`` with the sign behind it; the speech begins at ``end``. ``sign`` is ":", ".", "—", or "" where a label ends with
    its line or its bracket; ``is_alone`` when nothing follows in the line.
    """

    name: str
    start: int
    name_end: int
    bracket: tuple[int, int] | None
    end: int
    sign: str
    is_alone: bool
    shape: Shape

    @property
    def key(self) -> str:
        """The name without regard to case, points and spaces: what is spelled alike has the same."""
        return normal(self.name)

    def moved(self, by: int) -> Label:
        """Give the same label in a text that begins so many characters earlier."""
        bracket = (self.bracket[0] + by, self.bracket[1] + by) if self.bracket else None
        return replace(self, start=self.start + by, name_end=self.name_end + by, bracket=bracket, end=self.end + by)


def normal(name: str) -> str:
    """Give a name without regard to case, points and spaces."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def label_at(text: str, start: int, stop: int) -> Label | None:
    """Read the label that a line begins with, which runs from ``start`` to ``stop``; None where it begins with none."""
    asked = _QUESTION_OR_ANSWER.match(text, start, stop + 1)
    if asked and asked.end() < stop:
        speech = _after_blanks(text, asked.end(), stop)
        return Label(asked[0].rstrip(".:"), start, asked.end(), None, speech, ":", speech == stop, Shape.EXAMINATION)
    limit = min(stop, start + LONGEST)
    end = _end_of_name(text, start, limit, is_bold=True)
    if end is None or not _COLON.match(text, end, stop):
        end = _end_of_name(text, start, limit, is_bold=False)
    if end is None:
        return None
    name = text[start:end]
    shape = _shape(name)
    if shape is None:
        return None
    bracket = _BRACKET.match(text, end, stop)
    sign = _SIGN.match(text, bracket.end() if bracket else end, stop)
    after = sign.end() if sign else bracket.end() if bracket else end
    if after < stop and not text[after].isspace() and not (sign and sign["dash"]):
        return None
    if sign is None and bracket is None and after < stop:
        return None
    speech = _after_blanks(text, after, stop)
    kind = "" if sign is None else ":" if sign["colon"] else "." if sign["stop"] else "—"
    name_end = end if bracket else after
    extent = (bracket.start("bracket"), after) if bracket else None
    return Label(name, start, name_end, extent, speech, kind, speech == stop, shape)


def is_rubric(name: str) -> bool:
    """Tell whether all words of a name are such as open a rubric, or figures."""
    first, *others = normal(name).split() or [""]
    if first not in _RUBRICS and not (first.isdigit() or (not others and _COUNTED.fullmatch(first))):
        return False
    return all(word in _RUBRICS or word.isdigit() or _COUNTED.fullmatch(word) for word in others)


def examines(keys: Sequence[str]) -> bool:
    """Tell whether the keys of labels, in order, are those of an examination: question and answer take turns."""
    found = Counter(keys)
    for asks, answers in _EXAMINATIONS:
        pair = (asks.casefold(), answers.casefold())
        turns = [key for key in keys if key in pair]
        if min(found[key] for key in pair) > 1 and len(turns) >= _MOSTLY * len(keys):
            return sum(one != other for one, other in pairwise(turns)) >= _MOSTLY * (len(turns) - 1)
    return False


def is_titled(name: str) -> bool:
    """Tell whether a name begins with a rank or an office."""
    return without_title(name) != name


def without_title(name: str) -> str:
    """Give a name without the ranks and offices before it; "" for an office alone."""
    words = name.split()
    while words and words[0].strip(".,").casefold() in (_TITLES | {"the", "der", "die", "il", "la", "le"}):
        del words[0]
    return " ".join(words)


def _end_of_name(text: str, start: int, stop: int, is_bold: bool) -> int | None:
    """Give where the words of a label end: before a sign, a bracket or the end of the line. ``is_bold`` takes any short word
    with a full stop at the beginning for an abbreviation ("MAG. SMITH:").
    """
    at = start
    for number in range(_MOST_WORDS):
        word = _WORD.match(text, at, stop)
        if word is None or (number == 0 and not (text[at].isupper() or text[at].isdigit() or not text[at].isascii())):
            return None
        end = word.end()
        if end == stop:
            return end if stop == len(text) or text[stop].isspace() else None
        is_short = is_bold and number == 0 and len(word[0]) <= _LONGEST_ABBREVIATION
        if text[end] == "," or (text[end] == "." and (is_short or _is_abbreviation(text, word[0], end, stop, number))):
            end += 1
        elif text[end] in ":.—–" or text.startswith("--", end):
            return end
        elif not text[end].isspace():
            return None
        after = _after_blanks(text, end, stop)
        if after in (end, stop) or text[after] in "([—–" or text.startswith("--", after):
            return end if after != end and text[end - 1] != "," else None
        at = after
    return None


def _is_abbreviation(text: str, word: str, end: int, stop: int, number: int) -> bool:
    """Tell whether a full stop shortens a word within a name: a word or a letter known to be short, and a name behind it."""
    after = _after_blanks(text, end + 1, stop)
    if after >= stop or not (text[after].isupper() or text[after].isdigit() or _particle_at(text, after, stop)):
        return after < stop and text[after] in "([" and word.casefold() in ("jr", "sr", "esq")
    is_short = word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())
    return is_short or (number == 0 and word.isdigit())


def _particle_at(text: str, at: int, stop: int) -> bool:
    word = _WORD.match(text, at, stop)
    return word is not None and word[0] in _PARTICLES


def _shape(name: str) -> Shape | None:
    """Tell how a label is written; None for words that are no label at all."""
    core = name.split(",")[0]
    words = core.split()
    plain = [word.strip(".").replace("_", "") for word in words]
    bare = [
        word
        for word in plain
        if word.casefold() not in _TITLES and word not in _PARTICLES and word.lower() not in ("the", "of")
    ]
    first = plain[0].casefold()
    tail = plain.index("of") if "of" in plain else len(plain)
    capitals = [word for word in plain[:tail] if word.casefold() not in _TITLES and word not in SMALL and word != "The"]
    if any(len(word) > 1 for word in capitals) and all(_is_capital(word) for word in capitals):
        return Shape.CAPITALS
    if core.isupper() and len(core) > 1:
        return Shape.CAPITALS
    office = plain[1].casefold() if first == "the" and len(plain) > 1 else first
    has_title = office in _TITLES and (len(plain) > 1 or first != office)
    if has_title and all(_is_name_word(word) or word in SMALL for word in bare):
        return Shape.TITLED
    if "," in name:
        if is_titled(name.partition(",")[2].strip()) and all(_is_name_word(word) or word in SMALL for word in plain):
            return Shape.TITLED
        return Shape.LOOSE if len(name.split()) <= _MOST_LOOSE else None
    if first in _CHORUS and len(plain) <= 2:
        return Shape.TITLED
    if len(words) <= 6 and all(_is_name_word(word) or word in _PARTICLES or _ORDINAL.fullmatch(word) for word in plain):
        return Shape.NAME
    return Shape.LOOSE if len(words) <= _MOST_LOOSE and (words[0][0].isupper() or words[0][0].isdigit()) else None


def _is_capital(word: str) -> bool:
    """Tell whether a word is all capitals, but for such as "McKAY" and "2ND"."""
    return (
        word.isupper()
        or word.isdigit()
        or not word
        or bool(re.fullmatch(r"(?:Mc|Mac|[DdLl]['’]|d|[Dd]e|\d+)\w?[^\W\d_a-z]+\w?", word))
    )


def _is_name_word(word: str) -> bool:
    return not word or word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


def _after_blanks(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at
